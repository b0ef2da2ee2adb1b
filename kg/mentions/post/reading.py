"""One title to be read with the body, place or unit that stands to its left, and the post that it is found to be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.grammar import Document, Slotted
from kg.mentions.organization.tables import ending, stops
from kg.mentions.post.named import Named
from kg.mentions.post.titles import GROUP, LED_BY, Title, surnames
from kg.model import Organization, Place, Post

NO_PART = frozenset(
    "的了在由向从到被把让给于是或并等着也又还都而且但则其这那该此各每某本原前将至去来说看见找请送受为像不未均"
)
"""Words of one letter that stand in no name of a part, whoever leads it."""
LEVEL_TITLE = re.compile("(自治区|省|市|县|区|州|旗|盟|镇|乡|村|社区)(?:委会)?(?:长(?:助理)?|主席|主任)$")


@dataclass(frozen=True, slots=True)
class Found:
    """A post and where it stands in the slotted text.

    `body_end`: where a body ends that is known as one only by the title. `whole`: the body of which its own is a part.
    """

    start: int
    end: int
    post: Post
    body_end: int = 0
    whole: Organization | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One title at `[start, end)` of a slotted passage, and the post that was read last before it."""

    doc: Document
    slotted: Slotted
    title: Title
    start: int
    end: int
    before: Found | None
    named: Named

    def led(self, at: int) -> int:
        """Where the words begin that say since when or how the title at `at` is held: 某局|原|局长, 某国|新任|总理."""
        lead = LED_BY.search(self.slotted.text, max(0, at - 2), at)
        return lead.start() if lead else at

    def inner(self, low: int = 0) -> int:
        """Where the group inside the body begins of which the title is held: 某局|党组书记; without one, the title."""
        group = GROUP.search(self.slotted.text, max(low, self.start - 4), self.start)
        return group.start() if group else self.start

    def made(self, start: int, title: str, organization: Organization | None) -> Found:
        """The post from `start` to the end of the title, whose body stands before it."""
        if organization is not None and organization.name == self.title.body:
            title = title.removeprefix("国家")  # 国家主席 and 中国国家主席 are one post
        return Found(start, self.end, Post(title, organization))

    def is_part(self, begin: int, end: int, joined: str = "") -> bool:
        """Whether a stretch may name a part of a body; before somebody's name it may hold the words for what it does."""
        text = self.slotted.text
        if text[self.end : self.end + 1] in surnames():
            return NO_PART.isdisjoint(text[begin:end])
        return not any((stop := ending(stops(), text, begin, i)) and stop not in joined for i in range(begin + 1, end))

    def is_of(self, body: Organization | None) -> bool:
        """Whether the title is one that the table says such a body has."""
        return body is not None and self.title.of is not None and self.title.of.search(body.name) is not None

    def body(self, index: int) -> Organization:
        """The body of which the slot stands at `index`."""
        value = self.slotted.mentions[index].value
        assert isinstance(value, Organization)
        return value

    def country(self) -> Place | None:
        """The foreign country that was named last before here, for the titles of its ministers."""
        if LEVEL_TITLE.search(self.title.word):
            return None
        return self.named.country_before(self.slotted.at[self.start])

    def last(self, ending_in: re.Pattern[str]) -> Organization | None:
        """The body named last before here whose name ends so; else that of the post before, if it does."""
        named = self.named.body_before(self.slotted.at[self.start], ending_in)
        held = self.before.post.organization if named is None and self.before else None
        return held if held is not None and ending_in.search(held.name) else named
