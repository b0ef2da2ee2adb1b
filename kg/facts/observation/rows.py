"""甲率、乙率分别达到73%、55%: the nouns and the figures of two lists belong together in order."""

from __future__ import annotations

import re
from itertools import islice

from kg.facts.observation import worth
from kg.facts.observation.clause import clause_start, opened_at
from kg.facts.observation.figure import Figure, Reading
from kg.facts.observation.left import left_of
from kg.facts.observation.phrase import MEASURES, noun_before
from kg.facts.observation.printed import printed
from kg.grammar import NUMBER, ORGANIZATION, PLACE, TIME, Slotted
from kg.mentions.numeral import HAN
from kg.model import Number

_THAN_WORD = re.compile(r"[高低快好多少]于|高出|低出|[比较]")


def row(f: Figure) -> Reading | None:
    """One of several figures with 分别 before them."""
    s, i = f.s, f.i
    group = worth.neighbours(s.text, i)
    start = opened_at(s.text, clause_start(s.text, group[0]), group[0])
    apart = s.text.rfind("分别", start, group[0])
    if apart >= 0:
        group = _moving_apart(s.text, apart, group)
    if len(group) < 2:
        return None
    if before := _level_left(f, start, group):
        return before
    if placed := _placed(f, start, apart, group):
        return placed
    if apart < 0:
        return _row_again(f, group) or _row_plain(f, group)
    if again := _of_row_before(f, start, apart, group):
        return again
    middle = s.text[apart + 2 : group[0]]
    if than := _than(f, start, apart, middle, group):
        return than
    left = left_of(s, group[0])
    moved = left_of(s, i).change or left.change
    k = group.index(i)
    first = Figure(s, group[0], f.read)
    if m := _THAN_WORD.search(middle):
        found = items(s, apart + 2 + m.end(), group[0], len(group))
        subject = first.full(f.noun_in(start, apart))
        if subject and len(found) >= len(group):
            return Reading(f"{subject}{m[0]}{found[k - len(group)]}", apart, i + 1, subject=subject)
    lead = left_of(s, apart)
    by = _BY.search(s.text, start, apart)  # 完工量、订单量以载重吨计分别占
    levels = _LEVELS_LEFT.search(s.text, start, apart)
    lead_end = min([lead.end, *(m.start() for m in (by, levels) if m)])
    base = left.base or lead.base
    found = items(s, start, lead_end, len(group)) if lead_end > start else []
    if len(found) < len(group):
        earlier = _earlier(first, len(group))
        found = _again_of(earlier, found) or earlier or _listed_before(s, start, len(group), found[-1] if found else "")
    if len(found) < len(group):
        one = first.full(f.noun_in(start, lead_end))
        return Reading(one, start, i + 1, moved, base) if one else None
    if f.kind == "share" and (wholes := _wholes(s, apart + 2, group[0], len(group))):
        subject = found[k - len(group)]
        return Reading(subject + wholes[k], start, i + 1, moved, base, subject=subject)
    # 甲镇、乙镇分别完成造林300亩、200亩: what the figures' own clause names is said of each
    own = first.own.rpartition("分别")[2] if first.before and first.before[1] > apart + 2 and not moved else ""
    subject = found[k - len(group)]
    return Reading(subject + own, start, i + 1, moved, base, subject=subject if _PLANNED.search(own) else None)


_ONLY_BASE = re.compile("(?:[同环]比|年均|平均)?")
_PART_OF = re.compile("占(?:到|了)?[^，。；占]{1,16}?(?=的|$)")


def _of_row_before(f: Figure, start: int, apart: int, group: tuple[int, ...]) -> Reading | None:
    """甲县、乙县产值分别为16亿元、22亿元，|分别增长8%、9%, 分别占全市的…: a second row is said of what the first is."""
    s = f.s
    last = s.text.rfind(NUMBER, s.sentence(f.i)[0], start) if _ONLY_BASE.fullmatch(s.text, start, apart) else -1
    earlier = worth.neighbours(s.text, last) if last >= 0 else ()
    found = f.read(s, earlier[group.index(f.i)]) if len(earlier) == len(group) else None
    if found is None or found[1].where is None:
        return None
    left, part = left_of(s, group[0]), _PART_OF.match(s.text, apart + 2, group[0])
    of = s.printed(*part.span()) if part else ""
    return Reading(found[1].about + of, apart, f.i + 1, left.change, left.base, where=found[1].where)


# 甲率、乙率由3%、4%|分别提高到5%、6%
_LEVELS_LEFT = re.compile(f"[由从](?:原来的?|当初的?|每[年月日天人户亩]|{TIME}的?)?{NUMBER}(?:[、和与]{NUMBER})+$")


