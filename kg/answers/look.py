"""Single look-ups in the store: our graphs hold named nodes and literals only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.triples.terms import RDFS

CODE_LABEL = RDFS + "label"  # of the codes in the ontology; entities have skos:prefLabel
Node = ox.NamedNode
Value = ox.NamedNode | ox.Literal


def pairs(
    store: ox.Store, predicate: str, value: Value | None = None, graph: str | None = None
) -> Iterator[tuple[Node, Value]]:
    """Subjects and objects of a predicate, of all graphs or one."""
    place = ox.NamedNode(graph) if graph else None
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), value, place):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            yield quad.subject, quad.object


def subjects(store: ox.Store, predicate: str, value: Value, graph: str | None = None) -> list[Node]:
    """The distinct subjects, ordered."""
    return sorted({s for s, _ in pairs(store, predicate, value, graph)}, key=str)


def values(store: ox.Store, subject: Node | None, predicate: str) -> list[Value]:
    """The distinct objects, ordered; none for a subject that is None."""
    if subject is None:
        return []
    found = {q.object for q in store.quads_for_pattern(subject, ox.NamedNode(predicate), None)}
    return sorted((o for o in found if isinstance(o, ox.NamedNode | ox.Literal)), key=str)


def node(store: ox.Store, subject: Node | None, predicate: str) -> Node | None:
    """The first object that is a node."""
    return next((o for o in values(store, subject, predicate) if isinstance(o, ox.NamedNode)), None)


def text(store: ox.Store, subject: Node | None, predicate: str, languages: Iterable[str | None] = ("zh", None)) -> str:
    """The first literal in one of the languages; empty where there is none."""
    literals = [v for v in values(store, subject, predicate) if isinstance(v, ox.Literal)]
    return next((v.value for v in literals if v.language in languages), "")
