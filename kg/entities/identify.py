"""Which thing each record of each article is: natural identifier → links of the rules → judgements of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.entities import linking
from kg.entities.judgements import Answer, Decision, mention_key
from kg.entities.linking import Link, Programs
from kg.entities.naming import path
from kg.entities.person import person_id, post_scope
from kg.entities.place import place_id
from kg.entities.private import Mask
from kg.entities.program import Reading, readings
from kg.entities.records import Entry
from kg.model import Named, Organization, Person, Place, Program

Key = tuple[str, Named]


class Identities:
    """The identifier of each record of each article, and the decisions that led away from the natural one."""

    def __init__(self) -> None:
        self.ids: dict[Key, str] = {}
        self.natural: dict[Key, str] = {}
        self.decisions: set[Decision] = set()

    def decide(self, key: Key, mention: str, link: Link) -> None:
        target, before = link.target, self.ids[key]
        if target == before:
            return
        answer: Answer = "yes" if link.sure else "unsure"
        instead_of = before if link.sure else ""
        self.decisions.add(Decision(mention, target, answer, "rule", "", link.reason.zh, link.reason.en, instead_of))
        if link.sure:
            self.ids[key] = target


def identify(entries: Iterable[Entry], judgements: Iterable[Decision], masks: Mapping[str, Mask]) -> Identities:
    """Independent of the order of the entries; a judgement for something that does not occur is kept and has no effect."""
    entries = tuple(entries)
    found = Identities()
    programs: dict[Key, Reading] = {}
    for entry in entries:
        programs.update({(entry.key, r.record): r for r in readings(entry)})
        for record in entry.records:
            found.natural[entry.key, record] = masks[entry.key](_natural(entry, record, programs))
    found.ids = dict(found.natural)
    rows = _by_mention(judgements)
    proposed = {**_programs(programs), **_persons(entries, found), **_places(found)}
    for key in found.natural:
        article, record = key
        mention = masks[article](mention_key(article, record))
        _apply(found, key, mention, proposed.get(key, []), rows.get(mention, []))
    found.decisions.update(row for of_mention in rows.values() for row in of_mention)
    _follow(found)
    return found


def _natural(entry: Entry, record: Named, programs: Mapping[Key, Reading]) -> str:
    match record:
        case Place():
            return place_id(record)
        case Organization():
            return path("organization", record.name)
        case Person():
            return person_id(entry, record)
        case Program():
            return programs[entry.key, record].id


def _apply(found: Identities, key: Key, mention: str, links: list[Link], rows: list[Decision]) -> None:
    """Judgements outrank links; what is “not the same” as its natural entity becomes one of its article."""
    denied = {row.entity for row in rows if row.judgement == "no"}
    said = [row.entity for row in rows if row.judgement == "yes"]
    if said:
        found.ids[key] = said[0]
        return
    for link in links:
        if link.target not in denied:
            found.decide(key, mention, link)
    if found.ids[key] in denied:
        found.ids[key] = f"{found.natural[key]}/{key[0]}"


def _by_mention(judgements: Iterable[Decision]) -> dict[str, list[Decision]]:
    rows: dict[str, list[Decision]] = defaultdict(list)
    for row in sorted(judgements):
        rows[row.mention].append(row)
    return rows


def _programs(programs: Mapping[Key, Reading]) -> dict[Key, list[Link]]:
    candidates = Programs(programs.values())
    return {key: candidates.links(reading) for key, reading in programs.items()}


def _persons(entries: Iterable[Entry], found: Identities) -> dict[Key, list[Link]]:
    """A person without a post in the article may be the one of that name with a post, in the province or the centre."""
    posted: set[str] = set()
    bare: list[tuple[Key, str]] = []
    for entry in entries:
        for record in entry.records:
            if isinstance(record, Person) and record.kind not in ("private", "journalist"):
                key = (entry.key, record)
                if post_scope(entry, record):
                    posted.add(found.natural[key])
                else:
                    bare.append((key, record.name))
    return {
        key: [Link(centre, linking.ONLY_POST)]
        for key, name in bare
        if found.natural[key] not in posted and (centre := path("person", "中国", name)) in posted
    }


def _places(found: Identities) -> dict[Key, list[Link]]:
    """A site without its township may be the one of that name in the same county whose township is told."""
    by_name: dict[tuple[str, str], dict[str, Place]] = defaultdict(dict)
    for (_, record), natural in found.natural.items():
        if isinstance(record, Place):
            by_name[record.name, record.level][natural] = record
    return {key: links for key in found.natural if (links := list(_fuller(key, by_name, found)))}


def _fuller(key: Key, by_name: Mapping[tuple[str, str], Mapping[str, Place]], found: Identities) -> Iterator[Link]:
    place = key[1]
    if (
        not isinstance(place, Place)
        or place.code
        or not place.path
        or place.level not in ("township", "village", "site")
    ):
        return
    depth = len(place.path)
    others = [
        natural
        for natural, other in by_name[place.name, place.level].items()
        if natural != found.natural[key] and len(other.path) > depth and other.path[:depth] == place.path
    ]
    deepest = [n for n in others if not any(m != n and m.startswith(f"{n.rpartition('/')[0]}/") for m in others)]
    if len(deepest) == 1:
        yield Link(deepest[0], linking.ONLY_PLACE)


def _follow(found: Identities) -> None:
    """What was linked to something that is itself replaced goes to the end of the chain."""
    replaced = {d.instead_of: d.entity for d in sorted(found.decisions) if d.instead_of}
    kept = set(found.ids.values())
    for key, target in found.ids.items():
        seen = {target}
        while target in replaced and replaced[target] not in seen and target != found.natural[key]:
            target = replaced[target]
            seen.add(target)
        if target in kept:
            found.ids[key] = target
