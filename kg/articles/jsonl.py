"""JSON lines → one sheet for each line; the characters of a field keep their places among the escapes of the file."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator
from dataclasses import replace

from kg.articles.fields import DATE, LINK, PUBLICATION, TEXT, TITLE, YEAR
from kg.articles.lines import plain
from kg.articles.mapped import DROP, Mapped
from kg.articles.markup import lines, pieces
from kg.articles.sheet import Line, Sheet
from kg.model import Source

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
"""A pair, which is one character, or half of one, as is left where a crawler has cut a text."""
_TAGS = re.compile(r"</(?:p|div|span|br)>|<br ?/?>|<p[ >]", re.IGNORECASE)
_A_YEAR = re.compile("[12][0-9]{3}")
_LINE = re.compile(r"[^\r\n]+")
_TORN = re.compile(r"(?<=[《〈（“‘、，])[ \t]*\n{1,2}[ \t]*(?=\S)|\n{1,2}[ \t]*(?=[》〉）”’、，。；：])")
"""Where a line breaks inside a sentence, as before and behind the words of a link: 根据《 | 著作权法 | 》第五条."""


def sheets(source: Source) -> Iterator[Sheet | None]:
    """A sheet for each line that holds an article, None for one that does not."""
    for line in _LINE.finditer(source.text):
        if line.group().strip():
            yield _sheet(source, line.start(), line.end())


def _sheet(source: Source, start: int, end: int) -> Sheet | None:
    try:
        row = json.loads(source.text[start:end])
    except ValueError:
        return None
    if not isinstance(row, dict):
        return None
    strings = fields(source.text, start, end)
    said = {k: next((strings[n] for n in names if _says(row, n)), None) for k, names in _FIELDS.items()}
    if said["text"] is None:
        return None
    text = said["text"]
    title, publication, link = said["title"], said["publication"], said["link"]
    return Sheet(
        source,
        paragraphs(text),
        title,
        publication.text if publication else None,
        _date(row, said["date"]) or _year(row),
        link.text if link else None,
        single=True,
        titled=title is not None,
    )


def _says(row: dict[str, object], name: str) -> bool:
    value = row.get(name)
    return isinstance(value, str) and bool(value.strip())


def _date(row: dict[str, object], said: Mapped | None) -> str | None:
    """The day of an article; a string, or a number such as 20231115."""
    numbers = (value for name in DATE if type(value := row.get(name)) is int)
    return said.text if said else next(map(str, numbers), None)


def _year(row: dict[str, object]) -> str | None:
    """The year of an article of which no day is told; a number or a string."""
    cells = (str(row.get(name, "")).strip().removesuffix("年") for name in YEAR)
    return next((cell for cell in cells if _A_YEAR.fullmatch(cell)), None)


def paragraphs(text: Mapped) -> list[Line]:
    """The paragraphs of a field, which may hold HTML."""
    if _TAGS.search(text.text):
        found = list(pieces(text.text))
        return lines([replace(p, text=Mapped(p.text.text, array("I", [text.at[i] for i in p.text.at]))) for p in found])
    text = text.rewrite(_TORN, DROP)
    return [Line(text[a:b], gap, 0, whole=True) for a, b, gap in _paragraphs(text.text)]


_FIELDS = {"text": TEXT, "title": TITLE, "date": DATE, "link": LINK, "publication": PUBLICATION}


def _paragraphs(text: str) -> Iterator[tuple[int, int, bool]]:
    for line in plain(text):
        yield line.text.at[0], line.text.end, line.gap


def fields(text: str, start: int, end: int) -> dict[str, Mapped]:
    """The string fields of the object that is `text[start:end]`, outermost level, each with its offsets."""
    out: dict[str, Mapped] = {}
    depth, key, i = 0, None, start
    token = re.compile(r'["{}\[\],]')
    while (m := token.search(text, i, end)) is not None:
        i = m.end()
        if m.group() in "{[":
            depth += 1
        elif m.group() in "}]":
            depth -= 1
        elif m.group() == ",":
            key = None if depth == 1 else key
        elif (string := _STRING.match(text, m.start(), end)) is not None:
            i = string.end()
            value = _unescaped(text, *string.span(1))
            if depth == 1 and key is None:
                key = value.text
            elif depth == 1 and key is not None:
                out[key] = value
    return out


def _unescaped(text: str, start: int, end: int) -> Mapped:
    parts: list[str] = []
    at: array[int] = array("I")
    done = start
    for m in _ESCAPE.finditer(text, start, end):
        parts += (text[done : m.start()], json.loads(f'"{m.group()}"'))
        at.extend(range(done, m.start() + 1))
        done = m.end()
    parts.append(text[done:end])
    at.extend(range(done, end))
    plain_text = "".join(parts)
    if _SURROGATES.search(plain_text):
        for found in reversed(list(_SURROGATES.finditer(plain_text))):
            del at[found.start() + 1 : found.end()]
        plain_text = plain_text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Mapped(plain_text, at)
