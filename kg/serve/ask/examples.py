"""Examples that this graph has an answer to: those of the question's header, else what the newspapers write of most."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.answers.header import Parameter
from kg.answers.library import Question
from kg.answers.look import subjects
from kg.answers.names import CLASSES, entities_named
from kg.serve.kept import Kept
from kg.store.graph import Graph
from kg.triples import terms

NAMED = frozenset({*CLASSES, "article"})
MOST = 3  # as many as a question has parameters of one type


def examples(graph: Graph, question: Question) -> dict[str, str]:
    """Parameter → example."""
    given: dict[str, str] = {}
    types = [parameter.type for parameter in question.header.parameters]
    any_thing = "person" if "program" in types else "program"  # who has to do with the program
    for parameter in question.header.parameters:
        kind = any_thing if parameter.type == "entity" else parameter.type
        if value := _example(graph, parameter, kind, given):
            given[parameter.name] = value
    return given


def first_examples(question: Question, given: Mapping[str, str]) -> dict[str, str]:
    """Those that must be there, else the first one: all together might ask for what no article says."""
    required = [p.name for p in question.header.parameters if p.required]
    names = required or [p.name for p in question.header.parameters][:1]
    return {name: given[name] for name in names if name in given}


def _example(graph: Graph, parameter: Parameter, kind: str, given: Mapping[str, str]) -> str:
    if kind not in NAMED or _is_there(graph, kind, parameter.example or ""):
        return parameter.example or ""
    return next((name for name in most_written_of(graph, kind) if name not in given.values()), "")


_THERE: Kept[dict[tuple[str, str], bool]] = Kept(lambda graph: {})
_MOST: Kept[dict[str, tuple[str, ...]]] = Kept(lambda graph: {})


def _is_there(graph: Graph, kind: str, name: str) -> bool:
    known = _THERE.of(graph)
    if (kind, name) not in known:
        if kind == "article":
            known[kind, name] = bool(subjects(graph, terms.HEADLINE, ox.Literal(name, language="zh")))
        else:
            known[kind, name] = bool(name and entities_named(graph, name, kind))
    return known[kind, name]


def most_written_of(graph: Graph, kind: str) -> tuple[str, ...]:
    """The names of the things of a kind that stand in most articles; of articles the headlines of the last ones."""
    known = _MOST.of(graph)
    if kind not in known:
        known[kind] = _most_written_of(graph, kind)
    return known[kind]


def _most_written_of(graph: Graph, kind: str) -> tuple[str, ...]:
    if kind == "article":
        named = "?thing schema:headline ?name OPTIONAL { ?thing schema:datePublished ?n }"
    else:
        thing = f"?thing a <{CLASSES[kind][0]}> ; skos:prefLabel ?name OPTIONAL {{ ?thing zc:articles ?n }}"
        named = f"GRAPH <{terms.GRAPH_ENTITIES}> {{ {thing} }}"  # an event stands in its article's graph too
    found = graph.query(f"SELECT ?name {{ {named} }} ORDER BY DESC(?n) ?name LIMIT {MOST}")
    return tuple(row["name"].value for row in found)  # type: ignore[union-attr]
