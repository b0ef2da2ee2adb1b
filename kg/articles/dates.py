"""Days as newspapers and files print them → ISO dates."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

# as a part of patterns: 2023年11月15日, 2023-11-15, 2015年/6月/4日 (CNKI), 二〇二三年十一月十五日
DAY = (
    r"(?:(?:19|20)\d\d ?(?:年/?|[-/.]) ?\d{1,2} ?(?:月/?|[-/.]) ?\d{1,2}(?!\d)(?: ?日)?"
    r"|[二一三四五六七八九零〇○]{4}年[一二三四五六七八九十]+月[一二三四五六七八九十廿]+日)"
)
_DATE = re.compile(r"((?:19|20)\d\d)\s?(?:年/?|[-/.])\s?(\d{1,2})\s?(?:月/?|[-/.])\s?(\d{1,2})(?!\d)")
_CHINESE_DATE = re.compile(
    r"([一二三四五六七八九〇○Ｏ零]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十廿]{1,3})日"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.年]?([01]\d)[-_.月]?([0-3]\d)(?!\d)")
_FOLDERS = re.compile(r"(?<!\d)((?:19|20)\d\d)年?[-_/]?(\d{1,2})月?/(\d{1,2})日?(?=/|\.\w+$)")  # 2012/08/09/03.txt
_YEAR = re.compile("[12][0-9]{3}")
_SECONDS = re.compile(r"(\d{9,10})(?:\d{3})?")
_CHINA = timezone(timedelta(hours=8))
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0}


def iso_date(text: str) -> str | None:
    """The first full date in a text: 2023年11月15日, 2023-11-15, 二〇二三年十一月十五日, (20231115)."""
    if m := _DATE.search(text):
        return _iso(*map(int, m.groups()))
    if m := _CHINESE_DATE.search(text):
        return _iso(int("".join(str(_DIGITS[c]) for c in m.group(1))), _small(m.group(2)), _small(m.group(3)))
    return _first_of(_COMPACT, text)


def date_of_field(text: str) -> str | None:
    """What a field of nothing but the date says: a date, a year, or the seconds (or milliseconds) that computers count."""
    if day := iso_date(text):
        return day
    if m := _SECONDS.fullmatch(text.strip()):
        return datetime.fromtimestamp(int(m.group(1)), _CHINA).date().isoformat()
    return text if _YEAR.fullmatch(text) else None


def date_of_path(name: str) -> str | None:
    """The date in the name of a file (20231115_01.txt), else in those of its folders (2023-11/15/01.txt)."""
    *folders, file = name.split("/")
    return iso_date(file) or _first_of(_FOLDERS, name) or next(filter(None, map(iso_date, reversed(folders))), None)


def _first_of(pattern: re.Pattern[str], text: str) -> str | None:
    return next((d for m in pattern.finditer(text) if (d := _iso(*map(int, m.group(1, 2, 3))))), None)


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
