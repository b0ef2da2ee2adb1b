"""Queries only read, and only this graph: updates, SERVICE and FROM are refused before anything runs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.answers.reach import may_hold
from kg.answers.trouble import UserError
from kg.triples.terms import PREFIXES

# What may hold any word without meaning it: comments, strings, IRIs, variables, names after their prefix. Longest first.
_OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[^<>\"{}|^`\\\s]*>|#[^\r\n]*|[?$]\w+|:[\w.:%-]*|@[A-Za-z]+"
)
_UPDATE = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b", re.IGNORECASE)
# Oxigraph needs no space around a word: SERVICE:x and 1SERVICE<x> ask a server too, so no prefix may be called that.
_SERVICE = re.compile(r"SERVICE", re.IGNORECASE)
_ELSEWHERE = re.compile(r"SERVICE|LOAD", re.IGNORECASE)
_TARGET = re.compile(r"(?:SERVICE|LOAD)\s*(?:SILENT\s*)?(?:<([^<>]*)>|([\w.-]*):([\w.:%-]*))", re.IGNORECASE)
_FROM = re.compile(r"(?<![A-Za-z_])FROM(?![A-Za-z_])", re.IGNORECASE)
_FROM_WHAT = re.compile(r"(?<![A-Za-z_])FROM\s*(?:NAMED\s*)?(?:<([^<>]*)>|([\w.-]*):([\w.:%-]*))", re.IGNORECASE)
_PREFIX = re.compile(r"PREFIX\s*([\w.-]*):\s*<([^<>]*)>", re.IGNORECASE)
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)


def without_opaque(text: str) -> str:
    """The query with blanks for comments, strings, IRIs, variables and names, each character in its place."""
    return _OPAQUE.sub(lambda found: " " * len(found[0]), text)


def check_read_only(text: str) -> None:
    """Raises UserError for a query that would write, or look outside of the graph, or is no query."""
    check_stays_here(text)
    if has_from(text):
        raise UserError(
            "查询只看本图谱，不能用 FROM（按文章查用 GRAPH ?g）",
            "queries stay in this graph: FROM is refused (use GRAPH ?g)",
        )


def check_stays_here(text: str, network: bool = False) -> None:
    """As `check_read_only`, where FROM may choose among the graphs of the store; with `network`, SERVICE may ask servers."""
    bare = _OPAQUE.sub(" ", text)
    if found := _UPDATE.search(bare):
        raise UserError(f"查询只读，不能用 {found[1].upper()}", f"queries only read: {found[1].upper()} is refused")
    if network:
        _check_addresses(text)
    elif may_hold(text, _SERVICE):
        raise UserError(
            "查询只看本图谱，不能用 SERVICE，前缀名里也不能有它",
            "queries stay in this graph: SERVICE is refused, also in the name of a prefix",
        )
    if not _FORM.search(bare):
        raise UserError(
            "这不是查询：要有 SELECT、ASK、CONSTRUCT 或 DESCRIBE",
            "this is no query: it needs SELECT, ASK, CONSTRUCT or DESCRIBE",
        )


def check_update(text: str, network: bool = False) -> None:
    """Raises UserError for an update that would read from elsewhere; with `network`, it may read from servers."""
    if network:
        _check_addresses(text)
        return
    for word in ("LOAD", "SERVICE"):
        if may_hold(text, re.compile(word, re.IGNORECASE)):
            raise UserError(
                f"更新只用自带的数据，不能用 {word}", f"updates bring their data with them: {word} is refused"
            )


def asks_elsewhere(text: str) -> bool:
    """Whether a query or an update may ask another server."""
    return may_hold(text, _ELSEWHERE)


def _check_addresses(text: str) -> None:
    """One that stands in a variable is not seen here; the store itself knows no others either."""
    for iri in _iris(_TARGET, text, PREFIXES):
        if not iri.lower().startswith(("http://", "https://")):
            raise UserError(
                f"只能取 http 和 https 地址，不能取 <{iri}>",
                f"only http and https addresses may be asked: <{iri}> is refused",
            )


def has_from(text: str) -> bool:
    """Whether the query chooses its graphs by FROM."""
    return bool(_FROM.search(_OPAQUE.sub(" ", text)))


def from_graphs(text: str, prefixes: Mapping[str, str]) -> list[str]:
    """The IRIs that FROM and FROM NAMED choose."""
    return _iris(_FROM_WHAT, text, prefixes)


def _iris(pattern: re.Pattern[str], text: str, prefixes: Mapping[str, str]) -> list[str]:
    """What a pattern finds as an IRI, or as a prefix and a name."""
    known = {**prefixes, **declared(text)}
    found = pattern.findall(_blanked(text, but="<:"))
    return [iri or known.get(prefix, "") + name for iri, prefix, name in found]


def declared(text: str) -> dict[str, str]:
    """The prefixes that a query declares."""
    return dict(_PREFIX.findall(_blanked(text, but="<:")))


def without_texts(text: str) -> str:
    """The query without comments, strings, IRIs and variables; the rest, braces among it, stays as it is."""
    return _blanked(text, but=":")


def _blanked(text: str, but: str) -> str:
    """What may hold any word is blanked, but for what begins with one of these characters."""
    return _OPAQUE.sub(lambda found: found[0] if found[0][0] in but else " ", text)
