"""Lists of persons in a sentence: who stands in them, and which of them are its subjects."""

from __future__ import annotations

import re

from kg.grammar import PERSON, POST, Slotted
from kg.mentions.post.titles import AIDES
from kg.model import Mention, Post

COURTESY = "同志|先生|女士|小姐|博士|将军|[上中少]将|大校"
_UNIT = f"(?:{POST}[、兼]?)*{PERSON}(?:（[^）]{{0,20}}）)?(?:{COURTESY}|{POST})?"
# Between two persons of a list: the rest of a title that the post layer left open, but no verb and no preposition.
_BRIDGE = f"[^，。；！？：“”在由向对到从把被见说赴{PERSON}]{{0,20}}?(?:{POST}[、兼]?|(?:干部|专家|教授|科员|调研员|领导|领导人|老同志|[组队院所会]员)(?={PERSON}))"
GROUP = re.compile(f"{_UNIT}(?:(?:[、， 和与及]|以及)(?:{_BRIDGE})?{_UNIT}|{_UNIT})*")
# What makes the persons behind it an object: they are met, thanked, studied; nobody takes part by that.
_OBJECT = re.compile(
    "学习|贯彻|落实|传达|领会|牢记|践行|遵循|围绕|会见|接见|会晤|拜会|陪同|看望|慰问|欢迎|邀请|感谢|祝贺|任命|免去|选举|推选|"
    "听取|对(?!口|外)|向|与|同(?!志|时)|和|给|把|将|被|受|以(?![上下来外内及])|根据|按照|为|随|跟|致(?:信|电|函)|发表|刊发|介绍|采访|记者|请$"
)
_NO_DEED = re.compile(
    f"等?{POST}?(?:同志)?(?:的(?!陪同下)|关于|重要|系列|《|署名|讲话精神|批示|指示|为核心|以来|在[^，。]{{2,40}}上的|委托|[^，。]{{0,6}}领导下|带领下|家属|亲属|生前|诞辰|(?:生病|住院|病重|逝世|去世|牺牲)(?![，。]))"
)
COMPANY = re.compile("等?(?:同志|领导)?的?(?:陪同|见证|主持)下")
# Verbs and prepositions: where none stands behind a list of persons, what stands there goes on with the list.
VERBAL = re.compile(
    "主持|召[开集]|举行|强调|指出|要求|讲话|致[辞词]|表示|介绍|通报|会[见谈晤]|座谈|调研|督[导查]|检查|走访|慰问|看望|考察|视察|宣[布读]|传达|听取|签[署约]|揭牌|"
    "认为|希望|说|到(?!会)|赴|率[领队]?|在(?![家岗职任])|对(?![口外])|向|把|将(?!军)|被|为|给|由|于|就(?![座业])|从|受|请|代表(?=[^，。；]{1,20}?(?:[讲发作致]))|(?<![工协合著])作(?!家|者)"
)


def members(text: Slotted, start: int, end: int) -> list[Mention]:
    """The persons of a stretch, without those who are only spoken for: 国家主席某某特使."""
    return [m for m in text.among(start, end, "person") if not is_spoken_for(text, m)]


def is_spoken_for(text: Slotted, who: Mention) -> bool:
    """Whether the title behind a name is that of somebody who acts for it."""
    at = text.index(who.start) + 1
    while isinstance(post := text.mentions[at].value if at in text.mentions else None, Post):
        if post.title in AIDES:
            return True
        at += 1
    return False


def goes_on(gap: str) -> bool:
    """Whether a list of persons goes on behind what is said there of others: 等市领导及秘书长|某某."""
    return len(gap) < 60 and gap[0] in "、，；等及" and not any(c in gap for c in "：“") and not VERBAL.search(gap)


def further_objects(text: str, groups: list[re.Match[str]], first: int) -> list[re.Match[str]]:
    """The groups that are no subjects; one that goes on the list of an object is none either: 与某某，某某|就…对接."""
    objects: list[re.Match[str]] = []
    for group in groups:
        joined = bool(objects) and text[objects[-1].end() : group.start()] in ("，", "、")
        if not is_subject(text, group, first) or (joined and _LISTED_ON.match(text, group.end())):
            objects.append(group)
    return objects


# Whom somebody brings along: 县长王建国带领副县长李红到….
LED = re.compile(f"(?:带领|率领|(?<![效概])率(?![先队])|偕同?|会同)[^，。；的组团队{PERSON}]{{0,24}}$")
# 党和国家领导人王建国、李红出席: the 和 joins bodies, where the whole list attends.
_BODIES_AND = re.compile("^[^对向给把将被受以随跟致听与同和]*和[^对向给把将被受以随跟致听与同]*$")
_ATTENDS = re.compile(
    "(?:等[^，。；]{0,10})?(?:分别|共同|一同|应邀|先后|也)*(?:出席|参加|列席|到会|就[座坐])|[，、][^。；：“]{0,120}?(?:出席|列席)"
)


def is_subject(text: str, group: re.Match[str], first: int) -> bool:
    """Whether the persons of a list act themselves, by what stands before it in its clause and right behind it."""
    start = group.start()
    while start > first and text[start - 1] not in "，。；：！？“” 　）":
        start -= 1
    prefix = text[start : group.start()]
    if COMPANY.match(text, group.end()):
        return True
    if LED.search(prefix):
        return False
    if prefix.endswith("、"):
        prefix = re.sub("[和与]", "、", prefix)  # 发展战略和生态安全委员会秘书长、某公司总裁: the list of one's titles
    if _OBJECT.search(prefix) and not (_BODIES_AND.search(prefix) and _ATTENDS.match(text, group.end())):
        return False
    return _NO_DEED.match(text, group.end()) is None


_LISTED_ON = re.compile("等?(?:人|同志|一行)?(?:就|进行|围绕|举行|座谈|会谈|洽谈)")
