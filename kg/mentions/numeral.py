"""Printed numerals → Decimal: 1.82万, 1亿3千万, 二十七万, 十二点五, 一九五四, 1,200."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = {
    c: n
    for n, row in enumerate(("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for c in row
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
HAN = "".join((*DIGITS, *TENS, *MYRIADS))

# The print of the 1950s and 1990s has 443，491，000 and 19·5.
_PLAIN = {ord(","): None, ord("，"): None, ord("·"): "."}
_ARABIC = re.compile(r"([0-9][0-9,，]*(?:[.·][0-9]+)?)((?:[十百千]?[万亿]|[百千])?亿?)")


@lru_cache(maxsize=1 << 14)
def value(text: str) -> Decimal:
    """The number that `text` writes; ValueError where it writes none."""
    if not text:
        raise ValueError("no numeral")
    if text.isascii() and text.isdigit():
        return Decimal(text)
    return plain(_arabic(text) if text[0].isdigit() and text[0].isascii() else _han(text))


def plain(number: Decimal) -> Decimal:
    """The same number without an exponent or closing zeros: 1.820E+4 → 18200."""
    return Decimal(int(number)) if number == number.to_integral_value() else number.normalize()


def power(scale: str) -> int:
    """万 → 10000, 千万 → 10000000, 万亿 → 10**12; empty → 1."""
    product = 1
    for c in scale:
        product *= TENS.get(c) or MYRIADS[c]
    return product


def _arabic(text: str) -> Decimal:
    total, at = Decimal(0), 0
    for m in _ARABIC.finditer(text):
        if m.start() != at:
            break
        total += Decimal(m[1].translate(_PLAIN)) * power(m[2])
        at = m.end()
    if at != len(text):
        raise ValueError(f"{text!r} is no numeral")
    return total


def _han(text: str) -> Decimal:
    text = text.replace("万万", "亿").replace("·", "点")
    whole, point, rest = text.partition("点")
    if not whole or (point and not rest) or set(text) - set(HAN) - {"点"}:
        raise ValueError(f"{text!r} is no numeral")
    if all(c in DIGITS for c in whole):
        number = Decimal("".join(str(DIGITS[c]) for c in whole))
    else:
        number = Decimal(_grouped(whole))
    decimals = rest.rstrip("万亿")
    if decimals:
        number += Decimal("0." + "".join(str(DIGITS[c]) for c in decimals))
    return number * power(rest[len(decimals) :])


def _grouped(text: str) -> int:
    """二十七万 → 270000: sections below 万 are summed, 万 and 亿 multiply what stands before them."""
    total = section = 0
    digit: int | None = None
    for c in text:
        if c in DIGITS:
            if digit:
                raise ValueError(f"{text!r} is no numeral")
            digit = DIGITS[c]
        elif c in TENS:
            section += (digit or 1) * TENS[c]
            digit = None
        else:
            section += digit or 0
            if c == "亿":
                total = (total + section or 1) * MYRIADS[c]
            else:
                total += (section or 1) * MYRIADS[c]
            section, digit = 0, None
    return total + section + (digit or 0)
