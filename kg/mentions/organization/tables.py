"""The vocabulary of organisation names, read from the lexicon and compiled once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicon import any_of, rows, words
from kg.model import Organization, Place

SUFFIXES = {"委": "委员会", "办": "办公室"}
"""Short endings of department names and what they stand for; other endings stand for themselves."""


@dataclass(frozen=True, slots=True)
class Head:
    """A row of org_heads.tsv; see there."""

    word: str
    kind: str
    anchor: str
    bare: bool
    unit: bool
    not_before: str


@dataclass(frozen=True, slots=True)
class Known:
    """A body with a fixed name, and what must not stand around the form that was found."""

    body: Organization
    not_before: re.Pattern[str] | None
    not_after: str

    @property
    def brand(self) -> bool:
        return self.body.name.endswith(("公司", "集团"))

    @property
    def ours(self) -> bool:
        return self.body.place is not None and self.body.place.name == "中国"


@cache
def heads() -> dict[str, Head]:
    """The rows of org_heads.tsv by their word."""
    return {
        r["head"]: Head(r["head"], r["kind"], r["anchor"], r["bare"] == "yes", r["unit"] == "yes", r["not_before"])
        for r in rows("org_heads")
    }


@cache
def known() -> dict[str, Known]:
    """Each printed form of the bodies with fixed names."""
    out: dict[str, Known] = {}
    for r in rows("organizations"):
        not_before = re.compile(r["not_before"]) if r["not_before"] else None
        body = Organization(r["name"], Place(r["place"], "country") if r["place"] else None)
        not_after = r["not_after"].strip("[]")
        for form in r["forms"].split("|"):
            if form:
                out[form] = Known(body, not_before, not_after)
        out[r["name"]] = Known(body, not_before, not_after)
    return out


@cache
def known_forms() -> tuple[str, ...]:
    """The printed forms of the bodies with fixed names."""
    return tuple(known())


@cache
def stems(kind: str) -> dict[str, str]:
    """Each short or full stem of a department name and the full stem: 工信 → 工业和信息化."""
    out: dict[str, str] = {}
    for r in rows("departments"):
        if r["kind"] == kind:
            for short in (r["stem"], *r["shorts"].split("|")):
                if short:
                    out.setdefault(short, r["stem"])
    return out


@cache
def inner_words() -> dict[str, tuple[str, ...]]:
    """By last character, the words that hold another which would end a name (住房和城乡建设, 作家)."""
    joined = (s for kind in ("government", "party") for s in stems(kind) if re.search("[和与及]", s))
    return by_last((*joined, *words("org_inner")))


@cache
def bodies() -> dict[str, str]:
    """The bodies that every level has one of: printed form → full name with {p} for the place."""
    return {r["form"]: r["name"] for r in rows("mass_bodies")}


def by_last(found: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words grouped by their last character, longest first."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in found:
        groups[word[-1]].append(word)
    return {last: tuple(sorted(group, key=lambda w: (-len(w), w))) for last, group in groups.items()}


@cache
def stops() -> dict[str, tuple[str, ...]]:
    """By last character, the words that never stand inside a name."""
    return by_last(words("org_stops"))


@cache
def generic(*kinds: str) -> re.Pattern[str]:
    """Modifiers of the kinds (see org_generic.tsv), which do not make a name of a head word."""
    return re.compile(f"(?:{any_of(w for kind in kinds for w in words('org_generic', kind=kind))})")


def ending(groups: Mapping[str, tuple[str, ...]], text: str, low: int, at: int) -> str | None:
    """The longest word of the groups that ends at `at`."""
    for word in groups.get(text[at - 1], ()):
        if text.endswith(word, low, at):
            return word
    return None
