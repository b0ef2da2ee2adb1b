"""Mentions of kind program."""

from __future__ import annotations

from kg.grammar import Document, Rule, run_rules
from kg.model import Mention

RULES: tuple[Rule, ...] = ()


def find(doc: Document) -> list[Mention]:
    return run_rules(RULES, doc)
