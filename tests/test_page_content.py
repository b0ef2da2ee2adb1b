"""What is drawn of a graph: the whole, the surroundings of a name, and names that want to be markup."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from small_graph import CITY, HENGNAN, LI, Told, small_graph
from webdriver import HERE, browser

from kg.analyse import page_of
from kg.answers.trouble import UserError
from kg.model import Program
from kg.page import content, draw, picture_of
from kg.store.graph import LocalGraph
from kg.triples.graph import write_graph


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> LocalGraph:
    return small_graph(tmp_path_factory.mktemp("graph"))


def lines(graph: LocalGraph, name: str | None = None, depth: int = 1) -> list[tuple[str, str, str]]:
    picture = picture_of(graph, name, depth)
    label = {n.id: n.label for n in picture.nodes}
    return sorted((label[e.source], e.relation, label[e.target]) for e in picture.edges)


def test_the_whole_graph_has_its_relations(graph: LocalGraph) -> None:
    assert {
        ("三大行动", "implemented_by", "衡南县"),
        ("三大行动", "issued_by", "中共衡阳市委"),
        ("三大行动", "promoted_by", "王建国"),
        ("李红", "tenure", "衡阳市人民政府"),
        ("王建国", "participation", "全市民生会议"),
        ("全市民生会议", "held_at", "衡阳市"),
        ("衡南县", "within", "衡阳市"),
        ("中共衡阳市委", "of_place", "衡阳市"),
    } <= set(lines(graph))


def test_around_a_program_its_parts_and_figures_are_nodes(graph: LocalGraph) -> None:
    found = lines(graph, "“三大行动”")
    assert ("三大行动", "component", "调研摸底") in found
    assert ("三大行动", "observation", "新增学位 620个") in found
    assert not any("全市民生会议" in line for line in found)
    assert any("全市民生会议" in line for line in lines(graph, "三大行动", 2))


def test_both_programs_of_one_name_are_drawn(graph: LocalGraph) -> None:
    assert len(picture_of(graph, "三查").focus) == 2


def test_facts_carry_their_words_and_place(graph: LocalGraph) -> None:
    picture = picture_of(graph)
    (edge,) = [e for e in picture.edges if e.relation == "implemented_by"]
    ((evidence,),) = [f.evidence for f in edge.facts]
    assert evidence.quote[slice(*evidence.mark)] == "衡南县实施“三大行动”"
    assert (evidence.source, evidence.issued) == ("2024.txt", "2024-12-01")


def test_too_many_nodes_are_the_most_related_ones(graph: LocalGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = picture_of(graph)
    monkeypatch.setattr(content, "MOST_NODES", 4)
    some = picture_of(graph)
    assert len(some.nodes) == 4 and some.left_out == len(everything.nodes) - 4
    assert "三大行动" in {n.label for n in some.nodes}
    assert len(picture_of(graph, "三大行动", 3).nodes) <= 4


def test_same_graph_same_bytes(graph: LocalGraph, tmp_path: Path) -> None:
    draw(graph, tmp_path / "one.html")
    draw(graph, tmp_path / "two.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_an_unknown_name_is_told(graph: LocalGraph, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="相近的有：三大行动"):
        draw(graph, tmp_path / "x.html", "大行动")


def test_an_empty_graph_can_be_drawn(tmp_path: Path) -> None:
    assert draw(ox.Store(), tmp_path / "x.html").nodes == ()


@pytest.mark.skipif(not HERE, reason="chromium and chromedriver are not installed")
def test_a_name_from_the_text_never_becomes_markup(tmp_path: Path) -> None:
    name = "<img src=x onerror=\"document.title='broken'\"></script><script>document.title='broken'</script>行动"
    told = Told(page_of(f"衡南县实施“{name}”，市长李红出席。", "消息", "2024-12-01"))
    told.named(**{name: Program(name, "action"), "李红": LI, "衡南县": HENGNAN})
    told.link(f"衡南县实施“{name}”", Program(name, "action"), "implemented_by", HENGNAN)
    told.held("市长李红", LI, "市长", CITY)
    write_graph([(told.page.source, told.analysis())], tmp_path / "graph.nq")
    graph = ox.Store()
    graph.bulk_load(path=str(tmp_path / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    picture = draw(graph, tmp_path / "page.html")
    at = next(i for i, n in enumerate(picture.nodes) if n.kind == "program")
    with browser(tmp_path / "profile") as page:
        page.open(tmp_path / "page.html")
        page.run(f"choose('node', {at}, false)")
        shown = page.run("return document.getElementById('panel').innerText")
        assert picture.nodes[at].label in shown and f"衡南县实施“{name}”" in shown
        assert page.run("return [document.title, document.images.length]") == ["政策知识图谱", 0]
