"""`/id/...`: the page of the thing whose IRI has this path, as HTML or as RDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from urllib.parse import unquote

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.serve.address import ascii_only, href, iri_of_path, is_place
from kg.serve.explore import rdf
from kg.serve.explore.about import About, about
from kg.serve.explore.article import article
from kg.serve.explore.index import Holder
from kg.serve.explore.index.load import KIND_OF_CLASS
from kg.serve.explore.index.spelling import reading
from kg.serve.explore.kinds import KINDS
from kg.serve.explore.read import Reader
from kg.serve.explore.sections import PAGE, Asked, finish
from kg.serve.explore.seen import MENTION, SIGHTED, Times, first_words, times
from kg.serve.explore.show import LOW, Link, Piece, Section
from kg.serve.explore.statement import statement
from kg.serve.pages import language_of, page
from kg.serve.words import sayer
from kg.triples import terms

SAME = 24  # others of the same name that are shown
SOME = 5  # parts that tell them apart
_SEEN_BY = {"post": SIGHTED, "indicator": "?f sosa:observedProperty ?x"}
_SAME = f"""SELECT DISTINCT ?other ?label ?type ?scope ?note {{ VALUES ?x {{ UNDEF }} {{ SELECT DISTINCT ?x ?other {{ VALUES ?x {{ UNDEF }}
    GRAPH <{terms.GRAPH_ENTITIES}> {{ ?x zc:name ?name . ?other zc:name ?name FILTER(?other != ?x) }} }} LIMIT 200 }}
  GRAPH <{terms.GRAPH_ENTITIES}> {{ ?other skos:prefLabel ?label ; a ?type }} OPTIONAL {{ ?other zc:scope ?scope }} OPTIONAL {{ ?other skos:scopeNote ?note }} }}"""
_MAYBE = f"""SELECT ?d ?key ?judgement ?reason {{ GRAPH <{terms.GRAPH_LINKS}> {{ VALUES ?x {{ UNDEF }} ?d zc:entity ?x ; zc:judgement ?judgement ; zc:mentionKey ?key .
    OPTIONAL {{ ?d zc:reason ?reason FILTER(LANG(?reason) = "%s") }} }} }} ORDER BY ?judgement ?key LIMIT 40"""


@dataclass(frozen=True, slots=True)
class Same:
    """Another thing of the name; `hint` tells them apart, `first` is the date of its first article."""

    link: Link
    hint: str
    first: str
    parts: tuple[str, ...] = ()


def thing(request: Request) -> Response:
    """HTML or RDF by `?format=`, else by the Accept header. Raises nothing: what is not there is a page too."""
    iri = iri_of_path(request.scope.get("raw_path", request.url.path.encode()).partition(b"?")[0])
    form = request.query_params.get("format") or rdf.accepted(request.headers.get("accept", ""))
    if form not in (rdf.HTML, *rdf.FORMATS):
        return _with_links(
            page(request, "error.html", 406, status=406, detail=sayer(language_of(request))("explore.formats")), iri
        )
    if not _is_iri(iri) or not rdf.is_there(request.app.state.graph, iri):
        return absent(request, iri)
    if form != rdf.HTML:
        return _rdf(request, iri, form)
    return _with_links(_html(request, iri), iri)


def _is_iri(iri: str) -> bool:
    try:
        ox.NamedNode(iri)
    except ValueError:
        return False
    return True


def _rdf(request: Request, iri: str, form: str) -> Response:
    document = f"{request.url.scheme}://{request.url.netloc}{href(iri)}?format={form}"
    text, whole = rdf.described(request.app.state.graph, iri, form, document)
    response = Response(
        text, media_type=rdf.MEDIA[form], headers={"Vary": "Accept", "Access-Control-Allow-Origin": "*"}
    )
    if not whole:
        response.headers["Warning"] = f'199 - "first {rdf.MOST} statements only; ask /sparql for the rest"'
    return _with_links(response, iri)


def _with_links(response: Response, iri: str) -> Response:
    response.headers["Link"] = rdf.alternates(iri)
    return response


def absent(request: Request, iri: str) -> Response:
    """404, with the names nearest to the last step of the address."""
    words = unquote(iri.rstrip("/").rpartition("/")[2])
    holder: Holder = request.app.state.index
    index = holder.current()
    found = [hit.thing for hit in index.search(words, most=8).hits] or index.near(words)
    return page(request, "absent.html", 404, words=words, near=found)


def _html(request: Request, iri: str) -> Response:
    reader = Reader(request.app.state.graph, language_of(request))
    if at := is_place(iri):
        return RedirectResponse(ascii_only(at), 303)
    if found := about(reader, iri):
        return _entity(request, reader, found)
    if iri.startswith(f"{terms.ID}article/") and (shown := article(reader, iri)):
        return page(request, "article.html", it=shown, rdf=rdf.FORMATS)
    for row in reader.rows(
        "SELECT ?new { VALUES ?x { UNDEF } ?x dcterms:isReplacedBy ?new } ORDER BY ?new LIMIT 1", x=iri
    ):
        return RedirectResponse(ascii_only(href(row["new"])), 303)
    return page(request, "statement.html", it=statement(reader, iri), rdf=rdf.FORMATS)


def _entity(request: Request, reader: Reader, found: About) -> Response:
    asked = _asked(request, reader, found)
    sections = finish(asked, list(KINDS[found.kind](asked)))
    if asked.section and not sections:
        return absent(request, found.iri)
    seen = times(asked, _SEEN_BY.get(found.kind, MENTION)) if not asked.section and found.kind != "event" else Times()
    return page(
        request,
        "entity.html",
        it=found,
        asked=asked,
        sections=sections,
        seen=seen,
        bounds=_bounds(asked, seen),
        same=_same(request, reader, found),
        maybe=[] if asked.section else reader.rows(_MAYBE % reader.lang, x=found.iri),
        before=_replaced(reader, found),
        trail=_trail(reader, found),
        given=_given(reader, found),
        timeline=timeline(sections),
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
    query = request.query_params
    number: Callable[[str, float], float] = lambda key, most: _number(query.get(key, ""), most)  # noqa: E731
    of = query.get("of", "")
    other = terms.ID + of if of and _is_iri(terms.ID + of) else ""
    return Asked(
        found,
        reader,
        sayer(reader.lang),
        query.get("section", ""),
        max(1, int(number("page", 10_000))),
        number("sure", 1.0),
        other,
    )


def _number(text: str, most: float) -> float:
    try:
        return min(max(float(text), 0.0), most)
    except ValueError:
        return 0.0


def _same(request: Request, reader: Reader, found: About) -> list[Same]:
    """Others of the same name: those of the same kind first."""
    if found.kind in ("event", "post"):
        return []
    index = request.app.state.index.index
    others: dict[str, Same] = {}
    for row in reader.rows(_SAME, x=found.iri):
        kind = KIND_OF_CLASS.get(row["type"], "")
        if kind in ("", "event", "indicator"):
            continue
        link = Link(row["other"], row["label"], kind)
        known = index.get(row["other"])
        hint = " · ".join(filter(None, (row["scope"], row["note"])))
        others[row["other"]] = Same(link, (known.hint if known else "") or hint, known.first if known else "")
    for iri, parts in _parts(reader, [iri for iri, same in others.items() if same.link.kind == "program"]).items():
        others[iri] = replace(others[iri], parts=tuple(parts[:SOME]))
    return sorted(others.values(), key=lambda s: (s.link.kind != found.kind, s.first or "9", s.link.iri))[:SAME]


def _parts(reader: Reader, programs: list[str]) -> dict[str, list[str]]:
    """Program → the names of its parts, in order."""
    query = """SELECT ?x ?name (MIN(?position) AS ?at) { VALUES ?x { UNDEF }
      GRAPH ?g { ?f zc:program ?x ; zc:componentName ?name ; schema:position ?position } } GROUP BY ?x ?name ORDER BY ?x ?at ?name"""
    found: dict[str, list[str]] = {}
    for row in reader.rows(query, x=programs) if programs else []:
        found.setdefault(row["x"], []).append(row["name"])
    return {iri: names for iri, names in found.items() if iri in programs}


def _bounds(asked: Asked, seen: Times) -> list[tuple[str, str, str]]:
    """(word, date, address) of the first and of the last time in print."""
    pattern = _SEEN_BY.get(asked.about.kind, MENTION)
    ends = [(key, *end) for key, end in (("first_seen", seen.first), ("last_seen", seen.last)) if end]
    where = first_words(asked, [article for _, _, article in ends], pattern)
    return [(key, day, is_place(where.get(article, "")) or href(article)) for key, day, article in ends]


def _given(reader: Reader, found: About) -> list[tuple[str, list[Piece]]]:
    """What stands in the head of an event: when, where, in which article; and the code of a place."""
    say = sayer(reader.lang)
    given: list[tuple[str, list[Piece]]] = []
    if code := found.get(terms.CODE):
        given.append((say("explore.code"), [code]))
    if found.kind == "event":
        query = "SELECT ?g ?date ?place { GRAPH ?g { VALUES ?x { UNDEF } ?x zc:kind ?k ; zc:rule ?r OPTIONAL { ?x zc:date ?date } OPTIONAL { ?x zc:place ?place } } } LIMIT 1"
        for row in reader.rows(query, x=found.iri):
            links = reader.links([row["g"], row["place"]])
            cells: dict[str, Piece | None] = {
                "date": row["date"],
                "place": links.get(row["place"]),
                "in_article": links[row["g"]],
            }
            given += [(say(f"explore.{name}"), [value]) for name, value in cells.items() if value]
    return given


def timeline(sections: Iterable[Section]) -> list[dict[str, str | None]]:
    """Posts and events in time, as the pictures take them; a last sighting is no end."""
    return [
        {"start": row.start[:10], "end": row.end or None, "label": piece.label, "lane": section.key, "href": piece.href}
        for section in sections
        if not section.rest  # the latest alone would look like all
        for row in section.rows
        for piece in row.parts[:1]
        if row.start and isinstance(piece, Link)
    ]


def _page_link(request: Request, number: int) -> str:
    return f"?{request.url.include_query_params(page=number).query}"


def _replaced(reader: Reader, found: About) -> list[str]:
    rows = reader.rows(
        "SELECT DISTINCT ?old { VALUES ?x { UNDEF } ?old dcterms:isReplacedBy ?x } ORDER BY ?old LIMIT 12", x=found.iri
    )
    return [row["old"] for row in rows]


def _trail(reader: Reader, found: About) -> list[Link]:
    """What the thing lies in or belongs to, the outermost first."""
    start = found.get(terms.WITHIN) or found.get(terms.OF_PLACE)
    body = found.get(terms.POST_IN)
    trail: list[str] = []
    while start and start not in trail:
        trail.append(start)
        rows = reader.rows(
            f"SELECT ?y {{ VALUES ?x {{ UNDEF }} GRAPH <{terms.GRAPH_ENTITIES}> {{ ?x zc:within ?y }} }} LIMIT 1",
            x=start,
        )
        start = rows[0]["y"] if rows else ""
    links = reader.links([*trail, body])
    return [links[iri] for iri in (*reversed(trail), body) if iri]
