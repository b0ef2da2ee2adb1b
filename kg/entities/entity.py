"""An entity with its labels, summed up from all that was identified as it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote

from kg.entities.forms import form, is_numbered
from kg.entities.naming import clean
from kg.entities.place import Spot, place_id, spots
from kg.entities.private import Mask
from kg.entities.records import Entry
from kg.entities.tally import Tally, add, count
from kg.model import Named, Organization, Person, Place, Program

EntityKind = Literal["person", "organization", "place", "program"]
_KIND_ORDER = ("official", "leader", "other", "journalist", "private")
_POINTING = re.compile(
    r"(?:全|我|本|该|此)?(?:国|省|市|县|区|乡|镇|村|州|盟|旗|自治区|自治州|自治县|社区|街道|校|院|局|委|厅|部|行|所|站|中心|公司|地|会|办|馆|厂|矿|队)内?"
)


@dataclass(frozen=True, slots=True)
class Entity:
    """`code` is the kind of a person or program or the level of a place; `names` all other forms, sorted.

    `number` is the division code of a place, `within` and `place` identifiers, `notation` the form of a numbered program.
    """

    id: str
    kind: EntityKind
    label: str
    names: tuple[str, ...] = ()
    code: str = ""
    number: str = ""
    within: str = ""
    place: str = ""
    scope: str = ""
    notation: str = ""
    note: str = ""
    mentions: int = 0
    articles: int = 0


@dataclass(slots=True)
class Gathered:
    """What articles say of one entity, counted, so that neither their order nor how they are grouped matters."""

    kind: EntityKind
    labels: Tally = field(default_factory=dict)
    printed: set[str] = field(default_factory=set)
    codes: Tally = field(default_factory=dict)
    places: Tally = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)
    spots: set[Spot] = field(default_factory=set)
    mentions: int = 0
    articles: int = 0

    def add(self, other: Gathered) -> None:
        """Take in what other articles say; kinds differ only where judgements say that two things are one."""
        self.kind = min(self.kind, other.kind)
        add(self.labels, other.labels)
        self.printed |= other.printed
        add(self.codes, other.codes)
        add(self.places, other.places)
        self.notes |= other.notes
        self.spots |= other.spots
        self.mentions += other.mentions
        self.articles += other.articles


Gathering = dict[str, Gathered]
"""Identifier of an entity → what is said of it."""


def gather(
    into: Gathering, entry: Entry, ids: Mapping[Named, str], mask: Mask, without: frozenset[str] = frozenset()
) -> None:
    """Add what one article says; `ids` gives the entity of each record. Persons of the kinds in `without` are left out."""
    mentioned: set[str] = set()
    for record in entry.records:
        if not (isinstance(record, Person) and record.kind in without):
            _take(into, ids, record, mask)
            mentioned.add(ids[record])
    for identifier in mentioned:
        into[identifier].articles += 1
    text = entry.analysis.article.text
    for mention in entry.analysis.mentions:
        what = ids.get(mention.value) if isinstance(mention.value, Named) else None
        if what in into:
            into[what].mentions += 1
            into[what].printed.add(mask(text[mention.start : mention.end]))


def merge(into: Gathering, other: Gathering) -> None:
    for identifier, of in other.items():
        if (known := into.get(identifier)) is None:
            into[identifier] = of
        else:
            known.add(of)


def summed_up(gathering: Gathering) -> tuple[Entity, ...]:
    """All entities ordered by identifier, containers of places included."""
    return tuple(_entity(i, gathering[i]) for i in sorted(gathering))


def _take(into: Gathering, ids: Mapping[Named, str], record: Named, mask: Mask) -> None:
    identifier = ids[record]
    of = into.setdefault(identifier, Gathered(_kind(record)))
    of.kind = min(of.kind, _kind(record))
    count(of.labels, clean(mask(record.name)))
    match record:
        case Person() | Program():
            count(of.codes, record.kind)
            if isinstance(record, Program) and record.note:
                of.notes.add(mask(record.note))
        case Organization() if record.place is not None:
            count(of.places, ids[record.place])
        case Place():
            own, *containers = spots(record)
            if identifier == place_id(record):
                of.spots.add(own)
            for spot in containers:
                container = into.setdefault(spot.id, Gathered("place"))
                container.spots.add(spot)
                count(container.labels, spot.name, 0)  # nobody has printed it


def _kind(record: Named) -> EntityKind:
    match record:
        case Place():
            return "place"
        case Organization():
            return "organization"
        case Person():
            return "person"
        case Program():
            return "program"


def _entity(identifier: str, of: Gathered) -> Entity:
    label = _most(of.labels)
    names = {clean(n) for n in of.printed} | set(of.labels)
    first, *steps = identifier.split("/")
    scope = unquote(steps[0]) if first in ("person", "program") and len(steps) > 1 else ""
    numbered = of.kind == "program" and is_numbered(label)
    if numbered:
        names.add(form(label))
    if of.kind in ("place", "organization"):
        names = {n for n in names if not _POINTING.fullmatch(n)}
    spot = min(
        of.spots, key=lambda s: (s.within is None, s.level is None, s.within or "", s.code, s.name), default=None
    )
    code = _most(of.codes, _KIND_ORDER) if of.codes else (spot.level or "" if spot else "")
    return Entity(
        identifier,
        of.kind,
        label,
        tuple(sorted(names - {label, ""})),
        code,
        spot.code if spot else "",
        spot.within or "" if spot else "",
        _most(of.places),
        scope,
        form(label) if numbered else "",
        "；".join(sorted(of.notes)),
        of.mentions,
        of.articles,
    )


def _most(counted: Tally, order: tuple[str, ...] = ()) -> str:
    """The most frequent, then the earlier in `order`, then the longer, then the first by code point."""
    rank = {value: i for i, value in enumerate(order)}
    return min(counted, key=lambda v: (-counted[v], rank.get(v, len(rank)), -len(v), v), default="")
