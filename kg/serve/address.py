"""IRIs of the graph ↔ addresses of pages: the path of the IRI, with Han as it stands in either, or percent-encoded."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from kg.triples.terms import BASE, GRAPH_ONTOLOGY, ID

_ENCODED = re.compile(rb"(?:%[0-9A-Fa-f]{2})+")
_UNRESERVED = frozenset("-._~+(),ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_AT = re.compile(r"^(article/[0-9a-f]{16})/(?:at|mention/[a-z]+)/(\d+)-(\d+)(?:/\d+)?$")


def href(iri: str) -> str:
    """The address of the page of a thing; IRIs elsewhere stay as they are."""
    return iri.removeprefix(BASE.removesuffix("/")) if iri.startswith((ID, GRAPH_ONTOLOGY)) else iri


def place(article: str, start: str | int, end: str | int) -> str:
    """The address of the page of an article at the characters [start, end) of its source."""
    return f"{href(article)}#c{start}-{end}"


def is_place(iri: str) -> str:
    """The address in the article's page for the IRI of an evidence or a mention; empty for another IRI."""
    match = _AT.match(iri.removeprefix(ID))
    return place(ID + match[1], match[2], match[3]) if match and iri.startswith(ID) else ""


def iri_of_path(raw: bytes) -> str:
    """The IRI for the path of a request as the browser sent it: what an IRI holds as it is, decoded, all else encoded."""
    text = _ENCODED.sub(_decoded, raw).decode("utf-8", "replace")
    return BASE.removesuffix("/") + "".join(c if _stays(c) else quote(c, safe="") for c in text)


def ascii_only(address: str) -> str:
    """An address for a header: Han percent-encoded."""
    return quote(address, safe="/:?#[]@!$&'()*+,;=%~")


def _decoded(match: re.Match[bytes]) -> bytes:
    """Bytes beyond ASCII as such; of ASCII only what never needs to be encoded."""
    out = b""
    for code in match[0].split(b"%")[1:]:
        byte = int(code, 16)
        out += bytes([byte]) if byte > 0x7F or chr(byte) in _UNRESERVED else b"%" + code.upper()
    return out


def _stays(char: str) -> bool:
    return char < "\x80" or ("\xa0" < char <= "\ud7ff" and unicodedata.category(char)[0] in "LNPS")
