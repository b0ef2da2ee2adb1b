"""The words of this layer, as the rules use them: sets, alternations, automata."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.lexicon import alternation, any_of, rows, words
from kg.model import ProgramKind

NUMERAL = "[一二三四五六七八九十百两双0-9]"
QUOTES = re.compile('[“”‘’"「」『』《》〈〉]')


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that ends the name of a programme; see `program_heads.tsv` for what `quoted` and `bare` mean."""

    word: str
    kind: ProgramKind
    quoted: str
    bare: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A set phrase of national politics; `bare` where it is a name without quotation marks too."""

    name: str
    kind: ProgramKind
    bare: bool


HEADS = {
    r["head"]: Head(r["head"], cast(ProgramKind, r["kind"]), r["quoted"], r["bare"]) for r in rows("program_heads")
}
LONGEST_HEAD = max(map(len, HEADS))
GENERIC = frozenset(words("program_modifiers", own="no"))
FIGURES = frozenset(words("program_figures"))
TITLE_END = {r["word"]: r["sense"] for r in rows("program_titles") if r["at"] == "end"}
TITLE_BEFORE = {r["word"]: r["sense"] for r in rows("program_titles") if r["at"] == "before"}


def _phrases() -> dict[str, Phrase]:
    found: dict[str, Phrase] = {}
    for r in rows("program_phrases"):
        for form in (r["name"], *filter(None, r["aliases"].split("/"))):
            bare = r["bare"] == "yes" or (r["bare"] == "head" and form.endswith("战略"))
            phrase = Phrase(r["name"], cast(ProgramKind, r["kind"]), bare)
            found.setdefault(form, phrase)
            found.setdefault(plain(form), phrase)
    return found


def plain(text: str) -> str:
    """Without quotation marks and title marks."""
    return QUOTES.sub("", text) if QUOTES.search(text) else text


PHRASES = _phrases()


@cache
def verbs(*senses: str) -> frozenset[str]:
    """The verbs of some senses."""
    return frozenset(v for sense in senses for v in words("program_verbs", "verb", sense=sense))


def verb_before(text: str) -> tuple[str, frozenset[str]]:
    """The longest verb of `program_verbs.tsv` that ends `text`, and its senses; ("", ∅) where there is none."""
    return _verb_at_end(text[-_LONGEST_VERB - 1 :])


_LONGEST_VERB = 6


@lru_cache(maxsize=1 << 14)
def _verb_at_end(text: str) -> tuple[str, frozenset[str]]:
    for said in (text, text[:-1]) if text[-1:] in _DONE else (text,):
        for length in range(min(len(said), _LONGEST_VERB), 0, -1):
            if (senses := _SENSES.get(said[-length:])) is not None:
                return said[-length:], senses
    return "", frozenset()


_DONE = frozenset("了好起出着")
"""What may follow a verb."""


_SENSES: dict[str, frozenset[str]] = {}
for _row in rows("program_verbs"):
    _SENSES[_row["verb"]] = _SENSES.get(_row["verb"], frozenset()) | {_row["sense"]}


_NOTE = re.compile(r"(?:[（(][^（）()]*[）)]|第[一二三四五六七八九十0-9]+[季期批])$")


_FIND_VERB = AhoCorasick(sorted(_SENSES), implementation=Implementation.DFA)


def verbs_within(text: str, begin: int, end: int) -> frozenset[str]:
    """The senses of the verbs of `program_verbs.tsv` that end inside `text[begin:end]`, the longest at each place."""
    longest: dict[int, str] = {}
    for _, first, last in _FIND_VERB.find_matches_as_indexes(text, overlapping=True):
        if begin < last < end and last - first > len(longest.get(last, "")):
            longest[last] = text[first:last]
    return frozenset[str]().union(*(_SENSES[verb] for verb in longest.values()))


@lru_cache(maxsize=1 << 16)
def head_of(name: str) -> Head | None:
    """The longest head noun that ends a name (a note in brackets at its end aside)."""
    if name.endswith(("）", ")", "季", "期", "批")):
        name = _NOTE.sub("", name)
    for length in range(min(len(name), LONGEST_HEAD), 0, -1):
        if (head := HEADS.get(name[-length:])) is not None:
            return head
    return None


MODIFIER = alternation("program_modifiers", tail="yes")
HEAD = alternation("program_heads", "head")
STRONG = alternation("program_heads", "head", quoted="strong")
DEEDS = any_of(h.word for h in HEADS.values() if h.bare == "plain" or (h.kind == "plan" and h.quoted == "strong"))
ACT = alternation("program_acts")
_FAR = f"{DEEDS}|机制|制度|负责制|责任制|模式|产业体系|产业集群|集群体系|体系|清单|布局|活动|工程"
_MEANS_TO = "计划(?:总?投资|实施|完成|新建|开工|建设|安排|[用在于到])"
"""“引湘”工程 | 计划投资9亿元: no plan, but what is planned of it."""
_FARTHER = any_of(h for h in HEADS if h.endswith(("行动", "计划", "行动方案", "工程")))
_BETWEEN = "(?:成长|[^\\W的了着在是把被和与及为等有入出作成让使由对从向将于括含涵])"
TAIL = re.compile(
    f"(?:的|等)?(?P<words>(?:(?:{MODIFIER}){{0,2}}?(?!工作(?:{MODIFIER}){{1,2}}(?:机制|制度|模式|体系))(?P<first>{HEAD})(?:(?<=工程)(?=[\u4e00-\u9fff]{{2}}工程)|(?!度|布局|格局|体系|机制|制度|模式|清单|方案|平台|(?!(?:{MODIFIER}){{0,2}}(?:{DEEDS}))[\u4e00-\u9fff]{{1,2}}(?:行动|工程|计划)|[\u4e00-\u9fff]{{2}}(?:模式|机制)))"
    f"|(?!{ACT}|建设)(?:{_BETWEEN}{{1,6}}?(?={_FAR})|{_BETWEEN}{{7,14}}?(?={_FARTHER}))(?P<far>{_FAR}))(?:(?:{MODIFIER}){{0,2}}?(?!{_MEANS_TO})(?P<last>{DEEDS}|(?<=[制体]制|制度|机制)改革))?)(?![会室者群队站团员]|组(?![织建]))"
)
"""What follows a quoted name and belongs to it: `words`, of which `first` or, where there are two, `last` is the head."""


class Words:
    """A set of words to be found in a text: the longest that begins at a place, or all of them, leftmost and longest.

    None is found inside a `harmless` word (就 in 就业).
    """

    def __init__(self, words: Iterable[str], harmless: Iterable[str] = ()) -> None:
        self.words = frozenset(words)
        self._harmless = frozenset(harmless) - self.words
        every = [*sorted(self.words), *sorted(self._harmless)]
        self._lengths = tuple(sorted({len(w) for w in every}, reverse=True))
        self._automaton = automaton(every)

    def at(self, text: str, start: int, end: int) -> str:
        """The longest word that begins at `start`; empty where there is none."""
        for length in self._lengths:
            word = text[start : start + length]
            if start + length <= end and (word in self.words or word in self._harmless):
                return word if word in self.words else ""
        return ""

    def spans(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        found, known = self._automaton.find_matches_as_indexes(text[start:end]), len(self.words)
        return [(start + first, start + last) for word, first, last in found if word < known]


def automaton(patterns: list[str]) -> AhoCorasick:
    """Finds the words leftmost and longest."""
    return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
