"""What a programme is called and of which kind it is."""

from __future__ import annotations

import re

from kg.mentions.program.quoted import Quoted
from kg.mentions.program.vocabulary import NUMERAL, PHRASES, head_of, plain, verb_before
from kg.model import Program, ProgramKind

_PLAIN_TAILS = {"要求", "工作", "任务", "目标"}
_KINDS_BY_FORM: tuple[tuple[ProgramKind, re.Pattern[str]], ...] = (
    ("plan", re.compile(f"^{NUMERAL}+件(?:大|小|实|民生)?(?:事|实事)$")),
    ("service", re.compile("(?:中心|之家|课堂|学堂|食堂|驿站|超市|银行|窗口|热线|专线|小院|小屋|专车|码|站|贷|保)$")),
    ("mechanism", re.compile(r"^[0-9]+(?:[+＋\-N][0-9N]+)*$|^一[^一、，]{1,3}一[^一、，]{1,3}$")),
    ("method", re.compile(f"[+＋]|^{NUMERAL}[^个大项重类条种]$|^{NUMERAL}[^0-9]{{1,3}}{NUMERAL}[^0-9]{{1,3}}$")),
    ("method", re.compile("^[招抓促稳强优补建创引育兴惠保控扩拓转提].{2}$")),
)
_KINDS_BY_VERB: tuple[tuple[ProgramKind, tuple[str, ...]], ...] = (
    ("service", ("设立", "组建", "开设", "开通", "创办", "推出", "提供", "建成")),
    (
        "method",
        ("运用", "采取", "采用", "推行", "探索", "实行", "按照", "做到", "开展", "形成", "创新", "通过", "推广"),
    ),
)


def program_of(quoted: Quoted) -> Program:
    """The normalised name: quotes dropped, the head that follows kept; a set phrase under its usual name."""
    phrase = quoted.phrase
    plan = quoted.head is not None and quoted.head.kind in {"plan", "document"}
    if phrase is not None and not plan:
        return Program(phrase.name, phrase.kind)
    name = plain(quoted.inner)
    if quoted.head is not None and (quoted.head.quoted == "strong" or takes(quoted)):
        return Program(name + quoted.tail, quoted.head.kind)
    return Program(name, _kind_in_place(quoted))


def takes(quoted: Quoted) -> bool:
    """Whether a weak head is part of the name: of a number or a code it is, of a full name it is not."""
    return (
        bool(re.match("[0-9一二三四五六七八九十两]", quoted.inner))
        and len(quoted.inner) <= 3
        and quoted.tail not in _PLAIN_TAILS
    )


def _kind_in_place(quoted: Quoted) -> ProgramKind:
    """By its own head, else by the head that follows, its form, the verb before it."""
    if head := head_of(quoted.inner):
        return head.kind
    if quoted.head is not None and quoted.head.kind in {"method", "service", "mechanism", "cluster"}:
        return quoted.head.kind if quoted.tail not in _PLAIN_TAILS else "slogan"
    kind = kind_of(quoted.inner)
    if kind == "slogan":
        verb = verb_before(quoted.before)[0]
        kind = next((k for k, verbs in _KINDS_BY_VERB if verb.endswith(verbs)), kind)
    return kind


def kind_of(name: str) -> ProgramKind:
    """By the head noun, else by the form."""
    if phrase := PHRASES.get(name):
        return phrase.kind
    if head := head_of(name):
        return head.kind
    return next((kind for kind, form in _KINDS_BY_FORM if form.search(name)), "slogan")
