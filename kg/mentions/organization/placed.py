"""Names that begin with their place, or with the word for its level: 衡阳市第一人民医院, 省作家协会."""

from __future__ import annotations

import re

from kg.grammar import PLACE, Document, Slotted
from kg.mentions.organization.make import mention
from kg.mentions.organization.places import resolve
from kg.mentions.organization.tables import Head
from kg.mentions.organization.telling import NATIONAL, SHORTEST_OF_ITS_OWN, tells
from kg.mentions.organization.walk import MUSEUMS, Stretch
from kg.mentions.organization.wholes import SOME
from kg.mentions.place.country import CHINA, is_foreign
from kg.model import Mention, Place, Value

OF_COMPATRIOTS = ("商会", "企业商会", "同乡会", "同乡联谊会")
"""Bodies in one place of people from another: 长沙市|浙江|商会."""
OF_THE_NATION = ("领导小组", "领导小组办公室", "委员会", "工作委员会", "协会", "联合会")
NOT_OF_THE_PLACE = re.compile("内(?![务河海江陆科分卫贸])|[新老]$|境内|各")
"""What stands between a place and bodies of which it has several, or a building's state: 某区|内|文化馆, 某市|新|博物馆."""
DEICTIC = re.compile(r"[全我本该各两某](?=[国境省市县区州盟旗镇乡村社街校院厂球地])|[国境省市县区州]内|全国|世界")
RANK_OF = {
    level: rank
    for rank, level in enumerate(
        ("country", "region", "province", "prefecture", "county", "township", "village", "natural", "site")
    )
}
"""How far down a level is; a region may hold provinces."""


def levelled(doc: Document, slotted: Slotted, level: re.Match[str], head: Head, start: int, end: int) -> Mention | None:
    """市第一中学: of the place that the level word stands for; as printed, where the article leaves that open."""
    at, word = level.start(), level.group(1)
    rest = slotted.text[level.end() : start]
    if head.kind in NATIONAL or not tells(head, rest):
        return None
    place = resolve(doc, slotted, word, at)
    if place is not None:
        return mention(slotted, at, end, place.name + slotted.printed(level.end(), end), place)
    if word == "地区":
        return None
    told = rest or head.kind == "school" or word in ("省", "自治区", "市")
    return (
        mention(slotted, at, end, slotted.printed(at, end), None) if told and word not in ("镇", "乡", "街道") else None
    )


def chamber(doc: Document, slotted: Slotted, head: Head, start: int, end: int) -> Mention | None:
    """国会, 参议院 by itself: that of the foreign country named last before."""
    at = slotted.at[start]
    country = None
    for m in doc.top:
        if m.start >= at:
            break
        if is_foreign(m.value):
            country = m.value
    return mention(slotted, start, end, country.name + head.word, country) if country else None


