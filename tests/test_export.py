"""The same graph in every format, the same bytes every time."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from small_graph import small_graph

from kg.model import KgError
from kg.triples.export import FORMATS, export, network


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    return small_graph(tmp_path_factory.mktemp("small")).store


def bytes_of(path: Path) -> list[bytes]:
    return [p.read_bytes() for p in sorted(path.rglob("*"))] if path.is_dir() else [path.read_bytes()]


@pytest.mark.parametrize("form", FORMATS)
def test_same_bytes(store: ox.Store, tmp_path: Path, form: str) -> None:
    shuffled = ox.Store()
    shuffled.bulk_extend(reversed(list(store)))
    export(store, form, tmp_path / "one")
    export(shuffled, form, tmp_path / "two")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two") != [b""]


@pytest.mark.parametrize("form, known", [("trig", ox.RdfFormat.TRIG), ("nquads", ox.RdfFormat.N_QUADS)])
def test_quads_come_back(store: ox.Store, tmp_path: Path, form: str, known: ox.RdfFormat) -> None:
    export(store, form, tmp_path / "out")
    assert set(ox.parse(path=str(tmp_path / "out"), format=known)) == set(store)


def test_nquads_in_parts_are_the_whole(store: ox.Store, tmp_path: Path) -> None:
    export(store, "nquads", tmp_path / "whole.nq")
    for most, files in ((10_000_000, 1), (100_000, None), (2000, None)):
        export(store, "nquads", tmp_path / "parts", most)
        parts = [path.read_bytes() for path in sorted((tmp_path / "parts").iterdir())]
        assert b"".join(parts) == (tmp_path / "whole.nq").read_bytes()
        assert all(len(part) <= most or part.count(b"\n") == 1 for part in parts)
        assert len(parts) == (files or len(parts))
    with pytest.raises(KgError, match="nquads"):
        export(store, "turtle", tmp_path / "parts", 1)


def test_turtle_holds_all_triples(store: ox.Store, tmp_path: Path) -> None:
    export(store, "turtle", tmp_path / "out.ttl")
    assert len(rdflib.Graph().parse(tmp_path / "out.ttl")) == len({q.triple for q in store})


def test_jsonld_comes_back(store: ox.Store, tmp_path: Path) -> None:
    export(store, "jsonld", tmp_path / "out.jsonld")
    assert len(json.loads((tmp_path / "out.jsonld").read_text("utf-8"))) == len(list(store.named_graphs()))
    assert set(ox.parse(path=str(tmp_path / "out.jsonld"), format=ox.RdfFormat.JSON_LD)) == set(store)


def test_csv_is_the_tables(store: ox.Store, tmp_path: Path) -> None:
    export(store, "csv", tmp_path / "tables")
    assert "observations.csv" in {p.name for p in (tmp_path / "tables").iterdir()}


def test_graphml_is_the_current_view(store: ox.Store, tmp_path: Path) -> None:
    export(store, "graphml", tmp_path / "out.graphml")
    graph = nx.read_graphml(tmp_path / "out.graphml")
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (
        network(store).number_of_nodes(),
        network(store).number_of_edges(),
    )
    labels = nx.get_node_attributes(graph, "label")
    edges = {(labels[a], d["relation"], labels[b]) for a, b, d in graph.edges(data=True)}
    assert ("王建国", "promotes", "三大行动") in edges


def test_an_unknown_format_names_what_there_is(store: ox.Store, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="turtle, trig, nquads, jsonld, csv, graphml"):
        export(store, "xlsx", tmp_path / "out")
