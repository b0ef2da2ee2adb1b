"""Posts of a body that stands before the title, or of a part of it: 市委书记, 某大学教务处处长, 联合国秘书长苏丹问题特别代表."""

from __future__ import annotations

import re

from kg.grammar import ORGANIZATION, PLACE
from kg.mentions.organization.tables import ending, stops
from kg.mentions.post.reading import Found, Reading
from kg.mentions.post.siblings import CHAMBER, part_of
from kg.mentions.post.titles import AIDES, CHARGE, LONGEST_PART, LONGEST_UNIT, RANK
from kg.model import Organization, Place, Post

SUB_UNIT = re.compile(
    f"{ORGANIZATION}(?:（[^（）]{{1,12}}）)?(?P<sub>[\\u4e00-\\u9fff]{{0,14}}"
    "(?:主席团|部|处|科|室|系|司|局|院|所|中心|站|队|股|组|委员会|委|[革筹管]委会|分会|车间|工会|团委))$"
)
OF_POLICE = re.compile(
    f"{ORGANIZATION}(?P<sub>[\u4e00-\u9fff{PLACE}]{{1,12}}?(?:派出所|[支大中]队|分局|检查站|看守所|责任区))$"
)
NUMBERED_UNIT = re.compile(
    f"{ORGANIZATION}(?P<sub>[一-鿿]{{0,10}}?(?:[一二三四五六七八九十]{{1,2}}[处科庭室部]|会议主席团))$"
)
ON_A_MATTER = re.compile(f"[\u4e00-\u9fff{PLACE}]{{1,10}}?(?:问题|事务|政策)$")
"""What the envoys and aides of somebody are charged with: 联合国秘书长|苏丹问题|特别代表."""
FIELDED = ("总监", "专员", "协调员", "领导人", "议员", "总工程师")
OF_FIELD = re.compile(f"{ORGANIZATION}[一-鿿]{{2,8}}$")
"""Titles with the field before them that is theirs and no part of the body: 某集团|市场开发|总监."""


def after_body(reading: Reading) -> Found | None:
    """市委书记, 市交通运输局党组书记, 某大学教务处处长."""
    text, at = reading.slotted.text, reading.start
    begin = reading.inner()
    prefix = text[begin:at]
    begin = reading.led(begin)
    if begin and text[begin - 1] == ORGANIZATION:
        return held_in(reading, begin - 1, prefix)
    if text.endswith(ORGANIZATION + "中央", 0, begin) and (party := reading.body(begin - 3)).name.endswith("党"):
        return reading.made(
            begin - 3, prefix + reading.title.word, Organization(party.name + "中央委员会", party.place)
        )
    if (rank := RANK.search(text, max(0, begin - 2), begin)) and text[rank.start() - 1 : rank.start()] == ORGANIZATION:
        return held_in(reading, rank.start() - 1, prefix)
    if rank and (charge := CHARGE.search(text, max(0, begin - LONGEST_UNIT), begin)):
        return held_in(reading, charge.start() - 1, prefix)
    at = rank.start() if rank else at
    low = max(reading.before.end if reading.before else 0, at - LONGEST_PART)  # …领导小组|成员|兼办公室|副主任
    sub = SUB_UNIT.search(text, low, at)
    field = OF_FIELD.search(text, low, at) if reading.title.word.endswith(FIELDED) else None
    if field is not None and not any(ending(stops(), text, field.start(), i) for i in range(field.start() + 1, at + 1)):
        return held_in(reading, field.start(), prefix)
    if police := OF_POLICE.search(text, low, at):
        body = reading.body(police.start())
        part = Organization(body.name + reading.slotted.printed(*police.span("sub")), body.place)
        return Found(police.start(), reading.end, Post(prefix + reading.title.word, part), whole=body)
    if reading.title.word in AIDES and (spoken_for := aide(reading, low, at)) is not None:
        return spoken_for
    numbered = NUMBERED_UNIT.search(text, low, at)
    if numbered is not None:
        body = reading.body(numbered.start())
        part = Organization(body.name + numbered["sub"], body.place)
        return Found(numbered.start(), reading.end, Post(reading.title.word, part), whole=body)
    if sub and reading.is_part(sub.start("sub"), at):
        body = reading.body(sub.start())
        if sub["sub"].endswith("委") and not CHAMBER.match(body.name):
            return None
        part = part_of(body, sub["sub"])
        return Found(sub.start(), reading.end, Post(reading.title.word, part), whole=body)
    return None


def aide(reading: Reading, low: int, at: int) -> Found | None:
    """联合国秘书长|苏丹问题|特别代表, 美国|中东问题|特使: of the body or country of whom they speak for."""
    text = reading.slotted.text
    matter = ON_A_MATTER.search(text, low, at)
    begin = matter.start() if matter else at
    if reading.before is not None and reading.before.end == begin and reading.before.post.organization is not None:
        return reading.made(begin, reading.title.word, reading.before.post.organization)
    while matter and begin < at and text[begin] != ORGANIZATION and text[begin - 1 : begin] != ORGANIZATION:
        if text[begin] == PLACE and begin + 1 < at:
            break
        begin += 1
    if matter and begin < at and text[begin - 1 : begin] == ORGANIZATION:
        return held_in(reading, begin - 1, "")
    place = reading.slotted.mentions[begin].value if matter and begin < at and text[begin] == PLACE else None
    if isinstance(place, Place) and place.level == "country":
        return reading.made(begin, reading.title.word, Organization(place.name, place))
    return None


def held_in(reading: Reading, index: int, prefix: str) -> Found | None:
    """The post in the body at `index`, if the title is one that such a body has."""
    body = reading.body(index)
    if reading.title.word.endswith("代表") and reading.title.of is not None and not reading.title.of.search(body.name):
        return None
    return reading.made(index, prefix + reading.title.word, body)
