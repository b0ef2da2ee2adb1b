"""Quoted stretches of a passage, each with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.mentions.program.edges import is_generic, left_of, trim
from kg.mentions.program.lists import after, before, count_of, split
from kg.mentions.program.vocabulary import GENERIC, HEADS, NUMERAL, PHRASES, TAIL, Head, Phrase, head_of, verb_before

OPENING = re.compile('[“「"‘]')
_QUOTED = re.compile(r"“([^“”]{1,60})”|「([^「」]{1,60})」|\"([^\"]{1,40})\"")
_WITHIN = re.compile("‘([^‘’“”]{1,40})’")
_PARTED = re.compile("[、，,；·—－-]|(?<=[\u4e00-\u9fff])[ -](?=[\u4e00-\u9fff])")
_CALL = re.compile("(?:全面|加快|深入|扎实|持续|大力|坚持)*(?:推进|建设|实施|推动|构建|打造|落实|坚持|弘扬|践行)")


@dataclass(slots=True, eq=False)
class Quoted:
    """A quoted stretch `[start, end)` of a passage, marks included, with what stands around it.

    `before` and `after` are those of the whole run where several quoted stretches stand in a row (“甲”“乙”和“丙”机制).
    `tail` is what follows and belongs to the name (工作机制) up to `tail_end` (the end of the quote, where other quotes of
    the run come between), `head` its last noun; `again` counts how often the article
    quotes it, `row` how many stand in the run; `place` tells that it holds a place that the article names,
    `listed` that as many parts as it counts stand beside it, `alike` that three or more of the run end alike.
    """

    inner: str
    start: int
    end: int
    before: str
    after: str
    tail: str
    tail_end: int
    head: Head | None
    again: int
    row: int
    place: bool
    renewed: bool
    listed: bool
    alike: bool
    members: tuple[str, ...]
    phrase: Phrase | None


def _phrase(inner: str, after: str) -> Phrase | None:
    """The set phrase that is quoted, with what follows (“三农”工作), alone, or after its verb (“建设平安中国”)."""
    for length in (4, 3, 2, 0):
        if (phrase := PHRASES.get(inner + after[:length])) is not None:
            return phrase
    return PHRASES.get(inner[verb.end() :]) if (verb := _CALL.match(inner)) else None


def _members(inner: str) -> tuple[str, ...]:
    """The parts of a name in parallel form: 留得下、融得进、过得好 → three; () where it has no parts."""
    parts = tuple(p for p in _PARTED.split(inner) if p)
    return parts if len(parts) > 1 else ()


def find_quoted(text: str, whole: str, places: tuple[str, ...] = ()) -> Iterator[Quoted]:
    """The quoted stretches of a passage but for speech; `whole` is the text of its article, `places` the stems of places in it."""
    for run in [*_runs(text, _QUOTED), *_runs(text, _WITHIN)]:
        for mark in run:
            if _SPEECH.search(mark[0]):
                continue
            yield _read(text, whole, places, run, mark)


def several_names(q: Quoted) -> list[tuple[int, int]]:
    """Where each stands of the names within one pair of marks (“甲计划、乙计划、丙计划”); [] where they are one name."""
    heads = {
        (head.word if head and head.quoted == "strong" and len(m) - len(head.word) > 3 else "")
        for m in q.members
        for head in [head_of(m)]
    }
    if len(heads) > 1 or not all(heads) or q.inner.count("、") != len(q.members) - 1:
        return []
    return split(q.inner, q.start + 1, "、")


_SPEECH = re.compile("[。！？!?…；;]|[：:，,~～].$")


def _runs(text: str, pattern: re.Pattern[str]) -> Iterator[list[re.Match[str]]]:
    """Quoted stretches that stand in a row; those of one depth, “…” or ‘…’ within it."""
    marks = list(pattern.finditer(text))
    first = 0
    for i, mark in enumerate(marks):
        following = marks[i + 1].start() if i + 1 < len(marks) else -1
        if following < 0 or not _BETWEEN.fullmatch(text, mark.end(), following):
            yield marks[first : i + 1]
            first = i + 1


_BETWEEN = re.compile("(?:[^，。；：、的“”‘’0-9]{2,6}[、和与及]|[、和与及或，等]|以及)?")
_NEXT = re.compile('(?:[、和与及，等]|以及)?(?=[“‘「"])')


def _read(text: str, whole: str, places: tuple[str, ...], run: list[re.Match[str]], mark: re.Match[str]) -> Quoted:
    inner, start, end = _extent(text, mark, alone=len(run) == 1)
    shares = mark is not run[-1] and end == mark.end() and bool(_NEXT.match(text, end))
    around = run[-1].end() if shares else end
    own = head_of(inner)
    tail = TAIL.match(text, around) if not shares or own is None or own.quoted == "weak" else None
    summed = count_of(tail["words"]) if tail else 0
    if summed > 1 and (summed == len(run) > 1 or text.count("、", max(0, start - 40), start) >= summed - 1):
        tail = None  # 培育“小巨人”、招引“链主”、支持“首台套” | 三项计划
    short = _SHORT_NOUN.match(text, around) if tail is None and not shares else None
    apart = text[around : around + 1] == "等"
    if planned := _PLANNED.match(text, around) if FIVE_YEARS.fullmatch(inner) else None:
        tail, short = None, planned
    tail_end = tail.end() if tail and not shares and not apart else short.end() if short else end
    after_it = text[around : around + 24]
    return Quoted(
        inner,
        start,
        end,
        before=text[max(0, run[0].start() - 24) : run[0].start()],
        after=after_it,
        tail=tail["words"] if tail and not apart else short[0] if short else "",
        tail_end=tail_end,
        head=HEADS[tail["last"] or tail["first"] or tail["far"]]
        if tail
        else _SHORT_NOUNS[short[0][-1]]
        if short
        else None,
        again=whole.count(mark[0]),
        row=len(run),
        place=any(p in inner for p in places),
        renewed=after_it.startswith("新") and after_it.startswith(places, 1),
        listed=_is_listed(text, inner, start, tail_end),
        members=_members(inner),
        phrase=_phrase(inner, after_it),
        alike=len(run) > 2 and len({m[0][-4:-1] for m in run}) == 1 and all(len(m[0]) > 6 for m in run),
    )


_SHORT_NOUNS = {"法": HEADS["工作法"], "制": HEADS["责任制"], "划": HEADS["规划"]}
_SHORT_NOUN = re.compile("法(?![律院治规庭官人制定案宝子])|制(?![度定订造作约裁服成品药式])")
"""“加减乘除”法, “一票否决”制: a head of one character, which else is the end or the beginning of many a word."""
FIVE_YEARS = re.compile("(?:[一二三四五六七八九]|十[一二三四五六七]?)五$")
_PLANNED = re.compile("[^\\W0-9的和与及等了在是]{2,16}?规划(?![纲建编和、])")
"""“十四五”现代物流发展规划: the plan of a field for five years."""
_COUNTED = re.compile("(?<![0-9一二三四五六七八九十百千万])[2-9一二三四五六七八九十两][个大]$")
_NO_NAME = re.compile(
    "[的了是有这该为]|(?:机关|系统|部门|单位|企业|[局厅委省市县区镇乡村])$|[、，。]|问题|以$|重申|(?:葬送|破坏|支持|维护)$|(?:召开|举行|举办|组织召开)$|(?:重回|回到|回归|走向|走上)$"
)
_LEADING = re.compile("(?:对[照标表]|[对就与将由在以])+")
_JOINED = re.compile("投入到?|参[与加]|打[好赢响]")
_ONLY_COUNT = re.compile(f"{NUMERAL}{{1,2}}[个大项]")
_COUNTED_NOUN = re.compile("(?![即是指为就])[\u4e00-\u9fff]{1,6}?(?=[，。；、：（]|建设|作用|$)")


def _extent(text: str, mark: re.Match[str], alone: bool) -> tuple[str, int, int]:
    """The name and where it stands: with its number where that stands outside the marks (四大“工程”, “五大”平台)."""
    inner = next(g for g in mark.groups() if g is not None)
    noun = head_of(inner)
    counted = _COUNTED.search(text, max(0, mark.start() - 3), mark.start()) if alone else None
    if counted and noun and noun.quoted == "strong":
        return counted[0] + inner, counted.start(), mark.end()
    if noun and noun.quoted == "strong" and alone and inner.removesuffix(noun.word) in GENERIC | {""}:
        begin, _ = trim(text, left_of(text, max(0, mark.start() - 24), mark.start()), mark.start())
        if leading := _LEADING.match(text, begin, mark.start()):
            begin = leading.end()
        if joined := _JOINED.search(text, begin, mark.start()):
            begin = joined.end()
        own = text[begin : mark.start()]
        if (
            len(own) > 3
            and not is_generic(own)
            and not _NO_NAME.search(own)
            and not verb_before(own)[1] & {"issue", "create", "carry"}
        ):
            return own + inner, mark.start() - len(own), mark.end()
    if _ONLY_COUNT.fullmatch(inner):
        tail = TAIL.match(text, mark.end())
        what = tail if tail and tail["words"] else _COUNTED_NOUN.match(text, mark.end())
        if what:
            return inner + what[0], mark.start(), what.end()
    return inner, mark.start(), mark.end()


def _is_listed(text: str, inner: str, start: int, end: int) -> bool:
    count = count_of(inner)
    if not count:
        return False
    floor = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
    return bool(before(text, floor, start, count) or after(text, end, min(len(text), end + 160), count))
