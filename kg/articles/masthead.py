"""Publication and date of a page: from its header lines, its masthead, the format's own fields, the file's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.articles.blocks import Block
from kg.articles.sheet import Sheet

_DATE = re.compile(r"((?:19|20)\d\d)\s?[年\-/.]\s?(\d{1,2})\s?[月\-/.]\s?(\d{1,2})\s?日?")
_NAME = re.compile(
    r"^[《]?([\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|早报|时报|商报|都市报|快报|新报|周刊|周报|青年报|工人报|农民报|法制报|法治报|政协报|新闻联播|报))[》]?$"
)


@dataclass(frozen=True, slots=True)
class Said:
    publication: str | None
    issued: str | None


def read(sheet: Sheet, blocks: list[Block]) -> Said:
    publication, issued = sheet.publication, sheet.issued
    for b in blocks[:12]:
        text = b.text.text
        if publication is None and (m := _NAME.match(text)):
            publication = m.group(1)
            b.look, b.level = "furniture", 0
        if issued is None and len(text) < 40 and (d := _DATE.search(text)):
            issued = iso(d)
            b.look, b.level = "furniture", 0
    return Said(publication, issued)


def iso(match: re.Match[str]) -> str:
    year, month, day = (int(g) for g in match.groups()[:3])
    return f"{year:04}-{month:02}-{day:02}"
