"""Networks that can be cut out of the graph: which entities are tied by what, and how many articles say so."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

import pyoxigraph as ox

from kg.triples import terms
from kg.triples.export.job import Told, silent

KINDS = {
    terms.PERSON: "person",
    terms.ORGANIZATION: "organization",
    terms.PLACE: "place",
    terms.PROGRAM: "program",
    terms.POST: "post",
    terms.EVENT: "event",
    terms.MEASURED: "indicator",
}
_LINK = "?f zc:relation zc:relation_{} ; zc:target ?a ; zc:program ?b"
_IN_OFFICE = "?f a zc:TenureSighting ; zc:bound ?c FILTER(?c != zc:bound_removed) ?f zc:person ?a "
# relation of the current view → what says it in the graph of an article; None for what no article says
RELATIONS = {
    terms.PROMOTES: _LINK.format("promoted_by"),
    terms.IMPLEMENTS: _LINK.format("implemented_by"),
    terms.ISSUED: _LINK.format("issued_by"),
    terms.PART_OF: "{ ?f zc:relation zc:relation_part_of ; zc:program ?a ; zc:target ?b }"
    " UNION { ?f zc:componentProgram ?a ; zc:program ?b }",
    terms.ATTENDED: "?f a zc:Participation ; zc:person ?a ; zc:event ?b",
    terms.HELD_IN: "?a a schema:Event ; zc:place ?b",
    terms.HOLDS: _IN_OFFICE + "; zc:post ?b",
    terms.MEMBER_OF: _IN_OFFICE + "; zc:organization ?b",
    terms.POST_IN: "?f a zc:TenureSighting ; zc:post ?a ; zc:organization ?b",
    terms.WITHIN: None,
    terms.OF_PLACE: None,
}
NAMING = (
    *(
        terms.ENTITY,
        terms.OF_PERSON,
        terms.OF_ORGANIZATION,
        terms.OF_POST,
        terms.OF_PLACE,
        terms.OF_PROGRAM,
        terms.TARGET,
    ),
    *(terms.OF_INDICATOR, terms.HOME),
)  # what of an article points to a thing
_DAYS = "SELECT ?article ?day { GRAPH ?article { ?article a schema:NewsArticle OPTIONAL { ?article schema:datePublished ?day } } }"
_TYPE, _EVENT = ox.NamedNode(terms.TYPE), ox.NamedNode(terms.EVENT)
_SAID = "SELECT DISTINCT ?article ?a ?b { GRAPH ?article { %s } }"
_THINGS = f"SELECT ?e ?label ?type {{ GRAPH <{terms.GRAPH_ENTITIES}> {{ ?e skos:prefLabel ?label ; a ?type }} }}"
_COUNTS = f"SELECT ?e ?n {{ GRAPH <{terms.GRAPH_ENTITIES}> {{ ?e zc:articles ?n }} }}"


@dataclass(slots=True)
class Seen:
    """In how many articles, and the days of the first and the last of them that has a date; "" where none has."""

    articles: int = 0
    first: str = ""
    last: str = ""

    def add(self, day: str) -> None:
        self.articles += 1
        if day:
            self.first = min(self.first or day, day)
            self.last = max(self.last, day)


@dataclass(frozen=True, slots=True)
class Node:
    iri: str
    label: str
    kind: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class Edge:
    """`seen` is that of the articles that say so; in none for where a place or a body lies."""

    source: str
    target: str
    relation: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by IRI, edges by their ends and relation."""

    directed: bool
    nodes: list[Node]
    edges: list[Edge]


@dataclass(frozen=True, slots=True)
class Projection:
    """Edges of the current view: of some relations, from things of some kinds (all where none are told), or else, for
    `together`, pairs of things of a kind that an article names both."""

    relations: Collection[str] = tuple(RELATIONS)
    sources: Collection[str] = tuple(KINDS.values())
    together: str = ""


_ACTS = (terms.PROMOTES, terms.IMPLEMENTS, terms.ISSUED)
PROJECTIONS = {
    "current": Projection(),
    "person-post-organization": Projection((terms.HOLDS, terms.POST_IN)),
    "person-event-place": Projection((terms.ATTENDED, terms.HELD_IN)),
    "program-actor": Projection(_ACTS, ("person", "organization")),
    "program-place": Projection(_ACTS, ("place",)),
    "program-part": Projection((terms.PART_OF,)),
    "program-co-mention": Projection(together="program"),
    "person-co-mention": Projection(together="person"),
}


