"""Everything that was found → one file of N-Quads, graph by graph: the articles by IRI, then the graphs over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from kg.entities import Decision, Privacy, entries, identify, masks, summed_up
from kg.model import Analysis, Person, Source
from kg.triples import terms
from kg.triples.article import ArticleGraph
from kg.triples.current import Current, entity_graph
from kg.triples.dataset import dataset_graph, ontology_graph
from kg.triples.facts import write_fact
from kg.triples.links import links_graph
from kg.triples.quads import Graph

_CLASS_OF_FACT = {
    "Tenure": terms.SIGHTING,
    "Event": terms.EVENT,
    "Component": terms.COMPONENT,
    "ProgramLink": terms.PROGRAM_LINK,
    "Observation": terms.OBSERVATION,
}
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


def write_graph(
    found: Iterable[tuple[Source, Analysis]],
    path: Path,
    privacy: Privacy = "mask",
    judgements: Iterable[Decision] = (),
    told: Callable[[int, int], None] = lambda done, total: None,
) -> Counts:
    """Write the N-Quads of all graphs; the same bytes for the same findings in any order. `told` hears of the progress."""
    each = entries(found)
    hidden = masks(each, privacy)
    identities = identify(each, judgements, hidden)
    counts, current = Counts(), Current()
    without = frozenset({"private"}) if privacy == "drop" else frozenset[str]()
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number, entry in enumerate(each, 1):
            ids: dict[object, str] = {
                r: identities.ids[entry.key, r]
                for r in entry.records
                if not (isinstance(r, Person) and r.kind in without)
            }
            into = ArticleGraph(entry, ids, hidden[entry.key])
            _write_article(into, current, counts)
            _put(into.graph, file, counts)
            told(number, len(each))
        entities = summed_up(each, identities, hidden, without)
        counts.classes.update(_CLASS_OF_ENTITY[e.kind] for e in entities)
        counts.classes[terms.MEASURED] = len(current.indicators)
        counts.classes[terms.DECISION] = len(identities.decisions)
        _put(current.finished(entities), file, counts)
        _put(entity_graph(entities, current), file, counts)
        _put(links_graph(identities.decisions, frozenset(e.id for e in entities)), file, counts)
        shown = Counter({kind: number for kind, number in counts.classes.items() if number})
        for graph in (dataset_graph(counts.triples, shown), ontology_graph()):
            file.writelines(graph.lines())
    return counts


def _write_article(into: ArticleGraph, current: Current, counts: Counts) -> None:
    into.describe()
    counts.classes[terms.ARTICLE] += 1
    for fact in into.entry.analysis.facts:
        node = write_fact(fact, into)
        if node is not None:
            current.take(fact, node, into)
            counts.classes[_CLASS_OF_FACT[type(fact).__name__]] += 1


def _put(graph: Graph, file: TextIO, counts: Counts) -> None:
    counts.triples += len(graph)
    file.writelines(graph.lines())
