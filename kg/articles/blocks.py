"""Lines → blocks: paragraphs put together again from cut lines, each told apart by what it looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kg.articles import credits
from kg.articles.mapped import Mapped, concat
from kg.articles.names import looks_like_name
from kg.articles.repair import HAN, characters, marks, spaces
from kg.articles.sheet import Line

Look = Literal["start", "body", "headline", "byline", "caption", "furniture", "label"]

# 本报讯, 新华社北京2月25日电, 央视网消息: how the body of a news item begins
DATELINE = re.compile(
    rf"[■◆●▲□○◎★☆]?(?:[（(][^（）()]{{0,20}}[)）])?(?:(?:本[报刊台网]|[{HAN}]{{2,10}}(?:日报|晚报|晨报|时报|报|网|社|台|融媒|客户端))(?:[{HAN}]{{0,6}}\d{{0,2}}月?\d{{0,2}}日?)?(?:讯|消息|电)(?=[（(\s，。：:【0-9{HAN}]|$)"
    rf"|[（(][^（）()]{{0,14}}(?:记者|通讯员)[^（）()]{{1,40}}[）)]|(?:新华社|中新社|中新网|人民网|央视网)[^。，]{{0,24}}?(?:电|消息|讯)(?=[（(\s，]|$))"
)
_END = re.compile(r"[。！？!?…][”’」』）)》]*$")
_FULL_STOP = re.compile(r"[。！？；;]")
_OPEN = re.compile(r"[，、；：,:;（(“‘《\-]$|[的地和与及在为对把将从向以由并等于被让使]$")
_FURNITURE = re.compile(
    r"微信公众号|公众号|扫码|二维码|扫一扫|(?:^|\W)App$|客户端$|邮发代号|国内统一(?:连续|刊号)|^CN\s?\d|ISSN|邮编|邮政编码|广告(?:热线|许可|部)|零售价|订阅|投稿|热线[：:]|(?:电话|传真|地址|网址|邮箱|信箱)[：:]"
    r"|^第\s?\d+\s?版|^[A-D]?\d{1,2}\s?版?$|今日\d+版|^[-—·\s]*\d{1,3}[-—·\s]*$|第\d+期|总第|www\.|http|主管主办|主办单位|(?:报社|社)出版|^\d{4}年\d{1,2}月\d{1,2}日|^星期[一二三四五六日]|农历|年[正一二三四五六七八九十冬腊]+月[初十廿三一二四五六七八九]+$|^版面|返回(?:首页|目录)|上一篇|下一篇|分享到|字号|打印本页|查看原文|版权所有|备案号|ICP|更新时间"
)
_MASTHEAD_NAME = re.compile(
    rf"^[《]?[{HAN}]{{2,8}}(?:日报|晚报|晨报|早报|时报|商报|都市报|快报|新报|周刊|周报|青年报|工人报|农民报|法制报|政协报|新闻网|新闻联播|报)[》]?$"
)
_CAPTION = re.compile(r"(?:[摄/图]|供图|摄影报道|资料图片?)[）)]?$|^(?:图为|图[一二三四\d][：:为]|上图|下图|左图|右图)")
_FIGURE = re.compile(r"[\d,.]+[%‰]?[万亿]?[\u4e00-\u9fff]{0,3}$")
_DECK = re.compile("强调|讲话|出席|主持|致辞|指出|参加|要求")
_LABEL = re.compile(r"^[>■◆●▲□○◎★☆▼◢]+\s?")


@dataclass(slots=True, eq=False)
class Block:
    """One paragraph or headline. `level` of a heading, 0 for none; `gap`: an empty line stands before it."""

    text: Mapped
    look: Look
    gap: bool = False
    level: int = 0
    whole: bool = False

    @property
    def ended(self) -> bool:
        return (
            bool(_END.search(self.text.text))
            or self.text.text.endswith(("：", "；"))
            or self.look not in ("body", "start")
            or is_figure(self.text.text)
        )


def is_figure(text: str) -> bool:
    """A figure that stands by itself, as in a box of numbers."""
    return len(text) <= 12 and bool(_FIGURE.match(text))


def blocks(lines: list[Line]) -> list[Block]:
    """The blocks of a page in source order."""
    narrow = _narrow(lines)
    out: list[Block] = []
    i = 0
    while i < len(lines):
        taken = _paragraph(lines, i, narrow, bool(out) and not out[-1].ended)
        block = _block(lines[i : i + taken])
        i += taken
        if not block.text.text:
            continue
        if out and _continues(out[-1], block, lines[i] if i < len(lines) else None):
            last = out[-1]
            last.text = spaces(marks(concat((last.text, block.text))))
        else:
            out.append(block)
    return out


def _narrow(lines: list[Line]) -> bool:
    """Whether the lines are those of a newspaper column, cut at a width rather than at the end of a paragraph."""
    texts = [t for line in lines if len(t := line.text.text.strip()) > 1 and not line.whole]
    cut = [t for t in texts if not _END.search(t) and len(t) < 45]
    return len(texts) > 8 and len(cut) > 0.6 * len(texts)


def _paragraph(lines: list[Line], i: int, narrow: bool, open_before: bool) -> int:
    """How many lines from `i` on make one paragraph or one line of a headline."""
    first = lines[i]
    if first.level or first.whole or first.aside:
        return 1
    n = 1
    while i + n < len(lines):
        last, new = lines[i + n - 1], lines[i + n]
        if (
            new.gap
            or new.level
            or new.whole
            or new.aside
            or _END.search(last.text.text.rstrip())
            or _begins(new.text.text)
        ):
            break
        if not _joined(first, last, new, n, narrow, open_before, lines[i + n + 1] if i + n + 1 < len(lines) else None):
            break
        n += 1
    return n


def _joined(first: Line, last: Line, new: Line, n: int, narrow: bool, open_before: bool, after: Line | None) -> bool:
    """Whether a line goes on in the next one, neither of them at an end."""
    a, b = last.text.text.strip(), new.text.text.strip()
    if open_before or _FULL_STOP.search(a) or _OPEN.search(a):
        return True
    if narrow:
        # a headline is shorter than the column below it, or spaced out
        return not (n == 1 and first.gap and "，" not in a and width(a) < 0.75 * width(b))
    return len(a) > 45


def width(text: str) -> float:
    """Printed width in Chinese characters, layout spaces between characters not counted."""
    closed = text.replace(" ", "").replace("\u3000", "")
    return sum(0.5 if c < "\u0100" else 1.0 for c in closed)


def _begins(line: str) -> bool:
    plain = line.strip().replace(" ", "")
    return bool(DATELINE.match(plain)) or credits.is_byline(plain)


def _block(lines: list[Line]) -> Block:
    parts = [line.text.strip() for line in lines]
    between = "\u3000" if len(lines) == 2 and _two_decks(*(p.text for p in parts)) else "\n"
    text = spaces(marks(characters(concat(parts, between)))).strip()
    return Block(text, _look(text.text, lines), lines[0].gap, lines[0].level, lines[0].whole)


def _two_decks(a: str, b: str) -> bool:
    """Whether two lines of a headline are two sayings rather than one that was cut."""
    if _FULL_STOP.search(a + b) or "，" in a + b:
        return False
    return (len(a) == len(b) and len(a) <= 8) or (bool(_DECK.search(b)) and any(looks_like_name(b[:n]) for n in (2, 3)))


def _look(text: str, lines: list[Line]) -> Look:
    if lines[0].aside:
        return "furniture"
    if lines[0].level:
        return "headline"
    if is_figure(text):
        return "body"
    if DATELINE.match(text):
        return "start"
    if credits.is_byline(text):
        return "byline"
    if len(text) < 120 and _FURNITURE.search(text) and not _END.search(text):
        return "furniture"
    if len(text) < 90 and _CAPTION.search(text):
        return "caption"
    if len(text) <= 12 and _LABEL.match(text):
        return "label"
    if (
        not _END.search(text)
        and not _OPEN.search(text)
        and "。" not in text
        and len(text) <= 60
        and not _long_cut(lines)
    ):
        return "headline"
    return "body"


def _long_cut(lines: list[Line]) -> bool:
    """Several lines of one width, with a comma in them: a paragraph that the column cut."""
    return len(lines) > 1 and any("，" in line.text.text or "、" in line.text.text for line in lines)


def _continues(last: Block, new: Block, after: Line | None) -> bool:
    """Whether a block goes on where the block before it was cut."""
    if last.ended or new.level or is_figure(new.text.text):
        return False
    if last.whole and len(last.text) < 60 and not last.text.text.endswith(("，", "、")):
        return False
    if new.look == "body":
        return True
    if new.look == "headline":
        return bool(_OPEN.search(last.text.text)) and not (after and _begins(after.text.text))
    return False
