"""The form of a question: one field for each parameter, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.header import Parameter
from kg.answers.library import Question
from kg.answers.look import CODE_LABEL, pairs
from kg.answers.names import CLASSES, as_iri, entities_named, near_names
from kg.serve.ask.examples import NAMED
from kg.store.graph import Graph
from kg.triples import terms


@dataclass(frozen=True, slots=True)
class Field:
    """What a form shows for a parameter.

    `suggest` is the kind of entity that names are suggested of, `near` are names like one that the graph does not have,
    `options` the codes with their labels.
    """

    name: str
    type: str
    label: str
    value: str
    example: str
    required: bool
    suggest: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    near: tuple[str, ...] = ()


def fields(
    graph: Graph, question: Question, given: Mapping[str, str], shown: Mapping[str, str], lang: str
) -> list[Field]:
    """The fields of a question with what was typed into them; `shown` are the examples."""
    return [
        _field(graph, p, given.get(p.name, p.default or ""), shown.get(p.name, ""), lang)
        for p in question.header.parameters
    ]


def _field(graph: Graph, parameter: Parameter, value: str, example: str, lang: str) -> Field:
    is_named = parameter.type in NAMED or parameter.type == "entity"
    return Field(
        parameter.name,
        parameter.type,
        parameter.zh if lang == "zh" else parameter.en or parameter.zh,
        value,
        example,
        parameter.required,
        parameter.type if is_named else None,
        codes(graph, parameter.name, lang) if parameter.type == "code" else (),
        _near(graph, parameter.type, value) if is_named and value and parameter.type != "article" else (),
    )


def _near(graph: Graph, kind: str, value: str) -> tuple[str, ...]:
    of = kind if kind in CLASSES else None
    return () if as_iri(value) or entities_named(graph, value, of) else tuple(near_names(graph, value, of))


def codes(graph: Graph, group: str, lang: str) -> tuple[tuple[str, str], ...]:
    """The codes of a group (`level`, `role`) with their labels, in the order of the codes."""
    start = terms.concept(group, "")
    notation = {
        c: v.value for c, v in pairs(graph, terms.NOTATION, None, terms.GRAPH_ONTOLOGY) if c.value.startswith(start)
    }
    labels: dict[str, str] = {}
    for concept, label in pairs(graph, CODE_LABEL, None, terms.GRAPH_ONTOLOGY):
        if concept in notation and isinstance(label, ox.Literal) and label.language == lang:
            labels[notation[concept]] = label.value
    return tuple(sorted((code, labels.get(code, code)) for code in notation.values()))
