"""Words without which nothing is to be found: one pass over an article finds those of all rules and layers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

from kg.grammar.slots import SLOTS, slots_in
from kg.model import Article, Passage

if TYPE_CHECKING:
    from kg.grammar.document import Document
    from kg.grammar.rules import Rule

Hit = tuple[int, int, str]
"""Where a word stands, `[start, end)` in the article, and the word."""


@dataclass(eq=False, slots=True)
class Held:
    """The words of `Triggers` that a passage holds: the bits of rules and of groups, and where the words of each group stand."""

    passage: Passage
    rules: int = 0
    groups: int = 0
    words: dict[int, list[Hit]] = field(default_factory=dict)

    def of(self, group: int) -> list[Hit]:
        """The words of a group, ordered by where they begin, longest first."""
        hits = self.words.get(group, [])
        return sorted(hits, key=_place) if len(hits) > 1 else hits


def _place(hit: Hit) -> tuple[int, int]:
    return hit[0], -hit[1]


def leftmost(hits: Iterable[Hit]) -> list[Hit]:
    """The leftmost longest of the hits, without overlaps."""
    out, done = [], 0
    for hit in hits:
        if hit[0] >= done:
            out.append(hit)
            done = hit[1]
    return out


class Triggers:
    """The trigger words of all rules, and groups of words that layers look for: one pass over an article finds all.

    Each rule has two bits of its own, for `trigger` and for `beside`, and each group one. A word that is found as printed may since have become a part of a
    slot: then its rules are tried for nothing.
    """

    def __init__(self) -> None:
        self.rules = self.groups = 0
        self.known = 0  # rules and groups, which only become more
        self.words: dict[str, tuple[int, int]] = {}
        self.automaton: AhoCorasick | None = None
        self.table: tuple[tuple[str, int, int, tuple[int, ...]], ...] = ()

    def of_rules(self, rules: tuple[Rule, ...]) -> int:
        """Take in the words of rules; the number of their first bit: those of `trigger`, then those of `beside`."""
        first = self.rules
        self.rules += 2 * len(rules)
        self.known += 1
        for number, rule in enumerate(rules, first):
            for trigger in rule.trigger:
                if word := _SLOT.sub("", slots_in(trigger)):
                    self._take(word, 1 << number, 0)
            for word in rule.beside:
                self._take(word, 1 << number + len(rules), 0)
        return first

    def of_group(self, words: Iterable[str]) -> int:
        """Take in a group of words; its bit."""
        bit = 1 << self.groups
        self.groups += 1
        self.known += 1
        for word in words:
            self._take(word, 0, bit)
        return bit

    def _take(self, word: str, rule: int, group: int) -> None:
        rules, groups = self.words.get(word, (0, 0))
        self.words[word] = rules | rule, groups | group
        self.automaton = None

    def held(self, article: Article) -> dict[int, Held]:
        """What the passages hold in which any word stands, in their order, by where they begin."""
        if not article.passages:
            return {}
        if self.automaton is None:
            fast = Implementation.ContiguousNFA
            self.automaton = AhoCorasick(list(self.words), implementation=fast, store_patterns=False)
            bits_of = {groups: _bits(groups) for groups in {groups for _, groups in self.words.values()}}
            self.table = tuple((word, rules, groups, bits_of[groups]) for word, (rules, groups) in self.words.items())
        out: dict[int, Held] = {}
        table, here, last, rules, seen = self.table, Held(article.passages[0]), 0, 0, 0
        words, following = here.words, iter(article.passages)
        for number, start, end in self.automaton.find_matches_as_indexes(article.text, overlapping=True):
            if start >= last:
                here.rules, here.groups, rules, seen = rules, seen, 0, 0
                while start >= last:
                    last = (passage := next(following)).end
                here = out[passage.start] = Held(passage)
                words = here.words
            word, opened, groups, each = table[number]
            rules |= opened
            if groups:
                seen |= groups
                hit = start, end, word
                for group in each:
                    if group in words:
                        words[group].append(hit)
                    else:
                        words[group] = [hit]
        here.rules, here.groups = rules, seen
        return out


def _bits(groups: int) -> tuple[int, ...]:
    """The bit of each group."""
    return tuple(1 << n for n in range(groups.bit_length()) if groups >> n & 1)


TRIGGERS = Triggers()
_SLOT = re.compile(f"[{''.join(SLOTS.values())}]")


class Search:
    """A pattern that is looked for in whole articles: in those that hold one of the words without which it cannot match."""

    def __init__(self, pattern: str, words: Iterable[str]) -> None:
        self.regex = re.compile(pattern)
        self.group = TRIGGERS.of_group(words)

    def finditer(self, doc: Document) -> Iterable[re.Match[str]]:
        return self.regex.finditer(doc.article.text) if doc.groups() & self.group else ()
