"""Set phrases of national politics that name a programme without quotation marks, five-year plans, and titles without 《》."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.grammar import Document, Rule, Slotted, declared
from kg.lexicon import alternation, words
from kg.mentions.program.laws import DRAFT
from kg.mentions.program.vocabulary import PHRASES
from kg.model import Mention, Program

BARE = {form: p for form, p in PHRASES.items() if p.bare and len(form) > 1 and not form.isdigit()}
_PROGRAMS = {form: Program(p.name, p.kind) for form, p in BARE.items()}
_BODY_NAME = re.compile(
    "(?:工作)?(?:领导小组|办公室|指挥部|专班)|办(?=[、，。（(主副统公负与和])"
    "|(?:工作)?(?:示范|先进|标杆|样板|模范)(?:[县市区村镇乡户校站点]|单位|集体|个人|基地|社区|学校|企业|村镇)"
)
"""A body that is named after the programme, or an honour."""
_OF_ITS_OWN = re.compile("(?!行动|计划|战略|模式|思维|技术)[\u4e00-\u9fff]")
"""What is joined to 互联网+ makes a name of its own (互联网+教育)."""
_SHORT_GOES_ON = re.compile("[健留险管护证温全双]|[三四五六七八九][^，。；：、“”]")
_LAW_GOES_ON = frozenset("规律治院官人典学案国庭定则制令")
"""What makes another word of the last character of a law (监督 | 法院, 代表 | 法国)."""


def phrases(slotted: Slotted, hits: list[tuple[int, int]]) -> Iterator[Mention]:
    """Each set phrase where it stands (`hits`), quoted or not; a phrase of two characters not inside another word (第六保健院)."""
    text = slotted.text
    for first, last in hits:
        form = text[first:last]
        if len(form) == 2 and (_SHORT_GOES_ON.match(text, last) or text[max(0, first - 1) : first] in set("第十百之")):
            continue
        if _BODY_NAME.match(text, last) or (form[-1] == "法" and text[last : last + 1] in _LAW_GOES_ON):
            continue
        if form[-1] in "+×" and _OF_ITS_OWN.match(text, last):
            continue
        program = _PROGRAMS[form]
        if form == "一号文件" and text[max(0, first - 1) : first] == "委":
            continue
        if program.kind == "document" and (draft := DRAFT.match(text, last)):
            program, last = Program(program.name + draft[0], "document"), draft.end()
        yield Mention("program", *slotted.span(first, last), program, "program.phrase")


_REGION = "|".join(
    sorted((f for f, p in PHRASES.items() if p.kind == "strategy" and not p.bare), key=lambda f: (-len(f), f))
)
_OF_LIST = re.compile(_REGION)


def regions(doc: Document, slotted: Slotted, match: re.Match[str]) -> Iterator[Mention]:
    """西部大开发、中部崛起、东北振兴 | 战略: each of them names one where they stand in a list of such."""
    for found in _OF_LIST.finditer(slotted.text, *match.span("list")):
        phrase = PHRASES[found[0]]
        yield Mention("program", *slotted.span(*found.span()), Program(phrase.name, phrase.kind), "program.regions")


def doctrine(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention:
    start, end = slotted.span(*match.span())
    name = match[0].replace("中共", "党的", 1) if match[0].startswith("中共") else match[0]
    return Mention("program", start, end, Program(name, "slogan"), "program.doctrine")


def five_year_plan(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention:
    """“十四五”规划, 第十四个五年规划, 十四五规划纲要: one form for all, the short one where the article has it."""
    number = match["short"] or f"{match['long']}五"
    noun = (match["noun"] or match["noun2"]).removesuffix("纲要")
    start, end = slotted.span(*match.span())
    short = match["short"] or re.search(f'(?<!十){number}[”"]?(?:发展|总体)?(?:规划|计划)', doc.article.text)
    name = f"{number}{noun}" if short else f"第{match['long']}个五年{noun}"
    return Mention("program", start, end, Program(name, "plan"), "program.five_year_plan")


def yearly_plan(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention | None:
    if _FULFILLED.search(match[0]):
        return None
    return Mention("program", *slotted.span(*match.span()), Program(match[0], "plan"), "program.yearly_plan")


def plan_of_years(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention | None:
    made = yearly_plan(doc, slotted, match)
    return made and replace(made, rule="program.years_plan")


_FULFILLED = re.compile("(?:完成|执行|编制|制[订定]|超额|实现|按照?|列入|纳入|实施|提出)[^，。]{0,6}$")
"""The plan that something is done to in those years is another thing."""


_OF_ANY_TRADE = "主导|支柱|重点|特色|优势|传统|新兴|核心|战略性|未来|主要|骨干|现代"


def cluster(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention:
    start, end = slotted.span(*match.span())
    return Mention("program", start, end, Program(match[0], "cluster"), "program.cluster")


def great_deeds(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention:
    start, end = slotted.span(*match.span())
    return Mention("program", start, end, Program(match[0], "action"), "program.great_deeds")


def week(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention:
    start, end = slotted.span(*match.span())
    return Mention("program", start, end, Program(match[0], "action"), "program.week")


def shared_year(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention:
    name = match["name"].replace("互办", "")
    return Mention("program", *slotted.span(*match.span("name")), Program(name, "action"), "program.shared_year")


_DEED = alternation("program_deeds")
_WEEKS = tuple(words("program_weeks"))


def titled(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention:
    start, end = slotted.span(*match.span())
    return Mention("program", start, end, Program(match[0], "document"), "program.about")


_YEAR = "(?:[12][0-9]{3}|[一二][九〇零][〇零一二三四五六七八九]{2})"


def proposed(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention:
    return Mention("program", *slotted.span(*match.span()), Program(match[0], "document"), "program.proposal")


RULES: tuple[Rule, ...] = (
    Rule(
        name="program.doctrine",
        pattern=r"习近平(?:总书记|主席)?(?:关于[^，。；：“”]{2,30}?|对(?![^，。；]{0,20}(?:作出|所作|作了|发表|提出))[^，。；：“”]{2,20}?)"
        r"重要(?:论述|讲话|指示批示|指示|批示|要求)(?:[、和](?:重要)?(?:指示批示|讲话|指示|批示))*|(?:党的|中共)[一二三四五六七八九十]{1,3}大(?:报告|精神)",
        make=doctrine,
        trigger=("习近平", "党的", "中共"),
        first="习党中",
        yes=(
            ("深入学习习近平总书记关于粮食安全的重要论述。", ("习近平总书记关于粮食安全的重要论述|slogan",)),
            (
                "落实习近平总书记关于湖泊、湿地的重要讲话和指示批示。",
                ("习近平总书记关于湖泊、湿地的重要讲话和指示批示|slogan",),
            ),
            ("落实中共二十大精神。", ("党的二十大精神|slogan",)),
            ("贯彻习近平总书记对湖南工作的重要指示。", ("习近平总书记对湖南工作的重要指示|slogan",)),
        ),
        no=("习近平总书记到湖南考察。", "习近平总书记对湖泊保护作出重要指示。"),
    ),
    Rule(
        name="program.regions",
        pattern=(
            f"(?P<list>(?:[^，。；、：“”]{{2,8}}战略|{_REGION})(?:[、和与及]|以及)(?:{_REGION})(?:(?:[、和与及]|以及)(?:{_REGION}))*)"
            "等?(?:国家|区域|重大|协调|发展)*(?:战略|项目)"
        ),
        make=regions,
        trigger=("战略", "项目"),
        beside=tuple(f for f, p in PHRASES.items() if p.kind == "strategy" and not p.bare),
        yes=(
            ("推动西部大开发、中部崛起、东北振兴战略。", ("西部大开发|strategy", "中部崛起|strategy")),
            ("参与中部崛起、东北老工业基地振兴等国家重大项目。", ("中部崛起|strategy", "东北振兴|strategy")),
        ),
        no=("中部崛起步伐加快，重大项目开工。",),
    ),
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
        make=proposed,
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
            r"(?:[12][0-9]{3}|[一二][九〇零][〇零一二三四五六七八九]{2})年度?的?"
            r"(?:(?:发展)?国民经济(?:和社会发展)?的?(?:年度)?计划(?:草案)?|年度计划)"
            r"|(?<=[今明去本]年)国民经济(?:和社会发展)?计划(?:草案)?"
        ),
        make=yearly_plan,
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
            rf"{_YEAR}年?[—－–~～-]{{1,2}}{_YEAR}年[^\W0-9的了在]{{4,16}}?(?:规划纲要|发展纲要|行动计划|行动方案|规划|纲要|计划|方案)"
            r"(?:（草案）|草案)?"
        ),
        make=plan_of_years,
        trigger=("划", "纲要", "方案"),
        first="12一二",
        yes=(
            ("1962—1972年技术发展远景规划已经制订。", ("1962—1972年技术发展远景规划|plan",)),
            ("印发2023－2025年湖岸治理行动方案。", ("2023－2025年湖岸治理行动方案|plan",)),
        ),
        no=("1962—1972年完成计划较好。", "2021-2025年的规划正在编制。"),
    ),
    Rule(
        name="program.cluster",
        pattern=(
            r"(?<![第0-9一二三四五六七八九十百])(?:"
            r"(?:[2-9]|[1-9][0-9]|[二三四五六七八九十两]{1,2})[个条]"
            r"(?:(?:[0-9一二三四五六七八九十两]*[万千百十]{1,2}亿|万亿)元?级|超(?:[0-9]+|[万千百十]+)亿元?级?)(?:[^，。；、“”0-9的]{0,6}?)(?:产业集群|产业链|产业基地|产业|集群)"
            r"|(?:[2-9]|[1-9][0-9]{1,2}|[二三四五六七八九十两]{1,2})(?:个[^\W0-9的了在和与及等]{0,8}?(?:产业|制造业)集群"
            rf"|大(?!(?:{_OF_ANY_TRADE})+产)[^\W0-9的了在和与及等]{{2,8}}?产业[链群]?|(?<=[0-9]{{2}})条[^\W0-9的了在和与及等]{{3,8}}?产业链)"
            r"(?![链群集工基化人园技体带])(?!以上|左右))"
        ),
        make=cluster,
        trigger=("产业", "集群", "亿级", "亿元级"),
        first="123456789一二三四五六七八九十两",
        yes=(
            ("全市着力打造陶瓷、钢铁、文旅3个千亿级产业。", ("3个千亿级产业|cluster",)),
            ("打造5条超500亿产业链。", ("5条超500亿产业链|cluster",)),
            ("加快培育5个百亿元级特色产业集群。", ("5个百亿元级特色产业集群|cluster",)),
            ("省里支持建设16个先进制造业集群。", ("16个先进制造业集群|cluster",)),
            ("壮大粮油、柑橘等十大山地农业产业。", ("十大山地农业产业|cluster",)),
            ("持续壮大六大重点农业产业链。", ("六大重点农业产业链|cluster",)),
            ("梳理出24条制造业重点产业链。", ("24条制造业重点产业链|cluster",)),
        ),
        no=(
            "引进3个百亿级项目。",
            "全省有2家千亿级企业。",
            "三大主导产业占比提高。",
            "两大数字产业园开工。",
            "服务3条产业链。",
        ),
    ),
    Rule(
        name="program.great_deeds",
        pattern=f"(?:大(?:{_DEED})、?)+大(?:{_DEED})(?:专项行动|活动|行动|(?=工作))(?![”’])",
        make=great_deeds,
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
            r"(?:(?<=[0-9]{4}年)|(?<=[0-9]{4})|(?<=第[0-9]{2}[届个])|(?<=第[0-9一二三四五六七八九十][届个])|(?<=首届)|(?=全国|国家|中国|国际))"
            rf"(?!年)[^\W0-9的了在于将等是为和与及]{{2,14}}?(?:{alternation('program_weeks')})"
        ),
        make=week,
        trigger=_WEEKS,
        yes=(
            ("2023年全国节水宣传周今天启动。", ("全国节水宣传周|action",)),
            ("第12届湘江购物节开幕。", ("湘江购物节|action",)),
        ),
        no=("本届宣传周内容丰富。", "各地组织开展了形式多样的活动周。"),
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
    Rule(
        name="program.about",
        pattern=r"关于(?!人事|召开|批准(?:和加入|条约)|(?:接受|任命|免去|任免|罢免|补选|许可|撤销)[^，。；]{0,50}(?:职务|代表|请求|逮捕|名单|人员))(?:(?!、关于|的(?:报告|汇报|说明))[^，。；：“”《》（）]){2,45}?(?:《[^《》]{2,30}》[^，。；：“”《》（）]{2,20}?)?的(?:若干|实施|指导|工作|行动)*(?:意见|决定|决议|通知|方案|措施|规定|办法)(?:草案)?(?![，、和]?(?:草案)?的?(?:说明|报告|议案|建议))",
        make=titled,
        trigger=("关于",),
        yes=(
            (
                "听取关于林场安全法草案审议意见的报告、关于修改湿地法的决定草案修改意见的汇报。",
                ("关于修改湿地法的决定草案|document",),
            ),
            ("认真落实国务院关于加强湖泊保护的指导意见。", ("关于加强湖泊保护的指导意见|document",)),
        ),
        no=(
            "审议了关于召开县人民代表大会会议的决定。",
            "审议关于批准和加入的决定草案。",
            "听取关于预算执行情况的报告。",
            "会议通过关于人事任免的决定。",
        ),
    ),
)

DECLARED = (
    declared(
        "program.phrase",
        yes=(
            ("全面推行河长制。", ("河长制|mechanism",)),
            ("学习推广枫桥经验，推进厕所革命。", ("枫桥经验|method", "厕所革命|action")),
            ("大跃进时期，村里办起食堂。", ("大跃进|action",)),
            ("会议初次审议了海商法修订草案。", ("海商法修订草案|document",)),
            ("检查组了解渔业法实施情况。", ("渔业法|document",)),
        ),
        no=("第六保健院搬迁。", "他代表法国队出场。", "加强审判监督法律工作。"),
    ),
)
