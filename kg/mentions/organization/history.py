"""Bodies of the revolution and the first years after it, as accounts of the Party's history name them: 湘南特委, 新四军第五师."""

from __future__ import annotations

import re

from kg.grammar import Document, Rule, Slotted
from kg.lexicon import any_of, words
from kg.mentions.organization.level import made
from kg.model import Mention, Place

ORGANS = (
    *("特委", "区党委", "省委", "边省委", "中央分局", "分局", "中心县委", "工委"),
    *("军政委员会", "边区政府", "行政委员会", "军区", "军分区"),
)
"""Organs of regions that lay across the provinces or inside one; some of them are others where 中共 is not said."""
ELSEWHERE = ("省委", "分局", "工委", "军区", "军分区")
FORCES = (
    *(
        "八路军",
        "新四军",
        "红军",
        "中国工农红军",
        "志愿军",
        "中国人民志愿军",
        "解放军",
        "中国人民解放军",
        "陆军",
        "武警",
    ),
    *("东北抗日联军", "东北抗联", "抗日联军", "抗联"),
    *(f"{region}野战军" for region in ("东北", "华北", "西北", "华东", "中原")),
)
NUMBER = "[一二三四五六七八九十百〇零0-9]{1,5}"
LARGE = "集团军|野战军|方面军|兵团|军团|纵队|军区|军(?![事民用人衔])"
"""Units that a number is enough to name."""
SMALL = "部队|师团|支队|师(?![傅资范生])|旅(?![客行游途程])|团(?![结队员体伙圆])"


def organ(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """As printed, of the place that its name begins with, unless letters stand for several."""
    own = [m.value for m in slotted.among(*m.span("own"), "place") if isinstance(m.value, Place)]
    placed = len(m["own"]) == len(own)
    if (placed and m["organ"] in ELSEWHERE and not m["party"]) or (not own and len(m["own"]) < 2):
        return None
    return made(slotted, m, slotted.group(m), own[0] if placed and len(own) == 1 else None, "organization.region")


RULES: tuple[Rule, ...] = (
    Rule(
        "organization.region",
        "(?P<party>中共)?(?P<own>(?:{place}|[{LETTERS}东西南北中边太岳行]){1,4})(?P<organ>{ORGANS})(?![员托])",
        organ,
        trigger=ORGANS,
        words={"LETTERS": "".join(words("province_letters", "letter")), "ORGANS": any_of(ORGANS)},
        yes=(
            ("中共湘南特委成立，闽粤赣边省委派人到太行区党委。", ("中共湘南特委|湘南", "闽粤赣边省委", "太行区党委")),
            ("归鄂豫皖中央分局和岳阳中心县委领导。", ("鄂豫皖中央分局|鄂豫皖苏区", "岳阳中心县委|岳阳市")),
            ("西北军政委员会发出指示。", ("西北军政委员会|西北",)),
        ),
        no=("行政委员会议。", "区党委书记到会。"),
    ),
    Rule(
        "organization.group-army",
        f"(?:(?P<force>{{FORCES}})|(?P<red>红(?:军)?))?(?:(?(force)第?|(?(red)|第)){NUMBER}(?:{LARGE}|(?(force)(?:{SMALL})|(?!))))"
        f"(?:第?{NUMBER}(?:{LARGE}|{SMALL}))*|(?<![0-9])[0-9]{{5}}部队",
        lambda doc, slotted, m: made(slotted, m, slotted.group(m), None, "organization.group-army"),
        trigger=(*FORCES, *(f"红{n}" for n in "一二三四五六七八九十"), "军", "兵团", "纵队", "部队"),
        words={"FORCES": any_of(FORCES)},
        yes=(
            ("慰问71600部队和驻衡部队。", ("71600部队",)),
            ("陆军第七十四集团军、武警8680部队抢险。", ("陆军第七十四集团军", "武警8680部队")),
            (
                "八路军一一五师三四三旅和新四军第五师会合，红二十五军、第二野战军第四兵团参战。",
                ("八路军一一五师三四三旅", "新四军第五师", "红二十五军", "第二野战军第四兵团"),
            ),
            (
                "第十八军进藏，红四方面军西进，志愿军第六十三军某部入朝。",
                ("第十八军", "红四方面军", "志愿军第六十三军"),
            ),
        ),
        no=("某集团军抢险。", "获得第一军事学院称号，夺得第二团体奖。", "红军团结群众，解放军三个师驰援。"),
    ),
)
