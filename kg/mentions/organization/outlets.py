"""Media that no table holds, where a dateline or a source line names them: 某某在线讯, 据某某网报道, 来源：某某发布."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Document, Held, Rule, declared
from kg.mentions.organization.tables import known
from kg.model import Mention, Organization

RULE = "organization.outlet"
_NAME = "(?P<name>[一-鿿A-Za-z]{1,8}?(?:网|在线|电视台|广播电台|传媒|融媒(?!体)|(?<=..)(?<![本日晚早晨时])报(?=记者)))"
# Behind the name of an outlet: its channel, the day, and the word for a report.
_REPORT = "(?=(?:[一-鿿]{2,4}(?:频道|站|分社|分网|客户端)|[一-鿿]{2,4}(?=[0-9]))?(?:[0-9]{1,2}月[0-9]{1,2}日)?(?:讯|消息|报道|电(?=[（(，\\s]))|[一-鿿]{0,4}记者[ ：:]?[一-鿿]{2})"
_OUTLET = re.compile(
    f"(?:^|(?<=[\n（(：:·—/■□●◆]))(?:据|通过)?{_NAME}{_REPORT}|(?<=据){_NAME.replace('name', 'cited')}{_REPORT}"
    f"|(?:(?<=来源：)|(?<=转自：)|(?<=来源:)|(?<=转自:)|(?<=来源 )|(?<=来源/作者：)|(?<=图源：))(?P<source>[一-鿿A-Za-z]{{1,8}}?(?:网|在线|电视台|广播电台|传媒|融媒|发布|快讯社|客户端|融媒体中心|之声|观察|(?<![日晚早市时])报|周刊)(?![一-鿿])|(?!本[站网报台刊]|原创|网络|互联网|综合|记者|作者|通讯员|未知|其他|官方|转载)[一-鿿]{{4,8}}(?<![日晚早时]报)(?<![社局厅委办府部台院中心])(?=[ \n|]|$))|(?<=报·){_NAME.replace('name', 'joint')}(?=[一-鿿]{{0,4}}(?:记者|采访|报道|讯))"
    "|《(?P<printed>[一-鿿]{1,8}(?<![海公简情喜捷日晚早汇通预警壁黑板墙])(?:报|周刊|杂志|导刊))》(?=[0-9一-鿿《])"
)
_MASTHEAD = re.compile(
    "(?:^|(?<=[（(：:\\-—\\s日0-9]))(?!来源)(?P<name>[一-鿿]{1,8}(?:网|在线|(?<![日晚早市时])报)|人民日报)(?=[-—\\s）)0-9]|$)"
)
_LONGEST_MASTHEAD = 40
WORDS = ("网", "在线", "电视台", "广播电台", "传媒", "融媒", "报记者", "来源", "图源", "转自", "报》", "刊》", "杂志》")
"""One of these stands in each such name, or before it."""
_BEFORE_REPORT = re.compile("[一-鿿]{0,4}?[频道站分社网客记0-9讯消报电采记]")
_SOURCE = ("报记者", "来源", "图源", "转自", "报》", "刊》", "杂志》")
_BEFORE, _BEHIND = 14, 28
_LEADING = re.compile("^(?:据|本报|记者|近日|日前)")
_NO_OUTLET = re.compile("^[一-鿿]{0,1}(?:互联|官|全|上|管|路|电|光|线|物联|该|本|入|联|信息)网$|^(?:该|本|同)")


def find(doc: Document, found: Held, words: int) -> Iterator[Mention]:
    """The media named around the words for them in a passage."""
    first, last = found.passage.start, found.passage.end
    text, done = doc.article.text[first:last], 0
    for begin, end, word in found.of(words):
        if word not in _SOURCE and not _BEFORE_REPORT.match(doc.article.text, end, last):
            continue
        m = _OUTLET.search(text, max(done, begin - first - _BEFORE), end - first + _BEHIND)
        if m is None:
            continue
        done = m.end()
        group = m.lastgroup or "name"
        name = m[group]
        lead = _LEADING.match(name)
        start = first + m.start(group) + (lead.end() if lead else 0)
        name = name[lead.end() :] if lead else name
        if len(name) > 1 and not _NO_OUTLET.search(name):
            yield Mention("organization", start, first + m.end(group), Organization(name), RULE)


def of_mastheads(doc: Document) -> Iterator[Mention]:
    """The media that a line of print at the head or foot names: 某某网-某某日报, （某某网2021-03-12）."""
    for passage in doc.article.of_kind("masthead"):
        if passage.end - passage.start > _LONGEST_MASTHEAD:
            continue
        for m in _MASTHEAD.finditer(doc.article.text, passage.start, passage.end):
            if not _NO_OUTLET.search(m["name"]):
                body = known()[m["name"]].body if m["name"] in known() else Organization(m["name"])
                yield Mention("organization", *m.span("name"), body, RULE)


RULES: tuple[Rule, ...] = (
    declared(
        RULE,
        yes=(
            ("云麓在线讯 5月8日，王建国调研。", ("云麓在线",)),
            ("据南岳网报道，茶叶丰收。", ("南岳网",)),
            ("湘水网湖南频道5月8日讯（记者 李红）今天丰收。", ("湘水网",)),
            ("来源：云麓在线", ("云麓在线",)),
            ("转自：云麓发布", ("云麓发布",)),
            ("来源：今日云麓 2021年5月8日", ("今日云麓",)),
            ("云麓网衡阳5月8日讯（记者 李红）今天丰收。", ("云麓网",)),
            ("来源：湘南科技报", ("湘南科技报",)),
            ("英国《星河报》2日报道。", ("星河报",)),
            ("中国星河报记者 李红", ("中国星河报",)),
        ),
        no=(
            "电网消息灵通。",
            "据官网消息，考试延期。",
            "互联网报道增多。",
            "湘南日报社融媒体记者 李红",
            "登上《光荣榜》和《喜报》。",
            "本报记者 李红",
            "他在接受本报记者采访时说。",
            "来源：互联网综合",
            "收入来源：劳务所得。",
        ),
    ),
)
