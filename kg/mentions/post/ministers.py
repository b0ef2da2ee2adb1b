"""Ministers of other countries, whose ministry the title names: 外交与国际贸易部长; and our own beside a central post."""

from __future__ import annotations

import re

from kg.grammar import PLACE
from kg.mentions.han import is_han
from kg.mentions.organization.tables import ending, known, stops
from kg.mentions.place.country import country_of, is_foreign
from kg.mentions.post.reading import Found, Reading
from kg.mentions.post.siblings import JOINTS
from kg.model import Organization, Place, Post

LONGEST = 14
FIELDS = (
    "内务",
    "内政",
    "外交",
    "国防",
    "财政",
    "司法",
    "能源",
    "经济",
    "贸易",
    "卫生",
    "教育",
    "农业",
    "交通",
    "文化",
    "环境",
    "劳动",
    "科技",
)
"""How the fields of a ministry begin that a single letter for its country may stand before."""
JOINED = "和与及"
"""Words that end other names and join the fields of a ministry."""
LEADING = re.compile("(?:现任|时任|前任|原|前|候任|新任)?(?P<government>政府)?")
HOLDER = re.compile("[一-鿿·]{2,8}?和")
HOLDER_BETWEEN = re.compile("[一-鿿·]{2,9}[、，和]|[、兼和]")
CENTRAL = re.compile("国务院$|^中共中央|^全国|^中央")


def minister(reading: Reading) -> Found | None:
    """津巴布韦|外交与国际贸易|部长, and the next one of a list of a country's ministers; 国务委员兼|外长."""
    if "{p}" in reading.title.body and "部" in reading.title.body:
        return of_china(reading)
    text = reading.slotted.text
    halved = reading.title.word == "长" and text[reading.start - 1 : reading.start] in ("与", "和")
    if reading.title.word not in ("部长", "副部长", "大臣", "副大臣") and not halved:
        return None
    # 能源与|水利部|长: what looks like a ministry of ours is the end of another's name
    last = reading.slotted.printed(reading.start, reading.start + 1).removesuffix("部") if halved else ""
    begin = reading.start
    low = max(reading.before.end if reading.before else 0, begin - LONGEST)
    while begin > low and is_han(text[begin - 1]) and not cuts(text, begin):
        begin -= 1
    if reading.before and begin == reading.before.end and (holder := HOLDER.match(text, begin, reading.start)):
        begin = holder.end()
    lead = LEADING.match(text, begin)
    field = lead.end() if lead else begin
    while field < reading.start and text[field] in JOINED:
        field += 1
    if reading.start - field < 2:
        return None
    bounded = begin == 0 or not is_han(text[begin - 1]) or cuts(text, begin)
    if field == begin and bounded and reading.start - field > 2 and text[begin + 1 : begin + 3] in FIELDS:
        by_letter = country_of(text[begin])  # 乌|内务部长
        if by_letter is not None:
            ministry = Organization(
                f"{by_letter}{text[begin + 1 : reading.start]}{last}部", Place(by_letter, "country")
            )
            return Found(begin, reading.end, Post("部长" if halved else reading.title.word, ministry))
    country, start = country_at(reading, begin, bool(lead and lead["government"]))
    if country is None:
        return None
    if reading.title.word.endswith("大臣"):  # 经济产业大臣
        title = text[field : reading.start] + reading.title.word
        return Found(start, reading.end, Post(title, Organization(country.name, country)))
    ministry = Organization(f"{country.name}{text[field : reading.start]}{last}部", country)
    return Found(start, reading.end, Post("部长" if halved else reading.title.word, ministry))


def cuts(text: str, end: int) -> bool:
    """Whether a word ends there behind which a name may begin."""
    return (stop := ending(stops(), text, 0, end)) is not None and stop not in JOINED


def country_at(reading: Reading, begin: int, of_government: bool) -> tuple[Place | None, int]:
    """The foreign country that stands before the field of a ministry, or that the post before is of, and where it begins."""
    text = reading.slotted.text
    if begin and text[begin - 1] == PLACE:
        value = reading.slotted.mentions[begin - 1].value
        return (value, begin - 1) if is_foreign(value) else (None, begin)
    before = reading.before
    if before is not None and before.post.organization is not None and before.end < begin:
        place = before.post.organization.place
        if is_foreign(place) and HOLDER_BETWEEN.fullmatch(text, before.end, begin):
            return place, begin
    return (reading.country(), begin) if of_government else (None, begin)


def of_china(reading: Reading) -> Found | None:
    """国务委员兼|外长, 中共中央政治局委员、|外交部长: whoever else the article speaks of, this one is ours."""
    before = reading.before
    if before is None or before.post.organization is None or before.end != reading.start - 1:
        return None
    if reading.slotted.text[before.end] not in JOINTS or not CENTRAL.search(before.post.organization.name):
        return None
    name = reading.title.body.format(p="")
    entry = known().get(name)
    return reading.made(reading.start, reading.title.word, entry.body if entry else Organization(name))
