"""What a programme is a part of by its very name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Document
from kg.mentions.program.harmony import core
from kg.model import Mention, Program, ProgramLink

_MEASURE = frozenset(("action", "mechanism", "service", "method"))
_PLANNED = re.compile("(?:规划|计划|方案|清单|纲要|意见|措施|办法|指引|条例)(?:（[^）]*）)?$")


def in_titles(doc: Document) -> Iterator[ProgramLink]:
    """《碳达峰试点建设方案》 has the trial for a part, and 《共建“丝路”合作规划》 is part of the strategy of its title.

    Only where the text names that by itself, too.
    """
    named: dict[Program, Mention] = {}
    for m in doc.mentions("program"):
        if isinstance(m.value, Program):
            named.setdefault(m.value, m)
    papers = [p for p in named if p.kind == "document" and _PLANNED.search(p.name)]
    for paper in papers:
        for value, m in named.items():
            if len(value.name) < 4 or value.name not in paper.name or value.kind == "document":
                continue
            part, whole = (value, paper) if value.kind in _MEASURE else (paper, value)
            if value.kind in _MEASURE or value.kind == "strategy":
                yield ProgramLink(part, "part_of", whole, m.start, m.end, "program_link.in_titles")


_SAME = re.compile("[（(]?(?:草案|修订|修正|试行|征求意见)")
"""What follows the name of a plan where it is still the same plan."""


def named_after(doc: Document) -> Iterator[ProgramLink]:
    """A plan or list whose name begins with another programme's (“双轮驱动”战略三年行动计划) is part of it."""
    first: dict[Program, Mention] = {}
    for m in doc.mentions("program"):
        if isinstance(m.value, Program) and m.value.kind != "document":
            first.setdefault(m.value, m)
    for whole in first:
        name = whole.name
        if len(name) <= 3 or whole.kind == "slogan" or name[-1] in "+＋":
            continue
        for value, m in first.items():
            rest = value.name[len(name) :]
            longer = value.name.startswith(name) and core(value.name) != core(name)
            if longer and rest[0] not in "+＋·—" and not _SAME.match(rest):
                yield ProgramLink(value, "part_of", whole, m.start, m.end, "program_link.named_after")
