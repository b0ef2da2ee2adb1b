"""Lines → blocks: paragraphs put together again from cut lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.articles import credits
from kg.articles.looks import (
    FULL_STOP,
    MARKS,
    PAPER_NAME,
    SECTION,
    Look,
    at_end,
    dateline,
    ended,
    is_editors,
    is_figure,
    is_furniture,
    is_open,
    is_start,
    look,
)
from kg.articles.mapped import Mapped, concat
from kg.articles.repair import marks, repaired, spaces
from kg.articles.sheet import Line

_INDENT = re.compile(r"(?:\u3000| {2,}|\t)")
_INDENT_WIDTH = 2  # characters
_GOES_ON = re.compile("[，、。；：！？）》”’%]")  # no text begins so
_NUMBER = re.compile(r"\d{1,3}")
_PLAIN = str.maketrans("():\u3000", "（）： ")
_PARAGRAPH = 45  # characters; a line of so many is no line of a column
_COLUMN = 30  # characters; a line of a newspaper column is shorter
_NARROWEST = 8  # characters; no column is narrower
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d ?年(?: ?\d{1,2} ?月)?")
_PART_OF_DAY = re.compile(r"\d{1,2} ?月(?: ?\d{1,2} ?日)?|\d{1,2} ?日|(?:\d{1,2} ?日 ?)?星期[一二三四五六日天]")
_SPACED = 0.9  # of the lines have an empty one before them


@dataclass(frozen=True, slots=True)
class Issue:
    """What a line says of where and when an article was printed."""

    publication: str | None = None
    issued: str | None = None


@dataclass(slots=True, eq=False)
class Block:
    """One paragraph or headline. `level` of a heading, 0 for none; `gap`: an empty line stands before it.

    `issue`: it is the line of the newspaper's name, the day or the page that stands at the head of an article.
    """

    text: Mapped
    look: Look
    gap: bool = False
    level: int = 0
    whole: bool = False
    issue: Issue | None = None

    @property
    def open(self) -> bool:
        """Whether the paragraph was cut before its end; 本报讯 with the names of the reporters is a line of its own."""
        text = self.text.text
        lead = dateline(text) if self.look == "start" else 0
        return (
            self.look in ("body", "start") and not ended(text) and not (lead and credits.is_byline(text[lead:].strip()))
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page is set. `narrow`: lines are cut at a width; `indented`: an indent begins a paragraph.

    Where much of the text stands in long lines, each is a paragraph, however many short ones stand between them.
    """

    narrow: bool
    indented: bool

    @classmethod
    def of(cls, lines: list[Line]) -> Layout:
        raw = [line.text.text for line in lines if len(line.text.text.strip()) > 1 and not line.whole]
        texts = [t.strip() for t in raw]
        cut = sum(len(t) < _PARAGRAPH and not at_end(t) for t in texts)
        long = sum(len(t) for t in texts if len(t) >= _PARAGRAPH)
        indents = sum(bool(_INDENT.match(t)) for t in raw)
        narrow = len(texts) > 8 and cut > 0.6 * len(texts) and 4 * long <= sum(map(len, texts))
        return cls(narrow, 0 < indents < 0.7 * len(raw))


def blocks(lines: list[Line]) -> list[Block]:
    """The blocks of a page in source order."""
    lines = list(_days_whole(lines))
    layout = Layout.of(lines)
    if layout.narrow:
        lines = _single_spaced(lines)
    out: list[Block] = []
    i = 0
    while i < len(lines):
        taken = _paragraph(lines, i, layout, out[-1] if out else None)
        rest = lines[i + taken : i + taken + 2]
        after = rest[0] if rest else None
        block = _block(lines[i : i + taken], rest, layout)
        i += taken
        if not block.text.text:
            continue
        if out and out[-1].look == "furniture" and _NUMBER.fullmatch(block.text.text):
            block.look = "furniture"  # of a page
        if (
            len(out) > 1
            and out[-1].look == "furniture"
            and len(out[-1].text) <= 20
            and _continues(out[-2], block, after)
        ):
            out.pop()  # the number or the name of a page, printed amid a paragraph
        if out and _continues(out[-1], block, after):
            out[-1].text = spaces(marks(concat((out[-1].text, block.text))))
        else:
            out.append(block)
    _mark_items(out)
    return out


def _days_whole(lines: list[Line]) -> Iterator[Line]:
    """The lines, those of a day that a masthead prints one below the other in one: 2014年 | 3月 | 11日 | 星期二, 2014年3月 | 11."""
    texts = [line.text.text.strip() for line in lines]
    i = 0
    while i < len(lines):
        end = i + 1
        if _YEAR_ALONE.fullmatch(texts[i]):
            while end < min(len(lines), i + 4) and _is_part_of_day(texts[end], texts[end - 1]):
                end += 1
        yield lines[i] if end == i + 1 else replace(lines[i], text=concat(x.text.strip() for x in lines[i:end]))
        i = end


def _is_part_of_day(text: str, above: str) -> bool:
    return _PART_OF_DAY.fullmatch(text) is not None or (text.isdecimal() and len(text) < 3 and above.endswith("月"))


def _single_spaced(lines: list[Line]) -> list[Line]:
    """Where an empty line stands after every line of a column, it ends a paragraph only after a short one.

    A column is cut at a printed width, or at a number of characters.
    """
    if sum(line.gap for line in lines) < _SPACED * len(lines):
        return lines
    texts = [line.text.text.strip() for line in lines]
    widths = [width(t) for t in texts]
    if not (wide := Counter(round(w) for w in widths if w >= _NARROWEST)):
        return lines
    [(column, _)] = wide.most_common(1)
    full = [w <= column + 1.5 and len(t) >= column - 1.5 for w, t in zip(widths, texts, strict=True)]
    if 2 * sum(full) < len(lines):
        return lines
    after = [False, *(f and not line.level for f, line in zip(full, lines, strict=True))]
    return [replace(line, gap=line.gap and not inside) for line, inside in zip(lines, after, strict=False)]


