"""How any rule runs. There is no Chinese here, and no kind of fact.

An article goes through a cascade of layers. What a layer finds then stands in the passage as one private-use
character, its slot, so that a rule of the next layer is a plain regular expression over a short string:

    rule pattern   {person}(?:同志)?任{organization}{post}
    passage        苏某任某市政府市长。   →   \\ue006\\u4efb\\ue004\\ue005。
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from types import GeneratorType
from typing import TYPE_CHECKING, Any

from ahocorasick_rs import AhoCorasick, Implementation

from kg.model import Article, Mention, MentionKind, Page, Passage, PassageKind, Place

if TYPE_CHECKING:
    from kg.model import Fact

SLOTS: dict[MentionKind, str] = {
    "number": "\ue001",
    "time": "\ue002",
    "place": "\ue003",
    "organization": "\ue004",
    "post": "\ue005",
    "person": "\ue006",
    "program": "\ue007",
}


def slots_in(text: str) -> str:
    """The text with `{place}` etc. as slots."""
    for kind, slot in SLOTS.items():
        text = text.replace("{" + kind + "}", slot)
    return text


def compile_pattern(pattern: str, **words: str) -> re.Pattern[str]:
    """Compile a pattern in which `{place}` etc. stand for slots and `{NAME}` for the given sub-patterns."""
    pattern = slots_in(pattern)
    for name, sub in words.items():
        pattern = pattern.replace("{" + name + "}", f"(?:{sub})")
    return re.compile(pattern)


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

    def _slotted(self, passage: Passage, inside: list[Mention], hidden: frozenset[MentionKind]) -> Slotted:
        article, offset, last = self.article, passage.start, passage.end
        source = article.text
        mentions: dict[int, Mention] = {}
        if not inside:
            return Slotted(source[offset:last], mentions, passage, article)
        pieces: list[str] = []
        piece, index = pieces.append, 0
        for m in inside:
            start, end, kind = m.start, m.end, m.kind
            if start < offset or end > last or kind in hidden:
                continue
            if start > offset:
                piece(source[offset:start])
                index += start - offset
            piece(SLOTS[kind])
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


@dataclass(frozen=True, eq=False)
class Rule:
    """A named pattern over a slotted passage, and what to make of a match.

    `make` gets the document, the slotted passage and the match, and gives one result, several, or none.
    `trigger` holds literal strings, slots such as `{person}` among them, of which one must stand in the passage
    (empty: always tried): it keeps patterns off passages where they cannot match. `beside` holds further ones of which
    one must stand there too (no slots). `first` holds the characters that
    a match can begin with, as in a character set (empty: any); to be given where the pattern begins with an assertion
    or with alternatives, which `re` cannot search for fast. `then` holds those that can be the second.

    The examples beside a rule are its tests: `yes` pairs a text with the rows (see `row`) that this rule, and no
    other, is to find in it; `no` holds texts in which it stays silent; `todo` pairs that are known to fail.
    """

    name: str
    pattern: str
    make: Callable[[Document, Slotted, re.Match[str]], Any]
    trigger: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    first: str = ""
    then: str = ""
    words: dict[str, str] = field(default_factory=dict)
    yes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    no: tuple[str, ...] = ()
    todo: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return compile_pattern(self.pattern, **self.words)

    @cached_property
    def starts(self) -> re.Pattern[str]:
        return re.compile(f"[{slots_in(self.first)}]" + (f"(?=[{self.then}])" if self.then else ""))

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """The matches that do not overlap, from the left, as `re.finditer` gives them."""
        return self._from_starts(text) if self.first else self.regex.finditer(text)

    def _from_starts(self, text: str) -> Iterator[re.Match[str]]:
        end, match_at = 0, self.regex.match
        for start in self.starts.finditer(text):
            at = start.start()
            if at >= end and (match := match_at(text, at)):
                end = match.end()
                yield match

    def run(self, doc: Document, slotted: Slotted, found: list[Any]) -> None:
        """Add to `found` what the rule makes of the passage."""
        make = self.make
        for match in self.matches(slotted.text):
            made = make(doc, slotted, match)
            if made is None:
                continue
            if type(made) is Mention:
                found.append(made)
            elif type(made) is GeneratorType or isinstance(made, Iterable):
                found += made
            else:
                found.append(made)


Hit = tuple[int, int, str]
"""Where a word stands, `[start, end)` in the article, and the word."""


@dataclass(eq=False, slots=True)
class Held:
    """The words of `Triggers` that a passage holds: the bits of rules and of groups, and where the words of each group stand."""

    passage: Passage
    rules: int = 0
    groups: int = 0
    words: dict[int, list[Hit]] = field(default_factory=dict)

    def of(self, group: int) -> list[Hit]:
        """The words of a group, ordered by where they begin, longest first."""
        hits = self.words.get(group, [])
        return sorted(hits, key=_place) if len(hits) > 1 else hits


def _place(hit: Hit) -> tuple[int, int]:
    return hit[0], -hit[1]


def leftmost(hits: Iterable[Hit]) -> list[Hit]:
    """The leftmost longest of the hits, without overlaps."""
    out, done = [], 0
    for hit in hits:
        if hit[0] >= done:
            out.append(hit)
            done = hit[1]
    return out


class Triggers:
    """The trigger words of all rules, and groups of words that layers look for: one pass over an article finds all.

    Each rule has two bits of its own, for `trigger` and for `beside`, and each group one. A word that is found as printed may since have become a part of a
    slot: then its rules are tried for nothing.
    """

    def __init__(self) -> None:
        self.rules = self.groups = 0
        self.known = 0  # rules and groups, which only become more
        self.words: dict[str, tuple[int, int]] = {}
        self.automaton: AhoCorasick | None = None
        self.table: tuple[tuple[str, int, int, tuple[int, ...]], ...] = ()

    def of_rules(self, rules: tuple[Rule, ...]) -> int:
        """Take in the words of rules; the number of their first bit: those of `trigger`, then those of `beside`."""
        first = self.rules
        self.rules += 2 * len(rules)
        self.known += 1
        for number, rule in enumerate(rules, first):
            for trigger in rule.trigger:
                if word := _SLOT.sub("", slots_in(trigger)):
                    self._take(word, 1 << number, 0)
            for word in rule.beside:
                self._take(word, 1 << number + len(rules), 0)
        return first

    def of_group(self, words: Iterable[str]) -> int:
        """Take in a group of words; its bit."""
        bit = 1 << self.groups
        self.groups += 1
        self.known += 1
        for word in words:
            self._take(word, 0, bit)
        return bit

    def _take(self, word: str, rule: int, group: int) -> None:
        rules, groups = self.words.get(word, (0, 0))
        self.words[word] = rules | rule, groups | group
        self.automaton = None

    def held(self, article: Article) -> dict[int, Held]:
        """What the passages hold in which any word stands, in their order, by where they begin."""
        if not article.passages:
            return {}
        if self.automaton is None:
            fast = Implementation.ContiguousNFA
            self.automaton = AhoCorasick(list(self.words), implementation=fast, store_patterns=False)
            self.table = tuple(
                (word, rules, groups, tuple(1 << n for n in range(self.groups) if groups >> n & 1))
                for word, (rules, groups) in self.words.items()
            )
        out: dict[int, Held] = {}
        table, here, last, rules, seen = self.table, Held(article.passages[0]), 0, 0, 0
        words, following = here.words, iter(article.passages)
        for number, start, end in self.automaton.find_matches_as_indexes(article.text, overlapping=True):
            if start >= last:
                here.rules, here.groups, rules, seen = rules, seen, 0, 0
                while start >= last:
                    last = (passage := next(following)).end
                here = out[passage.start] = Held(passage)
                words = here.words
            word, opened, groups, each = table[number]
            rules |= opened
            if groups:
                seen |= groups
                hit = start, end, word
                for group in each:
                    if group in words:
                        words[group].append(hit)
                    else:
                        words[group] = [hit]
        here.rules, here.groups = rules, seen
        return out


_SLOT = re.compile(f"[{''.join(SLOTS.values())}]")
TRIGGERS = Triggers()


class Search:
    """A pattern that is looked for in whole articles: in those that hold one of the words without which it cannot match."""

    def __init__(self, pattern: str, words: Iterable[str]) -> None:
        self.regex = re.compile(pattern)
        self.group = TRIGGERS.of_group(words)

    def finditer(self, doc: Document) -> Iterable[re.Match[str]]:
        return self.regex.finditer(doc.article.text) if doc.groups() & self.group else ()


class Gate:
    """Which of some rules can match in a passage: those with a trigger in it."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self.first = TRIGGERS.of_rules(rules)
        self.all = (1 << 2 * len(rules)) - 1
        self.always = self._bits(not rule.trigger for rule in rules)
        self.alone = self._bits(not rule.beside for rule in rules)
        slots: dict[str, int] = {}
        for number, rule in enumerate(rules):
            for slot in {slots_in(trigger) for trigger in rule.trigger} & set(SLOTS.values()):
                slots[slot] = slots.get(slot, 0) | 1 << number
        self.slots = tuple(slots.items())
        self.kept: dict[int, tuple[Rule, ...]] = {0: ()}

    @staticmethod
    def _bits(flags: Iterable[bool]) -> int:
        return sum(1 << number for number, flag in enumerate(flags) if flag)

    def open(self, doc: Document, slotted: Slotted) -> tuple[Rule, ...]:
        held = doc.held().get(slotted.passage.start)
        mask = self.always
        for slot, bits in self.slots:
            if slot in slotted.text:
                mask |= bits
        return self._of(held, mask)

    def printed(self, held: Held) -> tuple[Rule, ...]:
        """As `open`, for rules without slots among their triggers, before the passage is slotted."""
        mask = held.rules >> self.first & self.all | self.always
        rules = self.kept.get(mask)
        return self._of(None, mask) if rules is None else rules

    def _of(self, held: Held | None, mask: int) -> tuple[Rule, ...]:
        if held is not None:
            mask |= held.rules >> self.first & self.all
        rules = self.kept.get(mask)
        if rules is None:
            opened = mask & (mask >> len(self.rules) | self.alone)
            rules = self.kept[mask] = tuple(r for number, r in enumerate(self.rules) if opened >> number & 1)
        return rules


