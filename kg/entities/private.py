"""Names of private persons: 陈 and 某 for each further character, so that lengths and offsets still hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from kg import lexicon
from kg.entities.records import Entry
from kg.model import Person

Privacy = Literal["mask", "keep", "drop"]
HIDDEN = "某"


class Mask:
    """Hides the given full names in any text, also where layout spaces stand between their characters."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        names = sorted(set(names), key=lambda n: (-len(n), n))
        pattern = "|".join(r"\s*".join(map(re.escape, name)) for name in names)
        self._regex = re.compile(pattern) if pattern else None
        self._surnames = tuple(s for name in names if (s := _surname(name)) and len(s) > 1)

    def __call__(self, text: str) -> str:
        """The text with each name hidden; it keeps its length."""
        return self._regex.sub(self._hide, text) if self._regex else text

    def _hide(self, match: re.Match[str]) -> str:
        letters = [i for i, c in enumerate(match[0]) if not c.isspace()]
        squeezed = "".join(match[0][i] for i in letters)
        shown = next((len(s) for s in self._surnames if squeezed.startswith(s)), 1)
        hidden = {i for i in letters[shown:] if match[0][i] not in "·•."}
        return "".join(HIDDEN if i in hidden else c for i, c in enumerate(match[0]))


def masks(entries: Iterable[Entry], privacy: Privacy) -> Mapping[str, Mask]:
    """The mask of each article, by key: its private persons, and those of its page unless they are public in it."""
    entries = tuple(entries)
    if privacy == "keep":
        return {entry.key: Mask() for entry in entries}
    on_page: dict[str, set[str]] = {}
    for entry in entries:
        on_page.setdefault(entry.source.text, set()).update(_names(entry, private=True))
    return {
        entry.key: Mask(_names(entry, private=True) | (on_page[entry.source.text] - _names(entry, private=False)))
        for entry in entries
    }


def _names(entry: Entry, private: bool) -> set[str]:
    return {r.name for r in entry.records if isinstance(r, Person) and (r.kind == "private") == private}


def _surname(name: str) -> str:
    compound = lexicon.words("compound_surnames")
    return name[:2] if len(name) > 2 and name[:2] in compound else name[:1]
