"""How any rule runs. There is no Chinese here, and no kind of fact.

An article goes through a cascade of layers. What a layer finds then stands in the passage as one private-use
character, its slot, so that a rule of the next layer is a plain regular expression over a short string:

    rule pattern   {person}(?:同志)?任{organization}{post}
    passage        苏某任某市政府市长。   →   \\ue006\\u4efb\\ue004\\ue005。
"""

from kg.grammar.document import Document
from kg.grammar.rules import Gate, Rule, declared, gate, row, run_on, run_rules
from kg.grammar.slots import NUMBER, ORGANIZATION, PERSON, PLACE, POST, PROGRAM, SLOTS, TIME, Slotted, compile_pattern
from kg.grammar.triggers import TRIGGERS, Held, Hit, Search, leftmost

__all__ = [
    "NUMBER",
    "ORGANIZATION",
    "PERSON",
    "PLACE",
    "POST",
    "PROGRAM",
    "SLOTS",
    "TIME",
    "TRIGGERS",
    "Document",
    "Gate",
    "Held",
    "Hit",
    "Rule",
    "Search",
    "Slotted",
    "compile_pattern",
    "declared",
    "gate",
    "leftmost",
    "row",
    "run_on",
    "run_rules",
]
