"""Single look-ups in the graph: our graphs hold named nodes and literals only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from kg.store.graph import Graph
from kg.triples.terms import RDFS

CODE_LABEL = RDFS + "label"  # of the codes in the ontology; entities have skos:prefLabel
Node = ox.NamedNode
Value = ox.NamedNode | ox.Literal
Said = Mapping[str, Sequence[Value]]  # predicate → the distinct objects, ordered
AT_ONCE = 2000  # subjects in one query


def select(graph: Graph, query: str) -> ox.QuerySolutions:
    """The solutions of a SELECT."""
    found = graph.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return found


def pairs(
    graph: Graph, predicate: str, value: Value | None = None, of: str | None = None, where: str = ""
) -> Iterator[tuple[Node, Value]]:
    """Subjects `?s` and objects `?o` of a predicate, of all named graphs or that with the IRI `of`; `where` says more of them."""
    pattern = f"{where} ?s <{predicate}> {'?o' if value is None else value}"
    place = pattern if of is None else f"GRAPH <{of}> {{ {pattern} }}"
    for row in select(graph, f"SELECT * {{ {place} }}"):
        subject, found = row["s"], row["o"] if value is None else value
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


def properties(graph: Graph, subjects: Iterable[str], predicates: Iterable[str]) -> dict[str, Said]:
    """IRI → what is said of it by some predicates, of many things in few queries; nothing is there of which nothing is said.

    A store finds what it knows of one thing in one place: reading that and passing over what is not asked for is far
    cheaper than a pattern for every predicate, of which it may read one whole before it looks at the subjects.
    """
    wanted = ", ".join(f"<{predicate}>" for predicate in predicates)
    asked = [str(ox.NamedNode(iri)) for iri in sorted(set(subjects))]
    found: dict[str, dict[str, list[Value]]] = {}
    for at in range(0, len(asked), AT_ONCE):
        listed = " ".join(asked[at : at + AT_ONCE])
        for s, p, o in select(
            graph, f"SELECT ?s ?p ?o {{ VALUES ?s {{ {listed} }} ?s ?p ?o FILTER(?p IN ({wanted})) }}"
        ):
            there = found.setdefault(s.value, {}).setdefault(p.value, [])
            if o not in there:  # one triple may stand in several graphs
                there.append(o)
    for said in found.values():
        for there in said.values():
            there.sort(key=str)
    return dict(found)


def first(said: Said, predicate: str) -> str:
    """The first object as text; empty where there is none."""
    there = said.get(predicate, ())
    return there[0].value if there else ""


def objects(said: Said, predicate: str) -> tuple[str, ...]:
    """All objects as text."""
    return tuple(value.value for value in said.get(predicate, ()))


def literal(objects: Iterable[Value], languages: Iterable[str | None] = ("zh", None)) -> str:
    """The first literal in one of the languages; empty where there is none."""
    literals = (o for o in objects if isinstance(o, ox.Literal))
    return next((o.value for o in literals if o.language in languages), "")


def node(graph: Graph, subject: Node | None, predicate: str) -> Node | None:
    """The first object that is a node."""
    return next((o for o in values(graph, subject, predicate) if isinstance(o, ox.NamedNode)), None)


def text(graph: Graph, subject: Node | None, predicate: str, languages: Iterable[str | None] = ("zh", None)) -> str:
    """The first literal in one of the languages; empty where there is none."""
    return literal(values(graph, subject, predicate), languages)
