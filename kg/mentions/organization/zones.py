"""The offices of development zones, new districts and parks: 高新区管委会, 县产业集聚区党工委."""

from __future__ import annotations

import re

from kg.grammar import Document, Rule, Slotted
from kg.mentions.organization.level import FIRST, JURISDICTION, cut, is_open, jurisdiction, made
from kg.mentions.organization.tables import ending, stops
from kg.mentions.organization.telling import says_which
from kg.model import Mention, Organization, Place

ZONE = (
    "高新区|经开区|经济开发区|高新技术产业开发区|经济技术开发区"
    "|(?![各全该本两有一])[一-鿿]{2,6}?(?:新区|开发区|经开区|高新区|示范区|度假区|风景区|景区|旅游区|保护区|工业园|工业园区|产业园|产业园区)"
)


def office_of(zone: str, form: str) -> str:
    """The full name of the 管委会 or 党工委 of a zone."""
    return f"{zone}管理委员会" if "管" in form else f"中共{zone}工作委员会"


def zone(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """The office of a zone that the article calls without its city: 高新区管委会."""
    start, end = m.span("zone")
    inner = (i for i in range(end - 1, start, -1) if ending(stops(), m.string, start, i))
    start = next(inner, start)  # 来到|高新区
    if m.string[start] in "同与和跟向由对从为以在据":
        start += 1
    sort = ZONE_NAME.search(m.string, start, end)
    if m.string[start] in "省市县区州旗盟" or (
        start and (m.string[start - 1] in "各全该两多每" or cut(m.string, start))
    ):
        return None
    if sort is None or (sort.start() > start and not says_which(m.string[start : sort.start()])):
        return None
    city = next((p for p in reversed(doc.home) if p.level in ("prefecture", "county")), None)
    stem = city.name.removesuffix("市") if city is not None and city.name.endswith("市") else ""
    area = m.string[start:end]
    name = area if area[:2] not in ("高新", "经开", "经济") else stem + area
    office = Organization(office_of(name, m["form"]), city)
    return Mention("organization", *slotted.span(start, m.end()), office, "organization.zone")


def zone_alone(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """The office of the one zone that the article names: 生态城党工委, 管委会."""
    start = m.start()
    if start and (m.string[start - 1] in "各全该两多每、" or cut(m.string, start)):
        return None
    zones = {p.value.name: p.value for p in doc.top if isinstance(p.value, Place) and ZONE_NAME.search(p.value.name)}
    place = next(iter(zones.values())) if len(zones) == 1 else None
    if place is None or not place.name.endswith(m["zone"] or ""):
        return None
    return made(slotted, m, office_of(place.name, m["form"]), place, "organization.zone-alone")


ZONE_NAME = re.compile(
    "(?:开发区|高新区|经开区|新区|园区|产业园|工业园|示范区|保税区|度假区|旅游区|保护区|管理区|风景区|景区|生态城|科技城|科学城|新城)$"
)
"""What places end in that have an office of their own."""


def zone_of(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """The office of a zone that is named after its level: 县产业集聚区管委会."""
    place, name = jurisdiction(doc, slotted, m)
    area = m["zone"]
    if is_open(place, m) or area.startswith(("各", "全", "该", "多个")):
        return None
    if place is not None and place.level not in ("province", "prefecture", "county"):
        return None
    if any(ending(stops(), area, 0, i) for i in range(1, len(area))):
        return None
    return made(slotted, m, office_of(name + area, m["form"]), place, "organization.zone-of")


RULES: tuple[Rule, ...] = (
    Rule(
        "organization.zone",
        r"(?<![\ue001-\ue007])(?P<zone>{ZONE})(?P<form>管委会|管理委员会|党工委)",
        zone,
        words={"ZONE": ZONE},
        trigger=("管委会", "管理委员会", "党工委"),
        yes=(
            (
                "高新区管委会、滨江新区党工委参加，来到高新区管委会。",
                ("衡阳高新区管理委员会|衡阳市", "中共滨江新区工作委员会|衡阳市", "衡阳高新区管理委员会|衡阳市"),
            ),
            ("由云麓林旅游区管委会负责。", ("云麓林旅游区管理委员会|衡阳市",)),
        ),
        no=("各高新区管委会要重视。", "国家级新区管委会和旅游度假区管委会增多。"),
    ),
    Rule(
        "organization.zone-alone",
        r"(?<![\ue001-\ue007）)])(?P<zone>生态城|科技城|科学城|新城|新区|园区|度假区|示范区|开发区|风景区|景区|区)?(?P<form>管委会|党工委)(?![、和])",
        zone_alone,
        trigger=("管委会", "党工委"),
        yes=(
            (
                "衡阳市松木经开区投产。会议由管委会副主任李红主持。",
                ("松木经开区管理委员会|松木经开区",),
            ),
            ("来到高新区投产，区党工委负责。", ("中共衡阳高新区工作委员会|衡阳高新区",)),
        ),
        no=("街道党工委召开会议，管委会参加。", "衡阳市松木经开区和岳阳市白沙工业园投产，管委会负责。"),
    ),
    Rule(
        "organization.zone-of",
        r"(?P<jur>{JUR})(?P<zone>(?![级内外和与及等])[一-鿿]{0,6}?(?:开发区|高新区|经开区|集聚区|集中区|园区|新区|示范区|保税区|度假区|管理区))"
        "(?P<form>管委会|管理委员会|党工委)",
        zone_of,
        words={"JUR": JURISDICTION},
        trigger=("管委会", "管理委员会", "党工委"),
        first=FIRST,
        yes=(
            (
                "市经济技术开发区党工委、县产业集聚区管委会参加。",
                ("中共衡阳市经济技术开发区工作委员会|衡阳市", "县产业集聚区管理委员会"),
            ),
        ),
        no=("市内各开发区管委会要重视。",),
    ),
)
