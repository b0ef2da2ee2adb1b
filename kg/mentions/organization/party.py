"""Committees of the Party and of the other parties, their organs, and the Youth League: 市委, 县委宣传部, 民盟市委."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Document, Rule, Slotted
from kg.lexicon import any_of, rows
from kg.mentions.organization.level import FIRST, JURISDICTION, is_open, jurisdiction, made
from kg.mentions.organization.places import resolve
from kg.mentions.organization.tables import ending, stops
from kg.mentions.place.country import CHINA
from kg.model import Mention, Organization, Place

JOINT = "organization.joint"
NO_COMMITTEE = "(?![托派任员屈婉培以内])"
UNITS = {r["unit"]: r["name"] or r["unit"] for r in rows("party_units")}
UNITS |= {f"{unit}办公室": f"{name}办公室" for unit, name in UNITS.items() if unit.endswith(("领导小组", "委员会"))}
UNIT_NAMES = UNITS | {"办": "办公室"}
PARTY_UNITS = any_of(UNITS) + "|办(?![理公学事好实])"
PARTIES = {
    "民革": "中国国民党革命委员会",
    "民盟": "中国民主同盟",
    "民建": "中国民主建国会",
    "民进": "中国民主促进会",
    "农工党": "中国农工民主党",
    "致公党": "中国致公党",
    "九三学社": "九三学社",
    "台盟": "台湾民主自治同盟",
}
PARTIES |= {full: full for full in PARTIES.values()}


def committee_name(place: Place | None, name: str) -> str:
    """中共衡阳市委; in full of townships, villages and autonomous divisions; of a street or a zone a working committee."""
    if place is not None and (place.level == "site" or name.endswith("街道")):
        return f"中共{name}工作委员会"
    if place is not None and place.level in ("township", "village"):
        return f"中共{name}委员会"
    if name.endswith(("自治区", "自治州", "自治县", "兵团")):
        return f"中共{name}委员会"
    return f"中共{name}委"


def party(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    place, name = jurisdiction(doc, slotted, m)
    if is_open(place, m) or (place is not None and place.level in ("country", "natural", "region")):
        return
    if place is not None and m[0].endswith("工委") and place.level not in ("township", "site"):
        return  # 省委|工委 is told of by its field
    if place is not None and place.level == "village" and not re.search("党|员会", m[0]):
        return  # 夏坡|村委|会 is the committee of the villagers
    full = committee_name(place, name)
    if m.group("region") is not None:
        stem = of_a_region(slotted, m, name)
        if place is None or place.level not in ("prefecture", "county") or LAST_OF_A_DIVISION.search(stem):
            return
        full = f"中共{stem}地委"
    if unit := m.group("unit"):
        full += UNIT_NAMES[unit]
    yield made(slotted, m, full, place, "organization.party")


def of_a_region(slotted: Slotted, m: re.Match[str], name: str) -> str:
    """宁德 of 福建省|宁德地委: the place before 地, as printed if one is."""
    places = slotted.among(*m.span("jur"), "place")
    return OF_A_REGION.sub("", slotted.article.text[places[-1].start : places[-1].end] if places else name)


OF_A_REGION = re.compile("[地专]区$|(?<=.)地$")
LAST_OF_A_DIVISION = re.compile("..[市县区州旗]$")
"""What a region's name does not end in: regions of old (台州地委) are told by the short name of what they are today."""
OF_FIELDS = ("和", "与", "组织")
"""Words that end other names and may stand in this: 非公经济|和|社会|组织|工委."""


