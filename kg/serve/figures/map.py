"""`/map`: places by level with what the graph has there; the page is a table, the script draws the shapes above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.address import href
from kg.serve.figures.answer import Refusal, iri_of, page_source, year_of
from kg.serve.figures.gazetteer import prefecture_of
from kg.serve.figures.places import KINDS, Count, Counts, counts, years
from kg.serve.figures.things import things
from kg.serve.pages import page


@dataclass(frozen=True, slots=True)
class Asked:
    """What a map shall show; `label` names the thing that it is about, if any."""

    kind: str
    year: str
    iri: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """An area with the areas in it, the fullest first."""

    count: Count
    inside: tuple[Row, ...]


def asked(request: Request) -> Asked:
    kind = request.query_params.get("kind") or KINDS[0]
    if kind not in KINDS:
        raise Refusal(400, "figures.no_choice", name="kind", value=kind[:40], known=", ".join(KINDS))
    iri = iri_of(request, "iri")
    known = things(request.app.state.graph, [iri]) if iri else {}
    if iri and iri not in known:
        raise Refusal(404, "figures.unknown", iri=iri)
    return Asked(kind, year_of(request), iri, known[iri].label if iri else "")


def map_json(request: Request) -> dict[str, Any]:
    """The counts by area, as the script reads them."""
    what = asked(request)
    found = counts(request.app.state.graph, what.kind, what.iri, what.year)
    return {
        "kind": what.kind,
        "areas": [_area(one) | {"in": _above(one.area.code)} for one in found.areas],
        "abroad": [_area(one) for one in found.abroad],
        "nationwide": found.nationwide,
        "unplaced": found.unplaced,
        "total": found.total,
    }


def _area(one: Count) -> dict[str, Any]:
    area = one.area
    return {
        "code": area.code,
        "label": area.label,
        "level": area.level,
        "count": one.holds,
        "own": one.own,
        "href": href(area.iri),
    }


def _above(code: str) -> str:
    """The code of the next larger area; empty for a province."""
    if code.endswith("0000"):
        return ""
    prefecture = prefecture_of(code)
    return f"{code[:2]}0000" if code == prefecture else prefecture


@page_source
def map_page(request: Request) -> Response:
    what = asked(request)
    graph = request.app.state.graph
    found = counts(graph, what.kind, what.iri, what.year)
    query = request.url.include_query_params().query
    return page(
        request,
        "map.html",
        what=what,
        found=found,
        rows=nested(found),
        kinds=KINDS,
        years=years(graph, what.kind),
        address=href,
        source=f"/map.json?{query}" if query else "/map.json",
    )


def nested(found: Counts) -> tuple[Row, ...]:
    """Provinces with their prefectures with their counties; what has no place of its own there stands in the next larger."""
    known = {one.area.code: one for one in found.areas}
    below: dict[str, list[Count]] = {}
    for one in found.areas:
        above = _above(one.area.code)
        while above and above not in known:
            above = _above(above)
        below.setdefault(above, []).append(one)

    def rows(code: str) -> tuple[Row, ...]:
        ordered = sorted(below.get(code, []), key=lambda one: (-one.holds, one.area.code))
        return tuple(Row(one, rows(one.area.code)) for one in ordered)

    return rows("")
