"""What a programme is called and of which kind it is."""

from __future__ import annotations

import re

from kg.mentions.program.quoted import Quoted
from kg.mentions.program.vocabulary import PHRASES, head_of, plain
from kg.model import Program, ProgramKind

_PERIODS = re.compile(r"^[0-9]+(?:[+＋\-N][0-9N]+)*$")


def program_of(quoted: Quoted) -> Program:
    """The normalised name: quotes dropped, the head that follows kept; a set phrase under its usual name."""
    phrase = quoted.phrase
    plan = quoted.head is not None and quoted.head.kind in {"plan", "document"}
    if phrase is not None and not plan:
        return Program(phrase.name, phrase.kind)
    name = plain(quoted.inner)
    if quoted.head is not None and (quoted.head.quoted == "strong" or takes(quoted)):
        name += quoted.tail
    return Program(name, kind_of(name))


def takes(quoted: Quoted) -> bool:
    """Whether a weak head is part of the name: of a number or a code it is, of a full name it is not."""
    return (
        bool(re.match("[0-9一二三四五六七八九十两]", quoted.inner))
        and len(quoted.inner) <= 3
        and quoted.tail not in {"要求", "工作", "任务", "目标"}
    )


def kind_of(name: str) -> ProgramKind:
    """By the head noun, else by the form."""
    if phrase := PHRASES.get(name):
        return phrase.kind
    if head := head_of(name):
        return head.kind
    if _PERIODS.match(name):
        return "mechanism"
    if "+" in name or "＋" in name:
        return "method"
    return "slogan"
