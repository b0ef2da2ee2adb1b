"""Who takes part in what others do: whom they meet, welcome, are accompanied by in so many words."""

from __future__ import annotations

import re

from kg.facts.participation.roles import TALKS, VISIT
from kg.lexicon import any_of

_TALK = any_of(TALKS)
_VISITED = re.compile(VISIT)
_COMPANION = re.compile("[^“：]{0,40}?(陪同)")


def met(clause: str) -> str | None:
    """The verb by which the persons in the rest of a clause take part as well: 会见…董事长某某, 同某某座谈."""
    if _HOPED.search(clause):
        return None
    if m := _TOGETHER.match(clause):
        return m[1]
    if m := _COMPANION.match(clause):
        return m[1] if _VISITED.search(clause) else None
    m = _MET.match(clause)
    return (m[1] or m[2]) if m else None


_MET = re.compile(f"[^“：]{{0,40}}?(?:(会见|接见|会晤|拜会)|(?:同|与|和)[^“：]{{1,60}}?({_TALK}))")
_HOPED = re.compile("期待|盼望|邀请[^，。]{0,12}(?:来访|访问|会晤)")


def welcomed(before: str, clause: str) -> str | None:
    """Whether the persons in a clause are the guests of a ceremony: 举行仪式，欢迎…总统某某来访."""
    return "出席" if _WELCOME.match(clause) and _CEREMONY.search(before) else None


_WELCOME = re.compile("(?:为[^，。]{0,24}举行)?(?:隆重|热烈)?欢迎")
_CEREMONY = re.compile("(?:举行|设)[^，。；]{0,12}?(?:仪式|宴会|招待会|晚宴|午宴)")
_TOGETHER = re.compile("(?:[^，“：]{0,24}?[^共])?(?:同|与|和)[^“：]{1,60}?共同(主持)")
