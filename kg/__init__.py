"""zhengce-kg: Chinese party and government newspaper text as a knowledge graph with character-exact evidence.

import kg

g = kg.open("build")                                    # an rdflib Dataset, read-only
kg.frame("program-parts", g, program="四大行动")          # a question of the library, as a pandas DataFrame
kg.network(g, relations=["promoted_by", "issued_by"])   # entities and what ties them, as a networkx graph
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx
    import pandas

    from kg.answers.dataset import Dataset
    from kg.store.graph import Graph

__version__ = "0.1.0"
__all__ = ["__version__", "frame", "network", "open"]


def open(path: str | Path = "build") -> Dataset:
    """The graph of a build folder as an rdflib Dataset whose default graph is the union of all its graphs; read-only."""
    from kg.answers.dataset import open_dataset

    return open_dataset(path)


def frame(
    query: str, graph: str | Path | Dataset | Graph = "build", lang: str = "zh", **params: Any
) -> pandas.DataFrame:
    """The answer to a question of the library, or to SPARQL, as a DataFrame; `params` are those of the question.

    `graph` is a build folder, the address of a server, or what is open; `lang` is that of labels, "zh" or "en". Numbers,
    dates and truth values have dtypes of their own, IRIs are strings; `.attrs["titles"]` tells the titles of the columns.
    """
    from kg.answers.frame import frame as framed

    return framed(query, graph, lang, params)


def network(
    graph: str | Path | Dataset | Graph = "build", kinds: Iterable[str] = (), relations: Iterable[str] = ()
) -> networkx.MultiDiGraph[str]:
    """Entities and the relations between them; all, or those of some kinds and relations: see `kg.network.whole`."""
    from kg.network.whole import network as drawn

    return drawn(graph, kinds, relations)
