"""One pass over an article for every name that stands in a table; which place is meant is decided later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from kg.lexicon import words
from kg.mentions.place.gazetteer import Division, gazetteer, named
from kg.model import Place

NATION = ("全国", "我国", "国内", "祖国", "中国", "中华人民共和国")
LEVEL_WORDS = ("省", "市", "州", "县", "区", "旗", "盟", "镇", "乡", "村", "社区", "街道", "公社", "大队", "地区")
_POINTERS = {f"{p}{w}": w for w in LEVEL_WORDS for p in ("全", "我", "本", "该", "这个")} | {
    f"{w}内": w for w in "省市县州"
}
_NO_LAST = ("市场", "区域", "区间", "区块")
_OF_AREAS = ("生产总值", "性生产总值", "经济总量", "总产值")
_EDGE = "东南西北"
_BEFORE_HE = "，。、；：（“\n 在到赴省市山与从由"
"""What stands before 和县 where it is the county and not 和."""


@dataclass(eq=False, slots=True)
class Candidate:
    """A name at `[start, end)` of the article: what it may be as a division, as another place, or what it points to.

    `full` says that it is printed with its last syllable (市, 县); `level_word` is the 市 of 全市 or 市内; `sure` is the
    division that the name means wherever it stands, if there is one, and `everyday` that it is also a word.
    """

    start: int
    end: int
    text: str
    divisions: tuple[Division, ...] = ()
    full: bool = False
    place: Place | None = None
    level_word: str = ""
    sure: Division | None = None
    everyday: bool = False


@dataclass(slots=True)
class _Entry:
    divisions: tuple[Division, ...] = ()
    full: bool = False
    place: Place | None = None
    level_word: str = ""
    sure: Division | None = None
    everyday: bool = False
    blank: bool = False

    def __post_init__(self) -> None:
        self.blank = not (self.divisions or self.place or self.level_word)


_BLANK = _Entry()


@cache
def everyday_words() -> frozenset[str]:
    """Names that are also words, see places_words.tsv."""
    return frozenset(words("places_words"))


def _certain(name: str, entry: _Entry) -> Division | None:
    """The division that the name means wherever it stands, if there is one."""
    if entry.everyday or not entry.divisions or (entry.full and len(name) == 2):
        return None  # 和县, 范县: 部门和县区, 示范县
    first, *others = entry.divisions
    if entry.full:
        return first if not others else None
    if entry.place is not None or first.level not in ("province", "prefecture"):
        return None
    return first if first.level == "province" or all(d.level == "county" for d in others) else None


@cache
def _entries() -> dict[str, _Entry]:
    """Name → what it may be; an entry of nothing is a word that only looks like a place."""
    table, places = gazetteer(), named()
    out = {name: _Entry(_distinct(divisions), place=places.get(name)) for name, divisions in table.short.items()}
    out |= {name: _Entry(_distinct(divisions), True) for name, divisions in table.full.items()}
    out |= {name: _Entry(place=place) for name, place in places.items() if name not in out}
    out |= {word: _Entry(level_word=level) for word, level in _POINTERS.items() if word not in out}
    out |= {word: _Entry(place=Place("中国", "country")) for word in NATION}
    for form, code in gazetteer().customary().items():
        known = out.get(form, _Entry()).divisions
        out[form] = _Entry(_distinct([gazetteer().by_code[code], *known]), True)
    for name, entry in out.items():
        # 大湖乡 is one of Taiwan only in an article that names it; townships elsewhere bear the name too.
        taiwan = entry.full and all(d.code.startswith("71T") and len(d.code) > 4 for d in entry.divisions)
        entry.everyday = name in everyday_words() or (taiwan and bool(entry.divisions) and name[-1] in "乡镇")
        entry.sure = _certain(name, entry)
    ends = (w for w in _ends_of_words(out) if w not in out)
    return out | dict.fromkeys((*words("places_clash"), *ends), _BLANK)


def _ends_of_words(names: Mapping[str, _Entry]) -> Iterator[str]:
    """园林|县, 建成|县: a word that ends with the one letter of a county's name, and 县; not a place (东安县)."""
    letters = {name[0] for name, entry in names.items() if entry.full and len(name) == 2 and name[1] == "县"}
    for cell in words("common_words", column="words"):
        yield from (w + "县" for w in cell.split() if len(w) > 1 and w[-1] in letters and w not in names)


