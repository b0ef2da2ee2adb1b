"""Characters and spaces of broken layout set right, each change keeping the offsets."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from unicodedata import normalize

from kg.articles.mapped import DROP, Mapped
from kg.articles.names import looks_like_name, split_names
from kg.articles.script import sign, simplified

HAN = "\u3400-\u9fff〇\U00020000-\U0003ffff"
GAP = " \u3000\n"

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\x00-\x08\x0b\x0e-\x1f\x7f\u202a-\u202e\ue000-\uf8ff]")


def _each(old: str, new: str) -> dict[int, str]:
    return {ord(a): b for a, b in zip(old, new, strict=True)}


# signs that stand for a character: of PDF files (⼈⺠⽇报), of vertical print (﹁ ︵), small and half-width forms (﹑ ｡)
_STAND_INS: dict[int, str] = {
    c: n
    for first, end in ((0x2E80, 0x2FE0), (0xF900, 0xFB00), (0xFE30, 0xFE70), (0xFF61, 0xFF66))
    for c in range(first, end)
    if len(n := normalize("NFKC", chr(c))) == 1 and n != chr(c)
} | _each("⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻢⻥⻦⻧⻨⻩⻬⻮⻰", "民西见角贝车长门青韦页风飞马鱼鸟卤麦黄齐齿龙")
_QUOTES = _each("「」『』", "“”‘’")
_WIDTHS = (
    {ord("０") + i: chr(ord("0") + i) for i in range(10)}
    | {ord("Ａ") + i: chr(ord("A") + i) for i in range(26)}
    | {ord("ａ") + i: chr(ord("a") + i) for i in range(26)}
    | dict.fromkeys(map(ord, "\t\r\x0c\u2028\u2029\u00a0\u2002\u2003\u2009\u202f\u205f"), " ")
    | {
        ord("％"): "%",
        ord("℅"): "%",
        ord("＋"): "+",
        ord("＠"): "@",
        ord("＆"): "&",
        ord("•"): "·",
        ord("・"): "·",
        ord("‧"): "·",
        ord("∙"): "·",
        ord("＂"): '"',
        ord("〝"): '"',
        ord("〞"): '"',
        ord("．"): ".",
        ord("﹒"): ".",
        ord("／"): "/",
    }
)
_WIDTHS |= _QUOTES | {c: n.translate(_QUOTES) for c, n in _STAND_INS.items()}
_ANY_WIDE = re.compile(f"[{re.escape(''.join(map(chr, _WIDTHS)))}]")
_MARKS = {",": "，", "(": "（", ")": "）", ":": "：", ";": "；", "!": "！", "?": "？"}
_STOP_ENDS = rf"\.(?=[{GAP}]*[{HAN}“\"‘《（(]|[{GAP}”\"’）)]*$)"
HALF_STOP = re.compile(rf"(?<=[{HAN}%％”\"’）)\]]){_STOP_ENDS}")
_SPACED_STOP = re.compile(rf"[{GAP}]+(?={_STOP_ENDS})")
_LAST_STOP = re.compile(rf"\.[{GAP}”\"’）)]*$")
# a half-width mark in Chinese; not in 1,000 or 12:30, http://, a line of English
_HALF = re.compile(
    rf"(?<=[{HAN}“”‘’《》（）()%\]】、，。：；！？…])[,:;!?]|[,:;!?](?=[{HAN}“”‘’《》（）()【、，。：；！？])|[()]"
)
_SPACED_HALF = re.compile(
    rf"(?<=[{HAN}\w%”）》])[ \u3000]+(?=[,:;!?](?:[{GAP}]|[{HAN}]|$))|(?<=[,:;!?])[{GAP}]+(?=[{HAN}“”‘’《》（）()【、，。：；！？])"
)
_SPACED_MARK = re.compile(rf"(?<=[^\w{GAP}.,:;!?'-])[{GAP}]+|[{GAP}]+(?=[^\w{GAP}.&'(\[-])")
_BESIDE_HAN = re.compile(rf"(?<=[{HAN}])[{GAP}]+(?=[A-Za-z0-9.(\[-])|(?<=[A-Za-z0-9%.,:;!?)\]'-])[{GAP}]+(?=[{HAN}])")
_SPACED_DIGITS = re.compile(
    rf"(?<![A-Za-z0-9.])\d(?:[{GAP}]\d)+(?![A-Za-z0-9])|(?<=[0-9]\.)\d(?:[{GAP}]\d)+(?=[%万亿])"
)
_SPACED_POINT = re.compile(
    rf"(?<=[{HAN}、，（])\d+(?:[{GAP}]*\.[{GAP}]+|[{GAP}]+\.)(?=\d+(?![\d年.]))"
)  # not 1. 2023年, an item of a list
_CUT_NUMBER = re.compile(r"(?<=[\d.])\n(?=[\d.%A-Za-z])|(?<=[A-Za-z])\n(?=\d)")  # 6⏎.7万, 25⏎6人
_LATIN_GAP = re.compile(
    rf"(?<![0-9{GAP}])[{GAP}]{{2,}}|[{GAP}]{{2,}}(?![0-9{GAP}])|[\n\u3000]"
)  # wide gaps part numbers
_RUN = re.compile(rf"[{HAN}·]+(?:[{GAP}]+[{HAN}·]+)+")
_QUOTED = re.compile("“[^“”]{1,40}”|‘[^‘’]{1,40}’|《[^《》]{1,60}》")
_MARK = re.compile(r"[^\w]")
_DOUBLE = re.compile('["“”]')
_TWO_SINGLE = re.compile("''|``|’’|‘‘")
_LETTERS_FOR_DIGITS = re.compile(
    "(?<=[0-9])(?<![A-Za-z][0-9])(?:[Oo]+(?=[0-9.%万亿千百年月日元人个户家吨亩公])|[lI](?=[0-9.%]))"
)
_ANGLES = re.compile(r"《[^《》]*》|(<<?(?!\d)|[〈«])([^<>〈〉«»《》]{1,80})(>>?|[〉»])")  # not 气温<5度
_OTHERS = r"""'`‘’oOlI\[［<〈«-"""
_TWO_HYPHENS = re.compile("(?<![-A-Za-z0-9])--(?![-A-Za-z0-9])")
_HYPHENS_AMID_DIGITS = re.compile("(?<=[0-9])--(?=[0-9])")
_NOTE = re.compile(rf"(?<=[^\sA-Za-z0-9])[{GAP}]*(?:[\[［]\d{{1,2}}[\]］])+")  # 明显改善[3]。
_ANY_GAP = re.compile(f"[{GAP}]")
_ANY_HAN = re.compile(f"[{HAN}]")
_ANY_HALF = re.compile("[,():;!?]")
_WIDE_PARTS = re.compile(rf"[{HAN}·]+(?:[ \n](?! )[{HAN}·]+)*")
_WORD = re.compile(rf"[{HAN}·]+")
_GAPS = re.compile(f"[{GAP}]+")
_HAN_SPACE = re.compile(rf"(?<=[{HAN}·]) (?=[{HAN}·])")
_TOKEN_BEFORE = re.compile(rf"[{HAN}·]+\Z")
_TOKEN_AFTER = re.compile(rf"[{HAN}·]+")
_AFTER_NAMES = re.compile("(.{2,3}?)(?:等|出席|参加|陪同|主持|列席|分别|一同|作|发言|讲话|同志|到会|在座|率|先后|摄).*")

