"""What the noun behind a figure says that it counts or measures: 37家公立医院, 80%以上的财政支出; and units that are themselves what is counted."""

from __future__ import annotations

import re

from kg.facts.observation import worth
from kg.facts.observation.aims import is_left
from kg.facts.observation.bounds import word_before, words_in
from kg.facts.observation.changes import by_verb, growth_after
from kg.facts.observation.clause import clause_end, clause_start
from kg.facts.observation.counted import doing, told, whose
from kg.facts.observation.deeds import AREAS, SPENT, deed
from kg.facts.observation.figure import Figure, Reading, skip_lead
from kg.facts.observation.left import GOODS, is_noun
from kg.facts.observation.phrase import MEASURES, noun_after
from kg.facts.observation.printed import printed
from kg.grammar import NUMBER, PLACE, TIME
from kg.lexicon import alternation
from kg.model import Number

_PEOPLE = re.compile(rf"[一-鿿“”]{{0,6}}?(?:{alternation('counted_people')})")
_PEOPLE_ALSO = re.compile(alternation("counted_people"))
_DIMENSION = re.compile(
    r"(?:面积|海拔|长|高|宽|深|厚|重|全长|总长|直径|水位|气温|温度|时速|容量|库容|规模|产量|价值|能力|年产|占地)$"
)


def after(f: Figure) -> Reading | None:
    """37家公立医院, 80%以上的财政支出: the noun follows."""
    s, i, left, kind = f.s, f.i, f.left, f.kind
    if f.number.unit == "次":
        return deed(f)
    if kind == "measure" and (described := _described(f)):
        return described
    if f.before and is_left(s.text, i):
        return None  # 由30所|压减至20所
    if kind == "time" or (kind == "measure" and _DIMENSION.search(s.text, left.start, left.end)):
        return None
    if growth := growth_after(f):
        if left.base and not left.base.startswith(("年", "每年", "平均", "逐年")):
            return None  # 比去年3亿公斤增长7%: the figure to compare with
        subject = f.full(f.own)
        return Reading(subject, left.start, i + 1, growth, left.base) if subject else None
    of = s.text.startswith("的", i + 1)
    if of and f.before and _RECORD.match(s.text, i + 1):
        return None  # 创造了月进尺1200米的|全国纪录
    if kind == "share" and of and s.text.startswith(PLACE, i + 2):
        own = _OF_A_PLACE.match(s.text, i + 2)  # not 总量不到全省两成的|山区
        return Reading(s.printed(*own.span()) + doing(f, own.end()), i, own.end()) if own else None
    if kind == "share" and of and (held := _OCCUPIES.search(s.text, left.start, i)) and f.after:
        subject = f.noun_in(left.start, held.start()) or f.carried
        if subject:
            name = subject + s.printed(held.start(), held.end("of")) + f.name(f.after)
            return Reading(name, left.start, f.after[1], subject=subject)
    if kind == "money" and of and not left.copula and _AMOUNT.search(f.own):
        return None  # 总投资20亿元的基地
    if kind == "money" and not of and SPENT.search(s.text, left.start, i) and _TO_DO.match(s.text, i + 1):
        return None
    if (
        kind == "money"
        and f.before
        and f.after
        and _AT_A_RATE.search(s.text, left.start, i)
        and words_in(s.text, *f.after)
    ):
        return None  # 补助按每人500元|发放
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
    if left.copula and not of and kind != "count" and f.before and not (holds and f.after) and not f.only_place:
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
        or s.text[span[0]] in "户村县乡镇市州省班校店厂站院票饭菜花树车船枪刀书信鸡鸭鹅狗人桥"
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
    elif kind == "share" and of and (len(name) < _TELLS or _VIEW.match(s.text, span[1])):
        name += doing(f, span[1])  # 九成的海外仓|已开展信息化建设: which of them the share is
    new = word_before(s.text, left.start, i)
    if new and s.text[new.start] == "新" and "keep" in new.roles:
        name, start = s.printed(new.start, new.end) + name.removeprefix(s.printed(new.start, new.end)), new.start
    return Reading(name, min(start, i), max(span[1], i + 1), left.change if kind != "count" else None)


