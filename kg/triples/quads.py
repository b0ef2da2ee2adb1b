"""N-Quads, written straight: terms as they stand in a line, and one graph as its sorted lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from itertools import chain

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


Nodes = list[tuple[str, list[str]]]
"""What is said of each node, in the order of lines: its term, and statements, which are predicate and object as in a line."""


class Graph:
    """The triples of one named graph, by subject; objects are terms made by the functions above."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._said: dict[str, set[str]] = {}

    def __len__(self) -> int:
        return sum(map(len, self._said.values()))

    def __contains__(self, subject: str) -> bool:
        return subject in self._said

    def add(self, subject: str, predicate: str, obj: str) -> None:
        self._of(subject).add(f"<{predicate}> {obj}")

    def link(self, subject: str, predicate: str, target: str) -> None:
        """A triple whose object is an IRI."""
        self._of(subject).add(f"<{predicate}> <{target}>")

    def say(self, subject: str, *statements: str) -> None:
        """Triples as they are made by `statement`: faster than one by one."""
        self._of(subject).update(statements)

    def add_all(self, other: Graph) -> None:
        """All triples of another part of the same graph."""
        for subject, said in other._said.items():
            self._of(subject).update(said)

    def take(self, line: str) -> None:
        """A triple as the line that `lines` gives for it; ValueError for one of another graph."""
        subject, said = line.split(" ", 1)
        end = f" <{self.name}> .\n"
        if not said.endswith(end):
            raise ValueError(f"no line of the graph {self.name}: {line}")
        self._of(subject[1:-1]).add(said[: -len(end)])

    def says(self, line: str) -> bool:
        """Whether a line is one of its own."""
        subject, said = line.split(" ", 1)
        end = f" <{self.name}> .\n"
        return said.endswith(end) and said[: -len(end)] in self._said.get(subject[1:-1], ())

    def nodes(self) -> Nodes:
        return sorted((f"<{subject}>", sorted(said)) for subject, said in self._said.items())

    def lines(self) -> list[str]:
        return lines(self.name, self.nodes())

    def _of(self, subject: str) -> set[str]:
        if (said := self._said.get(subject)) is None:
            said = self._said[subject] = set()
        return said


def graph_of(found: Iterable[str]) -> Graph:
    """The graph of some lines, all of which are of the same one, and of which there is one at least."""
    rest = iter(found)
    first = next(rest)
    graph = Graph(first.rsplit(" ", 2)[1][1:-1])
    for line in chain((first,), rest):
        graph.take(line)
    return graph


def lines(graph: str, nodes: Nodes) -> list[str]:
    """The lines of a graph, sorted."""
    end = f" <{graph}> .\n"
    return [f"{node} {statement}{end}" for node, said in nodes for statement in said]


def text(graph: str, nodes: Nodes) -> str:
    """The same lines in one."""
    end = f" <{graph}> .\n"
    return "".join([f"{node} {f'{end}{node} '.join(said)}{end}" for node, said in nodes])


def statement(predicate: str, obj: str = "") -> str:
    """What is said of a node, for `Graph.say`; without an object, the beginning of it."""
    return f"<{predicate}> {obj}"
