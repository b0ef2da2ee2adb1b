"""JSON lines → one sheet for each line, JSON → one for each object; characters keep their places among the escapes."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator

from kg.articles import rows
from kg.articles.mapped import Mapped
from kg.articles.sheet import Sheet
from kg.model import Source

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
"""A pair, which is one character, or half of one, as is left where a crawler has cut a text."""
_BETWEEN = re.compile(r"[\s,]*")
_COLON = re.compile(r"\s*:\s*")
_LINE = re.compile(r"[^\r\n]+")


def sheets(source: Source) -> Iterator[Sheet | None]:
    """A sheet for each line that holds an article, None for one that does not."""
    for line in _LINE.finditer(source.text):
        if line.group().strip():
            yield _sheet(source, line.start(), line.end())


def sheets_of_whole(source: Source) -> Iterator[Sheet | None]:
    """The articles of a file that is one value: a list of objects, an object, or one that holds lists of them.

    What is no JSON as a whole may be JSON lines under another name.
    """
    try:
        value = json.loads(source.text)
    except (ValueError, RecursionError):
        yield from sheets(source)
        return
    begin = len(source.text) - len(source.text.lstrip())
    if isinstance(value, list):
        yield from (_sheet(source, *span) for span in _elements(source.text, begin))
    elif isinstance(value, dict):
        if (own := _sheet(source, begin, len(source.text))) is not None:
            yield own
            return
        for start, end in _elements(source.text, begin):
            if source.text[start] == "[":
                yield from (_sheet(source, *span) for span in _elements(source.text, start))
            elif source.text[start] == "{":
                yield _sheet(source, start, end)


def _elements(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """The values of the list or object that begins at `begin`, each `[start, end)`."""
    decoder, i = json.JSONDecoder(), begin + 1
    while (token := _BETWEEN.match(text, i)) is not None and token.end() < len(text) and text[token.end()] not in "]}":
        start = token.end()
        _, i = decoder.raw_decode(text, start)
        if colon := _COLON.match(text, i):  # what was read is the name of a member
            start = colon.end()
            _, i = decoder.raw_decode(text, start)
        yield start, i


def _sheet(source: Source, start: int, end: int) -> Sheet | None:
    try:
        row = json.loads(source.text[start:end])
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict):
        return None
    return rows.sheet(source, fields(source.text, start, end), {k: v for k, v in row.items() if type(v) is int})


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
