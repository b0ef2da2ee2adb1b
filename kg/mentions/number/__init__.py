"""Mentions of kind number: every figure with its unit, and the words beside it that say “more than”, “about”.

What is left out here is never a quantity: dates, ordinals (第65次), 一 as an article (一名干部). Whether a quantity
is worth an observation is for `kg.facts.observation` to say.
"""

from __future__ import annotations

from kg.grammar import Document, Rule, gate, run_rules
from kg.mentions.number import counted, lists, shares, standing
from kg.model import Mention

__all__ = ["RULES", "find"]

# Rules that take in more of the text come first; of two that find the same stretch, the earlier counts.
RULES: tuple[Rule, ...] = (*lists.RULES, *standing.RULES, *shares.RULES, *counted.RULES)
gate(RULES)


def find(doc: Document) -> list[Mention]:
    return run_rules(RULES, doc)
