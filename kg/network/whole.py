"""graph → the network of its entities: what is said of two of them is a tie, with the number of facts that say it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from kg.answers.frame import read
from kg.answers.look import select
from kg.answers.names import CLASSES
from kg.answers.trouble import UserError
from kg.store.graph import Graph
from kg.triples import terms

KINDS = ("program", "person", "organization", "place", "event")
_ENTITIES = f"GRAPH <{terms.GRAPH_ENTITIES}>"
_LINK = "?fact zc:program ?a ; zc:relation zc:relation_{} ; zc:target ?b"

# relation → the pattern of the facts that say it, within the graph of an article
RELATIONS = {
    "holds_post": "?fact a zc:TenureSighting ; zc:person ?a ; zc:organization ?b",
    "takes_part": "?fact a zc:Participation ; zc:person ?a ; zc:event ?b",
    "held_at": "?fact a schema:Event ; zc:place ?b . BIND(?fact AS ?a)",
    "issued_by": _LINK.format("issued_by"),
    "implemented_by": _LINK.format("implemented_by"),
    "promoted_by": _LINK.format("promoted_by"),
    "part_of": _LINK.format("part_of"),
}
STANDING = {
    "within": "?a zc:within ?b",
    "of_place": "?a a org:Organization ; zc:place ?b",
}  # of entities, without facts


def network(graph: Any = "build", kinds: Iterable[str] = (), relations: Iterable[str] = ()) -> nx.MultiDiGraph[str]:
    """A directed graph of IRIs. Nodes have `label`, `kind` and `mentions`; edges have their relation as key, and `facts`,
    `first` and `last`: how many facts say so, and the days of the first and the last article with a date that does.

    Without `kinds` and `relations` all are taken, save for `within` and `of_place`, which tell where places and bodies
    lie. Raises UserError for a kind or relation that there is not.

    >>> import pyoxigraph as ox
    >>> store = ox.Store()
    >>> store.load('''
    ... PREFIX zc: <https://w3id.org/zhengce-kg/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    ... <https://w3id.org/zhengce-kg/graph/entities> {
    ...   <urn:行动> a zc:Program ; skos:prefLabel "行动"@zh . <urn:王> a <http://xmlns.com/foaf/0.1/Person> ; skos:prefLabel "王"@zh }
    ... <urn:文章> { <urn:事实> zc:program <urn:行动> ; zc:relation zc:relation_promoted_by ; zc:target <urn:王> }
    ... ''', format=ox.RdfFormat.TRIG)
    >>> list(network(store, relations=["promoted_by"]).edges(data="facts"))
    [('urn:行动', 'urn:王', 1)]
    """
    source = read(graph)
    kept = _known("kinds", kinds, KINDS) or KINDS
    wanted = _known("relations", relations, (*RELATIONS, *STANDING)) or tuple(RELATIONS)
    nodes = _nodes(source, kept)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for relation in wanted:
        for a, b, facts, first, last in _edges(source, relation):
            if a in nodes and b in nodes and a != b:
                made.add_edge(a, b, key=relation, relation=relation, facts=facts, first=first, last=last)
    for iri in made:
        made.nodes[iri].update(nodes[iri])
    return made


def _known(what: str, names: Iterable[str], there: tuple[str, ...]) -> tuple[str, ...]:
    asked = (names,) if isinstance(names, str) else tuple(names)
    if wrong := [name for name in asked if name not in there]:
        raise UserError(
            f"{what} 没有 {'、'.join(wrong)}；现有：{'、'.join(there)}",
            f"{what} cannot be {', '.join(wrong)}; there are: {', '.join(there)}",
        )
    return asked


def _nodes(graph: Graph, kinds: Iterable[str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for kind in kinds:
        query = f"""SELECT ?e ?label ?n {{ {_ENTITIES} {{ ?e a <{CLASSES[kind][0]}> ; skos:prefLabel ?label .
            OPTIONAL {{ ?e zc:mentions ?n }} }} }} ORDER BY ?e"""
        for iri, label, n in select(graph, query):
            found[iri.value] = {"label": label.value, "kind": kind, "mentions": int(n.value) if n else 0}
    return found


def _edges(graph: Graph, relation: str) -> Iterable[tuple[str, str, int, str, str]]:
    """Ends, number of facts, first and last day, ordered."""
    if relation in STANDING:
        query = f"SELECT DISTINCT ?a ?b {{ {_ENTITIES} {{ {STANDING[relation]} }} }} ORDER BY ?a ?b"
        return [(a.value, b.value, 0, "", "") for a, b in select(graph, query)]
    query = f"""SELECT ?a ?b (COUNT(?fact) AS ?n) (MIN(COALESCE(STR(?day), "~")) AS ?first) (MAX(COALESCE(STR(?day), "")) AS ?last) {{
        GRAPH ?article {{ {RELATIONS[relation]} }} OPTIONAL {{ ?article schema:datePublished ?day }} }} GROUP BY ?a ?b ORDER BY ?a ?b"""
    rows = ([t.value for t in row] for row in select(graph, query))
    return [(a, b, int(n), first.rstrip("~"), last) for a, b, n, first, last in rows]
