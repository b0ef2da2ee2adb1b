"""Mentions of kind organization: named bodies under their full names.

Three ways lead to a name: a table of bodies known by name (`known`), the bodies that every level has one of (`organs`),
and names read from their last word to the left (`names`). Then the names of an article are made to agree (`harmony`).
"""

from __future__ import annotations

from kg.grammar import Document, Rule
from kg.mentions.organization import beside, harmony, known, listed, names, organs, outlets, party
from kg.model import Mention

RULES: tuple[Rule, ...] = (
    *organs.RULES,
    *known.RULES,
    *outlets.RULES,
    *names.RULES,
    *beside.RULES,
    *listed.RULES,
    *harmony.RULES,
)


def find(doc: Document) -> list[Mention]:
    earlier = [*known.find(doc), *organs.find(doc)]
    earlier += [m for m in outlets.find(doc) if not any(m.start < e.end and e.start < m.end for e in earlier)]
    joint = [m for m in earlier if m.rule == party.JOINT]
    members = [m for m in joint if any(j.start <= m.start and m.end <= j.end and j is not m for j in joint)]
    doc.nested.extend(members)
    longer = list(names.find(doc, earlier))
    doc.nested.extend(names.wholes([*earlier, *longer]))
    alone = [*(m for m in earlier if m not in members), *longer]
    alone += beside.find(doc, alone)
    return harmony.harmonise(doc.article, [*alone, *listed.find(doc, alone)])
