"""What the graph has at places: each thing counted once for every province, prefecture and county that holds its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.answers.look import select
from kg.serve.figures.gazetteer import Area, gazetteer
from kg.serve.figures.lines import dates, iri_list
from kg.serve.kept import Kept
from kg.store.graph import Graph
from kg.triples import terms

_CURRENT = f"GRAPH <{terms.GRAPH_CURRENT}>"
_LINKED = "VALUES ?by { zc:relation_implemented_by zc:relation_issued_by } GRAPH ?g { ?fact zc:relation ?by ; zc:program ?thing ; zc:target ?%s }"
# kind → how the graph says that something is at a place; the article (or the event itself) tells the year
AT: dict[str, tuple[str, ...]] = {
    "programs": (
        f"?place a schema:Place . {_LINKED % 'place'}",
        f"{_CURRENT} {{ ?body zc:place ?place }} {_LINKED % 'body'}",
    ),
    "events": (f"{_CURRENT} {{ ?thing schema:location ?place }} GRAPH ?g {{ ?thing zc:rule ?rule }}",),
    "figures": ("GRAPH ?g { ?thing zc:indicator ?indicator ; zc:place ?place }",),
    "mentions": ("?place a schema:Place . GRAPH ?g { ?at zc:entity ?place } BIND(?g AS ?thing)",),
}
KINDS = tuple(AT)
# kind → which of the things have to do with ?about
ABOUT: dict[str, tuple[str, ...]] = {
    "programs": ("BIND(?about AS ?thing)", "?fact zc:program ?thing ; zc:target ?about"),
    "events": ("?fact zc:event ?thing ; zc:person ?about",),
    "figures": ("?thing zc:program ?about", "?thing sosa:observedProperty ?about"),
    "mentions": ("GRAPH ?thing { ?at zc:entity ?about }",),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A thing at a place in a year; the year is empty where the article has no date."""

    thing: str
    place: str
    year: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many things an area holds, and how many of them are told of no smaller area."""

    area: Area
    holds: int
    own: int


@dataclass(frozen=True, slots=True)
class Counts:
    """`areas` of China by code, `abroad` countries by number; `unplaced` things are at places that nothing is known to hold."""

    areas: tuple[Count, ...]
    abroad: tuple[Count, ...]
    nationwide: int
    unplaced: int
    total: int


_READ: Kept[dict[str, tuple[Standing, ...]]] = Kept(lambda graph: {})


def standings(graph: Graph, kind: str) -> tuple[Standing, ...]:
    """All of a kind, kept until the graph changes."""
    known = _READ.of(graph)
    if kind not in known:
        known[kind] = tuple(_standings(graph, kind))
    return known[kind]


def _standings(graph: Graph, kind: str) -> Iterable[Standing]:
    found: set[tuple[str, str, str]] = set()
    for pattern in AT[kind]:
        rows = select(graph, f"SELECT DISTINCT ?thing ?place ?g {{ {pattern} }}")
        found |= {(row["thing"].value, row["place"].value, row["g"].value) for row in rows}
    when = dates(graph, {g for *_, g in found})
    rows_by_year = {(thing, place, when.get(g, "")[:4]) for thing, place, g in found}
    return (Standing(*one) for one in sorted(rows_by_year))


def years(graph: Graph, kind: str) -> tuple[str, ...]:
    return tuple(sorted({one.year for one in standings(graph, kind) if one.year}))


def about(graph: Graph, kind: str, iri: str) -> set[str]:
    """The things of a kind that have to do with an entity."""
    bound = f"VALUES ?about {{ {iri_list([iri])} }}"
    return {
        row["thing"].value for p in ABOUT[kind] for row in select(graph, f"SELECT DISTINCT ?thing {{ {bound} {p} }}")
    }


def counts(graph: Graph, kind: str, iri: str | None = None, year: str = "") -> Counts:
    """How many things of a kind each area holds."""
    places = gazetteer(graph)
    wanted = about(graph, kind, iri) if iri else None
    holders = cache(places.holders)
    held: dict[Area, set[str]] = defaultdict(set)
    own: dict[Area, set[str]] = defaultdict(set)
    unplaced, everything = set(), set()
    for one in standings(graph, kind):
        if (year and one.year != year) or (wanted is not None and one.thing not in wanted):
            continue
        everything.add(one.thing)
        around = holders(one.place)
        if not around:
            unplaced.add(one.thing)
            continue
        own[around[-1]].add(one.thing)
        for area in around:
            held[area].add(one.thing)
    rows = [Count(area, len(things), len(own[area])) for area, things in held.items()]
    at_home = [row for row in rows if row.area.level != "country"]
    china = next((row.holds for row in rows if row.area.iri == terms.ID + "place/中国"), 0)
    abroad = [row for row in rows if row.area.level == "country" and row.area.iri != terms.ID + "place/中国"]
    return Counts(
        tuple(sorted(at_home, key=lambda row: row.area.code)),
        tuple(sorted(abroad, key=lambda row: (-row.holds, row.area.iri))),
        china,
        len(unplaced - set().union(*held.values())),
        len(everything),
    )
