"""Which one is meant: identifiers, links with their reasons, judgements."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import (
    CHINA,
    HENGNAN,
    HENGYANG,
    HUNAN,
    IN_HENGYANG,
    IN_JINAN,
    IN_YUEYANG,
    JINAN,
    Made,
    identified,
    ids,
    listing,
    made,
    naming,
)

from kg import lexicon
from kg.entities import Decision, mention_key, read_judgements
from kg.entities.forms import form, is_complete, is_numbered, is_telling
from kg.entities.gazetteer import locate
from kg.entities.place import place_id, spots
from kg.model import KgError, Organization, Person, Place, Program

CHECKS = Program("三查", "mechanism")
WORKS = ("查项目", "查现场", "查口碑")
FLOODS = ("查河道", "查水库", "查堤防")
ACTIONS = Program("四大行动", "action")
FOUR = ("调研摸底", "资源整合", "就医体验", "服务提升")


@pytest.mark.parametrize(
    "name",
    [
        "四大行动",
        "三查机制",
        "2+5工作机制",
        "3815战略发展目标",
        "3个千亿级产业集群",
        "1+N模式",
        "两个三年行动",
        "双一流",
    ],
)
def test_numbered(name: str) -> None:
    assert is_numbered(name)


@pytest.mark.parametrize(
    "name", ["十四五规划", "三年行动计划", "一带一路", "百日攻坚", "红黑榜", "2025年工作计划", "党支部+服务模式"]
)
def test_not_numbered(name: str) -> None:
    assert not is_numbered(name)


@pytest.mark.parametrize(
    "names",
    [
        ("三查机制", "三查", "“三查”工作机制"),
        ("2+5", "2+5机制", "“2+5”工作机制", "２＋５工作机制"),
        ("3项机制", "三项机制"),
        ("1334", "1334工作措施"),
    ],
)
def test_one_form(names: tuple[str, ...]) -> None:
    assert len({form(name) for name in names}) == 1


@pytest.mark.parametrize("name", ["四大行动", "六大战略", "两个三年行动", "五项措施"])
def test_the_noun_stays_where_it_is_all_there_is(name: str) -> None:
    assert form(name) == name


def test_a_list_is_complete_when_it_has_as_many_parts_as_the_name_counts() -> None:
    assert is_complete("四大行动", FOUR)
    assert is_complete("两不愁三保障", ("吃", "穿", "教育", "医疗", "住房"))
    assert not is_complete("四大行动", FOUR[:3])
    assert not is_complete("红黑榜", ("红榜", "黑榜"))


def test_counts_alone_tell_little() -> None:
    assert [is_telling(form(n)) for n in ("四大行动", "2+5", "三查", "五项措施")] == [True, True, False, False]


# ---------------------------------------------------------------- places


def test_places_go_by_code_else_below_the_nearest_code() -> None:
    path = ("湖南省", "衡阳市", "衡南县")
    assert place_id(HUNAN) == "place/430000"
    assert place_id(HENGNAN) == "place/430422"
    assert place_id(Place("红旗安置区", "site", path=path)) == "place/430422/红旗安置区"
    assert place_id(Place("红旗村", "village", path=(*path, "无此镇"))) == "place/430422/无此镇/红旗村"
    assert place_id(Place("长江", "natural")) == "place/长江"
    assert place_id(CHINA) == "place/中国"


def test_a_place_brings_its_containers() -> None:
    found = [(s.id, s.level) for s in spots(HENGNAN)]
    assert found == [
        ("place/430422", "county"),
        ("place/430400", "prefecture"),
        ("place/430000", "province"),
        ("place/中国", "country"),
    ]


def test_divisions_without_official_codes() -> None:
    found = [(s.id, s.level) for s in spots(Place("板桥区", "county", "71T0201", ("台湾省", "新北市")))]
    assert found[0] == ("place/71T0201", "county") and found[2] == ("place/710000", "province")


def test_every_division_of_the_lexicon_is_located() -> None:
    names = {r["code"]: r["name"] for r in lexicon.rows("places")}
    paths = {
        code: (*(names[code[:n]] for n in (2, 4, 5) if n < len(code) and code[:n] in names), names[code])
        for code in names
    }
    assert [code for code, path in paths.items() if locate(path) != (code, ())] == []


def test_a_site_is_linked_to_the_one_whose_township_is_told() -> None:
    path = ("湖南省", "衡阳市", "衡南县")
    bare, full = Place("红旗安置区", "site", path=path), Place("红旗安置区", "site", path=(*path, "三塘镇"))
    one, other = made("红旗安置区", 红旗安置区=bare), made("三塘镇红旗安置区", 红旗安置区=full)
    assert ids(one, other)[0]["红旗安置区"] == ids(other)[0]["红旗安置区"]
    assert ids(one)[0]["红旗安置区"] == "place/430422/红旗安置区"


# ---------------------------------------------------------------- persons


def official(name: str, title: str, organization: Organization, home: tuple[Place, ...]) -> Made:
    told = made(f"{title}{name}", home, **{name: Person(name, "official")})
    told.held(f"{title}{name}", Person(name, "official"), title, organization)
    return told


def test_officials_by_province_or_centre() -> None:
    city = Organization("济南市人民政府", JINAN)
    ministry = Organization("教育部", CHINA)
    assert ids(official("王建国", "市长", city, IN_HENGYANG))[0]["王建国"] == "person/山东省/王建国"
    assert ids(official("王建国", "部长", ministry, IN_HENGYANG))[0]["王建国"] == "person/中国/王建国"
    assert ids(official("王建国", "部长", Organization("教育部"), IN_HENGYANG))[0]["王建国"] == "person/中国/王建国"


def test_who_represents_somewhere_is_not_of_the_centre() -> None:
    told = official("王建国", "市长", Organization("济南市人民政府", JINAN), IN_JINAN)
    told.held("市长王建国", Person("王建国", "official"), "代表", Organization("全国人民代表大会", CHINA))
    assert ids(told)[0]["王建国"] == "person/山东省/王建国"


def test_a_person_without_a_post_may_be_the_one_of_the_centre() -> None:
    minister = official("王建国", "部长", Organization("教育部", CHINA), ())
    bare = made("王建国指出", IN_JINAN, 王建国=Person("王建国", "official"))
    mayor = official("王建国", "市长", Organization("济南市人民政府", JINAN), IN_JINAN)
    assert ids(bare, minister)[0]["王建国"] == "person/中国/王建国"
    assert ids(bare, minister, mayor)[0]["王建国"] == "person/山东省/王建国"


def test_journalists_and_private_persons_have_namespaces_of_their_own() -> None:
    told = made(
        "记者李红报道，村民陈小花说", IN_JINAN, 李红=Person("李红", "journalist"), 陈小花=Person("陈小花", "private")
    )
    found = ids(told)[0]
    assert found["李红"] == "journalist/山东省/李红"
    assert found["陈小花"].startswith("private/") and found["陈小花"].endswith("/1")
    assert "陈小花" not in found["陈小花"]


@pytest.mark.parametrize("name", ["中共县委", "县人民政府", "市教育局", "中国人民政治协商会议市委员会", "省民政厅"])
def test_a_body_of_a_place_left_open_is_known_to_its_article_alone(name: str) -> None:
    one, other = ids(
        made(f"{name}开会。", name="a.txt", **{name: Organization(name)}),
        made(f"{name}发文。", name="b.txt", **{name: Organization(name)}),
    )
    assert one[name] != other[name]
    assert one[name].startswith("organization/") and one[name].endswith(f"/{name}")


@pytest.mark.parametrize(
    "body",
    [
        Organization("中共县委", HENGNAN),
        Organization("市场监管总局"),
        Organization("区块链协会"),
        Organization("乡村振兴基金会"),
    ],
)
def test_other_bodies_are_one_everywhere(body: Organization) -> None:
    one, other = ids(
        made(f"{body.name}开会。", name="a.txt", **{body.name: body}),
        made(f"{body.name}发文。", name="b.txt", **{body.name: body}),
    )
    assert one[body.name] == other[body.name] == f"organization/{body.name}"


# ---------------------------------------------------------------- programs


def test_documents_and_set_phrases_are_one_everywhere() -> None:
    rules, pair = Program("信访工作条例", "document"), Program("两个维护", "slogan")
    for program in (rules, pair):
        for home in (IN_JINAN, IN_YUEYANG):
            assert ids(naming(program, home))[0][program.name] == f"program/{program.name}"


def test_a_numbered_name_belongs_to_a_scope() -> None:
    here, there = ids(naming(CHECKS, IN_HENGYANG, "衡阳推行"), naming(CHECKS, IN_JINAN, "济南推行"))
    assert here["三查"] == "program/衡阳市/三查"
    assert there["三查"] == "program/济南市/三查"


def test_the_issuer_gives_the_scope() -> None:
    told = listing(ACTIONS, FOUR, IN_HENGYANG, Organization("湖南省人民政府", HUNAN))
    assert ids(told)[0]["四大行动"].startswith("program/湖南省/四大行动/")


def test_complete_lists_that_contradict_each_other_part_two_programs() -> None:
    works, floods = ids(listing(CHECKS, WORKS, IN_HENGYANG), listing(CHECKS, FLOODS, IN_HENGYANG))
    assert works["三查"] != floods["三查"]


def test_lists_that_agree_are_one_program_the_earliest() -> None:
    first = listing(ACTIONS, FOUR, IN_HENGYANG, issued="2023-01-01")
    later = listing(ACTIONS, ("调查摸底", *FOUR[1:]), IN_HENGYANG, issued="2024-01-01")
    one, other = ids(first, later)
    assert one["四大行动"] == other["四大行动"] == ids(first)[0]["四大行动"]


def test_two_of_one_name_in_one_article_stay_two() -> None:
    floods, works = Program("三查", "mechanism", "防汛"), Program("三查", "mechanism", "项目")
    told = made("防汛“三查”；项目三查", IN_HENGYANG)
    told.mentions.clear()
    told.named(三查=floods)
    told.named(项目三查=works)
    assert len(set(identified(told)[1].ids.values()) - {"place/430000", "place/430400"}) == 2


def test_a_bare_name_is_linked_where_enough_speaks_for_it() -> None:
    full = listing(ACTIONS, FOUR, IN_HENGYANG)
    bare = naming(ACTIONS, IN_HENGYANG, "今年继续推进")
    _each, found = identified(full, bare)
    assert len({i for (_, r), i in found.ids.items() if isinstance(r, Program)}) == 1
    (decision,) = found.decisions
    assert (decision.judgement, decision.who) == ("yes", "rule")
    assert decision.instead_of == "program/衡阳市/四大行动"
    assert "有区分度" in decision.why


def test_a_short_form_alone_is_not_enough() -> None:
    full = listing(CHECKS, WORKS, IN_HENGYANG)
    bare = naming(Program("三查", "slogan"), IN_HENGYANG, "防汛抓好")
    _, found = identified(full, bare)
    assert [d.judgement for d in found.decisions] == ["unsure"]
    assert ids(bare, full)[0]["三查"] == "program/衡阳市/三查"


def test_of_several_candidates_that_of_the_year_is_taken_else_none() -> None:
    one = listing(ACTIONS, FOUR, IN_HENGYANG, issued="2022-03-01")
    other = listing(ACTIONS, ("扩大投资", "促进消费", "稳定外贸", "改善民生"), IN_HENGYANG, issued="2024-03-01")
    dated = naming(ACTIONS, IN_HENGYANG, "深入推进", issued="2024-05-01")
    undated = naming(ACTIONS, IN_HENGYANG, "全面推进")
    found = ids(one, other, dated, undated)
    assert found[2]["四大行动"] == found[1]["四大行动"] != found[0]["四大行动"]
    assert found[3]["四大行动"] == "program/衡阳市/四大行动"


def test_a_county_sees_the_programs_of_its_city_and_province() -> None:
    of_province = listing(ACTIONS, FOUR, IN_YUEYANG, Organization("湖南省人民政府", HUNAN))
    bare = naming(ACTIONS, (HUNAN, HENGYANG, HENGNAN), "全县推进")
    assert ids(bare, of_province)[0]["四大行动"] == ids(of_province)[0]["四大行动"]
    assert ids(naming(ACTIONS, IN_JINAN, "山东推进"), of_province)[0]["四大行动"] == "program/济南市/四大行动"


# ---------------------------------------------------------------- judgements


def key_of(article: Made, program: Program) -> str:
    (entry,) = identified(article)[0]
    return mention_key(entry.key, program)


def test_a_judgement_outranks_the_rules_and_is_undone_by_deleting_it() -> None:
    full, bare = listing(CHECKS, WORKS, IN_HENGYANG), naming(CHECKS, IN_JINAN)
    target = ids(full)[0]["三查"]
    yes = Decision(key_of(bare, CHECKS), target, "yes", "张某", "2026-01-02", "同一机制")
    assert ids(bare, full, judgements=(yes,))[0]["三查"] == target
    assert ids(bare, full)[0]["三查"] == "program/济南市/三查"


def test_not_the_same_is_kept_and_obeyed() -> None:
    full, bare = listing(ACTIONS, FOUR, IN_HENGYANG), naming(ACTIONS, IN_HENGYANG, "今年推进")
    no = Decision(key_of(bare, ACTIONS), ids(full)[0]["四大行动"], "no", "张某", "", "两回事")
    _, found = identified(full, bare, judgements=(no,))
    assert ids(bare, full, judgements=(no,))[0]["四大行动"] == "program/衡阳市/四大行动"
    assert found.decisions == {no}


def test_two_officials_of_one_name_can_be_told_apart() -> None:
    told = official("王建国", "市长", Organization("济南市人民政府", JINAN), IN_JINAN)
    (entry,) = identified(told)[0]
    no = Decision(mention_key(entry.key, Person("王建国", "official")), "person/山东省/王建国", "no", "张某")
    assert ids(told, judgements=(no,))[0]["王建国"] == f"person/山东省/王建国/{entry.key}"


def test_judgements_are_read_from_a_text_file(tmp_path: Path) -> None:
    file = tmp_path / "judgements.tsv"
    file.write_text(
        "# 注释\nmention\tentity\tjudgement\twho\twhen\twhy\n"
        "abc/program/三查\thttps://w3id.org/zhengce-kg/id/program/衡阳市/三查\tno\t张某\t2026-01-02\t两回事\n",
        "utf-8",
    )
    assert read_judgements(file) == (
        Decision("abc/program/三查", "program/衡阳市/三查", "no", "张某", "2026-01-02", "两回事"),
    )


@pytest.mark.parametrize(
    "row, why",
    [
        ("abc\tdef", "6 cells expected"),
        ("abc/program/三查\tprogram/三查\tmaybe\t张某\t\t", "yes, no or unsure, not “maybe”"),
        ("\tprogram/三查\tyes\t张某\t\t", "mention reads"),
        ("三查\tprogram/三查\tyes\t张某\t\t", "not “三查”"),
        ("abc/program/三查\t三查\tyes\t张某\t\t", "a thing of the same kind, program, not “三查”"),
        ("abc/program/三查\tid:place/430400\tyes\t张某\t\t", "a thing of the same kind, program"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, row: str, why: str) -> None:
    file = tmp_path / "judgements.tsv"
    file.write_text(f"{row}\n", "utf-8")
    with pytest.raises(KgError, match=rf"judgements\.tsv:1: .*{why}"):
        read_judgements(file)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "judgements.tsv"
    file.write_text("abc/program/三查\tprogram/三查\tyes\t张某\t\t", "gb18030")
    with pytest.raises(KgError, match=r"judgements\.tsv: .*saved as UTF-8"):
        read_judgements(file)


@pytest.mark.parametrize("begins", ["", "id:", "https://w3id.org/zhengce-kg/id/", "<https://w3id.org/zhengce-kg/id/"])
def test_an_entity_may_be_written_as_it_is_shown_anywhere(tmp_path: Path, begins: str) -> None:
    file = tmp_path / "judgements.tsv"
    closes = ">" if begins.startswith("<") else ""
    file.write_text(f"abc/program/三查\t{begins}program/衡阳市/三查{closes}\tyes\t张某\t\t", "utf-8")
    (row,) = read_judgements(file)
    assert row.entity == "program/衡阳市/三查"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"none\.tsv"):
        read_judgements(tmp_path / "none.tsv")


# ---------------------------------------------------------------- in any order, one after the other

CORPUS = (
    listing(ACTIONS, FOUR, IN_HENGYANG, issued="2023-01-01"),
    listing(CHECKS, WORKS, IN_HENGYANG, name="b.txt"),
    listing(CHECKS, FLOODS, IN_HENGYANG, name="c.txt"),
    official("王建国", "市长", Organization("济南市人民政府", JINAN), IN_JINAN),
    official("王建国", "部长", Organization("教育部", CHINA), ()),
    naming(CHECKS, IN_JINAN),
    made("陈小花说", IN_JINAN, 陈小花=Person("陈小花", "private")),
    naming(ACTIONS, IN_HENGYANG, "今年继续推进", name="d.txt"),
    made("王建国指出", IN_YUEYANG, 王建国=Person("王建国", "official")),
)


@given(st.permutations(CORPUS))
@settings(max_examples=20, deadline=None)
def test_order_does_not_matter(articles: list[Made]) -> None:
    assert identified(*articles)[1].ids == identified(*CORPUS)[1].ids


@given(st.sets(st.integers(0, len(CORPUS) - 1), min_size=1), st.integers(0, len(CORPUS) - 1))
@settings(max_examples=60, deadline=None)
def test_an_entity_that_stays_keeps_its_identifier(chosen: set[int], added: int) -> None:
    """What an article adds are new entities; an old one goes only where a decision says what it is now."""
    before = identified(*(CORPUS[i] for i in sorted(chosen)))[1]
    after = identified(*(CORPUS[i] for i in sorted({*chosen, added})))[1]
    replaced = {d.instead_of for d in after.decisions}
    assert set(before.ids.values()) - replaced <= set(after.ids.values())
    assert all(after.natural[key] == natural for key, natural in before.natural.items())
