"""How a figure is written: digits or characters, scale words, 余 and 多, unit, and the comparing words around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from kg.grammar import Rule, Slotted
from kg.lexicon import alternation, rows
from kg.mentions.numeral import DIGITS, HAN, power, value
from kg.model import Comparator, Mention, Number

DIGIT = "零〇○一二三四五六七八九两"
# A text without one of these holds no figure in Arabic digits.
ARABIC = tuple("0123456789")
SCALE = r"[十百千]?万亿|[十百千]?[万亿]|百|千(?![克米瓦帕伏赫卡])"
INNER = r"[余多来]"
# A figure in Arabic digits may be followed by a scale word, and that by more (1亿3千万).
# What may not stand before it is looked for behind its first character: a pattern that begins with a character set
# is searched for many times as fast as one that begins with an assertion.
FIGURE = (
    r"[0-9](?<![0-9A-Za-z.+/第#].)(?<![0-9][:：].)(?:[0-9]{0,2}(?:,[0-9]{3})++|[0-9]{0,2}(?:，[0-9]{3}){2,}+(?![0-9])|[0-9]{0,2}，(?:[0-9]{3}(?=万)|0[0-9]{2}(?![0-9]))|[0-9]*+)(?:[.·][0-9]++)?+"
    rf"(?:(?:{SCALE})(?:[0-9]+(?:\.[0-9]+)?千?万)?)?"
)
_HAN = f"{DIGIT}十百千万亿"
HAN_FIGURE = rf"[{_HAN}](?<![第届初周期拜点几红{HAN}].)(?<!(?<![人户总件])数.)(?<![{DIGIT}]、.)[{_HAN}]*(?:[点·][{DIGIT}]+[万亿]*)?"
PER = r"(?:/(?:平方米|立方米|平方公里|小时|[十百千万]*人|户|月|年|日|天|时|次|亩|吨|公斤|斤|秒|度|千瓦时|百公里|[个只份盒套件位名家处座所台辆项篇块头株])(?:[/·][月年日天])?)?"


def _units(**where: str) -> str:
    """The units as an alternation, each kept off words that it would cut (家 off 家庭); first what they begin with, since
    alternatives are tried one by one."""
    out = []
    chosen = [r for r in rows("units") if all(r[k] == v for k, v in where.items())]
    for r in sorted(chosen, key=lambda r: (-len(r["unit"]), r["unit"])):
        stop = r["not_before"]
        out.append(re.escape(r["unit"]) + ("" if stop == "-" else f"(?!{stop})" if "|" in stop else f"(?![{stop}])"))
    return f"(?=[{''.join(sorted({re.escape(r['unit'][0]) for r in chosen}))}])(?:{'|'.join(out)})"


def before_han_units() -> tuple[str, ...]:
    """What a figure in characters and the unit behind it have where they meet.

    Behind 一 alone only 一倍 and the like, and what there is for each (每村一名), are quantities.
    """
    ends = [*(c for c in _HAN + "余多来" if c != "一"), *(f"{c}一" for c in _HAN + "点")]
    begins = sorted({r["unit"][0] for r in rows("units") if r["han"] == "yes"})
    return (*(end + begin for end in ends for begin in begins), "一倍", "一番", "一个百分点", "每")


# 170台（套）: what is counted has two counters.
_OTHER = "套间处户个人次台辆件座条所家名艘架支场起片盒箱头只匹组队批点门袋群"
OR_ELSE = f"(?:（[{_OTHER}](?:、[{_OTHER}])*）)?"
UNIT = rf"(?:{_units()}){OR_ELSE}{PER}"
COUNTED = rf"(?P<figure>{FIGURE})(?P<inner>{INNER})?(?P<scale>{SCALE})?(?P<inner2>{INNER})?"
WORDS = {
    "FIG": FIGURE,
    "HAN": HAN_FIGURE,
    "ITEM": rf"(?:{FIGURE})(?:{INNER})?(?:{SCALE})?(?:{INNER})?",
    "UNIT": UNIT,
    "HANUNIT": rf"(?:{_units(han='yes')}){OR_ELSE}{PER}",
    "INNER": INNER,
    "DASH": r"—{1,2}|－|–|-|~|～|至|到",
    "PEOPLE": alternation("counted_people"),
    "SUMS": alternation("sums"),
}

_INNER = {r["word"]: r["comparator"] for r in rows("comparators") if r["where"] == "inner"}
_AFTER = {r["word"]: r["comparator"] for r in rows("comparators") if r["where"] == "after"}
_AFTER_RE = re.compile("|".join(sorted(_AFTER, key=lambda w: -len(w))))
_BEFORE = {r["word"]: r for r in rows("comparators") if r["where"].startswith("before")}
_LONGEST_BEFORE = max(map(len, _BEFORE))
_BEFORE_LAST = frozenset(word[-1] for word in _BEFORE)
PEOPLE = {r["noun"]: r["unit"] for r in rows("counted_people")}
ITEM = re.compile(rf"{COUNTED}(?P<unit>{UNIT})?")


def before(text: str, start: int) -> tuple[int, str | None]:
    """Where the comparing word that ends at `start` begins, and what it says."""
    if text[start - 1 : start] not in _BEFORE_LAST:
        return start, None
    for first in range(max(0, start - _LONGEST_BEFORE), start):
        r = _BEFORE.get(text[first:start])
        if (
            r
            and (r["where"] != "before_round" or text[start] in "百千万亿")
            and (first == 0 or text[first - 1] not in r["not_after"])
        ):
            return first, r["comparator"]
    return start, None


_MORE = re.compile("多(?=[，。；、）的]|$)")  # 七十一斤多, 增长四倍多

# 约占全市面积30%, 不到全省两成: the comparing word stands before what the share is of.
_OF_WHOLE = re.compile(
    r"(?:(?P<about>约占|大约占|约为|将?近全[国省市县区州球])|(?P<under>(?:不到|不足)(?:全[国省市县区州球]|原[定来有]|计划))"
    r"|(?P<over>(?:超过|逾)全[国省市县区州球]))[^，。；：、0-9%]{0,12}$"
)
_OF_WHOLE_SIGN = {"about": "~", "under": "<", "over": ">"}


def before_whole(text: str, start: int) -> str | None:
    """What the comparing word says that stands before the whole of a share; None where there is none."""
    m = _OF_WHOLE.search(text, max(0, start - 18), start)
    return _OF_WHOLE_SIGN[m.lastgroup] if m and m.lastgroup else None


def mention(rule: str, s: Slotted, start: int, end: int, number: Number) -> Mention:
    """A mention with the comparing words on both sides of `[start, end)` taken in, and 零下 for degrees."""
    if number.unit in ("℃", "摄氏度", "度") and s.text.endswith("零下", 0, start):
        start, high = start - 2, number.high
        number = replace(number, value=-number.value, high=None if high is None else -high)
    share = number.unit in ("%", "％", "成")
    whole = before_whole(s.text, start) if share else None
    start, sign = before(s.text, start)
    sign = sign or whole
    found = sign or number.comparator
    if m := _AFTER_RE.match(s.text, end):
        end = m.end()
        found = _AFTER[m[0]] if found in ("=", ">", "~") else found
    elif found == "=" and s.text.startswith("多", end) and _MORE.match(s.text, end):
        end, found = end + 1, ">"
    number = Number(number.value, number.unit.replace("％", "%"), _comparator(found), number.high)
    return Mention("number", *s.span(start, end), number, rule)


def _comparator(sign: str) -> Comparator:
    assert sign in ("=", ">", ">=", "<", "<=", "~")
    return sign  # type: ignore[return-value]


_YEAR = re.compile(r"[12][0-9]{3}")
_IN_A_ROW = re.compile(rf"(十?)([{DIGIT}])([{DIGIT}])([十百千万亿]*)")
_IN_PLACES = re.compile(rf"([{DIGIT}]{{2,}})([万亿]+)")  # 增加八四万头, as the 1950s print it
_DIGITS = frozenset(DIGIT)


@lru_cache(maxsize=1 << 14)
def _number(figure: str, scale: str, inner: str, unit: str) -> Number | None:
    """None where the characters are no quantity: a year, or digits in a row (一二三)."""
    if unit in ("年", "大") and _YEAR.fullmatch(figure):  # 2010年, 2010大事记
        return None
    if m := _IN_A_ROW.fullmatch(figure + scale):
        low, high = (DIGITS[c] for c in m.group(2, 3))
        if high == low + 1 and low:
            ten, times = (10 if m[1] else 0), power(m[4])
            return Number(Decimal((ten + low) * times), unit, "~", Decimal((ten + high) * times))
    if m := _IN_PLACES.fullmatch(figure + scale):
        written = Decimal("".join(str(DIGITS[c]) for c in m[1])) * power(m[2])
        return Number(written, unit, _comparator(_INNER.get(inner, "=")))
    if (len(figure) > 1 and not set(figure) - _DIGITS) or "千千" in figure:
        return None
    amount = amount_of(figure + scale)
    return None if amount is None else Number(amount, unit, _comparator(_INNER.get(inner, "=")))


def amount_of(text: str) -> Decimal | None:
    """As `value`, but None where the characters write no number (三五十)."""
    try:
        return value(text)
    except ValueError:
        return None


def number_of(m: re.Match[str], unit: str) -> Number | None:
    return _number(m["figure"], m["scale"] or "", m["inner"] or m["inner2"] or "", unit)


def rule(name: str, pattern: str, make: Callable[..., Any], **more: Any) -> Rule:
    """A rule whose `make` is told its name, over the patterns of `WORDS`."""
    return Rule(name, pattern, partial(make, name), words=WORDS, **more)
