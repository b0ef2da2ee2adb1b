"""Parts of a numbered name that stand about in the article, known by their common form: “服务力”, “执行力”, “公信力” of 三力."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.facts.component.spelt import by_units, last_like_the_others
from kg.grammar import Document, Rule, declared
from kg.mentions.program.first_member import trim_first
from kg.mentions.program.lists import Spans, is_set, numeral, split
from kg.mentions.program.vocabulary import FIGURES, head_of, plain, verb_before
from kg.model import Mention


def core(printed: str) -> str:
    """What is quoted of a name, else the name."""
    quoted = re.match("[“「]([^”」]+)[”」]", printed)
    return plain(quoted[1] if quoted else printed)


_SHORT_QUOTE = re.compile("“([^“”]{2,10})”")
_MEASURES = "个支张条套项名份本批座道把"
_COUNTED_NOUN = re.compile("[二三四五六七八九十两]个([^一大]\\w{1,4})")
_SAME_NOUN = re.compile("[^一]{1,2}[个张大项份条]([\u4e00-\u9fff]{1,4})")
_SAME_VERB = re.compile("[^个]{1,3}个([\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{4})")


def refrain(doc: Document, mention: Mention, count: int) -> Spans:
    """“五个坚持” → the clauses that begin with 坚持 at the beginning of a sentence; “三力” → “服务力”, “执行力”, “公信力”."""
    text, name = doc.article.text, core(doc.article.text[mention.start : mention.end])
    if same := _SAME_NOUN.fullmatch(name):
        quoted = [m for m in _SHORT_QUOTE.finditer(text) if m[1] != name and _is_one_of(m[1], same[1])]
        if len(distinct := _distinct(quoted)) == count:
            return distinct
    if (noun := _COUNTED_NOUN.fullmatch(name)) and (clauses := _each_with(noun[1], text, mention.end, count)):
        return clauses
    if told := _SAME_VERB.fullmatch(name):
        if text.count(told[1]) < 2:
            return []
        if behind := spelt_out_behind(doc, mention, count):
            return behind
        parts = [m.span(1) for m in _clauses(told[1]).finditer(text)]
        return parts[:count] if len(parts) >= max(2, count - 1) else []
    if len(name) == 2:
        short = [m for m in _SHORT_QUOTE.finditer(text) if len(m[1]) <= 5 and m[1] != name]
        for quoted in ([m for m in short if m[1][-1] == name[1]], [m for m in short if m[1][0] == name[1]]):
            for parts in (_distinct([m for m in quoted if m[1] not in FIGURES]), _distinct(quoted)):
                if len(parts) == count:
                    return parts
        opening = _distinct([m for m in _OPENS_A_PARAGRAPH.finditer(text, mention.end) if m[1][-1] == name[1]])
        return opening if len(opening) == count else []
    return []


def _each_with(noun: str, text: str, begin: int, count: int) -> Spans:
    """“三个千户”行动 | ，扶持千户农家办厂，改造千户危房，引导千户移民进城: as many clauses as are counted, and the noun in each."""
    begin, stop = text.find("，", begin, begin + 8), text.find("。", begin)
    if begin < 0 or text.count(noun, begin, stop) != count:
        return []
    clauses = split(text[begin + 1 : stop], begin + 1, "[，；]")
    return clauses if len(clauses) == count and all(noun in text[a:b] for a, b in clauses) else []


_OPENS_A_PARAGRAPH = re.compile("(?<=\n)([\u4e00-\u9fff]{2,4})[：:]")
"""加力度：…拓广度：…显温度：… of 三度."""


def spelt_out_behind(doc: Document, mention: Mention, count: int) -> Spans:
    """“两个确保” → the clauses right behind it that begin with 确保, if they are as many as it counts."""
    text, told = doc.article.text, _SAME_VERB.fullmatch(core(doc.article.text[mention.start : mention.end]))
    if told is None or text.count(told[1], mention.end, mention.end + _BEHIND) < count:
        return []
    behind = [m.span(1) for m in _clauses_behind(told[1]).finditer(text, mention.end, mention.end + _BEHIND)]
    if len(behind) != count or (is_set(told[0]) and behind[0][0] - mention.end > _RIGHT_BEHIND):
        return []
    return last_like_the_others(behind) if count > 2 else behind


def spelt_out_before(text: str, mention: Mention, floor: int) -> Spans:
    """确保…，确保… | （简称“两个确保”）: the clauses right before it that begin with 确保, as many as it counts."""
    told = _SAME_VERB.fullmatch(core(text[mention.start : mention.end]))
    brought = told and _BROUGHT_IN.search(text, max(floor, mention.start - 12), mention.start)
    if told is None or brought is None:
        return []
    verb, number = told[1], numeral(told[0][0])
    first = max(text.rfind(mark, floor, mention.start) for mark in "。；：\n") + 1
    clauses = split(
        text[max(first, floor) : brought.start()], max(first, floor), "[，、](?=(?:并|同时|还要|切实)?" + verb + ")"
    )
    opening = [(text.find(verb, start, end), end) for start, end in clauses]
    row = [(start, end) for start, end in opening if start >= 0]
    return row if len(row) == number == len(clauses) and all(2 < b - a < 42 for a, b in row) else []


_BROUGHT_IN = re.compile("(?:[（(](?:以下|下称|即)?(?:简称|统称|称)?为?[：:]?|，(?:即|也就是|做到|实现|坚持))[“]?$")


def _is_one_of(quoted: str, noun: str) -> bool:
    """一个支部 of 三个一; 权力清单 of 三个清单."""
    if noun == "一":
        return quoted[0] == "一" and quoted[1] in _MEASURES and 3 <= len(quoted) <= 6
    return quoted.endswith(noun) and 1 <= len(quoted) - len(noun) <= 6


def _distinct(quoted: list[re.Match[str]]) -> Spans:
    return list({m[1]: m.span(1) for m in reversed(quoted)}.values())[::-1]


@lru_cache(maxsize=256)
def _clauses(verb: str) -> re.Pattern[str]:
    return re.compile(f"(?:^|[。；：\n])({verb}[^，。；\n]{{3,40}})")


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
    own = bare.removesuffix(head.word) if head else bare
    told = _VERBS.fullmatch(own)
    if told is None:
        return by_units(text, own, mention)
    number, first, second = numeral(told[1]), told[2], told[3] or ""
    if number < 3 or text.count(first) <= number:
        return []
    found = _row_of_verbs(first, second, number).search(text)
    if found and _GOES_BACK.search(text[max(0, found.start() - 14) : found.start()] + first):
        return []
    if found is None:
        return by_units(text, own, mention)
    return last_like_the_others(split(found[1], found.start(1), "[、，；]"))


def same_tails(text: str, name: str) -> Spans:
    """政策宣讲下基层，矛盾调解下基层，… of 四下基层; 组织领导到位、责任落实到位、… of 五到位."""
    bare, head = core(name), head_of(core(name))
    told = _TAILED.fullmatch(bare.removesuffix(head.word) if head else bare)
    if told is None or text.count(told[2]) <= numeral(told[1]):
        return []
    number, tail = numeral(told[1]), told[2]
    for mark in "，、":
        if found := _row_of_tails(tail, number, mark).search(text):
            parts = split(found[1], found.start(1), mark)
            opened = _OPENS_A_ROW.match(text, *parts[0])
            first = (opened.end(), parts[0][1]) if opened else parts[0]
            return [trim_first(text, [first, *parts[1:]]) if mark == "、" else first, *parts[1:]]
    return []


_TAILED = re.compile("([三四五六七八九])个?([^\\W0-9一二三四五六七八九十个大项]{2,4})")
_OPENS_A_ROW = re.compile("(?:坚持|做到|实现|确保|推动|真正|即|是?指|就是|包括)+(?=.{4})")


@lru_cache(maxsize=64)
def _row_of_tails(tail: str, number: int, mark: str) -> re.Pattern[str]:
    within = "、" if mark == "，" else ""
    item = f"[\u4e00-\u9fff{within}]{{2,16}}{tail}"
    return re.compile(
        f"(?<![\u4e00-\u9fff])({item}(?:{mark}{item}){{{number - 1}}})(?!{mark}[\u4e00-\u9fff]{{2,16}}{tail})"
    )


_VERBS = re.compile(
    r"([三四五六七八九])([^\W0-9一二三四五六七八九十个大项])(?:\1([^\W0-9一二三四五六七八九十个大项]))?"
)


@lru_cache(maxsize=64)
def _row_of_verbs(first: str, second: str, number: int) -> re.Pattern[str]:
    item = first + "[^，。；、“”！？\n]{1,8}" + (f"{second}[^，。；、“”！？\n]{{1,8}}" if second else "")
    return re.compile(
        f"(?<![\u4e00-\u9fff])({item}(?:[、，；]{item}){{{number - 1}}})(?![^，。；、\n]{{0,12}}[、，；]{first})"
    )


_GOES_BACK = re.compile("(?P<verb>[\u4e00-\u9fff])[^，。；、\n“”]{1,10}[、，；](?P=verb)$")
"""保就业、 | 保民生、保市场、保能源: the row begins before."""
_BEHIND = 240
_RIGHT_BEHIND = 8
"""A set phrase is spelt out at once or not at all: “两个维护” stands in many a sentence before one that begins with 维护."""


@lru_cache(maxsize=256)
def _clauses_behind(verb: str) -> re.Pattern[str]:
    """Clauses that begin with it one after the other, the first perhaps with a subject: 我方尊重…，尊重…，尊重…."""
    return re.compile(
        f"(?<=[，。；：、\n])(?:[^，。；：、\n“”]{{1,6}}?)??({verb}[^，。；\n“”]{{2,40}}?)(?=[，。；\n]|、{verb})"
    )


RULES: tuple[Rule, ...] = (
    declared(
        "component.refrain",
        yes=(
            (
                "全市做到“两个坚持”。\n坚持把项目建设放在首位，狠抓进度。\n坚持把改善民生作为根本，办好实事。",
                ("两个坚持|坚持把项目建设放在首位|1", "两个坚持|坚持把改善民生作为根本|2"),
            ),
            (
                "推进“三个千户”行动，扶持千户农家办厂，改造千户危房，引导千户移民进城。",
                ("三个千户行动|扶持千户农家办厂|1", "三个千户行动|改造千户危房|2", "三个千户行动|引导千户移民进城|3"),
            ),
            (
                "坚持“三个面向”。我们面向海洋、湖泊和江河，面向山区，面向草原，改进工作。",
                (
                    "三个面向|面向海洋、湖泊和江河|1",
                    "三个面向|面向山区|2",
                    "三个面向|面向草原|3",
                ),
            ),
            (
                "全乡推行“三个一”模式。建强“一个支部”，带好“一支队伍”，管好“一本账”。",
                ("三个一模式|一个支部|1", "三个一模式|一支队伍|2", "三个一模式|一本账|3"),
            ),
            (
                "县里实施“三个清单”。出台“权力清单”，公布“责任清单”，制定“服务清单”。",
                ("三个清单|权力清单|1", "三个清单|责任清单|2", "三个清单|服务清单|3"),
            ),
            (
                "政策宣传有“三度”。\n加力度：县里成立专办。\n拓广度：乡镇开办讲堂。\n显温度：干部入户走访。",
                ("三度|加力度|1", "三度|拓广度|2", "三度|显温度|3"),
            ),
            (
                "围绕“三力”做文章。\n提升“服务力”\n增强“执行力”\n打造“公信力”",
                ("三力|服务力|1", "三力|执行力|2", "三力|公信力|3"),
            ),
        ),
        no=("要做到“两个维护”，抓好立法。要发挥主导作用，维护国家法治统一，维护宪法权威。",),
    ),
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
                "推行“三严两实”要求，即严把关、严治水、严护林，办实事、讲实话，群众满意。",
                tuple(f"三严两实|{part}" for part in ("严把关|1", "严治水|2", "严护林|3", "办实事|4", "讲实话|5")),
            ),
            (
                "“三边”行动向路边、河边、屋边延伸，“三水共治”把治污水、排涝水、保饮水结合起来。",
                tuple(f"三水共治|{part}" for part in ("治污水|1", "排涝水|2", "保饮水|3")),
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
