"""The events of an article: those that it tells as its own, and apart from them what it says of other meetings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.facts.participation.acts import acts_in
from kg.facts.participation.aside import ASIDE
from kg.facts.participation.draft import Draft
from kg.facts.participation.named import NAMED, may_name
from kg.facts.participation.referred import REFERRED, Referral
from kg.facts.participation.signed import signed
from kg.facts.participation.sports import competed
from kg.facts.participation.story import Story, public
from kg.grammar import PERSON, Document, Rule, run_on
from kg.model import Event, Fact, MentionKind, Place

_UNNAMED: frozenset[MentionKind] = frozenset(("number", "time", "program"))  # a name of a meeting may hold them


def find(doc: Document) -> list[Fact]:
    texts = list(doc.slotted("title", "body", "caption"))
    source = doc.article.text  # a program may hold the head of the Party: 习近平总书记关于…的重要论述
    peopled = [t for t in texts if PERSON in t.text or source.find("总书记", t.passage.start, t.passage.end) >= 0]
    acts = [a for text in peopled for a in acts_in(text) if any(public(m) for m in a.persons)]
    elsewhere, titled = (
        [
            found
            for text in peopled
            if (text.passage.kind == "title") is title
            for found in run_on(_ELSEWHERE, doc, text)
        ]
        for title in (False, True)
    )
    told = Story(doc, texts, acts, elsewhere).tell()
    actors = set().union(*(d.names() for d in told))
    others = {
        (r.person.name, r.event.name, r.event.place): r.event
        for r in elsewhere
        if r.person.name not in actors or r.rule in _MEANWHILE or apart(r, told)
    }
    if not told and not others:
        # 某某在…座谈会上的重要讲话引发反响: often the headline alone names the meeting
        others = {(r.person.name, r.event.name, r.event.place): r.event for r in titled}
    events = [attended(d.event(), others) for d in told]
    found = [*events, *others.values(), *with_others(elsewhere, actors)]
    found += [e for text in peopled if text.passage.kind == "body" for e in competed(doc, text)]
    found += signed(doc)
    return [*found, *mentioned(doc, " ".join(e.name or "" for e in found))]


_SAID_THERE = ("participation.referred", "participation.at")


def attended(event: Event, others: dict[tuple[str, str | None, Place | None], Event]) -> Event:
    """王建国在某会议上说，…。李红出席会议: the meeting that is told is the one referred to, which has a name."""
    if event.kind != "meeting":
        return event
    named = [key for key, other in others.items() if other.rule in _SAID_THERE and other.name == event.name]
    if event.name is None and event.rule == "participation.attended":
        named = [key for key, other in others.items() if other.rule in _SAID_THERE and other.start < event.start]
        event = replace(event, date=event.date or others[named[0]].date) if len(named) == 1 else event
    if len(named) != 1 or others[named[0]].date != event.date:
        return event
    other = others.pop(named[0])
    there = (*other.participations, *event.participations)
    return replace(event, name=other.name, place=event.place or other.place, participations=there)


_ELSEWHERE: tuple[Rule, ...] = (*REFERRED, *ASIDE)
_MEANWHILE = ("participation.guest", "participation.besides")  # what is attended beside the event that is told
_OF_TWO = ("participation.exchanged", "participation.summit")


def with_others(elsewhere: list[Referral], actors: set[str]) -> Iterator[Event]:
    """What somebody of the article's own event shared with somebody who takes no part in it, of whom only that is told."""
    for r in elsewhere:
        apart = tuple(p for p in r.event.participations if p.person.name not in actors)
        if r.rule in _OF_TWO and r.person.name in actors and apart:
            yield replace(r.event, participations=apart)


def apart(referral: Referral, told: list[Draft]) -> bool:
    """Whether a meeting with a name and a time of its own is another one than those that the article tells of."""
    name, date = referral.event.name, referral.event.date
    if name is None or date is None:
        return False
    return not any(
        (d.date and (date in d.date or d.date in date)) or (d.name and (d.name in name or name in d.name)) for d in told
    )


def mentioned(doc: Document, told: str) -> Iterable[Event]:
    """The other meetings that the article names, each once."""
    texts = (doc.slot(p, _UNNAMED) for p in may_name(doc))
    named = [event for text in texts for event in run_on(NAMED, doc, text)]
    whole = (event for event in named if not any(_within(event, other) for other in named))
    return {event.name: event for event in whole if event.name not in told}.values()


def _within(event: Event, other: Event) -> bool:
    """Whether the name of a meeting is a part of that of another: 党的|十八届三中全会."""
    return other.start <= event.start and event.end <= other.end and other.end - other.start > event.end - event.start
