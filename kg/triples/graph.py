"""Everything that was found → one file of N-Quads: the graph of each article, then the graphs over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from kg.entities import Decision, Entity, Privacy, Told, by_mention, entries, masks, settle, summed_up
from kg.model import Analysis, Source
from kg.triples import terms
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
    """What was written: triples, and instances by class IRI."""

    triples: int = 0
    classes: Counter[str] = field(default_factory=Counter)

    def add(self, other: Counts) -> None:
        self.triples += other.triples
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
    decisions = tuple(decisions)
    yield from of_sums(sums, entities, counts)
    counts.classes[terms.DECISION] = len(decisions)
    links = links_graph(decisions, frozenset(e.id for e in entities))
    counts.triples += len(links)
    yield links
    yield from of_counts(counts)


def of_sums(sums: Sums, entities: tuple[Entity, ...], counts: Counts) -> Iterator[Graph]:
    """The current view and the entities; of a part of the sums (`divided`) the part of both, and its share in `counts`."""
    counts.triples += sums.triples
    counts.classes.update(sums.classes)
    counts.classes.update(_CLASS_OF_ENTITY[e.kind] for e in entities)
    counts.classes[terms.MEASURED] += len(sums.current.indicators)
    for graph in (sums.current.finished(entities), entity_graph(entities, sums.current)):
        counts.triples += len(graph)
        yield graph


def of_counts(counts: Counts) -> Iterator[Graph]:
    """What the whole graph is, which is known last."""
    yield dataset_graph(counts.triples, Counter({kind: number for kind, number in counts.classes.items() if number}))
    yield ontology_graph()
