"""An article as it is printed: its passages without slots, the words of a group that stand in one, names as they stand there."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.grammar import Document, Held, Slotted
from kg.mentions.program.vocabulary import plain
from kg.model import Mention, Program, ProgramKind

Make = Callable[[Document, Slotted, re.Match[str]], Mention | None]


class Printed(Slotted):
    """A passage in which nothing stands as a slot: an index of its text is an offset of the article but for its start."""

    __slots__ = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.passage.start + start, self.passage.start + end


def passages(doc: Document) -> list[Slotted]:
    """The passages that are read for names, without slots."""
    text = doc.article.text
    return [Printed(text[p.start : p.end], {}, p, doc.article) for p in doc.article.of_kind("title", "body", "caption")]


def words_of(held: Held, group: int) -> list[tuple[int, int]]:
    """Where words of a group stand in the text of a passage: the first, the longest there, then on behind it."""
    spans: list[tuple[int, int]] = []
    floor = begin = held.passage.start
    for start, end, _ in held.of(group):
        if start >= floor:
            spans.append((start - begin, end - begin))
            floor = end
    return spans


def as_printed(kind: ProgramKind, rule: str, group: int | str = 0) -> Make:
    """A programme whose name is what matched, or one group of it, without quotation marks."""

    def make(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention | None:
        return Mention("program", *slotted.span(*match.span(group)), Program(plain(match[group]), kind), rule)

    return make
