"""Who made the article: names of reporters, correspondents, photographers and editors, where they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.articles.names import looks_like_name, split_names
from kg.model import Credit

_OUTLET = (
    r"(?:本[报台网刊社]|[\u4e00-\u9fff]{2,10}(?:报|社|台|网|融媒体中心|客户端|传媒|云)(?:·[\u4e00-\u9fff]{2,8})?)?"
)
_KIND = r"(?:全媒体|融媒体?|见习|实习|特约|特派|首席|摄影|文字|驻[\u4e00-\u9fff]{1,4}|出镜)*"
_ROLE = rf"{_OUTLET}[ ]?{_KIND}(?:记者|通讯员|实习生|报道员|评论员|特约撰稿人?|撰稿人?|作者|摄影报道|摄影|摄|文|图|文字|供图|供稿|整理|报道|编辑|采写|执笔)"
_EDITOR = r"(?:值班(?:编审|编委|总编辑?|主任|编辑)|责任编辑|责编|编辑|校对|美编|编审|审核|审校|版式|组版|监制|终审|初审|复审|检校|责校|主编|总编辑?|签发)"
_NAME_LIST = r"[\u4e00-\u9fff·]+(?:[ 、，,]+[\u4e00-\u9fff·]+)*"
_AFTER = r"(?:摄影报道|摄影|摄|文[/、]图|图[/、]文|文并摄|并摄|整理|报道|供图|供稿|文|图|撰文|综合)"
_PART = re.compile(
    rf"(?P<editor>{_EDITOR})[：: ]+(?P<edited>{_NAME_LIST}?)(?=$|[）)\s/|，。]|{_EDITOR})"
    rf"|(?P<role>{_OUTLET} ?{_KIND}(?:记者|通讯员|实习生|报道员|评论员|特约撰稿人?|撰稿人?|作者|摄影报道|摄影|供图|供稿|采写|执笔|文字?[/／]?图?|整理))[：:/ ]*(?P<names>{_NAME_LIST}?)"
    rf"(?= ?(?:$|[）)。；;/（(]|{_ROLE}|{_AFTER}(?:$|[ ）)。])))"
)
_LINE = re.compile(rf"^[■◆●▲□○◎★☆（(—\- ]*(?:{_ROLE}|{_EDITOR})[：:/ ]*[\u4e00-\u9fff·、：:/（）() ]*$")


def is_byline(text: str) -> bool:
    """Whether a line holds nothing but names and roles."""
    return len(text) <= 60 and bool(_LINE.match(text)) and any(True for _ in names_in(text))


def names_in(text: str) -> Iterator[tuple[int, int, Credit]]:
    """The `[start, end)` of each credited name in a stretch that holds credits, with the kind of credit."""
    for m in _PART.finditer(text):
        group = "edited" if m["editor"] else "names"
        if not m[group]:
            continue
        start = m.start(group)
        photo = bool(re.search("摄|图", (m["role"] or ""))) or bool(
            re.match(r" ?(?:摄|供图|文[/、]?图|并摄)", text[m.end() :])
        )
        kind: Credit = "editor" if m["editor"] else "photo" if photo else "byline"
        spans = split_names(re.sub("[、，,]", " ", m[group]))
        for a, b in spans or ():
            yield start + a, start + b, kind


def is_lone_name(text: str) -> bool:
    """A name by itself under a headline: the author of a commentary."""
    return all(looks_like_name(t) for t in text.split(" ")) and len(text) <= 12 if text else False
