"""A sign that speaks for or against an unquoted name, and how much; what several of them ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.mentions.program.bare import Bare
from kg.mentions.program.vocabulary import head_of


@dataclass(frozen=True, slots=True)
class Feature:
    """It holds of a name or not; `weight` is below zero where it speaks against it."""

    name: str
    weight: float
    holds: Callable[[Bare], object]


def ends_in_plain_head(own: str) -> bool:
    """Whether a name ends in a head noun that needs no quotation marks, and is more than that."""
    head = head_of(own)
    return head is not None and head.bare == "plain" and len(head.word) < len(own)


def makes(b: Bare) -> bool:
    """Whether the verb before the name says that it is issued, set up or carried out."""
    return bool(b.verb & {"issue", "create", "carry"})
