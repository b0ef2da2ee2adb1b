"""Names → things, ranked: whole names before beginnings before what is inside; then what is named most."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.serve.explore.index.spelling import (
    MOST,
    fold,
    has_letters,
    initial,
    pattern,
    tokens,
    without_noun,
    without_tones,
)
from kg.serve.explore.index.things import Thing

WHOLE, ALIAS, SPELT, NOUN, BEGINS, SPELT_BEGINS, INSIDE, SPELT_INSIDE, KINDRED = range(9)
NEAR = 0.55  # share of characters in common
LOOKED_AT = 200_000  # forms, for near names


@dataclass(frozen=True, slots=True)
class Hit:
    """`rank` is the lower the better; `form` is the name under which it was found, as printed."""

    thing: Thing
    rank: int
    form: str


@dataclass(frozen=True, slots=True)
class Found:
    """`counts` has all hits by kind, `hits` those of the kind that was asked for, best first."""

    hits: tuple[Hit, ...]
    counts: dict[str, int]


class Lines:
    """Many short texts as one, so that looking through all of them is one search in C."""

    def __init__(self, texts: Iterable[str]) -> None:
        starts, parts, at = array("L"), [], 1
        for text in texts:
            starts.append(at)
            parts.append(text)
            at += len(text) + 1
        self.starts = starts
        self.text = "\n" + "\n".join(parts) + "\n"

    def number(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def holding(self, words: str) -> Iterator[tuple[int, bool, bool]]:
        """(number of the text, whether they begin it, whether they end it) for each text that holds the words, once."""
        at = self.text.find(words)
        while at >= 0:
            end = at + len(words)
            yield self.number(at), self.text[at - 1] == "\n", self.text[end] == "\n"
            at = self.text.find(words, self.text.index("\n", end))

    def matching(self, expression: str) -> Iterator[tuple[int, bool, bool]]:
        """As `holding`, for a regular expression over `tokens`."""
        for match in re.finditer(expression + "([a-z]*\n)?", self.text):
            yield self.number(match.start()), self.text[match.start() - 1] == "\n", match[1] is not None


class Index:
    """Everything that has a name. `things` are ordered by IRI."""

    def __init__(self, things: Sequence[Thing] = ()) -> None:
        self.things = tuple(things)
        self.by_iri = {thing.iri: number for number, thing in enumerate(self.things)}
        self.owner = array("L")
        self.printed: list[str] = []
        folded: list[str] = []
        for number, thing in enumerate(self.things):
            for form in dict.fromkeys((*thing.forms, thing.label)):
                if name := fold(form):
                    self.owner.append(number)
                    self.printed.append(form)
                    folded.append(name)
        spelt = [tokens(name) for name in folded]
        for line, number in enumerate(self.owner):  # the label is the last of the forms
            self.things[number].letter = initial(spelt[line])
        self.names, self.spelt = Lines(folded), Lines(spelt)
        self.bare: dict[str, list[int]] = {}
        for line, name in enumerate(folded):
            self.bare.setdefault(without_noun(name), []).append(line)

    def __len__(self) -> int:
        return len(self.things)

    def get(self, iri: str) -> Thing | None:
        number = self.by_iri.get(iri)
        return None if number is None else self.things[number]

    def search(self, query: str, kind: str | None = None, first: int = 0, most: int = 50) -> Found:
        """What is called so, `most` of it from number `first` on."""
        best: dict[int, tuple[int, int]] = {}
        for rank, line in self._ranked(fold(query)[:MOST]):
            number = self.owner[line]
            if number not in best or rank < best[number][0]:
                best[number] = rank, line
        counts = Counter(self.things[number].kind for number in best)
        chosen = [n for n in best if kind is None or self.things[n].kind == kind]
        chosen.sort(key=lambda n: (best[n][0], -self.things[n].mentions, len(self.things[n].label), n))
        hits = (Hit(self.things[n], best[n][0], self.printed[best[n][1]]) for n in chosen[first : first + most])
        return Found(tuple(hits), dict(counts))

    def _ranked(self, form: str) -> Iterator[tuple[int, int]]:
        """(rank, number of the form) of each form that fits; a form can come several times."""
        if not form:
            return
        for line, begins, ends in self.names.holding(form):
            whole = WHOLE if self.printed[line] == self.things[self.owner[line]].label else ALIAS
            yield (whole if begins and ends else BEGINS if begins else INSIDE), line
        bare = without_noun(form)
        for line in self.bare.get(form, ()):
            yield NOUN, line
        if bare != form:
            for line, begins, ends in self.names.holding(bare):
                yield (NOUN if begins and ends else KINDRED), line
            for line in self.bare.get(bare, ()):
                yield NOUN, line
        for spelling in dict.fromkeys((form, without_tones(form))):
            if has_letters(spelling):
                for line, begins, ends in self.spelt.matching(pattern(spelling)):
                    yield (SPELT if begins and ends else SPELT_BEGINS if begins else SPELT_INSIDE), line

    def near(self, query: str, most: int = 8) -> list[Thing]:
        """The things whose names have most characters in common with what was typed."""
        wanted = set(fold(query))
        shares: dict[int, float] = {}
        for line, number in enumerate(self.owner[:LOOKED_AT]):
            form = set(self.printed[line])
            share = 2 * len(wanted & form) / (len(wanted) + len(form) or 1)
            if share >= NEAR and share > shares.get(number, 0):
                shares[number] = share
        ordered = sorted(shares, key=lambda n: (-shares[n], -self.things[n].mentions, n))
        return [self.things[n] for n in ordered[:most]]
