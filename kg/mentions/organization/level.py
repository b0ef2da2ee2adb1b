"""What a body's level word or place stands for: the 市 of 市政府, the 衡阳市 of 衡阳市政府."""

from __future__ import annotations

import re

from kg.grammar import PLACE, Document, Slotted
from kg.mentions.han import is_han
from kg.mentions.organization.places import name_of, resolve
from kg.mentions.organization.tables import ending, stops
from kg.model import Mention, Organization, Place

LEVEL_WORD = (
    "(?<![省市]、)自治[区州县]|省|师市|(?<![省城都超门夜上股楼菜集辖级列各县区州花师])市|州|盟|(?<![市省])县|旗"
    "|(?<![社园景地城辖山灾校小片库牧林战特专防市治发街矿禁域政])区|(?<![乡城村集])镇|(?<![老家同城异水])乡|街道|(?<![民个些])公社|苏木|兵团|地区|(?=[行专]署|军分区)|(?<![当各本外内实基农土工场营阵])地(?=委)"
)
OF_EACH = "(?<!各[省市地州盟县区旗]、)(?<!各[行专地][署区]、)"
"""各行署、|市教育局: the offices of all of them, and of none by name."""
JURISDICTION = f"(?:{PLACE}+|(?<![全各本该数两某多]){OF_EACH}(?:{LEVEL_WORD}))"
FIRST = "{place}自省师市州盟县旗区镇乡街公苏兵地行专军"
"""What a jurisdiction can begin with."""
REGION = "地区"
"""What 行署 or 专署 by itself is of: only regions have one."""
GARRISON = "军分区"
"""What by itself is of the prefecture: all have one."""
BEFORE_A_LIST = ("的有", "还有", "别有", "中有")
"""参加调研的有|市人大常委会…: what is named next begins here."""


def jurisdiction(doc: Document, slotted: Slotted, m: re.Match[str]) -> tuple[Place | None, str]:
    """The place of the `jur` group and the words that stand for it in a name (the printed ones if it stays open)."""
    start, end = m.span("jur")
    if not (places := slotted.among(start, end, "place")):
        word = m.group("jur") or (GARRISON if m.string.startswith(GARRISON, start) else REGION)
        place = resolve(doc, slotted, word, start)
        return place, name_of(place) if place else "新疆生产建设兵团" if word == "兵团" else word
    values = [p.value for p in places if isinstance(p.value, Place)]
    last = values[-1]
    if last.level != "site":
        return last, name_of(last)
    return last, max(last.name, slotted.group(m, "jur"), key=len)  # 高新区|管委会 is of 衡阳高新区


def is_open(place: Place | None, m: re.Match[str]) -> bool:
    """A level word that no place of the article explains: 乡党委 speaks of all of them, 某某省政府 of one that we cannot read,
    贫困地区 of none."""
    start = m.start("jur")
    if place is not None:
        return m.group("jur") in (REGION, "") and start > 0 and cut(m.string, start)  # 贫困|地区, 银|行署名
    if start and m.string[start - 1] in "所家个级":
        return True
    return m.group("jur") in ("", REGION, "镇", "乡", "街道", "公社", "苏木", "村", "社区", "区", "旗", "盟") or (
        start > 0 and cut(m.string, start)
    )


def cut(text: str, at: int) -> bool:
    """Whether `at` lies inside a word, as far as one can see: behind a letter that ends no verb or function word."""
    if text.endswith(BEFORE_A_LIST, 0, at):
        return False
    return is_han(text[at - 1]) and ending(stops(), text, 0, at) is None


def made(slotted: Slotted, m: re.Match[str], name: str, place: Place | None, rule: str) -> Mention:
    """The body that a whole match names."""
    return Mention("organization", *slotted.span(*m.span()), Organization(name, place), rule)
