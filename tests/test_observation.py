"""When, where and how a figure holds, across sentences and paragraphs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analyse import analyse, page_of
from kg.articles.reading import read_text
from kg.model import Observation, Source


def observations(text: str, title: str | None = None, issued: str | None = "2024-05-20") -> list[Observation]:
    (analysis,) = analyse(page_of(text, title, issued))
    return [f for f in analysis.facts if isinstance(f, Observation)]


def cells(found: list[Observation], *names: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(o, n) for n in names) for o in found]


def test_the_time_of_a_paragraph_holds_until_the_next() -> None:
    text = "去年，全市新建学校12所。新增床位300张。\n2021年，全市修路80公里。\n全市培训教师800名。"
    assert cells(observations(text), "indicator", "period") == [
        ("新建学校", "2023"),
        ("新增床位", "2023"),
        ("全市修路", "2021"),
        ("培训教师", None),
    ]


def test_the_time_up_to_which_a_sentence_tells_holds_for_the_next() -> None:
    text = "1951年，全县建厂3家。至1952年，全县建厂12家。产粮300吨。"
    assert cells(observations(text), "printed", "period") == [("3家", "1951"), ("12家", "1952"), ("300吨", "1952")]


def test_the_headings_of_a_speech_tell_of_what_time_its_parts_are() -> None:
    text = "第一：关于1958年的生产\n粮食总产三亿斤。\n第二：1959年的任务\n粮食总产五亿斤。"
    assert cells(observations(text, issued="1958-11-29"), "period", "status") == [
        ("1958", "actual"),
        ("1959", "target"),
    ]


def test_the_year_told_first_holds_for_a_report_and_for_the_entries_of_a_yearbook() -> None:
    text = "1986年，全县丰收。\n粮食总产9亿斤，比上年增长6%。\n县长说，明年粮食再增产一亿斤。\n全县造林800亩。"
    assert cells(observations(text, issued=None), "period") == [("1986",), ("1986",), ("1987",), ("1986",)]
    text = "【综合】2010年，全县税收3亿元，上年结余收入20万元，支出2亿元。\n【农业】粮食总产9亿斤。"
    assert cells(observations(text, issued=None), "period") == [("2010",)] * 4
    text = "2010年，全县税收3亿元。2009年，支出2亿元。\n粮食总产9亿斤。"
    assert cells(observations(text, issued=None), "period") == [("2010",), ("2009",), (None,)]


def test_where_a_county_lies_is_not_what_its_figures_tell_of() -> None:
    (found,) = observations("衡山县地处湘江中游，总面积934平方公里。")
    assert found.place is not None and found.place.name == "衡山县"


def test_a_township_that_no_table_knows_is_the_place_of_its_own_article() -> None:
    found = observations("石井镇办厂早。\n企业产值3万元。\n职工5600人。")
    assert [o.place.name for o in found if o.place] == ["石井镇", "石井镇"]


def test_a_section_that_looks_back_and_ahead_begins_with_what_lies_behind() -> None:
    text = "一、2023年工作回顾和2024年工作总体要求\n粮食产量增长2%。"
    assert cells(observations(text, "某县政府工作报告"), "period", "status") == [("2023", "actual")]


def test_a_year_by_itself_heads_what_a_chronicle_tells_of_it() -> None:
    found = observations("大事记\n1956年\n1月 全县建立高级社412个。\n1958年\n是年 建小高炉634座。", issued=None)
    assert [(o.printed, o.period) for o in found] == [("412个", "1956-01"), ("634座", "1958")]
    text = "衡山县大事记\n\n1956年\n\n1月 全县建立高级社412个。\n\n3月 县交通科成立。\n\n5月 县委召开会议。\n\n1958年\n\n是年 建小高炉634座。\n"
    pages, _ = read_text(Source("page.txt", text), ".txt")
    ((analysis,),) = (analyse(page) for page in pages)
    found = [f for f in analysis.facts if isinstance(f, Observation)]
    assert [(o.printed, o.period) for o in found] == [("412个", "1956-01"), ("634座", "1958")]


@pytest.mark.parametrize("head", ["2010年大事记", "衡山县2010大事记", "大事记（2010年1月）", "二〇一〇年大事记"])
def test_the_heading_of_a_chronicle_tells_its_year_and_not_the_day_it_was_put_out(head: str) -> None:
    found = observations(f"{head}\n1月7日 全县改造茶园412亩。", issued="2011-01-05")
    assert [(o.printed, o.period) for o in found] == [("412亩", "2010-01")]


def test_who_is_named_is_no_part_of_what_is_counted() -> None:
    (found,) = observations("市人大常委会副主任王建国、李红和委员共27人出席会议。")
    assert (found.indicator, found.printed) == ("委员", "27人")


def test_a_report_of_which_only_the_year_is_known() -> None:
    found = observations("去年粮食增产三亿斤。今年粮食要达到四十亿斤。", issued="1956")
    assert cells(found, "value", "period") == [(3 * 10**8, "1955"), (4 * 10**9, "1956")]


def test_a_new_point_has_its_own_time() -> None:
    text = "一是抓治理。2023年以来，办理诉求2000件。二是建机制。组建专职队伍30支。"
    assert [o.period for o in observations(text)] == ["2023/2024-05", None]


def test_behind_a_semicolon_the_time_that_opens_the_sentence_holds() -> None:
    text = "2023年，全市桑园面积20万亩，上半年鲜茧产量3万吨；种植玉米10万亩。"
    assert [o.period for o in observations(text)] == ["2023", "2023-01/2023-06", "2023"]


def test_a_guess_holds_no_longer_than_to_the_semicolon() -> None:
    text = "新建学校12所，预计增加学位600个；开通线路20条。"
    assert [o.status for o in observations(text)] == ["actual", "target", "actual"]


def test_what_is_expected_of_a_time_that_is_over_was_reached() -> None:
    text = "2021年，预计全市完成投资198亿元。2022年，预计完成投资210亿元。"
    assert cells(observations(text, issued="2022-01-20"), "period", "status") == [
        ("2021", "actual"),
        ("2022", "target"),
    ]


def test_a_section_that_looks_ahead() -> None:
    text = "一、2023年工作回顾\n粮食产量增长2%。\n二、2024年主要目标\n粮食产量增长3%。\n三、保障措施\n投入资金5亿元。"
    found = observations(text, "某县政府工作报告")
    assert cells(found, "value", "period", "status") == [
        (2, "2023", "actual"),
        (3, "2024", "target"),
        (5 * 10**8, None, "actual"),
    ]


def test_the_time_that_opens_a_review_holds_for_all_of_it() -> None:
    text = "上半年，全市经济稳中有进，生产总值增长6%。\n农业平稳。粮食产量增长2%。\n一季度，外贸好转，出口增长9%。\n进口增长1%。"
    assert [o.period for o in observations(text)] == [
        "2024-01/2024-06",
        "2024-01/2024-06",
        "2024-Q1",
        "2024-01/2024-06",
    ]
    assert [
        o.period for o in observations("1985年，全县受灾。\n粮食总产9亿斤，比历史上最好的1984年增长6%。", issued=None)
    ] == [
        "1985",
        "1985",
    ]
    assert [o.period for o in observations("2021年以来，全县修路80公里。\n全县植树90万株。")] == ["2021/2024-05", None]


def test_each_figure_of_a_row_has_its_own_time() -> None:
    found = observations("2021年、2022年，全县财政收入分别为3.2亿元和3.5亿元。")
    assert cells(found, "indicator", "period") == [("全县财政收入", "2021"), ("全县财政收入", "2022")]


def test_an_article_written_after_the_year_it_reports() -> None:
    text = "1992年全县工农业总产值3亿元。今年一季度，全县新办企业20家。"
    assert [o.period for o in observations(text, issued=None)] == ["1992", "1993-Q1"]


def test_the_place_that_the_report_has_come_to() -> None:
    text = (
        "衡阳市消息：记者走进衡山县店门镇，看到果园里一片繁忙。去年，果农增收300万元。\n"
        "自改造启动以来，衡东县精心组织。截至9月底，竣工率85%。\n"
        "湖南省衡阳市祁东县是全省黄花菜种植最集中的地方，种植面积10万亩，高于全市平均水平2个百分点。\n"
        "祁东县群众反映的17个问题已办结。"
    )
    assert [(o.value, o.place.name if o.place else None) for o in observations(text)] == [
        (3 * 10**6, "店门镇"),
        (85, "衡东县"),
        (10**5, "祁东县"),
        (2, "祁东县"),
        (17, "祁东县"),
    ]


@pytest.mark.parametrize("before", ["", "据悉，", "据市林业局介绍，", "记者从会上了解到，", "与此同时，"])
def test_words_of_the_reporter_before_the_place_of_a_sentence(before: str) -> None:
    text = f"湖南省衡阳市大力造林。衡阳市栽树3万亩。{before}郴州市栽树2万亩。"
    assert [o.place.name if o.place else None for o in observations(text)] == ["衡阳市", "郴州市"]


def test_the_place_of_a_figure_that_another_noun_gives() -> None:
    text = (
        "衡阳市消息：衡山县店门镇杨林村村民王建国忙着采茶。\n"
        "去年，王建国种茶8亩，他家卖茶收入6万元。\n"
        "衡东县石湾镇党委书记李红介绍，今年种树5000亩。\n"
        "在面积约占全市面积12%的祁东县，黄花菜远近闻名。\n"
        "衡南县第一中学今年建成新楼。全校考取重点高校310人。\n"
        "衡阳县在县城新建食堂25家。市妇联的志愿服务队有900人。\n"
        "地处山区的常宁市是油茶之乡。近年来，新增茶园70公里。"
    )
    assert [(o.value, o.place.name if o.place else None) for o in observations(text)] == [
        (8, "杨林村"),
        (60000, "杨林村"),
        (5000, "石湾镇"),
        (12, "祁东县"),
        (310, "衡南县"),
        (25, "衡阳县"),
        (900, "衡阳市"),
        (70, "常宁市"),
    ]


def test_the_nation_of_a_body_that_opens_the_sentence() -> None:
    text = (
        "央视网消息：洪水袭击埃及首都开罗。\n"
        "德国国防部7日称，将向埃及提供价值2亿欧元的救灾物资。\n"
        "据苏丹卫生部门消息，洪水还造成12人死亡。\n"
        "双方冲突造成苏方5人受伤。德国通讯社8日说，300栋房屋被毁。\n"
        "苏丹军队在喀土穆救出40名群众。"
    )
    assert [(o.value, o.place.name if o.place else None) for o in observations(text)] == [
        (2 * 10**8, "德国"),
        (12, "苏丹"),
        (5, "苏丹"),
        (300, "埃及"),
        (40, "喀土穆"),
    ]


def test_the_years_that_a_change_runs_over() -> None:
    text = (
        "2022年全市出口额40亿元，是2012年的2.5倍，年均增长9%。\n"
        "建成区面积由2012年的30平方公里扩大到2022年的48平方公里，绿化率提高6个百分点。\n"
        "2024年，城乡居民收入比由2022年的2.4缩小至2.3。\n"
        "2016年，全村修路8公里，如今水渠长30公里。"
    )
    assert cells(observations(text), "value", "period") == [
        (4 * 10**9, "2022"),
        (Decimal("2.5"), "2022"),
        (9, "2012/2022"),
        (30, "2012"),
        (48, "2022"),
        (6, "2012/2022"),
        (Decimal("2.4"), "2022"),
        (Decimal("2.3"), "2024"),
        (8, "2016"),
        (30, None),
    ]


def test_the_one_county_that_an_article_is_about() -> None:
    text = "衡阳日报讯 上半年，衡山县经济向好，生产总值增长6%。\n消费回暖。零售总额增长8%。"
    assert [o.place.name if o.place else None for o in observations(text)] == ["衡山县", "衡山县"]


def test_a_figure_is_reported_once_whatever_the_page_repeats() -> None:
    text = "全市新建学校12所。\n全市新建学校12所。"
    assert len(observations(text)) == 1


def test_the_place_a_figure_describes() -> None:
    text = "衡阳市消息：近年来，衡山县新建水库3座。同时，该县修复渠道40公里。\n全市新建水库20座，居全省第2位。"
    assert [(o.value, o.place.name if o.place else None) for o in observations(text)] == [
        (3, "衡山县"),
        (40, "衡山县"),
        (20, "衡阳市"),
        (2, "衡阳市"),
    ]


def test_printed_and_span_are_of_the_text() -> None:
    text = "全市发放种子约30万余公斤。"
    (found,) = observations(text)
    assert found.printed == "约30万余公斤"
    assert text[found.start : found.end] == "发放种子约30万余公斤"


PIECES = (
    *"零一二三五十百千万亿两点019.,/%‰—~至到第前分之余多来个家人元年月日次项位成、，。和（）“”的了占比",
    *("连续", "分别", "百分点", "季度", "以来", "截至", "过去", "2023年", "今年", "零下", "℃", "超过", "以上", "增长"),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=40))
def test_no_text_is_too_odd(pieces: list[str]) -> None:
    observations("".join(pieces), issued="2024-01-03")


def test_a_comparison_with_no_figure_before_it_is_read_like_any_other() -> None:
    text = "全县财政收入同比增长6.5%,高于全国(3%)3.5个百分点,高于全省(4.1%)2.4个百分点。"
    assert observations(text)


def test_figures_that_ask_for_each_other_have_no_reading() -> None:
    assert observations("为120户、460人，") == []


def test_what_is_compared_with_the_year_before_is_of_the_year_told_before() -> None:
    text = "去年，全市建校2所。\n2021年，全市修路80公里。\n全市税收3亿元，比上年增长8%。\n全市培训教师800名。"
    assert cells(observations(text), "indicator", "period") == [
        ("全市建校", "2023"),
        ("全市修路", "2021"),
        ("全市税收", "2021"),
        ("全市税收", "2021"),
        ("培训教师", None),
    ]


def test_at_another_point_holds_what_held_before_the_first() -> None:
    text = "2021年，全市农业有三个特点：一是茶园面积扩大。2022年上半年，种茶30万亩。二是养殖增长。存栏生猪20万头。"
    assert cells(observations(text), "indicator", "period") == [("种茶", "2022-01/2022-06"), ("存栏生猪", "2021")]


def test_the_year_of_what_a_figure_is_added_to_is_not_its_own() -> None:
    found = observations("2024年，护林资金在2022年预算基础上增加40万元。")
    assert cells(found, "indicator", "period") == [("护林资金", "2024")]


def test_the_year_of_a_text_is_that_of_the_date_at_its_head() -> None:
    text = "刊发日期：2014-04-30\n去年，全县栽树300棵。2010年，全县栽树200棵。"
    assert cells(observations(text, "茶乡见闻", issued=None), "value", "period") == [(300, "2013"), (200, "2010")]


def test_what_a_body_calls_for_is_a_goal_and_the_level_that_is_left_is_not() -> None:
    assert [o.status for o in observations("会议要求，今年粮食总产达到95万吨。")] == ["target"]
    assert [o.status for o in observations("方案要求到年底，全市建成学校30所。")] == ["target"]
    assert [o.status for o in observations("按照要求，全市建成学校30所。")] == ["actual"]
    assert [o.status for o in observations("根据市委要求，全市建成学校30所。")] == ["actual"]
    assert [o.status for o in observations("良种覆盖率要由现在的70%提高到90%。")] == ["actual", "target"]
    assert [o.status for o in observations("产钢确保42万吨，争取43万吨。")] == ["target", "target"]


def test_what_a_leader_asks_for_is_a_goal_to_the_end_of_the_sentence() -> None:
    found = observations("王强强调，要抓好春耕生产，建成高标准农田22万亩，新修水渠15公里。目前已修80公里。")
    assert cells(found, "printed", "status") == [("22万亩", "target"), ("15公里", "target"), ("80公里", "actual")]


def test_a_report_of_a_visit_is_of_the_place_visited() -> None:
    text = "市长王强到衡山县调研。\n县粮食公司仓容15万吨。\n萱洲产业园总投资6亿元。"
    assert [o.place and o.place.name for o in observations(text)] == ["衡山县", "萱洲产业园"]
    (stores,) = observations("市长王强到衡山县、衡东县调研。\n粮食公司仓容15万吨。")
    assert stores.place and stores.place.name == "衡阳市"


def test_a_verb_of_learning_is_no_part_of_what_is_measured() -> None:
    (found,) = observations("当得知主体工程已完成80%后，王强很高兴。")
    assert found.indicator == "主体工程"


def test_abstract_things_are_not_counted() -> None:
    assert not observations("守好发展和生态两条底线，落实八项规定精神，抓好教育、医疗两件大事。")


def test_levels_that_several_things_left_and_came_to() -> None:
    text = "城镇和农村居民人均可支配收入由24940元、9034元分别提高到36625元、14068元，增长46.9%、55.7%。"
    city, country = "城镇居民人均可支配收入", "农村居民人均可支配收入"
    assert [o.indicator for o in observations(text)] == [city, country] * 3
