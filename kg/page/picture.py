"""What a page shows, free of RDF and of HTML: things as nodes, relations as edges, facts with their evidence."""

from __future__ import annotations

from dataclasses import dataclass

from kg.answers.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement in words, zh and en, with its IRI (for `kg why`) and its evidence."""

    id: str
    zh: str
    en: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """`kind` is a key of `style.KINDS`; `detail` a short line such as the kind of program; `facts` of the node itself."""

    id: str
    kind: str
    label: str
    detail_zh: str = ""
    detail_en: str = ""
    names: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """`relation` is a key of `style.RELATIONS`; several facts may say the same."""

    source: str
    target: str
    relation: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """`title` is empty for the whole graph; `left_out` counts nodes that were too many to draw, `alone` those without any relation; `focus` is what it is about."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    title: str = ""
    left_out: int = 0
    alone: int = 0
    focus: tuple[str, ...] = ()
