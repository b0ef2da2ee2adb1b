"""Facts of relation observation: every figure that measures something, with what, where, when, and how it is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.facts.observation import worth
from kg.facts.observation.reading import read
from kg.facts.observation.rules import RULES
from kg.facts.observation.scope import Scope, numbers
from kg.grammar import Document, Slotted
from kg.model import Fact, Number, Observation

__all__ = ["RULES", "find"]


def find(doc: Document) -> list[Fact]:
    """The observations of the text, each once; a headline counts only for figures that the text does not repeat."""
    if not any(m.kind == "number" for m in doc.top):
        return []
    text = [*doc.slotted("body", "caption")]
    scope = Scope(doc, [s for s in text if s.passage.kind == "body"])
    found: list[Observation] = []
    for slotted in text:
        scope.enter(slotted)
        found += [o for o in _of_passage(scope, slotted) if not _repeated(o, found)]
    for slotted in doc.slotted("title"):
        scope.enter(slotted)
        quantities = {(o.value, o.unit) for o in found}
        found += [o for o in _of_passage(scope, slotted) if (o.value, o.unit) not in quantities]
    return list(found)


def _of_passage(scope: Scope, s: Slotted) -> Iterator[Observation]:
    for i, m in numbers(s):
        if worth.measures(s, i, m) and (found := read(s, i)):
            name, reading = found
            number = m.value
            assert isinstance(number, Number)
            period = scope.period(s, i)
            start, end = s.span(min(reading.start, i), max(reading.end, i + 1))
            first = Observation(
                indicator=reading.indicator,
                value=number.value,
                unit=number.unit,
                start=start,
                end=end,
                rule=f"observation.{name}",
                printed=s.printed(i, i + 1),
                high=number.high,
                comparator=number.comparator,
                place=scope.place(s, i, reading.start),
                period=period.period,
                cumulative=period.cumulative,
                status="target" if scope.aimed(s, i, period) else "actual",
                change=reading.change,
                base=reading.base,
                program=scope.program(s, i),
            )
            yield first
            yield from (replace(first, indicator=indicator) for indicator in reading.also)


def _repeated(new: Observation, found: list[Observation]) -> bool:
    """An observation of the same quantity that stands in the text before, perhaps under a longer or shorter name."""
    return any(_same(o, new) and (o.indicator in new.indicator or new.indicator in o.indicator) for o in found)


def _same(old: Observation, new: Observation) -> bool:
    fields = ("value", "high", "unit", "comparator", "change")
    return all(getattr(old, f) == getattr(new, f) for f in fields) and new.period in (None, old.period)
