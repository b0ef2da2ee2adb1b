#!/usr/bin/env python3
"""Persons, places and organizations with exact spans, ours beside those of POS taggers, against sentences tagged by others.

    benchmarks/ner.py BIO [--errors PER]

BIO holds a character and its tag a line (`B-PER`, `I-LOC`, `O` …) and an empty line behind each sentence. Each sentence is
read by itself, as an article of one passage. The taggers are rjieba and jieba (extra `bench`); what is not installed is
skipped. Their words tagged nr, ns and nt are taken for persons, places and organizations as they are.

The tags follow other conventions than this project. What we find is turned into theirs by these rules, which look at our
reading of the sentence and at the text, never at the tags:

PER  1. A name inside the name of a doctrine counts (邓小平 in 邓小平理论); ours does not count by our guidelines.
     2. A surname alone counts before a form of address or a title (李 in 李老师, 王 in 王局长); ours needs a full name.
LOC  3. What only points at a place does not count (全国, 全省, 我市, 本县); ours is resolved to the place.
     4. A place inside the name of a body does not count, that body does (北京 in 北京大学); ours counts both.
     5. The letters of two countries or provinces in a row count one by one (中, 美 in 中美关系), also 华 behind a verb (访华).
     6. A place whose last part is 高原, 盆地, 大峡谷 or the like behind a longer name counts without it only where the name
        ends in a character for a river, a mountain or the sea (雅鲁藏布江 in 雅鲁藏布江大峡谷).
ORG  7. Of bodies inside each other the outermost counts; ours counts each.
     8. A team named by its place is a body (中国队); ours is the place.
     9. What points at a body, with no word that names it (该局, 本报), does not count.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kg import lexicon
from kg.analyse import analyse, page_of
from kg.mentions.person import DOCTRINE
from kg.mentions.person.costs import SOLE_SURNAMES, WORDS
from kg.mentions.person.shape import USUAL
from kg.model import Mention

Span = tuple[int, int, str]
Spans = set[Span]
NAMES = {"PER": "person", "LOC": "place", "ORG": "organization"}
TAGS = {"nr": "PER", "nrt": "PER", "nrfg": "PER", "ns": "LOC", "nt": "ORG"}

KNOWN = re.compile("|".join(name for cell in lexicon.words("known_persons", "names") for name in cell.split()))
SURNAMES = USUAL - set("于任虎时和向从双")  # letters that stand before a title as words
ADDRESSES = "|".join(
    sorted({*lexicon.words("forms_of_address"), "某"} - {"家人", "家村", "家庄", "同志"}, key=lambda w: (-len(w), w))
)
SURNAME = re.compile(
    f"[{''.join(sorted(SURNAMES))}](?=副?(?:{ADDRESSES}))|(?<=[老小])[{''.join(sorted(SOLE_SURNAMES))}](?=[的，说、和])"
)
POINTING = re.compile("^(?:全|我|本|该|各|这|那|当|此|贵|外|邻|两)|^[省市县区州乡镇村]$")
LETTERS = "中美英法德日韩朝俄苏印澳欧非意越泰巴以阿埃台港澳京津沪粤闽川渝青藏晋冀鲁豫鄂湘赣皖浙滇黔桂琼陕甘宁新蒙辽吉黑"
TWO = re.compile(
    f"(?<![一-鿿])?[{LETTERS}]{{2,3}}(?=关系|两国|两地|两军|两党|双边|双方|之间|贸易|友好|合作|友谊|建交|边境|边界|战争|联合|会谈|公路|铁路|高速|沿线|首脑|领导人)"
)
CHINA = re.compile("(?<=[访来对驻在抵离侵])华(?![一-鿿]{0,1}[丽人夏裔侨])")
TEAM = re.compile("(?:国家|奥|男|女|青年|一|二)?队(?![伍员长列友形])")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bio", type=Path)
    parser.add_argument("--errors", choices=sorted(NAMES), help="list what we missed (-) and invented (+) of one kind")
    args = parser.parse_args()
    if not args.bio.exists():
        parser.error(f"there is no file {args.bio}")
    gold = [(text, tagged) for text, tagged in sentences(args.bio)]
    print(f"{'':14}" + "".join(f"{name:^27}" for name in NAMES.values()) + f"{'seconds':>8}")
    print(f"{'':14}" + "".join(f"{'P':>9}{'R':>8}{'F1':>8}  " for _ in NAMES))
    for name, tagger in (("kg", ours), ("rjieba", rjieba()), ("jieba.posseg", jieba())):
        if tagger is None:
            print(f"{name:14}skipped: not installed (pip install -e '.[bench]')")
            continue
        tagger(gold[0][0])  # what is loaded once is not counted
        began = time.perf_counter()
        found = [tagger(text) for text, _ in gold]
        seconds = time.perf_counter() - began
        print(f"{name:14}" + "".join(scored(gold, found, kind) for kind in NAMES) + f"{seconds:8.2f}")
        if args.errors and name == "kg":
            show_errors(gold, found, args.errors)
    return 0


def sentences(path: Path) -> Iterator[tuple[str, Spans]]:
    """The text of each sentence and its spans (start, end, PER / LOC / ORG)."""
    text, tags = "", [""]
    for line in [*path.read_text("utf-8").split("\n"), ""]:
        if line.strip():
            character, _, tag = line.rpartition(" ")
            text += character[:1] or " "
            tags.append(tag)
        elif text:
            yield text, set(spans(tags[1:]))
            text, tags = "", [""]


def spans(tags: list[str]) -> Iterator[Span]:
    start = None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield start, i, tags[start][2:]
            start = None
        if tag.startswith("B-"):
            start = i


def scored(gold: list[tuple[str, Spans]], found: list[Spans], kind: str) -> str:
    right = wrong = missed = 0
    for (_, expected), given in zip(gold, found, strict=True):
        a, b = {s for s in expected if s[2] == kind}, {s for s in given if s[2] == kind}
        right, wrong, missed = right + len(a & b), wrong + len(b - a), missed + len(a - b)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"{precision:9.3f}{recall:8.3f}{2 * precision * recall / max(1e-9, precision + recall):8.3f}  "


def show_errors(gold: list[tuple[str, Spans]], found: list[Spans], kind: str) -> None:
    for (text, expected), given in zip(gold, found, strict=True):
        for sign, rows in (("-", expected - given), ("+", given - expected)):
            for start, end, _ in sorted(row for row in rows if row[2] == kind):
                print(f"{sign} {text[start:end]}\t{text[max(0, start - 15) : end + 15]}")


# ---------------------------------------------------------------- ours, in their conventions


def ours(text: str) -> Spans:
    mentions = analyse(page_of(text))[0].mentions
    bodies = [m for m in mentions if m.kind == "organization"]
    people = [m for m in mentions if m.kind == "person"]
    places = [m for m in mentions if m.kind == "place"]
    found = {*persons(text, people, mentions), *organizations(text, bodies, places)}
    found |= set(located(text, places, [s for s in found if s[2] == "ORG"], mentions))
    return found


def persons(text: str, people: list[Mention], mentions: tuple[Mention, ...]) -> Iterator[Span]:
    taken: set[int] = set()
    for m in people:
        taken.update(range(m.start, m.end))
        yield m.start, m.end, "PER"
    for name in KNOWN.finditer(text):
        if DOCTRINE.match(text, name.end()) and taken.isdisjoint(range(*name.span())):
            yield *name.span(), "PER"
    taken.update(i for m in mentions for i in range(m.start, m.end) if m.kind != "post")
    alone = {m.start() for m in SURNAME.finditer(text)} | {
        m.start - 1 for m in mentions if m.kind == "post" and text[m.start - 1 : m.start] in SURNAMES
    }
    for at in sorted(alone - taken):
        if text[max(0, at - 1) : at + 1] not in WORDS and text[at : at + 2] not in WORDS:
            yield at, at + 1, "PER"


def organizations(text: str, bodies: list[Mention], places: list[Mention]) -> Iterator[Span]:
    for m in bodies:
        inside = any(o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start for o in bodies)
        if not inside and not POINTING.match(text[m.start : m.end]):
            yield m.start, m.end, "ORG"
    for place in places:
        if (team := TEAM.match(text, place.end)) and not any(o.start <= place.start < o.end for o in bodies):
            yield place.start, team.end(), "ORG"


def located(text: str, places: list[Mention], bodies: list[Span], mentions: tuple[Mention, ...]) -> Iterator[Span]:
    taken = {i for start, end, _ in bodies for i in range(start, end)}
    for m in places:
        inside = any(p.start <= m.start and m.end <= p.end and p.end - p.start > m.end - m.start for p in places)
        if taken.isdisjoint(range(m.start, m.end)) and not inside and not POINTING.match(text[m.start : m.end]):
            yield m.start, m.start + len(whole(text[m.start : m.end])), "LOC"
    taken.update(i for m in mentions for i in range(m.start, m.end) if m.kind in ("place", "person", "organization"))
    for pair in TWO.finditer(text):
        for i in range(*pair.span()):
            if i not in taken:
                yield i, i + 1, "LOC"
    for china in CHINA.finditer(text):
        if china.start() not in taken:
            yield *china.span(), "LOC"


def whole(printed: str) -> str:
    return re.sub("(?<=[江河海山湖])(?:大峡谷|峡谷|流域|沿岸|两岸|上游|中游|下游|地区|盆地|沿线)$", "", printed)


# ---------------------------------------------------------------- taggers


def rjieba() -> Callable[[str], Spans] | None:
    try:
        tag = import_module("rjieba").tag
    except ImportError:
        return None
    return lambda text: set(by_words(tag(text, True)))


def jieba() -> Callable[[str], Spans] | None:
    try:
        posseg = import_module("jieba.posseg")
    except ImportError:
        return None
    import_module("jieba").setLogLevel("ERROR")
    return lambda text: set(by_words([(pair.word, pair.flag) for pair in posseg.cut(text)]))


def by_words(words: list[tuple[str, str]]) -> Iterator[Span]:
    at = 0
    for word, tag in words:
        if tag in TAGS:
            yield at, at + len(word), TAGS[tag]
        at += len(word)


if __name__ == "__main__":
    sys.exit(main())
