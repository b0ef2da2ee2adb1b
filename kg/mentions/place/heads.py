"""Small places that stand in no table, from their last word leftwards: 花桥|村, 新安|安置区, 衡阳高新|区.

The name begins behind another place, a mark, or a word that names do not reach over (places_stops.tsv).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from kg.lexicon import rows
from kg.mentions.place.gazetteer import stem
from kg.mentions.place.home import CHINA, everyday_words
from kg.mentions.place.names import (
    ALSO_NAMES,
    HAN,
    SERVICE,
    generic,
    holds_words,
    is_all_generic,
    is_generic,
    one_name,
    stops,
    stops_before,
)
from kg.mentions.place.people import surnames
from kg.mentions.place.resolve import Reading
from kg.mentions.place.towns import find_town, listed_town, town_stems
from kg.model import Level, Mention, Place

REACH = 7  # letters that a name may have before its last word
_LISTED = re.compile(
    r"((?:[\u4e00-\u9fff]{2,6}、)+[\u4e00-\u9fff]{2,4})(?:等(?:[\d一二两三四五六七八九十]+[个座处])?|[\d一二两三四五六七八九十]+[个座处])$"
)
_SEAT_NO = re.compile(r"(?:卫生|健康|各|现代化|新型|国家|以|座|个|重点|宜居|到|进|文明)$")
_BODY = re.compile(r"公司|集团|大学|学院|中学|小学|医院|银行|报社|协会|股份")
# A head of one letter before one of these is a part of the name: 天湖|村, 王村|镇.
_GOES_ON = re.compile(
    r"村(?!民|庄|里|级|落|寨)|社区|镇(?!长|党|政|村)|乡(?!村|镇|党|政|长)|街道|小区|水库|路|大道|大桥|安置|广场|公园|景区|嘎查|苏木"
)
_SMALLER = re.compile(r"村(?!民|庄|里|级|落|寨)|社区|镇(?!长|党|政|村)|街道")  # 大桥|村, 广场|社区
_UNITS = tuple("省市州县区镇乡")  # 福岛|县浪|江
_CROSSING = re.compile(r"[越跨翻爬攀穿登]")
_OF_WATER = re.compile(
    r"流域|干流|支流|水系|水质|河道|河段|段|上游|中游|下游|沿岸|两岸|沿线|大型灌区|灌区|大桥|湿地|河长|河湖长|生态|综合治理|治理|入河|断面|水域|水源|水位|防洪"
)
_AT_WATER = re.compile(r"(?:沿|在|到|治理|巡查|巡|深入|流经|横跨|汇入|、|和|及|对)$")
_ENDS = re.compile(r"[、，。；）]|等|和|及|开展|进行|沿岸")
_OFFICE = re.compile(r"(?:书记|主任|领导|主席|委员|常委|[省市州县区乡镇局厅部]长)$")
_SIDE = re.compile(r"[东南西北中][路街]|[东南西北中](?:大道|大街)")


@dataclass(frozen=True, slots=True)
class Head:
    text: str
    level: Level
    mode: str


@dataclass(frozen=True, slots=True)
class Hit:
    start: int
    end: int
    head: Head


@cache
def _heads() -> tuple[ahocorasick_rs.AhoCorasick, tuple[Head, ...]]:
    table = {r["head"]: Head(r["head"], _level(r["level"]), r["mode"]) for r in rows("places_heads")}
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick(list(table), matchkind=kind), tuple(table.values())


def _level(cell: str) -> Level:
    levels: tuple[Level, ...] = ("township", "village", "site", "natural", "region")
    return next(level for level in levels if level == cell)


def find_heads(reading: Reading) -> None:
    """Add the small places of the article to the reading, left to right: the township is there when its village comes."""
    automaton, heads = _heads()
    text = reading.article.text
    for index, start, end in automaton.find_matches_as_indexes(text):
        hit = Hit(start, end, heads[index])
        if hit.head.mode == "blocked" and _is_village(reading, hit):
            hit = Hit(start, end := start + 1, Head("村", "village", "free"))
        if hit.head.text == "河流" and text.startswith("域", end):  # 沙溪河|流域
            hit = Hit(start, end := start + 1, Head("河", "natural", "chain"))
        if reading.inside(start, end) or (end - start == 1 and _GOES_ON.match(text, end)):
            continue
        if hit.head.mode == "works" and _SMALLER.match(text, end):
            continue
        if hit.head.text[0] in "镇乡" or hit.head.text[-1] in "镇乡":  # 江古镇, 关防乡|村民
            at = start if hit.head.text[0] in "镇乡" else end - 1
            if find_town(reading, at, at + 1) or hit.head.mode == "blocked":
                continue
        if hit.head.mode == "town":
            if not listed_town(reading, start, end, _LISTED) and not find_town(reading, start, end):
                inner = reading.ending_at(start)
                if inner is not None and inner.rule in ("place.short", "place.named"):  # 江南|街道: here no region
                    reading.drop(inner)
        elif hit.head.mode != "blocked":
            _find(reading, hit)


def _is_village(reading: Reading, hit: Hit) -> bool:
    """Whether a word that only begins with 村 follows the name of a village: 某镇雪东|村里, 安仁|村|村民."""
    text, at = reading.article.text, hit.start
    if hit.head.text == "村村":
        return text[hit.end : hit.end + 1] in tuple("民委干支") and HAN.match(text[at - 1 : at]) is not None
    if hit.head.text not in ("村里", "村内", "村口", "村头", "村部"):
        return False
    towns = (reading.ending_at(at - n) for n in (2, 3, 4))
    return any(t is not None and isinstance(t.value, Place) and t.value.level == "township" for t in towns)


def _find(reading: Reading, hit: Hit) -> None:
    if hit.head.text == "县城":
        return _seat(reading, hit)
    if hit.head.mode == "free" and _list(reading, hit):
        return None
    start, bound = _begin(reading, hit)
    modifier = reading.article.text[start : hit.start]
    anchor = reading.ending_at(start)
    if hit.head.mode == "free":
        return _free(reading, hit, start, bound, anchor)
    if hit.head.mode == "works":
        return _works(reading, hit, start, bound, anchor)
    if hit.head.mode == "kind":
        return _kind(reading, hit, start, modifier, anchor)
    return _chain(reading, hit, start, modifier, anchor)


def _begin(reading: Reading, hit: Hit) -> tuple[int, bool]:
    """Where the name begins, and whether something marks that it does: a name met before, a place at most five letters off."""
    text, i = reading.article.text, hit.start
    for n in range(REACH, 0, -1):
        if text[max(0, i - n) : hit.end] in reading.names:
            return i - n, True
    for n in range(REACH, 2, -1):
        if text[max(0, i - n) : i] in town_stems():  # 满都拉|口岸
            return i - n, True
    for n in range(6):
        if not reading.ending_at(i - n):
            continue
        same = (before := reading.ending_at(i - n)) and n > 1 and text[before.start :].startswith(text[i - n : i])
        near = before is not None and isinstance(before.value, Place) and before.value.level == "township"
        if n == 0 or same or one_name(text[i - n : i], near):
            return i - n, True
    while i > max(0, hit.start - REACH):
        if reading.ending_at(i) or not HAN.match(text[i - 1]) or stops_before(text, i, hit.start - i):
            return i, True
        i -= 1
    return i, i == 0


def _free(reading: Reading, hit: Hit, start: int, bound: bool, anchor: Mention | None) -> None:
    """A name of its own before the head: 花桥村; a short name right before it is a part of it: 永胜村."""
    modifier = reading.article.text[start : hit.start]
    if anchor is not None and not modifier and anchor.rule == "place.short":
        return _add(reading, hit, anchor.start, "place.head")
    if anchor is None and bound:
        start, anchor = _county_first(reading, hit, start)
        modifier = reading.article.text[start : hit.start]
    if (
        anchor is None
        and SERVICE.match(reading.article.text, hit.end)
        and reading.article.text[start : hit.end] not in reading.names
    ):
        return None
    if anchor is None and (modifier[-1:] in "乡镇县市省州" or reading.article.text[start - 1 : start] in "“‘"):
        return None
    touching = anchor is not None and isinstance(anchor.value, Place) and anchor.value.level == "township"
    if touching and modifier in ALSO_NAMES:
        return _add(reading, hit, start, "place.head")
    if anchor is None and len(modifier) > 2 and _OFFICE.search(reading.article.text, max(0, start - 2), start):
        return None  # 自治区领导洛桑江村: what follows an office is a person
    lone = len(modifier) == 1 and anchor is None and not _is_family(reading, hit, start, modifier)
    if not bound or not modifier or is_generic(modifier) or lone:
        return None
    if holds_words(modifier):
        return None
    return _add(reading, hit, start, "place.head")


def _is_family(reading: Reading, hit: Hit, start: int, modifier: str) -> bool:
    """Whether one letter names a village: a surname at the edge of a clause, told of again: 焦|村."""
    text = reading.article.text
    at_edge = start > 0 and not HAN.match(text[start - 1])
    return at_edge and hit.head.text == "村" and modifier in surnames() and text.count(modifier + "村") > 1


def _works(reading: Reading, hit: Hit, start: int, bound: bool, anchor: Mention | None) -> None:
    """A bridge, reservoir or station: behind a place like the others, else a name between two bounds: 花园口|大桥."""
    modifier = reading.article.text[start : hit.start]
    if anchor is not None:
        return _chain(reading, hit, start, modifier, anchor)
    own = bound and len(modifier) > 1 and not is_all_generic(modifier) and not is_generic(modifier)
    if own and not holds_words(modifier) and reading.article.text[start - 1 : start] not in ("“", "‘"):
        return _add(reading, hit, start, "place.head")
    return None


def _water(reading: Reading, hit: Hit, start: int) -> bool:
    """A river or lake without a place before it, where what follows speaks of water: 沙溪河|流域, 治理沙溪河|."""
    text = reading.article.text
    for begin in (hit.start - 2, hit.start - 1, hit.start - 3):
        name = text[max(0, begin) : hit.start]
        edge = begin == 0 or (begin > 0 and (not HAN.match(text[begin - 1]) or stops_before(text, begin, 0)))
        if edge and name and not is_generic(name) and not holds_words(name) and one_name(name):
            clear = bool(_OF_WATER.match(text, hit.end)) or (
                bool(_ENDS.match(text, hit.end)) and bool(_AT_WATER.search(text, max(0, begin - 3), begin))
            )
            if clear and name not in stops("soft") and name not in generic()[0]:
                _add(reading, hit, begin, "place.head")
                return True
    return False


def _county_first(reading: Reading, hit: Hit, start: int) -> tuple[int, Mention | None]:
    """The name behind a short county that only this name vouches for: 安吉|余家村."""
    for candidate in reading.candidates_at(start):
        known = len(candidate.divisions) == 1 and candidate.text not in everyday_words()
        near = known and candidate.divisions[0].code[:2] in reading.named
        if known and not candidate.full and candidate.end < hit.start - (0 if near else 1):
            reading.add(candidate, candidate.divisions[0])
            return candidate.end, reading.ending_at(candidate.end)
    return start, None


def _chain(reading: Reading, hit: Hit, start: int, modifier: str, anchor: Mention | None) -> None:
    """A name right behind a place, or the place's own name with the head: 衡东县洣水大桥, 衡阳大道."""
    if anchor is None and hit.head.text in ("河", "江", "湖") and _water(reading, hit, start):
        return None
    if (
        anchor is None
        or len(modifier) > (3 if len(hit.head.text) == 1 else 8)
        or modifier.startswith(_UNITS)
        or _BODY.match(reading.article.text, hit.end)
    ):
        return None
    natural = isinstance(anchor.value, Place) and anchor.value.level == "natural"  # 澜沧江|干热河谷
    own = natural or (anchor.rule == "place.short" and anchor.end - anchor.start < 5)
    if not modifier and own and (hit.end - hit.start > 1 or hit.head.text in "港路湾岛"):
        return _add(reading, hit, anchor.start, "place.head")
    if modifier and own and modifier in generic()[0] and len(modifier) > 1:  # 塞罕坝机械|林场
        return _add(reading, hit, anchor.start, "place.head")
    if holds_words(modifier) or (hit.end - hit.start == 1 and _CROSSING.search(modifier)):
        return None
    if modifier and not is_generic(modifier) and not _dangles(reading, hit) and anchor.value != CHINA:
        return _add(reading, hit, start, "place.head")
    return None


