"""The sums of all partitions → the graphs over all articles: divided by what they are about, so that no machine needs all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.entities import Decision, summed_up
from kg.spark.partitions import first, itself, slot
from kg.spark.records import Summed, Whole
from kg.spark.shapes import report
from kg.triples import naming
from kg.triples.graph import Counts, of_sums
from kg.triples.links import links_graph
from kg.triples.part import Sums

if TYPE_CHECKING:
    from pyspark import RDD


def whole(made: RDD[Any], partitions: int) -> RDD[Any]:
    return made.flatMap(partial(_shares, partitions)).reduceByKey(_added, partitions, itself).map(_whole)


def links(decisions: RDD[Any], whole: RDD[Any], partitions: int) -> RDD[Any]:
    """The lines of the graph of decisions; those about what is replaced must know whether anything still is that."""
    used = whole.flatMap(_identifiers)
    asked = decisions.keyBy(_instead_of)
    plain = asked.filter(_is_plain).map(_decided)
    joined = asked.filter(_is_asked).leftOuterJoin(used, partitions).map(_decided_of_used)
    lines = plain.union(joined).flatMap(_lines)
    return lines.map(_alone).reduceByKey(first, partitions).keys()


def divided(sums: Sums, among: int) -> dict[int, Sums]:
    """The sums by what they are about.

    A membership goes with its organization, which gives its post the label; so no line of the graphs is made twice.
    """
    shares: dict[int, Sums] = defaultdict(Sums)
    for identifier, gathered in sums.gathering.items():
        shares[slot(naming.entity(identifier), among)].gathering[identifier] = gathered
    for iri, held in sums.current.memberships.items():
        shares[slot(held.organization, among)].current.memberships[iri] = held
    for event in sums.current.events:
        shares[slot(event.iri, among)].current.events.append(event)
    for iri, measured in sums.current.indicators.items():
        shares[slot(iri, among)].current.indicators[iri] = measured
    for line in sums.current.graph.lines():
        shares[slot(line, among)].current.graph.take(line)
    shares[0].classes.update(sums.classes)
    shares[0].rules |= sums.rules
    shares[0].triples += sums.triples
    return shares


def _shares(among: int, pair: tuple[int, Any]) -> Iterator[tuple[int, Sums]]:
    if isinstance(pair[1], Summed):
        yield from divided(pair[1].sums, among).items()


def _added(one: Sums, other: Sums) -> Sums:
    one.add(other)
    return one


def _whole(share: tuple[int, Sums]) -> Whole:
    sums, counts = share[1], Counts()
    entities = summed_up(sums.gathering)
    graphs = tuple(of_sums(sums, entities, counts))
    reports = [report(graph, share[0]) for graph in graphs if len(graph)]
    return Whole(tuple("".join(graph.lines()) for graph in graphs), entities, counts, reports)


def _identifiers(share: Whole) -> Iterator[tuple[str, bool]]:
    return ((entity.id, True) for entity in share.entities)


def _instead_of(decision: Decision) -> str:
    return decision.instead_of


def _is_plain(pair: tuple[str, Decision]) -> bool:
    return not pair[0]


def _is_asked(pair: tuple[str, Decision]) -> bool:
    return bool(pair[0])


def _decided(pair: tuple[str, Decision]) -> str:
    return "".join(links_graph((pair[1],), frozenset()).lines())


def _decided_of_used(pair: tuple[str, tuple[Decision, bool | None]]) -> str:
    instead_of, (decision, used) = pair
    return "".join(links_graph((decision,), frozenset({instead_of} if used else ())).lines())


def _alone(line: str) -> tuple[str, None]:
    return line, None


def _lines(lines: str) -> list[str]:
    return [f"{line}\n" for line in lines.split("\n") if line]
