"""The form of a question: one field for each parameter, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.header import Parameter
from kg.answers.library import Question
from kg.answers.look import CODE_LABEL, pairs
from kg.answers.names import CLASSES
from kg.store.graph import Graph
from kg.triples import terms


@dataclass(frozen=True, slots=True)
class Field:
    """What a form shows for a parameter: `suggest` is the kind of entity that names are suggested of, `options` the codes
    with their labels."""

    name: str
    type: str
    label: str
    value: str
    example: str
    required: bool
    suggest: str | None = None
    options: tuple[tuple[str, str], ...] = ()


def fields(graph: Graph, question: Question, given: Mapping[str, str], lang: str) -> list[Field]:
    """The fields of a question with what was typed into them."""
    return [_field(graph, p, given, lang) for p in question.header.parameters]


def _field(graph: Graph, parameter: Parameter, given: Mapping[str, str], lang: str) -> Field:
    named = parameter.type in CLASSES or parameter.type == "entity"
    return Field(
        parameter.name,
        parameter.type,
        parameter.zh if lang == "zh" else parameter.en or parameter.zh,
        given.get(parameter.name, parameter.default or ""),
        parameter.example or "",
        parameter.required,
        parameter.type if named else None,
        codes(graph, parameter.name, lang) if parameter.type == "code" else (),
    )


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
