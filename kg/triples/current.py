"""The current view: one direct edge for all facts that say the same, and memberships summed up from their sightings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.entities import Entity
from kg.entities.tally import Tally, add, count
from kg.model import (
    Bound,
    Component,
    Event,
    Fact,
    Observation,
    Organization,
    Person,
    Place,
    Program,
    ProgramLink,
    Tenure,
)
from kg.triples import naming, terms
from kg.triples.article import ArticleGraph
from kg.triples.quads import Graph, plain, whole, zh
from kg.triples.tsv import event_word

_BY_TARGET = {
    "promoted_by": terms.PROMOTES,
    "implemented_by": terms.IMPLEMENTS,
    "issued_by": terms.ISSUED,
}


@dataclass
class Membership:
    """All sightings of a person in a post: (bound, ISO date or empty, IRI of the sighting)."""

    person: str
    organization: str
    post: str
    title: str
    sightings: set[tuple[Bound, str, str]] = field(default_factory=set)
    in_its_time: bool = False  # told of in an article of its own time

    def add(self, other: Membership) -> None:
        self.sightings |= other.sightings
        self.in_its_time |= other.in_its_time

    def dates(self, *bounds: Bound) -> list[str]:
        return sorted(date for bound, date, _ in self.sightings if bound in bounds and date)

    @property
    def is_held(self) -> bool:
        """False where the last thing said of it is that it ended, and where it is only told of as past."""
        if not self.in_its_time:
            return False
        if not any(bound == "removed" for bound, _, _ in self.sightings):
            return True
        ended = max(self.dates("removed"), default="")
        return bool(ended) and any(date > ended for date in self.dates("sighted", "appointed"))


@dataclass(frozen=True)
class Happening:
    """An event as the entity graph shows it."""

    iri: str
    label: str
    kind: str
    names: tuple[str, ...]


@dataclass
class Measured:
    """An indicator: how often each spelling of it is measured, and in how many articles."""

    spellings: Tally = field(default_factory=dict)
    articles: int = 0

    def add(self, other: Measured) -> None:
        add(self.spellings, other.spellings)
        self.articles += other.articles

    @property
    def label(self) -> str:
        """The spelling that is most used; of several the first in order."""
        return min(self.spellings, key=lambda name: (-self.spellings[name], name))


class Current:
    """Collects edges, memberships, events and indicators while the articles are written, in parts that can be added up."""

    def __init__(self) -> None:
        self.graph = Graph(terms.GRAPH_CURRENT)
        self.memberships: dict[str, Membership] = {}
        self.events: list[Happening] = []
        self.indicators: dict[str, Measured] = {}

    def add(self, other: Current) -> None:
        """Take in another part; no article may be in both."""
        self.graph.add_all(other.graph)
        self.events += other.events
        for iri, held in other.memberships.items():
            if (known := self.memberships.setdefault(iri, held)) is not held:
                known.add(held)
        for iri, measured in other.indicators.items():
            if (seen := self.indicators.setdefault(iri, measured)) is not measured:
                seen.add(measured)

    def take(self, told: Iterable[tuple[Fact, str]], into: ArticleGraph) -> None:
        """Add the facts of one article, each with the IRI of its node."""
        indicators: set[str] = set()
        for fact, node in told:
            if isinstance(fact, Observation):
                indicators.add(self._observation(fact, into))
            else:
                self._fact(fact, node, into)
        for iri in indicators:
            self.indicators[iri].articles += 1

    def _fact(self, fact: Fact, node: str, into: ArticleGraph) -> None:
        match fact:
            case Tenure():
                self._tenure(fact, node, into)
            case Event():
                self._event(fact, node, into)
            case ProgramLink():
                self._program_link(fact, into)
            case Component():
                self._component(fact, into)

    def _tenure(self, fact: Tenure, node: str, into: ArticleGraph) -> None:
        title = into.mask(fact.title)
        person, organization = into.ids[fact.person], into.ids[fact.organization]
        post = naming.post(organization, title)
        iri = naming.membership(person, post)
        held = self.memberships.setdefault(
            iri, Membership(naming.entity(person), naming.entity(organization), post, title)
        )
        now = "" if fact.past else into.article.issued or _day_of(fact.person, into)
        held.sightings.add((fact.bound, fact.date or now, node))
        held.in_its_time |= not fact.past

    def _event(self, fact: Event, node: str, into: ArticleGraph) -> None:
        place = into.entity(fact.place)
        if place is not None:
            self.graph.link(node, terms.HELD_IN, place)
        for participation in fact.participations:
            if person := into.entity(participation.person):
                self.graph.link(person, terms.ATTENDED, node)
        name = into.mask(fact.name) if fact.name else ""
        described = (
            f"{fact.place.name if fact.place else ''}{event_word(fact.kind)}{f'（{fact.date}）' if fact.date else ''}"
        )
        self.events.append(Happening(node, name or described, fact.kind, (name,) if name else ()))

    def _program_link(self, fact: ProgramLink, into: ArticleGraph) -> None:
        program, target = into.required(fact.program), into.entity(fact.target)
        if target is None or target == program:
            return
        if isinstance(fact.target, Program):
            self.graph.link(program, terms.PART_OF, target)
        elif isinstance(fact.target, Person | Place | Organization) and fact.relation in _BY_TARGET:
            self.graph.link(target, _BY_TARGET[fact.relation], program)

    def _component(self, fact: Component, into: ArticleGraph) -> None:
        part = next((r for r in into.entry.records if isinstance(r, Program) and r.name == fact.component), None)
        if part is not None and (iri := into.entity(part)) != (whole := into.required(fact.program)) and iri:
            self.graph.link(iri, terms.PART_OF, whole)

    def _observation(self, fact: Observation, into: ArticleGraph) -> str:
        name = into.mask(fact.indicator)
        iri = naming.indicator(name)
        count(self.indicators.setdefault(iri, Measured()).spellings, name)
        return iri

    def finished(self, entities: Iterable[Entity]) -> Graph:
        """The graph with the edges that come from memberships and from the entities themselves."""
        g = Graph(terms.GRAPH_CURRENT)
        g.add_all(self.graph)
        for entity in entities:
            if entity.within:
                g.link(naming.entity(entity.id), terms.WITHIN, naming.entity(entity.within))
            if entity.place:
                g.link(naming.entity(entity.id), terms.OF_PLACE, naming.entity(entity.place))
        for iri, held in self.memberships.items():
            _membership(g, iri, held)
        return g


def _membership(g: Graph, iri: str, held: Membership) -> None:
    g.link(iri, terms.TYPE, terms.MEMBERSHIP)
    g.link(iri, terms.MEMBER, held.person)
    g.link(iri, terms.MEMBERSHIP_ORGANIZATION, held.organization)
    g.link(iri, terms.OF_POST, held.post)
    g.link(held.post, terms.POST_IN, held.organization)
    if held.is_held:
        g.link(held.person, terms.HOLDS, held.post)
        g.link(held.person, terms.MEMBER_OF, held.organization)
    for bound, term in (("appointed", terms.APPOINTED), ("removed", terms.REMOVED)):
        for day in held.dates(bound):  # type: ignore[arg-type]
            g.add(iri, term, plain(day))
    if seen := held.dates("sighted", "appointed"):
        g.add(iri, terms.FIRST_SIGHTED, plain(seen[0]))
        g.add(iri, terms.LAST_SIGHTED, plain(seen[-1]))
    for _, _, node in held.sightings:
        g.link(iri, terms.DERIVED_FROM, node)


def _day_of(person: Person, into: ArticleGraph) -> str:
    """In an article without a date: when the person took part in something told of in it; empty where unknown."""
    days = (
        fact.date
        for fact in into.entry.analysis.facts
        if isinstance(fact, Event) and fact.date and any(p.person == person for p in fact.participations)
    )
    return max(days, default="")


def entity_graph(entities: Iterable[Entity], current: Current) -> Graph:
    """Types, labels and codes of everything that has a name, once."""
    g = Graph(terms.GRAPH_ENTITIES)
    labels: dict[str, str] = {}
    for entity in entities:
        labels[naming.entity(entity.id)] = entity.label
        _entity(g, entity)
    for held in current.memberships.values():
        label = labels[held.organization] + held.title
        _named(g, held.post, label, ())
        g.link(held.post, terms.TYPE, terms.POST)
        g.add(held.post, terms.TITLE, plain(held.title))
        g.link(held.post, terms.POST_IN, held.organization)
    for event in current.events:
        _named(g, event.iri, event.label, event.names)
        g.link(event.iri, terms.TYPE, terms.EVENT)
        g.link(event.iri, terms.KIND, terms.concept("event", event.kind))
    for iri, measured in current.indicators.items():
        _named(g, iri, measured.label, measured.spellings)
        g.link(iri, terms.TYPE, terms.MEASURED)
        g.link(iri, terms.TYPE, terms.CONCEPT)
        g.add(iri, terms.MENTIONS, whole(sum(measured.spellings.values())))
        g.add(iri, terms.ARTICLES, whole(measured.articles))
    return g


def _named(g: Graph, iri: str, label: str, names: Iterable[str]) -> None:
    g.add(iri, terms.LABEL, zh(label))
    for name in sorted({label, *names}):
        g.add(iri, terms.NAME, plain(name))
        if name != label:
            g.add(iri, terms.OTHER_LABEL, zh(name))


_TYPES = {
    "person": (terms.PERSON,),
    "organization": (terms.ORGANIZATION,),
    "place": (terms.PLACE,),
    "program": (terms.PROGRAM, terms.CONCEPT),
}
_ADMINISTRATIVE = frozenset({"country", "province", "prefecture", "county", "township"})


def _entity(g: Graph, entity: Entity) -> None:
    iri = naming.entity(entity.id)
    _named(g, iri, entity.label, entity.names)
    for kind in _TYPES[entity.kind]:
        g.link(iri, terms.TYPE, kind)
    if entity.kind == "place":
        if entity.code in _ADMINISTRATIVE:
            g.link(iri, terms.TYPE, terms.ADMINISTRATIVE_AREA)
        if entity.code:
            g.link(iri, terms.LEVEL, terms.concept("level", entity.code))
    elif entity.code:
        g.link(iri, terms.KIND, terms.concept(entity.kind, entity.code))
    for predicate, text in (
        (terms.CODE, entity.number),
        (terms.SCOPE, entity.scope),
        (terms.NOTATION, entity.notation),
    ):
        if text:
            g.add(iri, predicate, plain(text))
    if entity.note:
        g.add(iri, terms.NOTE, zh(entity.note))
    if entity.within:
        g.link(iri, terms.WITHIN, naming.entity(entity.within))
    if entity.place:
        g.link(iri, terms.OF_PLACE, naming.entity(entity.place))
    g.add(iri, terms.MENTIONS, whole(entity.mentions))
    g.add(iri, terms.ARTICLES, whole(entity.articles))
