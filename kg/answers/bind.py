"""Values of users become RDF terms in the places that a query keeps for them; no text of theirs is ever query text.

A query keeps a place by `VALUES ?program { UNDEF }`, so it is valid SPARQL as it stands and then asks for everything.
The language of labels has `VALUES ?lang { "zh" }`: not a question to the user, but that of the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from kg.answers.header import Parameter
from kg.answers.library import Question
from kg.answers.look import CODE_LABEL, pairs, subjects
from kg.answers.names import CLASSES, as_iri, resolve, search_form
from kg.answers.trouble import UserError
from kg.store.graph import Graph
from kg.triples import terms

PLACE = re.compile(r"VALUES\s+\?(\w+)\s*\{\s*UNDEF\s*\}", re.IGNORECASE)
LANGUAGE = re.compile(r'VALUES\s+\?lang\s*\{\s*"zh"\s*\}', re.IGNORECASE)
LANGUAGES = ("zh", "en")
Terms = Sequence[ox.NamedNode | ox.Literal]


def bind(graph: Graph, question: Question, values: Mapping[str, str], lang: str = "zh") -> str:
    """The query text with each value as terms in its place. Raises UserError for what does not fit."""
    assert lang in LANGUAGES
    known = {p.name: p for p in question.header.parameters}
    known |= {name: Parameter(name, "text", "", "") for name in PLACE.findall(question.text) if name not in known}
    _refuse_unknown(question, values, known)
    given = {name: p.default for name, p in known.items() if p.default} | {k: v for k, v in values.items() if v.strip()}
    _refuse_missing(question, given, known)
    _refuse_unplaced(question, given)
    bound = {name: " ".join(map(str, _terms(graph, known[name], value))) for name, value in given.items()}
    text = LANGUAGE.sub(f'VALUES ?lang {{ "{lang}" }}', question.text)
    return PLACE.sub(lambda m: f"VALUES ?{m[1]} {{ {bound[m[1]]} }}" if m[1] in bound else m[0], text)


def _refuse_unplaced(question: Question, given: Mapping[str, str]) -> None:
    """A value without a place would be passed over, and everything be taken for the answer."""
    places = PLACE.findall(question.text)
    for name in given:
        if name not in places:
            raise UserError(
                f"查询 {question.name} 里没有参数 {name} 的位置，请在 WHERE 里写 VALUES ?{name} {{ UNDEF }}",
                f"{question.name} keeps no place for {name}: write VALUES ?{name} {{ UNDEF }} into its WHERE",
            )


def _terms(graph: Graph, parameter: Parameter, value: str) -> Terms:
    """The RDF terms for a value; the string form of each is N-Triples, with everything escaped."""
    if parameter.type in CLASSES or parameter.type == "entity":
        return resolve(graph, value, parameter.type if parameter.type in CLASSES else None)
    if parameter.type == "code":
        return [_code(graph, parameter, value)]
    if parameter.type == "class":
        return [_class(parameter, value)]
    if parameter.type == "iri":
        return [_iri(parameter, value)]
    if parameter.type == "article":
        return _articles(graph, value)
    if parameter.type == "number":
        return [_number(parameter, value)]
    if parameter.type == "period" and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value):
        raise UserError(
            f"参数 {parameter.name} 要年、月或日（2023、2023-05、2023-05-12），不是“{value}”",
            f"{parameter.name} must be a year, month or day (2023, 2023-05, 2023-05-12), not “{value}”",
        )
    return [ox.Literal(value.strip())]


def _iri(parameter: Parameter, value: str) -> ox.NamedNode:
    if iri := as_iri(value):
        return iri
    raise UserError(
        f"参数 {parameter.name} 要一个完整的 IRI，不是“{value}”", f"{parameter.name} must be a full IRI, not “{value}”"
    )


def _class(parameter: Parameter, value: str) -> ox.NamedNode:
    """The class of entities called so: program or 政策, and so on."""
    for code, (iri, name) in CLASSES.items():
        if value.strip() in (code, name):
            return ox.NamedNode(iri)
    raise UserError(
        f"参数 {parameter.name} 没有“{value}”；现有：{'、'.join(name for _, name in CLASSES.values())}",
        f"{parameter.name} cannot be “{value}”; there are: {', '.join(CLASSES)}",
    )


def _number(parameter: Parameter, value: str) -> ox.Literal:
    if re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,15})?", bare := value.strip()):
        return ox.Literal(bare, datatype=ox.NamedNode(terms.XSD + "decimal"))
    raise UserError(
        f"参数 {parameter.name} 要一个数（如 {parameter.example or '0.5'}），不是“{value}”",
        f"{parameter.name} must be a number (such as {parameter.example or '0.5'}), not “{value}”",
    )


def _articles(graph: Graph, value: str) -> Terms:
    """The article of an IRI, or those with a headline."""
    if iri := as_iri(value):
        return [iri]
    if found := subjects(graph, terms.HEADLINE, ox.Literal(value.strip(), language="zh")):
        return found
    raise UserError(f"图谱里没有标题为“{value}”的文章", f"the graph has no article with the headline “{value}”")


def _code(graph: Graph, parameter: Parameter, value: str) -> ox.NamedNode:
    """The concept zc:GROUP_CODE of the group of the parameter, by its code or its label."""
    group = terms.concept(parameter.group or parameter.name, "")
    labels = {
        code: [notation.value]
        for code, notation in pairs(graph, terms.NOTATION, None, terms.GRAPH_ONTOLOGY)
        if code.value.startswith(group)
    }
    for code, label in pairs(graph, CODE_LABEL, None, terms.GRAPH_ONTOLOGY):
        if code in labels:  # not the list of codes itself
            labels[code].append(label.value)
    for concept, names in labels.items():
        if search_form(value).removesuffix("级") in (search_form(n).removesuffix("级") for n in names):
            return concept
    there = [" ".join(dict.fromkeys(names)) for _, names in sorted(labels.items(), key=str)]
    raise UserError(
        f"参数 {parameter.name} 没有“{value}”；现有：{'、'.join(there)}",
        f"{parameter.name} cannot be “{value}”; there are: {', '.join(there)}",
    )


def _refuse_unknown(question: Question, values: Mapping[str, str], known: Mapping[str, Parameter]) -> None:
    for name in values:
        if name not in known:
            raise UserError(
                f"查询 {question.name} 没有参数 {name}；现有：{'、'.join(known) or '无'}",
                f"{question.name} has no parameter {name}; there are: {', '.join(known) or 'none'}",
            )


def _refuse_missing(question: Question, given: Mapping[str, str], known: Mapping[str, Parameter]) -> None:
    for name, p in known.items():
        if p.required and name not in given:
            example = f"--set {name}={p.example or '…'}"
            raise UserError(
                f"查询 {question.name} 需要参数 {name}（{p.zh}），例如 {example}",
                f"{question.name} needs the parameter {name} ({p.en}), for example {example}",
            )
