"""Blocks of a page → its articles: where one ends and the next begins, and which headline belongs to which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.articles import credits
from kg.articles.blocks import Block
from kg.model import PassageKind

_OPENER = re.compile(r"(?:近日|日前|昨日|连日来|今日|\d{1,2}月\d{1,2}日|记者|[^，。]{2,8}消息)")
_ENDS_CREDITED = re.compile(
    r"[。！？”）](?: ?[（(]?(?:[^，。]{0,16}(?:记者|通讯员|摄影|实习生)[^，。]{2,40}|[^，。]{2,10} ?摄)[）)]?)$"
)
_WORD = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")


@dataclass(slots=True, eq=False)
class Draft:
    """An article in the making: each block with the kind of passage that it becomes."""

    parts: list[tuple[PassageKind, Block]] = field(default_factory=list)
    closed: bool = False

    def add(self, kind: PassageKind, block: Block) -> None:
        self.parts.append((kind, block))

    @property
    def has_body(self) -> bool:
        return any(kind == "body" for kind, _ in self.parts)

    @property
    def lead(self) -> str:
        return "".join(b.text.text for kind, b in self.parts if kind in ("body", "caption"))[:500]


def split(blocks: list[Block]) -> list[Draft]:
    """The articles of a page in source order; `parts` not yet sorted."""
    levels = _article_levels(blocks)
    drafts, gaps = [Draft()], [[]]
    pending: list[Block] = []
    for i, b in enumerate(blocks):
        current = drafts[-1]
        if b.look in ("headline", "label", "furniture"):
            if (
                b.look == "headline"
                and current.has_body is False
                and pending
                and i + 1 < len(blocks)
                and credits.is_lone_name(b.text.text)
            ):
                b.look = "byline"
            pending.append(b)
            continue
        if current.has_body and _begins_article(b, current, pending, levels, blocks[i:]):
            drafts.append(Draft())
            gaps.append(pending)
            pending = []
            current = drafts[-1]
        elif not current.has_body:
            gaps[-1] += pending
            pending = []
        else:
            for p in pending:
                current.add("masthead" if p.look == "furniture" else "body", p)
            pending = []
        kind: PassageKind = "byline" if b.look == "byline" else "caption" if b.look == "caption" else "body"
        current.add(kind, b)
        if b.look == "byline" or _ENDS_CREDITED.search(b.text.text):
            current.closed = current.has_body
    _assign(drafts, [*gaps, pending])
    return [d for d in drafts if d.parts]


def _article_levels(blocks: list[Block]) -> frozenset[int]:
    """The depths of headings that head articles rather than sections."""
    levels = sorted({b.level for b in blocks if b.level})
    return frozenset(levels)


def _begins_article(b: Block, current: Draft, pending: list[Block], levels: frozenset[int], rest: list[Block]) -> bool:
    heads = [p for p in pending if p.look != "furniture"]
    if b.look == "start" or any(p.level in levels or p.look in ("label", "byline") for p in heads):
        return True
    if not heads:
        return False
    if b.look == "byline" or current.closed:
        return True
    title, after = "".join(h.text.text for h in heads), b.text.text[:500]
    back, ahead = likeness(title, current.lead), likeness(title, after)
    if back >= 0.6 and ahead <= 0.35:
        return True
    return ahead >= 0.7 and back <= 0.45 and bool(_OPENER.match(b.text.text))


def likeness(title: str, text: str) -> float:
    """The share of the title's character pairs that stand in the text."""
    pairs = _pairs(title)
    return len(pairs & _pairs(text)) / len(pairs) if pairs else 0.0


def _pairs(text: str) -> set[str]:
    plain = "".join(_WORD.findall(text))
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def _assign(drafts: list[Draft], gaps: list[list[Block]]) -> None:
    """Give each headline between two articles to the one before or the one after it."""
    for k, gap in enumerate(gaps):
        before = drafts[k - 1] if k else None
        after = drafts[k] if k < len(drafts) else None
        cut = _cut(gap, before, after)
        for j, block in enumerate(gap):
            owner = before if (j < cut and before) or after is None else after
            if owner:
                owner.add(_kind(block), block)


def _kind(block: Block) -> PassageKind:
    if block.look == "byline":
        return "byline"
    text = block.text.text
    doubled = len(text) % 2 == 0 and text[: len(text) // 2] == text[len(text) // 2 :]
    return "masthead" if block.look == "furniture" or doubled else "title"


def _cut(gap: list[Block], before: Draft | None, after: Draft | None) -> int:
    """How many of the headlines belong to the article before: the cut with the best likeness on both sides."""
    if before is None or after is None or any(b.level for b in gap):
        return 0 if after is not None else len(gap)
    titled = any(kind == "title" for kind, _ in before.parts)
    cost = 0.5 if titled else 0.05

    def value(cut: int) -> float:
        back = sum(likeness(b.text.text, before.lead) - cost for b in gap[:cut])
        ahead = sum(likeness(b.text.text, after.lead) for b in gap[cut:])
        torn = 0.5 if 0 < cut < len(gap) and not gap[cut].gap else 0.0
        return back + ahead - torn

    return max(range(len(gap) + 1), key=lambda c: (value(c), -c))
