"""Parts of a numbered name that stand about in the article, known by their common form: “服务力”, “执行力”, “公信力” of 三力."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.facts.component.spelt import by_units, last_like_the_others
from kg.grammar import Rule, declared
from kg.mentions.program.first_member import trim_first
from kg.mentions.program.lists import Spans, count_of, numeral, split
from kg.mentions.program.vocabulary import head_of, plain, verb_before
from kg.model import Mention


def core(printed: str) -> str:
    """What is quoted of a name, else the name."""
    quoted = re.match("[“「]([^”」]+)[”」]", printed)
    return plain(quoted[1] if quoted else printed)


def counted(printed: str) -> str:
    """The last of what is quoted of a name, if that counts things (三包 of 门前三包, 四清 of 小四清), else what counts them."""
    own = core(printed)
    last = _COUNTED_AT_LAST.search(own) if printed[0] == "“" else None
    return last[0] if last else printed if count_of(printed) else own


_COUNTED_AT_LAST = re.compile(
    "(?:(?<=^[^\\W0-9一二三四五六七八九十第])|(?<=[^\\W0-9一二三四五六七八九十]{2}))[三四五六七八九][^\\W0-9一二三四五六七八九十个大项]$"
)


def alike(text: str, floor: int, stop: int, count: int) -> Spans:
    """A list in its sentence or after it with as many members as the name announces, all of one length.

    Three or four of them count only where the sentence begins with them.
    """
    if count < 3:
        return []
    if text.count("、", floor, stop) < count - 1:
        return []
    for found in _row_of(count).finditer(text, floor, stop):
        members = split(found[2], found.start(2), "、")
        if count < 5 and found.start() > floor and text[found.start() - 1] not in "）)":
            continue
        length = members[0][1] - members[0][0]
        begin = found.end(1) - length
        if (
            begin > floor
            and text[begin - 1] not in _BEFORE_LIST
            and not verb_before(text[max(floor, begin - 6) : begin])[0]
        ):
            continue
        if (
            all(b - a == length for a, b in members[:-1])
            and found.end(1) - found.start(1) >= length
            and length > 3
            and length * count < 40
        ):
            members[-1] = (members[-1][0], members[-1][0] + length)
            if sum(_COUNTS.search(text, *span) is not None for span in members) > 1:
                continue
            return [(found.end(1) - length, found.end(1)), *members]
    return []


_COUNTS = re.compile("[二三四五六七八九十][个大项]")
"""围绕一个目标、突出三大重点、实施五大战略: what spells out a code, each member of which counts things of its own."""


@lru_cache(maxsize=64)
def _row_of(count: int) -> re.Pattern[str]:
    return re.compile(f"([\u4e00-\u9fff]{{2,8}})((?:、[\u4e00-\u9fff]{{2,8}}){{{count - 1}}})(?![\u4e00-\u9fff]*、)")


_BEFORE_LIST = "）)，。；：、“”在从以对把将于为即是抓和与及的过\n"


def same_verbs(text: str, name: str, mention: Mention) -> Spans:
    """抓学习促提升、抓执行促落实、抓效能促发展 of 三抓三促, 查思想、查作风、查纪律 of 三查, wherever in the article they stand in a row."""
    bare, head = core(name), head_of(core(name))
    own = bare.removesuffix(head.word) if head else bare.rstrip("制法")
    own = _MUST.sub("", own)
    told = _VERBS.fullmatch(own)
    if told is None:
        return by_units(text, own, mention)
    number, first, second = numeral(told[1]), told[2], told[3] or ""
    if number < 3 or text.count(first) <= number:
        return []
    found = _row_of_verbs(first, second, number).search(text)
    headings = [m.span(1) for m in _opening(first, second).finditer(text, mention.end)] if not found and second else []
    if len(headings) == number:
        return headings
    if found and _GOES_BACK.search(text[max(0, found.start() - 14) : found.start()] + first):
        return []
    if found is None:
        return by_units(text, own, mention)
    return last_like_the_others(split(found[1], found.start(1), "[、，；]"))


_MUST = re.compile("个?必(?=[^，、]$)")
"""What must be done is told without 必: 看账目、看现场 of 两个必看."""


def numbered(text: str, name: str) -> Spans:
    """一看房、二看粮、三看家里有没有读书郎 of 三看法, wherever in the article they stand in a row."""
    told = _VERBS.fullmatch(core(name).rstrip("制法"))
    if told is None or told[3]:
        return []
    number = numeral(told[1])
    found = _row_of_numbered(told[2], number).search(text) if text.count(told[2]) > number else None
    return [found.span(n + 1) for n in range(number)] if found else []


def same_tails(text: str, name: str) -> Spans:
    """政策宣讲下基层，矛盾调解下基层，… of 四下基层; 组织领导到位、责任落实到位、… of 五到位."""
    bare, head = core(name), head_of(core(name))
    told = _TAILED.fullmatch(bare) or (_TAILED.fullmatch(bare.removesuffix(head.word)) if head else None)
    if told is None or text.count(told[2]) <= numeral(told[1]):
        return []
    number, tail = numeral(told[1]), told[2]
    for mark in "，、":
        if found := _row_of_tails(tail, number, mark).search(text):
            parts = split(found[1], found.start(1), f"{mark}|(?<={tail})和" if mark == "、" else mark)
            opened = _OPENS_A_ROW.match(text, *parts[0])
            first = (opened.end(), parts[0][1]) if opened else parts[0]
            cut = trim_first(text, [first, *parts[1:]]) if mark == "、" else first
            shortest = min(b - a for a, b in parts[1:])
            return [cut if cut[1] - cut[0] >= shortest else first, *parts[1:]]
    return []


_TAILED = re.compile("([三四五六七八九])[个张项条本份大]?([^\\W0-9一二三四五六七八九十个大项]{2,4})")
_OPENS_A_ROW = re.compile("(?:坚持|做到|实现|确保|推动|真正|即|是?指|就是|包括)+(?=.{4})")


@lru_cache(maxsize=64)
def _row_of_tails(tail: str, number: int, mark: str) -> re.Pattern[str]:
    item = f"[\u4e00-\u9fff0-9{'、' if mark == '，' else ''}]{{2,16}}?{tail}"
    between = f"(?:{mark}|(?<={tail})和)" if mark == "、" else mark
    return re.compile(f"(?<![\u4e00-\u9fff])({item}(?:{between}{item}){{{number - 1}}})(?!{mark}{item})")


_VERBS = re.compile(
    r"([三四五六七八九])([^\W0-9一二三四五六七八九十个大项])(?:\1([^\W0-9一二三四五六七八九十个大项]))?"
)


@lru_cache(maxsize=64)
def _row_of_verbs(first: str, second: str, number: int) -> re.Pattern[str]:
    item = first + "[^，。；、“”！？\n]{1,8}" + (f"{second}[^，。；、“”！？\n]{{1,8}}" if second else "")
    return re.compile(
        f"(?<![\u4e00-\u9fff])({item}(?:[、，；]{item}){{{number - 1}}})(?![^，。；、\n]{{0,12}}[、，；]{first})"
    )


@lru_cache(maxsize=64)
def _opening(first: str, second: str) -> re.Pattern[str]:
    """抓组织促引领。…抓产业促增收。…: each the whole of a sentence, which is a heading."""
    return re.compile(
        f"(?:(?<=[。；\n])|^)\\s*({first}[^，。；：、“”\n]{{1,8}}{second}[^，。；：、“”\n]{{1,8}})(?=[。：\n])"
    )


@lru_cache(maxsize=64)
def _row_of_numbered(verb: str, number: int) -> re.Pattern[str]:
    return re.compile("[，、；]".join(f"{n}({verb}[^，。；、“”！？\n]{{1,16}})" for n in "一二三四五六七八九"[:number]))


_GOES_BACK = re.compile("(?P<verb>[\u4e00-\u9fff])[^，。；、\n“”]{1,10}[、，；](?P=verb)$")
"""保就业、 | 保民生、保市场、保能源: the row begins before."""
RULES: tuple[Rule, ...] = (
    declared(
        "component.same_verbs",
        yes=(
            (
                "全乡开展“三联三帮”行动，联支部、联企业、联农户，帮思想、帮产业、帮销售。",
                tuple(
                    f"三联三帮行动|{part}"
                    for part in ("联支部|1", "联企业|2", "联农户|3", "帮思想|4", "帮产业|5", "帮销售|6")
                ),
            ),
            (
                "组织老教师、老党员、老战士开展“三老四送”活动，送知识、送技术、送法律、送温暖。",
                tuple(
                    f"三老四送|{part}"
                    for part in (
                        *("老教师|1", "老党员|2", "老战士|3"),
                        *("送知识|4", "送技术|5", "送法律|6", "送温暖|7"),
                    )
                ),
            ),
            (
                "推行“三看法”：驻村干部一看房、二看粮、三看家里有没有读书郎，摸清底数。",
                ("三看法|看房|1", "三看法|看粮|2", "三看法|看家里有没有读书郎|3"),
            ),
            (
                "全县推行“三田制”，群众口粮田、责任田、机动田各得其所。",
                ("三田制|口粮田|1", "三田制|责任田|2", "三田制|机动田|3"),
            ),
            (
                "建立“三督两查”制度：督导组全程督查，纪检组专项督查，代表定期督查；查作风、查成效。",
                tuple(
                    f"三督两查制度|{part}"
                    for part in ("督导组全程督查|1", "纪检组专项督查|2", "代表定期督查|3", "查作风|4", "查成效|5")
                ),
            ),
            (
                "启动建设“一园三区”，即大桥工业园和古镇旅游区、三塘物流区、湘江示范区。",
                tuple(f"一园三区|{part}" for part in ("大桥工业园|1", "古镇旅游区|2", "三塘物流区|3", "湘江示范区|4")),
            ),
            (
                "定出包工、包产、包成本，超产奖励的办法，普遍推行“三包一奖”制度。",
                ("三包一奖制度|包工|1", "三包一奖制度|包产|2", "三包一奖制度|包成本|3"),
            ),
            (
                "推行“三严两实”要求，即严把关、严治水、严护林，办实事、讲实话，群众满意。",
                tuple(f"三严两实|{part}" for part in ("严把关|1", "严治水|2", "严护林|3", "办实事|4", "讲实话|5")),
            ),
            (
                "“三边”行动向路边、河边、屋边延伸，“三水共治”把治污水、排涝水、保饮水结合起来。",
                (
                    *(f"三边行动|{part}" for part in ("路边|1", "河边|2", "屋边|3")),
                    *(f"三水共治|{part}" for part in ("治污水|1", "排涝水|2", "保饮水|3")),
                ),
            ),
            (
                "要确保养老金按时发放，确保救助金足额发放（简称“两个确保”）。",
                ("两个确保|确保养老金按时发放|1", "两个确保|确保救助金足额发放|2"),
            ),
            (
                "今年是“三抓三促”行动深化年。抓学习促提升、抓执行促落实、抓效能促发展。",
                (
                    "三抓三促行动|抓学习促提升|1",
                    "三抓三促行动|抓执行促落实|2",
                    "三抓三促行动|抓效能促发展|3",
                ),
            ),
            (
                "开展“三抓三促”行动。\n抓学习促提升。干部上台讲课。\n抓执行促落实。实行清单管理。\n抓效能促发展。办事快了。",
                (
                    "三抓三促行动|抓学习促提升|1",
                    "三抓三促行动|抓执行促落实|2",
                    "三抓三促行动|抓效能促发展|3",
                ),
            ),
            (
                "坚持“三个必看”，看账目、看现场、看台账。",
                tuple(f"三个必看|看{p}" for p in ("账目|1", "现场|2", "台账|3")),
            ),
            (
                "深化“三变”改革。推动荒山变林地、荒坡变果园、水田变鱼塘，带动增收。",
                ("三变改革|荒山变林地|1", "三变改革|荒坡变果园|2", "三变改革|水田变鱼塘|3"),
            ),
            (
                "落实“三查一改”，查隐患、查漏洞、查短板，改作风。",
                ("三查一改|查隐患|1", "三查一改|查漏洞|2", "三查一改|查短板|3", "三查一改|改作风|4"),
            ),
            (
                "开展“五送”活动，送政策、送技术、送岗位、送温暖、送健康。",
                (
                    "五送活动|送政策|1",
                    "五送活动|送技术|2",
                    "五送活动|送岗位|3",
                    "五送活动|送温暖|4",
                    "五送活动|送健康|5",
                ),
            ),
        ),
        no=(
            "落实“三查一改”，查隐患、查漏洞，改作风。",
            "推进“三水共治”，治污水、排涝水成效明显。",
            "要确保养老金按时发放（简称“两个确保”）。",
            "今年是“三抓三促”行动深化年。抓学习促提升，成效明显。",
            "做好“三保”工作，强化保就业岗位、保基本民生、保市场主体、保粮食供应、保产业稳定。",
        ),
    ),
    declared(
        "component.same_tails",
        yes=(
            (
                "全省推进“四个中心”。衡阳要聚焦建设物流中心、金融中心、贸易中心、科创中心。",
                ("四个中心|物流中心|1", "四个中心|金融中心|2", "四个中心|贸易中心|3", "四个中心|科创中心|4"),
            ),
            (
                "公开栏前围满群众，任务清单、责任清单、问题清单，一目了然。“三张清单”晒出作风。",
                ("三张清单|任务清单|1", "三张清单|责任清单|2", "三张清单|问题清单|3"),
            ),
            (
                "坚持“三必谈”。坚持镇党政主要负责人必谈、包村干部必谈、会计必谈。",
                ("三必谈|镇党政主要负责人必谈|1", "三必谈|包村干部必谈|2", "三必谈|会计必谈|3"),
            ),
            (
                "以打造“三大基地”为抓手，建设30万亩柑橘基地、20万亩油茶基地和10万亩楠竹基地。",
                (
                    "三大基地|30万亩柑橘基地|1",
                    "三大基地|20万亩油茶基地|2",
                    "三大基地|10万亩楠竹基地|3",
                ),
            ),
            (
                "全乡坚持“三个到位”，做到责任到位、措施到位、监管到位。",
                ("三个到位|责任到位|1", "三个到位|措施到位|2", "三个到位|监管到位|3"),
            ),
            (
                "全市推行“三下村组”工作法，做到政策宣讲下村组，文艺、电影、图书下村组，矛盾调解下村组。",
                (
                    "三下村组工作法|政策宣讲下村组|1",
                    "三下村组工作法|文艺、电影、图书下村组|2",
                    "三下村组工作法|矛盾调解下村组|3",
                ),
            ),
        ),
        no=("全市推行“三下村组”工作法，推动政策宣讲下村组，成效明显，矛盾调解下村组。",),
    ),
    declared(
        "component.alike",
        yes=(
            (
                "全市聚焦“五大战略”，在工业强市、科教兴市、生态立市、文化名市、开放活市上见实效。",
                (
                    "五大战略|工业强市|1",
                    "五大战略|科教兴市|2",
                    "五大战略|生态立市|3",
                    "五大战略|文化名市|4",
                    "五大战略|开放活市|5",
                ),
            ),
        ),
        no=(
            "转变服务理念、革新服务方式、优化服务流程、提升服务效率、改进办事作风，打造“五个一”。",
            "县委提出要突出三大重点、实施“五大战略”、突破七大园区、抓好七项工作、办好九件实事、实现三个翻番。",
        ),
    ),
)
