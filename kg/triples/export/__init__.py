"""The graph in other formats, the same bytes for the same graph, written graph by graph.

Memory is bounded by the largest single graph; for networks by the nodes and edges of the projection; tables are streamed.
A file appears under its name when it is whole.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from kg.model import KgError
from kg.triples.export.job import Job, Told, silent
from kg.triples.export.networks import gexf, graphml
from kg.triples.export.projections import PROJECTIONS
from kg.triples.export.rdf import jsonld, nquads, trig, turtle
from kg.triples.export.tables import csv, parquet

__all__ = ["FORMATS", "PROJECTIONS", "export"]

FORMATS: dict[str, Callable[[Job], None]] = {
    "turtle": turtle,
    "trig": trig,
    "nquads": nquads,
    "jsonld": jsonld,
    "csv": csv,
    "parquet": parquet,
    "graphml": graphml,
    "gexf": gexf,
}


def export(
    store: ox.Store,
    form: str,
    out: Path,
    *,
    tables: Path | None = None,
    part: int | None = None,
    projection: str = "current",
    told: Told = silent,
) -> None:
    """Write the store to the file `out`; `csv`, `parquet` and `nquads` with `part` write a folder.

    Turtle knows no graphs: it holds the triples of all of them. `csv` and `parquet` are the fact tables of the build, taken
    from its folder `tables` where that is given, else read off the graph. `part`: N-Quads in gzipped files of about so many
    bytes when unpacked; a graph stands in one of them, whole, and a larger one has a file of its own. `projection` is the network that `graphml` and `gexf` hold, one of `PROJECTIONS`.
    `told(stage, done, total)` hears of the progress. Raises `KgError` for what there is not, `OSError` where `out` cannot be
    written.
    """
    _known("格式", "format", form, tuple(FORMATS))
    _known("投影", "projection", projection, tuple(PROJECTIONS))
    out.parent.mkdir(parents=True, exist_ok=True)
    FORMATS[form](Job(store, out, tables, part, projection, told))


def _known(zh: str, en: str, name: str, there: tuple[str, ...]) -> None:
    if name not in there:
        raise KgError(f"没有{zh}“{name}”；现有：{'、'.join(there)} / no {en} “{name}”; there are: {', '.join(there)}")
