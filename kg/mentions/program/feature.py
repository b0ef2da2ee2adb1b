"""A sign that speaks for or against a quoted name, and how much."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.mentions.program.quotes import Quoted


@dataclass(frozen=True, slots=True)
class Feature:
    """`needs` says that it can hold only of a name with "members" or with a "number" in it, or of one that a "head" follows or a "verb" precedes."""

    name: str
    weight: float
    holds: Callable[[Quoted], object]
    needs: str = ""
