"""Names that are a code of figures, and the items that spell the code out figure by figure: 543 → 五网联动, 四色卡, 三单制."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.mentions.program.lists import Spans, numeral, split, split_last
from kg.mentions.program.vocabulary import plain

_CODE = re.compile(
    "(?P<joined>[0-9]{1,2}(?:[+＋][0-9N]{1,2})+)|(?P<row>[1-9]{2,6})(?![0-9条年月日号届个项件大分]|世纪|小时|公里|时段)|(?P<powers>[十百千万]{3,4})(?![一-鿿]?[0-9十百千万])|(?P<han>[一二三四五六七八九]{3,5})(?![一二三四五六七八九十个大项])"
)
_FORMS: dict[str, tuple[str, ...]] = {"1": ("1", "一"), "2": ("2", "两", "二", "双"), "N": ("N", "若干", "多")} | {
    str(n): (str(n), c) for n, c in zip(range(3, 10), "三四五六七八九", strict=True)
}
_FORMS |= {"十": ("10", "十"), "百": ("100", "一?百"), "千": ("1000", "一?千"), "万": ("10000", "1万", "一?万")}
_ITEM = "(?:个|项|大|张|支|条|套|份|种|类|级|位|线|方)?[^0-9+＋，。；：、“”‘’（）\n]{1,16}"
_GAP = "[”’]?[^，。；“”（）0-9\n]{0,6}?(?:[、，；和与及+＋]|以及)?[^，。；“”（）0-9\n]{0,6}?[“‘]?"
_NO_MEASURE = "(?![0-9.%亿万年月日]|个?百分点)"  # not 4.1个百分点
_MEANS = "[”’]?(?:就是|是指|指的是|是|即|为|指|代表)"


def figures(name: str, han: bool = False) -> list[str]:
    """1334 → 1 3 3 4, 1+4+N → 1 4 N, with `han` 一二三 → 1 2 3; [] where the name is no code or holds the year."""
    code = _CODE.match(plain(name))
    if code is None or re.match("(?:19|20)[0-9]{2}", code[0]):
        return []
    if code["powers"]:
        return list(code["powers"])
    if code["han"]:
        return [str(numeral(c)) for c in code["han"]] if han else []
    return re.split("[+＋]", code["joined"]) if code["joined"] else list(code["row"])


def counted_names(text: str, name: str, begin: int) -> Spans:
    """“二四四”工作法。…“两个关键”…“四个必访”…“四个必看”: for each figure of the code the next quoted name that counts so many."""
    parts: Spans = []
    code = figures(name, han=True)
    for figure in code if len(code) > 1 and "N" not in code else ():
        found = _counts_so_many(_FORMS.get(figure, (figure,))).search(text, begin, begin + 800)
        if found is None:
            return []
        parts.append(found.span(1))
        begin = found.end()
    return parts


@lru_cache(maxsize=32)
def _counts_so_many(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"“((?:{'|'.join(forms)})[个大项条张支必][^“”，。]{{1,8}})”")


def spelt_out(text: str, name: str, begin: int, stop: int, han: bool = False) -> Spans:
    """The items that follow in `text[begin:stop]`, one a figure, in their order: in a row, or each as “5”是…."""
    forms, stop = [_FORMS.get(f, (f,)) for f in figures(name, han)], min(stop, begin + 300)
    if len(forms) < 2 or not all(any(text.find(form[-1], begin, stop) >= 0 for form in of_one) for of_one in forms):
        return []
    said = [f"(?:{'|'.join(of_one)})" for of_one in forms]
    row = re.compile(_GAP.join(f"((?<![0-9.一二三四五六七八九十第]){s}{_NO_MEASURE}{_ITEM})" for s in said))
    meant = re.compile("[^。]{0,80}?".join(f"[“‘]?{s}[”’]?{_MEANS}[“‘]?([^，。；“”‘’]{{2,30}})" for s in said))
    for pattern in (meant, row):
        if found := pattern.search(text, begin, stop):
            spans = [found.span(n) for n in range(1, len(said) + 1)]
            return [(a, b - 1 if text[b - 1] in "和与及加" else b) for a, b in spans]
    return []


_OPENED = re.compile("[”’]?[^，。；：、“”（）]{0,6}(?:[，（]?(?:即|就是|也就是)|[：（])")
_CLOSED = re.compile("[。；）]")
_FIGURE_IN = re.compile("(?<![0-9.])([1-9])0*(?![0-9.])[千百]?[万亿]?[一-鿿]")


def measured(text: str, name: str, begin: int, stop: int) -> Spans:
    """“1221”工程，即种桑10万亩、养蚕20万张、…: as many aims as the code has figures, each in its turn a figure of an aim."""
    code = figures(name)
    opened = _OPENED.match(text, begin, stop) if len(code) > 2 else None
    if opened is None:
        return []
    closing = _CLOSED.search(text, opened.end(), stop)
    listed = text[opened.end() : closing.start() if closing else stop]
    parts = split(listed, opened.end(), "[、，]")
    told = [m[1] if (m := _FIGURE_IN.search(text, *part)) else "" for part in parts]
    return parts if told == code else []


def spelt_before(text: str, name: str, floor: int, stop: int) -> Spans:
    """一个中心、两个片区、三个站点的“123”体系: the items in the clause that ends with the name."""
    spans = spelt_out(text, name, max(floor, stop - 80), stop, han=True)
    if not spans or _UP_TO_NAME.fullmatch(text, spans[-1][0], stop) is None:
        return []
    start, end = spans[-1]
    return [*spans[:-1], (start, end - text.endswith("的", start, end))]


_UP_TO_NAME = re.compile("[^，。；：、“”]{2,20}的?[“‘]?")


def unit_by_unit(text: str, name: str, begin: int, stop: int) -> Spans:
    """“一核”即甲，“两翼”为乙和丙 behind 一核两翼: what each unit of the name that is told of is said to be, as many as it counts."""
    units, spans = UNITS.fullmatch(name[1 : name.find("”")] if name[0] == "“" else name), list[tuple[int, int]]()
    for unit in _UNIT.finditer(units[0]) if units else ():
        if text.find(unit[0], begin, stop) < 0:
            continue
        found = re.compile(
            f"(?:(?<![一-鿿])|(?<=其中))[“‘]?{unit[0]}(?:[”’]?(?:，(?=就?是|指))?(?:分别|主要)*{_MEANS}(?:由|以)?|[：:])([^，。；：（）“”]{{2,60}})"
        ).search(text, begin, stop)
        parts = split_last(text, split(found[1], found.start(1), "、")) if found else []
        number = numeral(unit[1]) if unit[1] != "多" else len(parts)
        if found and number == 1:
            parts = [found.span(1)]
        if len(parts) != number or not parts:
            continue
        spans += parts
        begin = parts[-1][1]
    return spans


_UNIT = re.compile("([一二两三四五六七八九双多])([^一二两三四五六七八九双多、，]{1,2})")
UNITS = re.compile(f"(?:、?{_UNIT.pattern}){{2,4}}")
"""一核两翼, 一带三区: “两翼” behind it is a unit of it, no name by itself."""
