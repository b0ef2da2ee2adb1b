"""An article on its way through the cascade, and what was found in it so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from kg.grammar.slots import SLOTS, Slotted
from kg.grammar.triggers import TRIGGERS, Held
from kg.model import Article, Mention, MentionKind, Page, Passage, PassageKind, Place

if TYPE_CHECKING:
    from kg.model import Fact


@dataclass(eq=False)
class Document:
    """An article on its way through the cascade.

    `top` holds mentions that do not overlap and stand as slots; `nested` those inside a longer one (the county in
    the name of its hospital). `home` is the place that the article is about, outermost container first, as far
    down as it is known: (云南省, 昭通市, 巧家县); `year` the year that a date without one falls in.
    """

    article: Article
    page: Page
    home: tuple[Place, ...] = ()
    year: int | None = None
    top: list[Mention] = field(default_factory=list)
    nested: list[Mention] = field(default_factory=list)
    _slots: dict[int, dict[frozenset[MentionKind], Slotted]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _held: dict[int, Held] | None = None
    _known: int = 0
    _groups: int = 0
    facts: list[Fact] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._passages = [p.start for p in self.article.passages]

    def add(self, mentions: Iterable[Mention]) -> None:
        """Take the mentions of a layer: a longer one covers those inside it, one that cuts another is refused.

        Among new ones that overlap each other the longer wins, then the earlier.
        """
        top, starts, ends = self.top, self._starts, self._ends
        changed: list[tuple[int, int]] = []
        for new in sorted(mentions, key=_longest_first):
            start, end = new.start, new.end
            first = bisect_right(ends, start)
            last = bisect_left(starts, end, first)
            if first == last:
                top.insert(first, new)
                starts.insert(first, start)
                ends.insert(first, end)
                changed.append((start, end))
                continue
            clash = top[first:last]
            if all(start <= old.start and old.end <= end for old in clash) and any(
                (old.start, old.end, old.kind) != (start, end, new.kind) for old in clash
            ):
                self.nested.extend(clash)
                top[first:last] = [new]
                starts[first:last] = [start]
                ends[first:last] = [end]
                changed.append((start, end))
            elif len(clash) == 1 and clash[0].start <= start and end <= clash[0].end and clash[0].kind != new.kind:
                self.nested.append(new)
        if changed:
            self._forget(changed)

    def keep(self, wanted: Callable[[Mention], bool]) -> None:
        """Drop the mentions that are not wanted."""
        self._slots.clear()
        self.top = [m for m in self.top if wanted(m)]
        self.nested = [m for m in self.nested if wanted(m)]
        self._starts, self._ends = [m.start for m in self.top], [m.end for m in self.top]

    def _forget(self, changed: list[tuple[int, int]]) -> None:
        """Make anew the passages with slots that share a character with one of the stretches."""
        starts, forget, until = self._passages, self._slots.pop, len(self._passages)
        for start, end in changed:
            at = bisect_right(starts, start)
            forget(starts[at - 1], None)
            while at < until and starts[at] < end:
                forget(starts[at], None)
                at += 1

    def overlapping(self, start: int, end: int) -> list[Mention]:
        """The mentions of `top` that share a character with `[start, end)`."""
        first = bisect_right(self._ends, start)
        return self.top[first : bisect_left(self._starts, end, first)]

    def mentions(self, *kinds: MentionKind) -> list[Mention]:
        """All mentions of the kinds, nested ones too, in the order of the text."""
        found = [m for m in self.top if m.kind in kinds] if kinds else self.top[:]  # in order by themselves
        nested = [m for m in self.nested if m.kind in kinds] if kinds else self.nested
        return sorted(found + nested, key=_leftmost) if nested else found

    def slotted(self, *passages: PassageKind, hide: Iterable[MentionKind] = ()) -> list[Slotted]:
        """The passages (of the given kinds, or all) with what was found so far as slots, except kinds in `hide`."""
        hidden, slot = frozenset(hide), self.slot
        return [slot(p, hidden) for p in self.article.passages if not passages or p.kind in passages]

    def slot(self, passage: Passage, hidden: frozenset[MentionKind] = frozenset()) -> Slotted:
        """One passage with slots; kept until a mention is added in it."""
        kept = self._slots.get(passage.start)
        if kept is None:
            kept = self._slots[passage.start] = {}
        elif (slotted := kept.get(hidden)) is not None:
            return slotted
        inside = self.overlapping(passage.start, passage.end)
        if hidden and hidden.isdisjoint([m.kind for m in inside]):
            made = kept[hidden] = self.slot(passage)  # the same
        else:
            made = kept[hidden] = self._slotted(passage, inside, hidden)
        return made

    def stretch(self, over: Passage) -> Slotted:
        """Several passages as one, with slots; not kept."""
        return self._slotted(over, self.overlapping(over.start, over.end), frozenset())

    def _slotted(self, passage: Passage, inside: list[Mention], hidden: frozenset[MentionKind]) -> Slotted:
        article, offset, last = self.article, passage.start, passage.end
        source = article.text
        mentions: dict[int, Mention] = {}
        if not inside:
            return Slotted(source[offset:last], mentions, passage, article)
        if hidden:
            inside = [m for m in inside if m.kind not in hidden]
        pieces: list[str] = []
        piece, index = pieces.append, 0
        for m in inside:
            start, end = m.start, m.end
            if start < offset or end > last:
                continue
            if start > offset:
                piece(source[offset:start])
                index += start - offset
            piece(SLOTS[m.kind])
            mentions[index] = m
            index += 1
            offset = end
        piece(source[offset:last])
        return Slotted("".join(pieces), mentions, passage, article)

    def held(self) -> dict[int, Held]:
        """What `Triggers` find in the passages, by where they begin; found anew if words were added since."""
        if self._held is None or self._known < TRIGGERS.known:
            self._held, self._known = TRIGGERS.held(self.article), TRIGGERS.known
            self._groups = reduce(or_, [held.groups for held in self._held.values()], 0)
        return self._held

    def groups(self) -> int:
        """The bits of the groups of which a word stands in the article."""
        if self._held is None or self._known < TRIGGERS.known:
            self.held()
        return self._groups


def _longest_first(m: Mention) -> tuple[int, int]:
    return m.start - m.end, m.start


def _leftmost(m: Mention) -> tuple[int, int, str]:
    return m.start, -m.end, m.kind
