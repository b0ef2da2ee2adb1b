"""What is built or flows: behind a place (衡东县洣水大桥), or between two bounds (花园口|大桥, 沙溪河|流域)."""

from __future__ import annotations

import re

from kg.mentions.place.country import CHINA
from kg.mentions.place.hits import Hit, add, behind
from kg.mentions.place.names import HAN, generic, holds_words, is_all_generic, is_generic, one_name, stops, stops_before
from kg.mentions.place.resolve import Reading
from kg.model import Mention, Place

_BODY = re.compile(r"公司|集团|大学|学院|中学|小学|医院|银行|报社|协会|股份")
_PART_OF_ESTATE = re.compile(r"[东西南北中]区|[一二三四五]期|小区")
_ROADS = ("铁路", "高铁", "高速铁路", "高速公路", "城际铁路", "公路", "旅游公路", "高速")
_NOT_A_ROAD = re.compile(
    "口岸|公司|局|部门|集团|公安|法院|运输|职工|系统|企业|车站|货运|客运|建设|交警|公路|铁路|增长|发展|推进|成长|运转|运行|发动|[度率路网层级]"
)
_NUMBER = re.compile("(?:[GSXY]?[0-9]{1,4}|[一二三四五六七八九〇零]{2,4})(?:线|号)?$")
"""What stands before 国道, 省道, 县道: G320, 一〇七."""
_UNITS = tuple("省市州县区镇乡")  # 福岛|县浪|江
_CROSSING = re.compile(r"[越跨翻爬攀穿登]")
_OF_WATER = re.compile(
    r"流域|干流|支流|水系|水质|河道|河段|段|上游|中游|下游|沿岸|两岸|沿线|大型灌区|灌区|大桥|湿地|河长|河湖长|生态|综合治理|治理|入河|断面|水域|水源|水位|防洪"
)
_AT_WATER = re.compile(r"(?:沿|在|到|治理|巡查|巡|深入|流经|横跨|汇入|支流|干流|、|和|及|对)$")
_ENDS = re.compile(r"[、，。；）]|等|的|和|及|开展|进行|沿岸")
_HELD = frozenset(
    (
        *("烈士陵园", "主媒体中心", "奥体中心", "体育中心", "体育场", "体育馆", "会展中心", "国际会议中心", "大剧院"),
        *("影剧院", "礼堂", "大礼堂", "大会堂", "人民会堂", "植物园", "动物园", "风情园"),
    )
)
"""Heads of names that their city begins: 济南革命烈士陵园, 滁州市|大剧院."""
_RELICS = ("遗址", "旧址", "故居", "旧居")
_MUSEUM = re.compile("陈列|纪念|博物|展览|展示|管理|保护|研究|公园|群")
_OF_A_BODY = ("委", "政府", "人大", "政协")
_PLACES_OF_WORK = re.compile(r"(?:分|总)?公司|集团|管理|有限|指挥|职工|经济|城市|作用|地位|功能|型|化|港")
CITIES = ("北京市", "上海市", "天津市", "重庆市")
_ROOM = re.compile("[馆府署部台局院司社校行厅会所]$")
"""What ends a body; its 大楼 has no name of its own."""
_BANK = re.compile("[^\u4e00-\u9fff]|[畔边水的和及]|[上中下]游|流域|沿岸|两岸|沿线|河段|治理")
_SIDE = re.compile(r"[东南西北中][路街]|[东南西北中](?:大道|大街)")


def works(reading: Reading, hit: Hit, start: int, bound: bool, anchor: Mention | None) -> None:
    """A bridge, reservoir or station: behind a place like the others, else a name between two bounds: 花园口|大桥."""
    modifier = reading.article.text[start : hit.start]
    if hit.head.text.endswith("苑") and (part := _PART_OF_ESTATE.match(reading.article.text, hit.end)):
        hit = Hit(hit.start, part.end(), hit.head)  # 某某花苑北区
    if hit.head.text in _ROADS and (
        len(modifier) not in (2, 3, 4)
        or _NOT_A_ROAD.match(reading.article.text, hit.end)
        or (hit.head.text in ("公路", "旅游公路", "高速") and modifier[-1] in "台辆的村山盘号")
    ):  # 至百色|铁路 is no name, 宝成|铁路 is
        return None
    if hit.head.text in _RELICS and _MUSEUM.match(reading.article.text, hit.end):
        return None  # 某某旧址|陈列馆 is a body
    if hit.head.text in ("国道", "省道", "县道"):
        number = _NUMBER.search(reading.article.text, max(0, hit.start - 6), hit.start)
        return add(reading, hit, number.start(), "place.head") if number else None
    if hit.head.text in ("油田", "气田", "油气田", "枢纽", "煤矿") and (
        _PLACES_OF_WORK.match(reading.article.text, hit.end)
        or modifier.endswith("为")
        or (hit.head.text == "枢纽" and not 1 < len(modifier) < 4)
    ):
        return None  # 大庆油田|公司, 以县城为|枢纽
    if hit.head.text == "港" and anchor is None:
        return None
    if hit.head.text == "广场" and modifier in tuple("东西南北"):
        return None
    if hit.head.text == "大楼" and (not modifier or len(modifier) > 3 or _ROOM.search(modifier)):
        return None
    if hit.head.text in ("机场", "国际机场", "站", "港") and not modifier and (city := _city_before(reading, anchor)):
        return add(reading, hit, city.start, "place.head")
    if hit.head.text == "站":
        return None  # 在|昆明站: also a stop of a tour
    own = 1 < len(modifier) < 6 and not (
        is_generic(modifier) or holds_words(modifier) or modifier.startswith(_OF_A_BODY)
    )
    if own and hit.head.text in ("机场", "国际机场") and (city := _city(anchor)):
        whole = hit.head.text == "国际机场"  # the registered name; 舟山|朱家尖机场 tells the city too
        return add(reading, hit, city.start, "place.head") if whole else behind(reading, hit, start, city)
    if anchor is not None:
        return chain(reading, hit, start, modifier, anchor)
    if own and bound and not is_all_generic(modifier) and reading.article.text[start - 1 : start] not in ("“", "‘"):
        return add(reading, hit, start, "place.head")
    return None


