"""Facts of relation observation: every figure that measures something, with what, where, when, and how it is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kg.facts.observation import worth
from kg.facts.observation.left import Change
from kg.facts.observation.made import opened
from kg.facts.observation.reading import Readings
from kg.facts.observation.rules import RULES
from kg.facts.observation.scope import Scope, numbers
from kg.facts.observation.when import LEFT
from kg.facts.observation.where import place_at
from kg.grammar import NUMBER, Document, Slotted
from kg.model import Fact, Number, Observation, PassageKind

__all__ = ["RULES", "find"]


_READ: tuple[tuple[PassageKind, ...], ...] = (("body", "caption"), ("title",))


def find(doc: Document) -> list[Fact]:
    """The observations of the text, each once; a headline counts only for figures that the text does not repeat."""
    text, titles = ([opened(doc, s) for s in doc.slotted(*kinds)] for kinds in _READ)
    if not any(NUMBER in s.text for s in (*text, *titles)):
        return []
    scope = Scope(doc, [s for s in text if s.passage.kind == "body"])
    found: list[Fact] = []
    before: defaultdict[_Quantity, list[Observation]] = defaultdict(list)
    for slotted in text:
        scope.enter(slotted)
        if NUMBER not in slotted.text:
            continue
        new = [o for o in _of_passage(scope, slotted) if not any(_repeats(o, old) for old in before[_quantity(o)])]
        for o in new:
            before[_quantity(o)].append(o)
        found += new
    told: defaultdict[str, list[Decimal]] = defaultdict(list)
    for value, unit, *_ in before:
        told[unit].append(value)
    for slotted in titles:
        scope.enter(slotted)
        found += [o for o in _of_passage(scope, slotted) if not any(_rounds(o.value, v) for v in told[o.unit])]
    return found


def _of_passage(scope: Scope, s: Slotted) -> Iterator[Observation]:
    read = Readings()
    for i, m in numbers(s):
        if worth.measures(s, i, m) and (found := read(s, i)):
            name, reading = found
            number = m.value
            assert isinstance(number, Number)
            period, place = scope.period(s, i), scope.place(s, i, reading.start)
            aimed = name not in _TOLD and scope.aimed(s, i, period)
            when = period.period or (None if period is LEFT else scope.of_report(aimed))
            if when and _MONTH.fullmatch(when) and _LASTING.search(reading.indicator):
                when = None
            start, end = s.span(min(reading.start, i), max(reading.end, i + 1))
            first = Observation(
                indicator=reading.indicator,
                value=number.value,
                unit=number.unit,
                start=start,
                end=end,
                rule=f"observation.{name}",
                printed=s.article.text[m.start : m.end],
                high=number.high,
                comparator=number.comparator,
                place=place if reading.where is None else place_at(s, reading.where) or place,
                period=when,
                cumulative=period.cumulative,
                status="target" if aimed else "actual",
                change=reading.change or _grown(reading.indicator, number),
                base=reading.base,
                program=scope.program(s, i),
            )
            yield first
            yield from (replace(first, indicator=indicator) for indicator in reading.also)


# What was, or is as it is told, whatever is aimed at: 将有着600年历史的古城装扮一新.
_TOLD = frozenset(("base", "age", "old"))

# 今天，全长14.8公里的高速开通: how long a line is or how old a house holds for no month.
_MONTH = re.compile(r"\d{4}-\d\d")
_LASTING = re.compile(
    "(?:(?<!传递)(?:全长|全程|总长)|车程|航程|(?<!全[国省市县])总里程|设计(?:时速|速度|能力|产能)|(?:通过|处理|生产|接待)能力|储[油气]量|自重|排水量|主跨|海拔|直径|距离[^，。]{0,6}|历史|年限)$"
)
_GROWTH = ("增速", "增幅", "涨幅", "升幅", "增长率", "年均增长", "平均增长")
_FALL = ("降幅", "跌幅", "减幅")


def _grown(indicator: str, number: Number) -> Change:
    """平均增速8%: what is measured is itself a growth."""
    if number.unit not in ("%", "番"):
        return None
    return "increase" if indicator.endswith(_GROWTH) else "decrease" if indicator.endswith(_FALL) else None


def _rounds(short: Decimal, value: Decimal) -> bool:
    """Whether a headline's figure is that of the text, in full or in round numbers (一亿元 of 1.13亿元)."""
    return short == value or (value >= 100 and short <= value < short * Decimal("1.15") and _is_round(short))


def _is_round(value: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) < 3


_Quantity = tuple[Decimal, str, Decimal | None, str, Change]


def _quantity(o: Observation) -> _Quantity:
    return o.value, o.unit, o.high, o.comparator, o.change


def _repeats(new: Observation, old: Observation) -> bool:
    """Whether of two observations of the same quantity one only has a longer or shorter name."""
    return new.period in (None, old.period) and (old.indicator in new.indicator or new.indicator in old.indicator)
