"""What the noun before a figure says that it measures: 马铃薯2.63万吨, 救治率达99.95%; and of which whole it is a share."""

from __future__ import annotations

import re

from kg.facts.observation import worth
from kg.facts.observation.bounds import word_before, words_in
from kg.facts.observation.changes import each_of
from kg.facts.observation.clause import clause_start, left_edge
from kg.facts.observation.counted import doing
from kg.facts.observation.deeds import deed
from kg.facts.observation.figure import Figure, Reading
from kg.facts.observation.left import GROWN, Change
from kg.facts.observation.owned import completed
from kg.facts.observation.phrase import noun_after
from kg.facts.observation.printed import printed
from kg.grammar import NUMBER, PERSON, PLACE, TIME
from kg.model import Number

_SHARE_OF = re.compile(
    rf"(?:占(?:到了?|了|据)?(?!比[^例重])|(?:不到|不足|超过?|仅为|约为|相当于|将?近)(?={PLACE}))(?P<of>(?![的到])[^，。；占]{{1,16}}?)的?(?:比重|比例|份额)?(?:将|已|仍|继续)?(?:为|达到?了?|保持在|稳定在|维持在|[提上下]?[高升降]{{1,2}}[到至]|超过|近|约|由|从|[由从]?(?:{TIME}|{NUMBER}前)的?)?$"
)
_DONE_OF = re.compile(
    r"(?:(?:超额)?完成了?|为|相当于)(?!的)(?P<of>[^，。；完]{0,16}?(?:目标|任务|计划|预算)(?:任务|数|面积|产量|总量)?)的?$"
)
# 超额|8%|完成征购任务
_OVER = re.compile("超额(?:了|达)?$")
_WHAT_IS_DONE = re.compile("完成了?(?:[^，。；、]{0,16}?(?:目标|任务|计划|指标|预算|定额))?")
# 完成年初预算|65986万元|的|97%
_OF_SO_MUCH = re.compile(f"(?:(?:超额)?完成了?|占|为|相当于)[^，。；、{NUMBER}]{{2,12}}(?P<whole>{NUMBER})的$")
# 全村343户、1026人: households and heads of one population.
HOUSEHOLDS = frozenset(("户", "人", "口", "口人", "名"))
# 项目已开工230个
_OPENED = re.compile("(?:开工|竣工|完工|投产|投运|开业|落地|获批)(?:了|达)?$")


def before(f: Figure) -> Reading | None:
    """马铃薯2.63万吨, 救治率达99.95%: the noun precedes."""
    s, i, left, span = f.s, f.i, f.left, f.before
    if s.text[i - 1 : i] == "了" and not left.copula and noun_after(s, i + 1):
        return None
    if f.kind == "share" and (of := _SHARE_OF.search(s.text, left.start, i)):
        subject = f.noun_in(left.start, of.start()) or f.carried
        if subject:
            when = _SAME_TIME.match(s.text, of.start("of"), of.end("of") - 1)
            whole = s.printed(of.start(), of.start("of")) + s.printed(
                when.end() if when else of.start("of"), of.end("of")
            )
            return Reading(subject + whole, left.start, i + 1, subject=subject)
    if f.kind == "share" and (of := _ALSO_OF.search(s.text, clause_start(s.text, i), i)):
        first = f.read(s, of.start())
        if first and "占" in first[1].indicator and first[1].about:
            whole = "占" + s.printed(*of.span("of"))
            return Reading(first[1].about + whole, of.start("of"), i + 1, subject=first[1].about)
    if f.kind in ("times", "share") and (of := _TIMES.search(s.text, left.start, i)):
        subject = f.noun_in(left.start, of.start()) or (f.carried if span else "")
        if subject:
            whole = s.printed(*of.span("of")) if f.kind == "share" and of["back"] is None else ""
            return Reading(subject + whole, left.start, i + 1, subject=subject)
    if f.kind == "share" and (done := _DONE_OF.search(s.text, left.start, i)):
        subject = f.noun_in(left.start, done.start()) or f.carried
        if subject or "完成" in done[0][:4]:
            return Reading(subject + s.printed(done.start(), done.end("of")), left.start, i + 1, subject=subject)
    over = _OVER.search(s.text, left.start, i) if f.kind == "share" else None
    if over and (done := _WHAT_IS_DONE.match(s.text, i + 1)):
        subject = f.noun_in(left.start, over.start())
        return Reading(subject + "超额" + s.printed(*done.span()), left.start, done.end(), subject=subject)
    if (
        f.kind == "share"
        and s.text.endswith("的", 0, i)
        and (of := _OF_SO_MUCH.search(s.text, clause_start(s.text, i), i))
    ):
        subject = (
            f.noun_in(left_edge(s.text, of.start("whole")), of.start()) or Figure(s, of.start("whole"), f.read).carried
        )
        if subject:
            return Reading(subject + s.printed(of.start(), of.start("whole")), of.start(), i + 1, subject=subject)
    if not span or (
        left.verb
        and left.verb.roles <= {"both", "adverb", "act"}
        and not (f.kind == "money" and _FUNDS.search(f.own))
        and not (f.kind in ("count", "measure") and _OPENED.search(s.text, left.start, i))
    ):
        return None
    if f.kind == "person" and s.text[i - 1] in ("等", PERSON) and deed(f):
        return None  # 王芳、李明等7人|当选代表
    if f.kind == "person" and (f.own == "吸引" or f.only_place) and f.number.unit == "人" and deed(f):
        return None  # 共吸引300人|参与其中, 全美有300人|受灾
    per = _PER.search(s.text, clause_start(s.text, i), span[0])
    name = (s.printed(*per.span("per")) if per else "") + printed(s, span)
    if f.own.endswith("年产") and f.kind in ("measure", "count") and f.after:
        return Reading("年产" + printed(s, f.after), span[0], f.after[1])  # 年产20万吨|有机肥项目
    if f.kind in ("share", "score") and (each := each_of(f)):
        return Reading(each[0], span[0], i + 1, left.change, left.base, also=tuple(each[1:]))
    if shared_noun := _shared_object(f):
        return Reading(name + shared_noun, span[0], i + 1, left.change, left.base)
    if f.only_place and (
        said := f.headed(clause_start(s.text, i))
        or f.of_same_unit()
        or ("" if f.number.unit in HOUSEHOLDS else f.carried)
    ):
        name = said
    if f.kind == "money" and f.own.startswith("每") and f.after:
        name += printed(s, f.after)  # 每台电梯|10万元|补贴
    name = _class_before(f, span[0]) + completed(f, name, span[0])
    if f.kind == "count" and left.copula and name == f.carried and f.of_same_unit():
        name += doing(f, i + 1)  # 50个村庄已有30个|建起广场
    return Reading(name, span[0], i + 1, left.change or _moved(f, span[0]), left.base)


