"""Bodies with a fixed name: the Party centre, the State Council's departments, national media, large groups."""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar import Document
from kg.mentions.organization.tables import known, known_matcher
from kg.model import Mention, Organization, Place

RULE = "organization.known"


def find(doc: Document) -> Iterator[Mention]:
    text = doc.article.text
    forms = known()
    patterns = list(forms)
    for index, start, end in known_matcher().find_matches_as_indexes(text):
        entry = forms[patterns[index]]
        if start and text[start - 1] in entry.not_after:
            continue
        if entry.not_before is not None and entry.not_before.match(text, end):
            continue
        place = Place(entry.place, "country") if entry.place else None
        yield Mention("organization", start, end, Organization(entry.name, place), RULE)
