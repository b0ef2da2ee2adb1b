"""What was found beside what a careful reader found: how much of it is right, where it is wrong, and by which rule."""

from __future__ import annotations

from kg.evaluate.errors import Fault, faults
from kg.evaluate.gold import GoldError
from kg.evaluate.rows import KINDS, Kind
from kg.evaluate.score import Run, run

__all__ = ["KINDS", "Fault", "GoldError", "Kind", "Run", "faults", "run"]
