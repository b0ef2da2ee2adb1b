"""How much something grew or fell, how long it has lasted, by how much it exceeds something else."""

from __future__ import annotations

import re

from kg.facts.observation.bounds import word_before, words_in
from kg.facts.observation.clause import left_edge, right_edge
from kg.facts.observation.edges import words_at
from kg.facts.observation.figure import Figure, Reading, is_bare
from kg.facts.observation.left import Change
from kg.facts.observation.phrase import MEASURES, noun_after, noun_before
from kg.facts.observation.rows import items
from kg.facts.observation.worth import neighbours
from kg.grammar import NUMBER, PLACE, TIME

_GROWTH = re.compile(
    r"的?(?:同比|中?高速|快速|较快|平均|平稳|稳定|持续|恢复性|两位数|强劲|正|高)*(?:增长|增速|增幅|涨幅)"
)
_FALL = re.compile(r"的?(?:同比)?(?:降幅|跌幅|下降)")
_TO_LEVEL = re.compile(r"[一-鿿]{2,4}[到至为]")
_MORE = re.compile(
    rf"(?P<than>(?:{words_at('than')})(?P<of>(?!了)[^，。；]{{1,18}})|(?<![同环占对可])比(?![例重率较值])(?P<of2>[^，。；]{{1,18}}?)(?:(?<![提升增抬])高|(?<![降减])低|(?<![加])快|慢|(?<!增)多|(?<!减)少))(?:了|出|约)?$"
)

# 比同期全省高 compares with something else, 比同期高 with the same thing before.
_EARLIER = re.compile(rf"去年|上年|上月|往年|同期(?![一-鿿{PLACE}]{{2}})")
_HINT = re.compile("[于出比超]")

# 户均增收2500元: so much for each; the verb is part of what is measured.
_EACH = re.compile(
    r"((?:人均|户均|亩均|平均?每[人户亩]|每[人户亩])每?[年月]?(?:可|能|将|预计)?(?:增收|增产))了?(?:近|约|达到?|超过)*$"
)

_EARNED = re.compile("(增收|创收)了?(?:近|约|达到?|超过|至少|不低于)*$")  # 农民增收1亿元: the verb holds what has grown


_BASED = re.compile("的(?:基础上|情况下|背景下|形势下|同时|好成绩)")
_LASTS = re.compile("连续|时隔")
# 连续6年|粮食产量稳定在…: the state says itself of what it is.
_TELLS_WHAT = re.compile(
    "[^，。；]{2,10}(?:量|值|额|率|面积|收入|支出|人数|规模|利润|指数|水平)(?:均|都|全部)?(?:稳定|保持|超过?|突破|增长|下降|达|位居|居|实现|高于|低于|为|提升|上升|第)"
)

# 连续6年|位居全省第一: what only a figure does, that of the clause before; 连续6年|获评文明县 is said of somebody.
_OF_A_FIGURE = re.compile(
    "(?:均|都|全部|再次|继续|明显|大幅|小幅|持续|双双|[同环]比)*(?:[位名]?[居列]|[位处]于|呈|扩大|收窄|排|领[先跑]|保持|维持|稳定|稳居|增长|增加|回[升落]|上[升涨]|提[升高]|下[降滑跌]|减少|[高低快好]于|超过?|突破|达|实现[^，。；]{0,8}[增长降升])"
)


def lasting(f: Figure) -> Reading | None:
    """连续6年未发生事故: how long a state has lasted is said of the state."""
    s, i = f.s, f.i
    if f.kind != "time" or not (lead := _LASTS.search(s.text, max(0, i - 2), i)):
        return None
    end = right_edge(s.text, i + 1)
    if lead[0] == "时隔" and s.text[i + 1 : i + 2] == "，":
        end = right_edge(s.text, i + 2)  # 时隔两年，博览会再次举办
    if based := _BASED.search(s.text, i + 2, end):
        end = based.start()
    state = s.printed(i + 1, end).lstrip("，")
    if not state or len(state) > 24:
        return None
    span = noun_before(s, left_edge(s.text, i), i - 2 - (s.text[i - 3 : i - 2] == "在"))
    head = f.name(span)
    if head.endswith("是"):
        head = ""  # 这也是时隔两年…
    elif (not head and _OF_A_FIGURE.match(state) and not _TELLS_WHAT.match(state)) or is_bare(head):
        head = f.resolved(head)
    said = "" if "、" in head else head
    return Reading(f"{said}{lead[0]}{state}", span[0] if span else i, end, subject=head)


def compared(f: Figure) -> Reading | None:
    """高于全省1.9个百分点: by how much something exceeds something else; neither grew nor fell."""
    s, i = f.s, f.i
    start = left_edge(s.text, i)
    if not _HINT.search(s.text, start, i):
        return None
    m = _MORE.search(s.text, start, i)
    if not m or (m["of2"] and (TIME in m["than"] or _EARLIER.search(m["than"]))):
        return None  # 比上年高2个百分点 is a change
    span = noun_before(s, start, m.start())
    subject = f.full(f.name(span))
    if not subject:
        return None
    return Reading(
        subject + s.printed(m.start(), i).removesuffix("的"), span[0] if span else start, i + 1, subject=subject
    )


_STANDARD = re.compile(r"(?:高于|低于|快于|慢于|好于|超过|比)(?P<of>[^，。；（(]{1,12})[（(]$")


