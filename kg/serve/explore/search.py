"""`/search` and, as one types, `/search.json`."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.answers.names import entities_named
from kg.serve.address import href
from kg.serve.explore.index import KINDS, Found, Hit, Holder, Thing
from kg.serve.explore.read import Reader
from kg.serve.explore.sections import PAGE
from kg.serve.pages import language_of, page
from kg.serve.words import sayer

SUGGESTED = 10


def search(request: Request) -> Response:
    """The things of a name, ranked, by kind; the one thing alone that it can be leads to its page only by a click."""
    query, kind = request.query_params.get("q", "").strip(), _kind(request)
    at = max(1, _page(request))
    found, is_ready = _found(request, query, kind, (at - 1) * PAGE, PAGE)
    near = _holder(request).index.near(query) if query and not found.counts else []
    total = found.counts.get(kind, 0) if kind else sum(found.counts.values())
    return page(
        request, "search.html", query=query, kind=kind, found=found, near=near, at=at, total=total, size=PAGE,
        kinds=[k for k in KINDS if found.counts.get(k)], is_ready=is_ready, link=lambda **more: _link(query, **{"kind": kind, **more}),
        page_link=lambda number: _link(query, kind=kind, page=number),
    )  # fmt: skip


def suggest(request: Request) -> Response:
    """`{"hits": [{"label", "name", "kind", "kind_label", "hint", "href", "mentions"}], "counts": {kind: n}}`."""
    say = sayer(language_of(request))
    found, is_ready = _found(request, request.query_params.get("q", "").strip(), _kind(request), 0, SUGGESTED)
    hits = [
        {
            "label": hit.thing.label,
            "name": hit.form,
            "kind": hit.thing.kind,
            "kind_label": say(f"explore.kind_{hit.thing.kind}"),
            "hint": hit.thing.told,
            "href": href(hit.thing.iri),
            "mentions": hit.thing.mentions,
        }
        for hit in found.hits
    ]
    return JSONResponse({"hits": hits, "counts": found.counts, "complete": is_ready})


def _found(request: Request, query: str, kind: str | None, first: int, most: int) -> tuple[Found, bool]:
    """By the index; while there is none yet, whole names by the graph."""
    holder = _holder(request)
    index = holder.current()
    if holder.is_ready or not query:
        return index.search(query, kind, first, most), holder.is_ready
    reader = Reader(request.app.state.graph, language_of(request))
    links = reader.links(node.value for node in entities_named(request.app.state.graph, query))
    things = [Thing(link.iri, link.kind, link.label) for link in links.values() if link.kind]
    counts = {k: sum(t.kind == k for t in things) for k in KINDS}
    hits = tuple(Hit(t, 0, query) for t in things if kind in (None, t.kind))
    return Found(hits[:most], {k: n for k, n in counts.items() if n}), False


def _holder(request: Request) -> Holder:
    holder: Holder = request.app.state.index
    return holder


def _kind(request: Request) -> str | None:
    kind = request.query_params.get("kind", "")
    return kind if kind in KINDS else None


def _page(request: Request) -> int:
    text = request.query_params.get("page", "1")
    return int(text) if text.isdecimal() and len(text) < 7 else 1


def _link(query: str, **more: object) -> str:
    cells = {"q": query, **more}
    return "/search?" + urlencode({key: value for key, value in cells.items() if value})
