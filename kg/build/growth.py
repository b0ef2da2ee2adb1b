"""Graphs over all articles that grow by what new articles say of them: their lines, and what has to be checked of these."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.triples.check import Checker, Open, Report
from kg.triples.graph import Change
from kg.triples.quads import graph_of

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
    lines = [line for line in before if line not in gone]
    come = [line for line in map(str.encode, sorted(change.come)) if not _has(before, line)]
    return Grown(change.graph, sorted(lines + come), sorted(gone), come)  # sorting two runs in order takes one pass


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
        named.update(*(_NAMED.findall(line.decode()) for node in nodes for line in _of(graph.lines, node)))
    left_open = known.about(named, new)
    for report in rest:
        left_open.add(report)
    for graph in grown:
        if of_named := [line.decode() for node in sorted(named) for line in _of(graph.lines, node)]:
            left_open.add(checker.check(graph.graph, graph_of(of_named).nodes()))
    return left_open.settle(nodes)


def _has(lines: Lines, line: bytes) -> bool:
    at = bisect_left(lines, line)
    return at < len(lines) and lines[at] == line


def _of(lines: Lines, node: str) -> Iterator[bytes]:
    """The lines whose subject is the node."""
    start = f"{node} ".encode()
    at = bisect_left(lines, start)
    while at < len(lines) and lines[at].startswith(start):
        yield lines[at]
        at += 1
