"""Townships: by the table where the article says in which county, else by the county right before the name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.mentions.place.gazetteer import PEOPLES_BEFORE, Division, gazetteer, public_code, town_stem
from kg.mentions.place.names import HAN, begins_with_a_name, holds_words, is_generic, one_name, stops_before
from kg.mentions.place.resolve import Reading
from kg.model import Mention, Place

LONGEST = 14
_NO_TOWN = re.compile(
    r"(?:城|乡|小|大|强|古|集|村|重|名|家|故|镇|[南山国]水|他|返|下|回|老|同|侨|之|全|各|该|本|我|中心|特色|工业|示范|建制|特大|进|到|入|出|离|一|两|三|个|的|爱|思|市|县)$"
)


def find_town(reading: Reading, start: int, end: int) -> bool:
    """Take the township whose last word (镇, 乡, 街道) is `[start, end)`; False if there is none."""
    text = reading.article.text
    if text.startswith("长", end) and text[max(0, start - 1) : start] == text[start:end]:  # 罗桥镇|镇长
        start, end = start - 1, end - 1
    tail = "街道" if text.startswith(("街道", "街办"), start) else text[start:end]  # 便江街道办, 便江街办
    end = start + len("街道") if text.startswith("街道", start) else end  # 便江街道|办事处 is its office
    for begin in range(max(0, end - LONGEST), start):
        codes = gazetteer().towns.get(text[begin:start] + tail)
        if codes and text[begin] in "于与和" and text[begin + 1 : start] in ("城", "乡", "村"):  # 高于|城镇居民
            continue
        if codes and (code := _choose(reading, codes, begin)):
            town = gazetteer().town(code)
            reading.put(Mention("place", begin, end, town.place, "place.township"), town)
            return True
    return (
        _of_other_kind(reading, start, end, tail)
        or _unlisted(reading, start, end, tail)
        or _of_some_county(reading, start, end, tail)
    )


_SEAT_OF = "(?<=[在到赴])(?:{0})(?=召开|举行|举办|开幕|启动|调研|督导|检查|走访|开工|、|，|。|等地|一带)|(?<![一-鿿](?<![的、县]))(?:{0})(?=(?:、[一-鿿]{{2,5}})*(?:等地|一带))"


def short_towns(reading: Reading) -> None:
    """Townships of the home county without their last word, where something is held or somebody goes: 在三塘召开;
    or in a list of where something is: 草市、大浦等地."""
    home = reading.home
    if home is None or home.level != "county":
        return
    stems: dict[str, list[Division]] = {}
    for town in gazetteer().towns_of(home):
        stems.setdefault(town_stem(town.name), []).append(town)
    text = reading.article.text
    usable = [s for s, found in stems.items() if len(s) > 1 and len(found) == 1 and s in text and not is_generic(s)]
    if not usable:
        return
    pattern = re.compile(_SEAT_OF.format("|".join(map(re.escape, sorted(usable, key=lambda s: (-len(s), s))))))
    for match in pattern.finditer(text):
        if match.start() not in reading.mentions:
            town = stems[match[0]][0]
            reading.put(Mention("place", match.start(), match.end(), town.place, "place.township"), town)


@cache
def town_stems() -> frozenset[str]:
    """The names of all townships of the land without their last word, of three letters and more."""
    return frozenset(stem for name in gazetteer().towns if len(stem := town_stem(name)) > 2)


def _choose(reading: Reading, codes: list[str], begin: int) -> str | None:
    """The township that the article can mean; None if it names no place around it."""
    before = reading.division_ending_at(begin)
    if before is not None:
        inside = [c for c in codes if c.startswith(before.code)]
        return inside[0] if inside and (len(inside) == 1 or len(before.code) >= 6) else None
    scored = sorted(((_score(reading, c, begin), c) for c in codes), reverse=True)
    best, code = scored[0]
    name = gazetteer().town(code).name
    if reading.home is None and len(codes) == 1 and len(name) > 2 and _can_be_town(town_stem(name)):
        return code  # the only one of its name in the land
    return code if best >= 4 and (len(scored) == 1 or scored[1][0] < best) else None


def _score(reading: Reading, code: str, begin: int) -> int:
    score = 0
    home = reading.home
    if home is not None:
        score += 6 if code.startswith(home.code) and len(home.code) >= 4 else 0
        score += 4 if code[:6] == home.code else 0
    if code[:6] in reading.named:
        score += 5
    county = reading.county_at(begin)
    return score + (5 if county is not None and county.code and county.code == public_code(code[:6]) else 0)


def _of_other_kind(reading: Reading, start: int, end: int, tail: str) -> bool:
    """A township that the table has as one of another kind, as it is now or is called beside: 华明|镇, now 街道."""
    text = reading.article.text
    for begin in range(max(0, start - 4), start - 1):
        name = text[begin:start]
        codes = [c for other in _KINDS for c in gazetteer().towns.get(name + other, ()) if other != tail]
        if codes and _can_be_town(name) and (code := _choose(reading, codes, begin)) and reading.home is not None:
            place = Place(name + tail, "township", "", gazetteer().town(code).place.path)
            reading.names.add(place.name)
            reading.put(Mention("place", begin, end, place, "place.township"))
            return True
    return False


_KINDS = ("街道", "镇", "乡", "地区")


def _unlisted(reading: Reading, start: int, end: int, tail: str) -> bool:
    """A name of two to four letters between a county and the last word, or such a name met before."""
    text = reading.article.text
    peoples = PEOPLES_BEFORE.search(text, max(0, start - 12), start)
    inner = peoples.start() if peoples else start  # 室韦|俄罗斯族|民族乡
    for begin in range(inner - 1, max(-1, inner - 5), -1):
        county, name = reading.division_ending_at(begin), text[begin:start] + tail
        path: tuple[str, ...] | None = None
        beside = _town_beside(reading, begin)
        if name in reading.names:
            path = reading.container(begin, "township")
        elif beside is not None and _can_be_town(text[begin:inner]):
            path = beside.path  # 错阿镇、窝公|乡
        elif county is not None and county.level == "county" and _can_be_town(text[begin:inner]):
            path = (*county.place.path, county.name)
        if path is not None:
            reading.names.add(name)
            reading.put(Mention("place", begin, end, Place(name, "township", "", path), "place.township"))
        if county is not None or path is not None:
            return path is not None
    return False


def _town_beside(reading: Reading, begin: int) -> Place | None:
    """The township right before, in a list: 错阿镇|、|窝公乡."""
    mention = (
        reading.ending_at(begin - 1) if reading.article.text[begin - 1 : begin] in ("、", "和", "与", "及") else None
    )
    return mention.value if mention and isinstance(mention.value, Place) and mention.value.level == "township" else None


def _of_some_county(reading: Reading, start: int, end: int, tail: str) -> bool:
    """A name that some township bears, or that a village follows, behind a mark or a word like 到, in a county that the
    article leaves open."""
    text = reading.article.text
    for begin in range(max(0, start - 5), start - 1):
        if any(reading.division_ending_at(i) for i in range(begin + 1, start)):
            continue  # 武宣县东|乡
        bounded = not begin or not HAN.match(text[begin - 1]) or stops_before(text, begin, start - begin)
        codes = gazetteer().towns.get(text[begin:start] + tail) if bounded else None
        if not codes and (not bounded or not (_VILLAGE.match(text, end) or _is_of_home(reading, begin, start))):
            continue
        codes = codes or []
        name = text[begin:start]
        here = bool(codes and _VILLAGE.match(text, end)) and not is_generic(name)  # 明水|乡|某家沟村
        usable = here or _can_be_town(name)
        if usable and (text[end : end + 1] != "村" or text.startswith("村民", end)):
            home = reading.home
            inside = home is not None and (
                not codes or home.level == "county" or any(c.startswith(home.code) for c in codes)
            )
            path = (*home.place.path, home.name) if home is not None and inside else ()
            reading.names.add(text[begin:start] + tail)
            place = Place(text[begin:start] + tail, "township", "", path)
            reading.put(Mention("place", begin, end, place, "place.township"))
            return True
    return False


def _is_of_home(reading: Reading, begin: int, start: int) -> bool:
    """Whether a name that no table holds may be that of a new township of the county told of: 走进|云岭|街道."""
    name = reading.article.text[begin:start]
    at_home = reading.home is not None and reading.home.level == "county"
    return at_home and start - begin < 4 and not holds_words(name) and begins_with_a_name(name)


_VILLAGE = re.compile("(?!镇)[\u4e00-\u9fff]{2,3}村(?!民|庄|里|级|落|寨)")


def _can_be_town(name: str) -> bool:
    plain = len(name) > 1 and not _NO_TOWN.search(name) and not is_generic(name)
    return plain and one_name(name) and not holds_words(name)  # 昆山市|实行|镇干部包村


def listed_town(reading: Reading, start: int, pattern: re.Pattern[str]) -> bool:
    """草市、大浦等|乡镇: each name with the last word that the table gives it, one that it has no more with its neighbour's."""
    text = reading.article.text
    found = pattern.search(text, max(0, start - 40), start) if "、" in text[max(0, start - 9) : start] else None
    if found is None:
        return False
    offset = found.start()
    unlisted: list[tuple[int, int]] = []
    beside: Place | None = None
    for item in found[1].split("、"):
        end = offset + len(item)
        for begin in range(offset, end - 1):
            if town := _by_stem(reading, text[begin:end], begin):
                beside = town.place
                reading.put(Mention("place", begin, end, beside, "place.list"), town)
                break
        else:
            unlisted.append((next((b for b in range(offset, end) if reading.division_ending_at(b)), offset), end))
        offset = end + 1
    for begin, end in unlisted:
        if beside is not None and end - begin < 4 and _can_be_town(text[begin:end]) and not reading.inside(begin, end):
            name = text[begin:end] + beside.name[len(town_stem(beside.name)) :]
            reading.put(Mention("place", begin, end, replace(beside, name=name, code=""), "place.list"))
    return True


def _by_stem(reading: Reading, name: str, begin: int) -> Division | None:
    for tail in ("镇", "乡", "街道"):
        codes = gazetteer().towns.get(name + tail)
        if codes and (code := _choose(reading, codes, begin)):
            return gazetteer().town(code)
    return None
