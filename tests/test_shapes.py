"""The shapes hold, a broken fact is caught, and what runs in the build agrees with a SHACL engine."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from small_graph import small_graph

from kg.triples import terms
from kg.triples.shapes import ShapeError, compiled, validate, violations

SH = "http://www.w3.org/ns/shacl#"


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Quad]:
    return list(small_graph(tmp_path_factory.mktemp("small")).store)


def store_of(quads: list[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(quads)
    return store


def focus_nodes_of_pyshacl(quads: list[ox.Quad]) -> set[str]:
    import pyshacl
    import rdflib

    triples = {q.triple for q in quads}
    data = rdflib.Graph().parse(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")  # type: ignore[arg-type]
    shapes = rdflib.Graph().parse(files("kg.triples").joinpath("shapes.ttl").read_bytes(), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    return {str(node) for node in report.objects(None, rdflib.URIRef(f"{SH}focusNode"))}  # type: ignore[union-attr]


def focus_nodes(store: ox.Store) -> set[str]:
    return {node.strip("<>") for check in compiled() for node in violations(store, check)}


def test_the_small_graph_holds(quads: list[ox.Quad]) -> None:
    assert validate(store_of(quads)) > 250


def first(quads: list[ox.Quad], kind: str) -> Any:
    found = (q.subject for q in quads if q.predicate.value == terms.TYPE and q.object == ox.NamedNode(kind))
    return min(found, key=str)


BREAKS: list[tuple[str, str, ox.NamedNode | ox.Literal | None]] = [
    (terms.OBSERVATION, terms.VALUE, None),
    (terms.OBSERVATION, terms.VALUE, ox.Literal("many")),
    (terms.OBSERVATION, terms.COMPARATOR, ox.Literal("about")),
    (terms.OBSERVATION, terms.DERIVED_FROM, None),
    (terms.OBSERVATION, terms.OF_PLACE, ox.NamedNode("https://example.org/nowhere")),
    (terms.OBSERVATION, terms.PERIOD, ox.Literal("last year")),
    (terms.OBSERVATION, terms.INDICATOR, ox.Literal("")),
    (terms.SIGHTING, terms.OF_PERSON, None),
    (terms.SIGHTING, terms.BOUND, ox.NamedNode(terms.concept("role", "host"))),
    (terms.SIGHTING, terms.CONFIDENCE, ox.Literal("1.5", datatype=ox.NamedNode(f"{terms.XSD}decimal"))),
    (terms.PARTICIPATION, terms.OF_EVENT, None),
    (terms.PARTICIPATION, terms.POSITION, ox.Literal(-1)),
    (terms.COMPONENT, terms.COMPONENT_NAME, None),
    (terms.PROGRAM_LINK, terms.RELATION, None),
    (terms.PROGRAM_LINK, terms.TARGET, ox.NamedNode("https://example.org/nobody")),
    (terms.MENTION, terms.ENTITY, ox.NamedNode("https://example.org/nobody")),
    (terms.MENTION, terms.END, ox.Literal(0)),
    (terms.EVIDENCE, terms.EXACT, ox.Literal("一")),
    (terms.EVIDENCE, terms.IN_PASSAGE, None),
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
        validate(store_of(changed))
    assert node.value in str(caught.value)


def test_a_second_value_is_caught(quads: list[ox.Quad]) -> None:
    node = first(quads, terms.OBSERVATION)
    second = ox.Quad(node, ox.NamedNode(terms.STATUS), ox.NamedNode(terms.concept("status", "target")), node)
    other = ox.Quad(node, ox.NamedNode(terms.STATUS), ox.NamedNode(terms.concept("status", "actual")), node)
    assert node.value in focus_nodes(store_of([*quads, second, other]))


def test_the_build_and_a_shacl_engine_see_the_same(quads: list[ox.Quad]) -> None:
    """One graph with every break at once; a node that two of them touch has lost the value that one of them needs."""
    assert focus_nodes_of_pyshacl(quads) == set()
    changed = quads
    for kind, predicate, value in BREAKS:
        _, changed = broken(changed, kind, predicate, value)
    theirs = focus_nodes_of_pyshacl(changed)
    assert focus_nodes(store_of(changed)) <= theirs
    assert {broken(quads, *b)[0].value for b in BREAKS} <= theirs


def test_an_unknown_constraint_is_not_skipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from kg.triples import shapes

    text = (
        f"@prefix sh: <{SH}> . <http://s> a sh:NodeShape ; sh:targetClass <http://c> ;"
        " sh:property [ sh:path <http://p> ; sh:maxLength 3 ] ."
    )
    (tmp_path / "shapes.ttl").write_text(text, "utf-8")
    monkeypatch.setattr(shapes, "files", lambda package: tmp_path)
    with pytest.raises(ShapeError, match="maxLength"):
        shapes.compiled.__wrapped__()
