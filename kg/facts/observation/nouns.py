"""What is counted or measured: the noun behind the figure, the noun before it, or what was spoken of before."""

from __future__ import annotations

import re

from kg.facts.observation import worth
from kg.facts.observation.bounds import word_before, words_in
from kg.facts.observation.changes import by_verb, each_of, growth_after
from kg.facts.observation.clause import NUMBER, PLACE, TIME, clause_end, clause_start
from kg.facts.observation.counted import doing, told, whose
from kg.facts.observation.deeds import AREAS, SPENT, befallen, deed
from kg.facts.observation.figure import Figure, Reading, skip_lead
from kg.facts.observation.left import GOODS, is_noun
from kg.facts.observation.owned import completed
from kg.facts.observation.phrase import MEASURES, noun_after, printed
from kg.grammar import SLOTS
from kg.lexicon import alternation
from kg.model import Number

PERSON = SLOTS["person"]
_PEOPLE = re.compile(rf"[一-鿿“”]{{0,6}}?(?:{alternation('counted_people')})")
_PEOPLE_ALSO = re.compile(alternation("counted_people"))
_DIMENSION = re.compile(
    r"(?:面积|海拔|长|高|宽|深|厚|重|全长|总长|直径|水位|气温|温度|时速|容量|库容|规模|产量|价值|能力|年产|占地)$"
)
_SHARE_OF = re.compile(
    rf"(?:占(?:到了?|了|据)?(?!比[^例重])|(?:不到|不足|超过?|仅为|约为|相当于|将?近)(?={PLACE}))(?P<of>(?!的)[^，。；占]{{1,16}}?)的?(?:比重|比例|份额)?(?:将|已)?(?:为|达到?了?|保持在|稳定在|维持在|[提上下]?[高升降]{{1,2}}[到至]|超过|近|约|由|从|[由从]?{TIME}的?)?$"
)


def shared(f: Figure) -> Reading | None:
    """948户2954人吃水难的问题: a figure right before another is said of the same noun."""
    s, i = f.s, f.i
    if s.text[i + 1 : i + 2] != NUMBER:
        return _households(f) if f.number.unit == "户" and s.text[i + 1 : i + 3] == f"、{NUMBER}" else None
    following = s.mentions[i + 1].value
    if worth.classifies(s, i + 1):  # 5家|超百亿元的|企业
        span = noun_after(s, i + 3)
        return Reading(s.printed(i + 1, span[1]), i, span[1]) if span else None
    if not isinstance(following, Number) or worth.kind_of(following) not in ("count", "person"):
        return None
    return after(Figure(s, i + 1, f.read))


def _households(f: Figure) -> Reading | None:
    """120户、460人脱贫: what their heads do is said of the households as well."""
    other = f.s.mentions[f.i + 2].value
    if f.before or not isinstance(other, Number) or other.unit not in _HOUSEHOLDS:
        return None
    if of := befallen(f):
        return of
    found = f.read(f.s, f.i + 2)
    return Reading(found[1].indicator, f.i, found[1].end) if found else None


_DONE_OF = re.compile(
    r"(?:(?:超额)?完成了?|为|相当于)(?P<of>[^，。；完]{0,16}?(?:目标|任务|计划|预算)(?:任务|数|面积|产量|总量)?)的?$"
)
# 全村343户、1026人: households and heads of one population.
_HOUSEHOLDS = frozenset(("户", "人", "口", "口人", "名"))
_JOINED = re.compile(f"{NUMBER}[、，和共计]")


def paired(f: Figure) -> Reading | None:
    """1410户5640人: a figure right after another that ends the phrase is said of the same noun."""
    s, i = f.s, f.i
    first = i - 1 if s.text[i - 1 : i] == NUMBER else i - 2 if _JOINED.match(s.text, i - 2) else -1
    if first < 0 or f.after:
        return None
    values = [v for k in (first, i) if isinstance(v := s.mentions[k].value, Number)]
    units = {v.unit for v in values}
    if not {worth.kind_of(v) for v in values} <= {"count", "person"} or not worth.measures(s, first, s.mentions[first]):
        return None
    if first < i - 1 and len(units) == 1:
        return None
    if of := befallen(f):
        return of
    found = f.read(s, first)
    return Reading(found[1].indicator, found[1].start, i + 1, None, None, found[1].subject) if found else None