def _begins_hall(reading: Reading, anchor: Mention, modifier: str) -> bool:
    """Whether the name of a hall begins with the place before it: 衡阳|体育馆, 衡阳市|剧院, 湖南省|委机关礼堂."""
    return _short(reading, anchor) or not modifier or modifier.startswith(_OF_A_BODY)


def _short(reading: Reading, anchor: Mention) -> bool:
    """Whether a division is printed as names are that begin with it: 衡阳, 井冈山, not 衡阳市."""
    bare = reading.article.text[anchor.end - 1] not in "省市县区州旗"
    return anchor.rule == "place.short" or (anchor.rule == "place.division" and bare)


def _city_before(reading: Reading, anchor: Mention | None) -> Mention | None:
    """The city that stands before the place of an airport: 西安|咸阳国际机场."""
    short = anchor is not None and anchor.rule == "place.short"
    return _city(reading.ending_at(anchor.start)) if anchor is not None and short else None


def _city(mention: Mention | None) -> Mention | None:
    """A city in short."""
    if mention is None or mention.rule != "place.short" or not isinstance(mention.value, Place):
        return None
    return mention if mention.value.level == "prefecture" or mention.value.name in CITIES else None


def _water(reading: Reading, hit: Hit) -> bool:
    """A river or lake without a place before it, where what follows speaks of water: 沙溪河|流域, 治理沙溪河|."""
    text = reading.article.text
    stretch = next((c.end for c in reading.candidates_at(hit.end)), hit.end)  # 巴河|通江|段
    for begin in (hit.start - 2, hit.start - 1, hit.start - 3):
        name = text[max(0, begin) : hit.start]
        along = begin > 0 and bool(_AT_WATER.search(text, max(0, begin - 3), begin))
        edge = along or begin == 0 or (begin > 0 and (not HAN.match(text[begin - 1]) or stops_before(text, begin, 0)))
        if (
            edge
            and name
            and name[0] not in "一副正总使让令"
            and not is_generic(name)
            and not holds_words(name)
            and one_name(name)
        ):
            told = bool(_OF_WATER.match(text, hit.end)) or text.startswith("段", stretch)
            clear = told or (along and bool(_ENDS.match(text, hit.end)))
            if clear and name not in stops("soft") and name not in generic():
                add(reading, hit, begin, "place.head")
                return True
    return False


def chain(reading: Reading, hit: Hit, start: int, modifier: str, anchor: Mention | None) -> None:
    """A name right behind a place, or the place's own name with the head: 衡东县洣水大桥, 衡阳大道."""
    held = hit.head.text in _HELD and anchor is not None and not holds_words(modifier)
    if held and anchor is not None and _begins_hall(reading, anchor, modifier):
        return add(reading, hit, anchor.start, "place.head")
    if anchor is None and hit.head.text in ("河", "江", "湖", "溪") and _water(reading, hit):
        return None
    if (
        anchor is None
        or len(modifier) > (3 if len(hit.head.text) == 1 else 8)
        or modifier.startswith(_UNITS)
        or (hit.head.text == "溪" and isinstance(anchor.value, Place) and anchor.value.name.endswith("县城"))
        or (len(hit.head.text) == 1 and len(modifier) > 1 and modifier[0] in "和与及")  # 和渡|江
        or _BODY.match(reading.article.text, hit.end)
        or (hit.head.text == "溪" and not _BANK.match(reading.article.text, hit.end))
    ):
        return None
    natural = isinstance(anchor.value, Place) and anchor.value.level == "natural"  # 澜沧江|干热河谷
    own = natural or (anchor.rule in ("place.short", "place.direction") and anchor.end - anchor.start < 5)
    if not modifier and own and (hit.end - hit.start > 1 or hit.head.text in "港路湾岛洞"):
        return add(reading, hit, anchor.start, "place.head")
    sort = len(modifier) > 1 and modifier in generic() and not modifier.endswith("型")
    if sort and own and hit.head.text not in _ROADS and hit.head.text[-1] not in "桥城村镇道岛山":
        return add(reading, hit, anchor.start, "place.head")  # 塞罕坝机械|林场, but 鸭绿江国境|铁路
    if len(modifier) == 1 and len(hit.head.text) > 1 and own and (natural or hit.head.mode == "works"):
        return add(reading, hit, anchor.start, "place.head")  # 泥河湾人|遗址
    if holds_words(modifier) or (hit.end - hit.start == 1 and _CROSSING.search(modifier)):
        return None
    if modifier and not is_generic(modifier) and not _dangles(reading, hit) and anchor.value != CHINA:
        return add(reading, hit, start, "place.head")
    return None


def _dangles(reading: Reading, hit: Hit) -> bool:
    """Whether the letter before the head is a word that joins it to something else: 市民上|街, but 解放中|路."""
    text = reading.article.text
    if _SIDE.match(text, hit.start - 1):
        return False
    return text[hit.start - 1] in stops("soft") or text[hit.start - 1] in stops("hard")
