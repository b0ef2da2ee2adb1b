"""Each query of the library on a small graph, with the answer that a reader of its three articles would give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from small_graph import small_graph

from kg.answers import ask, find_question, library
from kg.answers.show import brief
from kg.answers.trouble import UserError
from kg.store.graph import LocalGraph

LAUNCH, RESULT, SUMMARY = ("全市民生会议召开", "衡南县办好民生实事", "去年民生账本")
PARTS = "“三大行动”，即调研摸底、资源整合、服务提升"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> LocalGraph:
    return small_graph(tmp_path_factory.mktemp("graph"))


def told(graph: LocalGraph, name: str, columns: str, **values: str) -> list[tuple[str, ...]]:
    """The named columns of the rows of an answer."""
    answer = ask(graph, find_question(name), values)
    picked = [answer.columns.index(c) for c in columns.split()]
    return [tuple(brief(row[i]) for i in picked) for row in answer.rows]


@pytest.mark.parametrize("name", ["三大行动", "“三大行动”", " 三大 行动 "])
def test_program_parts(graph: LocalGraph, name: str) -> None:
    assert told(graph, "program-parts", "name scope position part issued article quote", program=name) == [
        ("三大行动", "衡阳市", str(i), part, "2023-03-10", LAUNCH, PARTS)
        for i, part in enumerate(("调研摸底", "资源整合", "服务提升"), 1)
    ]


def test_program_promoters(graph: LocalGraph) -> None:
    rows = told(graph, "program-promoters", "name relation who issued quote", program="三大行动")
    assert rows == [
        ("三大行动", "推动 promoted by", "王建国", "2023-03-10", "王建国强调，要抓好“三大行动”"),
        ("三大行动", "提出 issued by", "中共衡阳市委", "2023-03-10", "会议决定实施“三大行动”"),
    ]
    assert [who for _, who in told(graph, "program-promoters", "name who", person="王建国")] == ["王建国"]


def test_program_places(graph: LocalGraph) -> None:
    rows = [("三大行动", "衡南县", "县级", "衡阳市", "2024-12-01", "衡南县实施“三大行动”")]
    assert told(graph, "program-places", "name where level within issued quote") == rows
    assert told(graph, "program-places", "name where level within issued quote", place="衡南") == rows
    assert told(graph, "program-places", "name", place="衡阳市") == []


def test_program_figures(graph: LocalGraph) -> None:
    assert told(graph, "program-figures", "indicator figure value unit status when where", program="三大行动") == [
        ("新增学位", "800个", "800", "个", "目标 target", "2024", "衡阳市"),
        ("新增学位", "120个", "120", "个", "实际 actual", "2024", "衡南县"),
        ("新增学位", "620个", "620", "个", "实际 actual", "2024", "衡阳市"),
    ]
    assert told(graph, "program-figures", "figure", period="2023") == []


def test_program_by_year(graph: LocalGraph) -> None:
    rows = told(graph, "program-by-year", "year said what article", program="三大行动")
    assert [row for row in rows if row[0] == "2023"] == [
        ("2023", "包含 consists of", "调研摸底", LAUNCH),
        ("2023", "包含 consists of", "资源整合", LAUNCH),
        ("2023", "包含 consists of", "服务提升", LAUNCH),
        ("2023", "推动 promoted by", "王建国", LAUNCH),
        ("2023", "提出 issued by", "中共衡阳市委", LAUNCH),
        ("2023", "提到 mentioned", "1×", LAUNCH),
    ]
    assert rows[6:] == [
        ("2024", "数据 figure", "新增学位 800个", LAUNCH),
        ("2024", "实施 carried out by", "衡南县", RESULT),
        ("2024", "提到 mentioned", "1×", RESULT),
        ("2024", "数据 figure", "新增学位 120个", RESULT),
        ("2024", "数据 figure", "新增学位 620个", RESULT),
    ]
    assert told(graph, "program-by-year", "year said what article", program="三大行动", period="2024") == rows[6:]


def test_official(graph: LocalGraph) -> None:
    assert told(graph, "official", "what detail role from to where", person="李红") == [
        ("1 职务 post", "衡阳市人民政府市长", "", "2023-03-10 始见 first seen", "2023-03-10 末见 last seen", "衡阳市"),
        ("2 活动 event", "全市民生会议", "出席", "2023-03-09", "", "衡阳市"),
        ("2 活动 event", "衡南县调研（2024-11-30）", "带队调研", "2024-11-30", "", "衡南县"),
    ]
    assert told(graph, "official", "what detail", person="王建国")[-1] == ("3 推动 promotes", "三大行动")


def test_meetings(graph: LocalGraph) -> None:
    assert told(graph, "meetings", "name role with with_role date event where article", person="李红") == [
        ("李红", "出席", "王建国", role, "2023-03-09", "全市民生会议", "衡阳市", LAUNCH) for role in ("主持", "讲话")
    ]
    assert told(graph, "meetings", "name", person="李红", other="李红") == []


@pytest.mark.parametrize("name", ["衡阳", "衡阳市", "id:place/430400"])
def test_place(graph: LocalGraph, name: str) -> None:
    assert told(graph, "place", "what detail more date article", place=name) == [
        ("1 层级 level", "市级", "湖南省", "", ""),
        ("2 下级 contains", "衡南县", "县级", "", ""),
        ("3 机构 body", "中共衡阳市委", "", "", ""),
        ("3 机构 body", "衡阳市人民政府", "", "", ""),
        ("4 任职 post holder", "李红", "衡阳市人民政府市长", "2023-03-10", ""),
        ("4 任职 post holder", "王建国", "中共衡阳市委书记", "2023-03-10", ""),
        ("6 活动 event", "全市民生会议", "会议", "2023-03-09", LAUNCH),
        ("7 数据 figure", "新增学位", "600个", "2024", SUMMARY),
        ("7 数据 figure", "新增学位", "620个", "2024", RESULT),
        ("7 数据 figure", "新增学位", "800个", "2024", LAUNCH),
        ("8 文章 article", "", "", "2023-03-10", LAUNCH),
        ("8 文章 article", "", "", "2024-12-01", RESULT),
        ("8 文章 article", "", "", "2025-01-15", SUMMARY),
    ]


def test_targets(graph: LocalGraph) -> None:
    columns = "measured where target target_period actual actual_period actual_article"
    assert told(graph, "targets", columns, indicator="学位") == [
        ("新增学位", "衡阳市", "800个", "2024", "620个", "2024", RESULT),
        ("新增学位", "衡阳市", "800个", "2024", "600个", "2024", SUMMARY),
    ]
    assert told(graph, "targets", "target", place="衡南县") == []
    assert len(told(graph, "targets", "target", place="衡阳市")) == 2


def test_namesakes(graph: LocalGraph) -> None:
    assert told(graph, "namesakes", "shared label kind scope parts issued", program="三查") == [
        ("三查", "三查机制", "机制", "衡阳市", "查项目、查现场、查口碑", "2024-12-01"),
        ("三查", "三查机制", "机制", "衡阳市", "查河道、查水库、查堤防", "2025-01-15"),
    ]
    assert len(set(told(graph, "namesakes", "program"))) == 2


def test_evidence(graph: LocalGraph) -> None:
    (fact,) = {f for (f,) in told(graph, "program-places", "fact")}
    assert told(graph, "evidence", "quote source rule issued article", fact=fact) == [
        ("衡南县实施“三大行动”", "2024.txt", "test.rule", "2024-12-01", RESULT)
    ]
    ((start, end),) = told(graph, "evidence", "start end", fact=fact)
    assert int(end) - int(start) == len("衡南县实施“三大行动”")
    assert [q for (q,) in told(graph, "evidence", "quote", fact="三大行动")] == ["三大行动", "三大行动"]


def test_programs_by_level(graph: LocalGraph) -> None:
    columns = "level_name where relation name kind articles"
    rows = [
        ("市级", "衡阳市", "提出 issued", "三大行动", "行动", "1"),
        ("县级", "衡南县", "实施 carried out", "三大行动", "行动", "1"),
    ]
    assert told(graph, "programs-by-level", columns) == rows
    for county in ("县", "县级", "county"):
        assert told(graph, "programs-by-level", columns, level=county) == rows[1:]


def test_disagreements(graph: LocalGraph) -> None:
    columns = "measured where period one one_article other other_article"
    rows = [sorted(row) for row in told(graph, "disagreements", columns)]
    assert rows == [sorted(("新增学位", "衡阳市", "2024", "620个", RESULT, "600个", SUMMARY))]
    assert told(graph, "disagreements", "one", place="衡南县") == []


def test_every_query_is_tested() -> None:
    tests = Path(__file__).read_text("utf-8")
    assert [name for name in library() if f'told(graph, "{name}"' not in tests] == []


def test_unknown_names_are_told_with_near_ones(graph: LocalGraph) -> None:
    with pytest.raises(UserError, match=re.escape("图谱里没有叫“三大”的政策；相近的有：三大行动")):
        told(graph, "program-parts", "part", program="三大")
    with pytest.raises(UserError, match="level cannot be “街”; there are: "):
        told(graph, "programs-by-level", "name", level="街")


def test_every_answer_is_the_same_twice(graph: LocalGraph) -> None:
    values = {"official": {"person": "李红"}, "place": {"place": "衡阳"}}
    values |= {"program-by-year": {"program": "三大行动"}, "evidence": {"fact": "三大行动"}}
    for name in library():
        one, two = (ask(graph, find_question(name), values.get(name)) for _ in range(2))
        assert one == two and one.rows, name
