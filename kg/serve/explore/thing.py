"""`/id/...`: the page of the thing whose IRI has this path, as HTML or as RDF."""

from __future__ import annotations

from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.serve.address import ascii_only, href, iri_of_path, is_place
from kg.serve.explore import rdf
from kg.serve.explore.about import about
from kg.serve.explore.article import article
from kg.serve.explore.entity import entity, is_iri
from kg.serve.explore.index import Holder
from kg.serve.explore.read import Reader
from kg.serve.explore.statement import statement
from kg.serve.pages import language_of, page
from kg.serve.words import sayer
from kg.triples import terms


def thing(request: Request) -> Response:
    """HTML or RDF by `?format=`, else by the Accept header. Raises nothing: what is not there is a page too."""
    iri = iri_of_path(request.scope.get("raw_path", request.url.path.encode()).partition(b"?")[0])
    form = request.query_params.get("format") or rdf.accepted(request.headers.get("accept", ""))
    if form not in (rdf.HTML, *rdf.FORMATS):
        return _with_links(
            page(request, "error.html", 406, status=406, detail=sayer(language_of(request))("explore.formats")), iri
        )
    if not is_iri(iri) or not rdf.is_there(request.app.state.graph, iri):
        return absent(request, iri)
    if form != rdf.HTML:
        return _rdf(request, iri, form)
    return _with_links(_html(request, iri), iri)


def _rdf(request: Request, iri: str, form: str) -> Response:
    document = f"{request.url.scheme}://{request.url.netloc}{href(iri)}?format={form}"
    text = rdf.described(request.app.state.graph, iri, form, document)
    response = Response(
        text, media_type=rdf.MEDIA[form], headers={"Vary": "Accept", "Access-Control-Allow-Origin": "*"}
    )
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
        return entity(request, reader, found) or absent(request, iri)
    if iri.startswith(f"{terms.ID}article/") and (shown := article(reader, iri)):
        return page(request, "article.html", it=shown, rdf=rdf.FORMATS)
    for row in reader.rows(
        "SELECT ?new { VALUES ?x { UNDEF } ?x dcterms:isReplacedBy ?new } ORDER BY ?new LIMIT 1", x=iri
    ):
        return RedirectResponse(ascii_only(href(row["new"])), 303)
    return page(request, "statement.html", it=statement(reader, iri), rdf=rdf.FORMATS)
