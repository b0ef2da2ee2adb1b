"""The numbered noun that a quoted list stands in front of: “甲、乙、丙”三级联动体系, “校长、部门、家长”三方共治, “旱改水、单改双”两改."""

from __future__ import annotations

import re

from kg.lexicon import any_of, words
from kg.mentions.program.lists import count_of
from kg.mentions.program.quotes import Quoted
from kg.mentions.program.signs import PLAIN_THINGS
from kg.mentions.program.vocabulary import NUMERAL, PHRASES, head_of

_COUNTED = re.compile(
    f"(?:的|这|等)?(?P<name>{NUMERAL}{{1,2}}(?:[大项个条件张类重级种]|位一体)?[^0-9，。；、：“”的]{{1,6}}?)(?=[，。；、：的，]|建设|工作|$)"
)
TOGETHER = re.compile(f"^{NUMERAL}[方级维端位社]?(?:{any_of(words('program_joint_deeds'))})$")
_DONE_TO_EACH = re.compile(f"{NUMERAL}[^\\W0-9大个项条张类重级种方步色位字年月日天次]{{2}}$")


def in_apposition(q: Quoted) -> re.Match[str] | None:
    """That noun as the group `name`, where it counts as many as are listed; what is done to each or by all needs no head."""
    found = _COUNTED.match(q.after) if q.members and q.row == 1 else None
    if found is None or count_of(name := found["name"]) != len(q.members):
        return None
    if TOGETHER.match(name) or all(name[1] in m for m in q.members):
        return found
    head = head_of(name)
    if min(map(len, q.members)) == 1 and (head is None or head.kind != "cluster"):
        return None  # “深、实、细”三字要求, but “茶、果、竹”三大产业
    done = _DONE_TO_EACH.match(name) and not PLAIN_THINGS.search(name)
    return found if head or done or name in PHRASES else None
