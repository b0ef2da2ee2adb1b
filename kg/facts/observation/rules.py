"""The readings of a figure as rules, with their examples."""

from __future__ import annotations

import re
from functools import partial

from kg.facts.observation.examples import EXAMPLES
from kg.facts.observation.figure import Figure, Reading
from kg.facts.observation.reading import READERS, read
from kg.grammar import Document, Rule, Slotted


def _read(reader_name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Reading | None:
    return dict(READERS)[reader_name](Figure(s, m.start(), read))


RULES: tuple[Rule, ...] = tuple(
    Rule(f"observation.{name}", "{number}", partial(_read, name), yes=EXAMPLES[name][0], no=EXAMPLES[name][1])
    for name, _ in READERS
)
