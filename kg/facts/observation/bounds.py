"""The words that bound a noun phrase around a figure, and where they stand in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick_rs

from kg.lexicon import rows

# A verb with one of these behind it is a noun (完成率, 投入量, 供应业, 增长面).
_SUFFIX = re.compile(
    "[率量额数度值费金者品性力]|[员师](?![工生资会])|组(?![织成建合团])|团(?![结购队])|业(?![务主绩态余内])|面(?![向对临貌积上])|幅度|程度|预[期测](?!寿命)|目标|速度|因素|空间|态势"
)


_NOUN = frozenset(("noun",))


class Word(NamedTuple):
    """A bounding word at `text[start:end]` with what it can do there."""

    start: int
    end: int
    roles: frozenset[str]


_Entry = tuple[str, frozenset[str], str, str]
_Here = int | list[_Entry]
"""What begins at a place: a bracket, +1 or -1, or words, the longest first."""


@cache
def _table() -> tuple[ahocorasick_rs.AhoCorasick, tuple[_Here, ...]]:
    """All bounding words and brackets in one automaton, and what each is."""
    entries: list[_Here] = [
        [(r["word"], frozenset(r["role"].split("|")), r["not_after"], r["not_before"])] for r in rows("figure_verbs")
    ]
    words = [r["word"] for r in rows("figure_verbs")]
    brackets = {"（": 1, "(": 1, "）": -1, ")": -1}
    automaton = ahocorasick_rs.AhoCorasick([*words, *brackets], implementation=ahocorasick_rs.Implementation.DFA)
    return automaton, (*entries, *brackets.values())


@lru_cache(16)
def _candidates(text: str) -> tuple[list[int], list[_Here]]:
    """Where bounding words or brackets begin, in order, and what begins there."""
    automaton, entries = _table()
    at: dict[int, _Here] = {}
    for index, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
        if start in at:
            at[start] = [*entries[index], *at[start]]  # type: ignore[misc]  # words: a match that ends later is longer
        else:
            at[start] = entries[index]
    starts = sorted(at)
    return starts, [at[start] for start in starts]


@lru_cache(4096)
def words_in(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The bounding words in `text[start:end]`, from the left, longest first, none inside brackets."""
    starts, here = _candidates(text)
    found: list[Word] = []
    done, depth = start, 0
    for k in range(bisect_left(starts, start), bisect_left(starts, end)):
        i, entries = starts[k], here[k]
        if i < done:
            continue
        if isinstance(entries, int):
            depth += entries
        elif depth <= 0 and (word := _word_at(entries, text, i, end)):
            if word.roles != _NOUN:
                found.append(word)
            done = word.end
    return tuple(found)


def _word_at(entries: list[_Entry], text: str, i: int, end: int) -> Word | None:
    for word, roles, not_after, not_before in entries:
        last = i + len(word)
        if last > end or _SUFFIX.match(text, last, end):
            continue
        if not (i and text[i - 1] in not_after) and not (last < len(text) and text[last] in not_before):
            return Word(i, last, roles)
    return None


def word_before(text: str, start: int, end: int) -> Word | None:
    """The bounding word that ends at `end`."""
    words = words_in(text, start, end)
    return words[-1] if words and words[-1].end == end else None
