#!/usr/bin/env python3
"""What is lost when the same text is set or printed in another way.

    benchmarks/layouts.py CORPUS [--every N] [--only NAME ...]

Articles of the corpus that have a title are read one by one, as clean text of a newspaper and a day; then six at a time as
one page, in the layouts in which pages are handed about (columns cut at a width, with and without empty lines between the
lines, headlines in Markdown, in bold type or without any mark, web pages), and with the signs that scanners and converters
put for others (straight and unpaired quotes, spaces between digits, O for 0 …). What is found in the page is compared with
what was found in its articles: articles, and the F1 of the rows by kind; 1.00 is what no layout can raise. Nothing is told
of how right the rows are: that is what `kg evaluate` is for.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kg.analyse import analyse
from kg.articles import read_source, sources
from kg.articles.reading import read_text
from kg.evaluate.found import found
from kg.evaluate.rows import KINDS, Kind, Named, Post, Row
from kg.model import Source

PAPER, DAY = "人民日报", "2023年11月15日"  # a paper that is at home nowhere, so that no place depends on it
TOGETHER = 6
SIZES = range(80, 1500)
LEAD = "本报讯　"

Rows = Mapping[Kind, set[Row]]


@dataclass(frozen=True, slots=True)
class Text:
    title: str
    paragraphs: tuple[str, ...]


Layout = Callable[[Sequence[Text]], str]


def plain(article: Callable[[Text], str]) -> Layout:
    return lambda texts: f"# {PAPER}\n\n{DAY} 星期三\n\n" + "\n\n".join(map(article, texts)) + "\n"


def web(article: Callable[[Text], str]) -> Layout:
    head = f'<html><head><meta charset="utf-8"><title>{PAPER}</title></head><body><div>{DAY}</div>'
    return lambda texts: head + "".join(map(article, texts)) + "</body></html>"


def signs(change: Callable[[str], str]) -> Layout:
    return plain(lambda t: f"## {change(t.title)}\n\n" + "\n\n".join(map(change, t.paragraphs)))


def swap(old: str, new: str) -> Layout:
    return signs(lambda s: s.translate(str.maketrans(old, new)))


def sub(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Layout:
    return signs(lambda s: re.sub(pattern, new, s))


def cut(width: int, between: str = "\n") -> Callable[[str], str]:
    return lambda s: between.join(s[i : i + width] for i in range(0, len(s), width))


def set_in(head: str, line: Callable[[str], str] = str, gap: str = "\n\n", lead: str = "") -> Layout:
    """`head` is a pattern for the headline; `lead` stands at the beginning of the text."""
    return plain(
        lambda t: head.format(t.title) + gap + gap.join(map(line, (lead + t.paragraphs[0], *t.paragraphs[1:])))
    )


def half(title: str) -> str:
    return f"{title[: len(title) // 2]}\n{title[len(title) // 2 :]}"


def of_markdown(text: Text) -> str:
    return f"## {text.title}\n\n" + "\n\n".join(text.paragraphs)


def broken(paragraphs: Sequence[str]) -> Iterator[str]:
    longest = max(paragraphs, key=len)
    for p in paragraphs:
        yield f"{p[: len(p) // 3]}\n\n{PAPER} {DAY} 第2版\n\n{p[len(p) // 3 :]}" if p is longest else p


LAYOUTS: Mapping[str, Layout] = {
    "## headlines": set_in("## {}"),
    "## headlines, byline below": set_in("## {}\n\n本报记者"),
    "## headlines, second line below": set_in("## {}\n\n——来自基层的报告"),
    "## headlines in two lines": plain(lambda t: f"## {half(t.title)}\n\n" + "\n\n".join(t.paragraphs)),
    "## headlines, column of 22": set_in("## {}", cut(22)),
    "## headlines, column of 20, empty lines between all": set_in("## {}", cut(20, "\n\n")),
    "## headlines, quoted words in bold type": set_in("## {}", lambda s: re.sub("(“[^”]{2,10}”)", r"**\1**", s)),
    "bare headlines, 本报讯": set_in("{}", lead=LEAD),
    "bold headlines, 本报讯": set_in("**{}**", lead=LEAD),
    "bare headlines, 本报讯, column of 20": set_in("{}", cut(20), lead=LEAD),
    "bare headlines, 本报讯, column of 20, empty lines between all": set_in("{}", cut(20, "\n\n"), lead=LEAD),
    "bare headlines": set_in("{}"),
    "bare headlines below rules": set_in("---\n\n{}"),
    "two sheets": lambda texts: plain(of_markdown)(texts[:3]) + "\n" + plain(of_markdown)(texts[3:]),
    "a page break in the longest paragraph": plain(lambda t: of_markdown(Text(t.title, tuple(broken(t.paragraphs))))),
    "web page, <h2>, 本报讯": web(lambda t: f"<h2>{t.title}</h2><p>{LEAD}" + "<p>".join(t.paragraphs)),
    "web page, <h3> and <br>, 本报讯": web(lambda t: f"<div><h3>{t.title}</h3>{LEAD}" + "<br>".join(t.paragraphs)),
    "web page, <h3> and <br>": web(lambda t: f"<div><h3>{t.title}</h3>" + "<br>".join(t.paragraphs)),
}
SIGNS: Mapping[str, Layout] = {
    'quotes " "': swap("“”", '""'),
    "quotes “ “": swap("”", "“"),
    'quotes “ "': swap("”", '"'),
    "quotes '' ''": sub("[“”]", "''"),
    "quotes 「 」": swap("“”", "「」"),
    "quotes 〝 〞": swap("“”", "〝〞"),
    "titles < >": swap("《》", "<>"),
    "titles 〈 〉": swap("《》", "〈〉"),
    "half-width marks": swap("，：；（）？！", ",:;()?!"),
    "full-width digits": swap("0123456789%.", "０１２３４５６７８９％．"),
    "3. 6%": sub(r"(\d)\.(\d)", r"\1. \2"),
    "2 0 2 3": sub(r"(?<=\d)(?=\d)", " "),
    "1O5": sub(r"(?<=\d)0(?=\d)", "O"),
    "1,234": sub(r"(?<![\d.])(\d{1,3})(\d{3})(?=[万亿元人个户家吨亩公])", r"\1,\2"),
    "--": sub("—+", "--"),
    "•": swap("·", "•"),
    "‧": swap("·", "‧"),
    "spaces between all characters": sub("(?<=[一-鿿])(?=[一-鿿])", " "),
    "spaces between some characters": sub("(?<=[一-鿿])(?=[一-鿿])", lambda m: " " * (m.start() % 7 == 0)),
    "spaces beside digits": sub(r"(?<=[一-鿿])(?=\d)|(?<=\d)(?=[一-鿿])", " "),
    "soft hyphens": sub("(?<=[一-鿿])(?=[一-鿿]{7}的)", "\u00ad"),
    r"$3.6\%$": sub(r"(\d+(?:\.\d+)?)(%?)", lambda m: f"${m[1]}\\{m[2]}$" if m[2] else f"${m[1]}$"),
    r"3\.6\%": sub(r"(?=[.%+*-])", r"\\"),
    "notes[1]": sub("(?<=[，。])(?=.{30})", "[1]"),
    "characters of PDF fonts": swap(
        "人一大工力口土山日月木水火生用田目石行里", "⼈⼀⼤⼯⼒⼝⼟⼭⽇⽉⽊⽔⽕⽣⽤⽥⽬⽯⾏⾥"
    ),
}


def texts(corpus: Path, every: int) -> Iterator[Text]:
    for file in sources([corpus])[::every]:
        for page in read_source(file)[0]:
            for article in page.articles:
                body = tuple(article.text[p.start : p.end] for p in article.passages if p.kind == "body")
                if article.title and len(article.title) < 40 and sum(map(len, body)) in SIZES:
                    yield Text(article.title, body)


def clean(text: Text) -> str:
    return f"报纸：{PAPER}\n日期：{DAY}\n\n# {text.title}\n\n" + "\n\n".join(text.paragraphs)


def rows(text: str, extension: str) -> tuple[int, Rows]:
    """How many articles are read, and what is found in them; how it was printed aside."""
    pages, _ = read_text(Source(f"page{extension}", text), extension)
    told: dict[Kind, set[Row]] = defaultdict(set)
    for each in found([analysis for page in pages for analysis in analyse(page)]):
        told[each.kind].add(_as_compared(each.row))
    return sum(len(page.articles) for page in pages), told


def _as_compared(row: Row) -> Row:
    match row:
        case Named():
            return replace(row, aliases=(), note="")
        case Post():
            return replace(row, printed=())
        case _:
            return row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=20, help="every n-th file of the corpus")
    parser.add_argument("--only", nargs="+", choices=[*LAYOUTS, *SIGNS], metavar="NAME")
    args = parser.parse_args()
    read = list(texts(args.corpus, args.every))
    groups = [read[i : i + TOGETHER] for i in range(0, len(read) - TOGETHER + 1, TOGETHER)]
    alone = [[rows(clean(text), ".txt")[1] for text in group] for group in groups]
    print(f"{len(groups)} pages of {TOGETHER} articles\n")
    print(f"| page | articles of {len(groups) * TOGETHER} | {' | '.join(KINDS)} | mean |")
    print(f"| --- |{' ---: |' * (len(KINDS) + 2)}")
    for name, layout in {**LAYOUTS, **SIGNS}.items():
        if args.only and name not in args.only:
            continue
        number, both, sizes = 0, dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0)
        for group, single in zip(groups, alone, strict=True):
            articles, paged = rows(layout(group), ".html" if name.startswith("web") else ".txt")
            number += articles
            for kind in KINDS:
                before, after = set().union(*(told.get(kind, ()) for told in single)), paged.get(kind, set())
                both[kind] += len(before & after)
                sizes[kind] += len(before) + len(after)
        f1 = [2 * both[k] / sizes[k] if sizes[k] else 1.0 for k in KINDS]
        print(f"| {name} | {number} | {' | '.join(f'{f:.2f}' for f in (*f1, sum(f1) / len(f1)))} |", flush=True)


if __name__ == "__main__":
    main()
