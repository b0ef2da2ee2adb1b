"""Whether a query or an update may ask elsewhere, in any way in which its signs can be read.

`<` begins an IRI or compares, and only a parser knows which; what one reading hides in an IRI or a comment, another one
runs. So both are followed, with the tokens of Oxigraph's grammar, and a word that any of them finds is found.
"""

from __future__ import annotations

import re

_SIGN = re.compile(r"[\"'<#?$:@\\]")
_ESCAPE = r"\\[_~.\-!$&'()*+,;=/?#@%]"
# What may hold any word without meaning it, by its first sign: strings, comments, variables, names after their prefix.
_HOLDS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\''
    r"|#[^\r\n]*|[?$]\w+|@[A-Za-z]+(?:-[A-Za-z0-9]+)*"
    rf"|:(?:(?:[\w:]|%[0-9A-Fa-f]{{2}}|{_ESCAPE})(?:[\w:-]|%[0-9A-Fa-f]{{2}}|{_ESCAPE}|\.+(?=[\w:%\\-]))*)?"
)
_IRI = re.compile(r"<(?:[^\x00-\x20<>\"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>")
_NO_COMPARISON = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")  # after `a <` no expression begins with `b://`


def may_hold(text: str, word: re.Pattern[str]) -> bool:
    """Whether a word, of letters only, stands somewhere as a word of the language and not within a token."""
    readings, seen = [0], set[int]()
    while readings and word.search(text):
        at = readings.pop()
        while at not in seen:
            seen.add(at)
            sign = _SIGN.search(text, at)
            if word.search(text, at, sign.start() if sign else len(text)):
                return True
            if sign is None:
                break
            following = _following(text, sign.start())
            readings.extend(following[1:])
            at = following[0]
    return False


def _following(text: str, at: int) -> list[int]:
    """Where it may go on after the sign that stands here: one place, after `<` maybe two; the end where it cannot."""
    if iri := _IRI.match(text, at):
        return [iri.end()] if _NO_COMPARISON.match(text, at) else [at + 1, iri.end()]
    if holds := _HOLDS.match(text, at):
        return [holds.end()]
    if text[at] in "\"'":
        return [len(text)]  # a string without an end does not parse
    return [at + 2 if text[at] == "\\" else at + 1]
