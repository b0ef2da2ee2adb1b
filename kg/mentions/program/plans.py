"""Plans and papers named without 《》: five-year plans, plans of a year or of some, what is 关于… and ends in a paper's noun."""

from __future__ import annotations

import re

from kg.grammar import Document, Rule, Slotted
from kg.mentions.program.printed import Make, as_printed
from kg.model import Mention, Program


def five_year_plan(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention:
    """“十四五”规划, 第十四个五年规划, 十四五规划纲要: one form for all, the short one where the article has it."""
    number = match["short"] or f"{match['long']}五"
    noun = (match["noun"] or match["noun2"]).removesuffix("纲要")
    start, end = slotted.span(*match.span())
    short = match["short"] or re.search(f'(?<!十){number}[”"]?(?:发展|总体)?(?:规划|计划)', doc.article.text)
    name = f"{number}{noun}" if short else f"第{match['long']}个五年{noun}"
    return Mention("program", start, end, Program(name, "plan"), "program.five_year_plan")


def plan_of(rule: str) -> Make:
    """A plan of the years told, as it is printed, if nothing is done to another plan in them."""
    printed = as_printed("plan", rule)

    def make(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention | None:
        return None if _FULFILLED.search(match[0]) else printed(doc, slotted, match)

    return make


_FULFILLED = re.compile("(?:完成|执行|编制|制[订定]|超额|实现|按照?|列入|纳入|实施|提出)[^，。]{0,6}$")
"""The plan that something is done to in those years is another thing."""
_YEAR = "(?:[12][0-9]{3}|[一二][九〇零][〇零一二三四五六七八九]{2})"

RULES: tuple[Rule, ...] = (
    Rule(
        name="program.five_year_plan",
        pattern=(
            r"[“‘\"]?(?P<short>(?:[一二三四五六七八九]|十[一二三四五六七]?)五)[”’\"]?(?:发展|总体)?(?P<noun>规划纲要|规划|计划)"
            r"|第(?P<long>[一二三四五六七八九]|十[一二三四五六七]?)个五年(?P<noun2>规划纲要|规划|计划)"
        ),
        make=five_year_plan,
        trigger=("五”", "五’", "五规", "五计", "个五年"),
        yes=(
            ("全县编制“十四五”规划。", ("十四五规划|plan",)),
            ("举行“开好局完成‘十五五’规划”座谈会。", ("十五五规划|plan",)),
            ("第一个五年计划开始执行。", ("第一个五年计划|plan",)),
            ("“十五”计划顺利完成。", ("十五计划|plan",)),
            (
                "第一个五年计划开始执行，“一五”计划意义重大。",
                ("一五计划|plan", "一五计划|plan"),
            ),
        ),
        no=("“十四五”时期经济增长较快。", "制定五年规划。"),
    ),
    Rule(
        name="program.proposal",
        pattern=r"(?:中共中央)?关于制定国民经济和社会发展[^，。；：“”《》]{4,40}?的建议",
        make=as_printed("document", "program.proposal"),
        trigger=("关于制定国民经济",),
        first="中关",
        yes=(
            (
                "全会审议了中共中央关于制定国民经济和社会发展第二十个五年规划的建议。",
                ("中共中央关于制定国民经济和社会发展第二十个五年规划的建议|document",),
            ),
        ),
        no=("关于制定国民经济计划，提出了建议。",),
    ),
    Rule(
        name="program.yearly_plan",
        pattern=(
            rf"{_YEAR}年度?的?"
            r"(?:(?:发展)?国民经济(?:和社会发展)?的?(?:年度)?计划(?:草案)?|年度计划)"
            r"|(?<=[今明去本]年)国民经济(?:和社会发展)?计划(?:草案)?"
        ),
        make=plan_of("program.yearly_plan"),
        trigger=("国民经济", "年度计划"),
        first="12一二国",
        yes=(
            ("会议批准了一九八三年国民经济计划。", ("一九八三年国民经济计划|plan",)),
            ("试制了1962年的年度计划。", ("1962年的年度计划|plan",)),
            ("今年国民经济计划的执行情况是好的。", ("国民经济计划|plan",)),
            ("提出1991年的国民经济和社会发展计划草案。", ("1991年的国民经济和社会发展计划草案|plan",)),
        ),
        no=("一九八三年国民经济增长较快。",),
    ),
    Rule(
        name="program.years_plan",
        pattern=(
            rf"{_YEAR}年?(?:[—－–~～-]{{1,2}}|[到至]){_YEAR}年[^\W0-9的了在]{{4,16}}?(?:规划纲要|发展纲要|行动计划|行动方案|规划|纲要|计划|方案)"
            r"(?:（草案）|(?:修正)?草案)?"
        ),
        make=plan_of("program.years_plan"),
        trigger=("划", "纲要", "方案"),
        first="12一二",
        yes=(
            ("1962—1972年技术发展远景规划已经制订。", ("1962—1972年技术发展远景规划|plan",)),
            (
                "按照一九五三年到一九六四年全省林业发展纲要（草案）的要求办。",
                ("一九五三年到一九六四年全省林业发展纲要（草案）|plan",),
            ),
            ("印发2023－2025年湖岸治理行动方案。", ("2023－2025年湖岸治理行动方案|plan",)),
        ),
        no=("1962—1972年完成计划较好。", "2021-2025年的规划正在编制。"),
    ),
    Rule(
        name="program.about",
        pattern=r"关于(?!人事|[印转下]发|召开|批准(?:和加入|条约)|(?:接受|任命|免去|任免|罢免|补选|许可|撤销)[^，。；]{0,50}(?:职务|代表|请求|逮捕|名单|人员))(?:(?!、关于|的(?:报告|汇报|说明))(?:[^，。；：“”《》（）]|“[^“”]{1,16}”)){2,45}?(?:《[^《》]{2,30}》[^，。；：“”《》（）]{2,20}?)?的(?:若干|实施|指导|工作|行动)*(?:意见|决定|决议|通知|指示|方案|措施|规定|办法)(?:草案)?(?![，、和]?(?:草案)?的?(?:说明|报告|议案|建议))",
        make=as_printed("document", "program.about"),
        trigger=("关于",),
        yes=(
            (
                "听取关于林场安全法草案审议意见的报告、关于修改湿地法的决定草案修改意见的汇报。",
                ("关于修改湿地法的决定草案|document",),
            ),
            ("认真落实国务院关于加强湖泊保护的指导意见。", ("关于加强湖泊保护的指导意见|document",)),
            ("县里出台关于推进“山变园”试点的实施意见。", ("关于推进山变园试点的实施意见|document",)),
            ("省里发出“关于改良茶园的指示”。", ("关于改良茶园的指示|document",)),
        ),
        no=(
            "审议了关于召开县人民代表大会会议的决定。",
            "审议关于批准和加入的决定草案。",
            "听取关于预算执行情况的报告。",
            "会议通过关于人事任免的决定。",
        ),
    ),
)
