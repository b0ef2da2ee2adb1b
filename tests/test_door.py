"""The Python door: rdflib over the graph, frames, and what must not happen: fetching, writing, slow ways in silence."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas
import pytest
import rdflib
from rdflib import SKOS, Literal, URIRef
from rdflib.namespace import RDF
from rdflib.plugins.sparql import prepareQuery
from small_graph import whole_graph

import kg
from kg.answers.dataset import Dataset, bound
from kg.answers.trouble import UserError
from kg.model import KgError
from kg.triples import terms

ZC = rdflib.Namespace(terms.ZC)
THREE = URIRef(terms.ID + "program/衡阳市/三大行动/服务提升、调研摸底、资源整合")
NAME_OF = "SELECT ?name { ?program a zc:Program ; skos:prefLabel ?name }"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return Dataset(whole_graph(tmp_path_factory.mktemp("graph")).store)


@pytest.fixture(autouse=True)
def only_oxigraph(monkeypatch: pytest.MonkeyPatch) -> None:
    """rdflib's own engine and the network are out of reach: whoever falls back to them fails."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("not through Oxigraph alone")

    monkeypatch.setattr("rdflib.plugins.sparql.processor.SPARQLProcessor.query", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


# ---------------------------------------------------------------- as rdflib users expect


def test_triples_values_and_membership(data: Dataset) -> None:
    assert data.value(THREE, SKOS.prefLabel) == Literal("三大行动", "zh")
    assert (THREE, RDF.type, ZC.Program) in data
    assert set(data.objects(THREE, RDF.type)) == {ZC.Program, SKOS.Concept}
    assert list(data.triples((Literal("x"), None, None))) == []
    assert data.value(None, SKOS.prefLabel, Literal("李红", "zh")) == URIRef(terms.ID + "person/湖南省/李红")


def test_a_triple_of_several_graphs_is_one_triple(data: Dataset) -> None:
    events = list(data.subjects(RDF.type, rdflib.SDO.Event))
    assert len(events) == len(set(events)) == 4
    graphs = {g for _, _, _, g in data.quads((events[0], RDF.type, rdflib.SDO.Event, None))}
    assert len(graphs) == 2  # of the article, and of the entities
    assert len(data) == len(set(data.triples((None, None, None))))
    assert repr(data) == "<kg graph: 10 named graphs, read-only>"  # five articles and five of their own


def test_one_graph_by_itself(data: Dataset) -> None:
    article = next(data.subjects(RDF.type, rdflib.SDO.NewsArticle))
    graph = data.graph(article)
    assert 0 < len(graph) < len(data)
    assert len(list(graph.query("SELECT * { ?s ?p ?o }"))) == len(graph)
    assert graph.value(article, rdflib.SDO.headline) and not graph.value(THREE, SKOS.prefLabel)


def test_results_are_those_of_rdflib(data: Dataset) -> None:
    result = data.query(
        "SELECT ?name ?note { ?p a zc:Program ; skos:prefLabel ?name OPTIONAL { ?p skos:scopeNote ?note } } ORDER BY ?note ?name"
    )
    assert [str(v) for v in result.vars or ()] == ["name", "note"] and len(result) == 6
    row: Any = next(iter(result))
    assert row.note is None and row.name.language == "zh"
    assert data.query("ASK { ?s a zc:Program }").askAnswer is True
    made = data.query("CONSTRUCT { ?p a ?t } WHERE { ?p a ?t , zc:Program }").graph
    assert made is not None and len(made) == 12
    assert b"name" in (data.query(NAME_OF).serialize(format="csv") or b"")


@pytest.mark.parametrize(
    "text, rows",
    [
        (NAME_OF, 1),
        ("SELECT ?name { { SELECT ?program ?name { ?program skos:prefLabel ?name } } }", 1),
        ("SELECT (COUNT(*) AS ?n) WHERE { ?program zc:name ?name } # {", 1),
        ("# {\nSELECT ?name { BIND('{' AS ?x) ?program skos:prefLabel ?name }", 1),
        ("SELECT (EXISTS { ?a a zc:Nothing } AS ?no) ?name { ?program skos:prefLabel ?name }", 1),
    ],
)
def test_any_variable_can_be_bound(data: Dataset, text: str, rows: int) -> None:
    assert len(data.query(text, initBindings={"program": THREE})) == rows


def test_bindings_of_other_forms(data: Dataset) -> None:
    nothing = {"program": URIRef("urn:none")}
    assert data.query("ASK { ?program a zc:Program }", initBindings=nothing).askAnswer is False
    made = data.query("CONSTRUCT { ?program a ?t } WHERE { ?program a ?t }", initBindings={"program": THREE}).graph
    assert made is not None and len(made) == 2
    assert (
        len(data.query("SELECT ?s { ?s skos:prefLabel ?name }", initBindings={"name": Literal("三大行动", "zh")})) == 1
    )


def test_prepared_queries_and_a_base(data: Dataset) -> None:
    prepared = prepareQuery(NAME_OF, initNs={"zc": ZC, "skos": SKOS})
    assert len(data.query(prepared)) == 6
    assert len(data.query(prepared, initBindings={"program": THREE})) == 1
    assert len(data.query("SELECT ?l { <place/430400> skos:prefLabel ?l }", base=terms.ID)) == 1


# ---------------------------------------------------------------- what is refused, in one sentence


@pytest.mark.parametrize("word", ["add", "remove"])
def test_writing_is_refused(data: Dataset, word: str) -> None:
    for graph in (data, data.graph(URIRef("urn:new"))):
        with pytest.raises(UserError, match="read-only; to change it, copy it"):
            getattr(graph, word)((THREE, RDF.type, ZC.Other))
    with pytest.raises(UserError, match="read-only"):
        data.update("INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    with pytest.raises(UserError, match="read-only"):
        data.parse(data="<urn:a> <urn:b> <urn:c> .", format="turtle")
    mine = rdflib.Graph()
    mine += data.graph(next(data.subjects(RDF.type, rdflib.SDO.NewsArticle)))
    assert len(mine) > 0


def test_nothing_is_fetched(data: Dataset) -> None:
    with pytest.raises(UserError, match="SERVICE is refused"):
        data.query("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }")
    assert len(data.query("SELECT * FROM <http://localhost/none> { ?s ?p ?o }")) == 0
    article = next(data.subjects(RDF.type, rdflib.SDO.NewsArticle))
    assert len(data.query(f"SELECT * FROM <{article}> {{ ?s ?p ?o }}")) == len(data.graph(article))


@pytest.mark.parametrize(
    "text, more, message",
    [
        (NAME_OF, {"colour": 1}, "no parameter colour"),
        (NAME_OF, {"initBindings": {"program": rdflib.BNode()}}, "program can be bound to an IRI or a literal"),
        ("DESCRIBE <urn:a>", {"initBindings": {"program": THREE}}, "nothing can be bound"),
    ],
)
def test_what_cannot_be_asked(data: Dataset, text: str, more: dict[str, Any], message: str) -> None:
    with pytest.raises(UserError, match=message):
        data.query(text, **more)


def test_a_value_is_never_query_text() -> None:
    text = bound("SELECT ?a { ?a ?b ?c }", {"c": Literal('" } { ?x ?y ?z } #')})
    assert text == 'SELECT ?a { VALUES ?c { "\\" } { ?x ?y ?z } #" }  ?a ?b ?c }'


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no graph in"):
        kg.open(tmp_path)
    with pytest.raises(UserError, match=r"kg\.open opens the folder of a build"):
        kg.open("http://localhost/sparql")


# ---------------------------------------------------------------- frames


def test_a_frame_has_the_types_of_the_terms(data: Dataset) -> None:
    made = kg.frame("series", data, indicator="新增学位")
    assert list(made["value"]) == [90, 120, 800, 620, 600, 5]
    assert {c: str(made[c].dtype) for c in ("value", "where", "high")} == {
        "value": "Float64",
        "where": "string",
        "high": "string",
    }
    assert pandas.api.types.is_datetime64_dtype(made["issued"].dtype)
    assert made["issued"].max() == pandas.Timestamp("2025-03-02")
    assert made.attrs["titles"]["value"] == "数值"
    assert str(kg.frame("indicators", data)["figures"].dtype) == "Int64"
    assert kg.frame("evidence", data, fact="三大行动")["confidence"].dtype == "Float64"


def test_a_frame_of_sparql_and_of_nothing(data: Dataset) -> None:
    made = kg.frame(
        "SELECT ?n (COUNT(?p) > 2 AS ?many) { ?p a zc:Program ; skos:prefLabel ?n } GROUP BY ?n ORDER BY ?n", data
    )
    assert str(made["many"].dtype) == "boolean" and list(made["many"]) == [False, True, False, False]
    nothing = kg.frame("program-parts", data, program="民生工程")
    assert len(nothing) == 0 and "part" in nothing.columns
    assert list(kg.frame("series", data, "en", indicator="新增学位")["status_name"])[2] == "target"


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda data: kg.frame("nix", data), "no query is called “nix”"),
        (lambda data: kg.frame("official", data), "official needs the parameter person"),
        (lambda data: kg.frame("official", data, person="无名"), "no person called “无名”"),
        (lambda data: kg.frame("rules", data, lang="fr"), "lang is zh or en"),
        (lambda data: kg.frame("rules", rdflib.Graph()), "not opened by kg.open"),
    ],
)
def test_a_frame_that_cannot_be_made(data: Dataset, call: Any, message: str) -> None:
    with pytest.raises(UserError, match=message):
        call(data)


def test_without_pandas_it_says_what_to_install(data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UserError, match=r"pip install -e '\.\[pandas\]'"):
        kg.frame("rules", data)


def test_importing_kg_is_light() -> None:
    heavy = "{'rdflib', 'pyoxigraph', 'networkx', 'pandas', 'click', 'numpy'}"
    code = f"import sys, kg; assert not {heavy} & set(sys.modules), {heavy} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
