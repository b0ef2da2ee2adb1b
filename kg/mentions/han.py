"""Chinese characters, as every layer asks for them."""

from __future__ import annotations


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one; no character is none."""
    return "\u4e00" <= char <= "\u9fff"
