"""What pages are made of: links, quotations, rows, sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.serve.address import href

LOW = 0.7  # confidence under which a fact is marked
LONG, HEAD, TAIL = 72, 32, 32  # characters of the words of a fact that are shown in a list


@dataclass(frozen=True, slots=True)
class Link:
    """A thing by its name; `hint` tells it from others of the name."""

    iri: str
    label: str
    kind: str = ""
    hint: str = ""

    @property
    def href(self) -> str:
        return href(self.iri)


Piece = str | Link


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article, with those that state the fact in the middle; `short` are these with their middle left out."""

    before: str
    words: str
    after: str
    href: str
    article: str = ""
    issued: str = ""
    publication: str = ""
    confidence: str = ""

    @property
    def short(self) -> str:
        return self.words if len(self.words) <= LONG else f"{self.words[:HEAD]}……{self.words[-TAIL:]}"


@dataclass(slots=True)
class Row:
    """One fact, or several that say the same: `count` of them, `quotes` the first and the last, `more` leads to all.

    `lead` is a date or a number; `parts` are strings and links; `facts` are the IRIs whose quotations are shown.
    """

    lead: str = ""
    parts: Sequence[Piece] = ()
    note: str = ""
    count: int = 1
    facts: Sequence[str] = ()
    more: str = ""
    confidence: float = 1.0
    quotes: Sequence[Quote] = ()
    start: str = ""  # ISO dates for the timeline: where a beginning and an end were told,
    end: str = ""
    first: str = ""  # and where a thing was only seen
    last: str = ""

    @property
    def is_low(self) -> bool:
        return self.confidence < LOW


@dataclass(slots=True)
class Figure:
    """An observation as a line of a table; `marks` are words such as 同比, 累计."""

    fact: str
    indicator: Link
    printed: str
    value: str
    high: str = ""
    unit: str = ""
    comparator: str = "="
    period: str = ""
    place: Link | None = None
    program: Link | None = None
    is_target: bool = False
    marks: tuple[str, ...] = ()
    issued: str = ""
    quote: Quote | None = None
    differs: bool = False  # another figure for the same place, period and unit

    @property
    def is_low(self) -> bool:
        return self.quote is not None and float(self.quote.confidence or 1) < LOW


@dataclass(slots=True)
class Section:
    """A group of rows of a page. `total` counts all there are (`many`: at least so many); `at` is the number of the first."""

    key: str
    rows: list[Row] = field(default_factory=list)
    total: int = 0
    at: int = 0
    many: bool = False
    shape: str = "facts"  # facts, names, figures
    of: Link | None = None  # where only facts that tell of this thing too are shown
    figures: Sequence[Figure] = ()
    quotes: Sequence[Quote] = ()  # of all rows together
    charts: Sequence[dict[str, Any]] = ()

    @property
    def rest(self) -> bool:
        return self.total > self.at + max(len(self.rows), len(self.figures))
