"""What is wrong with a query that does not parse: where, and as far as it can be told, why."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.answers.guard import declared, without_texts
from kg.answers.trouble import UserError
from kg.triples.terms import PREFIXES

_USED = re.compile(r"(?<![\w.:-])([A-Za-z][\w.-]*):")
_AT = re.compile(r"(\d+):(\d+)")
_WHY = (
    ("overrides an existing variable", "AS 后的变量已用过", "the variable after AS is already in use"),
    ("Duplicated variable name", "SELECT 里有变量写了两次", "SELECT names a variable twice"),
    (
        "variable that is unbound",
        "有 COUNT、SUM 等时，SELECT 里的其他变量要写进 GROUP BY",
        "beside COUNT, SUM and the like, the other variables of SELECT belong into GROUP BY",
    ),
)


def place(message: str) -> tuple[int, int] | None:
    """Line and column, from 1, in a message of Oxigraph."""
    found = _AT.search(message)
    return (int(found[1]), int(found[2])) if found else None


def syntax_trouble(message: str, text: str, name: str = "") -> UserError:
    """One sentence, from the message of Oxigraph or of another server, and the text; `name` of a query that comes with kg."""
    zh, en = _why(message, text)
    if at := place(message):
        zh = f"第 {at[0]} 行第 {at[1]} 个字符附近{f'（{zh}）' if zh else ''}"
        en = f"near line {at[0]}, column {at[1]}{f' ({en})' if en else ''}"
    name = f" {name}" if name else ""
    return UserError(f"查询{name}写法有误：{zh or message}", f"the query{name} does not parse: {en or message}")


def _why(message: str, text: str) -> tuple[str, str]:
    if unknown := unknown_prefixes(text, PREFIXES):
        return (
            f"前缀 {'、'.join(unknown)} 没有声明；可直接用的有 {'、'.join(PREFIXES)}",
            f"unknown prefix {', '.join(unknown)}; known are {', '.join(PREFIXES)}",
        )
    for said, zh, en in _WHY:
        if said in message:
            return zh, en
    bare = without_texts(text)
    for opens, closes in ("{}", "()"):
        if (missing := bare.count(opens) - bare.count(closes)) > 0:
            return f"少了 {missing} 个 {closes}", f"{missing} {closes} missing"
        if missing < 0:
            return f"多了 {-missing} 个 {closes}", f"{-missing} {closes} too many"
    return "", ""


def unknown_prefixes(text: str, known: Mapping[str, str]) -> list[str]:
    """Prefixes that are used in a query and declared nowhere."""
    there = {*known, *declared(text)}
    return [name for name in dict.fromkeys(_USED.findall(without_texts(text))) if name not in there]
