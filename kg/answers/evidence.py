"""Where a fact stands: its words within the passage, the source file with offsets, the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.look import node, subjects, text, values
from kg.triples import terms

AROUND = 48  # characters of the passage shown on either side


@dataclass(frozen=True, slots=True)
class Evidence:
    """`quote[mark[0]:mark[1]]` are the words of the fact; `start` and `end` are offsets in the decoded source text."""

    quote: str
    mark: tuple[int, int]
    source: str
    start: int
    end: int
    article: str = ""
    issued: str = ""
    publication: str = ""
    link: str = ""
    rule: str = ""


def evidence_of(store: ox.Store, fact: ox.NamedNode) -> tuple[Evidence, ...]:
    """The evidence of a fact, in the order of source and offset."""
    found = (read_evidence(store, at) for at in values(store, fact, terms.DERIVED_FROM) if isinstance(at, ox.NamedNode))
    return tuple(sorted((e for e in found if e), key=lambda e: (e.issued, e.source, e.start)))


def mentions_of(store: ox.Store, entity: ox.NamedNode, most: int | None = None) -> tuple[Evidence, ...]:
    """Where an entity is named, in the order of date, source and offset."""
    found = (read_evidence(store, at) for at in subjects(store, terms.ENTITY, entity)[:most])
    return tuple(sorted((e for e in found if e), key=lambda e: (e.issued, e.source, e.start)))


def read_evidence(store: ox.Store, at: ox.NamedNode) -> Evidence | None:
    """What a selector points to; None for what is no selector (a decision, a sighting)."""
    quote, passage = text(store, at, terms.QUOTE), node(store, at, terms.IN_PASSAGE)
    if not quote or passage is None:
        return None
    article = node(store, passage, terms.PART_OF_WORK)
    source = node(store, article, terms.FROM_SOURCE)
    cut, mark = within(text(store, passage, terms.TEXT), quote, text(store, at, terms.PREFIX))
    return Evidence(
        cut, mark, text(store, source, terms.FILE_NAME), int(text(store, at, terms.START) or 0), int(text(store, at, terms.END) or 0),
        text(store, article, terms.HEADLINE), text(store, article, terms.PUBLISHED), text(store, article, terms.PUBLICATION),
        text(store, article, terms.URL), text(store, at, terms.RULE),
    )  # fmt: skip


def within(passage: str, quote: str, before: str = "") -> tuple[str, tuple[int, int]]:
    """A stretch of a passage around a quote and where the quote stands in it; the quote alone if it is not there.

    Of several places the one after the words `before` is taken.
    """
    bare = re.sub(r"\s", "", before)[-6:]
    spots = [m.span() for m in re.finditer(r"\s*".join(map(re.escape, quote)), passage)]
    if not spots:
        return quote, (0, len(quote))
    start, end = next((s for s in spots if bare and re.sub(r"\s", "", passage[: s[0]]).endswith(bare)), spots[0])
    low, high = max(0, start - AROUND), min(len(passage), end + AROUND)
    head, tail = "…" if low else "", "…" if high < len(passage) else ""
    return head + passage[low:high] + tail, (start - low + len(head), end - low + len(head))
