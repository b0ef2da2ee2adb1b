"""One record for one body in one article, however it is printed there."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable

from kg.grammar import Rule, declared
from kg.lexicon import alternation
from kg.mentions.organization.telling import says_which
from kg.model import Article, Mention, Organization

RULE = "organization.short"
NAMES = ("organization.name", "organization.abroad", "organization.institute")
"""Rules for names of their own, which may stand elsewhere in the article in other surroundings, or in short."""
REGISTERED = re.compile("(?:集团)?(?:股份|控股)?(?:有限)?(?:责任)?公司$")
BRAND = 4
TRADE = re.compile(f"(?:{alternation('org_trades')}|{alternation('org_generic', kind='trade')})$")
NEAR = 8
"""How many mentions back one may still reach over an offset; they hardly nest."""
MOST_NAMES = 1000
"""Beyond this, text is no article, and its names are not compared with each other."""
HEADS = ("集团", "公司", "医院", "大学", "学院", "中学", "小学", "协会", "商会", "股份", "合作社", "研究院", "厂")
LEAST_PART = 6
WHOLE = re.compile("[一-鿿]{2,10}?(?:大学|学院|集团|科学院|医院)(?=[一-鿿]{4})")
PART = re.compile("(?:研究院|研究所|研究中心|实验室|学院|附属医院|分院|中心)$")
DEFINED = re.compile(r"[（(](?:以下|下)?简称[：:]?[“「]?([^“”「」（）()，。]{2,12})[”」]?[)）]")


def harmonise(article: Article, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions under the full names that the article has for them, and the further places of its short names."""
    found = sorted(mentions, key=lambda m: (m.start, -m.end))
    defining = "简称" in article.text
    if not defining and not any(m.rule in NAMES for m in found):
        return found
    short = {**(definitions(article, found) if defining else {}), **contained(found)}
    out = [renamed(m, short, article.text[m.start : m.end]) for m in found]
    return out + again(article, out, short)


def renamed(m: Mention, short: dict[str, Organization], printed: str) -> Mention:
    """The mention under the full name that its own, or what is printed, is short for."""
    full = short.get(m.value.name) or short.get(printed) if isinstance(m.value, Organization) else None
    return Mention(m.kind, m.start, m.end, full, m.rule) if full else m


def definitions(article: Article, found: list[Mention]) -> dict[str, Organization]:
    """Short forms that the article itself introduces: 华强机械有限公司（以下简称“华强公司”）."""
    ends = {m.end: m.value for m in found if isinstance(m.value, Organization)}
    return {
        m.group(1): ends[m.start()]
        for m in DEFINED.finditer(article.text)
        if m.start() in ends and m.group(1) != ends[m.start()].name
    }


def contained(found: list[Mention]) -> dict[str, Organization]:
    """Names that are short for a longer one of the same article: 华机集团 → 华强机械工业集团有限公司."""
    values: dict[str, Organization] = {}
    for m in found:
        if isinstance(m.value, Organization):
            values.setdefault(m.value.name, m.value)
    free = {m.value.name for m in found if isinstance(m.value, Organization) and m.rule in NAMES}
    out: dict[str, Organization] = {}
    if not 1 < len(free) <= MOST_NAMES:
        return out
    for name in sorted(free):
        longer = [v for n, v in values.items() if n in free and n != name and is_short_for(name, n)]
        if len(longer) == 1 or (longer and all(v.name.endswith(name) for v in longer)):
            out[name] = max(longer, key=lambda v: len(v.name))
    return out


def is_short_for(short: str, full: str) -> bool:
    """Whether a name is a shortening of another: the same sort of body, its characters in the same order."""
    if full.startswith(short):
        return len(short) < len(full) and short.endswith("集团") and REGISTERED.fullmatch(full, len(short)) is not None
    if len(short) >= len(full):
        return False
    if full.endswith(short):
        return full[: -len(short)][-1:] not in "第附"
    head = next((h for h in HEADS if short.endswith(h)), None)
    if head is None or head not in full:
        return False
    stem, rest = short[: -len(head)], full[: full.rindex(head)]
    return len(stem) >= 2 and is_subsequence(stem, rest) and head in ("集团", "公司", "股份", "厂", "合作社")