def _mark_items(blocks: list[Block]) -> None:
    """Sentences in a row that begin with the same arrow (▲) are items of short news, not captions."""
    for i, block in enumerate(blocks):
        beside = (*blocks[max(0, i - 1) : i], *blocks[i + 1 : i + 2])
        first = block.text.text[:1]
        if block.look == "caption" and first in MARKS and at_end(block.text.text):
            block.look = "body" if any(b.text.text[:1] == first for b in beside) else "caption"


def _paragraph(lines: list[Line], i: int, layout: Layout, before: Block | None) -> int:
    """How many lines from `i` on make one paragraph or one line of a headline."""
    first = lines[i]
    if first.level or first.whole or first.look:
        return 1
    open_before, n = before is not None and before.open, 1
    while i + n < len(lines) and _joined(lines, i, i + n, layout, open_before):
        n += 1
    return n


def _joined(lines: list[Line], i: int, k: int, layout: Layout, open_before: bool) -> bool:
    """Whether line `k` goes on where the line before it was cut, in the paragraph that began at line `i`."""
    last, new = lines[k - 1], lines[k]
    if new.gap or new.level or new.whole or new.look or (layout.indented and _INDENT.match(new.text.text)):
        return False
    a, b = last.text.text.strip(), new.text.text.strip()
    if _begins(b) or b[0] in MARKS or (a[-1] in "）)" and credits.tail(a.replace(")", "）")) is not None):
        return False
    if is_furniture(_plain(a)) or is_furniture(_plain(b)) or is_editors(_plain(a)):
        return False
    if PAPER_NAME.match(_plain(a)) or PAPER_NAME.match(_plain(b)) or _is_item(_plain(a), _plain(b)):
        return False
    if at_end(a):
        # a sentence may end where the line does: in a full line of a column the paragraph goes on
        return layout.narrow and k - i >= 2 and width(a) >= max(width(x.text.text.strip()) for x in lines[i : k - 1])
    if open_before or FULL_STOP.search(a) or is_open(a):
        return True
    if layout.narrow:
        # a headline is shorter than the column below it, or spaced out
        return not (k - i == 1 and lines[i].gap and "，" not in a and width(a) < 0.75 * width(b))
    return len(a) > _PARAGRAPH


def width(text: str) -> float:
    """Printed width in Chinese characters, layout spaces between characters not counted."""
    closed = text.replace(" ", "").replace("\u3000", "")
    return len(closed) - 0.5 * len(closed.encode("latin-1", "ignore"))


def _is_item(last: str, new: str) -> bool:
    """Whether a line begins with a number that parts a document, and no number that a cut line goes on with: 第 | 一、二产业."""
    return SECTION.match(new) is not None and not is_open(last) and not last.endswith(("第", "初", "高"))


def _begins(line: str) -> bool:
    """Whether a raw line begins a news item or is a byline."""
    marked = _plain(line)
    return is_start(marked.replace(" ", "")) or credits.is_byline(marked)


def _plain(line: str) -> str:
    """A raw line with the signs that looks are told by in their full-width form."""
    return line.strip().translate(_PLAIN)


def _block(lines: list[Line], rest: list[Line], layout: Layout) -> Block:
    parts = [line.text.strip() for line in lines]
    text = _repaired(parts)
    first = lines[0]
    kind: Look = first.look or ("headline" if first.level else look(text.text, _cut(lines, rest, layout)))
    if kind == "headline" and len(parts) > 1:
        text = concat((_repaired([p]) for p in parts), " ")  # each line may be a saying of its own
    if kind == "label":
        text = text.strip(f">{MARKS} ")
    return Block(text, kind, first.gap, first.level, first.whole)


def _cut(lines: list[Line], rest: list[Line], layout: Layout) -> bool:
    """Whether the layout shows an unfinished paragraph: lines of one width, or a line as wide as the one after a gap.

    `rest` holds the two lines that follow; two lone lines of one width are two headlines.
    """
    if lines[0].whole:
        return False
    texts = [line.text.text.strip() for line in lines]
    comma = any(mark in t for t in texts for mark in "，、,")
    if len(texts) > 1:
        return comma
    if rest and _GOES_ON.match(rest[0].text.text.strip()):
        return True
    if not layout.narrow or SECTION.match(texts[0]) or not rest:
        return False
    if _begins(rest[0].text.text) or is_furniture(_plain(rest[0].text.text)):
        return False
    after, lone = rest[0], len(rest) < 2 or rest[1].gap
    indent = _INDENT_WIDTH if layout.indented and _INDENT.match(lines[0].text.text) else 0
    wide = width(texts[0]) + indent
    alike = wide >= 10 and not lone and abs(wide - width(after.text.text.strip())) <= 1.5 and " " not in texts[0]
    return alike or (comma and wide <= _COLUMN and not at_end(after.text.text.strip()) and "，" in texts[0])


def _repaired(parts: list[Mapped]) -> Mapped:
    return repaired(concat(parts, "\n")).strip()


def _continues(last: Block, new: Block, after: Line | None) -> bool:
    """Whether a block goes on where the block before it was cut."""
    if not last.open or new.level or is_figure(new.text.text) or _is_item(last.text.text, new.text.text):
        return False
    if last.whole and len(last.text) < 60 and not last.text.text.endswith(("，", "、")):
        return False
    if new.look == "body":
        return True
    return new.look == "headline" and is_open(last.text.text) and not (after and _begins(after.text.text))
