"""Set phrases of national politics that name a programme without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Document, Rule, Slotted, declared
from kg.lexicon import any_of
from kg.mentions.program.laws import DRAFT, RULES_OF
from kg.mentions.program.vocabulary import PHRASES
from kg.model import Mention, Program

BARE = {form: p for form, p in PHRASES.items() if p.bare and len(form) > 1 and not form.isdigit()}
_PROGRAMS = {form: Program(p.name, p.kind) for form, p in BARE.items()}
_BODY_NAME = re.compile(
    "(?:工作)?(?:领导小组|办公室|指挥部|专班)|办(?=[、，。（(主副统公负与和])"
    "|(?:工作)?(?:示范|先进|标杆|样板|模范)(?:[县市区村镇乡户校站点]|单位|集体|个人|基地|社区|学校|企业|村镇)"
)
"""A body that is named after the programme, or an honour."""
_OF_ITS_OWN = re.compile("(?!行动|计划|战略|模式|思维|技术)[\u4e00-\u9fff]")
"""What is joined to 互联网+ makes a name of its own (互联网+教育)."""
_SHORT_GOES_ON = re.compile("[健留险管护证温全双]|[三四五六七八九][^，。；：、“”]")
_DIGITS = frozenset("一二三四五六七八九十百千万")
_LAW_GOES_ON = frozenset("规律治院官人典学案国庭定则制令")
"""What makes another word of the last character of a law (监督 | 法院, 代表 | 法国)."""


def phrases(slotted: Slotted, hits: list[tuple[int, int]]) -> Iterator[Mention]:
    """Each set phrase where it stands (`hits`), quoted or not; a phrase of two characters not inside another word (第六保健院)."""
    text = slotted.text
    for first, last in hits:
        form = text[first:last]
        before = text[max(0, first - 1) : first]
        if len(form) == 2 and (_SHORT_GOES_ON.match(text, last) or before in ("第", "之")):
            continue
        if (form[0] in _DIGITS and before in _DIGITS) or before == "更":
            continue  # 更|大跃进
        if _BODY_NAME.match(text, last) or (form[-1] == "法" and text[last : last + 1] in _LAW_GOES_ON):
            continue
        if form[-1] in "+×" and _OF_ITS_OWN.match(text, last):
            continue
        program = _PROGRAMS[form]
        if form == "一号文件" and before == "委":
            continue
        further = DRAFT.match(text, last) or (RULES_OF.match(text, last) if form[-1] == "法" else None)
        if program.kind == "document" and further:
            program, last = Program(program.name + further[0], "document"), further.end()
        yield Mention("program", *slotted.span(first, last), program, "program.phrase")


_REGION = any_of(f for f, p in PHRASES.items() if p.kind == "strategy" and not p.bare)
_OF_LIST = re.compile(_REGION)


def regions(doc: Document, slotted: Slotted, match: re.Match[str]) -> Iterator[Mention]:
    """西部大开发、中部崛起、东北振兴 | 战略: each of them names one where they stand in a list of such."""
    for found in _OF_LIST.finditer(slotted.text, *match.span("list")):
        phrase = PHRASES[found[0]]
        yield Mention("program", *slotted.span(*found.span()), Program(phrase.name, phrase.kind), "program.regions")


def doctrine(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention:
    """What the head of the Party said or a congress stands for: 习近平总书记关于粮食安全的重要论述, 党的二十大精神."""
    start, end = slotted.span(*match.span())
    name = match[0].replace("中共", "党的", 1) if match[0].startswith("中共") else match[0]
    return Mention("program", start, end, Program(name, "slogan"), "program.doctrine")


RULES: tuple[Rule, ...] = (
    Rule(
        name="program.doctrine",
        pattern=r"习近平(?:总书记|主席)?(?:关于[^，。；：“”]{2,30}?|对(?![^，。；]{0,20}(?:作出|所作|作了|发表|提出))[^，。；：“”]{2,20}?)"
        r"重要(?:论述|讲话|指示批示|指示|批示|要求)(?:[、和](?:重要)?(?:指示批示|讲话|指示|批示))*|(?:党的|中共)[一二三四五六七八九十]{1,3}大(?:报告|精神)",
        make=doctrine,
        trigger=("习近平", "党的", "中共"),
        first="习党中",
        yes=(
            ("深入学习习近平总书记关于粮食安全的重要论述。", ("习近平总书记关于粮食安全的重要论述|slogan",)),
            (
                "落实习近平总书记关于湖泊、湿地的重要讲话和指示批示。",
                ("习近平总书记关于湖泊、湿地的重要讲话和指示批示|slogan",),
            ),
            ("落实中共二十大精神。", ("党的二十大精神|slogan",)),
            ("贯彻习近平总书记对湖南工作的重要指示。", ("习近平总书记对湖南工作的重要指示|slogan",)),
        ),
        no=("习近平总书记到湖南考察。", "习近平总书记对湖泊保护作出重要指示。"),
    ),
    Rule(
        name="program.regions",
        pattern=(
            f"(?P<list>(?:[^，。；、：“”]{{2,8}}战略|{_REGION})(?:[、和与及]|以及)(?:{_REGION})(?:(?:[、和与及]|以及)(?:{_REGION}))*)"
            "等?(?:国家|区域|重大|协调|发展)*(?:战略|项目)"
        ),
        make=regions,
        trigger=("战略", "项目"),
        beside=tuple(f for f, p in PHRASES.items() if p.kind == "strategy" and not p.bare),
        yes=(
            ("推动西部大开发、中部崛起、东北振兴战略。", ("西部大开发|strategy", "中部崛起|strategy")),
            ("参与中部崛起、东北老工业基地振兴等国家重大项目。", ("中部崛起|strategy", "东北老工业基地振兴|strategy")),
        ),
        no=("中部崛起步伐加快，重大项目开工。",),
    ),
)

DECLARED = (
    declared(
        "program.phrase",
        yes=(
            ("全面推行河长制。", ("河长制|mechanism",)),
            ("学习推广枫桥经验，推进厕所革命。", ("枫桥经验|method", "厕所革命|action")),
            ("大跃进时期，村里办起食堂。", ("大跃进|action",)),
            ("肃反运动结束后，各乡兴修水利。", ("肃反运动|action",)),
            ("肃反运动即肃清反革命运动。", ("肃清反革命运动|action",) * 2),
            ("会议初次审议了海商法修订草案。", ("海商法修订草案|document",)),
            ("检查组了解渔业法实施情况。", ("渔业法|document",)),
            ("修改后的渔业法实施细则公布。", ("渔业法实施细则|document",)),
        ),
        no=(
            "三千万工程款到账。",
            "争取工农业更大跃进。",
            "第六保健院搬迁。",
            "他代表法国队出场。",
            "加强审判监督法律工作。",
        ),
    ),
)
