"""Periods: 今年上半年 → 2024-01/2024-06."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from kg.lexicon import alternation, rows
from kg.mentions.numeral import value

YEAR = (
    r"(?:(?<![0-9第约近逾])[12][0-9]{3}年度?|(?<![〇零○一二三四五六七八九十])[一二][〇零○一二三四五六七八九]{3}年度?|(?<!如)今年|[去明前后]年|本年度?|上年度?"
    # 八四年, not 五六年 (so many years)
    r"|(?<![〇零○一二三四五六七八九十百千万第约近这那过用了])(?!五六|六七|七八|八九)[五六七八九][〇零○一二三四五六七八九]年(?![来间内级多代度制以前后之计规])"
    r"|[今去明][春夏秋冬](?!奥)|民国(?:[0-9]{1,2}|元|[一二三四五六七八九十]{1,3})年)"
)
MONTH = r"(?:(?<![0-9])(?:1[0-2]|0?[1-9])|(?<![0-9百千万亿多余几])元(?=月)|(?<![一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九]))"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
COUNT = r"(?:1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])"
DASH = r" ?(?:—{1,2}|－|–|-|~|～|至|到) ?"
# 今年初, 6月中; not 今年|中央财政, 去年|初中毕业生
WHEN = r"(?:初(?![中级步夏春冬秋期心选赛审评])|中(?![央国小部西等考学医长期标美俄日欧非方共心旬高])|底(?![层部线色])|末(?!端))"
PART = (
    rf"{MONTH}月{DAY}[日号]|{MONTH}月(?:份|上旬|中旬|下旬|{WHEN})?(?![0-9])|第?[一二三四1-4]季度|首季度?|"
    rf"前[一二两三123]个?季度|[上下]半年|(?:(?<!提)前|头){COUNT}个?月"
)
BARE_YEAR = "(?:[12][0-9]{3}(?![0-9])|[一二][〇零○一二三四五六七八九]{3}(?![〇零○一二三四五六七八九]))"
ATOM = rf"(?:{YEAR}(?:的?(?:{PART})|全年|年?{WHEN}|一年)?|{PART})"
# before 八日 in a span of days, or what is counted from elsewhere: 第八日, 为期八日, 每月八日
NO_DAY = "[0-9〇零一二三四五六七八九十百千两几数多月第至到—－～~每前近后这那续时期短整共达满了过约超余逾间内仅只各隔连]"
WORDS = {"NO_DAY": NO_DAY, "WHEN": WHEN, "YEAR": YEAR, "BARE_YEAR": BARE_YEAR, "MONTH": MONTH, "DAY": DAY, "DASH": DASH, "ATOM": ATOM, "PLAN": alternation("five_year_plans"),
         "FULL_PLAN": alternation("five_year_plans", "full")}  # fmt: skip
# What an atom can begin with, what can be its second character, and what it can end with.
ATOM_FIRST = "0-9〇零○一二三四五六七八九十今去明前后本上下第首头元民"
ATOM_THEN = "0-9〇零○一二两三四五六七八九十年月季半春夏秋冬国"
ATOM_LAST = tuple("年度月日号份旬季初中底末春夏秋冬")
_ATOM = re.compile(
    rf"(?P<year>{YEAR})?的?(?:(?P<month>{MONTH})月(?:(?P<day>{DAY})[日号])?|第?(?P<quarter>[一二三四1-4首])季度?|"
    rf"前(?P<quarters>[一二两三123])个?季度|(?P<half>[上下])半年|[前头](?P<months>{COUNT})个?月)?"
)
A_YEAR = re.compile(YEAR)
NEXT_YEAR = "(?<![首第一二三四五六七八九十届])次年(?!会)|翌年"
"""The year after the one that was named last; not 第三次年会."""
_SHIFT = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "后": 2}
AHEAD = re.compile(r"(?<![升降高加长少展大扩增达续延跌涨每])[到至]$|(?:力争|争取|预计|计划|确保|拟)(?:于|在|用)?$")
PLANS = {r[k]: (r["first"], r["last"]) for r in rows("five_year_plans") for k in ("plan", "full")}


@lru_cache(maxsize=1 << 12)
def period_of(text: str, year: int | None) -> str | None:
    """今年上半年 → 2024-01/2024-06 in an article of 2024; None where the year is not known."""
    m = _ATOM.match(text)
    if not m:
        return None
    y = year_of(m["year"], year) if m["year"] else year
    if y is None:
        return None
    if m["day"]:
        return iso_date(y, first_or(m["month"]), int(value(m["day"])))
    if m["month"]:
        return f"{y}-{first_or(m['month']):02}"
    if m["quarter"]:
        return f"{y}-Q{1 if m['quarter'] == '首' else value(m['quarter'])}"
    if m["quarters"]:
        return f"{y}-01/{y}-{3 * int(value(m['quarters'])):02}"
    if m["half"]:
        return f"{y}-01/{y}-06" if m["half"] == "上" else f"{y}-07/{y}-12"
    if m["months"]:
        last = int(value(m["months"]))
        return f"{y}-01/{y}-{last:02}" if last > 1 else f"{y}-01"
    return str(y)


def year_of(text: str, now: int | None) -> int | None:
    """2024年, 一九五四年, 民国三十五年 → the year; 今年, 去年 → counted from `now`."""
    if text[0] in _SHIFT:
        return None if now is None else now + _SHIFT[text[0]]
    text = text.rstrip("度").rstrip("年")
    if text.startswith("民国"):
        return 1911 + first_or(text[2:])
    year = int(value(text))
    return year if year > 99 else 1900 + year


def first_or(text: str) -> int:
    """The number of a month or a year: 元月 is the first, 民国元年 too."""
    return 1 if text == "元" else int(value(text))


def iso_date(year: int, month: int, day: int) -> str | None:
    """The day, if the calendar has it."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
