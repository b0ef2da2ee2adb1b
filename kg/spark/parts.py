"""Sources with what others decide about them → their quads, their rows, and the sums of the partition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.entities import Changes, Privacy
from kg.spark.records import Change, Elsewhere, Read, Summed, Written
from kg.spark.shapes import report
from kg.triples.check import Report
from kg.triples.part import Part, part

MUCH = 1 << 24  # characters of quads in a record


def parts(privacy: Privacy, told: Iterator[Change | Elsewhere | Read]) -> Iterator[Written | Summed]:
    """What is said of the sources of a partition comes before them; `Summed` comes last."""
    changes: Changes = {}
    elsewhere: dict[str, set[str]] = defaultdict(set)
    summed = Summed()
    for one in told:
        match one:
            case Change():
                changes[one.article, one.index] = one.identifier
            case Elsewhere():
                elsewhere[one.source].add(one.article)
            case Read():
                made = part(one.entries, privacy, changes, elsewhere.get(one.name, ()))
                summed.sums.add(made.sums)
                summed.rows.update({table: len(rows) for table, rows in made.rows.items()})
                yield from _written(made)
    yield summed


def _written(made: Part) -> Iterator[Written]:
    """The quads are fifty times what was read, and no record may be very large."""
    lines, reports, size = list[str](), list[Report](), 0
    for graph in made.graphs:
        of_graph = graph.lines()
        lines += of_graph
        reports.append(report(graph))
        size += sum(map(len, of_graph))
        if size >= MUCH:
            yield Written("".join(lines), {}, reports)
            lines, reports, size = [], [], 0
    yield Written("".join(lines), dict(made.rows), reports)
