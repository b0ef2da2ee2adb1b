"""graph → one HTML page to look at and click in, which needs nothing but itself."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.page.picture import Picture

DEPTH = 1

__all__ = ["DEPTH", "draw", "picture_of"]


def draw(graph: str | Path | ox.Store, out: str | Path, name: str | None = None, depth: int = DEPTH) -> Picture:
    """Write the page of the whole graph, or of what is named so and its surroundings; returns what it shows.

    `graph` is a build folder or an open store. The same graph gives the same bytes. Raises UserError for an unknown name.
    """
    from kg.page.write import write_page
    from kg.store import connect

    store = graph if isinstance(graph, ox.Store) else connect(graph)
    picture = picture_of(store, name, depth)
    write_page(picture, Path(out))
    return picture


def picture_of(store: ox.Store, name: str | None = None, depth: int = DEPTH) -> Picture:
    from kg.answers.names import resolve
    from kg.page.content import around, whole

    if name is None:
        return whole(store)
    return around(store, [iri.value for iri in resolve(store, name)], depth, name)
