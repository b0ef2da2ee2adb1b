"""A report or speech that is printed in full: the lines above it say at which meeting it was given, when and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.participation.names import clean, kind_in, seat
from kg.grammar import PERSON, POST, Document, Rule, Slotted, declared
from kg.model import Event, Participation, Passage, Person, Time

_SALUTE = "各位|同志们|朋友们|女士们|先生们|老师们|同学们|乡亲们|尊敬的|主席团?，"
_TEXT = "讲话|报告|致辞|致词|发言|演讲|讲演|汇报|总结|说明|祝词|贺词|开幕词|闭幕词|党课|发布词"
_SIGNED = re.compile(
    f"在(?P<name>[^。；，：《》“”{PERSON}]{{3,70}}?(?:会议?|论坛|[仪典]式|班))上(?P<text>的?[^。；，：\\s{PERSON}]{{0,14}}?(?:{_TEXT}))?(?:（[^）\\n]{{1,12}}）)?[）)]?"
    f"(?P<gap>[^。；，{PERSON}]{{0,120}}?)(?P<who>{PERSON})(?:{POST}|同志)?(?=\\s|[）)]|{_SALUTE}|$)"
)
# The line of the name holds posts, bodies and places before it, and no verb.
_BEFORE_WHO = re.compile(
    "(?:^|[\\n）)　 ]|(?<=上))(?!.*(?:记者|通讯员|作者|编辑|摄|责编|来源|强调|指出|要求|主持))[^\\n：]{0,40}$"
)
_SALUTED = re.compile(f"\\s*[）)]?\\s*(?:{_SALUTE})")
_OF_PAGE = re.compile("(?:发布|来源|更新|时间|日期|浏览|：)[^\\n]{0,8}$")
_LINES, _LENGTH = 14, 600


def signed(doc: Document) -> Iterator[Event]:
    """The meeting of a printed speech, with its speaker; nothing where no line names both."""
    text = opening(doc)
    if text is None or (match := _SIGNED.search(text.text)) is None:
        return
    who = text.mention(match, "who")
    line = _BEFORE_WHO.search(text.text, match.start("gap"), match.start("who"))
    if not isinstance(who.value, Person) or who.value.kind in ("private", "journalist") or line is None:
        return
    if not (match["text"] or "报告" in text.text[: match.start()] or _SALUTED.match(text.text, match.end())):
        return
    part = Participation(who.value, "speaker", who.start, who.end, "participation.speaker")
    start, end = text.span(*match.span())
    name = clean(text.printed(*match.span("name")))
    kind = kind_in(match["name"]) or "meeting"
    yield Event(name, kind, day(text, match), seat(doc, text, *match.span()), (part,), start, end, RULE)


def opening(doc: Document) -> Slotted | None:
    """The lines above a text as one stretch, with the first characters of the text."""
    passages = doc.article.passages
    if not passages:
        return None
    start = end = passages[0].start
    for passage in passages[:_LINES]:
        end = passage.end
        stop = doc.article.text.find("。", passage.start, passage.end)
        if stop >= 0 or end - start > _LENGTH:
            end = min(end, passage.start + 120)
            break
    head = doc.article.text[start:end]
    return doc.stretch(Passage(start, end, "title")) if _MAY.search(head) else None


_MAY = re.compile("在[^。；，：《》“”]{3,70}?(?:会议?|论坛|式|班)上[的（(）)\\s市省县区州旗镇乡国中]")


def day(text: Slotted, match: re.Match[str]) -> str | None:
    """The day before the meeting or below it, but not that on which the page was put up."""
    first = text.text.rfind("\n", 0, match.start()) + 1
    for m in text.among(first, match.end(), "time"):
        at = text.index(m.start)
        if isinstance(m.value, Time) and m.value.period and not _OF_PAGE.search(text.text[max(0, at - 12) : at]):
            return m.value.period
    return None


RULE = "participation.signed"
SIGNED: tuple[Rule, ...] = (
    declared(
        RULE,
        yes=(
            (
                "政府工作报告\n——2024年1月8日在衡阳市第十六届人民代表大会第四次会议上\n衡阳市人民政府市长 王建国\n各位代表：\n现在，我向大会报告工作。",
                ("衡阳市第十六届人民代表大会第四次会议|meeting|2024-01-08|衡阳市|王建国|speaker|0",),
            ),
            (
                "在全市春耕生产会议上的讲话\n（2024年2月3日）\n市长 王建国\n同志们：\n这次会议很重要。",
                ("全市春耕生产会议|meeting|2024-02-03|衡阳市|王建国|speaker|0",),
            ),
        ),
        no=(
            "在全市春耕生产会议上\n记者 王建国\n代表们踊跃发言。",
            "5月8日，全市春耕生产会议召开。\n各位代表踊跃发言。",
        ),
    ),
)
