"""Partitions by number: each record is a pair of the number of its partition and of what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    from pyspark import RDD

T = TypeVar("T")
Numbered = tuple[int, T]
Keep = Callable[["RDD[Any]"], "RDD[Any]"]


@contextmanager
def keeping() -> Iterator[Keep]:
    """Gives the function that keeps records on the disks of the workers; all are given up at the end."""
    from pyspark import StorageLevel

    kept: list[RDD[Any]] = []

    def keep(records: RDD[Any]) -> RDD[Any]:
        kept.append(records.persist(StorageLevel.DISK_ONLY))
        return records

    try:
        yield keep
    finally:
        for records in kept:
            records.unpersist()


def first(one: Any, other: Any) -> Any:
    return one


def itself(number: int) -> int:
    return number


def slot(key: str, among: int) -> int:
    """A number below `among` for a key; the same in every process."""
    return crc32(key.encode()) % among


def counted_from(first: int, pair: Numbered[T]) -> Numbered[T]:
    return first + pair[0], pair[1]


def by_number(records: RDD[Any], partitions: int) -> RDD[Any]:
    """The pairs, each in the partition of its number."""
    return records.partitionBy(partitions, itself)


def told_first(messages: RDD[Any], records: RDD[Any], work: Callable[[Iterator[Any]], Iterator[Any]]) -> RDD[Any]:
    """`work` on each partition, given what is told to it and then its records; both are by number, and no record moves.

    Spark puts partitions of the same division side by side, in this order. Were it ever not to, nothing may be built.
    """
    both = messages.union(records)
    if both.getNumPartitions() != records.getNumPartitions() or both.partitioner != records.partitioner:
        raise RuntimeError("partitions that belong together were not put together")
    return in_place(both, work)


def in_place(records: RDD[Any], work: Callable[[Iterator[Any]], Iterator[Any]]) -> RDD[Any]:
    """`work` on each partition; what it gives is in the same one."""
    return records.mapPartitions(partial(_without_numbers, work), preservesPartitioning=True)


def _without_numbers(
    work: Callable[[Iterator[Any]], Iterator[Any]], pairs: Iterator[Numbered[Any]]
) -> Iterator[Numbered[Any]]:
    first = next(pairs, None)
    if first is None:
        return
    number = first[0]

    def values() -> Iterator[Any]:
        yield first[1]
        for other, value in pairs:
            if other != number:
                raise RuntimeError("a record in the partition of another number")
            yield value

    for made in work(values()):
        yield number, made
