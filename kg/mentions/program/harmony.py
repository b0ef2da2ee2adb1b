"""One programme, one record: the forms that an article uses for the same thing are brought together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.mentions.program.vocabulary import head_of, plain
from kg.model import Mention, Program

_GENERIC = re.compile(
    "(?:工作机制|工作体系|发展目标|专项行动|战略|机制|行动|工程|计划|制度|模式|清单|措施|方案|要求|工作法|体系|工作|目标|任务)$"
)
_MARKS = re.compile(r"[、，,·\s（）()]")


def harmonise(mentions: Iterable[Mention]) -> list[Mention]:
    """Let every form of a name stand for the fullest one: “2+5” and “2+5”机制 for 2+5工作机制."""
    mentions = list(mentions)
    fullest: dict[str, Program] = {}
    for m in mentions:
        if isinstance(m.value, Program):
            key = core(m.value.name)
            fullest[key] = max(fullest.get(key, m.value), m.value, key=lambda p: (_named(p), len(p.name)))
    return [replace(m, value=fullest[core(m.value.name)]) if isinstance(m.value, Program) else m for m in mentions]


def core(name: str) -> str:
    """What is left of a name without marks and general head nouns."""
    bare = _MARKS.sub("", plain(name))
    while len(cut := _GENERIC.sub("", bare)) >= 2 and cut != bare:
        bare = cut
    return bare


def _named(program: Program) -> bool:
    """A name that ends in its head tells its kind better than one that does not."""
    return head_of(program.name) is not None
