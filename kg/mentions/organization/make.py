"""The mention of a body by its name."""

from __future__ import annotations

import re

from kg.grammar import Slotted
from kg.model import Mention, Organization, Place

RULE = "organization.name"
PAPER = re.compile("(?:日报|晚报|早报|都市报)$")


def mention(slotted: Slotted, start: int, end: int, name: str, place: Place | None) -> Mention:
    """Of a name as printed: without its spaces and quotation marks; a paper is the house that prints it."""
    clean = PAPER.sub(r"\g<0>社", re.sub(r"[\s“”「」]", "", name))
    return Mention("organization", *slotted.span(start, end), Organization(clean, place), RULE)
