"""What the graph says of a thing, as RDF, in the form that the client asks for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pyoxigraph as ox

from kg.serve.address import ascii_only, href
from kg.store.graph import Graph
from kg.triples import terms

MOST = 2000  # statements about a thing, and as many again that point to it, in one answer
FORMATS: dict[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
MEDIA = {name: form.media_type for name, form in FORMATS.items()}
HTML = "html"
_TYPES = {
    **{media: name for name, media in MEDIA.items()},
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    "application/json": "jsonld",
    "application/xml": "rdfxml",
    "text/xml": "rdfxml",
    "text/plain": "nt",
    "text/*": HTML,
    "application/*": "ttl",
    "*/*": HTML,
}


def accepted(header: str) -> str | None:
    """The name of the form that an Accept header prefers; None where it takes none of ours. Equal ones as listed."""
    found: list[tuple[float, int, str]] = []
    for number, item in enumerate(header.split(",") if header.strip() else ["*/*"]):
        media, *rest = (cell.strip().lower() for cell in item.split(";"))
        if media in _TYPES and (weight := _weight(rest)) > 0:
            found.append((-weight, number + 1000 * media.endswith("*"), _TYPES[media]))
    return min(found)[2] if found else None


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return float(parameter[2:])
            except ValueError:
                return 0.0
    return 1.0


def is_there(graph: Graph, iri: str) -> bool:
    node = ox.NamedNode(iri)
    return (
        next(iter(graph.quads(node, None)), None) is not None
        or next(iter(graph.quads(None, None, node)), None) is not None
    )


def described(graph: Graph, iri: str, form: str, document: str) -> bytes:
    """The statements about the thing and those that point to it; of an article its whole graph. Says so where it is cut."""
    node = ox.NamedNode(iri)
    own = list(islice(graph.quads(node, None), MOST + 1))
    inside = list(islice(graph.quads(None, None, None, iri), MOST + 1)) if f"{terms.ID}article/" in iri else []
    to = list(islice(graph.quads(None, None, node), MOST + 1))
    whole = max(map(len, (own, inside, to))) <= MOST
    quads = {q for found in (own, inside, to) for q in found[:MOST]}
    kind = FORMATS[form]
    statements: Any = {*(_statement(kind, *q) for q in quads), *_document(kind, document, iri, whole)}
    text = ox.serialize(sorted(statements, key=str), format=kind, prefixes=_prefixes())
    assert text is not None
    return text


def _statement(kind: ox.RdfFormat, s: Any, p: ox.NamedNode, o: Any, g: Any) -> ox.Quad | ox.Triple:
    return ox.Quad(s, p, o, g) if kind.supports_datasets else ox.Triple(s, p, o)


def _document(kind: ox.RdfFormat, document: str, iri: str, whole: bool) -> Iterator[ox.Quad | ox.Triple]:
    """What the answer itself is about, and that there is more where there is."""
    node = ox.NamedNode(document)
    said: list[tuple[str, ox.NamedNode | ox.Literal]] = [(terms.FOAF + "primaryTopic", ox.NamedNode(iri))]
    if not whole:
        said += [
            (terms.RDFS + "comment", ox.Literal(f"只列前 {MOST} 条；其余请用 SPARQL 查询", language="zh")),
            (
                terms.RDFS + "comment",
                ox.Literal(f"the first {MOST} statements only; ask SPARQL for the rest", language="en"),
            ),
        ]
    for predicate, value in said:
        triple = node, ox.NamedNode(predicate), value
        yield ox.Quad(*triple) if kind.supports_datasets else ox.Triple(*triple)


def _prefixes() -> dict[str, str]:
    return {name: iri for name, iri in terms.PREFIXES.items() if name != "id"}


def alternates(iri: str) -> str:
    """The Link header: the same in other forms."""
    at = ascii_only(href(iri))
    return ", ".join(f'<{at}?format={name}>; rel="alternate"; type="{media}"' for name, media in MEDIA.items())
