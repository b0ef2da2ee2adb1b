"""`/network/whole.json`: everything that stands in relations, the most related first, as one picture of up to thousands of nodes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request

from kg.page.crowd import crowd
from kg.page.style import KINDS
from kg.serve.figures.answer import choice_of, number_of, year_of
from kg.serve.figures.lines import PATTERNS, Ends, Line, all_lines
from kg.serve.figures.neighbours import Surroundings
from kg.serve.figures.network import drawn, legend, line_row, node_row
from kg.serve.figures.things import CLASSES, Thing, things
from kg.serve.kept import Kept
from kg.serve.pages import language_of
from kg.store.graph import Graph

MOST, LIMIT = 2_000, 20_000
FEW = 300  # that are laid out one by one, with room for every name, as the surroundings of a thing are
TELLING = tuple(one for one in PATTERNS if one not in ("within", "of_place"))  # what lies where is no news


@dataclass(frozen=True, slots=True)
class Whole:
    """`placed` are coordinates by what was asked."""

    things: dict[str, Thing]
    lines: dict[Ends, Line]
    placed: dict[tuple[object, ...], dict[str, tuple[int, int]]] = field(default_factory=dict)


UNIT = 30  # pixels for a length of one


def whole(graph: Graph) -> Whole:
    """All relations of a graph, kept until the graph changes."""
    return _READ.of(graph)


def _read(graph: Graph) -> Whole:
    lines = all_lines(graph, TELLING)
    return Whole(things(graph, {end for a, b, _ in lines for end in (a, b)}), lines)


_READ = Kept(_read)


def whole_json(request: Request) -> dict[str, Any]:
    """The most related things of the wanted kinds and year with all relations between them."""
    graph, language = request.app.state.graph, language_of(request)
    most = number_of(request, "most", MOST, 1, LIMIT)
    kinds = choice_of(request, "kinds", tuple(CLASSES.values()))
    relations = choice_of(request, "relations", TELLING)
    year = year_of(request)
    everything = whole(graph)
    ranked, lines = ranking(everything, kinds, relations, year)
    kept = [iri for iri, _ in ranked[:most]]
    inside = set(kept)
    shown = {ends: line for ends, line in lines.items() if ends[0] in inside and ends[1] in inside}
    tied = {end for a, b, _ in shown for end in (a, b)}
    kept = [iri for iri in kept if iri in tied]
    if len(kept) <= FEW:
        few = Surroundings("", {iri: everything.things[iri] for iri in kept}, shown)
        return drawn(graph, few, language) | {"left_out": len(ranked) - len(kept)}
    at = _placed(everything, kept, shown, (most, kinds, relations, year))
    degree = dict(ranked)
    nodes = [node_row(iri, everything.things[iri], at[iri], round(1.6 + 0.55 * degree[iri] ** 0.5, 1)) for iri in kept]
    rows = [line_row(ends, line, language) for ends, line in shown.items()]
    return {"nodes": nodes, "edges": rows, "left_out": len(ranked) - len(kept), **legend(language)}


def ranking(
    found: Whole, kinds: tuple[str, ...] = tuple(KINDS), relations: tuple[str, ...] = TELLING, year: str = ""
) -> tuple[list[tuple[str, int]], dict[Ends, Line]]:
    """Things with the number of their lines, the most related first; and those lines, ordered."""
    fit = {iri for iri, one in found.things.items() if one.kind in kinds}
    lines = {
        ends: found.lines[ends]
        for ends in sorted(found.lines)
        if ends[0] in fit and ends[1] in fit and ends[2] in relations and (not year or year in found.lines[ends].years)
    }
    degree = Counter(end for a, b, _ in lines for end in (a, b))
    return sorted(degree.items(), key=lambda one: (-one[1], one[0])), lines


def _placed(
    everything: Whole, kept: list[str], lines: dict[Ends, Line], asked: tuple[object, ...]
) -> dict[str, tuple[int, int]]:
    """Coordinates, computed once for what is asked."""
    known = everything.placed
    if asked not in known:
        number = {iri: i for i, iri in enumerate(kept)}
        at = crowd(len(kept), [(number[a], number[b]) for a, b, _ in lines]) * UNIT
        if len(known) > 20:
            known.clear()
        known[asked] = {iri: (round(x), round(y)) for iri, (x, y) in zip(kept, at.tolist(), strict=True)}
    return known[asked]
