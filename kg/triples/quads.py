"""N-Quads, written straight: terms as they stand in a line, and one graph as its sorted lines."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from kg.triples.terms import XSD

_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\\ud800-\udfff\ufffe\uffff]')
_NAMED = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def iri(value: str) -> str:
    return f"<{value}>"


def plain(text: str) -> str:
    """A string literal."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def zh(text: str) -> str:
    """A string literal in Chinese."""
    return f'"{_ESCAPED.sub(_escape, text)}"@zh'


def en(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"@en'


def whole(number: int) -> str:
    return f'"{number}"^^<{XSD}integer>'


@lru_cache(1 << 12)
def decimal(number: Decimal) -> str:
    return f'"{exact(number)}"^^<{XSD}decimal>'


def boolean(value: bool) -> str:
    return f'"{str(value).lower()}"^^<{XSD}boolean>'


def date(text: str) -> str:
    """A day as xsd:date, anything else as a string."""
    return f'"{text}"^^<{XSD}date>' if _DATE.fullmatch(text) else plain(text)


def url(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"^^<{XSD}anyURI>'


@lru_cache(1 << 12)
def exact(number: Decimal) -> str:
    """The number without exponent and without superfluous zeros: 8.690E+9 → 8690000000."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if char in _NAMED:
        return _NAMED[char]
    code = ord(char)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04X}"


class Graph:
    """The triples of one named graph; objects are terms made by the functions above."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._end = f" <{name}> .\n"
        self._lines: set[str] = set()

    def __len__(self) -> int:
        return len(self._lines)

    def add(self, subject: str, predicate: str, obj: str) -> None:
        self._lines.add(f"<{subject}> <{predicate}> {obj}{self._end}")

    def link(self, subject: str, predicate: str, target: str) -> None:
        """A triple whose object is an IRI."""
        self._lines.add(f"<{subject}> <{predicate}> <{target}>{self._end}")

    def add_all(self, other: Graph) -> None:
        """All triples of another part of the same graph."""
        self._lines |= other._lines

    def take(self, line: str) -> None:
        """A triple as the line that `lines` gives for it."""
        self._lines.add(line)

    def lines(self) -> list[str]:
        return sorted(self._lines)
