"""The shapes hold, a broken fact is caught, and what runs in the build agrees with a SHACL engine."""

from __future__ import annotations

import pickle
import random
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from small_graph import launch, small_graph

from kg.triples import terms
from kg.triples.check import OUTSIDE, Checker, Open, Report
from kg.triples.quads import graph_of
from kg.triples.shapes import ShapeError, compiled

SH = "http://www.w3.org/ns/shacl#"
CHECKER = Checker()
NOWHERE = ox.NamedNode("https://example.org/nowhere")
EVERYTHING = "https://example.org/everything"


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Quad]:
    return list(small_graph(tmp_path_factory.mktemp("small")).store)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Quad]:
    """Of one article, without the ontology but for the classes of things: what a SHACL engine can check in a second."""
    quads = small_graph(tmp_path_factory.mktemp("few"), (launch,)).store
    return [q for q in quads if q.graph_name.value != terms.GRAPH_ONTOLOGY or q.predicate.value == terms.TYPE]  # type: ignore[union-attr]


def line(quad: ox.Quad, graph: str) -> str:
    return f"{quad.subject} {quad.predicate} {quad.object} <{graph}> .\n"


def report_of(lines: Iterable[str]) -> Report:
    graph = graph_of(lines)
    return CHECKER.check(graph.name, graph.nodes())


def checked(quads: Iterable[ox.Quad], seed: int = 0) -> Open:
    """The graphs of the quads, checked one by one in an order of chance, their reports as from another process."""
    graphs: defaultdict[str, set[str]] = defaultdict(set)
    for quad in quads:
        graph: Any = quad.graph_name
        graphs[graph.value].add(line(quad, graph.value))
    reports = [pickle.dumps(report_of(lines)) for _, lines in sorted(graphs.items())]
    random.Random(seed).shuffle(reports)
    together = Open(CHECKER)
    for report in reports:
        together.add(pickle.loads(report))
    return together


def checked_at_once(quads: Iterable[ox.Quad]) -> Open:
    """All in one graph where nothing is at home, so that everything is decided over the union."""
    together = Open(CHECKER)
    together.add(report_of({line(quad, EVERYTHING) for quad in quads}))
    return together


