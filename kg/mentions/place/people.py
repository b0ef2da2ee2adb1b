"""Who is told of where a place may stand: surnames, and the names in a credit."""

from __future__ import annotations

from functools import cache

from kg.lexicon import words
from kg.model import Article, Mention


@cache
def surnames() -> frozenset[str]:
    """Those that most people have."""
    return frozenset(words("surnames", frequency="common"))


def in_a_credit(article: Article, mention: Mention) -> bool:
    """Whether the place is part of the name of who reports: （记者 许银川）."""
    return any(c.start <= mention.start and mention.end <= c.end for c in article.credits)
