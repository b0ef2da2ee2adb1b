"""Bodies printed without their trade, which is that of the article: 省局, 丹凤县局 where 商洛市邮政局 is told of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.grammar import Document, Rule, Slotted, declared
from kg.grammar.slots import compile_pattern
from kg.mentions.organization.level import JURISDICTION, is_open, jurisdiction, made
from kg.model import Mention, Organization

RULE = "organization.by-trade"
ENDS = {"局": "局厅", "厅": "局厅", "社": "社", "院": "院"}
"""What is left of a name, and what the bodies of the same trade on other levels may end in."""
LEVELS = "省市县区州旗盟"
WORDS = tuple(level + end for level in LEVELS for end in ENDS)
_BEHIND = f"[{''.join(ENDS)}](?![长面势域部限级址属直区会保员队团科企子线校士内外里落])"
_SHORT = compile_pattern(f"(?P<jur>{JURISDICTION})(?P<end>{_BEHIND})")
_END = compile_pattern(f"[{LEVELS}{{place}}]{_BEHIND}")
_FAR = 8  # characters from the beginning of such a name to its end
_OF_ANOTHER = frozenset("局厅署府委")
"""Letters that say that the rest of a name is no trade but a part of another body: 行署地税局."""
_COURTS = {"省": "高级人民法院", "市": "中级人民法院", "州": "中级人民法院", "盟": "中级人民法院", "县": "人民法院"}


def find(doc: Document, passages: Iterable[Slotted], found: list[Mention]) -> Iterator[Mention]:
    """What is short for a body of its place that the article names, else for that in the trade told of nearest before or behind."""
    told = [(m.start, m.value) for m in found if isinstance(m.value, Organization) and m.value.place is not None]
    taken = {(m.start, m.end) for m in found}
    for slotted in passages:
        for m in _shorts(slotted.text):
            start, end = slotted.span(*m.span())
            if slotted.printed(*m.span("jur"))[-1] not in LEVELS or any(s <= start and end <= e for s, e in taken):
                continue
            place, name = jurisdiction(doc, slotted, m)
            if place is None or is_open(place, m) or slotted.printed(*m.span("jur")).startswith(("全", "我", "各")):
                continue
            near = sorted(told, key=lambda t: (t[1].place != place, t[0] > start, abs(t[0] - start)))
            trades = [t for _, body in near if (t := trade(body, ENDS[m["end"]]))]
            if trades:
                yield made(slotted, m, name + _on_its_level(trades[0], m["end"], place.name), place, RULE)


def _shorts(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_SHORT`, which begins with what stands everywhere, from their ends."""
    for end in _END.finditer(text):
        matches = (_SHORT.match(text, at) for at in range(max(0, end.end() - _FAR), end.end() - 1))
        whole = next((m for m in matches if m and m.end() == end.end()), None)
        if whole:
            yield whole


def trade(body: Organization, ends: str) -> str:
    """What stands behind the place in the name of a body of its own: 邮政局 of 衡阳市邮政局."""
    place = body.place.name if body.place else ""
    rest = body.name[body.name.rfind(place) + len(place) :] if place in body.name else ""
    return rest if len(rest) > 2 and rest[-1] in ends and not _OF_ANOTHER & set(rest[:-1]) else ""


def _on_its_level(trade: str, end: str, place: str) -> str:
    if trade.endswith("人民法院"):
        return _COURTS.get(place[-1], "人民法院")
    return trade[:-1] + end


RULES: tuple[Rule, ...] = (
    declared(
        RULE,
        yes=(
            (
                "衡阳市邮政局开会。省局派人，岳阳县局局长李红参加。",
                ("湖南省邮政局|湖南省", "岳阳县邮政局|岳阳县"),
            ),
            ("衡阳市水利局汇报工作，省厅提出要求。", ("湖南省水利厅|湖南省",)),
            ("岳阳县供销合作社改革，省社拨款。", ("湖南省供销合作社|湖南省",)),
            ("衡阳市人民检察院部署，省院指导。", ("湖南省人民检察院|湖南省",)),
        ),
        no=("衡阳市邮政局开会，县局长和县局面稳定。", "省局派人。", "衡阳市邮政局开会，各县局参加，全市局所二十处。"),
    ),
)
