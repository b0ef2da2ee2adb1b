"""The country that an article reports on where it is at home in no division: a foreign one, or 中国."""

from __future__ import annotations

import re

from kg.facts.observation.where import innermost
from kg.grammar import PLACE, Document, Slotted
from kg.mentions.place import is_abroad
from kg.mentions.place.country import CHINA
from kg.model import Place

_CHAIN = re.compile(f"{PLACE}+")
# Bodies and words that speak for the whole nation.
_NATIONAL = re.compile(
    r"国务院|全国(?!文明)|我国|国家(?:统计|发展改革|能源|卫生|林草|铁路|邮政|知识产权|医保|药监|疾控|税务|外汇|移民|体育)|中国人民银行|"
    r"(?:财政|商务|交通运输|民政|教育|水利|应急管理|自然资源|公安|农业农村|科技|生态环境|人力资源社会保障|工业和信息化|住房城乡建设|文化和旅游)部"
)


def nation_of(doc: Document, bodies: list[Slotted]) -> Place | None:
    """What the title and the first paragraph name, if it is abroad; 中国 where national bodies speak; else None."""
    told = [*doc.slotted("title"), *bodies[:1]]
    named = [m.value for s in told for m in s.mentions.values() if isinstance(m.value, Place)]
    foreign = [p for p in named if is_abroad(p)]
    if foreign and len(foreign) == len(named):
        for s in reversed(told):
            for m in _CHAIN.finditer(s.text):
                return innermost(s, m.start(), m.end() - 1)
    if foreign or doc.home:
        return doc.home[-1] if doc.home else None
    return CHINA if _NATIONAL.search(doc.article.text) else None
