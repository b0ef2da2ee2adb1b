"""What can be the name of a small place, and how far left it reaches: by the words that names do not hold."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick_rs

from kg.lexicon import any_of, words
from kg.mentions.place.gazetteer import gazetteer

HAN = re.compile(r"[\u4e00-\u9fff]")
_GOING = re.compile(r"(?<![前跃奋先])进$|[入出到返驻离绕治]$|^村")  # 服务进|社区, 大病不出|村
_COUNTED = re.compile("[百千万亿](?:[省市县镇乡区][百千万]|[斤元吨担])$")  # 百镇千|村, 万斤|乡, 亿元|村
_SEVERAL = re.compile("[两三四五六七八九十]大$")  # 五大|水库
_MEASURE = re.compile("(?<=[\u4e00-\u9fff])[户名位条座处家](?=[\u4e00-\u9fff])")
_BEGINS_NAMES = frozenset("来中回建同经向自入居")  # 某街道|来鹿寺|社区
_WHOLE_WORDS = frozenset(("中心", "自动", "自然", "自治", "自主", "自贸", "自由", "同城", "对外", "有机", "有色"))
"""Words whose first letter is also a word that names do not reach over."""
# What follows 社区 where it is no name: 社区治理.
SERVICE = re.compile(
    r"养老|治理|就业|建设|网点|生态|医院|卫生|矫正|教育|文化|团购|经济|管理|商业|食堂|嵌入|总人口|环境|工厂|康复|医疗|公益|共同体|动员|防控|团体|工作|便民|慈善|支持|服务|零售|配送|超市|改造"
)


# Words that say what kind of village it is, and yet name one right behind its township: 某镇友好村.
ALSO_NAMES = frozenset(("友好", "幸福", "平安", "民族", "长寿", "富裕", "和谐", "革命"))


@cache
def stops(strength: str) -> frozenset[str]:
    return frozenset(words("places_stops", strength=strength))


@cache
def _stops() -> tuple[frozenset[str], frozenset[str]]:
    return stops("hard"), stops("soft")


@cache
def generic() -> frozenset[str]:
    return frozenset(words("places_generic"))


def _generic_end(modifier: str) -> str:
    """The longest generic word of two letters and more that it ends with, or nothing."""
    found = generic()
    return next((end for n in range(min(6, len(modifier)), 1, -1) if (end := modifier[-n:]) in found), "")


def is_generic(modifier: str) -> bool:
    """Whether what stands before the head says what kind of place it is, not which: 美丽, 易地扶贫搬迁, 9个."""
    if (
        modifier in generic()
        or _generic_end(modifier)
        or modifier[-1:] in "个的级型式化性类亩整"
        or _COUNTED.search(modifier)
        or _SEVERAL.search(modifier)
        or "第" in modifier
    ):
        return True
    if (
        modifier[-1:] in "和与及全各该向富强兴靓立建惠带治旺" and len(modifier) > 2
    ):  # 村子和|社区, 产业富|村, but 群和|村
        return True
    return bool(_GOING.search(modifier)) or any(c.isdigit() for c in modifier)


def is_all_generic(modifier: str) -> bool:
    """Whether nothing is left for a name: 高新技术, 现代农业; but 新安|现代农业."""
    while modifier and modifier not in generic():
        ending = _generic_end(modifier)
        if not ending:
            return not HAN.match(modifier) or any(c.isdigit() for c in modifier)
        modifier = modifier.removesuffix(ending)
    return True


@cache
def _sorts() -> re.Pattern[str]:
    known = {w for w in (*generic(), *words("org_generic")) if len(w) > 1}
    return re.compile(any_of(known))


def begins_with_a_name(modifier: str) -> bool:
    """Whether two letters and more that are no word for a sort or trade begin what stands before the head: 双天|农业."""
    sort = _sorts().search(modifier)
    return len(modifier) > 1 and (sort is None or sort.start() > 1)


def is_all_sorts(modifier: str) -> bool:
    """Whether words for sorts and trades leave no two letters for a name: 设施蔬菜, 电子商务."""
    return is_all_generic(modifier) or len(_sorts().sub("", modifier)) < 2


_OF_DAYS = ("年", "月", "日")


def stops_before(text: str, i: int, kept: int) -> bool:
    """Whether a word ends at `i` that no name reaches over, `kept` letters being left for the name."""
    hard, soft = _stops()
    if text[i - 1 : i + 1] in _WHOLE_WORDS:
        return False
    if text[i - 1 : i] in _OF_DAYS and text[i - 2 : i - 1].isdigit():
        return True  # 8月|红旗水库
    if text[i - 1 : i] in hard or (i > 1 and text[i - 2 : i] in hard) or (i > 2 and text[i - 3 : i] in hard):
        return True
    return kept > 1 and text[i - 1] in soft


@cache
def _no_name() -> tuple[ahocorasick_rs.AhoCorasick, ahocorasick_rs.AhoCorasick]:
    """The words of the other vocabularies that no name of a division or township holds (推行, 感谢, 领导), and with them
    the words of general Chinese for what is done and how (重视, 繁华)."""
    known = (
        *words("org_stops"),
        *words("name_followers"),
        *words("program_verbs"),
        *words("figure_verbs"),
        *words("places_stops"),
    )
    plain = (*known, *(word for cell in words("words_in_no_name") for word in cell.split()))
    names = "\n".join((*gazetteer().towns, *(name[:-1] for name in gazetteer().full)))
    return _not_in(known, names), _not_in(plain, names)


def _not_in(known: tuple[str, ...], names: str) -> ahocorasick_rs.AhoCorasick:
    longer = sorted({w for w in known if len(w) > 1})
    held = {i for i, _, _ in ahocorasick_rs.AhoCorasick(longer).find_matches_as_indexes(names, overlapping=True)}
    return ahocorasick_rs.AhoCorasick([w for i, w in enumerate(longer) if i not in held])


def holds_words(modifier: str, near: bool = False) -> bool:
    """Whether a word that names do not hold stands in what would be the name of a small place: 太感谢|社区.

    A long name may say what is done at the place (龙秀温泉养生|度假区), and one right behind its township be such a word
    (幸福乡|进展|村).
    """
    known, plain = _no_name()
    return len(modifier) > 1 and bool((known if near or len(modifier) > 4 else plain).find_matches_as_indexes(modifier))


def one_name(modifier: str, near: bool = False) -> bool:
    """Whether what stands between a place and the head can be one name: no mark in it, no word that names do not hold."""
    soft = stops("soft")
    plain = _MEASURE.sub("一", modifier)  # 千户营 right behind its township is a name
    whole = not any(stops_before(plain, j, 0) or not HAN.match(plain[j - 1]) for j in range(len(plain), 0, -1))
    return whole and (len(modifier) < 3 or modifier[0] not in soft or (near and modifier[0] in _BEGINS_NAMES))