def placed(slotted: Slotted, stretch: Stretch, head: Head, start: int, end: int) -> Mention | None:
    """衡阳市第一人民医院: of the place printed, if what stands between that and the head word is a name."""
    at = stretch.start
    while slotted.text[at] != PLACE:
        at += 1
    after = first = at
    while after < start and slotted.text[after] == PLACE:
        after += 1
    while after - at > 1 and slotted.printed(at, at + 1) == "我国":
        at += 1  # 我国|酒泉卫星发射中心
    modifier = slotted.text[after:start]
    if slotted.text[stretch.start : at] == "武警" and not modifier:
        return mention(slotted, stretch.start, end, slotted.printed(stretch.start, end), None)
    if DEICTIC.match(slotted.printed(at, after)) and not is_national(slotted.printed(at, after), head, modifier):
        return None
    if SOME.search(modifier) or NOT_OF_THE_PLACE.match(modifier):
        return None
    if (
        not (modifier == "国家" and is_country(place_at(slotted, after)))
        and not tells(head, modifier)
        and not keeps(slotted.mentions[after - 1].value, head, modifier)
    ):
        return None
    at = start_of_places(slotted, at, after) if head.word not in OF_COMPATRIOTS else at
    values = [m.value for m in slotted.among(at, after, "place")]
    if head.word in OF_COMPATRIOTS:
        values = values[:1]
    foreign = is_foreign(values[0])  # 美国|全国|广播公司
    place = next((v for v in reversed(values) if isinstance(v, Place) and not (foreign and v == CHINA)), None)
    if (
        head.word in ("大学", "学院")
        and not modifier
        and (is_country(place) or in_full(slotted.printed(at, after), place))
    ):
        return None  # 湖南省|大学, but 扬州|大学
    begin = max(stretch.start, at) if at > first else stretch.start
    if head.word in MUSEUMS and begin == first:
        begin = city_of(slotted, begin, after)
    elif head.kind == "committee" and (counted := TIME_OF_A_CENSUS.search(slotted.text, max(0, begin - 6), begin)):
        begin = counted.start()
    name = slotted.printed(begin, end)
    name = name.removesuffix("管委会") + "管理委员会" if name.endswith("管委会") else name
    return mention(slotted, begin, end, name[:-1] + "队" if name.endswith("军方") else name, place)


def place_at(slotted: Slotted, after: int) -> Place | None:
    """The last of the places that end at `after`."""
    value = slotted.mentions[after - 1].value
    return value if isinstance(value, Place) else None


def in_full(printed: str, place: Place | None) -> bool:
    """Whether a place is printed with the word for what it is."""
    return printed[-1] in "省市县区州国" and (place is None or printed.endswith(place.name))


def city_of(slotted: Slotted, at: int, after: int) -> int:
    """Where the city stands behind its province: 辽宁省|沈阳市某某博物馆."""
    values = [slotted.mentions[i].value for i in range(at, after)]
    levels = [v.level if isinstance(v, Place) else "" for v in values]
    return at + 1 if levels[:1] == ["province"] and levels[1:2] in (["prefecture"], ["county"]) else at


TIME_OF_A_CENSUS = re.compile("第[一二三四五六七八九十]+[次届]$")
"""第五次|全国某某普查领导小组: which census it is belongs to the name."""


def keeps(place: Value, head: Head, modifier: str) -> bool:
    """苏伊士运河|管理局, 怀柔科学城|管委会: a body that looks after one thing of nature or one site, or is named after it."""
    return (
        not modifier
        and isinstance(place, Place)
        and (
            (place.level in ("natural", "site") and head.word in OF_ONE_THING)
            or (place.level == "natural" and head.word in NAMED_AFTER)
        )
    )


OF_ONE_THING = (
    "管理局",
    "管理处",
    "管理所",
    "管理中心",
    "管护中心",
    "保护局",
    "管委会",
    "管理委员会",
    "保护区管理局",
    "集团",
)
NAMED_AFTER = ("实验室", "研究院", "书院", "大学", "中学", "小学", "医院")
"""What bears the name of a hill or water, with nothing more."""


def is_national(printed: str, head: Head, modifier: str) -> bool:
    """全国双拥工作领导小组, 全国老龄工作委员会: a body of the nation that is named by its task."""
    return (
        printed == "全国"
        and head.word in OF_THE_NATION
        and len(modifier) > SHORTEST_OF_ITS_OWN
        and modifier[0] not in "各性"
    )


def start_of_places(slotted: Slotted, at: int, after: int) -> int:
    """Where the places begin that stand in the name: 某某工业城|上海…, 某市|美国…; what comes before holds not them."""
    for i in range(at + 1, after):
        before, here = slotted.mentions[i - 1].value, slotted.mentions[i].value
        if not isinstance(before, Place) or not isinstance(here, Place) or here.level == "region":
            continue
        if RANK_OF[here.level] < RANK_OF[before.level]:
            at = i
    return at


def is_country(place: Place | None) -> bool:
    return place is not None and place.level == "country"
