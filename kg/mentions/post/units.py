"""Posts of a unit whose body was named before: 市委常委、宣传部部长; 学校党委书记, 公司市场部经理."""

from __future__ import annotations

import re

from kg.lexicon import alternation
from kg.mentions.han import is_han
from kg.mentions.organization.places import name_of, resolve
from kg.mentions.organization.tables import ending, stops
from kg.mentions.post.places import OF_TOWN
from kg.mentions.post.reading import Found, Reading
from kg.mentions.post.siblings import JOINTS
from kg.mentions.post.titles import HALF_UNIT, LONGEST_UNIT, NOUN, NOUN_ENDS, UNIT, UNIT_NAMES, of_branch
from kg.model import Organization, Post

OF_NOUN = re.compile(
    f"(?<![\\u4e00-\\u9fff])(?P<noun>{alternation('post_nouns')})"
    "(?P<unit>(?!有关|相关|主要)[\\u4e00-\\u9fff]{2,10}(?:部|处|科|室|系|所|中心|站|队|股|研究院|学院|车间))$"
)
"""A part of the body that a common noun stands for: 公司|市场部|经理."""
OF_PARTY_CENTRE = re.compile("中央(?P<unit>[一-鿿]{2,4}部)$")
"""The department of a party's centre: 某党中央政治局委员、|中央内政部|部长."""
OF_COMMITTEES = ("组织部", "宣传部", "统战部")
VILLAGE = re.compile("(?:村|社区|乡|镇)$")
COMMITTEE = re.compile("^中共.{2,12}委(?:员会)?$")


def after_unit(reading: Reading) -> Found | None:
    """宣传部部长 after 市委常委: the unit belongs to the committee that was named before."""
    text, at = reading.slotted.text, reading.start
    if reading.before is not None and (own := OF_PARTY_CENTRE.search(text, reading.before.end, at)):
        party = reading.before.post.organization
        centre = re.match(".+?中央(?:委员会)?", party.name) if party and own.start() == reading.before.end + 1 else None
        if party and centre:
            return reading.made(own.start(), reading.title.word, Organization(centre[0] + own["unit"], party.place))
    unit = UNIT.search(text, max(0, at - 5), at)
    short = HALF_UNIT.search(text, max(0, at - 4), at) if reading.title.word.startswith("部长") else None
    if unit is None and short is None:
        return None
    begin = unit.start() if unit else short.start() if short else at
    name = unit.group() if unit else text[begin:at]
    if reading.before is not None and reading.before.end == begin - 1 and text[begin - 1] in JOINTS:
        committee = reading.before.post.organization
    else:
        committee = reading.last(COMMITTEE) if not begin or not is_han(text[begin - 1]) else None
    if committee is not None and name in OF_COMMITTEES and not committee.name.startswith("中共"):
        part = Organization(f"{committee.name}党委{name}", committee.place)  # 某大学党委常委、宣传部部长
        return reading.made(begin, reading.title.word, part)
    if committee is None or not committee.name.startswith("中共"):
        return None
    return reading.made(begin, reading.title.word, unit_of(committee, name))


def after_noun(reading: Reading) -> Found | None:
    """学校党委书记, 公司总经理: the body of that sort named last; 村党支部书记 the last village."""
    text, at = reading.slotted.text, reading.start
    begin = reading.inner()
    prefix = text[begin:at]
    of_town, branch = reading.title.word in OF_TOWN, reading.title.word.startswith("党支部")
    if (village := VILLAGE.search(text, max(0, begin - 2), begin)) and (prefix or of_town or branch):
        place = resolve(reading.doc, reading.slotted, village.group(), village.start())
        if place is not None:
            name = f"中共{name_of(place)}委员会" if of_town else name_of(place) + ("党支部" if branch else prefix)
            return reading.made(village.start(), prefix + of_branch(reading.title.word), Organization(name, place))
    if unit := OF_NOUN.search(text, max(0, at - LONGEST_UNIT), at):
        whole = reading.last(NOUN_ENDS[unit["noun"]])
        inner = range(unit.start("unit") + 1, at)
        if whole is not None and not any(ending(stops(), text, unit.start("unit"), i) for i in inner):
            return Found(
                unit.start(), reading.end, Post(reading.title.word, Organization(whole.name + unit["unit"])), at, whole
            )
    noun = NOUN.search(text, max(0, begin - 4), begin)
    if noun and not (
        noun.start() and is_han(text[noun.start() - 1]) and (ending(stops(), text, 0, noun.start()) or "某") == "某"
    ):
        body = reading.last(NOUN_ENDS[noun.group()])
        return reading.made(noun.start(), prefix + reading.title.word, body)
    return None


def unit_of(committee: Organization, unit: str) -> Organization:
    """The organ of a party committee, also where another of its organs was named: 县委组织部部长、统战部部长."""
    if whole := re.match("中共.{2,14}?委(?=.{1,3}[部办室]|政法|直属|网络|$)", committee.name):
        committee = Organization(whole.group(), committee.place)
    name = committee.name.removesuffix("纪律检查委员会").removesuffix("委员会").removesuffix("委")
    if unit == "纪委":
        return Organization(f"{name}纪律检查委员会", committee.place)
    if unit == "监委":
        return Organization(f"{name.removeprefix('中共')}监察委员会", committee.place)
    return Organization(committee.name + UNIT_NAMES[unit], committee.place)
