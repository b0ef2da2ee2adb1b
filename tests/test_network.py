"""Networks of the small graph, and the measures of them."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import networkx as nx
import pytest
from small_graph import whole_graph

import kg
import kg.network as measures
from kg.answers.trouble import UserError
from kg.store.graph import LocalGraph


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> LocalGraph:
    return whole_graph(tmp_path_factory.mktemp("graph"))


def ties(network: nx.Graph[str]) -> list[tuple[str, str]]:
    return sorted((network.nodes[a]["label"], network.nodes[b]["label"]) for a, b in network.edges())


def test_a_network_has_labels_kinds_and_facts(graph: LocalGraph) -> None:
    network = kg.network(graph, relations=["promoted_by", "implemented_by"])
    assert ties(network) == [
        ("三大行动", "王建国"), ("三大行动", "衡南县"), ("五大行动", "李红"), ("五大行动", "衡东县"), ("五大行动", "衡南县"), ("民生工程", "衡南县"),
    ]  # fmt: skip
    ((_, _, key, edge),) = [e for e in network.edges(keys=True, data=True) if network.nodes[e[1]]["label"] == "王建国"]
    assert key == "promoted_by"
    assert edge == {"relation": "promoted_by", "facts": 1, "first": "2023-03-10", "last": "2023-03-10"}
    assert {data["kind"] for _, data in network.nodes(data=True)} == {"program", "person", "place"}
    assert all(data["mentions"] > 0 for _, data in network.nodes(data=True))


def test_kinds_and_relations_are_chosen(graph: LocalGraph) -> None:
    people = kg.network(graph, kinds=["person", "event"])
    assert {key for _, _, key in people.edges(keys=True)} == {"takes_part"}
    assert ("李红", "全市干部大会") in ties(people)
    assert ("衡南县", "衡阳市") in ties(kg.network(graph, relations="within"))
    everything = kg.network(graph)
    assert {key for _, _, key in everything.edges(keys=True)} == set(measures.RELATIONS)
    assert sum(d["facts"] for _, _, d in everything.edges(data=True) if d["relation"] == "takes_part") == 8


def test_twice_is_the_same(graph: LocalGraph) -> None:
    one, two = (list(kg.network(graph).edges(data=True, keys=True)) for _ in range(2))
    assert one == two


@pytest.mark.parametrize(
    "call, message",
    [
        ({"kinds": ["dog"]}, "kinds cannot be dog; there are: program"),
        ({"relations": "x"}, "relations cannot be x; there are: "),
    ],
)
def test_what_there_is_not_is_told(graph: LocalGraph, call: dict[str, str], message: str) -> None:
    with pytest.raises(UserError, match=message):
        kg.network(graph, **call)


def test_who_appears_together_and_who_is_in_the_middle(graph: LocalGraph) -> None:
    people = measures.together(kg.network(graph, kinds=["person", "event"]))
    assert {frozenset(tie) for tie in ties(people)} == {
        frozenset(p) for p in (("李红", "王建国"), ("李红", "张伟"), ("张伟", "王建国"))
    }
    weight = {
        frozenset((people.nodes[a]["label"], people.nodes[b]["label"])): w for a, b, w in people.edges(data="weight")
    }
    assert weight[frozenset(("李红", "王建国"))] == 2
    first = measures.centrality(people)[0]
    assert (first["label"] in ("李红", "王建国"), first["ties"], first["facts"]) == (True, 2, 3)
    assert sorted(map(len, measures.groups(people))) == [1, 3]


def test_places_that_share_programs(graph: LocalGraph) -> None:
    shared = measures.sharing(kg.network(graph))
    assert [
        (sorted((shared.nodes[a]["label"], shared.nodes[b]["label"])), w) for a, b, w in shared.edges(data="weight")
    ] == [(["衡东县", "衡南县"], 1)]


@pytest.mark.parametrize("name", sorted(m.name for m in pkgutil.iter_modules(measures.__path__)))
def test_the_examples_in_the_docstrings_run(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"kg.network.{name}"))
    assert result.attempted > 0 and result.failed == 0
