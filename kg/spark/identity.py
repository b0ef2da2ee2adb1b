"""Claims of all articles → which things are one: blocks are groups, and each decision goes to the partition it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.entities import Claim, Decision, Privacy, Settled, Told, at_last, decide, masks
from kg.entities.claims import Block
from kg.entities.identify import Judged
from kg.spark.partitions import Keep, Numbered, by_number, first
from kg.spark.records import Change, Elsewhere, Read

if TYPE_CHECKING:
    from pyspark import RDD


@dataclass(frozen=True, slots=True)
class Identity:
    """`messages` are changes and articles elsewhere, by number; `decisions` each once."""

    messages: RDD[Any]
    decisions: RDD[Any]


def identity(read: RDD[Any], privacy: Privacy, judged: Judged, partitions: int, keep: Keep) -> Identity:
    """The driver sees only which identifiers are replaced by which."""
    claims = read.flatMap(partial(_claims, privacy, judged))
    settled = keep(claims.groupByKey(partitions).map(partial(_decide, judged)))
    replaced = dict(settled.flatMap(_replaced).reduceByKey(max, partitions).mapValues(_entity).collect())
    changes = settled.flatMap(partial(_changes, replaced))
    decisions = settled.flatMap(_decisions).union(
        read.context.parallelize([(row, None) for rows in judged.values() for row in rows], 1)
    )
    twice = read.flatMap(_articles).groupByKey(partitions).flatMap(_elsewhere)
    return Identity(by_number(changes.union(twice), partitions), keep(decisions.reduceByKey(first, partitions).keys()))


def _claims(privacy: Privacy, judged: Judged, pair: Numbered[Read]) -> Iterator[tuple[Block, Numbered[Claim]]]:
    number, read = pair
    hidden = masks(read.entries, privacy)
    for entry in read.entries:
        for claim in Told(entry, hidden[entry.key]).claims(judged):
            yield claim.block, (number, claim)


def _decide(judged: Judged, group: tuple[Block, Iterable[Numbered[Claim]]]) -> tuple[dict[str, set[int]], Settled]:
    """What a block comes to, and the partitions of its articles."""
    claims = sorted(group[1], key=lambda pair: (pair[1].article, pair[1].index))
    numbers: dict[str, set[int]] = {}
    for number, claim in claims:
        numbers.setdefault(claim.article, set()).add(number)
    return numbers, decide([claim for _, claim in claims], judged)


def _replaced(pair: tuple[Any, Settled]) -> Iterator[tuple[str, Decision]]:
    return ((decision.instead_of, decision) for decision in pair[1].decisions if decision.instead_of)


def _entity(decision: Decision) -> str:
    return decision.entity


def _changes(replaced: dict[str, str], pair: tuple[dict[str, set[int]], Settled]) -> Iterator[Numbered[Change]]:
    numbers, settled = pair
    for (article, index), identifier in settled.changes.items():
        for number in numbers[article]:
            yield number, Change(article, index, at_last(identifier, replaced))


def _decisions(pair: tuple[Any, Settled]) -> Iterator[tuple[Decision, None]]:
    return ((decision, None) for decision in pair[1].decisions)


def _articles(pair: Numbered[Read]) -> Iterator[tuple[str, tuple[str, int]]]:
    number, read = pair
    return ((entry.key, (read.name, number)) for entry in read.entries)


def _elsewhere(group: tuple[str, Iterable[tuple[str, int]]]) -> Iterator[Numbered[Elsewhere]]:
    """An article belongs to the first source by name."""
    article, sources = group
    return ((number, Elsewhere(name, article)) for name, number in sorted(sources)[1:])
