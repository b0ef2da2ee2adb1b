"""Tables of articles (CSV, TSV), one a row under the names of the columns; cells may hold line breaks and commas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.articles import rows
from kg.articles.fields import TEXT, bare_name
from kg.articles.mapped import Mapped
from kg.articles.sheet import Sheet
from kg.articles.trouble import Refused
from kg.model import Source

_LINE_END = re.compile(r"\r\n|\r|\n")
_DOUBLED = re.compile('""')


def sheets(source: Source) -> Iterator[Sheet | None]:
    """A sheet for each row that holds an article, None for one that does not. Raises `Refused` without a text column."""
    read = _rows(source.text)
    names = [bare_name(cell.text) for cell in next(read, [])]
    if not set(names) & set(TEXT):
        raise Refused("no text column", "、".join(name for name in names if name)[:60])
    for cells in read:
        if any(cell.text for cell in cells):
            yield rows.sheet(source, dict(zip(names, cells, strict=False)))


def _rows(text: str) -> Iterator[list[Mapped]]:
    first = _LINE_END.split(text, maxsplit=1)[0]
    mark = max(",\t;", key=first.count)
    cell = re.compile(rf'[ ]*"(?P<quoted>[^"]*(?:""[^"]*)*)"[ ]*(?=[{mark}\r\n]|$)|(?P<bare>[^{mark}\r\n]*)')
    found: list[Mapped] = []
    i = 0
    while i < len(text):
        if (m := cell.match(text, i)) is None:
            return
        quoted = m["quoted"] is not None
        value = Mapped.of(text, *m.span("quoted" if quoted else "bare"))
        found.append(value.rewrite(_DOUBLED, '"\0').strip() if quoted else value.strip())
        i = m.end()
        if text[i : i + 1] == mark:
            i += 1
            continue
        yield found
        found = []
        end = _LINE_END.match(text, i)
        i = end.end() if end else i + 1