def _level_left(f: Figure, start: int, group: tuple[int, ...]) -> Reading | None:
    """One of the levels from which several things came to others: 由|3%、4%|分别提高到."""
    if not f.s.text.startswith("分别", group[-1] + 1):
        return None
    from_ = _LEVELS_LEFT.search(f.s.text, start, group[-1] + 1)
    found = items(f.s, start, from_.start(), len(group)) if from_ else []
    return Reading(found[group.index(f.i)], start, f.i + 1) if len(found) == len(group) else None


_PLACES = re.compile(
    rf"[^，。；]{{0,8}}?(?P<of>[{PLACE}{ORGANIZATION}](?:[、和及与][{PLACE}{ORGANIZATION}])+)(?:等?(?:{NUMBER}|[{HAN}]+个?[省市县区州旗镇乡村地盟][市县区]?))?"
)


def _placed(f: Figure, start: int, apart: int, group: tuple[int, ...]) -> Reading | None:
    """甲、乙两县工业产值分别增长3%、4%; 甲县、乙县完成造林300亩、200亩: each figure is said of a place of its own."""
    s = f.s
    m = _PLACES.match(s.text, start, group[0])
    places = [k for k in range(*m.span("of")) if s.text[k] in (PLACE, ORGANIZATION)] if m else []
    if m is None or len(places) != len(group):
        return None
    first = left_of(s, group[0])
    change = left_of(s, f.i).change or first.change
    # what is measured stands before 分别, or behind it
    lead = left_of(s, apart).end if apart >= 0 else m.end()
    of = f.noun_in(m.end(), lead) if lead > m.end() else ""
    own = "" if change else f.noun_in(max(m.end(), apart + 2), first.end)
    subject = of + own or Figure(s, group[0], f.read).full("")
    where = places[group.index(f.i)]
    whose = s.printed(where, where + 1) if s.text[where] == ORGANIZATION else ""
    return Reading(whose + subject, start, f.i + 1, change, first.base, where=where) if subject else None


_PLANNED = re.compile("(?:计划|任务|目标|预算)的?$")  # what is done of it is no name of what it is
_BY = re.compile("以[^，。；、以]{2,10}计算?$")
# 分别占甲、乙总数的90%和95%: each a share of its own whole, or all of one
_SHARES = re.compile("^(?P<by>占|(?:超额)?完成)(?P<of>[^，。；]{1,20}?)的?(?:比重|比例|份额)?的?$")


def _wholes(s: Slotted, start: int, end: int, count: int) -> list[str]:
    m = _SHARES.match(s.text[start:end])
    if m is None:
        return []
    first, last = start + m.start("of"), start + m.end("of")
    found = items(s, first, last, count)
    return [m["by"] + of for of in (found if len(found) == count else [s.printed(first, last)] * count)]


_APART = re.compile(
    rf"分别[^，。；{NUMBER}]{{0,6}}{NUMBER}(?:[、和及与](?:增长|增加|提高|提升|上升|下降|减少|降低|回落|[增升降减])了?{NUMBER})+"
)


def _moving_apart(text: str, apart: int, group: tuple[int, ...]) -> tuple[int, ...]:
    """分别增长3%、下降2%: figures with a verb each stand in one row, too."""
    m = _APART.match(text, apart)
    if m is None or not m.start() < group[0] < m.end():
        return group
    return tuple(k for k in range(m.start(), m.end()) if text[k] == NUMBER)


_MOST = re.compile(r"(?:最|较|更|比较|相对)[大高快多低小慢好]$")


def _listed_before(s: Slotted, start: int, count: int, head: str) -> list[str]:
    """甲业、乙业增幅最大，分别为3%和2%: the list in the clause before, with the head that the figures' own clause names."""
    end = start - 1
    first, _ = s.sentence(start)
    if end <= first:
        return []
    begin = max(first, clause_start(s.text, end))
    if NUMBER in s.text[begin:end] or not s.text[begin:end].strip(f"{TIME}、和及 "):
        return []
    if etc := _ETC.search(s.text, begin, end):
        end = etc.start()
    elif most := _MOST.search(s.text, begin, end):
        end = most.start()
    found = items(s, begin, end, count)
    head = "" if head in _NOT_SHARED else head
    return (
        [o if o.endswith(head) else o + head for o in found] if len(found) == count and min(map(len, found)) > 1 else []
    )


_ETC = re.compile(r"等[^，。；、]{2,20}$")
_NOT_SHARED = frozenset(("其中", "同比", "实现", "两者", "二者"))


_THAN = re.compile(r"(?<![同环占对相类])[比较](?P<of>[^，。；]{2,40}?)$")
_BY_MORE = re.compile(r"(?:[提更]?[高低快慢多少]|高出|低出|加快|回落|提升|下降)了?$")
_BRACKETS = re.compile(r"[（(][^）)]*[）)]")


