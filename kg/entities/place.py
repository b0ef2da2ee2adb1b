"""Places: by code where there is one, else by the code of the nearest container that has one and the names below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.entities.gazetteer import COUNTRY, level_of, locate, padded
from kg.entities.naming import MANY, path
from kg.model import Level, Place


@dataclass(slots=True, unsafe_hash=True)
class Spot:
    """A place or one of its containers, as far as it is known; `within` is the identifier of its container."""

    id: str
    name: str
    level: Level | None
    code: str
    within: str | None


@lru_cache(MANY)
def place_id(place: Place) -> str:
    if place.level == "country":
        return path("place", place.name)
    if place.code:
        return path("place", padded(place.code))
    return _located((*place.path, place.name))


def container_id(place: Place) -> str | None:
    if place.path:
        return _located(place.path)
    return path("place", COUNTRY) if place.level == "province" else None


@lru_cache(MANY)
def spots(place: Place) -> tuple[Spot, ...]:
    """The place and all that it lies in, innermost first."""
    return tuple(_spots(place))


def _spots(place: Place) -> Iterator[Spot]:
    yield Spot(place_id(place), place.name, place.level, padded(place.code) if place.code else "", container_id(place))
    for i in range(len(place.path), 0, -1):
        code, rest = locate(place.path[:i])
        within = _located(place.path[: i - 1]) if i > 1 else None
        level = None if rest else level_of(code)
        outermost = path("place", COUNTRY) if level == "province" else None
        yield Spot(
            _located(place.path[:i]), place.path[i - 1], level, "" if rest else padded(code), within or outermost
        )
    if place.level == "province" or (place.path and locate(place.path[:1])[0]):
        yield Spot(path("place", COUNTRY), COUNTRY, "country", "", None)


def _located(names: tuple[str, ...]) -> str:
    code, rest = locate(names)
    return path("place", padded(code) if code else "", *rest)
