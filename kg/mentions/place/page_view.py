"""What all articles of a page tell together: the names in each, and whose newspaper it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon import rows
from kg.mentions.han import is_han
from kg.mentions.place.gazetteer import Division, gazetteer
from kg.mentions.place.scan import Candidate, everyday_words, scan
from kg.model import Page

# What stands behind the name of the division whose paper it is.
_PAPER = re.compile(
    "[日晚晨早时都新融委](?:(?<=[日晚晨早时])报|(?<=都)市报|(?<=新)闻网|(?<=融)媒|(?<=委)(?:员会)?(?:主管|主办|机关报))"
)
# No county has an evening paper: 凉州晚报 is that of 武威.
_OF_CITIES = re.compile("晚报|都市报")
_OWNED = re.compile("版权所有|主办|政府(?:门户)?网|Copyright")  # below a page: 版权所有：衡山县人民政府
_BEFORE_NAMES = "共据由在与和及是的新"  # 中共昭通市委主管, 据昭通日报
# What stands behind its short name; not 网 and 日报, for 光明 and 新华 are divisions too.
_OF_SHORT = re.compile("(?:特区|工人|农民|青年|法[制治]|经济)?报|发布")
_OF_COUNTY = re.compile("今日(?P<today>.{2,8})|(?P<name>.{2,8})(?:新闻|[时快周]讯|通讯)")


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
    known, votes = set[Division](), Counter[str]()
    for article in page.articles:
        heads = [article.publication or "", *(article.text[p.start : p.end] for p in article.of_kind("masthead"))]
        known |= _known(heads)
        if division := _begins_with_division(heads[0]):
            votes[division.code] += 5
        for owner in (found for head in heads[1:] if _OWNED.search(head) and (found := _owner(head))):
            votes[owner.code] += 4
        for text, weight in ((heads[0], 5), (article.text, 1), *((head, 4) for head in heads[1:])):
            for match in _PAPER.finditer(text):
                if division := _division_before(text, match):
                    votes[division.code] += weight
    if len(known) == 1:
        stated: Division | None = known.pop()
    else:
        stated = gazetteer().by_code[foremost(votes)] if votes else None
    common = common_ground(page, candidates)
    if stated is None or (common is not None and (stated.holds(common) or _is_byname(stated, common))):
        return common
    return stated


def _owner(line: str) -> Division | None:
    """The division that a line names first, as deep as it goes: 江苏省高邮市."""
    owner: Division | None = None
    for candidate in scan(line):
        if candidate.full and candidate.sure and (owner is None or owner.holds(candidate.sure)):
            owner = candidate.sure
    return owner


def _is_byname(stated: Division, common: Division) -> bool:
    """Whether the name of the newspaper is that of a county by chance, as what is told lies in another province."""
    return stated.level == "county" and stated.code[:2] != common.code[:2]


def _known(heads: Iterable[str]) -> set[Division]:
    """The division of a newspaper whose name does not tell it: 羊城晚报."""
    return {_newspapers()[m[0]] for head in heads for m in _newspaper_names().finditer(head)}


@cache
def _newspaper_names() -> re.Pattern[str]:
    return re.compile(f"(?<![一-鿿])(?:{'|'.join(_newspapers())})")


@cache
def _newspapers() -> dict[str, Division]:
    full = gazetteer().full
    of = {r["division"]: min(full[r["division"]], key=lambda d: len(d.code)) for r in rows("newspapers")}
    return {name: of[r["division"]] for r in rows("newspapers") for name in r["names"].split()}


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
    """Whose county paper or office it is: 安康报, 镇巴发布, 从江县洛香镇人民政府, 今日永嘉."""
    table = gazetteer()
    if m := _OF_COUNTY.fullmatch(publication):
        name = m["today"] or m["name"]
        return next((d for d in (*table.full.get(name, ()), *table.short.get(name, ())) if not d.gone), None)
    for end in range(min(len(publication), 12), 1, -1):
        name = publication[:end]
        short = table.short.get(name, []) if _OF_SHORT.match(publication, end) else []
        usable = [d for d in (*table.full.get(name, []), *short) if not d.gone and name not in everyday_words()]
        if usable:
            return min(usable, key=lambda d: len(d.code))
    return None


def _division_before(text: str, paper: re.Match[str]) -> Division | None:
    """The division whose name ends where a word for a newspaper begins: 甘南日报 is the prefecture's before it is the county's."""
    table, end = gazetteer(), paper.start()
    for start in range(max(0, end - 8), end - 1):
        name = text[start:end]
        usable = [
            d for d in (*table.full.get(name, ()), *table.short.get(name, ())) if not d.gone and d.level != "township"
        ]
        if usable and name not in everyday_words() and _begins(text, start):
            found = min(usable, key=lambda d: len(d.code))
            return table.above(found)[-1] if found.level == "county" and _OF_CITIES.match(text, end) else found
    return None


def _begins(text: str, start: int) -> bool:
    """Whether a name can begin here: behind another name, or behind what is none; not 江源 in 珠江源晚报."""
    table, before = gazetteer(), text[max(0, start - 8) : start]
    if not before or not is_han(before[-1]) or before[-1] in _BEFORE_NAMES:
        return True
    return any(before[at:] in table.short or before[at:] in table.full for at in range(len(before) - 1))
