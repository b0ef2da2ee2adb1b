"""The facts of a graph by what they are about, read a predicate at a time: far cheaper than fact by fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Protocol

import pyoxigraph as ox

from kg.answers.look import pairs
from kg.answers.statements import code
from kg.store.graph import Graph
from kg.triples import terms

Ends = tuple[str, str, str]  # source, target, relation
Objects = dict[str, list[str]]  # of one predicate, by subject


@dataclass(slots=True)
class Facts:
    """By IRIs: facts that draw a line between two things, and those about one, each with its place in the order of kinds."""

    lines: dict[Ends, list[str]] = field(default_factory=dict)
    own: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def line(self, ends: Ends, fact: str) -> None:
        self.lines.setdefault(ends, []).append(fact)

    def about(self, iri: str, order: int, fact: str) -> None:
        self.own.setdefault(iri, []).append((order, fact))

    def add(self, other: Facts) -> None:
        """The facts of other articles."""
        for ends, said in other.lines.items():
            self.lines.setdefault(ends, []).extend(said)
        for iri, own in other.own.items():
            self.own.setdefault(iri, []).extend(own)


class Reader(Protocol):
    """Subjects and objects of a predicate."""

    def pairs(self, predicate: str, value: str | None = None) -> Iterable[tuple[str, str]]: ...


class Everything:
    """All that a graph says."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def pairs(self, predicate: str, value: str | None = None) -> Iterator[tuple[str, str]]:
        found = pairs(self._graph, predicate, ox.NamedNode(value) if value else None)
        return ((subject.value, of.value) for subject, of in found)


class Articles:
    """What some articles say, by their IRIs: for few of many."""

    def __init__(self, graph: Graph, articles: Iterable[str]) -> None:
        self._said: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for article in articles:
            for subject, predicate, value, _ in graph.quads(None, None, None, article):
                if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
                    self._said[predicate.value].append((subject.value, value.value))

    def pairs(self, predicate: str, value: str | None = None) -> Iterable[tuple[str, str]]:
        return (pair for pair in self._said[predicate] if value in (None, pair[1]))


def facts_of(read: Reader) -> Facts:
    found = Facts()
    places = _objects(read, terms.OF_PLACE)
    _of_events(read, found, places)
    _of_persons(read, found)
    _of_programs(read, found, places)
    return found


def _of_events(read: Reader, found: Facts, places: Objects) -> None:
    for event in {subject for subject, _ in read.pairs(terms.TYPE, terms.EVENT)}:
        found.about(event, 0, event)
        for place in places.get(event, ()):
            found.line((event, place, "held_at"), event)


def _of_persons(read: Reader, found: Facts) -> None:
    """Tenures and participations."""
    persons = _objects(read, terms.OF_PERSON)
    for relation, predicate in (("tenure", terms.OF_ORGANIZATION), ("participation", terms.OF_EVENT)):
        for fact, others in _objects(read, predicate).items():
            for person, other in product(persons.get(fact, ()), others):
                found.line((person, other, relation), fact)


def _of_programs(read: Reader, found: Facts, places: Objects) -> None:
    """Links and components, and observations, which are of programs or of places."""
    programs, targets = _objects(read, terms.OF_PROGRAM), _objects(read, terms.TARGET)
    for fact, relations in _objects(read, terms.RELATION).items():
        for program, relation, target in product(programs.get(fact, ()), relations, targets.get(fact, ())):
            found.line((program, target, code(relation)), fact)
    parts = _objects(read, terms.COMPONENT_PROGRAM)
    for fact, _ in read.pairs(terms.TYPE, terms.COMPONENT):
        for program in programs.get(fact, ()):
            if fact not in parts:
                found.about(program, 1, fact)
            for part in parts.get(fact, ()):
                found.line((program, part, "component"), fact)
    for fact, _ in read.pairs(terms.TYPE, terms.OBSERVATION):
        for iri in dict.fromkeys((*programs.get(fact, ()), *places.get(fact, ()))):
            found.about(iri, 2, fact)


def _objects(read: Reader, predicate: str) -> Objects:
    found: Objects = {}
    for subject, value in read.pairs(predicate):
        found.setdefault(subject, []).append(value)
    return found
