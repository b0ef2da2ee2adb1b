"""Short names that an article gives itself in brackets: 村级建制和行政区划调整改革（以下简称两项改革）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Document, Slotted, declared
from kg.mentions.program.lists import count_of
from kg.mentions.program.naming import kind_of
from kg.mentions.program.vocabulary import head_of, plain
from kg.model import Mention, Program

GIVEN = re.compile(
    "[（(](?:以下|下文|下|并|以下统)?(?:统|简|合)?称(?:为|作)?[：:]?(?P<name>[“‘]?[^（）()“”‘’《》，。；、]{2,14}[”’]?)[）)]"
)


def shortened(doc: Document, passages: list[Slotted]) -> Iterator[Mention]:
    """Each place in the article that has a short name which it was told to stand for a programme."""
    if "称" not in doc.article.text:
        return
    names: dict[str, Program] = {}
    for slotted in passages:
        for found in GIVEN.finditer(slotted.text) if "称" in slotted.text else ():
            name = plain(found["name"])
            if _names_programme(name) and not _is_body(doc, slotted, found):
                names[name] = Program(name, kind_of(name))
    for name, program in names.items():
        for slotted in passages:
            for at in re.finditer(f"“?{re.escape(name)}”?", slotted.text):
                yield Mention("program", *slotted.span(*at.span()), program, "program.shortened")


def _names_programme(name: str) -> bool:
    head = head_of(name)
    if head is None or head.kind == "document":
        return False
    return count_of(name) > 1 or (head.quoted == "strong" and len(head.word) < len(name))


def _is_body(doc: Document, slotted: Slotted, found: re.Match[str]) -> bool:
    start, end = slotted.span(*found.span("name"))
    return any(m.kind in {"organization", "place"} for m in doc.overlapping(start, end))


SHORTENED = declared(
    "program.shortened",
    yes=(
        (
            "村务公开和村账代管改革（以下简称两项改革）已经铺开，两项改革成效明显。",
            ("两项改革|action", "两项改革|action"),
        ),
        (
            "全县推行重大事项集体商议、结果公开的办法（以下简称阳光议事制度）。",
            ("阳光议事制度|mechanism",),
        ),
    ),
    no=("湘江建设集团（以下简称集团）到会。",),
)
