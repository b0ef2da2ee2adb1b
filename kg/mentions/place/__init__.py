"""Mentions of places: divisions by table, small places by their last word, 全市 and 该县 by what they point to.

`find` also sets `doc.home`. For other layers: `jurisdiction` (what 市 in 市委 is), `lookup`, `ancestors`, `settle`.
"""

from __future__ import annotations

import re

from kg.grammar import Document
from kg.mentions.place.abroad import find_abroad
from kg.mentions.place.context import ancestors, at_home, last_named, lookup, the_only
from kg.mentions.place.country import CHINA, is_nation
from kg.mentions.place.gazetteer import is_abroad
from kg.mentions.place.heads import find_heads
from kg.mentions.place.home import home_of
from kg.mentions.place.letters import find_letters
from kg.mentions.place.nation import drop_names
from kg.mentions.place.page_view import view_of
from kg.mentions.place.people import in_a_credit
from kg.mentions.place.pointers import find_pointers
from kg.mentions.place.records import harmonised
from kg.mentions.place.resolve import Reading
from kg.mentions.place.rules import RULES
from kg.mentions.place.towns import short_towns
from kg.mentions.place.visits import find_visited
from kg.model import Article, Mention, Organization, Place

__all__ = ["RULES", "ancestors", "find", "is_abroad", "jurisdiction", "lookup", "settle", "view_of"]


def find(doc: Document) -> list[Mention]:
    """All place mentions of the article, none across another; sets `doc.home` if it is empty."""
    home, called = home_of(doc.article, doc.page)
    reading = Reading(doc.article, view_of(doc.page), home)
    reading.resolve()
    find_abroad(reading)
    find_heads(reading)
    find_visited(reading)
    short_towns(reading)
    if not doc.home:
        doc.home = called or _nation(reading)
    find_pointers(doc, reading)
    found = [reading.mentions[i] for i in reading.starts]
    article = doc.article
    return harmonised(
        [m for m in found if not (in_a_credit(article, m) or in_an_outlet(article, m) or in_a_document(article, m))]
    )


def in_an_outlet(article: Article, mention: Mention) -> bool:
    """Whether a short name only says which channel or office of a news outlet: 某网湖南频道."""
    return mention.rule in ("place.short", "place.named") and bool(_OF_OUTLET.match(article.text, mention.end))


_OF_OUTLET = re.compile("频道|记者站|分社|融媒|校区|传媒网|(?:新闻)?网(?:络台|记者|讯|[0-9]+月|消息)")


def in_a_document(article: Article, mention: Mention) -> bool:
    """Whether the name of a town only says which declaration or spirit is meant: 岳阳宣言, 石鼓精神."""
    place = mention.value
    return (
        mention.rule in ("place.short", "place.named")
        and isinstance(place, Place)
        and place.level not in ("country", "region")
        and bool(_OF_DOCUMENT.match(article.text, mention.end))
    )


_OF_DOCUMENT = re.compile("宣言|公报|协定|议定书|公约|共识|精神(?!文明|病|卫生|科|障碍|面貌|教育|[一-鿿]{0,2}馆)")


def _nation(reading: Reading) -> tuple[Place, ...]:
    """中国 for a text that speaks of the nation."""
    return (CHINA,) if any(map(is_nation, reading.mentions.values())) else ()


# A body that is only named after a place, not of it: the name's own place is no place of the article.
_NAMESAKE = re.compile(
    r"(?:公司|集团|银行|大学|学院|研究院|研究所|报|报社|日报|晚报|杂志|出版社|电视台|(?<!政府)网|在线|传媒|厂|基金会|俱乐部|酒店|证券|控股|联盟|舰队)$"
)
_NAMED_AFTER = ("博物馆", "纪念馆", "陈列馆", "展览馆", "编队")
"""Of what these are named after, only the place at the head counts: 长春|东北沦陷史陈列馆, not 海军|山东舰编队."""
_CALLED_AFTER = ("中学", "小学", "学校", "医院", "实验室", "研究院", "书院")
"""What is called after a hill or water, which is then no place of the article: 太湖|实验室."""
_UNIVERSITY = re.compile("大学|学院")
"""Whose name is that of the university, and no more, is a hospital or laboratory of it: 湖南大学|云麓医院."""
_SCHOOL = ("中学", "小学", "学校")
_FIRM = re.compile("(?:有限|股份|责任).*公司$")


