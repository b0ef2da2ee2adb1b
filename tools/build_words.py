"""Rewrite `kg/lexicon/common_words.tsv`, `name_costs.tsv` and `words_in_no_name.tsv` from the dictionary of the Python package jieba.

    python tools/build_words.py DICT

DICT is the package's `dict.txt` (a word, its count and its part of speech on each line). It is not needed to run kg.
All costs are negative natural logarithms of a probability, so that the likelier is the smaller.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg import lexicon
from kg.mentions.person import shape

LEXICON = Path(shape.__file__).parents[2] / "lexicon"
WORDS = """\
# Words of two to four characters of general Chinese, by how much they cost in the reading of a clause: the negative natural
# logarithm of their share of running text, rounded up, and 14 for all that are seldom. They tell what is no name.
# Facts: dict.txt of the Python package jieba 0.42.1 (MIT licence), without personal names.
# Written by tools/build_words.py; do not edit.
cost	words
"""
COSTS = """\
# What a character costs (negative natural logarithm of its probability) as a word by itself (`word`), as a surname, as the
# only (`given`), the first and the second character of a given name, and in a transliterated foreign name (`sound`).
# Empty: never. Facts: counts in dict.txt of the Python package jieba 0.42.1 (MIT licence), mixed with an even share for
# the characters of surnames.tsv, given_name_characters.tsv and transliteration.tsv.
# Written by tools/build_words.py; do not edit.
character	word	surname	given	first	second	sound
"""
PLAIN = """\
# Words that tell what is done and how, and stand in no name of a place; of a hundred mentions and more in the dictionary.
# Those that a division or township holds in its name are left out where the table is used.
# Facts: dict.txt of the Python package jieba 0.42.1 (MIT licence): verbs, adjectives, adverbs, prepositions, conjunctions,
# pronouns. Written by tools/build_words.py; do not edit.
words
"""
PLAIN_TAGS = frozenset(("v", "vn", "vd", "vi", "a", "ad", "an", "d", "c", "p", "r", "z", "b", "u"))
AUSPICIOUS = frozenset(
    (
        *("富庶", "富贵", "致远", "天一", "大清", "般若", "柔嘉", "快乐", "欢乐", "美满", "圆满", "幸运"),
        *("英烈", "先烈", "天然", "团练", "大典", "神奇", "野生", "碧绿", "清秀", "秀丽", "清丽"),
    )
)
"""What is said of things and yet names places: 欢乐谷."""
DEAREST = 14
LEAST = {2: 12, 3: 30, 4: 15}  # counts from which a word of that length is kept
FIXED = {"i": 5, "l": 5, "ns": 5, "nz": 5, "nrt": 25}  # set phrases, names of places and things, words of foreign sound
PERSON = re.compile("nr(?!t)")
HAN = re.compile("[一-鿿]+")


def main() -> None:
    rows = list(read(Path(sys.argv[1])))
    total = sum(count for _, count, _ in rows)
    write_words(rows, total)
    write_costs(rows, total)
    write_plain(rows)


def read(path: Path) -> Iterator[tuple[str, int, str]]:
    for line in path.read_text("utf-8").splitlines():
        word, count, tag = line.split(" ")
        if HAN.fullmatch(word):
            yield word, int(count), tag


def write_words(rows: Iterable[tuple[str, int, str]], total: int) -> None:
    tables = (lexicon.words("known_persons", "names"), lexicon.words("foreign_names"))
    known = {name for cells in tables for cell in cells for name in cell.split()}
    by_cost: dict[int, list[str]] = {}
    for word, count, tag in rows:
        least = FIXED.get(tag, LEAST.get(len(word), total))
        if count >= least and word not in known and not is_person(word, count, tag):
            by_cost.setdefault(min(DEAREST, math.ceil(cost(count, total))), []).append(word)
    with (LEXICON / "common_words.tsv").open("w", encoding="utf-8", newline="\n") as file:
        file.write(WORDS)
        for share, words in sorted(by_cost.items()):
            for n in range(0, len(words), 40):
                file.write(f"{share}\t{' '.join(sorted(words)[n : n + 40])}\n")


def write_plain(rows: Iterable[tuple[str, int, str]]) -> None:
    plain = (w for w, count, tag in rows if tag in PLAIN_TAGS and 1 < len(w) < 5 and count >= 100)
    found = sorted({w for w in plain if w not in AUSPICIOUS})
    with (LEXICON / "words_in_no_name.tsv").open("w", encoding="utf-8", newline="\n") as file:
        file.write(PLAIN)
        for n in range(0, len(found), 40):
            file.write(" ".join(found[n : n + 40]) + "\n")


def is_person(word: str, count: int, tag: str) -> bool:
    """Whether a word that the dictionary calls a name is one: of three characters behind a surname, or seldom."""
    if tag == "nrt":
        return count < 25 or (len(word) > 3 and count < 90)
    named = bool(PERSON.match(tag)) and bool(shape.surname_length(word)) and len(word) < 4
    return named and count < (1000 if len(word) > 2 else 40)


def write_costs(rows: Iterable[tuple[str, int, str]], total: int) -> None:
    alone = {word: cost(max(count, 3), total) for word, count, _ in rows if len(word) == 1}
    counts = [Counter[str]() for _ in range(5)]
    for word, count, tag in rows:
        if tag == "nrt" and len(word) > 2:
            counts[4].update(word)
        elif PERSON.match(tag) and (length := shape.surname_length(word)) and len(word) - length in (1, 2):
            weight = round(3 + math.log(count))
            counts[0][word[:length]] += weight
            for place, character in zip((1,) if len(word) - length == 1 else (2, 3), word[length:], strict=True):
                counts[place][character] += weight
    columns = [
        costs({s: n for s, n in counts[0].items() if s in shape.USUAL}, 0.1, shape.USUAL),
        *(costs(counts[n], 0.5, shape.TYPICAL) for n in (1, 2, 3)),
        costs({s: n for s, n in counts[4].items() if s in shape.SOUNDS}, 0.2, shape.SOUNDS),
    ]
    with (LEXICON / "name_costs.tsv").open("w", encoding="utf-8", newline="\n") as file:
        file.write(COSTS)
        for character in sorted(
            {*(c for c, price in alone.items() if price < DEAREST), *(c for col in columns for c in col)}
        ):
            cells = [f"{col[character]:.1f}" if character in col else "" for col in (alone, *columns)]
            file.write("\t".join([character, *cells]) + "\n")


def costs(counts: Mapping[str, int], even: float, usual: frozenset[str]) -> dict[str, float]:
    """Costs by counts, `even` of all shared out evenly over the usual characters; what costs more than 12 is left out."""
    total = sum(counts.values())
    shares = {
        c: (1 - even) * counts.get(c, 0) / total + (even / len(usual) if c in usual else 0) for c in {*counts, *usual}
    }
    return {c: -math.log(share) for c, share in shares.items() if share > math.exp(-12)}


def cost(count: int, total: int) -> float:
    return -math.log(count / total)


if __name__ == "__main__":
    main()
