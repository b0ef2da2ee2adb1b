"""Blocks of a page → its articles: where one ends and the next begins, and which headline belongs to which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from kg.articles import credits
from kg.articles.blocks import Block, Issue
from kg.articles.looks import SECTION
from kg.model import PassageKind

_OPENER = re.compile(r"(?:近日|日前|昨日|昨天|连日来|今日|\d{1,2}月\d{1,2}日|\d{1,2}日|记者|[^，。]{2,8}消息)")
_TOLD = re.compile(r"[^。]{0,40}?(?:[近今昨当]日|日前|昨天|连日来|今[天晚]|\d{1,2}日(?!内)|(?:最新|公布的)数据)")
_PHOTO = re.compile("摄|图")
_YEAR = re.compile(r"\d{4}年")
_WORD = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")
_DOUBLED = re.compile(r"(.{3,12})\1$")
LEAD = 500  # characters of an article that its headline is compared with


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
    def titled(self) -> bool:
        return any(kind == "title" for kind, _ in self.parts)

    @property
    def issues(self) -> list[Issue]:
        return [b.issue for _, b in self.parts if b.issue]

    @property
    def lead(self) -> str:
        return "".join(b.text.text for kind, b in self.parts if kind in ("body", "caption"))[:LEAD]

    def take(self, block: Block) -> None:
        """Add a block of running text, a byline or a caption."""
        kind: PassageKind = "byline" if block.look == "byline" else "caption" if block.look == "caption" else "body"
        self.add(kind, block)
        if kind == "byline" or (kind == "body" and credits.tail(block.text.text) is not None):
            # a photograph's credit ends a news item in pictures, but not a report that has its byline above
            photo = _PHOTO.search(block.text.text[-8:]) and any(k == "byline" for k, _ in self.parts[:-1])
            self.closed = self.closed or (self.has_body and not photo)


def split(blocks: list[Block], single: bool = False) -> list[Draft]:
    """The articles of a page in source order; the parts of each are not yet sorted. `single`: it is one article."""
    levels = _article_levels(blocks)
    for b in blocks:
        if levels and 0 < b.level < min(levels):
            b.look = "furniture"  # the name of a column of the page
    bare = not any(b.look == "byline" or credits.tail(b.text.text) is not None for b in blocks)
    drafts = [Draft()]
    pending: list[Block] = []
    day: str | None = None  # of which the articles so far are
    for i, block in enumerate(blocks):
        current = drafts[-1]
        if block.look == "body" and _leads_headline(block, blocks[i + 1 : i + 2]):
            block.look = "headline"
        if block.look == "caption" and len(block.text) >= 45 and pending and pending[-1].look == "headline":
            block.look = "body"  # a news item in pictures
        if block.look in ("headline", "label", "furniture"):
            if not (single and current.has_body) and _is_author(block, pending, blocks[i + 1 : i + 2]):
                block.look = "byline"
            if block.level in levels and _headed_only(pending, levels):
                drafts.append(Draft())  # an article of which only the headline is given
                _share(pending, current, drafts[-1], "", day)
                drafts[-1].closed = True
                pending = []
            pending.append(block)
            continue
        if not current.has_body and not current.closed:
            _head(current, pending)
        elif not single and (
            (not levels and _headed(pending, day)) or _begins_article(block, current, pending, levels, bare)
        ):
            drafts.append(Draft())
            _share(pending, current, drafts[-1], _text_from(blocks, i), day)
        else:
            for p in pending:
                current.add("masthead" if p.look == "furniture" else "body" if p.look != "byline" else "byline", p)
        day = next((p.issue.issued for p in reversed(pending) if p.issue and p.issue.issued), day)
        pending = []
        drafts[-1].take(block)
    if drafts[-1].parts and any(p.level in levels for p in pending):
        drafts.append(Draft())
        _share(pending, drafts[-2], drafts[-1], "", day)
    else:
        _end(drafts, pending, single)
    for draft in drafts:
        _mark_captions(draft)
        _demote_logos(draft)
    return _without_stubs(drafts)


def _leads_headline(block: Block, after: list[Block]) -> bool:
    """A line such as 市政协委员王某： right above a headline is a part of it."""
    short = block.text.text.endswith("：") and len(block.text) <= 20
    return short and bool(after) and after[0].look == "headline" and not after[0].gap


def _headed_only(pending: list[Block], levels: frozenset[int]) -> bool:
    """Whether the headlines waiting for a text end with furniture, so that the next heading is that of another article."""
    return bool(pending) and pending[-1].look == "furniture" and any(p.level in levels for p in pending)


def _headed(pending: list[Block], day: str | None) -> bool:
    """Whether a headline has the line of its issue below it, or that of another day above."""
    for above, b in pairwise(pending):
        if above.look == "headline" and b.issue:
            return True
        if _is_of_another_day(above, day) and b.look == "headline":
            return True
    return False


def _is_author(block: Block, pending: list[Block], after: list[Block]) -> bool:
    """A name alone between a headline and a text; under a post (国务院总理) it is that of the speaker."""
    if not pending or pending[-1].look != "headline" or credits.POST.search(pending[-1].text.text):
        return False
    return credits.is_lone_name(block.text.text) and bool(after) and after[0].look in ("body", "start")


def _head(draft: Draft, pending: list[Block]) -> None:
    """Give an article what stands above its text; 一、综合 below its headline is the heading of a section."""
    for p in pending:
        section = not p.level and SECTION.match(p.text.text) and any(kind == "title" for kind, _ in draft.parts)
        draft.add("body" if section else _kind(p), p)


def _end(drafts: list[Draft], pending: list[Block], single: bool) -> None:
    """What stands after the last body: headlines of an article whose title is printed below it, and furniture."""
    last = drafts[-1]
    below = not last.has_body or not (last.titled or single)
    for p in pending:
        kind = _kind(p)
        last.add(kind if below or kind != "title" else "body", p)


def _text_from(blocks: list[Block], i: int) -> str:
    """The beginning of the running text from block `i` on."""
    text = ""
    for b in blocks[i:]:
        if b.look not in ("body", "start", "caption", "byline") or len(text) > LEAD:
            break
        text += b.text.text
    return text[:LEAD]


def _article_levels(blocks: list[Block]) -> frozenset[int]:
    """The depths of headings that head articles, not sections of one."""
    owning: dict[int, list[int]] = {}
    starts = False
    for i, b in enumerate(blocks):
        if b.level:
            below = i + 1
            while below < min(i + 3, len(blocks)) and _is_of_headline(blocks[below]):
                below += 1
            own = _text_from(blocks, below)
            starts = starts or (b.level > 1 and below < len(blocks) and blocks[below].look in ("start", "byline"))
            owning.setdefault(b.level, []).append(0 if SECTION.match(b.text.text) else len(own))
    for n, level in enumerate(sorted(owning)):
        with_text = [size for size in owning[level] if size >= 8]
        alone_above = n and all(len(owning[upper]) == 1 for upper in sorted(owning)[:n])
        if 3 * len(with_text) >= len(owning[level]) and with_text:
            # one title without text over sections: one article, unless the sections look like news
            return (
                frozenset()
                if alone_above and not starts and n == 1 and not _section_name(blocks)
                else frozenset({level})
            )
    return frozenset()


def _is_of_headline(block: Block) -> bool:
    """Whether a line below a heading may be the rest of it, or a second headline."""
    return block.look == "headline" and not block.level and not SECTION.match(block.text.text)


def _section_name(blocks: list[Block]) -> bool:
    """Whether the first heading names a page or a column rather than an article."""
    first = next(b.text.text for b in blocks if b.level)
    return len(first) <= 6 or "版" in first or "《" in first


def _begins_article(block: Block, current: Draft, pending: list[Block], levels: frozenset[int], bare: bool) -> bool:
    """Whether a new article begins with a block below waiting headlines; `bare`: none of the page ends with its reporters."""
    heads = [p for p in pending if p.look != "furniture"]
    if block.look == "start" or any(p.level in levels or p.look in ("label", "byline") for p in heads):
        return True
    if not heads or levels or all(SECTION.match(h.text.text) for h in heads):
        return False
    if block.look == "byline" or current.closed:
        return True
    lead = block.text.text[:LEAD]
    cut = _cut(heads, current, lead)
    above, below = (_joint(part) for part in (heads[:cut], heads[cut:]))
    if above and not current.titled and likeness(above, current.lead) >= 0.6 and likeness(above, lead) <= 0.35:
        return not below or likeness(below, lead) >= 0.3
    ahead, back = likeness(below, lead), likeness(below, current.lead)
    if ahead < 0.5 or ahead - back < 0.3:
        return False
    return bool(_OPENER.match(lead)) or (
        bare and bool(_TOLD.match(lead)) and likeness(below, lead[: lead.find("。")]) >= 0.5
    )


def _joint(heads: list[Block]) -> str:
    return "".join(h.text.text for h in heads)


def likeness(title: str, text: str) -> float:
    """The share of the title's character pairs that stand in the text."""
    pairs = _pairs(title)
    return len(pairs & _pairs(text)) / len(pairs) if pairs else 0.0


