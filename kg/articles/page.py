"""Sheets → pages of articles: passages joined to one text, titles, date, publication and credits read off them."""

from __future__ import annotations

import re

from kg.articles import credits, masthead
from kg.articles.blocks import Block, blocks
from kg.articles.mapped import Mapped, concat
from kg.articles.repair import body_spaces
from kg.articles.sheet import Sheet
from kg.articles.split import Draft, split
from kg.model import Article, CreditedName, Page, Passage, PassageKind

_LEAD_CREDIT = re.compile(r"^[^（(]{0,40}[（(][^（）()]{1,80}[）)]")
_TAIL_CREDIT = re.compile(
    r"(?<=[。！？”）…]) ?[（(]?(?:[^，。（(！？”]{0,16}(?:记者|通讯员|摄影|实习生|作者|供图|供稿)[^，。]{1,60}|[\u4e00-\u9fff ]{2,12} ?摄)[）)]?$"
)


def page(sheet: Sheet, first_number: int = 1) -> Page:
    """The page of a sheet; its articles are numbered in source order from `first_number` on."""
    found = blocks(sheet.lines)
    drafts = split(found)
    said = masthead.read(sheet, found)
    articles = tuple(_article(d, sheet, said, n) for n, d in enumerate(drafts, first_number))
    return Page(sheet.source, articles)


def _article(draft: Draft, sheet: Sheet, said: masthead.Said, number: int) -> Article:
    parts: list[tuple[PassageKind, Mapped]] = []
    for kind, block in sorted(draft.parts, key=lambda p: p[1].text.at[0]):
        parts.extend(_passages(kind, block))
    text = concat((m for _, m in parts), "\n")
    passages, start = [], 0
    for kind, mapped in parts:
        passages.append(Passage(start, start + len(mapped), kind))
        start += len(mapped) + 1
    title = _title([text.text[p.start : p.end] for p in passages if p.kind == "title"])
    if title is None and sheet.title is not None:
        title = sheet.title.text
    named = tuple(_credited(text.text, passages))
    return Article(
        sheet.source.name,
        number,
        text.text,
        text.at,
        tuple(passages),
        title,
        said.publication,
        said.issued,
        named,
        sheet.link,
    )


def _passages(kind: PassageKind, block: Block) -> list[tuple[PassageKind, Mapped]]:
    text = block.text
    if kind != "body":
        return [(kind, text)]
    tail = _TAIL_CREDIT.search(text.text)
    if tail and tail.start() and any(True for _ in credits.names_in(tail.group().strip(" （）()"))):
        head, rest = body_spaces(text[: tail.start()].strip()), text[tail.start() :].strip()
        return [("body", head), ("byline", rest)]
    return [("body", body_spaces(text))]


def _title(parts: list[str]) -> str | None:
    title = ""
    for part in parts:
        title += part if not title or title.endswith(("—", "：")) else " " + part
    return title or None


def _credited(text: str, passages: list[Passage]) -> list[CreditedName]:
    found = []
    for p in passages:
        start, end = p.start, p.end
        if p.kind == "title":
            continue
        if p.kind == "body":
            lead = _LEAD_CREDIT.match(text[start:end])
            if not lead:
                continue
            end = start + lead.end()
        stretch = text[start:end]
        if p.kind == "byline" and credits.is_lone_name(stretch):
            found += [
                CreditedName(m.group(), start + m.start(), start + m.end(), "byline")
                for m in re.finditer(r"\S+", stretch)
            ]
            continue
        found += [
            CreditedName(re.sub(r"\s", "", stretch[a:b]), start + a, start + b, kind)
            for a, b, kind in credits.names_in(stretch)
        ]
    return found
