"""Small places that stand in no table, from their last word leftwards: 花桥|村, 新安|安置区, 衡阳高新|区.

The name begins behind another place, a mark, or a word that names do not reach over (places_stops.tsv).
"""

from __future__ import annotations

import re

from kg.mentions.place.abroad import spelt
from kg.mentions.place.hits import LED_BY, OF_A_VILLAGE, Head, Hit, add, heads
from kg.mentions.place.names import ALSO_NAMES, HAN, SERVICE, holds_words, is_generic, one_name, stops_before
from kg.mentions.place.parts import LISTED, LONGEST_SORT, kind, listed, seat
from kg.mentions.place.people import surnames
from kg.mentions.place.resolve import Reading
from kg.mentions.place.towns import find_town, listed_town, town_stems
from kg.mentions.place.works import chain, works
from kg.mentions.place.zones import by_sort
from kg.model import Mention, Place

REACH = 7  # letters that a name may have before its last word
LONGEST_SPELT = 10  # one that writes sounds, behind its township: 托万克托格拉克|村
# A head of one letter before one of these is a part of the name: 天湖|村, 王村|镇.
_GOES_ON = re.compile(
    r"村(?!民|庄|里|级|落|寨|支|委|干|党|主任|书记)|社区|镇(?!长|党|政|村)|乡(?!村|镇|党|政|长)|街道|大队|小区|水库|路|大道|大桥|安置|广场|公园|景区|嘎查|苏木"
)
_VILLAGE_BODY = re.compile("村(?:党|支部|委|主任|书记)")
_BUILT = (
    "港",
    "水利枢纽",
    "大桥",
    "特大桥",
    "水库",
    "隧道",
    "煤矿",
)  # vouch for the county before their name: 万州|新田港
_RURAL = re.compile("乡村(?:振兴|旅游|建设|治理|产业|文化|医生|教师|公路|民宿|大舞台|记忆|客厅)")
_BEGINS_ITEMS = frozenset("正同和中建来回向对为安")
"""Letters that begin an item of a list, though they are also words that names do not reach over: 、正阳|工业园."""
_AGAIN = re.compile("[\u4e00-\u9fff]{1,2}村(?![民庄里级落寨委支])")
_WATERS = ("河", "江", "湖", "溪")
_OF_COMMUNES = ("大队", "生产大队", "生产队", "大队部")
_COMMUNE_TIMES = ("公社", "贫下中农", "农业学大寨")  # what tells that a 大队 is one of farmers
_SMALLER = re.compile(r"村(?!民|庄|里|级|落|寨)|社区|镇(?!长|党|政|村)|街道")  # 大桥|村, 广场|社区
# What begins the names of Tibetan people, some of which end in 村: 扎西江村.
_TIBETAN = re.compile(
    "洛桑|扎西|次仁|多吉|旺堆|尼玛|格桑|白玛|巴桑|达瓦|边巴|普布|索朗|丹增|平措|罗布|强巴|阿旺|嘎玛|贡布|桑杰|仁青|仁增"
)
_COUNTED = re.compile(
    "[0-9０-９一二三四五六七八九十百千万两几余多][0-9０-９一二三四五六七八九十百千万两几余多]*[个座处批]$"
)
"""100个|美丽新村: what is counted has no name."""
_OFFICE = re.compile(r"(?:书记|主任|领导|主席|委员|常委|[省市州县区乡镇局厅部]长)$")


