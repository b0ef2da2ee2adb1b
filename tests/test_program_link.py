"""Who speaks and of whom it is told: what decides whose programmes an article names."""

from __future__ import annotations

import gc

import pytest

from kg.analyse import analyse, page_of
from kg.lexicon import rows
from kg.model import ProgramLink


def links(text: str, title: str = "衡阳日报讯 衡阳市消息") -> set[str]:
    """`program relation target` of each link, relations by their first word."""
    facts = analyse(page_of(text, title=title, issued="2024-05-20"))[0].facts
    return {f"{f.program.name} {f.relation.split('_')[0]} {f.target.name}" for f in facts if isinstance(f, ProgramLink)}


def test_senses_of_verbs() -> None:
    assert {r["link"] for r in rows("program_link_verbs")} == {
        "issue",
        "set_up",
        "origin",
        "carry",
        "none",
        "pass",
        "talk",
        "back",
        "order",
    }


def test_a_paragraph_is_told_of_the_place_that_it_begins_with() -> None:
    found = links("耒阳市靠山吃山。推行“三色清单”制度。\n全面实施“八大工程”。", title="衡阳市：小清单管大民生")
    assert found == {"三色清单制度 implemented 耒阳市", "八大工程 implemented 衡阳市"}


def test_an_article_is_told_of_the_place_in_its_headline() -> None:
    assert links("群众的事有人管。推行“三色清单”制度。", title="耒阳市：小清单管大民生") == {
        "三色清单制度 implemented 耒阳市"
    }


def test_an_article_is_not_told_of_a_body_that_one_clause_names() -> None:
    text = (
        "民生保障加强。耒阳市第一医院牵头组建队伍。推进“八大工程”。\n"
        "改革不断深化，耒阳市动作快，耒阳市发改委制定方案。\n全面落实“四色卡片”制度。"
    )
    assert "四色卡片制度 implemented 耒阳市" in links(text, title="关于计划执行情况的公报")


def test_where_only_the_province_is_known_its_own_words_tell_the_place() -> None:
    text = "会议审议了《衡阳市水利规划》。全市上下齐心。\n会议强调，要深入推进“八大工程”。"
    assert "八大工程 implemented 衡阳市" in links(text, title="会议传达湖南有关精神")


def test_what_our_district_does_the_province_does_not() -> None:
    assert links("我区深入推进“八大工程”，助力湖南发展。", title="今日消息") == set()


def test_a_place_that_is_named_by_the_way_is_not_told_of() -> None:
    text = "两国客人在衡阳会见，就合作交换意见。推进“八大工程”，前景广阔。"
    assert links(text, title="两国客人会见") == set()


def test_a_paper_tells_and_does_nothing() -> None:
    assert links("衡阳日报社记者走进各地，解读“八大工程”。") == {"八大工程 implemented 衡阳市"}


@pytest.mark.parametrize(
    "speech, expected",
    [
        ("市长王建国强调，要推进“八大工程”。", {"八大工程 promoted 王建国"}),
        ("市长王建国说，要推进“八大工程”。", {"八大工程 promoted 王建国"}),
        ("市长王建国介绍，推行“八大工程”以来，面貌一新。", {"八大工程 implemented 衡阳市"}),
        ("市长王建国强调“走好新路”。近年来，衡阳市实施“八大工程”。", {"八大工程 implemented 衡阳市"}),
        (
            "市长王建国强调，要狠抓落实。近年来，衡阳市实施“八大工程”。",
            {"八大工程 implemented 衡阳市"},
        ),
        ("市长王建国主持召开“八大工程”调度会，强调要狠抓落实。", {"八大工程 implemented 衡阳市"}),
    ],
)
def test_who_speaks(speech: str, expected: set[str]) -> None:
    assert links(speech) == expected


def test_what_is_fought_is_nobodys_programme() -> None:
    assert links("全市清理“三堆五乱”，破解“小马拉大车”。") == set()


def test_a_model_village_of_a_programme_does_not_carry_it_out() -> None:
    assert links("8个“四化”示范村开工建设。") == set()


