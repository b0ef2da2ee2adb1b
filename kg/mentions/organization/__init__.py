"""Mentions of kind organization: named bodies under their full names.

Three ways lead to a name: a table of bodies known by name (`known`), the bodies that every level has one of (`organs`),
and names read from their last word to the left (`names`). Then the names of an article are made to agree (`harmony`).
"""

from __future__ import annotations

from functools import cache, lru_cache

from kg.grammar import Document, Rule, Slotted
from kg.lexicon import words
from kg.mentions.organization import beside, harmony, known, listed, names, organs, outlets, party
from kg.mentions.organization.sieve import Hit, Sieve, Sifted, in_slotted
from kg.mentions.organization.tables import heads, known_forms
from kg.model import Article, Mention, MentionKind

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
    """Lets through what the rules of `organs`, `known`, `names`, `outlets`, and the layer of the posts need to see."""
    return Sieve(
        organs.RULES,
        {
            "known": known_forms(),
            "head": heads(),
            "naming": (word for word, head in heads().items() if head.anchor not in ("none", "unit")),
            "outlet": outlets.WORDS,
            "title": words("post_titles"),
        },
    )


def group(name: str) -> int:
    """The bit of a group of words in the masks of what is sifted."""
    return sieve().groups[name]


@lru_cache(maxsize=512)
def sifted(article: Article) -> list[Sifted]:
    """The passages of an article with a word for a body or a post; kept for the layer of the posts."""
    return sieve().passages(article)


def find(doc: Document) -> list[Mention]:
    passages = sifted(doc.article)
    known_words, head, naming, outlet = (group(name) for name in ("known", "head", "naming", "outlet"))
    earlier = [m for found in passages if found.mask & known_words for m in known.find(doc, found.of(known_words))]
    headed: list[tuple[Slotted, list[Hit]]] = []
    for found in passages:
        mask, before = found.mask, len(earlier)
        if rules := sieve().rules_of(mask):
            slotted = doc.slot(found.passage, HIDDEN)
            for rule in rules:
                earlier += rule.run(doc, slotted)
        # a word for a part of a body makes no name without the body
        if mask & naming or (mask & head and (mask & known_words or len(earlier) > before)):
            slotted = doc.slot(found.passage, HIDDEN)
            headed.append((slotted, in_slotted(slotted, found.of(head))))
    reports = [m for found in passages if found.mask & outlet for m in outlets.find(doc, found, outlet)]
    earlier += [m for m in reports if not any(m.start < e.end and e.start < m.end for e in earlier)]
    return agreed(doc, earlier, headed)


def agreed(doc: Document, earlier: list[Mention], headed: list[tuple[Slotted, list[Hit]]]) -> list[Mention]:
    """With the names in the slotted passages, what stands beside them, and what is short for them."""
    joint = [m for m in earlier if m.rule == party.JOINT]
    members = [m for m in joint if any(j.start <= m.start and m.end <= j.end and j is not m for j in joint)]
    doc.nested.extend(members)
    longer = list(names.find(doc, headed, earlier))
    doc.nested.extend(names.wholes([*earlier, *longer]))
    alone = [*(m for m in earlier if m not in members), *longer]
    alone += beside.find(doc, alone)
    return harmony.harmonise(doc.article, [*alone, *listed.find(doc, alone)])
