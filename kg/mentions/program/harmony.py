"""One programme, one record: the forms that an article uses for the same thing are brought together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.mentions.program.vocabulary import TAIL, head_of, plain
from kg.model import Mention, Program

_GENERIC = re.compile(
    "(?:工作机制|激励机制|工作体系|发展目标|专项行动|战略|机制|行动|工程|计划|制度|模式|清单|措施|方案|要求|工作法|体系|工作|目标|任务|治理|理念|方式|形式|"
    "三篇文章|文章)$"
)
_MARKS = re.compile(r"[、，,·\s（）()]")
_INNER = re.compile("“([^“”]+)”|‘([^‘’]+)’")


def harmonise(mentions: Iterable[Mention], text: str) -> list[Mention]:
    """Let every form of a name stand for the fullest one: “1+4” and “1+4”机制 for 1+4工作机制; `text` is the article's."""
    mentions = list(mentions)
    keys = [_key(m, text) for m in mentions]
    fullest: dict[tuple[str, bool], Program] = {}
    for key, m in zip(keys, mentions, strict=True):
        if isinstance(m.value, Program):
            fullest[key] = max(fullest.get(key, m.value), m.value, key=_fullness)
    return [replace(m, value=fullest[key]) for key, m in zip(keys, mentions, strict=True)]


def _fullness(program: Program) -> tuple[bool, bool, int]:
    return head_of(program.name) is not None, program.kind != "slogan", len(program.name)


def _key(mention: Mention, text: str) -> tuple[str, bool]:
    """The core of what is quoted, or of the whole name; a plan or document of the same words stays apart."""
    program = mention.value
    assert isinstance(program, Program)
    quoted = _INNER.match(text, mention.start)
    own = program.name
    inner = plain(quoted[1] or quoted[2]) if quoted else ""
    if inner and mention.rule == "program.quoted" and own.startswith(inner):
        tail = TAIL.fullmatch(own.removeprefix(inner))
        own = inner if tail is None or tail["last"] is None else own
    return core(own), program.kind in {"plan", "document"}


def core(name: str) -> str:
    """What is left of a name without marks and general head nouns."""
    bare = _MARKS.sub("", plain(name))
    while len(cut := _GENERIC.sub("", bare)) >= 2 and cut != bare:
        bare = cut
    return bare
