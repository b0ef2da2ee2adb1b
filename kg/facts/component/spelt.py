"""Members that the characters of a short name stand for: 智改数转 → 智能化改造, 数字化转型; 三查一改 → 查隐患, …, 改作风."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.grammar import Rule, declared
from kg.mentions.program.lists import Spans, numeral, split


def abbreviated(text: str, core: str) -> Spans:
    """智能化改造和数字化转型 of “智改数转”: two members of one length of which the name has the first and a later character."""
    if _FOUR.fullmatch(core) is None or not all(text.count(c) > 1 for c in core):
        return []
    found = _two_of(core).search(text)
    if found is None:
        return []
    length = len(found[1])
    other = found[2][:length]
    if length < 4 or len(other) != length or core[3] not in other:
        return []
    return [found.span(1), (found.start(2), found.start(2) + length)]


_FOUR = re.compile("[^\\W0-9A-Za-z一二三四五六七八九十两双多]{4}")


@lru_cache(maxsize=256)
def _two_of(name: str) -> re.Pattern[str]:
    a, b, c, d = tuple(name)
    word = "[^\\W和与及]"
    return re.compile(f"({a}{word}{{1,3}}{b}{word}{{0,2}})[和与及、]({c}{word}{{1,3}}{d}{word}{{0,2}})")


def by_units(text: str, name: str) -> Spans:
    """查隐患、查漏洞、查短板，改作风 of 三查一改: a clause for each time that its verb is counted, in their order."""
    if _OF_UNITS.fullmatch(name) is None:
        return []
    units = [(numeral(n), verb) for n, verb in _UNIT.findall(name)]
    if sum(n for n, _ in units) < 3 or any(text.count(verb) <= n for n, verb in units):
        return []
    found = _row_of_units(tuple(units)).search(text)
    return split(found[1], found.start(1), "[、，；]") if found else []


def by_first(text: str, begin: int, stop: int, name: str) -> Spans:
    """“访评帮”机制，访实情、评优劣、帮发展: right behind it a clause for each of its characters, which begins with that."""
    if _CHARACTERS.fullmatch(name) is None or not all(text.find(c, begin, stop) > 0 for c in name):
        return []
    found = _row_of_first(name).match(text, begin, stop)
    return [found.span(n) for n in range(1, len(name) + 1)] if found else []


_CHARACTERS = re.compile("[^\\W0-9A-Za-z一二三四五六七八九十两双多]{3,6}")


@lru_cache(maxsize=256)
def _row_of_first(name: str) -> re.Pattern[str]:
    items = "[、，]".join(f"({c}[^，。；、“”！？\n]{{1,8}})" for c in name)
    return re.compile(f"[^，。；：、“”\n]{{0,20}}[，：（(—]+(?:即|也就是|就是|做到|坚持)?{items}")


_UNIT = re.compile("([一二两三四五六])([^\\W0-9一二两三四五六七八九十个大项])")
_OF_UNITS = re.compile(f"(?:{_UNIT.pattern}){{2,3}}")


@lru_cache(maxsize=64)
def _row_of_units(units: tuple[tuple[int, str], ...]) -> re.Pattern[str]:
    items = [f"{verb}[^，。；、“”！？\n]{{1,8}}" for number, verb in units for _ in range(number)]
    last = units[-1][1]
    return re.compile(f"(?<![\u4e00-\u9fff])({'[、，；]'.join(items)})(?=[，。；\n]|$)(?![、，；]{last})")


RULES: tuple[Rule, ...] = (
    declared(
        "component.abbreviated",
        yes=(
            (
                "推进企业智能化改造和数字化转型，实施“智改数转”行动。",
                ("智改数转|智能化改造|1", "智改数转|数字化转型|2"),
            ),
        ),
        no=("推进企业智能化改造，实施“智改数转”行动，带动数字化转型。",),
    ),
    declared(
        "component.first_characters",
        yes=(
            (
                "全县建立“访评帮”机制，访实情、评优劣、帮发展。",
                ("访评帮机制|访实情|1", "访评帮机制|评优劣|2", "访评帮机制|帮发展|3"),
            ),
        ),
        no=("全县建立“访评帮”机制，访实情、听意见、帮发展。",),
    ),
)
