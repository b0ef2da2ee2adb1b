"""Publication and date of a page: from its header lines, its masthead, the format's own fields, the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from kg.articles.blocks import Block, Issue
from kg.articles.dates import DAY, date_of_field, date_of_path, iso_date
from kg.articles.looks import LANGUAGE, PAPER, PAPER_NAME, headed
from kg.articles.sheet import Sheet

_PAGE = r"(?:第? ?(?:[A-Z]?\d{1,5}|[一二三四五六七八九十]{1,3}) ?版|[A-Z]\d{1,2}|头版|要闻版?|版次)"
_PAGE_HEAD = re.compile(rf"{_PAGE}(?:[：: ]{{0,2}}[\u4e00-\u9fff·]{{0,10}})?")
# 三门峡日报 2025年8月4日 星期一 第3版：综合; 2025-08-04 三门峡日报; 第一版 1986年9月12日 安康报
_ISSUE = re.compile(
    rf"(?:[ ，,|/·（(）)《]*(?:{DAY}|(?P<name>{PAPER})》?{LANGUAGE}|星期[一二三四五六日天]|周[一二三四五六日]"
    rf"|农历[\u4e00-\u9fff]{{2,10}}|总?第 ?[\d一二三四五六七八九十百千零〇○]{{1,6}} ?[期号]|今日 ?\d{{1,2}} ?版"
    rf"|{_PAGE}(?:[：: ]{{0,2}}[\u4e00-\u9fff·]{{0,10}})?))+[ ）)]*$"
)
# A line that says nothing but where the text was taken from.
_TAKEN = re.compile(r"(?:转自|转载自|摘自|原载于?)[：:]? ?《?([\u4e00-\u9fffA-Za-z·]{2,20}?)》?$")
_OWN_DATELINE = re.compile(rf"({PAPER})(?:[·、\u4e00-\u9fff]{{0,8}})?\d{{1,2}}月\d{{1,2}}日(?:讯|电)")
_NAMED = re.compile(rf"(?:{DAY})?[ |·]{{0,3}}《?({PAPER})(?:[\u4e00-\u9fff]{{1,3}}版)?》?(?=$|[ （(\d,，|·])")
_AMID = re.compile(rf" ({PAPER}) ?(?={DAY})")  # 2 综合新闻 衡阳日报 2023年5月6日
_IN_PATH = re.compile(rf"(?:^|[^\u4e00-\u9fff]日?)({PAPER})(?:数字报|电子[报版]|数字版)?(?:$|第|[^\u4e00-\u9fff])")
_GIVEN = re.compile(rf"[—-]+ ?(?={DAY})|[（(]?(?={DAY}[^，。；]{{2,60}}[会议]上[）)]?$)")
"""The line below the title of a report or a speech that says when it was given: ——2012年1月5日在…会议上, （2012年…上）."""
_SOURCE = re.compile(
    r"(?:文章|稿件|信息|内容|消息)?(?:来源|报纸名称) ?[：:|｜丨/] ?《?([\u4e00-\u9fffA-Za-z·]{2,20}?)(?=(?:责?编辑?|作者|记者|发布|通讯员)[^\u4e00-\u9fff]|(?! ?[：:])[^\u4e00-\u9fffA-Za-z·]|$)"
)
_ONLY_DAY = re.compile(rf"[（(]?{DAY}[）)]?$")
_SIGNED = re.compile("[局委府署会厅部办院社组处校室庭团站所司]$")
_NOTICE = re.compile("[\u4e00-\u9fff]{2,6}：")  # 主题：…, above 时间：…, 地点：…
_LABEL = 4  # the name of a section, which may stand above that of the newspaper
_DUMPED = re.compile(r"第\d{1,2}版[（(][^（）()]{0,8}[)）]$|专栏：")
"""第1版(要闻), 专栏：: lines below each headline in a well-known copy of the People's Daily."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of itself; `issued` an ISO date, or a year."""

    publication: str | None = None
    issued: str | None = None
    link: str | None = None


