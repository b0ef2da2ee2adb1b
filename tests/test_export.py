"""The same graph in every format, the same bytes every time; each format is read back by a program that is not ours."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from small_graph import whole_graph

from kg.model import KgError
from kg.store import query
from kg.triples.export import FORMATS, PROJECTIONS, export
from kg.triples.export.networks import write_gexf, write_graphml
from kg.triples.export.projections import Edge, Network, Node, Seen, project
from kg.triples.tables import TABLES, write_tables

NETWORKS = {"graphml": nx.read_graphml, "gexf": lambda path: nx.read_gexf(path, version="1.3")}
ID = "https://w3id.org/zhengce-kg/id/"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    return whole_graph(tmp_path_factory.mktemp("small")).store


def bytes_of(path: Path) -> list[bytes]:
    return [p.read_bytes() for p in sorted(path.rglob("*"))] if path.is_dir() else [path.read_bytes()]


@pytest.mark.parametrize(
    "form, more",
    [*((form, {}) for form in FORMATS), ("nquads", {"part": 100_000}), ("gexf", {"projection": "person-co-mention"})],
)
def test_same_bytes(store: ox.Store, tmp_path: Path, form: str, more: dict[str, Any]) -> None:
    shuffled = ox.Store()
    shuffled.bulk_extend(reversed(list(store)))
    export(store, form, tmp_path / "one", **more)
    export(shuffled, form, tmp_path / "two", **more)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two") != [b""]


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_is_whole_or_not_there(store: ox.Store, tmp_path: Path, form: str) -> None:
    def stop(stage: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(store, form, tmp_path / "out", told=stop)
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and p.suffix not in (".csv", ".parquet")]
    assert not list(tmp_path.rglob("*.partial"))


@pytest.mark.parametrize("form", FORMATS)
def test_progress_is_told_to_the_end(store: ox.Store, tmp_path: Path, form: str) -> None:
    heard: list[tuple[str, int, int]] = []
    export(store, form, tmp_path / "out", told=lambda *said: heard.append(said))
    done = {stage: [(d, t) for s, d, t in heard if s == stage] for stage, _, _ in heard}
    assert "export" in done
    for said in done.values():
        assert said[-1][0] == said[-1][1] > 0 and said == sorted(said) and len({t for _, t in said}) == 1


# ---------------------------------------------------------------- RDF


@pytest.mark.parametrize("form, known", [("trig", ox.RdfFormat.TRIG), ("nquads", ox.RdfFormat.N_QUADS)])
def test_quads_come_back(store: ox.Store, tmp_path: Path, form: str, known: ox.RdfFormat) -> None:
    export(store, form, tmp_path / "out")
    assert set(ox.parse(path=str(tmp_path / "out"), format=known)) == set(store)


def test_turtle_holds_all_triples(store: ox.Store, tmp_path: Path) -> None:
    export(store, "turtle", tmp_path / "out.ttl")
    assert len(rdflib.Graph().parse(tmp_path / "out.ttl")) == len({q.triple for q in store})


def test_jsonld_comes_back(store: ox.Store, tmp_path: Path) -> None:
    export(store, "jsonld", tmp_path / "out.jsonld")
    assert len(json.loads((tmp_path / "out.jsonld").read_text("utf-8"))) == len(list(store.named_graphs()))
    assert set(ox.parse(path=str(tmp_path / "out.jsonld"), format=ox.RdfFormat.JSON_LD)) == set(store)


def quads_of_parts(folder: Path) -> list[list[ox.Quad]]:
    files = sorted(folder.glob("*.nq.gz"))
    return [list(ox.parse(gzip.decompress(p.read_bytes()), format=ox.RdfFormat.N_QUADS)) for p in files]


@pytest.mark.parametrize("most", [1, 20_000, 10_000_000])
def test_parts_hold_each_graph_whole(store: ox.Store, tmp_path: Path, most: int) -> None:
    export(store, "nquads", tmp_path / "whole.nq")
    export(store, "nquads", tmp_path / "parts", part=most)
    parts = [gzip.decompress(p.read_bytes()) for p in sorted((tmp_path / "parts").iterdir())]
    assert b"".join(parts) == (tmp_path / "whole.nq").read_bytes()
    graphs = [{q.graph_name for q in ox.parse(part, format=ox.RdfFormat.N_QUADS)} for part in parts]
    assert not any(one & other for one, other in itertools.combinations(graphs, 2))
    assert all(len(part) <= most or len(of) == 1 for part, of in zip(parts, graphs, strict=True))
    sizes = [len(part) for part in parts]
    assert all(one + other > most for one, other in itertools.pairwise(sizes))  # no more parts than needed


def test_parts_of_an_earlier_export_are_replaced(store: ox.Store, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    for most in (1, 10_000_000):
        export(store, "nquads", tmp_path, part=most)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["graph-part-00001.nq.gz", "notes.txt"]


def test_a_bulk_loader_takes_the_parts(store: ox.Store, tmp_path: Path) -> None:
    """Oxigraph's own, which the tests have."""
    server = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if server is None:
        pytest.skip("no oxigraph")
    export(store, "nquads", tmp_path / "parts", part=20_000)
    files = sorted((tmp_path / "parts").iterdir())
    subprocess.run([server, "load", "--location", tmp_path / "data", "--file", *files], check=True, capture_output=True)
    assert set(ox.Store.read_only(str(tmp_path / "data"))) == set(store)


