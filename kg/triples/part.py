"""What one source adds to the graph: the graphs of its articles, its rows, and what is summed up over all articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from kg.entities import Entry, Gathering, Mask, Privacy, Told, gather, masks, merge
from kg.entities.identify import Changes
from kg.model import Named, Person
from kg.triples import naming, terms
from kg.triples.article import ArticleGraph
from kg.triples.current import Current
from kg.triples.facts import write_fact
from kg.triples.quads import Graph
from kg.triples.rows import Row, article_row, fact_rows, mention_row

_CLASS_OF_FACT = {
    "Tenure": terms.SIGHTING,
    "Event": terms.EVENT,
    "Component": terms.COMPONENT,
    "ProgramLink": terms.PROGRAM_LINK,
    "Observation": terms.OBSERVATION,
}


@dataclass(slots=True)
class Sums:
    """What is known only when all sources are added up; parts may be added in any order."""

    gathering: Gathering = field(default_factory=dict)
    current: Current = field(default_factory=Current)
    classes: Counter[str] = field(default_factory=Counter)
    rules: set[tuple[str, str]] = field(default_factory=set)  # relation or kind of mention, name
    triples: int = 0

    def add(self, other: Sums) -> None:
        merge(self.gathering, other.gathering)
        self.current.add(other.current)
        self.classes.update(other.classes)
        self.rules |= other.rules
        self.triples += other.triples


@dataclass(slots=True)
class Part:
    """`graphs` are those of the articles; `rows` are those of each table."""

    graphs: list[Graph] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    sums: Sums = field(default_factory=Sums)


def kinds(sums: Sums) -> dict[str, str]:
    """The kind of every person, organization, place, program and event, by its IRI."""
    found: dict[str, str] = {naming.entity(identifier): of.kind for identifier, of in sums.gathering.items()}
    return found | dict.fromkeys((event.iri for event in sums.current.events), "event")


def without(privacy: Privacy) -> frozenset[str]:
    """The kinds of persons that are left out."""
    return frozenset({"private"}) if privacy == "drop" else frozenset()


def part(
    entries: Sequence[Entry], privacy: Privacy, changes: Changes, elsewhere: Collection[str] = frozenset()
) -> Part:
    """The part of one source; articles whose keys are in `elsewhere` belong to another one.

    `changes` are the identifiers that are not the natural ones, by article key and index of the record.
    """
    made = Part()
    hidden = masks(entries, privacy)
    for entry in entries:
        if entry.key not in elsewhere:
            _add(made, entry, _ids(entry, hidden[entry.key], changes), hidden[entry.key], without(privacy))
    return made


def _ids(entry: Entry, mask: Mask, changes: Changes) -> dict[Named, str]:
    naturals = Told(entry, mask).naturals
    return {
        record: changes.get((entry.key, index), natural)
        for index, (record, natural) in enumerate(zip(entry.records, naturals, strict=True))
    }


def _add(made: Part, entry: Entry, ids: Mapping[Named, str], mask: Mask, left_out: frozenset[str]) -> None:
    nodes = {r: i for r, i in ids.items() if not (isinstance(r, Person) and r.kind in left_out)}
    into = ArticleGraph(entry, nodes, mask)
    into.describe()
    sums = made.sums
    sums.classes[terms.ARTICLE] += 1
    made.rows["articles"].append(article_row(into))
    for mention in entry.analysis.mentions:
        if (row := mention_row(mention, into)) is not None:
            made.rows[row[0]].append(row[1])
    told = []
    for fact in entry.analysis.facts:
        node = write_fact(fact, into)
        if node is not None:
            told.append((fact, node))
            sums.classes[_CLASS_OF_FACT[type(fact).__name__]] += 1
            for table, cells in fact_rows(fact, node, into):
                made.rows[table].append(cells)
    sums.current.take(told, into)
    gather(sums.gathering, entry, ids, mask, left_out)
    made.graphs.append(into.graph)
    sums.rules |= into.rules
    sums.triples += len(into.graph)
