"""What a confidence is worth: of the facts that have it, how many are right; and confidences from that, rule by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg import confidence
from kg.evaluate.found import KIND_OF
from kg.evaluate.score import Scored

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
PRIOR = 10  # a rule starts with the precision of its relation, as if it had been seen so often
ENOUGH = 3  # of a rule seen less often nothing is said

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
    """A row of the table of confidences; an empty `rule` stands for all others of the relation."""

    relation: str
    rule: str
    confidence: float
    right: int
    found: int


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


def calibrated(seen: Sequence[Sample]) -> list[Trust]:
    """Relations by (right + 1) / (found + 2); rules drawn to their relation the more, the less they were seen."""
    found, right = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for sample in seen:
        for key in ((sample.relation, ""), (sample.relation, sample.rule)):
            found[key] += 1
            right[key] += sample.right
    rows = []
    for relation, rule in sorted(found):
        n, r = found[relation, rule], right[relation, rule]
        base = (right[relation, ""] + 1) / (found[relation, ""] + 2)
        if not rule or n >= ENOUGH:
            trust = (r + PRIOR * base) / (n + PRIOR) if rule else base
            rows.append(Trust(relation, rule, round(trust, 2), r, n))
    return rows


def by_table(table: Iterable[Trust]) -> Confidence:
    """What a table says; of a relation that it does not have: nothing is trusted."""
    trust = {(row.relation, row.rule): row.confidence for row in table}
    return lambda relation, rule: trust.get((relation, rule), trust.get((relation, ""), 0.0))


def cross_checked(scored: Sequence[Scored]) -> list[Bin]:
    """The bins of each half of the items by a table made of the other half."""
    ordered = sorted(scored, key=lambda s: s.item.name)
    halves = [samples(ordered[0::2]), samples(ordered[1::2])]
    both = [bins(half, by_table(calibrated(other))) for half, other in (halves, halves[::-1])]
    return [Bin(a.low, a.number + b.number, a.right + b.right) for a, b in zip(*both, strict=True)]