def _moved(f: Figure, start: int) -> Change:
    """降低|成本20%: the verb of which the noun is the object says that the figure is a growth or a fall."""
    word = word_before(f.s.text, clause_start(f.s.text, start), start) if f.kind in ("share", "times") else None
    if word is None or f.left.verb or f.s.text[word.start : word.end] in GROWN:
        return None
    return "increase" if "up" in word.roles else "decrease" if "down" in word.roles else None


# 每百户拥有|彩电86台、|摩托车19辆
_PER = re.compile(
    f"(?P<per>每[十百千万]{{1,2}}[^，。；、每]{{1,6}}?(?:平均|约)?(?:拥有|配有|配备|有))(?:[^，。；、{NUMBER}]+{NUMBER}[、和])*$"
)
# 产值占|今年同期|全部产值: when it is counted is no part of the whole.
_SAME_TIME = re.compile(f"(?:{TIME}|同期|同口径|的)+(?=[^，。；]{{2}})")
# 占全省的34%、|全国的|8%
_ALSO_OF = re.compile(f"{NUMBER}[、和](?P<of>[^，。；、{NUMBER}]{{1,12}}?)的$")
# 甲的含量是|乙的|8倍: it is told of the first, by how much it exceeds the second.
_TIMES = re.compile(
    rf"(?:几乎|仅|只|约)*(?P<of>(?:(?<![升降增减改])[是为]|相当于|超过了?|达到?了?|(?P<back>(?:恢复|回升|回复)[至到]))(?!{TIME}的)[^，。；、]{{1,20}})的(?:近|约|超过?|逾)?$"
)
_CLASS = re.compile("(?:以上|以下)?的?")


def _class_before(f: Figure, start: int) -> str:
    """亿元以上|项目3个, 收入过百万元的|村7个: the measure right before a noun tells which of them are counted."""
    s = f.s
    k = s.text.rfind(NUMBER, clause_start(s.text, f.i), start)
    if k < 0 or f.kind not in ("count", "person", "share") or not _CLASS.fullmatch(s.text, k + 1, start):
        return ""
    value = s.mentions[k].value
    if not isinstance(value, Number) or worth.kind_of(value) not in ("money", "measure", "time"):
        return ""
    if value.comparator == ">" and s.text[k + 1] == "的" and (measured := Figure(s, k, f.read).before):
        return s.printed(measured[0], start)
    return told if "以" in (told := s.printed(k, start))[-4:] else ""


_NEXT_OBJECT = re.compile(f"、[^，。；、{NUMBER}{TIME}]{{2,6}}{NUMBER}")


def _shared_object(f: Figure) -> str:
    """新建300亩、改造200亩|农田: a verb and its figure, of which the object stands behind the next one."""
    s, i = f.s, f.i
    m = _NEXT_OBJECT.match(s.text, i + 1) if f.before else None
    other = s.mentions[m.end() - 1].value if m else None
    if m is None or not isinstance(other, Number) or other.unit != f.number.unit:
        return ""
    words = words_in(s.text, *f.before) if f.before else ()
    if f.before is None or sum(w.end - w.start for w in words) < f.before[1] - f.before[0]:
        return ""
    found = f.read(s, m.end() - 1)
    return found[1].indicator if found and found[0] == "after" else ""


_FUNDS = re.compile("(?:资金|投资|投入|支出|预算|赤字|经费|贷款|国债|债券|补助|补贴|拨款|基金|专款)$")
