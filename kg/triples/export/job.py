"""What is to be written and where, and files that appear when they are whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

Told = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """Hears of the progress and does nothing."""


@dataclass(frozen=True, slots=True)
class Job:
    """See `kg.triples.export.export`."""

    store: ox.Store
    out: Path
    tables: Path | None = None
    part: int | None = None
    projection: str = "current"
    told: Told = silent


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path to write to; what is there is moved to `path` at the end, and removed if anything fails."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        yield partial
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
