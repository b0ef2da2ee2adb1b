"""A row that is an article (a line of JSON, a row of a table) → its sheet."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.articles.fields import DATE, LINK, PUBLICATION, TEXT, TITLE, YEAR, bare_name
from kg.articles.lines import plain
from kg.articles.mapped import DROP, Mapped
from kg.articles.markup import lines, pieces
from kg.articles.sheet import Line, Sheet
from kg.model import Source

_TAGS = re.compile(r"</(?:p|div|span|br)>|<br ?/?>|<p[ >]", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|[lr]dquo|[lr]squo|amp|quot|middot|hellip|mdash|#\d{2,5});")
_A_YEAR = re.compile("[12][0-9]{3}")
_TORN = re.compile(r"(?<=[《〈（“‘、，])[ \t]*\n{1,2}[ \t]*(?=\S)|\n{1,2}[ \t]*(?=[》〉）”’、，。；：])")
"""Where a line breaks inside a sentence, as before and behind the words of a link: 根据《 | 著作权法 | 》第五条."""


def sheet(source: Source, cells: Mapping[str, Mapped], numbers: Mapping[str, int] | None = None) -> Sheet | None:
    """The sheet of a row of cells by their names, None where it has no text; `numbers` may tell its day or year too."""
    named = {bare_name(name): cell for name, cell in cells.items() if cell.text.strip()}
    counted = {bare_name(name): str(value) for name, value in (numbers or {}).items()}

    def first(names: tuple[str, ...]) -> Mapped | None:
        return next((named[name] for name in names if name in named), None)

    def said(names: tuple[str, ...]) -> str | None:
        return cell.text if (cell := first(names)) else next((counted[n] for n in names if n in counted), None)

    if (text := first(TEXT)) is None:
        return None
    title = first(TITLE)
    return Sheet(
        source,
        paragraphs(text),
        title,
        said(PUBLICATION),
        said(DATE) or _year(said(YEAR)),
        said(LINK),
        single=True,
        titled=title is not None,
    )


def _year(cell: str | None) -> str | None:
    """The year of an article of which no day is told."""
    year = (cell or "").strip().removesuffix("年")
    return year if _A_YEAR.fullmatch(year) else None


def paragraphs(text: Mapped) -> list[Line]:
    """The paragraphs of a cell, which may hold HTML."""
    if _TAGS.search(text.text):
        return _of_html(text)
    text = text.rewrite(_TORN, DROP)
    if _ENTITY.search(text.text):
        parts = (text[a:b] for a, b, _ in _paragraphs(text.text))
        return [line for part in parts for line in _of_html(part)]
    return [Line(text[a:b], gap, 0, whole=True) for a, b, gap in _paragraphs(text.text)]


def _of_html(text: Mapped) -> list[Line]:
    found = list(pieces(text.text))
    return lines([replace(p, text=Mapped(p.text.text, array("I", [text.at[i] for i in p.text.at]))) for p in found])


def _paragraphs(text: str) -> Iterator[tuple[int, int, bool]]:
    for line in plain(text):
        yield line.text.at[0], line.text.end, line.gap
