"""Relations as lines between things, read from the facts by queries that start at some ends.

Patterns hold no OPTIONAL: behind one a store reads everything before it looks at the ends. Dates are asked for afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.look import select
from kg.store.graph import Graph
from kg.triples import terms

MOST_ROWS = 20_000  # read for one picture; past that a picture would be a pile anyway
_OF_PROGRAM = "GRAPH ?g { ?fact zc:program ?a"
_LINK = _OF_PROGRAM + " ; zc:target ?b ; zc:relation zc:relation_%s }"
_CURRENT = f"GRAPH <{terms.GRAPH_CURRENT}>"
# relation (as in kg.page.style) → how the graph says it: from ?a to ?b, by ?fact in article ?g, dated by ?on, with ?note
PATTERNS: dict[str, str] = {
    "promoted_by": _LINK % "promoted_by",
    "issued_by": _LINK % "issued_by",
    "implemented_by": _LINK % "implemented_by",
    "part_of": _LINK % "part_of",
    "component": "GRAPH ?g { ?fact zc:program ?a ; zc:componentProgram ?b }",
    "observation": "GRAPH ?g { ?fact zc:program ?a ; sosa:observedProperty ?b }",
    "measured_in": "GRAPH ?g { ?fact sosa:observedProperty ?a ; zc:place ?b }",
    "tenure": f"{_CURRENT} {{ ?on org:member ?a ; org:organization ?b ; zc:post ?post }} ?post zc:title ?note .",
    "participation": "GRAPH ?g { ?fact zc:person ?a ; zc:event ?b }",
    "held_at": f"{_CURRENT} {{ ?a schema:location ?b }} GRAPH ?g {{ ?a zc:rule ?rule }}",
    "within": f"{_CURRENT} {{ ?a zc:within ?b }}",
    "of_place": f"{_CURRENT} {{ ?a zc:place ?b }}",
}
# relation → the facts behind it, where that is not `?fact` of its pattern
FACTS = {
    "tenure": "GRAPH ?g { ?fact a zc:TenureSighting ; zc:person ?a ; zc:organization ?b }",
    "held_at": "GRAPH ?g { ?a a schema:Event ; zc:place ?b } BIND(?a AS ?fact)",
}
# edge of the current view → the relations that it stands for, and whether it runs the other way
_EDGES = {
    terms.PROMOTES: (("promoted_by", True),),
    terms.ISSUED: (("issued_by", True),),
    terms.IMPLEMENTS: (("implemented_by", True),),
    terms.PART_OF: (("part_of", False), ("component", True)),
    terms.MEMBER_OF: (("tenure", False),),
    terms.ATTENDED: (("participation", False),),
    terms.HELD_IN: (("held_at", False),),
    terms.WITHIN: (("within", False),),
    terms.OF_PLACE: (("of_place", False),),
}
# asked for pairs, the facts of a participation are looked for from all events on: the edge says enough
_OF_PAIRS = PATTERNS | {"participation": f"{_CURRENT} {{ ?a zc:attended ?b }}"}
_MEASURED = ("observation", "measured_in")  # the current view has no edges for these
EVENT_END = {"participation": 1, "held_at": 0}  # which end is dated itself
Ends = tuple[str, str, str]  # source, target, relation


@dataclass(slots=True)
class Line:
    """All that says the same of two things: how many facts, in which years, the latest date, details such as titles."""

    count: int
    years: tuple[str, ...]
    last: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    relation: str
    ends: tuple[str, str]
    event: str
    membership: str
    article: str
    note: str


def lines_at(graph: Graph, iris: Iterable[str], relations: Iterable[str]) -> dict[Ends, Line]:
    """All lines with an end among the things."""
    values = iri_list(iris)
    return _read(graph, {(one, end): f"VALUES ?{end} {{ {values} }}" for one in relations for end in "ab"})


def lines_among(
    graph: Graph, iris: Iterable[str], relations: Iterable[str], known: Mapping[Ends, Line]
) -> dict[Ends, Line]:
    """The lines with both ends among the things, those `known` as they are.

    The current view tells which pairs there are, the facts of these pairs the rest.
    """
    ends = set(iris)
    inside = {line: said for line, said in known.items() if {line[0], line[1]} <= ends}
    listed = iri_list(ends)
    query = f"SELECT ?s ?p ?o {{ {_CURRENT} {{ VALUES ?s {{ {listed} }} VALUES ?o {{ {listed} }} ?s ?p ?o }} }}"
    pairs: dict[str, set[tuple[str, str]]] = {}
    for row in select(graph, query):
        for relation, turned in _EDGES.get(row["p"].value, ()):
            a, b = (row["o"], row["s"]) if turned else (row["s"], row["o"])
            if (a.value, b.value, relation) not in inside:
                pairs.setdefault(relation, set()).add((a.value, b.value))
    bound = {one: _bound(one, pairs[one]) for one in relations if one in pairs}
    bound |= {one: f"VALUES ?a {{ {listed} }} VALUES ?b {{ {listed} }}" for one in relations if one in _MEASURED}
    return _read(graph, {(one, ""): values for one, values in bound.items()}, _OF_PAIRS) | inside


def _bound(relation: str, pairs: set[tuple[str, str]]) -> str:
    """Binds the ends to pairs. Of programs few facts tell, of a country or its leader thousands: these are begun with programs."""
    if PATTERNS[relation].startswith(_OF_PROGRAM):
        ends = iri_list({b for _, b in pairs}).replace(" ", ", ")
        return f"VALUES ?a {{ {iri_list({a for a, _ in pairs})} }} FILTER(?b IN ({ends}))"
    return f"VALUES (?a ?b) {{ {' '.join(f'({ox.NamedNode(a)} {ox.NamedNode(b)})' for a, b in sorted(pairs))} }}"


def all_lines(graph: Graph, relations: Iterable[str]) -> dict[Ends, Line]:
    return _read(graph, {(one, ""): "" for one in relations}, most=None)


def facts_between(graph: Graph, source: str, target: str, relation: str, most: int) -> list[ox.NamedNode]:
    """The facts that say so, in the order of their IRIs; none for a relation that no fact states."""
    pattern = FACTS.get(relation, PATTERNS[relation])
    if "?fact" not in pattern:
        return []
    bound = f"VALUES ?a {{ {iri_list([source])} }} VALUES ?b {{ {iri_list([target])} }}"
    found = select(graph, f"SELECT DISTINCT ?fact {{ {bound} {pattern} }} ORDER BY ?fact LIMIT {most}")
    return [row["fact"] for row in found]


def iri_list(iris: Iterable[str]) -> str:
    """IRIs as they stand in a query; ValueError for what is none."""
    return " ".join(str(ox.NamedNode(iri)) for iri in sorted(iris))


def dates(graph: Graph, iris: Iterable[str], by: str = "schema:datePublished") -> dict[str, str]:
    """The dates that things have by a property: articles when they were published."""
    listed = iri_list(iris)
    query = f"SELECT ?x ?when {{ VALUES ?x {{ {listed} }} ?x {by} ?when }}"
    return {row["x"].value: row["when"].value for row in select(graph, query)} if listed else {}


def _read(
    graph: Graph,
    branches: Mapping[tuple[str, str], str],
    patterns: Mapping[str, str] = PATTERNS,
    most: int | None = MOST_ROWS,
) -> dict[Ends, Line]:
    """The lines of some relations, each with what binds its ends."""
    if not branches:
        return {}
    joined = " UNION ".join(
        f"{{ {bound} {patterns[one]} BIND('{one}' AS ?relation) }}" for (one, _), bound in branches.items()
    )
    limit = "" if most is None else f" LIMIT {most}"
    rows = [_row(r) for r in select(graph, f"SELECT ?relation ?a ?b ?g ?on ?note {{ {joined} }}{limit}")]
    when = dates(graph, {row.article for row in rows if row.article})
    when |= dates(graph, {row.event for row in rows if row.event}, "zc:date")
    when |= dates(graph, {row.membership for row in rows if row.membership}, "zc:firstSighted")
    found: dict[Ends, list[tuple[str, str]]] = {}
    for row in rows:
        date = next((when[iri] for iri in (row.event, row.membership, row.article) if iri in when), "")
        found.setdefault((*row.ends, row.relation), []).append((date, row.note))
    return {ends: _line(said) for ends, said in found.items() if ends[0] != ends[1]}


def _row(cells: ox.QuerySolution) -> _Row:
    relation, a, b, g, on, note = ("" if cell is None else cell.value for cell in cells)
    event = (a, b)[EVENT_END[relation]] if relation in EVENT_END else ""
    return _Row(relation, (a, b), event, on, g, note)


def _line(said: list[tuple[str, str]]) -> Line:
    days = sorted(when for when, _ in said if when)
    notes = sorted({note for _, note in said if note})
    return Line(len(said), tuple(sorted({d[:4] for d in days})), days[-1] if days else "", tuple(notes))
