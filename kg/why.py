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


def why(store: ox.Store, what: str) -> Iterator[Line]:
    """The lines to print for the IRI of anything in the graph, or for a name. Raises UserError where there is nothing."""
    for number, iri in enumerate(resolve(store, what)):
        if number:
            yield Line("")
        yield from _explain(store, iri)


def _explain(store: ox.Store, iri: ox.NamedNode) -> Iterator[Line]:
    if next(store.quads_for_pattern(iri, None, None), None) is None:
        raise UserError(f"图谱里没有 {iri.value}", f"the graph has no {iri.value}")
    said = statements(store, [iri])
    yield Line(_title(store, iri, said), "title")
    yield Line(iri.value, "soft")
    for statement in said:
        yield Line(f"{RELATIONS[statement.relation]}：{_sentence(store, statement)}")
    yield from _rule(store, iri)
    if selector := read_evidence(store, iri):
        yield from _passage(selector)
    for evidence in evidence_of(store, iri):
        yield from _passage(evidence)
    yield from _sightings(store, iri)
    yield from _mentions(store, iri)
    yield from _decisions(store, iri)


def _title(store: ox.Store, iri: ox.NamedNode, said: Sequence[Statement]) -> str:
    if label := text(store, iri, terms.LABEL):
        return label
    person, post = node(store, iri, terms.MEMBER), node(store, iri, terms.OF_POST)
    if person and post:
        return f"{text(store, person, terms.LABEL)} → {text(store, post, terms.LABEL)}"
    return (
        _sentence(store, said[0])
        if said
        else text(store, iri, terms.HEADLINE) or text(store, iri, terms.QUOTE) or iri.value
    )


def _sentence(store: ox.Store, s: Statement) -> str:
    one, two = _label(store, s.one), _label(store, s.two)
    if s.relation == "observation":
        return f"{s.name}{s.zh}"
    if s.relation == "event":
        return " · ".join(filter(None, (s.name, s.zh)))
    return " ".join(filter(None, (one, "→", two or s.name, s.zh)))


def _label(store: ox.Store, iri: str) -> str:
    return text(store, ox.NamedNode(iri), terms.LABEL) or iri if iri else ""


def _rule(store: ox.Store, iri: ox.NamedNode) -> Iterator[Line]:
    if rule := text(store, iri, terms.RULE):
        sure = text(store, iri, terms.CONFIDENCE)
        yield Line(f"规则 rule：{rule}" + (f"，可信度 confidence {sure}" if sure else ""))


def _passage(e: Evidence) -> Iterator[Line]:
    yield Line(f"  {e.quote}", "quote", (e.mark[0] + 2, e.mark[1] + 2))
    where = [f"{e.source} [{e.start}:{e.end}]", e.publication, e.issued, e.article, e.link]
    yield Line("    " + " · ".join(filter(None, where)) + (f" · {e.rule}" if e.rule else ""), "soft")


def _sightings(store: ox.Store, iri: ox.NamedNode) -> Iterator[Line]:
    """Of a membership: each sighting that it was read from."""
    for sighting in values(store, iri, terms.DERIVED_FROM):
        if (
            isinstance(sighting, ox.NamedNode)
            and text(store, sighting, terms.RULE)
            and not text(store, sighting, terms.QUOTE)
        ):
            yield Line(f"来自 from：{sighting.value}")
            yield from _rule(store, sighting)
            for evidence in evidence_of(store, sighting):
                yield from _passage(evidence)


def _mentions(store: ox.Store, iri: ox.NamedNode) -> Iterator[Line]:
    found = mentions_of(store, iri)
    if found:
        yield Line(
            f"提到 {len(found)} 处 · named {len(found)} times"
            + (f"，先列 {MOST} 处 · the first {MOST}" if len(found) > MOST else "")
        )
    for evidence in found[:MOST]:
        yield from _passage(evidence)


def _decisions(store: ox.Store, iri: ox.NamedNode) -> Iterator[Line]:
    """Why mentions were linked to this entity."""
    lines = [_decision(store, d) for d in subjects(store, terms.ENTITY, iri, terms.GRAPH_LINKS)]
    if lines:
        yield Line("认定 decisions")
    yield from (Line(f"  {line}") for line in _unique(lines))


def _decision(store: ox.Store, decision: ox.NamedNode) -> str:
    judgement = node(store, decision, terms.DECIDED)
    code = judgement.value.rpartition("_")[2] if judgement else ""
    reasons = [text(store, decision, terms.REASON, (lang,)) for lang in ("zh", "en")]
    cells = [
        text(store, decision, terms.DECISION_KEY),
        code,
        *(text(store, decision, p) for p in (terms.DECIDED_BY, terms.DECIDED_ON)),
        *reasons,
    ]
    return " · ".join(filter(None, cells))


def _unique(lines: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(lines)
