"""Bodies, posts and tenures where an example beside a rule is too small: a whole article, other levels, the lexicon."""

from __future__ import annotations

import re

import pytest

from kg.analyse import analyse, page_of
from kg.lexicon import rows
from kg.mentions.organization.tables import heads, known
from kg.mentions.post import titles
from kg.model import Analysis, Organization, Post, Tenure


def read(text: str) -> Analysis:
    return analyse(page_of(text, issued="2024-05-20"))[0]


def bodies(text: str) -> list[str]:
    return [m.value.name for m in read(text).mentions if isinstance(m.value, Organization)]


def tenures(text: str) -> list[tuple[str, str, str]]:
    return [(f.person.name, f.title, f.organization.name) for f in read(text).facts if isinstance(f, Tenure)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("恩施州委、州政府作出部署。", ["中共恩施土家族苗族自治州委员会", "恩施土家族苗族自治州人民政府"]),
        ("锡林郭勒盟委、盟行署作出部署。", ["中共锡林郭勒盟委", "锡林郭勒盟行政公署"]),
        ("北京市委、市政府作出部署。", ["中共北京市委", "北京市人民政府"]),
        ("长沙市芙蓉区委、区政府作出部署。", ["中共芙蓉区委", "芙蓉区人民政府"]),
        ("西藏自治区党委、自治区政府作出部署。", ["中共西藏自治区委员会", "西藏自治区人民政府"]),
        ("山东省委省政府作出部署。", ["中共山东省委", "山东省人民政府"]),
    ],
)
def test_every_level_has_its_committee_and_government(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


def test_a_body_has_one_record_in_an_article() -> None:
    names = bodies("岳阳市委书记王建国到岳阳楼区调研。市委、市政府有关负责同志参加。中共岳阳市委发出通知。")
    assert [n for n in names if n.startswith("中共")] == ["中共岳阳市委"] * 3


def test_the_short_name_of_a_company_is_the_company() -> None:
    names = bodies("岳阳市政府与洞庭机械工业集团有限公司签约。洞机集团将投资3亿元。")
    assert names[1:] == ["洞庭机械工业集团有限公司"] * 2


def test_bare_generics_are_no_bodies() -> None:
    text = "各部门、有关单位、企业、三级公立医院、县级综合医院、乡镇卫生院、中心医院、专业合作社和行业协会要落实责任，打开工作新格局。"
    assert bodies(text) == []


def test_posts_of_one_person_stand_in_a_row() -> None:
    text = "岳阳市委常委、宣传部部长李红，副市长王建国、张强，岳阳市财政局党组书记、局长陈明参加。"
    assert tenures(text) == [
        ("李红", "常委", "中共岳阳市委"),
        ("李红", "部长", "中共岳阳市委宣传部"),
        ("王建国", "副市长", "岳阳市人民政府"),
        ("张强", "副市长", "岳阳市人民政府"),
        ("陈明", "书记", "岳阳市财政局党组"),
        ("陈明", "局长", "岳阳市财政局"),
    ]


def test_the_post_of_another_country_is_not_ours() -> None:
    text = "中共中央总书记习近平同来访的客人会谈。习近平总书记指出，双方要加强合作。"
    assert {t[2] for t in tenures(text)} == {"中共中央"}
    assert tenures("法国外交部长王建国出席。")[0][2] == "法国外交部"


def test_the_same_characters_inside_other_words() -> None:
    found = read("书记处、主任医师、代表团、市长热线、董事会、城市委托、超市政府采购、大学生、公司法。").mentions
    assert [m for m in found if isinstance(m.value, (Organization, Post))] == []


def test_lexicon_rows_are_well_formed() -> None:
    for row in rows("organizations"):
        re.compile(row["not_before"])
    assert {h.anchor for h in heads().values()} == {"free", "place", "unit", "none"}
    assert all(len(form) > 1 for form in known())
    assert {t.alone for t in titles().values()} == {"yes", "no", "person"}


def test_a_party_group_lends_its_body_to_the_next_post() -> None:
    text = "岳阳市人大常委会党组书记、主任李红，岳阳市政协党组书记、主席陈明参加。"
    assert tenures(text) == [
        ("李红", "书记", "岳阳市人民代表大会常务委员会党组"),
        ("李红", "主任", "岳阳市人民代表大会常务委员会"),
        ("陈明", "书记", "中国人民政治协商会议岳阳市委员会党组"),
        ("陈明", "主席", "中国人民政治协商会议岳阳市委员会"),
    ]


def test_a_part_bears_the_full_name_of_its_whole() -> None:
    assert bodies("人民银行岳阳市分行、国家统计局岳阳调查队、公安部交通管理局发布消息。") == [
        "中国人民银行岳阳市分行",
        "国家统计局岳阳调查队",
        "公安部交通管理局",
        "公安部",
    ]
