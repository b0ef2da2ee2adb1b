"""The sentences of an article with what decides whose programmes they tell of: who speaks, and of which place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kg.grammar import SLOTS, Document, Slotted, compile_pattern
from kg.mentions.program.vocabulary import plain
from kg.model import Mention, Organization, Person, Place, Program

Voice = Literal["article", "person", "meeting"]


Topics = dict[tuple[int, int], Place | Organization | None]
"""Of whom each sentence begins to tell, by the start of its passage and its own start there."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Who speaks: the article itself, a person, or a meeting or document (nobody in particular).

    `teller` is the person in whose words it stands, who need not call for anything. What is said begins at the slotted index `start`. `calls` where the speaker demands rather than tells how things are
    (强调, not 说); `lasts` where the speech goes on in the next sentence.
    """

    voice: Voice = "article"
    speaker: Person | None = None
    teller: Person | None = None
    start: int = 0
    calls: bool = False
    lasts: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """`[start, end)` of a slotted passage; `topic` is the place that is told of, `told` the document that is printed."""

    slotted: Slotted
    start: int
    end: int
    scope: Scope
    topic: Place | Organization | None
    told: Program | None

    @property
    def text(self) -> str:
        return self.slotted.text[self.start : self.end]

    def printed_before(self, mention: Mention) -> str:
        return self.slotted.article.text[self.slotted.at[self.start] : mention.start]

    def programs(self, start: int | None = None, end: int | None = None) -> list[Mention]:
        """The programmes in a part of the sentence, counted from the passage's beginning; of all of it by default."""
        return self.slotted.among(self.start if start is None else start, self.end if end is None else end, "program")

    def scope_at(self, index: int) -> Scope:
        """The scope of a slotted index: what stands before the verb of speaking is told by the article."""
        return self.scope if index >= self.scope.start else Scope()


def sentences(doc: Document) -> Iterator[Sentence]:
    """Those of the passages that name a programme, and of those before them whose speech goes on in them."""
    told = _document_told(doc)
    passages = list(doc.slotted("title", "body", "caption"))
    topics = {
        (slotted.passage.start, start): _topic(doc, slotted, start, end)
        for slotted in passages
        for start, end in slotted.sentences()
    }
    hero = hero_of(doc, passages, topics)
    scope, chief = Scope(), _chief(passages)
    for slotted, following in zip(passages, [*passages[1:], None], strict=True):
        if SLOTS["program"] not in slotted.text and (following is None or not _GOES_ON.match(following.text)):
            continue
        scope = scope if _GOES_ON.match(slotted.text) else Scope()
        topic: Place | Organization | None = hero
        heard = chief
        for start, end in slotted.sentences():
            scope = _scope(slotted, start, end, scope, heard)
            heard = scope.speaker or _first_official(slotted, start, end) or heard
            own = topics[slotted.passage.start, start]
            if (
                scope.calls
                and not scope.start
                and (
                    (own and not _SIDE.match(slotted.article.text, slotted.at[start]))
                    or _DATED.match(slotted.text, start)
                )
            ):
                scope = (
                    scope if _OF_SPEECH.search(slotted.article.text, slotted.at[start], slotted.at[end]) else Scope()
                )
            topic = own or topic
            scene = None if own else _scene(doc, slotted, start, end)
            if scene and not scope.start and slotted.text.startswith("在", start):
                scope = Scope()
            yield Sentence(slotted, start, end, scope, scene or topic, told)


# ---------------------------------------------------------------- who speaks

_SIDE = re.compile("[一-龥]方(?!面|案|针|式|法|圆)")
"""中方, 法方: with such a subject a statesman speaks of his own country and of the other, and goes on to speak."""
_DATED = compile_pattern("{time}[，，]")
_OF_SPEECH = re.compile(
    "(?<![重主首纲概摘紧机扼])要(?![求素点闻义害员道塞领])|(?<![适响反供相效对呼照])应(?![对用急变届邀])|必须|希望|务必|需(?!求)|我[们市省县区州镇]|全[市省县区州镇]上下"
)
"""What a speech that goes on demands; a sentence with a subject or a date of its own and none of it ends the speech."""

_SPEAKS = compile_pattern(
    "{person}[^。；：“”{person}]{0,40}?"
    "(?P<verb>(?<![会议])(?:强调|指出|宣布|重申|号召|表示|介绍|坦言)"
    "|(?<=[，他她还并也时上中后出{person}{post}])(?:要求|希望|提出)"
    "|(?:说|认为|告诉[^，。；：]{0,6})(?=道?[，：“。]))"
    "(?!的|[^，：]{0,3}[了过])"
)
_MEETING = compile_pattern(
    "(?:^|[，。；\\s])[^，。；“落贯按]{0,10}(?:会议?|会上|会后|通知|文件|社论|评论|文章|报告|{program}|{organization})"
    "(?:还|并|同时|明确)*(?P<verb>强调|指出|提出|要求|认为|明确|号召|决定)(?=[，：“])"
    "|^(?:会议)?还?(?P<alone>强调|指出|要求)[，：]"
)
_EXPLAINS = frozenset({"介绍", "坦言", "认为", "告诉"})
_TELLS = _EXPLAINS | {"说", "表示"}
_GOES_ON = re.compile("(?:他|她)(?:还|并|同时)?(?:强调|指出|要求|表示|说|希望)|要(?!闻|说)|必须|希望")
_TURNS = re.compile(
    "(?:如今|眼下|又是|近年来|今年以来|近日|目前|截至|据悉|据了解|据介绍|会上|会前|会后|会议(?!强调|指出|要求)|随后|当天)"
)


