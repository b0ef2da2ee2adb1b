"""The typed records that pass from part to part; this module knows nothing else of kg.

    sources → articles → mentions → facts → entities → triples → (answers | page)

Two kinds of offsets exist. `Article.text` is the repaired text, and every `start`/`end` below counts its
characters. `Article.source_span` turns such a pair into offsets in the decoded source file, which is what the graph
publishes: `source_text[start:end]` is what a reader finds on the page.

Records are equal by value and may be keys, so they are never changed. They are not frozen when the program runs: that
would make them three times as slow to make, and a text has very many. The decorator is spelt out each time, since the
compiler knows a record by it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

PassageKind = Literal["masthead", "title", "byline", "body", "caption"]
MentionKind = Literal["number", "time", "place", "organization", "post", "person", "program"]
Level = Literal["country", "province", "prefecture", "county", "township", "village", "site", "natural", "region"]
PersonKind = Literal["official", "leader", "journalist", "private", "other"]
ProgramKind = Literal["strategy", "action", "mechanism", "method", "plan", "document", "cluster", "service", "slogan"]
EventKind = Literal["meeting", "inspection", "talks", "training", "ceremony", "campaign", "signing", "other"]
Role = Literal["host", "speaker", "attendee", "inspector"]
Relation = Literal["issued_by", "implemented_by", "promoted_by", "part_of"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
Bound = Literal["sighted", "appointed", "removed"]
Credit = Literal["byline", "photo", "editor"]

# ---------------------------------------------------------------- what is read


@dataclass(slots=True, unsafe_hash=True)
class Source:
    """A file as read: `name` is its path below the folder that was given, `text` its decoded characters."""

    name: str
    text: str


@dataclass(slots=True, unsafe_hash=True)
class Passage:
    """A paragraph of an article, `[start, end)` in `Article.text`."""

    start: int
    end: int
    kind: PassageKind


@dataclass(slots=True, unsafe_hash=True)
class CreditedName:
    """A person named for the making of the article, `[start, end)` in `Article.text`."""

    name: str
    start: int
    end: int
    credit: Credit


@dataclass(slots=True, eq=False)
class Article:
    """One news item: its repaired text and where each character of it stands in the source.

    `text` is the passages joined by a line break; `offsets[i]` is the source offset of `text[i]`.
    `title` is as printed, parts joined by a space; `issued` an ISO date, or a year where no more is
    told; both None where the source gives none.
    `lengths` gives the source length of a character that the file writes with several (`&ldquo;`), by its source offset.
    """

    source: str
    number: int
    text: str
    offsets: array[int]
    passages: tuple[Passage, ...]
    title: str | None = None
    publication: str | None = None
    issued: str | None = None
    credits: tuple[CreditedName, ...] = ()
    link: str | None = None
    lengths: Mapping[int, int] = field(default_factory=dict)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the decoded source text of `text[start:end]` (which must not be empty)."""
        last = self.offsets[end - 1]
        return self.offsets[start], last + self.lengths.get(last, 1)

    def of_kind(self, *kinds: PassageKind) -> Iterator[Passage]:
        return (p for p in self.passages if p.kind in kinds)

    @property
    def byline(self) -> tuple[str, ...]:
        """Names of reporters, correspondents and photographers, in print order, each once."""
        return tuple(dict.fromkeys(c.name for c in self.credits if c.credit != "editor"))


@dataclass(slots=True, eq=False)
class Page:
    """All articles of one source; a fact that one of them leaves open (year, place) may stand in another."""

    source: Source
    articles: tuple[Article, ...]


# ---------------------------------------------------------------- what a mention stands for


@dataclass(slots=True, unsafe_hash=True)
class Number:
    """A printed figure: 30万余份 → 300000, unit 份, comparator >; a range has `high`; `unit` may be empty."""

    value: Decimal
    unit: str
    comparator: Comparator = "="
    high: Decimal | None = None


@dataclass(slots=True, unsafe_hash=True)
class Time:
    """A point or period, ISO-like: 2024, 2024-Q1, 2025-02-25, 2023-01/2023-09; None where no year can be had.

    `cumulative` for “累计” and “1至9月”; `ahead` for a time that is aimed at (到2025年, 力争2027年底).
    """

    period: str | None
    cumulative: bool = False
    ahead: bool = False


_DIGITS = {"province": 2, "prefecture": 4, "county": 6}
"""How many digits of a division's code all codes of what lies in it begin with."""