def read(sheet: Sheet, blocks: list[Block]) -> Said:
    """What the page says of itself; its masthead blocks become furniture."""
    _mark_masthead(blocks)
    _mark_issues(blocks)
    furniture = [b.text.text for b in blocks if b.look == "furniture"]
    texts = [b.text.text for b in blocks]
    named = _first(name for t in furniture if (name := _named(t))) or _headed(blocks[:4])
    sourced = _first(
        m.group(1)
        for t in texts
        if len(t) < 120 and (m := (("来源" in t or "名称" in t) and _SOURCE.search(t)) or _TAKEN.match(t))
    )
    own = _first(m.group(1) for b in blocks if b.look == "start" and (m := _OWN_DATELINE.match(b.text.text)))
    for b in blocks:
        if b.look == "headline" and (b.text.text == named or (b.level and _PAGE_HEAD.fullmatch(b.text.text))):
            b.look, b.level = "furniture", 0  # the head of a further page
    given = (b.text.text for b in blocks[:6] if b.look == "headline" and _GIVEN.match(b.text.text))
    dated = _first(d for t in chain(furniture, given) if (d := iso_date(t)))
    by_path = _first(m.group(1) for part in (*sheet.source.name.split("/"), sheet.site) if (m := _IN_PATH.search(part)))
    return Said(
        sheet.publication or named or sourced or own or by_path,
        (date_of_field(sheet.issued) if sheet.issued else None) or dated or date_of_path(sheet.source.name),
        sheet.link,
    )


def of_each(issues: Sequence[Sequence[Issue]], sheet: Sheet, said: Said) -> Iterator[Said]:
    """What is said of each article of a page, of which the lines of issues in it are given.

    Where the page holds those of several days or newspapers, an article without one is of that of the article before.
    """
    days = {issue.issued for of_one in issues for issue in of_one if issue.issued}
    names = {issue.publication for of_one in issues for issue in of_one if issue.publication}
    for of_one in issues:
        if len(days) > 1 and not sheet.issued:
            said = replace(said, issued=_first(issue.issued for issue in of_one if issue.issued) or said.issued)
        if len(names) > 1 and not sheet.publication:
            name = _first(issue.publication for issue in of_one if issue.publication)
            said = replace(said, publication=name or said.publication)
        yield said


def _headed(blocks: Sequence[Block]) -> str | None:
    """The newspaper that a line above those of the issue names."""
    lines = (b.text.text for b in blocks if b.look in ("headline", "furniture"))
    return _first(name for above, below in pairwise(lines) if (name := headed(above, below)))


def _named(text: str) -> str | None:
    """The newspaper that a line of furniture names."""
    if m := PAPER_NAME.match(text):
        return m.group(1)
    if m := _issue(text):
        return m["name"]
    return m.group(1) if (m := _NAMED.match(text) or _AMID.search(text)) else None


def _issue(text: str) -> re.Match[str] | None:
    """A line of nothing but a newspaper's name, its date and page."""
    m = _ISSUE.match(text)
    return m if m and m["name"] and iso_date(text) else None


def _mark_issues(blocks: list[Block]) -> None:
    """The lines that say of the article below or above them where and when it was printed."""
    for above, b in zip((None, *blocks), blocks, strict=False):
        text = b.text.text
        if b.look != "furniture":
            continue
        day, headed = iso_date(text), above is not None and above.look == "headline"
        if day and _ONLY_DAY.match(text):
            # below the name of an office it is the day on which that signed
            told = headed and above is not None and len(above.text) >= 8 and not _SIGNED.search(above.text.text)
        else:
            of_event = headed and above is not None and _NOTICE.match(above.text.text) and text.startswith("时间")
            told = (bool(day) and not of_event) or bool(headed and _DUMPED.match(text))
        if told:
            source = _SOURCE.search(text)
            b.issue = Issue(_named(text) or (source and source.group(1)) or None, day)


def _mark_masthead(blocks: list[Block]) -> None:
    """The newspaper's name, and what stands between it and the last line of furniture at the top of the page."""
    for b in blocks[:3]:
        if b.look == "headline" and _TAKEN.match(b.text.text):
            b.look, b.level = "furniture", 0
    for i, b in enumerate(blocks[:10]):
        if b.look in ("headline", "furniture") and (
            PAPER_NAME.match(b.text.text) or _headed(blocks[i : i + 2]) or _issue(b.text.text)
        ):
            start = next((j + 1 for j in reversed(range(i)) if len(blocks[j].text) > _LABEL), 0)
            end = i
            for j in range(i + 1, min(len(blocks), i + 20)):
                number = blocks[j].text.text.isdecimal()  # of the page
                if blocks[j].level or not (number or blocks[j].look in ("headline", "furniture")):
                    break
                end = j if number or blocks[j].look == "furniture" else end
            for block in blocks[start : end + 1]:
                block.look, block.level = "furniture", 0
            return


def _first(found: Iterable[str]) -> str | None:
    return next(iter(found), None)
