"""What an article names, by place of naming: the body or country that was named last before an offset."""

from __future__ import annotations

import bisect
import re
from functools import cached_property

from kg.grammar import Document
from kg.model import Organization, Place


class Named:
    """Looks each sort of body up once; a long article stays linear."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._by_ending: dict[re.Pattern[str], list[tuple[int, Organization]]] = {}

    @cached_property
    def _bodies(self) -> list[tuple[int, Organization]]:
        found = self._doc.mentions("organization")
        return [(m.start, m.value) for m in found if isinstance(m.value, Organization)]

    @cached_property
    def _countries(self) -> list[tuple[int, Place]]:
        places = [(m.start, m.value) for m in self._doc.mentions("place") if isinstance(m.value, Place)]
        return [(at, p) for at, p in places if p.level == "country" and p.name != "中国"]

    def body_before(self, offset: int, ending: re.Pattern[str]) -> Organization | None:
        """The body named last before an article offset whose name ends so."""
        if ending not in self._by_ending:
            self._by_ending[ending] = [(at, o) for at, o in self._bodies if ending.search(o.name)]
        found = self._by_ending[ending]
        i = bisect.bisect_left(found, offset, key=lambda row: row[0])
        return found[i - 1][1] if i else None

    @cached_property
    def _villages(self) -> list[tuple[int, Place]]:
        places = [(m.start, m.value) for m in self._doc.mentions("place") if isinstance(m.value, Place)]
        return [(at, p) for at, p in places if p.level == "village"]

    def village_before(self, offset: int) -> Place | None:
        """The village named last before an article offset."""
        i = bisect.bisect_left(self._villages, offset, key=lambda row: row[0])
        return self._villages[i - 1][1] if i else None

    def country_before(self, offset: int) -> Place | None:
        """The foreign country named last before an article offset."""
        i = bisect.bisect_left(self._countries, offset, key=lambda row: row[0])
        return self._countries[i - 1][1] if i else None
