"""Parts of a numbered name that are told one after the other, a sentence each: “三大行动”。一是…。二是…。三是…。

The aspects of a document or a speech that has no number in its name are no parts of it.
"""

from __future__ import annotations

import re

from kg.grammar import Rule
from kg.mentions.program.lists import Spans
from kg.mentions.program.vocabulary import declared

_OPENED = re.compile(
    "[”’]?(?!.{0,24}(?:目标|成效|效果|成绩|变化|问题|突破|转变|效应|收获|特点|原因))[^。；“”]{0,24}[。：:，]\\s*(?=一[是要])"
)
_FIGURES = "一二三四五六七八九十"


def told(text: str, begin: int, stop: int, count: int) -> Spans:
    """The first clauses of the sentences that begin with 一是, 二是 …, as many as the name counts."""
    if not count or (text.find("一是", begin, stop) < 0 and text.find("一要", begin, stop) < 0):
        return []
    opened = _OPENED.match(text, begin, stop)
    return _row(text, opened.end(), stop, count) if opened else []


def _row(text: str, at: int, stop: int, count: int) -> Spans:
    """The first clause after each of 一是 … N是 from `at` on; [] where one of them is missing or more follow."""
    parts: Spans = []
    if not 2 <= count <= len(_FIGURES):
        return parts
    word = text[at + 1]
    for number in range(count):
        found = re.compile(f"(?:(?<=[。；，：:\\n\\s])|(?<=^)){_FIGURES[number]}{word}([^，。；：]{{2,40}})").search(
            text, at, stop
        )
        if found is None:
            return []
        parts.append(found.span(1))
        at = found.end()
    more = count < len(_FIGURES) and re.compile(f"[，。；]\\s*{_FIGURES[count]}{word}").search(text, at, stop)
    return [] if more else parts


RULES: tuple[Rule, ...] = (
    declared(
        "component.one_by_one",
        yes=(
            (
                "县里开展“三大行动”。一是河道清淤行动，投入资金百万元。二是道路提质行动。三是庭院美化行动，覆盖全部村庄。",
                ("三大行动|河道清淤行动|1", "三大行动|道路提质行动|2", "三大行动|庭院美化行动|3"),
            ),
        ),
        no=(
            "《湘江保护规划》从两个方面部署了主要任务：一是恢复岸线；二是治理支流，建设湿地。",
            "县里开展“三大行动”，成效明显：一是河道清了，二是道路宽了，三是庭院美了，四是群众富了。",
        ),
    ),
)
