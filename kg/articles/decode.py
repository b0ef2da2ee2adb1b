"""Bytes → text: UTF-8 with or without BOM, UTF-16, GB18030; anything else is told, never guessed at."""

from __future__ import annotations

import codecs
import re

from kg.articles.trouble import Refused

_CONTROLS = re.compile("[\\x00-\\x08\\x0e-\\x1a\\x7f]")
_BINARY = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
)


def decode(raw: bytes) -> str:
    """The characters of a file, without a byte-order mark; line ends as they stand. Raises `Refused`."""
    if not raw.strip():
        raise Refused("empty")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(raw, "utf-16")
    if raw.startswith(_BINARY):
        raise Refused("binary")
    if (utf16 := _utf16_without_mark(raw)) is not None:
        return utf16
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        # GB18030 accepts nearly any bytes: what it makes of a picture or of Latin-1 is not Chinese
        if encoding == "utf-8-sig" or _mostly_chinese(text):
            return _not_binary(text)
        break
    raise Refused("binary" if raw.count(0) * 50 > len(raw) else "undecodable")


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise Refused("undecodable") from None


def _utf16_without_mark(raw: bytes) -> str | None:
    """UTF-16 shows itself by zero bytes at every other place (line ends, digits), and by making Chinese."""
    head = raw[: 4096 & ~1]
    for encoding, zeros in (("utf-16-le", head[1::2].count(0)), ("utf-16-be", head[0::2].count(0))):
        if len(raw) % 2 == 0 and zeros:
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            if _mostly_chinese(text) and "\0" not in text[:4096]:
                return text
    return None


def _not_binary(text: str) -> str:
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    if controls * 20 > len(text):
        raise Refused("binary")
    return text


def _mostly_chinese(text: str) -> bool:
    """Whether the non-ASCII characters are common Han, kana or East Asian punctuation, looking at the beginning."""
    foreign = [c for c in text[:20000] if c > "\x7f"]
    usual = sum(
        "\u4e00" <= c <= "\u9fff"
        or "\u2010" <= c <= "\u2040"
        or "\u3000" <= c <= "\u303f"
        or c >= "\uff00"
        or c in "·—…×°℃①②③④⑤⑥⑦⑧⑨⑩"
        for c in foreign
    )
    return usual >= 0.9 * len(foreign)
