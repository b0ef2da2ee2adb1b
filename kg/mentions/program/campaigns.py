"""Campaigns named without quotation marks: 大排查大整治, weeks and festivals, years that two countries share."""

from __future__ import annotations

import re

from kg.grammar import Document, Rule, Slotted
from kg.lexicon import alternation, words
from kg.mentions.program.printed import as_printed
from kg.model import Mention, Program

_DEED = alternation("program_deeds")
_WEEKS = tuple(words("program_weeks"))


def shared_year(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention:
    """中莫友好年, 摩尔多瓦旅游年: without 互办."""
    name = match["name"].replace("互办", "")
    return Mention("program", *slotted.span(*match.span("name")), Program(name, "action"), "program.shared_year")


RULES: tuple[Rule, ...] = (
    Rule(
        name="program.great_deeds",
        pattern=f"(?:大(?:{_DEED})、?)+大(?:{_DEED})(?:专项行动|活动|行动|(?=工作))(?![”’])",
        make=as_printed("action", "program.great_deeds"),
        trigger=tuple(f"大{w}" for w in words("program_deeds")),
        first="大",
        yes=(
            ("全镇开展新一轮大入户大走访工作，听取民意。", ("大入户大走访|action",)),
            ("启动大排查大整治行动。", ("大排查大整治行动|action",)),
        ),
        no=("组织一次安全生产大排查。", "开展安全隐患大起底大整治。", "开展“大走访大调研”活动。"),
    ),
    Rule(
        name="program.week",
        pattern=(
            r"(?:(?<=[0-9]{4}年)|(?<=[0-9]{4})|(?<=第[0-9]{2}[届个])|(?<=第[0-9一二三四五六七八九十][届个])|(?<=首届|开展|启动|举办)|(?=全国(?!范围)|国家|中国|国际))"
            rf"(?!年)[^\W0-9的了在于将等是为和与及]{{2,14}}?(?:{alternation('program_weeks')}|(?<!个)[月周](?=活动))"
        ),
        make=as_printed("action", "program.week"),
        trigger=(*_WEEKS, "月活动", "周活动"),
        yes=(
            ("2023年全国节水宣传周今天启动。", ("全国节水宣传周|action",)),
            ("全县开展民族团结进步宣传月。", ("民族团结进步宣传月|action",)),
            ("深入开展农田改造质量比武月活动。", ("农田改造质量比武月|action",)),
            ("第12届湘江购物节开幕。", ("湘江购物节|action",)),
        ),
        no=("本届宣传周内容丰富。", "开展为期两个月活动。", "各地组织开展了形式多样的活动周。"),
    ),
    Rule(
        name="program.shared_year",
        pattern=(
            "(?<!集)(?P<name>(?:中(?![国方外央共小大期高])[一-龥]{1,3}?|(?<=举办)[一-龥]{2,6}?|(?<=办好)(?!明|今|[^，。]?年)[一-龥]{2,6}?)(?:互办)?"
            "(?:体育|文化|旅游|友好|青年|人文|教育|语言|科技|创新|媒体|艺术|电影|经贸|地方|合作|交流)+年)"
            "(?![度来前后代间会底初级轻])"
        ),
        make=shared_year,
        trigger=("友好年", "文化年", "旅游年", "交流年", "合作年", "创新年", "教育年", "语言年", "艺术年"),
        yes=(
            ("双方要办好中莫文化年，深化人文交流。", ("中莫文化年|action",)),
            ("以中莫友好年为契机扩大合作。", ("中莫友好年|action",)),
            ("欢迎莫方在华举办摩尔多瓦旅游年。", ("摩尔多瓦旅游年|action",)),
            ("继续办好中莫体育交流年。", ("中莫体育交流年|action",)),
        ),
        no=("中外文化年年交流。", "双方要办好文化年。", "双方要办好明后两年文化年。", "中国旅游年会开幕。"),
    ),
)
