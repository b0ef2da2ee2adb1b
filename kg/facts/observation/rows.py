"""甲率、乙率分别达到73%、55%: the nouns and the figures of two lists belong together in order."""

from __future__ import annotations

import re

from kg.facts.observation import worth
from kg.facts.observation.figure import Figure, Reading
from kg.facts.observation.left import left_of
from kg.facts.observation.phrase import MEASURES, NUMBER, clause_start, noun_before, printed
from kg.facts.observation.scope import sentence_of
from kg.grammar import Slotted


def row(f: Figure) -> Reading | None:
    """One of several figures with 分别 before them."""
    s, i = f.s, f.i
    group = worth.neighbours(s.text, i)
    start = clause_start(s.text, group[0])
    apart = s.text.rfind("分别", start, group[0])
    if len(group) > 1 and apart < 0:
        return _row_again(f, group)
    if len(group) < 2:
        return None
    middle = s.text[apart + 2 : group[0]]
    left = left_of(s, group[0])
    k = group.index(i)
    first = Figure(s, group[0], f.read)
    if m := re.search(r"(?:[高低快好多少]于|高出|低出|[比较])", middle):
        found = items(s, apart + 2 + m.end(), group[0], len(group))
        subject = first.full(f.noun_in(start, apart))
        if subject and len(found) >= len(group):
            return Reading(f"{subject}{m[0]}{found[k - len(group)]}", apart, i + 1, subject=subject)
    found = items(s, start, apart, len(group)) if apart > start else []
    if len(found) < len(group):
        earlier = _earlier(first, len(group))
        return Reading(earlier[k], start, i + 1, left.change, left.base) if earlier else None
    return Reading(found[k - len(group)], start, i + 1, left.change, left.base)


def _earlier(f: Figure, count: int) -> list[str]:
    """What the `count` figures before `i` in its sentence were said of (破案3起，抓获5名，分别增长2%和4%)."""
    s = f.s
    start, _ = sentence_of(s, f.i)
    before = [k for k in range(start, f.i) if s.text[k] == NUMBER and worth.measures(s, k, s.mentions[k])][-count:]
    found = [r[1].about for k in before if (r := f.read(s, k))]
    return found if len(found) == count else []


_CUTS = (r"(?<![（(])、(?![^（(]*[）)])", r"(?<![（(])(?:、|和|及|以及|与)(?![^（(]*[）)])")
_RATE = re.compile(r"(?:完成|覆盖|达标|上线|合格|普及)率$")


def items(s: Slotted, start: int, end: int, count: int = 0) -> list[str]:
    """The members of a list in `text[start:end]`; a head that only the last has (增加值) is lent to the others.

    Where 、 alone gives `count` members, 和 is part of one.
    """
    for pattern in _CUTS:
        cuts = [m.span() for m in re.finditer(pattern, s.text[start:end])]
        if len(cuts) + 1 == count:
            break
    bounds = [start, *(start + b for pair in cuts for b in pair), end]
    out = []
    for a, b in zip(bounds[::2], bounds[1::2], strict=True):
        a = max(a, s.text.rfind(NUMBER, a, b) + 1)
        span = noun_before(s, a, b)
        out.append(printed(s, span or (a, b)))
    head = _RATE.search(out[-1]) or MEASURES.search(out[-1])
    return [o if not head or MEASURES.search(o) else o + head[0] for o in out]


def _row_again(f: Figure, group: tuple[int, ...]) -> Reading | None:
    """…分别为10亿人、2亿人，同比增加3万人、1万人: a second row of figures follows the nouns of the first."""
    s = f.s
    start, _ = sentence_of(s, f.i)
    apart = s.text.rfind("分别", start, group[0])
    first = s.text.find(NUMBER, apart, group[0]) if apart >= 0 else -1
    if first < 0 or len(earlier := worth.neighbours(s.text, first)) != len(group) or earlier[-1] >= group[0]:
        return None
    found = row(Figure(s, earlier[group.index(f.i)], f.read))
    left = left_of(s, group[0])
    return Reading(found.about, group[0], f.i + 1, left.change, left.base) if found else None
