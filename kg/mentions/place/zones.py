"""Development zones that are named by their sort alone, as papers of a city name those of that city: 来到|高新区."""

from __future__ import annotations

import re

from kg.mentions.place.gazetteer import stem
from kg.mentions.place.hits import Hit
from kg.mentions.place.resolve import Reading
from kg.model import Mention, Place

_ZONES = frozenset(("高新区", "经开区", "高新技术产业开发区", "经济技术开发区", "经济开发区"))
_ONE = "开发区"
_TOLD_OF = re.compile("[来到在赴](?:我市|我县)?开发区|(?<![各级个类的])开发区(?:党工委|党委|管委会|管理委员会)")
"""What an article says of the one 开发区 of its place, where that word is not just a sort."""
_WITHIN = re.compile(
    "[级类化块型们]|管委|管理委|党工委|(?:[、和与及].{0,9}?)?等?(?:各类|各级|国家级|省级|重点|产业|功能)?(?:园区|平台|载体)"
)
"""A rank, an office (which bodies read for themselves), or a list that goes on with what it is a sort of: 高新区等园区."""
_BEFORE = re.compile("(?:^|[^\u4e00-\u9fff、]|[在到来于向由对从至赴是给驻]|(?<![全各城])市)$")
"""Where a name may begin: at a mark, behind a word like 到, and behind the 市 that is the city's own (not 全市)."""
_LIST = re.compile("(?:[县区市州旗][）)]?|等地)[、和与及]$")
"""A list of counties and districts, which the zones of a city close: 各县区、|高新区."""


def by_sort(reading: Reading, hit: Hit) -> bool:
    """Take the zone that the article named last, else the one of its city; whether it was one."""
    text = reading.article.text
    if (
        not (hit.head.text in _ZONES or (hit.head.text == _ONE and _TOLD_OF.search(text)))
        or _WITHIN.match(text, hit.end)
        or reading.ending_at(hit.start)
    ):
        return False
    lead = text[max(0, hit.start - 3) : hit.start]
    if not (_BEFORE.search(lead) or _LIST.search(lead)):
        return False
    before = (m.value for m in reading.before(hit.start) if isinstance(m.value, Place) and m.value.level == "site")
    place = next((p for p in before if p.name.endswith(hit.head.text)), None) or _of_home(reading, hit.head.text)
    if place is None:
        return False
    reading.put(Mention("place", hit.start, hit.end, place, "place.pointer"))
    return True


def _of_home(reading: Reading, sort: str) -> Place | None:
    """A district has none of its own that goes without its name."""
    home = reading.home.place if reading.home else None
    if home is not None and home.level == "county" and home.name.endswith("区"):
        home = reading.home_place("prefecture")
    if home is None or home.level not in ("prefecture", "county"):
        return None
    return Place(stem(home.name) + sort, "site", "", (*home.path, home.name))
