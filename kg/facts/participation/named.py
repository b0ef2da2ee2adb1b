"""Meetings that an article names without telling who took part: 中央经济工作会议, 市两会, 党的二十大."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.facts.participation.names import HEAD, NAMED_HEAD, NAMED_WORDS, clean, half, left_edge
from kg.grammar import ORGANIZATION, PLACE, Document, Rule, Slotted, gate
from kg.model import Event, Passage

_BODY = re.compile(
    f"(?:中央|全国|党的|中共|中华人民共和国|{ORGANIZATION}|{PLACE}|[省市县区州](?=两会|委)|第?[一二三四五六七八九十]+届)"
)

_NUMERALS = "一二三四五六七八九十"
CONGRESS = "党的[一二三四五六七八九十]{1,3}大(?![一-鿿]{0,2}[部类])|(?:党的)?[一二三四五六七八九十]{1,3}届[一二三四五六七八九]中全会|(?:全国|[省市县区州])两会"
_HEADS = AhoCorasick(list(NAMED_WORDS), MatchKind.LeftmostLongest, implementation=Implementation.DFA)


def may_name(doc: Document) -> Iterator[Passage]:
    """The body passages in which a meeting may be named."""
    opened = gate(NAMED).printed
    return (held.passage for held in doc.held().values() if held.passage.kind == "body" and opened(held))


@dataclass(eq=False)
class HeadRule(Rule):
    """A rule that is only tried where a word for a meeting stands."""

    def matches(self, text: str) -> Iterable[re.Match[str]]:
        for _, start, _ in _HEADS.find_matches_as_indexes(text) if "会" in text else ():
            if match := self.regex.match(text, start):
                yield match


def named(doc: Document, text: Slotted, match: re.Match[str]) -> Event | None:
    """The meeting, if a body or its number in a row of meetings begins the name."""
    if HEAD.match(text.text, match.start()) is None:
        return None
    begin = left_edge(text.text, max(0, match.start() - 30), match.start())
    first = _BODY.search(text.text, begin, match.end())
    if first is None or first.start() - begin > 2:
        return None
    stop = match.end() + half(text.text, match.end())
    name = clean(text.printed(first.start(), stop))
    start, end = text.span(first.start(), stop)
    return Event(name, "meeting", None, None, (), start, end, "participation.named")


def congress(doc: Document, text: Slotted, match: re.Match[str]) -> Event:
    """A meeting of which only the name is told."""
    start, end = text.span(*match.span())
    return Event(clean(match[0]), "meeting", None, None, (), start, end, "participation.congress")


NAMED: tuple[Rule, ...] = (
    HeadRule(
        "participation.named",
        NAMED_HEAD.pattern,
        named,
        trigger=NAMED_WORDS,
        yes=(("认真落实中央经济工作会议部署。", ("中央经济工作会议|meeting",)),),
        no=("会议开得很成功。", "开好每一次会议。"),
    ),
    Rule(
        "participation.congress",
        CONGRESS,
        congress,
        first="党全省市县区州" + _NUMERALS,
        trigger=(*(f"党的{n}" for n in _NUMERALS), "中全会", "两会"),
        yes=(("深入学习贯彻党的二十大精神。", ("党的二十大|meeting",)), ("按照市两会安排推进。", ("市两会|meeting",))),
        no=("党的建设大力加强。",),
    ),
)
gate(NAMED)
