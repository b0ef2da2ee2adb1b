"""Single look-ups in the graph: our graphs hold named nodes and literals only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.store.graph import Graph
from kg.triples.terms import RDFS

CODE_LABEL = RDFS + "label"  # of the codes in the ontology; entities have skos:prefLabel
Node = ox.NamedNode
Value = ox.NamedNode | ox.Literal


def select(graph: Graph, query: str) -> ox.QuerySolutions:
    """The solutions of a SELECT."""
    found = graph.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return found


def pairs(
    graph: Graph, predicate: str, value: Value | None = None, of: str | None = None
) -> Iterator[tuple[Node, Value]]:
    """Subjects and objects of a predicate, of all named graphs or that with the IRI `of`."""
    for subject, _, found, _ in graph.quads(None, predicate, value, of):
        if isinstance(subject, ox.NamedNode) and isinstance(found, ox.NamedNode | ox.Literal):
            yield subject, found


def subjects(graph: Graph, predicate: str, value: Value, of: str | None = None) -> list[Node]:
    """The distinct subjects, ordered."""
    return sorted({s for s, _ in pairs(graph, predicate, value, of)}, key=str)


def values(graph: Graph, subject: Node | None, predicate: str) -> list[Value]:
    """The distinct objects, ordered; none for a subject that is None."""
    if subject is None:
        return []
    found = {value for _, _, value, _ in graph.quads(subject, predicate)}
    return sorted((o for o in found if isinstance(o, ox.NamedNode | ox.Literal)), key=str)


def node(graph: Graph, subject: Node | None, predicate: str) -> Node | None:
    """The first object that is a node."""
    return next((o for o in values(graph, subject, predicate) if isinstance(o, ox.NamedNode)), None)


def text(graph: Graph, subject: Node | None, predicate: str, languages: Iterable[str | None] = ("zh", None)) -> str:
    """The first literal in one of the languages; empty where there is none."""
    literals = [v for v in values(graph, subject, predicate) if isinstance(v, ox.Literal)]
    return next((v.value for v in literals if v.language in languages), "")
