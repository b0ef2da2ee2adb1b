"""Of which place or body a sentence, a paragraph and an article tell."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from kg.grammar import PROGRAM, Document, Slotted, compile_pattern
from kg.model import Organization, Place

Topic = Place | Organization | None

_TOPIC = compile_pattern(
    "(?:编者按：)?(?:[^。）{place}{organization}]{0,6}讯(?:（[^）]*）)?)?"
    "(?:[^，。；：“”{place}{organization}]{0,24}，|[{time}，]{1,3}|(?![^，。；：“”{place}{organization}]{0,4}(?:作为|按照|根据|围绕|随着|关于|除了|依托|由于|对于|推[动进]|支持|加[大快强]|促进|深化|实施|落实|坚持|建设|维护|发展|完善|帮助|援助|反对|恢复))[^，。；：“”的在到从{place}{organization}]{0,6})"
    "((?:[{place}{organization}])+)(?=[^的、，。；：》”和与及{person}{post}{place}{organization}])(?!(?<={place})(?:部队|军区|驻军)|{time}?电|[^，。；]{0,6}(?:统计|数据)[^，。；]{0,4}，)(?!(?:主办|承办|举办|召开|发布|组织|印发|下发|出台|授予|颁发)的)"
)
_OPENS = compile_pattern(
    "(?:[^，。；：“”{place}{organization}{person}]{0,12}，)?(?:[{time}]|记者|近日|日前){0,3}"
    "(?:(?:走进|来到|步入|踏入|走访)([{place}{organization}]+)[^，。；：{place}{organization}{person}]{0,12}，|在({place}+)，(?![^，。；]{0,12}[{person}{organization}]))"
)
"""A reporter comes to a place, of which the article goes on to tell: 走进耒阳市三塘镇，…; 在三塘镇，…."""
_TITLED = compile_pattern(
    "([{place}{organization}]+)：|.{0,40}——([{place}{organization}]+)(?=[^的、，。；：{place}{organization}])"
)
_ACTS_FOR_A_PLACE = re.compile(
    "^中共(?!.*(?:纪律检查委员会|部|办公室)$)|人民政府|(?:管理|村民|居民|革命)委员会|会议$|(?:[镇乡道场社]|社区)党委$"
)
_ASSEMBLY = re.compile("人民代表大会$|政治协商会议")
_TELLS_THE_NEWS = re.compile(
    "报社?$|通讯社$|电视台|广播(?!.*局$)|新闻(?!办|出版)|日报|网$|客户端|频道|电台|红网|传媒|融媒体"
)


def is_news(body: Organization) -> bool:
    """A paper, a station: it tells the news and does not act in it."""
    return _TELLS_THE_NEWS.search(body.name) is not None


def acts_for_a_place(doer: object) -> bool:
    """A party committee or a government: what it does its place does."""
    return isinstance(doer, Organization) and _ACTS_FOR_A_PLACE.search(doer.name) is not None


def seat(body: Organization, doc: Document) -> Place | None:
    """The place for which a committee or government acts."""
    return body.place or home_of(doc)


def is_country(doer: object) -> bool:
    """What all of China does need not be said of the country."""
    return isinstance(doer, Place) and doer.level == "country"


def is_national(doer: object) -> bool:
    """The country, a ministry or a paper of it: what sentences without a subject tell is not told of them."""
    if isinstance(doer, Organization):
        return doer.place is None or doer.place.level == "country"
    return is_country(doer)


def is_local(doer: Place | Organization, doc: Document) -> bool:
    """A place, or a body of the article's home or of a place in it; not one of the province that visits a city."""
    return isinstance(doer, Place) or doer.place is None or _local(doc, doer.place) is not None


GOVERNED = {"province", "prefecture", "county", "township", "village"}
_OWN = re.compile("[我全](?:省|市|州|盟|县|区|旗)$")
_OUR = re.compile("我(?:州|盟|县|区|旗)")


@lru_cache(maxsize=1)
def home_of(doc: Document) -> Place | None:
    """Where the article is at home; where only the province is known, what it calls 我市, 全县 or the like, if not 全省 more often.

    Nothing, where it speaks of 我区 and does not say which.
    """
    home = doc.home[-1] if doc.home else None
    if home is not None and home.level != "province":
        return home
    text = doc.article.text
    places = (m for m in doc.mentions("place") if _OWN.match(text, m.start, m.end))
    own = [m.value for m in places if isinstance(m.value, Place)]
    inner = [place for place in own if place.level in {"prefecture", "county"}]
    if inner and 2 * len(inner) >= len(own):
        return inner[0]
    return None if home is not None and _OUR.search(text) else home


def is_to_the_nation(doc: Document) -> bool:
    """A report to the deputies of the nation: what it names of its places it tells of them in that sentence alone."""
    home = home_of(doc)
    return home is not None and is_country(home) and "各位代表" in doc.article.text


_NAMED = compile_pattern("[{place}{organization}]")


def _head(doc: Document, slotted: Slotted, start: int, end: int) -> Topic:
    """The place or body that a sentence begins with; the last of an adjacent run (乐昌市坪石镇)."""
    if not _NAMED.search(slotted.text, start, min(end, start + 48)):
        return None
    titled = slotted.passage.kind == "title" and _TITLED.match(slotted.text, start, end)
    heads = titled or _TOPIC.match(slotted.text, start, end) or _OPENS.match(slotted.text, start, end)
    value = slotted.mentions[heads.end(heads.lastindex or 1) - 1].value if heads else None
    return value if isinstance(value, Place | Organization) else None


