"""Two figures of one noun: 948户2954人吃水难的问题, 1410户5640人."""

from __future__ import annotations

import re

from kg.facts.observation import worth
from kg.facts.observation.after import after
from kg.facts.observation.before import HOUSEHOLDS
from kg.facts.observation.deeds import befallen
from kg.facts.observation.figure import Figure, Reading
from kg.facts.observation.phrase import noun_after
from kg.grammar import NUMBER
from kg.model import Number


def shared(f: Figure) -> Reading | None:
    """948户2954人吃水难的问题: a figure right before another is said of the same noun."""
    s, i = f.s, f.i
    if s.text[i + 1 : i + 2] != NUMBER:
        return _households(f) if f.number.unit == "户" and s.text[i + 1 : i + 3] == f"、{NUMBER}" else None
    following = s.mentions[i + 1].value
    if worth.classifies(s, i + 1):  # 5家|超百亿元的|企业
        span = noun_after(s, i + 3)
        return Reading(s.printed(i + 1, span[1]), i, span[1]) if span else None
    if not isinstance(following, Number) or worth.kind_of(following) not in ("count", "person"):
        return None
    return after(Figure(s, i + 1, f.read))


def _households(f: Figure) -> Reading | None:
    """120户、460人脱贫: what their heads do is said of the households as well."""
    other = f.s.mentions[f.i + 2].value
    if f.before or not isinstance(other, Number) or other.unit not in HOUSEHOLDS:
        return None
    if of := befallen(f):
        return of
    found = f.read(f.s, f.i + 2)
    return Reading(found[1].indicator, f.i, found[1].end) if found else None


_JOINED = re.compile(f"{NUMBER}[、，和共计]")


def paired(f: Figure) -> Reading | None:
    """1410户5640人: a figure right after another that ends the phrase is said of the same noun."""
    s, i = f.s, f.i
    first = i - 1 if s.text[i - 1 : i] == NUMBER else i - 2 if _JOINED.match(s.text, i - 2) else -1
    if first < 0 or f.after:
        return None
    values = [v for k in (first, i) if isinstance(v := s.mentions[k].value, Number)]
    units = {v.unit for v in values}
    if not {worth.kind_of(v) for v in values} <= {"count", "person"} or not worth.measures(s, first, s.mentions[first]):
        return None
    if first < i - 1 and len(units) == 1:
        return None
    if of := befallen(f):
        return of
    found = f.read(s, first)
    return Reading(found[1].indicator, found[1].start, i + 1, None, None, found[1].subject) if found else None
