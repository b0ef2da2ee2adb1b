"""Names without quotation marks that their form alone tells: 周调度、月通报, 谁主管谁负责的原则, 百名干部下基层活动."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Document, Rule, Slotted
from kg.mentions.program.edges import is_generic, left_of, trim
from kg.mentions.program.lists import after, counts_of
from kg.mentions.program.naming import kind_of
from kg.mentions.program.printed import Make, as_printed
from kg.mentions.program.vocabulary import PHRASES, head_of, plain
from kg.model import Mention, Program, ProgramKind


def _unless_known(kind: ProgramKind, rule: str) -> Make:
    """The group `name` of a match, if it is no set phrase."""
    printed = as_printed(kind, rule, "name")

    def make(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention | None:
        return None if match["name"].removesuffix("活动") in PHRASES else printed(doc, slotted, match)

    return make


_WHO = "谁[^，。；、谁“”]{1,5}(?:[、，]?谁[^，。；、谁的“”]{1,5}?)+"
_AT_WORK = "[日周旬月季年](?![内初底末度均来前后间期份])[^\\W年月日周0-9的了在是有]{2,3}"
_MANY = "[百千万][名企村户家校店师医警社]"
_AGAIN = "[^\\W第年月日天次届级号0-9一二三四五六七八九十][一二三四五六七八九双两][^\\W年月日天次届级号0-9一二三四五六七八九十]"
_TWICE = f"[三四五六七八九双两]{_AGAIN}"


def spelt_out(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention | None:
    """三送一帮：送政策、送技术、送资金、帮增收: with as many parts behind it as it counts."""
    text, end = slotted.text, match.end("name")
    if not any(after(text, end, min(len(text), end + 160), count) for count in counts_of(match["name"])):
        return None
    return Mention(
        "program",
        *slotted.span(*match.span("name")),
        Program(match["name"], kind_of(match["name"])),
        "program.spelt_out",
    )


_NO_SYSTEM = re.compile(
    "(?:[体机编转有建管限控抑遏强复研学法帝专]制|公制)$|^(?:以|新|灵活|多种|各种|这|那|一[个种]|两种)"
)


_LED = re.compile("(?:实行|推行|推广|试行|落实|执行|建立|完善|健全)了?[^，。；：、“”]{2,9}制")


def system(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention | None:
    """实行 | 股份合作制; one whose last word is a head of its own (责任制) is read from its head, where a verb leads it."""
    text, name, head = slotted.text, match["name"], head_of(match["name"])
    led = text[match.start() - 1] not in "、和与"
    if not led and not _LED.search(text, max(text.rfind(mark, 0, match.start()) for mark in "，。；："), match.start()):
        return None  # “六制”包括议事制、公开制: parts of what counts them
    if _NO_SYSTEM.search(name) or (head is not None and (led or len(name) < len(head.word) + 2)):
        return None
    return Mention("program", *slotted.span(*match.span("name")), Program(name, "mechanism"), "program.system")


_RISK = "(?:养老|医疗|失业|工伤|生育)"


def insurances(doc: Document, slotted: Slotted, match: re.Match[str]) -> Iterator[Mention]:
    """失业、工伤、生育 | 保险制度: one for each."""
    for found in re.finditer(_RISK, match["list"]):
        start = match.start("list") + found.start()
        name = f"{found[0]}保险制度"
        yield Mention("program", *slotted.span(start, start + 2), Program(name, "mechanism"), "program.insurances")


_POINTS = "[1-9][0-9]{0,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九]"
_PURPOSE = "促进|支持|推动|推进|加快|优化|服务|助力|保障|加强|扩大|提振|稳定|鼓励|帮助|改善|提升"
_WHAT_FOR = re.compile(
    "(?:出台|印发|制定|发布|推出)(?:实施|出台|印发|发布)?了?"
    "(?P<own>(?!出台|印发|实施|发布)[^\\W0-9等的了和与及一]{5,24})$"
)


def points(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention | None:
    """出台 | 支持民营经济发展二十条措施, 15条举措, 9项便民办证新措施; none where they are those of a document in 《》."""
    text, start, end = slotted.text, match.start(), match.end()
    counted = len(match["count"]) > 1 and match["measure"] == "条" and match["noun"] != "政策"
    if not counted and match["noun"] != "主张" and match["own"] is not None and len(match["own"]) < 3:
        return None
    if "》" in text[max(0, start - 60) : start]:
        return None
    titled = _WHAT_FOR.search(text, max(0, start - 36), start)
    start = titled.start("own") if titled else start
    value = Program(text[start:end], "document" if titled else "plan")
    return Mention("program", *slotted.span(start, end), value, "program.points")


_MADE_BETTER = re.compile("(?:优化|加强|推进|完善|健全|构建|建设|打造|建立|织密|织牢|编密)+")


def on_one_map(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention | None:
    """依托 | 国土空间规划“一张图”: the field that is drawn on one map, or held by one net."""
    text = slotted.text
    first, _ = trim(text, left_of(text, 0, match.start()), match.start())
    if made := _MADE_BETTER.match(text, first, match.start()):
        first = made.end()
    if not 4 <= match.start() - first <= 12 or is_generic(text[first : match.start()]):
        return None
    span = slotted.span(first, match.end())
    return Mention("program", *span, Program(plain(text[first : match.end()]), "mechanism"), "program.on_one_map")


def plus(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention:
    """公司+农户的模式: the name without its 的."""
    return Mention(
        "program", *slotted.span(*match.span("name")), Program(f"{match['name']}模式", "method"), "program.plus"
    )


RULES: tuple[Rule, ...] = (
    Rule(
        name="program.system",
        pattern="(?:(?<=实行|推行|推广|试行|落实|执行|建立|完善|健全)了?|(?<=[^体机]制[、和与]))(?P<name>[^\\W0-9的了和与及以]{3,8}?制)(?=[，。；、]|等|的(?!度)|[和与])",
        make=system,
        trigger=("实行", "推行", "推广", "试行", "落实", "执行", "建立", "完善", "健全"),
        beside=("制，", "制。", "制；", "制、", "制等", "制的", "制和", "制与"),
        yes=(
            ("或者实行股份协作制，也可以租赁。", ("股份协作制|mechanism",)),
            ("推行干部聘任制、湘绣计件工资制等。", ("湘绣计件工资制|mechanism",)),
            ("推广合同招工制。", ("合同招工制|mechanism",)),
            ("落实全程代办制和首违不罚制。", ("首违不罚制|mechanism",)),
            (
                "完善村务议事制、财务公开制和目标责任制。",
                ("村务议事制|mechanism", "财务公开制|mechanism", "目标责任制|mechanism"),
            ),
        ),
        no=(
            "实行新的管理体制。",
            "试行多种形式的所有制。",
            "推行了工业化建制。",
            "“四制”包括议事协商制、村务公开制和民主评议制。",
        ),
    ),
    Rule(
        name="program.system_spelt_out",
        pattern=(
            "(?<=坚持|实行)了?(?P<name>(?!以|适应|符合|有利|行之有效|科学|严格|民主|公有|社会主义)"
            "[^\\W0-9的了着过这那]{6,16}的制度)(?=[，。；])"
        ),
        make=_unless_known("mechanism", "program.system_spelt_out"),
        trigger=("的制度，", "的制度。", "的制度；"),
        yes=(("坚持厂长定期下车间劳动的制度，改进作风。", ("厂长定期下车间劳动的制度|mechanism",)),),
        no=("实行适应市场经济要求的制度。", "坚持有中国特色的制度。", "坚持我们已经定下来的这些行之有效的制度。"),
    ),
    Rule(
        name="program.insurances",
        pattern=f"(?P<list>{_RISK}(?:[、和及与]{_RISK})+)保险制度",
        make=insurances,
        trigger=("保险制度",),
        yes=(("健全失业、工伤保险制度。", ("失业保险制度|mechanism", "工伤保险制度|mechanism")),),
        no=("健全医疗保险制度。",),
    ),
    Rule(
        name="program.plus",
        pattern=(
            "(?<=采取|采用|推行|推广|探索|实行|创新|按照|通过|形成)(?:了|出)?(?P<name>[^\\W0-9的了]{2,8}(?:[+＋][^\\W0-9的了]{2,8})+)的"
            "(?:经营|发展|运作|运营|合作|管理|服务|产业)*模式"
        ),
        make=plus,
        trigger=("+", "＋"),
        beside=("模式",),
        yes=(("村里推广党支部+基地+农户的发展模式。", ("党支部+基地+农户模式|method",)),),
        no=("采取线上+线下的方式。",),
    ),
    Rule(
        name="program.response",
        pattern="(?<=启动)了?(?P<name>(?:[一二三四ⅠⅡⅢⅣ]级)?(?:应急)?响应机制)",
        make=_unless_known("mechanism", "program.response"),
        trigger=("响应机制",),
        yes=(("当地启动二级响应机制，保障供水。", ("二级响应机制|mechanism",)),),
        no=("建立快速响应机制。",),
    ),
    Rule(
        name="program.one_each",
        pattern="(?:(?<![一-鿿“‘、])|(?<=实行|推行|落实|建立|坚持|按照|采取|做到|实施))(?P<name>一[企户村人县市镇品校园街河湖矿厂家病项案事组区链产]一[策档案册码卡证图长站警员医](?:、一[一-鿿]一[一-鿿])*)(?![略划源”’])",
        make=_unless_known("method", "program.one_each"),
        trigger=(
            "一策",
            "一档",
            "一案",
            "一册",
            "一码",
            "一卡",
            "一证",
            "一图",
            "一长",
            "一站",
            "一警",
            "一员",
            "一医",
        ),
        first="一",
        yes=(
            ("政府理思路，一厂一策定方案。", ("一厂一策|method",)),
            ("镇里为渔民建档，实行一户一档，及时更新。", ("一户一档|method",)),
        ),
        no=("出台一项新政策。",),
    ),
    Rule(
        name="program.on_one_map",
        pattern="(?<=规划|治理|监管|政务|服务|管理|执法|信访|监测|养老)“?一张[网图]”?(?!照片|画)",
        make=on_one_map,
        trigger=("一张网", "一张图"),
        first="“一",
        yes=(
            ("依托湖区空间规划“一张图”，统筹建设。", ("湖区空间规划一张图|mechanism",)),
            ("进一步优化基层治理一张网，方便群众。", ("基层治理一张网|mechanism",)),
        ),
        no=("墙上挂着一张图。", "加强管理一张网。"),
    ),
    Rule(
        name="program.spelt_out",
        pattern=(
            "(?P<name>[三四五六七八九双两](?<![^。；，、：\\n.．].)"
            f"(?:{_AGAIN}|(?<!两)[\u4e00-\u9fff]{{0,4}}(?:工程|行动|会战)))(?=[：（(])"
        ),
        make=spelt_out,
        trigger=("：", "（", "("),
        yes=(
            ("三送一帮：送政策、送技术、送资金、帮增收。", ("三送一帮|method",)),
            ("四大会战：工业大会战、旅游大会战、城建大会战、交通大会战。", ("四大会战|action",)),
        ),
        no=("三个方面：生产、生活、生态。", "四是：清垃圾、清淤泥。"),
    ),
    Rule(
        name="program.periodic",
        pattern=(
            "(?<=实行|落实|建立|坚持|推行|执行|采取|按照|做到|严格|采用|形成|健全)(?:了|好)?"
            f"(?P<name>{_AT_WORK}(?:、半?{_AT_WORK})+)(?=[，。；]|等)"
        ),
        make=_unless_known("mechanism", "program.periodic"),
        trigger=tuple(f"、{period}" for period in "周旬月季年半"),
        first="了好日周旬月季年",
        yes=(
            ("全县实行周调度、月通报、季考核，压实责任。", ("周调度、月通报、季考核|mechanism",)),
            ("坚持日巡查、周清理，保持整洁。", ("日巡查、周清理|mechanism",)),
        ),
        no=("按照月度、季度分解任务。", "坚持周一、周二接访。", "坚持月月有安排、年年有进展，抓好落实。"),
    ),
    Rule(
        name="program.who",
        pattern=f"(?<!“)(?P<name>{_WHO}的?(?:原则|责任制|机制))(?!性)",
        make=_unless_known("method", "program.who"),
        trigger=("谁",),
        first="谁",
        yes=(("按照谁经营谁负责的原则，落实责任。", ("谁经营谁负责的原则|method",)),),
        no=("谁也不知道谁来负责。", "按照“谁经营、谁负责”的原则，落实责任。"),
    ),
    Rule(
        name="program.points",
        pattern=(
            f"(?<![第0-9一二三四五六七八九十百])(?P<count>{_POINTS})(?P<measure>[条项])(?!整改)"
            f"(?:(?P<own>[^\\W0-9等的了在是]{{0,14}}?)|(?:{_PURPOSE})[^\\W0-9的了在是]{{2,18}}的)"
            "(?:政策|具体|工作|重点|配套|务实|改革|服务|新|硬|实)*(?P<noun>措施|举措|实招|硬招|主张|政策(?!措施))"
        ),
        make=points,
        trigger=("措施", "举措", "实招", "硬招", "主张", "政策"),
        beside=("条", "项"),
        first="123456789一二三四五六七八九十",
        yes=(
            ("县里出台支持民营经济发展二十条措施。", ("支持民营经济发展二十条措施|document",)),
            ("推出15条举措促进湖区消费。", ("15条举措|plan",)),
            ("商务厅公布9条便民办证新措施。", ("9条便民办证新措施|plan",)),
            ("全省推出30条稳定湖区经济增长的政策措施。", ("30条稳定湖区经济增长的政策措施|plan",)),
            ("在去年18项助农惠农帮扶措施基础上，再加码。", ("18项助农惠农帮扶措施|plan",)),
            ("市里提出的八项主张得到响应。", ("八项主张|plan",)),
        ),
        no=(
            "出台了一项措施。",
            "采取三项措施。",
            "出台《关于稳增长的若干措施》，共20条举措。",
            "落实15项配套政策。",
            "第12条措施落空。",
            "形成35条整改措施。",
        ),
    ),
    Rule(
        name="program.deeds_of_many",
        pattern=(
            "(?<=开展|组织|举办|举行|启动|发起|参加|推进|实施)(?:了|好)?(?:以)?"
            f"(?P<name>(?:{_MANY}|{_TWICE})[^\\W0-9的了是在等为]{{0,12}}?"
            f"(?:、{_MANY}[^\\W0-9的了是在等为]{{2,10}}?)?(?:活动|竞赛|大走访|大调研|大讨论|大比武|大宣讲|大排查))(?![室中家者])"
        ),
        make=_unless_known("action", "program.deeds_of_many"),
        trigger=("活动", "竞赛", "大走访", "大调研", "大讨论", "大比武", "大宣讲", "大排查"),
        first="了好以百千万三四五六七八九双两",
        yes=(
            ("全县开展百名干部联百企、千名党员进万家活动。", ("百名干部联百企、千名党员进万家活动|action",)),
            ("机关组织三讲两评活动，效果很好。", ("三讲两评活动|action",)),
            ("县里开展千名教师大家访活动，受到欢迎。", ("千名教师大家访活动|action",)),
        ),
        no=("开展两次集中培训活动。", "组织百名老人参观。", "开展三个方面的活动。"),
    ),
)
