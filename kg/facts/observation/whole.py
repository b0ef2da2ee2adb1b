"""The time that an article as a whole reports on: a review the year of its title, a report the year before."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.facts.observation.when import in_months, is_base, lasts, period_named
from kg.grammar import Document, Slotted
from kg.model import Article, Page, Time

_NOT_A_REVIEW = re.compile(r"(?:报告|计划|规划|方案|纲要|意见|要点|通知|办法|决定)(?:[）)》”]|$|[（(])")
_YEAR_OF_TITLE = re.compile(
    r"(?:[^年月日]{0,12}?[^\d到至])?([12]\d{3})年(?!以来|起|底|末|前|[一二三四五六七八九十\d]+月)"
)
_NAMES_A_TIME = re.compile(r"[年月](?:(?<=\d[年月])|(?<=[今去]年))")
_YEARS = re.compile(r"(?<![\d—－-])([12]\d{3})年(?![\d—－至-])")
_YEAR_AT_HEAD = re.compile(r"(?:本报讯)?\s*(?:[（(][^）)]*[）)])?\s*([12]\d{3})年[，,]")
_LEAD = re.compile(r"(?:本报讯|[^，。]{0,12}消息)?\s*(?:[（(][^）)]*[）)])?\s*$")


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
    times = (m for s in bodies for k, m in s.mentions.items() if m.kind == "time" and not _is_aside(s, k))
    first, body = next(times, None), next(doc.article.of_kind("body"), None)
    if first is None or body is None or not _LEAD.match(doc.article.text[body.start : first.start]):
        return None
    period, value = period_named(first), first.value
    since = first.rule == "time.since" and (not period or len(period) == 4 or period[4] == "/")
    if not lasts(period) or since or (isinstance(value, Time) and value.ahead):
        return None
    return period if all(_within(p, period) for m in times if lasts(p := period_named(m))) else None


def _is_aside(s: Slotted, k: int) -> bool:
    """What the time is compared with, or what is to come (明年再增产一亿斤): neither is what the article reports on."""
    return is_base(s.text, k) or s.printed(k, k + 1).startswith(_NEXT)


_NEXT = ("明", "来年", "下")


def _only(bodies: list[Slotted]) -> str | None:
    """The month or half year of the first paragraph, where the text names no other time."""
    named = [
        (n, p)
        for n, s in enumerate(bodies)
        for k, m in s.mentions.items()
        if m.kind == "time" and isinstance(m.value, Time) and not is_base(s.text, k) and (p := m.value.period)
    ]
    periods = {in_months(p) for _, p in named}
    only = periods.pop() if len(periods) == 1 and named[0][0] == 0 else ""
    return only if len(only) > 4 and "/" not in only else None


_YEARLY_REPORT = re.compile(r"([12]\d{3})年.{0,20}政府工作报告")


def year_of_report(article: Article) -> int | None:
    """The year at whose beginning a yearly report of a government was given."""
    m = _YEARLY_REPORT.search(article.title) if article.title else None
    return int(m[1]) if m else None


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
