"""Rules that are tried only at some places of a passage, and where those are: with what a name may begin, and what must stand by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg import lexicon
from kg.grammar import Document, Rule, Slotted, compile_pattern
from kg.mentions.person.costs import SOUND
from kg.mentions.person.kinds import ROLE_KINDS
from kg.mentions.person.make import APPOINTING
from kg.mentions.person.shape import COMPOUND, JAPANESE, SURNAMES, USUAL

SURNAME = "[" + "".join(sorted(USUAL)) + "]"
# What a clause may begin after: the edge that a name without a title or role before it needs.
START = "(?:^|[，。！？；：、”’）)》\\s◆●■])"
NAME = f"(?P<name>{SURNAME}[一-鿿]{{1,3}}?)"
WORDS = {
    "ROLE": lexicon.alternation("person_roles"),
    "STRESS": "强调|指出|要求|寄语|勉励|作出批示|致辞|致词|讲话|重申|宣布",
    "SAY": lexicon.alternation("name_followers", **{"class": "speech"}),
    "ACT": lexicon.alternation("name_followers", **{"class": "act"}),
    "TITLE": lexicon.alternation("name_followers", **{"class": "title"}),
    "MANNER": "[^，。；：“”、\\s]{1,5}地|笑着|笑|还|又|也|则|曾|随后|首先",
    "ATTEND": "就座|在主席台|出席|参加|陪同|列席|参与|会见|一同|一起|分别|先后|共同|同来|[作做](?:了)?(?:交流|表态|典型|大会|专题)?(?:发言|汇报)|发言",
    "GETS": lexicon.alternation("post_verbs", kind="gets"),
    "KIN": "老伴|妻子|丈夫|家人|爱人|儿子|女儿|孙子|孙女|父亲|母亲|父母|孩子|工友|乡亲|村民|邻居|同事|队友|姐妹|兄弟",
}
STRESSED, ACTED, SAID = (
    "{MANNER}?(?:{STRESS})",
    "(?:还|又|也|等|及(?:相关|有关)[^，。；]{2,12}?)?(?:{ACT})",
    "{MANNER}?(?:{SAY})",
)
AKIN = "[和与](?:{KIN})|一家|夫妇|夫妻|家住|家里|家中"
SPOKE_AT = "在(?:参加|出席|主持|审议|听取)[^，。；：“”]{2,30}?时(?:说|指出|强调|表示|要求|提出)"
HELD = "(?:同志)?(?:，(?:原|现任|时任|曾任|历任)?|现任|曾任|历任|担任|兼任|{GETS}|是|系|成为|(?<!成)为){post}"
DESCRIBED = "[，（(](?:[男女]|[^，。；（）]{1,4}族)[，、）)]|[（(]\\d{1,3}岁[）)]|，?今年\\d{1,3}岁|，\\d{2}岁|，(?:生于|出生于)?\\d{4}年[^，。；]{0,6}生"
_EDGE = START.removeprefix("(?:^|").removesuffix(")")
# The first characters of what follows, and those of the words of manner before it.
_FOLLOWING = frozenset(
    [*"还又也等及则曾随首笑和与一夫家在，（(今同现历担兼是系成为"]
    + [word[0] for name in ("STRESS", "SAY", "ACT", "GETS") for word in WORDS[name].split("|")]
)
_FOLLOWED = compile_pattern(
    f"{{NAME}}(?=[{''.join(sorted(_FOLLOWING))}]|[^，。：；“”、\\s]{{1,5}}地)"
    "(?=" + "|".join((STRESSED, SPOKE_AT, ACTED, SAID, AKIN, DESCRIBED, HELD)) + ")",
    **WORDS,
    NAME=NAME,
)
_SURNAMES, _SOUNDS = frozenset(USUAL), frozenset(SOUND) | {name[0] for name in JAPANESE}
_SAYING = frozenset(word[0] for name in ("STRESS", "SAY") for word in WORDS[name].split("|"))
_BEFORE_SURNAME = re.compile(_EDGE + "(?=" + SURNAME + "[一-鿿])")
_BEFORE_SOUND = re.compile(_EDGE + "(?=[" + "".join(sorted(_SOUNDS)) + "][一-鿿])")


@lru_cache(maxsize=8)
def starts(text: str) -> tuple[int, ...]:
    """Where clauses begin with a name that some rule can tell by what follows it."""
    edges = [(0, 0)] if text[:1] in _SURNAMES else []
    edges += [m.span() for m in _BEFORE_SURNAME.finditer(text)]
    return tuple(
        a
        for a, b in edges
        if (not _FOLLOWING.isdisjoint(text[b + 2 : b + 5]) or "地" in text[b + 3 : b + 10]) and _FOLLOWED.match(text, b)
    )


def foreign_starts(text: str) -> Iterator[int]:
    """Where clauses begin with a foreign sound, and one may say something soon."""
    if text[:1] in _SOUNDS and not _SAYING.isdisjoint(text[2:18]):
        yield 0
    for m in _BEFORE_SOUND.finditer(text):
        if not _SAYING.isdisjoint(text[m.end() + 2 : m.end() + 18]):
            yield m.start()


@dataclass(eq=False)
class StartRule(Rule):
    """A rule that is only tried where a clause begins with what may be a name: `abroad` for a foreign one."""

    abroad: bool = False

    def matches(self, text: str) -> Iterable[re.Match[str]]:
        for at in foreign_starts(text) if self.abroad else starts(text):
            if match := self.regex.match(text, at):
                yield match


@dataclass(eq=False)
class ListRule(Rule):
    """A rule that is only tried at the beginning of a clause that has what joins the parts of a list."""

    def matches(self, text: str) -> Iterable[re.Match[str]]:
        for clause in _CLAUSE.finditer(text):
            start, end = clause.span()
            if _JOIN.search(text, start, end) and (match := self.regex.match(text, start - (start > 0))):
                yield match


_CLAUSE = re.compile("[^，。！？；：“”（）\ue001-\ue007\\n]{4,}")
_JOIN = re.compile("[、 和与及]")


@dataclass(eq=False)
class RoleRule(Rule):
    """A rule that is only tried where a word for a role stands before a character that a name may begin with."""

    def matches(self, text: str) -> Iterable[re.Match[str]]:
        for _, start, end in _ROLES.find_matches_as_indexes(text):
            while end < len(text) and text[end] in " ：:—”":
                end += 1
            if text[end : end + 1] in _FIRST and (match := self.regex.match(text, start)):
                yield match


_ROLES = AhoCorasick(list(ROLE_KINDS), MatchKind.LeftmostLongest, implementation=Implementation.DFA)
_FIRST = SURNAMES | frozenset(SOUND) | {name[0] for name in (*COMPOUND, *JAPANESE)}


@dataclass(eq=False)
class AppointingRule(Rule):
    """A rule that is only tried in an article that appoints or removes somebody."""

    def run(self, doc: Document, slotted: Slotted, found: list[Any]) -> None:
        if appoints(doc.article.text):
            super().run(doc, slotted, found)


@lru_cache(maxsize=4)
def appoints(text: str) -> bool:
    """Whether an article appoints or removes somebody."""
    return APPOINTING.search(text) is not None
