"""A sign that speaks for or against an unquoted name, and how much; what several of them ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.mentions.program.bare import Bare
from kg.mentions.program.vocabulary import head_of


@dataclass(frozen=True, slots=True)
class Feature:
    name: str
    weight: float
    holds: Callable[[Bare], object]


def ends_in_plain_head(own: str) -> bool:
    head = head_of(own)
    return head is not None and head.bare == "plain" and len(head.word) < len(own)


def makes(b: Bare) -> bool:
    return bool(b.verb & {"issue", "create", "carry"})