def after(f: Figure) -> Reading | None:
    """37家公立医院, 80%以上的财政支出: the noun follows."""
    s, i, left, kind = f.s, f.i, f.left, f.kind
    if f.number.unit == "次":
        return deed(f)
    if kind == "time" or (kind == "measure" and _DIMENSION.search(s.text, left.start, left.end)):
        return None
    if growth := growth_after(f):
        if left.base and not left.base.startswith(("年", "每年", "平均", "逐年")):
            return None  # 比去年3亿公斤增长7%: the figure to compare with
        subject = f.full(f.own)
        return Reading(subject, left.start, i + 1, growth, left.base) if subject else None
    of = s.text.startswith("的", i + 1)
    if kind == "share" and of and s.text.startswith(PLACE, i + 2):
        return None  # 总量不到全省两成的|山区
    if kind == "share" and of and (held := _OCCUPIES.search(s.text, left.start, i)) and f.after:
        subject = f.noun_in(left.start, held.start()) or f.carried
        if subject:
            name = subject + s.printed(held.start(), held.end("of")) + f.name(f.after)
            return Reading(name, left.start, f.after[1], subject=subject)
    if kind == "money" and of and not left.copula and _AMOUNT.search(f.own):
        return None  # 总投资20亿元的基地
    if kind == "money" and not of and SPENT.search(s.text, left.start, i) and _TO_DO.match(s.text, i + 1):
        return None
    holds = left.verb is not None and s.text[left.verb.start : left.verb.end] in _HOLDS
    if (
        kind not in ("count", "person")
        and not of
        and not holds
        and (left.change or (f.before and not f.only_place and s.text[i - 1] not in (TIME, "的")))
        and not by_verb(f)
        and not _lone(f)
    ):
        return None
    if (
        left.copula
        and not of
        and kind != "count"
        and f.before
        and not (holds and f.after)
        and not (kind == "person" and f.only_place)
    ):
        return None
    if kind == "person" and left.end == i and _OF_PEOPLE.search(s.text, left.start, i):
        return None  # 各界代表1200人出席会议
    if (
        kind in ("share", "count", "person")
        and not of
        and s.text[i + 1 : i + 2] in ("是", "为")
        and s.text[i + 2 : i + 3] != "了"
        and (whom := noun_after(s, i + 2))
        and (kind == "share" or (clause_end(s.text, i) == whom[1] and "最" not in s.text[whom[0] : whom[1]]))
    ):
        return Reading(printed(s, whom), i, whom[1])  # 全乡八成是侗族
    span = _people(f) or _of_class(f) or f.after
    if not span or not (
        is_noun(s, span)
        or s.text[span[0]] in "村县乡镇市州班校店厂站院票饭菜花树车船枪刀书信鸡鸭鹅狗人桥"
        or s.printed(*span) in GOODS
    ):
        return None
    people = (_WHOM.match(s.text, *span) or _who_do(f, span)) if f.number.unit in ("名", "位", "人") else None
    if people and is_noun(s, people.span("who")):
        span = people.span("who")
    if _listed_in_pairs(f, span[1]):
        return None
    name, start = printed(s, span), span[0]
    if len(name) == 1 and name not in GOODS:
        name = whose(f) + name
    elif kind in ("count", "person") and not people:
        name = told(f, name, span[1])
    if kind == "share" and _IS.match(s.text, span[1]) and clause_end(s.text, i) - span[1] < 10:
        name += s.printed(span[1], clause_end(s.text, i))  # 三成的伤者|为儿童
    new = word_before(s.text, left.start, i)
    if new and s.text[new.start] == "新" and "keep" in new.roles:
        name, start = s.printed(new.start, new.end) + name.removeprefix(s.printed(new.start, new.end)), new.start
    return Reading(name, min(start, i), max(span[1], i + 1), left.change if kind != "count" else None)