def _pairs(text: str) -> set[str]:
    plain = "".join(_WORD.findall(text))
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def _share(gap: list[Block], before: Draft, after: Draft, lead: str, day: str | None) -> None:
    """Give each headline between two articles to the one before or the one after it, furniture to the nearer.

    The line of an issue of another day than that of the article before is at the head of the one after.
    """
    first = next((i for i, p in enumerate(gap) if p.look != "furniture" or _is_of_another_day(p, day)), len(gap))
    cut = first + _cut(gap[first:], before, lead)
    for p in gap[:cut]:
        before.add(_kind(p), p)
    _head(after, gap[cut:])


def _is_of_another_day(block: Block, day: str | None) -> bool:
    return bool(day and block.issue and block.issue.issued and block.issue.issued != day)


def _kind(block: Block) -> PassageKind:
    if block.look == "byline":
        return "byline"
    return "masthead" if block.look == "furniture" or _DOUBLED.match(block.text.text) else "title"


def _cut(gap: list[Block], before: Draft, lead: str) -> int:
    """How many of the headlines belong to the article before: the cut with the best likeness on both sides."""
    if any(b.level or b.look == "label" or b.issue for b in gap):
        return 0
    cost = 0.5 if before.titled else 0.05

    def value(cut: int) -> float:
        back = sum(likeness(b.text.text, before.lead) - cost for b in gap[:cut])
        ahead = sum(likeness(b.text.text, lead) for b in gap[cut:])
        torn = 0.5 if 0 < cut < len(gap) and not gap[cut].gap else 0.0
        return back + ahead - torn

    return max(range(len(gap) + 1), key=lambda c: (value(c), -c))


