"""Mentions of kind organization: named bodies under their full names.

Three ways lead to a name: a table of bodies known by name (`known`), the bodies that every level has one of (`organs`),
and names read from their last word to the left (`names`). Then the names of an article are made to agree (`harmony`).
"""

from __future__ import annotations

from kg.grammar import Document, Rule
from kg.mentions.organization import known, names, organs
from kg.mentions.organization.harmony import harmonise
from kg.model import Mention

RULES: tuple[Rule, ...] = organs.RULES


def find(doc: Document) -> list[Mention]:
    earlier = [*known.find(doc), *organs.find(doc)]
    return harmonise(doc.article, [*earlier, *names.find(doc, earlier)])
