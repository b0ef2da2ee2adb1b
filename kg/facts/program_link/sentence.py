"""The sentences of an article with what decides whose programmes they tell of: who speaks, and of which place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.facts.program_link.speech import GOES_ON, Scope, chief_of, ends, first_official, scope_of
from kg.facts.program_link.topics import hero_of, scene_of, topic_of
from kg.facts.program_link.verbs import Sense, verb_of
from kg.grammar import SLOTS, Document, Slotted
from kg.mentions.program.vocabulary import PHRASES, plain
from kg.model import Mention, Organization, Place, Program


@dataclass(eq=False)
class Sentence:
    """`[start, end)` of a slotted passage; `topic` is the place that is told of, `told` the document that is printed."""

    slotted: Slotted
    start: int
    end: int
    scope: Scope
    topic: Place | Organization | None
    told: Program | None

    @cached_property
    def text(self) -> str:
        return self.slotted.text[self.start : self.end]

    @cached_property
    def sites(self) -> list[Site]:
        """Where the sentence names programmes, in order."""
        found = ((i, self.slotted.mentions[i]) for i in self.slotted.slots(self.start, self.end))
        return [Site(self, m, m.value, i) for i, m in found if isinstance(m.value, Program)]

    def between(self, start: int, end: int) -> list[Site]:
        """The programmes in a part of the sentence, counted from the sentence's beginning."""
        return [s for s in self.sites if self.start + start <= s.index < self.start + end]


@dataclass(eq=False)
class Site:
    """A programme that a sentence names at `index` of the slotted passage."""

    sentence: Sentence
    mention: Mention
    program: Program
    index: int

    @cached_property
    def before(self) -> str:
        """The sentence up to the programme."""
        return self.sentence.slotted.text[self.sentence.start : self.index]

    @cached_property
    def after(self) -> str:
        """The sentence from the programme's slot on."""
        return self.sentence.slotted.text[self.index : self.sentence.end]

    @cached_property
    def sense(self) -> Sense:
        """What the verb that governs the programme says of it."""
        return verb_of(self.before, self.after)

    @cached_property
    def scope(self) -> Scope:
        """Who speaks there; what stands before the verb of speaking is told by the article."""
        scope = self.sentence.scope
        return scope if self.index >= scope.start else Scope()

    @property
    def set_phrase(self) -> bool:
        """Is it one of the phrases of national politics?"""
        return plain(self.program.name) in PHRASES or self.mention.rule == "program.phrase"

    @property
    def mention_text(self) -> str:
        return self.sentence.slotted.article.text[self.mention.start : self.mention.end]

    def printed_before(self) -> str:
        slotted = self.sentence.slotted
        return slotted.article.text[slotted.offset(self.sentence.start) : self.mention.start]


def sentences(doc: Document) -> Iterator[Sentence]:
    """Those of the passages that name a programme, and of those before them whose speech goes on in them."""
    told = _document_told(doc)
    passages = list(doc.slotted("title", "body", "caption"))
    topics = {
        (slotted.passage.start, start): topic_of(doc, slotted, start, end)
        for slotted in passages
        for start, end in slotted.sentences()
    }
    hero = hero_of(doc, passages, topics)
    scope, chief = Scope(), chief_of(passages)
    for slotted, following in zip(passages, [*passages[1:], None], strict=True):
        if SLOTS["program"] not in slotted.text and (following is None or not GOES_ON.match(following.text)):
            continue
        scope = scope if GOES_ON.match(slotted.text) else Scope()
        topic: Place | Organization | None = hero
        heard = chief
        for start, end in slotted.sentences():
            scope = scope_of(slotted, start, end, scope, heard)
            heard = scope.speaker or first_official(slotted, start, end) or heard
            own = topics[slotted.passage.start, start]
            topic = own or topic
            scene = None if own else scene_of(doc, slotted, start, end)
            here = scene is not None and not scope.start and slotted.text.startswith("在", start)
            if here or ends(slotted, start, end, scope, own is not None):
                scope = Scope()
            yield Sentence(slotted, start, end, scope, scene or topic, told)


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
