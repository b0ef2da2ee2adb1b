"""Which entities stand in the middle: a table of degree, facts, closeness and betweenness."""

from __future__ import annotations

from typing import Any

import networkx as nx


def centrality(network: nx.Graph[str]) -> list[dict[str, Any]]:
    """A row for each node, the most between first: `iri`, `label`, `kind`, `ties` (neighbours), `facts` (that say so,
    or the weights of the ties), `closeness` and `betweenness` (0 to 1, directions left aside).

    >>> rows = centrality(nx.MultiDiGraph([("王", "会议"), ("李", "会议"), ("李", "调研")]))
    >>> [(row["iri"], row["ties"], round(row["betweenness"], 2)) for row in rows]
    [('会议', 2, 0.67), ('李', 2, 0.67), ('王', 1, 0.0), ('调研', 1, 0.0)]
    """
    plain: nx.Graph[str] = nx.Graph(network.to_undirected(as_view=True))
    facts = dict.fromkeys(plain, 0)
    for a, b, data in network.edges(data=True):
        for end in (a, b):
            facts[end] += data.get("facts", data.get("weight", 1))
    close, between = nx.closeness_centrality(plain), nx.betweenness_centrality(plain)
    rows = [
        {
            "iri": iri,
            "label": network.nodes[iri].get("label", iri),
            "kind": network.nodes[iri].get("kind", ""),
            "ties": len(plain[iri]),
            "facts": facts[iri],
            "closeness": close[iri],
            "betweenness": between[iri],
        }
        for iri in plain
    ]
    return sorted(rows, key=lambda row: (-row["betweenness"], -row["ties"], -row["facts"], row["iri"]))