@dataclass(slots=True, unsafe_hash=True)
class Place:
    """`path` holds the containers from the outermost (without the country) to the nearest: (云南省, 昭通市)."""

    name: str
    level: Level
    code: str = ""
    path: tuple[str, ...] = ()

    @property
    def within(self) -> str:
        """Name of the nearest container; empty where unknown."""
        return (
            self.path[-1]
            if self.path
            else ("" if self.level == "country" else "中国" if self.level == "province" else "")
        )

    def lies_in(self, other: Place) -> bool:
        """By its path, else by its code: 枝江县 lies in 宜昌地区, which is a city today."""
        digits = _DIGITS.get(other.level, 0)
        lower = digits < _DIGITS.get(self.level, len(self.code))
        return other.name in self.path or (
            lower and 0 < digits <= len(other.code) and self.code[:digits] == other.code[:digits]
        )


@dataclass(slots=True, unsafe_hash=True)
class Organization:
    """A body under its full normalised name, with the place that it has jurisdiction over or is named after."""

    name: str
    place: Place | None = None


@dataclass(slots=True, unsafe_hash=True)
class Post:
    """A post as one surface form names it: 市委书记 → title 书记, organization 中共昭通市委."""

    title: str
    organization: Organization | None


@dataclass(slots=True, unsafe_hash=True)
class Person:
    name: str
    kind: PersonKind


@dataclass(slots=True, unsafe_hash=True)
class Program:
    """`note` tells apart two programs of one name in one article; empty otherwise."""

    name: str
    kind: ProgramKind
    note: str = ""


Named = Place | Organization | Person | Program
Value = Number | Time | Place | Organization | Post | Person | Program


@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """A stretch of an article that names something, and what it was taken to mean, by which rule."""

    kind: MentionKind
    start: int
    end: int
    value: Value
    rule: str


# ---------------------------------------------------------------- what is said


@dataclass(slots=True, unsafe_hash=True)
class Tenure:
    """A person is said to hold, to get or to lose a post. `printed` is the surface form of the post.

    `past` for what is told of an earlier time (时任, 原, 曾任): the day of the article is then no day of the tenure.
    """

    person: Person
    title: str
    organization: Organization
    printed: str
    start: int
    end: int
    rule: str
    bound: Bound = "sighted"
    date: str | None = None
    past: bool = False


@dataclass(slots=True, unsafe_hash=True)
class Participation:
    """`position` counts from 1 in the printed list of names; 0 where the person stands alone."""

    person: Person
    role: Role
    start: int
    end: int
    rule: str
    position: int = 0


@dataclass(slots=True, unsafe_hash=True)
class Event:
    """`date` is an ISO date, month, year or interval; `name` is None for an event that has no name of its own."""

    name: str | None
    kind: EventKind
    date: str | None
    place: Place | None
    participations: tuple[Participation, ...]
    start: int
    end: int
    rule: str


@dataclass(slots=True, unsafe_hash=True)
class Component:
    """`position` counts from 1 in the printed order."""

    program: Program
    component: str
    position: int
    start: int
    end: int
    rule: str


@dataclass(slots=True, unsafe_hash=True)
class ProgramLink:
    program: Program
    relation: Relation
    target: Named
    start: int
    end: int
    rule: str


@dataclass(slots=True, unsafe_hash=True)
class Observation:
    """A number that measures something; `printed` is the figure with its unit as it stands on the page.

    `base` is what a change is measured against (同比, 环比) where stated.
    """

    indicator: str
    value: Decimal
    unit: str
    start: int
    end: int
    rule: str
    printed: str
    high: Decimal | None = None
    comparator: Comparator = "="
    place: Place | None = None
    period: str | None = None
    cumulative: bool = False
    status: Literal["actual", "target"] = "actual"
    change: Literal["increase", "decrease"] | None = None
    base: str | None = None
    program: Program | None = None


Fact = Tenure | Event | Component | ProgramLink | Observation


@dataclass(slots=True, eq=False)
class Analysis:
    """All that was found in one article, ordered by start; `home` is the place it is about, outermost first."""

    article: Article
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]
    home: tuple[Place, ...] = ()


# ---------------------------------------------------------------- what happened on the way


@dataclass(slots=True, unsafe_hash=True)
class Finding:
    """One row of the build report: where, what was found, what was done about it, in both languages.

    `what` is a code such as "empty" or "undecodable"; `severity` tells a refused file from a remark.
    """

    source: str
    what: str
    done_zh: str
    done_en: str
    severity: Literal["refused", "repaired", "remark"] = "remark"


class KgError(Exception):
    """Base of the errors that kg raises on purpose; the message is one clear sentence for a user."""


class LexiconError(KgError):
    """A broken row of our own data; the message names file and line."""
