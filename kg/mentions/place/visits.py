"""Places that a list names, whatever their last word: 来到云麓谷、沙溪风光带、石鼓墟等地; 开云路、石鼓街等主次干道."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import words
from kg.mentions.place.names import HAN, begins_with_a_name, generic, holds_words, one_name
from kg.mentions.place.parts import item_start
from kg.mentions.place.resolve import Reading
from kg.model import Level, Mention, Place

_END = re.compile("等(?:地|处|[0-9一二三四五六七八九十]{1,3}[个处])")
_SEEN = re.compile("(?:来到|深入|走进|前往|到达|察看|查看|视察|考察|参观|走访|观摩|到|赴)了?")
_CLAUSE = re.compile("[，。；！？：\n]")
_ITEM = re.compile("[、和与及]|以及")
_SITE = re.compile(
    "(?P<head>度假胜地|主题公园|风光带|景观带|示范带|休闲带|步道|栈道|绿道|驿站|营地|小镇|街区|老街|古街|片区|示范区|核心区|试验区|灌区|农场"
    "|林场|特场|牧场|渔场|茶场|果园|庄园|采摘园|产业带|遗址|旧址|故居|民宿|大院|文化墙|公园|基地|园|谷|墟|寨|庄|坊|岛|滩|湾|湖|溪|渠|桥|闸|塔|祠|庙|寺|阁|路|街|巷|大道|山|岩|洞|峡|泉|江|河)$"
)
# 等3条主次干道, 等重点景区: the list itself says that its items are places.
_SORT = re.compile(
    "等(?:[0-9一二三四五六七八九十]{1,3}[个处条座])?[一-鿿]{0,4}?(?:干道|道路|路段|街巷|景区|景点|公园|河流|湖泊|水库)"
)
_IN_TURN = re.compile(
    "(?:先后|分别|依次|逐一|一行|实地)(?:[一-鿿]{0,2}?)(?:来到|深入|走进|前往|到达|察看|查看|视察|考察|参观|走访|观摩|到|赴)了?"
)
_NO_SITE = re.compile(
    "(?:家|校|田|花|菜|儿|民|当|其|乐|陵)园$|[耕产]路$|街小巷$|(?:水|河|海)湾$|^(?:项目|企业|农户|车间|田间)|[0-9个座处条]"
)
_NATURAL = frozenset("岛湖溪山岩洞峡泉江河")
LONGEST, FAR = 14, 160


@cache
def _bodies() -> tuple[str, ...]:
    return tuple(w for w in words("org_heads") if w not in ("农场", "林场", "基地", "牧场"))


def find_visited(reading: Reading) -> None:
    """Add the items of each such list that end in a word for a site and are no place or body yet."""
    text = reading.article.text
    for end in _SORT.finditer(text):
        low = max(0, end.start() - FAR)
        begin = max((m.end() for m in _CLAUSE.finditer(text, low, end.start())), default=low)
        if (first := text.find("、", begin, end.start())) > 0:
            _take_all(reading, item_start(reading, begin, first), end.start())
    for end in _END.finditer(text):
        low = max(0, end.start() - FAR)
        begin = max((m.end() for m in _CLAUSE.finditer(text, low, end.start())), default=low)
        seen = _SEEN.search(text, begin, end.start())
        if seen is not None:
            _take_all(reading, seen.end(), end.start())
    for seen in _IN_TURN.finditer(text):
        close = _CLAUSE.search(text, seen.end(), seen.end() + FAR)
        _take_all(reading, seen.end(), close.start() if close is not None else min(len(text), seen.end() + FAR))


def _take_all(reading: Reading, start: int, end: int) -> None:
    text = reading.article.text
    if "、" not in text[start:end]:
        return
    for mark in (*_ITEM.finditer(text, start, end), None):
        stop = mark.start() if mark is not None else end
        _take(reading, start, stop)
        start = mark.end() if mark is not None else stop


def _take(reading: Reading, start: int, end: int) -> None:
    text = reading.article.text
    if text[end - 2 : end] == "项目":
        end -= 2
    if reading.ending_at(end) is not None or reading.cuts(end):
        return
    anchored = next((i for i in range(end - 1, start, -1) if reading.ending_at(i) is not None), None)
    start = start if anchored is None else anchored
    name = text[start:end]
    head = _SITE.search(name)
    if head is None or len(name) > LONGEST or _NO_SITE.search(name) or name.endswith(_bodies()):
        return
    modifier = name[: head.start()]
    named = begins_with_a_name(modifier) or (anchored is not None and bool(modifier) and modifier not in generic())
    if named and all(HAN.match(c) for c in name) and one_name(modifier) and not holds_words(modifier):
        level: Level = "natural" if head["head"] in _NATURAL else "site"
        place = Place(name, level, "", reading.container(start, level))
        reading.names.add(name)
        reading.put(Mention("place", start, end, place, "place.visited"))
