"""The index of the graph that is served: made in a thread at the start, and anew when the graph is another one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from kg.serve.explore.index.index import Index
from kg.serve.explore.index.load import things
from kg.store.graph import Graph, state

PATIENCE = 2.0  # seconds that a search waits for the first index


@dataclass
class Holder:
    """`current()` is the index as far as there is one; pages work without it, searches then look up whole names only."""

    graph: Callable[[], Graph]
    index: Index = field(default_factory=Index)
    seconds: float = 0.0
    error: str = ""
    _of: object = None
    _ready: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def current(self, wait: float = PATIENCE) -> Index:
        self.refresh()
        self._ready.wait(wait)
        return self.index

    @property
    def is_ready(self) -> bool:
        return self._ready.is_set()

    def refresh(self) -> None:
        """Begin to make the index where the graph is not the one that it is of."""
        graph = self.graph()
        now = state(graph)
        with self._lock:
            if self._of is now:
                return
            self._of = now
        threading.Thread(target=self._make, args=(graph, now), name="kg-index", daemon=True).start()

    def _make(self, graph: Graph, of: object) -> None:
        begun = time.monotonic()
        try:
            index = Index(things(graph))
        except Exception as error:  # told on the pages that need the index; all others work
            self.error = f"{type(error).__name__}: {error}"
            return
        with self._lock:
            if self._of is of:
                self.index, self.seconds, self.error = index, time.monotonic() - begun, ""
                self._ready.set()
