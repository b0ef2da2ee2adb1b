"""Why the graph says something: fact → the printed words, marked → the rule → where they stand; and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.evidence import Evidence, evidence_of, mentions_of, read_evidence
from kg.answers.look import node, subjects, text, values
from kg.answers.names import resolve
from kg.answers.statements import Statement, statements
from kg.answers.trouble import UserError
from kg.store.graph import Graph
from kg.triples import terms

MOST = 10  # passages shown of one entity
RELATIONS = {
    "tenure": "任职 holds a post", "participation": "参加 takes part", "event": "活动 event", "component": "包含 consists of",
    "part_of": "属于 part of", "issued_by": "提出者 issued by", "implemented_by": "实施者 carried out by",
    "promoted_by": "推动者 promoted by", "observation": "数据 figure",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line to print: `mark` = [start, end) of the words to stress; `style` title, quote, plain or soft."""

    text: str
    style: str = "plain"
    mark: tuple[int, int] = (0, 0)


def why(graph: Graph, what: str) -> Iterator[Line]:
    """The lines to print for the IRI of anything in the graph, or for a name. Raises UserError where there is nothing."""
    for number, iri in enumerate(resolve(graph, what)):
        if number:
            yield Line("")
        yield from _explain(graph, iri)


def _explain(graph: Graph, iri: ox.NamedNode) -> Iterator[Line]:
    if next(graph.quads(iri, None), None) is None:
        raise UserError(f"图谱里没有 {iri.value}", f"the graph has no {iri.value}")
    said = statements(graph, [iri.value])
    yield Line(_title(graph, iri, said), "title")
    yield Line(iri.value, "soft")
    for statement in said:
        yield Line(f"{RELATIONS[statement.relation]}：{_sentence(graph, statement)}")
    yield from _rule(graph, iri)
    if selector := read_evidence(graph, iri):
        yield from _passage(selector)
    for evidence in evidence_of(graph, iri):
        yield from _passage(evidence)
    yield from _sightings(graph, iri)
    yield from _mentions(graph, iri)
    yield from _decisions(graph, iri)


def _title(graph: Graph, iri: ox.NamedNode, said: Sequence[Statement]) -> str:
    if label := text(graph, iri, terms.LABEL):
        return label
    person, post = node(graph, iri, terms.MEMBER), node(graph, iri, terms.OF_POST)
    if person and post:
        return f"{text(graph, person, terms.LABEL)} → {text(graph, post, terms.LABEL)}"
    return (
        _sentence(graph, said[0])
        if said
        else text(graph, iri, terms.HEADLINE) or text(graph, iri, terms.QUOTE) or iri.value
    )


def _sentence(graph: Graph, s: Statement) -> str:
    one, two = _label(graph, s.one), _label(graph, s.two)
    if s.relation == "observation":
        return f"{s.name}{s.zh}"
    if s.relation == "event":
        return " · ".join(filter(None, (s.name, s.zh)))
    return " ".join(filter(None, (one, "→", two or s.name, s.zh)))


def _label(graph: Graph, iri: str) -> str:
    return text(graph, ox.NamedNode(iri), terms.LABEL) or iri if iri else ""


def _rule(graph: Graph, iri: ox.NamedNode) -> Iterator[Line]:
    if rule := node(graph, iri, terms.RULE):
        yield Line(
            f"规则 rule：{text(graph, rule, terms.RULE_NAME)}，可信度 confidence {text(graph, rule, terms.CONFIDENCE)}"
        )


def _passage(e: Evidence) -> Iterator[Line]:
    yield Line(f"  {e.quote}", "quote", (e.mark[0] + 2, e.mark[1] + 2))
    where = [f"{e.source} [{e.start}:{e.end}]", e.publication, e.issued, e.article, e.link]
    yield Line("    " + " · ".join(filter(None, where)) + (f" · {e.rule}" if e.rule else ""), "soft")


def _sightings(graph: Graph, iri: ox.NamedNode) -> Iterator[Line]:
    """Of a membership: each sighting that it was read from."""
    for sighting in values(graph, iri, terms.DERIVED_FROM):
        if (
            isinstance(sighting, ox.NamedNode)
            and node(graph, sighting, terms.RULE)
            and not text(graph, sighting, terms.QUOTE)
        ):
            yield Line(f"来自 from：{sighting.value}")
            yield from _rule(graph, sighting)
            for evidence in evidence_of(graph, sighting):
                yield from _passage(evidence)


def _mentions(graph: Graph, iri: ox.NamedNode) -> Iterator[Line]:
    found = mentions_of(graph, iri)
    if found:
        yield Line(
            f"提到 {len(found)} 处 · named {len(found)} times"
            + (f"，先列 {MOST} 处 · the first {MOST}" if len(found) > MOST else "")
        )
    for evidence in found[:MOST]:
        yield from _passage(evidence)


def _decisions(graph: Graph, iri: ox.NamedNode) -> Iterator[Line]:
    """Why mentions were linked to this entity."""
    lines = [_decision(graph, d) for d in subjects(graph, terms.ENTITY, iri, terms.GRAPH_LINKS)]
    if lines:
        yield Line("认定 decisions")
    yield from (Line(f"  {line}") for line in _unique(lines))


def _decision(graph: Graph, decision: ox.NamedNode) -> str:
    judgement = node(graph, decision, terms.DECIDED)
    code = judgement.value.rpartition("_")[2] if judgement else ""
    reasons = [text(graph, decision, terms.REASON, (lang,)) for lang in ("zh", "en")]
    cells = [
        text(graph, decision, terms.DECISION_KEY),
        code,
        *(text(graph, decision, p) for p in (terms.DECIDED_BY, terms.DECIDED_ON)),
        *reasons,
    ]
    return " · ".join(filter(None, cells))


def _unique(lines: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(lines)
