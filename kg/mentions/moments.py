"""The times that the rules of `kg.mentions.time` make of what they match, counted from the article's date."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from kg.grammar import Document, Slotted
from kg.mentions.numeral import value
from kg.mentions.period import (
    A_YEAR,
    AHEAD,
    BARE_YEAR,
    DAY,
    MONTH,
    NEXT_YEAR,
    PLANS,
    YEAR,
    first_or,
    iso_date,
    period_of,
    year_of,
)
from kg.model import Mention, Time


def point(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention:
    ahead = bool(m["before"]) or _is_ahead(s.text, m.start())
    period = period_of(m["atom"], _context_year(doc, s, m))
    return mention(rule, s, m, Time(period, _adds_up(m["atom"]), ahead and not _past(period, doc)))


_RECORD = re.compile("的?(?:历史)?(?:同期)?(?:最[高低快慢大小好多少长]|新[高低]|首次|第一次|次[高低])")
_FIRST_FEW = re.compile(r"[前头].+?个?(?:季度|月)")
_IN_MONTH = re.compile(r"\d{4}-\d\d(?!.*/)")
# 2010年 on a line of its own, 2010年大事记, 全县大事记（2016年2月）
_OF_A_YEAR = "(?:[0-9]{4}|[一二][〇零○一二三四五六七八九]{3})"
_YEAR_ALONE = re.compile(
    rf"^(?:(?P<alone>{_OF_A_YEAR}年)$|(?=[^\n，。]{{0,24}}大事[记年])[^\n，。0-9]{{0,12}}(?P<headed>{_OF_A_YEAR})(?![0-9]))",
    re.MULTILINE,
)
NEXT, SAME_YEAR = ("次年", "翌年"), ("是年", "同年", "该年", "当年")
"""次年|2月: after the year that was named last; 是年|2月: in it."""
_NAMED = re.compile(f"{YEAR}|{NEXT_YEAR}")
_FAR = 600  # characters back to where a year may have been named
_A_MONTH = re.compile(rf"{MONTH}(?=月)")


def _adds_up(atom: str) -> bool:
    return ("前" in atom or "头" in atom) and bool(_FIRST_FEW.search(atom))


def _is_ahead(text: str, start: int) -> bool:
    return bool(AHEAD.search(text[max(0, start - 6) : start]))


def _past(period: str | None, doc: Document) -> bool:
    """Whether a period is over: in an earlier year, or a month before the article's."""
    if period is None or doc.year is None or int(period[:4]) != doc.year:
        return period is not None and doc.year is not None and int(period[:4]) < doc.year
    issued = doc.article.issued or ""
    if len(period) == len(issued) == 10:
        return period <= issued
    return _IN_MONTH.match(period) is not None and period[:7] < issued[:7]


def _context_year(doc: Document, s: Slotted, m: re.Match[str]) -> int | None:
    """A month without a year falls in the year named before it in the sentence, else in that of a chronicle's heading above it,
    else in the article's year.

    In an article of January, 12月 is the December before.
    """
    atom = m["atom"] or ""
    if A_YEAR.match(atom):
        return doc.year
    before = s.text[max(0, m.start() - 80) : m.start()]
    if before.endswith((*NEXT, "第二年", *SAME_YEAR)) and (told := _last_year(doc, s.at[m.start()])) is not None:
        return told + before.endswith("第二年")
    named = A_YEAR.findall(before[before.rfind("。") + 1 :])
    if named and (year := year_of(named[-1], doc.year)) is not None:
        return year
    above = [year for at, year in _years_alone(doc.article.text) if year is not None and at < s.passage.start]
    if above and s.passage.kind == "body":
        return above[-1]
    month = _A_MONTH.match(atom or f"{m['first']}月")
    issued = doc.article.issued
    if month and issued and len(issued) >= 7 and first_or(month[0]) - int(issued[5:7]) >= 6:
        return int(issued[:4]) - (0 if _is_ahead(s.text, m.start()) or before.endswith(("将于", "定于", "拟于")) else 1)
    return doc.year


def _last_year(doc: Document, at: int) -> int | None:
    """The year that was named last before that place in the article: 1964年, and 1965 behind 次年."""
    year = None
    for m in _NAMED.finditer(doc.article.text, max(0, at - _FAR), at):
        if m[0] not in NEXT:
            year = year_of(m[0], doc.year)
        elif year is not None:
            year += 1
    return year


