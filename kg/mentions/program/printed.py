"""An article as it is printed: its passages without slots, and the words of a group that stand in one."""

from __future__ import annotations

from kg.grammar import Document, Held, Slotted


class Printed(Slotted):
    """A passage in which nothing stands as a slot: an index of its text is an offset of the article but for its start."""

    __slots__ = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.passage.start + start, self.passage.start + end


def passages(doc: Document) -> list[Slotted]:
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
