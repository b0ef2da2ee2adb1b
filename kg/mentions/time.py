"""Mentions of kind time: dates, months, quarters, years, intervals, five-year plans; and the year of an article.

A period is ISO-like: 2024, 2024-Q1, 2024-01/2024-06, 2025-02-25; None where the text leaves it open (近日, 近年来) or no
year can be had. “Now” is the article's date, never the clock.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from kg.grammar import Document, Rule, gate, run_rules
from kg.mentions import moments
from kg.mentions.period import ATOM_FIRST, ATOM_LAST, ATOM_THEN, PLANS, WORDS
from kg.mentions.year import article_year
from kg.model import Mention


def _rule(name: str, pattern: str, make: Callable[..., Any], **more: Any) -> Rule:
    return Rule(name, pattern, partial(make, name), words=WORDS, **more)


ARABIC = "0123456789"
_DASHES = ("—", "－", "–", "-", "~", "～", "至", "到")


def _ending(*words: str, also: str = "") -> tuple[str, ...]:
    """The words right behind a time, or behind one of the characters in `also`."""
    return tuple(last + word for last in (*ATOM_LAST, ATOM_THEN, *also) for word in words)


RULES: tuple[Rule, ...] = (
    _rule(
        "time.point",
        r"(?P<before>)(?P<atom>{ATOM})(?:期间|时期)?",
        moments.point,
        trigger=("年", "月", "季", *(of + season for of in "今去明" for season in "春夏秋冬")),
        first=ATOM_FIRST,
        then=ATOM_THEN,
        yes=(
            ("去冬，全县造林。", ("2023|False|False",)),
            ("民国三十五年，设卫生院。民国元年改县。", ("1946|False|False", "1912|False|False")),
            ("今年头三个月增产，元月份开工。", ("2024-01/2024-03|True|False", "2024-01|False|False")),
            ("五八年大办钢铁，六二年九月复校。", ("1958|False|False", "1962-09|False|False")),
            ("3月15日，会议举行。", ("2024-03-15|False|False",)),
            ("2023年，全县脱贫。", ("2023|False|False",)),
            ("今年上半年出口增长。", ("2024-01/2024-06|False|False",)),
            ("今年前三季度增长。", ("2024-01/2024-09|True|False",)),
            ("去年全年下雨。", ("2023|False|False",)),
            ("2023年第一季度开工。", ("2023-Q1|False|False",)),
            ("一九五四年十月，水库动工。", ("1954-10|False|False",)),
            ("2022年6月立项，9月动工。", ("2022-06|False|False", "2022-09|False|False")),
            ("1964年动工。次年3月完工。同年5月通水。", ("1964|False|False", "1965-03|False|False", "1965-05|False|False")),
            ("12月20日，工程完工。", ("2023-12-20|False|False",)),
            ("到2027年，全省建成十个园区。", ("2027|False|True",)),
            ("力争2026年底完工。", ("2026|False|True",)),
            ("从年初到3月底造林。", ("2024-03|False|False",)),
            ("明年，工程开工。", ("2025|False|False",)),
            ("今年中央财政增支，6月中国出口回升，去年初中扩招。", ("2024|False|False", "2024-06|False|False", "2023|False|False")),
        ),
        no=("从三年行动看", "五年过渡期", "每年五次", "近年来", "干了五六年", "五八年来"),
    ),
    _rule(
        "time.decade",
        r"(?P<century>上世纪|本世纪|(?:2[01]|19|二十一?|十九)世纪)?(?P<decade>(?<![0-9])[1-9]0|(?<![二三四五六七八九])[一二三四五六七八九]十)年代(?:初期?|中期|末期?|后期)?(?P<since>以来)?(?![表理号])",
        moments.decade,
        trigger=("0年代", "十年代"),
        yes=(
            ("上世纪80年代，全村只有一口井。", ("1980/1989|True|False",)),
            ("六十年代初，全县修渠。", ("1960/1969|True|False",)),
            ("由50年代的3家增加。", ("1950/1959|True|False",)),
            ("上世纪30年代，红军到过这里。20世纪九十年代，全县通电。", ("1930/1939|True|False", "1990/1999|True|False")),
            ("20世纪90年代以来，城市扩大。", ("1990/2024|True|False",)),
        ),
        no=("五年代表大会", "年代剧", "为九十年代打基础。"),
    ),
    _rule(
        "time.before",
        r"(?P<atom>{ATOM})(?P<before>[底末]?(?:之前|以前|前))(?![三两]?个?季度|[0-9一二两三四五六七八九十]+个?月)",
        moments.point,
        trigger=_ending("前", "之前", "以前"),
        first=ATOM_FIRST,
        then=ATOM_THEN,
        yes=(("2026年底前完成改造。", ("2026|False|True",)),),
        no=("前三季度增长。",),
    ),
    _rule(
        "time.interval",
        r"(?:从|自)?(?P<first>(?P<atom>{ATOM})|{BARE_YEAR}|{MONTH})(?:{DASH}|(?<=冬)(?=[今明]春))(?P<last>{ATOM}|{DAY}[日号])",
        moments.span,
        trigger=(*_ending(*_DASHES, also=f"{ARABIC}一二三四五六七八九十 "), "冬今春", "冬明春"),
        first=f"从自{ATOM_FIRST}",
        then=f"{ATOM_FIRST}{ATOM_THEN}—－–~～至到 -",
        yes=(
            ("2月24日至25日，代表团来访。", ("2024-02-24/2024-02-25|True|False",)),
            ("3月30日—4月2日举办。", ("2024-03-30/2024-04-02|True|False",)),
            ("2022年至2024年连续丰收。", ("2022/2024|True|False",)),
            ("2021—2025年规划。", ("2021/2025|True|False",)),
            ("一九五三至一九五七年增产。", ("1953/1957|True|False",)),
            ("去冬今春，全县造林。", ("2023/2024|True|False",)),
            ("1 - 4月，投资增长。", ("2024-01/2024-04|True|False",)),
            ("1至4月，投资增长。", ("2024-01/2024-04|True|False",)),
            ("去年1-9月，税收增长。", ("2023-01/2023-09|True|False",)),
        ),
        no=("到2月，会议结束。",),
    ),
    _rule(
        "time.days",
        r"(?P<atom>{YEAR}?{MONTH}月)(?P<first>{DAY})日?(?P<joint>{DASH}|、|和)(?P<last>{DAY})[日号]",
        moments.days,
        trigger=tuple(joint + digit for joint in "—－–-~～至到、和" for digit in "123456789一二三四五六七八九十"),
        beside=("月",),
        first=ATOM_FIRST,
        then=ATOM_FIRST + ATOM_THEN,
        yes=(
            ("9月25—26日，代表团来访。", ("2024-09-25/2024-09-26|True|False",)),
            ("2月24、25日，召开会议。", ("2024-02-24/2024-02-25|True|False",)),
            ("2024年3月5日和6日，专家授课。", ("2024-03-05/2024-03-06|True|False",)),
        ),
        no=("3月5日、20日分别开班。", "3月5万人"),
    ),
    _rule(
        "time.since",
        r"(?:从|自)?(?P<atom>{ATOM})(?:以来|起|开始|至今|以后)",
        moments.since,
        trigger=_ending("以来", "起", "开始", "至今", "以后"),
        first=f"从自{ATOM_FIRST}",
        then=ATOM_FIRST + ATOM_THEN,
        yes=(
            ("今年以来，园区引进企业。", ("2024|True|False",)),
            ("2021年以来，累计投资。", ("2021/2024-05|True|False",)),
            ("今年3月以来，降水偏少。", ("2024-03/2024-05|True|False",)),
            ("增速为2018年以来最高。", ("|False|False",)),
            ("今年上半年以来，外贸回升。", ("2024-01/2024-06|True|False",)),
        ),
        no=("建厂以来产量增长。",),
    ),
    _rule(
        "time.until",
        r"截[至止](?:到)?(?:(?P<atom>{ATOM})|(?P<day>[12]?[0-9]|3[01])日)",
        moments.until,
        trigger=("截至", "截止"),
        yes=(("截至4月30日，完成播种。", ("2024-04-30|True|False",)), ("截至2023年底，建成水库。", ("2023|True|False",)), ("截至18日晚，完成播种。", ("2024-05-18|True|False",))),
        no=("截至目前，完成播种。",),
    ),
    _rule(
        "time.open",
        r"截[至止](?:到)?(?:目前|现在|日前)|到目前为止|迄今(?:为止)?|目前|当前|现在|近日|日前|连日来|近期|近年来?|近[几两三五十]年(?!来)|近?[几多]年来|长期以来|不久前",
        moments.left_open,
        trigger=("截", "到目前", "迄今", "目前", "当前", "现在", "日前", "近日", "连日来", "近期", *(f"{word}年" for word in "近几两三五十多"), "长期以来", "不久前"),
        first="截到迄目当现近日连多几长不",
        then="至止目今前在日期年几两三五十多久",
        yes=(
            ("截至目前，完成播种。", ("|True|False",)),
            ("近日，记者来到该村。", ("|False|False",)),
            ("近年来，产业发展。", ("|False|False",)),
        ),
        no=("目的前景",),
    ),
    _rule(
        "time.past",
        r"过去(?:的)?(?P<count>[0-9]+|[一二两三四五六七八九十]+)年",
        moments.past_years,
        trigger=("过去",),
        yes=(("过去五年，粮食连年丰收。", ("2019/2023|True|False",)), ("过去一年成绩来之不易。", ("2023|False|False",))),
        no=("过去的日子",),
    ),
    _rule(
        "time.years",
        r"(?:近|过去的?|这)?(?P<count>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})年多?来",
        moments.years_until_now,
        trigger=("年来", "年多来"),
        yes=(
            ("五年来，全县造林10万亩。", ("2019/2023|True|False",)),
            ("近三年来，产值翻番。", ("2021/2023|True|False",)),
        ),
        no=("多年来，产业发展。", "这些年来"),
    ),
    _rule(
        "time.plan",
        r"[“\"]?(?P<plan>{PLAN}|{FULL_PLAN})[”\"]?(?:(?:规划|计划)?(?:期间|时期|以来)|(?P<end>(?:规划|计划)?期?末)|(?=(?:发展|工作)?(?:回顾|总结)|(?:主要|发展|奋斗|总体)(?:目标|任务|思路)))",
        moments.plan,
        trigger=tuple(PLANS),
        yes=(
            ("“十四五”期间，新建公路。", ("2021/2025|False|False",)),
            ("到“十五五”末建成。", ("2030|False|True",)),
            ("二、“十四五”发展目标", ("2021/2025|False|False",)),
            ("第一个五年计划期间建厂。", ("1953/1957|False|False",)),
        ),
        no=("“十四五”规划纲要",),
    ),
    _rule(
        "time.coming",
        r"(?:今后|未来)(?P<count>[2-9]|10|[二两三四五六七八九十])年(?:内|时间)?",
        moments.coming,
        trigger=("今后", "未来"),
        yes=(("今后三年内，支持5000所乡镇卫生院。", ("2024/2026|False|True",)),),
        no=("今后一段时间", "未来三天有雨。"),
    ),
    _rule(
        "time.day_of_month",
        r"(?P<day>[1-9](?<![0-9月第至到—－~、.每五六十].)(?:(?<=3)[01]|(?<=[12])[0-9])?)日(?![0-9元内均前后起])",
        moments.day_of_month,
        trigger=tuple(f"{digit}日" for digit in ARABIC),
        yes=(("记者18日从该局获悉。", ("2024-05-18|False|False",)), ("当地时间28日，地震发生。", ("2024-04-28|False|False",))),
        no=("3月15日，会议举行。", "工期为5日内。"),
    ),
    _rule(
        "time.days_of_month",
        r"(?P<day>[1-9](?<![0-9月第至到—－~、.每五六十].)(?:(?<=3)[01]|(?<=[12])[0-9])?)日{DASH}(?P<last>[12][0-9]|3[01]|[1-9])日(?![0-9元内均前后起])",
        moments.days_of_month,
        trigger=tuple(f"日{dash}" for dash in _DASHES),
        yes=(("代表团15日至18日在县里考察。", ("2024-05-15/2024-05-18|True|False",)),),
        no=("3月15日至18日，会议举行。", "5日至8日内完成"),
    ),
    _rule(  # in characters only where what stands behind tells that it is no span of days
        "time.day_in_characters",
        r"(?<!{NO_DAY})(?P<day>三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日"
        r"(?=，|[上下]午|[晚晨夜电讯]|中午|凌晨|傍晚|在(?!内)|会见|接见|会谈|宴请|举行|召开|发表|宣布|致电|到达|抵达|离开|前往|乘|从|动工|开工|竣工|开幕|闭幕)",
        moments.day_in_characters,
        trigger=tuple(f"{digit}日" for digit in "一二三四五六七八九十"),
        first="一二三四五六七八九十",
        then="日一二三四五六七八九十",
        yes=(
            ("总理八日上午会见外宾。", ("2024-05-08|False|False",)),
            ("新华社长沙十五日电 大桥通车。", ("2024-05-15|False|False",)),
            ("大会二十三日在长沙开幕。", ("2024-04-23|False|False",)),
            ("十五日，大桥通车。", ("2024-05-15|False|False",)),
        ),
        no=("三日内完成", "会议为期五日，在长沙举行。", "第八日上午休息。", "每月八日在乡政府接待。", "一日三餐", "一日，他上山砍柴。", "走了三日，才到县城。"),
    ),
    _rule(
        "time.month_of_now",
        r"(?<![以登史奔踏飞])(?P<month>本|上个?|下个?)月(?:(?P<day>{DAY})(?:[日号]?{DASH}(?P<last>{DAY}))?[日号]|份|[上中下]旬|{WHEN})?(?![球台饼亮薪均租票嫂牙色光夜季])",
        moments.month_of_now,
        trigger=("本月", "上月", "上个月", "下月", "下个月"),
        first="本上下",
        then="月个",
        yes=(
            ("本月8日，大桥通车。", ("2024-05-08|False|False",)),
            ("上月二十五日，大桥通车。", ("2024-04-25|False|False",)),
            ("展览本月十六日至十八日举办。", ("2024-05-16/2024-05-18|True|False",)),
            ("上个月下旬，大桥通车。", ("2024-04|False|False",)),
            ("下月初，大桥通车。", ("2024-06|False|True",)),
            ("上月底建成。", ("2024-04|False|False",)),
        ),
        no=("3000元以上月薪", "登上月球", "每月8日"),
    ),
    _rule(
        "time.same_year",
        r"(?:(?<![一-鿿])是年|当年(?=[底末])|(?<![首第一二三四五六七八九十届])(?:同年|该年|次年|翌年))(?![级龄代段会检审产轻均货终])(?:[底末]|初(?![中级]))?(?!{MONTH}月)",
        moments.told_of,
        trigger=moments.SAME_YEAR + moments.NEXT,
        yes=(
            ("1946年春，县里建厂。次年停产，同年底恢复。", ("1947|False|False", "1947|False|False")),
            ("1952年，建厂。至1956年，建社98处。是年，产值翻番。", ("1956|False|False",)),
            ("1964年动工。第三次年会开幕，同年完工。", ("1964|False|False",)),
        ),
        no=("同年，建厂。", "2023年，这是年产10万吨的项目，同年级学生参加第三次年会。"),
    ),
    _rule(
        "time.day_in_brackets",
        r"[今昨前]天?（(?P<day>{DAY})）[日晚晨早夜]",
        moments.day_of_month,
        trigger=tuple(f"（{digit}" for digit in "123456789一二三四五六七八九十"),
        beside=("）日", "）晚", "）晨", "）早", "）夜"),
        yes=(("今（20）日，大桥通车。", ("2024-05-20|False|False",)), ("昨（19）晚，活动开幕。", ("2024-05-19|False|False",)), ("昨（十九）日，活动开幕。", ("2024-05-19|False|False",))),
        no=("今年（20）日程已满。", "第（3）日"),
    ),
    _rule(
        "time.day",
        r"昨[天日晚夜]|前天|今(?:[天日](?!的?[中世])|[晚晨早夜](?![稻熟]))|当[天日]|同日|(?P<week>[上本这下])个?(?:周|星期)(?P<weekday>[一二三四五六日天])(?![些直样起般常均])",
        moments.day,
        trigger=("昨天", "昨日", "昨晚", "昨夜", "前天", *(f"今{part}" for part in "天日晚晨早夜"), "当天", "当日", "同日", *(f"{week}{of}" for week in "上本这下" for of in ("周", "星期", "个星期"))),
        yes=(("昨天，大桥通车。", ("2024-05-19|False|False",)), ("上周五上午，大桥通车。本周一通航，下周日通车。", ("2024-05-17|False|False", "2024-05-20|False|False", "2024-06-02|False|True")), ("今日上午开幕，今晚举行宴会。", ("2024-05-20|False|False", "2024-05-20|False|False")), ("新华社长沙5月18日电 （记者王建国）今天，大桥通车。", ("2024-05-18|False|False",)), ("新华社长沙元月8日电 今天，大桥通车。", ("2024-05-20|False|False",))),
        no=("今后一段时间", "今早稻丰收", "本周一些企业复工，下周期货上市"),
    ),
    _rule(
        "time.in_digits",
        r"(?P<year>[12](?<![0-9A-Za-z./-].)[0-9]{3})(?P<mark>[-./])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9./-])",
        moments.in_digits,
        trigger=tuple(f"{digit}{mark}" for digit in ARABIC for mark in "-./"),
        beside=("19", "20"),
        yes=(("发布日期：2023-11-15，截止2023.12.1。", ("2023-11-15|False|False", "2023-12-01|False|False")),),
        no=("编号2023-11-150，版本2023.1.2.3", "2023-13-01"),
    ),
)  # fmt: skip
gate(RULES)


def find(doc: Document) -> list[Mention]:
    """Also sets `doc.year`. Numbers are looked through: a date may hold what the number layer took for a quantity."""
    doc.year = article_year(doc)
    return run_rules(RULES, doc, hide=("number",))
