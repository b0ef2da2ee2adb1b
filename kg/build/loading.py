"""The store of a build: loaded anew, or that of the last build with what changed; beside graph.nq, as it is written."""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox

from kg.triples.naming import article as graph_of

PIECE = 1 << 26  # bytes of a bulk load, which holds all of it; where there are many, the store merges files all along
AT_ONCE = 2  # bulk loads; when all parts are made, nothing else would keep a second processor busy
MOST_CHANGED = 0.3  # of all bytes; where more is new, loading anew is faster


class Loader:
    """Takes N-Quads in any order while they are made, and loads them in threads; used as a context."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self.store = ox.Store(self._folder)
        self._threads = ThreadPoolExecutor(AT_ONCE, "load")
        self._waiting: list[bytes] = []
        self._size = 0
        self._busy: deque[Future[None]] = deque()

    def __enter__(self) -> Loader:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(cancel_futures=True)

    def drop(self, articles: Iterable[str]) -> None:
        """Takes the graphs of articles out."""
        for article in articles:
            self.store.remove_graph(ox.NamedNode(graph_of(article)))

    def remove(self, lines: Iterable[bytes]) -> None:
        """Takes single quads out."""
        for quad in ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS):
            self.store.remove(quad)

    def add(self, data: bytes) -> None:
        """Loads lines, or keeps them until there are enough; waits while others are loaded."""
        self._waiting.append(data)
        self._size += len(data)
        if self._size >= PIECE:
            self._load()

    def finish(self, tidy: bool, meanwhile: Callable[[ox.Store], None] = lambda store: None) -> None:
        """Closes the store; `meanwhile` is given one of the same content, to be read.

        With `tidy` it is tidied up beside that, as a store that was loaded in many pieces answers at little more than half
        its speed. It is closed in any case, as it would go on tidying up files in a folder that is moved away.
        """
        self._load()
        self._wait(0)
        self.store.flush()
        if tidy:
            copy = f"{self._folder}.copy"
            self.store.backup(copy)  # shares the files
            tidying = self._threads.submit(self.store.optimize)
            meanwhile(ox.Store.read_only(copy))
            tidying.result()
            shutil.rmtree(copy)
        self._threads.shutdown()
        self.store.flush()
        del self.store
        if not tidy:
            meanwhile(ox.Store.read_only(self._folder))

    def _load(self) -> None:
        self._wait(AT_ONCE - 1)
        data, self._waiting, self._size = b"".join(self._waiting), [], 0
        if data:  # lenient: what is ours is checked when it is made, and an eighth of the time is spared
            load = self._threads.submit(self.store.bulk_load, data, format=ox.RdfFormat.N_QUADS, lenient=True)
            self._busy.append(load)

    def _wait(self, most: int) -> None:
        """Until no more than `most` loads are on."""
        while len(self._busy) > most:
            self._busy.popleft().result()


def share(old: Path, new: Path) -> bool:
    """A store that begins as a copy of another one; large files are shared, as they are never changed, only replaced.

    False where the other one is not there, or where the file system cannot do that.
    """
    try:
        new.mkdir()
        for file in sorted(old.iterdir()):
            if file.suffix == ".sst":
                os.link(file, new / file.name)
            elif file.name != "LOCK":
                shutil.copyfile(file, new / file.name)
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
        return False
    return (new / "CURRENT").is_file()