def _than(f: Figure, start: int, apart: int, middle: str, group: tuple[int, ...]) -> Reading | None:
    """比全省和全国平均水平分别高0.7、1.4个百分点: each figure with what the one thing is compared with."""
    m = _THAN.search(f.s.text, start, apart)
    if not m or not _BY_MORE.fullmatch(middle):
        return None
    others = [_BRACKETS.sub("", o) for o in _parted(f.s, m.start("of"), apart)]
    subject = Figure(f.s, group[0], f.read).full(f.noun_in(start, m.start()))
    if not subject or len(others) != len(group):
        return None
    return Reading(f"{subject}比{others[group.index(f.i)]}{middle}", start, f.i + 1, subject=subject)


def _parted(s: Slotted, start: int, end: int) -> list[str]:
    """The members of a plain list as printed, without what their brackets hold."""
    text = _BRACKETS.sub(lambda m: "（" + "＊" * (len(m[0]) - 2) + "）", s.text[start:end])
    cuts = [m.span() for m in re.finditer(r"、|和|及|以及|与", text)]
    bounds = [start, *(start + b for pair in cuts for b in pair), end]
    return [s.printed(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]


def _earlier(f: Figure, count: int) -> list[str]:
    """What the `count` figures before `i` in its sentence were said of (破案3起，抓获5名，分别增长2%和4%)."""
    s = f.s
    start, _ = s.sentence(f.i)
    if clause_start(s.text, f.i) <= start:
        start = 0  # 产值5亿元，利润2亿元。分别增长3%和4%。
    before = [k for k in range(start, f.i) if s.text[k] == NUMBER and worth.measures(s, k, s.mentions[k])]
    told = (r[1].about for k in reversed(before) if (r := f.read(s, k)))
    found = [*islice(dict.fromkeys(told), count)]
    return found[::-1] if len(found) == count else []


_OF_WHOM = re.compile(
    "第[一二三四五六](?:产业|季度|批|期|组)|[^，。；]{0,4}?(?:城镇|农村|城市|乡村)(?:常住)?(?:居民|人口)"
)


def _again_of(earlier: list[str], found: list[str]) -> list[str]:
    """城镇居民收入, 农村居民收入 and then 人均消费支出分别为…: the new quantity of those spoken of before; empty where it is none."""
    whom = [m[0] for o in earlier if (m := _OF_WHOM.match(o))]
    if len(found) != 1 or len(whom) < len(earlier) or not MEASURES.search(found[0]) or _OF_WHOM.match(found[0]):
        return []
    return [of + found[0] for of in whom]


_CUTS = (r"(?<![（(])、(?![^（(]*[）)])", r"(?<![（(])(?:、|和|及|以及|与)(?![^（(]*[）)])")
_RATE = re.compile(r"(?:完成|覆盖|达标|上线|合格|普及)率$")


# 餐饮、住宿、旅游业|销售收入
_TRADE = re.compile("[^业]{2,3}(?<![就事职作专企行失创])(?P<of>业[^业]{2,8})$")
_FARMED = re.compile("(?:出栏|存栏|播种|种植|收购|进口|出口|批发|销售)[量数]?$")
_KIN = re.compile(r"城镇|农村|城乡|城市|乡村|脱贫县|男性|女性|常住|户籍|小学|初中|高中")
_KIN_LAST = re.compile(f"(?:{_KIN.pattern})$")


def items(s: Slotted, start: int, end: int, count: int = 0) -> list[str]:
    """The members of a list in `text[start:end]`; a head that only the last has (增加值) is lent to the others.

    Where 、 alone gives `count` members, 和 is part of one.
    """
    for pattern in _CUTS:
        cuts = [m.span() for m in re.finditer(pattern, s.text[start:end])]
        if len(cuts) + 1 == count:
            break
    bounds = [start, *(start + b for pair in cuts for b in pair), end]
    out = []
    for a, b in zip(bounds[::2], bounds[1::2], strict=True):
        figure = s.text.rfind(NUMBER, a, b)
        if figure > a and b == end and _sums_up(s, figure, len(bounds) // 2) and not MEASURES.search(s.text[:b]):
            b = figure  # 甲渠、乙渠|两个灌域
        a = max(a, s.text.rfind(NUMBER, a, b) + 1)
        span = noun_before(s, a, b)
        out.append(printed(s, span or (a, b)))
    if parted := _one_in_all(out, count):
        return parted
    if len(out) > 1 and (kin := _KIN.match(out[-1])) and all(_KIN_LAST.search(o) for o in out[:-1]):
        return [o + out[-1][kin.end() :] for o in out[:-1]] + out[-1:]
    if len(out) > 1 and (tail := _shared_tail(out)):
        return [o + tail for o in out[:-1]] + out[-1:]
    if len(out) > 1 and (trade := _TRADE.match(out[-1])) and all(len(o) == 2 for o in out[:-1]):
        return [o + trade["of"] for o in out[:-1]] + out[-1:]
    if len(out) > 1 and (farmed := _FARMED.search(out[-1])) and all(len(o) < 3 for o in out[:-1]):
        return [o + farmed[0] for o in out[:-1]] + out[-1:]  # 猪、牛出栏
    last = out[-1]
    head = _RATE.search(last) or MEASURES.search(last)
    return [o if not head or MEASURES.search(o) or o[-1:] == last[-1] else o + head[0] for o in out]


def _sums_up(s: Slotted, k: int, count: int) -> bool:
    value = s.mentions[k].value
    return isinstance(value, Number) and value.value == count > 1


_MEMBERS = {
    "城乡": ("城镇", "农村"),
    "三次产业": ("第一产业", "第二产业", "第三产业"),
    "工农业": ("工业", "农业"),
    "中小学": ("中学", "小学"),
    "男女": ("男性", "女性"),
}
"""Words for several at once, of each of which a row of as many figures tells."""
_JOINT = re.compile(f"(?:{'|'.join(_MEMBERS)})(?=[^，。；]{{2}}|$)")
# 牛羊存栏分别为…
_TWO_KINDS = re.compile(
    "(?:猪牛|牛羊|猪羊|鸡鸭|鸭鹅|车船|稻麦|粮棉|粮油)(?=(?:总|年)?(?:存栏|出栏|饲养|产|播种|种植|栽培|面积))"
)
_NTH = re.compile("第?[一二三四五六]|[省市县区镇乡]")
_NTH_OF = re.compile("第?[二三四五六市县区镇乡村](?P<of>产业|季度|批|期|类|组|档|方阵|级)")


def _one_in_all(found: list[str], count: int) -> list[str]:
    """城乡居民收入 → 城镇居民收入, 农村居民收入; 第一、二、三产业产值 → 第一产业产值, 第二产业产值, …"""
    last = found[-1]
    if len(found) == 1 and (m := _JOINT.search(last)) and len(each := _MEMBERS[m[0]]) == count:
        return [last[: m.start()] + of + last[m.end() :] for of in each]
    if count == 2 and len(found) == 1 and (kinds := _TWO_KINDS.match(last)):
        return [kind + last[kinds.end() :] for kind in kinds[0]]
    if len(found) == count > 1 and (m := _NTH_OF.match(last)) and all(_NTH.fullmatch(o) for o in found[:-1]):
        of = m.start("of")
        return ["第" * (m["of"] != "级") + o[-1] + last[of:] for o in (*found[:-1], last[:of])]
    return []


_CLASS = "级类性业型期户"


def _shared_tail(found: list[str]) -> str:
    """省级、市级、县级干部人数: what follows the class in the last member is said of all."""
    first, last = found[0][-1:], found[-1]
    at = last.find(first)
    alike = first in _CLASS and all(o.endswith(first) and len(o) < 6 for o in found[:-1])
    return last[at + 1 :] if alike and 0 < at < min(6, len(last) - 2) else ""


def _row_plain(f: Figure, group: tuple[int, ...]) -> Reading | None:
    """甲值、乙值两项指标增速居第一，高于目标2.1、6.3个百分点: figures of one unit, said of the members of a list or of one thing."""
    s = f.s
    values = [v for k in group if isinstance(v := s.mentions[k].value, Number)]
    if len({v.unit for v in values}) > 1 or worth.kind_of(values[0]) not in ("share", "measure", "money"):
        return None
    earlier = _earlier(Figure(s, group[0], f.read), len(group)) if left_of(s, group[0]).change else []
    if len(set(earlier)) == len(group):  # 甲收入5万元，乙收入3万元，增长8%和9%
        return Reading(earlier[group.index(f.i)], f.i, f.i + 1, left_of(s, group[0]).change, left_of(s, group[0]).base)
    if f.i == group[0] or (first := f.read(s, group[0])) is None:
        return None
    return first[1]._replace(end=f.i + 1)


def _row_again(f: Figure, group: tuple[int, ...]) -> Reading | None:
    """…分别为10亿人、2亿人，同比增加3万人、1万人: a second row of figures follows the nouns of the first."""
    s = f.s
    start, _ = s.sentence(f.i)
    apart = s.text.rfind("分别", start, group[0])
    first = s.text.find(NUMBER, apart, group[0]) if apart >= 0 else -1
    if first < 0 or len(earlier := worth.neighbours(s.text, first)) != len(group) or earlier[-1] >= group[0]:
        return None
    found = row(Figure(s, earlier[group.index(f.i)], f.read))
    left = left_of(s, group[0])
    return Reading(found.about, group[0], f.i + 1, left.change, left.base, where=found.where) if found else None