@pytest.mark.parametrize(
    "text, expected",
    [
        ("在湖南耒阳市，当地农技专家组织人员实施“八大工程”。", {"八大工程 implemented 耒阳市"}),
        ("在耒阳市三塘镇，当地组织人员实施“八大工程”。", {"八大工程 implemented 三塘镇"}),
        ("市长王建国以“四色卡片”方式走访。", set()),
        ("变电站昼夜运行，为“八大工程”提供支撑。", set()),
        ("王建国一行到社区调研“三色清单”制度。", set()),
    ],
)
def test_what_is_done_where(text: str, expected: set[str]) -> None:
    assert links(text) == expected


def test_he_is_whom_the_headline_names() -> None:
    text = "近日，县里开展走访。他强调，要抓实“八大工程”。坚持因地制宜，推进“四色卡片”制度。"
    found = links(text, title="衡阳市市长王建国调研时强调 推动乡村振兴")
    assert {"八大工程 promoted 王建国", "四色卡片制度 promoted 王建国"} <= found


def test_a_scene_ends_a_speech() -> None:
    text = "衡阳市市长王建国强调，要创新发展。在耒阳市，正在实施的“八大工程”为发展添力。"
    assert links(text) == {"八大工程 implemented 耒阳市"}


@pytest.mark.parametrize(
    "text, expected",
    [
        ("衡阳市认真贯彻重要精神特别是“八大工程”的要求。", "八大工程 implemented 衡阳市"),
        ("国家广播电视总局、教育部联合印发《校园广播管理通知》。", "校园广播管理通知 issued 国家广播电视总局"),
        ("去年1月，中央又出台“八条措施”，倡导节约。", "八条措施 issued 中共中央"),
        ("今天，共青团中央启动2024年全国大学生“三下乡”活动。", "三下乡 issued 中国共产主义青年团中央委员会"),
        (
            "《中华人民共和国反间谍法》已由中华人民共和国第十四届全国人民代表大会常务委员会修订通过。",
            "中华人民共和国反间谍法 issued 全国人民代表大会常务委员会",
        ),
        ("湖南省人大常委会通过《湖南省养老服务条例》。", "湖南省养老服务条例 issued 湖南省人民代表大会常务委员会"),
        ("衡阳市民政局联合衡阳市教育局印发《社区养老方案》。", "社区养老方案 issued 衡阳市教育局"),
        ("会议强调，耒阳市要深入推进“八大工程”。", "八大工程 implemented 耒阳市"),
        (
            "湖南省教育厅印发《湖南省教育厅办公室关于开展调研的通知》。",
            "湖南省教育厅办公室关于开展调研的通知 issued 湖南省教育厅",
        ),
        ("耒阳市开展“银龄助学”行动，采取“三单”方式，方便老人。", "三单方式 part 银龄助学行动"),
    ],
)
def test_what_the_clause_says(text: str, expected: str) -> None:
    assert expected in links(text)


def test_who_asks_others_does_not_do_it() -> None:
    text = "湖南省教育厅印发《数字校园建设规划》，要求学校坚持“先建后用、边建边用”的原则。"
    assert not {link for link in links(text) if link.endswith("implemented 湖南省教育厅")}


@pytest.mark.parametrize(
    "text, unsaid",
    [
        ("晚会以湘江文化为背景，围绕“风、花、雪、月”四个篇章展开。", "implemented 衡阳市"),
        ("本届大会以“山水相连 文旅兴城”为主题。", "implemented 衡阳市"),
        ("本届年会的主题是“山水相连，文旅兴城”。", "implemented 衡阳市"),
        ("衡阳市是“八大工程”的重灾区之一。", "implemented 衡阳市"),
        ("衡阳市与株洲市结好多年，双方始终秉持“互利共赢”原则。", "implemented 株洲市"),
        ("依据《中国共产党问责条例》作出处分。", "issued 中国共产党"),
        ("近日，湖南省教育厅发布《衡阳市校园建设目录》。", "issued 衡阳市"),
    ],
)
def test_what_is_not_said(text: str, unsaid: str) -> None:
    assert not {link for link in links(text) if link.endswith(unsaid)}


def test_the_state_is_the_country() -> None:
    assert "八大工程 implemented 中国" in links("此外，国家还扎实推进“八大工程”。")


def test_what_was_read_is_free_without_the_collector() -> None:
    text = "衡阳市推进“八大工程”，实施“四清”行动。市长王建国强调，要抓好“八大工程”。"
    assert links(text)  # and tables are read
    gc.collect()
    gc.disable()
    try:
        links(text)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "text",
    [
        "今年以来，各地深入推进“八大工程”，成效明显。",
        "今年，中央财政继续实施“八大工程”，惠及农户。",
        "一年来，我们实施“八大工程”，取得了成效。",
    ],
)
def test_what_is_done_everywhere_the_country_does_where_the_article_is_of_no_place(text: str) -> None:
    assert links(text, title="今日消息") == {"八大工程 implemented 中国"}
    assert "八大工程 implemented 中国" not in links(f"全市上下齐心。{text}")