_gates: dict[int, Gate] = {}


def gate(rules: tuple[Rule, ...]) -> Gate:
    """The gate of these very rules, made once; it holds them, so that no other tuple can come to their address."""
    made = _gates.get(id(rules))
    if made is None:
        made = _gates[id(rules)] = Gate(rules)
    return made


def run_rules(rules: tuple[Rule, ...], doc: Document, hide: Iterable[MentionKind] = ()) -> list[Any]:
    """All that the rules, of which each has a trigger and none a slot for one, find in the passages, in the order of text,
    then of rules."""
    found: list[Any] = []
    hidden, opened = frozenset(hide), gate(rules).printed
    for held in doc.held().values():
        if tried := opened(held):
            slotted = doc.slot(held.passage, hidden)
            for rule in tried:
                rule.run(doc, slotted, found)
    return found


def run_on(rules: tuple[Rule, ...], doc: Document, slotted: Slotted) -> list[Any]:
    """All that the rules find in one passage, rule by rule; only those with a trigger in it are tried."""
    found: list[Any] = []
    for rule in gate(rules).open(doc, slotted):
        rule.run(doc, slotted, found)
    return found


def row(found: Any) -> str:
    """The one-line form of a mention or fact in which examples state what is expected: the whole value."""
    if isinstance(found, Mention):
        return _cells(found.value)
    return _cells(found, skip=("start", "end", "rule", "printed", "past"))


def _cells(record: Any, skip: tuple[str, ...] = ()) -> str:
    cells = []
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        if name in skip:
            continue
        if isinstance(value, tuple):
            cells.append(",".join(row(v) if hasattr(v, "__dataclass_fields__") else str(v) for v in value))
        elif hasattr(value, "__dataclass_fields__"):
            cells.append(value.name)
        else:
            cells.append("" if value is None else str(value))
    return "|".join(cells).rstrip("|")
