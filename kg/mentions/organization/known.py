"""Bodies with a fixed name: the Party centre, the State Council's departments, national media, large groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.grammar import Document, Hit, Rule, declared, leftmost
from kg.mentions.han import is_han
from kg.mentions.organization.tables import Known, ending, known, stops
from kg.mentions.place.country import country_of, is_foreign
from kg.model import Mention, Organization, Place

RULE = "organization.known"
OF_ANY_COUNTRY = ("外交部", "国防部")
"""Ministries that every country has one of, and that articles about this one name with others of its bodies."""
OURS = re.compile("中国|我国|国务院|中方|党中央|中共|解放军")
SHORTEST = 2
"""So many characters of a brand also meet by chance."""


def find(doc: Document, hits: Iterable[Hit]) -> Iterator[Mention]:
    """The bodies that are named where one of their printed forms stands."""
    text = doc.article.text
    forms = known()
    for start, end, form in leftmost(hits):
        entry = forms[form]
        if start and text[start - 1] in entry.not_after:
            continue
        if text[end - 1] == "部" and text[end : end + 1] in ("门", "署"):
            continue
        if (
            end - start == SHORTEST
            and (entry.brand or entry.body.name.endswith("大学"))
            and inside_word(doc, text, start, end)
        ):
            continue
        if start and (entry.ours or entry.body.name.endswith("党")) and is_han(text[start - 1]):
            other = of_another(doc, text, start, end, entry)
            if other is not None:
                yield from other
                continue
        if entry.not_before is not None and entry.not_before.match(text, end):
            continue
        if form in OF_ANY_COUNTRY and (country := only_country(doc, start)) is not None:
            yield Mention("organization", start, end, Organization(country.name + form, country), RULE)
            continue
        yield Mention("organization", start, end, entry.body, RULE)


def only_country(doc: Document, at: int) -> Place | None:
    """The foreign country that was named last before, in an article that is not about this one."""
    if OURS.search(doc.article.text) is not None:
        return None
    before = [m.value for m in doc.top if m.start < at and isinstance(m.value, Place) and m.value.level == "country"]
    return before[-1] if before and all(place.name != "中国" for place in before) else None


def inside_word(doc: Document, text: str, start: int, end: int) -> bool:
    """Whether letters stand around that neither end nor begin a word, as far as one can see: 蓝|思科|技, 琼|海尔|村."""
    if any(m.start < start and end < m.end for m in doc.overlapping(start, end)):
        return True
    return (
        start > 0
        and is_han(text[start - 1])
        and is_han(text[end : end + 1])
        and not text.startswith(("公司", "集团", "等", "和", "与", "的"), end)
        and ending(stops(), text, 0, start) is None
        and not doc.overlapping(start - 1, start)
    )


def of_another(doc: Document, text: str, start: int, end: int, entry: Known) -> list[Mention] | None:
    """What the form means behind the name of another country: its ministry or party, or nothing; None if there is none."""
    if entry.ours and text[end - 1] != "军" and (country := abbreviated(doc, text, start)):  # 在韩|志愿军 are ours
        body = Organization(country + text[start:end], Place(country, "country"))
        return [Mention("organization", start - 1, end, body, RULE)]
    foreign = country_before(doc, start)
    if foreign is None:
        return None
    if entry.ours:
        return []  # 印度外交部 is found by its last word
    return [Mention("organization", foreign.start, end, Organization(text[foreign.start : end]), RULE)]  # 日本|自民党


def country_before(doc: Document, at: int) -> Mention | None:
    """The foreign country that is named right before an offset."""
    before = doc.overlapping(at - 1, at)
    return before[0] if before and before[0].end == at and is_foreign(before[0].value) else None


def abbreviated(doc: Document, text: str, at: int) -> str | None:
    """俄 before 外交部: the country that one letter stands for, if nothing else ends there; any that the article names."""
    if at == 0:
        return None
    letter, free = text[at - 1], at == 1 or not (is_han(text[at - 2]) or text[at - 2].isdigit())
    if not free and (letter in ENDS_WORDS or ending(stops(), text, 0, at - 1) is None):  # 5日|教育部 is not of Japan
        return None
    named = (m.value.name for m in doc.top if is_foreign(m.value) and m.value.name.startswith(letter))
    alone = letter in ONLY_COUNTRIES or (free and letter != "以")  # 以财政部为主
    return next(named, None) or (country_of(letter) if alone else None)


ONLY_COUNTRIES = "俄乌"
"""Letters of countries that end no word before the name of a ministry, as those of 近日, 参加, 同意 do."""
ENDS_WORDS = "日加意以法新老中"
"""Letters of countries that often end one."""


RULES: tuple[Rule, ...] = (
    declared(
        RULE,
        yes=(
            ("党中央、国务院作出部署。", ("中共中央|中国", "国务院|中国")),
            ("国家发改委、工信部发布通知。", ("国家发展和改革委员会|中国", "工业和信息化部|中国")),
            ("在央视新闻、央视频播出。", ("央视新闻|中国", "央视频|中国")),
            ("5日教育部发布通知。", ("教育部|中国",)),
            (
                "中国石油化工股份有限公司（以下简称中国石化）公布业绩。中国石化表示增产。",
                ("中国石油化工股份有限公司|中国", "中国石油化工股份有限公司|中国"),
            ),
            ("他考入清华、北大。", ("清华大学", "北京大学")),
            ("中国人民银行行长发言。", ("中国人民银行|中国",)),
            ("会见俄外交部发言人。", ("俄罗斯外交部|俄罗斯",)),
            ("代表团抵达厄瓜多尔，受到厄教育部官员欢迎。", ("厄瓜多尔教育部|厄瓜多尔",)),
            ("叙利亚首都遇袭，国防部通报。", ("叙利亚国防部|叙利亚",)),
        ),
        no=(
            "北大荒的秋天。",
            "在人民大会堂北大厅举行。",
            "印度外交部声明。",
            "副市长饶清华出席。",
            "市教育部门负责。",
            "该地航空客运增长。",
            "国办发〔2024〕5号。",
        ),
    ),
)
