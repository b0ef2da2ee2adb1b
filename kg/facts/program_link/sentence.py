"""The sentences of an article with what decides whose programmes they tell of: who speaks, and of which place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.program_link.speech import (
    GOES_ON,
    Scope,
    by_surname,
    chief_of,
    ends,
    first_official,
    resumes,
    scope_of,
    told_scope,
)
from kg.facts.program_link.topics import Told, Topic, is_to_the_nation, scene_of
from kg.facts.program_link.verbs import Sense, verb_of
from kg.grammar import PROGRAM, Document, Slotted
from kg.mentions.program.vocabulary import PHRASES, plain
from kg.model import Mention, Program


class Sentence:
    """`[start, end)` of a slotted passage; `told` is the document that is printed.

    `near` is the place or body that its paragraph tells of so far; `sites` are the places where it names programmes, in order.
    """

    def __init__(
        self,
        slotted: Slotted,
        start: int,
        end: int,
        scope: Scope,
        near: Topic,
        article: Told,
        told: Program | None,
    ) -> None:
        self.slotted, self.start, self.end = slotted, start, end
        self.scope, self.told = scope, told
        self._near, self._article = near, article
        self.text = slotted.text[start:end]
        found = ((i, slotted.mentions[i]) for i in slotted.slots(start, end))
        self.sites = [Site(self, m, m.value, i) for i, m in found if isinstance(m.value, Program)]

    @property
    def topic(self) -> Topic:
        """The place or body that is told of: in the paragraph so far, else in the article."""
        return self._near or self._article.hero

    def between(self, start: int, end: int) -> list[Site]:
        """The programmes in a part of the sentence, counted from the sentence's beginning."""
        return [s for s in self.sites if self.start + start <= s.index < self.start + end]


class Site:
    """A programme that a sentence names at `index` of the slotted passage.

    `before` is the sentence up to it, `after` the rest with its slot; what stands before the verb of speaking is told
    by the article, which `scope` takes into account.
    """

    def __init__(self, sentence: Sentence, mention: Mention, program: Program, index: int) -> None:
        self.sentence, self.mention, self.program, self.index = sentence, mention, program, index
        self.before = sentence.text[: index - sentence.start]
        self.after = sentence.text[index - sentence.start :]
        self.scope = sentence.scope if index >= sentence.scope.start else _ARTICLE
        self._sense: Sense | None = None

    @property
    def sense(self) -> Sense:
        """What the verb that governs the programme says of it."""
        if self._sense is None:
            self._sense = verb_of(self.before, self.after)
        return self._sense

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


_ARTICLE = Scope()


def sentences(doc: Document) -> Iterator[Sentence]:
    """Those that name a programme."""
    paper = document_told(doc)
    passages = list(doc.slotted("title", "body", "caption"))
    told, of_nation = Told(doc, passages), is_to_the_nation(doc)
    scope, chief, called = Scope(), chief_of(passages), by_surname(doc)
    before: Slotted | None = None
    for slotted, following in zip(passages, [*passages[1:], None], strict=True):
        goes_on = following is not None and _goes_on(slotted, following)
        last = len(slotted.text) if goes_on else slotted.text.rfind(PROGRAM)
        scope = scope if before is not None and _goes_on(before, slotted) else Scope()
        before = slotted
        if last < 0:
            continue
        topic: Topic = None
        heard = chief
        paused = Scope()
        for start, end in slotted.sentences():
            if start > last:
                break
            said = scope
            scope = scope_of(slotted, start, end, said, heard, called)
            if scope == _ARTICLE and said.speaker and said.lasts:
                paused = said
            if scope != _ARTICLE:
                paused = Scope()
            elif paused.speaker and resumes(slotted, start, end):
                scope = Scope("person", paused.speaker, paused.teller, 0, paused.calls, True)
            if scope == _ARTICLE:
                scope = told_scope(slotted, start, end) or scope
            heard = scope.speaker or first_official(slotted, start, end) or heard
            own = told.topic(slotted, start, end)
            topic = own or (None if of_nation else topic)
            scene = None if own else scene_of(doc, slotted, start, end)
            here = scene is not None and not scope.start and slotted.text.startswith("在", start)
            if here or ends(slotted, start, end, scope, own is not None):
                paused, scope = scope, Scope()
            if slotted.text.find(PROGRAM, start, end) >= 0:
                yield Sentence(slotted, start, end, scope, scene or topic, told, paper)


def _goes_on(slotted: Slotted, following: Slotted) -> bool:
    """May a speech go on in the next passage (要…), the answer or the next line of a headline (王建国调研时强调 | 推动发展)?"""
    headline = slotted.passage.kind == following.passage.kind == "title"
    return headline or slotted.text.endswith("？") or GOES_ON.match(following.text) is not None


# ---------------------------------------------------------------- a document that is printed

_FULL_TEXT = re.compile(
    "《([^《》]+)》(?:[^。就]{0,12}(?:全文如下|如下|全文)|[^。《》]{0,40}现(?:予以?|印|公布|发布))|现将《([^《》]+)》|印发了?《([^《》]+)》"
)
_SECTION = re.compile("(?:^|\n)(?:[一二三]、|（[一二三]）)")


def document_told(doc: Document) -> Program | None:
    """The document whose text the article prints, where it does: it says so, or goes on in numbered sections."""
    text = doc.article.text
    if not ("如下" in text or "全文" in text or "现" in text or "印发" in text):
        return None
    sections = _SECTION.search(text)
    # a document that is named in the sections is not the one that has them
    first = sections.start() if sections else -1
    told = next((m for m in _FULL_TEXT.finditer(text) if not m[3] or m.end() <= first), None)
    if told is None:
        return None
    name = plain(told[1] or told[2] or told[3])
    return next(
        (m.value for m in doc.mentions("program") if isinstance(m.value, Program) and m.value.name == name), None
    )