_LONG = re.compile("(?P<of>[长宽高深厚重])的(?=[^，。；、]{2})")
_AS_LONG = re.compile("(?P<of>[长宽高深厚重])达?$")


def _described(f: Figure) -> Reading | None:
    """一道长22公里的林带, 70米长的|栈道: how long the thing is that follows."""
    text, i = f.s.text, f.i
    if m := _LONG.match(text, i + 1):
        dimension, first = m["of"], m.end()
    elif text.startswith("的", i + 1) and f.before is None and (m := _AS_LONG.search(text, max(0, i - 2), i)):
        dimension, first = m["of"], i + 1
    else:
        return None
    span = noun_after(f.s, first)
    noun = f.name(span)
    return Reading(noun + dimension, i, span[1]) if span and noun else None


def _lone(f: Figure) -> bool:
    """规划30平方公里|空间: two characters that open their clause and name no quantity, with a noun behind the figure."""
    if f.before is None or f.left.end != f.i or f.before[1] - f.before[0] != 2 or f.after is None:
        return False
    first = skip_lead(f.s, clause_start(f.s.text, f.i), f.i)
    opens = first == f.before[0] or f.s.text[f.before[0] - 1] in (PLACE, TIME)
    return (
        opens and not MEASURES.search(f.own) and not _DIMENSION.search(f.own) and f.s.text[f.after[0]] not in "的是为"
    )


# 七成的湖南|受访者
_OF_A_PLACE = re.compile(
    f"{PLACE}+(?:人(?!均)|[^，。；、的]{{0,4}}(?:{alternation('counted_people')}|受访者|网民|储户|居民|选民|公民|企业|家庭|学生))"
)
_TELLS = 5
"""Characters from which on a noun tells enough by itself, but for what those think of whom it tells."""
_VIEW = re.compile("担[心忧]|(?:表示)?(?:强烈)?(?:反对|支持|赞成|同意|不满)|不(?:支持|赞成|同意|信任|满意)")
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


_OF_PEOPLE = re.compile(
    f"(?:{alternation('counted_people')}|嘉宾|专家|学者|人士|力量|客商|选手|队员|运动员|侨胞|青少年)$"
)


def area(f: Figure) -> Reading | None:
    """山区26县, 全省3村: a unit that is itself what is counted."""
    if f.number.unit not in AREAS:
        return None
    if f.s.text[f.i - 1 : f.i] == "等" and (done := deed(f)):
        return done  # 湖南、江西等6省（区、市）开展检查
    if f.after and not _WITHIN.match(f.s.text, f.i + 1) and not _AREAS_OF.match(f.s.text, f.i + 1):
        return None
    if under := _UNDER.match(f.s.text, clause_start(f.s.text, f.i), f.i):
        return Reading(f.s.printed(under.start("of"), under.end("of")) + f.number.unit, under.start(), f.i + 1)
    own = "" if f.s.text[max(0, f.i - 2) : f.i] == f"、{PLACE}" else whose(f)  # 甲、乙、丙15县
    return Reading(own + f.number.unit, f.i - 1 if f.i else f.i, f.i + 1)


# 辖2区、8县、1县级市: the divisions of the whole that the clause begins with
_UNDER = re.compile(f"[^，。；辖{NUMBER}]{{0,12}}?(?P<of>[下管]?辖)(?![区内境])[^，。；]*$")


# 沿海|9市|经济总量: what the members of a region have in common.
_AREAS_OF = re.compile("(?:经济|生产|地区|常住|户籍|人口|工业|财政|居民|土地|的|[^，。；]{0,8}[占达均])")
_WITHIN = re.compile("[中里内]")


_AT_A_RATE = re.compile("按照?(?:每[^，。；]{1,4})?$")
_RECORD = re.compile("的[^，。；、目标]{0,8}(?:纪录|记录|新高|成绩|水平)(?=[，。；]|$)")
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
