"""The fact tables, read off the graph by SPARQL: one row for each stated fact in each article."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.triples.terms import GRAPH_DATASET, GRAPH_ENTITIES, PREFIXES

FIRST = ("source", "article", "start", "end", "quote")
# What is more than text where tables have types. Dates are text: they may be months, years and spans of days.
INTEGERS = frozenset({"start", "end", "position"})
EXACT = ("value", "value_high")  # kept as printed numbers, and beside them as floating-point ones: `value_number`

_ENTITY = f"GRAPH <{GRAPH_ENTITIES}>"
_SOURCE = "?article dcterms:source/zc:fileName ?source ."
_SELECTOR = "oa:start ?start ; oa:end ?end ; zc:quote ?quote"
_MENTION = f"{_SOURCE} ?mention a zc:Mention ; {_SELECTOR} ; zc:rule ?by ; zc:entity"
_RULE = f"GRAPH <{GRAPH_DATASET}> {{ ?by rdfs:label ?rule ; zc:confidence ?confidence }}"
_FACT = f"{_SOURCE} ?fact prov:wasDerivedFrom ?evidence ; zc:rule ?by . ?evidence {_SELECTOR} ."


def _code(variable: str, column: str) -> str:
    return f'BIND(STRAFTER(STR({variable}), "_") AS {column})'


def _label_of(pattern: str, column: str) -> str:
    """The label of what a fact may have; bound in one OPTIONAL, so that an unbound variable joins with nothing."""
    return (
        f"OPTIONAL {{ GRAPH ?article {{ {pattern} {column}Iri }} {_ENTITY} {{ {column}Iri skos:prefLabel {column} }} }}"
    )


# table → its own columns, and the pattern that binds them; all but `articles` end in ?rule and ?confidence, those of ?by
TABLES: dict[str, tuple[tuple[str, ...], str]] = {
    "articles": (
        ("title", "publication", "issued"),
        f"""GRAPH ?article {{ {_SOURCE} ?article prov:wasDerivedFrom ?evidence . ?evidence {_SELECTOR} .
        OPTIONAL {{ ?article schema:headline ?title }} OPTIONAL {{ ?article zc:publication ?publication }}
        OPTIONAL {{ ?article schema:datePublished ?issued }} }}""",
    ),
    "persons": (
        ("person", "name", "kind", "rule", "confidence"),
        f"""{_ENTITY} {{ ?person a foaf:Person ; skos:prefLabel ?name }}
        GRAPH ?article {{ {_MENTION} ?person ; zc:kind ?k }} {_code("?k", "?kind")}""",
    ),
    "posts": (
        ("person", "name", "title", "organization", "place", "printed", "bound", "date", "rule", "confidence"),
        f"""GRAPH ?article {{ ?fact a zc:TenureSighting ; zc:person ?person ; zc:title ?title ; zc:printed ?printed ;
        zc:organization ?o ; zc:bound ?b . OPTIONAL {{ ?fact zc:date ?date }} {_FACT} }}
        {_ENTITY} {{ ?person skos:prefLabel ?name . ?o skos:prefLabel ?body }}
        OPTIONAL {{ {_ENTITY} {{ ?o zc:place ?pl . ?pl skos:prefLabel ?place }} }} {_code("?b", "?bound")}
        BIND(IF(COALESCE(STR(?body) = STR(?place), false), "", STR(?body)) AS ?organization)""",
    ),
    "organizations": (
        ("organization", "name", "printed", "rule", "confidence"),
        f"""{_ENTITY} {{ ?organization a org:Organization ; skos:prefLabel ?name }}
        GRAPH ?article {{ {_MENTION} ?organization }} BIND(?quote AS ?printed)""",
    ),
    "places": (
        ("place", "name", "level", "within", "code", "printed", "rule", "confidence"),
        f"""{_ENTITY} {{ ?place a schema:Place ; skos:prefLabel ?name }} GRAPH ?article {{ {_MENTION} ?place }}
        OPTIONAL {{ {_ENTITY} {{ ?place zc:level ?l }} }} OPTIONAL {{ {_ENTITY} {{ ?place zc:code ?code }} }}
        OPTIONAL {{ {_ENTITY} {{ ?place zc:within ?w . ?w skos:prefLabel ?within }} }} {_code("?l", "?level")}
        BIND(?quote AS ?printed)""",
    ),
    "programs": (
        ("program", "name", "kind", "printed", "rule", "confidence"),
        f"""{_ENTITY} {{ ?program a zc:Program ; skos:prefLabel ?name }}
        GRAPH ?article {{ {_MENTION} ?program ; zc:kind ?k }} {_code("?k", "?kind")} BIND(?quote AS ?printed)""",
    ),
    "components": (
        ("program", "name", "component", "position", "rule", "confidence"),
        f"""GRAPH ?article {{ ?fact a zc:Component ; zc:program ?program ; zc:componentName ?component ;
        schema:position ?position . {_FACT} }} {_ENTITY} {{ ?program skos:prefLabel ?name }}""",
    ),
    "program_links": (
        ("program", "name", "relation", "target", "target_name", "rule", "confidence"),
        f"""GRAPH ?article {{ ?fact a zc:ProgramLink ; zc:program ?program ; zc:relation ?r ; zc:target ?target . {_FACT} }}
        {_ENTITY} {{ ?program skos:prefLabel ?name . ?target skos:prefLabel ?target_name }} {_code("?r", "?relation")}""",
    ),
    "participations": (
        (
            "event",
            "event_name",
            "event_kind",
            "date",
            "place",
            "person",
            "name",
            "role",
            "position",
            "rule",
            "confidence",
        ),
        f"""GRAPH ?article {{ ?fact a zc:Participation ; zc:event ?event ; zc:person ?person ; zc:role ?r ;
        schema:position ?position . ?event zc:kind ?k . OPTIONAL {{ ?event schema:name ?event_name }}
        OPTIONAL {{ ?event zc:date ?date }} {_FACT} }}
        {_ENTITY} {{ ?person skos:prefLabel ?name }} {_label_of("?event zc:place", "?place")}
        {_code("?k", "?event_kind")} {_code("?r", "?role")}""",
    ),
    "observations": (
        (
            *(
                "observation",
                "indicator",
                "value",
                "value_high",
                "unit",
                "comparator",
                "place",
                "period",
                "status",
                "change",
            ),
            *("program", "printed", "cumulative", "change_base", "rule", "confidence"),
        ),
        f"""GRAPH ?article {{ ?fact a qb:Observation ; zc:indicator ?indicator ; zc:valueText ?value ; zc:status ?s ;
        zc:comparator ?comparator ; zc:printed ?printed . {_FACT}
        OPTIONAL {{ ?fact zc:unit ?unit }} OPTIONAL {{ ?fact zc:highText ?value_high }}
        OPTIONAL {{ ?fact zc:period ?period }} OPTIONAL {{ ?fact zc:change ?c }}
        OPTIONAL {{ ?fact zc:cumulative ?cumulative }} OPTIONAL {{ ?fact zc:changeBase ?change_base }} }}
        {_label_of("?fact zc:place", "?place")} {_label_of("?fact zc:program", "?program")}
        BIND(?fact AS ?observation) {_code("?s", "?status")} {_code("?c", "?change")}""",
    ),
}

_BYLINES = """SELECT ?article ?position ?name WHERE {
    GRAPH ?article { ?credit a zc:Credit ; zc:person ?person ; schema:position ?position ; zc:kind ?kind }
    FILTER(?kind != zc:credit_editor) GRAPH <%s> { ?person skos:prefLabel ?name } }"""


def write_tables(
    store: ox.Store, folder: Path, told: Callable[[int, int], None] = lambda done, total: None
) -> dict[str, int]:
    """Write every table; returns the number of rows of each. `told` hears of the progress."""
    folder.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    for table in TABLES:
        counts[table] = _write(folder / f"{table}.csv", *rows(store, table))
        told(len(counts), len(TABLES))
    return counts


def rows(store: ox.Store, table: str) -> tuple[list[str], list[list[str]]]:
    """Header and rows of a table, ordered by source, start, then the other columns."""
    columns, pattern = TABLES[table]
    header = [*FIRST, *columns]
    found = [list(row) for row in _select(store, header, pattern)]
    if table == "articles":
        byline = _bylines(store)
        header.append("byline")
        found = [[*row, byline.get(row[1], "")] for row in found]
    return header, sorted(found, key=lambda r: (r[0], int(r[2]), *r))


def _select(store: ox.Store, header: list[str], pattern: str) -> Iterator[tuple[str, ...]]:
    rule = _RULE if "rule" in header else ""
    query = f"SELECT {' '.join(f'?{c}' for c in header)} WHERE {{ {pattern} {rule} }}"
    for solution in store.query(query, prefixes=PREFIXES):  # type: ignore[union-attr]
        yield tuple("" if term is None else term.value for term in solution)


def _bylines(store: ox.Store) -> dict[str, str]:
    names: dict[str, dict[str, None]] = {}
    found = store.query(_BYLINES % GRAPH_ENTITIES, prefixes=PREFIXES)
    ordered = sorted((a.value, int(p.value), n.value) for a, p, n in found)  # type: ignore
    for article, _, name in ordered:
        names.setdefault(article, {})[name] = None
    return {article: ";".join(of) for article, of in names.items()}


def _write(path: Path, header: list[str], found: list[list[str]]) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(found)
    return len(found)
