"""Where words that were found in an article stand in a slotted passage."""

from __future__ import annotations

from collections.abc import Iterable

from kg.grammar import Hit, Slotted


def in_slotted(slotted: Slotted, hits: Iterable[Hit]) -> list[Hit]:
    """The leftmost longest of the hits in a slotted passage, by its indexes; what stands in a slot is no longer there."""
    out, done, number, gone = [], 0, 0, slotted.passage.start
    slots = [(m.start, m.end) for m in slotted.mentions.values()]
    for start, end, word in hits:
        while number < len(slots) and slots[number][1] <= start:
            gone += slots[number][1] - slots[number][0] - 1
            number += 1
        if start >= done and (number == len(slots) or slots[number][0] >= end):
            out.append((start - gone, end - gone, word))
            done = end
    return out
