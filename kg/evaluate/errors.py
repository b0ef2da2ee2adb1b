"""What was missed and what was invented, with the passage and the rule that fired or came nearest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kg.evaluate.found import Ground
from kg.evaluate.names import plain
from kg.evaluate.rows import Figure, Kind, Link, Named, Part, Partaking, Post, Row
from kg.evaluate.score import Scored
from kg.model import Analysis, Article, Mention, Number

_BREAK = re.compile(r"[。！？!?\n]")
WIDEST = 70  # characters shown on either side of the words


@dataclass(frozen=True, slots=True)
class Fault:
    """`rules` are those that fired, or those that came nearest to what was missed; `passage` has the words in 【】."""

    item: str
    kind: Kind
    is_missed: bool
    cells: tuple[str, ...]
    rules: tuple[str, ...]
    passage: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Stretch:
    """`[start, end)` of an article's text."""

    analysis: Analysis
    start: int
    end: int


def faults(scored: Scored, kind: Kind) -> Iterator[Fault]:
    """The missed rows in the order of the gold, then the invented ones in the order of the text; none if not annotated."""
    if not (matched := scored.matched.get(kind)):
        return
    for i in matched.missed:
        row = matched.gold[i]
        place = _place(scored, row)
        rules = _nearest(scored, kind, place) if place else ()
        passage = _passage(place.analysis.article, place.start, place.end) if place else ""
        yield Fault(scored.item.name, kind, True, row.cells, rules, passage)
    for j in matched.invented:
        told = scored.found[kind][j]
        first = told.grounds[0]
        rules = tuple(dict.fromkeys(g.rule for g in told.grounds if g.relation == first.relation))
        yield Fault(
            scored.item.name, kind, False, told.row.cells, rules, _passage(first.article, first.start, first.end)
        )


# ---------------------------------------------------------------- where the gold's words stand


def _place(scored: Scored, row: Row) -> Stretch | None:
    """The first stretch where the words of a gold row stand; of two words, where they stand nearest to each other."""
    match row:
        case Figure():
            return _figure(scored, row)
        case Named():
            return _first(scored, (row.name, *row.aliases))
        case Post():
            return _together(scored, row.person, (*row.printed, row.title)) or _first(scored, (row.person,))
        case Part():
            return _together(scored, row.program, (row.component,)) or _first(scored, (row.component, row.program))
        case Link():
            return _together(scored, row.program, _names(scored, row.target)) or _first(scored, (row.program,))
        case Partaking():
            return _first(scored, (row.person,))
    raise TypeError(type(row).__name__)


def _names(scored: Scored, name: str) -> tuple[str, ...]:
    """A name with the other forms that the gold gives it."""
    rows = (row for rows in scored.item.rows.values() for row in rows if isinstance(row, Named))
    return (name, *(a for row in rows if plain(row.name) == plain(name) for a in row.aliases))


def _first(scored: Scored, names: Sequence[str]) -> Stretch | None:
    found = (at for name in names for at in _everywhere(scored, name))
    return next(found, None)


def _together(scored: Scored, name: str, others: Sequence[str]) -> Stretch | None:
    """The other word where it stands nearest to the name in one article."""
    pairs = [
        (abs(a.start - b.start), i, b)
        for a in (at for form in _names(scored, name) for at in _everywhere(scored, form))
        for i, b in enumerate(at for other in others for at in _everywhere(scored, other))
        if a.analysis is b.analysis
    ]
    return min(pairs, key=lambda p: p[:2])[2] if pairs else None


def _everywhere(scored: Scored, name: str) -> Iterator[Stretch]:
    """Where a name stands, marks and layout aside; only in the part of the text that was annotated."""
    wanted = plain(name)
    for analysis in scored.analyses if wanted else ():
        squeezed, at = _squeezed(analysis.article.text)
        i = squeezed.find(wanted)
        while i >= 0:
            stretch = Stretch(analysis, at[i], at[i + len(wanted) - 1] + 1)
            if _is_inside(scored, stretch):
                yield stretch
            i = squeezed.find(wanted, i + 1)


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The plain text, and where each of its characters stands."""
    each = [(c, i) for i, char in enumerate(text) for c in plain(char)]
    return "".join(c for c, _ in each), [i for _, i in each]


def _is_inside(scored: Scored, stretch: Stretch) -> bool:
    span = scored.item.span
    return span is None or span.start <= stretch.analysis.article.offsets[stretch.start] < span.end


def _figure(scored: Scored, row: Figure) -> Stretch | None:
    """The figure of that value nearest to the indicator; else the indicator."""
    same = [
        Stretch(analysis, m.start, m.end)
        for analysis in scored.analyses
        for m in analysis.mentions
        if isinstance(m.value, Number) and row.value is not None and float(m.value.value) == row.value
    ]
    same = [s for s in same if _is_inside(scored, s)]
    indicator = list(_everywhere(scored, row.indicator))
    if not same:
        return indicator[0] if indicator else None
    near = {
        s: min((abs(s.start - i.start) for i in indicator if i.analysis is s.analysis), default=1 << 30) for s in same
    }
    return min(same, key=lambda s: near[s])


# ---------------------------------------------------------------- what came nearest


def _nearest(scored: Scored, kind: Kind, place: Stretch) -> tuple[str, ...]:
    """What overlaps the stretch: the fact or mention of the same kind that fits it best, else any other."""
    own = [(g, t) for t in scored.found[kind] for g in t.grounds if _overlap(place, g)]
    if own:
        ground, told = max(own, key=lambda x: _fit(place, x[0].start, x[0].end))
        return (f"{ground.rule} ({' | '.join(filter(None, told.row.cells))})",)
    others = [m for m in place.analysis.mentions if m.start < place.end and place.start < m.end]
    best = max(others, key=lambda m: _fit(place, m.start, m.end), default=None)
    return (f"{best.rule} ({best.kind} {_printed(place, best)})",) if best else ()


def _printed(place: Stretch, mention: Mention) -> str:
    return place.analysis.article.text[mention.start : mention.end]


def _overlap(place: Stretch, ground: Ground) -> bool:
    return ground.article is place.analysis.article and ground.start < place.end and place.start < ground.end


def _fit(place: Stretch, start: int, end: int) -> float:
    """Shared characters by all characters of both."""
    shared = min(end, place.end) - max(start, place.start)
    return shared / (max(end, place.end) - min(start, place.start))


def _passage(article: Article, start: int, end: int) -> str:
    """The sentence around a stretch, with the stretch marked."""
    text = article.text
    before = max((m.end() for m in _BREAK.finditer(text, 0, start)), default=0)
    after = _BREAK.search(text, end)
    first, last = max(before, start - WIDEST), min(after.end() if after else len(text), end + WIDEST)
    cut = "" if after and last == after.end() else "…"
    shown = f"{'…' if first > before else ''}{text[first:start]}【{text[start:end]}】{text[end:last]}{cut}"
    return "".join(c if c.isprintable() else " " for c in shown).strip()