def test_what_the_state_does_the_country_does_wherever_it_is_told() -> None:
    assert "八大工程 implemented 中国" in links("国家围绕“八大工程”，着力优化供给。")


def test_what_is_done_everywhere_gives_way_to_who_is_named() -> None:
    text = "今年以来，各地深入推进“八大工程”。\n巴西深入推进“八大工程”。"
    assert links(text, title="今日消息") == {"八大工程 implemented 巴西"}


def test_what_is_done_everywhere_is_not_done_by_the_place_of_another_sentence() -> None:
    news = "我国经济发展。江苏省风光秀美。各地深入推进“八大工程”，成效明显。\n山东省也不例外。"
    assert links(news, title="全国见成效") == {"八大工程 implemented 中国"}


def test_a_report_to_the_nation_tells_of_a_place_in_its_own_sentence_alone() -> None:
    title = "中华人民共和国政府工作报告"
    report = "国务院向大会作报告。江苏省风光秀美。深入推进“八大工程”。\n山东省也不例外。"
    assert links(f"各位代表！{report}", title) == set()
    assert links(report, title) == {"八大工程 implemented 江苏省"}


def test_a_document_is_kept_to_everywhere() -> None:
    assert links("今年以来，各地认真执行国务院《关于稳定物价的通知》。", title="今日消息") == {
        "关于稳定物价的通知 issued 国务院",
        "关于稳定物价的通知 implemented 中国",
    }


def test_what_the_state_draws_up_is_issued_by_the_country() -> None:
    assert "清湖发展规划 issued 中国" in links("今年国家将抓紧完成“清湖”发展规划修编。", title="今日消息")


def test_a_place_in_whose_name_something_is_pushed_is_not_told_of() -> None:
    text = "积极推动耒阳市谈判；实施“八大工程”。"
    assert "八大工程 implemented 耒阳市" not in links(text)


def test_who_announces_in_the_headline_does_what_is_told_of_nobody_else() -> None:
    text = "记者今天从水利部了解到，明年将出台多项举措。在保护湖泊上，深入实施“清湖行动”。"
    assert links(text, title="水利部：多措并举保护湖泊") == {"清湖行动 implemented 水利部"}


def test_what_the_meeting_of_a_society_calls_for_it_does_itself() -> None:
    text = "中国致公党在京召开会议。\n中国致公党召开全会。会议强调，要实施“清湖行动”。"
    assert "清湖行动 implemented 中国致公党" in links(text, title="中国致公党召开会议")


def test_a_spirit_that_bears_the_name_of_a_place_is_not_its_own() -> None:
    said = "市长王建国强调，要弘扬“{}”。"
    assert "上海精神 implemented 上海市" not in links(said.format("上海精神"))
    assert "数字上海 implemented 上海市" in links(said.format("数字上海"))


def test_who_reports_has_proposed_nothing() -> None:
    text = "衡阳日报讯（记者 王芳 通讯员 陈晨）近年来，石鼓区以城北社区为试点创建“三感社区”，提出“133”工作法。"
    assert {link.rsplit(" ", 1)[-1] for link in links(text)} == {"石鼓区"}


def test_a_paper_of_a_province_is_at_home_there_though_a_city_says_全市() -> None:
    text = "辽宁省改革会议举行，全省上下行动。营口市说，全市企业改制。全省企业抓紧。\n今年，将推行“四色卡片”制度。"
    assert links(text, title="辽宁日报讯 国企改革") == {"四色卡片制度 implemented 辽宁省"}


def test_who_signs_a_notice_has_issued_it() -> None:
    signed = "各县市区教育局：\n现就有关事项通知如下。\n一、加强宣传。\n湖南省教育厅\n湖南省财政厅\n2021年3月2日"
    assert links(signed, "湖南省教育厅 湖南省财政厅关于做好助学工作的通知") == {
        "关于做好助学工作的通知 issued 湖南省教育厅",
        "关于做好助学工作的通知 issued 湖南省财政厅",
    }
