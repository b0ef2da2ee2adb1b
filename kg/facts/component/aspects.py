"""Parts that are told as so many aspects: 从用地保障、资金扶持、人才引进3个方面, 从“路网通、水网通”等两个方面."""

from __future__ import annotations

import re

from kg.grammar import Rule, declared
from kg.mentions.program.lists import Spans, before, numeral, split, split_last


def counted(text: str, begin: int, stop: int, count: int) -> Spans:
    """…“三项措施”，从用地保障、资金扶持、人才引进3个方面…"""
    for found in _ASPECTS.finditer(text[begin : min(stop, begin + 120)]) if text.find("方面", begin, stop) > 0 else ():
        number = int(found[1]) if found[1].isdigit() else numeral(found[1])
        if number == count:
            return before(text, begin, begin + found.start(), count)
    return []


_ASPECTS = re.compile("([0-9]{1,2}|[一二三四五六七八九十两]{1,2})个?方面")


def quoted(text: str, begin: int, stop: int) -> Spans:
    """《…行动方案》，从“路网通、水网通、电网通”和“数字入村”等四个方面…: quoted members, as many as there are said to be."""
    found = _QUOTED_ASPECTS.match(text, begin, min(stop, begin + 160)) if text.startswith("，", begin) else None
    if found is None:
        return _of_a_paper(text, begin, stop)
    count = int(found["count"]) if found["count"].isdigit() else numeral(found["count"])
    parts = [
        span
        for mark in re.finditer("“([^“”]+)”", text[: found.end()][found.start("list") :])
        for span in split(mark[1], found.start("list") + mark.start(1), "[、，]")
    ]
    return parts if len(parts) == count > 1 else []


def _of_a_paper(text: str, begin: int, stop: int) -> Spans:
    """《…方案》，从培育产业、引进人才等10个方面提出举措: members that are named, be they all or not."""
    found = _PAPER_ASPECTS.match(text, begin, min(stop, begin + 160)) if text.startswith("》，从", begin - 1) else None
    return split_last(text, split(found["list"], found.start("list"), "、")) if found else []


_PAPER_ASPECTS = re.compile(
    "，从(?P<list>[^，。；“”《》、等]{3,16}(?:、[^，。；“”《》、等]{3,16})+)(?:等|这)?[0-9一二三四五六七八九十两]{1,3}个?(?:大|重点|主要)*方面"
    "[^，。；]{0,6}(?:提出|明确|制定|推出|部署|规定)"
)
_QUOTED_ASPECTS = re.compile(
    "，[^。；“”]{0,12}?从(?P<list>“[^“”]+”(?:[、和与及]?“[^“”]+”)*)(?:等|这)*(?P<count>[0-9]{1,2}|[一二三四五六七八九十两]{1,2})个?(?:大|重点|主要)*(?:方面|维度|领域|层面|环节)"
)


RULES: tuple[Rule, ...] = (
    declared(
        "component.aspects",
        yes=(
            (
                "出台“三项措施”，从用地保障、资金扶持、人才引进3个方面支持企业。",
                ("三项措施|用地保障|1", "三项措施|资金扶持|2", "三项措施|人才引进|3"),
            ),
            (
                "市里印发《“数字湖区”建设方案》，从“路网通、水网通、电网通”和“数字入村”等四个方面推进。",
                (
                    "数字湖区建设方案|路网通|1",
                    "数字湖区建设方案|水网通|2",
                    "数字湖区建设方案|电网通|3",
                    "数字湖区建设方案|数字入村|4",
                ),
            ),
            (
                "市里印发《湖区建设方案》，从恢复湖区岸线、治理入湖支流等8个方面提出举措。",
                ("湖区建设方案|恢复湖区岸线|1", "湖区建设方案|治理入湖支流|2"),
            ),
            (
                "县里出台《稳就业若干政策》，从稳岗位、扩就业、促创业三个方面制定18条措施。",
                ("稳就业若干政策|稳岗位|1", "稳就业若干政策|扩就业|2", "稳就业若干政策|促创业|3"),
            ),
        ),
        no=(
            "市里印发《湖区建设方案》，从财政部门、交通部门等4个部门抽调人员。",
            "市里印发《“数字湖区”建设方案》，从“路网通”和“水网通”等五个方面推进。",
        ),
    ),
)
