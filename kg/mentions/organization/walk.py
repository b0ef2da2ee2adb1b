"""The walk from a head word to the left: how far the name goes that ends in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.grammar import PLACE
from kg.mentions.han import is_han
from kg.mentions.organization.tables import Head, ending, inner_words, stops
from kg.mentions.organization.telling import LONGEST, REGISTERED, is_sentence, says_which
from kg.model import Organization

TASK = re.compile(
    "优化|推进|深化|加强|促进|创建|打击|整治|防止|建设|落实|支持|统筹|推动|提升|实施|全面|确保|化解|培育|深入|强化|改善|与|和|及|并"
    "|利用|运用|开展|加快|完善|健全|提高|扩大|巩固|解决|破解|整改|争取|申报|引进|培养|帮扶|对口|结对|严禁|禁止|杜绝|铲除|修建|改建|扩建|新建"
    "|撤销|合并|精简|恢复|集中|通报"
)
"""What stands in the names of bodies that are set up for a task: 优化营商环境工作领导小组."""
FIELDED = ("department", "institute", "school", "ministry")
"""Kinds of bodies that are named by their fields, of which there may be two."""
MEASURES = ("家", "名", "位", "间", "座", "条")
COUNTED = re.compile("[0-9０-９一二三四五六七八九十百千万余多几数两这那该此各每某半首另第]")
"""What makes a measure word of 家 and the like; else it stands in a name: 旺家信息技术有限公司."""
BRAND_OF_TWO = re.compile(PLACE + "[\u4e00-\u9fff]{1,3}$")
CONNECTOR = re.compile(r"(?:医学院|教育学院|教育集团)?(?:第[一二三四五六七八九十]+)?(?:附属|直属|附设|驻)|附中|附小")
OPENING = {"”": "“", "」": "「", "）": "（", ")": "("}
TWO_FIELDS = re.compile(
    f"(?:{PLACE}|(?<![\u4e00-\u9fff])[省市县区州旗盟])(?!.*(?:领导|部门|单位|有关|相关|群众|干部|各|政府|实验室|中心|公司|集团|企业|医院|学校|学院|大学|银行|协会|园区|[省市县区镇村局委厅院厂站馆]和))"
    "[\u4e00-\u9fff]{2,4}[与和]$"
)
LISTED_FIELD = re.compile("(?:[、，和]|校|大学)[一-鿿]{2,4}与$")
NUMBERED = re.compile(r"第[0-9０-９]{1,3}$")
BRACKETED = re.compile("[（(][0-9０-９一二三四五六七八九十]{1,3}[)）]")
"""What counts the items of a list."""
HAN_OR_LETTER = re.compile(r"[\u4e00-\u9fff\u3007A-Za-zＡ-Ｚａ-ｚ·•]")

GROUPS = frozenset(re.findall("..", "中铁中核中建中交中冶中车中航中煤中铝中粮中化华能华电华润大唐国能国电国投"))
"""The great groups of the state, by the two letters before the place of one of their companies: 中核|甘肃|铀业公司."""

Containers = dict[int, tuple[int, Organization]]
"""The bodies of a passage by the index at which they end, with the index at which they begin."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What the walk to the left took in: `[start, head)` of the slotted text, and what stands at its front."""

    start: int
    placed: bool
    whole: tuple[int, Organization] | None = None
    after: int = 0


def walk(text: str, head_start: int, head: Head, containers: Containers) -> Stretch:
    """Read from the head word to the left, up to a place, a body of which this is a part, or a word no name contains."""
    at = head_start
    limit = max(0, head_start - LONGEST.get(head.kind, 16))
    inner, stopping = inner_words(), stops()
    museum = head.word in MUSEUMS
    while at > limit:
        if museum and at in containers and of_an_army(text, at, head_start, containers[at]):
            at = containers[at][0]
            continue
        if at in containers:
            joined = at == head_start or CONNECTOR.match(text, at) or head.unit or of_group(head, containers[at][1])
            return Stretch(containers[at][0], True, containers[at], at) if joined else Stretch(at, False)
        char = text[at - 1]
        if char == PLACE:
            while at > 0 and text[at - 1] == PLACE:
                at -= 1
            return before_place(text, at, head, containers)
        if char in inner and (stem := ending(inner, text, limit, at)) is not None:
            at -= len(stem)
        elif char in "和与及" and joins_fields(text, at, head, head_start, containers):
            at -= 1
        elif char in stopping and (stop := ending(stopping, text, limit, at)) is not None:
            passed = past(stop, text, at, limit, head)
            if not passed:
                break
            at -= passed
        elif is_han(char) or HAN_OR_LETTER.match(char):
            at -= 1
        elif char in OPENING:
            opening = text.rfind(OPENING[char], max(limit, at - 14), at)
            if (
                opening < 0
                or (char in ")）" and BRACKETED.match(text, opening))
                or re.search("[，。；]" if head.kind == "committee" else "[，。；、]", text[opening:at])
            ):
                break
            at = opening
        elif char.isdigit() and (numbered := NUMBERED.search(text, limit, at)):
            at = numbered.start()
        else:
            break
    return Stretch(at, False)


