"""The forms that an answer may take: media types, names for `?format=`, and which one a client would have.

Rows (SELECT, ASK) and triples (CONSTRUCT, DESCRIBE) have tables of their own, since "xml" means another thing in each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Form:
    """`types` are the media types that ask for it, ours first; `names` what `?format=` may say; `iri` its W3C name."""

    name: str
    types: tuple[str, ...]
    names: tuple[str, ...]
    iri: str
    writer: ox.QueryResultsFormat | ox.RdfFormat


_R, _G, _IRI = ox.QueryResultsFormat, ox.RdfFormat, "http://www.w3.org/ns/formats/"
ROWS = (
    Form(
        "json",
        ("application/sparql-results+json", "application/json"),
        ("json", "srj"),
        _IRI + "SPARQL_Results_JSON",
        _R.JSON,
    ),
    Form(
        "xml",
        ("application/sparql-results+xml", "application/xml", "text/xml"),
        ("xml", "srx"),
        _IRI + "SPARQL_Results_XML",
        _R.XML,
    ),
    Form("csv", ("text/csv",), ("csv",), _IRI + "SPARQL_Results_CSV", _R.CSV),
    Form("tsv", ("text/tab-separated-values",), ("tsv",), _IRI + "SPARQL_Results_TSV", _R.TSV),
)
TRIPLES = (
    Form(
        "turtle",
        ("text/turtle", "application/x-turtle", "application/turtle", "text/n3", "text/rdf+n3"),
        ("turtle", "ttl", "n3"),
        _IRI + "Turtle",
        _G.TURTLE,
    ),
    Form(
        "ntriples",
        ("application/n-triples", "text/plain"),
        ("nt", "ntriples", "n-triples"),
        _IRI + "N-Triples",
        _G.N_TRIPLES,
    ),
    Form("trig", ("application/trig",), ("trig",), _IRI + "TriG", _G.TRIG),
    Form("nquads", ("application/n-quads",), ("nq", "nquads", "n-quads"), _IRI + "N-Quads", _G.N_QUADS),
    Form(
        "jsonld",
        ("application/ld+json", "application/json"),
        ("jsonld", "json-ld", "json"),
        _IRI + "JSON-LD",
        _G.JSON_LD,
    ),
    Form(
        "rdfxml",
        ("application/rdf+xml", "application/xml", "text/xml"),
        ("rdfxml", "rdf", "xml", "rdf+xml"),
        _IRI + "RDF_XML",
        _G.RDF_XML,
    ),
)
NAMES = tuple(dict.fromkeys(form.names[0] for form in (*ROWS, *TRIPLES)))


def form(name: str) -> Form:
    """The form of a name in either table."""
    return next(one for one in (*ROWS, *TRIPLES) if one.name == name)


def named(name: str, forms: Iterable[Form]) -> tuple[Form, str] | None:
    """The form that `?format=` means, with the media type to say; a full media type is a name too."""
    name = name.strip().lower().replace(" ", "+")  # "rdf+xml" loses its plus in an address
    for one in forms:
        if name in one.names or name in one.types:
            return one, name if name in one.types else one.types[0]
    return None


def wanted(accept: str, forms: Iterable[Form]) -> tuple[Form, str] | None:
    """The form that an Accept header prefers, with the media type it asked for; the first one where it says nothing.

    Where two are liked the same, one that is named goes before a wildcard, then the order of the table.
    """
    offers = [(one, kind) for one in forms for kind in one.types]
    if not accept.strip():
        return offers[0]
    likings = list(_likings(accept))
    best, found = (0.0, 0), None
    for one, kind in offers:
        liked = _liking(kind, likings)
        if liked[0] > 0 and liked > best:
            best, found = liked, (one, kind)
    return found


def accepts(accept: str, kind: str) -> bool:
    """Whether the header names this very media type."""
    return any(said == kind and q > 0 for said, q in _likings(accept))


_RANGE = re.compile(r"([\w!#$&^.+*-]+/[\w!#$&^.+*-]+)\s*(;.*)?", re.DOTALL)
_Q = re.compile(r";\s*q\s*=\s*([0-9.]+)\s*(?:;|$)", re.IGNORECASE)


def _likings(accept: str) -> Iterator[tuple[str, float]]:
    """Media ranges and their q; what is no range is passed over."""
    for piece in accept.lower().split(","):
        if not (said := _RANGE.fullmatch(piece.strip())):
            continue
        q = _Q.search(said[2] or "")
        try:
            yield said[1], min(float(q[1]), 1.0) if q else 1.0
        except ValueError:
            continue


def _liking(kind: str, likings: list[tuple[str, float]]) -> tuple[float, int]:
    """q of the most exact range that fits, and how exact it is: 3 the type itself, 2 `text/*`, 1 `*/*`."""
    exact = {kind: 3, f"{kind.partition('/')[0]}/*": 2, "*/*": 1}
    fits = [(exact[said], q) for said, q in likings if said in exact]
    if not fits:
        return 0.0, 0
    level, q = max(fits)
    return q, level