def find_heads(reading: Reading) -> None:
    """Add the small places of the article to the reading, left to right: the township is there when its village comes."""
    automaton, table = heads()
    text = reading.article.text
    for index, start, end in automaton.find_matches_as_indexes(text):
        head = table[index]
        if head.idle or (head.mode == "chain" and head.text not in _WATERS and not reading.near(start, REACH)):
            continue
        if head.text in _OF_COMMUNES and not _has_communes(text):
            continue  # 交警|大队
        hit = Hit(start, end, head)
        if hit.head.mode == "blocked" and _is_village(reading, hit):
            hit = Hit(start, end := start + 1, Head("村", "village", "free"))
        if hit.head.text == "河流" and text.startswith("域", end):  # 沙溪河|流域
            hit = Hit(start, end := start + 1, Head("河", "natural", "chain"))
        if reading.inside(start, end) or (end - start == 1 and _GOES_ON.match(text, end)):
            continue
        if end - start == 1 and hit.head.text not in "镇乡村" and _VILLAGE_BODY.match(text, end):  # 西街|村党支部
            continue
        if head.text == "村" and _AGAIN.match(text, end) and reading.ending_at(start - 1):
            continue  # 史村|铺村
        if (hit.head.mode == "works" and _SMALLER.match(text, end)) or text.startswith("公社", end):
            continue  # 某大桥|村, 三角村|公社
        if _RURAL.match(text, start if head.text[0] == "乡" else end - 1):  # 汤峪|乡村振兴
            continue
        if hit.head.text[0] in "镇乡" or hit.head.text[-1] in "镇乡":  # 江古镇, 关防乡|村民
            at = start if hit.head.text[0] in "镇乡" else end - 1
            if listed_town(reading, at, LISTED) or find_town(reading, at, at + 1) or hit.head.mode == "blocked":
                continue
        if hit.head.mode == "town":
            if listed_town(reading, start, LISTED):
                continue
            if find_town(reading, start, end):
                if (street := reading.ending_at(start + len("街道"))) is not None:  # 某街道办事处|某社区
                    reading.ends.setdefault(end, street)
            else:
                inner = reading.ending_at(start)
                if inner is not None and inner.rule in ("place.short", "place.named"):  # 江南|街道: here no region
                    reading.drop(inner)
        elif hit.head.mode != "blocked":
            _find(reading, hit)


def _has_communes(text: str) -> bool:
    return any(word in text for word in _COMMUNE_TIMES)


def _is_village(reading: Reading, hit: Hit) -> bool:
    """Whether a word that only begins with 村 follows the name of a village: 某镇雪东|村里, 安仁|村|村民, 安仁|村两委."""
    text, at = reading.article.text, hit.start
    if hit.head.text == "村村":
        return text[hit.end : hit.end + 1] in tuple("民委干支党主书") and HAN.match(text[at - 1 : at]) is not None
    if hit.head.text in LED_BY:
        return True
    if hit.head.text not in OF_A_VILLAGE:
        return False
    return any((town := reading.ending_at(at - n)) is not None and _is_town(town) for n in (2, 3, 4))


def _is_town(mention: Mention) -> bool:
    return isinstance(mention.value, Place) and mention.value.level == "township"


def _find(reading: Reading, hit: Hit) -> None:
    if hit.head.text == "县城":
        return seat(reading, hit)
    if hit.head.mode == "kind" and by_sort(reading, hit):
        return None
    if hit.head.mode == "free" and listed(reading, hit):
        return None
    start, bound = _begin(reading, hit)
    if bound and hit.head.text in _BUILT:
        start = next((s for n in (0, 2, 3) if (s := _county_first(reading, hit, start - n)[0]) != start - n), start)
    modifier = reading.article.text[start : hit.start]
    anchor = reading.ending_at(start)
    if hit.head.mode == "kind" and bound and anchor is None:
        start, anchor = _county_first(reading, hit, start)
        modifier = reading.article.text[start : hit.start]
    if hit.head.mode == "free":
        return _free(reading, hit, start, bound, anchor)
    if hit.head.mode == "works":
        return works(reading, hit, start, bound, anchor)
    if hit.head.mode == "kind":
        return kind(reading, hit, start, bound, anchor)
    return chain(reading, hit, start, modifier, anchor)


