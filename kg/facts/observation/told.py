"""What a figure is said of where no noun beside it says so: the whole that shares are of, a base, somebody's age."""

from __future__ import annotations

import re

from kg.facts.observation import worth
from kg.facts.observation.clause import clause_start
from kg.facts.observation.figure import Figure, Reading
from kg.facts.observation.phrase import noun_after
from kg.facts.observation.when import base_at
from kg.grammar import NUMBER, TIME


def base(f: Figure) -> Reading | None:
    """比上年的3.2亿元增长7%: the figure of the year before is said of the same thing."""
    m = base_at(f.s.text, f.i)
    if m is None or f.number.unit == "位" or (f.kind in ("time", "person") and f.s.text[m.start()] in "比较"):
        return None
    start = clause_start(f.s.text, f.i)
    if m["of"]:
        return Reading(f.s.printed(*m.span("of")), m.start(), f.i + 1)  # 比1957年的钢产量500万吨增加一倍
    subject = f.full(f.noun_in(start, m.start())) if m.start() > start else f.carried
    return Reading(subject, f.i, f.i + 1, subject=subject) if subject else None


# 在工业总产值中所占的比重如下：国营占63%; 在工业总产值中，国营占63%
_SHARE_IN = re.compile(r"在[^，。；：、在]{2,14}[中里]，?(?:各自|分别)?所?占的?(?:比重|比例|份额)")
_WHOLE = re.compile(rf"(?:^|[，。；])在(?P<of>(?:全部)?[^，。；：、在{NUMBER}]{{2,14}})[中里]，")


def held(f: Figure) -> Reading | None:
    """国营占63.8%, where the sentence has told of what it is a share."""
    s = f.s
    if f.kind != "share" or not f.before or not s.text.endswith("占", f.left.end, f.i):
        return None
    start, _ = s.sentence(f.i)
    if told := list(_SHARE_IN.finditer(s.text, start, f.before[0])):
        share = s.printed(*told[-1].span()).replace("，", "")
    elif told := list(_WHOLE.finditer(s.text, start, f.before[0])):
        share = "占" + s.printed(*told[-1].span("of"))
    else:
        return None
    return Reading(f.own + share, f.before[0], f.i + 1, subject=f.own)


# 在某会成立50周年之际, 今年是建交60周年
_OCCASION = re.compile(f"[是在为于值逢以{TIME}]|值此|希望|迎接|祝贺|庆祝|纪念|迎来|即将|隆重")


def founded(f: Figure) -> Reading | None:
    """某会成立50周年: the beginning of which it is the anniversary, with what began."""
    if f.number.unit != "周年" and not (f.number.unit == "天" and f.s.text.endswith("倒计时", 0, f.i)):
        return None
    start = clause_start(f.s.text, f.i)
    for m in _OCCASION.finditer(f.s.text, start, f.i):
        start = m.end()
    of = f.s.printed(start, f.i).strip("“”　 的")
    return Reading(of, start, f.i + 1) if 2 <= len(of) <= 24 else None


_TODAY = re.compile("如今|至今|现在|今天")


def old(f: Figure) -> Reading | None:
    """有着近600年历史的古寺, 古城有600多年历史: how old something is."""
    s, i = f.s, f.i
    if f.number.unit != "年" or not worth.is_history(s.text, i):
        return None
    after = s.text.index("史", i) + 1
    if s.text[after : after + 1] == "的":
        first = last = after + 1
        while last in s.mentions and s.mentions[last].kind in ("place", "organization"):
            last += 1
        noun = _TODAY.split(f.name(noun_after(s, last)))[0]
        apt = 2 <= len(noun) < 9 and noun[0] not in "里内中上下外"
        of = noun if last == first or apt else s.printed(last - 1, last)
    else:
        of = f.own or f.carried
    return Reading(of + "历史", i, after) if of else None


_LASTING = re.compile(f"(?:(?:已经?|预计|计划|可能|将会|[将可仍]|{TIME})*持续|(?P<term>为期))(?:了|长达)?$")


def term(f: Figure) -> Reading | None:
    """为期3个月的紧急状态, 罢工持续3天: how long something is to last."""
    s, i = f.s, f.i
    start = clause_start(s.text, i)
    m = _LASTING.search(s.text, max(start, i - 12), i) if f.kind == "time" else None
    if m is None:
        return None
    described = f.name(noun_after(s, i + 1)) if s.text[i + 1 : i + 2] == "的" else ""
    if m["term"] or described:
        of = described or f.carried
        return Reading(of, m.start(), i + 1) if of else None
    of = f.noun_in(start, m.start()) or f.carried
    return Reading(of + "持续", m.start(), i + 1, subject=of) if of else None


_SIZE = re.compile("[，、和](?P<of>[长宽高深厚重])(?:达到?|约|近|超过?)*$")
_OTHER_SIZE = re.compile("(?:全长|总长|主跨|直径|[长宽高深厚重])$")


def sized(f: Figure) -> Reading | None:
    """大坝长300米、高50米，重2000吨: another dimension of the same thing."""
    m = _SIZE.search(f.s.text, max(0, f.i - 5), f.i) if f.kind == "measure" else None
    last = f.carried if m else ""
    of = _OTHER_SIZE.sub("", last)
    if m is None or not last or (of == last and f.carried_kind != "count"):
        return None
    return Reading(of + m["of"], m.start("of"), f.i + 1)


def age(f: Figure) -> Reading | None:
    """33岁的王芳: how old a person is that the text names."""
    if f.number.unit not in ("岁", "周岁"):
        return None
    who = worth.aged(f.s, f.i)
    return Reading(f"{f.s.printed(who, who + 1)}年龄", f.i, f.i + 1) if who is not None else None
