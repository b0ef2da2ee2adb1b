"""Passages in which what was found stands as one character."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from kg.model import Article, Mention, MentionKind, Passage

NUMBER: Final = "\ue001"
TIME: Final = "\ue002"
PLACE: Final = "\ue003"
ORGANIZATION: Final = "\ue004"
POST: Final = "\ue005"
PERSON: Final = "\ue006"
PROGRAM: Final = "\ue007"
SLOTS: dict[MentionKind, str] = {
    "number": NUMBER,
    "time": TIME,
    "place": PLACE,
    "organization": ORGANIZATION,
    "post": POST,
    "person": PERSON,
    "program": PROGRAM,
}


def slots_in(text: str) -> str:
    """The text with `{place}` etc. as slots."""
    for kind, slot in SLOTS.items():
        text = text.replace("{" + kind + "}", slot)
    return text


def compile_pattern(pattern: str, **words: str) -> re.Pattern[str]:
    """Compile a pattern in which `{place}` etc. stand for slots and `{NAME}` for the given sub-patterns."""
    for name, sub in words.items():
        pattern = pattern.replace("{" + name + "}", f"(?:{sub})")
    return re.compile(slots_in(pattern))


class Slotted:
    """A stretch of an article in which each mention stands as one slot character.

    `mentions` maps an index of `text` to the mention that stands there.
    """

    __slots__ = ("_at", "_sentences", "_slot_indexes", "_slot_starts", "article", "mentions", "passage", "text")

    def __init__(self, text: str, mentions: dict[int, Mention], passage: Passage, article: Article) -> None:
        self.text = text
        self.mentions = mentions
        self.passage = passage
        self.article = article
        self._slot_indexes = tuple(mentions)
        # Made when first asked for.
        self._at: tuple[int, ...] | None = None
        self._slot_starts: tuple[int, ...] | None = None
        self._sentences: tuple[tuple[int, int], ...] | None = None

    @property
    def at(self) -> tuple[int, ...]:
        """`at[i]` is the article offset of `text[i]`, with one more entry for the end."""
        if self._at is None:
            out: list[int] = []
            offset = self.passage.start
            for index, mention in self.mentions.items():
                out.extend(range(offset, mention.start))
                assert len(out) == index
                out.append(mention.start)
                offset = mention.end
            out.extend(range(offset, self.passage.end + 1))
            self._at = tuple(out)
        return self._at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Article offsets of `text[start:end]`."""
        if not self._slot_indexes:
            first = self.passage.start + start
            return first, first if start >= end else self.passage.start + end
        first = self.offset(start)
        if start >= end:
            return first, first
        last = self.mentions.get(end - 1)
        return first, last.end if last else self.offset(end - 1) + 1

    def offset(self, index: int) -> int:
        """The article offset of `text[index]`, as `at[index]`, for when not all of `at` is needed."""
        slots = self._slot_indexes
        if not slots or index < slots[0]:
            return self.passage.start + index
        slot = slots[bisect_right(slots, index) - 1]
        mention = self.mentions[slot]
        return mention.start if slot == index else mention.end + index - slot - 1

    def printed(self, start: int, end: int) -> str:
        """The characters of the article behind `text[start:end]`."""
        text = self.text[start:end]
        if start >= 0 and text.isprintable():
            return text  # a slot is none of the characters that are
        if end == start + 1 and (mention := self.mentions.get(start)):
            return self.article.text[mention.start : mention.end]
        first, last = self.span(start, end)
        return self.article.text[first:last]

    def group(self, match: re.Match[str], group: int | str = 0) -> str:
        return self.printed(*match.span(group)) if match.group(group) is not None else ""

    def mention(self, match: re.Match[str], group: int | str) -> Mention:
        """The mention of a group that holds exactly one slot."""
        return self.mentions[match.start(group)]

    def among(self, start: int, end: int, *kinds: MentionKind) -> list[Mention]:
        """The mentions in `text[start:end]`, of the given kinds or of all, in order."""
        if not self._slot_indexes:
            return []
        found = [self.mentions[i] for i in self.slots(start, end)]
        return [m for m in found if m.kind in kinds] if kinds else found

    def slots(self, start: int, end: int) -> tuple[int, ...]:
        """The indexes of the mentions in `text[start:end]`, in order."""
        at = self._slot_indexes
        return at[bisect_left(at, start) : bisect_left(at, end)] if at else at

    def index(self, offset: int) -> int:
        """The index of `text` at or before an article offset."""
        if self._slot_starts is None:
            self._slot_starts = tuple([m.start for m in self.mentions.values()])
        number = bisect_right(self._slot_starts, offset)
        if not number:
            return min(max(0, offset - self.passage.start), len(self.text))
        slot = self._slot_indexes[number - 1]
        behind = offset - self.mentions[slot].end + 1
        return min(slot + behind, len(self.text)) if behind > 0 else slot

    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Index ranges of the sentences, each with its closing mark and closing quotes; they cover the text."""
        if self._sentences is None:
            ends = [m.end() for m in _SENTENCE_END.finditer(self.text)]
            if not ends or ends[-1] < len(self.text):
                ends.append(len(self.text))
            self._sentences = tuple(zip([0, *ends], ends, strict=False))
        return self._sentences

    def sentence(self, index: int) -> tuple[int, int]:
        """The index range of the sentence that holds `text[index]`."""
        sentences = self._sentences or self.sentences()
        if len(sentences) == 1:
            return sentences[0]
        return sentences[bisect_right(sentences, (index, len(self.text) + 1)) - 1]


# begins with the characters that it can begin with: `re` finds such a set many times as fast as alternatives
_SENTENCE_END = re.compile(r"[。！？!?…](?:(?<!…)[。！？!?]*[”’」』）)]*|(?<=…)…[”’]?)")
