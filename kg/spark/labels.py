"""Entities → what tables show of them, joined to the rows in the partitions that ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kg.entities import Entity
from kg.spark.partitions import Numbered, by_number, told_first
from kg.spark.records import Label, Summed, Whole, Written
from kg.triples import naming
from kg.triples.filled import Shown, asked, filled, show

if TYPE_CHECKING:
    from pyspark import RDD

Seen = tuple[str, Shown]


def rows(made: RDD[Any], whole: RDD[Any], partitions: int) -> RDD[Any]:
    """(table, cells) for each row, with all labels."""
    questions = made.mapPartitions(_asked)
    answers = questions.groupByKey(partitions).join(_shown(whole, partitions), partitions).flatMap(_answers)
    return told_first(by_number(answers, partitions), made, _filled).values()


def _shown(whole: RDD[Any], partitions: int) -> RDD[Any]:
    entities = whole.flatMap(_by_identifier)
    labels = entities.mapValues(_label)
    beside = entities.flatMap(_wanted).join(labels, partitions).map(_given)
    return entities.cogroup(beside, partitions).flatMap(_show)


def _by_identifier(share: Whole) -> Iterator[tuple[str, Entity]]:
    return ((entity.id, entity) for entity in share.entities)


def _label(entity: Entity) -> str:
    return entity.label


def _wanted(pair: tuple[str, Entity]) -> Iterator[tuple[str, tuple[str, bool]]]:
    identifier, entity = pair
    if entity.within:
        yield entity.within, (identifier, True)
    if entity.place:
        yield entity.place, (identifier, False)


def _given(pair: tuple[str, tuple[tuple[str, bool], str]]) -> tuple[str, Label]:
    (identifier, within), label = pair[1]
    return identifier, Label(within, label)


def _show(group: tuple[str, tuple[Iterable[Entity], Iterable[Label]]]) -> Iterator[Seen]:
    identifier, (entities, labels) = group
    beside = {label.within: label.label for label in labels}
    for entity in entities:
        yield naming.entity(identifier), show(entity, beside.get(True, ""), beside.get(False, ""))


def _asked(pairs: Iterator[Numbered[Written | Summed]]) -> Iterator[tuple[str, int]]:
    """Each thing that a partition shows, once."""
    seen: set[str] = set()
    for number, made in pairs:
        if isinstance(made, Written):
            new = {iri for table, of_table in made.rows.items() for row in of_table for iri in asked(table, row)} - seen
            seen |= new
            yield from ((iri, number) for iri in new)


def _answers(pair: tuple[str, tuple[Iterable[int], Shown]]) -> Iterator[Numbered[Seen]]:
    iri, (numbers, shown) = pair
    return ((number, (iri, shown)) for number in numbers)


def _filled(told: Iterator[Seen | Written | Summed]) -> Iterator[tuple[str, list[str]]]:
    things: dict[str, Shown] = {}
    for one in told:
        if isinstance(one, Written):
            for table, of_table in one.rows.items():
                yield from ((table, row) for row in filled(table, of_table, things))
        elif not isinstance(one, Summed):
            things[one[0]] = one[1]
