"""Each query of the library on a small graph, with the answer that a reader of its articles would give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from small_graph import whole_graph

from kg.answers import ask, find_question, library
from kg.answers.show import brief
from kg.answers.trouble import UserError
from kg.store.graph import LocalGraph

LAUNCH, RESULT, SUMMARY, REFORM = ("全市民生会议召开", "衡南县办好民生实事", "去年民生账本", "衡阳召开全市干部大会")
PARTS = "“三大行动”，即调研摸底、资源整合、服务提升"
MEETING, ASSEMBLY, VISIT = ("全市民生会议", "全市干部大会", "衡南县调研（2024-11-30）")
Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> LocalGraph:
    return whole_graph(tmp_path_factory.mktemp("graph"))


def told(graph: LocalGraph, name: str, columns: str, lang: str = "zh", **values: str) -> Rows:
    """The named columns of the rows of an answer."""
    answer = ask(graph, find_question(name), values, lang)
    picked = [answer.columns.index(c) for c in columns.split()]
    return [tuple(brief(row[i]) for i in picked) for row in answer.rows]


# ---------------------------------------------------------------- programs


@pytest.mark.parametrize("name", ["三大行动", "“三大行动”", " 三大 行动 "])
def test_program_parts(graph: LocalGraph, name: str) -> None:
    assert told(graph, "program-parts", "name scope position part issued headline quote", program=name) == [
        ("三大行动", "衡阳市", str(i), part, "2023-03-10", LAUNCH, PARTS)
        for i, part in enumerate(("调研摸底", "资源整合", "服务提升"), 1)
    ]
    assert told(graph, "program-parts", "part", program="民生工程") == []


def test_program_parents(graph: LocalGraph) -> None:
    rows = [("五大行动", "民生工程", "2025-03-02", "“五大行动”是“民生工程”的一部分")]
    assert told(graph, "program-parents", "name whole_name issued quote") == rows
    assert told(graph, "program-parents", "name whole_name issued quote", program="五大行动") == rows
    assert told(graph, "program-parents", "name", program="三大行动") == []


def test_program_promoters(graph: LocalGraph) -> None:
    rows = told(graph, "program-promoters", "name relation who_name issued quote", program="三大行动")
    assert rows == [
        ("三大行动", "由谁提出", "中共衡阳市委", "2023-03-10", "会议决定实施“三大行动”"),
        ("三大行动", "由谁推动", "王建国", "2023-03-10", "王建国强调，要抓好“三大行动”"),
    ]
    english = told(graph, "program-promoters", "relation who_name", "en", who="王建国")
    assert english == [("promoted by", "王建国")]
    assert told(graph, "program-promoters", "name", who="衡南县") == []


def test_program_places(graph: LocalGraph) -> None:
    rows = [("三大行动", "衡南县", "县级", "衡阳市", "2024-12-01", "衡南县实施“三大行动”")]
    columns = "name where level within issued quote"
    assert told(graph, "program-places", columns, program="三大行动") == rows
    assert told(graph, "program-places", columns, program="三大行动", place="衡南") == rows
    assert [row[1] for row in told(graph, "program-places", "name where", program="五大行动")] == ["衡东县", "衡南县"]
    assert told(graph, "program-places", "name", place="衡阳市") == []


def test_program_sightings(graph: LocalGraph) -> None:
    columns = "name type first last articles mentions headline"
    rows = told(graph, "program-sightings", columns)
    assert rows == [
        ("三大行动", "行动", "2023-03-10", "2024-12-01", "2", "2", LAUNCH),
        ("三查机制", "机制", "2024-12-01", "2024-12-01", "1", "1", RESULT),
        ("三查机制", "机制", "2025-01-15", "2025-01-15", "1", "1", SUMMARY),
        ("三查机制", "机制", "2025-03-02", "2025-03-02", "1", "1", REFORM),
        ("五大行动", "行动", "2025-03-02", "2025-03-02", "1", "1", REFORM),
        ("民生工程", "行动", "2025-03-02", "2025-03-02", "1", "1", REFORM),
    ]
    assert told(graph, "program-sightings", columns, program="三大行动") == rows[:1]
    assert told(graph, "program-sightings", columns, kind="机制") == rows[1:4]
    assert told(graph, "program-sightings", columns, kind="document") == []


def test_new_programs(graph: LocalGraph) -> None:
    rows = told(graph, "new-programs", "first name headline quote")
    assert [row[:3] for row in rows] == [
        ("2025-03-02", "三查机制", REFORM),
        ("2025-03-02", "五大行动", REFORM),
        ("2025-03-02", "民生工程", REFORM),
        ("2025-01-15", "三查机制", SUMMARY),
        ("2024-12-01", "三查机制", RESULT),
        ("2023-03-10", "三大行动", LAUNCH),
    ]
    assert rows[3][3] == "防汛落实“三查机制”：查河道、查水库、查堤防。"
    assert told(graph, "new-programs", "first name headline quote", since="2025") == rows[:4]
    assert told(graph, "new-programs", "name", since="2025", kind="action") == [("五大行动",), ("民生工程",)]
    assert told(graph, "new-programs", "name", since="2026") == []


def test_program_kinds(graph: LocalGraph) -> None:
    rows = [
        ("2023", "action", "1", "1", "1"),
        ("2024", "action", "1", "1", "1"),
        ("2024", "mechanism", "1", "1", "1"),
        ("2025", "action", "2", "1", "2"),
        ("2025", "mechanism", "2", "2", "2"),
    ]
    assert told(graph, "program-kinds", "year type programs articles mentions", "en") == rows
    assert told(graph, "program-kinds", "year type programs articles mentions", "en", place="衡阳") == rows
    assert told(graph, "program-kinds", "year", place="衡南") == []


def test_namesakes(graph: LocalGraph) -> None:
    assert told(graph, "namesakes", "shared name type scope parts first", program="三查") == [
        ("三查", "三查机制", "机制", "衡阳市", "查项目、查现场、查口碑", "2024-12-01"),
        ("三查", "三查机制", "机制", "衡阳市", "查河道、查水库、查堤防", "2025-01-15"),
        ("三查", "三查机制", "机制", "衡阳市", "", "2025-03-02"),
    ]
    assert len(set(told(graph, "namesakes", "program"))) == 3
    assert told(graph, "namesakes", "name", program="三大行动") == []


def test_program_successors(graph: LocalGraph) -> None:
    columns = "name relation other_name first last"
    assert told(graph, "program-successors", columns, program="三大行动") == [
        ("三大行动", "之后", "五大行动", "2025-03-02", "2025-03-02")
    ]
    assert told(graph, "program-successors", columns, "en", program="五大行动") == [
        ("五大行动", "before", "三大行动", "2023-03-10", "2024-12-01")
    ]
    assert told(graph, "program-successors", columns, program="民生工程") == []


def test_program_by_year(graph: LocalGraph) -> None:
    rows = told(graph, "program-by-year", "year said what times headline", program="三大行动")
    assert rows[:6] == [
        ("2023", "包含", "调研摸底", "", LAUNCH),
        ("2023", "包含", "资源整合", "", LAUNCH),
        ("2023", "包含", "服务提升", "", LAUNCH),
        ("2023", "提到", "", "1", LAUNCH),
        ("2023", "由谁推动", "王建国", "", LAUNCH),
        ("2023", "由谁提出", "中共衡阳市委", "", LAUNCH),
    ]
    assert rows[6:] == [
        ("2024", "数据", "新增学位 800个", "", LAUNCH),
        ("2024", "提到", "", "1", RESULT),
        ("2024", "数据", "新增学位 120个", "", RESULT),
        ("2024", "数据", "新增学位 620个", "", RESULT),
        ("2024", "由谁实施", "衡南县", "", RESULT),
    ]
    columns = "year said what times headline"
    assert told(graph, "program-by-year", columns, program="三大行动", period="2024") == rows[6:]
    assert told(graph, "program-by-year", columns, program="三大行动", period="2022") == []


def test_programs_by_level(graph: LocalGraph) -> None:
    columns = "level_name where relation name type articles"
    rows = [
        ("市级", "衡阳市", "提出", "三大行动", "行动", "1"),
        ("市级", "衡阳市", "提出", "五大行动", "行动", "1"),
        ("县级", "衡东县", "实施", "五大行动", "行动", "1"),
        ("县级", "衡南县", "实施", "三大行动", "行动", "1"),
        ("县级", "衡南县", "实施", "五大行动", "行动", "1"),
        ("县级", "衡南县", "实施", "民生工程", "行动", "1"),
    ]
    assert told(graph, "programs-by-level", columns) == rows
    for county in ("县", "县级", "county"):
        assert told(graph, "programs-by-level", columns, level=county) == rows[2:]
    assert told(graph, "programs-by-level", columns, place="衡东县") == rows[2:3]
    assert told(graph, "programs-by-level", columns, level="village") == []


def test_program_companions(graph: LocalGraph) -> None:
    columns = "with articles passages first last"
    assert told(graph, "program-companions", columns, program="三大行动") == [
        ("三查机制", "1", "0", "2024-12-01", "2024-12-01")
    ]
    assert told(graph, "program-companions", columns, program="民生工程") == [
        ("三查机制", "1", "1", "2025-03-02", "2025-03-02"),
        ("五大行动", "1", "1", "2025-03-02", "2025-03-02"),
    ]


# ---------------------------------------------------------------- people and bodies


def test_official(graph: LocalGraph) -> None:
    rows = told(graph, "official", "section detail role from to where", person="李红")
    assert rows == [
        ("职务", "衡阳市人民政府市长", "", "2023-03-10 始见", "2023-03-10 末见", "衡阳市"),
        ("职务", "中共衡阳市委书记", "", "2025-03-01 就任", "2025-03-01 末见", "衡阳市"),
        ("活动", MEETING, "出席", "2023-03-09", "", "衡阳市"),
        ("活动", VISIT, "带队调研", "2024-11-30", "", "衡南县"),
        ("活动", ASSEMBLY, "主持", "2025-03-01", "", "衡阳市"),
        ("推动", "五大行动", "", "2025-03-02", "", ""),
    ]
    assert told(graph, "official", "section role to", "en", person="王建国")[:2] == [
        ("post", "", "2025-03-01 removed"),
        ("event", "host", ""),
    ]


def test_person_posts(graph: LocalGraph) -> None:
    assert told(
        graph, "person-posts", "post_name body where appointed first last removed sightings", person="李红"
    ) == [
        ("衡阳市人民政府市长", "衡阳市人民政府", "衡阳市", "", "2023-03-10", "2023-03-10", "", "1"),
        ("中共衡阳市委书记", "中共衡阳市委", "衡阳市", "2025-03-01", "2025-03-01", "2025-03-01", "", "1"),
    ]
    assert told(graph, "person-posts", "post_name", person="陈明") == []


def test_post_holders(graph: LocalGraph) -> None:
    columns = "post_name name appointed first removed sightings"
    rows = [
        ("中共衡阳市委书记", "王建国", "", "2023-03-10", "2025-03-01", "2"),
        ("中共衡阳市委书记", "李红", "2025-03-01", "2025-03-01", "", "1"),
    ]
    assert told(graph, "post-holders", columns, organization="中共衡阳市委") == rows
    assert told(graph, "post-holders", columns, organization="中共衡阳市委", title="书记") == rows
    assert told(graph, "post-holders", columns, organization="中共衡阳市委", title="市长") == []


def test_post_successions(graph: LocalGraph) -> None:
    columns = "post_name before_name before_first before_last after_name after_first"
    rows = [
        ("中共衡阳市委书记", "王建国", "2023-03-10", "2023-03-10", "李红", "2025-03-01"),
        ("衡阳市人民政府市长", "李红", "2023-03-10", "2023-03-10", "张伟", "2025-03-01"),
    ]
    assert told(graph, "post-successions", columns) == rows
    assert told(graph, "post-successions", columns, organization="衡阳市人民政府") == rows[1:]
    assert told(graph, "post-successions", columns, person="王建国") == rows[:1]
    assert told(graph, "post-successions", columns, person="陈明") == []


def test_companions(graph: LocalGraph) -> None:
    columns = "name with events first last"
    rows = [("李红", "王建国", "2", "2023-03-09", "2025-03-01"), ("李红", "张伟", "1", "2025-03-01", "2025-03-01")]
    assert told(graph, "companions", columns, person="李红") == rows
    assert [row[1] for row in told(graph, "companions", columns, person="李红", period="2023")] == ["王建国"]
    assert told(graph, "companions", columns, person="陈明") == []


def test_list_order(graph: LocalGraph) -> None:
    assert told(graph, "list-order", "with before after lists", person="王建国") == [("张伟", "1", "0", "1")]
    assert told(graph, "list-order", "with before after lists", person="张伟") == [("王建国", "0", "1", "1")]
    assert told(graph, "list-order", "with", person="李红") == []


def test_person_programs(graph: LocalGraph) -> None:
    columns = "relation program_name times articles first last"
    rows = [("推动", "三大行动", "1", "1", "2023-03-10", "2023-03-10")]
    assert told(graph, "person-programs", columns, person="王建国") == rows
    assert told(graph, "person-programs", columns, person="张伟") == []


def test_meetings(graph: LocalGraph) -> None:
    columns = "name role with with_role date event where headline"
    rows = told(graph, "meetings", columns, person="李红")
    assert rows == [
        *(("李红", "出席", "王建国", role, "2023-03-09", MEETING, "衡阳市", LAUNCH) for role in ("主持", "讲话")),
        *(("李红", "主持", who, "出席", "2025-03-01", ASSEMBLY, "衡阳市", REFORM) for who in ("张伟", "王建国")),
    ]
    assert told(graph, "meetings", columns, person="李红", other="张伟") == rows[2:3]
    assert told(graph, "meetings", "name", person="李红", other="李红") == []


def test_event_people(graph: LocalGraph) -> None:
    assert told(graph, "event-people", "event_name date where role position name posts", event=ASSEMBLY) == [
        (ASSEMBLY, "2025-03-01", "衡阳市", "主持", "1", "李红", "中共衡阳市委书记"),
        (ASSEMBLY, "2025-03-01", "衡阳市", "出席", "2", "张伟", "衡阳市人民政府市长"),
        (ASSEMBLY, "2025-03-01", "衡阳市", "出席", "3", "王建国", ""),
    ]


def test_person_activity(graph: LocalGraph) -> None:
    assert told(graph, "person-activity", "month type events", "en", person="李红") == [
        ("2023-03", "meeting", "1"),
        ("2024-11", "inspection", "1"),
        ("2025-03", "meeting", "1"),
    ]
    assert told(graph, "person-activity", "month", person="陈明") == []  # the visit has no date


def test_active_people(graph: LocalGraph) -> None:
    columns = "name events hosted spoke inspected first last"
    rows = told(graph, "active-people", columns)
    assert rows == [
        ("李红", "3", "1", "0", "1", "2023-03-09", "2025-03-01"),
        ("王建国", "2", "1", "1", "0", "2023-03-09", "2025-03-01"),
        ("张伟", "1", "0", "0", "0", "2025-03-01", "2025-03-01"),
        ("陈明", "1", "0", "0", "1", "", ""),
    ]
    assert told(graph, "active-people", columns, place="湖南省") == rows
    assert [row[:2] for row in told(graph, "active-people", columns, place="衡南县")] == [("李红", "1")]
    assert [row[0] for row in told(graph, "active-people", columns, period="2023")] == ["李红", "王建国"]
    assert told(graph, "active-people", columns, period="1999") == []


def test_organization(graph: LocalGraph) -> None:
    assert told(graph, "organization", "section detail more date", organization="中共衡阳市委") == [
        ("地点", "衡阳市", "", ""),
        ("任职", "李红", "中共衡阳市委书记", "2025-03-01"),
        ("任职", "王建国", "中共衡阳市委书记", "2023-03-10"),
        ("政策", "三大行动", "提出", "2023-03-10"),
        ("政策", "五大行动", "提出", "2025-03-02"),
    ]
    assert told(graph, "organization", "section", organization="助学协会") == []


# ---------------------------------------------------------------- places


@pytest.mark.parametrize("name", ["衡阳", "衡阳市", "id:place/430400"])
def test_place(graph: LocalGraph, name: str) -> None:
    assert told(graph, "place", "section detail more date headline", place=name) == [
        ("层级", "市级", "湖南省", "", ""),
        ("下级地点", "衡东县", "县级", "", ""),
        ("下级地点", "衡南县", "县级", "", ""),
        ("机构", "中共衡阳市委", "", "", ""),
        ("机构", "衡阳市人民政府", "", "", ""),
        ("任职", "张伟", "衡阳市人民政府市长", "2025-03-01", ""),
        ("任职", "李红", "衡阳市人民政府市长", "2023-03-10", ""),
        ("任职", "李红", "中共衡阳市委书记", "2025-03-01", ""),
        ("任职", "王建国", "中共衡阳市委书记", "2023-03-10", ""),
        ("活动", ASSEMBLY, "会议", "2025-03-01", REFORM),
        ("活动", MEETING, "会议", "2023-03-09", LAUNCH),
        ("数据", "建成学校", "3所", "", REFORM),
        ("数据", "新增学位", "600个", "2024", SUMMARY),
        ("数据", "新增学位", "620个", "2024", RESULT),
        ("数据", "新增学位", "800个", "2024", LAUNCH),
        ("文章", "", "", "", "调研"),
        ("文章", "", "", "2023-03-10", LAUNCH),
        ("文章", "", "", "2024-12-01", RESULT),
        ("文章", "", "", "2025-01-15", SUMMARY),
        ("文章", "", "", "2025-03-02", REFORM),
    ]


def test_programs_within(graph: LocalGraph) -> None:
    columns = "level_name where body relation name quote"
    rows = [
        ("市级", "衡阳市", "中共衡阳市委", "提出", "三大行动", "会议决定实施“三大行动”"),
        ("市级", "衡阳市", "中共衡阳市委", "提出", "五大行动", "会议决定实施“五大行动”"),
        ("县级", "衡东县", "", "实施", "五大行动", "衡南县、衡东县实施“五大行动”"),
        ("县级", "衡南县", "", "实施", "三大行动", "衡南县实施“三大行动”"),
        ("县级", "衡南县", "", "实施", "五大行动", "衡南县、衡东县实施“五大行动”"),
        ("县级", "衡南县", "", "实施", "民生工程", "衡南县还实施“民生工程”"),
    ]
    for around in ("湖南", "衡阳市"):
        assert told(graph, "programs-within", columns, place=around) == rows
    assert told(graph, "programs-within", columns, place="湖南", level="县") == rows[2:]
    assert told(graph, "programs-within", columns, place="衡东县") == rows[2:3]
    assert told(graph, "programs-within", columns, place="衡东县", level="市") == []


def test_places_sharing(graph: LocalGraph) -> None:
    assert told(graph, "places-sharing", "with programs which", place="衡南县") == [("衡东县", "1", "五大行动")]
    assert told(graph, "places-sharing", "with", place="衡阳市") == []


def test_program_neighbours(graph: LocalGraph) -> None:
    assert told(graph, "program-neighbours", "with places which", program="五大行动") == [
        ("三大行动", "1", "衡南县"),
        ("民生工程", "1", "衡南县"),
    ]
    assert told(graph, "program-neighbours", "with", program="三查") == []


def test_place_events(graph: LocalGraph) -> None:
    columns = "date event type where people"
    rows = [
        ("", "衡东县调研", "inspection", "衡东县", "1"),
        ("2023-03-09", MEETING, "meeting", "衡阳市", "2"),
        ("2024-11-30", VISIT, "inspection", "衡南县", "1"),
        ("2025-03-01", ASSEMBLY, "meeting", "衡阳市", "3"),
    ]
    assert told(graph, "place-events", columns, "en", place="湖南省") == rows
    assert told(graph, "place-events", columns, "en", place="衡阳市", period="2024") == rows[2:3]
    assert told(graph, "place-events", columns, "en", place="衡南县") == rows[2:3]
    assert told(graph, "place-events", columns, place="衡南县", period="2025") == []


def test_person_places(graph: LocalGraph) -> None:
    assert told(graph, "person-places", "where level_name events first last", person="李红") == [
        ("衡阳市", "市级", "2", "2023-03-09", "2025-03-01"),
        ("衡南县", "县级", "1", "2024-11-30", "2024-11-30"),
    ]


def test_place_programs_by_year(graph: LocalGraph) -> None:
    assert told(graph, "place-programs-by-year", "year name articles mentions", place="衡阳市") == [
        ("2023", "三大行动", "1", "1"),
        ("2024", "三大行动", "1", "1"),
        ("2024", "三查机制", "1", "1"),
        *[("2025", "三查机制", "1", "1")] * 2,
        ("2025", "五大行动", "1", "1"),
        ("2025", "民生工程", "1", "1"),
    ]
    assert told(graph, "place-programs-by-year", "name", place="衡东县") == []


# ---------------------------------------------------------------- figures


def test_program_figures(graph: LocalGraph) -> None:
    assert told(graph, "program-figures", "measured printed value unit status period_of where", program="三大行动") == [
        ("新增学位", "800个", "800", "个", "目标", "2024", "衡阳市"),
        ("新增学位", "120个", "120", "个", "实际", "2024", "衡南县"),
        ("新增学位", "620个", "620", "个", "实际", "2024", "衡阳市"),
    ]
    assert told(graph, "program-figures", "printed", period="2023") == []


def test_series(graph: LocalGraph) -> None:
    columns = "where period value unit change_name base status_name headline"
    rows = told(graph, "series", columns, indicator="新增学位")
    assert rows == [
        ("衡东县", "2024", "90", "个", "", "", "实际", REFORM),
        ("衡南县", "2024", "120", "个", "", "", "实际", RESULT),
        ("衡阳市", "2024", "800", "个", "", "", "目标", LAUNCH),
        ("衡阳市", "2024", "620", "个", "", "", "实际", RESULT),
        ("衡阳市", "2024", "600", "个", "", "", "实际", SUMMARY),
        ("衡东县", "2024", "5", "%", "增长", "同比", "实际", REFORM),
    ]
    assert told(graph, "series", columns, indicator="新增学位", status="target") == rows[2:3]
    assert told(graph, "series", columns, indicator="新增学位", place="衡南") == rows[1:2]
    assert told(graph, "series", columns, indicator="建成学校", place="衡南") == []


def test_targets(graph: LocalGraph) -> None:
    columns = "measured where target target_period actual actual_period actual_headline"
    rows = [
        ("新增学位", "衡阳市", "800个", "2024", "620个", "2024", RESULT),
        ("新增学位", "衡阳市", "800个", "2024", "600个", "2024", SUMMARY),
    ]
    assert told(graph, "targets", columns) == rows
    assert told(graph, "targets", columns, indicator="新增学位", place="衡阳市") == rows
    assert told(graph, "targets", "target", place="衡南县") == []


def test_disagreements(graph: LocalGraph) -> None:
    columns = "measured where period one one_headline other other_headline"
    for values in ({}, {"indicator": "新增学位"}, {"place": "衡阳市"}):
        rows = [sorted(row) for row in told(graph, "disagreements", columns, **values)]
        assert rows == [sorted(("新增学位", "衡阳市", "2024", "620个", RESULT, "600个", SUMMARY))]
    assert told(graph, "disagreements", "one", place="衡南县") == []


def test_rank(graph: LocalGraph) -> None:
    columns = "change_name unit value where level_name"
    rows = [
        ("", "个", "620", "衡阳市", "市级"),
        ("", "个", "600", "衡阳市", "市级"),
        ("", "个", "120", "衡南县", "县级"),
        ("", "个", "90", "衡东县", "县级"),
        ("增长", "%", "5", "衡东县", "县级"),
    ]
    assert told(graph, "rank", columns, indicator="新增学位") == rows
    assert told(graph, "rank", columns, indicator="新增学位", status="目标") == [("", "个", "800", "衡阳市", "市级")]
    assert told(graph, "rank", columns, indicator="新增学位", period="2023") == []


def test_indicators(graph: LocalGraph) -> None:
    rows = [("新增学位", "6", "4"), ("建成学校", "1", "1")]
    assert told(graph, "indicators", "measured figures articles") == rows
    assert told(graph, "indicators", "measured figures articles", word="学校") == rows[1:]
    assert told(graph, "indicators", "measured", word="产值") == []


def test_changes(graph: LocalGraph) -> None:
    rows = [("increase", "新增学位", "5", "%", "同比", "2024", REFORM)]
    columns = "change_name measured value unit base period_of headline"
    assert told(graph, "changes", columns, "en", place="衡东县") == rows
    assert told(graph, "changes", columns, place="衡东县", period="2023") == []
    assert told(graph, "changes", columns, place="衡阳市") == []


# ---------------------------------------------------------------- evidence


def test_evidence(graph: LocalGraph) -> None:
    ((fact,),) = told(graph, "program-places", "fact", program="三大行动")
    assert told(graph, "evidence", "quote source rule issued headline", fact=fact) == [
        ("衡南县实施“三大行动”", "2024.txt", "test.rule", "2024-12-01", RESULT)
    ]
    ((start, end),) = told(graph, "evidence", "start end", fact=fact)
    assert int(end) - int(start) == len("衡南县实施“三大行动”")
    assert told(graph, "evidence", "quote", fact="三大行动") == [("三大行动",), ("三大行动",)]
    assert told(graph, "evidence", "quote", fact="新增学位")[0] == ("到2024年，全市新增学位800个",)
    ((membership,), _) = told(graph, "post-successions", "fact")
    assert told(graph, "evidence", "quote", fact=membership) == [("市委书记王建国",), ("免去王建国市委书记职务",)]


def test_mentions(graph: LocalGraph) -> None:
    columns = "issued printed passage headline"
    rows = told(graph, "mentions", columns, entity="衡南县")
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("2024-12-01", "衡南县", RESULT),
        ("2025-03-02", "衡南县", REFORM),
    ]
    assert rows[1][2].startswith("衡南县、衡东县实施")
    assert told(graph, "mentions", columns, entity="衡南县", period="2025") == rows[1:]
    assert told(graph, "mentions", columns, entity="衡南县", period="2023") == []


def test_mentions_by_month(graph: LocalGraph) -> None:
    rows = [("2024-12", "衡南县", "1", "1"), ("2025-03", "衡南县", "1", "1")]
    assert told(graph, "mentions-by-month", "month name articles mentions", entity="衡南县") == rows


def test_articles(graph: LocalGraph) -> None:
    columns = "issued headline where source"
    rows = told(graph, "articles", columns)
    assert rows == [
        ("2025-03-02", REFORM, "衡阳市", "reform.txt"),
        ("2025-01-15", SUMMARY, "衡阳市", "2025.txt"),
        ("2024-12-01", RESULT, "衡阳市", "2024.txt"),
        ("2023-03-10", LAUNCH, "衡阳市", "2023.txt"),
        ("", "调研", "衡阳市", "notice.txt"),
    ]
    assert told(graph, "articles", columns, period="2025", place="衡阳") == rows[:2]
    assert told(graph, "articles", columns, wanted="衡阳日报") == []


def test_articles_by_month(graph: LocalGraph) -> None:
    months = ("", "2023-03", "2024-12", "2025-01", "2025-03")
    assert told(graph, "articles-by-month", "month publication articles") == [(month, "", "1") for month in months]


def test_article(graph: LocalGraph) -> None:
    rows = told(graph, "article", "section one_name relation two_name more", article=SUMMARY)
    assert rows == [
        ("数据", "新增学位", "实际", "衡阳市", "600个 2024"),
        ("组成", "三查机制", "包含", "", "1 查河道"),
        ("组成", "三查机制", "包含", "", "2 查水库"),
        ("组成", "三查机制", "包含", "", "3 查堤防"),
    ]
    english = told(graph, "article", "section one_name relation two_name more", "en", article=REFORM)
    assert english[:2] == [
        ("event", ASSEMBLY, "meeting", "衡阳市", "2025-03-01"),
        ("participation", "李红", "host", ASSEMBLY, "2025-03-01"),
    ]
    assert ("post", "王建国", "removed", "中共衡阳市委书记", "2025-03-01") in english
    assert ("program link", "五大行动", "part of", "民生工程", "") in english


# ---------------------------------------------------------------- quality


def test_rules(graph: LocalGraph) -> None:
    assert told(graph, "rules", "kind rule facts", "en") == [
        ("event", "test.rule", "4"),
        ("figure", "test.rule", "7"),
        ("part", "test.rule", "14"),
        ("participation", "test.rule", "8"),
        ("post", "test.rule", "5"),
        ("program link", "test.rule", "9"),
    ]


def test_low_confidence(graph: LocalGraph) -> None:
    facts = len(told(graph, "low-confidence", "fact", under="1"))
    assert facts == 4 + 7 + 14 + 8 + 5 + 9
    rows = told(graph, "low-confidence", "confidence kind quote headline", under="1")
    assert rows == sorted(rows, key=lambda r: float(r[0]))
    middle = rows[len(rows) // 2][0]
    assert {float(c) < float(middle) for (c,) in told(graph, "low-confidence", "confidence", under=middle)} <= {True}
    assert ("政策关联", "衡南县还实施“民生工程”", REFORM) in [row[1:] for row in rows]
    assert told(graph, "low-confidence", "fact", under="0") == []


def test_unsure_names(graph: LocalGraph) -> None:
    ((key, name, verdict, by),) = told(graph, "unsure-names", "key name verdict by", "en")
    assert key.endswith("/program/三查机制") and (name, verdict, by) == ("三查机制", "unsure", "rule")
    assert told(graph, "unsure-names", "key", judgement="no") == []


def test_shared_names(graph: LocalGraph) -> None:
    which = "三查机制（衡阳市）；三查机制（衡阳市：查河道、查水库、查堤防）；三查机制（衡阳市：查项目、查现场、查口碑）"
    rows = [("三查", "3", which), ("三查机制", "3", which)]
    assert told(graph, "shared-names", "name entities which") == rows
    assert told(graph, "shared-names", "name entities which", kind="program") == rows
    assert told(graph, "shared-names", "name", kind="人物") == []


def test_undated(graph: LocalGraph) -> None:
    assert told(graph, "undated", "kind what quote source") == [
        ("数据", "建成学校 3所", "全市建成学校3所", "reform.txt"),
        ("活动", "", "陈明到衡东县调研", "notice.txt"),
    ]


def test_unlinked_names(graph: LocalGraph) -> None:
    assert told(graph, "unlinked-names", "kind name mentions", "en") == [
        ("body without a place", "助学协会", "1"),
        ("official without a post", "陈明", "1"),
    ]


def test_checks(graph: LocalGraph) -> None:
    rows = told(graph, "checks", "name nodes violations", "en")
    assert ("program", "6", "0") in rows and ("Person", "4", "0") in rows
    assert all(int(n) > 0 for (n,) in told(graph, "checks", "constraints"))


def test_replaced(graph: LocalGraph) -> None:
    rows = [("id:program/衡阳市/三大行动", "三大行动", "衡阳市")]
    assert told(graph, "replaced", "old name scope") == rows
    assert told(graph, "replaced", "old name scope", program="三大行动") == rows
    assert told(graph, "replaced", "old", program="五大行动") == []


# ---------------------------------------------------------------- all of them


def test_every_query_is_tested() -> None:
    tests = Path(__file__).read_text("utf-8")
    assert [name for name in library() if f'told(graph, "{name}"' not in tests] == []


def test_unknown_names_are_told_with_near_ones(graph: LocalGraph) -> None:
    with pytest.raises(UserError, match=re.escape("图谱里没有叫“三大”的政策；相近的有：三大行动")):
        told(graph, "program-parts", "part", program="三大")
    with pytest.raises(UserError, match="level cannot be “街”; there are: "):
        told(graph, "programs-by-level", "name", level="街")
    with pytest.raises(UserError, match="没有标题为“无题”的文章"):
        told(graph, "article", "quote", article="无题")
    with pytest.raises(UserError, match="kind cannot be “x”; there are: program, person"):
        told(graph, "shared-names", "name", kind="x")


NONSENSE = {"text": "没有这样的词", "period": "去年", "number": "很多"}
GIVEN = {
    "program": "三大行动", "person": "李红", "place": "衡阳市", "organization": "中共衡阳市委", "indicator": "新增学位",
    "event": ASSEMBLY, "entity": "三大行动", "fact": "三大行动", "article": REFORM,
}  # fmt: skip
PARAMETERS = [(q.name, p.name) for q in library().values() for p in q.header.parameters]


@pytest.mark.parametrize("name, parameter", PARAMETERS)
def test_a_bad_value_is_one_sentence_or_no_rows(graph: LocalGraph, name: str, parameter: str) -> None:
    header = find_question(name).header
    values = {p.name: GIVEN[p.name] for p in header.parameters if p.required}
    kind = next(p.type for p in header.parameters if p.name == parameter)
    values[parameter] = NONSENSE.get(kind, "没有这样的名称")
    if kind == "text":
        assert ask(graph, find_question(name), values).rows == ()
        return
    with pytest.raises(UserError) as error:
        ask(graph, find_question(name), values)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", library())
def test_every_answer_is_the_same_twice_and_in_both_languages(graph: LocalGraph, name: str) -> None:
    question = find_question(name)
    values = {p.name: GIVEN[p.name] for p in question.header.parameters if p.required}
    values |= {
        "low-confidence": {"under": "1"},
        "list-order": {"person": "张伟"},
        "places-sharing": {"place": "衡南县"},
        "changes": {"place": "衡东县"},
    }.get(name, {})
    one, two, english = ask(graph, question, values), ask(graph, question, values), ask(graph, question, values, "en")
    assert one == two and one.rows
    assert len(english.rows) == len(one.rows)
    assert len(set(one.rows)) == len(one.rows)