def standard(f: Figure) -> Reading | None:
    """高于全国（3%）11.8个百分点: the figure of what something is compared with."""
    s, i = f.s, f.i
    if s.text[i - 1 : i] not in "（(" or s.text[i + 1 : i + 2] not in "）)":
        return None
    m = _STANDARD.search(s.text, max(0, i - 16), i)
    subject = f.carried if m else ""
    if not m or not subject:
        return None
    last = s.text.rfind(NUMBER, 0, m.start()) if f.kind == "share" else -1
    before = f.read(s, last) if last >= 0 else None
    grown = before[1].change if before and before[1].about == subject else None
    return Reading(s.printed(*m.span("of")) + subject, m.start(), i + 1, grown, subject=subject, where=i - 2)


def change(f: Figure) -> Reading | None:
    """增长7.4%, 较上年同期提升2个百分点: the figure is how much something grew or fell."""
    left = f.left
    if f.kind in ("measure", "money") and (more := _MORE_DONE.search(f.s.text, left_edge(f.s.text, f.i), f.i)):
        moved: Change = "increase" if more["much"] == "多" else "decrease"
        base = f.s.printed(more.start(), more.start("much"))
        of = f.s.printed(*more.span("of"))
        of = of if len(of) > 1 else f.carried  # 造林3万亩，比上年多栽|5000亩
        return Reading(of, more.start(), f.i + 1, moved, base) if of else None
    if left.change is None:
        return None
    if by_verb(f) and (not f.before or f.only_place or _only_verbs(f)):
        return None
    if each := _EACH.search(f.s.text, left.start, f.i):
        return Reading(each[1], each.start(), f.i + 1, left.change, left.base)
    if earned := _EARNED.search(f.s.text, left.start, f.i):
        return Reading(f.own + earned[1], earned.start(), f.i + 1, left.change, left.base)
    own = "" if f.only_place and f.carried else f.own  # 生产总值增长8%，甲县|增长9%
    subject = (is_bare(own) and _cut(f)) or f.grown(own) or _cut(f)
    if not subject:
        return None
    both = each_of(f)
    subject, also = (both[0], tuple(both[1:])) if both else (subject, ())
    return Reading(subject, f.before[0] if f.before else f.i, f.i + 1, left.change, left.base, also=also)


# 比去年同期|多产煤76万吨: what was done more of
_MORE_DONE = re.compile(
    "(?<![同环占对相类])[比较][^，。；、]{1,14}?(?P<much>[多少])(?P<of>[产收打种卖用花挣交修挖养栽购销采炼运出生引补投发][^，。；、了的]{0,8})了?$"
)


# 将日均减产100万桶: no noun says of what.
_CUT = re.compile("(?:日均|月均|每[日天月年])?[^，。；、]{0,4}(?:增产|减产|减排|限产)")


def _cut(f: Figure) -> str:
    start = f.before[0] if f.before else f.left.end
    m = _CUT.match(f.s.text, start, f.i)
    return m[0] if m else ""


def _only_verbs(f: Figure) -> bool:
    """改造提升300亩农田: before the figure stands nothing but verbs."""
    start, end = f.before or (0, 0)
    return sum(w.end - w.start for w in words_in(f.s.text, start, end)) == end - start


_EACH_OF = re.compile("(?:均|都|双双|同步|全部)[^，。；]{0,8}$")


def each_of(f: Figure) -> list[str]:
    """甲收入和乙收入均增长5%, 甲值和乙值翻一番: the names of quantities of which one figure is said; empty for one alone."""
    end = f.before[1] if f.before else f.left.end
    if not (f.number.unit == "番" or _EACH_OF.search(f.s.text, end, f.i)):
        return []
    found = items(f.s, f.before[0], f.before[1]) if f.before else last_row(f)
    return found if len(found) > 1 and all(MEASURES.search(o) for o in found) else []


def last_row(f: Figure) -> list[str]:
    """甲值和乙值分别为5元和7元，均增长3%: what the figures of the row before were said of."""
    previous = f.s.text.rfind(NUMBER, f.s.sentence(f.i)[0], f.i)
    row = neighbours(f.s.text, previous) if previous >= 0 else ()
    found = [r[1].about for k in row if len(row) > 1 and (r := f.read(f.s, k))]
    return found if len(set(found)) == len(row) else []


def growth_after(f: Figure) -> Change:
    """30%的增长: the word that says so stands behind the figure."""
    if f.kind not in ("share", "times") or _TO_LEVEL.match(f.s.text, f.i + 1):
        return None
    if _GROWTH.match(f.s.text, f.i + 1):
        return "increase"
    return "decrease" if _FALL.match(f.s.text, f.i + 1) else None


_BROUGHT_UP = re.compile("(?:[展建办立种栽]起|[育推培引选评孵]出)$")  # 发展起200亩油菜, 培育出5家企业


def by_verb(f: Figure) -> bool:
    """流转了1000亩耕地, 增加6万亿元限额: a verb stands right before the figure, so that its object follows."""
    s, i = f.s, f.i
    if s.text[i - 1 : i] == "了" or _BROUGHT_UP.search(s.text, max(0, i - 4), i):
        return noun_after(s, i + 1) is not None
    word = word_before(s.text, f.left.start, i)
    if word is None or "copula" in word.roles or s.text[word.start : word.end] in ("同比", "人均", "从", "由"):
        return False
    return "adverb" not in word.roles and noun_after(s, i + 1) is not None
