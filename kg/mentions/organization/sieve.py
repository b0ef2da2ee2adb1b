"""One pass over an article for all words without which there is no body or post to look for.

Most passages hold none of them; they need neither be slotted nor searched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import ahocorasick_rs

from kg.grammar import SLOTS, Rule, Slotted, slots_in
from kg.model import Article, Passage

SLOT_CHARACTERS = "".join(SLOTS.values())

Hit = tuple[int, int, str]
"""Where a word stands, `[start, end)` in the article, and the word."""


@dataclass(slots=True)
class Sifted:
    """A passage with a word in it, the words of the groups there, and what all its words are for, as bits."""

    passage: Passage
    mask: int = 0
    words: list[tuple[int, int, str, int]] = field(default_factory=list)

    def of(self, group: int) -> list[Hit]:
        """The words of a group, ordered by where they begin, longest first."""
        return [(start, end, word) for start, end, word, bits in self.words if bits & group]


class Sieve:
    """Finds which rules, all with triggers, and which words of some groups have a place in each passage of an article.

    `groups[name]` is the bit that stands for a group in the masks.
    """

    def __init__(self, rules: Sequence[Rule], groups: Mapping[str, Iterable[str]]) -> None:
        self.rules = rules
        self.groups = {name: 1 << len(rules) + number for number, name in enumerate(groups)}
        bits: dict[str, int] = {}
        for number, rule in enumerate(rules):
            for trigger in rule.trigger:
                word = slots_in(trigger).strip(SLOT_CHARACTERS)
                bits[word] = bits.get(word, 0) | 1 << number
        for name, group in groups.items():
            for word in group:
                bits[word] = bits.get(word, 0) | self.groups[name]
        self._words, self._bits = tuple(bits), tuple(bits.values())
        fast = ahocorasick_rs.Implementation.ContiguousNFA if len(bits) > 200 else None  # else small beats fast
        self._matcher = ahocorasick_rs.AhoCorasick(list(bits), store_patterns=False, implementation=fast)
        self._kept: dict[int, tuple[Rule, ...]] = {}

    def passages(self, article: Article) -> list[Sifted]:
        """The passages in which some word stands."""
        found = self._matcher.find_matches_as_indexes(article.text, overlapping=True)
        words, bits, grouped = self._words, self._bits, 1 << len(self.rules)
        out: list[Sifted] = []
        following, last = iter(article.passages), 0
        for start, end, word in sorted([(start, -end, word) for word, start, end in found]):
            if start >= last:
                here = Sifted(next(passage for passage in following if start < passage.end))
                last = here.passage.end
                out.append(here)
            what = bits[word]
            here.mask |= what
            if what >= grouped:
                here.words.append((start, -end, words[word], what))
        return out

    def rules_of(self, mask: int) -> tuple[Rule, ...]:
        mask &= (1 << len(self.rules)) - 1
        kept = self._kept.get(mask)
        if kept is None:
            kept = self._kept[mask] = tuple(r for number, r in enumerate(self.rules) if mask >> number & 1)
        return kept


def leftmost(hits: Iterable[Hit]) -> list[Hit]:
    """The leftmost longest of the hits, without overlaps."""
    out, done = [], 0
    for hit in hits:
        if hit[0] >= done:
            out.append(hit)
            done = hit[1]
    return out


def in_slotted(slotted: Slotted, hits: Iterable[Hit]) -> list[Hit]:
    """The leftmost longest of the hits in a slotted passage, by its indexes; what stands in a slot is no longer there."""
    out, done, number, gone = [], 0, 0, slotted.passage.start
    slots = [(m.start, m.end) for m in slotted.mentions.values()]
    for start, end, word in hits:
        while number < len(slots) and slots[number][1] <= start:
            gone += slots[number][1] - slots[number][0] - 1
            number += 1
        if start >= done and (number == len(slots) or slots[number][0] >= end):
            out.append((start - gone, end - gone, word))
            done = end
    return out
