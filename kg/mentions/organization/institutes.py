"""Institutes of the academies and of groups that number theirs, channels of the national broadcaster."""

from __future__ import annotations

import re

from kg.grammar import SLOTS, Document, Rule, Slotted
from kg.mentions.organization.level import made
from kg.model import Mention, Place

ACADEMIES = {"中科院": "中国科学院", "社科院": "社会科学院", "农科院": "农业科学院", "林科院": "林业科学研究院"}


def institute(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """An institute of an academy or of a group that numbers its institutes."""
    name = slotted.group(m)
    own = name.removeprefix("中国")
    if SAID_IN_NAME.search(own) or (name == own and slotted.mentions.get(m.start()) is not None):
        return None
    for short, full in ACADEMIES.items():
        name = name.replace(short, full)
    return made(slotted, m, name, None, "organization.institute")


SAID_IN_NAME = re.compile("[的和与及在有是将对]|发布|院士|研究员|专家|团队|教授|表示|指出|联合|介绍")
RULES: tuple[Rule, ...] = (
    Rule(
        "organization.institute",
        "(?:{CHINA}(?:科学院|社会科学院|社科院|农业科学院|农科院|林科院)|中科院)(?:{place})?[\u4e00-\u9fff]{2,10}?"
        "(?:研究院|研究所|研究中心|实验室|天文台|植物园|所(?![有谓在以需述属见长]))"
        "|(?:航天科技|航天科工|{CHINA}(?:电科|电子科技|兵器|船舶|航发)|中核|中船|航空工业)(?:工业)?(?:集团)?(?:公司)?"
        "第?[一二三四五六七八九十〇零0-9]{1,4}(?:研究院|研究所|院(?!子|线|校)|所|厂)",
        institute,
        trigger=(
            "科学院",
            "中科院",
            "社科院",
            "农科院",
            "林科院",
            "航天科",
            "电科",
            "兵器",
            "中核",
            "中船",
            "船舶",
            "航空工业",
            "航发",
        ),
        first="{place}中航",
        words={"CHINA": f"{SLOTS['place']}|中国"},
        yes=(
            ("中科院长沙农业所和航天科技集团三院参加。", ("中国科学院长沙农业所", "航天科技集团三院")),
            ("中国电科五十二所研制。", ("中国电科五十二所",)),
        ),
        no=("中国科学院有所突破。", "中船一院子的货。"),
    ),
    Rule(
        "organization.channel",
        "(?:央视|中央电视台|中央广播电视总台)(?!多个|各个|几个|央视)[\u4e00-\u9fff]{2,5}?频道",
        lambda doc, slotted, m: made(slotted, m, slotted.group(m), Place("中国", "country"), "organization.channel"),
        trigger=("频道",),
        first="央中",
        yes=(("央视科教频道播出。", ("央视科教频道|中国",)),),
        no=("央视多个频道播出。",),
    ),
)
