"""The characters that state a fact: those between the things that it connects, not the name of one of them alone."""

from __future__ import annotations

import bisect
import re

from kg.grammar import Document
from kg.model import Component, Fact, Mention, Named, Passage, ProgramLink

_SENTENCE_END = re.compile(r"[。！？!?]")


def stated(doc: Document, facts: list[Fact]) -> list[Fact]:
    """Program links and components with evidence that reaches both ends; other facts as they are.

    An end that no mention of the same passage names (the place that an article is told of) adds the sentence.
    """
    if {ProgramLink, Component}.isdisjoint(map(type, facts)):
        return facts
    by_value: dict[Named, list[Mention]] = {}
    for mention in doc.mentions("place", "organization", "person", "program"):
        by_value.setdefault(mention.value, []).append(mention)  # type: ignore[arg-type]
    starts = [p.start for p in doc.article.passages]

    def reach(start: int, end: int, *ends: Named) -> tuple[int, int]:
        passage = doc.article.passages[bisect.bisect_right(starts, start) - 1]
        first, last = start, end
        for value in ends:
            near = _nearest(by_value.get(value, []), start, passage)
            if near is None:
                head, tail = _sentence(doc.article.text, start, passage)
                first, last = min(first, head), max(last, tail)
            else:
                first, last = min(first, near.start), max(last, near.end)
        return first, last

    out: list[Fact] = []
    for fact in facts:
        match fact:
            case ProgramLink():
                start, end = reach(fact.start, fact.end, fact.program, fact.target)
                out.append(ProgramLink(fact.program, fact.relation, fact.target, start, end, fact.rule))
            case Component():
                start, end = reach(fact.start, fact.end, fact.program)
                out.append(Component(fact.program, fact.component, fact.position, start, end, fact.rule))
            case _:
                out.append(fact)
    return out


def _nearest(mentions: list[Mention], start: int, passage: Passage) -> Mention | None:
    here = [m for m in mentions if passage.start <= m.start and m.end <= passage.end]
    return min(here, key=lambda m: (abs(m.start - start), m.start), default=None)


def _sentence(text: str, start: int, passage: Passage) -> tuple[int, int]:
    """The sentence of the passage around an offset, without its closing mark."""
    ends = [m.start() for m in _SENTENCE_END.finditer(text, passage.start, passage.end)]
    after = bisect.bisect_left(ends, start)
    return ends[after - 1] + 1 if after else passage.start, ends[after] if after < len(ends) else passage.end
