"""A last word where it stands in an article, and the place that is made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from kg.lexicon import rows
from kg.mentions.place.resolve import Reading
from kg.model import Level, Mention, Place

OF_A_VILLAGE = ("村里", "村内", "村口", "村头", "村部")
"""Words that begin with 村 and may stand behind the name of a village right behind its township, whose last letter that then is."""
LED_BY = ("村支书", "村支部", "村支", "村主任", "村两委", "村“两委”")
"""Those that say who leads it stand behind the name of a village wherever that is."""


@dataclass(eq=False)
class Head:
    """A row of places_heads.tsv: the last word of names of places."""

    text: str
    level: Level
    mode: str

    def __post_init__(self) -> None:
        self.idle = self._is_idle()

    def _is_idle(self) -> bool:
        """Whether it is no place in any case: 公路. After 村里 a village may be found, after 乡亲 a township."""
        if self.mode == "blocked" and self.text in ("小城镇", "特色小镇", "苏木乡镇"):
            return True
        words = (*OF_A_VILLAGE, *LED_BY, "村村", "河流")
        return self.mode == "blocked" and self.text not in words and not set("镇乡") & {self.text[0], self.text[-1]}


@dataclass(frozen=True, slots=True)
class Hit:
    """A head where it stands in a text."""

    start: int
    end: int
    head: Head


@cache
def heads() -> tuple[ahocorasick_rs.AhoCorasick, tuple[Head, ...]]:
    """An automaton of the heads, and the head of each of its words."""
    table = {r["head"]: Head(r["head"], _level(r["level"]), r["mode"]) for r in rows("places_heads")}
    automaton = ahocorasick_rs.AhoCorasick(
        list(table),
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.DFA,  # twice as fast, and small with so few words
    )
    return automaton, tuple(table.values())


def _level(cell: str) -> Level:
    levels: tuple[Level, ...] = ("township", "village", "site", "natural", "region")
    return next(level for level in levels if level == cell)


def add(reading: Reading, hit: Hit, start: int, rule: str) -> None:
    name = reading.article.text[start : hit.end]
    if hit.head.text.endswith("委会") or hit.head.text.endswith("委员会"):  # the committee is named after its village
        name = re.sub(r"(?:村)?(?:村民|居民)?委(?:员)?会$|居委会$", "", name) + (
            "社区" if "居" in hit.head.text else "村"
        )
    elif hit.head.text == "高速" and name + "公路" in reading.article.text:
        name += "公路"
    path = reading.container(start, hit.head.level)
    owner = reading.mentions.get(start)  # 涿州 in 涿州高新技术产业开发区
    if (
        owner is not None
        and isinstance(owner.value, Place)
        and owner.value.level in ("province", "prefecture", "county")
        and not (hit.head.level == "village" and reading.ending_at(start))  # 洣水镇|河南村 is of its township
    ):
        path = (*owner.value.path, owner.value.name)
    place = Place(name, hit.head.level, "", path)
    reading.names.add(name)
    end = hit.end if not hit.head.text.endswith("会") else hit.start + (1 if "村" in hit.head.text else 0)
    mention = Mention("place", start, end, place, rule)
    reading.put(mention)
    if end < hit.end:  # 芝兰村委会|沙塘村
        reading.ends.setdefault(hit.end, mention)


def behind(reading: Reading, hit: Hit, start: int, owner: Mention) -> None:
    """What is named with the place before it, which stays a place by itself: 三塘镇|蔬菜基地, 舟山|朱家尖机场."""
    place = owner.value
    if not isinstance(place, Place):
        return
    short = owner.rule == "place.short"  # 舟山, but in full of a township
    printed = reading.article.text[owner.start : owner.end] if short else place.name
    name = printed + reading.article.text[start : hit.end]
    reading.names.add(name)
    inside = Place(name, hit.head.level, "", (*place.path, place.name))
    reading.put(Mention("place", start, hit.end, inside, "place.head"))
