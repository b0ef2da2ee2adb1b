"""Decoded text → lines, for plain text and Markdown (which may hold HTML paragraphs)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.articles.looks import headed, look
from kg.articles.mapped import DROP, Mapped
from kg.articles.markup import pieces
from kg.articles.sheet import Line

_LINE = re.compile(r"[^\r\n\f\v\x85]+")
BELOW_RULE = 7  # the level of a headline below a rule, or in bold type: those of HTML and Markdown go to 6
_BREAKS = frozenset(("\n", "\r\n", "\r", "\f", "\v", "\x85"))
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s*(?=[^\s#])")
_MARKED = re.compile(r"!?\[([^\[\]]*)\]\(([^()\s]*)[^()]*\)")
_EMPHASIS = re.compile(r"(\*{1,3}|_{2,3}|`)(?=\S)([^*_`\n]+?)(?<=\S)\1")
_BOLD = re.compile(r"\s*(\*\*|__)(?=\S)[^*_\n]+?(?<=\S)\1\s*")
_SECTION = re.compile("[（(]?[一二三四五六七八九十0-9]{1,3}[)）]?[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[)）]")
_FORMULA = re.compile(r"(\$|\\\()([\d.,%+~×=\s\\-]{1,40}?)(\$|\\\))")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_INLINE = re.compile(r"</?(?:b|i|u|em|strong|span|font|sup|sub|mark)\b[^<>]*>")
_LEAD = re.compile(r"^\s*(?:[>*+-]\s+)+")
_RULE = re.compile(r"\s*(?:(?:- ?){3,}|(?:\* ?){3,}|_{3,}|={3,}|~{3,}|#{3,}|[—─━＝═－＊※☆★]{5,}|<!--[^<>]*-->)\s*$")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-z]+;")
_ORIGINAL = re.compile("原文|链接|查看|阅读全文")
_SIGN = re.compile(r"[*_`>+\[\\$<-]")
_CONTENTS = re.compile(r"摘要|目录|导读|要目|导航|内容提要")
_ITEM = re.compile(r"[（(]?\d{1,2}[)）.．、]|[-*]\s")
BRIEFS = re.compile(r"快讯|简讯|短讯|简报|要闻|播报|一句话")


def raw(text: str) -> Iterator[tuple[int, int, bool, bool]]:
    """`start, end` of each line that is not empty; whether an empty one or a rule stands before it; whether a rule does."""
    gap, ruled, end = True, False, 0
    for m in _LINE.finditer(text):
        line, start = m.group().rstrip(), m.start()
        if _RULE.match(line):
            gap = ruled = True
        elif line.strip("\u3000 \t\ufeff"):
            yield start, start + len(line), gap or text[end:start] not in _BREAKS, ruled
            gap = ruled = False
        else:
            gap = True
        end = m.end()


def plain(text: str) -> list[Line]:
    """The lines of plain text; signs of Markdown count here too, for tools that read scans write them.

    What looks like a headline below a rule is one: so articles are parted that are pasted together.
    """
    lines = []
    for start, end, gap, ruled in raw(text):
        line = _headed(text, start, end, gap)
        line.text = _unmarked(line.text)
        if ruled and not line.level and look(line.text.text.strip(), False) == "headline":
            line.level = BELOW_RULE
        lines.append(line)
    _head_by_bold(lines)
    return lines


def _head_by_bold(lines: list[Line]) -> None:
    """Below the head of a newspaper, and without headings, lines in bold type are headlines; elsewhere they part a report."""
    first = [line.text.text.strip() for line in lines[:2]]
    if len(first) < 2 or not headed(*first) or any(line.level for line in lines[1:]):
        return
    for line in lines[1:]:
        text = line.text.text.strip()
        if line.bold and not _SECTION.match(text) and look(text, False) == "headline":
            line.level = BELOW_RULE


def _headed(text: str, start: int, end: int, gap: bool) -> Line:
    heading = _HEADING.match(text, start, end)
    begin, level = (heading.end(), len(heading.group(1))) if heading else (start, 0)
    return Line(Mapped.of(text, begin, end), gap, level, bold=_BOLD.fullmatch(text, begin, end) is not None)


def markdown(text: str) -> tuple[list[Line], dict[int, str]]:
    """The lines of Markdown without its signs, and the links to an original: source offset → address.

    A list of contents is left out: it only says the headings twice. In a section of briefs a paragraph in bold type
    alone is the headline of a brief.
    """
    lines: list[Line] = []
    links: dict[int, str] = {}
    briefs = 0
    for start, end, gap, _ in raw(text):
        line = _headed(text, start, end, gap)
        if line.level:
            briefs = line.level if BRIEFS.search(line.text.text) else 0
            lines.append(Line(_unmarked(line.text), gap, line.level))
        elif "<" in line.text.text and _TAG.search(line.text.text):
            for p in pieces(text, start, end):
                heads = briefs and p.bold and not p.text.text.endswith(("。", "：", "”"))
                lines.append(Line(p.text, True, p.level or (briefs if heads else 0), True))
        elif (mark := _MARKED.fullmatch(line.text.text.strip())) and _ORIGINAL.search(mark.group(1)):
            links[start] = mark.group(2)
            lines.append(Line(_unmarked(line.text.strip()[mark.start(1) : mark.end(1)]).strip(), gap, look="furniture"))
        else:
            lines.append(Line(_unmarked(line.text), gap, bold=line.bold))
    lines = list(_without_contents(lines))
    _head_by_bold(lines)
    return lines, links


def _unmarked(text: Mapped) -> Mapped:
    if not _SIGN.search(text.text):
        return text
    text = text.rewrite(_FORMULA, _of_formula).rewrite(_ESCAPE, DROP).rewrite(_INLINE, DROP)
    return text.rewrite(_MARKED, _inner).rewrite(_LEAD, DROP).rewrite(_EMPHASIS, _emphasized)


def _of_formula(m: re.Match[str]) -> str:
    """A number that a converter has set as a formula: $61.2\\%$."""
    return DROP * len(m[1]) + re.sub(r"[\s\\]", DROP, m[2]) + DROP * len(m[3])


def _inner(m: re.Match[str]) -> str:
    return DROP * (m.start(1) - m.start()) + m.group(1) + DROP * (m.end() - m.end(1))


def _emphasized(m: re.Match[str]) -> str:
    return DROP * (m.start(2) - m.start()) + m.group(2) + DROP * (m.end() - m.end(2))


def _without_contents(lines: list[Line]) -> Iterator[Line]:
    i = 0
    while i < len(lines):
        end = i + 1
        if lines[i].level and _CONTENTS.search(lines[i].text.text) and len(lines[i].text) < 12:
            while end < len(lines) and not lines[end].level:
                end += 1
            items = sum(bool(_ITEM.match(line.text.text)) for line in lines[i + 1 : end])
            if 2 * items >= end - i - 1:
                i = end
                continue
        yield from lines[i:end]
        i = end
