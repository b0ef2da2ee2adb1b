"""Examples for what is found by a function and not by one pattern."""

from __future__ import annotations

from kg.grammar import Rule

Examples = tuple[tuple[str, tuple[str, ...]], ...]


def shown(name: str, yes: Examples, no: tuple[str, ...] = (), todo: Examples = ()) -> Rule:
    """A rule that only carries examples: its pattern never matches, the function of that name does the finding."""
    return Rule(name, "(?!)", lambda doc, slotted, match: None, yes=yes, no=no, todo=todo)
