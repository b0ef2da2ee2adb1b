"""Lists of personal names as newspapers print them: cutting apart what is glued, joining what the layout spaced."""

from __future__ import annotations

from functools import cache, lru_cache

from kg.lexicon import words

# cost of a gap inside a name, by what the gap is
_INSIDE = {"": 0.0, " ": 0.3, "\n": 0.1, "\u3000": 3.0}
# cost of an end of a name, by the gap that follows
_AFTER = {"": 1.0, " ": 0.0, "\n": 0.1, "\u3000": 0.0}
WORST = 1.0  # the mean cost a name may have before the list is no list of names


@cache
def surnames() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Common, rare, and compound surnames."""
    return (
        frozenset(words("surnames", frequency="common")),
        frozenset(words("surnames", frequency="rare")),
        frozenset(words("compound_surnames")),
    )


@cache
def _no_names() -> frozenset[str]:
    return frozenset(words("credits"))


@cache
def _minority() -> tuple[str, ...]:
    return words("minority_names")


@lru_cache(maxsize=50_000)
def name_cost(name: str) -> float:
    """How unlike a Chinese name this is: 0 for a common surname with one or two characters, 9 for none."""
    common, rare, compound = surnames()
    if "·" in name:
        return 0.0 if len(name) >= 4 and not name.startswith("·") and not name.endswith("·") else 9.0
    if name[:2] in compound and len(name) in (3, 4):
        return 0.0
    if len(name) >= 3 and (name.startswith(_minority()) or name.endswith(_minority())):
        return 0.3
    if len(name) not in (2, 3, 4) or name in _no_names():
        return 9.0
    base = 0.0 if name[0] in common else 0.4 if name[0] in rare else 2.0
    # four characters: two surnames in a row (a married name, 欧阳 aside), else two names glued
    return base + (0.0 if len(name) < 4 else 1.6 if name[1] in common else 2.0)


def looks_like_name(name: str) -> bool:
    return name_cost(name) < 0.5


def split_names(text: str) -> list[tuple[int, int]] | None:
    """The `[start, end)` of each name in a list of names with gaps of any kind; None where it is no such list."""
    chars, gaps = _without_gaps(text)
    if not chars:
        return None
    closed = "".join(text[i] for i in chars)
    longest = 16 if "·" in text else 6
    best: list[tuple[float, int]] = [(0.0, 0)]  # cost of the first i characters, where the last name begins
    for end in range(1, len(chars) + 1):
        options = []
        for start in range(max(0, end - longest), end):
            name = closed[start:end]
            if len(name) > 6 and "·" not in name:
                continue
            within = gaps[start + 1 : end]
            inside = sum(_INSIDE[gap] for gap in within)
            # a layout space inside a name stands in names of two characters, to fill the place of the third
            inside += 1.5 if len(name) > 2 and " " in within else 0
            after = _AFTER[gaps[end]] if end < len(chars) else 0.0
            options.append((best[start][0] + name_cost(name) + inside + after, start))
        best.append(min(options))
    ends, spans = len(chars), []
    while ends:
        start = best[ends][1]
        spans.append((chars[start], chars[ends - 1] + 1))
        ends = start
    return spans[::-1] if best[-1][0] <= WORST * len(spans) else None


def _without_gaps(text: str) -> tuple[list[int], list[str]]:
    """Positions of the characters that are no space, and the kind of gap before each (and after the last)."""
    chars: list[int] = []
    gaps: list[str] = []
    gap = ""
    for i, c in enumerate(text):
        if c in "\n \u3000":
            gap = max(gap, c) if gap != c or c == "\n" else "\u3000"
        else:
            chars.append(i)
            gaps.append(gap)
            gap = ""
    return chars, [*gaps, gap]
