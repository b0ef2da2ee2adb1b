"""The tables beside this module: units, and words for events."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _pairs(name: str) -> dict[str, str]:
    lines = files(__package__).joinpath(f"{name}.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t", 1) for line in lines if line and not line.startswith("#")]
    return {key: value for key, value in rows[1:]}  # noqa: C416


def qudt(unit: str) -> str | None:
    """The local name of the QUDT unit of a printed unit."""
    return _pairs("units").get(unit)


def event_word(kind: str) -> str:
    """What an event without a name is called."""
    return _pairs("event_kinds")[kind]
