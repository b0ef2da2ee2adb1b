"""Periods, and the year of an article that does not state it."""

from __future__ import annotations

from array import array

import pytest

from kg.grammar import Document
from kg.mentions import time
from kg.mentions.period import period_of
from kg.mentions.year import article_year
from kg.model import Article, Page, Passage, Source


def article(text: str, issued: str | None = None, number: int = 1) -> Article:
    return Article(
        "a.txt", number, text, array("I", range(len(text))), (Passage(0, len(text), "body"),), None, None, issued
    )


def page(*articles: Article) -> Page:
    return Page(Source("a.txt", ""), articles)


@pytest.mark.parametrize(
    "text, year, expected",
    [
        ("2023年", None, "2023"),
        ("去年", 2024, "2023"),
        ("去年", None, None),
        ("上半年", 2024, "2024-01/2024-06"),
        ("今年前三季度", 2024, "2024-01/2024-09"),
        ("第三季度", 2024, "2024-Q3"),
        ("前10个月", 2024, "2024-01/2024-10"),
        ("2月30日", 2024, None),
        ("一九五八年八月", None, "1958-08"),
    ],
)
def test_period_of(text: str, year: int | None, expected: str | None) -> None:
    assert period_of(text, year) == expected


@pytest.mark.parametrize(
    "articles, expected",
    [
        ([article("春耕开始。", "2024-03-01")], 2024),
        ([article("春耕开始。"), article("另一篇。", "2024-03-01", 2)], 2024),
        ([article("2025年是关键之年。2024年产量增长。")], 2025),
        ([article("2022年产量增长，到2027年再翻一番。")], 2022),
        ([article("自2010年创办以来。"), article("2023年产量增长。", number=2)], 2023),
        ([article("水位为1998年以来最高，产值比1990年翻一番，是1985年的3倍。")], None),
        ([article("春耕开始。")], None),
    ],
)
def test_article_year(articles: list[Article], expected: int | None) -> None:
    assert article_year(Document(articles[0], page(*articles))) == expected


def test_find_sets_the_year() -> None:
    a = article("3月1日，春耕开始。", "2024-03-05")
    doc = Document(a, page(a))
    mentions = time.find(doc)
    assert doc.year == 2024
    assert [m.value.period for m in mentions] == ["2024-03-01"]
