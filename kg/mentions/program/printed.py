"""An article as it is printed: its passages without slots, and the words that stand in it, found in one pass."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from kg.grammar import Document, Rule, Slotted
from kg.model import Mention


@dataclass(frozen=True)
class Printed(Slotted):
    """A passage in which nothing stands as a slot: an index of its text is an offset of the article but for its start."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.passage.start + start, self.passage.start + end


def passages(doc: Document) -> list[Slotted]:
    text = doc.article.text
    return [Printed(text[p.start : p.end], {}, p, doc.article) for p in doc.article.of_kind("title", "body", "caption")]


class Found:
    """Where the words of an automaton stand in an article, to be asked for by passage."""

    def __init__(self, words: AhoCorasick, text: str) -> None:
        self.hits = [(start, end) for _, start, end in words.find_matches_as_indexes(text)]
        self.starts = [start for start, _ in self.hits]

    def within(self, passage: Slotted) -> list[tuple[int, int]]:
        """The spans in the text of a passage."""
        begin, end = passage.passage.start, passage.passage.end
        first, last = bisect.bisect_left(self.starts, begin), bisect.bisect_left(self.starts, end)
        return [(a - begin, b - begin) for a, b in self.hits[first:last]]


def triggered(rules: tuple[Rule, ...], text: str) -> tuple[Rule, ...]:
    """The rules of which a trigger stands in a text."""
    return tuple(rule for rule in rules if any(word in text for word in rule.trigger))


def run(rules: tuple[Rule, ...], doc: Document, passage: Slotted) -> Iterator[Mention]:
    """What rules with literal triggers find in a passage."""
    for rule in triggered(rules, passage.text) if rules else ():
        yield from rule.run(doc, passage)
