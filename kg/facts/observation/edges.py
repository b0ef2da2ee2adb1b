"""Words of the lexicon with what may stand beside them, as patterns."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.grammar import NUMBER, PLACE, TIME
from kg.lexicon import rows

_SLOTS = {"{NUMBER}": NUMBER, "{TIME}": TIME, "{PLACE}": PLACE}


def with_sides(found: Iterable[dict[str, str]]) -> str:
    """Any of the words, the longest first, where their `not_after`, `after`, `before` and `not_before` let them stand.

    First comes what they begin with: `re` finds such a set many times as fast as alternatives.
    """
    words = sorted(found, key=lambda r: -len(r["word"]))
    firsts = "".join(sorted({r["word"][0] for r in words}))
    pattern = f"[{firsts}](?:{'|'.join(map(_sided, words))})"
    for slot, character in _SLOTS.items():
        pattern = pattern.replace(slot, character)
    return pattern


def _sided(r: dict[str, str]) -> str:
    first, rest = r["word"][0], r["word"][1:]
    return (
        ("" if r["after"] == "-" else f"(?<=[{r['after']}]{first})")
        + f"(?<={first}){rest}"
        + ("" if r["not_after"] == "-" else f"(?<![{r['not_after']}]{r['word']})")
        + ("" if r["before"] == "-" else f"(?={r['before']})")
        + ("" if r["not_before"] == "-" else f"(?!{r['not_before']})")
    )


@cache
def words_at(edge: str) -> str:
    """The words of that edge of a noun phrase, as a pattern."""
    return with_sides(r for r in rows("figure_edges") if r["edge"] == edge)