def topic_of(doc: Document, slotted: Slotted, start: int, end: int) -> Topic:
    """The local place or the body with which a sentence begins; what follows in the paragraph is told of it."""
    value = _head(doc, slotted, start, end)
    if isinstance(value, Place) and value.level == "natural":
        return None
    if isinstance(value, Organization):
        if is_news(value) or _ASSEMBLY.search(value.name):
            return None
        return _local(doc, seat(value, doc)) if acts_for_a_place(value) else value
    return _local(doc, value)


_SCENE = compile_pattern(
    "(?:^|[，；：])在((?:{place})+)(?:多地|各地|全[省市县])?(?![{place}{organization}])[^，。；：{person}{place}]{0,10}，"
    "(?![^，。；]{0,12}[{person}{organization}])"
)
_ZONE = re.compile("(?:高新|新|开发|自贸|贸易|示范|试验|合作|园)区$|(?:产业|工业|科技|科学)[园城]$|基地$")
"""A site that has a government or a management of its own."""
_THERE = re.compile("当地|这里|该[省市州县区旗乡镇村]|[村镇乡]里|村上|村民")


def scene_of(doc: Document, slotted: Slotted, start: int, end: int) -> Place | None:
    """Where a sentence without a subject takes place: 在衡阳，….; 在浙江多地的党群服务中心，…; 在三塘镇，当地….

    A township or village only where the sentence goes on to speak of what is done there.
    """
    if slotted.text.find("在", start, end) < 0:
        return None
    first = slotted.text.find(PROGRAM, start, end)
    found = None
    for found in _SCENE.finditer(slotted.text[start : first if first >= 0 else end]):  # noqa: B007 - the last is wanted
        pass
    value = slotted.mentions[start + found.end(1) - 1].value if found else None
    if found is None or not isinstance(value, Place):
        return None
    wide = value.level in {"province", "prefecture", "county"} or _ZONE.search(value.name)
    low = value.level in {"township", "village"} and _THERE.search(slotted.text, start + found.end(), end)
    return _local(doc, value) if wide or low else None


def _local(doc: Document, place: Place | None) -> Place | None:
    """A place that is, or lies in, the home of the article."""
    home = home_of(doc)
    if place is None or home is None or home.level == "country":
        return place
    inside = (
        place.lies_in(home)
        or home.name == place.name
        or (place.level in {"prefecture", "county"} and place.name in home.path)
    )
    return place if inside or (place.level in {"township", "village"} and not place.path) else None


_OF_ITSELF = re.compile(
    "[全我本][省市州盟县区旗镇乡村]|[省市州盟县区旗镇乡](?:委|政府|人大|政协|长)|当地|记者.{0,12}通讯员"
)
"""How an article of a place speaks of it; one that does not, and begins no sentence with it, only names it by the way."""


_PAPER = re.compile("日报|晚报|晨报|早报|讯|网|融媒")


class Told:
    """Of whom an article tells: sentence by sentence, and in all. Found when first asked for."""

    def __init__(self, doc: Document, passages: list[Slotted]) -> None:
        self._doc, self._passages = doc, passages
        self._topics: dict[tuple[int, int], Topic] = {}
        self._hero: Topic = None
        self._sought = False

    def topic(self, slotted: Slotted, start: int, end: int) -> Topic:
        """Of whom a sentence begins to tell."""
        key = (slotted.passage.start, start)
        if key not in self._topics:
            self._topics[key] = topic_of(self._doc, slotted, start, end)
        return self._topics[key]

    @property
    def hero(self) -> Topic:
        """Of whom the article tells."""
        if not self._sought:
            self._hero, self._sought = self._find_hero(), True
        return self._hero

    def _speaks_of_itself(self, home: Place) -> bool:
        """Whether the article is from the place, or speaks of 全市 and the like, so that it does not only name it by the way."""
        article, stem = self._doc.article, home.name[:2]
        if _OF_ITSELF.search(article.text) or stem in (article.publication or ""):
            return True
        return any(stem in article.text[max(0, m.start() - 6) : m.start()] for m in _PAPER.finditer(article.text))

    def _find_hero(self) -> Topic:
        """Its home, or the local place or body that more of its sentences begin with.

        The headline and the first paragraph count twice; only they can tell it where the home is not known.
        """
        home = home_of(self._doc)
        counted: Counter[Place | Organization] = Counter()
        lead = next((s for s in self._passages if s.passage.kind == "body"), None)
        for slotted in self._passages:
            ahead = slotted is lead or slotted.passage.kind == "title"
            if not (home or ahead) or not _NAMED.search(slotted.text):
                continue
            for start, end in slotted.sentences():
                value = self.topic(slotted, start, end)
                site = isinstance(value, Place) and value.level == "site"
                if value is not None and not (home and site):
                    later = start > 0 and isinstance(value, Organization)
                    counted[value] += 2 if ahead and not later else 1
        if home and not counted[home] and not self._speaks_of_itself(home):
            home = None
        if not counted:
            return home
        best, times = max(counted.items(), key=lambda item: item[1])
        if isinstance(best, Organization) and times < 2:
            return home
        return best if home is None or (times >= 2 and times > counted[home]) else home
