"""The named graphs of a build's N-Quads: where each stands in the file, and what it is known by."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.model import KgError
from kg.triples.terms import BASE

Read = Callable[[int, int], bytes]  # from where, how many
BLOCK = 1 << 20  # bytes that are read at once
# In SPARQL an escaped backslash before u may be taken for the beginning of a code point.
_ESCAPE = re.compile(rb"\\(?:\\([uU])|.)", re.DOTALL)
_SAFE = {b"u": rb"\\\u0075", b"U": rb"\\\u0055"}
_GRAPH = b" <" + BASE.encode()


@dataclass(frozen=True, slots=True)
class Section:
    """One named graph: bytes `[start, end)` of the file, and the SHA-256 of its lines."""

    graph: str
    start: int
    end: int
    triples: int
    digest: str


def sections(file: BinaryIO, path: Path) -> Iterator[Section]:
    """Every named graph, in the order of the file. `KgError` where the lines are not those of a build, graph by graph."""
    seen: set[str] = set()
    graph, ending = "", b"\0"
    start = end = triples = number = 0
    lines = hashlib.sha256()
    for number, line in enumerate(file, 1):
        if not line.endswith(ending):
            if triples:
                yield Section(graph, start, end, triples, lines.hexdigest())
            at = line.rfind(b" <")
            if not (line.startswith(_GRAPH, at) and line.endswith(b"> .\n")):
                raise KgError(
                    f"{path} 第 {number} 行不属于任何构建的图 / {path}, line {number}: not of a graph that a build makes"
                )
            graph, ending = line[at + 2 : -4].decode(), line[at:]
            if graph in seen:
                raise KgError(
                    f"{path} 第 {number} 行：图 {graph} 的各行不相连 / {path}, line {number}: the lines of {graph} are apart"
                )
            seen.add(graph)
            start, triples, lines = end, 0, hashlib.sha256()
        lines.update(line)
        triples += 1
        end += len(line)
    if triples:
        yield Section(graph, start, end, triples, lines.hexdigest())


def parts(read: Read, section: Section, most: int) -> Iterator[list[bytes]]:
    """The graph as N-Triples, in parts of whole lines, of `most` bytes or of one line; a part is a list of blocks."""
    # A line break within a term is escaped, so these bytes stand at the end of a line and nowhere else.
    ending = f" <{section.graph}> .\n".encode()
    part: list[bytes] = []
    size, at = 0, section.start
    while at < section.end:
        lines = _lines(read, at, section.end, min(BLOCK, most))
        at += len(lines)
        triples = lines.replace(ending, b" .\n")
        if part and size + len(triples) > most:
            yield part
            part, size = [], 0
        part.append(triples)
        size += len(triples)
    yield part


def _lines(read: Read, start: int, end: int, size: int) -> bytes:
    """Whole lines from `start` on: as many as `size` bytes hold, else one."""
    block = read(start, min(end - start, size))
    cut = block.rfind(b"\n") + 1
    while not cut:
        size *= 2
        block = read(start, min(end - start, size))
        cut = block.find(b"\n") + 1
    return block[:cut]


def as_sparql(triples: bytes) -> bytes:
    """N-Triples as they may stand in an INSERT DATA, for readers of SPARQL that take code points before all else."""
    return _ESCAPE.sub(lambda found: _SAFE[found[1]] if found[1] else found[0], triples)
