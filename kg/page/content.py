"""What to draw of a graph: the whole, or the surroundings of some entities, each line with its facts and evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from kg.answers.evidence import Evidence, evidence_of_each, mentions_of
from kg.answers.look import CODE_LABEL, node, pairs, text, values
from kg.answers.statements import Statement, statements
from kg.page.picture import Edge, Fact, Node, Picture
from kg.store.graph import Graph
from kg.triples import terms

MOST_NODES = 400  # of the whole graph; more would be a pile
MOST_FIGURES = 40
MOST_FACTS = 30  # told of one node or line; a year of a newspaper has thousands on its leaders
CLASS_OF_KIND = {
    "program": terms.PROGRAM,
    "person": terms.PERSON,
    "organization": terms.ORGANIZATION,
    "place": terms.PLACE,
    "event": terms.EVENT,
}
SETTING = {"within": terms.WITHIN, "of_place": terms.OF_PLACE}  # lines without facts of their own
Ends = tuple[str, str, str]  # source, target, relation


@dataclass
class Outline:
    """The graph as lines between IRIs, before anything is looked up for showing."""

    kinds: dict[str, str]
    lines: dict[Ends, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    setting: list[Ends] = field(default_factory=list)
    own: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))  # facts about one thing
    named: dict[str, tuple[str, str]] = field(default_factory=dict)  # parts and figures: kind and label
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)  # of the facts that are told


def outline(graph: Graph) -> Outline:
    out = Outline(
        {s.value: kind for kind, iri in CLASS_OF_KIND.items() for s, _ in pairs(graph, terms.TYPE, ox.NamedNode(iri))}
    )
    for s in statements(graph):
        if s.relation == "event":
            out.own[s.one].append(s)
            if s.two:
                out.lines[s.one, s.two, "held_at"].append(s)
        elif s.two:
            out.lines[s.one, s.two, s.relation].append(s)
        else:
            out.own[s.one].append(s)
            for other in s.of:
                if other != s.one:
                    out.own[other].append(s)
    for relation, predicate in SETTING.items():
        out.setting += sorted(
            (a.value, b.value, relation) for a, b in set(pairs(graph, predicate)) if {a.value, b.value} <= out.kinds.keys()
            and (relation == "within" or out.kinds[a.value] == "organization")
        )  # fmt: skip
    return out


def whole(graph: Graph) -> Picture:
    """All entities that stand in a relation; the most related ones where they are too many."""
    out = outline(graph)
    degree = Counter(end for a, b, _ in out.lines for end in (a, b) if end in out.kinds)
    ranked = sorted(degree, key=lambda iri: (-degree[iri], iri))
    kept = set(ranked[:MOST_NODES])
    picture = _picture(graph, out, kept, "")
    return replace(picture, left_out=len(ranked) - len(kept), alone=len(out.kinds) - len(ranked))


def around(graph: Graph, focus: Sequence[str], depth: int, title: str) -> Picture:
    """The entities within `depth` relations of the focus, with the parts and figures of the focus as nodes."""
    out = outline(graph)
    for iri in focus:
        _unfold(out, iri)
    near: dict[str, list[str]] = defaultdict(list)
    for a, b, _ in (*out.lines, *out.setting):
        near[a].append(b)
        near[b].append(a)
    kept = dict.fromkeys(focus)
    edge: Iterable[str] = focus
    for _ in range(depth):
        edge = [n for iri in edge for n in sorted(set(near[iri])) if n not in kept]
        kept |= dict.fromkeys(list(edge)[: MOST_NODES - len(kept)])
    reached = {n for iri in kept for n in near[iri]} - kept.keys() if len(kept) >= MOST_NODES else set()
    return replace(_picture(graph, out, set(kept), title), focus=tuple(focus), left_out=len(reached))


def _unfold(out: Outline, iri: str) -> None:
    """Parts and figures, else only told in the panel, become nodes of their own."""
    figures = 0
    for s in out.own[iri]:
        if s.relation not in ("component", "observation") or (s.relation == "observation" and figures >= MOST_FIGURES):
            continue
        figures += s.relation == "observation"
        part = f"{iri}#{s.name}" if s.relation == "component" else s.id
        out.named[part] = ("component" if s.relation == "component" else "figure", s.name)
        out.lines[iri, part, s.relation].append(s)
    shown = {s.id for ends, said in out.lines.items() if ends[1] in out.named for s in said}
    out.own[iri] = [s for s in out.own[iri] if s.id not in shown]


def _picture(graph: Graph, out: Outline, kept: set[str], title: str) -> Picture:
    lines = {ends: said for ends, said in out.lines.items() if ends[0] in kept and ends[1] in kept}
    setting = [ends for ends in out.setting if ends[0] in kept and ends[1] in kept]
    told = [s for said in (*lines.values(), *(out.own[iri] for iri in kept)) for s in said[:MOST_FACTS]]
    out.evidence = evidence_of_each(graph, [ox.NamedNode(s.id) for s in sorted(told, key=lambda s: s.id)])
    nodes = tuple(_node(graph, out, iri) for iri in sorted(kept))
    ordered = sorted(lines.items(), key=lambda line: (line[0][0], line[0][2], line[1][0].position, line[0][1]))
    edges = [Edge(*ends, _facts(out, said)) for ends, said in ordered]
    return Picture(nodes, (*edges, *(Edge(*ends) for ends in setting)), title)


def _node(graph: Graph, out: Outline, iri: str) -> Node:
    if iri in out.named:
        kind, label = out.named[iri]
        return Node(iri, kind, label)
    this = ox.NamedNode(iri)
    label = text(graph, this, terms.LABEL) or iri.rpartition("/")[2]
    code = node(graph, this, terms.KIND) or node(graph, this, terms.LEVEL)
    note = text(graph, this, terms.NOTE)
    names = tuple(
        v.value for v in values(graph, this, terms.OTHER_LABEL) if isinstance(v, ox.Literal) and v.value != label
    )
    facts = _facts(out, out.own[iri], tell=True) or _mentioned(graph, this)
    zh, en = (text(graph, code, CODE_LABEL, (lang,)) for lang in ("zh", "en"))
    return Node(iri, out.kinds[iri], label, " · ".join(filter(None, (zh, note))), en, names, facts)


def _mentioned(graph: Graph, entity: ox.NamedNode) -> tuple[Fact, ...]:
    """Of an entity without facts of its own: where it is first named."""
    found = mentions_of(graph, entity, 3)
    return (Fact("", "提到", "named", found),) if found else ()


def _facts(out: Outline, said: Sequence[Statement], tell: bool = False) -> tuple[Fact, ...]:
    """The facts with their evidence; past the most that is told, how many more there are."""
    told = tuple(_fact(out, s, tell) for s in said[:MOST_FACTS])
    more = len(said) - len(told)
    return (*told, Fact("", f"另有 {more} 条，可用 kg query 查", f"{more} more: kg query", ())) if more else told


def _fact(out: Outline, s: Statement, tell: bool = False) -> Fact:
    words = {"component": ("包含", "consists of"), "observation": ("", ""), "event": ("", "")}
    zh, en = words.get(s.relation, ("", "")) if tell else ("", "")
    name = s.name if tell and s.relation != "event" else ""
    return Fact(
        s.id,
        " ".join(filter(None, (zh, name, s.zh))),
        " ".join(filter(None, (en, name, s.en))),
        out.evidence[s.id],
    )
