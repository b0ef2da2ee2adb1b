"""Clauses: the stretches of a sentence between marks, in which a figure and what it measures stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from kg.grammar import NUMBER

BREAKS = "，。；！？：\n,;!?:…◆●■▲】"
_BREAK = re.compile(rf"[{BREAKS}—](?:(?<!—)|(?<=—)—)")
_CLOSING = re.compile("[）)]")
_CLAUSE_END = re.compile(rf"[{BREAKS}—](?:(?<!—)|(?<=——))")


@lru_cache(64)
def _clauses(text: str) -> tuple[tuple[int, ...], bool]:
    """Where the clauses of a text begin, in order; and whether some of it stands in brackets."""
    return (0, *[m.end() for m in _CLAUSE_END.finditer(text)]), _CLOSING.search(text) is not None


@lru_cache(256)
def clause_start(text: str, i: int) -> int:
    """Where the clause that holds `text[i]` begins; what brackets before it hold is no part of the clause."""
    starts, brackets = _clauses(text)
    k = i
    while True:
        start = starts[bisect_right(starts, k) - 1]
        closing = max(text.rfind("）", start, k), text.rfind(")", start, k)) if brackets else -1
        if closing < 0:
            return start
        opening = max(text.rfind(c, max(0, closing - 40), closing) for c in "（(")
        k = opening if opening >= 0 else closing


def clause_end(text: str, i: int) -> int:
    """Where the clause of `text[i]` ends."""
    m = _BREAK.search(text, i)
    return m.start() if m else len(text)


def opened_at(text: str, start: int, i: int) -> int:
    """Behind the bracket that is open at `text[i]`, else `start`."""
    bracket = max(text.rfind("（", start, i), text.rfind("(", start, i))
    return start if bracket < 0 or _CLOSING.search(text, bracket, i) else bracket + 1


@lru_cache(256)
def left_edge(text: str, i: int) -> int:
    """Where the stretch begins that can hold the noun to the left of a figure: a mark, or the figure before.

    What follows that figure up to a 、 is still its own (1.4万亿斤新台阶、亩产10斤).
    """
    start, figure = opened_at(text, clause_start(text, i), i), text.rfind(NUMBER, 0, i) + 1
    if figure <= start:
        return start
    if m := _BESIDE.match(text, figure, i):
        figure = m.end()  # 90万头（只）发展到…
    comma = text.find("、", figure, i)
    return comma + 1 if comma >= 0 else figure


_BESIDE = re.compile(r"[（(][^）)]{1,3}[）)]")


def right_edge(text: str, i: int) -> int:
    """Where the clause ends, or the next figure of it stands."""
    end = clause_end(text, i)
    following = text.find(NUMBER, i, end)
    return end if following < 0 else following