def working_committee(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    """A committee for one field that the committee of a place has sent out: 省委|非公经济|工委."""
    place, name = jurisdiction(doc, slotted, m)
    field = m["field"]
    found = {ending(stops(), field, 0, i) for i in range(1, len(field) + 1)}
    if not is_open(place, m) and found <= {None, *OF_FIELDS} and not field.startswith(OF_FIELDS):
        full = committee_name(place, name) + UNIT_NAMES.get(f"{field}工委", f"{field}工作委员会")
        yield made(slotted, m, full, place, "organization.working-committee")


def democratic(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    place, name = jurisdiction(doc, slotted, m)
    if not is_open(place, m):
        yield made(slotted, m, f"{PARTIES[m.group('party')]}{name}委员会", place, "organization.democratic")


def youth(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    place, name = jurisdiction(doc, slotted, m)
    name = f"{of_a_region(slotted, m, name)}地" if m["region"] else name
    yield made(slotted, m, f"{m['league']}{name}委", place, "organization.youth")


def central(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention:
    """The central committee of a party or of the Youth League, by its term: the Party's is the Party centre."""
    party = slotted.group(m, "party")
    ours = party in ("中共", "中国共产党")
    full = "中共中央" if ours else f"{CENTRAL.get(party, party)}中央委员会"
    return made(slotted, m, full, CHINA, "organization.central")


CENTRAL = {**PARTIES, "共青团": "中国共产主义青年团", "中国共产主义青年团": "中国共产主义青年团"}


def joint(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    """The office that a committee and a government have in common, and, inside it, the two."""
    place, name = jurisdiction(doc, slotted, m)
    committee, government = committee_name(place, name), f"{name}人民政府"
    spans = (m.span(), m.span("first"), m.span("second"))
    names = (f"{committee}、{government}{m.group('unit')}", committee, government)
    for span, full in zip(spans, names, strict=True):
        yield Mention("organization", *slotted.span(*span), Organization(full, place), JOINT)


def youth_short(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    place = resolve(doc, slotted, m.group("jur2"), m.start("jur2"))
    name = place.name if place else m.group("jur2")
    yield made(slotted, m, f"共青团{name}委", place, "organization.youth")


WORDS = {"JUR": JURISDICTION, "PARTIES": any_of(PARTIES), "CENTRAL": any_of(CENTRAL)}

RULES: tuple[Rule, ...] = (
    Rule(
        "organization.party",
        r"(?P<full>中共|中国共产党)?(?P<jur>{JUR})(?(full)(?:第?[一二三四五六七八九十]+届)?)(?P<region>(?<=地)|地)?(?:委员会|党委会(?!议)|党委|党?工委|委(?!员)"
        + NO_COMMITTEE
        + r")(?P<unit>"
        + PARTY_UNITS
        + r")?",
        party,
        trigger=(*(f"{level}委" for level in "省市县区州旗盟地镇乡"), "{place}委", "党委", "工委", "委员会"),
        first=f"{FIRST}中",
        words=WORDS,
        yes=(
            ("市委召开常委会会议。", ("中共衡阳市委|衡阳市",)),
            ("中共岳阳市委员会印发通知。", ("中共岳阳市委|岳阳市",)),
            ("中共岳阳市第十三届委员会召开全会。", ("中共岳阳市委|岳阳市",)),
            ("中共阿里地委召开会议，地委组织部负责。", ("中共阿里地委|阿里地区", "中共阿里地委组织部|阿里地区")),
            ("时任中共台州地委委员，当时地委很重视。", ("中共台州地委|台州地区",) * 2),
            ("晋南专区开会，地委组织部负责。", ("中共晋南地委组织部|晋南专区",)),
            ("余庆街道工委发布消息。", ("中共耒阳市余庆街道工作委员会|余庆街道",)),
            ("市委宣传部发布消息。", ("中共衡阳市委宣传部|衡阳市",)),
            ("祁东县陶河公社办厂，公社党委支持。", ("中共祁东县陶河公社委员会|陶河公社",)),
            ("市委农村工作领导小组办公室发文。", ("中共衡阳市委农村工作领导小组办公室|衡阳市",)),
            ("广西壮族自治区党委作出部署。", ("中共广西壮族自治区委员会|广西壮族自治区",)),
        ),
        no=("城市委托管理。", "各区委派人员。", "许多人民公社党委负责。"),
    ),
    Rule(
        "organization.working-committee",
        r"(?P<jur>{JUR})委(?P<field>[\u4e00-\u9fff]{2,12}?)(?<!党)工(?:委(?!员)|作委员会)",
        working_committee,
        trigger=("工委", "工作委员会"),
        first="{place}自省市州盟县旗区镇乡地",
        words=WORDS,
        yes=(
            (
                "省委非公经济和社会组织工委、岳阳市委两新工作委员会参加。",
                ("中共湖南省委非公经济和社会组织工作委员会|湖南省", "中共岳阳市委两新工作委员会|岳阳市"),
            ),
        ),
        no=("市委要求工委抓落实。", "市委和高新区党工委负责。"),
    ),
    Rule(
        "organization.democratic",
        r"(?P<party>{PARTIES})(?P<jur>{JUR})委(?:员会)?(?![托派任员屈婉培以内])",
        democratic,
        words=WORDS,
        trigger=tuple(PARTIES),
        yes=(
            ("民盟岳阳市委开展调研。", ("中国民主同盟岳阳市委员会|岳阳市",)),
            ("农工党市委、民进市委参加。", ("中国农工民主党衡阳市委员会|衡阳市", "中国民主促进会衡阳市委员会|衡阳市")),
        ),
        no=("市民建议市委。",),
    ),
    Rule(
        "organization.central",
        r"(?P<party>中共|中国共产党|{CENTRAL}|{place}民主自治同盟)第?[一二三四五六七八九十]{1,3}届中央委员会",
        central,
        words=WORDS,
        trigger=("届中央委员会",),
        yes=(
            ("中国共产党第十八届中央委员会第三次全体会议召开。", ("中共中央|中国",)),
            ("台湾民主自治同盟第十一届中央委员会开会。", ("台湾民主自治同盟中央委员会|中国",)),
            ("共青团十八届中央委员会作报告。", ("中国共产主义青年团中央委员会|中国",)),
        ),
        no=("新一届中央委员会产生。",),
    ),
    Rule(
        JOINT,
        r"(?:中共)?(?P<first>(?P<jur>{JUR})委)[、和]?(?P<second>(?:{place}|省|市|县|区|州)(?:人民)?政府)(?P<unit>督查室|信访局|目标督查办公室|政策研究室|接待办公室)",
        joint,
        trigger=("督查", "信访局", "研究室", "接待办"),
        words=WORDS,
        yes=(
            (
                "市委、市政府督查室通报情况。",
                ("中共衡阳市委、衡阳市人民政府督查室|衡阳市", "中共衡阳市委|衡阳市", "衡阳市人民政府|衡阳市"),
            ),
        ),
    ),
    Rule(
        "organization.youth",
        r"(?:(?P<league>共青团|青年团)(?P<jur>{JUR})(?P<region>(?<=地)|地)?委(?:员会)?|团(?P<jur2>[省市县区州地旗盟])委(?![员托]))",
        lambda doc, slotted, m: youth(doc, slotted, m) if m.group("jur") else youth_short(doc, slotted, m),
        trigger=("共青团", "青年团", *(f"团{level}委" for level in "省市县区州地旗盟")),
        words=WORDS,
        yes=(
            ("团市委组织志愿者。", ("共青团衡阳市委|衡阳市",)),
            ("共青团岳阳市委发出倡议。", ("共青团岳阳市委|岳阳市",)),
            ("共青团阿里地委和青年团岳阳市委发出号召。", ("共青团阿里地委|阿里地区", "青年团岳阳市委|岳阳市")),
        ),
    ),
)
