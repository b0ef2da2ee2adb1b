"""Rows of all articles → the fact tables as CSV, with the labels that only the whole graph knows."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, partial
from io import StringIO
from pathlib import Path
from types import TracebackType

from kg.entities import Entity
from kg.triples import naming
from kg.triples.rows import Row
from kg.triples.tables import FIRST, TABLES

BYLINE = "byline"
COPIED = 1 << 20  # bytes at once
_START = FIRST.index("start")


@dataclass(frozen=True, slots=True)
class Shown:
    """What tables show of an entity: its label, level, division code, and the labels of its container and of its place."""

    label: str
    level: str = ""
    within: str = ""
    code: str = ""
    place: str = ""


_NOTHING = Shown("")

# table → the columns whose cells hold the IRI of a thing, and what is shown of it
_FILLED: Mapping[str, Mapping[str, Callable[[Shown], str]]] = {
    "persons": {"name": lambda s: s.label},
    # A post of a state (总统) is held in no body that could be named: its country stands under place alone.
    "posts": {
        "name": lambda s: s.label,
        "organization": lambda s: s.label if s.label != s.place else "",
        "place": lambda s: s.place,
    },
    "organizations": {"name": lambda s: s.label},
    "places": {
        "name": lambda s: s.label,
        "level": lambda s: s.level,
        "within": lambda s: s.within,
        "code": lambda s: s.code,
    },
    "programs": {"name": lambda s: s.label},
    "components": {"name": lambda s: s.label},
    "program_links": {"name": lambda s: s.label, "target_name": lambda s: s.label},
    "participations": {"place": lambda s: s.label, "name": lambda s: s.label},
    "observations": {"place": lambda s: s.label, "program": lambda s: s.label},
}


def columns(table: str) -> tuple[str, ...]:
    return *FIRST, *TABLES[table][0], *((BYLINE,) if table == "articles" else ())


def shown(entities: Iterable[Entity]) -> dict[str, Shown]:
    """By IRI."""
    known = {e.id: e for e in entities}

    def label(identifier: str) -> str:
        return known[identifier].label if identifier in known else ""

    return {naming.entity(e.id): show(e, label(e.within), label(e.place)) for e in known.values()}


def show(entity: Entity, within: str, place: str) -> Shown:
    """`within` and `place` are the labels of its container and of its place."""
    return Shown(entity.label, entity.code if entity.kind == "place" else "", within, entity.number, place)


def asked(table: str, row: Row) -> Iterator[str]:
    """The IRIs of the things that a row shows."""
    yield from (row[at] for at, _ in _cells()[table] if row[at])
    if table == "articles":
        yield from filter(None, row[-1].split(";"))


def filled(table: str, rows: Iterable[Row], things: Mapping[str, Shown]) -> list[list[str]]:
    """The rows of one source with all cells filled, ordered by start and then by all columns."""
    fill = _byline if table == "articles" else partial(_filled, _cells()[table])
    return sorted((fill(row, things) for row in rows), key=lambda row: (int(row[_START]), row))


@cache
def _cells() -> dict[str, list[tuple[int, Callable[[Shown], str]]]]:
    return {
        table: [(columns(table).index(column), what) for column, what in _FILLED.get(table, {}).items()]
        for table in TABLES
    }


def _filled(filled: Iterable[tuple[int, Callable[[Shown], str]]], row: Row, things: Mapping[str, Shown]) -> list[str]:
    cells = list(row)
    for at, what in filled:
        cells[at] = what(things.get(cells[at], _NOTHING))
    return cells


def _byline(row: Row, things: Mapping[str, Shown]) -> list[str]:
    *cells, byline = row
    names = (things[iri].label for iri in byline.split(";") if iri)
    return [*cells, ";".join(dict.fromkeys(names))]


def header(table: str) -> bytes:
    """The first line of a table."""
    return _text([columns(table)])


Piece = tuple[int, int]
"""What one source has in a table: bytes and rows."""


class Tables:
    """Writes the tables source by source, in the order of the sources' names; used as a context.

    `last` is the folder of tables that are replaced, of which pieces can be copied, in their order there.
    """

    def __init__(self, folder: Path, things: Mapping[str, Shown], last: Path | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._things = things
        self._open = ExitStack()
        self._files = {t: self._open.enter_context((folder / f"{t}.csv").open("wb")) for t in TABLES}
        self._last = {t: self._open.enter_context((last / f"{t}.csv").open("rb")) for t in TABLES if last}
        for table, file in self._files.items():
            file.write(header(table))
        for of_last in self._last.values():
            of_last.readline()
        self._ahead = dict.fromkeys(TABLES, 0)  # bytes of the last tables that come next

    def __enter__(self) -> Tables:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._open:
            for table in self._last if kind is None else ():
                self._catch_up(table)

    def write(self, rows: Mapping[str, Iterable[Row]]) -> list[Piece]:
        """The rows of one source, by table; the pieces of all tables that they make."""
        return [self._write(table, filled(table, rows.get(table, ()), self._things)) for table in TABLES]

    def copy(self, pieces: Sequence[Piece]) -> None:
        """The next pieces of the last tables."""
        for (size, _), table in zip(pieces, self._last, strict=True):
            self._ahead[table] += size

    def _catch_up(self, table: str) -> None:
        """Copies what comes next of a last table: many pieces at once."""
        while size := min(self._ahead[table], COPIED):
            self._files[table].write(self._last[table].read(size))
            self._ahead[table] -= size

    def _write(self, table: str, rows: Sequence[Sequence[str]]) -> Piece:
        self._catch_up(table)
        text = _text(rows)
        self._files[table].write(text)
        return len(text), len(rows)


def _text(rows: Iterable[Sequence[str]]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