_SPACED_ROLE = "|".join(
    f"[{GAP}]?".join(w)
    for w in ("记者", "通讯员", "实习生", "报道员", "摄影", "编辑", "校对", "美编", "作者", "编审", "供图")
)
_LIST_AFTER_ROLE = re.compile(
    rf"(?:{_SPACED_ROLE})[：:/{GAP}]*([{HAN}·{GAP}]+?)([{GAP}]*)"
    rf"(?=[^{HAN}·{GAP}]|$|[本特]报|本台|本网|全媒体|融媒|见习|实习|特约|文字|新华社|报道|摄|文[/图]|图/|整理|责编|{_SPACED_ROLE})"
)
_CREDIT = re.compile(r"(?:记者|通讯员|实习生|摄影|编辑|校对|美编|作者|编审)[^，。；）)！？]{1,60}")


@cache
def _odd() -> re.Pattern[str]:
    """One of the characters that `characters`, `marks` and `spaces` change, or change something beside."""
    wide = re.escape("".join(map(chr, _WIDTHS)))
    return re.compile(f"{sign().pattern[:-1]}{_INVISIBLE.pattern[1:-1]}{wide}{_ANY_HALF.pattern[1:-1]}{GAP}{_OTHERS}]")


def repaired(text: Mapped) -> Mapped:
    """Characters, marks and spaces set right; most text has nothing to set right, which one look tells."""
    odd = text.text.endswith((".", ".”", ".）")) or _odd().search(text.text) or _unpaired(text.text)
    return spaces(marks(characters(text))) if odd else text


