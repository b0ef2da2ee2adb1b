"""Contests in which named people competed: who won, who lost, of whom a team consisted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.participation.names import clean, date_in
from kg.grammar import PERSON, TRIGGERS, Document, Rule, Slotted, declared
from kg.model import Event, Participation, Person

_WORDS = (
    *("金牌", "银牌", "铜牌", "奖牌", "决赛", "锦标赛", "世锦赛", "公开赛", "大奖赛", "联赛", "冠军赛", "世界杯"),
    *("亚运", "奥运", "大运会", "全运会", "击败", "夺冠"),
)
_CONTEST, CONTESTS = re.compile("|".join(_WORDS)), TRIGGERS.of_group(_WORDS)
_PLAYERS = f"(?P<who>{PERSON}(?:[、/／和与及]{PERSON})*)"
_WINS = (
    "夺得|夺冠|夺金|夺下|夺走|夺魁|获得|获胜|获|摘得|摘下|摘走|摘金|斩获|收获|拿下|赢得|取得|击败|战胜|力克|力压|卫冕|晋级|包揽|"
    "打破|刷新|位列|名列|不敌|负于|登顶|首金"
)
_COMPETED = re.compile(
    f"由[^，。；{PERSON}]{{0,14}}{_PLAYERS}组成的|{_PLAYERS.replace('who', 'by')}(?:夺得|获得|摘得|夺走|摘走|收入)"
    f"|{_PLAYERS.replace('who', 'won')}(?:组合)?[^，。；{PERSON}]{{0,18}}?(?:{_WINS})"
)
_GAME = re.compile(
    "(?:男子|女子|男女|混合|[男女]单|[男女]双|混双|[男女]团)?[^，。；、的了是被由在]{1,20}?(?:决赛|锦标赛|公开赛|大奖赛|赛|项目|公斤级)(?!场|道|区|程|季|事|后)"
)


def competed(doc: Document, text: Slotted) -> Iterator[Event]:
    """One event for each contest of a passage; its name is what stands nearest to the names, where anything does."""
    held = doc.held().get(text.passage.start)
    if held is None or not held.groups & CONTESTS:
        return
    for first, last in text.sentences():
        if text.text.find(PERSON, first, last) < 0 or not _CONTEST.search(text.text, first, last):
            continue
        for match in _COMPETED.finditer(text.text, first, last):
            who = next(group for group in ("who", "by", "won") if match[group])
            yield contest(doc, text, match, who, (first, last))


def contest(doc: Document, text: Slotted, match: re.Match[str], who: str, sentence: tuple[int, int]) -> Event:
    people = [m for m in text.among(*match.span(who), "person") if isinstance(m.value, Person)]
    parts = tuple(
        Participation(m.value, "attendee", m.start, m.end, "participation.attendee", n if len(people) > 1 else 0)
        for n, m in enumerate(people, 1)
        if isinstance(m.value, Person) and m.value.kind != "journalist"
    )
    start, end = text.span(*match.span())
    return Event(
        game(text, match, sentence),
        "other",
        date_in(doc, text, sentence[0], match.end()),
        None,
        parts,
        start,
        end,
        RULE,
    )


def game(text: Slotted, match: re.Match[str], sentence: tuple[int, int]) -> str | None:
    """The name of the games: that named last before the match in its sentence, else the first behind it."""
    before = list(_GAME.finditer(text.text, sentence[0], match.start()))
    found = before[-1] if before else _GAME.search(text.text, match.end(), sentence[1])
    return clean(text.printed(*found.span())) if found else None


RULE = "participation.competed"
SPORTS: tuple[Rule, ...] = (
    declared(
        RULE,
        yes=(
            (
                "在5月8日举行的女子双打决赛中，中国选手王建国、李红夺得金牌。",
                ("女子双打决赛|other|2024-05-08||王建国|attendee|1,李红|attendee|2",),
            ),
        ),
        no=("王建国获得先进个人称号。",),
    ),
)
