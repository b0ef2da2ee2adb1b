"""Mentions of kind organization: named bodies under their full names.

Three ways lead to a name: a table of bodies known by name (`known`), the bodies that every level has one of (`organs`),
and names read from their last word to the left (`names`). Then the names of an article are made to agree (`harmony`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.grammar import TRIGGERS, Document, Hit, Rule, Slotted, gate
from kg.lexicon import words
from kg.mentions.organization import (
    beside,
    by_trade,
    harmony,
    known,
    listed,
    names,
    organs,
    outlets,
    parts,
    party,
    wholes,
)
from kg.mentions.organization.sieve import in_slotted
from kg.mentions.organization.tables import heads, known_forms
from kg.model import Mention, MentionKind

RULES: tuple[Rule, ...] = (
    *organs.RULES,
    *known.RULES,
    *outlets.RULES,
    *names.RULES,
    *beside.RULES,
    *listed.RULES,
    *parts.RULES,
    *by_trade.RULES,
    *harmony.RULES,
)


HIDDEN: frozenset[MentionKind] = frozenset({"number", "time"})


@cache
def group(name: str) -> int:
    """The bit of a group of words that say where a body or a post is to be looked for."""
    words_of: dict[str, Iterable[str]] = {
        "known": known_forms(),
        "head": heads(),
        "naming": (word for word, head in heads().items() if head.anchor not in ("none", "unit")),
        "outlet": outlets.WORDS,
        "short": by_trade.WORDS,
        "title": words("post_titles"),
    }
    return TRIGGERS.of_group(words_of[name])


_ORGANS = gate(organs.RULES)
_KNOWN, _HEAD, _NAMING, _OUTLET, _SHORT = (group(name) for name in ("known", "head", "naming", "outlet", "short"))


def find(doc: Document) -> list[Mention]:
    known_words, head, naming, outlet = _KNOWN, _HEAD, _NAMING, _OUTLET
    rules_of = _ORGANS.printed
    passages = doc.held().values()
    earlier = [m for held in passages if held.groups & known_words for m in known.find(doc, held.of(known_words))]
    headed: list[tuple[Slotted, list[Hit]]] = []
    for held in passages:
        found, before = held.groups, len(earlier)
        if rules := rules_of(held):
            slotted = doc.slot(held.passage, HIDDEN)
            for rule in rules:
                rule.run(doc, slotted, earlier)
        # a word for a part of a body makes no name without the body
        if found & naming or (found & head and (found & known_words or len(earlier) > before)):
            slotted = doc.slot(held.passage, HIDDEN)
            headed.append((slotted, in_slotted(slotted, held.of(head))))
    reports = [m for held in passages if held.groups & outlet for m in outlets.find(doc, held, outlet)]
    reports += outlets.of_mastheads(doc)
    earlier += [m for m in reports if not any(m.start < e.end and e.start < m.end for e in earlier)]
    short = (doc.slot(held.passage, HIDDEN) for held in passages if held.groups & _SHORT)
    return agreed(doc, earlier, headed, short)


def agreed(
    doc: Document, earlier: list[Mention], headed: list[tuple[Slotted, list[Hit]]], short: Iterable[Slotted]
) -> list[Mention]:
    """With the names in the slotted passages, what stands beside them, and what is short for them."""
    joint = [m for m in earlier if m.rule == party.JOINT]
    members = [m for m in joint if any(j.start <= m.start and m.end <= j.end and j is not m for j in joint)]
    doc.nested.extend(members)
    longer = list(names.find(doc, headed, earlier))
    doc.nested.extend(wholes.named_in([*earlier, *longer]))
    alone = [*(m for m in earlier if m not in members), *longer]
    alone += beside.find(doc, alone)
    alone += listed.find(doc, alone)
    further = list(parts.find(doc, alone))
    further += by_trade.find(doc, short, alone)
    doc.nested.extend(parts.groups(doc, alone))
    within = {(m.start, m.end) for m in further}
    return harmony.harmonise(doc.article, [*(m for m in alone if (m.start, m.end) not in within), *further])
