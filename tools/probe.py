#!/usr/bin/env python3
"""What looks missed or misread in texts that nobody has annotated, the commonest kind of fault first.

    tools/probe.py KIND SOURCE... [--without GOLD] [--most N]

A gold set tells of the texts in it. This tells of any text: it lists what looks like a thing of a kind and is none, and what was
found and has an odd shape, in classes, with the number of each and some of its places. A class is a question and not an error:
read its examples, and mend it where most of them are wrong. KIND is persons, organizations, programs or observations.
`--without` leaves out the blind items of a gold folder, whose texts are not to be looked at.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.articles import sources  # noqa: E402
from kg.build import analyse_files, seldom_collect  # noqa: E402
from kg.evaluate.gold import Span, read  # noqa: E402
from kg.lexicon import words  # noqa: E402
from kg.model import Analysis, Article, MentionKind, Number, Observation, Organization, Person, Program, Tenure  # noqa: E402

Suspect = tuple[str, int, int]
"""The class of what looks wrong, and the stretch of the article's text that does."""

EXAMPLES = 3
AROUND = 14  # characters shown on either side
LEADERS = 4  # persons from which on a text is a list of leaders, each of whom should have a post
LONG_NAME = 3  # characters of a Chinese name, without a dot
LONG_BODY, LONG_INDICATOR = 22, 16
_QUOTED = re.compile("“([^“”\n]{2,24})”|《([^《》\n]{2,40})》")
_VERBS = re.compile("[了着过把被]|提供|进行|加强|推进|开展")


def persons(analysis: Analysis) -> Iterator[Suspect]:
    named = [m for m in analysis.mentions if isinstance(m.value, Person)]
    names = {m.value.name for m in named if isinstance(m.value, Person)}
    in_post = {f.person.name for f in analysis.facts if isinstance(f, Tenure)}
    for m in named:
        assert isinstance(m.value, Person)
        name = m.value.name
        if len(name) > LONG_NAME and "·" not in name:
            yield "long name 长名", m.start, m.end
        if any(name != other and other.startswith(name) for other in names):
            yield "two lengths 同文两种长短", m.start, m.end
        if m.value.kind == "official" and name not in in_post and len(names) >= LEADERS:
            yield f"no post 无职 …{before(analysis.article, m.start)}", m.start, m.end


def organizations(analysis: Analysis) -> Iterator[Suspect]:
    text, covered = analysis.article.text, cover(analysis, "organization")
    for found in HEADS.finditer(text):
        if not covered(*found.span()):
            yield f"not found 未见 {before(analysis.article, found.start())}{found[0]}", *found.span()
    for m in analysis.mentions:
        if isinstance(m.value, Organization) and (len(m.value.name) > LONG_BODY or _VERBS.search(text, m.start, m.end)):
            yield "long, or holds a verb 过长或含动词", m.start, m.end


def programs(analysis: Analysis) -> Iterator[Suspect]:
    text, covered = analysis.article.text, cover(analysis, "program")
    for found in _QUOTED.finditer(text):
        if not covered(*found.span(1 if found[1] else 2)):
            marks = "“”" if found[1] else "《》"
            behind = text[found.end() : found.end() + 2].replace("\n", " ")
            yield f"not found 未见 …{before(analysis.article, found.start())}{marks}{behind}", *found.span()
    for m in analysis.mentions:
        if isinstance(m.value, Program) and text[m.start] not in "“《" and _VERBS.search(text, m.start, m.end):
            yield "unmarked, holds a verb 无标记而含动词", m.start, m.end


def observations(analysis: Analysis) -> Iterator[Suspect]:
    told = [f for f in analysis.facts if isinstance(f, Observation)]
    covered = covering((f.start, f.end) for f in told)
    for m in analysis.mentions:
        if isinstance(m.value, Number) and m.value.unit and not covered(m.start, m.end):
            yield f"no figure 未成数据 {m.value.unit}", m.start, m.end
    for f in told:
        if len(f.indicator) > LONG_INDICATOR or len(f.indicator) == 1:
            yield "indicator of odd length 指标过长或过短", f.start, f.end


PROBES: Mapping[str, Callable[[Analysis], Iterator[Suspect]]] = {
    "persons": persons,
    "organizations": organizations,
    "programs": programs,
    "observations": observations,
}
_heads = (w for anchor in ("free", "place") for w in words("org_heads", anchor=anchor) if len(w) > 1)
HEADS = re.compile("|".join(map(re.escape, sorted(_heads, key=lambda w: (-len(w), w)))))


def before(article: Article, at: int) -> str:
    """The two characters before a place in the text."""
    return article.text[max(0, at - 2) : at].replace("\n", " ")


def cover(analysis: Analysis, kind: MentionKind) -> Callable[[int, int], bool]:
    """Whether a mention of a kind overlaps a stretch."""
    return covering((m.start, m.end) for m in analysis.mentions if m.kind == kind)


def covering(stretches: Iterable[tuple[int, int]]) -> Callable[[int, int], bool]:
    each = tuple(stretches)
    return lambda start, end: any(first < end and start < last for first, last in each)


def blind(gold: Path | None) -> dict[str, list[Span]]:
    """The stretches of each source that are not to be looked at."""
    found: dict[str, list[Span]] = defaultdict(list)
    for item in read(gold) if gold else ():
        if item.is_blind and item.span:
            found[item.span.source].append(item.span)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=sorted(PROBES))
    parser.add_argument("sources", type=Path, nargs="+", metavar="SOURCE")
    parser.add_argument("--without", type=Path, metavar="GOLD")
    parser.add_argument("--most", type=int, default=40, metavar="N", help="classes shown")
    args = parser.parse_args()
    hidden = blind(args.without)
    places: dict[str, list[str]] = defaultdict(list)
    seldom_collect()
    for file in sources(args.sources):
        spans = hidden[Path(file.name).name]
        for source, analysis in analyse_files([file])[0][0]:
            article = analysis.article
            for of, start, end in PROBES[args.kind](analysis):
                at = article.offsets[start]
                if not any(span.start <= at < span.end for span in spans):
                    places[of].append(f"{source.name}:{at} {shown(article, start, end)}")
    for of, each in sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))[: args.most]:
        print(f"{len(each):6} {of}")
        step = max(1, len(each) // EXAMPLES)
        for example in each[::step][:EXAMPLES]:
            print(f"         {example}")
    return 0


def shown(article: Article, start: int, end: int) -> str:
    text = article.text
    return f"{text[max(0, start - AROUND) : start]}【{text[start:end]}】{text[end : end + AROUND]}".replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main())
