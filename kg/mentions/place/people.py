"""Names of people that hold the name of a place: 许银川, 李海南."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import words
from kg.model import Article, Mention

# What stands on both sides of a name in a list of names or before its verb.
_BEFORE = re.compile(r"[^\u4e00-\u9fff]|[长任记导员席者师授官]")
_AFTER = re.compile(r"[、）\s]|$|，(?!是|为|有|在)|同志|出席|参加|陪同|主持|等(?:参加|出席|陪同)|摄|说|介绍")


@cache
def surnames() -> frozenset[str]:
    """Those that most people have."""
    return frozenset(words("surnames", frequency="common"))


def in_a_name(article: Article, mention: Mention, joined: bool = False) -> bool:
    """Whether the short place is the given name of a person: in a credit, or between a surname and what follows names.

    Not where it is `joined` to another place, whose last character may be a surname as well (江苏|南京).
    """
    if any(c.start <= mention.start and mention.end <= c.end for c in article.credits):
        return True
    text, start = article.text, mention.start
    if (
        joined
        or mention.rule not in ("place.short", "place.named")
        or mention.end - start > 2
        or not start
        or text[start - 1] not in surnames()
        or text[start - 1] in "于向和时从任"
    ):
        return False
    return bool(_BEFORE.match(text[start - 2 : start - 1]) if start > 1 else True) and bool(
        _AFTER.match(text, mention.end)
    )
