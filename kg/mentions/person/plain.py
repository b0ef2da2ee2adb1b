"""Names that no word beside them explains: a clause is read as the cheapest row of common words and names.

What a word or a name costs is the negative logarithm of how likely it is (`common_words.tsv`, `name_costs.tsv`); a name
is found where reading its characters as words costs more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg import lexicon
from kg.grammar import PLACE, Document, Rule, Slotted
from kg.mentions.han import is_han
from kg.mentions.person.costs import (
    ALONE,
    FIRST,
    FOREIGN,
    GIVEN,
    LONG,
    LONGEST,
    NONE,
    SHORT,
    SOUND,
    SURNAME,
    UNUSUAL,
    WORDS,
    chinese,
    words,
)
from kg.mentions.person.make import BEFORE_NAME, mention
from kg.mentions.person.shape import NOT_NAMES, RUNS_ON, edge, is_typical
from kg.model import Mention, Place

INSIDE, UNENDED = 1.0, 2.0  # what a name costs more that begins inside a clause, that no usual follower ends
DEAREST = 8.0  # surnames that cost more are too rare to go by
LONGEST_SOUND, ODD_SOUND, COMMON = 8, 9.0, 6.5
BEFORE, BEHIND = 5, 10
OFTEN = 13.0  # what a foreign name costs that the papers print again and again
OFTEN_ABROAD = frozenset(name for row in lexicon.words("foreign_names") for name in row.split())
_MOSTLY_WORDS = frozenset(lexicon.words("word_surnames", unless="word"))
_SURNAMES = "".join(
    sorted(s for s, price in SURNAME.items() if len(s) == 1 and price < DEAREST and s not in _MOSTLY_WORDS)
)
_GIVEN = "".join(sorted(c for c in {*GIVEN, *FIRST} if min(GIVEN.get(c, UNUSUAL), FIRST.get(c, UNUSUAL)) < 10))
BEGINNINGS = (*(s for s in SURNAME if len(s) > 1), *sorted(OFTEN_ABROAD))  # words that a name often begins with
_SOUNDS = "".join(sorted(SOUND))
_BEGINS = SOUND.keys() | {name[0] for name in SURNAME}  # what any name begins with
_CHINESE = re.compile(f"[{_SURNAMES}](?=[{_GIVEN}])")
FREQUENT = frozenset(word for word, price in WORDS.items() if len(word) == 2 and price < 13 and word not in SURNAME)
_FOREIGN = re.compile(f"[{_SOUNDS}]{{3,}}")
# What is called after somebody, and what a name that one of these follows belongs to: a place, a body, a people, a thing.
NAMED_AFTER = re.compile(
    "[奖杯号路桥]|大学|学院|中学|小学|医院|机场|广场|项目|航天|纪念馆|故居|基金|博物馆|图书馆|大海"
)
_NO_PERSON = re.compile(
    f"[〔（[](?:19|20)[0-9]{{2}}[〕）\\]]第?[0-9]+号|跨海|官邸|钢厂|角酋长国|营林区|林场|牧场|措(?!施)|工业园|产业园|[乐剧]团|交响|剧院|定居点|附近|[一二三]期|路段|[两三四五]国|电站|超市|电气|粮油|校区|尖塔|科技|汽车|制药|品牌|公园|大桥|隧道|水库|"
    f"疫情|病毒|盆地|沙漠|平原|独裁|[阁楼塔寺庙岛]|[省市县区州镇村岛河山海湖湾峡港宫报社族语教党军级式牌队球城]|{NAMED_AFTER.pattern}|(?![的在和与同向到从对为是把将被带给让找跟请代任当说就又还也曾已受由])[一-鿿]{{0,4}}?(?:公司|集团|政府|银行|航空|新闻|铁路)|"
    "人(?!民|士)|空军|基地|等[地国]|愿景|大区|地区|小镇|酒店|饭店|体育|足球|现象|决议|协定|条约|宣言|进步|太空|法案|峰会|论坛|半岛|群岛|海峡|国家|王国|共和国"
)
_BEATS = re.compile("([一-鿿])[一-鿿]{2}(?:、\\1[一-鿿]{2}){2}")
"""包林班、包管护、包防火: deeds in a row that begin alike, no family."""
QUOTES, QUOTED_BY = ("“", "《", "‘", "「"), ("”", "》", "’", "」")
_FIRM = re.compile("[一-鿿]{0,4}?(?:集团|公司|组织|武装|银行)|难民营|过境点|口岸|国际大")
_STORM = re.compile("(?:台风|飓风|风暴|渔船|货轮|卫星)“?$")
_PLACE_BEFORE = re.compile(
    "[在到赴抵往从自经于至离《“『‘部辆台架瓶畔岸]$|[东南西北中]部$|以[东南西北]$|位于|来自|抵达|飞往|前往|家住|胜地|首府|名为|名城|之都|城市|小镇|港口|途经|[州省境国]的$|地区的$|附近的$|郊外的|滨海$|[该本][州省]$|[省国]道[0-9]+$"
)


def plain(text: Slotted, places: Iterable[int]) -> Iterator[Mention]:
    """The names in the stretches around some places of a passage."""
    last = 0
    for at in places:
        if at < last:
            continue
        first, last = stretch(text.text, at)
        for start, end, kind in cheapest(text.text, first, last):
            if _NO_PERSON.match(text.text, end) or _STORM.search(text.text, max(0, start - 4), start):
                continue
            if text.text[start - 1 : start] == "新":
                continue  # 建设新|祁东: what a place is to become
            if start and text.text[start - 1] == PLACE and not is_from(text, start, end):
                continue  # 在湖南|资兴: a smaller place rather than a person
            if text.text[start - 1 : start] in QUOTES and text.text[end : end + 1] in QUOTED_BY:
                continue  # “柳叶刀”, 《阳雀歌》: what stands alone in quotes is called so
            if not start and text.text[end - 1] == "讯":
                continue  # 燕赵讯: a dateline
            if kind == "chinese":
                beats = _BEATS.finditer(text.text, max(0, start - 8), end + 8)
                if not any(m.start() <= start < m.end() for m in beats):
                    yield mention(text, start, end, "private", "person.plain")
            elif not (_PLACE_BEFORE.search(text.text, max(0, start - 2), start) or not_one(text, start, end)):
                yield mention(text, start, end, "private", "person.sounds")


def is_from(text: Slotted, start: int, end: int) -> bool:
    """Whether a name right behind a place is of somebody from there: 红星村|王秀英, 湖南|王建国先生."""
    place = text.mentions[start - 1].value
    if isinstance(place, Place) and place.level in ("township", "village", "site"):
        return True
    return end - start > 2 and is_typical(text.text[start:end]) and edge(text.text, end) > 1


def not_one(text: Slotted, start: int, end: int) -> bool:
    """Whether foreign sounds name a company or an armed group (瓦格纳集团), a language or a country among others."""
    name = text.text[start:end]
    if text.text[start - 2 : start] == f"{PLACE}、" or text.text[end : end + 2] == f"、{PLACE}" or name in NOT_NAMES:
        return True  # 巴基斯坦、孟加拉、尼泊尔
    if name[-1] == "山" or is_of_place(text, start):
        return True
    if name[-1] in "文语" and (
        text.text[start - 1 : start] in ("、", "及", "和") or text.text[end : end + 1] in "、及版"
    ):
        return True
    whole, at = text.article.text, -1
    while (at := whole.find(name, at + 1)) >= 0:
        if _FIRM.match(whole, at + len(name)):
            return True
    return False


def is_of_place(text: Slotted, start: int) -> bool:
    """Whether a place that is no country stands before 的: 加利福尼亚州的|某某维尔."""
    if start < 2 or text.text[start - 1] != "的":
        return False
    before = text.mentions.get(start - 2)
    return before is not None and isinstance(before.value, Place) and before.value.level != "country"


def candidates(text: str) -> list[int]:
    """Where characters stand that cost less as a name than as words."""
    spots = [m.start() for m in _CHINESE.finditer(text)]
    found = [at for at in spots if (longest := possible(text[at : at + 2])) and cheap(text[at : at + longest])]
    if more := [m.start() for m in _FOREIGN.finditer(text) if sounds_cheap(m[0])]:
        return sorted(found + more)
    return found


def stretch(text: str, at: int) -> tuple[int, int]:
    """The ideographs around a place, as far as `BEFORE` characters to its left and `BEHIND` to its right."""
    first = last = at
    while first > max(0, at - BEFORE) and is_han(text[first - 1]):
        first -= 1
    while last < min(len(text), at + BEHIND) and is_han(text[last]):
        last += 1
    return first, last


@lru_cache(maxsize=1 << 16)
def possible(two: str) -> int:
    """How long a name can be that begins with these two characters; 0 if none can cost less than the words that it may be."""
    name = SURNAME[two[0]] + min(FIRST.get(two[1], UNUSUAL) + LONG + 5, GIVEN.get(two[1], UNUSUAL) + SHORT)
    if name >= words(two) + UNUSUAL or two in FREQUENT:
        return 0
    return 4 if two in SURNAME else 3


@lru_cache(maxsize=1 << 16)
def cheap(name: str) -> bool:
    """Whether the first two or three characters (or four behind a compound surname) cost less as a name than as words."""
    first = 2 if name[:2] in SURNAME else 1
    surname = name[:first]
    if len(name) > first and chinese(surname, name[first : first + 1]) < words(name[: first + 1]):
        return True
    return len(name) > first + 1 and chinese(surname, name[first : first + 2]) < words(name[: first + 2])


@lru_cache(maxsize=1 << 14)
def sounds_cheap(run: str) -> bool:
    """Whether some three characters of a run are likelier as sounds than as words."""
    parts = (run[i : i + 3] for i in range(len(run) - 2))
    return any(FOREIGN / 2 + sum(SOUND[c] for c in part) < words(part) for part in parts)


def cheapest(text: str, first: int, last: int) -> list[tuple[int, int, str]]:
    """The names in the cheapest row of words and names that makes up `text[first:last]`: (start, end, kind)."""
    run, size = text[first:last], last - first
    best = [NONE] * (size + 1)
    best[0] = 0.0
    back = [(0, "")] * (size + 1)
    for at, character in enumerate(run):
        paid = best[at]
        price = paid + ALONE.get(character, UNUSUAL)
        if price < best[at + 1]:
            best[at + 1], back[at + 1] = price, (first + at, "")
        if longest := LONGEST.get(run[at : at + 2]):
            for end in range(at + 2, min(at + longest, at + 4, size) + 1):
                word = WORDS.get(run[at:end])
                if word is not None and paid + word < best[end]:
                    best[end], back[end] = paid + word, (first + at, "")
        if character not in _BEGINS:
            continue
        start = first + at
        for end, price, kind in names_at(text, start, last):
            if paid + price < best[end - first]:  # what stands around the name is looked at only where it matters
                cost = paid + price + surroundings(text, first, start, end, kind)
                if cost < best[end - first]:
                    best[end - first], back[end - first] = cost, (start, kind)
    names = []
    end = last
    while end > first:
        start, kind = back[end - first]
        if kind:
            names.append((start, end, kind))
        end = start
    return names[::-1]


def names_at(text: str, start: int, last: int) -> Iterator[tuple[int, float, str]]:
    """The ends of the names that may begin at `start`, what each costs by itself, and of which kind it is."""
    for given in (start + 1, start + 2):
        if text[start:given] in SURNAME:
            for end in (given + 1, given + 2):
                if end <= last and (price := chinese(text[start:given], text[given:end])) < NONE:
                    yield end, price, "chinese"
    if text[start] in SOUND:
        for end, price in foreign(text, start, last):
            yield end, price, "foreign"


def foreign(text: str, start: int, last: int) -> Iterator[tuple[int, float]]:
    """The ends of the foreign names that may begin at `start` and what each costs; one character may be an unusual one."""
    total, odd = FOREIGN, 0
    for end in range(start + 1, min(last, start + LONGEST_SOUND) + 1):
        character = text[end - 1]
        sound = SOUND.get(character)
        if sound is None:
            odd += 1
            if odd > 1 or end - start < 3 or ALONE.get(character, 0) < COMMON:
                return
            total += ODD_SOUND
            continue
        total += sound
        if text[start:end] in OFTEN_ABROAD:
            yield end, OFTEN + (2 if text[end : end + 1] in SOUND else 0)
        elif end - start > 2:
            yield end, total


def surroundings(text: str, first: int, start: int, end: int, kind: str) -> float:
    """What a name costs more by where it begins (a Chinese one) and ends."""
    begun = kind == "foreign" or start == first or BEFORE_NAME.search(text, max(0, start - 3), start)
    return (0 if begun else INSIDE) + (0 if edge(text, end) and not RUNS_ON.match(text, end - 1) else UNENDED)


def read_elsewhere(doc: Document, text: Slotted, match: re.Match[str]) -> None:
    """Nothing by itself: the reading of the whole clause makes the names."""


RULES: tuple[Rule, ...] = (
    Rule(
        "person.known",
        "[一-鿿]{2,}",
        read_elsewhere,
        yes=(("长征路上，毛泽东写下诗篇。", ("毛泽东|other",)),),
        no=("学习毛泽东思想。", "他获得诺贝尔奖。"),
    ),
    Rule(
        "person.plain",
        "[一-鿿]{2,}",
        read_elsewhere,
        yes=(
            ("王建国正在地里摘瓜。", ("王建国|private",)),
            ("走进村里，只见李秀兰一边忙活一边招呼客人。", ("李秀兰|private",)),
            (
                "老照片上是王建国、杜报春、李秀兰和谢广东。",
                ("王建国|private", "杜报春|private", "李秀兰|private", "谢广东|private"),
            ),
            ("老照片上是王建国、罗仁和、李海峰。", ("王建国|private", "罗仁和|private", "李海峰|private")),
        ),
        no=(
            "高质量正在形成。",
            "燕赵讯 今年春耕早。",
            "推行包林班、包管护、包防火，联职工、联家庭。",
            "安全生产已经开始。",
            "山水林田湖草一体保护。",
            "李子喜获丰收。",
            "北京多云转晴，韩方已经表态。",
            "印发《关于此事的通知》（齐政发[2012]4号）。",
        ),
    ),
    Rule(
        "person.sounds",
        "[一-鿿]{2,}",
        read_elsewhere,
        yes=(("这是史密斯的第三次来访。", ("史密斯|private",)),),
        no=("加利福尼亚州的埃默里维尔发生火灾。", "工程位于阿尔卑斯山脉。", "一部桑塔纳停在门口。", "尼古丁有害。"),
    ),
)
