"""Traditional characters → simplified, one for one, where a text is printed in them: 劉 stands for 刘, 後 for 后.

Simplified text is left alone, whatever odd character a name holds: only characters that GB 2312 does not have count as a
sign, and a text needs several of them. The conversion is OpenCC's, which looks at words (皇后 stays, 以後 becomes 以后).
"""

from __future__ import annotations

import re
from functools import cache

from opencc import OpenCC

from kg.articles.mapped import Mapped

SIGNS = 3  # characters that only traditional text has, before a paragraph counts as such


def simplified(text: Mapped) -> Mapped:
    """A paragraph in simplified characters, where it shows itself to be printed in traditional ones."""
    return converted(text) if len(sign().findall(text.text)) >= SIGNS else text


def is_traditional(page: str) -> bool:
    """Whether a whole page is printed in traditional characters, short lines of few signs too."""
    return len(sign().findall(page)) >= max(SIGNS, len(page) // 20)


def converted(text: Mapped) -> Mapped:
    """The same text in simplified characters, each in its place."""
    new = _converter().convert(text.text)
    if len(new) != len(text.text):
        new = "".join(_converter().convert(c) for c in text.text)
    return Mapped(new, text.at)


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def sign() -> re.Pattern[str]:
    """One of the characters that are simplified and that GB 2312 lacks."""
    all_han = [chr(c) for c in range(0x4E00, 0xA000)]
    turned = _converter().convert("\n".join(all_han)).split("\n")
    pairs = zip(all_han, turned, strict=True)
    return re.compile(f"[{''.join(old for old, new in pairs if old != new and not old.encode('gb2312', 'ignore'))}]")
