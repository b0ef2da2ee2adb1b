"""Embedded Oxigraph on disk, opened read-only; `kg.open` puts it behind rdflib.

In every door the default graph is the union of all graphs.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import KgError

if TYPE_CHECKING:
    import pyoxigraph as ox


def folder(path: str | Path) -> Path:
    """The store folder of a build folder or of a store; `KgError` where there is none."""
    path = Path(path)
    for candidate in (path / "store", path):
        if (candidate / "CURRENT").is_file():
            return candidate
    raise KgError(f"{path} 里没有图谱，请先运行 build_graph.py / no graph in {path}; run build_graph.py first")


def connect(path: str | Path) -> ox.Store:
    """The store, read-only: any number of readers at once, also while a build replaces the folder."""
    import pyoxigraph as ox

    return ox.Store.read_only(str(folder(path)))


class Watched:
    """The store at a path, opened again when a build has replaced it or another process has written to it."""

    def __init__(self, path: str | Path) -> None:
        self.path = path
        self._seen = self._mark()
        self._store = connect(path)

    @property
    def store(self) -> ox.Store:
        mark = self._mark()
        if mark is not None and mark != self._seen:
            # Files may go while they are opened, where another process has just begun to write: then the next time.
            with contextlib.suppress(KgError, OSError, RuntimeError):
                self._store = connect(self.path)
                self._seen = mark
        return self._store

    def reopen(self) -> None:
        """Opens the store anew when it is next read, though it looks the same: an update may have ended meanwhile."""
        self._seen = None

    def _mark(self) -> tuple[int, int, int] | None:
        """What tells one store from the next in its place; None in the moment in which there is none."""
        try:
            there = (folder(self.path) / "CURRENT").stat()
        except (KgError, FileNotFoundError):
            return None
        return there.st_dev, there.st_ino, there.st_mtime_ns


def query(
    store: ox.Store, text: str, bindings: dict[str, ox.NamedNode | ox.Literal] | None = None
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """The answer of Oxigraph itself; `bindings` maps names of variables in the SELECT clause to terms."""
    import pyoxigraph as ox

    from kg.triples.terms import PREFIXES

    substitutions = {ox.Variable(name): term for name, term in (bindings or {}).items()}
    return store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=substitutions)  # type: ignore[arg-type]
