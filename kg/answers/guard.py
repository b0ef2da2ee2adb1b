"""Queries only read, and only this graph: updates, SERVICE and FROM are refused before anything runs."""

from __future__ import annotations

import re

from kg.answers.trouble import UserError

# What may hold any word without meaning it: comments, strings, IRIs, variables, prefixed names. Longest first.
_OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[^<>\"{}|^`\\\s]*>|#[^\n]*|[?$]\w+|[\w.-]*:[\w.:%-]*|@\w+|_:\w+"
)
_UPDATE = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(SERVICE|FROM)\b", re.IGNORECASE)
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)


def check_read_only(text: str) -> None:
    """Raises UserError for a query that would write, or look outside of the graph, or is no query."""
    bare = _OPAQUE.sub(" ", text)
    if found := _UPDATE.search(bare):
        raise UserError(f"查询只读，不能用 {found[1].upper()}", f"queries only read: {found[1].upper()} is refused")
    if found := _ELSEWHERE.search(bare):
        word = found[1].upper()
        raise UserError(
            f"查询只看本图谱，不能用 {word}（按文章查用 GRAPH ?g）",
            f"queries stay in this graph: {word} is refused (use GRAPH ?g)",
        )
    if not _FORM.search(bare):
        raise UserError(
            "这不是查询：要有 SELECT、ASK、CONSTRUCT 或 DESCRIBE",
            "this is no query: it needs SELECT, ASK, CONSTRUCT or DESCRIBE",
        )