def told_of(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """是年, 同年, 翌年: the year that was named last, or the one after it; nothing where none was."""
    year = _last_year(doc, s.at[m.end()])
    return None if year is None else mention(rule, s, m, Time(str(year)))


@lru_cache(maxsize=64)
def _years_alone(text: str) -> tuple[tuple[int, int | None], ...]:
    """The lines of a chronicle that are nothing but a year, or head it with one, and where they begin."""
    return tuple((m.start(), year_of(m["alone"] or m["headed"], None)) for m in _YEAR_ALONE.finditer(text))


def span(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention:
    """Two ends of an interval; the first lends its year and month to the second, the last its 年 to the first."""
    first, last = m["first"], m["last"]
    if re.fullmatch(BARE_YEAR, first):
        first += "年"
    elif re.fullmatch(MONTH, first):
        first += "月"
    if not A_YEAR.match(last):
        lent = (A_YEAR.match(first) or [""])[0]
        if re.fullmatch(rf"{DAY}[日号]", last) and (month := re.search(rf"{MONTH}月", first)):
            lent += month[0]
        last = lent + last
    year = _context_year(doc, s, m)
    start, end = period_of(first, year), period_of(last, year)
    return mention(rule, s, m, Time(f"{start}/{end}" if start and end and start < end else None, True))


def days(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """9月25—26日, 2月24、25日: days in a row of which the last alone may have its 日; days apart are no span."""
    first, last = int(value(m["first"])), int(value(m["last"]))
    if last <= first or (m["joint"] in "、和" and last != first + 1):
        return None
    year = _context_year(doc, s, m)
    start, end = (period_of(f"{m['atom']}{day}日", year) for day in (first, last))
    return mention(rule, s, m, Time(f"{start}/{end}" if start and end else None, True))


def since(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention:
    """2021年以来 → 2021 until the article's month; 今年以来 → the year; 3月以来 only where the month of now is known.

    今年上半年以来 is said of the half year.
    """
    start = period_of(m["atom"], doc.year)
    if _RECORD.match(s.text, m.end()):
        return mention(rule, s, m, Time(None))  # 增速为1985年以来最高
    if re.search(r"[上下]半年|季度", m["atom"]):
        if start and doc.year and int(start[:4]) < doc.year:
            start = None  # 2022年第四季度以来 in 2023
        return mention(rule, s, m, Time(start, True))
    now = doc.article.issued[:7] if doc.article.issued else str(doc.year) if doc.year else None
    if start and len(start) > 4:
        known = doc.article.issued is not None and now is not None and start[:7] < now
        return mention(rule, s, m, Time(f"{start[:7]}/{now}" if known else None, True))
    open_ended = start and now and now[:4] > start[:4]
    return mention(rule, s, m, Time(f"{start}/{now}" if open_ended else start, True))


def until(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention:
    if m["day"]:
        time = day_of_month(rule, doc, s, m).value
        return mention(rule, s, m, Time(time.period if isinstance(time, Time) else None, True))
    return mention(rule, s, m, Time(period_of(m["atom"], _context_year(doc, s, m)), True))


def left_open(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention:
    return mention(rule, s, m, Time(None, cumulative=m[0].startswith(("截", "累"))))


def past_years(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention:
    """过去五年 → the five full years before the article's."""
    n = int(value(m["count"]))
    if doc.year is None or n > 50:
        return mention(rule, s, m, Time(None, True))
    first, last = doc.year - n, doc.year - 1
    return mention(rule, s, m, Time(str(last) if n == 1 else f"{first}/{last}", n > 1))


def coming(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention:
    """今后三年 → the article's year and the two after it."""
    n = int(value(m["count"]))
    return mention(rule, s, m, Time(f"{doc.year}/{doc.year + n - 1}" if doc.year and n > 1 else None, ahead=True))


def years_until_now(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention:
    """五年来: up to the year before in the first half of a year (a report at its beginning), else up to this year."""
    n, issued = int(value(m["count"])), doc.article.issued or ""
    if doc.year is None or not 1 < n < 60:
        return mention(rule, s, m, Time(None, True))
    last = doc.year if issued[5:7] > "06" else doc.year - 1
    return mention(rule, s, m, Time(f"{doc.year - n}/{last}", True))


def plan(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention:
    first, last = PLANS[m["plan"]]
    if m["end"]:
        return mention(rule, s, m, Time(last, ahead=doc.year is None or int(last) > doc.year))
    return mention(rule, s, m, Time(f"{first}/{last}", ahead=doc.year is not None and int(first) >= doc.year))


def day(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention:
    issued = doc.article.issued
    if not issued or len(issued) != 10:
        return mention(rule, s, m, Time(None))
    told = _told_on(doc.article.text, issued)
    if m["week"]:
        monday = told - timedelta(days=told.weekday())
        later = 7 * {"上": -1, "下": 1}.get(m["week"], 0) + "一二三四五六日".index(m["weekday"].replace("天", "日"))
        return mention(rule, s, m, Time((monday + timedelta(days=later)).isoformat(), ahead=m["week"] == "下"))
    back = 1 if m[0].startswith("昨") else 2 if m[0].startswith("前") else 0
    return mention(rule, s, m, Time((told - timedelta(days=back)).isoformat()))


def in_digits(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    found = iso_date(int(m["year"]), int(m["month"]), int(m["day"]))
    return mention(rule, s, m, Time(found)) if found else None


_FILED_ON = re.compile(rf"(?:(?P<month>{MONTH})月)?(?P<day>{DAY})日[电讯]")


@lru_cache(64)
def _told_on(text: str, issued: str) -> date:
    """The day on which 今天 was written: that of the dateline (新华社长沙3月5日电), else the day of issue."""
    paper = date.fromisoformat(issued)
    if (m := _FILED_ON.search(text, 0, 400)) is None:
        return paper
    for back in range(8):
        day = paper - timedelta(days=back)
        if day.day == int(value(m["day"])) and (m["month"] is None or first_or(m["month"]) == day.month):
            return day
    return paper


def day_of_month(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention:
    """记者15日获悉: of the month of the article, or of the one before where that day has not come yet."""
    issued, day = doc.article.issued, int(value(m["day"]))
    if not issued or len(issued) != 10:
        return mention(rule, s, m, Time(None))
    year, month = int(issued[:4]), int(issued[5:7])
    if day > int(issued[8:]) + 1:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return mention(rule, s, m, Time(iso_date(year, month, day)))


def days_of_month(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    first = day_of_month(rule, doc, s, m).value
    days = int(m["last"]) - int(m["day"])
    if days <= 0 or not isinstance(first, Time):
        return None
    last = first.period and (date.fromisoformat(first.period) + timedelta(days)).isoformat()
    return mention(rule, s, m, Time(f"{first.period}/{last}" if last else None, True))


_SENTENCE_BEGINS = frozenset(("", *"。；讯电 　"))
_CLAUSE_BEGINS = frozenset(("", *"。；，、：　 在从由到自"))
_CENTURIES = {"19": 1800, "十九": 1800, "20": 1900, "二十": 1900, "21": 2000, "二十一": 2000}


def decade(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """80年代, 20世纪80年代, where a clause begins with it: 为九十年代打基础 tells no time of what is said."""
    if s.text[: m.start()][-1:] not in _CLAUSE_BEGINS:
        return None
    now, century = doc.year, (m["century"] or "").removesuffix("世纪")
    if now is None and century not in _CENTURIES:
        return mention(rule, s, m, Time(None))
    of_now, tens = (now or 0) // 100 * 100, int(value(m["decade"]))
    # 九十年代 in the 1980s lies ahead, 30年代 in the 2020s lies behind
    bare = 2000 if now and now >= 2000 + tens else 1900
    first = {"上": of_now - 100, "本": of_now, "": bare}.get(century, _CENTURIES.get(century, bare)) + tens
    last = now if m["since"] and now and now > first else first + 9
    return mention(rule, s, m, Time(f"{first}/{last}", True))


def day_in_characters(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """八日上午; 八日， only where a sentence begins, and 一日， begins a story."""
    if s.text.startswith("，", m.end()) and (m["day"] == "一" or s.text[: m.start()][-1:] not in _SENTENCE_BEGINS):
        return None
    return day_of_month(rule, doc, s, m)


def month_of_now(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention:
    """本月8日, 上月下旬: of the month in which the article was printed."""
    issued = doc.article.issued or ""
    if len(issued) < 7:
        return mention(rule, s, m, Time(None))
    months = 12 * int(issued[:4]) + int(issued[5:7]) - 1 + {"本": 0, "上": -1, "下": 1}[m["month"][0]]
    year, month = months // 12, months % 12 + 1
    ahead = m["month"][0] == "下"
    if m["day"] is None:
        return mention(rule, s, m, Time(f"{year}-{month:02}", ahead=ahead))
    first = iso_date(year, month, int(value(m["day"])))
    if m["last"] is None:
        return mention(rule, s, m, Time(first, ahead=ahead))
    last = iso_date(year, month, int(value(m["last"])))
    return mention(rule, s, m, Time(f"{first}/{last}" if first and last and first < last else None, True, ahead))


def mention(rule: str, s: Slotted, m: re.Match[str], time: Time) -> Mention:
    return Mention("time", *s.span(*m.span()), time, rule)
