"""When two printed names are taken for one, by the annotation guidelines: marks, spaces, width and generic nouns aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_MARKS = re.compile(r"[\s“”‘’\"'《》〈〉「」、,，·()（）\[\]]")
PROGRAM_NOUN = re.compile(
    "(?:工作机制|工作体系|发展目标|专项行动|战略|机制|行动|工程|计划|制度|模式|清单|措施|方案|要求|工作法|体系|工作|目标|任务)$"
)
PLACE_NOUN = re.compile("(?:特别行政区|自治区|自治州|自治县|街道办事处|街道|社区|省|市|县|区|乡|镇|村)$")
SHORTEST = 2  # characters that must be left of a name whose noun is dropped


def plain(text: object) -> str:
    """The text without marks and spaces, in its NFKC form and lower case; empty for None."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", str(text or ""))).lower()


def forms(names: Iterable[object], noun: re.Pattern[str] | None = None) -> frozenset[str]:
    """The plain forms of a thing's names; with `noun` also those without the noun at their end."""
    found = {form for name in names if (form := plain(name))}
    short = {noun.sub("", form) for form in found} if noun else set()
    return frozenset(found | {form for form in short if len(form) >= SHORTEST})


def likeness(a: object, b: object) -> float:
    """0 to 1: Dice's coefficient of the pairs of neighbouring characters.

    1 where one name holds the other, which has two characters at least and a third of its length.
    """
    short, long = sorted((plain(a), plain(b)), key=len)
    if not short:
        return 0.0
    if len(short) >= 2 and 3 * len(short) >= len(long) and short in long:
        return 1.0
    # Marks that are dropped may leave characters that now compose: the referee normalises what it has normalised.
    x, y = _pairs(plain(short)), _pairs(plain(long))
    return 2 * len(x & y) / (len(x) + len(y))


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset((text,))


class Aliases:
    """What the names of one text stand for: every form of a thing leads to the thing that was told of first."""

    def __init__(self) -> None:
        self._main: dict[str, str] = {}

    def add(self, name: str, among: Iterable[str]) -> None:
        for form in sorted(among):
            self._main.setdefault(form, plain(name))

    def same(self, a: str, b: str) -> bool:
        """Whether two names may stand for one thing, with or without the noun at their end."""
        return bool(self._meanings(a) & self._meanings(b))

    def _meanings(self, name: str) -> frozenset[str]:
        form = plain(name)
        shorter = (form, PROGRAM_NOUN.sub("", form), PLACE_NOUN.sub("", form))
        return frozenset(self._main.get(f, f) for f in shorter)
