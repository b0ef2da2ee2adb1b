"""The library, reasons, frames and networks give the same over a server as over the store itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from real_server import running
from small_graph import whole_graph

import kg
from kg.answers import ask, find_question, library
from kg.answers.trouble import UserError
from kg.model import KgError
from kg.store.graph import Graph, LocalGraph, RemoteGraph, graph
from kg.why import why

GIVEN = {
    "program": "三大行动", "person": "李红", "place": "衡阳", "organization": "中共衡阳市委", "indicator": "新增学位",
    "event": "全市干部大会", "entity": "三大行动", "fact": "三大行动", "article": "衡阳召开全市干部大会",
}  # fmt: skip


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Graph, Graph]]:
    """A store on disk, and a server on it."""
    folder = tmp_path_factory.mktemp("both")
    whole_graph(folder)
    store = ox.Store(folder / "store")
    store.bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    store.flush()
    with running(Path(folder / "store"), "--workers", "1") as server:
        yield LocalGraph(store), graph(server.sparql)


@pytest.mark.parametrize("name", library())
def test_a_server_answers_as_the_store(both: tuple[Graph, Graph], name: str) -> None:
    question = library()[name]
    values = {p.name: GIVEN[p.name] for p in question.header.parameters if p.required}
    here, there = (ask(one, question, values, "en") for one in both)
    assert here == there and here.columns == there.columns


def test_reasons_frames_and_networks_too(both: tuple[Graph, Graph]) -> None:
    here, there = ([line.text for line in why(one, "三查")] for one in both)
    assert here == there and here
    assert kg.frame("rules", both[0]).equals(kg.frame("rules", both[1]))
    one, two = (kg.network(source) for source in both)
    assert sorted(one.edges(keys=True, data="facts")) == sorted(two.edges(keys=True, data="facts"))


def test_a_server_that_refuses_is_told_in_one_short_sentence(both: tuple[Graph, Graph]) -> None:
    remote = both[1]
    assert isinstance(remote, RemoteGraph)
    with pytest.raises(KgError, match=r"does not answer queries: HTTP 405 Method Not Allowed$"):
        graph(remote.url.removesuffix("sparql"))  # a page for readers
    with pytest.raises(UserError, match=r"does not parse: near line 1, column 12 \(1 } missing\)$"):
        ask(remote, find_question("SELECT ?x {"), {}, "en")