def _lone(f: Figure) -> bool:
    """规划30平方公里|空间: two characters that open their clause and name no quantity, with a noun behind the figure."""
    if f.before is None or f.left.end != f.i or f.before[1] - f.before[0] != 2 or f.after is None:
        return False
    first = skip_lead(f.s, clause_start(f.s.text, f.i), f.i)
    opens = first == f.before[0] or f.s.text[f.before[0] - 1] in (PLACE, TIME)
    return (
        opens and not MEASURES.search(f.own) and not _DIMENSION.search(f.own) and f.s.text[f.after[0]] not in "的是为"
    )


_HOLDS = ("拥有", "建有", "设有", "种有")  # 县里拥有20万亩|茶园
# 采茶机占据全球70%的|市场
_OCCUPIES = re.compile("(?P<of>(?:占据|占有|占领)了?[^，。；、的]{0,6}?)(?:超过?|近|约|逾)?$")
_IS = re.compile("是|为(?!了)|都来自")


def _who_do(f: Figure, span: tuple[int, int]) -> re.Match[str] | None:
    """12名工人|同时操作的生产线: what people do may tell of a thing; the people are counted."""
    m = _WHO_DO.match(f.s.text, *span)
    words = words_in(f.s.text, m.end("who"), span[1]) if m else ()
    return m if m and words and words[0].start == m.end("who") else None


_WHO_DO = re.compile(
    rf"(?P<who>[^，。；、的]{{0,8}}(?:{alternation('counted_people')}))[^，。；、的]{{2,10}}的(?!家庭|子女)"
)
# 16名移民|的飞机: the people are counted
_WHOM = re.compile(
    rf"(?P<who>[^，。；、的]{{0,8}}(?:{alternation('counted_people')}|移民|乘客|旅客|嘉宾|官员|部长|局长|主任))的(?!家庭|子女)"
)
# 项目已开工230个
_OPENED = re.compile("(?:开工|竣工|完工|投产|投运|开业|落地|获批)(?:了|达)?$")
_OF_PEOPLE = re.compile(
    f"(?:{alternation('counted_people')}|嘉宾|专家|学者|人士|力量|客商|选手|队员|运动员|侨胞|青少年)$"
)


def area(f: Figure) -> Reading | None:
    """山区26县, 全省3村: a unit that is itself what is counted."""
    if f.number.unit not in AREAS:
        return None
    if f.s.text[f.i - 1 : f.i] == "等" and (done := deed(f)):
        return done  # 湖南、江西等6省（区、市）开展检查
    if f.after and not _WITHIN.match(f.s.text, f.i + 1) and not _AREAS_OF.match(f.s.text, f.i - 1):
        return None
    if under := _UNDER.match(f.s.text, clause_start(f.s.text, f.i), f.i):
        return Reading(f.s.printed(under.start("of"), under.end("of")) + f.number.unit, under.start(), f.i + 1)
    own = "" if f.s.text[max(0, f.i - 2) : f.i] == f"、{PLACE}" else whose(f)  # 甲、乙、丙15县
    return Reading(own + f.number.unit, f.i - 1 if f.i else f.i, f.i + 1)


# 辖2区、8县、1县级市: the divisions of the whole that the clause begins with
_UNDER = re.compile(f"[^，。；辖{NUMBER}]{{0,12}}?(?P<of>[下管]?辖)(?![区内境])[^，。；]*$")


# 沿海|9市|经济总量: what the members of a region have in common.
_AREAS_OF = re.compile(
    f"{PLACE}{NUMBER}(?:经济|生产|地区|常住|户籍|人口|工业|财政|居民|土地|的|[^，。；]{{0,8}}[占达均])"
)
_WITHIN = re.compile("[中里内]")


_AMOUNT = re.compile(
    r"(?:投资额?|产值|金额|总额|收入|利润|资金|成本|价格|租金|税收|营收|销售额|贷款|报价|造价|资产|市值)$"
)
_TO_DO = re.compile(
    r"[，、]?(?:新建|建设|修建|兴建|推广|建成|建起|建立|改造|购买|购置|采购|用于|支持|扶持|发展|实施|打造|开展|推进|完善|修缮|修复|引进|补贴|补助|奖励|解决|帮助|资助)"
)


