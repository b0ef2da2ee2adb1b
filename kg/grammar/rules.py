"""A rule, which of several can match in a passage, and running them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.grammar.document import Document
from kg.grammar.slots import SLOTS, Slotted, compile_pattern, slots_in
from kg.grammar.triggers import TRIGGERS, Held
from kg.model import Mention, MentionKind

Examples = tuple[tuple[str, tuple[str, ...]], ...]
"""Texts, each with the rows (see `row`) that a rule is to find in it."""


@dataclass(eq=False)
class Rule:
    """A named pattern over a slotted passage, and what to make of a match.

    `make` gets the document, the slotted passage and the match, and gives one result, several, or none.
    `trigger` holds literal strings, slots such as `{person}` among them, of which one must stand in the passage
    (empty: always tried): it keeps patterns off passages where they cannot match. `beside` holds further ones of which
    one must stand there too (no slots). `first` holds the characters that
    a match can begin with, as in a character set (empty: any); to be given where the pattern begins with an assertion
    or with alternatives, which `re` cannot search for fast. `then` holds those that can be the second.

    The examples beside a rule are its tests: `yes` pairs a text with the rows that this rule, and no other, is to
    find in it; `no` holds texts in which it stays silent; `todo` pairs that are known to fail.
    """

    name: str
    pattern: str
    make: Callable[[Document, Slotted, re.Match[str]], Any]
    trigger: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    first: str = ""
    then: str = ""
    words: dict[str, str] = field(default_factory=dict)
    yes: Examples = ()
    no: tuple[str, ...] = ()
    todo: Examples = ()

    def __post_init__(self) -> None:
        # Compiled when first asked for.
        self._regex: re.Pattern[str] | None = None
        self._starts: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        if self._regex is None:
            self._regex = compile_pattern(self.pattern, **self.words)
        return self._regex

    @property
    def starts(self) -> re.Pattern[str]:
        if self._starts is None:
            self._starts = re.compile(f"[{slots_in(self.first)}]" + (f"(?=[{self.then}])" if self.then else ""))
        return self._starts

    def matches(self, text: str) -> Iterable[re.Match[str]]:
        """The matches that do not overlap, from the left, as `re.finditer` gives them."""
        return self._from_starts(text) if self.first else self.regex.finditer(text)

    def _from_starts(self, text: str) -> list[re.Match[str]]:
        end, match_at, found = 0, self.regex.match, list[re.Match[str]]()
        for start in self.starts.finditer(text):
            at = start.start()
            if at >= end and (match := match_at(text, at)):
                end = match.end()
                found.append(match)
        return found

    def run(self, doc: Document, slotted: Slotted, found: list[Any]) -> None:
        """Add to `found` what the rule makes of the passage."""
        make = self.make
        for match in self.matches(slotted.text):
            made = make(doc, slotted, match)
            if made is None:
                continue
            if type(made) is Mention:
                found.append(made)
            elif hasattr(made, "__iter__"):
                found += made
            else:
                found.append(made)


def declared(name: str, yes: Examples, no: tuple[str, ...] = (), todo: Examples = ()) -> Rule:
    """A rule that no single pattern can state: a function finds it, its examples stand here and are run as tests."""
    return Rule(name, "(?!)", lambda doc, slotted, match: None, yes=yes, no=no, todo=todo)


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
    """The gate of these very rules, made once; it holds them, so that no other tuple can come to their address.

    It is asked for where rules are declared, too: then the first article need not be looked through once more for their words.
    """
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
