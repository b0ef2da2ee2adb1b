"""The rows of the fact tables that one article gives; a cell that needs a label holds the thing until all are known."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, singledispatch
from typing import Any

from kg import confidence
from kg.model import (
    Component,
    Event,
    Mention,
    Observation,
    Organization,
    Participation,
    Person,
    Place,
    Program,
    ProgramLink,
    Tenure,
)
from kg.triples.article import ArticleGraph
from kg.triples.quads import exact

Row = tuple[str, ...]


def article_row(into: ArticleGraph) -> Row:
    article = into.article
    credited = (into.entity(into.entry.credited[c.name]) for c in article.credits if c.credit != "editor")
    byline = ";".join(dict.fromkeys(iri for iri in credited if iri))
    start, end = into.shown()
    title = into.mask(article.title) if article.title else ""
    return *_place(into, start, end), title, article.publication or "", article.issued or "", byline


def mention_row(mention: Mention, into: ArticleGraph) -> tuple[str, Row] | None:
    """The table and the row; None for what has no node."""
    record = mention.value
    iri = into.entity(record) if isinstance(record, Place | Organization | Person | Program) else None
    if iri is None:
        return None
    first, rule = _place(into, mention.start, mention.end), _rule(mention.kind, mention.rule)
    match record:
        case Person():
            return "persons", (*first, iri, iri, record.kind, *rule)
        case Organization():
            return "organizations", (*first, iri, iri, first[-1], *rule)
        case Place():
            return "places", (*first, iri, iri, iri, iri, iri, first[-1], *rule)
        case Program():
            return "programs", (*first, iri, iri, record.kind, first[-1], *rule)
        case _:
            return None


@singledispatch
def fact_rows(fact: Any, node: str, into: ArticleGraph) -> Iterator[tuple[str, Row]]:
    """Table and row of a fact that has the node `node`; an event has one for each participation."""
    raise TypeError(f"no row for {type(fact).__name__}")


@fact_rows.register
def _(fact: Tenure, node: str, into: ArticleGraph) -> Iterator[tuple[str, Row]]:
    person, organization = into.entity(fact.person) or "", into.entity(fact.organization) or ""
    printed = into.mask(fact.printed)
    cells = (person, person, into.mask(fact.title), organization, organization, printed, fact.bound, fact.date or "")
    yield "posts", (*_place(into, fact.start, fact.end), *cells, *_rule("tenure", fact.rule))


@fact_rows.register
def _(fact: Event, node: str, into: ArticleGraph) -> Iterator[tuple[str, Row]]:
    name, place = into.mask(fact.name) if fact.name else "", into.entity(fact.place) or ""
    for participation in fact.participations:
        if person := into.entity(participation.person):
            yield (
                "participations",
                (
                    *_place(into, participation.start, participation.end),
                    *(node, name, fact.kind, fact.date or "", place),
                    *_taking_part(participation, person),
                ),
            )


def _taking_part(participation: Participation, person: str) -> Row:
    return person, person, participation.role, str(participation.position), *_rule("participation", participation.rule)


@fact_rows.register
def _(fact: Component, node: str, into: ArticleGraph) -> Iterator[tuple[str, Row]]:
    program = into.required(fact.program)
    cells = program, program, into.mask(fact.component), str(fact.position)
    yield "components", (*_place(into, fact.start, fact.end), *cells, *_rule("component", fact.rule))


@fact_rows.register
def _(fact: ProgramLink, node: str, into: ArticleGraph) -> Iterator[tuple[str, Row]]:
    program, target = into.required(fact.program), into.entity(fact.target) or ""
    cells = program, program, fact.relation, target, target
    yield "program_links", (*_place(into, fact.start, fact.end), *cells, *_rule("program_link", fact.rule))


@fact_rows.register
def _(fact: Observation, node: str, into: ArticleGraph) -> Iterator[tuple[str, Row]]:
    cells = (
        node,
        into.mask(fact.indicator),
        exact(fact.value),
        exact(fact.high) if fact.high is not None else "",
        fact.unit,
        fact.comparator,
        into.entity(fact.place) or "",
        fact.period or "",
        fact.status,
        fact.change or "",
        into.entity(fact.program) or "",
        into.mask(fact.printed),
        "true" if fact.cumulative else "",
        fact.base or "",
    )
    yield "observations", (*_place(into, fact.start, fact.end), *cells, *_rule("observation", fact.rule))


def _place(into: ArticleGraph, start: int, end: int) -> Row:
    """The columns that all tables begin with."""
    first, last = into.span(start, end)
    return into.entry.source.name, into.iri, str(first), str(last), into.words(start, end)


@cache
def _rule(relation: str, rule: str) -> Row:
    return rule, exact(confidence.of(relation, rule))