_THEY_SAY = re.compile(
    "(?:^|，)[他她](?:还|并|同时)?(?P<verb>(?:强调|指出|要求|表示)(?![的了过着])|(?:提出|希望|说)(?=[，：“])|鼓励|勉励|叮嘱)"
)


def _chief(passages: list[Slotted]) -> Person | None:
    """Of whom the headline tells: whom 他 means where the paragraph names nobody before."""
    titles = (s for s in passages if s.passage.kind == "title")
    named = (_first_official(s, 0, len(s.text)) for s in titles)
    return next((person for person in named if person is not None), None)


def _first_official(slotted: Slotted, start: int, end: int) -> Person | None:
    named = (m.value for m in slotted.among(start, end, "person"))
    return next((p for p in named if isinstance(p, Person) and p.kind in {"official", "leader"}), None)


def _scope(slotted: Slotted, start: int, end: int, scope: Scope, last: Person | None) -> Scope:
    """The scope of a sentence after one in `scope`; 他 is the `last` official that was named."""
    sentence = slotted.text[start:end]
    if not _SAYING.search(sentence):
        return _going_on(slotted, start, scope)
    if (they := _THEY_SAY.search(sentence)) and last:
        calls = they["verb"] not in _TELLS
        return Scope("person", last, last, start + they.end("verb"), calls, True)
    if heard := _SPEAKS.search(sentence):
        speaker = slotted.mentions[start + heard.start()].value
        verb, begin = heard["verb"], start + heard.end("verb")
        if not isinstance(speaker, Person) or speaker.kind == "private":
            return Scope()
        if verb[:2] in _EXPLAINS:
            return Scope(teller=speaker, start=begin)
        calls, quotes = verb not in _TELLS, sentence[heard.end("verb") :][:1] == "“"
        return Scope("person", speaker, speaker, begin, calls, not quotes)
    if heard := _MEETING.search(sentence):
        return Scope("meeting", None, None, start + heard.end("verb" if heard["verb"] else "alone"), True, True)
    return _going_on(slotted, start, scope)


_SAYING = re.compile("强调|指出|宣布|重申|号召|表示|介绍|坦言|要求|希望|提出|说|认为|告诉|明确|决定|鼓励|勉励|叮嘱")


def _going_on(slotted: Slotted, start: int, scope: Scope) -> Scope:
    """The scope of a sentence in which nobody begins to speak."""
    still = scope.lasts or (scope.speaker and _GOES_ON.match(slotted.article.text, slotted.at[start]))
    goes_on = still and not _TURNS.match(slotted.article.text, slotted.at[start])
    return Scope(scope.voice, scope.speaker, scope.teller, 0, scope.calls, True) if goes_on else Scope()


# ---------------------------------------------------------------- what is told of

_TOPIC = compile_pattern(
    "(?:编者按：)?(?:[^。）{place}{organization}]{0,6}讯(?:（[^）]*）)?)?"
    "(?:[^，。；：“”{place}{organization}]{0,24}，|[{time}，]{1,3}|[^，。；：“”的在到从{place}{organization}]{0,6})"
    "((?:[{place}{organization}])+)(?=[^的、，。；：》”和与及{person}{post}])(?!{time}?电)(?!(?:主办|承办|举办|召开|发布|组织|印发|下发|出台|授予|颁发)的)"
)
_TITLED = compile_pattern("([{place}{organization}]+)：")
_ACTS_FOR_A_PLACE = re.compile("^中共|人民政府|委员会|会议$|党委$|党组$")
_ASSEMBLY = re.compile("人民代表大会$|政治协商会议")
_TELLS_THE_NEWS = re.compile("报社?$|通讯社$|电视台|广播|新闻|日报|网$|客户端|频道|电台|红网|传媒|融媒体")


def is_news(body: Organization) -> bool:
    return _TELLS_THE_NEWS.search(body.name) is not None


def acts_for_a_place(body: Organization) -> bool:
    """A party committee or a government: what it does its place does."""
    return _ACTS_FOR_A_PLACE.search(body.name) is not None


def seat(body: Organization, doc: Document) -> Place | None:
    """The place for which a committee or government acts."""
    return body.place or home_of(doc)


