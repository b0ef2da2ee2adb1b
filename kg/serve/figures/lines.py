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
_LINK = "GRAPH ?g { ?fact zc:program ?a ; zc:target ?b ; zc:relation zc:relation_%s }"
_CURRENT = f"GRAPH <{terms.GRAPH_CURRENT}>"
# relation (as in kg.page.style) → how the graph says it: from ?a to ?b, by ?fact in article ?g, dated by ?on, with ?note
PATTERNS: Mapping[str, str] = {
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
    dated: tuple[str, ...]  # what may tell the date, the best first
    note: str


def lines_at(graph: Graph, iris: Iterable[str], relations: Iterable[str]) -> dict[Ends, Line]:
    """All lines with an end among the things."""
    values = iri_list(iris)
    return _read(graph, {(one, end): f"VALUES ?{end} {{ {values} }}" for one in relations for end in "ab"})


def lines_among(graph: Graph, iris: Iterable[str], relations: Iterable[str]) -> dict[Ends, Line]:
    """The lines with both ends among the things."""
    values = iri_list(iris)
    return _read(graph, {(one, ""): f"VALUES ?a {{ {values} }} VALUES ?b {{ {values} }}" for one in relations})


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
    return " ".join(str(ox.NamedNode(iri)) for iri in iris)


def dates(graph: Graph, iris: Iterable[str]) -> dict[str, str]:
    """When an article was published, an event took place, a person was first sighted in a post."""
    listed = iri_list(iris)
    found: dict[str, str] = {}
    for by in ("schema:datePublished", "zc:date", "zc:firstSighted") if listed else ():
        query = f"SELECT ?x ?when {{ VALUES ?x {{ {listed} }} ?x {by} ?when }}"
        found |= {row["x"].value: row["when"].value for row in select(graph, query)}
    return found


def _read(graph: Graph, branches: Mapping[tuple[str, str], str], most: int | None = MOST_ROWS) -> dict[Ends, Line]:
    if not branches:
        return {}
    joined = " UNION ".join(
        f"{{ {bound} {PATTERNS[one]} BIND('{one}' AS ?relation) }}" for (one, _), bound in branches.items()
    )
    limit = "" if most is None else f" LIMIT {most}"
    rows = [_row(r) for r in select(graph, f"SELECT ?relation ?a ?b ?g ?on ?note {{ {joined} }}{limit}")]
    when = dates(graph, sorted({iri for row in rows for iri in row.dated}))
    found: dict[Ends, list[tuple[str, str]]] = {}
    for row in rows:
        date = next((when[iri] for iri in row.dated if iri in when), "")
        found.setdefault((*row.ends, row.relation), []).append((date, row.note))
    return {ends: _line(said) for ends, said in found.items() if ends[0] != ends[1]}


def _row(cells: ox.QuerySolution) -> _Row:
    relation, a, b, g, on, note = ("" if cell is None else cell.value for cell in cells)
    event = (a, b)[EVENT_END[relation]] if relation in EVENT_END else ""
    return _Row(relation, (a, b), tuple(filter(None, (event, on, g))), note)


def _line(said: list[tuple[str, str]]) -> Line:
    days = sorted(when for when, _ in said if when)
    notes = sorted({note for _, note in said if note})
    return Line(len(said), tuple(sorted({d[:4] for d in days})), days[-1] if days else "", tuple(notes))
