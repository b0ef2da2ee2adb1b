"""Two figures of one noun: 948户2954人吃水难的问题, 1410户5640人."""

from __future__ import annotations

import re

from kg.facts.observation import worth
from kg.facts.observation.after import after
from kg.facts.observation.before import HOUSEHOLDS
from kg.facts.observation.clause import clause_start
from kg.facts.observation.deeds import befallen
from kg.facts.observation.figure import Figure, Reading
from kg.facts.observation.phrase import noun_after
from kg.grammar import NUMBER, PLACE
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


_MARK = re.compile(f"[，、。；）{NUMBER}]|$")
_ONLY_PLACES = re.compile(f"[{PLACE} ]*(?:现|总|一)?(?:共|有|约)*")
_HEADS = {"户": "户数", "平方公里": "面积"}


def population(f: Figure) -> Reading | None:
    """开云镇现有343户、1026人: the households and heads of a place, or how large it is."""
    s, i = f.s, f.i
    text, unit = s.text, f.number.unit
    if (unit not in HOUSEHOLDS and unit not in _HEADS) or not _MARK.match(text, i + 1):
        return None
    first = i - 1 if text[i - 1 : i] == NUMBER else i - 2 if i > 1 and _JOINED.match(text, i - 2) else i
    other = s.mentions[first].value
    assert isinstance(other, Number)
    start = clause_start(text, first)
    if other.unit not in HOUSEHOLDS and other.unit not in _HEADS:
        return None
    pair = (first < i and other.unit == "户") or _with_heads(f)
    if not (pair and text[first - 1 : first] == "、") and not (
        _ONLY_PLACES.fullmatch(text, start, first) and (pair or PLACE in text[start:first])
    ):
        return None
    if befallen(f) or f.of_same_unit() or f.headed(start):
        return None
    return Reading(_HEADS.get(unit, "人口"), start, i + 1)


def _with_heads(f: Figure) -> bool:
    """Whether it counts households, and heads follow: 860户，4100人."""
    k = f.s.text.find(NUMBER, f.i + 1, f.i + 3)
    beside = k == f.i + 1 or (k > 0 and _JOINED.match(f.s.text, k - 2))
    value = f.s.mentions[k].value if beside else None
    if f.number.unit != "户" or not isinstance(value, Number) or value.unit not in HOUSEHOLDS:
        return False
    return _MARK.match(f.s.text, k + 1) is not None


_JOINED = re.compile(f"{NUMBER}[、，和共计]")


_COUNTS = frozenset(("count", "person"))
_AMOUNTS = _COUNTS | {"measure", "money"}  # 发放低保金1.2万户、3400万元


def paired(f: Figure) -> Reading | None:
    """1410户5640人: a figure right after another that ends the phrase is said of the same noun."""
    s, i = f.s, f.i
    first = i - 1 if s.text[i - 1 : i] == NUMBER else i - 2 if _JOINED.match(s.text, i - 2) else -1
    if first < 0 or f.after:
        return None
    values = [v for k in (first, i) if isinstance(v := s.mentions[k].value, Number)]
    units = {v.unit for v in values}
    kinds = _AMOUNTS if s.text[i - 1] == "、" else _COUNTS
    if not {worth.kind_of(v) for v in values} <= kinds or not worth.measures(s, first, s.mentions[first]):
        return None
    if first < i - 1 and len(units) == 1:
        return None
    if of := befallen(f):
        return of
    found = f.read(s, first)
    return (
        Reading(found[1].indicator, found[1].start, i + 1, found[1].change, None, found[1].subject) if found else None
    )
