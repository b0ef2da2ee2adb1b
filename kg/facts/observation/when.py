"""The times of a text: which of them a figure can hold for, and the one that an article as a whole reports on."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kg.facts.observation.clause import clause_start
from kg.facts.observation.worth import neighbours
from kg.grammar import NUMBER, TIME, Document, Slotted
from kg.model import Article, Mention, Number, Page, Time


class Period(NamedTuple):
    """A time for which figures hold, as records have it; whether they add up over it, and whether it lies ahead."""

    period: str | None
    cumulative: bool = False
    ahead: bool = False


NONE = Period(None)
LEFT = Period(None)  # the time of a level that was left, which is not told
_AFTER_BASE = re.compile(r"同期|相比|的?高?基数")
# 比历史上最好的1984年: a time that something is compared with.
_BASE = re.compile(
    rf"(?:(?<![同环占对相类无])比(?![例重率较值赛分武拟如]|[由从](?!前)|[达为是降升缩扩])|较(?![大多高快好强为长]))[^{NUMBER}]{{0,14}}$"
)
_TIMES_OF = re.compile(f"的{NUMBER}|[^，。；]{{0,20}}后，")  # 为上年的1.8倍, 为今年6月创新高后，再次突破3亿元
_STARTED = re.compile(rf"{TIME}(?:底|末|初)?的?{NUMBER}")
_TIMES = re.compile(rf"{TIME}(?:[、和及与]{TIME})+")
_YEAR = re.compile(r"\d{4}")
_RUN = re.compile(rf"连续({NUMBER})[^，。；]{{0,30}}$")
_NOT_A_REVIEW = re.compile(r"(?:报告|计划|规划|方案|纲要|意见|要点|通知|办法|决定)(?:[）)》”]|$|[（(])")
_YEAR_OF_TITLE = re.compile(
    r"(?:[^年月日]{0,12}?[^\d到至])?([12]\d{3})年(?!以来|起|底|末|前|[一二三四五六七八九十\d]+月)"
)
_NAMES_A_TIME = re.compile(r"[年月](?:(?<=\d[年月])|(?<=[今去]年))")
_YEARS = re.compile(r"(?<![\d—－-])([12]\d{3})年(?![\d—－至-])")
_YEAR_AT_HEAD = re.compile(r"(?:本报讯)?\s*(?:[（(][^）)]*[）)])?\s*([12]\d{3})年[，,]")
_LEAD = re.compile(r"(?:本报讯|[^，。]{0,12}消息)?\s*(?:[（(][^）)]*[）)])?\s*$")


def time_at(s: Slotted, k: int) -> Period | None:
    """The time at `text[k]`, unless it is what something is compared with, or leaves the period open."""
    m = s.mentions.get(k)
    if m is None or not isinstance(m.value, Time) or m.value.period is None or is_base(s.text, k):
        return None
    if _SAID_ON.match(s.text, k) and not lasts(m.value.period):
        return None
    return Period(_in_months(m.value.period), m.value.cumulative, m.value.ahead)


# 卫生部门29日称，…; 5月18日电: the day on which it is said
_SAID_ON = re.compile(
    rf"{TIME}(?:（[^）]{{1,8}}）)?[^，。；：、（）{NUMBER}{TIME}]{{0,14}}?"
    rf"(?:[讯电摄]|(?:表示|[声宣]?称|宣布|说|指出|透露|介绍|强调|披露|证实|公布|发布|通报|报道|声明)[^，。；：{NUMBER}{TIME}]{{0,24}}[，：])"
)


def _in_months(period: str) -> str:
    """2024-05-03 → 2024-05: what is reported of a day is kept for its month."""
    first, _, last = period.partition("/")
    if len(first) < 10:
        return period
    return f"{first[:7]}/{last[:7]}" if last and last[:7] != first[:7] else first[:7]


def is_start(text: str, k: int, i: int) -> bool:
    """由2020年的3.2亿元增加到5亿元: the time at `k` is that of the figure it began with, not of the one at `i`."""
    m = _STARTED.match(text, k)
    return m is not None and text[k - 1 : k] in ("由", "从") and m.end() <= i


_GROUND = re.compile(f"{TIME}[^，。；]{{0,24}}基础上")


def is_ground(text: str, k: int, i: int) -> bool:
    """在去年预算基础上增加3亿元: the time at `k` is that of what the figure at `i` is added to."""
    if text[k - 1 : k] not in ("在", "继", "于"):
        return False
    m = _GROUND.match(text, k)
    return m is not None and m.end() <= i


_LEVEL_LEFT = re.compile(
    rf"{NUMBER}(?:大幅|稳步|逐步|迅速|进一步)?(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|缩短|缩小|延长|[升降增缩])[到至为]"
)
_FROM = re.compile("[从由](?:人均|户均|原来的?|最初的?|过去的?)?$")


def level_left(text: str, i: int) -> bool:
    """从人均7万元提高到9万元: the figure at `i` is the level before, of which no time is told."""
    return _FROM.search(text, max(0, i - 5), i) is not None and _LEVEL_LEFT.match(text, i) is not None


_COMPARED = re.compile(rf"(?:{TIME}[同与和]|[同与和比])(?P<first>{TIME})相比")


def of_level_left(s: Slotted, start: int, i: int) -> Period:
    """1986年同1978年相比，产值由3480亿元增加到9380亿元: the level of 1978."""
    told = list(_COMPARED.finditer(s.text, start, i))
    value = s.mentions[told[-1].start("first")].value if told else None
    return Period(value.period) if isinstance(value, Time) else LEFT


_AGAINST, _SINCE = frozenset("较比与同"), frozenset("自从")


def is_base(text: str, k: int) -> bool:
    """Whether the time at `k` is what another is compared with: 比2020年, 是2012年的2倍."""
    before = text[k - 1 : k]
    if before in ("为", "是") and _TIMES_OF.match(text, k + 1):
        return True
    if before in _AGAINST or (before in _SINCE and text[k + 1 : k + 2] != "的"):
        return True
    if _AFTER_BASE.match(text, k + 1):
        return True
    clause = clause_start(text, k)
    return (
        max(text.find("比", clause, k), text.find("较", clause, k)) >= 0 and _BASE.search(text, clause, k) is not None
    )


_IS_BASE = re.compile(rf"(?<![占同环对相类])[比较]{TIME}(?:的?|的(?P<of>[^，。；、{NUMBER}]{{2,8}}))$")
_THEN_GROWN = re.compile("[增提上扩减下降升][加长产高升大少降]")


def base_at(text: str, i: int) -> re.Match[str] | None:
    """What makes the figure at `i` the one that something is compared with: 比1957年的钢产量|500万吨增加一倍."""
    if text.find(TIME, max(0, i - 10), i) < 0:
        return None
    m = _IS_BASE.search(text, max(0, i - 13), i)
    return None if m is None or (m["of"] and not _THEN_GROWN.match(text, i + 1)) else m


def of_base(s: Slotted, i: int) -> Period | None:
    """比1958年的214亿元增长26%: the figure of the year that something is compared with."""
    m = base_at(s.text, i)
    value = s.mentions[m.start() + 1].value if m else None
    return Period(value.period) if isinstance(value, Time) else None


def lasts(period: str | None) -> bool:
    """Whether a time can hold for more than its own sentence: no single day, no few days of an event."""
    if not period:
        return False
    first, _, last = period.partition("/")
    if len(first) < 10:
        return True
    return len(last) == 10 and (date.fromisoformat(last) - date.fromisoformat(first)).days > 20


def of_row(s: Slotted, start: int, i: int) -> Period | None:
    """2021年、2022年，…分别为3.2亿元和3.5亿元: each figure of the row has its own time."""
    group = neighbours(s.text, i)
    if len(group) < 2 or "分别" not in s.text[start : group[0]]:
        return None
    lists = [m for m in _TIMES.finditer(s.text, start, group[0]) if m[0].count(TIME) == len(group)]
    if not lists:
        return None
    times = [k for k in range(*lists[-1].span()) if s.text[k] == TIME]
    return time_at(s, times[group.index(i)])


def whole_of(times: list[tuple[int, Period]]) -> tuple[int, Period]:
    """The first of some times, as narrow as those make it that stand right behind (今年|1—9月)."""
    k = 0
    while k + 1 < len(times) and times[k + 1][0] == times[k][0] + 1:
        k += 1
    return times[k]


def opens_phrase(text: str, start: int, k: int) -> bool:
    """Whether a time at `k` stands at the head of a clause (2024年，全市…), not inside a phrase (2016年的…)."""
    first = k
    while first > start and text[first - 1] == TIME:
        first -= 1  # 2023年|1—7月
    before = text[max(start, first - 3) : first]
    return (not before or before[-1] in "，。；：、” 　\n仅自从在到") and not text.startswith(("的", "度"), k + 1)


def stretched(s: Slotted, start: int, i: int, period: str | None) -> str | None:
    """连续六年 said in 2022 is 2017/2022."""
    m = _RUN.search(s.text, start, i + 1) if s.text.find("连续", start, i) >= 0 else None
    value = s.mentions[m.start(1)].value if m else None
    if not isinstance(value, Number) or value.unit != "年" or not period or not _YEAR.fullmatch(period):
        return period
    return f"{int(period) - int(value.value) + 1}/{period}"


_FROM_TO = re.compile(
    rf"[由从](?P<first>{TIME})[^，。；]{{0,8}}?{NUMBER}[^，。；]{{1,8}}?[到至](?P<last>{TIME})的?{NUMBER}"
)
_MOVED = re.compile(r"(?:增长|提升|提高|上升|增加|下降|降低|减少|缩小|扩大)了?$")
_YEARLY = re.compile(r"(?:年均|年平均|平均每年)[^，。；]{0,10}$")


def spanned(s: Slotted, start: int, i: int, period: str | None) -> str | None:
    """The years that a change runs over: 由2012年的3万元增加到2022年的5万元，提升2个位次; 是2012年的2倍，年均增长7%."""
    first = last = None
    clause = clause_start(s.text, i)
    if s.text.find("年", clause, i) >= 0 and _YEARLY.search(s.text, clause, i):
        bases = [k for k in s.slots(start, i) if s.text[k] == TIME and is_base(s.text, k)]
        first, last = (_period(s.mentions[bases[-1]]) if bases else None), period
    elif _MOVED.search(s.text, max(start, i - 4), i) and TIME not in s.text[clause:i]:
        runs = list(_FROM_TO.finditer(s.text, start, i))
        if runs:
            first, last = (_period(s.mentions[runs[-1].start(g)]) for g in ("first", "last"))
    years = [p for p in (first, last) if p and _YEAR.fullmatch(p)]
    return f"{years[0]}/{years[1]}" if len(years) == 2 and years[0] < years[1] else period


# ---------------------------------------------------------------- what the article as a whole reports on


def whole_period(doc: Document, bodies: list[Slotted]) -> str | None:
    """The time that a review is about: the year of its title, or the time that opens its text and holds all others.

    An article that names no time at all shares the year of the others on its page, where they agree.
    """
    if doc.article.title and _NOT_A_REVIEW.search(doc.article.title):
        return None
    period = _titled(doc.article) or _opening(doc, bodies) or (_only(bodies) if len(doc.article.text) < 600 else None)
    if period or _NAMES_A_TIME.search(doc.article.text):
        return period
    others = {year for number, year in _reported_years(doc.page) if number != doc.article.number}
    return next(iter(others)) if len(others) == 1 else None


@lru_cache(4)
def _reported_years(page: Page) -> tuple[tuple[int, str | None], ...]:
    """The year that each longer article of a page reports on, with the number of the article."""
    return tuple((a.number, _titled(a) or _opening_year(a)) for a in page.articles if len(a.text) > 200)


@lru_cache(64)
def _titled(article: Article) -> str | None:
    parts = (part for p in article.of_kind("title") for part in re.split(r"\s", article.text[p.start : p.end]))
    return next((m[1] for part in parts if (m := _YEAR_OF_TITLE.match(part))), None)


def _opening_year(article: Article) -> str | None:
    """The year at the head of the first paragraph, where the text names no other."""
    first = next(article.of_kind("body"), None)
    lead = _YEAR_AT_HEAD.match(article.text, first.start, first.end) if first else None
    if lead is None:
        return None
    bodies = "\n".join(article.text[p.start : p.end] for p in article.of_kind("body"))
    return lead[1] if {m[1] for m in _YEARS.finditer(bodies)} == {lead[1]} else None


def _opening(doc: Document, bodies: list[Slotted]) -> str | None:
    times = (m for s in bodies for k, m in s.mentions.items() if m.kind == "time" and not is_base(s.text, k))
    first, body = next(times, None), next(doc.article.of_kind("body"), None)
    if first is None or body is None or not _LEAD.match(doc.article.text[body.start : first.start]):
        return None
    period, value = _period(first), first.value
    since = first.rule == "time.since" and (not period or len(period) == 4 or period[4] == "/")
    if not lasts(period) or since or (isinstance(value, Time) and value.ahead):
        return None
    return period if all(_within(p, period) for m in times if lasts(p := _period(m))) else None


def _only(bodies: list[Slotted]) -> str | None:
    """The month or half year of the first paragraph, where the text names no other time."""
    named = [
        (n, p)
        for n, s in enumerate(bodies)
        for k, m in s.mentions.items()
        if m.kind == "time" and isinstance(m.value, Time) and not is_base(s.text, k) and (p := m.value.period)
    ]
    periods = {_in_months(p) for _, p in named}
    only = periods.pop() if len(periods) == 1 and named[0][0] == 0 else ""
    return only if len(only) > 4 and "/" not in only else None


_YEARLY_REPORT = re.compile(r"([12]\d{3})年.{0,20}政府工作报告")


def year_of_report(article: Article) -> int | None:
    """The year at whose beginning a yearly report of a government was given."""
    m = _YEARLY_REPORT.search(article.title) if article.title else None
    return int(m[1]) if m else None


def _period(mention: Mention) -> str | None:
    return mention.value.period if isinstance(mention.value, Time) else None


def _within(period: str | None, whole: str | None) -> bool:
    """Whether one time lies in another: 2024-01/2024-05 in 2024-01/2024-06, 2024-Q2 in 2024."""
    if period is None or whole is None:
        return False
    return _bounds(whole)[0] <= _bounds(period)[0] and _bounds(period)[1] <= _bounds(whole)[1]


def _bounds(period: str) -> tuple[str, str]:
    """First and last month: 2024-Q2 → 2024-04, 2024-06."""
    first, _, last = period.partition("/")
    low, high = (_months(part) for part in (first, last or first))
    return low[0], high[1]


def _months(part: str) -> tuple[str, str]:
    year, _, rest = part.partition("-")
    if not rest:
        return f"{year}-01", f"{year}-12"
    if rest.startswith("Q"):
        quarter = int(rest[1:])
        return f"{year}-{3 * quarter - 2:02}", f"{year}-{3 * quarter:02}"
    return part[:7], part[:7]
