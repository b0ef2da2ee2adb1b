"""A phrase as the article prints it."""

from __future__ import annotations

import re

from kg.grammar import TIME, Slotted

_PAIRED = re.compile("[“”（）()《》‘’]")
_BUT_TIME = re.compile(f"[^{TIME}]+")
ASIDE = re.compile("（(?!市、)[^（）]{4,}）")  # 业务量（不包含包裹）, 市级（不含开发区）|收入; not 省（市、自治区）


def printed(s: Slotted, span: tuple[int, int]) -> str:
    """The phrase as printed, without a time in it (合作社|去年|销售额) and without marks that it does not close."""
    start, end = span
    parts = [s.printed(*m.span()) for m in _BUT_TIME.finditer(s.text, start, end)]
    text = "".join(parts[len(parts) > 1 and len(parts[0]) < 2 :]).strip(" 　、，")  # 仅|2024年|就投入资金
    if not _PAIRED.search(text):
        return text
    for opening, closing in ("“”", "（）", "()", "《》", "‘’"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return ASIDE.sub("", text) or text
