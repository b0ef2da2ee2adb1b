"""Everything that was found → one file of N-Quads: the graph of each article, then the graphs over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from kg.entities import Decision, Entity, Privacy, Told, by_mention, entries, masks, settle, summed_up
from kg.model import Analysis, Source
from kg.triples import naming, terms
from kg.triples.current import entity_graph
from kg.triples.dataset import dataset_graph, ontology_graph
from kg.triples.links import links_graph
from kg.triples.part import Sums, part
from kg.triples.quads import Graph

_CLASS_OF_ENTITY = {
    "person": terms.PERSON,
    "organization": terms.ORGANIZATION,
    "place": terms.PLACE,
    "program": terms.PROGRAM,
}


@dataclass
class Counts:
    """What was written: triples, instances by class IRI, and the rules that found facts and mentions, as in `Sums`."""

    triples: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    rules: set[tuple[str, str]] = field(default_factory=set)

    def add(self, other: Counts) -> None:
        self.triples += other.triples
        self.rules |= other.rules
        self.classes.update(other.classes)


def write_graph(
    found: Iterable[tuple[Source, Analysis]],
    path: Path,
    privacy: Privacy = "mask",
    judgements: Iterable[Decision] = (),
) -> Counts:
    """Write the N-Quads of all graphs; the same bytes for the same findings in any order. For what fits into memory."""
    each = entries(found)
    hidden = masks(each, privacy)
    judged = by_mention(judgements)
    settled = settle((c for entry in each for c in Told(entry, hidden[entry.key]).claims(judged)), judged)
    sums = Sums()
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for _, of_source in groupby(each, key=lambda entry: entry.source.name):
            made = part(tuple(of_source), privacy, settled.changes)
            for graph in made.graphs:
                file.writelines(graph.lines())
            sums.add(made.sums)
        counts = Counts()
        for graph in over_all(sums, summed_up(sums.gathering), settled.decisions, counts):
            file.writelines(graph.lines())
    return counts


def over_all(
    sums: Sums, entities: tuple[Entity, ...], decisions: Iterable[Decision], counts: Counts
) -> Iterator[Graph]:
    """The graphs that are about all articles, in their order; `counts` tells then what the whole graph holds."""
    yield from of_sums(sums, entities, counts)
    yield from of_all(sums, decisions, counts)


def of_sums(sums: Sums, entities: tuple[Entity, ...], counts: Counts) -> Iterator[Graph]:
    """The current view and the entities; of a part of the sums (`divided`) the part of both, and its share in `counts`."""
    count(sums, counts)
    for graph in (sums.current.finished(entities), entity_graph(entities, sums.current)):
        counts.triples += len(graph)
        yield graph


def count(sums: Sums, counts: Counts) -> None:
    """What the articles hold, and the instances that the graphs over all of them are about."""
    counts.triples += sums.triples
    counts.classes.update(sums.classes)
    counts.rules |= sums.rules
    counts.classes.update(_CLASS_OF_ENTITY[of.kind] for of in sums.gathering.values())
    counts.classes[terms.MEASURED] += len(sums.current.indicators)


def of_all(sums: Sums, decisions: Iterable[Decision], counts: Counts) -> Iterator[Graph]:
    """The decisions, and what the whole graph is; `counts` must know all the rest."""
    decisions = tuple(decisions)
    counts.classes[terms.DECISION] = len(decisions)
    links = links_graph(decisions, frozenset(sums.gathering))
    counts.triples += len(links)
    yield links
    yield from of_counts(counts)


def of_counts(counts: Counts) -> Iterator[Graph]:
    """What the whole graph is, which is known last."""
    yield dataset_graph(
        counts.triples, {kind: number for kind, number in counts.classes.items() if number}, counts.rules
    )
    yield ontology_graph()


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a graph over all articles when some are new: the lines that go, and those that may come."""

    graph: str
    gone: frozenset[str]
    come: frozenset[str]


@dataclass(frozen=True, slots=True)
class Growth:
    """What new articles change: the current view and the entities. `entities` are all that new articles name, with their
    places and containers.

    `shifts` says that they change how something that was there before is shown: its label, its place, its container.
    """

    changes: tuple[Change, Change]
    entities: tuple[Entity, ...]
    shifts: bool


def grown(sums: Sums, new: Sums) -> Growth:
    """Adds what is new to the sums; only what it may change is looked at, before and after."""
    before, entities_before = _drawn(_share(sums, new))
    sums.add(new)
    share = _share(sums, new)
    share.current.events = new.current.events
    share.current.graph.add_all(new.current.graph)
    after, entities = _drawn(share)
    said = sums.current.graph.says
    changes = [
        Change(g.name, frozenset(line for line in b - a if not said(line)), a - b)
        for g, b, a in zip(after, map(_lines, before), map(_lines, after), strict=True)
    ]
    now = {e.id: _seen(e) for e in entities}
    around = {identifier for e in entities for identifier in (e.within, e.place)} - now.keys()
    entities += summed_up({i: sums.gathering[i] for i in around if i in sums.gathering})
    return Growth((changes[0], changes[1]), entities, any(_seen(e) != now[e.id] for e in entities_before))


def _share(sums: Sums, new: Sums) -> Sums:
    """What new articles may change: their things and indicators, and whatever is told of posts of or in their things."""
    share, things = Sums(), {naming.entity(identifier) for identifier in new.gathering}
    held = sums.current.memberships
    share.current.memberships = {i: m for i, m in held.items() if m.person in things or m.organization in things}
    things.update(m.organization for m in share.current.memberships.values())
    share.gathering = {i: of for i, of in sums.gathering.items() if naming.entity(i) in things}
    measured = sums.current.indicators
    share.current.indicators = {i: measured[i] for i in new.current.indicators if i in measured}
    return share


def _drawn(share: Sums) -> tuple[list[Graph], tuple[Entity, ...]]:
    entities = summed_up(share.gathering)
    return list(of_sums(share, entities, Counts())), entities


def _lines(graph: Graph) -> frozenset[str]:
    return frozenset(graph.lines())


def _seen(entity: Entity) -> tuple[str, ...]:
    """What tables show of an entity."""
    level = entity.code if entity.kind == "place" else ""
    return entity.label, level, entity.number, entity.within, entity.place
