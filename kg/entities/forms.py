"""Forms of program names: whether a name is numbered, and what of it tells one program from another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.entities.naming import clean

_DIGITS = "〇一二三四五六七八九十百两双"
_NUMERAL = re.compile(rf"[{_DIGITS}]+|\d+")
_NUMBERED = re.compile(rf"(?:[“‘]?[{_DIGITS}]{{1,2}}(?![{_DIGITS}])|\d+(?![\d年月日])|[^，。]?\d?\+)")
_PERIOD = re.compile(r"十[一二三四五六七]五|\d{4}年|百年|百日|一体化|一带一路|一国两制|一把手|[一二三四五六七八九]年")
_PLUS = re.compile(r"[\d一二三四五六七八九十]\+[\dNnXx一二三四五六七八九十]")
_GENERIC = re.compile(r"(?<=..)(?:工作机制|工作体系|工作制度|工作模式|机制|工作法|模式|体系|制度|做法|要求|思路)$")
_DANGLING = re.compile(rf"(?:[{_DIGITS}\d][大个项类种条张套]?|[的之])$")
_COUNTED = re.compile(r"^(\d)(?=[个项张条类种大套名件点])")
_COUNTS_ONLY = re.compile(rf"[{_DIGITS}\d]+[个项条张种类件点方]")
_BARE_FIGURES = re.compile(r"^(\d(?:[\d+]*\+[NnXx])?[\d+]*)(?![年月日])\D*$")
_ARABIC = str.maketrans("0123456789", "〇一二三四五六七八九")
_VALUES = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"两": 2, "双": 2}


@cache
def is_numbered(name: str) -> bool:
    """True for a slogan that counts its parts or is made of figures: 四大行动, 三查, 2+5工作机制, 3815战略."""
    name = clean(name)
    if _PERIOD.match(name):
        return False
    return bool(_NUMBERED.match(name) or _PLUS.search(name))


@cache
def form(name: str) -> str:
    """The name without what may be left out: 三查机制 → 三查, 3项机制 → 三项机制, “2+5”工作机制 → 2+5."""
    name = _COUNTED.sub(lambda m: m[1].translate(_ARABIC), clean(name))
    if (figures := _BARE_FIGURES.match(name)) and (len(figures[1]) > 2 or "+" in figures[1]):
        return figures[1]
    short = _GENERIC.sub("", name)
    return short if len(short) >= 2 and not _DANGLING.search(short) else name


def is_telling(form: str) -> bool:
    """True where a form is more than a count: 四大行动, 2+5, but not 三查 or 五项措施."""
    return len(form) > 2 and not _COUNTS_ONLY.match(form)


def is_complete(name: str, parts: Sequence[str]) -> bool:
    """True where there are as many parts as the name counts: 四大行动 and four."""
    counts = [_value(m[0]) for m in _NUMERAL.finditer(form(name))]
    return len(parts) > 1 and bool(counts) and len(parts) in (counts[0], sum(counts))


def _value(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return (_VALUES.get(tens, 1) * 10 if ten else 0) + _VALUES.get(ones, 0)


def agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """True where at least half of the parts are alike: the same list, printed twice with small differences."""
    alike = sum(any(_dice(a, b) >= 0.6 for b in other) for a in one)
    return 2 * alike >= max(len(one), len(other))


def _dice(a: str, b: str) -> float:
    if a == b:
        return 1.0
    x, y = {a[i : i + 2] for i in range(len(a) - 1)}, {b[i : i + 2] for i in range(len(b) - 1)}
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0