def project(store: ox.Store, name: str, told: Told = silent) -> Network:
    """The network of a projection, with the things that it ties; `current` holds all things, tied or not."""
    projection = PROJECTIONS[name]
    source = _Source(store)
    steps: list[Callable[[], Iterable[Edge]]] = (
        [partial(source.together, projection.together)]
        if projection.together
        else [partial(source.view, relation, projection.sources) for relation in projection.relations]
    )
    edges: list[Edge] = []
    for done, step in enumerate(steps, 1):
        edges.extend(step())
        told("gather", done, len(steps) + 1)
    edges.sort(key=lambda e: (e.source, e.target, e.relation))
    tied = source.things if name == "current" else {end for e in edges for end in (e.source, e.target)}
    nodes = source.nodes(tied)
    told("gather", len(steps) + 1, len(steps) + 1)
    return Network(not projection.together, nodes, edges)


class _Source:
    """What networks are read from: `days` are those of the articles, "" where unknown; `things` have label and kind."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.days = {row[0]: row[1] for row in self._rows(_DAYS)}
        self.things = {iri: (label, KINDS[kind]) for iri, label, kind in self._rows(_THINGS) if kind in KINDS}

    def nodes(self, iris: Iterable[str]) -> list[Node]:
        """By IRI, with the number of articles that the graph tells, or else of those that name it."""
        counts = {iri: int(number) for iri, number in self._rows(_COUNTS)}
        wanted, named = frozenset(iris), defaultdict[str, Seen](Seen)
        for article, day in self.days.items():
            events = self.store.quads_for_pattern(None, _TYPE, _EVENT, ox.NamedNode(article))
            for iri in wanted & {*self._objects(article, NAMING), *(q.subject.value for q in events)}:  # type: ignore[union-attr]
                named[iri].add(day)
        found = []
        for iri in sorted(wanted):
            seen = named[iri]
            found.append(Node(iri, *self.things[iri], Seen(counts.get(iri, seen.articles), seen.first, seen.last)))
        return found

    def view(self, relation: str, sources: Collection[str]) -> Iterator[Edge]:
        """The edges of a relation in the current view, from things of some kinds."""
        pattern, word = RELATIONS[relation], relation.rpartition("/")[2].rpartition("#")[2]
        seen = defaultdict[tuple[str, str], Seen](Seen)
        for article, a, b in self._rows(_SAID % pattern) if pattern else ():
            seen[a, b].add(self.days[article])
        for quad in self.store.quads_for_pattern(None, ox.NamedNode(relation), None, ox.NamedNode(terms.GRAPH_CURRENT)):
            a, b = quad.subject.value, quad.object.value  # type: ignore[union-attr]
            if a in self.things and b in self.things and self.things[a][1] in sources:
                yield Edge(a, b, word, seen[a, b])

    def together(self, kind: str) -> Iterator[Edge]:
        """Pairs of things of a kind that are named in the same article."""
        of_kind = frozenset(iri for iri, (_, its) in self.things.items() if its == kind)
        seen = defaultdict[tuple[str, str], Seen](Seen)
        for article, day in self.days.items():
            for pair in itertools.combinations(sorted(of_kind & self._objects(article, (terms.ENTITY,))), 2):
                seen[pair].add(day)
        for (a, b), of_pair in seen.items():
            yield Edge(a, b, "co-mention", of_pair)

    def _objects(self, article: str, predicates: Iterable[str]) -> set[str]:
        """What the graph of an article points to; read graph by graph, since all at once are most of the store."""
        graph = ox.NamedNode(article)
        each = (self.store.quads_for_pattern(None, ox.NamedNode(p), None, graph) for p in predicates)
        return {quad.object.value for quads in each for quad in quads}  # type: ignore[union-attr]

    def _rows(self, query: str) -> Iterator[list[str]]:
        for row in self.store.query(query, prefixes=terms.PREFIXES):  # type: ignore[union-attr]
            yield ["" if term is None else term.value for term in row]
