"""Counts of what is made, of which another layer reads the whole as a name: 出台30条举措, 建成40个产业集群."""

from __future__ import annotations

import re

from kg.grammar import NUMBER, Document, Slotted
from kg.mentions.numeral import HAN
from kg.model import Mention

# A verb of making, right before the figure or before the members of its list.
_MADE = re.compile(
    "(?:推出|出台|制定|发布|公布|提出|印发|形成|建成|新建|建设|创建|培育|打造|布局|认定|新增|推进)了?"
    "(?:(?:超过?|约|近|逾)|[^，。；、]{0,12}[、和及])*$"
)
_COUNTERS = frozenset("个条")


def opened(doc: Document, s: Slotted) -> Slotted:
    """The passage with such a figure in a slot of its own and the rest of the name as text; else as it is."""
    figures = {
        k: number
        for k, m in s.mentions.items()
        if m.kind == "program" and _MADE.search(s.text, max(0, k - 32), k) and (number := _counts(doc, m))
    }
    if not figures:
        return s
    text, mentions, done = "", dict[int, Mention](), 0
    for k, m in s.mentions.items():
        text += s.text[done:k]
        number = figures.get(k)
        mentions[len(text)] = number or m
        text += NUMBER + s.article.text[number.end : m.end] if number else s.text[k]
        done = k + 1
    return Slotted(text + s.text[done:], mentions, s.passage, s.article)


def _counts(doc: Document, name: Mention) -> Mention | None:
    """The figure that a name begins with, in digits: 六大产业集群 is called so, 40个 are counted."""
    printed = doc.article.text
    for m in doc.nested:
        if m.kind == "number" and m.start == name.start and m.end < name.end:
            return m if printed[m.end - 1] in _COUNTERS and printed[m.start] not in HAN else None
    return None