def _listed_in_pairs(f: Figure, end: int) -> bool:
    """酒驾91起|醉驾1起: a noun before the figure, and behind it a noun with its own figure of the same unit."""
    if (
        f.kind != "count"
        or not f.before
        or f.only_place
        or f.own.endswith("等")
        or f.s.text[end : end + 1] != NUMBER
        or by_verb(f)
    ):
        return False
    other = f.s.mentions[end].value
    return isinstance(other, Number) and other.unit == f.number.unit and not f.left.verb


def _of_class(f: Figure) -> tuple[int, int] | None:
    """3个亩产千斤以上的|县: between the count and its noun stands the measure of a class."""
    s, i = f.s, f.i
    k = s.text.find(NUMBER, i + 1, clause_end(s.text, i)) if f.kind == "count" else -1
    if k < 0 or s.text[k + 1 : k + 2] != "的" or s.text[i + 1] in "、和及的" or worth.measures(s, k, s.mentions[k]):
        return None
    return noun_after(s, k + 1)


def _people(f: Figure) -> tuple[int, int] | None:
    """The noun that a figure without a unit counts (185万脱贫人口)."""
    if f.s.mentions[f.i].rule not in ("number.bare", "number.han_bare"):
        return None
    m = _PEOPLE.match(f.s.text, f.i + 1)
    if m is None:
        return None
    longer = _PEOPLE_ALSO.match(f.s.text, m.end())
    return f.i + 1, longer.end() if longer else m.end()  # 贫困家庭|学生


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
    if f.number.unit == "倍" and (of := _TIMES.search(s.text, left.start, i)):
        subject = f.noun_in(left.start, of.start()) or (f.carried if span else "")
        if subject:
            return Reading(subject, left.start, i + 1, subject=subject)
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
    if f.kind == "share" and (done := _DONE_OF.search(s.text, left.start, i)):
        subject = f.noun_in(left.start, done.start()) or f.carried
        if subject:
            return Reading(subject + s.printed(done.start(), done.end("of")), left.start, i + 1, subject=subject)
    name = printed(s, span)
    if f.kind in ("share", "score") and (each := each_of(f)):
        return Reading(each[0], span[0], i + 1, left.change, left.base, also=tuple(each[1:]))
    if shared_noun := _shared_object(f):
        return Reading(name + shared_noun, span[0], i + 1, left.change, left.base)
    if f.only_place and (said := f.of_same_unit() or ("" if f.number.unit in _HOUSEHOLDS else f.carried)):
        name = said
    name = _class_before(f, span[0]) + completed(f, name, span[0])
    if f.kind == "count" and left.copula and name == f.carried and f.of_same_unit():
        name += doing(f, i + 1)  # 50个村庄已有30个|建起广场
    return Reading(name, span[0], i + 1, left.change, left.base)


# 产值占|今年同期|全部产值: when it is counted is no part of the whole.
_SAME_TIME = re.compile(f"(?:{TIME}|同期|同口径|的)+(?=[^，。；]{{2}})")
# 甲的含量是|乙的|8倍: it is told of the first, by how much it exceeds the second.
_TIMES = re.compile("(?:是|为|相当于|超过了?|达到?了?)[^，。；、]{1,20}的(?:近|约|超过?|逾)?$")
_CLASS = re.compile("(?:以上|以下)?的?")


def _class_before(f: Figure, start: int) -> str:
    """亿元以上|项目3个: the measure right before a counted noun tells which of them are counted."""
    s = f.s
    k = s.text.rfind(NUMBER, clause_start(s.text, f.i), start)
    if k < 0 or f.kind not in ("count", "person") or not _CLASS.fullmatch(s.text, k + 1, start):
        return ""
    value = s.mentions[k].value
    told = s.printed(k, start)
    classed = isinstance(value, Number) and worth.kind_of(value) in ("money", "measure") and "以" in told[-4:]
    return told if classed else ""


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
