"""What an article names, by place of naming: the body or country that was named last before an offset."""

from __future__ import annotations

import bisect
import re

from kg.grammar import Document
from kg.model import Organization, Place


class Named:
    """Looks each sort of body up once; a long article stays linear."""

    def __init__(self, doc: Document) -> None:
        self._bodies = [(m.start, m.value) for m in doc.mentions("organization") if isinstance(m.value, Organization)]
        places = [(m.start, m.value) for m in doc.mentions("place") if isinstance(m.value, Place)]
        self._countries = [(at, p) for at, p in places if p.level == "country" and p.name != "中国"]
        self._by_ending: dict[re.Pattern[str], list[tuple[int, Organization]]] = {}

    def body_before(self, offset: int, ending: re.Pattern[str]) -> Organization | None:
        """The body named last before an article offset whose name ends so."""
        if ending not in self._by_ending:
            self._by_ending[ending] = [(at, o) for at, o in self._bodies if ending.search(o.name)]
        found = self._by_ending[ending]
        i = bisect.bisect_left(found, offset, key=lambda row: row[0])
        return found[i - 1][1] if i else None

    def country_before(self, offset: int) -> Place | None:
        """The foreign country named last before an article offset."""
        i = bisect.bisect_left(self._countries, offset, key=lambda row: row[0])
        return self._countries[i - 1][1] if i else None
