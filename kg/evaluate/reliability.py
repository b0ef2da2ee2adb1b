"""What a confidence is worth: of the facts that have it, how many are right; and confidences from that, rule by rule."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg import confidence
from kg.evaluate.found import KIND_OF
from kg.evaluate.score import Scored

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
PRIOR = 10  # rows that the wider group weighs, beside those of a rule or relation itself
WEIGHT = 2  # errors that a rule is given before any is counted, where as many are expected
MARGIN = 1.28  # standard deviations below the share: a bound that holds nine times in ten (one-sided, normal)
MOST = 0.99  # no rule is beyond doubt
ENOUGH = 3  # a rule seen less often has no row

Confidence = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Sample:
    """A row that a rule found in one text, and whether the gold has it."""

    relation: str
    rule: str
    right: bool

    @property
    def is_mention(self) -> bool:
        return self.relation in KIND_OF


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts whose confidence is `low` or more, below the next bin."""

    low: float
    number: int
    right: int

    @property
    def share(self) -> float | None:
        return self.right / self.number if self.number else None


@dataclass(frozen=True, slots=True)
class Trust:
    """A row of the table of confidences; an empty `rule` stands for all others of the relation.

    Counts on texts that no rule was written on, and on others.
    """

    relation: str
    rule: str
    confidence: float
    right: int
    found: int
    known_right: int
    known_found: int


def samples(scored: Iterable[Scored]) -> list[Sample]:
    """Each row once for each rule that found it."""
    return [
        Sample(relation, rule, right)
        for each in scored
        for kind, matched in each.matched.items()
        for told, right in zip(each.found[kind], _right(len(matched.found), matched.right), strict=True)
        for relation, rule in dict.fromkeys((g.relation, g.rule) for g in told.grounds)
    ]


def _right(number: int, pairs: Sequence[tuple[int, int]]) -> list[bool]:
    right = {j for _, j in pairs}
    return [j in right for j in range(number)]


def written(relation: str, rule: str) -> float:
    """The confidence that a build writes."""
    return float(confidence.of(relation, rule))


def bins(seen: Iterable[Sample], trust: Confidence = written) -> list[Bin]:
    """Events are left out: they have no rows of their own, who takes part in them has."""
    number, right = Counter[float](), Counter[float]()
    for sample in seen:
        if sample.relation != "event":
            low = max(edge for edge in EDGES if edge <= trust(sample.relation, sample.rule))
            number[low] += 1
            right[low] += sample.right
    return [Bin(low, number[low], right[low]) for low in EDGES]


def calibrated(fresh: Iterable[Sample], known: Iterable[Sample] = ()) -> list[Trust]:
    """Confidences from texts that no rule was written on (`fresh`), and from others.

    What was written on a text is nearly always right there, so the others only tell which rules err more or less often than
    is usual in their relation. Of little nothing much is made: a relation is drawn to the mean of all, a rule to its
    relation, and the confidence is what can be counted on nine times in ten: the share that is right, less `MARGIN` standard
    deviations of it.
    """
    new, old = _counted(fresh), _counted(known)
    right, found = (sum(c[i] for (_, rule), c in new.items() if not rule) for i in (0, 1))
    mean = (right + 1) / (found + 2)
    rows = []
    for relation, rule in sorted({*new, *old}):
        n, o = new[relation, rule], old[relation, rule]
        base = share = _drawn(new[relation, ""], mean)
        if rule:
            share = _drawn(n, max(0.0, 1 - (1 - base) * _errs(o, old[relation, ""])))
        if not rule or n[1] + o[1] >= ENOUGH:
            rows.append(
                Trust(relation, rule, min(round(max(0.0, share - MARGIN * _deviation(share, n[1])), 2), MOST), *n, *o)
            )
    return rows


def _counted(seen: Iterable[Sample]) -> defaultdict[tuple[str, str], tuple[int, int]]:
    """Right and found, by relation and rule, and by relation with an empty rule."""
    counts: defaultdict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for sample in seen:
        for key in ((sample.relation, ""), (sample.relation, sample.rule)):
            right, found = counts[key]
            counts[key] = right + sample.right, found + 1
    return counts


def _drawn(count: tuple[int, int], to: float) -> float:
    """The share that is right, drawn to another as if that had been seen `PRIOR` times."""
    return (count[0] + PRIOR * to) / (count[1] + PRIOR)


def _deviation(share: float, found: int) -> float:
    """The standard deviation of a share that was drawn as `_drawn` does."""
    return math.sqrt(share * (1 - share) / (found + PRIOR + 1))


def _errs(rule: tuple[int, int], relation: tuple[int, int]) -> float:
    """How often a rule errs, as a multiple of what is usual in its relation; near 1 where few errors are to be expected."""
    usual = (relation[1] - relation[0] + 1) / (relation[1] + 2)
    return (rule[1] - rule[0] + WEIGHT) / (rule[1] * usual + WEIGHT)


def by_table(table: Iterable[Trust]) -> Confidence:
    """What a table says; of a relation that it does not have: nothing is trusted."""
    trust = {(row.relation, row.rule): row.confidence for row in table}
    return lambda relation, rule: trust.get((relation, rule), trust.get((relation, ""), 0.0))


def split(scored: Iterable[Scored]) -> tuple[list[Scored], list[Scored]]:
    """The blind items, every other one: those that confidences are made on, and those that they are checked on."""
    blind = sorted((s for s in scored if s.item.is_blind), key=lambda s: s.item.name)
    return blind[0::2], blind[1::2]


def checked(scored: Sequence[Scored]) -> Mapping[str, Sequence[Scored]]:
    """All items; and by themselves, as "unused", the blind ones on which no confidence was made."""
    unused = split(scored)[1]
    return {"all": scored, "unused": unused} if unused else {"all": scored}
