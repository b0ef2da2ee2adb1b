"""The shapes over graphs that are made in many places: what each leaves open is settled where its nodes are at home."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from kg.spark.partitions import Keep, slot
from kg.spark.records import Summed, Whole, Written
from kg.triples.check import Checker, Open, Report, broken_shapes
from kg.triples.quads import Graph, graph_of
from kg.triples.terms import ID

if TYPE_CHECKING:
    from pyspark import RDD

_ARTICLES = f"{ID}article/"
Decided = tuple[dict[str, set[str]], dict[str, dict[str, str]]]


def checked(
    made: RDD[Any], whole: RDD[Any], links: RDD[Any], last: Iterable[Graph], partitions: int, keep: Keep
) -> int:
    """The number of constraints, all of which the whole graph keeps; raises `ShapeError`. `last` are the other graphs."""
    reports = made.flatMap(_of_source).union(whole.flatMap(_of_share)).union(links.mapPartitionsWithIndex(_of_lines))
    reports = reports.union(made.context.parallelize([report(graph) for graph in last], 1))
    shares = keep(reports.flatMap(partial(_shares, partitions)).groupByKey(partitions))
    decided = keep(shares.mapValues(_decided))
    unmet = shares.cogroup(decided.flatMap(partial(_asked, partitions)), partitions).map(_unmet)
    found: dict[str, set[str]] = defaultdict(set)
    for broken in decided.map(_found).union(unmet).filter(bool).toLocalIterator():
        for constraint, nodes in broken.items():
            found[constraint] |= nodes
    broken_shapes(found)
    return len(_checker().constraints)


def report(graph: Graph, piece: int | None = None) -> Report:
    """What a graph leaves open, or the piece of one that has no node at home in it."""
    found = _checker().check(graph.name, graph.nodes())
    return found if piece is None else Report(f"{found.graph}#{piece}", found.nodes, found.whole, found.wanted)


def divided(report: Report, among: int) -> dict[int, Report]:
    """The report by where its nodes are at home: what they are, what is asked of them."""
    nodes: dict[int, dict[str, str]] = defaultdict(dict)
    wanted: dict[int, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for node, lines in report.nodes.items():
        nodes[slot(_home(node), among)][node] = lines
    for constraint, values in report.wanted.items():
        for value, node in values.items():
            wanted[slot(_home(value), among)][constraint][value] = node
    own = slot(_home(f"<{report.graph}>"), among)
    return {
        number: Report(
            report.graph,
            nodes.get(number, {}),
            report.whole if number == own else {},
            {constraint: dict(values) for constraint, values in wanted.get(number, {}).items()},
        )
        for number in {own, *nodes, *wanted}
    }


@cache
def _checker() -> Checker:
    return Checker()


def _home(term: str) -> str:
    """The article that a node is in; any other is at home by itself."""
    iri = term[1:-1]
    return _ARTICLES + iri.removeprefix(_ARTICLES).partition("/")[0] if iri.startswith(_ARTICLES) else iri


def _of_source(pair: tuple[int, Written | Summed]) -> Iterator[Report]:
    if isinstance(pair[1], Written):
        yield from pair[1].reports


def _of_share(share: Whole) -> Iterable[Report]:
    return share.reports


def _of_lines(number: int, lines: Iterator[str]) -> Iterator[Report]:
    if found := list(lines):
        yield report(graph_of(found), number)


def _shares(among: int, report: Report) -> Iterable[tuple[int, Report]]:
    return divided(report, among).items()


def opened(reports: Iterable[Report]) -> Open:
    """What a share of all nodes comes to."""
    share = Open(_checker())
    for one in reports:
        share.add(one)
    return share


def asked(wanted: Mapping[str, Mapping[str, str]], among: int) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """What the values of nodes must be, by where the values are at home: constraint, value, node."""
    for constraint, values in wanted.items():
        for value, node in values.items():
            yield slot(_home(value), among), (constraint, value, node)


def unmet(share: Open, questions: Iterable[tuple[str, str, str]]) -> dict[str, set[str]]:
    """The constraints that values at home here do not meet."""
    wanted: dict[str, dict[str, str]] = defaultdict(dict)
    for constraint, value, node in questions:
        wanted[constraint][value] = min(node, wanted[constraint].get(value, node))
    return share.unmet(wanted)


def _decided(reports: Iterable[Report]) -> Decided:
    found, wanted = opened(reports).decided()
    return dict(found), dict(wanted)


def _found(share: tuple[int, Decided]) -> dict[str, set[str]]:
    return share[1][0]


def _asked(among: int, share: tuple[int, Decided]) -> Iterator[tuple[int, tuple[str, str, str]]]:
    return asked(share[1][1], among)


def _unmet(share: tuple[int, tuple[Iterable[Iterable[Report]], Iterable[tuple[str, str, str]]]]) -> dict[str, set[str]]:
    reports, questions = share[1]
    return unmet(opened(chain.from_iterable(reports)), questions)
