"""The readings of a figure as rules, with their examples."""

from __future__ import annotations

import re
from functools import partial

from kg.facts.observation.figure import Figure, Reading
from kg.facts.observation.reading import READERS, read
from kg.grammar import Document, Rule, Slotted

_EXAMPLES: dict[str, tuple[tuple[tuple[str, tuple[str, ...]], ...], tuple[str, ...]]] = {
    "rank": (
        (
            (
                "2023年，全市进出口总额增长9.1%，居全省第3位。",
                ("全市进出口总额居全省|3|位||=|衡阳市|2023|False|actual",),
            ),
            (
                "到2027年，市中心医院、市妇幼保健院进入全国前100名。",
                (
                    "市中心医院进入全国|100|位||<=|衡阳市|2027|False|target",
                    "市妇幼保健院进入全国|100|位||<=|衡阳市|2027|False|target",
                ),
            ),
        ),
        ("第一，要抓好春耕。", "市第一人民医院举行义诊。"),
    ),
    "row": (
        (
            (
                "2023年，入园率、巩固率分别达到92%、97.5%。",
                (
                    "入园率|92|%||=|衡阳市|2023|False|actual",
                    "巩固率|97.5|%||=|衡阳市|2023|False|actual",
                ),
            ),
        ),
        ("入园率达到92%，巩固率达到97.5%。",),
    ),
    "lasting": (
        (("2023年，该矿连续5年未发生伤亡事故。", ("连续未发生伤亡事故|5|年||=|衡阳市|2019/2023|False|actual",)),),
        ("工程提前5天完工。",),
    ),
    "area": (
        (("2023年，全省15县通过验收。", ("全省县|15|县||=|湖南省|2023|False|actual",)),),
        ("全省15个县通过验收。",),
    ),
    "shared": (
        (("2023年，解决了120户460人饮水困难。", ("饮水困难|120|户||=|衡阳市|2023|False|actual",)),),
        ("解决了120户饮水困难。",),
    ),
    "paired": (
        (("2023年，搬迁群众320户1150人。", ("搬迁群众|1150|人||=|衡阳市|2023|False|actual",)),),
        ("搬迁群众320户。",),
    ),
    "compared": (
        (
            (
                "2023年，全市财政收入增长7%，高于全省平均水平1.2个百分点。",
                ("全市财政收入高于全省平均水平|1.2|个百分点||=|衡阳市|2023|False|actual",),
            ),
        ),
        ("财政收入比上年提高1.2个百分点。",),
    ),
    "change": (
        (
            (
                "2023年，全市工业投资同比增长15.7%。",
                ("全市工业投资|15.7|%||=|衡阳市|2023|False|actual|increase|同比",),
            ),
            ("2023年，事故起数下降12%。", ("事故起数|12|%||=|衡阳市|2023|False|actual|decrease",)),
            ("今年，全市出口力争增长5%以上。", ("全市出口|5|%||>=|衡阳市|2024|False|target|increase",)),
        ),
        ("工业投资增长到80亿元。",),
    ),
    "after": (
        (
            ("2023年，18家县级医院通过验收。", ("县级医院|18|家||=|衡阳市|2023|False|actual",)),
            ("2023年，60%以上的财政支出用于民生。", ("财政支出|60|%||>=|衡阳市|2023|False|actual",)),
            ("2023年，全市新增3所普通高中。", ("新增普通高中|3|所||=|衡阳市|2023|False|actual",)),
            ("2023年，关爱1.2万留守儿童。", ("留守儿童|12000|人||=|衡阳市|2023|False|actual",)),
        ),
        ("要抓好三个方面工作。", "养老、失业、工伤三项保险", "会议强调“两个维护”。", "500人以上的安置点"),
    ),
    "before": (
        (
            ("2023年，全市发放稻谷良种30万公斤。", ("发放稻谷良种|300000|公斤||=|衡阳市|2023|False|actual",)),
            ("2023年，全市新增学位5.3万个。", ("新增学位|53000|个||=|衡阳市|2023|False|actual",)),
            ("2023年，全市救治率达99.1%。", ("全市救治率|99.1|%||=|衡阳市|2023|False|actual",)),
            (
                "2023年，服务业增加值占生产总值的比重达到51%。",
                ("服务业增加值占生产总值|51|%||=|衡阳市|2023|False|actual",),
            ),
            ("到2025年，婴儿死亡率低于4‰。", ("婴儿死亡率|4|‰||<|衡阳市|2025|False|target",)),
            ("他月收入3000—4000元。", ("月收入|3000|元|4000|=|衡阳市||False|actual",)),
        ),
        ("会议于3月15日举行，共三项议程。", "他今年60岁。", "比去年3.2亿公斤增产。"),
    ),
    "deed": (
        (("2023年，7.3万人纳入低保。", ("纳入低保|73000|人||=|衡阳市|2023|False|actual",)),),
        ("包括两人在内的伤者已送医。",),
    ),
    "verb": (
        (("2023年，惠及1100多万人。", ("惠及|11000000|人||>|衡阳市|2023|False|actual",)),),
        ("其中5万亩。",),
    ),
    "resumed": (
        (
            (
                "2023年，农民人均收入增长8.2%，达2.1万元。",
                ("农民人均收入|21000|元||=|衡阳市|2023|False|actual",),
            ),
        ),
        ("达2.1万元。",),
    ),
}


def _read(reader_name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Reading | None:
    return dict(READERS)[reader_name](Figure(s, m.start(), read))


RULES: tuple[Rule, ...] = tuple(
    Rule(f"observation.{name}", "{number}", partial(_read, name), yes=_EXAMPLES[name][0], no=_EXAMPLES[name][1])
    for name, _ in READERS
)
