"""What the service is, in RDF: the SPARQL 1.1 Service Description that stands at the bare address."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.serve.sparql.forms import ROWS, TRIPLES, Form
from kg.triples import terms

SD = "http://www.w3.org/ns/sparql-service-description#"


def description(address: str, updates: bool, network: bool, form: Form) -> bytes:
    """The description of the service at an address, in an RDF form."""
    prefixes = {"sd": SD, "void": terms.VOID, "formats": "http://www.w3.org/ns/formats/"}
    assert isinstance(form.writer, ox.RdfFormat)
    return ox.serialize(_triples(address, updates, network), format=form.writer, prefixes=prefixes) or b""


def _triples(address: str, updates: bool, network: bool) -> Iterator[ox.Triple]:
    service, dataset, default = address, f"{address}#dataset", f"{address}#default"
    links = [
        (service, terms.TYPE, f"{SD}Service"),
        (service, f"{SD}endpoint", address),
        (service, f"{SD}supportedLanguage", f"{SD}SPARQL11Query"),
        *([(service, f"{SD}supportedLanguage", f"{SD}SPARQL11Update")] if updates else []),
        (service, f"{SD}feature", f"{SD}UnionDefaultGraph"),
        *([(service, f"{SD}feature", f"{SD}BasicFederatedQuery")] if network else []),
        *((service, f"{SD}resultFormat", form.iri) for form in (*ROWS, *TRIPLES)),
        (service, f"{SD}defaultDataset", dataset),
        (dataset, terms.TYPE, f"{SD}Dataset"),
        (dataset, f"{SD}defaultGraph", default),
        (default, terms.TYPE, f"{SD}Graph"),
        (default, f"{terms.VOID}inDataset", terms.DATASET),
        *_named(dataset, address),
    ]
    for subject, predicate, value in links:
        yield ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value))


def _named(dataset: str, address: str) -> Iterator[tuple[str, str, str]]:
    """The graphs that every store has; those of the articles, thousands maybe, are found by a query."""
    names = ("entities", "links", "current", "dataset", "ontology")
    iris = (
        terms.GRAPH_ENTITIES,
        terms.GRAPH_LINKS,
        terms.GRAPH_CURRENT,
        terms.GRAPH_DATASET,
        terms.GRAPH_ONTOLOGY,
    )
    for name, iri in zip(names, iris, strict=True):
        node = f"{address}#{name}"
        yield dataset, f"{SD}namedGraph", node
        yield node, terms.TYPE, f"{SD}NamedGraph"
        yield node, f"{SD}name", iri
