"""Bodies in a list that name their level once: 县气象局、水文中心, 市委组织部、宣传部, 某镇党委、政府.

What stands behind a body of some place and a mark of listing is of the same place, where it is itself a kind of body
that every level has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.grammar import Document, Rule, declared
from kg.lexicon import any_of
from kg.mentions.organization.organs import DEPARTMENT_ENDS, NOT_A_BODY
from kg.mentions.organization.party import PARTY_UNITS, UNIT_NAMES, committee_name
from kg.mentions.organization.places import name_of
from kg.mentions.organization.tables import SUFFIXES, bodies, ending, generic, stems, stops
from kg.model import Mention, Organization, Place

RULE = "organization.beside"
WITH_PARTS = re.compile(
    "(.+(?:部|委员会|局|署|院|办公室))[一-鿿]{1,12}(?<!公)司$|(全国人民代表大会)(?!常务)[一-鿿]{2,12}委员会$"
)
FURTHER = {
    "司": re.compile("[、和]([一-鿿]{2,10}?(?<!公)司)(?![法机令])"),
    "会": re.compile("[、和]([一-鿿]{2,11}?委员会)"),
}
"""What may be listed behind a part of a body as further parts of it, by the last letter of the first."""
LEVELS = ("province", "prefecture", "county", "township")
LEAST_NAME = 2
OFFICES = {"管委会": "管理委员会", "管理委员会": "管理委员会", "办事处": "办事处"}
OFFICE = re.compile(f"[、和与及](?:街道)?({any_of(OFFICES)})(?![主副])")
"""What stands beside the working committee of a zone or street, and is of the same."""
WORKING = re.compile("中共(.+)工作委员会$")
OWN = "局|办|(?<!组)委|中心|[支总大中]队|站|所|馆|联合会|协会|学会|联社|公司|集团"
"""In what bodies of a level end that no table holds."""
LOWER = "[省市县区州旗镇乡村]|社区|街道|公社|苏木|嘎查|大队"
"""What begins the name of a body of another level."""
# What may follow an item: nothing else says that a name read by its last word alone ends there.
_AFTER = "(?=[、，。；：）（]|[和与及等]|分别|相关|有关|主要|负责|领导|干部|参加|联合|汇报|班子|党组)"
_ITEM = re.compile(
    "(?:[、和与及]|以及|(?<=党委)(?=政府(?![工机])))(?:"
    f"(?P<unit>(?!办)(?:{PARTY_UNITS}))(?!门)"
    f"|(?P<stem>{any_of(stems('government'))})(?P<end>{DEPARTMENT_ENDS.replace('|系统', '')})"
    f"|(?P<form>{any_of(f for f in bodies() if len(f) > 1)}){NOT_A_BODY}"
    f"|(?!{LOWER})(?P<name>[一-鿿]{{2,12}}?(?:{OWN})){_AFTER})"
)


def find(doc: Document, found: Iterable[Mention]) -> Iterator[Mention]:
    """The further bodies of each list that begins with one of the mentions."""
    taken = sorted(found, key=lambda m: m.start)
    starts, text = {m.start for m in taken}, doc.article.text
    for first in taken:
        value = first.value
        if isinstance(value, Organization) and (office := office_of(value, first.end, text, starts)):
            yield office
            continue
        if isinstance(value, Organization) and (whole := WITH_PARTS.match(value.name)):
            yield from parts_of(doc, first, Organization(whole[1] or whole[2], value.place), starts)
        if isinstance(value, Organization) and value.place is not None and opens(first, value.place):
            yield from shared(doc, first, value, value.place)
            yield from following(doc, first.end, value.place, value.name.startswith("中共"), starts)


def parts_of(doc: Document, first: Mention, whole: Organization, starts: set[int]) -> Iterator[Mention]:
    """The further offices of a ministry, or committees of a congress, behind one: 农业农村部种业司、|种植业司."""
    text, end = doc.article.text, first.end
    part = FURTHER.get(text[end - 1])
    while part is not None and (item := part.match(text, end)) is not None:
        start, end = item.span(1)
        own = item[1]
        if (
            start in starts
            or doc.overlapping(start, end)
            or any(ending(stops(), own, 0, i) not in (None, "和", "与") for i in range(1, len(own) - 2))
        ):
            return
        yield Mention("organization", start, end, Organization(whole.name + own, whole.place), RULE)


def office_of(working: Organization, end: int, text: str, starts: set[int]) -> Mention | None:
    """The office beside the working committee of a zone or street: 高新区党工委、|管委会."""
    office, base = OFFICE.match(text, end), WORKING.match(working.name)
    if office is None or base is None or office.start(1) in starts:
        return None
    return Mention("organization", *office.span(1), Organization(base[1] + OFFICES[office[1]], working.place), RULE)


def shared(doc: Document, first: Mention, value: Organization, place: Place) -> Iterator[Mention]:
    """The places listed before a body that each have one: 昆明、曲靖、|玉溪市委组织部."""
    text, end = doc.article.text, first.start
    while end > 1 and text[end - 1] == "、":
        before = next((m for m in doc.overlapping(end - 2, end - 1) if m.end == end - 1), None)
        other = before.value if before is not None else None
        if before is None or not isinstance(other, Place) or not shares(before, other, first, place):
            return
        party = value.name.startswith(f"中共{name_of(place)}委")
        name = value.name.replace(name_of(place), name_of(other), 1)
        if party:
            name = committee_name(other, name_of(other)) + value.name.removeprefix(
                committee_name(place, name_of(place))
            )
        if name != value.name:
            yield Mention("organization", before.start, before.end, Organization(name, other), RULE)
        end = before.start


def shares(before: Mention, other: Place, first: Mention, place: Place) -> bool:
    """Whether a place in a list has such a body as well: one of the same level, or, in full, above it: 湖南省、|长沙市委."""
    if before.rule == "place.short":
        return other.level == place.level
    return (
        before.rule == "place.division"
        and first.rule in ("organization.party", "organization.body")
        and other.level in LEVELS
        and LEVELS.index(other.level) <= LEVELS.index(place.level)
    )


def opens(first: Mention, place: Place) -> bool:
    """Whether a body is one of those that every level has, named after its level."""
    return place.level in LEVELS and first.rule in (
        "organization.party",
        "organization.body",
        "organization.department",
        "organization.office",
        "organization.name",
    )


def following(doc: Document, end: int, place: Place, party: bool, starts: set[int]) -> Iterator[Mention]:
    """The bodies of one place that a list goes on with behind `end`, up to the first that is read already."""
    text = doc.article.text
    while (item := _ITEM.match(text, end)) is not None:
        start = next(item.start(g) for g in ("unit", "stem", "form", "name") if item[g])
        name = name_in(item, place, party)
        if doc.overlapping(start, item.end()) or start in starts:
            return
        end = item.end()
        if name is not None:
            yield Mention("organization", start, end, Organization(name, place), RULE)
            party = name.startswith("中共")


def name_in(item: re.Match[str], place: Place, party: bool) -> str | None:
    """The full name of an item; None where it is no body (有关部门和服务中心)."""
    name = name_of(place)
    if item["unit"]:
        return committee_name(place, name) + UNIT_NAMES[item["unit"]] if party else None
    if item["stem"]:
        return name + stems("government")[item["stem"]] + SUFFIXES.get(item["end"], item["end"])
    if item["form"]:
        return bodies()[item["form"]].format(p=name)
    own = item["name"]
    stopped = any(ending(stops(), own, 0, i) for i in range(1, len(own)))
    head = re.sub(f"(?:{OWN})$", "", own)
    return None if stopped or len(generic("sort").sub("", head)) < LEAST_NAME else name + own


RULES: tuple[Rule, ...] = (
    declared(
        RULE,
        yes=(
            ("祁东县气象局、水文中心分别汇报雨情。", ("祁东县水文中心|祁东县",)),
            (
                "教育部基础教育司、教师工作司负责人出席，全国人大民族委员会、外事委员会参加。",
                ("教育部教师工作司|中国", "全国人民代表大会外事委员会|中国"),
            ),
            ("常宁市白沙镇党委政府负责。", ("常宁市白沙镇人民政府|白沙镇",)),
            ("市水利局、应急局和消防救援支队汇报。", ("衡阳市应急管理局|衡阳市", "衡阳市消防救援支队|衡阳市")),
            ("市委组织部、宣传部参加。", ("中共衡阳市委宣传部|衡阳市",)),
            ("市纠风办、监察局负责。", ("衡阳市监察局|衡阳市",)),
            ("岳阳、郴州、永州市委组织部负责。", ("中共岳阳市委组织部|岳阳市", "中共郴州市委组织部|郴州市")),
            (
                "湖南省、岳阳市、君山区党委和政府负责，江苏省、安徽省人民政府发文。",
                ("中共湖南省委|湖南省", "中共岳阳市委|岳阳市", "君山区人民政府|君山区", "江苏省人民政府|江苏省"),
            ),
            ("常宁市委、政府召开会议。", ("常宁市人民政府|常宁市",)),
            ("衡阳市松木经开区党工委、管委会负责。", ("衡阳市松木经开区管理委员会|松木经开区",)),
        ),
        no=(
            "祁东县白地市镇财政所、镇统战办参加。",
            "祁东县气象站、村党委、社区卫生服务中心负责。",
            "教育部基础教育司、各上市公司参加。",
            "常宁市委政府工作报告。",
            "市教育局、有关部门和服务中心参加。",
            "市政府、教育部门负责。",
            "省、市政府支持。",
        ),
    ),
)