# ---------------------------------------------------------------- tables


def test_csv_is_the_tables_of_the_build_or_of_the_graph(store: ox.Store, tmp_path: Path) -> None:
    write_tables(store, tmp_path / "tables")
    export(store, "csv", tmp_path / "read")
    export(ox.Store(), "csv", tmp_path / "copied", tables=tmp_path / "tables")
    assert bytes_of(tmp_path / "read") == bytes_of(tmp_path / "copied") == bytes_of(tmp_path / "tables")
    assert {p.stem for p in (tmp_path / "read").iterdir()} == set(TABLES)
    (tmp_path / "tables" / "posts.csv").unlink()  # what is no build is read off the graph
    export(store, "csv", tmp_path / "again", tables=tmp_path / "tables")
    assert bytes_of(tmp_path / "read") == bytes_of(tmp_path / "again")


def test_parquet_holds_what_csv_holds(store: ox.Store, tmp_path: Path) -> None:
    export(store, "csv", tmp_path / "csv")
    export(store, "parquet", tmp_path / "parquet")
    for name in TABLES:
        table = pq.read_table(tmp_path / "parquet" / f"{name}.parquet")
        pandas = pytest.importorskip("pandas")
        printed = pandas.read_csv(tmp_path / "csv" / f"{name}.csv", dtype=str, keep_default_na=False)
        assert [c for c in table.column_names if not c.endswith("_number")] == list(printed.columns)
        for column in printed.columns:
            held = ["" if v is None else str(v) for v in table[column].to_pylist()]
            told = list(printed[column])
            if column == "confidence":
                held, told = [str(float(v)) for v in held], [str(float(v)) for v in told]
            elif column == "cumulative":
                told = ["" if v == "" else v.capitalize() for v in told]
            assert held == told, (name, column)


def test_parquet_has_types(store: ox.Store, tmp_path: Path) -> None:
    export(store, "parquet", tmp_path)
    schema = pq.read_schema(tmp_path / "observations.parquet")
    kinds = {name: str(schema.field(name).type) for name in schema.names}
    assert kinds["start"] == "int64" and kinds["confidence"] == "double" and kinds["cumulative"] == "bool"
    assert kinds["value"] == "string" and kinds["value_number"] == kinds["value_high_number"] == "double"
    assert kinds["period"] == "string"  # 2024, 2024-03, 2024-01/2024-03
    table = pq.read_table(tmp_path / "observations.parquet")
    for printed, number in zip(table["value"].to_pylist(), table["value_number"].to_pylist(), strict=True):
        assert float(printed) == number


