"""Matched items → precision, recall and F1, by kind and over all kinds, for any set of items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.evaluate import gold, texts
from kg.evaluate.found import Told, found
from kg.evaluate.gold import Item
from kg.evaluate.match import Matched, aliases_of, distinct, match
from kg.evaluate.names import plain
from kg.evaluate.rows import KINDS, Kind
from kg.evaluate.texts import Trouble
from kg.model import Analysis

_SENTENCE_END = re.compile(r"[。！？!?]+|……|\n|$")


@dataclass(frozen=True)
class Scored:
    """An item with its text's analyses, what was found in it by kind, and how that matches the gold."""

    item: Item
    analyses: Sequence[Analysis]
    found: Mapping[Kind, Sequence[Told]]
    matched: Mapping[Kind, Matched]
    sentences: int


@dataclass(frozen=True)
class Run:
    """All items that could be scored, and what was in the way of the others."""

    scored: Sequence[Scored]
    troubles: Sequence[Trouble]


@dataclass
class Tally:
    """Rows of the gold, rows found, rows that are both, in so many sentences that were annotated.

    `attributes` counts (right, all) of what matched.
    """

    gold: int = 0
    predicted: int = 0
    right: int = 0
    sentences: int = 0
    attributes: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.gold + self.predicted
        return 2 * self.right / total if total else 0.0

    @property
    def errors(self) -> int:
        return self.gold + self.predicted - 2 * self.right

    @property
    def per_hundred(self) -> float:
        """Errors for a hundred sentences."""
        return round(100 * self.errors / self.sentences, 1) if self.sentences else 0.0

    def count(self, matched: Matched, sentences: int) -> None:
        self.sentences += sentences
        self.gold += len(matched.gold)
        self.predicted += len(matched.found)
        self.right += len(matched.right)
        for i, j in matched.right:
            said = matched.found[j].attributes
            for name, value in matched.gold[i].attributes.items():
                right, total = self.attributes.get(name, (0, 0))
                self.attributes[name] = right + _agree(name, value, said[name]), total + 1


@dataclass
class Figures:
    """What is told of a set of items; `numbers` counts observations whose value and unit are right.

    `kinds` holds those that were annotated in one of the items at least.
    """

    items: int = 0
    sentences: int = 0
    kinds: dict[Kind, Tally] = field(default_factory=dict)
    numbers: Tally = field(default_factory=Tally)

    @property
    def facts(self) -> float:
        """The plain mean of the F1 of all kinds, to three digits as they are told."""
        return mean_f1(self.kinds)

    def count(self, scored: Scored) -> None:
        self.items += 1
        self.sentences += scored.sentences
        for kind, matched in scored.matched.items():
            self.kinds.setdefault(kind, Tally()).count(matched, scored.sentences)
        if figures := scored.matched.get("observations"):
            self.numbers.sentences += scored.sentences
            self.numbers.gold += len(figures.gold)
            self.numbers.predicted += len(figures.found)
            self.numbers.right += len(figures.pairs)


def mean_f1(kinds: Mapping[Kind, Tally]) -> float:
    """The plain mean over the kinds given."""
    return round(sum(round(tally.f1, 3) for tally in kinds.values()) / len(kinds), 3) if kinds else 0.0


def run(folder: Path, sources: Iterable[Path]) -> Run:
    """Score all items of a gold folder on the texts in the source folders."""
    neutral = gold.neutral_names(folder)
    scored, troubles = [], []
    for item, analyses in texts.analysed(gold.read(folder), sources):
        if isinstance(analyses, Trouble):
            troubles.append(analyses)
        else:
            scored.append(score(item, analyses, neutral))
    return Run(scored, troubles)


def score(item: Item, analyses: Sequence[Analysis], neutral: re.Pattern[str]) -> Scored:
    """Pair what was found with the gold of one item."""
    span = (item.span.start, item.span.end) if item.span else (0, None)
    told = [t for t in found(analyses, *span) if not gold.is_neutral(t.row, neutral)]
    by_kind = {kind: [t for t in told if t.kind == kind] for kind in item.rows}
    aliases = aliases_of(item.rows)
    matched = {kind: match(distinct(rows), [t.row for t in by_kind[kind]], aliases) for kind, rows in item.rows.items()}
    return Scored(item, analyses, by_kind, matched, sum(_sentences(a, *span) for a in analyses))


def figures(scored: Iterable[Scored]) -> Figures:
    """The sums over some items, the kinds in the order of `KINDS`."""
    total = Figures()
    for each in scored:
        total.count(each)
    total.kinds = {kind: total.kinds[kind] for kind in KINDS if kind in total.kinds}
    return total


def by_folder(scored: Iterable[Scored]) -> dict[str, list[Scored]]:
    """The items by the set that they belong to, in the order of the sets' names."""
    sets: dict[str, list[Scored]] = {}
    for each in sorted(scored, key=lambda s: s.item.name):
        sets.setdefault(each.item.folder, []).append(each)
    return sets


@dataclass(frozen=True, slots=True)
class Halves:
    """The sets whose errors were looked at, taken together, and those that were only scored.

    Items at the top of the gold folder are in neither: they are what the program was first made on.
    """

    seen: Figures
    blind: Figures

    @property
    def gap(self) -> float:
        """How much higher the mean F1 is on what was looked at, over the kinds that both have."""
        both = self.seen.kinds.keys() & self.blind.kinds.keys()
        seen, blind = (mean_f1({k: t for k, t in f.kinds.items() if k in both}) for f in (self.seen, self.blind))
        return round(seen - blind, 3)


def halves(scored: Iterable[Scored]) -> Halves | None:
    """None where one half is missing."""
    below = [each for each in scored if each.item.folder]
    seen, blind = ([s for s in below if s.item.is_blind == closed] for closed in (False, True))
    return Halves(figures(seen), figures(blind)) if seen and blind else None


def _agree(attribute: str, gold: str, found: str) -> bool:
    """Of places and organizations one name may be the end of the other."""
    x, y = plain(gold), plain(found)
    if x == y:
        return True
    return attribute in ("organization", "place") and bool(x and y) and (x.endswith(y) or y.endswith(x))


def _sentences(analysis: Analysis, start: int, end: int | None) -> int:
    """The sentences, headlines and credits of an article that begin in a range of its source."""
    article = analysis.article
    count, begin = 0, 0
    for mark in _SENTENCE_END.finditer(article.text):
        if article.text[begin : mark.start()].strip():
            count += start <= article.offsets[begin] and (end is None or article.offsets[begin] < end)
        begin = mark.end()
    return count
