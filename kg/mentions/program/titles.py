"""Titles in 《》: which are policy texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.grammar import Document, Rule, Slotted, declared
from kg.mentions.program.vocabulary import TITLE_BEFORE, TITLE_END, plain
from kg.model import Mention, Program

_NOTE = re.compile(r"(?:[（(][^（）()]*[）)]|[0-9]\.[0-9]版?|[0-9]{4}年?版)+$")
_LONGEST = max(map(len, TITLE_END))
_PAPER = re.compile(
    "[\u4e00-\u9fff]{0,4}[白蓝绿]皮书|报告(?![会文])|的[\u4e00-\u9fff]{0,4}(?:讲话|报告|演讲|决议|决定|指示|社论|文章)"
)
"""《我国的湖泊保护》 | 白皮书, 《为夺取丰收而奋斗》 | 的决议."""


def title(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention | None:
    """A title that is a policy text, by its last noun, else by the word before it, or by what follows to say so."""
    name, said = plain(match[1] or match["issued"]), _PAPER.match(slotted.text, match.end())
    if not said and sense_of(name, slotted.text[max(0, match.start() - 8) : match.start()]) != "policy":
        return None
    start, end = slotted.span(*match.span())
    return Mention("program", start, end, Program(name, "document"), "program.title")


def sense_of(name: str, before: str) -> str | None:
    """ "policy", "work" or None, where nothing tells."""
    bare = _NOTE.sub("", name)
    for length in range(min(len(bare), _LONGEST), 0, -1):
        if sense := TITLE_END.get(bare[-length:]):
            return sense
    before = re.sub(r"[（(]?(?:以下简称)?$", "", before)
    for length in range(min(len(before), 6), 0, -1):
        if sense := TITLE_BEFORE.get(before[-length:]):
            return sense
    return None


_GENERAL = re.compile("(?:实施|工作|行动|指导|管理|总体|专项|若干|暂行|具体|落实|任务|责任|建设|发展){1,2}")


def short_of(title: str) -> str:
    """The noun of a title of general words alone (条例, 实施方案 → 方案); empty where it is a name of its own."""
    title = _NOTE.sub("", title)
    if len(title) > 6:
        return ""
    noun = title if title in TITLE_END else _GENERAL.sub("", title, count=1)
    return noun if noun in TITLE_END else ""


_CALLED = re.compile("(?:以下|下文|下)?(?:统|并)?[简合]?称(?:为|作)?$")


def short_titles(titles: list[Mention], text: str) -> list[Mention]:
    """《条例》, （以下简称《规划》）: the title that it was said to stand for, else the last before that ends so; dropped without one."""
    resolved: list[Mention] = []
    full: list[Program] = []
    called: dict[str, Program] = {}
    for m in titles:
        if not isinstance(m.value, Program):
            continue
        known: Program | None
        if full and _CALLED.search(text[max(0, m.start - 6) : m.start]):
            known = called[m.value.name] = full[-1]
        elif m.value.name in called:
            known = called[m.value.name]
        elif noun := short_of(m.value.name):
            known = next((p for p in reversed(full) if _NOTE.sub("", p.name).endswith(noun)), None)
        else:
            full.append(known := m.value)
        if known is not None:
            resolved.append(replace(m, value=known))
    return resolved


_SAYS = "(?:还|也|同时|首次|进一步)*(?:提出|规定|明确|要求|指出|强调|部署|确定|提到|从[^，。；]{2,24}方面)"
_SPEAKS = re.compile(
    "(?:(?P<by>根据|按照|依照|制[定订]本)|(?<![\u4e00-\u9fff》”’]))"
    f"(?P<name>[\u4e00-\u9fff]{{2,6}}?)(?=(?(by)[，。]|(?!))|{_SAYS})"
)


def spoken(titles: list[Mention], text: str) -> Iterator[Mention]:
    """方案明确，…; 根据意见，…: a bare noun that speaks is of the last title before it that ends so."""
    for m in _SPEAKS.finditer(text, titles[0].end) if titles else ():
        if noun := short_of(m["name"]):
            before = (t.value for t in reversed(titles) if t.end <= m.start() and isinstance(t.value, Program))
            if known := next((p for p in before if _NOTE.sub("", p.name).endswith(noun)), None):
                yield Mention("program", *m.span("name"), known, "program.spoken")


SPOKEN = declared(
    "program.spoken",
    yes=(
        (
            "市里印发《湖区治理实施意见》。意见提出，恢复岸线。根据实施意见，各县修渠。\n一、总则\n为此，制定本意见。",
            ("湖区治理实施意见|document",) * 3,
        ),
    ),
    no=(
        "市里印发《湖区治理实施意见》。方案提出，恢复岸线。群众意见提出后，各县修渠。意见很好。根据群众意见，制定方案。",
    ),
)
RULES: tuple[Rule, ...] = (
    Rule(
        name="program.title",
        pattern=(
            r"《((?:[^《》]|《[^《》]*》){2,90})》"
            r"|(?<=关于[印转下]发)(?P<issued>[^《》，。；\n]{6,60}?)(?=的通知)"
        ),
        make=title,
        trigger=("《", "关于印发", "关于转发", "关于下发"),
        yes=(
            ("省政府办公厅印发《湖南省乡村建设行动实施方案》。", ("湖南省乡村建设行动实施方案|document",)),
            (
                "他认真学习《求是》杂志发表的重要文章《不断做强做优做大我国数字经济》。",
                ("不断做强做优做大我国数字经济|document",),
            ),
            (
                "市里印发《湖区治理十条措施的通知》（以下简称《措施》）。《措施》要求恢复岸线。",
                ("湖区治理十条措施的通知|document",) * 3,
            ),
            ("关于印发衡阳县全面推进“暖心”三年行动方案的通知", ("衡阳县全面推进暖心三年行动方案|document",)),
            ("中心发布《全省住房公积金年度报告》。", ("全省住房公积金年度报告|document",)),
            ("市委致词《奋力谱写湘南新篇章》。", ("奋力谱写湘南新篇章|document",)),
            ("日报发表社论，题目是《向着新湘南再出发》。", ("向着新湘南再出发|document",)),
            ("省里发布《湘江流域湿地发展报告》。", ("湘江流域湿地发展报告|document",)),
            ("《新时代的湖泊》白皮书发布。", ("新时代的湖泊|document",)),
            ("会议作出《为湖区丰收而奋斗》的决议。", ("为湖区丰收而奋斗|document",)),
            ("《李红著作选读》出版。", ("李红著作选读|document",)),
            ("开展《中华人民共和国森林法》宣传。", ("中华人民共和国森林法|document",)),
            (
                "出台《衡阳市促进民营经济“四个一”若干措施（试行）》。",
                ("衡阳市促进民营经济四个一若干措施（试行）|document",),
            ),
        ),
        no=("关于转发省里来信的通知", "《湖南日报》记者来到村里。", "大家合唱《歌唱祖国》。", "观看电影《长津湖》。"),
    ),
)