def _begin(reading: Reading, hit: Hit) -> tuple[int, bool]:
    """Where the name begins, and whether something marks that it does: a name met before, a place at most five letters off."""
    text, i = reading.article.text, hit.start
    if reading.names:
        for n in range(min(REACH, i), 0, -1):
            if text[i - n : hit.end] in reading.names:
                return i - n, True
    if hit.head.level == "village":
        for n in range(min(LONGEST_SPELT, i), 2, -1):
            town = reading.ending_at(i - n)
            if town is not None and _is_town(town) and spelt(text[i - n : i]):  # 乌恰镇|阔什阿瓦提|村
                return i - n, True
    stems = town_stems()
    for n in range(min(REACH, i), 2, -1):
        if text[i - n : i] in stems and not reading.cuts(i - n) and not reading.division_ending_at(i):
            return i - n, True  # 满都拉|口岸, but 广西|龙门|大桥 and 红寺堡|开发区
    for n in range(6 if hit.head.mode != "kind" else LONGEST_SORT + 1):
        if i - n not in reading.ends:
            continue
        same = (before := reading.ending_at(i - n)) and n > 1 and text[before.start :].startswith(text[i - n : i])
        near = before is not None and _is_town(before)
        if n == 0 or same or one_name(text[i - n : i], near):
            return i - n, True
    while i > max(0, hit.start - REACH):
        if reading.ending_at(i) or not HAN.match(text[i - 1]) or stops_before(text, i, hit.start - i):
            first = hit.start - i < 3 and text[i - 2 : i - 1] == "、" and text[i - 1] in _BEGINS_ITEMS
            return i - first, True
        i -= 1
    return i, i == 0


def _free(reading: Reading, hit: Hit, start: int, bound: bool, anchor: Mention | None) -> None:
    """A name of its own before the head: 花桥村; a short name right before it is a part of it: 永胜村."""
    modifier = reading.article.text[start : hit.start]
    natural = anchor is not None and isinstance(anchor.value, Place) and anchor.value.level == "natural"
    placed = natural and anchor is not None and reading.ending_at(anchor.start) is not None  # 西江镇|西江|村
    longer = natural and (len(hit.head.text) > 2 or placed)
    if anchor is not None and not modifier and (anchor.rule == "place.short" or longer):
        return add(reading, hit, anchor.start, "place.head")
    if anchor is None and bound:
        start, anchor = _county_first(reading, hit, start)
        modifier = reading.article.text[start : hit.start]
    if (
        anchor is None
        and SERVICE.match(reading.article.text, hit.end)
        and reading.article.text[start : hit.end] not in reading.names
    ):
        return None
    if anchor is None and (modifier[-1:] in "乡镇县市省州" or _is_quoted(reading.article.text, start, hit.end)):
        return None
    around = ("township", "county") if hit.head.text == "社区" else ("township",)
    touching = anchor is not None and isinstance(anchor.value, Place) and anchor.value.level in around
    if touching and modifier in ALSO_NAMES:
        return add(reading, hit, start, "place.head")
    if anchor is None and len(modifier) > 2 and _OFFICE.search(reading.article.text, max(0, start - 2), start):
        return None  # 自治区领导洛桑江村: what follows an office is a person
    if anchor is None and (_TIBETAN.match(modifier) or _COUNTED.search(reading.article.text, max(0, start - 8), start)):
        return None
    lone = len(modifier) == 1 and anchor is None and not _is_family(reading, hit, start, modifier)
    if not bound or not modifier or is_generic(modifier) or lone:
        return None
    if holds_words(modifier, touching):
        return None
    return add(reading, hit, start, "place.head")


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether quotes hold a name and hardly more, which is rather a title; speech begins with names too."""
    return text[start - 1 : start] in ("“", "‘") and any(mark in text[end : end + 6] for mark in "”’")


def _is_family(reading: Reading, hit: Hit, start: int, modifier: str) -> bool:
    """Whether one letter names a village: a surname at the edge of a clause, told of again: 焦|村."""
    text = reading.article.text
    at_edge = start > 0 and not HAN.match(text[start - 1])
    return at_edge and hit.head.text == "村" and modifier in surnames() and text.count(modifier + "村") > 1


def _county_first(reading: Reading, hit: Hit, start: int) -> tuple[int, Mention | None]:
    """The name behind a short county that only this name vouches for: 安吉|余家村; or its own: 定州|开发区, but 滨江新区."""
    for candidate in reading.candidates_at(start):
        if len(candidate.divisions) != 1 or candidate.everyday or candidate.full:
            continue
        county = candidate.divisions[0]
        own = hit.head.mode == "kind" and county.name[-1] != "区"
        least = 0 if own else 1 if county.code[:2] in reading.named else 2
        if candidate.end + least <= hit.start:
            reading.add(candidate, county)
            return candidate.end, reading.ending_at(candidate.end)
    return start, None