def test_without_pyarrow_parquet_is_one_sentence(
    store: ox.Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(KgError, match=r"pip install -e '\.\[parquet\]'"):
        export(store, "parquet", tmp_path / "out")
    assert not (tmp_path / "out").exists()


# ---------------------------------------------------------------- networks


def attributes(graph: Any) -> tuple[dict[str, Any], Counter[Any]]:
    """Nodes and edges as they were told, whatever else a reader of a format adds."""
    of_nodes, of_edges = ("label", "kind", "articles", "first", "last"), ("relation", "weight", "first", "last")
    nodes = {iri: {k: data[k] for k in of_nodes if k in data} for iri, data in graph.nodes(data=True)}
    ends = (lambda a, b: (a, b)) if graph.is_directed() else (lambda a, b: tuple(sorted((a, b))))
    edges = Counter(
        (*ends(a, b), *(data.get(k) if k != "weight" else int(data.get(k, 0)) for k in of_edges))
        for a, b, data in graph.edges(data=True)
    )
    return nodes, edges


def told_in(network: Network) -> tuple[dict[str, Any], Counter[Any]]:
    def seen(s: Seen) -> dict[str, Any]:
        return {k: v for k, v in (("first", s.first), ("last", s.last)) if v}

    nodes = {
        n.iri: {"label": n.label, "kind": n.kind, "articles": n.seen.articles, **seen(n.seen)} for n in network.nodes
    }
    edges = Counter(
        (e.source, e.target, e.relation, e.seen.articles, e.seen.first or None, e.seen.last or None)
        for e in network.edges
    )
    return nodes, edges


@pytest.mark.parametrize("name", PROJECTIONS)
@pytest.mark.parametrize("form", NETWORKS)
def test_a_network_is_read_by_networkx(store: ox.Store, tmp_path: Path, form: str, name: str) -> None:
    export(store, form, tmp_path / "out", projection=name)
    graph = NETWORKS[form](tmp_path / "out")
    network = project(store, name)
    assert network.edges and graph.is_directed() == network.directed
    assert attributes(graph) == told_in(network)


words = st.text(min_size=1, max_size=8).map(
    lambda text: re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", text)
)
days = st.sampled_from(["", "2024-01-02", "2024"])
sightings = st.builds(Seen, st.integers(0, 99), days, days)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    iris = draw(st.lists(st.sampled_from([f"{ID}{i}" for i in ("a", "甲", "a&b", 'a"b', "<c>")]), unique=True))
    nodes = [Node(iri, draw(words), "person", draw(sightings)) for iri in iris]
    ends = (
        st.tuples(st.sampled_from(iris), st.sampled_from(iris), st.sampled_from(["holds", "与"]))
        if iris
        else st.nothing()
    )
    edges = draw(st.lists(ends, unique=True, max_size=8)) if iris else []
    return Network(True, nodes, [Edge(a, b, relation, draw(sightings)) for a, b, relation in edges])


@settings(deadline=None)
@given(networks())
def test_any_network_comes_back(network: Network) -> None:
    for write, read in ((write_graphml, NETWORKS["graphml"]), (write_gexf, NETWORKS["gexf"])):
        file = io.BytesIO()
        write(network, file)
        assert attributes(read(io.BytesIO(file.getvalue()))) == told_in(network)


def test_what_xml_cannot_hold_is_left_out() -> None:
    network = Network(True, [Node("urn:a", "三\x00查\ufffe机\x0b制", "program", Seen())], [])
    for write, read in ((write_graphml, NETWORKS["graphml"]), (write_gexf, NETWORKS["gexf"])):
        file = io.BytesIO()
        write(network, file)
        assert read(io.BytesIO(file.getvalue())).nodes["urn:a"]["label"] == "三查机制"


def found(store: ox.Store, text: str) -> set[tuple[str, ...]]:
    return {tuple(term.value for term in row) for row in query(store, text)}  # type: ignore[union-attr]


def test_the_current_network_is_the_current_view(store: ox.Store) -> None:
    network = project(store, "current")
    view = found(
        store,
        "SELECT ?a ?p ?b { GRAPH <https://w3id.org/zhengce-kg/graph/current> { ?a ?p ?b }"
        " GRAPH <https://w3id.org/zhengce-kg/graph/entities> { ?a skos:prefLabel ?one . ?b skos:prefLabel ?two } }",
    )
    assert {(e.source, e.target, e.relation) for e in network.edges} == {
        (a, b, re.split("[/#]", p)[-1]) for a, p, b in view
    }
    named = found(store, "SELECT ?a { GRAPH <https://w3id.org/zhengce-kg/graph/entities> { ?a skos:prefLabel ?one } }")
    assert {(n.iri,) for n in network.nodes} == named
    where = {"within", "place"}
    assert all((e.seen.articles > 0) == (e.relation not in where) for e in network.edges)


def test_an_edge_tells_how_many_articles_say_so_and_when(store: ox.Store) -> None:
    labels = {n.iri: n.label for n in project(store, "current").nodes}
    (edge,) = [
        e for e in project(store, "program-actor").edges
        if (labels[e.source], e.relation, labels[e.target]) == ("王建国", "promotes", "三大行动")
    ]  # fmt: skip
    said = found(
        store,
        f"SELECT ?g ?d {{ GRAPH ?g {{ ?f zc:target <{edge.source}> ; zc:program <{edge.target}> ;"
        " zc:relation zc:relation_promoted_by . ?g schema:datePublished ?d } }",
    )
    assert edge.seen == Seen(len(said), min(d for _, d in said), max(d for _, d in said))


@pytest.mark.parametrize("kind, type_", [("program", "zc:Program"), ("person", "foaf:Person")])
def test_pairs_of_an_article(store: ox.Store, kind: str, type_: str) -> None:
    named = found(store, f"SELECT ?g ?x {{ GRAPH ?g {{ ?m a zc:Mention ; zc:entity ?x }} ?x a {type_} }}")
    pairs = Counter((a, b) for (g, a), (other, b) in itertools.product(sorted(named), repeat=2) if g == other and a < b)
    network = project(store, f"{kind}-co-mention")
    assert {(e.source, e.target): e.seen.articles for e in network.edges} == dict(pairs)
    assert {n.kind for n in network.nodes} == {kind}


def test_what_there_is_not_names_what_there_is(store: ox.Store, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="turtle, trig, nquads, jsonld, csv, parquet, graphml, gexf"):
        export(store, "xlsx", tmp_path / "out")
    with pytest.raises(KgError, match="program-place"):
        export(store, "gexf", tmp_path / "out", projection="everything")
