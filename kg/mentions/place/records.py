"""One record for one place in an article, whatever form is printed and wherever its container stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from kg.mentions.place.gazetteer import gazetteer
from kg.model import Level, Mention, Place, Value

_FROM_A_TABLE = ("place.named", "place.short", "place.letter", "place.pointer")
Key = tuple[str, Level]


def harmonised(mentions: list[Mention]) -> list[Mention]:
    """The same mentions, in order, with equal records for the same place."""
    if all(m.rule in _FROM_A_TABLE or (m.rule == "place.division" and not _is_former(m.value)) for m in mentions):
        return mentions  # these share their records from the start
    records = _Records(mentions)
    return [records.applied(m) for m in mentions]


class _Records:
    def __init__(self, mentions: list[Mention]) -> None:
        ends = {m.end for m in mentions}
        self.ends = ends
        self.stated: defaultdict[Key, list[tuple[int, Place]]] = defaultdict(list)  # with its container right before it
        self.first: dict[Key, Place] = {}
        self.older: dict[str, Place] = {}
        for m in mentions:
            if not isinstance(m.value, Place):
                continue
            key = (m.value.name, m.value.level)
            if m.value.code or key not in self.first:
                self.first[key] = m.value
            if m.start in ends:
                self.stated[key].append((m.start, m.value))
            if m.rule == "place.division" and _is_former(m.value):
                self.older[m.value.code] = m.value

    def applied(self, mention: Mention) -> Mention:
        place = mention.value
        if not isinstance(place, Place) or (settled := self.of(mention, place)) is place:
            return mention
        return replace(mention, value=settled)

    def of(self, mention: Mention, place: Place) -> Place:
        if place.code:  # 祁阳 is 祁阳县 where that is printed
            return self.older.get(place.code, place) if mention.rule == "place.short" else place
        key = (place.name, place.level)
        if self.first[key].code:
            return self.first[key]
        stated = self.stated[key]
        if mention.start in self.ends:  # two villages of one name in two townships stay two
            return max(
                (p for _, p in stated if set(place.path) <= set(p.path)), key=lambda p: len(p.path), default=place
            )
        before = [p for start, p in stated if start < mention.start]
        return before[-1] if before else stated[0][1] if stated else self.first[key]


def _is_former(place: Value) -> bool:
    return isinstance(place, Place) and bool(place.code) and place.name != _current_name(place)


def _current_name(place: Place) -> str:
    length = {"province": 2, "prefecture": 4}.get(place.level, 6)
    division = gazetteer().by_code.get(place.code[:length])
    return division.name if division else place.name
