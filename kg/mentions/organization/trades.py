"""Beside a company in a list, names that end in a trade: 华强钢铁、鼎新铜业."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Slotted
from kg.lexicon import alternation
from kg.mentions.organization.make import mention
from kg.mentions.organization.tables import ending, stops
from kg.model import Mention

NEXT_IN_LIST = re.compile(f"[、和]([\\u4e00-\\u9fff]{{2,6}}(?:{alternation('org_trades')}))(?=[、等，。；（]|和)")
BEFORE_IN_LIST = re.compile(
    f"(?:(?<=[、和])|(?<![\\u4e00-\\u9fff]))([\\u4e00-\\u9fff]{{2,7}}?(?P<trade>{alternation('org_trades')}))[、和]$"
)
LEAST_BRAND = 2


def listed(slotted: Slotted, end: int) -> Iterator[Mention]:
    """Beside a company in a list, names that end in a trade: 华强钢铁、某某光伏、某某材料等."""
    for m in NEXT_IN_LIST.finditer(slotted.text, end):
        if m.start() != end:
            break
        end = m.end()
        yield mention(slotted, *m.span(1), slotted.printed(*m.span(1)), None)


def listed_before(slotted: Slotted, end: int) -> Iterator[Mention]:
    """As `listed`, for what stands before the company; the first of them without the verb in front of it."""
    if end == 0 or slotted.text[end - 1] not in "、和":
        return
    while m := BEFORE_IN_LIST.search(slotted.text, max(0, end - 10), end):
        start = m.start(1)
        cut = next((i for i in range(m.end(1) - 2, start, -1) if ending(stops(), slotted.text, start, i)), start)
        if m.start("trade") - cut >= LEAST_BRAND:
            yield mention(slotted, cut, m.end(1), slotted.printed(cut, m.end(1)), None)
        if cut > start:
            return
        end = start
