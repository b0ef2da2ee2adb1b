"""One pass over an article for the words without which there is no body to look for.

Most passages hold none of them; they need neither be slotted nor searched.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import ahocorasick_rs

from kg.grammar import SLOTS, Rule, slots_in
from kg.model import Article, Passage

SLOT_CHARACTERS = "".join(SLOTS.values())


class Sieve:
    """Which rules, and which of the further groups of words, have a word in each passage of an article."""

    def __init__(self, rules: Sequence[Rule], *groups: Iterable[str]) -> None:
        self.rules = rules
        self.groups = tuple(1 << len(rules) + number for number in range(len(groups)))
        words: dict[str, int] = {}
        for number, rule in enumerate(rules):
            for trigger in rule.trigger:
                word = slots_in(trigger).strip(SLOT_CHARACTERS)
                words[word] = words.get(word, 0) | 1 << number
        for bit, group in zip(self.groups, groups, strict=True):
            for word in group:
                words[word] = words.get(word, 0) | bit
        self._always = sum(1 << number for number, rule in enumerate(rules) if not rule.trigger)
        self._bits = tuple(words.values())
        self._matcher = ahocorasick_rs.AhoCorasick(list(words), store_patterns=False)
        self._kept: dict[int, tuple[Rule, ...]] = {}

    def passages(self, article: Article) -> list[tuple[Passage, int]]:
        """The passages in which some word stands, each with the bits of what the words there are for."""
        ends = [passage.end for passage in article.passages]
        found = [self._always] * len(ends)
        at, bits = 0, self._bits
        for word, start, _ in self._matcher.find_matches_as_indexes(article.text, overlapping=True):
            while at and start < ends[at - 1]:
                at -= 1
            while start >= ends[at]:
                at += 1
            found[at] |= bits[word]
        return [(passage, mask) for passage, mask in zip(article.passages, found, strict=True) if mask]

    def rules_of(self, mask: int) -> tuple[Rule, ...]:
        kept = self._kept.get(mask)
        if kept is None:
            kept = self._kept[mask] = tuple(r for number, r in enumerate(self.rules) if mask >> number & 1)
        return kept
