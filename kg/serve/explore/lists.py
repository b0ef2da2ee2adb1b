"""`/list` and `/list/KIND`: everything of a kind, by level or sort, year and first letter; most named or by name."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.serve.explore.index import KINDS, Holder, Thing
from kg.serve.explore.read import Reader
from kg.serve.explore.sections import PAGE
from kg.serve.pages import language_of, page
from kg.triples import terms

ORDERS = ("mentions", "name", "first", "last")
FILTERS = ("code", "year", "letter", "order")
MOST_SHOWN = 24  # of each kind on the page of all kinds
_GROUP = {"place": "level"}


def kinds(request: Request) -> Response:
    """The kinds with their numbers and their most named things."""
    holder: Holder = request.app.state.index
    index = holder.current()
    of: dict[str, list[Thing]] = {kind: [] for kind in KINDS}
    for thing in index.things:
        of[thing.kind].append(thing)
    shown = [(kind, len(things), sorted(things, key=_most)[:MOST_SHOWN]) for kind, things in of.items() if things]
    return page(request, "list.html", shown=shown, is_ready=holder.is_ready)


def of_kind(request: Request) -> Response:
    """The things of a kind that fit the filters, a page of them."""
    kind = request.path_params["kind"]
    if kind not in KINDS:
        raise HTTPException(404)
    holder: Holder = request.app.state.index
    every = [thing for thing in holder.current().things if thing.kind == kind]
    chosen = {key: request.query_params.get(key, "") for key in FILTERS}
    order = chosen["order"] if chosen["order"] in ORDERS else ("last" if kind in ("article", "event") else "mentions")
    found = [thing for thing in every if _fits(thing, chosen)]
    _sort(found, order)
    at = _page(request, len(found))
    if at < 1:
        return RedirectResponse(request.url.path, 303)
    reader = Reader(request.app.state.graph, language_of(request))
    return page(
        request, "list_kind.html", kind=kind, total=len(found), every=len(every), at=at, size=PAGE, order=order, chosen=chosen,
        things=found[(at - 1) * PAGE : at * PAGE], is_ready=holder.is_ready,
        codes=[(c, reader.code(terms.concept(_GROUP.get(kind, kind), c)), n) for c, n in Counter(t.code for t in every if t.code).most_common()],
        years=sorted(Counter(y for t in every for y in t.years).items(), reverse=True), letters=sorted(Counter(t.letter for t in every).items()),
        code_label=lambda c: reader.code(terms.concept(_GROUP.get(kind, kind), c)) if c else "",
        link=lambda **more: _link(kind, chosen, **more), page_link=lambda number: _link(kind, chosen, page=number),
    )  # fmt: skip


def _fits(thing: Thing, chosen: dict[str, str]) -> bool:
    return (
        chosen["code"] in ("", thing.code)
        and chosen["letter"] in ("", thing.letter)
        and (not chosen["year"] or chosen["year"] in thing.years)
    )


def _sort(things: list[Thing], order: str) -> None:
    match order:
        case "name":
            things.sort(key=lambda t: (t.letter, t.label, t.iri))
        case "first":
            things.sort(key=lambda t: (t.first or "9", t.iri))
        case "last":
            things.sort(key=_most)
            things.sort(key=lambda t: t.last, reverse=True)
        case _:
            things.sort(key=_most)


def _most(thing: Thing) -> tuple[int, str]:
    return -thing.mentions, thing.iri


def _page(request: Request, total: int) -> int:
    """The number of the page; 0 for one that there is not."""
    text = request.query_params.get("page", "1")
    number = int(text) if text.isdecimal() and len(text) < 7 else 0
    return number if 1 <= number <= max(1, -(-total // PAGE)) else 0


def _link(kind: str, chosen: dict[str, str], **more: object) -> str:
    cells = {key: value for key, value in {**chosen, **more}.items() if value}
    return f"/list/{kind}" + (f"?{urlencode(cells)}" if cells else "")
