"""Documents that a meeting passes or an office sends out, named without 《》: 审议通过了 | 专家咨询工作规则 | 和 | 2024年调研工作计划."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import declared
from kg.model import Program, ProgramKind

_PASSED = re.compile(
    "(?:审议|讨论|研究|表决|会议|审定)(?:并)?(?:原则)?(?:批准|通过|同意)了?(?P<list>[^。；：《》“”\n]{6,240})"
)
_SENT_OUT = re.compile("(?:印发|出台|下发)(?:实施)?了?(?!的)(?P<list>[^，。；：《》“”\n]{6,60})")
_HEAD = (
    "(?:工作)?要点|(?:工作|学习|立法|监督|调研|行动)计划|(?:议事|工作|协商)?规则|(?:工作|实施|行动|总体|建设|考核|改革)方案|实施细则"
    "|(?:工作|管理|暂行|实施|考核|补选|奖励|补助|补偿|评选)办法|章程|工作条例|(?:实施|指导|考核|工作)意见|(?:总体|专项)规划"
    "|应急预案|若干(?:措施|政策|规定)"
)
_ITEM = re.compile(
    "(?:^|[，、]|和|及|以及)(?:新?修[订改]后?的|修订的)?(?:[^，、]*(?:选题|安排|名单|议程|日程|报告)[、和])?"
    f"(?P<name>(?!关于|以及|将|并|决定|提出|会议|其中|该|这)[^，]*?(?P<head>{_HEAD})"
    "(?:[（(](?:草案|试行|暂行|送审稿|审议稿|讨论稿|修订稿|征求意见稿)[）)])?)(?=[，、和等]|以及|$)"
)
_NO_NAME = re.compile(
    "关于|的(?:报告|说明|决定|汇报)|情况|名单|^(?:有关|相关|一项|一个|多项|若干)|[了着过把被]|的(?!若干)"
)
_KINDS: dict[str, ProgramKind] = dict.fromkeys(("计划", "方案", "规划", "预案"), "plan")


_VERBS = ("通过", "批准", "印发", "出台", "下发", "同意")


def any_passed(text: str) -> bool:
    """Whether anything is said to be passed or sent out."""
    return any(verb in text for verb in _VERBS)


def find_passed(text: str) -> Iterator[tuple[int, int, Program]]:
    """What is passed or sent out in a passage."""
    for passed in (*_PASSED.finditer(text), *_SENT_OUT.finditer(text)):
        floor = passed.start("list")
        for item in _ITEM.finditer(passed["list"]):
            name = item["name"]
            if 7 <= len(name) <= 45 and not _NO_NAME.search(name):
                start, end = item.span("name")
                yield floor + start, floor + end, Program(name, _KINDS.get(item["head"][-2:], "document"))


PASSED_NAME = declared(
    "program.passed",
    yes=(
        (
            "会议审议通过了修订后的专家咨询工作规则和2024年调研工作计划，研究了其他事项。",
            ("专家咨询工作规则|document", "2024年调研工作计划|plan"),
        ),
        (
            "会议讨论并原则通过县级机关综合考核意见、2024年招商引资工作方案。",
            ("县级机关综合考核意见|document", "2024年招商引资工作方案|plan"),
        ),
        ("会议通过了衡阳市第十七届人大代表补选办法（草案）。", ("衡阳市第十七届人大代表补选办法（草案）|document",)),
        ("省里出台了支持湖区发展的若干措施。", ("支持湖区发展的若干措施|document",)),
        ("县里印发2024年度造林绿化工作要点。", ("2024年度造林绿化工作要点|document",)),
    ),
    no=("会议审议通过了有关工作规则。", "大会通过了提案审查情况的报告。", "县里印发通知，要求各乡镇制定抗旱实施方案。"),
)
