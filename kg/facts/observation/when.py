"""The times of a text: which of them a figure can hold for."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from kg.facts.observation.clause import clause_start
from kg.facts.observation.worth import neighbours
from kg.grammar import NUMBER, TIME, Slotted
from kg.model import Mention, Number, Time


class Period(NamedTuple):
    """A time for which figures hold, as records have it; whether they add up over it, and whether it lies ahead."""

    period: str | None
    cumulative: bool = False
    ahead: bool = False


NONE = Period(None)
LEFT = Period(None)  # the time of a level that was left, which is not told
_AFTER_BASE = re.compile(r"同期|相比|的?高?基数|结[转余]")
# 比历史上最好的1984年: a time that something is compared with.
_BASE = re.compile(
    rf"(?:(?<![同环占对相类无])比(?![例重率较值赛分武拟如]|[由从](?!前)|[达为是降升缩扩])|较(?![大多高快好强为长]))[^{NUMBER}]{{0,14}}$"
)
_TIMES_OF = re.compile(
    f"(?:同期|全年|总量|总和|(?:的?平均)?水平|的?平均值)?的{NUMBER}|[^，。；]{{0,20}}后，"
)  # 为上年的1.8倍, 为今年6月创新高后，再次突破3亿元
_STARTED = re.compile(rf"{TIME}(?:底|末|初)?的?{NUMBER}")
_TIMES = re.compile(rf"{TIME}(?:[、和及与]{TIME})+")
_YEAR = re.compile(r"\d{4}")
_RUN = re.compile(rf"连续({NUMBER})[^，。；]{{0,30}}$")


def time_at(s: Slotted, k: int) -> Period | None:
    """The time at `text[k]`, unless it is what something is compared with, or leaves the period open."""
    m = s.mentions.get(k)
    if m is None or not isinstance(m.value, Time) or m.value.period is None or is_base(s.text, k):
        return None
    if _SAID_ON.match(s.text, k) and not lasts(m.value.period):
        return None
    return Period(in_months(m.value.period), m.value.cumulative, m.value.ahead)


# 卫生部门29日称，…; 5月18日电: the day on which it is said
_SAID_ON = re.compile(
    rf"{TIME}(?:（[^）]{{1,8}}）)?[^，。；：、（）{NUMBER}{TIME}]{{0,14}}?"
    rf"(?:[讯电摄]|(?:表示|[声宣]?称|宣布|说|指出|透露|介绍|强调|披露|证实|公布|发布|通报|报道|声明)[^，。；：{NUMBER}{TIME}]{{0,24}}[，：])"
)


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


_AGAINST, _SINCE = frozenset("较比与同按"), frozenset("自从")


def is_base(text: str, k: int) -> bool:
    """Whether the time at `k` is what another is compared with: 比2020年, 是2012年的2倍."""
    before = text[k - 1 : k]
    if text.endswith(("相当于", "恢复至", "恢复到", "回升至", "回升到"), 0, k):
        return True
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


# 比常年|235毫米偏少9%, 比多年平均|1463毫米: what is usual
_USUAL = "(?:常年|往年|历年|多年|历史)(?:同期|平均)*"
_IS_BASE = re.compile(
    rf"(?<![占同环对相类])[比较与同和](?:{TIME}|{_USUAL})(?:的?|的?(?P<of>[^，。；、{NUMBER}]{{2,8}}?)的?)$"
)
_THEN_GROWN = re.compile("[增提上扩减下降升偏][加长产高升大少降多低小]")


def base_at(text: str, i: int) -> re.Match[str] | None:
    """What makes the figure at `i` the one that something is compared with: 比1957年的钢产量|500万吨增加一倍, 与去年的|3万人相比."""
    if text.find(TIME, max(0, i - 10), i) < 0 and text.find("年", max(0, i - 10), i) < 0:
        return None
    m = _IS_BASE.search(text, max(0, i - 13), i)
    if m is None or (text[m.start()] in "与同和") != text.startswith("相比", i + 1):
        return None
    return None if m["of"] and not _THEN_GROWN.match(text, i + 1) else m


def of_base(s: Slotted, i: int) -> Period | None:
    """比1958年的214亿元增长26%: the figure of the year that something is compared with."""
    m = base_at(s.text, i)
    told = s.mentions.get(m.start() + 1) if m else None
    return Period(told.value.period) if told and isinstance(told.value, Time) else LEFT if m else None


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
    return (not before or before[-1] in "，。；：、”】 　\n仅自从在到至") and not text.startswith(("的", "度"), k + 1)


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
        first, last = (period_named(s.mentions[bases[-1]]) if bases else None), period
    elif _MOVED.search(s.text, max(start, i - 4), i) and TIME not in s.text[clause:i]:
        runs = list(_FROM_TO.finditer(s.text, start, i))
        if runs:
            first, last = (period_named(s.mentions[runs[-1].start(g)]) for g in ("first", "last"))
    years = [p for p in (first, last) if p and _YEAR.fullmatch(p)]
    return f"{years[0]}/{years[1]}" if len(years) == 2 and years[0] < years[1] else period


def in_months(period: str) -> str:
    """2024-05-03 → 2024-05: what is reported of a day is kept for its month."""
    first, _, last = period.partition("/")
    if len(first) < 10:
        return period
    return f"{first[:7]}/{last[:7]}" if last and last[:7] != first[:7] else first[:7]


def period_named(mention: Mention) -> str | None:
    """The period of a time, if it is a definite one."""
    return mention.value.period if isinstance(mention.value, Time) else None
