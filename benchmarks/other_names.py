#!/usr/bin/env python3
"""What hangs on the names and years that a text happens to hold.

    benchmarks/other_names.py CORPUS [--every N] [--years -17]

Articles of the corpus are read as they stand, and again with other names in the same places: divisions of China by others
of their level, ending and length that lie in another province in the same way (prefecture in province, county in
prefecture), persons by persons of other articles of the corpus, and all years moved by the same number. The names that
were put in are turned back in what is found, which is compared with what was found before: the F1 of the rows by kind.
Those who hold the highest posts are known by name, and a short name may also be a word: so little of the difference is a
fault, and 1.00 cannot be had. Nothing is told of how right the rows are.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.layouts import Rows, Text, clean, rows, texts
from kg.analyse import analyse
from kg.articles.reading import read_text
from kg.evaluate.rows import KINDS, Row
from kg.mentions.place.gazetteer import gazetteer, stem
from kg.model import Person, Place, Source

Names = Mapping[str, str]
YEAR = re.compile(r"(?<!\d)(?:19[2-9]\d|20[0-4]\d)(?=\D|$)")
NAME = re.compile("[一-鿿]{2,3}")


def named(text: str) -> Iterator[Person | Place]:
    pages, _ = read_text(Source("page.txt", text), ".txt")
    for analysis in (a for page in pages for a in analyse(page)):
        yield from (m.value for m in analysis.mentions if isinstance(m.value, Person | Place))


def other_places(text: str, found: Sequence[Person | Place], lot: random.Random) -> Names:
    """Each province, prefecture and county by another one, with its short form; the nearest container decides which."""
    known = gazetteer().by_code
    codes = {p.code[:n] for p in found if isinstance(p, Place) for n in (2, 4, 6) if len(p.code) >= n} & known.keys()
    provinces = [c for c in known if len(c) == 2 and known[c].name.endswith("省")]
    put: dict[str, str] = {}
    for code in sorted(codes, key=lambda c: (len(c), c)):
        name, within = known[code].name, code[: len(code) - 2]
        if within and within not in put:
            continue
        like = provinces if not within else [c for c in known if c[:-2] == put[within]]
        free = [
            c
            for c in like
            if c not in put.values()
            and (known[c].name[-1], len(known[c].name)) == (name[-1], len(name))
            and stem(known[c].name) not in text
        ]
        if free:
            put[code] = lot.choice(free)
    names = {known[a].name: known[b].name for a, b in put.items()}
    return {**names, **{stem(a): stem(b) for a, b in names.items()}}


def other_persons(text: str, found: Sequence[Person | Place], lot: random.Random, pool: Sequence[str]) -> Names:
    here = sorted({p.name for p in found if isinstance(p, Person) and NAME.fullmatch(p.name) and p.name in text})
    names: dict[str, str] = {}
    for name in here:
        free = [n for n in pool if len(n) == len(name) and n not in text and n not in names.values()]
        if free:
            names[name] = lot.choice(free)
    return names


def turned(text: str, names: Names) -> str:
    if not names:
        return text
    one_of = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return one_of.sub(lambda m: names[m[0]], text)


def moved(text: str, years: int) -> str:
    return YEAR.sub(lambda m: str(int(m[0]) + years), text)


def back(row: Row, names: Names, years: int) -> Row:
    told = {f.name: getattr(row, f.name) for f in fields(row)}
    return replace(row, **{k: moved(turned(v, names), -years) if isinstance(v, str) else v for k, v in told.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=20, help="every n-th file of the corpus")
    parser.add_argument("--years", type=int, default=-17)
    args = parser.parse_args()
    lot = random.Random(0)
    read: list[Text] = list(texts(args.corpus, args.every))
    found = [list(named(clean(text))) for text in read]
    pool = sorted({p.name for each in found for p in each if isinstance(p, Person) and NAME.fullmatch(p.name)})
    told = [rows(clean(text), ".txt")[1] for text in read]
    print(f"| other | articles | {' | '.join(KINDS)} | mean |")
    print(f"| --- |{' ---: |' * (len(KINDS) + 2)}")
    for what in ("places", "persons", "years"):
        both, sizes, number = dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0), 0
        for text, here, before in zip(map(clean, read), found, told, strict=True):
            names: Names = {}
            years = args.years if what == "years" else 0
            if what == "places":
                names = other_places(text, here, lot)
            elif what == "persons":
                names = other_persons(text, here, lot, pool)
            other = moved(turned(text, names), years)
            if other == text or len(set(names.values())) < len(names):
                continue
            number += 1
            after = _turned_back(rows(other, ".txt")[1], {b: a for a, b in names.items()}, years)
            for kind in KINDS:
                old, new = before.get(kind, set()), after.get(kind, set())
                both[kind] += len(old & new)
                sizes[kind] += len(old) + len(new)
        f1 = [2 * both[k] / sizes[k] if sizes[k] else 1.0 for k in KINDS]
        print(f"| {what} | {number} | {' | '.join(f'{f:.2f}' for f in (*f1, sum(f1) / len(f1)))} |", flush=True)


def _turned_back(told: Rows, names: Names, years: int) -> Rows:
    return {kind: {back(row, names, years) for row in each} for kind, each in told.items()}


if __name__ == "__main__":
    main()
