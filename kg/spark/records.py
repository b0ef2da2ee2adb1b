"""What passes between the steps; all of it can be pickled, and knowing it costs a worker nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.entities import Entity, Entry
from kg.model import Finding
from kg.triples.check import Report
from kg.triples.graph import Counts
from kg.triples.part import Sums
from kg.triples.rows import Row


@dataclass(frozen=True, slots=True)
class Read:
    """A source: its articles with their records, and what is to be told of it."""

    name: str
    entries: tuple[Entry, ...]
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class Change:
    """The record `index` of an article is not what it is by itself, but `identifier`."""

    article: str
    index: int
    identifier: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An article of the source is one of another source, too, and belongs to that one."""

    source: str
    article: str


@dataclass(frozen=True, slots=True)
class Written:
    """Of a source: lines of its graphs, rows of each table, whose labels are not known yet, and what shapes leave open."""

    lines: str
    rows: dict[str, list[Row]]
    reports: list[Report]


@dataclass(frozen=True, slots=True)
class Summed:
    """A partition: its sums, and the number of rows of each table."""

    sums: Sums = field(default_factory=Sums)
    rows: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Whole:
    """A share of the graphs over all articles: the lines of each, the entities that they tell of, and what was counted."""

    graphs: tuple[str, ...]
    entities: tuple[Entity, ...]
    counts: Counts
    reports: list[Report]


@dataclass(frozen=True, slots=True)
class Label:
    """What the label of another entity is to an entity: that of the place that it is `within`, or that it is of."""

    within: bool
    label: str


Heard = tuple[int, int, list[Finding]]
"""The number of sources, of articles in them, and all findings."""


def heard(source: Read) -> Heard:
    return 1, len(source.entries), source.findings


def heard_together(one: Heard, other: Heard) -> Heard:
    return one[0] + other[0], one[1] + other[1], [*one[2], *other[2]]


def lines_of(pair: tuple[int, Written | Summed]) -> Iterator[str]:
    if isinstance(pair[1], Written) and pair[1].lines:
        yield pair[1].lines


def lines_over_all(graph: int, share: Whole) -> str:
    """Those of the current view (0) or of the entities (1)."""
    return share.graphs[graph]


def row_counts_of(pair: tuple[int, Written | Summed]) -> Iterator[Counter[str]]:
    if isinstance(pair[1], Summed):
        yield pair[1].rows
