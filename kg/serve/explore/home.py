"""`/` and `/data`: where to begin, and what the data are."""

from __future__ import annotations

from collections import Counter

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.explore.index import KINDS, Holder, Thing
from kg.serve.explore.read import Reader
from kg.serve.pages import language_of, page
from kg.triples import terms

SHOWN = 18
PRIVATE = ("private", "journalist")  # people who are no examples
_COUNTS = f"SELECT ?class ?n {{ GRAPH <{terms.GRAPH_DATASET}> {{ ?part void:class ?class ; void:entities ?n }} }}"
_SIZE = f'SELECT ?p ?o {{ GRAPH <{terms.GRAPH_DATASET}> {{ <{terms.DATASET}> ?p ?o }} FILTER(isLiteral(?o) && LANG(?o) IN ("", "%s")) }}'
_PAPERS = "SELECT ?name (COUNT(?a) AS ?n) (MIN(?d) AS ?first) (MAX(?d) AS ?last) { ?a zc:publication ?name . OPTIONAL { ?a schema:datePublished ?d } } GROUP BY ?name ORDER BY DESC(?n) LIMIT 40"
_TRUST = (
    "SELECT ?c ?n { { SELECT ?rule (COUNT(?f) AS ?n) { ?f zc:rule ?rule } GROUP BY ?rule } ?rule zc:confidence ?c }"
)
LOCAL = {terms.ARTICLE: "article", terms.PROGRAM: "program", terms.PERSON: "person", terms.ORGANIZATION: "organization", terms.PLACE: "place",
         terms.EVENT: "event", terms.MEASURED: "indicator", terms.OBSERVATION: "observation", terms.SIGHTING: "tenure",
         terms.PROGRAM_LINK: "program_link", terms.COMPONENT: "component"}  # fmt: skip


def home(request: Request) -> Response:
    reader = Reader(request.app.state.graph, language_of(request))
    holder: Holder = request.app.state.index
    things = holder.current(0.5).things
    return page(
        request, "home.html", counts=counts(reader), programs=_most(things, "program"), people=_most(things, "person"),
        newest=sorted((t for t in things if t.kind == "article" and t.last), key=lambda t: (t.last, t.iri), reverse=True)[:8],
        numbered=_numbered(things), is_ready=holder.is_ready, kinds=KINDS,
    )  # fmt: skip


def data(request: Request) -> Response:
    reader = Reader(request.app.state.graph, language_of(request))
    holder: Holder = request.app.state.index
    size = {row["p"]: row["o"] for row in reader.rows(_SIZE % reader.lang)}
    return page(
        request, "data.html", counts=counts(reader), triples=int(size.get(terms.VOID + "triples", 0)), creator=size.get(terms.DCTERMS + "creator", ""),
        title=size.get(terms.DCTERMS + "title", ""), papers=[r for r in reader.rows(_PAPERS) if r["n"] != "0"], trust=_trust(reader),
        index=holder, graphs=(terms.GRAPH_ENTITIES, terms.GRAPH_CURRENT, terms.GRAPH_LINKS, terms.GRAPH_DATASET, terms.GRAPH_ONTOLOGY),
    )  # fmt: skip


def counts(reader: Reader) -> dict[str, int]:
    """Number of instances by the name of their kind, in the order of `LOCAL`."""
    found = {row["class"]: int(row["n"]) for row in reader.rows(_COUNTS)}
    return {name: found[iri] for iri, name in LOCAL.items() if iri in found}


def _trust(reader: Reader) -> list[tuple[str, int]]:
    """Lower end of a tenth → number of facts and mentions in it."""
    tenths: Counter[int] = Counter()
    for row in reader.rows(_TRUST):
        if row["c"]:
            tenths[min(9, int(float(row["c"]) * 10 + 1e-9))] += int(row["n"])
    return [(f"{tenth / 10:.1f}", n) for tenth, n in sorted(tenths.items())]


def _most(things: tuple[Thing, ...], kind: str) -> list[Thing]:
    return sorted(
        (t for t in things if t.kind == kind and t.articles and t.code not in PRIVATE),
        key=lambda t: (-t.articles, -t.mentions, t.iri),
    )[:SHOWN]


def _numbered(things: tuple[Thing, ...]) -> list[Thing]:
    """Programs that count their parts, 四大行动 or 2+5, most named first."""
    numerals = frozenset("一二三四五六七八九十百千两双")
    found = [
        t
        for t in things
        if t.kind == "program" and len(t.label) < 14 and (t.label[0] in numerals or t.label[:1].isdigit())
    ]
    return sorted(found, key=lambda t: (-t.articles, -t.mentions, t.iri))[:SHOWN]
