"""Parts of a place that bear its name (衡阳高新区, 祁东县城), and names that share one last word."""

from __future__ import annotations

import re

from kg.mentions.place.gazetteer import stem
from kg.mentions.place.hits import Hit, add
from kg.mentions.place.home import CHINA
from kg.mentions.place.names import HAN, SERVICE, holds_words, is_all_generic, is_generic, stops_before
from kg.mentions.place.resolve import Reading
from kg.model import Mention, Place

LISTED = re.compile(
    r"((?:[\u4e00-\u9fff]{2,6}、)+[\u4e00-\u9fff]{2,4})(?:等(?:[\d一二两三四五六七八九十]+[个座处])?|[\d一二两三四五六七八九十]+[个座处])$"
)
_SEEN = re.compile(r"等(?:地|处|[\d一二三四五六七八九十]+[个处地])|、[^，。；]{2,20}等[地处]")
_SEAT_NO = re.compile(r"(?:卫生|健康|各|现代化|新型|国家|以|座|个|重点|宜居|到|进|文明)$")


def kind(reading: Reading, hit: Hit, start: int, modifier: str, anchor: Mention | None) -> None:
    """A part of a place that bears its name: 衡阳市工业园区, 衡阳高新区; 衡阳中心城区 also where only 中心城区 stands."""
    if hit.head.level == "region":
        return _urban(reading, hit, modifier, anchor)
    if anchor is None and _is_own(reading, hit, start, modifier):
        return add(reading, hit, start, "place.head")
    if anchor is None or anchor.value == CHINA or len(modifier) > 8:
        return None
    if anchor.rule == "place.named" and isinstance(anchor.value, Place) and anchor.value.level in ("country", "region"):
        return None if not modifier else add(reading, hit, start, "place.head")  # 亚太自贸区
    if modifier and not is_all_generic(modifier):
        return add(reading, hit, start, "place.head") if len(modifier) > 1 else None
    return add(reading, hit, anchor.start, "place.head")


def _is_own(reading: Reading, hit: Hit, start: int, modifier: str) -> bool:
    """Whether a zone without a place before it has a name of its own: spoken of again, or one of a list of places seen."""
    text = reading.article.text
    if len(modifier) < 2 or is_all_generic(modifier) or holds_words(modifier):
        return False
    if hit.head.text in ("经开区", "高新区", "开发区", "保税区") and len(modifier) == 2 and not is_generic(modifier):
        return text.count(text[start : hit.end]) > 1 and not HAN.match(text[start - 1 : start] or "。")
    return text[start - 1 : start] == "、" and bool(_SEEN.match(text, hit.end))


def _urban(reading: Reading, hit: Hit, modifier: str, anchor: Mention | None) -> None:
    if anchor is not None and not modifier and isinstance(anchor.value, Place):
        of, start = anchor.value, anchor.start
    elif not modifier and hit.head.text in ("中心城区", "主城区") and (home := reading.home_place("prefecture")):
        of, start = home, hit.start
    else:
        return
    if of.level in ("prefecture", "county", "province"):
        place = Place(stem(of.name) + hit.head.text, "region", "", (*of.path, of.name))
        reading.put(Mention("place", start, hit.end, place, "place.head"))


def seat(reading: Reading, hit: Hit) -> None:
    """县城: of the county named right before (祁东县|城), else of the one that the article was speaking of."""
    text = reading.article.text
    anchor = reading.ending_at(hit.start + 1)
    if text[hit.end : hit.end + 1] in ("镇", "乡", "化", "关", "建", "郊") or _SEAT_NO.search(
        text[max(0, hit.start - 3) : hit.start]
    ):
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
    for number, item in enumerate(items):
        last = offset + len(item)
        county = reading.ending_at(last)
        if county is not None and county.rule == "place.short":  # 城南 is here no county
            reading.drop(county)
        begin = _item_start(reading, offset, last) if number == 0 else offset
        name = text[begin:last]
        if len(name) > 1 and not is_generic(name) and not name.endswith(hit.head.text) and not holds_words(name):
            place = Place(name + hit.head.text, hit.head.level, "", reading.container(begin, hit.head.level))
            reading.put(
                Mention("place", begin, end if number == len(items) - 1 and last == end else last, place, "place.list")
            )
        offset = last + 1
    return True


def _item_start(reading: Reading, start: int, end: int) -> int:
    text, i = reading.article.text, end
    while i > start and not reading.ending_at(i) and not stops_before(text, i, end - i):
        i -= 1
    return i
