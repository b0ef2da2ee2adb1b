"""Words of an article, marked: where each quotation stands in the text that is shown, and the text cut at all marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.answers.evidence import estimate

CONTEXT = 6  # characters before a quotation that tell its place


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage: its text as shown and the offsets of its source; the latter 0 where unknown."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that stands on the characters [start, end) of the source: `key` names it, `quote` are the words."""

    key: str
    start: int
    end: int
    quote: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters under the same marks; `begins` are the marks whose first characters these are."""

    text: str
    marks: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


def cut(passages: Sequence[Stretch], marks: Iterable[Mark]) -> list[list[Piece]]:
    """Each passage as its pieces. A mark whose words are not in the text is left out."""
    text = "".join(p.text for p in passages)
    bases, at = [], 0
    for passage in passages:
        bases.append(at)
        at += len(passage.text)
    spans = {mark.key: span for mark in marks if (span := _span(text, passages, bases, mark))}
    return [_pieces(text, base, base + len(p.text), spans) for base, p in zip(bases, passages, strict=True)]


def _span(text: str, passages: Sequence[Stretch], bases: Sequence[int], mark: Mark) -> tuple[int, int] | None:
    """Where the words of a mark stand in the joined text: of all places the one after its context, then the nearest."""
    near = _estimate(passages, bases, mark.start)
    if mark.quote and text.startswith(mark.quote, near):
        return near, near + len(mark.quote)
    bare = re.sub(r"\s", "", mark.before)[-CONTEXT:]
    spots = [m.start() for m in re.finditer(re.escape(mark.quote), text)] if mark.quote else []
    if not spots:
        return None
    at = min(spots, key=lambda s: (not (bare and text[:s].endswith(bare)), abs(s - near)))
    return at, at + len(mark.quote)


def _estimate(passages: Sequence[Stretch], bases: Sequence[int], offset: int) -> int:
    """About where a source offset is in the joined text."""
    starts = sorted((p.start, base, p) for p, base in zip(passages, bases, strict=True))
    number = bisect_right([start for start, _, _ in starts], offset) - 1
    if number < 0:
        return 0
    start, base, passage = starts[number]
    return base + estimate(passage.text, start, passage.end, offset)


def _pieces(text: str, low: int, high: int, spans: dict[str, tuple[int, int]]) -> list[Piece]:
    here = {key: (max(low, s), min(high, e)) for key, (s, e) in spans.items() if s < high and e > low}
    edges = sorted({low, high, *(at for span in here.values() for at in span)})
    pieces = []
    for start, end in pairwise(edges):
        on = [k for k, (s, e) in here.items() if s <= start and end <= e]
        on.sort(key=lambda k: (here[k][0] - here[k][1], k))  # the longest outside
        begins = tuple(k for k in on if spans[k][0] == start)
        pieces.append(Piece(text[start:end], tuple(on), begins))
    return pieces
