"""A build's graphs, sent to a server one by one; what is there already is known by marks that the server itself keeps.

A graph is marked `loading` before it is touched and by the digest of its lines when all of it is there. So a load that was
killed is taken up where it stopped, a second one sends only what is new or has changed, and what a grown or shrunk
build no longer holds is dropped; graphs without a mark are not ours and are never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import BinaryIO, TypeVar

from kg.model import KgError
from kg.store.remote.client import Client, TooLarge
from kg.store.remote.endpoint import Addresses, Endpoint, find
from kg.store.remote.sections import Read, Section, as_sparql, parts, sections
from kg.triples.terms import (
    DATASET,
    GRAPH_CURRENT,
    GRAPH_DATASET,
    GRAPH_ENTITIES,
    GRAPH_LINKS,
    GRAPH_LOADED,
    GRAPH_ONTOLOGY,
    LOADED,
)

T = TypeVar("T")
Told = Callable[[str, int, int], None]
AT_ONCE = 4
TOGETHER, MUCH = 256, 1 << 25  # graphs that are marked together at most, and bytes that are enough by themselves
MOST, LEAST = 1 << 26, 1 << 16  # bytes of a request: at first, and when the server finds every one too large
PAGE = 5000  # marks asked for at once: servers cut long answers
LOADING = "loading"
# After the articles: facts are seen by most questions when their entities have labels, that is, all at one moment.
LAST = (GRAPH_ENTITIES, GRAPH_CURRENT, GRAPH_LINKS, GRAPH_DATASET, GRAPH_ONTOLOGY)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: graphs and triples sent, graphs left as they were, graphs dropped."""

    graphs: int
    triples: int
    same: int
    dropped: int
    query: str  # the address to ask
    union: bool  # whether the default graph there holds the triples of all graphs


def load(
    nquads: Path,
    endpoint: Endpoint,
    told: Told = lambda stage, done, total: None,
    at_once: int = AT_ONCE,
    everything: bool = False,
) -> Loaded:
    """Make the server hold the named graphs of a build's `graph.nq`. `KgError` where that cannot be done.

    `at_once` requests are under way at most; `told(stage, done, total)` hears of the bytes. With `everything`, graphs are
    sent that should be there already.
    """
    try:
        file = nquads.open("rb")
    except OSError as error:
        raise KgError(f"{nquads} 读不了：{error.strerror} / {nquads} cannot be read: {error.strerror}") from error
    with file, Client(endpoint, at_once) as client:
        addresses = find(client, endpoint)
        server = _Server(client, addresses)
        marks = server.marks()
        there = list(sections(file, nquads))
        changed = [s for s in there if everything or marks.get(s.graph) != {s.digest}]
        gone = sorted(marks.keys() - {s.graph for s in there})
        _send(server, _reader(file), changed, marks, at_once, told)
        for graphs in _cut(gone, lambda _: 0):
            server.drop(graphs, marks)
        union = bool(client.rows(addresses.query, f"SELECT ?p {{ <{DATASET}> ?p ?o }} LIMIT 1"))
    return Loaded(
        len(changed), sum(s.triples for s in changed), len(there) - len(changed), len(gone), addresses.query, union
    )


def check(endpoint: Endpoint) -> None:
    """`KgError` unless graphs can be put there and be seen; to be asked before a long build, not after it."""
    with Client(endpoint, 1) as client:
        find(client, endpoint)


