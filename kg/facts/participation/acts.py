"""Who does what, clause by clause: a list of persons and the verbs of its predicate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.grammar import SLOTS, Slotted
from kg.model import Mention, Role

PERSON, POST, TIME = SLOTS["person"], SLOTS["post"], SLOTS["time"]
_UNIT = f"(?:{POST}[、兼]?)*{PERSON}(?:（[^）]{{0,20}}）)?(?:同志|{POST})?"
_BRIDGE = f"[^，。；！？：“”{PERSON}]{{0,24}}?{POST}[、兼]?"
GROUP = re.compile(f"{_UNIT}(?:(?:[、， 和与]|以及)?(?:{_BRIDGE})?{_UNIT})*")
# A subject stands at the edge of a clause or behind words of time; any other list is an object.
_SUBJECT_AFTER = re.compile(f"(?:^|[，。；：！？、”）\\s—◆{TIME}]|[日午晚天时后上中]|期间|现场|会议由|由)$")
_HOST = re.compile("主持(?!人|下|词)|召集")
_JOIN = re.compile(
    "出席|参加|列席|陪同|与会|到会|参与(?=.{0,12}(?:调研|活动|座谈))|共同见证|(?:会见|接见)(?!厅)|座谈(?!会上)|会谈|会晤|通(?:电)?话"
)
_SPEAK = re.compile(
    "讲话|致辞|致词|强调|指出|要求|讲授|授课|宣讲|讲党课|发言|宣布|寄语|勉励|叮嘱|重申|"
    "作.{0,12}?(?:报告|点评|总结|说明|辅导|动员|部署|汇报|介绍|发言|讲话)"
)
SAY = frozenset(("表示", "说", "认为", "介绍", "希望", "称"))
_SAY = re.compile("表示|说(?=[，：。“])|认为|介绍|希望|称")
_VISIT = "调研|督导|督查|督办|检查|走访|慰问|看望|考察|视察|暗访|巡查|巡河|察看|指导工作|现场办公"
_INSPECT = re.compile(
    f"(?:到|赴|深入|前往|率队|带队|率|来到|走进|先后|实地|在|一行|专题|开展|分别|随机).{{0,60}}?(?:{_VISIT})|^(?:还|又|一行)?(?:{_VISIT})"
)
_HELP = re.compile("参加|陪同|参与|随同|一同")
_CLAUSE_LEAD = "(?:并|还|又|随后|他|她|其|同时|一并|现场|亲切|先后|当场|最后|分别|代表.{1,20}?)*"


@dataclass(frozen=True, slots=True)
class Act:
    """Persons in one role, and the stretch of the slotted passage that says so."""

    role: Role
    persons: tuple[Mention, ...]
    text: Slotted
    start: int
    end: int
    verb: str

    def words(self) -> str:
        return self.text.text[self.start : self.end]


def acts_in(text: Slotted) -> Iterator[Act]:
    for first, last in text.sentences():
        groups = list(GROUP.finditer(text.text, first, last))
        subjects = [g for g in groups if is_subject(text, g, first)]
        for n, group in enumerate(subjects):
            stop = subjects[n + 1].start() if n + 1 < len(subjects) else last
            yield from predicate(text, group, stop)


def is_subject(text: Slotted, group: re.Match[str], first: int) -> bool:
    before = text.text[max(first, group.start() - 4) : group.start()]
    return not text.text.startswith("的", group.end()) and bool(_SUBJECT_AFTER.search(before))


def predicate(text: Slotted, group: re.Match[str], stop: int) -> Iterator[Act]:
    persons = tuple(text.among(group.start(), group.end(), "person"))
    clauses = re.split("(?<=，)", text.text[group.end() : stop])
    start = group.end()
    for n, clause in enumerate(clauses):
        for role, verb in roles(clause, first=n == 0):
            yield Act(role, persons, text, group.start(), start + len(clause), verb)
        start += len(clause)


def roles(clause: str, first: bool) -> list[tuple[Role, str]]:
    """The roles that a clause gives to its subject; a later clause has to begin with its verb."""
    found: list[tuple[Role, str]] = []
    said = re.split("[“：]", clause)[0]
    where = re.compile(_CLAUSE_LEAD).match(said)
    rest = said if first or where is None else said[where.end() :]

    def seek(pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.search(rest) if first else pattern.match(rest)

    if m := seek(_HOST):
        found.append(("host", m[0]))
    joins = seek(_JOIN)
    inspects = _INSPECT.search(rest) if first or rest[:1] in "到赴在深前走先实" or _INSPECT.match(rest) else None
    if joins and not (inspects and inspects.start() < joins.start()):
        found.append(("attendee", joins[0]))
    elif inspects and not _HELP.match(rest):
        found.append(("inspector", inspects[0]))
    if (m := seek(_SPEAK) or (re.search("并(?:作)?(?:讲话|致辞|发言)", rest))) or (m := seek(_SAY)):
        found.append(("speaker", m[0]))
    return found
