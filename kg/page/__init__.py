"""graph → one HTML page to look at and click in, which needs nothing but itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.page.memory import Memory
from kg.page.picture import Picture
from kg.store.graph import Graph, LocalGraph
from kg.store.graph import graph as open_graph

DEPTH = 1

__all__ = ["DEPTH", "Memory", "draw", "draw_again", "picture_of", "prepare"]


def draw(graph: str | Path | ox.Store | Graph, out: str | Path, name: str | None = None, depth: int = DEPTH) -> Picture:
    """Write the page of the whole graph, or of what is named so and its surroundings; returns what it shows.

    `graph` is a build folder, the address of a server, or what is open. The same graph gives the same bytes. Raises UserError for an unknown name.
    """
    from kg.page.write import write_page

    picture = picture_of(_opened(graph), name, depth)
    write_page(picture, Path(out))
    return picture


def draw_again(graph: Graph, out: Path, memory: Memory, new: Iterable[str], kinds: dict[str, str]) -> None:
    """Write the page of the whole graph, to which the articles with the IRIs `new` have been added since it was last drawn.

    `memory` is what that picture has looked up, or empty where there was none; afterwards, what this one has. `kinds` are
    those of all persons, organizations, places, programs and events, by their IRIs.
    """
    from kg.page.content import whole
    from kg.page.write import write_page

    write_page(whole(graph, memory, new, kinds), out, memory.layout)


def prepare() -> None:
    """Loads the libraries that draw, which takes a while: for when there is nothing else to do."""
    import jinja2  # noqa: F401

    import kg.page.write  # noqa: F401


def picture_of(graph: Graph, name: str | None = None, depth: int = DEPTH) -> Picture:
    from kg.answers.names import resolve
    from kg.page.content import around, whole

    if name is None:
        return whole(graph)
    return around(graph, [iri.value for iri in resolve(graph, name)], depth, name)


def _opened(graph: str | Path | ox.Store | Graph) -> Graph:
    if isinstance(graph, str | Path):
        return open_graph(graph)
    return LocalGraph(graph) if isinstance(graph, ox.Store) else graph
