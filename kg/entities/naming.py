"""Identifiers of things, as paths below `https://w3id.org/zhengce-kg/id/`: functions of the content, never of the order."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

_KEPT = frozenset("-._~+(),ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_DROPPED = str.maketrans("", "", " \t\r\n\u3000“”‘’\"'《》〈〉「」『』")
LONG = 60
MANY = 1 << 16  # names that are remembered: a newspaper has the same ones every day


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digest(*texts: str) -> str:
    """16 hex digits that stand for the texts."""
    return sha256("\0".join(texts))[:16]


@lru_cache(MANY)
def clean(name: str) -> str:
    """A name without quotes and layout spaces, in its NFKC form, so that full-width digits are the plain ones."""
    return unicodedata.normalize("NFKC", name.translate(_DROPPED)).translate(_DROPPED)


@lru_cache(MANY)
def segment(text: str) -> str:
    """One step of an identifier: what an IRI may hold stands as it is, Han too; all else is percent-encoded."""
    return "".join(c if c in _KEPT or _is_plain(c) else _encoded(c) for c in clean(text))


def _is_plain(char: str) -> bool:
    return "\xa0" < char <= "\ud7ff" and unicodedata.category(char)[0] in "LNPS"


def _encoded(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))


def path(*steps: str) -> str:
    """The steps that are not empty as one identifier; a very long step becomes its beginning and a digest."""
    return "/".join(segment(s if len(s) <= LONG else f"{s[:20]}~{digest(s)}") for s in steps if s)
