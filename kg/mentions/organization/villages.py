"""The committees of villages and neighbourhoods, and the branches of the Party there: 双园村村委会, 村党支部."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Document, Rule, Slotted
from kg.lexicon import any_of
from kg.mentions.organization.level import cut, jurisdiction, made
from kg.mentions.organization.places import name_of
from kg.model import Mention, Place

VILLAGES = ("村", "社区", "嘎查")
WORDS = {"VILLAGES": any_of(VILLAGES)}


def villagers(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """双园|村委会: the committee of the villagers or residents; 村委会 where the article tells of which village."""
    place = village(doc, slotted, m)
    if place is None or place.level != "village":
        return None
    residents = "居" in m[0] or place.name.endswith("社区")
    name = f"{place.name}{'居民' if residents else '村民'}委员会"
    return made(slotted, m, name, place, "organization.villagers")


def village(doc: Document, slotted: Slotted, m: re.Match[str]) -> Place | None:
    """The village or township printed, or the one that 村 stands for, but not in 农村."""
    place, _ = jurisdiction(doc, slotted, m)
    at = m.start("jur")
    return None if at and not slotted.among(*m.span("jur"), "place") and cut(m.string, at) else place


def street_office(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """云岭街道|办: the office that a street is led by."""
    place, name = jurisdiction(doc, slotted, m)
    if place is None or place.level != "township":
        return None
    return made(slotted, m, f"{name}办事处", place, "organization.street-office")


def branch(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    """红星村|党支部; 村党支部, 村支部 where the article tells which."""
    place = village(doc, slotted, m)
    if place is not None and place.level in ("village", "township", "site"):
        form = m.group("form")
        yield made(slotted, m, name_of(place) + ("党支部" if form == "支部" else form), place, "organization.branch")


RULES: tuple[Rule, ...] = (
    Rule(
        "organization.villagers",
        r"(?P<jur>{place}|{VILLAGES})(?:(?:村|村?民|居民?)?委(?:员)?会|(?<={place})[村居]?委(?![员托派任]))",
        villagers,
        trigger=(
            "{place}委",
            "{place}居",
            "{place}村",
            *(f"{word}{end}" for word in VILLAGES for end in ("委", "民委", "居")),
        ),
        first="{place}村社嘎",
        words=WORDS,
        yes=(
            ("衡东县洣水镇双园村修路，由村委会牵头。", ("双园村村民委员会|双园村",)),
            ("衡东县洣水镇双园村委会挂牌，双园村村委到场。", ("双园村村民委员会|双园村",) * 2),
            ("走进花桥村村委会和云岭村村民委员会。", ("花桥村村民委员会|花桥村", "云岭村村民委员会|云岭村")),
        ),
        no=("衡东县委会议。", "双园村委托乙方管护。"),
    ),
    Rule(
        "organization.street-office",
        r"(?P<jur>{place}+|街道)办(?!事处|[理公学事好实起成了得企厂园班完证案])",
        street_office,
        trigger=("街道办", "{place}办"),
        first="{place}街",
        yes=(
            (
                "衡阳市雁峰区黄茶岭街道办组织清扫，街道办主任李红到场。",
                ("雁峰区黄茶岭街道办事处|黄茶岭街道", "雁峰区黄茶岭街道办事处|黄茶岭街道"),
            ),
        ),
        no=("各街道办要抓紧。", "街道办好事。"),
    ),
    Rule(
        "organization.branch",
        r"(?P<jur>{place}+|{VILLAGES}|(?<![警察防救队])大队)(?P<form>(?:网格|小区)?(?:党?支部|党总支|党委))",
        branch,
        trigger=("支部", "党总支", "党委"),
        first="{place}村社嘎大",
        words=WORDS,
        yes=(
            ("衡南县云集镇红旗社区网格党支部开会。", ("云集镇红旗社区网格党支部|云集镇红旗社区",)),
            ("衡南县云集镇云水小区党支部开会。", ("云集镇云水小区党支部|云集镇云水小区",)),
            ("南岳区南岳镇红星村党支部开会。", ("红星村党支部|红星村",)),
            ("祁东县陶河公社红星大队办厂，大队党支部支持。", ("红星大队党支部|红星大队",)),
        ),
        no=("村党支部要发挥作用。", "衡东县洣水镇双园村建好农村党支部。"),
    ),
)
