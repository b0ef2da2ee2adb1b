"""Sheets → pages of articles: passages joined to one text, titles, date, publication and credits read off them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from kg.articles import credits, masthead
from kg.articles.blocks import Block, blocks
from kg.articles.dates import iso_date
from kg.articles.looks import dateline
from kg.articles.mapped import DROP, Mapped, concat
from kg.articles.repair import body_spaces, repaired
from kg.articles.script import converted, is_traditional
from kg.articles.sheet import Line, Sheet
from kg.articles.split import Draft, split
from kg.model import Article, CreditedName, Page, Passage, PassageKind

# 本报讯（记者 …）, 新华社北京3月5日电 题：… 新华社记者…
_LEAD_CREDIT = re.compile(
    r"(?:（[^（）记]{1,12}）)?(?:[^（。]{0,40}（[^（）]{1,80}）"
    r"|[^，。（]{2,20}[讯电][ 　]?(?:题：[^ ]{2,40} )?(?:[^，。]{0,10}(?:记者|通讯员)[^，。：]{2,40}(?=[，。： ]|$)：?|[^，。：]{2,20}报道：))"
)
_SPACE = re.compile(" ")
_SIGN = re.compile(r"[&\\]")
_SEVERAL = re.compile(r"&(?:#\w{1,8}|[a-zA-Z]\w{1,9});|\\u[dD][89abAB]\w\w\\u\w{4}|\\u\w{4}|\\.", re.DOTALL)


def page(sheet: Sheet, first_number: int = 1) -> Page:
    """The page of a sheet; its articles are numbered in source order from `first_number` on."""
    sheet.lines = _of_one_script(sheet.lines)
    found = blocks(sheet.lines)
    said = masthead.read(sheet, found)
    drafts = [d for d in split(found, sheet.single) if d.has_body or d.titled]
    told = masthead.of_each([d.issues for d in drafts], sheet, said)
    articles = (_article(d, sheet, of, n) for n, (d, of) in enumerate(zip(drafts, told, strict=True), first_number))
    return Page(sheet.source, tuple(articles))


def _of_one_script(lines: list[Line]) -> list[Line]:
    """On a page in traditional characters also the lines that hold few of them are turned into simplified ones."""
    if not is_traditional("".join(line.text.text for line in lines)):
        return lines
    return [replace(line, text=converted(line.text)) for line in lines]


def _article(draft: Draft, sheet: Sheet, said: masthead.Said, number: int) -> Article:
    parts: list[tuple[PassageKind, Mapped]] = []
    for kind, block in draft.parts:
        parts.extend(_passages(kind, block))
    if sheet.title is not None and (sheet.titled or not draft.titled):
        title = repaired(sheet.title).strip()
        # the text may begin with its title again
        parts = [
            ("masthead" if text.text == title.text else "body" if kind == "title" else kind, text)
            for kind, text in parts
        ]
        parts.append(("title", title))
    lead = draft.lead
    parts = [(kind, _mended(text, sheet, lead) if kind == "title" else text) for kind, text in parts]
    parts = sorted((p for p in parts if p[1].text), key=lambda p: p[1].at[0])
    text = concat((m for _, m in parts), "\n")
    passages = _placed(parts)
    return Article(
        sheet.source.name,
        number,
        text.text,
        text.at,
        passages,
        _title(draft, [text.text[p.start : p.end] for p in passages if p.kind == "title"]),
        said.publication,
        said.issued or next((day for kind, m in parts if kind == "body" and (day := _day(m.text))), None),
        tuple(_credited(text.text, passages)),
        said.link or _link_after(sheet, max(m.end for kind, m in parts if kind != "masthead")),
        _lengths(sheet.source.text, text),
    )


def _mended(title: Mapped, sheet: Sheet, lead: str) -> Mapped:
    """Close a line break in a headline where the text of the article has the two characters side by side."""
    source = sheet.source.text

    def settle(m: re.Match[str]) -> str:
        i = m.start()
        pair = title.text[i - 1 : i] + title.text[i + 1 : i + 2]
        return DROP if source[title.at[i]] in "\r\n" and pair in lead else " "

    return title.rewrite(_SPACE, settle)


def _placed(parts: list[tuple[PassageKind, Mapped]]) -> tuple[Passage, ...]:
    out, start = [], 0
    for kind, mapped in parts:
        out.append(Passage(start, start + len(mapped), kind))
        start += len(mapped) + 1
    return tuple(out)


def _passages(kind: PassageKind, block: Block) -> list[tuple[PassageKind, Mapped]]:
    """A block as passages: a credit at the end of a paragraph stands by itself."""
    text = block.text
    if kind != "body":
        return [(kind, text)]
    lead = dateline(text.text)
    if (tail := credits.tail(text.text)) is not None:
        return [("body", body_spaces(text[:tail].strip(), lead)), ("byline", text[tail:].strip())]
    return [("body", text if block.look == "headline" else body_spaces(text, lead))]


def _title(draft: Draft, parts: list[str]) -> str | None:
    """The heading by markup where there is one, else all lines of the headline."""
    headed = [t for kind, b in draft.parts if kind == "title" and b.level and (t := b.text.text) in parts]
    title = ""
    for part in dict.fromkeys(headed or parts):
        title += part if not title or title.endswith(("—", "：")) else " " + part
    return title or None


def _day(text: str) -> str | None:
    """The day that the dateline of a report tells, where it tells the year too."""
    return iso_date(text[: dateline(text)])


def _link_after(sheet: Sheet, end: int) -> str | None:
    """The first address of an original after the end of an article."""
    return sheet.links[min(after)] if (after := [at for at in sheet.links if at >= end]) else None


def _lengths(source: str, text: Mapped) -> dict[int, int]:
    """Source lengths of the characters that stand in the file as an entity or an escape."""
    out: dict[int, int] = {}
    if source.find("&", text.at[0], text.end) < 0 and source.find("\\", text.at[0], text.end) < 0:
        return out
    for sign in _SIGN.finditer(source, text.at[0], text.end):
        at = sign.start()
        here = text.text[bisect_left(text.at, at) : bisect_right(text.at, at)]
        if here.strip(sign[0]) and (m := _SEVERAL.match(source, at)):
            out[at] = len(m.group())
    return out


def _credited(text: str, passages: tuple[Passage, ...]) -> list[CreditedName]:
    """The credited names of bylines, captions and mastheads, and of the bracket that begins the body."""
    found = []
    for p in passages:
        stretch = text[p.start : p.end]
        if p.kind == "masthead" and stretch.endswith("。"):
            continue  # a notice of the site
        if p.kind == "body":
            lead = _LEAD_CREDIT.match(stretch)
            stretch = lead.group() if lead else ""
        spans = credits.names_in(stretch) if stretch and p.kind != "title" else ()
        if p.kind == "byline" and not spans:
            spans = tuple(credits.lone_names(stretch))
        found += [CreditedName(re.sub(r"\s", "", stretch[a:b]), p.start + a, p.start + b, kind) for a, b, kind in spans]
    return found
