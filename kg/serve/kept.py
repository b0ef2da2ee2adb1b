"""What is made of a whole graph is made once, and anew when a build or an update has changed the graph."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from kg.store.graph import Graph, state

T = TypeVar("T")


class Kept(Generic[T]):
    """`of(graph)` is what `make` made of the graph as it is now. The first reader makes it, the others wait."""

    def __init__(self, make: Callable[[Graph], T]) -> None:
        self._make = make
        self._made: WeakKeyDictionary[Graph, tuple[object, T]] = WeakKeyDictionary()
        self._lock = Lock()

    def of(self, graph: Graph) -> T:
        with self._lock:
            now = state(graph)
            known = self._made.get(graph)
            if known is None or known[0] is not now:
                known = self._made[graph] = now, self._make(graph)
            return known[1]
