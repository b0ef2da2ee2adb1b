"""Decoded text → lines, for plain text and Markdown."""

from __future__ import annotations

import re

from kg.articles.mapped import Mapped
from kg.articles.sheet import Line

_LINE = re.compile(r"[^\r\n\f\v\x85]*(?:\r\n|[\r\n\f\v\x85]|$)")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s*")


def plain(text: str, markdown: bool = False) -> list[Line]:
    """The lines that are not empty; `#` headings count in plain text too, for OCR tools write them."""
    out: list[Line] = []
    gap = True
    for m in _LINE.finditer(text):
        whole = m.group().rstrip()
        if not whole.strip("\u3000 \t"):
            gap = True
            continue
        level = 0
        start = m.start()
        if heading := _HEADING.match(whole):
            level = len(heading.group(1))
            start += heading.end()
        out.append(Line(Mapped.of(text, start, m.start() + len(whole)), gap, level))
        gap = False
    return out
