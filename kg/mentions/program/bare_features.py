"""What speaks for and against an unquoted name, summed; from `THRESHOLD` on it is a programme."""

from __future__ import annotations

from kg.mentions.program.bare import Bare
from kg.mentions.program.bare_against import AGAINST
from kg.mentions.program.bare_feature import Feature
from kg.mentions.program.bare_for import FOR

THRESHOLD = 3.0
FEATURES: tuple[Feature, ...] = (*FOR, *AGAINST)


def weigh(bare: Bare) -> tuple[float, tuple[str, ...]]:
    """The sum of the weights of the features that hold, and their names; what speaks against it only where it counts."""
    held = [f for f in FOR if f.holds(bare)]
    if sum(f.weight for f in held) >= THRESHOLD:
        held += [f for f in AGAINST if f.holds(bare)]
    return sum(f.weight for f in held), tuple(f.name for f in held)
