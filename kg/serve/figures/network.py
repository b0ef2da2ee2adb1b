"""`/network.json`: the surroundings of a thing with coordinates, ready to draw; `/network/said.json`: the evidence of a line."""

from __future__ import annotations

from collections import Counter
from typing import Any

from starlette.requests import Request

from kg.page.layout import coordinates
from kg.page.picture import Node
from kg.page.style import KINDS, RELATIONS
from kg.page.write import box, radius
from kg.serve.address import href
from kg.serve.explore.read import Reader
from kg.serve.explore.show import Quote
from kg.serve.figures.answer import Refusal, choice_of, iri_of, number_of, year_of
from kg.serve.figures.lines import PATTERNS, Ends, Line, facts_between
from kg.serve.figures.neighbours import Surroundings, Wanted, surroundings
from kg.serve.figures.things import CLASSES, Thing, details
from kg.serve.pages import language_of
from kg.store.graph import Graph

MOST, LIMIT = 60, 300
MOST_SAID = 12
DRAWN = (*CLASSES.values(), "component")


def network(request: Request) -> dict[str, Any]:
    """The picture of one thing; Refusal 404 for what the graph does not know."""
    iri = iri_of(request, "iri")
    if iri is None:
        raise Refusal(400, "figures.needs_iri")
    found = surroundings(request.app.state.graph, iri, wanted_of(request))
    if found is None:
        raise Refusal(404, "figures.unknown", iri=iri)
    return drawn(request.app.state.graph, found, language_of(request))


def wanted_of(request: Request) -> Wanted:
    return Wanted(
        depth=number_of(request, "depth", 1, 1, 2),
        most=number_of(request, "most", MOST, 1, LIMIT),
        kinds=choice_of(request, "kinds", DRAWN),
        relations=choice_of(request, "relations", tuple(PATTERNS)),
        year=year_of(request),
        figures=bool(request.query_params.get("kinds") or request.query_params.get("relations")),
    )


def drawn(graph: Graph, found: Surroundings, language: str) -> dict[str, Any]:
    degree = Counter(end for a, b, _ in found.lines for end in (a, b))
    shown = {iri: Node(iri, one.kind, one.label) for iri, one in found.things.items()}
    at = coordinates({iri: box(n, degree[iri]) for iri, n in shown.items()}, [(a, b) for a, b, _ in found.lines])
    more = details(graph, (iri for iri in found.things if "#" not in iri), language)
    nodes = [
        node_row(iri, found.things[iri], at[iri], radius(shown[iri], degree[iri]))
        | {"note": more.get(iri, ""), "focus": iri == found.focus}
        for iri in shown
    ]
    rows = [line_row(ends, line, language) for ends, line in sorted(found.lines.items())]
    left = {kind: found.left_out[kind] for kind in KINDS if found.left_out[kind]}
    return {"nodes": nodes, "edges": rows, "left_out": sum(left.values()), "left_out_kinds": left, **legend(language)}


def node_row(iri: str, one: Thing, at: tuple[int, int], size: float) -> dict[str, Any]:
    page = href(iri.partition("#")[0])
    return {"id": iri, "label": one.label, "kind": one.kind, "href": page, "size": size, "x": at[0], "y": at[1]}


def line_row(ends: Ends, line: Line, language: str) -> dict[str, Any]:
    label = getattr(RELATIONS[ends[2]], language)
    return {
        "source": ends[0],
        "target": ends[1],
        "relation": ends[2],
        "label": label,
        "note": "、".join(line.notes) if language == "zh" else ", ".join(line.notes),
        "count": line.count,
        "years": list(line.years),
    }


def legend(language: str) -> dict[str, Any]:
    """How kinds and relations look and what they are called."""
    kinds = {key: {"label": getattr(k, language), "colour": k.colour, "shape": k.shape} for key, k in KINDS.items()}
    relations = {
        key: {"label": getattr(r, language), "colour": r.colour, "dashed": r.dashed} for key, r in RELATIONS.items()
    }
    return {"kinds": kinds, "relations": relations}


def said(request: Request) -> dict[str, Any]:
    """The facts that state a relation of two things, each with its words and its evidence."""
    graph: Graph = request.app.state.graph
    source, target = iri_of(request, "source"), iri_of(request, "target")
    relation = request.query_params.get("relation", "")
    if source is None or target is None or relation not in PATTERNS:
        raise Refusal(400, "figures.needs_line")
    facts = facts_between(graph, source, target, relation, MOST_SAID + 1)
    quotes = Reader(graph, language_of(request)).quotes([fact.value for fact in facts[:MOST_SAID]])
    ordered = sorted(quotes.values(), key=lambda one: (one.issued, one.href), reverse=True)
    return {"facts": [_said(one) for one in ordered], "more": len(facts) > MOST_SAID}


def _said(one: Quote) -> dict[str, Any]:
    where = " · ".join(filter(None, (one.publication, one.issued, one.article)))
    return {"before": one.before, "words": one.words, "after": one.after, "where": where, "href": one.href}
