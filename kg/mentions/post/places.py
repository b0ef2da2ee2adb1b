"""Posts of the government or the village of a place: 衡阳市市长, 美国总统, 红星村党支部书记, 副省长."""

from __future__ import annotations

import re

from kg.mentions.han import is_han
from kg.mentions.organization.places import LEVELS, name_of, resolve
from kg.mentions.organization.tables import ending, stops
from kg.mentions.place import is_abroad
from kg.mentions.place.country import country_of
from kg.mentions.post.reading import LEVEL_TITLE, Found, Reading
from kg.mentions.post.siblings import HOLDER_BETWEEN
from kg.mentions.post.titles import GOVERNMENT, of_branch, titles
from kg.model import Organization, Place

OF_REGION = re.compile("中共(.+)地委")
OF_TOWN = ("组织委员", "宣传委员", "统战委员", "政法委员", "纪检委员")


def half(reading: Reading) -> Found | None:
    """市公安局长, 衡阳市长: the last letter of the name begins the title."""
    value = reading.slotted.mentions[reading.start].value
    if isinstance(value, Organization):
        heads = (value.name[-n:] + "长" for n in (2, 1))
        word = next((w for w in heads if w in titles() and not titles()[w].body), None)
        return reading.made(reading.start, word, value) if word and not value.name.endswith("公司") else None
    if (
        isinstance(value, Place)
        and value.level in ("province", "prefecture", "county", "township")
        and value.name[-1] in LEVELS
        and reading.slotted.printed(reading.start, reading.start + 1).endswith(value.name[-1])
    ):
        body = Organization(reading.title.body.format(p=name_of(value)), value)
        return reading.made(reading.start, value.name[-1] + "长", body)
    return None


def after_place(reading: Reading) -> Found | None:
    """衡阳市市长, 美国总统, 红星村党支部书记."""
    before = reading.led(reading.start)
    if not before:
        return None
    slot = reading.slotted.mentions.get(before - 1)
    place = slot.value if slot is not None else abbreviated(reading, before)
    if not isinstance(place, Place):
        return None
    begin = before - 1
    word = reading.title.word.removeprefix("特区")
    if place.level in ("village", "township", "site") and ("书记" in word or "支书" in word or word in OF_TOWN):
        if place.level == "township":
            return reading.made(begin, word.removeprefix("党委"), Organization(f"中共{name_of(place)}委员会", place))
        return reading.made(begin, of_branch(word), Organization(f"{place.name}党支部", place))
    if place.level == "village" and word.endswith("主任"):
        return reading.made(
            begin, word, Organization(f"{place.name}{'村民' if place.name.endswith('村') else '居民'}委员会", place)
        )
    if slot is not None and reading.slotted.printed(before - 1, before).endswith("办事处"):
        return reading.made(begin, word, Organization(name_of(place) + "办事处", place))
    if reading.title.of is not None and reading.title.of.search(place.name):
        return reading.made(begin, word, Organization(name_of(place), place))  # 陶河公社|社长, 红旗林场|场长
    if "主席" in word and place.level in ("country", "province"):
        body = f"{place.name}人民政府" if place.level == "province" else state(place)
        return reading.made(begin, word, Organization(body, place))
    if "总理" in word and place.level == "country":
        return reading.made(begin, word, Organization("国务院" if place.name == "中国" else place.name, place))
    if "{p}" in reading.title.body:
        # Only Chinese governments are 人民政府; of others the text tells no more than whose they are.
        form = reading.title.body.replace("人民政府", "") if is_abroad(place) else reading.title.body
        return reading.made(begin, word, Organization(form.format(p=name_of(place)), place))
    return None


def abbreviated(reading: Reading, at: int) -> Place | None:
    """俄 in 俄外长: a country by one letter, before the title of a minister or head of state."""
    text, word = reading.slotted.text, reading.title.word
    if (
        not reading.title.body
        or any(level in word for level in "省市县区州旗盟镇乡村")
        or (at > 1 and is_han(text[at - 2]))
    ):
        return None
    name = country_of(text[at - 1])
    return Place(name, "country") if name else None


def level(reading: Reading) -> Found | None:
    """市长, 副省长, 行署专员: the place that the level word stands for here."""
    if reading.title.body and reading.title.word.endswith("专员"):
        return of_region(reading)
    level = LEVEL_TITLE.search(reading.title.word)
    if level is None or "{p}" not in reading.title.body:
        return None
    place = place_before(reading, level.group(1)) or resolve(
        reading.doc, reading.slotted, level.group(1), reading.start
    )
    text, at = reading.slotted.text, reading.start
    cut = at > 0 and is_han(text[at - 1]) and ending(stops(), text, 0, at) is None
    if place is None and (cut or level.group(1) in ("镇", "乡", "村", "社区")):
        return None
    government = GOVERNMENT.search(reading.slotted.text, max(0, reading.start - 3), reading.start)
    begin = government.start() if government else reading.start
    name = reading.title.body.format(p=name_of(place) if place else level.group(1))
    return reading.made(begin, reading.title.word.removeprefix("自治区"), Organization(name, place))


def of_region(reading: Reading) -> Found | None:
    """地委书记王某、|专员: of the region of the post before, else of the one that the article is about."""
    before, text, at = joined(reading), reading.slotted.text, reading.start
    body = before.post.organization if before else None
    if body is None and at and is_han(text[at - 1]) and ending(stops(), text, 0, at) is None:
        return None  # 信贷|专员
    place = body.place if body is not None else resolve(reading.doc, reading.slotted, "地", at)
    if place is None or place.level != "prefecture":
        return None
    committee = OF_REGION.fullmatch(body.name) if body else None
    region = place.name if not committee or place.name.startswith(committee[1] + "专") else f"{committee[1]}地区"
    office = "专员公署" if region.endswith("专区") else "行政公署"
    return reading.made(at, reading.title.word.removeprefix("行署"), Organization(region + office, place))


def joined(reading: Reading) -> Found | None:
    """The post before, where this one follows it in a row, or follows the name of its holder."""
    before, text = reading.before, reading.slotted.text
    if before is None or (
        before.end != reading.start - 1 and not HOLDER_BETWEEN.fullmatch(text, before.end, reading.start)
    ):
        return None
    return before


def place_before(reading: Reading, word: str) -> Place | None:
    """The place of the post to which this one is joined, if it is of that level: 湖南省委常委、|常务副省长, 凌海市委书记王某、|市长."""
    before = joined(reading)
    place = before.post.organization.place if before and before.post.organization else None
    fitting = place is not None and place.level in LEVELS.get(word, ()) and place.name.endswith(word)
    return place if fitting else None


def state(place: Place) -> str:
    """The name of a country as the body of its head."""
    return "中华人民共和国" if place.name == "中国" else place.name
