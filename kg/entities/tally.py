"""How often things were said: plain dicts, which are kept and read back many times as fast as counters are."""

from __future__ import annotations

from collections.abc import Mapping

Tally = dict[str, int]


def count(into: Tally, name: str, times: int = 1) -> None:
    into[name] = into.get(name, 0) + times


def add(into: Tally, other: Mapping[str, int]) -> None:
    for name, times in other.items():
        into[name] = into.get(name, 0) + times
