"""Parts of a place that bear its name (衡阳高新区, 祁东县城), and names that share one last word."""

from __future__ import annotations

import re

from kg.mentions.place.country import CHINA
from kg.mentions.place.gazetteer import stem
from kg.mentions.place.hits import Hit, add, behind
from kg.mentions.place.names import (
    HAN,
    SERVICE,
    begins_with_a_name,
    generic,
    holds_words,
    is_all_sorts,
    is_generic,
    stops_before,
)
from kg.mentions.place.resolve import Reading
from kg.model import Mention, Place

LISTED = re.compile(
    r"((?:[\u4e00-\u9fff]{2,6}、)+[\u4e00-\u9fff]{2,4}?)(?:等(?:[\d一二两三四五六七八九十]+[个座处]?)?|(?<![一二两三四五六七八九十百千万])[\d一二两三四五六七八九十]+[个座处]?)$"
)
_CAMPAIGNS = frozenset(("平安", "法治", "美丽", "健康", "数字", "清廉", "诚信", "幸福"))
"""What a place is to become: 平安|河北|示范区 is no zone of it."""
LONGEST_SORT = 12
"""Letters of the words for sorts between a place and the head: 三塘镇|设施蔬菜出口农产品|生产基地."""
_IN_BRACKETS = re.compile("(?P<name>[\u4e00-\u9fff]{2,12})（(?P<place>[\u4e00-\u9fff·]{2,10})）[\u4e00-\u9fff]{0,10}$")
_RUNS_ON = re.compile("^[一二三四五六七八九十百千万亿两几数多]|.{4}[对为向往于以随距离]|[对为向往于以随距离].{4}")
"""What is counted, and words of a sentence, in what stands far before the head."""
_SHORT_ZONES = ("经开区", "高新区", "开发区", "保税区")
_NOT_SEAT = re.compile(
    "[镇乡化关建郊]|市(?:容|政|建设|管理|规划|更新|运营|投资|发展|执法|综合|社区)|管(?:局|大队|队|执法|中队|所|办)|投(?:公司|集团)|[东南西北中](?:街道|[镇乡村]|社区|新区|片区|小区)"
)
_SEAT_NO = re.compile(r"(?:卫生|健康|各|现代化|新型|国家|以|座|个|重点|宜居|到|进|文明)$")


def kind(reading: Reading, hit: Hit, start: int, bound: bool, anchor: Mention | None) -> None:
    """A part of a place that bears its name: 衡阳市工业园区, 衡阳高新区; 衡阳中心城区 also where only 中心城区 stands."""
    modifier = reading.article.text[start : hit.start]
    if hit.head.level == "region":
        return _urban(reading, hit, modifier, anchor)
    if anchor is not None and reading.article.text[anchor.start - 2 : anchor.start] in _CAMPAIGNS:
        return None
    if "）" in reading.article.text[hit.start - LONGEST_SORT : hit.start] and _bracketed(reading, hit):
        return None
    if anchor is None and bound and not hit.head.text.endswith("基地") and _is_own(reading, hit, start, modifier):
        return add(reading, hit, start, "place.head")
    if anchor is None or anchor.value == CHINA or len(modifier) > LONGEST_SORT:
        return None
    if anchor.rule == "place.named" and isinstance(anchor.value, Place) and anchor.value.level in ("country", "region"):
        if modifier or hit.head.text.endswith("自然保护区"):  # 亚太|自贸区, 黄河三角洲国家级自然保护区
            add(reading, hit, start if modifier else anchor.start, "place.head")
        return None
    if _RUNS_ON.search(modifier):
        return None
    if modifier and not is_all_sorts(modifier):
        return add(reading, hit, start, "place.head") if len(modifier) > 1 else None
    if isinstance(anchor.value, Place) and anchor.value.level in ("township", "village"):
        return behind(reading, hit, start, anchor)
    return add(reading, hit, anchor.start, "place.head")


