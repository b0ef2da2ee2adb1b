"""Blocks that a text-recognition loop printed again and again: read once."""

from __future__ import annotations

from kg.articles.sheet import Line

SHORTEST = 60  # characters of a repeated block; a byline or a slogan may well stand twice


def without_repeats(lines: list[Line]) -> tuple[list[Line], int]:
    """The lines without blocks of at least two lines that stand before, and without echoes of a long line; how many characters went."""
    texts = [line.text.text.strip() for line in lines]
    first: dict[str, int] = {}
    kept: list[Line] = []
    skipped = i = 0
    while i < len(lines):
        seen = first.get(texts[i])
        length = _common(texts, seen, i) if seen is not None else 0
        size = sum(map(len, texts[i : i + length]))
        # one paragraph may well stand in two articles of a page
        if size >= SHORTEST and (length > 1 or texts[i] == texts[i - 1]):
            skipped += size
            i += length
        else:
            first.setdefault(texts[i], i)
            kept.append(lines[i])
            i += 1
    return kept, skipped


def _common(texts: list[str], a: int, b: int) -> int:
    """How many lines from `b` on are those from `a` on; an overlap counts, for a loop repeats itself."""
    n = 0
    while b + n < len(texts) and texts[a + n] == texts[b + n]:
        n += 1
    return n
