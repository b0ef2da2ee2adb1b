"""The vocabulary of programmes, the weighed features, and how the forms of one name come together."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analyse import analyse_article, page_of
from kg.lexicon import rows
from kg.mentions.program import bare_features, quoted
from kg.mentions.program.lists import after, count_of
from kg.model import Program, ProgramKind


def programs(text: str) -> list[Program]:
    page = page_of(f"衡阳日报讯 衡阳市消息\n{text}", issued="2024-05-20")
    found = analyse_article(page.articles[0], page).mentions
    return [m.value for m in found if isinstance(m.value, Program)]


@pytest.mark.parametrize("table", ["program_heads", "program_phrases"])
def test_kinds_are_those_of_the_model(table: str) -> None:
    assert {r["kind"] for r in rows(table)} <= set(get_args(ProgramKind))


@pytest.mark.parametrize(
    "table, key", [("program_heads", "head"), ("program_phrases", "name"), ("program_modifiers", "word")]
)
def test_each_word_stands_once(table: str, key: str) -> None:
    assert [word for word, n in Counter(r[key] for r in rows(table)).items() if n > 1] == []


def test_columns_hold_only_what_they_may() -> None:
    assert {r["quoted"] for r in rows("program_heads")} == {"strong", "weak"}
    assert {r["bare"] for r in rows("program_heads")} == {"plain", "doer", "no"}
    assert {r["bare"] for r in rows("program_phrases")} == {"yes", "head", "no"}


@pytest.mark.parametrize("features", [quoted.FEATURES, bare_features.FEATURES])
def test_features_are_named_once(features: tuple[quoted.Feature, ...] | tuple[bare_features.Feature, ...]) -> None:
    assert len({f.name for f in features}) == len(features)


def test_forms_of_one_name_are_one_programme() -> None:
    found = programs("推广“1+4+N”治理体系。“1+4+N”体系成效明显。各地用好“1+4+N”。")
    assert {p.name for p in found} == {"1+4+N治理体系"}


def test_what_is_counted_alike_is_told_apart_by_its_noun() -> None:
    found = programs("接续实施“六个工程”，扎实开展“六个行动”。")
    assert [p.name for p in found] == ["六个工程", "六个行动"]


def test_short_title_stands_for_the_full_one() -> None:
    found = programs("印发《湖南省数字乡村建设方案》。《方案》提出，到2025年实现全覆盖。")
    assert found == [Program("湖南省数字乡村建设方案", "document")] * 2


def test_a_short_title_of_general_words_stands_for_the_full_one() -> None:
    found = programs("印发《湖南省数字乡村建设方案》。《实施方案》提出，到2025年实现全覆盖。")
    assert found == [Program("湖南省数字乡村建设方案", "document")] * 2
    assert programs("《行动方案》提出，到2025年实现全覆盖。") == []


def test_figures_stand_for_the_name_that_spells_them_out() -> None:
    found = programs("实施“百县千镇万村提升工程”，“百千万工程”成效明显。")
    assert {p.name for p in found} == {"百县千镇万村提升工程"}


def test_short_title_without_a_full_one_is_left_out() -> None:
    assert programs("《方案》提出，到2025年实现全覆盖。") == []


def test_a_phrase_that_spells_out_a_number_is_that_number() -> None:
    assert {p.name for p in programs("牢记“看得准、下手快、盯得紧”办事“三字经”。")} == {"三字经"}


@pytest.mark.parametrize(
    "name, count",
    [
        ("四大行动", 4),
        ("十二项机制", 12),
        ("两治一提升", 3),
        ("三包三联三促工作法", 9),
        ("1+4", 0),
        ("一企一策", 0),
        ("1356", 0),
        ("2个“三年行动”", 2),
    ],
)
def test_count_that_a_name_announces(name: str, count: int) -> None:
    assert count_of(name) == count


def test_two_things_of_one_name_are_told_apart_by_their_parts() -> None:
    found = programs(
        "汛期坚持查水库、查河道、查堤坝“三查”，确保安全。\n项目建设实行“三查”：查进度、查质量、查资金，加快推进。"
    )
    assert [p.note for p in found] == ["查水库、查河道、查堤坝", "查进度、查质量、查资金"]


def test_members_parted_by_semicolons_may_hold_other_marks() -> None:
    text = "：长短结合，以短养长；国家、集体、个人结合；种养结合；农贸结合。"
    assert [text[a:b] for a, b in after(text, 0, len(text), 4)] == [
        "长短结合，以短养长",
        "国家、集体、个人结合",
        "种养结合",
        "农贸结合",
    ]


@given(st.text("一二两三个项：，、。；（）即是“”村路电", max_size=30), st.integers(0, 6))
def test_a_list_behind_a_name_has_as_many_parts_as_are_counted_or_none(text: str, count: int) -> None:
    parts = after(text, 0, len(text), count)
    assert len(parts) in (0, count)
    assert all(0 <= a < b <= len(text) for a, b in parts)


@pytest.mark.parametrize(
    "text, names",
    [
        (
            "多部门印发《湖区复绿三年行动计划》。省里的《湖区复绿三年行动计划（2023—2025年）》提出目标。",
            {"湖区复绿三年行动计划（2023—2025年）"},
        ),
        ("检查湖岸保护法执法情况，宣传《中华人民共和国湖岸保护法》。", {"中华人民共和国湖岸保护法"}),
        ("修订《湖区学习纲要》，出版《湖区学习纲要（2023年版）》。", {"湖区学习纲要", "湖区学习纲要（2023年版）"}),
        (
            "印发《湖区复绿行动计划》《湖区复绿行动计划（2019—2021年）》《湖区复绿行动计划（2023—2025年）》。",
            {"湖区复绿行动计划", "湖区复绿行动计划（2019—2021年）", "湖区复绿行动计划（2023—2025年）"},
        ),
    ],
)
def test_a_title_stands_for_the_one_that_is_given_in_full(text: str, names: set[str]) -> None:
    assert {p.name for p in programs(text)} == names
