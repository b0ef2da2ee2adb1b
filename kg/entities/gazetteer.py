"""Codes of the containers of a place, from the lexicon: (云南省, 昭通市, 永善县) → 530625."""

from __future__ import annotations

import re
from functools import cache

from kg import lexicon
from kg.model import Level

COUNTRY = "中国"
_LEVELS: dict[int, Level] = {2: "province", 4: "prefecture", 6: "county", 9: "township", 12: "village"}
_TOWN = re.compile(r"(\w\d\d)([^\s]+)")


def padded(code: str) -> str:
    """Codes of provinces and prefectures as six digits; the lexicon's own codes, with a letter, as they are."""
    return code.ljust(6, "0") if code.isdigit() and len(code) < 6 else code


def level_of(code: str) -> Level:
    """Told by the number of digits."""
    return _LEVELS[sum(c.isdigit() for c in code)]


@cache
def _divisions() -> dict[tuple[str, str], str]:
    """(code of the container, name) → code, for provinces, prefectures and counties."""
    codes = {row["code"]: row["name"] for row in lexicon.rows("places")}
    return {(_container(code, codes), name): code for code, name in codes.items()}


def _container(code: str, codes: dict[str, str]) -> str:
    return next((code[:n] for n in (5, 4, 2) if n < len(code) and code[:n] in codes), "")


@cache
def _townships(county: str) -> dict[str, str]:
    cells = next((r["townships"] for r in lexicon.rows("places") if r["code"] == county), "")
    return {name: county + digits for digits, name in _TOWN.findall(cells)}


def locate(path: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The code of the innermost container of the path that has one (or nothing), and the names that follow it."""
    code = ""
    for i, name in enumerate(path):
        inner = _divisions().get((code, name)) or (_townships(code).get(name) if len(code) == 6 else None)
        if inner is None:
            return code, path[i:]
        code = inner
    return code, ()
