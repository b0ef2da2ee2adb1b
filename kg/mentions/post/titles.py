"""The vocabulary of posts, read from the lexicon and compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.grammar import ORGANIZATION, PLACE
from kg.lexicon import alternation, rows, words

LONG = "期远久三江春沙安城征大足效处短途假跑寿辈治廊街篇"
"""What follows 长 where it means long: 市场长期."""
LONG_NAMES = "江安沙春城"
"""Those of them that begin names."""
SURE, ALWAYS_LONG = 3, "期远久"
"""A title of three characters is hardly met by chance: 董事长|江宇, but 市场长江."""
GROUP = re.compile(f"(?:{alternation('post_units', kind='group')})$")
RANK = re.compile("[上中少大]将$|[大上中少]校$|的$")
"""What may stand between a body and a title that is held in it: 某军分区|大校|司令员, 某公司|的|总经理."""
CHARGE = re.compile(f"(?<={ORGANIZATION})(?:分管|主持|负责|主管|协管)[一-鿿]{{2,8}}的$")
"""What the holder of a title looks after, between the body and the title: 某党校|分管日常工作的|副校长."""
UNIT = re.compile(f"(?:{alternation('post_units', kind='party')}|纪委|监委)$")
HALF_UNIT = re.compile(f"(?:{alternation('post_units', kind='half')})$")
NOUN = re.compile(f"(?:{alternation('post_nouns')})$")
AIDES = frozenset(("发言人", "特使", "特别代表", "高级代表", "特别协调员", "顾问", "助理", "首席谈判代表"))
"""Who speaks for the holder of the post named right before."""
UNIT_NAMES = {r["word"]: r["name"] for r in rows("post_units") if r["name"]}
NOUN_ENDS = {r["noun"]: re.compile(f"(?:{r['of']})$") for r in rows("post_nouns")}
FORMER = "原前"
LED_BY = re.compile("(?:新任|现任|时任|前任|历任|首任|候任|资深|金牌|特聘|年轻|驻村|[原前])$")
LONGEST_UNIT = 14
LONGEST_PART = 30
GOVERNMENT = re.compile("(?<![省市县区州])政府$")


BRANCH = re.compile("^党?支部")


def of_branch(word: str) -> str:
    """The title of who leads a party branch: 党支部书记, 村支书 → 书记; 党支部第一书记 → 第一书记."""
    return "书记" if word.endswith("支书") else BRANCH.sub("", word)


@dataclass(frozen=True, slots=True)
class Title:
    """A row of post_titles.tsv; see there."""

    word: str
    of: re.Pattern[str] | None
    body: str
    alone: str
    not_before: str


@cache
def titles() -> dict[str, Title]:
    """The rows of post_titles.tsv by their word, and 长 right behind a body or a place."""
    table = {}
    for r in rows("post_titles"):
        of = re.compile(f"(?:{r['of']})$") if r["of"] else None
        long = (LONG if len(r["title"]) < SURE else ALWAYS_LONG) if r["title"].endswith("长") else ""
        not_before = r["not_before"] + long
        table[r["title"]] = Title(r["title"], of, r["body"], r["alone"], not_before)
    head = Title("长", None, "{p}人民政府", "no", LONG + "级们")
    return table | {ORGANIZATION + "长": head, PLACE + "长": head}


@cache
def several() -> frozenset[str]:
    """Titles of which one word may stand before several holders."""
    return frozenset(r["title"] for r in rows("post_titles") if r["several"] == "yes")


@cache
def sole() -> frozenset[str]:
    """Titles that the nation has one of."""
    return frozenset(r["title"] for r in rows("post_titles") if r["body"] and "{p}" not in r["body"])


@cache
def surnames() -> frozenset[str]:
    return frozenset(words("surnames"))