def focus_nodes_of_pyshacl(quads: Iterable[ox.Quad]) -> set[str]:
    import pyshacl
    import rdflib

    triples = {q.triple for q in quads}
    data = rdflib.Graph().parse(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")  # type: ignore[arg-type]
    shapes = rdflib.Graph().parse(files("kg.triples").joinpath("shapes.ttl").read_bytes(), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    return {str(node) for node in report.objects(None, rdflib.URIRef(f"{SH}focusNode"))}  # type: ignore[union-attr]


def focus_nodes(quads: Iterable[ox.Quad]) -> set[str]:
    return {node.strip("<>") for nodes in checked(quads).broken().values() for node in nodes}


def test_the_small_graph_holds(quads: list[ox.Quad]) -> None:
    assert checked(quads).settle() == checked_at_once(quads).settle() == len(compiled()) > 250


def first(quads: list[ox.Quad], kind: str) -> Any:
    found = (q.subject for q in quads if q.predicate.value == terms.TYPE and q.object == ox.NamedNode(kind))
    return min(found, key=str)


BREAKS: list[tuple[str, str, ox.NamedNode | ox.Literal | None]] = [
    (terms.OBSERVATION, terms.VALUE, None),
    (terms.OBSERVATION, terms.VALUE, ox.Literal("many")),
    (terms.OBSERVATION, terms.COMPARATOR, ox.Literal("about")),
    (terms.OBSERVATION, terms.DERIVED_FROM, None),
    (terms.OBSERVATION, terms.OF_PLACE, NOWHERE),
    (terms.OBSERVATION, terms.PERIOD, ox.Literal("last year")),
    (terms.OBSERVATION, terms.INDICATOR, ox.Literal("")),
    (terms.SIGHTING, terms.OF_PERSON, None),
    (terms.SIGHTING, terms.BOUND, ox.NamedNode(terms.concept("role", "host"))),
    (terms.SIGHTING, terms.RULE, ox.Literal("tenure.test")),
    (terms.READING_RULE, terms.CONFIDENCE, ox.Literal("1.5", datatype=ox.NamedNode(f"{terms.XSD}decimal"))),
    (terms.PARTICIPATION, terms.OF_EVENT, None),
    (terms.PARTICIPATION, terms.POSITION, ox.Literal(-1)),
    (terms.COMPONENT, terms.COMPONENT_NAME, None),
    (terms.PROGRAM_LINK, terms.RELATION, None),
    (terms.PROGRAM_LINK, terms.TARGET, ox.NamedNode("https://example.org/nobody")),
    (terms.MENTION, terms.ENTITY, ox.NamedNode("https://example.org/nobody")),
    (terms.MENTION, terms.ENTITY, ox.Literal("nobody")),
    (terms.MENTION, terms.END, ox.Literal(0)),
    (terms.MENTION, terms.QUOTE, ox.Literal("一" * 99)),
    (terms.EVIDENCE, terms.EXACT, ox.Literal("一")),
    (terms.EVIDENCE, terms.IN_PASSAGE, None),
    (terms.EVENT, terms.LABEL, None),
    (terms.EVENT, terms.KIND, NOWHERE),
    (terms.PERSON, terms.LABEL, None),
    (terms.PROGRAM, terms.KIND, None),
    (terms.PLACE, terms.CODE, ox.Literal("衡阳")),
    (terms.SOURCE, terms.SHA256, ox.Literal("abc")),
    (terms.ARTICLE, terms.FROM_SOURCE, None),
    (terms.MEMBERSHIP, terms.MEMBER, None),
]


def broken(quads: list[ox.Quad], kind: str, predicate: str, value: Any) -> tuple[Any, list[ox.Quad]]:
    """The first node of the class with another value of the property, or none."""
    node = first(quads, kind)
    property_ = ox.NamedNode(predicate)
    graph = next(q.graph_name for q in quads if q.subject == node)
    rest = [q for q in quads if (q.subject, q.predicate) != (node, property_)]
    return node, rest if value is None else [*rest, ox.Quad(node, property_, value, graph)]


@pytest.mark.parametrize("kind, predicate, value", BREAKS, ids=lambda v: str(v).rpartition("/")[2])
def test_a_broken_fact_is_caught(quads: list[ox.Quad], kind: str, predicate: str, value: Any) -> None:
    node, changed = broken(quads, kind, predicate, value)
    with pytest.raises(ShapeError) as caught:
        checked(changed).settle()
    assert node.value in str(caught.value)
    assert checked(changed).broken().keys() == checked_at_once(changed).broken().keys()


def test_a_line_break_is_not_the_end_of_a_pattern(quads: list[ox.Quad]) -> None:
    node, changed = broken(quads, terms.PLACE, terms.CODE, ox.Literal("430400\n"))
    assert focus_nodes(changed) == {node.value}


def test_the_iri_of_a_node_in_quotes_is_not_the_node(quads: list[ox.Quad]) -> None:
    sighting = first(quads, terms.SIGHTING)
    node, changed = broken(quads, terms.MEMBERSHIP, terms.DERIVED_FROM, ox.Literal(sighting.value))
    assert node.value in focus_nodes(changed)


def test_a_second_value_is_caught(quads: list[ox.Quad]) -> None:
    node = first(quads, terms.OBSERVATION)
    graph = next(q.graph_name for q in quads if q.subject == node)
    status = [ox.NamedNode(terms.concept("status", code)) for code in ("target", "actual")]
    assert node.value in focus_nodes([*quads, *(ox.Quad(node, ox.NamedNode(terms.STATUS), s, graph) for s in status)])


def test_a_second_value_in_another_graph_is_caught(quads: list[ox.Quad]) -> None:
    """A source is told of by each of its articles, and all of them say the same."""
    named = next(q for q in quads if q.predicate.value == terms.FILE_NAME)
    other = next(q.graph_name for q in quads if q.graph_name != named.graph_name)
    another = ox.Quad(named.subject, named.predicate, ox.Literal("another.txt"), other)
    assert focus_nodes([*quads, another]) == {named.subject.value}  # type: ignore[union-attr]
    assert checked([*quads, ox.Quad(named.subject, named.predicate, named.object, other)]).settle()


def test_of_a_whole_node_nothing_is_said_elsewhere(quads: list[ox.Quad]) -> None:
    node = first(quads, terms.OBSERVATION)
    said = ox.Quad(node, ox.NamedNode(terms.STATUS), NOWHERE, ox.NamedNode(terms.GRAPH_CURRENT))
    assert checked([*quads, said]).broken() == {OUTSIDE: {str(node)}}


def test_the_build_and_a_shacl_engine_see_the_same(quads: list[ox.Quad]) -> None:
    """One graph with every break at once; a node that two of them touch has lost the value that one of them needs."""
    assert focus_nodes_of_pyshacl(quads) == set()
    changed = quads
    for kind, predicate, value in BREAKS:
        _, changed = broken(changed, kind, predicate, value)
    theirs = focus_nodes_of_pyshacl(changed)
    assert focus_nodes(changed) <= theirs
    assert {broken(quads, *b)[0].value for b in BREAKS} <= theirs


VALUES = [
    ox.Literal(""),
    ox.Literal("x"),
    ox.Literal('"\\\n\U0001f600', language="zh"),
    ox.Literal("2023"),
    ox.Literal(-1),
    ox.Literal(5),
    *(ox.Literal(v, datatype=ox.NamedNode(f"{terms.XSD}{t}")) for v, t in [("0.5", "decimal"), ("x", "integer")]),
    ox.NamedNode(terms.concept("status", "actual")),
    NOWHERE,
]
EDITS = st.lists(
    st.tuples(st.integers(0), st.sampled_from(["drop", "change", "add", "add elsewhere", "move"]), st.integers(0)),
    min_size=1,
    max_size=4,
)


def edited(quads: list[ox.Quad], edits: list[tuple[int, str, int]]) -> set[ox.Quad]:
    """The quads with some that are broken, or are told of in another graph, or both."""
    quads = sorted(quads, key=str)
    graphs = sorted({q.graph_name for q in quads}, key=str)
    now = set(quads)
    for which, how, what in edits:
        quad = quads[which % len(quads)]
        graph = graphs[what % len(graphs)] if how in ("add elsewhere", "move") else quad.graph_name
        value = VALUES[what % len(VALUES)] if how in ("change", "add", "add elsewhere") else quad.object
        now -= {quad} if how in ("drop", "change", "move") else set()
        now |= set() if how == "drop" else {ox.Quad(quad.subject, quad.predicate, value, graph)}
    return now


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS, seed=st.integers(0, 9))
def test_graph_by_graph_is_as_at_once(quads: list[ox.Quad], edits: list[tuple[int, str, int]], seed: int) -> None:
    changed = edited(quads, edits)
    found, at_once = checked(changed, seed).broken(), checked_at_once(changed).broken()
    outside = found.pop(OUTSIDE, set())
    alone = {name for name, nodes in at_once.items() if nodes <= outside}
    assert found.keys() - alone == at_once.keys() - alone
    for name in found:
        if name not in CHECKER.needs:  # of nodes whose values need the same, one is told
            assert found[name] - outside == at_once[name] - outside


@settings(deadline=None, max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_a_shacl_engine_sees_the_same_in_any_graph(few: list[ox.Quad], edits: list[tuple[int, str, int]]) -> None:
    changed = edited(few, edits)
    # of an offset that is no number rdflib takes another one away for ever
    assume(
        not any(str(q.object).startswith('"x"^^') and q.predicate.value in (terms.START, terms.END) for q in changed)
    )
    ours, theirs = checked_at_once(changed).broken(), focus_nodes_of_pyshacl(changed)
    assert {node.strip("<>") for nodes in ours.values() for node in nodes} <= theirs
    assert bool(ours) == bool(theirs)


@pytest.mark.parametrize(
    "of_shape, what",
    [
        ("sh:property [ sh:path <http://p> ; sh:maxLength 3 ]", "maxLength"),
        ("sh:property [ sh:path ( <http://p> <http://q> ) ; sh:minCount 1 ]", "path"),
        ("sh:property [ sh:path <http://p> ; sh:datatype <http://d> ]", "datatype"),
        ("sh:property [ sh:path <http://p> ; sh:nodeKind sh:Literal ]", "nodeKind"),
        ("sh:property [ sh:path <http://p> ; sh:pattern 'a$|b' ]", "pattern"),
        ("sh:property [ sh:path <http://p> ; sh:node [ sh:closed true ] ]", "node"),
        ("sh:closed true", "closed"),
        ("sh:sparql [ sh:select 'SELECT $this WHERE { $this ?p $this }' ]", "words"),
    ],
)
def test_an_unknown_constraint_is_not_skipped(
    of_shape: str, what: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from kg.triples import shapes

    text = f"@prefix sh: <{SH}> . <http://s> a sh:NodeShape ; sh:targetClass <http://c> ; {of_shape} ."
    (tmp_path / "shapes.ttl").write_text(text, "utf-8")
    monkeypatch.setattr(shapes, "files", lambda package: tmp_path)
    with pytest.raises(ShapeError, match=what):
        shapes.compiled.__wrapped__()


def test_a_graph_is_checked_in_one_piece(quads: list[ox.Quad]) -> None:
    named = "<https://example.org/1> <https://example.org/p> <https://example.org/o> <{}> .\n"
    twice, nested = Open(CHECKER), Open(CHECKER)
    twice.add(report_of([named.format(EVERYTHING)]))
    with pytest.raises(ShapeError, match="two reports"):
        twice.add(report_of([named.format(EVERYTHING)]))
    for graph in (EVERYTHING, f"{EVERYTHING}/else"):
        nested.add(report_of([named.format(graph)]))
    with pytest.raises(ShapeError, match="within another"):
        nested.settle()
    with pytest.raises(ValueError, match="no line of the graph"):
        report_of([named.format(EVERYTHING), named.format(NOWHERE.value)])
