"""What all articles of a page tell together: the names in each, and whose newspaper it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from kg.mentions.place.gazetteer import Division, gazetteer
from kg.mentions.place.scan import Candidate, everyday_words, scan
from kg.model import Page

# What stands behind the name of the division whose paper it is.
_PAPER = re.compile(
    "[日晚晨早时都新融委](?:(?<=[日晚晨早时])报|(?<=都)市报|(?<=新)闻网|(?<=融)媒|(?<=委)(?:员会)?(?:主管|主办|机关报))"
)
# What stands behind its short name; not 网 and 日报, for 光明 and 新华 are divisions too.
_OF_SHORT = re.compile("(?:特区|工人|农民|青年|法[制治]|经济)?报|发布")


@dataclass(frozen=True)
class PageView:
    """What all articles of a page tell together: the names in each, the divisions named in full, whose paper it is."""

    candidates: dict[int, tuple[Candidate, ...]]
    in_full: frozenset[str]
    paper: Division | None


@lru_cache(maxsize=128)  # more pages than are analysed together
def view_of(page: Page) -> PageView:
    """What the articles of a page tell together."""
    candidates = {a.number: tuple(scan(a.text)) for a in page.articles}
    in_full = frozenset(c.sure.code for found in candidates.values() for c in found if c.full and c.sure)
    return PageView(candidates, in_full, paper_of(page, candidates))


def paper_of(page: Page, candidates: dict[int, tuple[Candidate, ...]]) -> Division | None:
    """The division whose newspaper the page is of, by its masthead, its name, or the credits in its articles."""
    votes: Counter[str] = Counter()
    for article in page.articles:
        if division := _begins_with_division(article.publication or ""):
            votes[division.code] += 5
        texts = [(article.publication or "", 5), (article.text, 1)]
        texts += [(article.text[p.start : p.end], 4) for p in article.of_kind("masthead")]
        for text, weight in texts:
            for match in _PAPER.finditer(text):
                if division := _ends_with_division(text[max(0, match.start() - 8) : match.start()]):
                    votes[division.code] += weight
    stated = gazetteer().by_code[foremost(votes)] if votes else None
    common = common_ground(page, candidates)
    if stated is None or (common is not None and stated.holds(common)):
        return common
    return stated


def common_ground(page: Page, candidates: dict[int, tuple[Candidate, ...]]) -> Division | None:
    """The prefecture, else the province, that most of the (at least two) articles of a page name."""
    named: Counter[str] = Counter()
    for article in page.articles:
        codes = {c.sure.code for c in candidates[article.number] if c.sure}
        named.update({code[:n] for code in codes for n in (2, 4) if len(code) >= n})
    found = [c for c in named if named[c] >= 2 and named[c] >= 0.6 * len(page.articles)]
    best = min(found, key=lambda c: (-len(c), -named[c], c), default=None)
    rivals = [c for c in found if c != best and len(c) == len(best or "")]
    if best is None or any(named[c] == named[best] for c in rivals):
        return None
    return gazetteer().by_code.get(best) or gazetteer().by_code[best[:2]]


def foremost(votes: Counter[str]) -> str:
    """The code with most votes; of those with as many the first."""
    return min(votes, key=lambda code: (-votes[code], code))


def _begins_with_division(publication: str) -> Division | None:
    """Whose county paper or office it is: 安康报, 镇巴发布, 从江县洛香镇人民政府."""
    table = gazetteer()
    for end in range(min(len(publication), 12), 1, -1):
        name = publication[:end]
        short = table.short.get(name, []) if _OF_SHORT.match(publication, end) else []
        usable = [d for d in (*table.full.get(name, []), *short) if not d.gone and name not in everyday_words()]
        if usable:
            return min(usable, key=lambda d: len(d.code))
    return None


def _ends_with_division(text: str) -> Division | None:
    table = gazetteer()
    for start in range(len(text) - 1):
        found = [*table.full.get(text[start:], []), *table.short.get(text[start:], [])]
        usable = [d for d in found if not d.gone and text[start:] not in everyday_words()]
        if usable:  # 甘南日报 is the prefecture's before it is the county's
            return min(usable, key=lambda d: len(d.code))
    return None