def _distinct(divisions: list[Division]) -> tuple[Division, ...]:
    """Each code once; a name in use before one that is gone."""
    out: dict[str, Division] = {}
    for division in sorted(divisions, key=lambda d: (d.gone, len(d.code), d.code)):
        out.setdefault(division.code, division)
    return tuple(out.values())


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[_Entry, ...]]:
    entries = _entries()
    return ahocorasick_rs.AhoCorasick(list(entries), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), tuple(
        entries.values()
    )


def scan(text: str) -> Iterator[Candidate]:
    """The names in the text, left to right, none across another."""
    automaton, entries = _automaton()
    before, after = _across()
    dotted = "·" in text
    for index, start, end in automaton.find_matches_as_indexes(text):
        entry = entries[index]
        if entry.blank:
            continue
        if entry.full:
            entry, end = _shortened(text, start, end, entry)
        elif text[start] in "和与及同" and (longer := _behind(text, start + 1, end)):  # 和|田纳西州, 同|德国
            start, end = start + 1, longer
            entry = _entries()[text[start:end]]
        elif end - start == 2 and not _is_province(entry) and (across := _across_abroad(text, start + 1)):
            # 首|都安|卡拉, 日土|耳其, but 山东|三省
            start, end = start + 1, start + 1 + len(across)
            entry = _entries()[across]
        if entry.blank or (
            end - start < 4
            and text[start + 1 : start + 3] in after
            and text[max(0, start - 1) : start + 1] in before  # the end of a word and the start of the next: 隆重|庆祝
        ):
            continue
        if entry.divisions and not entry.full and text[end - 1] in _EDGE and _is_edge(text, end):
            continue
        if text[start:end] == "和县" and start and text[start - 1] not in _BEFORE_HE:
            continue  # 市委|和|县委
        if dotted and "·" in (text[end : end + 1], text[start - 1 : start]):  # 多米尼克·某 is a person
            continue
        yield Candidate(
            start,
            end,
            text[start:end],
            entry.divisions,
            entry.full,
            entry.place,
            entry.level_word,
            entry.sure,
            entry.everyday,
        )


def _shortened(text: str, start: int, end: int, entry: _Entry) -> tuple[_Entry, int]:
    """The name without its last syllable, where that begins another word: 义乌|市场, 毕节|地区生产总值."""
    if text[end - 1] + text[end : end + 1] in _NO_LAST:
        return _entries().get(text[start : end - 1], _BLANK), end - 1
    if text[end - 2 : end] == "地区" and text.startswith(_OF_AREAS, end):
        return _entries().get(text[start : end - 2], _BLANK), end - 2
    return entry, end


def _behind(text: str, start: int, end: int) -> int | None:
    """The end of the longest name that begins at `start` and goes on beyond `end`."""
    table = _entries()
    return next((e for e in range(start + 9, end, -1) if text[start:e] in table and len(text) >= e), None)


@cache
def _abroad() -> dict[str, tuple[str, ...]]:
    """By their first two letters, the names of three letters and more that are no divisions, longest first."""
    groups: dict[str, tuple[str, ...]] = {}
    for name in sorted((n for n, e in _entries().items() if e.place is not None and len(n) > 2), key=len, reverse=True):
        groups[name[:2]] = (*groups.get(name[:2], ()), name)
    return groups


def _is_province(entry: _Entry) -> bool:
    return entry.sure is not None and entry.sure.level == "province"


def _across_abroad(text: str, start: int) -> str | None:
    """The longer name that begins with the second letter of a short one."""
    return next((name for name in _abroad().get(text[start : start + 2], ()) if text.startswith(name, start)), None)


@cache
def _across() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(words("places_across", side="before")), frozenset(words("places_across", side="after"))


def _is_edge(text: str, end: int) -> bool:
    """Whether a short name is rather the side of something: 太行山|东部, 太湖南|岸."""
    after = text[end : end + 2]
    return text[end - 1] in _EDGE and (
        after[:1] in ("岸", "坡", "麓", "侧", "缘") or (after[:1] == "部" and after[1:] not in "分门署级队委")
    )
