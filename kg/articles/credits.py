"""Who made the article: names of reporters, correspondents, photographers and editors, where they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from kg.articles.names import looks_like_name, name_cost, split_names
from kg.lexicon import alternation, words
from kg.model import Credit

LONGEST = 120  # characters of a line of credits
_HAN = r"[\u4e00-\u9fff]"
_OUTLET = rf"(?:(?:{_HAN}|·){{2,14}}?(?:报|社|台|网|在线|融媒体?中心|客户端|传媒|云|新闻)(?:驻{_HAN}{{1,4}}|·{_HAN}{{2,8}})?)?"
_BEFORE = rf"(?:{alternation('credits', part='prefix')}|驻{_HAN}{{1,4}}?)*"
_MARKER = re.compile(
    rf"(?P<editor>(?:{alternation('credits', part='editor')}){{1,2}})(?=[：:/／ |｜丨])"  # 初审, 编辑, 初审编辑
    rf"|(?P<role>{_OUTLET} ?{_BEFORE} ?(?:{alternation('credits', part='role')})(?!(?<=供稿)(?:）|$))|(?<![\u4e00-\u9fff])[文图](?=[/／：:]))"
    rf"|(?P<photo>[/／]?(?:{alternation('credits', part='photo')}))(?=$|[ ）)。；;，、])"
    rf"|(?P<after>[/／ ](?:{alternation('credits', part='after')})(?=$|[ ）)。；;：])|(?P<told>报道)(?=[：:]))"
)
_STOP = re.compile(r"[^\u4e00-\u9fff· 、，,/／：:|｜丨]")
_NO_NAME = re.compile("[的在从了是及被]|今日|今天|日前|近日")
_SEPARATORS = "：:/／ 、|｜丨—-"
_DECORATION = re.compile(
    r"[■◆●▲△□◇◎○★☆▼►▶※（）()【】［］\[\]：:/／ 、，,。|｜丨—\-·]|供稿|提供|[\u4e00-\u9fff]{2,6}报道$|发自[\u4e00-\u9fff]{2,8}$"
)
_MARKED_NAMES = re.compile(r"[■◆□◇◎○△] ?([\u4e00-\u9fff· 、]{2,24})$")
_SIGN = re.compile("[■◆□◇◎○△●]")
_UNUSUAL = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])")
_BRACKETED = re.compile(r"（([\u4e00-\u9fff· 、]{2,24})）。?$")
_SEVERAL = re.compile("（[\u4e00-\u9fff]{2,4}(?: (?![^ ]*[版页])[\u4e00-\u9fff]{2,4}){1,3}）。?$")  # （达瓦 旺堆）
_OF_BODY = re.compile(
    "（[\u4e00-\u9fff]{1,24}[办局委部厅院校社站所队会镇乡村厂司心台室处科股组] "
    "([\u4e00-\u9fff]{2,4}(?: [\u4e00-\u9fff]{2,4}){0,3}?)(?: 供稿| 撰稿| 供图)?）。?$"
)  # （县委办 李红）, （县政协办公室 李红 供稿）
POST = re.compile("(?:总理|主席|书记|[省市县区州局厅部院校会]长|主任|代表|委员|专员)$")
_ENDS = ("。", "！", "？", "”", "…")
_TAIL = re.compile(r"(?<=[。！？”…）]) ?([^。！？”…]{2,90})$")
_NAMES_BEFORE = re.compile(
    r"(?:^|[。！？”，：:/／ （、])((?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,10})(?:[ 、](?:[\u4e00-\u9fff]{2,4}))*) ?$"
)
_ANONYMOUS = re.compile(
    rf"[（]?(?:{_OUTLET}|本报|本刊)(?:评论员|记者|编辑部|特约评论员)[）]?$|（{_HAN}{{2,24}}[办局委部厅院会室心]供稿）$"
)


@cache
def _roles() -> AhoCorasick:
    parts = ("editor", "role", "photo", "after")
    return AhoCorasick([*dict.fromkeys(w for part in parts for w in words("credits", part=part)), "文", "图", "报道"])


def _marked(text: str) -> bool:
    """Whether a word stands in the text that `_MARKER` needs: the far quicker look."""
    return bool(_roles().find_matches_as_indexes(text))


@cache
def _foreign() -> re.Pattern[str]:
    """A character that stands neither in a name nor in a role nor between them."""
    roles = "".join(dict.fromkeys("".join(words("credits"))))
    return re.compile(rf"[^\u4e00-\u9fff·■◆●▲△□◇◎○★☆▼►▶※（）()【】［］\[\]：:/／ 、，,。|｜丨—\-{re.escape(roles)}]")


@lru_cache(1024)
def names_in(text: str) -> tuple[tuple[int, int, Credit], ...]:
    """The `[start, end)` of each credited name in a stretch that holds credits, with the kind of credit."""
    if not _marked(text):
        return ()
    markers = list(_MARKER.finditer(text))
    found: list[tuple[int, int, Credit]] = []
    for i, m in enumerate(markers):
        end = markers[i + 1].start() if i + 1 < len(markers) else len(text)
        if m.lastgroup in ("photo", "after", "told"):
            if not (found and found[-1][1] >= m.start() - 2):
                start = markers[i - 1].end() if i else 0
                found += _before(text, start, m.start(), "photo" if m.lastgroup == "photo" else "byline")
            elif m.lastgroup == "photo":
                found = [(a, b, "photo" if a >= markers[i - 1].end() else kind) for a, b, kind in found]
            continue
        kind: Credit = "editor" if m.lastgroup == "editor" else "photo" if re.search("摄|图", m.group()) else "byline"
        if kind == "byline" and text[m.start() - 1 : m.start()] == "、" and not found:
            found += _before(text, 0, m.start() - 1, kind)  # 李红、特约记者王建国报道
        named = list(_after(text, m.end(), end, kind))
        if not named and kind == "photo" and not (found and found[-1][1] >= m.start() - 2):
            named = list(_before(text, markers[i - 1].end() if i else 0, m.start(), kind))  # 王芳 摄影报道
        found += named
    return tuple(found)


def _after(text: str, start: int, end: int, kind: Credit) -> Iterator[tuple[int, int, Credit]]:
    stop = _STOP.search(text, start, end)
    stretch = text[start : stop.start() if stop else end]
    kept = stretch.rstrip(_SEPARATORS)
    start += len(kept) - len(kept.lstrip(_SEPARATORS))
    yield from _spans(kept.lstrip(_SEPARATORS), start, kind)


def _before(text: str, start: int, end: int, kind: Credit) -> Iterator[tuple[int, int, Credit]]:
    if m := _NAMES_BEFORE.search(text[start:end]):
        names = re.split("[ 、]", m.group(1))
        while names and not looks_like_name(names[0]):
            names = names[1:]  # what the photo shows, or an agency
        kept = len("".join(names)) + len(names) - 1
        if names:
            yield from _spans(text[start + m.end(1) - kept : start + m.end(1)], start + m.end(1) - kept, kind)


def _spans(names: str, offset: int, kind: Credit) -> Iterator[tuple[int, int, Credit]]:
    listed = re.sub("[、，,/／]", " ", names)
    spans = split_names(listed)
    while spans is None and " " in listed:
        listed = listed[: listed.rindex(" ")]  # the text that follows the names
        spans = split_names(listed)
    for n, (a, b) in enumerate(spans or ()):
        # right after a role an unusual name is still a name; further on it is the text that follows
        name = re.sub(r"\s", "", names[a:b])
        if name_cost(name) >= (5.0 if n == 0 else 2.0) or _NO_NAME.search(name):
            return
        yield offset + a, offset + b, kind


def is_byline(text: str) -> bool:
    """Whether a line holds nothing but names and roles."""
    if len(text) > LONGEST:
        return False
    if _ANONYMOUS.match(text):
        return True
    if sent_in := _OF_BODY.match(text):
        return all(map(looks_like_name, sent_in[1].split()))
    bare = _MARKED_NAMES.match(text) or _BRACKETED.match(text)
    if bare and (is_lone_name(bare.group(1).strip()) or (_SEVERAL.match(text) and not _marked(text))):
        return True
    if _foreign().search(text) or not _marked(text) or not _MARKER.search(text):
        return False
    spans = names_in(text)
    rest, done = "", 0
    for a, b, _ in sorted(spans):
        rest += text[done:a]
        done = max(done, b)
    rest = _MARKER.sub("", rest + " " + text[done:])
    if _SIGN.match(text):
        rest = _UNUSUAL.sub("", rest)  # ■ 泽让 本报记者 徐琪
    return bool(spans) and not _DECORATION.sub("", rest)


def is_lone_name(text: str) -> bool:
    """One name or a few with nothing beside them: the author of a commentary, or who sent a report in."""
    names = [n for n in re.split("[ 、]", text) if n]
    if any(n[-1] in "村镇乡县市区州局委部办厅" or POST.search(n) for n in names):
        return False
    return 0 < len(names) <= 5 and all(
        (looks_like_name(n) and len(n) <= 4) or ("·" in n and name_cost(n) == 0) for n in names
    )


_NAME = re.compile(r"[\u4e00-\u9fff·]{2,}")


def lone_names(text: str) -> Iterator[tuple[int, int, Credit]]:
    """The names of a line that `is_lone_name`, or of one with a mark or brackets around; 本报评论员 is nobody's."""
    if _ANONYMOUS.match(text):
        return
    start, end = sent_in.span(1) if (sent_in := _OF_BODY.match(text)) else (0, len(text))
    for m in _NAME.finditer(text, start, end):
        yield m.start(), m.end(), "byline"


def tail(text: str) -> int | None:
    """Where the credit begins that ends a paragraph; None where there is none."""
    if text.endswith(_ENDS):
        return None
    m = _TAIL.search(text, max(0, len(text) - LONGEST))
    return m.start(1) if m and m.start(1) and is_byline(m.group(1).strip()) else None
