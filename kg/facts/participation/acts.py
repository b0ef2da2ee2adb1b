"""Who does what, clause by clause: a list of persons and the verbs of its predicate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.facts.participation.groups import COMPANY, GROUP, LED, VERBAL, further_objects, goes_on, members
from kg.facts.participation.met import met, welcomed
from kg.facts.participation.roles import roles
from kg.grammar import PERSON, POST, TIME, Slotted
from kg.model import Mention, Role

_LEFT_OUT = re.compile("等?[。；]|(?:安排|部署|通报|传达|布置)(?!会)")
# Behind a list of persons: who else comes, said by their bodies and functions, and the verb of all of them.
_WITH_OTHERS = re.compile(
    "(?P<others>(?:等[^，。；：]{0,16})?[，、和及][^。；！？“”：]{1,90}?)[，、]?(?:等|共)*(?P<verb>参加|出席|列席(?!人员)|陪同)(?=[^，。；：]{0,24}[，。；]|$)"
)
_QUOTING = re.compile("[^，。；：“”]{0,12}?(?:表示|指出|强调|认为|要求|说)，")
# 他指出, and 强调，… where a sentence leaves out who it goes on with.
_PRONOUN = re.compile(
    "(?:他|她)(?:还|又|同时|特别|最后|进一步|反复)?(?P<verb>强调|指出|要求|希望|说|表示|勉励|叮嘱|鼓励|提出)|(?P<bare>强调|指出|要求)(?=[，：])"
    "|(?:他|她)(?:首先|还|又|最后)?(?:就|对|向)[^，。；：]{0,60}?作了?(?P<told>说明|介绍|讲话|报告|部署|动员|总结)"
)
# Who speaks in what is printed as it was spoken: 市农业局局长王建国：.
_SPEAKER = re.compile(f"(?:[^，。；：“”\\s{PERSON}{POST}]{{0,24}}{POST}[、兼 ]?)+{PERSON}(?P<verb>：)(?!记者|通讯员)")


@dataclass(slots=True, unsafe_hash=True)
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
    """What the sentences of a passage say of the persons in them."""
    last_told: tuple[Mention, ...] = ()
    for first, last in text.sentences():
        if said := _SPEAKER.match(text.text, first, last):
            persons = tuple(members(text, first, said.end()))
            yield Act("speaker", persons, text, first, said.end(), said["verb"])
        if len(last_told) == 1 and (said := _PRONOUN.match(text.text, first, last)):
            yield Act(
                "speaker", last_told, text, first, said.end(), said["verb"] or said["bare"] or "作" + said["told"]
            )
        if text.text.find(PERSON, first, last) < 0:
            continue
        groups = list(GROUP.finditer(text.text, first, last))
        if there := _PRESENT.search(text.text, first, last):
            yield from present(text, [g for g in groups if g.start() >= there.end()], there)
            groups = [g for g in groups if g.start() < there.end()]
        objects = further_objects(text.text, groups, first)
        yield from met_when(text, groups, first)
        subjects = [g for g in groups if g not in objects]
        carried: list[Mention] = []  # the part of a list whose verb comes behind a later part
        alone: tuple[re.Match[str], tuple[Mention, ...]] | None = None  # a subject whose verb is yet to come
        hosted, said_to = False, first  # what is said in reported speech up to there is no act of its own
        for n, group in enumerate(subjects):
            if group.start() < said_to:
                continue
            if quoting := _QUOTING.match(text.text, group.end()):
                said_to = next((i for i in range(quoting.end(), last) if text.text[i] in "；“"), last)
            stop = subjects[n + 1].start() if n + 1 < len(subjects) else last
            stop = min(stop, quoting.end()) if quoting else stop
            persons = (*carried, *members(text, group.start(), group.end()))
            inside = [g for g in groups if group.end() <= g.start() < stop]
            found = list(predicate(text, group, persons, stop, inside))
            if alone and (company := COMPANY.match(text.text, group.end())):
                found = [*accompanied(text, alone, (group.start(), company.end(), stop)), *found]
            alone = (group, persons) if not found and not inside else None
            carried = (
                list(persons)
                if n + 1 < len(subjects) and not (found or inside) and goes_on(text.text[group.end() : stop])
                else []
            )
            hosted = hosted or any(act.role == "host" for act in found)
            if not last_told or not any(act.verb == "陪同" for act in found):
                last_told = persons  # who comes along is not who goes on to speak as 他
            if hosted and not found and not inside and _LEFT_OUT.match(text.text, group.end()):
                found = [Act("attendee", persons, text, group.start(), group.end(), "出席")]  # the verb is left out
            yield from found
        for group in objects:
            yield from heard(text, group, first, last)


def met_when(text: Slotted, groups: list[re.Match[str]], first: int) -> Iterator[Act]:
    """Whom somebody meets who says something then: 在会见总理李红时，王建国表示."""
    if len(groups) > 1 and (when := _WHEN_MET.match(text.text, first, groups[0].start())):
        gap = text.text[groups[0].end() : groups[1].start()]
        then = _THEN.fullmatch(gap)
        if then and (then["with"] is not None) == (len(when[1]) == 1):
            for group in (groups[1], groups[0]):
                persons = tuple(members(text, *group.span()))
                yield Act("attendee", persons, text, first, groups[1].end(), then["with"] or when[1])


_WHEN_MET = re.compile(f"(?:{TIME}，?)?(?:在)?(?:分别)?(会见|会晤|拜会|接见|[同与和])[^，。；：“”{PERSON}]{{0,30}}$")
_THEN = re.compile(f"(?:等|一行)?(?:举行|进行)?(?P<with>会谈|会晤|会面|座谈|通话|通电话)?时，(?:{POST}[、兼]?)*")


def predicate(
    text: Slotted, group: re.Match[str], persons: tuple[Mention, ...], stop: int, objects: list[re.Match[str]]
) -> Iterator[Act]:
    """What the persons of a list do, from the list up to `stop`; `objects` are the lists in between."""
    if company := COMPANY.match(text.text, group.end()):
        yield Act(
            "host" if "主持" in company[0] else "attendee", persons, text, group.start(), company.end(), company[0]
        )
        return
    joint = _WITH_OTHERS.match(text.text, group.end(), stop)
    if joint and not VERBAL.search(joint["others"]):
        end = next((i for i in range(joint.end(), stop) if text.text[i] in "，。；"), stop)
        yield Act("attendee", persons, text, group.start(), end, joint["verb"])
        return
    start = group.end()
    first = True
    listed = {i for g in objects for i in range(g.start(), g.end())}
    cuts = [m.end() for m in _COMMA.finditer(text.text, start, stop - 1) if m.end() not in listed]
    for a, b in pairwise((start, *cuts, stop)):
        clause = text.text[a:b]
        end = start + len(clause)
        if _ONCE.match(clause):
            start, first = end, False
            continue
        others = [g for g in objects if start <= g.start() < end]
        led = [g for g in others if LED.search(text.text, start, g.start())]
        others = [g for g in others if g not in led]
        deed = met(clause) or welcomed(text.text[group.end() : a], clause) if others else None
        told = roles(clause, first)
        for g in led if told else ():
            yield Act("attendee", tuple(members(text, *g.span())), text, g.start(), end, "陪同")
        for role, verb in told:
            if role != "attendee" or deed is None or deed in _AS_GUESTS:
                yield Act(role, persons, text, group.start(), end, verb)
        if deed:
            guests = tuple(m for g in others for m in members(text, *g.span()))
            if deed not in _AS_GUESTS:
                yield Act("attendee", persons, text, group.start(), end, deed)
            yield Act(_AS_GUESTS.get(deed, "attendee"), guests, text, others[0].start(), end, deed)
        first = first and clause in ("，", "等，")
        start = end


_COMMA = re.compile("，")
_ONCE = re.compile("[^，。；：“]{0,6}?(?:曾(?!任|经任|担任)|受到|得到)")
"""What somebody once did, or was honoured with, is of no event that the article tells: 曾多次受到…接见."""


def present(text: Slotted, groups: list[re.Match[str]], there: re.Match[str]) -> Iterator[Act]:
    """A list that comes behind its verb: 出席会议的还有…."""
    guests = (g for g in groups if not _FOLLOWED.search(text.text, there.end(), g.start()))
    persons = tuple(m for g in guests for m in members(text, *g.span()))
    if persons:
        yield Act("attendee", persons, text, there.start(), groups[-1].end(), there["verb"])


_FOLLOWED = re.compile("(?:陪同|随同|随|跟随)$")  # 以及陪同某某来访的其他人员
_PRESENT = re.compile(
    f"(?P<verb>(?:陪同|随同){PERSON}|出席|参加|列席(?!人员|代表|范围|单位)|陪同|祝贺|与会|到会|[就在][座坐])[^，。；：！？{PERSON}]{{0,24}}?的[^，。；：{PERSON}]{{0,10}}?(?:还|主要|分别)?有[：，]?"
    f"(?=[^，。；：{PERSON}]{{0,30}}{PERSON})"
)


def accompanied(
    text: Slotted, subject: tuple[re.Match[str], tuple[Mention, ...]], company: tuple[int, int, int]
) -> Iterator[Act]:
    """What somebody does in the company of others: 县长王建国在镇长李红陪同下，到…调研."""
    group, persons = subject
    start, begin, stop = company
    if any(mark in text.text[group.end() : start] for mark in "，；："):
        return
    end = next((i for i in range(begin + 1, stop) if text.text[i] in "，。；"), stop)
    for role, verb in roles(text.text[begin:end].lstrip("，"), True):
        yield Act(role, persons, text, group.start(), end, verb)


def heard(text: Slotted, group: re.Match[str], first: int, last: int) -> Iterator[Act]:
    """Who is asked to speak, or whose report is heard: 邀请某某介绍…情况, 听取了某某作的关于…的报告."""
    asked = _ASKED.search(text.text, first, group.start())
    told = (_EXPLAINS if asked and asked["asked"] else _REPORTED).match(text.text, group.end(), last) if asked else None
    if told:
        persons = tuple(members(text, group.start(), group.end()))
        yield Act("speaker", persons, text, group.start(), told.end(), told["verb"] or told["told"].lstrip("所作的"))


_ASKED = re.compile("(?:(?P<asked>邀请)[^，。；：“”]{0,40}|听取(?:和审议|并审议|、审议)?了?[^。：“”]{0,240})$")
_EXPLAINS = re.compile(
    "(?:等(?:人|负责人)?)?，?(?:就|围绕|向)?[^，。；]{0,30}?(?P<verb>通报|介绍|解读|发布|作|回答|讲授|授课|讲解)"
)
_REPORTED = re.compile(
    "(?:受[^，。；]{2,20}委托)?(?:所)?(?P<verb>关于|作的|作|代表[^，。；]{2,20}所?作的)[^，。；]{0,80}?(?:报告|说明|汇报|审议)"
    "|(?:等[^，。；]{0,10})?(?P<told>(?:所作)?的?[^，。；]{0,24}?(?:汇报|报告|介绍|说明|发言|讲解))(?=[，。；、和并]|$)"
)
_AS_GUESTS: dict[str, Role] = {"陪同": "inspector", "主持": "host"}  # what the others do who are told of by these verbs
