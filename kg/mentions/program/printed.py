"""An article as it is printed: its passages without slots, and the words that stand in it, found in one pass."""

from __future__ import annotations

from ahocorasick_rs import AhoCorasick

from kg.grammar import Document, Slotted


class Printed(Slotted):
    """A passage in which nothing stands as a slot: an index of its text is an offset of the article but for its start."""

    __slots__ = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.passage.start + start, self.passage.start + end


def passages(doc: Document) -> list[Slotted]:
    text = doc.article.text
    return [Printed(text[p.start : p.end], {}, p, doc.article) for p in doc.article.of_kind("title", "body", "caption")]


def found(words: AhoCorasick, text: str, passages: list[Slotted]) -> list[list[tuple[int, int]]]:
    """Where the words of an automaton stand: their spans in the text of each passage; one pass over the article."""
    rows: list[list[tuple[int, int]]] = [[] for _ in passages]
    bounds = [(p.passage.start, p.passage.end) for p in passages]
    at = 0
    for _, start, end in words.find_matches_as_indexes(text):
        while at < len(bounds) and bounds[at][1] <= start:
            at += 1
        if at == len(bounds):
            break
        begin = bounds[at][0]
        if start >= begin:
            rows[at].append((start - begin, end - begin))
    return rows
