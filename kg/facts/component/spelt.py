"""Members that the characters of a short name stand for: 智改数转 → 智能化改造, 数字化转型; 三查一改 → 查隐患, …, 改作风."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.grammar import Rule, declared
from kg.mentions.program.first_member import trim_first
from kg.mentions.program.lists import Spans, is_set, numeral, split
from kg.model import Mention


def abbreviated(text: str, core: str) -> Spans:
    """智能化改造和数字化转型 of “智改数转”: two members of one length of which the name has the first and a later character."""
    if _FOUR.fullmatch(core) is None or not all(text.count(c) > 1 for c in core):
        return []
    found = _two_of(core).search(text)
    if found is None:
        return []
    length = len(found[1])
    other = found[2][:length]
    if length < 4 or len(other) != length or core[3] not in other:
        return []
    return [found.span(1), (found.start(2), found.start(2) + length)]


_FOUR = re.compile("[^\\W0-9A-Za-z一二三四五六七八九十两双多]{4}")


@lru_cache(maxsize=256)
def _two_of(name: str) -> re.Pattern[str]:
    a, b, c, d = tuple(name)
    word = "[^\\W和与及]"
    return re.compile(f"({a}{word}{{1,3}}{b}{word}{{0,2}})[和与及、]({c}{word}{{1,3}}{d}{word}{{0,2}})")


def by_units(text: str, name: str, mention: Mention) -> Spans:
    """查隐患、查漏洞、查短板，改作风 of 三查一改: a clause for each time that its verb is counted, in their order.

    Where they do not stand in one row, each unit that counts three or more may have a row of its own near the name.
    """
    shape = _OF_UNITS.fullmatch(name)
    if shape is None or (len(name) < 4 and is_set(name)):
        return []
    units = [(numeral(n), noun) for n, noun in _UNIT.findall(shape["units"])]
    in_one = (
        shape["units"] == name
        and sum(n for n, _ in units) > 2
        and all(text.count(verb) > n for n, verb in units)
        and _row_of_units(tuple(units)).search(text)
    )
    if in_one:
        return split(in_one[1], in_one.start(1), "[、，；]")
    floor, stop = max(0, mention.start - _NEAR), mention.end + _NEAR
    return [
        part
        for number, noun in units
        if number > 2 and text.count(noun, floor, stop) > number
        for part in _row_of_one(text, floor, stop, number, noun)
    ]


def by_groups(text: str, begin: int, stop: int, name: str) -> Spans:
    """“三严两实”，即严把关、严治水、严护林，办实事、讲实话: right behind it a group for each unit, with as many members as it counts."""
    shape, opening = _OF_UNITS.fullmatch(name), _OPENS_GROUPS.match(text, begin, stop)
    if shape is None or opening is None or shape["units"] != name:
        return []
    units = _UNIT.findall(name)
    numbers = [numeral(n) for n, _ in units]
    last = min([text.find(mark, opening.end(), stop) % (stop + 1) for mark in "。）：\n"])
    between = next((mark for mark in "；，和" if mark in text[opening.end() : last]), "，")
    within = "[，、]" if between == "；" else "、"
    groups = split(text[opening.end() : last], opening.end(), between)[: len(numbers)]
    rows = [split(text[a:b], a, within) for a, b in groups]
    if len(numbers) < 2 or max(numbers) < 2 or [len(row) for row in rows] != numbers:
        return []
    held = all(noun in text[a:b] and b - a < 17 for row, (_, noun) in zip(rows, units, strict=True) for a, b in row)
    return [part for row in rows for part in row] if held else []


def in_brackets(text: str, begin: int, stop: int, name: str) -> Spans:
    """一增二保三防（增加蓄积量，保持覆盖率和保有量，防火、防虫、防盗）: a clause at least for each unit, and at most as it counts."""
    numbers = [numeral(n) for n, _ in _UNIT.findall(name)]
    listed = _BRACKETS.match(text, begin, stop) if len(numbers) > 1 else None
    parts = split(listed[1], listed.start(1), "[，、；]") if listed else []
    return parts if len(numbers) <= len(parts) <= sum(numbers) and len(parts) > 2 else []


_BRACKETS = re.compile("[”」]?[^，。；：、“”（）]{0,6}（(?:即|指)?[：:]?([^（）“”]{8,160})）")
_OPENS_GROUPS = re.compile("[”」]?[^，。；：、“”（）]{0,8}(?:[，：（—]+(?:即|就是|也就是|指)?|即|就是|也就是)[：:]?")
_NEAR = 200


def _row_of_one(text: str, floor: int, stop: int, number: int, noun: str) -> Spans:
    """老干部、老战士、老专家 of 三老, 公路边、河边、山边 of 三边, 山变林、坡变园、土变金 of 三变: as many as are counted, with it in each."""
    for found in _all_begin(number, noun).finditer(text, floor, stop):
        if not text.endswith("、", 0, found.start()):
            return last_like_the_others(split(found[0], found.start(), "、"))
    for found in _all_end(number, noun).finditer(text, floor, stop):
        parts = split(found[0], found.start(), "、")
        first = max(text.rfind(mark, 0, found.start()) for mark in _BEFORE_A_ROW) + 1
        size = parts[1][1] - parts[1][0]
        if text[parts[0][1] - size - 1] in "和与及":
            first = parts[0][1] - size  # 讲道德和 | 心灵美、语言美
        if text[first - 1] == "、" or not 1 < parts[0][1] - first < 14:
            continue
        parts[0] = (first, parts[0][1])
        longer = parts[0][1] - first > max(end - start for start, end in parts[1:])
        return [trim_first(text, parts) if longer else parts[0], *parts[1:]]
    if held := _all_hold(number, noun).search(text, floor, stop):
        parts = split(held[0], held.start(), "[、，]")
        return last_like_the_others([trim_first(text, parts), *parts[1:]])
    return []


@lru_cache(maxsize=256)
def _all_begin(number: int, noun: str) -> re.Pattern[str]:
    item = f"{noun}[^，。；、“”！？（）\n{noun}]{{1,8}}"
    return re.compile(f"{item}(?:、{item}){{{number - 1}}}(?!、)")


@lru_cache(maxsize=256)
def _all_end(number: int, noun: str) -> re.Pattern[str]:
    """The end of the first of them, and the others."""
    return re.compile(f"{noun}(?:、[^\\W{noun}]{{1,6}}{noun}){{{number - 1}}}(?![^\\W、]{{0,6}}[{noun}、])")


@lru_cache(maxsize=256)
def _all_hold(number: int, noun: str) -> re.Pattern[str]:
    """Each with it in the midst, in one row."""
    other = f"[^，。；、：“”！？（）\n{noun}]"
    item = f"{other}{{1,6}}{noun}{other}{{1,6}}"
    return re.compile(f"(?<=[，。；：“（\n]){other}{{0,8}}{item}(?:[、，]{item}){{{number - 1}}}(?![、，]{item})")


def last_like_the_others(parts: Spans) -> Spans:
    """最严格的监管、最严厉的处罚、最严肃的问责把好关: what goes on after the last, where the others are of one length."""
    lengths = {end - start for start, end in parts[:-1]}
    start, end = parts[-1]
    goes_on = len(lengths) == 1 and end - start > max(lengths) + 1
    return [*parts[:-1], (start, start + max(lengths))] if goes_on else parts


_BEFORE_A_ROW = "，。；：、“”（）—\n和与及向在从把对将于"
"""Marks and words that the first member of a row stands behind."""


def by_first(text: str, begin: int, stop: int, name: str) -> Spans:
    """“访评帮”机制，访实情、评优劣、帮发展: right behind it a clause for each of its characters, which begins with that."""
    if _CHARACTERS.fullmatch(name) is None or not all(text.find(c, begin, stop) > 0 for c in name):
        return []
    found = _row_of_first(name).match(text, begin, stop)
    return [found.span(n) for n in range(1, len(name) + 1)] if found else []


def by_meaning(text: str, begin: int, stop: int, characters: Spans) -> Spans:
    """“望”就是看现场，“闻”就是听民声 of “望、闻、问、切”: what each of its characters is said to mean behind it."""
    if len(characters) < 2 or any(b - a > 1 for a, b in characters):
        return []
    found = _row_of_meanings("".join(text[a] for a, _ in characters)).search(text, begin, stop)
    return [found.span(n + 1) for n in range(len(characters))] if found else []


@lru_cache(maxsize=64)
def _row_of_meanings(name: str) -> re.Pattern[str]:
    means = "[”’]?字?，?(?:就是|也就是|即|是指|指的是|是|指)"
    return re.compile("[^。]{0,40}?[，。；]".join(f"[“‘]?{c}{means}([^，。；：“”]{{2,20}})" for c in name))


_CHARACTERS = re.compile("[^\\W0-9A-Za-z一二三四五六七八九十两双多]{3,6}")


@lru_cache(maxsize=256)
def _row_of_first(name: str) -> re.Pattern[str]:
    items = "[、，]".join(f"({c}[^，。；、“”！？\n]{{1,8}})" for c in name)
    return re.compile(f"[^，。；：、“”\n]{{0,20}}[，：（(—]+(?:即|也就是|就是|做到|坚持)?{items}")


_UNIT = re.compile("([一二两三四五六七八九])([^\\W0-9一二两三四五六七八九十个大项])")
_OF_UNITS = re.compile(f"(?P<units>(?:{_UNIT.pattern}){{1,3}})(?:[共同齐联][\u4e00-\u9fff])?")
"""三查一改, 五水共治."""


@lru_cache(maxsize=64)
def _row_of_units(units: tuple[tuple[int, str], ...]) -> re.Pattern[str]:
    items = [f"{verb}[^，。；、“”！？\n]{{1,8}}" for number, verb in units for _ in range(number)]
    last = units[-1][1]
    begin = "(?<![\u4e00-\u9fff])" if len(items) < 4 else ""  # 实行 | 统一供种、统一机耕、…
    return re.compile(f"{begin}({'[、，；]'.join(items)})(?=[，。；\n]|$)(?![、，；]{last})")


RULES: tuple[Rule, ...] = (
    declared(
        "component.abbreviated",
        yes=(
            (
                "推进企业智能化改造和数字化转型，实施“智改数转”行动。",
                ("智改数转|智能化改造|1", "智改数转|数字化转型|2"),
            ),
        ),
        no=("推进企业智能化改造，实施“智改数转”行动，带动数字化转型。",),
    ),
    declared(
        "component.after",
        yes=(
            (
                "实施“三大工程”，即：一、交通畅通工程；二、水利保障工程；三、能源升级工程。",
                ("三大工程|交通畅通工程|1", "三大工程|水利保障工程|2", "三大工程|能源升级工程|3"),
            ),
            (
                "聚焦“3+1”冲刺任务，即修路、供水、住房和就医，逐村过筛子。",
                ("3+1|修路|1", "3+1|供水|2", "3+1|住房|3", "3+1|就医|4"),
            ),
            (
                "实现“一增、二保、三防”目标（增加蓄积量，保持覆盖率和保有量，防控火灾、防治害虫）。",
                (
                    "一增、二保、三防|增加蓄积量|1",
                    "一增、二保、三防|保持覆盖率和保有量|2",
                    "一增、二保、三防|防控火灾|3",
                    "一增、二保、三防|防治害虫|4",
                ),
            ),
            (
                "实施“三大工程”：一个是校舍改造工程，一个是营养早餐工程，再一个是名师培育工程。",
                ("三大工程|校舍改造工程|1", "三大工程|营养早餐工程|2", "三大工程|名师培育工程|3"),
            ),
            (
                "开展“一打三反”运动（打击坏人，反对贪污、反对投机、反对浪费）。",
                ("一打三反|打击坏人|1", "一打三反|反对贪污|2", "一打三反|反对投机|3", "一打三反|反对浪费|4"),
            ),
            (
                "县里开展“小四清”（清账目、清仓库、清工分、清财物）运动。",
                ("小四清|清账目|1", "小四清|清仓库|2", "小四清|清工分|3", "小四清|清财物|4"),
            ),
            (
                "严格实行“门前三包”（包卫生、包绿化、包秩序）责任制。",
                ("门前三包|包卫生|1", "门前三包|包绿化|2", "门前三包|包秩序|3"),
            ),
            (
                "全市实施“三大行动”：一是实施河道清淤行动；二是开展道路提质行动；三是推进庭院美化行动。",
                ("三大行动|河道清淤行动|1", "三大行动|道路提质行动|2", "三大行动|庭院美化行动|3"),
            ),
            (
                "推行“三步调解法”：第一步听，第二步查，第三步劝。",
                ("三步调解法|听|1", "三步调解法|查|2", "三步调解法|劝|3"),
            ),
            (
                "推行“三关”审核机制：第一关村级初审，第二关乡镇复审，第三关县级终审。",
                ("三关审核机制|村级初审|1", "三关审核机制|乡镇复审|2", "三关审核机制|县级终审|3"),
            ),
            (
                "村里用好“三治”，即自治、法治、德治相结合。",
                ("三治|自治|1", "三治|法治|2", "三治|德治|3"),
            ),
            (
                "推出“暖心三件套”：一张联系卡、一次家访、一份礼包。",
                ("暖心三件套|一张联系卡|1", "暖心三件套|一次家访|2", "暖心三件套|一份礼包|3"),
            ),
            (
                "“三大工程”——路网提升、水网改造、电网升级——全面铺开。",
                ("三大工程|路网提升|1", "三大工程|水网改造|2", "三大工程|电网升级|3"),
            ),
            (
                "“三宝”：即桂花茶、湘莲和米粉。",
                ("三宝|桂花茶|1", "三宝|湘莲|2", "三宝|米粉|3"),
            ),
            (
                "全县打响“三大会战”（是指项目大会战、招商大会战、环境大会战）。",
                ("三大会战|项目大会战|1", "三大会战|招商大会战|2", "三大会战|环境大会战|3"),
            ),
            (
                "“三个一批”：是指通过发展产业脱贫一批、转移就业脱贫一批、政策兜底脱贫一批。",
                ("三个一批|发展产业脱贫一批|1", "三个一批|转移就业脱贫一批|2", "三个一批|政策兜底脱贫一批|3"),
            ),
            (
                "“三个一”工程：即城区要新建一条滨江大道、一座文化公园、一个市民广场。",
                ("三个一工程|一条滨江大道|1", "三个一工程|一座文化公园|2", "三个一工程|一个市民广场|3"),
            ),
            (
                "全力打好“三张牌”：打好湘绣牌，办好展会；打好湘瓷牌，建设园区；打好湘茶牌，培育龙头。",
                ("三张牌|打好湘绣牌|1", "三张牌|打好湘瓷牌|2", "三张牌|打好湘茶牌|3"),
            ),
            (
                "外贸“新三样”，即光伏组件、储能电池、动力电池加速出海。",
                ("新三样|光伏组件|1", "新三样|储能电池|2", "新三样|动力电池|3"),
            ),
            (
                "推行“两访一评”（访农户+访企业+评议会）工作。",
                ("两访一评|访农户|1", "两访一评|访企业|2", "两访一评|评议会|3"),
            ),
            (
                "干部严守“约法三章”：不收礼品，不吃宴请，不搞特殊。",
                ("约法三章|不收礼品|1", "约法三章|不吃宴请|2", "约法三章|不搞特殊|3"),
            ),
            (
                "衡阳市推行“三访”工作法：访民情、访企业、访项目。",
                ("三访工作法|访民情|1", "三访工作法|访企业|2", "三访工作法|访项目|3"),
            ),
            (
                "开展“三个一”活动：组织一次走访、举办一场宣讲和办好一批实事，受到欢迎。",
                ("三个一活动|组织一次走访|1", "三个一活动|举办一场宣讲|2", "三个一活动|办好一批实事|3"),
            ),
            (
                "村里建起“一站两园一廊”便民阵地，即：邻里服务站、儿童乐园、农耕公园、文化长廊。",
                (
                    "一站两园一廊|邻里服务站|1",
                    "一站两园一廊|儿童乐园|2",
                    "一站两园一廊|农耕公园|3",
                    "一站两园一廊|文化长廊|4",
                ),
            ),
            (
                "“三大工程”主要包括路网提升、水网改造、电网升级等重点内容。",
                ("三大工程|路网提升|1", "三大工程|水网改造|2", "三大工程|电网升级|3"),
            ),
            (
                "推行“三统一”模式(统一供种、统防统治、订单收购)。",
                ("三统一模式|统一供种|1", "三统一模式|统防统治|2", "三统一模式|订单收购|3"),
            ),
            (
                "开展“三大行动”（“清风”“暖阳”“甘露”），温暖湖区。",
                ("三大行动|清风|1", "三大行动|暖阳|2", "三大行动|甘露|3"),
            ),
            (
                "实施“四大工程”：路网工程、水网工程；电网工程、林网工程。",
                ("四大工程|路网工程|1", "四大工程|水网工程|2", "四大工程|电网工程|3", "四大工程|林网工程|4"),
            ),
            (
                "实施“四大计划”，即育苗计划、强基计划、登高计划和领航计划。",
                ("四大计划|育苗计划|1", "四大计划|强基计划|2", "四大计划|登高计划|3", "四大计划|领航计划|4"),
            ),
        ),
        no=(
            "印发《关于停收两项杂费的决定》（以下简称《决定》）。",
            "实施“四大计划”，成效明显。",
            "县里“三帮工程”得到上级肯定：帮困有力，帮教有方，帮扶有效。",
        ),
    ),
    declared(
        "component.first_characters",
        yes=(
            (
                "全县建立“访评帮”机制，访实情、评优劣、帮发展。",
                ("访评帮机制|访实情|1", "访评帮机制|评优劣|2", "访评帮机制|帮发展|3"),
            ),
            (
                "推行“望、闻、问”工作法。“望”就是看现场，“闻”就是听民声，“问”就是查原因。",
                ("望、闻、问工作法|看现场|1", "望、闻、问工作法|听民声|2", "望、闻、问工作法|查原因|3"),
            ),
        ),
        no=("全县建立“访评帮”机制，访实情、听意见、帮发展。",),
    ),
)