def _mark_captions(draft: Draft) -> None:
    """Short sentences standing by themselves between the head of an article and its text are captions."""
    bodies = [(i, b) for i, (kind, b) in enumerate(draft.parts) if kind == "body"]
    short = []
    for i, b in bodies:
        if len(b.text) > 45 or not b.gap or b.look in ("start", "headline") or b.text.text.count("。") > 1:
            break
        if _YEAR.fullmatch(b.text.text):
            return  # above the items of a chronicle
        short.append(i)
    photos = any(kind == "byline" and _PHOTO.search(b.text.text) for kind, b in draft.parts)
    if len(short) < len(bodies) and len(short) >= (1 if photos else 3):
        for i in short:
            draft.parts[i] = ("caption", draft.parts[i][1])


def _demote_logos(draft: Draft) -> None:
    """A short line by itself above or below the title that has nothing of the text is the name of a column."""
    titles = [(i, b) for i, (kind, b) in enumerate(draft.parts) if kind == "title"]
    if len(titles) < 2:
        return
    least = 0.3 if any(b.level for _, b in titles) else 0.25
    alike = [2.0 if b.level else likeness(b.text.text, draft.lead) for _, b in titles]
    if max(alike) < 0.4:
        return
    for n, apart in ((0, titles[1][1].gap), (len(titles) - 1, titles[-1][1].gap)):
        i, b = titles[n]
        if alike[n] <= least and apart and not b.level and len(b.text) <= 20 and not _led(titles, n):
            draft.parts[i] = ("masthead", b)


def _led(titles: list[tuple[int, Block]], n: int) -> bool:
    """Whether a dash, a colon or a space inside shows that a line is a part of the headline."""
    text = titles[n][1].text.text
    before = titles[n - 1][1].text.text if n else ""
    after = titles[n + 1][1].text.text if n + 1 < len(titles) else ""
    return " " in text or text.endswith(("—", "：")) or before.endswith(("—", "：")) or "—" in (text[:1], after[:1])


def _without_stubs(drafts: list[Draft]) -> list[Draft]:
    """The head of a column of briefs that holds no text of its own goes to the first brief."""
    out: list[Draft] = []
    carried: list[tuple[PassageKind, Block]] = []
    for draft in drafts:
        text = "".join(b.text.text for kind, b in draft.parts if kind == "body" and b.look != "headline")
        if draft.parts and draft is not drafts[-1] and len(text) <= 24 and text.endswith(("：", ":")):
            carried += [("masthead", b) for _, b in draft.parts]
        elif draft.parts:
            draft.parts[:0] = carried
            carried = []
            out.append(draft)
    return out