def _bracketed(reading: Reading, hit: Hit) -> bool:
    """A name that tells its place in brackets: 恒鼎（岳阳）产业园."""
    text = reading.article.text
    found = _IN_BRACKETS.search(text, max(0, hit.start - 36), hit.start)
    if found is None:
        return False
    ends = range(found.end("place"), found.start("place") + 1, -1)
    inner = next((m.value for i in ends if (m := reading.ending_at(i)) is not None), None)
    begin = end = found.end("name")
    while begin > found.start() and not reading.ending_at(begin) and not stops_before(text, begin, end - begin):
        begin -= 1
    if not isinstance(inner, Place) or end - begin < 2 or text[begin:end] in generic():
        return False
    place = Place(text[begin : hit.end], hit.head.level, "", (*inner.path, inner.name))
    reading.put(Mention("place", begin, hit.end, place, "place.head"))
    return True


def _is_own(reading: Reading, hit: Hit, start: int, modifier: str) -> bool:
    """Whether a zone without a place before it has a name of its own: 双天|工业园, 首农|园区."""
    text = reading.article.text
    if len(modifier) < 2 or is_generic(modifier) or holds_words(modifier) or text[start - 1 : start] in ("“", "‘"):
        return False
    if hit.head.text in _SHORT_ZONES:
        return (
            len(modifier) == 2
            and text.count(text[start : hit.end]) > 1
            and not HAN.match(text[start - 1 : start] or "。")
        )
    return begins_with_a_name(modifier)


def _urban(reading: Reading, hit: Hit, modifier: str, anchor: Mention | None) -> None:
    if anchor is not None and not modifier and isinstance(anchor.value, Place):
        of, start = anchor.value, anchor.start
    elif not modifier and hit.head.text in ("中心城区", "主城区") and (home := reading.home_place("prefecture")):
        of, start = home, hit.start
    else:
        return
    if of.level == "natural" and anchor is not None and len(hit.head.text) > 2:  # 江汉平原|城市群
        add(reading, hit, anchor.start, "place.head")
    elif of.level in ("prefecture", "county", "province"):
        place = Place(stem(of.name) + hit.head.text, "region", "", (*of.path, of.name))
        reading.put(Mention("place", start, hit.end, place, "place.head"))


def seat(reading: Reading, hit: Hit) -> None:
    """县城: of the county named right before (祁东县|城), else of the one that the article was speaking of."""
    text = reading.article.text
    anchor = reading.ending_at(hit.start + 1)
    if _NOT_SEAT.match(text, hit.end) or _SEAT_NO.search(text[max(0, hit.start - 3) : hit.start]):
        return
    county = anchor.value if anchor else reading.county_at(hit.start)
    if isinstance(county, Place) and county.level == "county" and county.name.endswith("县"):
        place = Place(county.name + "城", "site", "", (*county.path, county.name))
        reading.put(Mention("place", anchor.start if anchor else hit.start, hit.end, place, "place.head"))


def listed(reading: Reading, hit: Hit) -> bool:
    """Names that share one head: 桔园、新桥、东湖等|社区."""
    text = reading.article.text
    found = (
        LISTED.search(text, max(0, hit.start - 40), hit.start)
        if "、" in text[max(0, hit.start - 9) : hit.start]
        else None
    )
    if found is None or SERVICE.match(text, hit.end):
        return False
    end = hit.start
    offset = found.start()
    items = found[1].split("、")
    path = None
    for number, item in enumerate(items):
        last = offset + len(item)
        county = reading.ending_at(last)
        if county is not None and county.rule == "place.short":  # 城南 is here no county
            reading.drop(county)
        begin = item_start(reading, offset, last) if number == 0 else offset
        name = text[begin:last]
        if len(name) > 1 and not is_generic(name) and not name.endswith(hit.head.text) and not holds_words(name):
            path = reading.container(begin, hit.head.level) if path is None else path  # of all, not each of the last
            place = Place(name + hit.head.text, hit.head.level, "", path)
            reading.put(
                Mention("place", begin, end if number == len(items) - 1 and last == end else last, place, "place.list")
            )
        offset = last + 1
    return True


def item_start(reading: Reading, start: int, end: int) -> int:
    text, i = reading.article.text, end
    while i > start and not reading.ending_at(i) and not stops_before(text, i, end - i):
        i -= 1
    return i
