"""The page of a named thing: its head, and the groups of facts about it."""

from __future__ import annotations

import re

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from kg.serve.explore import head, rdf
from kg.serve.explore.about import About
from kg.serve.explore.index.spelling import reading
from kg.serve.explore.kinds import KINDS
from kg.serve.explore.read import Reader
from kg.serve.explore.sections import PAGE, Asked, finish
from kg.serve.explore.seen import MENTION, Times, times
from kg.serve.explore.show import LOW
from kg.serve.pages import page
from kg.serve.words import sayer
from kg.triples import terms

LAST = 10_000  # page that can be asked for


def entity(request: Request, reader: Reader, found: About) -> Response | None:
    """The page; None where the section that is asked for has nothing."""
    asked = _asked(request, reader, found)
    sections = finish(asked, list(KINDS[found.kind](asked)))
    if asked.section and not sections:
        return None
    seen = (
        times(asked, head.SEEN_BY.get(found.kind, MENTION)) if not asked.section and found.kind != "event" else Times()
    )
    return page(
        request,
        "entity.html",
        it=found,
        asked=asked,
        sections=sections,
        seen=seen,
        bounds=head.bounds(asked, seen),
        same=head.same_name(request.app.state.index.index, reader, found),
        maybe=[] if asked.section else head.decisions(reader, found),
        before=head.replaced(reader, found),
        trail=head.trail(reader, found),
        given=head.given(reader, found),
        timeline=head.timeline(sections),
        pinyin=reading(found.label),
        note=found.get(terms.NOTE),
        scope=found.get(terms.SCOPE),
        size=PAGE,
        page_link=lambda number: _page_link(request, number),
        kind_code=reader.code(found.code) if found.code else "",
        low=LOW,
        rdf=rdf.FORMATS,
    )


def _asked(request: Request, reader: Reader, found: About) -> Asked:
    """What the parameters ask for; odd ones are left aside."""
    query = request.query_params
    number, sure, of = query.get("page", ""), query.get("sure", ""), query.get("of", "")
    return Asked(
        found,
        reader,
        sayer(reader.lang),
        query.get("section", ""),
        min(max(1, int(number)), LAST) if re.fullmatch(r"[0-9]{1,9}", number) else 1,
        min(float(sure), 1.0) if re.fullmatch(r"[0-9]?\.?[0-9]{1,4}", sure) else 0.0,
        terms.ID + of if of and is_iri(terms.ID + of) else "",
    )


def is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def _page_link(request: Request, number: int) -> str:
    return f"?{request.url.include_query_params(page=number).query}"