def _dangles(reading: Reading, hit: Hit) -> bool:
    """Whether the letter before the head is a word that joins it to something else: 市民上|街, but 解放中|路."""
    text = reading.article.text
    if _SIDE.match(text, hit.start - 1):
        return False
    return text[hit.start - 1] in stops("soft") or text[hit.start - 1] in stops("hard")


def _kind(reading: Reading, hit: Hit, start: int, modifier: str, anchor: Mention | None) -> None:
    """A part of a place that bears its name: 衡阳市工业园区, 衡阳高新区; 衡阳中心城区 also where only 中心城区 stands."""
    if hit.head.level == "region":
        return _urban(reading, hit, modifier, anchor)
    if anchor is None or anchor.value == CHINA or len(modifier) > 8:
        return None
    if modifier and not is_all_generic(modifier):
        return _add(reading, hit, start, "place.head") if len(modifier) > 1 else None
    return _add(reading, hit, anchor.start, "place.head")


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


def _seat(reading: Reading, hit: Hit) -> None:
    """县城: of the county named right before (祁东县|城), else of the one that the article was speaking of."""
    text = reading.article.text
    anchor = reading.ending_at(hit.start + 1)
    if text[hit.end : hit.end + 1] in ("镇", "乡", "化", "关", "建") or _SEAT_NO.search(
        text[max(0, hit.start - 3) : hit.start]
    ):
        return
    county = anchor.value if anchor else reading.county_at(hit.start)
    if isinstance(county, Place) and county.level == "county" and county.name.endswith("县"):
        place = Place(county.name + "城", "site", "", (*county.path, county.name))
        reading.put(Mention("place", anchor.start if anchor else hit.start, hit.end, place, "place.head"))


