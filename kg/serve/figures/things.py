"""What a thing is, for pictures: its kind, its label, a short detail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.answers.look import select
from kg.serve.figures.lines import iri_list
from kg.store.graph import Graph
from kg.triples import terms

CLASSES = {
    terms.PROGRAM: "program",
    terms.PERSON: "person",
    terms.ORGANIZATION: "organization",
    terms.PLACE: "place",
    terms.EVENT: "event",
    terms.MEASURED: "indicator",
}
_BATCH = 2000
_ENTITIES = f"GRAPH <{terms.GRAPH_ENTITIES}>"


@dataclass(frozen=True, slots=True)
class Thing:
    kind: str  # a key of kg.page.style.KINDS
    label: str
    mentions: int = 0


def things(graph: Graph, iris: Iterable[str]) -> dict[str, Thing]:
    """Those of the IRIs that are entities of a kind with pages."""
    found: dict[str, Thing] = {}
    for some in _batches(iris):
        query = f"""SELECT ?x ?class ?label ?n {{ VALUES ?x {{ {iri_list(some)} }} {_ENTITIES} {{ ?x a ?class ; skos:prefLabel ?label }}
          OPTIONAL {{ {_ENTITIES} {{ ?x zc:mentions ?n }} }} }}"""
        for iri, kind, label, mentions in select(graph, query):
            if kind.value in CLASSES:
                found[iri.value] = Thing(CLASSES[kind.value], label.value, int(mentions.value) if mentions else 0)
    return found


def details(graph: Graph, iris: Iterable[str], language: str) -> dict[str, str]:
    """The kind of a program, the level of a place, the note that tells homonyms apart."""
    found: dict[str, list[str]] = {}
    for some in _batches(iris):
        values = f"VALUES ?x {{ {iri_list(some)} }}"
        query = f"""SELECT ?x ?label {{ {values} {{ {_ENTITIES} {{ ?x zc:kind ?code }} }} UNION {{ {_ENTITIES} {{ ?x zc:level ?code }} }}
          ?code rdfs:label ?label FILTER(LANG(?label) = "{language}") }}"""
        for text in (query, f"SELECT ?x ?label {{ {values} {_ENTITIES} {{ ?x skos:scopeNote ?label }} }}"):
            for row in select(graph, text):
                found.setdefault(row["x"].value, []).append(row["label"].value)
    return {iri: " · ".join(dict.fromkeys(said)) for iri, said in found.items()}


def _batches(iris: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(iris)
    return (ordered[i : i + _BATCH] for i in range(0, len(ordered), _BATCH))
