"""Tenures of an earlier time: the day of the article is no day in office."""

from __future__ import annotations

import pytest

from kg.analyse import analyse, page_of
from kg.model import Tenure


def tenure(text: str) -> Tenure:
    found = [fact for analysis in analyse(page_of(text)) for fact in analysis.facts if isinstance(fact, Tenure)]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "past", "date"),
    [
        ("2009年10月，时任衡阳市市长王建国到农村调研。", True, "2009-10"),
        ("时任衡阳市市长王建国到农村调研。", True, None),
        ("2009年10月，会议召开。时任衡阳市市长王建国出席。", True, None),
        ("王建国（时任衡阳市市长）参加。", True, None),
        ("衡阳市原市长王建国接受调查。", True, None),
        ("王建国曾任衡阳市市长。", True, None),
        ("2009年10月，衡阳市市长王建国到农村调研。", False, None),
        ("免去王建国的衡阳市财政局局长职务。", False, None),
    ],
)
def test_what_is_told_of_an_earlier_time(text: str, past: bool, date: str | None) -> None:
    found = tenure(text)
    assert (found.past, found.date) == (past, date)


def test_a_life_that_a_whole_article_tells_is_of_the_one_person_in_it() -> None:
    text = "衡阳市原副市长王建国同志逝世。王建国1926年出生。\n重新工作后，历任市财政局局长、市审计局局长。"
    found = analyse(page_of(text, issued="2013-03-15"))[0].facts
    assert [fact.organization.name for fact in found if isinstance(fact, Tenure) and fact.rule == "tenure.career"] == [
        "衡阳市财政局",
        "衡阳市审计局",
    ]
