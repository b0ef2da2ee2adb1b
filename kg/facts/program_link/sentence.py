"""The sentences of an article with what decides whose programmes they tell of: who speaks, and of which place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.grammar import Document, Slotted, compile_pattern
from kg.mentions.program.vocabulary import plain
from kg.model import Mention, Organization, Person, Place, Program


@dataclass(frozen=True, slots=True)
class Scope:
    """Who speaks in a stretch of a passage: persons, a meeting (nobody, yet reported speech), or the article itself.

    `lasts` where the speech may go on in the next sentence: after 强调, not after 说.
    """

    speakers: tuple[Person, ...] = ()
    reported: bool = False
    lasts: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """`[start, end)` of a slotted passage; `topic` is the place or body that is told of, `told` the document that is printed."""

    slotted: Slotted
    start: int
    end: int
    scope: Scope
    topic: Place | Organization | None
    told: Program | None

    @property
    def text(self) -> str:
        return self.slotted.text[self.start : self.end]

    def programs(self, start: int | None = None, end: int | None = None) -> list[Mention]:
        """The programmes in a part of the sentence, counted from the passage's beginning; of all of it by default."""
        return self.slotted.among(self.start if start is None else start, self.end if end is None else end, "program")


def sentences(doc: Document) -> Iterator[Sentence]:
    told = _document_told(doc)
    scope = Scope()
    for slotted in doc.slotted("title", "body", "caption"):
        scope = scope if _GOES_ON.match(slotted.text) else Scope()
        topic: Place | Organization | None = doc.home[-1] if doc.home else None
        for start, end in slotted.sentences():
            scope = _scope(slotted, start, end, scope)
            topic = _topic(doc, slotted, start, end) or topic
            yield Sentence(slotted, start, end, scope, topic, told)


_SPEAKS = compile_pattern(
    "{person}[^。；：“”{person}]{0,30}?(?P<verb>强调|指出|要求|表示|提出(?!的)|说|认为|希望|号召|介绍|致辞|坦言|宣布|重申)(?![^，：,:]{0,3}[了过])"
)
_MEETING = re.compile(
    "(?:会议|大会|座谈会|全会|会上|通知|意见|文件|报告|社论|文章|方案|\ue007|\ue004)(?:还|并|同时|明确)?(?:强调|指出|要求|提出|认为|明确|号召|决定)[，,：:]"
    "|^(?:会议)?还?(?:强调|指出|要求)[，,：:]"
)
_TELLS = frozenset({"说", "介绍", "坦言", "认为"})
_GOES_ON = re.compile("(?:他|她)(?:还|并|同时)?(?:强调|指出|要求|表示|说|希望)|要(?!闻|说)|必须|希望")


def _scope(slotted: Slotted, start: int, end: int, scope: Scope) -> Scope:
    sentence = slotted.text[start:end]
    if heard := _SPEAKS.search(sentence):
        speaker = slotted.mentions[start + heard.start()].value
        if isinstance(speaker, Person) and speaker.kind != "private":
            quoted = sentence[heard.start("verb") - 1] in "时上中"
            return Scope((speaker,), True, heard["verb"] not in _TELLS and not quoted)
        return Scope((), True, False)
    if _MEETING.search(sentence):
        return Scope((), True, True)
    return scope if scope.lasts else Scope()


_TOPIC = re.compile("(?:[^，。；：\ue003\ue004]{0,8}，|\ue002，?)?([\ue003\ue004])(?=[^的、，。；：》”\ue003\ue004])")
_ACTS_FOR_A_PLACE = re.compile("^中共|人民政府$|委员会$|会议$")


def _topic(doc: Document, slotted: Slotted, start: int, end: int) -> Place | Organization | None:
    """The place in the home of the article, or the body (not its committee or government), with which a sentence begins.

    What follows in the paragraph is told of it.
    """
    heads = _TOPIC.match(slotted.text[start:end])
    value = slotted.mentions[start + heads.start(1)].value if heads else None
    if isinstance(value, Organization):
        return None if _ACTS_FOR_A_PLACE.search(value.name) else value
    if not isinstance(value, Place) or (doc.home and doc.home[-1].name not in (*value.path, value.name)):
        return None
    return value


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