def characters(text: Mapped) -> Mapped:
    """Simplified characters, digits, letters and % in half width, spaces of one kind, invisible characters gone."""
    text = simplified(text)
    text = (text.translate(_WIDTHS) if _ANY_WIDE.search(text.text) else text).rewrite(_INVISIBLE, DROP)
    return text.rewrite(_LETTERS_FOR_DIGITS, lambda m: ("1" if m[0] in "lI" else "0") * len(m[0]))


def marks(text: Mapped) -> Mapped:
    """Half-width marks in Chinese to full width, quotes that do not pair up as printed to “ ” by turns."""
    if not _ANY_HAN.search(text.text):
        return text
    text = text.rewrite(_TWO_SINGLE, '"' + DROP).rewrite(_NOTE, DROP).rewrite(_ANGLES, _title_marks)
    text = text.rewrite(_TWO_HYPHENS, "——").rewrite(_HYPHENS_AMID_DIGITS, "—" + DROP)
    if _unpaired(text.text) and (quotes := len(_DOUBLE.findall(text.text))) % 2 == 0:
        turn = iter("“”" * quotes)
        text = text.rewrite(_DOUBLE, lambda m: next(turn))
    if "。" not in text.text and _LAST_STOP.search(text.text):  # 完成投资96.5亿元. where no other stop is printed
        text = text.rewrite(_SPACED_STOP, DROP).rewrite(HALF_STOP, "。")
    if not _ANY_HALF.search(text.text):
        return text
    return text.rewrite(_SPACED_HALF, DROP).rewrite(_HALF, lambda m: _MARKS[m.group()])


def _title_marks(m: re.Match[str]) -> str:
    """《 》 for other angles that stand by themselves; inside 《 》 they mark a title within the title."""
    if not m[1] or not _ANY_HAN.search(m[2]):
        return m[0]
    return "《" + DROP * (len(m[1]) - 1) + m[2] + "》" + DROP * (len(m[3]) - 1)


def _unpaired(text: str) -> bool:
    return '"' in text or text.count("“") != text.count("”")


def spaces(text: Mapped) -> Mapped:
    """Drop the spaces and line breaks that layout put between characters; those that part words or names stay as one."""
    if not _ANY_GAP.search(text.text):
        return text
    text = text.rewrite(_LIST_AFTER_ROLE, _settle_names)
    text = (
        text.rewrite(_CUT_NUMBER, DROP)
        .rewrite(_SPACED_MARK, DROP)
        .rewrite(_SPACED_DIGITS, _close)
        .rewrite(_BESIDE_HAN, DROP)
        .rewrite(_SPACED_POINT, _close)
    )
    return text.rewrite(_RUN, _settle_run).rewrite(_LATIN_GAP, lambda m: " " + DROP * (len(m.group()) - 1))


