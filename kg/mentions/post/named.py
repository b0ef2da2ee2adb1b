"""What an article names, by place of naming: the body or country that was named last before an offset."""

from __future__ import annotations

import bisect
import re

from kg.grammar import Document
from kg.mentions.organization.places import name_of
from kg.model import Level, Organization, Place

REGION = "特别行政区"
LEAD_THEMSELVES = ("公社", "大队", "生产队")
"""Places whose people are led as those of a body are: 陶河公社|社长."""


class Named:
    """Looks each sort of body and place up once; a long article stays linear."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._bodies: list[tuple[int, Organization]] | None = None
        self._by_ending: dict[re.Pattern[str], list[tuple[int, Organization]]] = {}
        self._by_level: dict[Level, list[tuple[int, Place]]] = {}

    def body_before(self, offset: int, ending: re.Pattern[str]) -> Organization | None:
        """The body, or the commune or brigade, named last before an article offset whose name ends so."""
        if self._bodies is None:
            named = (*self._doc.mentions("organization"), *self._doc.mentions("place"))
            bodies = ((m.start, as_body(m.value)) for m in sorted(named, key=lambda m: m.start))
            self._bodies = [(at, body) for at, body in bodies if body is not None]
        if ending not in self._by_ending:
            self._by_ending[ending] = [(at, o) for at, o in self._bodies if ending.search(o.name)]
        found = self._by_ending[ending]
        i = bisect.bisect_left(found, offset, key=lambda row: row[0])
        return found[i - 1][1] if i else None

    def village_before(self, offset: int) -> Place | None:
        """The village named last before an article offset."""
        return self._place_before(offset, "village")

    def country_before(self, offset: int) -> Place | None:
        """The foreign country named last before an article offset."""
        return self._place_before(offset, "country")

    def region_before(self, offset: int) -> Place | None:
        """The special administrative region, where it is the province named last before an article offset."""
        province = self._place_before(offset, "province")
        return province if province is not None and province.name.endswith(REGION) else None

    def _place_before(self, offset: int, level: Level) -> Place | None:
        if level not in self._by_level:
            places = [(m.start, m.value) for m in self._doc.mentions("place") if isinstance(m.value, Place)]
            self._by_level[level] = [(at, p) for at, p in places if p.level == level and p.name != "中国"]
        found = self._by_level[level]
        i = bisect.bisect_left(found, offset, key=lambda row: row[0])
        return found[i - 1][1] if i else None


def as_body(value: object) -> Organization | None:
    """A body, also a commune or brigade, which is a place."""
    if isinstance(value, Place) and value.name.endswith(LEAD_THEMSELVES):
        return Organization(name_of(value), value)
    return value if isinstance(value, Organization) else None
