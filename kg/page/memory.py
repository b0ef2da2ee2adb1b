"""What a picture of a graph has looked up: where only articles have been added since, the next one asks for these alone."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.answers.evidence import Evidence, evidence_at, first_selectors
from kg.answers.statements import Statement, statements
from kg.page.facts import Articles, Everything, Facts, facts_of
from kg.store.graph import Graph
from kg.triples import terms

if TYPE_CHECKING:
    from kg.page.layout import Box


@dataclass(slots=True)
class Layout:
    """Coordinates that are kept with what they were computed of, until that or its order changes."""

    boxes: list[tuple[str, Box]] = field(default_factory=list)
    edges: list[tuple[str, str]] = field(default_factory=list)
    at: dict[str, tuple[int, int]] = field(default_factory=dict)

    def of(self, boxes: dict[str, Box], edges: list[tuple[str, str]]) -> dict[str, tuple[int, int]]:
        """As `coordinates`."""
        if ([*boxes.items()], edges) != (self.boxes, self.edges):
            from kg.page.layout import coordinates  # with it comes numpy, which takes as long to load as to lay out

            self.boxes, self.edges, self.at = [*boxes.items()], edges, coordinates(boxes, edges)
        return self.at


@dataclass(slots=True)
class Memory:
    """Of facts that were shown what they say and where they stand; of things without facts the first selectors and these.
    And where the picture had its nodes.

    It holds as long as no label changes and no article goes.
    """

    facts: Facts | None = None
    statements: dict[str, Statement] = field(default_factory=dict)
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    first: dict[str, tuple[str, ...]] = field(default_factory=dict)
    mentioned: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    layout: Layout = field(default_factory=Layout)

    def learn(self, graph: Graph, new: Iterable[str]) -> Facts:
        """Takes in the facts and the mentions of articles that are new in the graph; of all where nothing is known.

        Returns the facts of the whole graph.
        """
        if self.facts is None:
            self.facts = facts_of(Everything(graph))
            return self.facts
        read = Articles(graph, new)
        self.facts.add(facts_of(read))
        for at, entity in read.pairs(terms.ENTITY):
            if entity in self.first:
                self.first[entity] += (at,)
                self.mentioned.pop(entity, None)
        return self.facts

    def look_up(self, graph: Graph, facts: Set[str], things: Set[str], most: int) -> None:
        """Makes sure that all facts are known, and the first mentions of some things; forgets all others."""
        said = statements(graph, facts - self.statements.keys())
        found = evidence_at(graph, {s.id: s.at for s in said})
        self.statements = {iri: s for iri, s in self.statements.items() if iri in facts} | {s.id: s for s in said}
        self.evidence = {iri: self.evidence[iri] if iri in self.evidence else found[iri] for iri in self.statements}
        first = {iri: tuple(sorted(self.first[iri])[:most]) for iri in things if iri in self.first}
        self.first = first | first_selectors(graph, things - first.keys(), most)
        asked = {iri: at for iri, at in self.first.items() if iri not in self.mentioned}
        found = evidence_at(graph, asked)
        self.mentioned = {iri: self.mentioned[iri] if iri in self.mentioned else found[iri] for iri in self.first}
