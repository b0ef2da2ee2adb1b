"""How an article names again what it has named: without quotation marks (三联工作法), or by a word for its kind (这一做法)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Slotted, declared
from kg.mentions.program.vocabulary import plain
from kg.model import Mention, Program

SHORTEST = 4
"""Characters of a name that is known without its marks."""


def again(found: list[Mention], passages: list[Slotted], text: str) -> Iterator[Mention]:
    """Each place where a name that the article has in quotes stands without them, by itself or with its head."""
    names: dict[str, Program] = {}
    for m in found:
        if m.rule == "program.quoted" and isinstance(m.value, Program):
            printed = text[m.start : m.end]
            names.setdefault(plain(printed), m.value)
            names.setdefault(plain(printed[: printed.find("”") + 1]), m.value)
    spans = [(m.start, m.end) for m in found]
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name) if len(name) >= SHORTEST else -1
        while at >= 0:
            end = at + len(name)
            if not any(start < end and at < stop for start, stop in spans) and any(
                s.passage.start <= at and end <= s.passage.end for s in passages
            ):
                spans.append((at, end))
                yield Mention("program", at, end, names[name], "program.again")
            at = text.find(name, end)


_POINTER = re.compile(
    "[这该此本][一项套种次]{0,2}(?P<noun>机制|制度|模式|做法|工作法|专项行动|行动|活动|项目|工程|计划|规划|方案|战略"
    "|试点|通知|意见|条例|办法|纲要|倡议|措施|指南)(?![者员家性化组部])"
)
_KINDS = {
    "mechanism": ("机制", "制度", "做法"),
    "method": ("模式", "做法", "机制"),
    "action": ("行动", "专项行动", "活动", "项目"),
    "service": ("做法", "活动", "项目"),
    "plan": ("计划", "规划", "方案"),
}


def pointed_at(found: list[Mention], passages: list[Slotted]) -> Iterator[Mention]:
    """这一机制, 该行动: the last programme of such a name or kind, in the passage so far or the one before."""
    row = sorted(found, key=lambda m: (m.start, m.end))
    floor = 0
    for slotted in passages if row else ():
        begin = slotted.passage.start
        for word in _POINTER.finditer(slotted.text):
            before = [
                m.value
                for m in reversed(row)
                if floor <= m.start and m.end <= begin + word.start() and isinstance(m.value, Program)
            ]
            called = (p for p in before if p.name.endswith(word["noun"]))
            of_kind = (p for p in before if word["noun"] in _KINDS.get(p.kind, ()))
            if program := next(called, None) or next(of_kind, None):
                yield Mention("program", *slotted.span(*word.span()), program, "program.pointer")
        floor = begin


POINTER = declared(
    "program.pointer",
    yes=(
        (
            "全县推行“三联三帮”工作法。\n这一做法在全市推广，该机制也写进村规。",
            ("三联三帮工作法|method", "三联三帮工作法|method"),
        ),
        ("“清湖行动”启动。该行动持续三年。", ("清湖行动|action",)),
    ),
    no=("全县推行“三联三帮”工作法。这项工程已经开工。", "这一做法值得推广。全县推行“三联三帮”工作法。"),
)
AGAIN = declared(
    "program.again",
    yes=(
        ("全县推行“三联三帮”工作法。三联三帮，即联村、联户、联企，帮钱、帮人、帮物。", ("三联三帮工作法|method",)),
        ("小水镇建立“有事来说”制度。有事来说制度受到欢迎。", ("有事来说制度|mechanism",)),
    ),
    no=("各村开设“周末课堂”。周末，课堂里坐满了人。", "干部开展“三联”活动。三联书店开业。"),
)
