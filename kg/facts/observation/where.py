"""The places of a text: which of them a figure can be said of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.facts.observation.clause import clause_start
from kg.grammar import NUMBER, PLACE, TIME, Slotted
from kg.model import Place

_COMPARED = re.compile(
    r"(?:[比较]|[高低快好]于|高出|不足|不到|相当于|居|列|位居|排名|排|进入|占|领先|保持|[较比].{0,3}|是|(?<![行人])为|成为|作为|来自|前往|赴|到)$"
)
# 比全省（7.7%）和全国平均水平（7.0%）分别高0.7个百分点
_STANDARD = re.compile(
    r"(?:(?<![同环占对相类无])比(?![例重率较值赛分武拟如])|[高低快慢好]于|高出|低出|超过|领先)[^，。；]{0,24}$"
)
# Where a report has come to, or somebody lives: what follows is said of there.
_ENTERED = re.compile(
    r"(?:家住|住在|居住在|走进|来到|走访|搬[迁进入到至]+|入住|位于|地处|坐落在?于?|(?:位于|地处)[^，。；的]{1,10}的)$"
)
# 占全省的34%、|全国的8%
_ALSO = re.compile(f"(?:占|居|列|[高低快]于)[^，。；]{{0,16}}{NUMBER}$")
_CHAIN = f"{PLACE} 　"
_DESCRIBED = re.compile(rf"[^，。；{PLACE}]{{0,4}}的(?P<place>{PLACE}+)(?![、和])")
# Clauses before the one that says what the sentence is about.
_OPENING = re.compile(
    rf"(?:自|从|随着|为了?(?!此)|据|按照?|根据|面对|通过|在|围绕|针对|截至|当|经|近年|近日|作为|以|{TIME})[^，]*(?:，[^，]*){{0,2}}，$"
    r"|[^，]{2,24}(?:以来|期间|之际|之后|的?同时|[背情]景下|指引下)，$"
)
_BEFORE_NAME = re.compile(r"(?:而|但|又|也|其中|同时|仅|单|光)?(?:在|于|我国|仅|单|光)?$")
# 对中亚国家|出口, 自泰国|进口: with whom a place trades
_PARTNER = re.compile(r"[^，。；、的]{0,4}?(?:国家)?(?:进出口|出口|进口|贸易|直接投资|非金融类)")
_LINE = re.compile(r"(?:铁路|高铁|城际|公路|高速|管道|航线|专线|快线|轻轨|地铁|号线|铁路[^，。；]{0,2}线)$")
_ROAD = re.compile(r"[路街巷桥道]$")


def place_at(s: Slotted, k: int) -> Place | None:
    m = s.mentions.get(k)
    return m.value if m and isinstance(m.value, Place) else None


def chain_start(text: str, start: int, k: int) -> int:
    """Where the names begin that end at `k`, each within the one before (湖南省|衡阳市|衡山县)."""
    while k > start and text[k - 1] in _CHAIN:
        k -= 1
    return k


def is_partner(text: str, k: int) -> bool:
    """对中亚国家|出口: the place at `k` is with whom another one trades."""
    return text[k - 1 : k] in ("对", "自", "向", "从", "与", "同", "和") and _PARTNER.match(text, k + 1) is not None


def is_line(place: Place | None) -> bool:
    """A railway, road or pipeline, which figures are not kept for."""
    return place is not None and _LINE.search(place.name) is not None


def opens_clause(text: str, start: int, k: int) -> bool:
    """Whether a name at `k` heads its clause, after nothing but a time, its containers, or 在."""
    before = text[start : chain_start(text, start, k)].rstrip(" 　“—")
    lead = _BEFORE_NAME.search(before, max(0, len(before) - 5))
    before = before[: lead.start()] + before[lead.end() :] if lead else before
    return not before or before[-1] in f"，。；：！？{TIME}）"


def is_standard(text: str, start: int, k: int) -> bool:
    """Whether a place at `k` is only what another one is compared with, or a way to it."""
    first = chain_start(text, start, k)
    clause = max(start, clause_start(text, k))
    return bool(
        _COMPARED.search(text, max(start, first - 4), first)
        or _STANDARD.search(text, clause, first)
        or (text[first - 1 : first] in ("、", "和") and _ALSO.search(text, clause, first - 1))
    )


def entered(text: str, start: int, k: int) -> bool:
    first = chain_start(text, start, k)
    if text[k + 1 : k + 3] == f"的{PLACE}":
        return False
    m = _ENTERED.search(text, max(start, first - 16), first)
    return m is not None and not (m[0].startswith(_LIES) and text[m.start() - 1 : m.start()] == PLACE)


_LIES = ("位于", "地处", "坐落")  # 衡山县|地处|湘江中游: it is told of the county


# 博览会|在某市|开幕: where it is held; its figures are of there.
_HELD = re.compile(
    rf"[^，。；、在{PLACE}]{{0,10}}?(?:隆重|正式|成功|拉开|落下|圆满|同步|顺利)*"
    "(?:举行|举办|召开|开幕|闭幕|揭幕|落幕|帷幕|开赛|开馆|开展|启幕|收官|结束)"
)
_FAIR = re.compile(
    "(?:展|展[览销示]会?|博会|博览会|交易会|洽谈会|广交会|节|赛|运动会|大会|活动|论坛|峰会|年会)[^，。；]{0,16}$"
)


def held_at(text: str, start: int, k: int) -> bool:
    """Whether a fair, a match or the like is held at the place at `k` (第九届茶博会今天在衡山县开幕)."""
    first = chain_start(text, start, k)
    if text[first - 1 : first] != "在" or not _HELD.match(text, k + 1):
        return False
    return _FAIR.search(text, start, first - 1) is not None


def listed(text: str, k: int) -> bool:
    """Whether the place at `k` stands in a list of places."""
    return (
        text.startswith("等", k + 1)
        or text[k + 1 : k + 3] in (f"、{PLACE}", f"和{PLACE}")
        or text[max(0, k - 2) : k]
        in (
            f"{PLACE}、",
            f"{PLACE}和",
        )
    )


# 据介绍，四川…; 记者从会上了解到，四川…: words before the sentence, not of what it is about.
_BY_WHOM = rf"(?:(?:据[^，。{PLACE}]{{1,8}}|[^，。{PLACE}]{{0,10}}(?:了解到|获悉|得知|与此同时))，)?"
# 本报讯 , 【新华社某地五日电】
_DATELINE = "(?:[^，。；]{2,20}?(?:[电讯]|消息)[】 ]+)?"
_SUBJECT = re.compile(
    rf"{_DATELINE}(?![^{PLACE}]{{0,2}}来自){_BY_WHOM}[^{PLACE}从由赴到与]{{0,3}}?(?:{TIME}[，,]?)?在?(?<!依托|根据|按照|通过|围绕|针对|面向|借助|利用|紧抓|抢抓|抓住|融入|对接|承接|瞄准|学习)(?P<place>{PLACE}+)(?![、和到至等]|消息|讯|电|日报|{TIME}[电讯])"
)


def subject_of(s: Slotted, start: int, stop: int) -> Place | None:
    """The place that a sentence begins with, be it after a time or 在: the last of 湖南省|衡阳市."""
    m = _SUBJECT.match(s.text, start, stop)
    if m is None:
        return None
    first, end = m.span("place")
    if described := _DESCRIBED.match(s.text, end, stop):  # 地处山区的衡山县
        first, end = described.span("place")
    return innermost(s, first, end - 1)


def held_in(s: Slotted, start: int, stop: int) -> Place | None:
    """Where the fair is held that a sentence tells of."""
    for k in s.slots(start, stop):
        if s.text[k] == PLACE and held_at(s.text, start, k):
            return innermost(s, chain_start(s.text, start, k), k)
    return None


def is_road(place: Place | None) -> bool:
    return place is not None and _ROAD.search(place.name) is not None


def innermost(s: Slotted, first: int, last: int) -> Place | None:
    """The last of a chain of names, but no road (衡山县|开云路)."""
    places = [p for k in range(first, last + 1) if (p := place_at(s, k))]
    return next((p for p in reversed(places) if not is_road(p)), places[0] if places else None)


def later_subject(s: Slotted, start: int, stop: int) -> Place | None:
    """The place that the sentence comes to, or that its first clause after 自…以来，据…， begins with."""
    text = s.text
    for k in s.slots(start, stop):
        if text[k] != PLACE or text[k + 1 : k + 2] in (PLACE, "、", "和", "到", "至"):
            continue
        first = chain_start(text, start, k)
        if entered(text, start, k) or _OPENING.match(text[start:first]):
            return innermost(s, first, k)
    return None


def topic_of(bodies: list[Slotted], titles: Sequence[Slotted], home: Place | None) -> Place | None:
    """The place within the home that the article begins with, where no sentence has another for its subject.

    An article that speaks of the whole of its home (全州, 我市) tells of that.
    """
    if any(_points_at(s, k, home) for s in (*bodies, *titles) for k in s.mentions):
        return None
    subjects = _subjects(bodies)
    first = next(subjects, None)
    if first is None or (first.level != "township" if home is None else not first.lies_in(home)):
        return None  # of a township no table may know, nor in which county it lies
    if first.level == "site" and first not in tuple(_subjects(bodies[:1])):
        return None  # one of several that a report comes to
    return first if all(p == first or first.name in p.path for p in subjects) else None


# 市长王强到衡山县|调研: a report of a visit is of there
_VISITED = re.compile(
    rf"(?:到|赴|深入|前往)(?P<place>{PLACE}+)[^，。；{PLACE}]{{0,6}}?(?:调研|视察|考察|检查|督导|督查|督察|走访|慰问|指导)"
)


def _points_at(s: Slotted, k: int, home: Place | None) -> bool:
    return place_at(s, k) == home and home is not None and s.printed(k, k + 1).startswith(("全", "我"))


def _subjects(bodies: list[Slotted]) -> Iterator[Place]:
    for s in bodies:
        for start, stop in s.sentences():
            place = subject_of(s, start, stop) or later_subject(s, start, stop)
            if place is None and s is bodies[0] and (visited := _VISITED.search(s.text, start, stop)):
                place = innermost(s, visited.start("place"), visited.end("place") - 1)
            if place:
                yield place
