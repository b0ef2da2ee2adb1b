"""Text that knows where each of its characters stands in the source: what all repair works on."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass

DROP = "\0"
_KEPT = re.compile("[^\0]+")
_COUNTED = array("I", range(1 << 17))


def places(start: int, end: int) -> array[int]:
    """The numbers from `start` to `end - 1`: to cut them from a row already counted is many times as fast."""
    return _COUNTED[start:end] if end <= len(_COUNTED) else array("I", range(start, end))


@dataclass(slots=True, unsafe_hash=True)
class Mapped:
    """`at[i]` is the source offset of `text[i]`; both have the same length, and `at` never falls."""

    text: str
    at: array[int]

    @classmethod
    def of(cls, source: str, start: int = 0, end: int | None = None) -> Mapped:
        """The characters `[start, end)` of the source as they stand."""
        end = len(source) if end is None else end
        return cls(source[start:end], places(start, end))

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Mapped:
        return Mapped(self.text[part], self.at[part])

    @property
    def end(self) -> int:
        """The source offset after the last character; 0 for the empty text."""
        return self.at[-1] + 1 if self.at else 0

    def strip(self, characters: str | None = None) -> Mapped:
        kept = self.text.rstrip(characters)
        if kept == self.text and kept.lstrip(characters) == kept:
            return self
        first = len(kept) - len(kept.lstrip(characters))
        return self[first : len(kept)]

    def translate(self, table: dict[int, str]) -> Mapped:
        """Replace characters one by one; the table must keep the length."""
        return Mapped(self.text.translate(table), self.at)

    def rewrite(self, pattern: re.Pattern[str], to: str | Callable[[re.Match[str]], str]) -> Mapped:
        """Replace each match by a text of its own length, in which NUL stands for a character that is dropped.

        A single NUL as `to` drops the whole match.
        """
        if not pattern.search(self.text):
            return self
        change = (lambda m: DROP * len(m.group())) if to == DROP else to
        new = pattern.sub(change, self.text)
        return self if new == self.text and DROP not in new else Mapped(new, self.at)._without_dropped()

    def _without_dropped(self) -> Mapped:
        if DROP not in self.text:
            return self
        texts: list[str] = []
        at: array[int] = array("I")
        for m in _KEPT.finditer(self.text):
            texts.append(m.group())
            at += self.at[m.start() : m.end()]
        return Mapped("".join(texts), at)


def concat(parts: Iterable[Mapped], between: str = "") -> Mapped:
    """The parts in a row; `between` (one character or none) stands on the offset after the part before it."""
    parts = tuple(parts)
    if len(parts) == 1:
        return parts[0]
    texts: list[str] = []
    at: array[int] = array("I")
    for part in parts:
        if at and between:
            at.append(min(at[-1] + 1, part.at[0] if part.at else at[-1] + 1))
        texts.append(part.text)
        at += part.at
    return Mapped(between.join(texts), at)
