"""What a figure is said of where no noun beside it says so: the whole that shares are of, a base, somebody's age."""

from __future__ import annotations

import re

from kg.facts.observation import worth
from kg.facts.observation.clause import NUMBER, clause_start
from kg.facts.observation.figure import Figure, Reading
from kg.facts.observation.when import base_at


def base(f: Figure) -> Reading | None:
    """比上年的3.2亿元增长7%: the figure of the year before is said of the same thing."""
    m = base_at(f.s.text, f.i)
    if m is None or f.kind in ("time", "person") or f.number.unit == "位":
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


def age(f: Figure) -> Reading | None:
    """33岁的王芳: how old a person is that the text names."""
    if f.number.unit not in ("岁", "周岁"):
        return None
    who = worth.aged(f.s, f.i)
    return Reading(f"{f.s.printed(who, who + 1)}年龄", f.i, f.i + 1) if who is not None else None
