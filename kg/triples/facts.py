"""The facts of an article as nodes, each with its evidence and its rule."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from kg.model import Component, Event, Observation, Participation, Program, ProgramLink, Tenure
from kg.triples import naming, terms
from kg.triples.article import ArticleGraph
from kg.triples.quads import boolean, decimal, exact, plain, whole
from kg.triples.terms import concept
from kg.triples.tsv import qudt


@singledispatch
def write_fact(fact: Any, into: ArticleGraph) -> str | None:
    """Add a fact; returns its IRI, or None for one whose person has no node."""
    raise TypeError(f"no triples for {type(fact).__name__}")


def _node(into: ArticleGraph, relation: str, kind: str, fact: Any) -> str:
    node = into.fresh(relation.replace("_", "-"), fact.start, fact.end)
    into.graph.link(node, terms.TYPE, kind)
    _ground(into, node, relation, fact)
    return node


def _ground(into: ArticleGraph, node: str, relation: str, fact: Any) -> None:
    into.graph.link(node, terms.DERIVED_FROM, into.evidence(fact.start, fact.end))
    into.graph.say(node, into.found_by(relation, fact.rule))


@write_fact.register
def _(fact: Tenure, into: ArticleGraph) -> str | None:
    person, organization = into.entity(fact.person), into.entity(fact.organization)
    if person is None or organization is None:
        return None
    node, g = _node(into, "tenure", terms.SIGHTING, fact), into.graph
    g.link(node, terms.OF_PERSON, person)
    g.link(node, terms.OF_ORGANIZATION, organization)
    g.link(node, terms.OF_POST, naming.post(into.ids[fact.organization], into.mask(fact.title)))
    g.add(node, terms.TITLE, plain(into.mask(fact.title)))
    g.add(node, terms.PRINTED, plain(into.mask(fact.printed)))
    g.link(node, terms.BOUND, concept("bound", fact.bound))
    if fact.date:
        g.add(node, terms.DATE, plain(fact.date))
    if fact.past:
        g.add(node, terms.PAST, boolean(True))
    return node


@write_fact.register
def _(fact: Event, into: ArticleGraph) -> str | None:
    node, g = _node(into, "event", terms.EVENT, fact), into.graph
    g.link(node, terms.KIND, concept("event", fact.kind))
    if fact.name:
        g.add(node, terms.EVENT_NAME, plain(into.mask(fact.name)))
    if fact.date:
        g.add(node, terms.DATE, plain(fact.date))
    if place := into.entity(fact.place):
        g.link(node, terms.OF_PLACE, place)
    number = 0
    for participation in fact.participations:
        if person := into.entity(participation.person):
            number += 1
            _participation(participation, person, node, number, into)
    return node


def _participation(fact: Participation, person: str, event: str, number: int, into: ArticleGraph) -> None:
    node, g = f"{event}/participation/{number}", into.graph
    g.link(node, terms.TYPE, terms.PARTICIPATION)
    g.link(node, terms.OF_EVENT, event)
    g.link(node, terms.OF_PERSON, person)
    g.link(node, terms.ROLE, concept("role", fact.role))
    g.add(node, terms.POSITION, whole(fact.position))
    _ground(into, node, "participation", fact)


@write_fact.register
def _(fact: Component, into: ArticleGraph) -> str | None:
    node, g = _node(into, "component", terms.COMPONENT, fact), into.graph
    g.link(node, terms.OF_PROGRAM, into.required(fact.program))
    g.add(node, terms.COMPONENT_NAME, plain(into.mask(fact.component)))
    g.add(node, terms.POSITION, whole(fact.position))
    part = next((r for r in into.entry.records if isinstance(r, Program) and r.name == fact.component), None)
    if part is not None and part != fact.program and (part_iri := into.entity(part)):
        g.link(node, terms.COMPONENT_PROGRAM, part_iri)
    return node


@write_fact.register
def _(fact: ProgramLink, into: ArticleGraph) -> str | None:
    target = into.entity(fact.target)
    if target is None:
        return None
    node, g = _node(into, "program_link", terms.PROGRAM_LINK, fact), into.graph
    g.link(node, terms.OF_PROGRAM, into.required(fact.program))
    g.link(node, terms.RELATION, concept("relation", fact.relation))
    g.link(node, terms.TARGET, target)
    return node


@write_fact.register
def _(fact: Observation, into: ArticleGraph) -> str | None:
    node, g = _node(into, "observation", terms.OBSERVATION, fact), into.graph
    g.link(node, terms.IN_DATASET, terms.OBSERVATIONS)
    for value, number, text in ((fact.value, terms.VALUE, terms.VALUE_TEXT), (fact.high, terms.HIGH, terms.HIGH_TEXT)):
        if value is not None:
            g.add(node, number, decimal(value))
            g.add(node, text, plain(exact(value)))
    if unit := qudt(fact.unit):
        g.link(node, terms.UNIT_CONCEPT, terms.UNIT + unit)
    strings = {
        terms.INDICATOR: into.mask(fact.indicator),
        terms.UNIT_TEXT: fact.unit,
        terms.PRINTED: into.mask(fact.printed),
        terms.COMPARATOR: fact.comparator,
        terms.PERIOD: fact.period,
        terms.CHANGE_BASE: fact.base,
    }
    g.link(node, terms.OF_INDICATOR, naming.indicator(into.mask(fact.indicator)))
    for predicate, string in strings.items():
        if string:
            g.add(node, predicate, plain(string))
    if fact.cumulative:
        g.add(node, terms.CUMULATIVE, boolean(True))
    g.link(node, terms.STATUS, concept("status", fact.status))
    if fact.change:
        g.link(node, terms.CHANGE, concept("change", fact.change))
    for predicate, about in ((terms.OF_PLACE, fact.place), (terms.OF_PROGRAM, fact.program)):
        if entity := into.entity(about):
            g.link(node, predicate, entity)
    return node
