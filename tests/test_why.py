"""Why: from a fact, an entity or a membership to the printed words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_graph import small_graph

from kg.answers import ask, find_question
from kg.answers.evidence import estimate, within
from kg.answers.trouble import UserError
from kg.store.graph import LocalGraph
from kg.why import Line, why


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> LocalGraph:
    return small_graph(tmp_path_factory.mktemp("graph"))


def marked(lines: list[Line]) -> list[str]:
    return [line.text[slice(*line.mark)] for line in lines if line.style == "quote"]


def fact_of(graph: LocalGraph, query: str, **values: str) -> str:
    answer = ask(graph, find_question(query), values)
    return str(answer.rows[0][answer.columns.index("fact")]).strip("<>")


def test_a_fact_goes_back_to_its_words(graph: LocalGraph) -> None:
    lines = list(why(graph, fact_of(graph, "program-places")))
    texts = [line.text for line in lines]
    assert texts[0] == "三大行动 → 衡南县"
    assert "规则 rule：test.rule" in "\n".join(texts)
    assert marked(lines) == ["衡南县实施“三大行动”"]
    assert "2024.txt [" in texts[-1] and "2024-12-01" in texts[-1] and "衡南县办好民生实事" in texts[-1]


def test_offsets_are_those_of_the_source(graph: LocalGraph) -> None:
    from small_graph import result

    (where,) = [line.text for line in why(graph, fact_of(graph, "program-places")) if "2024.txt [" in line.text]
    start, end = map(int, where.partition("[")[2].partition("]")[0].split(":"))
    assert result().page.source.text[start:end] == "衡南县实施“三大行动”"


def test_an_entity_shows_where_it_is_named(graph: LocalGraph) -> None:
    lines = list(why(graph, "“三大行动”"))
    assert lines[0].text == "三大行动"
    assert marked(lines) == ["三大行动", "三大行动"]
    assert any("提到 2 处" in line.text for line in lines)


def test_both_of_one_name_are_shown(graph: LocalGraph) -> None:
    assert [line.text for line in why(graph, "三查") if line.style == "title"] == ["三查机制", "三查机制"]


def test_a_membership_goes_back_to_its_sightings(graph: LocalGraph) -> None:
    lines = list(why(graph, fact_of(graph, "official", person="王建国")))
    assert lines[0].text == "王建国 → 中共衡阳市委书记"
    assert marked(lines) == ["市委书记王建国"]


def test_what_is_not_there_is_one_sentence(graph: LocalGraph) -> None:
    with pytest.raises(UserError, match="图谱里没有"):
        list(why(graph, "id:nothing"))
    with pytest.raises(UserError, match="相近的有"):
        list(why(graph, "三大"))


@pytest.mark.parametrize(
    "passage, quote, near, before, expected, at",
    [
        ("会议强调，要抓好落实。", "抓好", 0, "要", "抓好", 6),
        ("单 虹 报道", "单虹", 0, "", "单 虹", 0),
        ("单虹报道", "单 虹", 0, "", "单虹", 0),  # of the quote too
        ("甲要抓好，乙要抓好。", "抓好", 0, "乙要", "抓好", 7),  # the words before tell more than the offset
        ("甲要抓好，乙要抓好。", "抓好", 7, "", "抓好", 7),
        ("甲要抓好，乙要抓好，丙也要抓好。", "抓好", 13, "要", "抓好", 13),
        ("别的话", "抓好", 0, "", "抓好", 0),
    ],
)
def test_the_words_are_found_in_the_passage(
    passage: str, quote: str, near: int, before: str, expected: str, at: int
) -> None:
    cut, (start, end) = within(passage, quote, near, before)
    assert (cut[start:end], start) == (expected, at)


@settings(deadline=None)
@given(
    st.text("甲乙 \n", max_size=30),
    st.text("甲乙 ", min_size=1, max_size=4),
    st.integers(0, 30),
    st.text("甲 ", max_size=8),
)
def test_white_space_tells_nothing(passage: str, quote: str, near: int, before: str) -> None:
    cut, (start, end) = within(passage, quote, near, before)
    bare = "".join(quote.split())
    if bare and bare in "".join(passage.split()):
        assert "".join(cut[start:end].split()) == bare
        assert cut == passage and cut[start:end] == cut[start:end].strip()
    else:
        assert (cut, start, end) == (quote, 0, len(quote))


@given(st.text("甲乙", min_size=1, max_size=30), st.data())
def test_an_offset_is_exact_where_no_character_was_lost(passage: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(passage) - 1))
    end = data.draw(st.integers(start + 1, len(passage)))
    near = estimate(passage, 100, 100 + len(passage), 100 + start)
    assert within(passage, passage[start:end], near) == (passage, (start, end))


def test_long_passages_are_cut_around_the_words() -> None:
    cut, (start, end) = within("前" * 200 + "抓好" + "后" * 200, "抓好")
    assert cut[start:end] == "抓好" and cut.startswith("…") and cut.endswith("…") and len(cut) < 120