def body_spaces(text: Mapped, dateline: int = 0) -> Mapped:
    """In running text a space stays only between names, after a role, at the end of the dateline, and in a quoted slogan.

    Where other spaces are of the layout, one in quotes may be so too: “新 发展理念”. Then it stays only between parts as
    long as each other, as slogans have them.
    """
    if " " not in text.text:
        return text
    quoted, credited = ([m.span() for m in pattern.finditer(text.text)] for pattern in (_QUOTED, _CREDIT))

    def is_kept(i: int) -> bool:
        if i == dateline or _around(credited, i):
            return True
        left, right = _TOKEN_BEFORE.search(text.text[max(0, i - 6) : i]), _TOKEN_AFTER.match(text.text, i + 1)
        return bool(left and right and looks_like_name(left.group()) and _starts_with_name(right.group()))

    gaps = [(i, _around(quoted, i)) for i in (m.start() for m in _HAN_SPACE.finditer(text.text))]
    kept = {i for i, quote in gaps if not quote and is_kept(i)}
    is_clean = all(quote or i in kept for i, quote in gaps)
    kept |= {i for i, quote in gaps if quote and _is_slogan(text.text[slice(*quote)], is_clean)}
    return text.rewrite(_HAN_SPACE, lambda m: " " if m.start() in kept else DROP)


def _is_slogan(quote: str, is_clean: bool) -> bool:
    """Whether the spaces in a quote part a slogan: 奋进新征程 建功新时代."""
    parts = {len(_MARK.sub("", part)) for part in quote[1:-1].split(" ")}
    return min(parts) > 1 if is_clean else len(parts) == 1 and min(parts) > 2


def _around(spans: list[tuple[int, int]], i: int) -> tuple[int, int] | None:
    """The one of the spans, which are in order and apart, that holds the index."""
    n = bisect.bisect_right(spans, (i, 0)) - 1
    return spans[n] if n >= 0 and i < spans[n][1] else None


def _close(match: re.Match[str]) -> str:
    return re.sub(f"[{GAP}]", DROP, match.group())


def _settle_names(match: re.Match[str]) -> str:
    """Close the gaps inside the names of a list, leave one space between them."""
    whole, names, after = match.group(), match.group(1), match.group(2)
    if not _ANY_GAP.search(names + after) or (spans := split_names(names)) is None:
        return whole
    out = [DROP] * len(names)
    for start, end in spans:
        out[start:end] = [DROP if c in GAP else c for c in names[start:end]]
        if end < len(names) and names[end] in GAP:
            out[end] = " "
    lead = match.start(1) - match.start()
    return whole[:lead] + "".join(out) + (" " + DROP * (len(after) - 1) if after else "")


def _settle_run(match: re.Match[str]) -> str:
    """Settle the gaps of a run of characters: spaced-out words are closed, spaces between longer words stay."""
    run = match.group()
    out = list(run)
    parts = list(_WIDE_PARTS.finditer(run))
    for n in _wide_pairs([part.group() for part in parts]):
        out[parts[n].end() : parts[n + 1].start()] = DROP * (parts[n + 1].start() - parts[n].end())
    # wide gaps part a run first: 王 强　李建国　张 敏
    for part in parts:
        tokens = list(_WORD.finditer(run, part.start(), part.end()))
        for left, right in pairwise(tokens):
            if (len(left.group()) == 1 and len(right.group()) == 1) or (
                len(left.group()) == 1
                and left.start()
                and looks_like_name(left.group() + right.group()[:1])
                and _starts_with_name(left.group() + right.group())
            ):
                out[left.end() : right.start()] = DROP * (right.start() - left.end())
    for gap in _GAPS.finditer(run):
        if out[gap.start()] != DROP:
            keep = DROP if "\n" in gap.group() else " "
            out[gap.start() : gap.end()] = keep + DROP * (len(gap.group()) - 1)
    return "".join(out)


def _wide_pairs(parts: list[str]) -> Iterator[int]:
    """Which of the parts between wide gaps are one word with the next: 简　讯, 王　强　李　敏, but not 王强　李敏."""
    i = 0
    while i < len(parts):
        end = i
        while end < len(parts) and len(parts[end]) == 1:
            end += 1
        names = [looks_like_name(a + b) for a, b in zip(parts[i:end:2], parts[i + 1 : end : 2], strict=False)]
        of_names = len(names) > 1 and (end - i) % 2 == 0 and all(names)
        yield from (n for n in range(i, end - 1) if not of_names or (n - i) % 2 == 0)
        i = end + 1


def _starts_with_name(token: str) -> bool:
    """Whether a token is a name, or a name with what is said of a list of names after it."""
    return looks_like_name(token) or bool((m := _AFTER_NAMES.fullmatch(token)) and looks_like_name(m.group(1)))
