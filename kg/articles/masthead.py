"""Publication and date of a page: from its header lines, its masthead, the format's own fields, the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from kg.articles.blocks import Block
from kg.articles.sheet import Sheet

_PAPER = r"[\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|早报|时报|商报|都市报|快报|新报|周刊|周报|青年报|工人报|农民报|法制报|法治报|政协报|经济报|新闻联播|报)"
_NAME = re.compile(rf"《?((?:新闻联播|{_PAPER}))》?(?: ?[（(](?P<date>\d{{8}})[)）])?$")
_DAY = r"(?:19|20)\d\d ?(?:年|[-/.]) ?\d{1,2} ?(?:月|[-/.]) ?\d{1,2}(?!\d)日?|[二一三四五六七八九〇○零]{4}年[一二三四五六七八九十]+月[一二三四五六七八九十]+日"
# 三门峡日报 2025年8月4日 星期一 第3版：综合; 2025-08-04 三门峡日报
_ISSUE = re.compile(
    rf"[（(《]?(?:{_DAY})?[ ，,|/·]?《?(?P<name>{_PAPER})》?[ ，,|/·（(]*(?P<day>{_DAY})?[）)]?"
    r"(?:[ ，,|/·（(]*(?:星期[一二三四五六日天]|周[一二三四五六日]|农历[\u4e00-\u9fff]{2,10}|总?第 ?\d{1,6} ?期"
    r"|(?:头版|要闻版?|第? ?[A-Z]?\d{1,5} ?版|版次|[A-Z]\d{1,2})(?:[：: ][\u4e00-\u9fff·]{0,10})?)[）)]?)*$"
)
# A line that says nothing but where the text was taken from.
_TAKEN = re.compile(r"(?:转自|转载自|摘自|原载于?)[：:]? ?《?([\u4e00-\u9fffA-Za-z·]{2,20}?)》?$")
_OWN_DATELINE = re.compile(rf"({_PAPER})(?:[·、\u4e00-\u9fff]{{0,8}})?\d{{1,2}}月\d{{1,2}}日(?:讯|电)")
_NAMED = re.compile(rf"(?:{_DAY})?[ |·]{{0,3}}《?({_PAPER})(?:[\u4e00-\u9fff]{{1,3}}版)?》?(?=$|[ （(\d,，|])")
_GIVEN = re.compile(rf"[—-]+ ?(?={_DAY})")
"""The line below the title of a report or a speech that says when it was given: ——2012年1月5日在…会议上."""
_SOURCE = re.compile(
    r"(?:文章|稿件|信息|内容|消息)?来源[：:] ?《?([\u4e00-\u9fffA-Za-z·]{2,20}?)(?=(?:责?编辑?|作者|记者|发布|通讯员)[^\u4e00-\u9fff]|[^\u4e00-\u9fffA-Za-z·]|$)"
)
_HEADER = re.compile(
    r"\s*(报纸|媒体|来源|publication|newspaper|source|日期|date|issued|链接|网址|url|link)\s*[:：]\s*(\S.*?)\s*$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s+(?=[^\s：:]{1,6}[：:]|(?:19|20)\d\d[年./-])")  # 来源：湖南日报 编辑：…
_KEYS = {
    "报纸": "publication",
    "媒体": "publication",
    "来源": "publication",
    "newspaper": "publication",
    "source": "publication",
} | {"日期": "issued", "date": "issued", "链接": "link", "网址": "link", "url": "link"}
_DATE = re.compile(r"((?:19|20)\d\d)\s?(?:年|[-/.])\s?(\d{1,2})\s?(?:月|[-/.])\s?(\d{1,2})(?!\d)")
_CHINESE_DATE = re.compile(
    r"([一二三四五六七八九〇○Ｏ零]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十廿]{1,3})日"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.年]?([01]\d)[-_.月]?([0-3]\d)(?!\d)")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0}


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of itself; `issued` an ISO date, or a year."""

    publication: str | None = None
    issued: str | None = None
    link: str | None = None


