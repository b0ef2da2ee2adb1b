"""Units of the armed forces with a number or a name of their own: 海军173编队, 武警猎鹰突击队, 某某军区某某边防连."""

from __future__ import annotations

import re

from kg.grammar import Document, Rule, Slotted
from kg.mentions.organization.level import made
from kg.mentions.organization.tables import ending, stops
from kg.mentions.place.country import CHINA
from kg.mentions.place.people import surnames
from kg.model import Mention

RULE = "organization.force"
NO_UNIT = re.compile(
    "[某各全等的和与及、在将向到把被对从为是有了着也已]|官兵|战士|指战员|部队|将士|司令|政委|基层|直属|所属|下属|多个|一个|个|支"
)
"""What stands between a force and a word for a unit where the two are no name, or it does not say which."""
SORT = re.compile(
    "航空兵|边防|护航|陆战|合成|远海|训练|联合|舰艇|驱逐舰|护卫舰|潜艇|导弹|运输|特战|特种|机动|工程|防化|通信"
)
LEAST_OWN = 2


def unit(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    own = m["own"]
    left = SORT.sub("", own)
    numbered = re.search("[0-9一二三四五六七八九十]", left) is not None
    if m["of"] and slotted.printed(*m.span("of")) != "中国":
        return None
    if NO_UNIT.search(own) or not (numbered or len(left) >= LEAST_OWN or slotted.among(*m.span("own"), "place")):
        return None
    words = (ending(stops(), own, 0, i) for i in range(1, len(own) + 1))
    if any(word is not None and len(word) > 1 for word in words):
        return None
    return made(slotted, m, slotted.group(m), CHINA, RULE)


def army(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """全军, unless it may be the given name of somebody."""
    before = m.string[m.start() - 1 : m.start()]
    if before in surnames() and before not in NO_SURNAME:
        return None
    return made(slotted, m, "中国人民解放军", CHINA, "organization.army")


NO_SURNAME = tuple("党和向对从于令应成能会要")
"""Surnames that are rather the end of a word before 全军."""


RULES: tuple[Rule, ...] = (
    Rule(
        RULE,
        "(?:(?:{place}|[东西南北中]部)(?:军区|舰队|战区)(?:海军|空军|陆军)?|(?:(?P<of>{place})|(?<![一-鿿{place}])|(?<=[、和与是同向到在由随给对让从赴]))(?:海军|空军|陆军|火箭军)|武警(?:部队)?)"
        "(?P<own>[第0-9一-鿿{place}]{1,12}?)"
        "(?:边防连|编队|突击队|飞行表演队|哨所|舰艇大队|连(?![续接连日任队同夜年线])|旅(?![客行游途程])|团(?![队结员体圆伙])|支队)",
        unit,
        trigger=("军区", "舰队", "战区", "海军", "空军", "陆军", "火箭军", "武警"),
        yes=(
            ("同海军216编队、武警飞虎突击队通话。", ("海军216编队|中国", "武警飞虎突击队|中国")),
            ("南部军区石门边防连执勤。", ("南部军区石门边防连|中国",)),
            ("中国海军第21批护航编队返航。", ("中国海军第21批护航编队|中国",)),
            ("空军云雀飞行表演队亮相。", ("空军云雀飞行表演队|中国",)),
        ),
        no=(
            "空军航空兵某旅值班，武警某部支队集结。",
            "海军连续三年训练，空军官兵和旅客交谈。",
            "武警部队多个支队出动。",
            "法国海军编队抵达，法国海军第3护卫舰编队离开。",
        ),
    ),
    Rule(
        "organization.army",
        "全军(?!覆|{place}|党的建设会议)",
        army,
        trigger=("全军",),
        yes=(("全军各部队开展训练，号召全军学习。", ("中国人民解放军|中国", "中国人民解放军|中国")),),
        no=("敌人全军覆没。", "全党全军全国各族人民团结一心，李全军发言。"),
    ),
)
