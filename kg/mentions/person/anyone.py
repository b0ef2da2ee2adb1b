"""Where a name of anybody ends, Chinese or not: behind a word that calls for one, in a list, as an item that only its list explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.han import is_han
from kg.mentions.person.foreign import SOUNDS, STEPPE, STEPPE_SOUNDS, foreign_at, is_long_steppe, japanese_at, steppe_at
from kg.mentions.person.shape import (
    ADDRESS,
    FOLLOWERS,
    NEVER,
    NEVER_THIRD,
    NOT_GIVEN,
    NOT_NAMES,
    USUAL,
    chinese_at,
    edge,
    is_typical,
    surname_length,
    unknown_at,
)

WIFE = "夫人"
_ITEM = re.compile("[一-鿿]{2,7}?(?=、|，[^一-鿿]|等[^一-鿿一-十]|[。；（])")
ASIDE = "（[^（）。；：]{1,8}）"
"""What is said of somebody behind the name: （女，侗族）."""
_ASIDE = re.compile(ASIDE)
_WHOLE = re.compile("[一-鿿]{4,6}(?=[，。、；]|等[^一-鿿])")
_PLURAL = re.compile(
    "干部|领导|部门|单位|同志|代表|负责|群众|人员|专家|企业|机关|乡镇|社区|委员|组织|工作|服务|建设|发展|[局委办部会组院站所处科]$"
)


def name_at(text: str, at: int, least: int = 0, trust: int = 1) -> int | None:
    """The end of the name that begins at `at`, where a word before it calls for one; None if no name ends well enough."""
    end = _name_at(text, at, least, trust)
    return completed(text, at, end) if trust == 2 else end


def _name_at(text: str, at: int, least: int, trust: int) -> int | None:
    if text.startswith(WIFE, at):
        return None  # 总统|夫人安娜
    chinese, foreign = chinese_at(text, at, trust), foreign_at(text, at, trust)
    if trust == 2 and foreign is None and chinese is not None and not edge(text, chinese):
        further = foreign_at(text, at + 1, trust)  # 彭达罗|夫斯基
        if further is not None and further - chinese > 1:
            return further
    if trust == 2 and (japanese := japanese_at(text, at)) and japanese - at > 3:
        return japanese
    if chinese is None or (foreign is not None and _sounds_better(text, at, chinese, foreign)):
        chinese = foreign
    steppe = steppe_at(text, at, 1) if trust == 2 else None
    if steppe and (chinese is None or steppe > chinese or edge(text, chinese) < 2):
        return steppe  # 土登|才旺: both are syllables of one name
    unclear = trust == 2 and (chinese is None or not edge(text, chinese))
    if unclear and (run := _WHOLE.match(text, at)) and is_long_steppe(run[0]):
        return run.end()
    if chinese is None and trust == 2:
        return unknown_at(text, at)
    return chinese if chinese is not None and edge(text, chinese) >= least else None


def completed(text: str, at: int, end: int | None) -> int | None:
    """The end of a name behind a post: one character further where nothing can end before it and something does behind it,
    though it is rare in names (孙玉|库，) or the sound of another language (木合塔|尔说)."""
    if end is None or edge(text, end) or not is_han(text[end]) or text[end] in NEVER_THIRD:
        return end
    further = edge(text, end + 1)
    rare, sound = further > 2 and end == at + 2, further > 0 and text[end] in STEPPE_SOUNDS
    return end + 1 if rare or sound else end


def _sounds_better(text: str, at: int, chinese: int, foreign: int) -> bool:
    if foreign - at > 3 and foreign > chinese:
        return edge(text, chinese) < 2 or not is_typical(text[at:chinese])
    ends, other = edge(text, foreign), edge(text, chinese)
    return ends > other or (ends == other and surname_length(text, at) == 1 and text[at] not in USUAL)


def names_from(text: str, at: int, least: int = 0, trust: int = 1) -> Iterator[tuple[int, int]]:
    """The names of a list that begins at `at`: 李红、张伟（女，侗族）和王建国 behind one post."""
    end = name_at(text, at, least, trust) or (item_at(text, at) if trust == 2 else None)
    while end is not None:
        yield at, end
        if aside := _ASIDE.match(text, end):
            end = aside.end()
        if text[end : end + 1] not in ("、", " ", "和", "与", "及"):
            return
        at = end + 1
        end = name_at(text, at, 1, trust) or (item_at(text, at) if text[end] == "、" else None)


def item_at(text: str, at: int) -> int | None:
    """The end of a list's item that is no usual name: a surname and one or two characters, of which one may be rare in
    names (朱团能), or the sounds of another language (宝音满都呼)."""
    item = _ITEM.match(text, at)
    name = item[0] if item else ""
    after = at + len(name)
    if len(name) > 3 and name[:2] not in FOLLOWERS and sum(c in NEVER for c in name) < 2 and not _PLURAL.search(name):
        among = text[after : after + 1] == "、" and bool(chinese_at(text, after + 1, 2) or item_at(text, after + 1))
        sounds = 2 * sum(c in SOUNDS or c in STEPPE for c in name) >= len(name)
        return after if (among and sounds) or SOUNDS.issuperset(name) else None
    if not surname_length(name) or name[0] not in USUAL or name in NOT_NAMES or name[:2] in NOT_NAMES:
        return None
    given = name[surname_length(name) :]
    if len(given) > 2:
        return None
    rare = sum(c in NEVER for c in given)
    plain = given in NOT_GIVEN or given in ADDRESS or name in FOLLOWERS or not given
    return None if plain or rare > len(given) - 1 else at + len(name)
