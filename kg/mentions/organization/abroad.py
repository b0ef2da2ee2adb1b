"""Authorities of other countries, known as names by what they say or do: 韩国海洋水产部称, 法国飓风预报中心2日发布."""

from __future__ import annotations

import re

from kg.grammar import Document, Rule, Slotted
from kg.lexicon import any_of, words
from kg.mentions.organization.level import made
from kg.mentions.organization.tables import ending, stops
from kg.mentions.organization.telling import says_which
from kg.mentions.place.country import country_of, is_foreign
from kg.mentions.place.gazetteer import is_abroad
from kg.model import Mention, Place

SAYS = (
    "0|1|2|3|4|5|6|7|8|9|今天|昨天|前天|当天|近日|日前|称|表示|发布|宣布|公布|发言人|证实|发表|警告|指出|通报|声明|通过社交|在社交|网站|"
    "的数据|数据显示|预测|预计|官员|部长|负责人|在一份|当天|当地|当日|说|要求|决定|认为|证实|介绍|、|，|。|和|与"
)
"""What follows such a name; a figure is that of the day."""
MINISTRIES = "部厅署局"
NOT_A_NAME = re.compile(
    "[部厅署局].|[一二两多各等几数该]|政府|部门|媒体|军方|警方|当地|有关|相关|其他|地方|东部|西部|南部|北部|中部|内部|总部|本部|局部|外部|腹部|干部|俱乐部|(?<!安)全部|中心城|购物|商业|[签部]署|经济中心|控制中心|新任|前任|现任|原任|[僵政格结大开布当时残]局"
)


JOINED = (None, "与", "和", "及", "家", "对")
"""Words that end other names and may stand in these: 灾害|与|应急管理部."""


