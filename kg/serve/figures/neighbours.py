"""The surroundings of one thing, ranked and bounded: of thousands of neighbours the most telling of each kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from kg.answers.look import select
from kg.serve.figures.lines import PATTERNS, Ends, Line, iri_list, lines_among, lines_at
from kg.serve.figures.things import Thing, things
from kg.store.graph import Graph

MOST_CANDIDATES = 1500  # of the second ring that are looked at
INNER = 3  # one part in so many of a picture of two rings is the first ring
PART = "component"  # a part that is no program of its own has no IRI: it stands as PROGRAM#NAME


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a picture shall hold; an empty year is any year. `figures` are those of a place: thousands for a country."""

    depth: int
    most: int
    kinds: Collection[str]
    relations: Collection[str]
    year: str = ""
    figures: bool = False


@dataclass(slots=True)
class Surroundings:
    focus: str
    things: dict[str, Thing]
    lines: dict[Ends, Line]
    left_out: Counter[str] = field(default_factory=Counter)  # by kind


def surroundings(graph: Graph, focus: str, wanted: Wanted) -> Surroundings | None:
    """None for what is no entity."""
    itself = things(graph, [focus])
    if not itself:
        return None
    too_many = itself[focus].kind == "place" and not wanted.figures
    relations = [one for one in PATTERNS if one in wanted.relations and not (too_many and one == "measured_in")]
    near = _of_year(lines_at(graph, [focus], relations), wanted.year)
    parts = (
        _parts(graph, focus)
        if itself[focus].kind == "program" and {PART} <= {*wanted.kinds} & {*wanted.relations}
        else {}
    )
    ring, left_out = _ring(
        graph, near, {focus}, wanted.kinds, wanted.most // INNER if wanted.depth == 2 else wanted.most
    )
    found = itself | ring
    if wanted.depth == 2:
        far = _of_year(lines_at(graph, ring, relations), wanted.year)
        outer, left_out = _ring(graph, far, set(found), wanted.kinds, wanted.most - len(ring))
        near |= {ends: line for ends, line in far.items() if (ends[0] in ring) != (ends[1] in ring)}  # others twice
        found |= outer
    if all(one.kind != "indicator" for one in found.values()):
        relations = [one for one in relations if one not in ("observation", "measured_in")]
    lines = _of_year(lines_among(graph, found, relations, near), wanted.year)
    named = {ends[1]: Thing(PART, ends[1].partition("#")[2]) for ends in parts}
    return Surroundings(focus, found | named, lines | parts, left_out)


def _of_year(lines: dict[Ends, Line], year: str) -> dict[Ends, Line]:
    """Lines of a year; what has no date, such as a place within another, is of every year."""
    return {ends: line for ends, line in lines.items() if not year or not line.years or year in line.years}


def _ring(
    graph: Graph, lines: Mapping[Ends, Line], inside: set[str], kinds: Collection[str], most: int
) -> tuple[dict[str, Thing], Counter[str]]:
    """The things that the lines lead out to: the best of them, and how many of each kind stay out."""
    reached: dict[str, set[str]] = defaultdict(set)
    facts: Counter[str] = Counter()
    last: dict[str, str] = {}
    for (a, b, _), line in lines.items():
        for here, other in ((a, b), (b, a)):
            if here in inside and other not in inside:
                reached[other].add(here)
                facts[other] += line.count
                last[other] = max(last.get(other, ""), line.last)
    first = sorted(reached, key=lambda iri: (-len(reached[iri]), -facts[iri], iri))[:MOST_CANDIDATES]
    known = {iri: one for iri, one in things(graph, first).items() if one.kind in kinds}
    ranked = sorted(sorted(known), key=lambda iri: last[iri], reverse=True)
    ranked.sort(key=lambda iri: (-len(reached[iri]), -facts[iri], -known[iri].mentions))
    kept = _in_turn(ranked, known, most)
    left = Counter(known[iri].kind for iri in known.keys() - kept)
    return {iri: known[iri] for iri in kept}, left


def _in_turn(ranked: Iterable[str], known: Mapping[str, Thing], most: int) -> set[str]:
    """The first of each kind, then the second of each kind, …: a picture of one kind alone tells little."""
    turn: Counter[str] = Counter()
    order = []
    for rank, iri in enumerate(ranked):
        turn[known[iri].kind] += 1
        order.append((turn[known[iri].kind], rank, iri))
    return {iri for *_, iri in sorted(order)[: max(0, most)]}


def _parts(graph: Graph, program: str) -> dict[Ends, Line]:
    """The parts that are no programs of their own, in the order of the list."""
    query = f"""SELECT ?name (MIN(?n) AS ?position) (COUNT(*) AS ?said) {{ VALUES ?program {{ {iri_list([program])} }}
      ?fact zc:program ?program ; zc:componentName ?name ; schema:position ?n
      FILTER NOT EXISTS {{ ?fact zc:componentProgram ?other }} }} GROUP BY ?name ORDER BY ?position ?name LIMIT 40"""
    rows = select(graph, query)
    return {(program, f"{program}#{row['name'].value}", PART): Line(int(row["said"].value), (), "", ()) for row in rows}
