"""What a writer of queries can be offered: prefixes, classes, properties and codes of the graph, with their labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from kg.answers.look import CODE_LABEL, pairs
from kg.serve.words import phrases
from kg.store.graph import Graph
from kg.triples import terms

WORDS = "ask.term."  # words of terms of other vocabularies: ask.term.foaf:Person


def vocabulary(graph: Graph) -> dict[str, Any]:
    """`{"prefixes": {name: IRI}, "terms": [{"name", "kind", "zh", "en", "comment"?}]}`, terms by name.

    `kind` is class, property or code. Our own terms are those of the graph's ontology.
    """
    found = sorted((*_own(graph), *_others()), key=lambda term: str(term["name"]))
    return {"prefixes": terms.PREFIXES, "terms": found}


def _own(graph: Graph) -> Iterator[dict[str, Any]]:
    types = {term: value.value for term, value in pairs(graph, terms.TYPE, None, terms.GRAPH_ONTOLOGY)}
    labels, comments = _said(graph, CODE_LABEL), _said(graph, terms.RDFS + "comment")
    for term, of in types.items():
        if term.value.startswith(terms.ZC) and of != terms.SKOS + "ConceptScheme":
            kind = "code" if of == terms.CONCEPT else "class" if of == terms.OWL + "Class" else "property"
            yield {"name": short(term.value), "kind": kind, **labels.get(term, {}), "comment": comments.get(term, {})}


def _said(graph: Graph, predicate: str) -> dict[ox.NamedNode, dict[str, str]]:
    """Term → language → what is said of it."""
    found: dict[ox.NamedNode, dict[str, str]] = {}
    for term, value in pairs(graph, predicate, None, terms.GRAPH_ONTOLOGY):
        if isinstance(value, ox.Literal):
            found.setdefault(term, {})[value.language or "zh"] = value.value
    return found


def _others() -> Iterator[dict[str, Any]]:
    """The terms of other vocabularies that a build writes."""
    for key, (zh, en) in phrases().items():
        if key.startswith(WORDS):
            name = key.removeprefix(WORDS)
            kind = "class" if name.partition(":")[2][:1].isupper() else "property"
            yield {"name": name, "kind": kind, "zh": zh, "en": en}


def short(iri: str) -> str:
    """`prefix:name` where a prefix fits, else the IRI."""
    fitting = (f"{name}:{iri.removeprefix(start)}" for name, start in terms.PREFIXES.items() if iri.startswith(start))
    return next(fitting, iri)
