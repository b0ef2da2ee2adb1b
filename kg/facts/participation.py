"""Facts of relation participation."""

from __future__ import annotations

from kg.grammar import Document, Rule, run_rules
from kg.model import Fact

RULES: tuple[Rule, ...] = ()


def find(doc: Document) -> list[Fact]:
    return run_rules(RULES, doc)