def settle(doc: Document) -> None:
    """After the cascade: add the letters that stand for countries, and drop a place that only begins another name.

    昆明医科大学 does not name 昆明市; 昆明市儿童医院 does, and so does 昆明 where it stands by itself. 昆明市某某有限公司
    does not, 李长春 does not name 长春市, and 全国文明城市 does not name 中国.
    """
    if letters := find_letters(doc):  # adding nothing would still undo the slots
        doc.add(letters)
    bodies = [m for m in (*doc.top, *doc.nested) if m.kind == "organization"]
    named = [(m, m.value) for m in bodies if isinstance(m.value, Organization)]
    outer = [(m.start, end) for m, body in named if (end := _end_of_name(doc, m, body))]
    firms = [(m.start, m.end) for m, body in named if _NAMESAKE.search(body.name) and _FIRM.search(body.name)]
    museums = [(m.start, m.end) for m, body in named if body.name.endswith(_NAMED_AFTER)]
    called = [(m.start, m.end) for m, body in named if body.name.endswith(_CALLED_AFTER)]
    of_nations = [(m.start, m.end) for m, body in named if body.place is None]
    all_of_them = [(m.start, m.end) for m in bodies]
    people = [(m.start, m.end) for m in (*doc.top, *doc.nested) if m.kind == "person"]
    doc.nested = [
        m
        for m in doc.nested
        if not (_is_only_a_name(m) and _inside(m, outer))
        and not (is_nation(m) and m.rule != "place.letter" and _inside(m, all_of_them))
        and not (m.kind == "place" and _inside(m, people))
        and not (_is_natural(m) and _inside(m, called))
        and not (_is_region(m) and _inside(m, of_nations))
        and not (m.rule == "place.division" and _inside(m, firms))
        and not (
            museums and _is_only_a_name(m) and _inside(m, museums) and not any(start == m.start for start, _ in museums)
        )
    ]
    drop_names(doc)


def _is_only_a_name(mention: Mention) -> bool:
    """Whether a mention within the name of a body need be of no jurisdiction: 昆明, 长江, 英格兰, but not 英国."""
    country = isinstance(mention.value, Place) and mention.value.level == "country"
    return mention.rule in ("place.short", "place.direction") or (mention.rule == "place.named" and not country)


def _is_region(mention: Mention) -> bool:
    """亚太 in the name of a body of many nations (亚太经合组织) is no place of its own."""
    return mention.rule == "place.named" and isinstance(mention.value, Place) and mention.value.level == "region"


def _is_natural(mention: Mention) -> bool:
    return isinstance(mention.value, Place) and mention.value.level == "natural"


def _end_of_name(doc: Document, mention: Mention, body: Organization) -> int | None:
    """Where the part of a body's name ends that is only named after a place; None if it is of the place."""
    if _NAMESAKE.search(body.name):
        return mention.end
    if any(word in body.name for word in _SCHOOL):
        return None
    university = _UNIVERSITY.search(doc.article.text, mention.start, mention.end)
    return university.end() if university else None


def _inside(mention: Mention, outer: list[tuple[int, int]]) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in outer)


def jurisdiction(doc: Document, level_word: str, offset: int) -> Place | None:
    """What 省, 市, 州, 县, 区, 旗, 镇, 乡 in an office's name (市委, 县民政局) stands for at an offset of the article.

    The home of the article decides, then the place of that kind that was named last.
    """
    own = at_home(doc.home, level_word)
    named = [m for m in doc.mentions("place") if not _is_in_a_name(doc, m)]
    return own or last_named(named, level_word, offset) or the_only(named, level_word)


_NAMED_SO = ("军区", "战区", "舰队", "铁路局", "铁路分局", "海关", "大学", "日报", "晚报")


def _is_in_a_name(doc: Document, mention: Mention) -> bool:
    """Whether a place only begins the name of what is of a wider land: 济南|军区, whose 市委 is not meant by 市委."""
    return mention.rule == "place.short" and doc.article.text.startswith(_NAMED_SO, mention.end)