def _list(reading: Reading, hit: Hit) -> bool:
    """Names that share one head: 桔园、新桥、东湖等|社区."""
    text = reading.article.text
    found = (
        _LISTED.search(text, max(0, hit.start - 40), hit.start)
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


def _add(reading: Reading, hit: Hit, start: int, rule: str) -> None:
    name = reading.article.text[start : hit.end]
    if hit.head.text.endswith("委会") or hit.head.text.endswith("委员会"):  # the committee is named after its village
        name = re.sub(r"(?:村)?(?:村民|居民)?委(?:员)?会$|居委会$", "", name) + (
            "社区" if "居" in hit.head.text else "村"
        )
    path = reading.container(start, hit.head.level)
    owner = reading.mentions.get(start)  # 涿州 in 涿州高新技术产业开发区
    if (
        owner is not None
        and isinstance(owner.value, Place)
        and owner.value.level in ("province", "prefecture", "county")
    ):
        path = (*owner.value.path, owner.value.name)
    place = Place(name, hit.head.level, "", path)
    reading.names.add(name)
    end = hit.end if not hit.head.text.endswith("会") else hit.start + (1 if "村" in hit.head.text else 0)
    mention = Mention("place", start, end, place, rule)
    reading.put(mention)
    if end < hit.end:  # 芝兰村委会|沙塘村
        reading.ends.setdefault(hit.end, mention)
