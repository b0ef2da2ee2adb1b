"""Identity decisions, and which identifiers they replaced, as a graph of their own."""

from __future__ import annotations

from collections.abc import Iterable

from kg.entities import Decision
from kg.triples import naming, terms
from kg.triples.quads import Graph, en, plain, zh


def links_graph(decisions: Iterable[Decision], entities: frozenset[str]) -> Graph:
    """`entities` are the identifiers in use: what nothing else is identified as has been replaced."""
    g = Graph(terms.GRAPH_LINKS)
    for decision in decisions:
        node = naming.decision(decision.mention, decision.entity, decision.judgement, decision.who, decision.when)
        g.link(node, terms.TYPE, terms.DECISION)
        g.add(node, terms.DECISION_KEY, plain(decision.mention))
        g.link(node, terms.ENTITY, naming.entity(decision.entity))
        g.link(node, terms.DECIDED, terms.concept("judgement", decision.judgement))
        if decision.who:
            g.add(node, terms.DECIDED_BY, plain(decision.who))
        if decision.when:
            g.add(node, terms.DECIDED_ON, plain(decision.when))
        if decision.why:
            g.add(node, terms.REASON, zh(decision.why))
        if decision.why_en:
            g.add(node, terms.REASON, en(decision.why_en))
        if decision.instead_of and decision.instead_of not in entities:
            g.link(naming.entity(decision.instead_of), terms.REPLACED_BY, naming.entity(decision.entity))
    return g