def joins_fields(text: str, at: int, head: Head, head_start: int, containers: Containers) -> bool:
    """Whether the 和 that ends at `at` stands between two fields of one body."""
    if head.kind in FIELDED and two_fields_of(text, at, containers):
        return True
    if (
        head.word == "学院"
        and text[at - 1] == "与"
        and at not in containers
        and LISTED_FIELD.search(text, max(0, at - 8), at)
    ):
        return True  # 、材料|与|化学工程学院
    return at not in containers and head_start - at >= 2 and TWO_FIELDS.search(text, 0, at) is not None


def past(stop: str, text: str, at: int, limit: int, head: Head) -> int:
    """How many characters of a word that ends a name the walk may pass all the same."""
    if stop in MEASURES and at - 1 > limit and not COUNTED.match(text[at - 2 : at - 1]):
        return 1
    return len(stop) if head.kind == "committee" and TASK.fullmatch(stop) else 0


def of_group(head: Head, body: Organization) -> bool:
    """国家电投|太阳能电力有限公司, 某某集团|（衡阳）有限公司: a registered company under the name of its group."""
    return head.word.endswith(REGISTERED) and body.name.endswith(("公司", "集团"))


def two_fields_of(text: str, at: int, containers: Containers) -> bool:
    """Whether a body and one field stand before the 与 that ends at `at`: 教育部|体育卫生|与|艺术教育司."""
    for whole in range(at - 3, max(0, at - 10), -1):
        if whole in containers:
            field = text[whole : at - 1]
            return at - 1 not in containers and all(map(HAN_OR_LETTER.match, field)) and not is_sentence(field)
    return False


MUSEUMS = ("博物馆", "纪念馆", "陈列馆", "展览馆")
ARMY = re.compile("(?:八路军|新四军|红军|解放军|志愿军|方面军)$")


def of_an_army(text: str, at: int, head_start: int, whole: tuple[int, Organization]) -> bool:
    """Whether a body only begins what a museum is named after: 新四军|军部旧址|陈列馆, 八路军|西安办事处|纪念馆."""
    start, body = whole
    if at == head_start:
        return body.name.endswith("办事处") and text.endswith(("八路军", "新四军", "红军"), 0, start)
    return ARMY.search(body.name) is not None


def before_place(text: str, at: int, head: Head, containers: Containers) -> Stretch:
    """A place ends the walk, unless it stands inside a longer name: 国家税务总局衡阳市税务局, 湖南大学附属衡阳中学."""
    if at in containers:
        return Stretch(containers[at][0], True, containers[at], at)
    for word in ("附属", "驻"):
        if text.endswith(word, 0, at) and at - len(word) in containers:
            return Stretch(containers[at - len(word)][0], True, containers[at - len(word)], at - len(word))
    if head.word in MUSEUMS and text.endswith("侵华日军", 0, at):
        return Stretch(at - 4, True)
    if text.endswith(PLACE + "驻", 0, at):
        return Stretch(at - 2, True)
    if text.endswith(("中国", "中共", "国家", "国网", "武警", "民航"), 0, at):
        return Stretch(at - 2, True)
    if head.kind == "company" and text[max(0, at - 2) : at] in GROUPS:
        return Stretch(at - 2, True)
    if text.endswith(PLACE + "铁路", 0, at):
        return Stretch(at - 3, True)
    if head.word.endswith(REGISTERED):
        if (two := BRAND_OF_TWO.search(text, max(0, at - 4), at)) and ending(stops(), text, 0, at) is None:
            return Stretch(two.start(), True)  # 青海|金|祁连|乳业有限公司
        return Stretch(brand_before(text, at), True)
    return Stretch(at, True)


def brand_before(text: str, at: int) -> int:
    """Where the brand begins that stands before the place in a registered name: 惠川晶体|济南科技有限公司; else `at`."""
    begin = at
    while begin > max(0, at - 7) and HAN_OR_LETTER.match(text[begin - 1]) and ending(stops(), text, 0, begin) is None:
        begin -= 1
    brand = text[begin:at]
    if text[at - 1] in "同与和跟向由对从为以在据就":
        return at  # 月起就同|新疆…
    return begin if 4 <= len(brand) <= 6 and says_which(brand) and not is_sentence(brand) else at