_OWN = re.compile("[我全](?:市|州|盟|县|区|旗)$")
_OUR = re.compile("我(?:州|盟|县|区|旗)")


@lru_cache(maxsize=1)
def home_of(doc: Document) -> Place | None:
    """Where the article is at home; where only the province is known, what it calls 我市, 全县 or the like.

    Nothing, where it speaks of 我区 and does not say which.
    """
    home = doc.home[-1] if doc.home else None
    if home is not None and home.level != "province":
        return home
    text = doc.article.text
    for m in doc.mentions("place"):
        if (
            isinstance(m.value, Place)
            and m.value.level in {"prefecture", "county"}
            and _OWN.match(text, m.start, m.end)
        ):
            return m.value
    return None if home is not None and _OUR.search(text) else home


_NAMED = compile_pattern("[{place}{organization}]")


def _head(doc: Document, slotted: Slotted, start: int, end: int) -> Place | Organization | None:
    """The place or body that a sentence begins with; the last of an adjacent run (乐昌市坪石镇)."""
    if not _NAMED.search(slotted.text, start, min(end, start + 48)):
        return None
    titled = slotted.passage.kind == "title" and _TITLED.match(slotted.text[start:end])
    heads = titled or _TOPIC.match(slotted.text[start:end])
    value = slotted.mentions[start + heads.end(1) - 1].value if heads else None
    return value if isinstance(value, Place | Organization) else None


def _topic(doc: Document, slotted: Slotted, start: int, end: int) -> Place | Organization | None:
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
    "(?:^|[，；：])在((?:{place})+)(?:多地|各地|全[省市县])?(?![{place}{organization}])[^，。；：{person}]{0,10}，"
    "(?![^，。；]{0,12}[{person}{organization}])"
)
_THERE = re.compile("当地|该[省市州县区旗乡镇村]|[村镇乡]里|村上|村民")


def _scene(doc: Document, slotted: Slotted, start: int, end: int) -> Place | None:
    """Where a sentence without a subject takes place: 在衡阳，….; 在浙江多地的党群服务中心，…; 在三塘镇，当地….

    A township or village only where the sentence goes on to speak of what is done there.
    """
    if "在" not in slotted.text[start:end]:
        return None
    first = slotted.text.find(SLOTS["program"], start, end)
    found = None
    for found in _SCENE.finditer(slotted.text[start : first if first >= 0 else end]):  # noqa: B007 - the last is wanted
        pass
    value = slotted.mentions[start + found.end(1) - 1].value if found else None
    if found is None or not isinstance(value, Place):
        return None
    wide = value.level in {"province", "prefecture", "county"}
    low = value.level in {"township", "village"} and _THERE.search(slotted.text, start + found.end(), end)
    return _local(doc, value) if wide or low else None


def _local(doc: Document, place: Place | None) -> Place | None:
    """A place that is, or lies in, the home of the article."""
    home = home_of(doc)
    if place is None or home is None or home.level == "country":
        return place
    inside = home.name in (*place.path, place.name) or (
        place.level in {"prefecture", "county"} and place.name in home.path
    )
    return place if inside or (place.level in {"township", "village"} and not place.path) else None


def hero_of(doc: Document, passages: list[Slotted], topics: Topics) -> Place | Organization | None:
    """Of whom the article tells: its home, or the local place or body that more of its sentences begin with.

    The headline and the first paragraph count twice; only they can tell it where the home is not known.
    """
    home = home_of(doc)
    counted: Counter[Place | Organization] = Counter()
    lead = next((s.passage.start for s in passages if s.passage.kind == "body"), None)
    titles = {s.passage.start for s in passages if s.passage.kind == "title"}
    for (begin, _), value in topics.items():
        ahead = begin == lead or begin in titles
        site = isinstance(value, Place) and value.level == "site"
        if value is not None and (home or ahead) and not (home and site):
            counted[value] += 2 if ahead else 1
    if not counted:
        return home
    best, times = max(counted.items(), key=lambda item: item[1])
    return best if home is None or (times >= 2 and times > counted[home]) else home


# ---------------------------------------------------------------- a document that is printed

_FULL_TEXT = re.compile("《([^《》]+)》[^。]{0,12}(?:全文如下|如下|全文)|现将《([^《》]+)》|印发了?《([^《》]+)》")
_SECTION = re.compile("(?:^|\n)(?:[一二三]、|（[一二三]）)")


def _document_told(doc: Document) -> Program | None:
    """The document whose text the article prints, where it does: it says so, or goes on in numbered sections."""
    told = _FULL_TEXT.search(doc.article.text)
    if told is None or (told[3] and not _SECTION.search(doc.article.text, told.end())):
        return None
    name = plain(told[1] or told[2] or told[3])
    return next(
        (m.value for m in doc.mentions("program") if isinstance(m.value, Program) and m.value.name == name), None
    )
