"""Places of other countries that stand in no table, by the characters that write foreign sounds: 某某|州, 港口城市|某某.

Looked for only in an article that names another country or a place in it.
"""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import any_of, words
from kg.mentions.place.country import CHINA
from kg.mentions.place.names import HAN
from kg.mentions.place.resolve import Reading
from kg.model import Level, Mention, Place

_LEVELS: dict[str, Level] = {
    "自治共和国": "province",
    "边疆区": "province",
    "大区": "province",
    "共和国": "province",
    "州": "province",
    "省": "province",
    "邦": "province",
    "市": "prefecture",
    "县": "county",
    "郡": "county",
    "镇": "township",
    "村": "village",
    "群岛": "natural",
    "半岛": "natural",
    "海峡": "natural",
    "火山": "natural",
    "岛": "natural",
    "河": "natural",
    "湖": "natural",
    "空军基地": "site",
    "军营": "site",
    "国际机场": "site",
    "机场": "site",
    "核电站": "site",
    "难民营": "site",
    "口岸": "site",
    "港": "site",
}
_WIDE = ("州", "省", "边疆区", "大区", "共和国", "自治共和国", "邦", "郡")
LONGEST = 9
_QUARTER = re.compile(
    "市?的?(?P<name>第?[一二三四五六七八九十]{1,3}区|(?!本地|当地|附近|部分|多个|各个|全部|周边)[一-鿿]{2,5}?(?<![地社城市郊景园街灾选疫校矿战老新禁港湾农牧片小业])区)(?!域|块|别|分|间)"
)
_OTHER_AREA = re.compile(
    "地区|[城市郊社景园军战]区|^[是为有向被又]|[工商农]业区|[的在和与及等至到、]|住宅|居民|使馆|开发|自贸|旅游|保护|隔离|历史|安全|富人|贫民|金融|中心|经济|行政|[东西南北中山]区$"
)
"""What stands before 区 behind a city abroad where it is no quarter of the city's, but a sort of area."""
_EASTERN = re.compile("(?![城市山地])[一-鿿][东西南北山]区")
"""Quarters in Japan and Korea that end so: 江南区."""


def _quarter(reading: Reading, city: Mention) -> None:
    """The quarter of a city abroad that is named right behind it, whatever bears the same name at home: 首尔市|龙山区."""
    place, match = city.value, _QUARTER.match(reading.article.text, city.end)
    if match is None or not isinstance(place, Place):
        return
    if _OTHER_AREA.search(match["name"]) and not (
        place.path[0] in ("日本", "韩国") and _EASTERN.fullmatch(match["name"])
    ):
        return
    start, end = match.span("name")
    for inner in [m for i in range(start, end) if (m := reading.mentions.get(i)) is not None and m.end <= end]:
        reading.drop(inner)
    quarter = Place(match["name"], "county", "", (*place.path, place.name))
    reading.put(Mention("place", start, end, quarter, "place.abroad"))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    sounds = "".join(words("transliteration", ending="0"))
    heads = any_of(_LEVELS)
    one = f"[{sounds}]"
    name = f"(?:{one}(?:[{sounds}—-]|(?<={one})[多本因派当](?={one}|[州市省]))*{one})"
    headed = re.compile(f"(?P<head>{heads})(?!长|委|立|级|区|场|民|里|镇|口)")
    behind = re.compile(
        f"[州省邦首城小重港村地部](?:(?<=[尔亚斯纳西达尼兰塔萨娜拿文克大巴罗顿哥他华森根约夏利法伊密俄那荷因加辅夫瓦略马梅].)(?<=[州省邦])的?|(?<=[东西南北中]部)(?!{one}{{1,5}}[州省邦])|(?<=首)[都府]|(?<=城)[市镇]|(?<=小)[镇城]|(?<=重)镇|(?<=港)[口市]|(?<=村)庄|(?<=地)区)(?P<name>{name})(?=[，。、；（和与的及在是发举附遭市北南东西中郊进开召被一坠两]|袭击|爆炸|地区|方向|等|青少年)"
    )
    held = re.compile(
        f"(?:[在抵]|抵达|到访|访问)(?P<name>{name})(?=举行|召开|开幕|闭幕|发表|会见|会晤|会谈|签署|附近|市中心|以[东南西北]|方向|郊区)"
    )
    return headed, behind, held


@cache
def _sounds() -> frozenset[str]:
    return frozenset("".join(words("transliteration", ending="0")))


def spelt(name: str) -> bool:
    """Whether all characters of a name are such as write the sounds of another language."""
    return _sounds().issuperset(name)


