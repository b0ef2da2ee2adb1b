"""The words that bound a noun phrase around a figure, and where they stand in a text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kg.lexicon import rows

# A verb with one of these behind it is a noun (完成率, 投入量, 供应业, 增长面).
_SUFFIX = re.compile(
    "[率量额数度值费金者品性力]|业(?![务主绩态余内])|面(?![向对临貌积上])|幅度|预[期测](?!寿命)|目标|速度|因素|空间|态势"
)


class Word(NamedTuple):
    """A bounding word at `text[start:end]` with what it can do there."""

    start: int
    end: int
    roles: frozenset[str]


_Entry = tuple[str, frozenset[str], str, str]


@cache
def _table() -> dict[str, tuple[_Entry, ...]]:
    """The bounding words by their first two characters, the longest first: word, roles, not_after, not_before.

    Those of one character stand by themselves and behind the longer ones that begin with it.
    """
    table: dict[str, list[_Entry]] = {}
    for r in sorted(rows("figure_verbs"), key=lambda r: -len(r["word"])):
        entry = (r["word"], frozenset(r["role"].split("|")), r["not_after"], r["not_before"])
        keys = [k for k in table if k[0] == r["word"] and len(k) == 2] if len(r["word"]) == 1 else []
        for key in (r["word"][:2], *keys):
            table.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in table.items()}


@lru_cache(4096)
def words_in(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The bounding words in `text[start:end]`, from the left, longest first, none inside brackets."""
    table = _table()
    found: list[Word] = []
    done, depth = start, 0
    for m in _first_of_word().finditer(text, start, end):
        if (i := m.start()) < done:
            continue
        if entries := table.get(text[i : i + 2]) or table.get(m[0]):
            if depth <= 0 and (word := _word_at(entries, text, i, end)):
                found.append(word)
                done = word.end
        elif m[0] in "（(":
            depth += 1
        elif m[0] in "）)":
            depth -= 1
    return tuple(found)


@cache
def _first_of_word() -> re.Pattern[str]:
    return re.compile(f"[（()）{''.join(sorted({key[0] for key in _table()}))}]")


def _word_at(entries: tuple[_Entry, ...], text: str, i: int, end: int) -> Word | None:
    for word, roles, not_after, not_before in entries:
        last = i + len(word)
        if last > end or not text.startswith(word, i) or _SUFFIX.match(text, last, end):
            continue
        if not (i and text[i - 1] in not_after) and not (last < len(text) and text[last] in not_before):
            return Word(i, last, roles)
    return None


def word_before(text: str, start: int, end: int) -> Word | None:
    """The bounding word that ends at `end`."""
    words = words_in(text, start, end)
    return words[-1] if words and words[-1].end == end else None
