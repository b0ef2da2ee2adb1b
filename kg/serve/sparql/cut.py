"""Where an answer in the making may end: whole rows go out, the rest waits, so that an answer cut short is well-formed.

Oxigraph writes an answer in pieces of some 8 kB that end anywhere. What is looked for below can stand nowhere but between
two rows: texts inside of the answer are escaped. A row of an RDF form is a triple. Each form is read in two ways: fast
where all rows are within the limit, row by row where the limit is near.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import pyoxigraph as ox

_TEXT = rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)'  # whole, or as much of it as has come
_ESCAPED = re.compile(_TEXT, re.DOTALL)
_DOUBLED = re.compile(rb'"[^"]*(?:"|\Z)')
_JSON_EMPTY = re.compile(_TEXT + rb"|\}(?=,\{)", re.DOTALL)  # where rows bind nothing: `{},{}`
_TURTLE = re.compile(_TEXT + rb"|(?= [;,][ \n])| \.\n(?=.)", re.DOTALL)
_CSV = re.compile(rb'"[^"]*(?:"|\Z)|\r\n(?=.)', re.DOTALL)
_LINES = re.compile(rb"\n(?=.)", re.DOTALL)
_BETWEEN = {
    "json": re.compile(rb'\}(?=,\{"[^},])'),  # a quote after a brace that opens is the beginning of a name
    "xml": re.compile(rb"</result>(?=<result>)"),
    "csv": _CSV,
    "tsv": _LINES,
    "turtle": _TURTLE,
    "trig": _TURTLE,
    "ntriples": _LINES,
    "nquads": _LINES,
    "jsonld": re.compile(rb'"\}(?:(?=,\{"@)|\](?=,"[^},])|\]\}(?=,\{"@))'),
}
# The same as literal bytes, and where in them a row ends: counting them takes a third of the time of a pattern (not of JSON's).
_MARKS = {
    "xml": (b"</result><result>", 9),
    "csv": (b"\r\n", 2),
    "tsv": (b"\n", 1),
    "ntriples": (b"\n", 1),
    "nquads": (b"\n", 1),
}
_QUOTE = ord('"')
_ELEMENT = re.compile(rb"\n\t(\t?)<(?!/)([^\s/>]+)(?=[\s/>])")
_NODE = re.compile(rb"\n\t<(?!/)([^\s/>]+)(?=[\s/>])")
_HEADED = frozenset({"csv", "tsv"})


class Cutter:
    """Counts the rows of an answer in a form; `full` as soon as there are more than `limit`."""

    def __init__(self, form: str, limit: int, rows: int = 0) -> None:
        self.form = form
        self.limit = limit
        self.rows = rows - (form in _HEADED)
        self.full = False
        self.closing = b""
        self._element = b""

    def cut(self, data: bytes) -> int:
        """How much of the data is whole rows, up to the limit; `closing` is what ends the last one's surroundings there.

        What lies behind has to come again at the head of the next data.
        """
        last = self._last(data)
        if last is None or self.rows + last[0] >= self.limit:
            return self._row_by_row(data)
        count, at, closing = last
        self.rows += count
        if at:
            self.closing = closing
        return at

    # ------------------------------------------------------------ fast: how many rows, and where the last one ends

    def _last(self, data: bytes) -> tuple[int, int, bytes] | None:
        """Rows that end in the data, the end of the last one, and what would close the answer there.

        None where only reading row by row tells.
        """
        if self.form in ("turtle", "trig"):
            return self._last_of_turtle(data)
        if self.form == "rdfxml":
            return self._last_element(data)
        if self.form == "csv" and _QUOTE in data:
            return self._last_of_csv(data)
        if self.form == "json" and b"},{}" in data:
            return None
        if self.form in _MARKS:
            return self._last_mark(data)
        count, found = 0, None
        for count, found in enumerate(_BETWEEN[self.form].finditer(data), 1):  # noqa: B007
            pass
        return (count, found.end(), self._closing(found)) if found else (0, 0, b"")

    def _last_mark(self, data: bytes) -> tuple[int, int, bytes]:
        mark, ends = _MARKS[self.form]
        stop = len(data) - 1  # something has to follow
        count, at = data.count(mark, 0, stop), data.rfind(mark, 0, stop)
        return (count, at + ends, b"") if at >= 0 else (0, 0, b"")

    def _last_of_csv(self, data: bytes) -> tuple[int, int, bytes]:
        at = data.rfind(b"\r\n", 0, -1)
        while at >= 0 and data.count(b'"', 0, at) % 2:  # inside of a text
            at = data.rfind(b"\r\n", 0, data.rfind(b'"', 0, at))
        return (_DOUBLED.sub(b"", data[:at]).count(b"\r\n") + 1, at + 2, b"") if at >= 0 else (0, 0, b"")

    def _last_of_turtle(self, data: bytes) -> tuple[int, int, bytes] | None:
        """The end of the last line: line breaks stand between triples only. A line of a thousand values is read row by row."""
        at = data.rfind(b"\n", 0, -1) + 1
        bare = _ESCAPED.sub(b"", data[:at])
        count = bare.count(b" .\n") + bare.count(b" ;\n") + bare.count(b" , ") - bare.startswith((b" ;\n", b" , "))
        if not at or self.rows + count + _ESCAPED.sub(b"", data[at:]).count(b" , ") >= self.limit:
            return None
        return (count, at - 3, b" .\n") if data[at - 3 : at] == b" ;\n" else (count, at, b"")

    def _last_element(self, data: bytes) -> tuple[int, int, bytes]:
        count, found = 0, None
        for count, found in enumerate(_ELEMENT.finditer(data), 1):  # noqa: B007
            pass
        if found is None:
            return 0, 0, b""
        at = found.start()
        for node in _NODE.finditer(data, data.rfind(b"\n\t</", 0, at) if found[1] else at):
            if node.start() <= at:
                self._element = node[1]
        nodes = data.count(b"\n\t<rdf:Description", 0, at)
        return count - 1 - nodes, at, b"\n\t</" + self._element + b">" if found[1] else b""

    # ------------------------------------------------------------ near the limit

    def _row_by_row(self, data: bytes) -> int:
        return self._elements(data) if self.form == "rdfxml" else self._rows(data)

    def _rows(self, data: bytes) -> int:
        between = _JSON_EMPTY if self.form == "json" and b"},{}" in data else _BETWEEN[self.form]
        at = 0
        for found in between.finditer(data):
            if found.end() == 0 or (data[found.start()] == _QUOTE and self.form != "jsonld"):
                continue  # counted when the last data ended here, or a text
            self.rows += 1
            at = found.end()
            self.closing = self._closing(found)
            if self.rows == self.limit:
                self.full = True
                break
        return at

    def _closing(self, found: re.Match[bytes]) -> bytes:
        if self.form in ("turtle", "trig"):
            return b" .\n" if found.start() == found.end() else b""
        if self.form == "jsonld":
            return {2: b"]}", 3: b"}", 4: b""}[found.end() - found.start()]
        return b""

    def _elements(self, data: bytes) -> int:
        """RDF/XML: a row begins with an element in the second level, or with a node whose name is its class."""
        at = begun = 0
        for found in _ELEMENT.finditer(data):
            at = found.start()
            inside = bool(found[1])
            self.rows += begun
            self.closing = b"\n\t</" + self._element + b">" if inside else b""
            if self.rows == self.limit:
                self.full = True
                break
            begun = int(inside or found[2] != b"rdf:Description")
            if not inside:
                self._element = found[2]
        return at


@dataclass(frozen=True, slots=True)
class Statement:
    """That an answer is not whole: `limit` is rows, seconds, part or stopped."""

    limit: str
    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.zh} · {self.en}"


def ending(form: str, closing: bytes, statement: Statement, columns: int) -> bytes:
    """What makes an answer that was cut well-formed, and says in it that it is not whole."""
    said = str(statement)
    if form == "json":
        what = json.dumps({"limit": statement.limit, "message": said}, ensure_ascii=False)
        return b']},"incomplete":' + what.encode() + b"}"
    if form == "jsonld":
        return closing + b',{"incomplete":' + json.dumps(said, ensure_ascii=False).encode() + b"}]"
    if form == "csv":
        quoted = said.replace('"', '""')
        return f'"# {quoted}"{"," * (columns - 1)}\r\n'.encode() if columns else b""
    if form == "tsv":
        return f"{ox.Literal(f'# {said}')}{chr(9) * (columns - 1)}\n".encode() if columns else b""
    if form == "xml":
        return f"</results><!-- {said} --></sparql>".encode()
    if form == "rdfxml":
        return closing + f"\n<!-- {said} -->\n</rdf:RDF>".encode()
    return closing + f"# {said}\n".encode()