def take_header(sheet: Sheet) -> None:
    """Read the `报纸：` / `日期：` / `链接：` lines that a file may begin with, and set them aside."""
    for i, line in enumerate(sheet.lines):
        m = _HEADER.match(line.text.text)
        if m is None or (i and line.gap):
            return
        key = m.group(1).lower()
        key = _KEYS.get(key, key)
        if key == "issued":
            sheet.issued = sheet.issued or m.group(2)
        elif key == "link":
            sheet.link = sheet.link or m.group(2)
        else:
            name, *rest = _MORE.split(m.group(2), maxsplit=1)
            sheet.publication = sheet.publication or name
            sheet.issued = sheet.issued or iso_date("".join(rest))
        sheet.lines[i] = replace(line, aside=True)


def read(sheet: Sheet, blocks: list[Block]) -> Said:
    """What the page says of itself; its masthead blocks become furniture."""
    _mark_masthead(blocks)
    furniture = [b.text.text for b in blocks if b.look == "furniture"]
    texts = [b.text.text for b in blocks]
    named = _first(m.group(1) for t in furniture if (m := _NAME.match(t) or _issue(t) or _NAMED.match(t)))
    sourced = _first(
        m.group(1) for t in texts if len(t) < 120 and (m := ("来源" in t and _SOURCE.search(t)) or _TAKEN.match(t))
    )
    own = _first(m.group(1) for b in blocks if b.look == "start" and (m := _OWN_DATELINE.match(b.text.text)))
    given = (b.text.text for b in blocks[:6] if b.look == "headline" and _GIVEN.match(b.text.text))
    dated = _first(d for t in chain(furniture, given) if (d := iso_date(t)))
    by_path = _first(
        m.group(1)
        for part in sheet.source.name.split("/")
        if (m := re.match(rf"({_PAPER})(?:$|[^\u4e00-\u9fff])", part))
    )
    return Said(
        sheet.publication or named or sourced or own or by_path,
        ((iso_date(sheet.issued) or _bare_year(sheet.issued)) if sheet.issued else None)
        or dated
        or _compact_date(sheet.source.name.rsplit("/", 1)[-1]),
        sheet.link,
    )


def _bare_year(text: str) -> str | None:
    return text if re.fullmatch("[12][0-9]{3}", text) else None


def _issue(text: str) -> re.Match[str] | None:
    """A line of nothing but a newspaper's name, its date and page."""
    m = _ISSUE.match(text)
    return m if m and iso_date(text) else None


def _mark_masthead(blocks: list[Block]) -> None:
    """The newspaper's name, and what stands between it and the last line of furniture at the top of the page."""
    for b in blocks[:3]:
        if b.look == "headline" and _TAKEN.match(b.text.text):
            b.look, b.level = "furniture", 0
    for i, b in enumerate(blocks[:10]):
        if b.look in ("headline", "furniture") and (_NAME.match(b.text.text) or _issue(b.text.text)):
            end = i
            for j in range(i + 1, min(len(blocks), i + 20)):
                if blocks[j].level or blocks[j].look not in ("headline", "furniture"):
                    break
                end = j if blocks[j].look == "furniture" else end
            for block in blocks[i : end + 1]:
                block.look, block.level = "furniture", 0
            return


def iso_date(text: str) -> str | None:
    """The first full date in a text: 2023年11月15日, 2023-11-15, 二〇二三年十一月十五日, (20231115)."""
    if m := _DATE.search(text):
        return _iso(*map(int, m.groups()))
    if m := _CHINESE_DATE.search(text):
        return _iso(int("".join(str(_DIGITS[c]) for c in m.group(1))), _small(m.group(2)), _small(m.group(3)))
    return _compact_date(text)


def _compact_date(text: str) -> str | None:
    return _first(d for m in _COMPACT.finditer(text) if (d := _iso(*map(int, m.groups()))))


def _small(text: str) -> int:
    """十一 → 11, 廿三 → 23, 三十 → 30."""
    text = text.replace("廿", "二十")
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _first(found: Iterable[str]) -> str | None:
    return next(iter(found), None)
