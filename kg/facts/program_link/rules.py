"""The rules of this relation by name, each with sentences that it reads and sentences that it leaves alone."""

from __future__ import annotations

from kg.facts.program_link.rules_implemented import IMPLEMENTED
from kg.facts.program_link.rules_issued import ISSUED
from kg.facts.program_link.rules_parts import PARTS
from kg.facts.program_link.rules_promoted import PROMOTED
from kg.facts.program_link.rules_told_of import TOLD_OF
from kg.grammar import Rule

RULES: tuple[Rule, ...] = (*PROMOTED, *ISSUED, *IMPLEMENTED, *TOLD_OF, *PARTS)
