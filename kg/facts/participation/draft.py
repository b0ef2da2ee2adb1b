"""An event while the article is still being read: what has been told of it so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.model import Event, EventKind, Mention, Participation, Person, Place, Role


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
    passage: int | None = None  # start of the passage that told of it, where that is not the opening of the article
    acts: list[tuple[Role, tuple[Mention, ...]]] = field(default_factory=list)

    def names(self) -> set[str]:
        return names_of(m for _, persons in self.acts for m in persons)

    def event(self) -> Event:
        rows: dict[tuple[str, str], Participation] = {}
        for role, persons in self.acts:
            for n, m in enumerate(persons, 1):
                if isinstance(m.value, Person):
                    position = n if len(persons) > 1 else 0
                    row = Participation(m.value, role, m.start, m.end, "participation." + role, position)
                    rows.setdefault((m.value.name, role), row)
        if self.kind == "talks":
            rows = with_guests(rows)
        return Event(self.name, self.kind, self.date, self.place, tuple(rows.values()), self.start, self.end, self.rule)


def with_guests(rows: dict[tuple[str, str], Participation]) -> dict[tuple[str, str], Participation]:
    """Who speaks in talks takes part in them."""
    there = {name for name, role in rows if role != "speaker"}
    guests = {
        (name, "attendee"): replace(row, role="attendee", rule="participation.attendee")
        for (name, role), row in rows.items()
        if role == "speaker" and name not in there
    }
    return rows | guests


def names_of(persons: Iterable[Mention]) -> set[str]:
    """The names of the persons that are mentioned."""
    return {m.value.name for m in persons if isinstance(m.value, Person)}
