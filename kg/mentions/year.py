"""The year in which an article was written."""

from __future__ import annotations

import re

from kg.grammar import Document
from kg.mentions.period import AHEAD, NEXT_YEAR
from kg.model import Article

_PRESENT = re.compile(r"([12][0-9]{3})年(?:，|,)?是[^。；]{0,40}?(?:一年|之年|元年)|今年是([12][0-9]{3})年")
# 1998年以来, 比1990年, 是1985年的3倍: what the present is compared with tells nothing of when that is.
_STATED = re.compile(
    r"(?<![0-9到至—－~比较自与-])([12][0-9]{3})年(?!以来|的[0-9.]+倍|[内底末]?前(?!.?个?季度|[0-9一二三四五六七八九十]+个?月)|[—－~至到-])"
)


def article_year(doc: Document) -> int | None:
    """When the article was written: its date, else that of its page, else what the texts say of their present."""
    others = [a for a in doc.page.articles if a is not doc.article]
    for source in (_issued, _dated, _present):
        for article in (doc.article, *others):
            if (year := source(article)) is not None:
                return year
    return max((year for a in doc.page.articles if (year := _latest(a)) is not None), default=None)


def _issued(article: Article) -> int | None:
    return int(article.issued[:4]) if article.issued else None


# 刊发日期：2014-04-30, 2011年12月13日09:14: a short line at the head of the text that holds a day and little else.
_HEAD = 400
_DATE_LINE = re.compile(
    r"(?:^|(?<=\n))[^\n0-9]{0,12}([12][0-9]{3})(?:年[01]?[0-9]月[0-3]?[0-9]日|([-/.])[01]?[0-9]\2[0-3]?[0-9])(?![0-9])[^\n，。；]{0,24}(?=\n|$)"
)


def _dated(article: Article) -> int | None:
    m = _DATE_LINE.search(article.text, 0, _HEAD)
    return int(m[1]) if m else None


def _present(article: Article) -> int | None:
    m = _PRESENT.search(article.text)
    return int(m[1] or m[2]) if m else None


_NEXT = re.compile(NEXT_YEAR)
# 1983年工农业总产值27000万元: what a whole year brought is known when it is over.
_OUTCOME = re.compile(
    r"(?<![0-9到至—－~较比预测算-])([12][0-9]{3})年，?[^，。；将拟要力争预计限]{0,20}?(?:总值|产值|收入|总产|产量|增加值|销售额|总额)"
    r"[^，。；将]{0,6}?[0-9一二三四五六七八九十百]"
)


def _latest(article: Article) -> int | None:
    """The latest year that the article names, but for those it looks ahead to; the one after it if that year is over.

    It is over where the article tells what the whole year brought, and speaks of 今年 besides.
    """
    text = article.text
    years = [(int(m[1]), m.end()) for m in _STATED.finditer(text) if not AHEAD.search(text[: m.start()][-4:])]
    latest, at = max(years, default=(None, 0))
    if latest is None or "今年" not in text:
        return latest and latest + len(_NEXT.findall(text, at))
    return latest + any(int(m[1]) == latest for m in _OUTCOME.finditer(text))