def is_subsequence(short: str, full: str) -> bool:
    """Whether the characters of one name stand in another in their order."""
    characters = iter(full)
    return all(c in characters for c in short)


def again(article: Article, found: list[Mention], short: dict[str, Organization]) -> list[Mention]:
    """Further places where a name stands that was found elsewhere in the article, or a short form that it defines."""
    names = dict(short)
    for m in found:
        printed = article.text[m.start : m.end]
        if isinstance(m.value, Organization) and m.rule in NAMES and len(printed) >= 4:
            names.setdefault(printed, m.value)
    for value in {id(v): v for v in names.values()}.values():
        if (brand := brand_of(value)) and article.text.count(brand) > article.text.count(value.name):
            names.setdefault(brand, value)
    names = {**names, **{k: v for k, v in parts(article, found).items() if k not in names}}
    if not names:
        return []
    taken = {(m.start, m.end) for m in found}
    return [
        Mention("organization", start, end, names[article.text[start:end]], RULE)
        for start, end in occurrences(article.text, names)
        if (start, end) not in taken and not inside(start, end, found)
    ]


def brand_of(company: Organization) -> str | None:
    """What a company is called in short: its brand and the first word of its trade, 湖南|华强智能|装备股份有限公司."""
    full = REGISTERED.sub("", company.name)
    if full == company.name:
        return None
    if company.place is not None:
        stem = re.sub("(?:省|市|县|区|州|自治区)$", "", company.place.name)
        full = full.removeprefix(company.place.name).removeprefix(stem)
    brand = full[:BRAND]
    return brand if TRADE.search(brand) and says_which(brand[:-2]) and len(brand) == BRAND else None


def occurrences(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where the names stand, the leftmost longest first, without overlaps."""
    found = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            found.append((at, -len(name)))
            at = text.find(name, at + 1)
    out, end = [], 0
    for start, length in sorted(found):
        if start >= end:
            end = start - length
            out.append((start, end))
    return out


def parts(article: Article, found: list[Mention]) -> dict[str, Organization]:
    """What is left of a printed name behind the name of the whole that begins it: 某大学|农村研究院, printed alone later."""
    out: dict[str, Organization] = {}
    for m in found:
        if m.rule not in NAMES or m.end - m.start < LEAST_PART + 4:
            continue
        printed = article.text[m.start : m.end]
        whole = WHOLE.match(printed)
        rest = printed[whole.end() :] if whole else ""
        if isinstance(m.value, Organization) and len(rest) >= LEAST_PART:
            out.setdefault(rest, m.value)
    return {rest: value for rest, value in out.items() if PART.search(rest)}


def inside(start: int, end: int, found: list[Mention]) -> bool:
    """Whether a stretch shares a character with a mention; `found` is ordered by start."""
    i = bisect.bisect_left(found, end, key=lambda m: m.start)
    return any(start < m.end for m in found[max(0, i - NEAR) : i])


RULES: tuple[Rule, ...] = (
    declared(
        RULE,
        yes=(
            (
                "华强机械工业集团有限公司（以下简称“华强机械”）落户。华强机械表示，将扩大生产。",
                ("华强机械工业集团有限公司", "华强机械工业集团有限公司"),
            ),
            (
                "湖南华强智能装备股份有限公司投产。据了解，华强智能今年将扩大生产。",
                ("湖南华强智能装备股份有限公司|湖南省",),
            ),
            (
                "湖南大学乡村治理研究院发布报告。据乡村治理研究院院长王建国介绍，情况良好。",
                ("湖南大学乡村治理研究院",),
            ),
        ),
    ),
)
