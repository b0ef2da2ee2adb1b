"""Two things of one name in one article (“三查” of flood prevention and “三查” of projects), told apart by their parts."""

from __future__ import annotations

from dataclasses import replace

from kg.mentions.program.lists import after, before, count_of, is_set
from kg.mentions.program.vocabulary import plain
from kg.model import Article, Mention, Program


def tell_apart(mentions: list[Mention], article: Article) -> list[Mention]:
    """Give each mention of a name whose full lists of parts have nothing in common the list that stands nearest as its `note`."""
    told: dict[Program, list[tuple[int, tuple[str, ...]]]] = {}
    for m in mentions:
        if isinstance(m.value, Program) and (parts := _parts(m, article)):
            told.setdefault(m.value, []).append((m.start, parts))
    two = {program: lists for program, lists in told.items() if _contradict([set(parts) for _, parts in lists])}
    return [replace(m, value=_noted(m, two[m.value])) if m.value in two else m for m in mentions]


def _contradict(lists: list[set[str]]) -> bool:
    return any(not a & b for i, a in enumerate(lists) for b in lists[i + 1 :])


def _noted(mention: Mention, lists: list[tuple[int, tuple[str, ...]]]) -> Program:
    assert isinstance(mention.value, Program)
    _, parts = min(lists, key=lambda at: (abs(at[0] - mention.start), at[0]))
    return replace(mention.value, note="、".join(parts))


def _parts(mention: Mention, article: Article) -> tuple[str, ...]:
    """The parts beside this mention, where they are as many as its name announces."""
    text = article.text
    name = text[mention.start : mention.end]
    count = count_of(name)
    if count < 2 or is_set(name):
        return ()
    passage = next(p for p in article.passages if p.start <= mention.start < p.end)
    spans = before(text, passage.start, mention.start, count) or after(text, mention.end, passage.end, count)
    return tuple(plain(text[a:b]) for a, b in spans) if len(spans) == count else ()
