"""Mentions of kind organization: named bodies under their full names.

Three ways lead to a name: a table of bodies known by name (`known`), the bodies that every level has one of (`organs`),
and names read from their last word to the left (`names`). Then the names of an article are made to agree (`harmony`).
"""

from __future__ import annotations

from functools import cache

from kg.grammar import Document, Rule, Slotted
from kg.mentions.organization import beside, harmony, known, listed, names, organs, outlets, party
from kg.mentions.organization.sieve import Sieve
from kg.mentions.organization.tables import heads
from kg.model import Mention, MentionKind

RULES: tuple[Rule, ...] = (
    *organs.RULES,
    *known.RULES,
    *outlets.RULES,
    *names.RULES,
    *beside.RULES,
    *listed.RULES,
    *harmony.RULES,
)


HIDDEN: frozenset[MentionKind] = frozenset({"number", "time"})


@cache
def sieve() -> Sieve:
    """Lets through what `organs`, `names` and `outlets` need to see."""
    naming = (word for word, head in heads().items() if head.anchor != "none")
    return Sieve(organs.RULES, naming, outlets.WORDS)


def find(doc: Document) -> list[Mention]:
    sifted = sieve().passages(doc.article)
    naming, reporting = sieve().groups
    earlier = list(known.find(doc))
    headed: list[Slotted] = []
    for passage, mask in sifted:
        rules = sieve().rules_of(mask)
        if not rules and not mask & naming:
            continue
        slotted = doc.slot(passage, HIDDEN)
        for rule in rules:
            earlier += rule.run(doc, slotted)
        if mask & naming:
            headed.append(slotted)
    reports = outlets.find(doc, [passage for passage, mask in sifted if mask & reporting])
    earlier += [m for m in reports if not any(m.start < e.end and e.start < m.end for e in earlier)]
    return agreed(doc, earlier, headed)


def agreed(doc: Document, earlier: list[Mention], headed: list[Slotted]) -> list[Mention]:
    """With the names in the slotted passages, what stands beside them, and what is short for them."""
    joint = [m for m in earlier if m.rule == party.JOINT]
    members = [m for m in joint if any(j.start <= m.start and m.end <= j.end and j is not m for j in joint)]
    doc.nested.extend(members)
    longer = list(names.find(doc, headed, earlier))
    doc.nested.extend(names.wholes([*earlier, *longer]))
    alone = [*(m for m in earlier if m not in members), *longer]
    alone += beside.find(doc, alone)
    return harmony.harmonise(doc.article, [*alone, *listed.find(doc, alone)])