class _Server:
    """What is done to the graphs of a server."""

    def __init__(self, client: Client, addresses: Addresses) -> None:
        self._client = client
        self._at = addresses
        self._most = MOST

    def stop(self) -> None:
        self._client.stop()

    def marks(self) -> dict[str, set[str]]:
        """Graph → its marks. One mark, unless two loads were in each other's way."""
        found: dict[str, set[str]] = {}
        after = ""
        while rows := self._client.rows(
            self._at.query,
            f"SELECT ?graph ?mark {{ GRAPH <{GRAPH_LOADED}> {{ ?graph <{LOADED}> ?mark }} "
            f'FILTER(STR(?graph) > "{after}") }} ORDER BY STR(?graph) LIMIT {PAGE}',
        ):
            for row in rows:
                found.setdefault(row["graph"], set()).add(row["mark"])
            after = rows[-1]["graph"]
        return found

    def mark(self, old: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]) -> None:
        """Take marks away and set others, in one request."""
        steps = ((verb, [_mark(*pair) for pair in pairs]) for verb, pairs in (("DELETE", old), ("INSERT", new)))
        self._update(
            f"{verb} DATA {{ GRAPH <{GRAPH_LOADED}> {{ {' '.join(pairs)} }} }}" for verb, pairs in steps if pairs
        )

    def drop(self, graphs: Sequence[str], marks: dict[str, set[str]]) -> None:
        """Drop graphs of ours, and then their marks."""
        self._update(f"DROP SILENT GRAPH <{graph}>" for graph in graphs)
        self.mark([(graph, mark) for graph in graphs for mark in marks[graph]], ())

    def replace(self, read: Read, section: Section) -> None:
        """Make the graph be that of the section; in one transaction unless it is larger than a request may be."""
        while True:
            most = self._most
            try:
                for number, part in enumerate(parts(read, section, most)):
                    self._put(section.graph, part, number == 0)
                return
            except TooLarge:
                if most <= LEAST:
                    raise
                self._most = min(self._most, most // 4)

    def _put(self, graph: str, triples: Sequence[bytes], first: bool) -> None:
        if self._at.graph_store is not None:
            (self._client.put if first else self._client.add)(self._at.graph_store, graph, triples)
            return
        drop = f"DROP SILENT GRAPH <{graph}> ;\n" if first else ""
        head = f"{drop}INSERT DATA {{ GRAPH <{graph}> {{\n".encode()
        self._client.update(self._at.update, [head, *map(as_sparql, triples), b"} }"])

    def _update(self, steps: Iterable[str]) -> None:
        if text := " ;\n".join(steps):
            self._client.update(self._at.update, [text.encode()])


def _send(
    server: _Server, read: Read, changed: Sequence[Section], marks: dict[str, set[str]], at_once: int, told: Told
) -> None:
    """The articles first, several at once, then the graphs over all of them, one by one."""
    done, total = 0, sum(s.end - s.start for s in changed)
    last = {graph: number for number, graph in enumerate(LAST)}
    articles = [s for s in changed if s.graph not in last]
    others = sorted((s for s in changed if s.graph in last), key=lambda s: last[s.graph])
    told("load", done, total)
    pool = ThreadPoolExecutor(at_once)
    try:
        for batch in chain(_cut(articles, lambda s: s.end - s.start), ([s] for s in others)):
            loading = [(s.graph, LOADING) for s in batch]
            server.mark([(s.graph, mark) for s in batch for mark in marks.get(s.graph, set()) - {LOADING}], loading)
            sizes = {pool.submit(server.replace, read, s): s.end - s.start for s in batch}
            waiting = set(sizes)
            while waiting:
                ended, waiting = wait(waiting, timeout=1, return_when=FIRST_EXCEPTION)
                for each in ended:
                    each.result()
                    done += sizes[each]
                told("load", done, total)
            server.mark(loading, [(s.graph, s.digest) for s in batch])
    except BaseException:
        server.stop()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _reader(file: BinaryIO) -> Read:
    """Any number of threads may read so."""
    lock = Lock()

    def read(start: int, size: int) -> bytes:
        with lock:
            file.seek(start)
            return file.read(size)

    return read


def _cut(things: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    """Batches of not too many and not too much."""
    batch: list[T] = []
    much = 0
    for thing in things:
        batch.append(thing)
        much += size(thing)
        if len(batch) == TOGETHER or much >= MUCH:
            yield batch
            batch, much = [], 0
    if batch:
        yield batch


def _mark(graph: str, mark: str) -> str:
    return f'<{graph}> <{LOADED}> "{mark}" .'
