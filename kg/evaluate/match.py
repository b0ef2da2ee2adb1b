"""Rows of the gold and rows that were found, of one text, paired one to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from kg.evaluate.names import Aliases, forms
from kg.evaluate.rows import Kind, Named, Row
from kg.lexicon import rows

T = TypeVar("T", bound=Row)
_TELLING: tuple[Kind, ...] = ("programs", "organizations", "places", "persons")


@dataclass(frozen=True, slots=True)
class Matched:
    """`pairs` holds indices of (gold, found); of `right` ones all that is required agrees."""

    gold: Sequence[Row]
    found: Sequence[Row]
    pairs: Sequence[tuple[int, int]] = field(default=())

    @property
    def right(self) -> list[tuple[int, int]]:
        return [(i, j) for i, j in self.pairs if self.gold[i].is_met_by(self.found[j])]

    @property
    def missed(self) -> list[int]:
        met = {i for i, _ in self.right}
        return [i for i in range(len(self.gold)) if i not in met]

    @property
    def invented(self) -> list[int]:
        met = {j for _, j in self.right}
        return [j for j in range(len(self.found)) if j not in met]


def match(gold: Sequence[T], found: Sequence[T], aliases: Aliases) -> Matched:
    """The best pair first; among equals the later rows, so that the outcome depends on nothing but the rows."""
    scored = [(s, i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if (s := g.likeness(f, aliases)) > 0]
    free_gold, free_found = set(range(len(gold))), set(range(len(found)))
    pairs = []
    for _, i, j in sorted(scored, reverse=True):
        if i in free_gold and j in free_found:
            free_gold.remove(i)
            free_found.remove(j)
            pairs.append((i, j))
    return Matched(gold, found, pairs)


def distinct(rows: Iterable[T]) -> list[T]:
    """Each key once, in the order of first appearance; the last row of a key counts."""
    return list({row.key: row for row in rows}.values())


def aliases_of(gold: Mapping[Kind, Sequence[Row]]) -> Aliases:
    """The names that the gold of a text gives its things.

    Where it does not annotate bodies, those of the lexicon go by all their names (中国共产党中央委员会, 中共中央): no row of the gold says so.
    """
    found = Aliases()
    for kind in _TELLING:
        for row in gold.get(kind, ()):
            if isinstance(row, Named):
                found.add(row.name, row.forms(short=True))
    if "organizations" not in gold:
        for name, names in _known_bodies():
            found.add(name, names)
    return found


@cache
def _known_bodies() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((r["name"], forms((r["name"], *filter(None, r["forms"].split("|"))))) for r in rows("organizations"))
