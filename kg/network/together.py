"""Who appears with whom: persons tied by the events that both take part in."""

from __future__ import annotations

import itertools

import networkx as nx


def together(network: nx.MultiDiGraph[str], relation: str = "takes_part") -> nx.Graph[str]:
    """An undirected graph of the sources of a relation; `weight` is the number of targets that two of them share.

    >>> g = nx.MultiDiGraph([("王", "会议", "takes_part"), ("李", "会议", "takes_part"), ("李", "调研", "takes_part")])
    >>> g.add_nodes_from([("王", {"label": "王建国"}), ("李", {"label": "李红"})])
    >>> list(together(g).edges(data=True))
    [('李', '王', {'weight': 1})]
    >>> together(g).nodes["王"]["label"]
    '王建国'
    """
    made: nx.Graph[str] = nx.Graph()
    targets = sorted({b for _, b, key in network.edges(keys=True) if key == relation})
    for target in targets:
        sources = sorted({a for a, _, key in network.in_edges(target, keys=True) if key == relation})
        made.add_nodes_from((a, dict(network.nodes[a])) for a in sources)
        for one, other in itertools.combinations(sources, 2):
            shared = made.edges[one, other]["weight"] if made.has_edge(one, other) else 0
            made.add_edge(one, other, weight=shared + 1)
    return made
