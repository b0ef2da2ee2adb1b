"""Names that are a code of figures, and the items that spell the code out figure by figure: 543 → 五网联动, 四色卡, 三单制."""

from __future__ import annotations

import re

from kg.mentions.program.lists import Spans
from kg.mentions.program.vocabulary import plain

_CODE = re.compile("(?P<joined>[0-9]{1,2}(?:[+＋][0-9N]{1,2})+)|(?P<row>[1-9]{2,6})(?![0-9条年月日号届]|世纪)")
_FORMS: dict[str, tuple[str, ...]] = {"1": ("1", "一"), "2": ("2", "两", "二", "双"), "N": ("N", "若干", "多")} | {
    str(n): (str(n), c) for n, c in zip(range(3, 10), "三四五六七八九", strict=True)
}
_ITEM = "(?:个|项|大|张|支|条|套|份|种|类|级|位|线|方)?[^0-9，。；：、“”‘’（）\n]{1,16}"
_GAP = "[”’]?[^，。；“”（）0-9\n]{0,6}?(?:[、，；和与及]|以及)?[^，。；“”（）0-9\n]{0,6}?[“‘]?"
_MEANS = "[”’]?(?:就是|是指|是|即|为|指|代表)"


def figures(name: str) -> list[str]:
    """1334 → 1 3 3 4, 1+4+N → 1 4 N; [] where the name is no code or holds the year."""
    code = _CODE.match(plain(name))
    if code is None or re.match("(?:19|20)[0-9]{2}", code[0]):
        return []
    return re.split("[+＋]", code["joined"]) if code["joined"] else list(code["row"])


def spelt_out(text: str, name: str, begin: int, stop: int) -> Spans:
    """The items that follow in `text[begin:stop]`, one a figure, in their order: in a row, or each as “5”是…."""
    forms, stop = [_FORMS.get(f, (f,)) for f in figures(name)], min(stop, begin + 300)
    if len(forms) < 2 or not all(any(text.find(form, begin, stop) >= 0 for form in of_one) for of_one in forms):
        return []
    said = [f"(?:{'|'.join(of_one)})" for of_one in forms]
    row = re.compile(_GAP.join(f"((?<![0-9一二三四五六七八九十第]){s}{_ITEM})" for s in said))
    meant = re.compile("[^。]{0,80}?".join(f"[“‘]?{s}[”’]?{_MEANS}[“‘]?([^，。；“”‘’]{{2,30}})" for s in said))
    for pattern in (meant, row):
        if found := pattern.search(text, begin, stop):
            spans = [found.span(n) for n in range(1, len(said) + 1)]
            return [(a, b - 1 if text[b - 1] in "和与及" else b) for a, b in spans]
    return []
