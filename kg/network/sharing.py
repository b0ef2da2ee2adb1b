"""Which places and bodies carry out the same programs: tied by the programs that they share."""

from __future__ import annotations

import networkx as nx

from kg.network.together import together


def sharing(network: nx.MultiDiGraph[str], relation: str = "implemented_by") -> nx.Graph[str]:
    """An undirected graph of the targets of a relation; `weight` is the number of sources that two of them share.

    >>> g = nx.MultiDiGraph([("行动", "甲县", "implemented_by"), ("行动", "乙县", "implemented_by"), ("规划", "乙县", "implemented_by")])
    >>> list(sharing(g).edges(data=True))
    [('乙县', '甲县', {'weight': 1})]
    """
    return together(network.reverse(copy=False), relation)
