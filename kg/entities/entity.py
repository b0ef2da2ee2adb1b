"""An entity with its labels, summed up from all that was identified as it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote

from kg.entities.forms import form, is_numbered
from kg.entities.identify import Identities
from kg.entities.naming import clean
from kg.entities.place import Spot, place_id, spots
from kg.entities.private import Mask
from kg.entities.records import Entry
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


@dataclass
class _Gathered:
    """What the articles say of one entity, counted, so that the order of the articles does not matter."""

    kind: EntityKind
    labels: Counter[str] = field(default_factory=Counter)
    printed: set[str] = field(default_factory=set)
    codes: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    notes: set[str] = field(default_factory=set)
    spots: set[Spot] = field(default_factory=set)
    mentions: int = 0
    articles: set[str] = field(default_factory=set)


def summed_up(
    entries: Iterable[Entry], found: Identities, masks: Mapping[str, Mask], without: frozenset[str]
) -> tuple[Entity, ...]:
    """All entities ordered by identifier, containers of places included; persons of the kinds in `without` left out."""
    gathered: dict[str, _Gathered] = {}
    for entry in entries:
        mask = masks[entry.key]
        for record in entry.records:
            if not (isinstance(record, Person) and record.kind in without):
                _take(gathered, found, entry, record, mask)
        for mention in entry.analysis.mentions:
            what = found.ids.get((entry.key, mention.value)) if isinstance(mention.value, Named) else None
            if what in gathered:
                gathered[what].mentions += 1
                gathered[what].printed.add(mask(entry.analysis.article.text[mention.start : mention.end]))
    return tuple(_entity(i, gathered[i]) for i in sorted(gathered))


def _take(gathered: dict[str, _Gathered], found: Identities, entry: Entry, record: Named, mask: Mask) -> None:
    identifier = found.ids[entry.key, record]
    kind: EntityKind = _kind(record)
    of = gathered.setdefault(identifier, _Gathered(kind))
    of.labels[clean(mask(record.name))] += 1
    of.articles.add(entry.key)
    match record:
        case Person() | Program():
            of.codes[record.kind] += 1
            if isinstance(record, Program) and record.note:
                of.notes.add(mask(record.note))
        case Organization() if record.place is not None:
            of.places[found.ids[entry.key, record.place]] += 1
        case Place():
            own, *containers = spots(record)
            if identifier == place_id(record):
                of.spots.add(own)
            for spot in containers:
                container = gathered.setdefault(spot.id, _Gathered("place"))
                container.spots.add(spot)
                container.labels.update({spot.name: 0})


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


def _entity(identifier: str, of: _Gathered) -> Entity:
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
        len(of.articles),
    )


def _most(counted: Counter[str], order: tuple[str, ...] = ()) -> str:
    """The most frequent, then the earlier in `order`, then the longer, then the first by code point."""
    rank = {value: i for i, value in enumerate(order)}
    return min(counted, key=lambda v: (-counted[v], rank.get(v, len(rank)), -len(v), v), default="")
