"""How an article names again what it has named in quotation marks: without them (“三联”工作法 … 三联工作法)."""

from __future__ import annotations

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


AGAIN = declared(
    "program.again",
    yes=(
        ("全县推行“三联三帮”工作法。三联三帮，即联村、联户、联企，帮钱、帮人、帮物。", ("三联三帮工作法|method",)),
        ("小水镇建立“有事来说”制度。有事来说制度受到欢迎。", ("有事来说制度|mechanism",)),
    ),
    no=("各村开设“周末课堂”。周末，课堂里坐满了人。", "干部开展“三联”活动。三联书店开业。"),
)
