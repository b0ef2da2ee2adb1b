"""The rows that are compared: what a careful reader wrote down, and what was found, in one shape for each kind."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self, get_args

from kg.evaluate.names import PLACE_NOUN, PROGRAM_NOUN, Aliases, forms, likeness, plain

Kind = Literal[
    "persons",
    "posts",
    "organizations",
    "places",
    "programs",
    "components",
    "program_links",
    "participations",
    "observations",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
NAMED: tuple[Kind, ...] = ("persons", "organizations", "places", "programs")

_GENERIC_NOUN: Mapping[Kind, re.Pattern[str]] = {"places": PLACE_NOUN, "programs": PROGRAM_NOUN}
_DEPUTY = re.compile("(?:副|助理)$")
_UNITS = {"名": "人", "位": "人", "个百分点": "百分点", "周岁": "岁", "个月": "月", "元/月": "元"}
_NEAR = 1e-6  # two figures that differ by less, relative to their size, are one
_SAME_INDICATOR = 0.5
_SAME_COMPONENT = 0.6


class Row(ABC):
    """A fact as it is compared. `key` tells the rows of one text apart, in plain forms; `cells` is for the eye."""

    __slots__ = ()

    @property
    @abstractmethod
    def key(self) -> tuple[str, ...]: ...

    @property
    @abstractmethod
    def cells(self) -> tuple[str, ...]: ...

    @property
    def attributes(self) -> Mapping[str, str]:
        """What is compared of two rows that match."""
        return {}

    @abstractmethod
    def likeness(self, found: Self, aliases: Aliases) -> float:
        """How well a found row matches this one of the gold; 0 where it does not."""

    def is_met_by(self, found: Self) -> bool:
        """Whether a row that was paired with this one is right."""
        return True


@dataclass(frozen=True, slots=True)
class Named(Row):
    """A person, organization, place or program; `sort` is its kind or level, `note` tells namesakes apart."""

    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    sort: str = ""
    note: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        return (plain(self.name), self.note) if self.kind == "programs" else (plain(self.name),)

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.name, self.sort, self.note)))

    @property
    def attributes(self) -> Mapping[str, str]:
        return {} if self.kind == "organizations" else {"level" if self.kind == "places" else "kind": self.sort}

    def forms(self, short: bool) -> frozenset[str]:
        """With `short` also without the generic noun, where its kind has such nouns."""
        return forms((self.name, *self.aliases), _GENERIC_NOUN.get(self.kind) if short else None)

    def likeness(self, found: Self, aliases: Aliases) -> float:
        if self.forms(short=False) & found.forms(short=False):
            return 2.0
        return float(bool(self.forms(short=True) & found.forms(short=True)))


@dataclass(frozen=True, slots=True)
class Post(Row):
    person: str
    title: str
    organization: str = ""
    printed: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        return plain(self.person), plain(self.title)

    @property
    def cells(self) -> tuple[str, ...]:
        return self.person, self.title, self.organization

    @property
    def attributes(self) -> Mapping[str, str]:
        return {"organization": self.organization}

    def likeness(self, found: Self, aliases: Aliases) -> float:
        return float(plain(self.person) == plain(found.person) and self._is_title(plain(found.title)))

    def _is_title(self, title: str) -> bool:
        """局长 and 县教育局局长 are one title, 局长 and 副局长 are two."""
        for accepted in forms((self.title, *self.printed)):
            short, long = sorted((accepted, title), key=len)
            if short and long.endswith(short) and not _DEPUTY.search(long[: len(long) - len(short)]):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Part(Row):
    program: str
    component: str

    @property
    def key(self) -> tuple[str, ...]:
        return plain(self.program), plain(self.component)

    @property
    def cells(self) -> tuple[str, ...]:
        return self.program, self.component

    def likeness(self, found: Self, aliases: Aliases) -> float:
        if not aliases.same(self.program, found.program):
            return 0.0
        alike = likeness(self.component, found.component)
        return alike if alike >= _SAME_COMPONENT else 0.0


@dataclass(frozen=True, slots=True)
class Link(Row):
    program: str
    relation: str
    target: str

    @property
    def key(self) -> tuple[str, ...]:
        return plain(self.program), self.relation, plain(self.target)

    @property
    def cells(self) -> tuple[str, ...]:
        return self.program, self.relation, self.target

    def likeness(self, found: Self, aliases: Aliases) -> float:
        return float(
            self.relation == found.relation
            and aliases.same(self.program, found.program)
            and aliases.same(self.target, found.target)
        )


@dataclass(frozen=True, slots=True)
class Partaking(Row):
    person: str
    role: str
    date: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        return plain(self.person), self.role, self.date

    @property
    def cells(self) -> tuple[str, ...]:
        return self.person, self.role, self.date

    @property
    def attributes(self) -> Mapping[str, str]:
        return {"date": self.date}

    def likeness(self, found: Self, aliases: Aliases) -> float:
        if plain(self.person) != plain(found.person) or self.role != found.role:
            return 0.0
        return 2.0 if plain(self.date) == plain(found.date) else 1.0


@dataclass(frozen=True, slots=True)
class Figure(Row):
    """`value` is None for a figure that is no number, which matches nothing."""

    indicator: str
    value: float | None
    unit: str
    place: str = ""
    period: str = ""
    status: str = ""
    comparator: str = ""
    change: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        return repr(self.value), *map(plain, (self.unit, self.indicator, self.place, self.period))

    @property
    def cells(self) -> tuple[str, ...]:
        value = "" if self.value is None else f"{self.value:.12g}"
        return tuple(filter(None, (self.indicator, f"{value}{self.unit}", self.place, self.period)))

    @property
    def attributes(self) -> Mapping[str, str]:
        return {k: getattr(self, k) for k in ("place", "period", "status", "comparator", "change")}

    def likeness(self, found: Self, aliases: Aliases) -> float:
        """Value and unit must agree; of several such figures the one with the most similar indicator is taken."""
        x, y = self.value, found.value
        if x is None or y is None or abs(x - y) > _NEAR * max(1.0, abs(x)) or _unit(self.unit) != _unit(found.unit):
            return 0.0
        return 1.0 + likeness(self.indicator, found.indicator)

    def is_met_by(self, found: Self) -> bool:
        return likeness(self.indicator, found.indicator) >= _SAME_INDICATOR


def _unit(printed: str) -> str:
    return _UNITS.get(plain(printed), plain(printed))
