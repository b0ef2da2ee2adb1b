"""Which place a level word stands for in an article, and how the name of a body is made from a place."""

from __future__ import annotations

from kg.grammar import Document
from kg.mentions import place as place_layer
from kg.model import Level, Place

LEVELS: dict[str, tuple[Level, ...]] = {
    "省": ("province",),
    "自治区": ("province",),
    "市": ("prefecture", "province", "county"),
    "州": ("prefecture",),
    "自治州": ("prefecture",),
    "盟": ("prefecture",),
    "地": ("prefecture",),
    "县": ("county",),
    "自治县": ("county",),
    "区": ("county", "province"),
    "旗": ("county",),
    "镇": ("township",),
    "乡": ("township",),
    "街道": ("township",),
    "村": ("village",),
    "社区": ("village",),
}


def resolve(doc: Document, word: str, offset: int) -> Place | None:
    """The place that the level word (省, 市, 县 ...) at an article offset stands for; None where the article leaves it open."""
    jurisdiction = getattr(place_layer, "jurisdiction", None)
    if jurisdiction is not None:
        found: Place | None = jurisdiction(doc, word, offset)
        return found
    for place in reversed(doc.home):
        if place.level in LEVELS.get(word, ()):
            return place
    return None


def china() -> Place:
    return Place("中国", "country")
