"""Analyses → the rows that were found, each with what it rests on; no graph is made for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.evaluate.rows import Figure, Kind, Link, Named, Part, Partaking, Post, Row
from kg.model import (
    Analysis,
    Article,
    Component,
    Event,
    Fact,
    Mention,
    MentionKind,
    Observation,
    Organization,
    Person,
    Place,
    Program,
    ProgramLink,
    Tenure,
)

KIND_OF: Mapping[MentionKind, Kind] = {
    "person": "persons",
    "organization": "organizations",
    "place": "places",
    "program": "programs",
}
RELATION: Mapping[type[Fact], str] = {
    Tenure: "tenure",
    Event: "event",
    Component: "component",
    ProgramLink: "program_link",
    Observation: "observation",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """What a row rests on: `[start, end)` of an article's text, the relation (or kind of mention) and the rule."""

    article: Article
    start: int
    end: int
    relation: str
    rule: str

    @property
    def begins(self) -> int:
        """Offset in the source; an empty stretch is taken for its first character."""
        return self.article.source_span(self.start, max(self.end, self.start + 1))[0]


@dataclass(frozen=True, slots=True)
class Told:
    """A row that was found, with all that it rests on."""

    kind: Kind
    row: Row
    grounds: tuple[Ground, ...]


def found(analyses: Iterable[Analysis], start: int = 0, end: int | None = None) -> list[Told]:
    """Each distinct row once, in the order of the source; only what begins in `[start, end)` of the source."""
    each = [told for analysis in analyses for told in _told(analysis)]
    inside = [(at, i) for i, (_, told) in enumerate(each) if (at := told.grounds[0].begins) >= start]
    things: dict[tuple[Kind, object], Told] = {}
    for at, i in sorted(inside):
        identity, new = each[i]
        if end is None or at < end:
            old = things.get((new.kind, identity))
            things[new.kind, identity] = (
                new if old is None else Told(old.kind, _joined(old, new), old.grounds + new.grounds)
            )
    return _distinct(things.values())


def _joined(old: Told, new: Told) -> Row:
    """A thing keeps what was said of it first, and collects its printed forms."""
    if isinstance(old.row, Named) and isinstance(new.row, Named):
        return replace(old.row, aliases=tuple(dict.fromkeys(old.row.aliases + new.row.aliases)))
    return old.row


def _distinct(things: Iterable[Told]) -> list[Told]:
    """Of things that the gold does not tell apart the last counts."""
    out: dict[tuple[Kind, tuple[str, ...]], Told] = {}
    for told in things:
        old = out.get((told.kind, told.row.key))
        out[told.kind, told.row.key] = replace(told, grounds=old.grounds + told.grounds) if old else told
    return list(out.values())


def _told(analysis: Analysis) -> Iterator[tuple[object, Told]]:
    """Rows with what they are one thing by."""
    article = analysis.article
    for mention in analysis.mentions:
        if mention.kind in KIND_OF:
            ground = Ground(article, mention.start, mention.end, mention.kind, mention.rule)
            identity, row = _named(mention, article.text[mention.start : mention.end].replace("\n", ""))
            yield identity, Told(row.kind, row, (ground,))
    for fact in analysis.facts:
        for kind, stated, grounds in _stated(fact, article):
            yield stated, Told(kind, stated, grounds)


def _named(mention: Mention, printed: str) -> tuple[object, Named]:
    kind, value = KIND_OF[mention.kind], mention.value
    match value:
        case Person():
            return value, Named(kind, value.name, (), value.kind)
        case Organization():
            return value.name, Named(kind, value.name, (printed,))
        case Place():
            return value, Named(kind, value.name, (printed,), value.level)
        case Program():
            return (value.name, value.note), Named(kind, value.name, (printed,), value.kind, value.note)
        case _:
            raise TypeError(f"{mention.rule}: {mention.kind} without a name")


def _stated(fact: Fact, article: Article) -> Iterator[tuple[Kind, Row, tuple[Ground, ...]]]:
    """The rows of a fact: one, but for an event, which has one for each who takes part."""
    own = Ground(article, fact.start, fact.end, RELATION[type(fact)], fact.rule)
    match fact:
        case Tenure():
            yield "posts", Post(fact.person.name, fact.title, _body(fact.organization), (fact.printed,)), (own,)
        case Event():
            for part in fact.participations:
                ground = Ground(article, part.start, part.end, "participation", part.rule)
                yield "participations", Partaking(part.person.name, part.role, fact.date or ""), (ground, own)
        case Component():
            yield "components", Part(fact.program.name, fact.component), (own,)
        case ProgramLink():
            yield "program_links", Link(fact.program.name, fact.relation, fact.target.name), (own,)
        case Observation():
            yield "observations", _figure(fact), (own,)


def _body(organization: Organization) -> str:
    """Empty for a state (总统): its posts have a jurisdiction and no body, as in the table of posts."""
    place = organization.place
    return (
        "" if place is not None and place.level == "country" and organization.name == place.name else organization.name
    )


def _figure(fact: Observation) -> Figure:
    return Figure(
        fact.indicator,
        float(fact.value),
        fact.unit,
        fact.place.name if fact.place else "",
        fact.period or "",
        fact.status,
        fact.comparator,
        fact.change or "",
    )
