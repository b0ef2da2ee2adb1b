"""Countries: ours, the others, and the letters that stand for them."""

from __future__ import annotations

from functools import cache
from typing import TypeGuard

from kg.lexicon import words
from kg.model import Mention, Place

CHINA = Place("中国", "country")


def is_nation(mention: Mention) -> bool:
    """Whether a mention means the nation: its name is looked at first, as comparing records takes longer."""
    value = mention.value
    return isinstance(value, Place) and value.name == "中国" and value == CHINA


def is_foreign(value: object) -> TypeGuard[Place]:
    """Whether what is named is another country."""
    return isinstance(value, Place) and value.level == "country" and value.name != "中国"


@cache
def country_of(letter: str) -> str | None:
    """俄 → 俄罗斯; the country that a letter stands for where nothing else tells."""
    return next(iter(words("country_letters", "country", letter=letter)), None)
