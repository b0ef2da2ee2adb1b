"""Which place a level word stands for in an article."""

from __future__ import annotations

import re

from kg.grammar import PLACE, Document, Slotted
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
    "地区": ("prefecture",),
    "县": ("county",),
    "自治县": ("county",),
    "区": ("county", "province"),
    "旗": ("county",),
    "镇": ("township",),
    "乡": ("township",),
    "街道": ("township",),
    "公社": ("township",),
    "苏木": ("township",),
    "村": ("village",),
    "社区": ("village",),
    "嘎查": ("village",),
    "大队": ("village",),
}
OF_A_CITY = re.compile("(?:常务|代理|代|副)*区[委长]")
"""Committees and heads that only districts call so: an autonomous region says 自治区党委."""
BESIDE = re.compile(PLACE + r"[^，。；：（）“”\ue000-\ue0ff]{0,12}[、和与及]?$")


def resolve(doc: Document, slotted: Slotted, word: str, index: int) -> Place | None:
    """The place that a level word (省, 市, 县 ...) at an index of a passage stands for; None where the article leaves it open.

    In 岳阳市委、市政府 the second is of the place of the first, whatever the article is about.
    """
    word = word.removeprefix("师")  # 师市: the city that is one with a division of the corps
    if beside := BESIDE.search(slotted.text, max(0, index - 14), index):
        place = slotted.mentions[beside.start()].value
        if isinstance(place, Place) and place.level in LEVELS.get(word, ()) and place.name.endswith(word):
            return place
    word = "市辖区" if word == "区" and OF_A_CITY.match(slotted.text, index) else word
    return place_layer.jurisdiction(doc, word, slotted.at[index])


def name_of(place: Place) -> str:
    """The name of a place as bodies bear it: a township's with its county's before it, where that is known."""
    if place.level == "township" and place.path and place.path[-1][-1] in "县区市旗":
        return place.path[-1] + place.name
    return place.name
