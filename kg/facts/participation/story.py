"""From acts to events: an article tells one main event, seldom more, and each act belongs to one of them or to none."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from kg.facts.participation.acts import Act
from kg.facts.participation.draft import Draft, names_of
from kg.facts.participation.names import NO_SIGNING, date_in, kind_in, name_in, place_in, seat
from kg.facts.participation.referred import Referral
from kg.facts.participation.roles import MEETS, REPORTS, SAY, TALKS, VALUES
from kg.grammar import ORGANIZATION, PERSON, Document, Slotted
from kg.mentions.place.country import is_foreign
from kg.model import EventKind, Mention, Person, Post, Role

SEED: dict[Role, str] = {"host": "hosted", "inspector": "inspected", "attendee": "attended", "speaker": "spoken"}
HELD = re.compile(f"(?:召开|举行|举办|开启|开幕|开班|闭幕|拉开|启动|签署|签约){NO_SIGNING}")
_AT_EVENT = re.compile("^[作做]|讲话|致辞|致词|动员|发言|表态|党课|报告|宣布")  # nobody does that but at a meeting
_BODIES_TALK = re.compile(
    f"{ORGANIZATION}(?:[与和同]|赴)[^，。；]{{0,20}}?(?:座谈(?!会)|会谈|洽谈|会商|签约)|双方[^，。；]{{0,10}}(?:座谈|会谈)"
)
_LEARNED = re.compile(
    f"从[^，。；：“”{PERSON}]{{2,60}}?(?:发布会|吹风会|通气会|通报会|记者会|推进会|座谈会|工作会议|会议)上?(?:获悉|了解到|得知|了解)"
)
_THERE = re.compile(
    "会上|发布会|报告会|会议(?!室|厅)|仪式上|座谈|调研|现场|期间|活动中|会谈|会见|检查|走访|考察|慰问|督导"
)
_PRESS = re.compile("通道|发布会|吹风会|通气会|记者会|见面会")
_LATER = re.compile("(?:当天|当日|同日|会前|随后|之后)?(?:上午|下午|晚上|当晚|晚间)?，?")
_THAT_DAY = re.compile("当[天日晚]|同日")
_THE_MEETING = re.compile(".*主持了?(?:本次|这次)?会议[，。]?$")
_PUBLIC = ("official", "leader", "other")


def public(m: Mention) -> bool:
    """Whether a mention is of somebody in a public role."""
    return isinstance(m.value, Person) and m.value.kind in _PUBLIC


@dataclass
class Story:
    """The events that an article tells as its own, built sentence by sentence."""

    doc: Document
    texts: list[Slotted]
    acts: list[Act]
    elsewhere: list[Referral]
    drafts: list[Draft] = field(default_factory=list)
    waiting: list[Act] = field(default_factory=list)
    early: list[Act] = field(default_factory=list)  # speeches told before the meeting is
    back: Draft | None = None  # an earlier event to which the article has come back

    def tell(self) -> list[Draft]:
        bodies = 0
        acts: defaultdict[int, list[Act]] = defaultdict(list)
        for act in self.acts:
            acts[act.text.passage.start].append(act)
        for text in self.texts:
            bodies += text.passage.kind == "body"
            here = acts[text.passage.start]
            if not here and (bodies > 2 or self.drafts) and len(self.drafts) < 2:
                continue
            for first, last in text.sentences():
                if len(self.drafts) > 1:
                    self.turn_back(text, first, last)
                mine = [a for a in here if first <= a.start < last] if here else here
                if text.passage.kind == "title":
                    self.waiting.extend(mine)
                    continue
                if not self.drafts and (bodies <= 2 or self.is_told_late(here, text, first, last)):
                    self.held(text, first, last)
                elif self.drafts and here and not mine:
                    self.held_apart(text, first, last)
                for act in mine:
                    if act.role == "speaker" and not self.drafts and bodies <= 4 and _AT_EVENT.search(act.verb):
                        self.early.append(act)
                    self.take(act, first, bodies)
        if not self.drafts:
            for act in self.waiting:
                self.take(act, 0, 1)
        else:
            for act in self.early:
                self.join(self.drafts[0], act)
            for act in self.waiting:
                if act.verb not in SAY or act.persons:
                    self.join(self.drafts[0], act)
        return self.drafts

    def turn_back(self, text: Slotted, first: int, last: int) -> None:
        """See whether a sentence speaks again of what was told before the last event: 发布会上."""
        for draft in self.drafts[:-1]:
            if draft.name and text.text.find(draft.name[-3:] + "上", first, last) >= 0:
                self.back = draft

    def last(self) -> Draft | None:
        return self.back or (self.drafts[-1] if self.drafts else None)

    def held(self, text: Slotted, first: int, last: int) -> None:
        """A meeting that the opening says is held, whoever attends."""
        verb = (
            HELD.search(text.text, first, last)
            or _LEARNED.search(text.text, first, last)
            or _BODIES_TALK.search(text.text, first, last)
        )
        kind = kind_in(text.text[first:last]) if verb else None
        if verb is None or kind is None or kind in ("inspection", "other"):
            return
        self.open("participation.held", kind, text, first, last)

    def is_told_late(self, here: list[Act], text: Slotted, first: int, last: int) -> bool:
        """Whether a meeting with its day and people of its own is told further down: pages hold several items."""
        dated = here and not any(is_highest(a) for a in here)
        return bool(dated and date_in(self.doc, text, first, last, near=True))

    def held_apart(self, text: Slotted, first: int, last: int) -> None:
        """A meeting of another day, of which a later sentence of the paragraph tells who came."""
        draft, verb = self.last(), HELD.search(text.text, first, last)
        if draft and verb and draft.kind == "inspection" and _THAT_DAY.match(text.article.text, text.offset(first)):
            name = name_in(text, first, last)
            if name and "座谈会" not in name:
                self.open("participation.held", "meeting", text, first, last).date = draft.date
            return
        kind = kind_in(text.text[first:last]) if draft and draft.date and verb else None
        if draft is None or draft.date is None or kind in (None, "inspection", "other", "campaign"):
            return
        fresh = date_in(self.doc, text, first, last, near=True)
        if kind and fresh and fresh not in draft.date and draft.date not in fresh:
            self.open("participation.held", kind, text, first, last).passage = text.passage.start

    def open(self, rule: str, kind: EventKind, text: Slotted, first: int, last: int) -> Draft:
        start, end = text.span(first, last)
        name = None if kind in ("inspection", "talks") else name_in(text, first, last)
        draft = Draft(rule, kind, start, end, name)
        draft.date = date_in(self.doc, text, first, last) or self.opening_day(text)
        draft.place = place_in(text, first, last, kind) or (
            None if kind == "inspection" else seat(self.doc, text, first, last)
        )
        self.drafts.append(draft)
        self.back = None
        return draft

    def opening_day(self, text: Slotted) -> str | None:
        """The day with which the article opens, for a paragraph right behind that names none."""
        bodies = [t for t in self.texts if t.passage.kind == "body"]
        if text not in bodies[1:4]:
            return None
        return date_in(self.doc, bodies[0], *bodies[0].sentence(0), near=True)

    def take(self, act: Act, first: int, bodies: int) -> None:
        draft = self.last()
        if self.points_elsewhere(act, first, bodies):
            return
        if (
            draft
            and is_highest(act)
            and not (act.verb in MEETS and act.text.among(first, act.end, "time"))
            and not (act.role == "host" and bodies < 4 and _THE_MEETING.match(act.words()[-6:]))
            and not (self.titled(names_of(act.persons)) or names_of(act.persons) & draft.names())
        ):
            return  # what the head of party or state did stands behind the local event, not in it
        if act.role != "speaker" or (
            bodies <= 2 and not draft and ("上" in act.text.text[first : act.end] or kind_in(act.verb))
        ):
            draft = self.begun(act, first, bodies)
        if draft and (act.role != "speaker" or self.speaks_there(draft, act, first)):
            self.join(draft, act)

    def begun(self, act: Act, first: int, bodies: int) -> Draft | None:
        """The event that an act belongs to: the one told so far, or a new one where none is or its date is another."""
        draft = self.last()
        kind = "inspection" if act.role == "inspector" else kind_in(act.text.text[first : act.end])
        talks = act.role == "attendee" and act.verb in MEETS
        if talks:
            kind = "talks"
        elif (
            kind is None and act.role == "attendee" and (act.verb == "出席" or act.verb.endswith(("审议时", "讨论时")))
        ):
            kind = "meeting"
        elif act.verb in ("抵达", "访问") or (act.role == "attendee" and act.verb.startswith("乘")):
            kind = "other"
        fresh = date_in(self.doc, act.text, first, act.end, near=True)
        other = draft and fresh and draft.date and fresh not in draft.date
        again = draft and (self.hosts_another(draft, act, first) or (talks and self.meets_apart(draft, act)))
        if (draft and not other and not again) or not (kind or act.role == "host"):
            return draft
        same = not fresh or _THAT_DAY.match(self.doc.article.text, act.text.offset(first))
        day = draft.date if draft and again and same else None
        draft = self.open("participation." + SEED[act.role], kind or "meeting", act.text, first, act.end)
        draft.passage = act.text.passage.start if bodies > 2 else None
        draft.date = day or draft.date
        return draft

    def hosts_another(self, draft: Draft, act: Act, first: int) -> bool:
        """Whether somebody else, in another paragraph, holds a meeting of their own; who made a visit, one with a name later that day."""
        if draft.kind == "inspection" and act.role == "host" and _LATER.match(act.text.text, first, act.start):
            return "座谈会" not in (name_in(act.text, act.start, act.end) or "座谈会")
        hosts: set[str] = set()
        for role, persons in draft.acts:
            hosts |= names_of(persons) if role in ("host", "inspector") else set()
        elsewhere = draft.start < act.text.passage.start
        return act.role == "host" and elsewhere and bool(hosts) and not hosts & names_of(act.persons)

    def meets_apart(self, draft: Draft, act: Act) -> bool:
        """Whether somebody of an event that is no talks meets guests besides."""
        opened = draft.start >= act.text.span(act.start, act.end)[0]
        return draft.kind not in ("talks", "inspection") and not opened and not act.text.text.startswith("等", act.end)

    def points_elsewhere(self, act: Act, first: int, bodies: int) -> bool:
        """Whether the act is told of an event that the article only refers to."""
        at = act.text.at[act.start]
        names = names_of(act.persons)
        if self.titled(names) or any(names & d.names() for d in self.drafts):
            return False
        if not any(
            r.event.start <= at < r.event.end or (r.person.name in names and abs(r.event.start - at) < 8)
            for r in self.elsewhere
        ):
            return False
        opening = bodies <= 2 and not self.drafts
        return not opening or (is_highest(act) and not act.text.among(first, act.end, "time"))

    def titled(self, names: set[str]) -> bool:
        return any(names & names_of(a.persons) for a in self.waiting)

    def speaks_there(self, draft: Draft, act: Act, first: int) -> bool:
        if draft.passage not in (None, act.text.passage.start):
            return False
        if REPORTS.search(act.verb) and draft.kind in ("inspection", "campaign", "other"):
            return "汇报" in act.verb and draft.kind == "inspection"
        names = names_of(act.persons)
        if VALUES.match(act.verb):
            return draft.kind == "talks" and bool(names & draft.names())
        if names & draft.names() or self.titled(names) or _THERE.search(act.text.text, first, act.end):
            return True
        if act.verb in SAY or act.verb == "：":
            press = draft.kind == "meeting" and _PRESS.search(self.doc.article.text, draft.start, draft.end)
            told = act.text.passage.start <= draft.start and draft.kind in ("meeting", "ceremony", "signing")
            return bool(press or (act.verb != "：" and (told or draft.kind == "talks"))) and not is_highest(act)
        return draft.kind not in ("other", "campaign") and not is_highest(act)

    def join(self, draft: Draft, act: Act) -> None:
        if act.role == "attendee" and act.verb in TALKS and draft.kind != "talks":
            return  # who visits talks with many people on the way
        if act.role == "speaker" and REPORTS.search(act.verb) and draft.kind == "inspection":
            act = replace(act, role="attendee")  # who reports to those that visit
        if act.verb in ("参观", "莅临", "亲临") and names_of(act.persons) & draft.names():
            return
        draft.acts.append((act.role, tuple(m for m in act.persons if public(m))))


def is_highest(act: Act) -> bool:
    """A head of party or state, whom a local paper quotes from elsewhere."""
    return any(is_head(act.text, m) for m in act.persons[:1])


def is_head(text: Slotted, who: Mention) -> bool:
    """Whether the posts beside a name are those of the head of the Party, the state or its government."""
    at = text.index(who.start)
    before, after = text.mentions.get(at - 1), text.mentions.get(at + 1)
    for post in (before, after):
        if post is None or not isinstance(post.value, Post):
            continue
        body = post.value.organization
        if not (body and is_foreign(body.place)) and (
            _HEAD.search(post.value.title)
            or (post is after and post.value.title == "主席" and (body is None or body.name == "中华人民共和国"))
        ):
            return True
    return False


_HEAD = re.compile("^(?:总书记|国家主席|总理)$")
