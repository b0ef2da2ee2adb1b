"""What to draw of a graph: the whole, or the surroundings of some entities, each line with its facts and evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from kg.answers.evidence import Evidence
from kg.answers.look import CODE_LABEL, Said, literal, pairs, properties
from kg.answers.statements import Statement, statements
from kg.page.facts import Ends, Everything, Facts, facts_of
from kg.page.memory import Memory
from kg.page.picture import Edge, Fact, Node, Picture
from kg.store.graph import Graph
from kg.triples import terms

MOST_NODES = 400  # of the whole graph; more would be a pile
MOST_FIGURES = 40
MOST_MENTIONS = 3  # of a node of which nothing else is told
MOST_FACTS = 30  # told of one node or line; a year of a newspaper has thousands on its leaders
CLASS_OF_KIND = {
    "program": terms.PROGRAM,
    "person": terms.PERSON,
    "organization": terms.ORGANIZATION,
    "place": terms.PLACE,
    "event": terms.EVENT,
}


@dataclass
class Outline:
    """The graph as lines between IRIs, with the facts that say so by their IRIs: nothing is looked up yet for showing."""

    kinds: dict[str, str]
    lines: dict[Ends, list[str]] = field(default_factory=lambda: defaultdict(list))
    setting: list[Ends] = field(default_factory=list)
    own: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # facts about one thing
    named: dict[str, tuple[str, str]] = field(default_factory=dict)  # parts and figures: kind and label


def outline(facts: Facts, kinds: dict[str, str]) -> Outline:
    """`facts` and `kinds` are those of the whole graph."""
    out = Outline(kinds)
    for ends, said in facts.lines.items():
        out.lines[ends] = sorted(said)
    for iri, own in facts.own.items():
        out.own[iri] = [fact for _, fact in sorted(own)]
    return out


def kinds_of(graph: Graph) -> dict[str, str]:
    """The kind of every entity, by its IRI."""
    return {
        iri.value: kind for kind, of in CLASS_OF_KIND.items() for iri, _ in pairs(graph, terms.TYPE, ox.NamedNode(of))
    }


def _setting(graph: Graph, kinds: Mapping[str, str], among: Set[str] = frozenset()) -> list[Ends]:
    """What lies in what; of all things, or of some."""
    found = list[Ends]()
    values = f"VALUES ?s {{ {' '.join(f'<{iri}>' for iri in sorted(among))} }}" if among else ""
    for relation, predicate in (("within", terms.WITHIN), ("of_place", terms.OF_PLACE)):
        told = {(a.value, b.value, relation) for a, b in pairs(graph, predicate, of=terms.GRAPH_ENTITIES, where=values)}
        found += sorted(ends for ends in told if ends[0] in kinds and ends[1] in kinds)
    return found


def whole(
    graph: Graph, memory: Memory | None = None, new: Iterable[str] = (), kinds: dict[str, str] | None = None
) -> Picture:
    """All entities that stand in a relation; the most related ones where they are too many.

    `memory` is of a picture of the graph before the articles with the IRIs `new` came into it; it is brought up to date.
    `kinds` are those of all entities, for who knows them already.
    """
    memory = memory or Memory()
    out = outline(memory.learn(graph, new), kinds_of(graph) if kinds is None else kinds)
    degree = Counter(end for a, b, _ in out.lines for end in (a, b) if end in out.kinds)
    ranked = sorted(degree, key=lambda iri: (-degree[iri], iri))
    kept = set(ranked[:MOST_NODES])
    out.setting = _setting(graph, out.kinds, kept)
    picture = _picture(graph, out, kept, "", memory)
    return replace(picture, left_out=len(ranked) - len(kept), alone=len(out.kinds) - len(ranked))


def around(graph: Graph, focus: Sequence[str], depth: int, title: str) -> Picture:
    """The entities within `depth` relations of the focus, with the parts and figures of the focus as nodes."""
    out = outline(facts_of(Everything(graph)), kinds_of(graph))
    out.setting = _setting(graph, out.kinds)
    for iri in focus:
        _unfold(graph, out, iri)
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
    return replace(_picture(graph, out, set(kept), title, Memory()), focus=tuple(focus), left_out=len(reached))


def _unfold(graph: Graph, out: Outline, iri: str) -> None:
    """Parts and figures, else only told in the panel, become nodes of their own."""
    figures = 0
    shown = set()
    for s in statements(graph, out.own[iri]):
        if s.relation not in ("component", "observation") or (s.relation == "observation" and figures >= MOST_FIGURES):
            continue
        figures += s.relation == "observation"
        part = f"{iri}#{s.name}" if s.relation == "component" else s.id
        out.named[part] = ("component" if s.relation == "component" else "figure", s.name)
        out.lines[iri, part, s.relation].append(s.id)
        shown.add(s.id)
    out.own[iri] = [fact for fact in out.own[iri] if fact not in shown]


@dataclass(frozen=True, slots=True)
class Details:
    """What is looked up to show what is kept: of facts, of entities, of codes, and where entities are first named."""

    statements: dict[str, Statement]
    evidence: dict[str, tuple[Evidence, ...]]
    entities: dict[str, Said]
    codes: dict[str, Said]
    mentions: dict[str, tuple[Evidence, ...]]


def _picture(graph: Graph, out: Outline, kept: set[str], title: str, memory: Memory) -> Picture:
    lines = {ends: said for ends, said in out.lines.items() if ends[0] in kept and ends[1] in kept}
    setting = [ends for ends in out.setting if ends[0] in kept and ends[1] in kept]
    details = _details(graph, out, kept, {fact for said in lines.values() for fact in said[:MOST_FACTS]}, memory)
    nodes = tuple(_node(out, details, iri) for iri in sorted(kept))
    position = {ends: details.statements[said[0]].position for ends, said in lines.items()}
    ordered = sorted(lines, key=lambda ends: (ends[0], ends[2], position[ends], ends[1]))
    edges = [Edge(*ends, _facts(details, lines[ends])) for ends in ordered]
    return Picture(nodes, (*edges, *(Edge(*ends) for ends in setting)), title)


def _details(graph: Graph, out: Outline, kept: set[str], told: set[str], memory: Memory) -> Details:
    told = told | {fact for iri in kept for fact in out.own[iri][:MOST_FACTS]}
    things = [iri for iri in kept if iri not in out.named]
    about = (terms.LABEL, terms.KIND, terms.LEVEL, terms.NOTE, terms.OTHER_LABEL)
    entities = properties(graph, things, about)
    codes = {code.value for said in entities.values() if (code := _code_of(said))}
    memory.look_up(graph, told, {iri for iri in things if not out.own[iri]}, MOST_MENTIONS)
    return Details(
        memory.statements, memory.evidence, entities, properties(graph, codes, (CODE_LABEL,)), memory.mentioned
    )


def _code_of(said: Said) -> ox.NamedNode | None:
    """The kind of an entity, or else its level."""
    return next((v for p in (terms.KIND, terms.LEVEL) for v in said.get(p, ()) if isinstance(v, ox.NamedNode)), None)


def _node(out: Outline, details: Details, iri: str) -> Node:
    if iri in out.named:
        kind, label = out.named[iri]
        return Node(iri, kind, label)
    said = details.entities.get(iri, {})
    label = literal(said.get(terms.LABEL, ())) or iri.rpartition("/")[2]
    code = _code_of(said)
    note = literal(said.get(terms.NOTE, ()))
    names = tuple(v.value for v in said.get(terms.OTHER_LABEL, ()) if isinstance(v, ox.Literal) and v.value != label)
    of_code = details.codes.get(code.value, {}).get(CODE_LABEL, ()) if code else ()
    zh, en = (literal(of_code, (lang,)) for lang in ("zh", "en"))
    facts = _facts(details, out.own[iri], tell=True) or _mentioned(details, iri)
    return Node(iri, out.kinds[iri], label, " · ".join(filter(None, (zh, note))), en, names, facts)


def _mentioned(details: Details, entity: str) -> tuple[Fact, ...]:
    """Of an entity without facts of its own: where it is first named."""
    found = details.mentions.get(entity)
    return (Fact("", "提到", "named", found),) if found else ()


def _facts(details: Details, said: Sequence[str], tell: bool = False) -> tuple[Fact, ...]:
    """The facts with their evidence; past the most that is told, how many more there are."""
    told = tuple(_fact(details, fact, tell) for fact in said[:MOST_FACTS])
    more = len(said) - len(told)
    return (*told, Fact("", f"另有 {more} 条，可用 kg query 查", f"{more} more: kg query", ())) if more else told


def _fact(details: Details, fact: str, tell: bool = False) -> Fact:
    s = details.statements[fact]
    words = {"component": ("包含", "consists of"), "observation": ("", ""), "event": ("", "")}
    zh, en = words.get(s.relation, ("", "")) if tell else ("", "")
    name = s.name if tell and s.relation != "event" else ""
    return Fact(
        s.id,
        " ".join(filter(None, (zh, name, s.zh))),
        " ".join(filter(None, (en, name, s.en))),
        details.evidence[s.id],
    )
