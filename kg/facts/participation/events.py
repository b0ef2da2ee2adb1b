"""From acts to events: an article tells one main event, seldom more; what it says of other meetings stays apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.facts.participation.acts import SAY, TALKS, Act, acts_in
from kg.facts.participation.names import date_in, kind_in, name_in, place_in, seat
from kg.grammar import SLOTS, Document, Rule, Slotted
from kg.model import Event, EventKind, Fact, Mention, Participation, Person, Place, Role

PERSON, POST, PLACE = SLOTS["person"], SLOTS["post"], SLOTS["place"]
HELD = re.compile("召开|举行|举办|开幕|开班|闭幕|拉开|启动")
_THERE = re.compile("会上|会议(?!室|厅)|仪式上|座谈|调研|现场|期间|活动中|会谈|会见|检查|走访|考察|慰问|督导")
_PUBLIC = ("official", "leader", "other")


@dataclass
class Draft:
    """An event that is still being put together."""

    rule: str
    kind: EventKind
    start: int
    end: int
    name: str | None = None
    date: str | None = None
    place: Place | None = None
    acts: list[tuple[Role, tuple[Mention, ...]]] = field(default_factory=list)

    def names(self) -> set[str]:
        return {m.value.name for _, persons in self.acts for m in persons if isinstance(m.value, Person)}

    def event(self) -> Event:
        rows: dict[tuple[str, str], Participation] = {}
        for role, persons in self.acts:
            for n, m in enumerate(persons, 1):
                if isinstance(m.value, Person):
                    position = n if len(persons) > 1 else 0
                    row = Participation(m.value, role, m.start, m.end, "participation." + role, position)
                    rows.setdefault((m.value.name, role), row)
        return Event(self.name, self.kind, self.date, self.place, tuple(rows.values()), self.start, self.end, self.rule)


def find(doc: Document) -> list[Fact]:
    texts = list(doc.slotted("title", "body", "caption"))
    acts = [a for text in texts for a in acts_in(text) if any(public(m) for m in a.persons)]
    told = Story(doc, texts, acts).tell()
    return [d.event() for d in [*told, *referred(doc, texts, told)]]


def public(m: Mention) -> bool:
    return isinstance(m.value, Person) and m.value.kind in _PUBLIC


@dataclass
class Story:
    """The events that an article tells as its own, built sentence by sentence."""

    doc: Document
    texts: list[Slotted]
    acts: list[Act]
    drafts: list[Draft] = field(default_factory=list)
    waiting: list[Act] = field(default_factory=list)

    def tell(self) -> list[Draft]:
        bodies = 0
        for text in self.texts:
            bodies += text.passage.kind == "body"
            here = [a for a in self.acts if a.text is text]
            for first, last in text.sentences():
                mine = [a for a in here if first <= a.start < last]
                if text.passage.kind == "title":
                    self.waiting.extend(mine)
                    continue
                if bodies <= 2 and not self.drafts:
                    self.held(text, first, last)
                for act in mine:
                    self.take(act, first, bodies)
        if not self.drafts:
            for act in self.waiting:
                self.take(act, 0, 1)
        else:
            for act in self.waiting:
                if act.verb not in SAY or act.persons:
                    self.join(self.drafts[0], act)
        return self.drafts

    def held(self, text: Slotted, first: int, last: int) -> None:
        """A meeting that the opening says is held, whoever attends."""
        verb = HELD.search(text.text, first, last)
        kind = kind_in(text.text[first:last]) if verb else None
        if verb is None or kind is None or kind in ("inspection", "other"):
            return
        self.open("participation.held", kind, text, first, last)

    def open(self, rule: str, kind: EventKind, text: Slotted, first: int, last: int) -> Draft:
        start, end = text.span(first, last)
        name = name_in(text, first, last)
        draft = Draft(rule, kind, start, end, None if kind == "inspection" else name)
        draft.date = date_in(self.doc, text, first, last)
        draft.place = place_in(text, first, last, kind) or (
            None if kind == "inspection" else seat(self.doc, text, first, last)
        )
        self.drafts.append(draft)
        return draft

    def take(self, act: Act, first: int, bodies: int) -> None:
        draft = self.drafts[-1] if self.drafts else None
        seeds = act.role != "speaker" or (
            bodies <= 1 and not draft and "上" in act.words() and kind_in(act.words()) is not None
        )
        if seeds:
            kind = "inspection" if act.role == "inspector" else kind_in(act.words())
            fresh = date_in(self.doc, act.text, first, act.end, near=True)
            other = draft and fresh and draft.date and fresh != draft.date and fresh not in draft.date
            if (draft is None or other) and (kind or act.role == "host"):
                rule = {"host": "participation.hosted", "inspector": "participation.inspected"}.get(
                    act.role, "participation.attended"
                )
                draft = self.open(rule, kind or "meeting", act.text, first, act.end)
        if draft:
            if act.role == "speaker" and not self.speaks_there(draft, act, first):
                return
            self.join(draft, act)

    def speaks_there(self, draft: Draft, act: Act, first: int) -> bool:
        names = {m.value.name for m in act.persons if isinstance(m.value, Person)}
        titled = any(names & {m.value.name for m in a.persons if isinstance(m.value, Person)} for a in self.waiting)
        if names & draft.names() or titled or _THERE.search(act.text.text, first, act.end):
            return True
        return (
            act.verb not in SAY
            and draft.kind not in ("other", "campaign")
            and not any(is_highest(act, m) for m in act.persons)
        )

    def join(self, draft: Draft, act: Act) -> None:
        if act.role == "attendee" and act.verb in TALKS and draft.kind != "talks":
            return  # who visits talks with many people on the way
        draft.acts.append((act.role, tuple(m for m in act.persons if public(m))))


def is_highest(act: Act, m: Mention) -> bool:
    """A head of party or state, whom a local paper quotes from elsewhere."""
    around = act.text.printed(max(0, act.start - 4), act.end)
    return bool(re.search("总书记|国家主席|国务院总理|总理", around[:30]))


_REFERRED = (
    (
        "participation.referred",
        re.compile(
            f"{PERSON}{POST}?(?:同志)?在?(?P<name>[^，。；“”{PERSON}]{{2,30}}?会议?)上(?:的)?(?:重要|发表)*(?:强调|指出|讲话|要求|提出)"
        ),
    ),
    (
        "participation.visited",
        re.compile(
            f"{PERSON}{POST}?(?:同志)?(?:在(?P<a>[^，。；“”]{{0,10}}?))?(?:考察|调研|视察)(?P<b>[^，。；“”]{{0,10}}?)(?:时|期间|重要讲话|重要指示|指示|的?讲话|，?强调|，?指出)"
        ),
    ),
)


def referred(doc: Document, texts: list[Slotted], told: list[Draft]) -> Iterator[Draft]:
    """Meetings and visits of others that the article points back to: 习近平总书记在…会议上强调, …考察某地重要讲话."""
    actors = {
        name for d in told for role, ms in d.acts for name in [m.value.name for m in ms if isinstance(m.value, Person)]
    }
    seen: set[tuple[str, str]] = set()
    for text in texts:
        for rule, pattern in _REFERRED:
            for m in pattern.finditer(text.text):
                person = text.mentions[m.start()]
                if not public(person) or not isinstance(person.value, Person) or person.value.name in actors:
                    continue
                start, end = text.span(*m.span())
                if rule == "participation.referred":
                    name = name_in(text, *m.span("name"))
                    draft = Draft(rule, "meeting", start, end, name)
                    roles: tuple[Role, ...] = ("speaker",)
                else:
                    place = next((p.value for p in text.among(*m.span(), "place") if isinstance(p.value, Place)), None)
                    if place is None:
                        continue
                    draft = Draft(rule, "inspection", start, end, None, None, place)
                    roles = ("inspector", "speaker")
                key = (person.value.name, draft.name or (draft.place.name if draft.place else ""))
                if key not in seen:
                    seen.add(key)
                    draft.acts = [(role, (person,)) for role in roles]
                    yield draft


RULES: tuple[Rule, ...] = ()
