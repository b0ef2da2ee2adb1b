"""Which post a title is, by the readings from the most to the least explicit."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.post.alone import by_itself
from kg.mentions.post.bodies import after_body
from kg.mentions.post.ministers import minister
from kg.mentions.post.places import after_place, half, level
from kg.mentions.post.reading import Found, Reading
from kg.mentions.post.siblings import beside, envoy, joined, over_names
from kg.mentions.post.titles import FORMER
from kg.mentions.post.units import after_noun, after_unit
from kg.model import Organization, Post

PARTY_GROUP = "党组"
HEAD = re.compile("[一-鿿]长")
"""A title whose first letter may be the last of the name of its body."""


def post_of(reading: Reading) -> Found | None:
    """The first of the readings that applies; 党组书记 of a body is 书记 of its leading party group."""
    found = first(reading)
    if (found is None or found.post.organization is None) and HEAD.fullmatch(reading.title.word):
        behind = replace(reading, start=reading.start + 1)  # 教务处|长, 公安局|长
        found = after_body(behind) or beside(behind) or over_names(behind) or found
    if found is None or found.post.organization is None or not found.post.title.startswith(PARTY_GROUP):
        return found
    whole, title = found.post.organization, found.post.title.removeprefix(PARTY_GROUP)
    group = Organization(whole.name.removesuffix(PARTY_GROUP) + PARTY_GROUP, whole.place)
    named = reading.end - len(title)
    former = reading.slotted.text[named - len(PARTY_GROUP) - 1 : named - len(PARTY_GROUP)] in FORMER
    return replace(found, post=Post(title, group), body_end=0 if former else named, whole=found.whole or whole)


def first(reading: Reading) -> Found | None:
    """The readings from the most to the least explicit."""
    if reading.title.word == "长":
        return minister(reading) or half(reading)
    return (
        minister(reading)
        or after_body(reading)
        or envoy(reading)
        or after_place(reading)
        or after_unit(reading)
        or beside(reading)
        or after_noun(reading)
        or level(reading)
        or joined(reading)
        or over_names(reading)
        or by_itself(reading)
    )
