"""Several figures that share a unit: 73%、55%, 3—5万元."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from kg.grammar import Document, Rule, Slotted
from kg.mentions.number.counted import counted
from kg.mentions.number.figure import ARABIC, DIGIT, ITEM, UNIT, amount_of, mention, number_of, rule
from kg.mentions.numeral import DIGITS, power
from kg.model import Comparator, Mention, Number


def _items(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> list[Mention]:
    """73%、55%、90%以上: the unit and the comparing words at the end hold for all; other units end the list."""
    items = list(ITEM.finditer(s.text, m.start(), m.end()))
    unit = items[-1]["unit"]
    if not unit:
        return []
    last = counted(name, doc, s, items[-1])
    out = [last] if last else []
    for item in reversed(items[:-1]):
        number = number_of(item, unit)
        if number and last and not item["scale"] and not item["unit"] and (times := _shared(item, items[-1])):
            number = replace(number, value=number.value * times)
        if not last or number is None or not _same_unit(item["unit"] or "", unit):
            break
        found = mention(name, s, *item.span(), number)
        assert isinstance(found.value, Number)
        own, shared = found.value.comparator, _comparator_of(last)
        sign = shared if own == "=" and shared in (">=", "<=", "~") else own
        out.append(replace(found, value=replace(found.value, comparator=sign)))
    return out[::-1] if len(out) > 1 else []


def _same_unit(own: str, last: str) -> bool:
    """Whether a figure with the unit `own`, or none, can be of the unit `last`: 1.9个、2.3个百分点; not 8县、1县级市, 65个、1.2万户."""
    return own in ("", last) or last.startswith("个" if own == "个" else (f"{own}/", f"{own}（"))


_SCALE = re.compile("[十百千]?[万亿]+$|[百千]$")


def _shared(item: re.Match[str], last: re.Match[str]) -> int:
    """800、900、1100亿斤: what the scale word of the last figure makes of one without; 0 where it is not shared."""
    scale, own, high = _SCALE.search(last["figure"]), amount_of(item["figure"]), amount_of(last["figure"])
    if scale is None or own is None or high is None or _SCALE.search(item["figure"]):
        return 0
    times = power(scale[0])
    return times if own * times < 5 * high else 0


_GRADES = frozenset(("类", "级", "档", "期", "批", "部", "道"))  # 一、二类麦田


def _about(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """二、三十亿斤: from the one to the other, roughly; 第一、二 and a numbered heading are no quantity."""
    low, high = DIGITS[m["low"]], DIGITS[m["high"]]
    heading = m.start() == 0 or s.text[m.start() - 1] in "第，。；"
    if high != low + 1 or heading or m["unit"] in _GRADES:
        return None
    times = power(m["scale"])
    return mention(name, s, *m.span(), Number(Decimal(low * times), m["unit"], "~", Decimal(high * times)))


def _comparator_of(mention: Mention) -> Comparator:
    assert isinstance(mention.value, Number)
    return mention.value.comparator


_TERM = re.compile("[1-4]?[0-9]")  # 1至3年, not 2023—2025年
_DEGREES = frozenset(("℃", "摄氏度", "度"))


def _below_zero(name: str, s: Slotted, m: re.Match[str]) -> Mention | None:
    """零下5℃至3℃, 零下12至零下8℃."""
    low, high = amount_of(m["low"]), amount_of(m["high"])
    if low is None or high is None:
        return None
    low, high = -low, -high if m.groupdict().get("minus") else high
    number = Number(low, m["unit"], "=", high)
    return Mention("number", *s.span(m.start() - 2, m.end()), number, name) if low < high else None


def _range(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    low, high = m["low"], m["high"]
    if m["unit"] == "年" and not _TERM.fullmatch(m["high"]):
        return None
    if m["unit"] in _DEGREES and s.text.endswith("零下", 0, m.start()):
        return _below_zero(name, s, m)
    # 3—5万元: the scale word holds for both, unless the first figure would then be the greater.
    scale = re.search(r"[十百千万亿]*$", high)[0] if low[-1] not in "十百千万亿" else ""  # type: ignore[index]
    first, scaled, last = amount_of(low), amount_of(low + scale), amount_of(high)
    if first is None or last is None:
        return None
    if scaled is not None and scaled < last:
        first = scaled
    return mention(name, s, *m.span(), Number(first, m["unit"], "=", last)) if first < last else None


RULES: tuple[Rule, ...] = (
    rule(
        "number.distributed",
        rf"{{ITEM}}(?:{UNIT})?(?:[、和及与]{{ITEM}}(?:{UNIT})?)*[、和及与]{{ITEM}}{{UNIT}}",
        _items,
        trigger=tuple(joint + digit for joint in "、和及与" for digit in ARABIC),
        yes=(
            ("三项指标分别达到73%、55%、90%以上。", ("73|%|>=", "55|%|>=", "90|%|>=")),
            ("分别高出1.9个、2.3个百分点。", ("1.9|个百分点|=", "2.3|个百分点|=")),
            ("产量越过7、9、11亿斤台阶，投入300、1万元。", ("700000000|斤|=", "900000000|斤|=", "1100000000|斤|=", "300|元|=", "10000|元|=")),
            ("两县分别种植3.2万、4.5万亩。", ("32000|亩|=", "45000|亩|=")),
        ),
        no=("新增床位1500张、11个站点。", "改造小区65个、1.2万户。", "考取985、211高校。"),
    ),
    rule(
        "number.range",
        r"(?P<low>{FIG})(?:{INNER})?(?:{UNIT})?{DASH}(?P<minus>零下)?(?P<high>{FIG})(?:{INNER})?(?P<unit>{UNIT})",
        _range,
        trigger=tuple(dash + then for dash in "—－–-~～至到" for then in (*ARABIC, "零下")),
        yes=(
            ("每月收入4000—5000元。", ("4000|元|=|5000",)),
            ("户均增收3至5万元。", ("30000|元|=|50000",)),
            ("面向60至69周岁居民。", ("60|周岁|=|69",)),
            ("增长5%—6%左右。", ("5|%|~|6",)),
            ("为期2至3年。", ("2|年|=|3",)),
            ("气温在零下5℃至3℃，山区零下12到零下8℃。", ("-5|℃|=|3", "-12|℃|=|-8")),
        ),
        no=("2023—2025年，全省推进此事。", "拨打0734-8866人工电话。"),
    ),
    rule(
        "number.han_about",
        r"(?P<low>[一二三四五六七八])、(?P<high>[二三四五六七八九])(?P<scale>[十百千万亿]*)(?P<unit>{HANUNIT})",
        _about,
        trigger=tuple(f"{low}、{high}" for low, high in pairwise("一二三四五六七八九")),
        yes=(("改种一、二千万亩。", ("10000000|亩|~|20000000",)), ("产量高五、六倍。", ("5|倍|~|6",))),
        no=("一、二类麦田", "第一、二个五年计划", "二、三个重点难点要抓好", "一、四项工程"),
    ),
    rule(
        "number.between",
        r"(?P<low>{FIG})(?:{UNIT})?以上[、，]?(?:不满)?(?P<high>{FIG})(?P<unit>{UNIT})(?:及?以下|以内)",
        _range,
        trigger=("以上",),
        beside=ARABIC,
        yes=(("处2万元以上10万元以下罚款。", ("20000|元|=|100000",)), ("年龄18周岁以上45周岁以下。", ("18|周岁|=|45",))),
        no=("30%以上50个县通过验收。",),
    ),
    rule(
        "number.han_range",
        r"(?P<low>{HAN})(?:{HANUNIT})?(?:至|到)(?P<high>{HAN})(?P<unit>{HANUNIT})",
        _range,
        trigger=tuple(f"{dash}{figure}" for dash in "至到" for figure in (*DIGIT, *"十百千万亿")),
        yes=(("年收入二到三万元。", ("20000|元|=|30000",)), ("亩产三百至四百斤。", ("300|斤|=|400",))),
        no=("从五年到十年不等的说法", "来到三家企业"),
    ),
)  # fmt: skip
