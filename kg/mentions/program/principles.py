"""Principles in parallel form without quotation marks: 贯彻 | 区别对待、有保有压 | 的方针, 坚持 | 相互尊重、合作共赢 | 原则."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.program.vocabulary import PHRASES, declared
from kg.model import Program

_HEAD = re.compile("(?:方针|原则)(?![性上])")
_ADOPTED = "坚持|贯彻执行|贯彻|执行|按照|实行|根据|遵循|遵照|弘扬|奉行|秉持|秉承|恪守|本着|采取|提出的|提出|落实|确立|依据|符合|体现|重申|阐明|倡导|采用|制定了?|规定的"
_PARTS = re.compile(
    f"(?:{_ADOPTED}|^|[，。；：\n])了?(?:以|党的|国家)?(?P<parts>(?<!不)[\u4e00-\u9fff]{{2,9}}(?:、[\u4e00-\u9fff]{{2,9}}?)+?)"
    "(?P<noun>等?的?(?:[一二三四五六七八]项|大政|基本|工作|外交|周边外交|重要|总|新)*)$"
)
_NO_PART = re.compile(
    "[的了是在]|(?<=.)(?:和(?![平谐睦解衷])|及)(?=.)|^(?:党|各项|有关|一切|全面)|(?:理论|路线|政策|法律|法规|规定|宗旨|纲领|制度|规律|战略|精神)$|[二三四五六七八九十两0-9][个大条]$"
)
_REACH = 48
_SET = tuple(sorted(form for form in PHRASES if "、" in form))


def any_principle(text: str) -> bool:
    return "方针" in text or "原则" in text


def find_principles(text: str) -> Iterator[tuple[int, int, Program]]:
    """Where one stands in a passage, from its first member to the head, and what it is; set phrases are left to their list."""
    for head in _HEAD.finditer(text):
        floor = max(0, head.start() - _REACH)
        for found in _starts(text[floor : head.start()]):
            parts = found["parts"].split("、")
            if parallel(parts) and not found["parts"].endswith(_SET):
                start = floor + found.start("parts")
                yield start, head.end(), Program(text[start : head.end()], "slogan" if head[0] == "方针" else "method")
                break


def _starts(left: str) -> Iterator[re.Match[str]]:
    """Each place from which members run up to the head, the last word of adopting first."""
    at = left.find("、")
    if at < 0:
        return
    begin = max((left.rfind(mark, 0, at) for mark in "，。；：\n“”"), default=-1) + 1
    openings = [m.start() for m in re.finditer(_ADOPTED, left) if begin <= m.start() < at]
    for start in [*reversed(openings), begin]:
        if found := _PARTS.match(left, start):
            yield found


def parallel(parts: list[str]) -> bool:
    """Members of one length (区别对待、有保有压), or three and more of two to six characters; no list of laws or policies."""
    lengths = {len(part) for part in parts}
    alike = len(lengths) == 1 or (len(parts) > 2 and max(lengths) <= 6)
    return alike and not any(_NO_PART.search(part) for part in parts)


PRINCIPLE = declared(
    "program.principle",
    yes=(
        ("要继续执行区别对待、有进有退的方针。", ("区别对待、有进有退的方针|slogan",)),
        ("双方秉持平等相待、互利共赢原则，深化合作。", ("平等相待、互利共赢原则|method",)),
        ("文物工作贯彻保护、利用、传承的方针。", ("保护、利用、传承的方针|slogan",)),
    ),
    no=(
        "坚持联合国宪章的宗旨、原则。",
        "贯彻党的路线、方针、政策。",
        "根据产业政策、区域政策和信贷原则办理。",
        "坚持发展两岸关系、促进统一的方针。",
    ),
)
