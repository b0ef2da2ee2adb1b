"""HTML → lines: tags and entities go, each remaining character keeps its place in the file.

The parsers at hand build a tree but do not tell where a character of it stands, so tags are walked over here.
"""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, zip_longest

from kg.articles.dates import DAY
from kg.articles.looks import is_furniture, is_start
from kg.articles.mapped import Mapped, places
from kg.articles.sheet import Line, Sheet
from kg.model import Source

# begins with the characters that it can begin with: `re` finds such a set many times as fast as alternatives
_TOKEN = re.compile(
    r"[<&\s](?:(?<=<)(!--|/?[a-zA-Z!?][^<>]*>)"
    r"|(?<=&)(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}[0-9]{0,2});|(?<=\s)\s*)"
)
_PLAIN = re.compile(r"<p>([^<&\s]+)</p>")
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]*)")
_ATTRIBUTE = re.compile(r"""([a-zA-Z:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "ins",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "wbr",
        "bdo",
        "del",
        "kbd",
        "label",
        "o",
    ]
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "nav",
        "footer",
        "aside",
        "form",
        "select",
        "button",
        "iframe",
        "svg",
        "textarea",
        "object",
        "template",
    ]
)
_BOLD = frozenset(("strong", "b"))
_CREDITS_LINE = re.compile(r"来源|作者|责任编辑|责编|编辑|发布时间|发布日期|日期|时间|记者|通讯员|校对|审核|摄")
_DAY_LINE = re.compile(rf"[\[（(【]?{DAY}[\]）)】]?(?: ?\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?)?(?: ?星期.)?")
_SITE = re.compile(
    r"(?:[^_|｜-]{2,16}(?:报|网|政府|在线|新闻)[_|｜—-]+)?(?P<title>[^_|｜]{6,}?) ?"
    r"(?:[_|｜—-]+ ?[^_|｜，]{2,20}(?:报|网|政府|门户|在线|新闻|频道|中心|局|委|厅|办|版|站))*"
)
_SENTENCE = re.compile(r"[。！？][”’）]?$")


@dataclass(slots=True)
class _Piece:
    """The text between two block tags: `linked` counts its characters inside links, `bold` those in bold type.

    `soft`: only one `<br>` stands before it, which may break a line amid a sentence.
    """

    parts: list[str] = field(default_factory=list)
    at: array[int] = field(default_factory=lambda: array("I"))
    linked: int = 0
    bold: int = 0
    level: int = 0
    soft: bool = False

    def add(self, text: str, at: array[int], linked: bool, bold: bool) -> None:
        self.parts.append(text)
        self.at += at
        self.linked += len(text) * linked
        self.bold += len(text) * bold

    def text(self) -> Mapped:
        return Mapped("".join(self.parts), self.at).strip()


@dataclass(slots=True, unsafe_hash=True)
class Piece:
    text: Mapped
    level: int
    linked: bool
    bold: bool
    in_title: bool = False
    soft: bool = False


def pieces(source: str, start: int = 0, end: int | None = None, meta: dict[str, str] | None = None) -> Iterator[Piece]:
    """The block texts of `source[start:end]`; the content of `<meta>` is put into `meta`, names in lower case."""
    end = len(source) if end is None else end
    piece, links, bolds, title, i = _Piece(), 0, 0, False, start

    def closed() -> Iterable[Piece]:
        text = piece.text()
        size = len(text.text)
        return (
            (Piece(text, piece.level, 2 * piece.linked > size, piece.bold >= size, title, piece.soft),) if size else ()
        )

    while i < end:
        if source.startswith("<p>", i) and (plain := _PLAIN.match(source, i, end)):
            if piece.parts:
                yield from closed()
                piece = _Piece()
            yield Piece(Mapped.of(source, *plain.span(1)), 0, False, False)
            piece.level = links = bolds = 0
            title, i = False, plain.end()
            continue
        token = _TOKEN.search(source, i, end)
        stop = token.start() if token else end
        if stop > i:
            piece.add(source[i:stop], places(i, stop), links > 0, bolds > 0)
        if token is None:
            break
        i = token.end()
        shown = token.group()
        if shown[0] == "&":
            char = html.unescape(shown)[:1]
            piece.add(char, places(stop, stop + 1), links > 0, bolds > 0)
            continue
        if shown[0] != "<":
            piece.add(" ", places(stop, stop + 1), links > 0, bolds > 0)
            continue
        if token.group(1) == "!--":
            i = _after(source, "-->", i, end)
            continue
        name, closing = _tag(token.group(1))
        if name == "meta" and meta is not None:
            _read_meta(token.group(1), meta)
        if name in _SILENT and not closing:
            yield from closed()
            piece = _Piece()
            i = _after_silent(source, name, i, end)
        elif name == "a":
            links = max(0, links + (-1 if closing else 1))
        elif name in _BOLD:
            bolds = max(0, bolds + (-1 if closing else 1))
        elif name in ("td", "th"):
            if piece.parts and not closing:  # the cells of a row stand on one line
                piece.add(" ", places(stop, stop + 1), links > 0, bolds > 0)
        elif name == "br" and piece.text().text:
            yield from closed()
            piece = _Piece(level=piece.level, soft=True)
        elif name not in _INLINE:
            if piece.parts:
                yield from closed()
                piece = _Piece()
            piece.soft = False
            title = name == "title" and not closing
            links = bolds = 0
            heads = len(name) == 2 and name[0] == "h" and name[1].isdigit() and not closing
            piece.level = int(name[1]) if heads else 0
    yield from closed()


@lru_cache(1024)
def _tag(inside: str) -> tuple[str, bool]:
    """The name of a tag in lower case, and whether it closes."""
    name = _NAME.match(inside)
    return name.group(1).lower() if name else "", inside.startswith("/")


def _after(source: str, mark: str, i: int, end: int) -> int:
    found = source.find(mark, i, end)
    return end if found < 0 else found + len(mark)


def _after_silent(source: str, name: str, i: int, end: int) -> int:
    m = re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE).search(source, i, end)
    return m.end() if m else i


def _read_meta(tag: str, meta: dict[str, str]) -> None:
    found = {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}
    name = found.get("name") or found.get("property") or found.get("itemprop")
    if name and found.get("content"):
        meta.setdefault(name.lower(), found["content"].strip())


def sheet(source: Source) -> Sheet:
    """One web page: its main text with the title above and the credits below, menus left out.

    It is one article, but where several headings have 本报讯 below them.
    """
    meta: dict[str, str] = {}
    found = list(pieces(source.text, meta=meta))
    titles = [p.text for p in found if p.in_title]
    found = [
        p for p in found if not p.in_title and not (p.linked and not p.level and not _SENTENCE.search(p.text.text))
    ]
    long = [i for i, p in enumerate(found) if len(p.text) >= 30 and _SENTENCE.search(p.text.text)]
    if long:
        first = _first(found, long[0], titles[0].text if titles else "")
        article = found[first : _last(found, long[-1]) + 1]
        dated = any(_DAY_LINE.search(p.text.text) for p in article if len(p.text) < 60)
        found = article if dated else [*_issue_above(found, first), *article]
    single = sum(bool(a.level) and is_start(b.text.text) for a, b in pairwise(found)) < 2
    return Sheet(
        source,
        lines(found),
        _without_site(titles[0]) if titles and single else None,
        _said(meta, "contentsource", "source", "og:site_name", "sitename"),
        _said(meta, "pubdate", "publishdate", "article:published_time", "date", "datepublished", "og:pubdate"),
        _said(meta, "url", "og:url"),
        single=single,
        site=titles[0].text if titles else "",
    )


def lines(found: list[Piece]) -> list[Line]:
    """The lines of pieces; a paragraph is whole but where a `<br>` cuts it."""
    return [
        Line(p.text, not p.soft, p.level if p.level < 3 else 0, not (p.soft or (after is not None and after.soft)))
        for p, after in zip_longest(found, found[1:])
    ]


def _without_site(title: Mapped) -> Mapped:
    """The title of a page without the name of the site before or behind it."""
    m = _SITE.fullmatch(title.text)
    return title[m.start("title") : m.end("title")] if m else title


def _said(meta: dict[str, str], *names: str) -> str | None:
    return next((meta[n] for n in names if meta.get(n)), None)


def _first(found: list[Piece], lead: int, title: str) -> int:
    """The piece where the article begins: the last heading, or what the page's title begins with, before the text."""
    above = range(lead - 1, max(-1, lead - 12), -1)
    heading = next((i for i in above if found[i].level == 1), None)
    if heading is not None:
        return heading
    titles = [i for i in above if len(found[i].text) >= 6 and found[i].text.text in title]
    if titles:
        return max(titles, key=lambda i: len(found[i].text))  # the name of the site is shorter
    first = lead
    while first and (found[first - 1].level or _is_of_head(found[first - 1].text.text)):
        first -= 1
    return first


def _is_of_head(line: str) -> bool:
    return _CREDITS_LINE.search(line) is not None or _DAY_LINE.fullmatch(line) is not None


def _issue_above(found: list[Piece], first: int) -> list[Piece]:
    """The line of the issue that a page of a newspaper has above all articles; the day on which a site is read is none."""
    above = (p for p in reversed(found[max(0, first - 12) : first]) if len(p.text) < 40 and "今天" not in p.text.text)
    return [p for p in above if _DAY_LINE.search(p.text.text)][:1]


def _last(found: list[Piece], last: int) -> int:
    """The last piece of the article: short sentences and credits still belong to it, what the site adds does not."""
    end = last
    for i in range(last + 1, len(found)):
        text = found[i].text.text
        if len(text) < 60 and _CREDITS_LINE.search(text):
            end = i if i < end + 6 else end
        elif is_furniture(text):
            break
        elif _SENTENCE.search(text):
            end = i
    return end
