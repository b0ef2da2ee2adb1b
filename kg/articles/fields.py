"""What is said of an article beside its text, by name (标题：…, 【日期】…, `"pubdate": …`): header lines and exports of databases.

A file of text may be the export of a database: records one below the other, each beginning with such lines. Each record
is an article of its own newspaper and day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from kg.articles import credits
from kg.articles.dates import iso_date
from kg.articles.lines import BELOW_RULE
from kg.articles.mapped import Mapped, concat
from kg.articles.repair import repaired
from kg.articles.sheet import Line, Sheet
from kg.model import Source

Field = Literal["title", "subtitle", "author", "issued", "publication", "link", "text", "other"]

TEXT = (
    "text",
    "content",
    "body",
    "正文",
    "全文",
    "内容",
    "文章内容",
    "正文内容",
    "新闻内容",
    "文本",
    "article",
    "fulltext",
    "full_text",
    "news_content",
)
TITLE = (
    "title",
    "headline",
    "标题",
    "题名",
    "篇名",
    "题目",
    "文章标题",
    "新闻标题",
    "正标题",
    "主标题",
    "news_title",
    "article_title",
)
DATE = (
    *("date", "issued", "published", "pubdate", "publish_time", "time", "pubtime", "publish_date", "published_at"),
    *("pub_date", "pub_time", "publishdate", "publishtime", "news_date", "release_date", "release_time", "datetime"),
    *("日期", "发布日期", "发布时间", "发表日期", "发表时间", "出版日期", "出版时间", "刊发日期", "刊登日期", "见报日期", "报纸日期"),
    *("时间", "发文日期", "成文日期"),
)  # fmt: skip
YEAR = ("year", "年份", "年度")
LINK = ("url", "link", "href", "链接", "网址", "原文链接")
PUBLICATION = (
    *("publication", "source", "newspaper", "media", "报纸", "来源", "媒体", "报纸名称", "报纸名", "报刊", "报刊名称"),
    *("媒体名称", "文献来源", "信息来源", "site", "paper", "media_name", "文章来源", "稿件来源", "出处", "报名", "刊名"),
)  # fmt: skip
_NAMES: dict[Field, tuple[str, ...]] = {
    "title": TITLE,
    "subtitle": ("subtitle", "副标题", "副题", "子标题"),
    "author": ("author", "byline", "作者", "责任者", "署名"),
    "issued": DATE,
    "publication": PUBLICATION,
    "link": LINK,
    "text": (*TEXT, "summary", "正文快照", "摘要"),
    "other": (
        *("版次", "版面", "版名", "版号", "版位", "版别", "专栏", "栏目", "栏目名称", "专版", "关键词", "主题词", "来源库"),
        *("数据库", "文章编号", "编号", "序号", "记录号", "字数", "页码", "页数", "分类", "分类号", "体裁", "语种", "期号", "总期号"),
        *("单位", "机构", "作者单位", "引题", "肩题", "点击数", "阅读数"),
    ),
}  # fmt: skip
_FIELD: dict[str, Field] = {name: field for field, names in _NAMES.items() for name in names}
_KEY = r"[\u4e00-\u9fff](?:[ \u3000]{0,4}[\u4e00-\u9fff]){1,5}|[A-Za-z][A-Za-z_]{2,15}"
# 标题：…, 【标题】…, Title-题名: …
_LINE = re.compile(
    rf"[ \t\u3000]*(?:[【\[［〖<＜](?P<boxed>{_KEY})[】\]］〗>＞][ ：:]*|(?P<prefix>[A-Za-z]+-)?(?P<key>{_KEY})[ \t\u3000]*[：:|｜])"
    r"[ \t\u3000\"]*(?P<value>.*?)[\s;；\"]*$"
)
_ENGLISH = re.compile(r"[A-Za-z]+-(?=[\u4e00-\u9fff])")
_PAPER = re.compile(r"《?([^\s《》（(|｜，,；;]+?)》?(?=$|[\s（(|｜，,；;]|(?:19|20)\d\d)")


@dataclass(slots=True)
class _Said:
    """One line that says something of an article: `[start, end)` is what it says, in the line."""

    field: Field
    start: int
    end: int


def sheets(source: Source, lines: list[Line], links: dict[int, str]) -> Iterator[Sheet]:
    """The records of a file; where it holds none it is one page, which header lines may tell of."""
    said = [_said(line) for line in lines]
    heads = list(_heads(lines, said))
    if not heads:
        end = next((i for i, line in enumerate(lines) if said[i] is None or (i and line.gap)), len(lines))
        yield _sheet(source, lines, said, range(end), lines[end:], links)
        return
    first = heads[0].start
    if any("。" in line.text.text for line in lines[:first]):
        yield Sheet(source, lines[:first], links=links)
        preface = []
    else:
        preface = [replace(line, look="furniture") for line in lines[:first]]
    for n, head in enumerate(heads):
        end = heads[n + 1].start if n + 1 < len(heads) else len(lines)
        yield _sheet(source, lines, said, head, [*preface, *lines[head.stop : end]], links)
        preface = []


def _said(line: Line) -> _Said | None:
    m = _LINE.match(line.text.text)
    if m is None or line.level not in (0, BELOW_RULE):
        return None
    name = bare_name(m["boxed"] or m["key"])
    field = _FIELD.get(name, "other" if m["prefix"] or (m["key"] and name.isascii() and m["key"].islower()) else None)
    return field and _Said(field, *m.span("value"))


def bare_name(printed: str) -> str:
    """The name of a field without spaces, case and the English before it: `Title-题名`, 标 题."""
    return _ENGLISH.sub("", re.sub(r"[\s\u3000]", "", printed)).lower()


def _heads(lines: list[Line], said: list[_Said | None]) -> Iterator[range]:
    """The lines that head each record: such lines in a row, with a title among them."""
    done = 0
    for i, here in enumerate(said):
        if i < done or here is None or here.field != "title" or here.start == here.end:
            continue
        start = i
        while start > done and not lines[start].gap and (before := said[start - 1]) and before.field != "text":
            start -= 1
        end, fields = i + 1, {"title"}
        while (
            end < len(lines)
            and (after := said[end])
            and (after.field in ("other", "text") or after.field not in fields)
        ):
            if "text" in fields and after.field != "text":
                break
            fields.add(after.field)
            end += 1
        if end - start > 1 or i == 0:
            yield range(start, end)
            done = end


def _sheet(
    source: Source, lines: list[Line], said: list[_Said | None], head: range, text: list[Line], links: dict[int, str]
) -> Sheet:
    """The sheet of a record, or of a page with header lines."""
    sheet = Sheet(source, [], links=links)
    for i in head:
        if (here := said[i]) is None:
            continue
        line, value = lines[i], lines[i].text[here.start : here.end]
        if not value.text:
            sheet.lines.append(replace(line, look="furniture"))
        elif here.field == "title":
            sheet.title, sheet.single, sheet.titled = value, True, True
        elif (
            here.field == "subtitle"
            and sheet.title is not None
            and i
            and (above := said[i - 1])
            and above.field == "title"
        ):
            sheet.title = concat((sheet.title, value), " ")
        elif here.field == "text":
            sheet.lines.append(Line(value, True))
        elif here.field == "author" and _is_author(value):
            sheet.lines.append(Line(value, True, look="byline"))
        else:
            _tell(sheet, here.field, value)
            sheet.lines.append(replace(line, look="furniture"))
    sheet.lines += text
    return sheet


def _tell(sheet: Sheet, field: Field, value: Mapped) -> None:
    said = repaired(value).text
    if field == "issued":
        sheet.issued = sheet.issued or said
    elif field == "link":
        sheet.link = sheet.link or value.text
    elif field == "publication":
        name = _PAPER.match(said)
        sheet.publication = sheet.publication or (name.group(1) if name else said)
        sheet.issued = sheet.issued or iso_date(said)


def _is_author(value: Mapped) -> bool:
    text = repaired(value).text
    return credits.is_byline(text) or credits.is_lone_name(text)