def abroad(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """An authority of another country, where it says or does something."""
    place, own = slotted.mentions[m.start()].value, m["own"]
    if not is_foreign(place):
        return None
    if NOT_A_NAME.search(own) or any(ending(stops(), own, 0, i) not in JOINED for i in range(1, len(own))):
        return None
    if own[-1] not in MINISTRIES and not says_which(re.sub("委员会$|中心$|.?院$|研究所$|银行$", "", own)):
        return None
    return made(slotted, m, slotted.group(m), place, "organization.abroad")


def authority(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """What speaks for the police, the prosecutors and the like of another country; not those of a town."""
    place = slotted.mentions[m.start()].value
    if not isinstance(place, Place) or place.level not in ("country", "region") or not is_abroad(place):
        return None
    return made(slotted, m, slotted.group(m), place, "organization.authority")


def joint(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """A body that two countries have in common, each by its letter: 中|法|葡萄酒商会."""
    own = m["own"]
    if NOT_JOINT.search(own) or any(ending(stops(), own, 0, i) for i in range(1, len(own) + 1)):
        return None
    return made(slotted, m, slotted.group(m), None, "organization.common")


def mission(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """What stands for one country in another or at a union: 法国|驻|华|大使馆, 我|驻|法|使馆."""
    of, to = (country(slotted, m, group) for group in ("of", "to"))
    if not isinstance(of, Place):
        return None
    name = f"{of.name}{'常' * (m['form'] == '代表团')}驻{to.name if isinstance(to, Place) else to}{FORMS[m['form']]}"
    return made(slotted, m, name, of, "organization.mission")


def country(slotted: Slotted, m: re.Match[str], group: str) -> Place | str:
    """The country or city printed, or told by a letter; a union as it is printed."""
    printed, place = m[group], slotted.mentions.get(m.start(group))
    if place is not None and isinstance(place.value, Place):
        return place.value
    name = "中国" if printed in OURS else country_of(printed)
    return Place(name, "country") if name else printed


OURS = ("中国", "我国", "我", "华")
FORMS = {
    "大使馆": "大使馆",
    "使馆": "大使馆",
    "总领馆": "总领事馆",
    "总领事馆": "总领事馆",
    "领事馆": "领事馆",
    "代表团": "代表团",
}
"""Missions, in short and in full."""
NOT_JOINT = re.compile("班列|两国|两党|双方|各自|[都均共]|政府$|关系|贸易$")


RULES: tuple[Rule, ...] = (
    Rule(
        "organization.common",
        "[中欧][{LETTERS}](?P<own>[一-鿿]{2,12}?)(?:委员会|商会|协会|联合会|理事会|基金会|(?<=[合作互鉴流研究育化])中心|友好小组|联委会)",
        joint,
        trigger=tuple(f"{side}{letter}" for side in "中欧" for letter in words("country_letters", "letter")),
        beside=("委员会", "中心", "商会", "协会", "联合会", "理事会", "基金会", "友好小组", "联委会"),
        first="中欧",
        words={"LETTERS": "".join(words("country_letters", "letter"))},
        yes=(
            (
                "中哈棉纺合作委员会和中法葡萄酒商会会谈，中希陶瓷互鉴中心揭牌。",
                ("中哈棉纺合作委员会", "中法葡萄酒商会", "中希陶瓷互鉴中心"),
            ),
        ),
        no=("中欧班列集结中心扩建，中德两国协会合作。", "中国商会参加。"),
    ),
    Rule(
        "organization.mission",
        "(?P<of>{place}|中国|我国?)常?驻(?P<to>{place}|联合国|欧盟|东盟|[{LETTERS}华])(?P<form>{FORMS})",
        mission,
        trigger=("馆", "代表团"),
        beside=("驻",),
        first="{place}中我",
        words={"LETTERS": "".join(words("country_letters", "letter")), "FORMS": any_of(FORMS)},
        yes=(
            (
                "挪威驻华大使馆开放，我驻英使馆、中国驻巴西使馆提醒，法国驻重庆总领馆和中国常驻联合国代表团声明。",
                (
                    "挪威驻中国大使馆|挪威",
                    "中国驻英国大使馆|中国",
                    "中国驻巴西大使馆|中国",
                    "法国驻重庆市总领事馆|法国",
                    "中国常驻联合国代表团|中国",
                ),
            ),
        ),
        no=("我军驻岳阳部队，中国驻外使馆。",),
    ),
    Rule(
        "organization.authority",
        "{place}(?:(?:消防|卫生)部门|检方|警方)",
        authority,
        trigger=("{place}消防部门", "{place}卫生部门", "{place}检方", "{place}警方"),
        first="{place}",
        yes=(
            (
                "挪威消防部门称，芬兰检方和加沙地带卫生部门表示。",
                ("挪威消防部门|挪威", "芬兰检方|芬兰", "加沙地带卫生部门|加沙地带"),
            ),
        ),
        no=("岳阳警方和衡阳消防部门到场。", "当地警方称，法国气象部门和慕尼黑警方通报。"),
    ),
    Rule(
        "organization.abroad",
        "{place}(?P<own>[\u4e00-\u9fff]{1,12}?(?:部(?!门|分|队|长|署|落|委|族|位)|厅|署|局(?!势|面|部|长)|总局|委员会|中心(?!区|城)|法院|检察院|研究所|银行))"
        "(?={SAYS})",
        abroad,
        trigger=tuple(
            head + word for head in ("部", "厅", "署", "局", "会", "心", "院", "所", "行") for word in SAYS.split("|")
        ),
        first="{place}",
        words={"SAYS": SAYS},
        yes=(
            ("韩国海洋水产部称，已开展检查。", ("韩国海洋水产部|韩国",)),
            (
                "印度铁道与港口部部长出席，泰国电力与灌溉部、巴西渔业部介绍。",
                ("印度铁道与港口部|印度", "泰国电力与灌溉部|泰国", "巴西渔业部|巴西"),
            ),
            ("索马里安全部21日发布消息。", ("索马里安全部|索马里",)),
            ("法国飓风预报中心2日发布消息。", ("法国飓风预报中心|法国",)),
        ),
        no=("法国多个部门称。", "德国气象部门10日称。", "衡阳各县教育局称。", "法国研究中心称。"),
    ),
)
