"""Bodies that stand for a country or province: teams and delegations, armed forces."""

from __future__ import annotations

import re

from kg.grammar import Document, Rule, Slotted
from kg.mentions.organization.level import made
from kg.mentions.place.country import CHINA, country_of
from kg.model import Mention, Place

SPORTS = (
    "足球|篮球|排球|沙滩排球|乒乓球|羽毛球|网球|手球|水球|曲棍球|冰球|冰壶|棒球|垒球|橄榄球|藤球|围棋|象棋|体操|游泳|"
    "跳水|花样游泳|田径|举重|射击|射箭|击剑|柔道|摔跤|拳击|跆拳道|皮划艇|赛艇|帆船|自行车|速滑|短道速滑|花样滑冰|滑雪|登山"
)


def team(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """A national or local side, by its sport or, of a country, without it."""
    first = slotted.mentions.get(m.start())
    place = first.value if first is not None else CHINA
    if not isinstance(place, Place) or (place.level != "country" and not re.search(f"{SPORTS}|[男女]", m[0])):
        return None
    return made(slotted, m, slotted.group(m), place, "organization.team")


def delegation(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """The delegation of a province to the congress, of the country to the games."""
    first = slotted.mentions.get(m.start())
    place = first.value if first is not None else CHINA
    if not isinstance(place, Place) or (place.level != "province" and place.name != "中国"):
        return None
    return made(slotted, m, slotted.group(m), place, "organization.delegation")


def forces(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """俄军, 俄武装力量: the armed forces of a country, by its letter; 乌海军: one of them; 驻韩美军: those in another."""
    letter, arm = slotted.printed(*m.span("of")), m["arm"]
    country = country_of(letter)
    if country is None or (letter == "以" and country not in doc.article.text):
        return None
    name = f"{country}{arm}" if arm in ARMS else slotted.printed(*m.span()) if m["at"] else f"{country}军队"
    return made(slotted, m, name, Place(country, "country"), "organization.forces")


ARMS = ("空军", "海军", "陆军", "海军陆战队")
FORCES = (
    "军(?![事民工属用垦舰种功地火衔装旅团号港服费训营备政人]|车(?!辆))|军(?=人员|地面|火[炮箭]|装[甲备]|训练|舰艇|政治)"
    "|军(?:队|方)|武装部队|武装力量|海军陆战队|[海空陆]军"
)
"""What stands behind the letter; not 军 in 军事, 军装, 军地, which are no army."""


RULES: tuple[Rule, ...] = (
    Rule(
        "organization.builder",
        "(?:中铁|中建|中交|中冶|中国水电|水电|中铁建)第?[一二三四五六七八九十]{1,3}(?:航务?|公|冶|工程)?局(?:集团)?(?:有限公司|公司)?",
        lambda doc, slotted, m: made(slotted, m, slotted.group(m), None, "organization.builder"),
        trigger=("中铁", "中建", "中交", "中冶", "水电"),
        first="中水",
        yes=(("中铁十四局和中建三局集团有限公司承建。", ("中铁十四局", "中建三局集团有限公司")),),
        no=("水电十分紧张的局面。",),
    ),
    Rule(
        "organization.team",
        "(?:{place}|中国)(?:国家|青年|奥林匹克)?"
        "(?:(?:男子|女子|男|女)?(?:{SPORTS})?(?:国家)?队(?![员伍友长形列医])|(?:男|女)[篮排足乒曲垒水](?![子人性]))",
        team,
        trigger=("队", "男篮", "女篮", "男排", "女排", "男足", "女足", "女乒", "男乒", "女曲", "女垒", "男水", "女水"),
        first="{place}中",
        words={"SPORTS": SPORTS},
        yes=(("中国队和巴西女排分获冠军。", ("中国队|中国", "巴西女排|巴西")),),
        no=("衡阳队员参加。", "中国女性就业。"),
    ),
    Rule(
        "organization.delegation",
        "(?:{place}|中国|解放军和武警部队)(?:体育)?代表团",
        delegation,
        trigger=("代表团",),
        first="{place}中解",
        yes=(("湖南代表团举行会议。", ("湖南代表团|湖南省",)),),
        no=("法国代表团来访。", "衡阳代表团招商。"),
    ),
    Rule(
        "organization.forces",
        r"(?P<at>驻[日韩德伊叙乌菲澳英]|)(?:(?=以)(?<![可所予加得难足何])|(?=[美俄乌])(?<![中俄苏英欧拉北南完精优赞])"
        r"|(?=[英法德日韩伊叙朝])(?:(?<![\u4e00-\u9fff\d])|(?<=[称与和对向被将由在给同及或令的说击驻])))"
        r"(?P<of>[美俄乌以英法德日韩伊叙朝])(?P<arm>{FORCES})",
        forces,
        trigger=tuple(
            f"{letter}{arm}" for letter in "美俄乌以英法德日韩伊叙朝" for arm in ("军", "武装", "海", "空", "陆")
        ),
        first="驻美俄乌以英法德日韩伊叙朝",
        words={"FORCES": FORCES},
        yes=(
            ("俄军称打击多处目标，乌军反击。", ("俄罗斯军队|俄罗斯", "乌克兰军队|乌克兰")),
            ("摧毁了乌军装甲车，击退俄军人员。", ("乌克兰军队|乌克兰", "俄罗斯军队|俄罗斯")),
            ("俄武装力量称击落乌空军战机。", ("俄罗斯军队|俄罗斯", "乌克兰空军|乌克兰")),
            ("要求驻韩美军撤离。", ("驻韩美军|美国",)),
            ("以色列媒体报道，多辆以军坦克受损。", ("以色列军队|以色列",)),
        ),
        no=("以军事训练为主。", "俄军事专家称，得以军民团结。", "中美军机相遇，采购俄军火。"),
    ),
)
