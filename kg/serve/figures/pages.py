"""`/network`: a page of one network, or of the whole graph; without script a table of the same."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from kg.page.style import RELATIONS
from kg.serve.address import href
from kg.serve.figures.answer import Refusal, iri_of, page_source
from kg.serve.figures.neighbours import surroundings
from kg.serve.figures.network import wanted_of
from kg.serve.figures.whole import ranking, whole
from kg.serve.pages import language_of, page

MOST_ROWS = 200
PASSED_ON = ("depth", "most", "kinds", "relations", "year")


@page_source
def network_page(request: Request) -> Response:
    iri = iri_of(request, "iri")
    return _whole(request) if iri is None else _around(request, iri)


def _around(request: Request, iri: str) -> Response:
    found = surroundings(request.app.state.graph, iri, wanted_of(request))
    if found is None:
        raise Refusal(404, "figures.unknown", iri=iri)
    language = language_of(request)
    rows = [
        {
            "source": {"label": found.things[a].label, "href": href(a)},
            "target": {"label": found.things[b].label, "href": href(b.partition("#")[0])},
            "label": getattr(RELATIONS[relation], language),
            "note": "、".join(line.notes),
            "count": line.count,
        }
        for (a, b, relation), line in sorted(found.lines.items(), key=lambda one: (iri not in one[0], one[0]))
    ]
    passed = {name: request.query_params[name] for name in PASSED_ON if request.query_params.get(name)}
    source = f"/network.json?{urlencode({'iri': iri, **passed})}"
    return page(request, "network.html", label=found.things[iri].label, href=href(iri), source=source, rows=rows)


def _whole(request: Request) -> Response:
    found = whole(request.app.state.graph)
    ranked, _ = ranking(found)
    rows = [
        {
            "source": None,
            "target": {"label": found.things[iri].label, "href": f"/network?{urlencode({'iri': iri})}"},
            "label": "",
            "note": "",
            "count": degree,
        }
        for iri, degree in ranked[:MOST_ROWS]
    ]
    passed = {name: request.query_params[name] for name in PASSED_ON[1:] if request.query_params.get(name)}
    source = "/network/whole.json" + (f"?{urlencode(passed)}" if passed else "")
    return page(request, "network.html", label="", href="", source=source, rows=rows)