def find_abroad(reading: Reading) -> None:
    """Add such places to the reading, each in the country that was named last before it."""
    if not any(_is_foreign(m) for m in reading.mentions.values()):
        return
    text = reading.article.text
    headed, behind, held = _patterns()
    cities = [m for m in reading.mentions.values() if _is_foreign(m) and _is_city(m)]
    for city in cities:
        _quarter(reading, city)
    for match in headed.finditer(text):
        _headed(reading, match)
    for pattern in (behind, held):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if not _taken(reading, start, end) and 2 < end - start <= LONGEST:
                country = _country(reading, start)
                if country is not None:
                    path = (*country.path, country.name)
                    reading.put(
                        Mention("place", start, end, Place(match["name"], "prefecture", "", path), "place.abroad")
                    )


def _is_foreign(mention: Mention) -> bool:
    if mention.rule != "place.named" or not isinstance(place := mention.value, Place):
        return False
    if place.level == "country":
        return place != CHINA
    return bool(place.path) and place.level in ("province", "prefecture") and not place.code


def _is_city(mention: Mention) -> bool:
    return isinstance(place := mention.value, Place) and place.level == "prefecture"


def _headed(reading: Reading, match: re.Match[str]) -> None:
    """The name before a head: right behind a country, or three letters and more that nothing else explains."""
    head, end = match["head"], match.end()
    known = reading.ending_at(match.start())
    if (
        known is not None
        and known.rule in ("place.named", "place.abroad")
        and head in ("州", "省")
        and _of_nature(known)
    ):
        return _named_after(reading, known, head, end)
    if known is not None and known.rule == "place.named" and head in ("市", "州", "省", "县", "共和国"):
        return _longer(reading, known, head, end)
    start = _begin(reading, match.start())
    length = match.start() - start
    anchor = reading.ending_at(start)
    country = anchor.value if anchor is not None and _is_foreign(anchor) else None
    before = reading.article.text[start - 1 : start]
    bounded = head != "村" and (before in "的在于从往" or not HAN.match(before))
    least = 2 if country is not None else 3 if head in _WIDE or bounded else 4
    if not least <= length < LONGEST or _taken(reading, start, match.start()):
        return None
    if head == "共和国" and anchor is not None and country is not None:  # 伊朗|伊斯兰共和国
        return reading.put(Mention("place", anchor.start, end, country, "place.named"))
    country = country or _country(reading, start)
    if isinstance(country, Place):
        place = Place(reading.article.text[start:end], _LEVELS[head], "", (*country.path, country.name))
        reading.put(Mention("place", start, end, place, "place.abroad"))
    return None


def _of_nature(known: Mention) -> bool:
    return isinstance(known.value, Place) and known.value.level == "natural" and not known.value.code


def _named_after(reading: Reading, river: Mention, head: str, end: int) -> None:
    """A part of a country that is named after a river: 尼罗河|州."""
    if (country := _country(reading, river.start)) is not None:
        place = Place(reading.article.text[river.start : end], _LEVELS[head], "", (*country.path, country.name))
        reading.put(Mention("place", river.start, end, place, "place.abroad"))


def _longer(reading: Reading, known: Mention, head: str, end: int) -> None:
    """The head behind a name that is known: 维也纳|市, 苏里南|共和国."""
    place = known.value
    if not isinstance(place, Place) or place.code:
        return
    if place.level in ("prefecture", "county") and head not in ("市", "共和国"):  # 布宜诺斯艾利斯|省
        place = Place(reading.article.text[known.start : end], _LEVELS[head], "", place.path)
    elif not (place.level == "country" if head == "共和国" else place.level in ("prefecture", "county")):
        return
    reading.put(Mention("place", known.start, end, place, "place.named"))


def _begin(reading: Reading, end: int) -> int:
    """Where the run of characters of foreign sounds that ends at `end` begins, behind a place that is known."""
    text, start, sounds = reading.article.text, end, _sounds()
    while start > 0 and end - start < LONGEST and (text[start - 1] in sounds or text[start - 1] in "-—"):
        if start < end and reading.ending_at(start) is not None:
            break
        start -= 1
    while start < end and (text[start] in "-—" or text[max(0, start - 1) : start + 1] in ("抵达", "到达")):
        start += 1
    return start


def _taken(reading: Reading, start: int, end: int) -> bool:
    """Whether a place of China, or a name that is known, lies across the stretch."""
    return any(
        i in reading.mentions and (reading.mentions[i].rule != "place.short" or reading.mentions[i].start == start)
        for i in range(start, end)
    )


def _country(reading: Reading, offset: int) -> Place | None:
    """The country, or part of one, that was named last before the offset; a place of China in between ends it."""
    for mention in reading.before(offset):
        place = mention.value
        if not isinstance(place, Place):
            continue
        if place.code:
            return None
        if place.level == "country" and place != CHINA:
            return place
        if mention.rule == "place.named" and place.path and place.level in ("province", "prefecture", "county"):
            return Place(place.path[0], "country")
    return None
