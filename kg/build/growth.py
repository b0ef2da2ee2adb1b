"""Graphs over all articles that grow by what new articles say of them: their lines, and what has to be checked of these."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.triples.check import Checker, Open, Report
from kg.triples.graph import Change
from kg.triples.quads import Nodes

Lines = Sequence[bytes]
_NAMED = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Grown:
    """The lines of a graph, in their order, and those that are no more or not yet in the last build."""

    graph: str
    lines: list[bytes]
    gone: list[bytes]
    come: list[bytes]


def merged(before: Lines, change: Change) -> Grown:
    """A graph after a change; `before` are its lines in the last build."""
    gone = {line.encode() for line in change.gone}
    come = [line for line in map(str.encode, sorted(change.come)) if not _has(before, line)]
    lines, done = list[bytes](), 0
    for line in sorted((*gone, *come)):  # few beside those that stay, which are taken over in stretches
        at = bisect_left(before, line, done)
        lines += before[done:at]
        if line in gone:
            done = at + before[at : at + 1].count(line)
        else:
            lines.append(line)
            done = at
    lines += before[done:]
    return Grown(change.graph, lines, sorted(gone), come)


def compared(before: Lines, graph: str, text: Sequence[str]) -> Grown:
    """The same of a graph whose lines were all made anew."""
    lines = [line.encode() for line in text]
    was, now = set(before), set(lines) if before else set[bytes]()
    gone, come = [line for line in before if line not in now], [line for line in lines if line not in was]
    return Grown(graph, lines, gone, come)


def settle(known: Open, checker: Checker, new: Sequence[Report], grown: Sequence[Grown], rest: Sequence[Report]) -> int:
    """Checks the nodes of which anything new is said; all others were found to keep the constraints, and have lost nothing.

    `known` is what all articles leave open, `new` what new ones do, `grown` are the graphs over all that have grown, and
    `rest` what the others leave open. The number of constraints; raises `ShapeError`.
    """
    nodes = {line.partition(b" ")[0].decode() for graph in grown for line in (*graph.gone, *graph.come)}
    nodes.update(*(report.nodes for report in (*new, *rest)))
    named = set(nodes)  # what their values must be is asked of the values
    for report in (*new, *rest):
        named.update(*map(_NAMED.findall, report.nodes.values()), *report.wanted.values())
    named.update(*map(_NAMED.findall, known.said(nodes)))
    for graph in grown:
        named.update(*(_NAMED.findall("\n".join(said)) for _, said in _nodes(graph, nodes)))
    left_open = known.about(named, new)
    for report in rest:
        left_open.add(report)
    for graph in grown:
        if of_named := _nodes(graph, named):
            left_open.add(checker.check(graph.graph, of_named))
    return left_open.settle(nodes)


def _has(lines: Lines, line: bytes) -> bool:
    at = bisect_left(lines, line)
    return at < len(lines) and lines[at] == line


def _nodes(graph: Grown, named: Iterable[str]) -> Nodes:
    """What the graph says of some nodes."""
    lines, end = graph.lines, len(f" <{graph.graph}> .\n".encode())
    found: Nodes = []
    for node in sorted(named):
        start = f"{node} ".encode()
        at = stop = bisect_left(lines, start)
        while stop < len(lines) and lines[stop].startswith(start):
            stop += 1
        if stop > at:
            found.append((node, [line[len(start) : -end].decode() for line in lines[at:stop]]))
    return found
