"""Which entities belong together: groups that are tied more closely within than without (Louvain)."""

from __future__ import annotations

import networkx as nx


def groups(network: nx.Graph[str], seed: int = 1) -> list[list[str]]:
    """The groups, the largest first, each ordered; ties count by `weight` or `facts`. The same network gives the same.

    >>> g = nx.Graph([("甲", "乙"), ("乙", "丙"), ("丙", "甲"), ("丁", "戊")])
    >>> groups(g)
    [['丙', '乙', '甲'], ['丁', '戊']]
    """
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(network))
    for a, b, data in sorted(network.edges(data=True), key=lambda edge: edge[:2]):
        weight = data.get("weight", data.get("facts", 1)) or 1
        plain.add_edge(a, b, weight=weight + (plain.edges[a, b]["weight"] if plain.has_edge(a, b) else 0))
    found = nx.community.louvain_communities(plain, weight="weight", seed=seed)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
