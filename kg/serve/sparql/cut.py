"""Where an answer in the making may end: whole rows go out, the rest waits, so that an answer cut short is well-formed.

Oxigraph writes an answer in pieces of some 8 kB that end anywhere. What is looked for below can stand nowhere but between
two rows: texts inside of the answer are escaped. A row of an RDF form is a triple.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import pyoxigraph as ox

_JSON = re.compile(rb'\}(?=,\{"[^},])')  # a quote after a brace that opens is the beginning of a name
_TEXT = rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)'  # whole, or as much of it as has come
_JSON_EMPTY = re.compile(_TEXT + rb"|\}(?=,\{)", re.DOTALL)  # where rows bind nothing: `{},{}`
_TURTLE = re.compile(_TEXT + rb"|(?= [;,][ \n])| \.\n(?=.)", re.DOTALL)
_CSV = re.compile(rb'"[^"]*(?:"|\Z)|\r\n(?=.)', re.DOTALL)
_BETWEEN = {
    "json": _JSON,
    "xml": re.compile(rb"</result>(?=<result>)"),
    "csv": _CSV,
    "tsv": re.compile(rb"\n(?=.)", re.DOTALL),
    "turtle": _TURTLE,
    "trig": _TURTLE,
    "ntriples": re.compile(rb"\n(?=.)", re.DOTALL),
    "nquads": re.compile(rb"\n(?=.)", re.DOTALL),
    "jsonld": re.compile(rb'"\}(?:(?=,\{"@)|\](?=,"[^},])|\]\}(?=,\{"@))'),
}
_QUOTE = ord('"')
_ELEMENT = re.compile(rb"\n\t(\t?)<(?!/)([^\s/>]+)")
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
        return self._cut_elements(data) if self.form == "rdfxml" else self._cut_rows(data)

    def _cut_rows(self, data: bytes) -> int:
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

    def _cut_elements(self, data: bytes) -> int:
        """RDF/XML: a row begins with an element in the second level, or with a node whose name is its class."""
        at = begun = 0
        for found in _ELEMENT.finditer(data):
            if found.end() == len(data):  # the name may go on
                break
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
    """That an answer is not whole: `limit` is rows, seconds, memory or store."""

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
