"""When, where and how a reported figure holds: the time, the place and the program that govern it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.observation.phrase import PLACE, clause_start
from kg.grammar import SLOTS, Document, Slotted
from kg.model import Article, Mention, Organization, Passage, Place, Program, Time

_AIM = re.compile(
    r"力争|争取|有望|预计|预期|预测|拟|计划(?!生育|经济|单列|内|外)|目标|确保(?=[^，]{0,24}(?:达|稳定|完成|超过|不|增|控制))|"
    r"要(?=达到|实现|完成|增产|增加到|提高到|控制)|控制在|不低于|左右(?=的目标)|"
    r"将(?:会|达|超|新|建|投|实现|完成|再|带|覆|提|增|突|有|继续|逐步|全面|形成|安排|筹|举办|开展|惠|引|培|减|降)"
)
_PLAN_TITLE = re.compile(r"(?:计划|规划|方案|纲要|意见|要点)[）)》”]?(?:$|[（(]\d{4})")
_COMPARED = re.compile(
    r"(?:[比较]|高于|低于|快于|好于|高出|居|居于|列|位列|位居|排名|名列|排|进入|占|领先|保持|[较比].{0,3}|来自|前往|赴|到)$"
)
_AFTER_BASE = re.compile(r"同期|相比|年底的|年末的")
_BY = re.compile(r"实施|开展|推进|推行|创新|推出|依托|通过|采取|按照|聚焦|落实|印发|出台|打造|建立|运用|探索|执行|启动")


@dataclass(frozen=True, slots=True)
class Period:
    period: str | None
    cumulative: bool = False
    ahead: bool = False


NONE = Period(None)


class Scope:
    """What an article says of its time as a whole, and paragraph by paragraph. Ask it in the order of the text."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.home = doc.home[-1] if doc.home else None
        self.whole = _whole_year(doc)
        self.plan = bool(doc.article.title and _PLAN_TITLE.search(doc.article.title))
        self.section = NONE
        self.passage: Passage | None = None
        self.carried = NONE
        self.carried_place: Place | None = None
        self.done = 0

    def enter(self, s: Slotted) -> None:
        """A new paragraph forgets the time of the one before, except within a section that looks ahead."""
        if s.passage is self.passage:
            return
        self.passage, self.done = s.passage, 0
        self.carried = self.section
        self.carried_place = None
        for m in s.among(0, min(len(s.text), 12), "time"):
            if isinstance(m.value, Time) and m.value.period and m.value.ahead:
                self.section = Period(m.value.period, False, True)

    def period(self, s: Slotted, i: int) -> Period:
        """The last time named before `text[i]` in its sentence, else in the paragraph, else that of the article."""
        start, _ = sentence_of(s, i)
        self._read_until(s, start)
        here = [p for k in range(start, i) if (p := _time_at(s, k))]
        cumulative = "累计" in s.text[start:i]
        found = here[-1] if here else self.carried
        if found.period is None:
            found = Period(self.whole, found.cumulative, found.ahead)
        return Period(found.period, found.cumulative or cumulative, found.ahead)

    def place(self, s: Slotted, i: int) -> Place | None:
        """The last place before `text[i]` in its sentence that the sentence is about, else the paragraph's, else home."""
        start, _ = sentence_of(s, i)
        self._read_until(s, start)
        return _governing(s, start, i, self.home) or self.carried_place or self.home

    def _read_until(self, s: Slotted, end: int) -> None:
        """Take over what the sentences before `end` leave in force."""
        while self.done < end:
            start, stop = sentence_of(s, self.done)
            for k in range(start, stop):
                p = _time_at(s, k)
                # A date or a figure's own year does not reach beyond its sentence.
                if p and p.period and len(p.period) <= 7 and _opens(s.text, start, k):
                    self.carried = p
                elif p and p.period and "/" in p.period and _opens(s.text, start, k):
                    self.carried = p
            self.carried_place = _subject_place(s, start, stop) or self.carried_place
            self.done = max(stop, self.done + 1)

    def aimed(self, s: Slotted, i: int, governed: Period) -> bool:
        """Whether the figure at `i` is a goal."""
        if governed.ahead:
            return True
        start, end = clause_start(s.text, i), i
        if _AIM.search(s.text, start, end):
            return True
        first, _ = sentence_of(s, i)
        m = None
        for m in re.finditer(r"力争|争取|有望|预计|预期目标|目标是|计划", s.text[first:i]):
            pass
        return m is not None and not re.search(r"[已了]", s.text[first + m.end() : i])

    def program(self, s: Slotted, i: int) -> Program | None:
        """A program that the sentence says is carried out before it comes to the figure."""
        start, _ = sentence_of(s, i)
        for k in range(i - 1, start - 1, -1):
            m = s.mentions.get(k)
            if m and isinstance(m.value, Program) and m.value.kind not in ("slogan", "strategy"):
                return m.value if _BY.search(s.text, max(start, k - 14), k) else None
        return None


def sentence_of(s: Slotted, i: int) -> tuple[int, int]:
    for start, end in s.sentences():
        if start <= i < end:
            return start, end
    return 0, len(s.text)


def _time_at(s: Slotted, k: int) -> Period | None:
    """The time at `text[k]`, unless it is what something is compared with, or leaves the period open."""
    m = s.mentions.get(k)
    if m is None or not isinstance(m.value, Time) or m.value.period is None:
        return None
    if s.text[k - 1 : k] in ("较", "比", "与", "同") or _AFTER_BASE.match(s.text, k + 1):
        return None
    return Period(m.value.period, m.value.cumulative, m.value.ahead)


def _opens(text: str, start: int, k: int) -> bool:
    """Whether a time at `k` stands at the head of a clause (2024年，全市…), not inside a phrase (2016年的…)."""
    before = text[max(start, k - 3) : k]
    return (not before or before[-1] in "，。；：、” 　\n仅自从在到") and not text.startswith(("的", "度"), k + 1)


def _whole_year(doc: Document) -> str | None:
    """The year that a review of a year is about: named in its title, or at the head of its first paragraph.

    An article that names no time at all shares the year of the others on its page, where they agree.
    """
    year = _reviewed(doc.article)
    if year or re.search(r"\d年|\d月|今年|去年", doc.article.text):
        return year
    others = {_reviewed(a) for a in doc.page.articles if a is not doc.article and len(a.text) > 200}
    return next(iter(others)) if len(others) == 1 else None


def _reviewed(article: Article) -> str | None:
    titles = "\n".join(article.text[p.start : p.end] for p in article.of_kind("title"))
    bodies = [article.text[p.start : p.end] for p in article.of_kind("body")]
    years = set(re.findall(r"(?<![\d—－-])([12]\d{3})年(?![\d—－至-])", "\n".join(bodies)))
    m = re.match(r"(?:[^年月日]{0,12}?[^\d到至])?([12]\d{3})年(?!以来|起|底|末|前|[一二三四五六七八九十\d]+月)", titles)
    if m:
        return m[1]
    lead = re.match(r"(?:本报讯)?\s*(?:[（(][^）)]*[）)])?\s*([12]\d{3})年[，,]", bodies[0]) if bodies else None
    return lead[1] if lead and years == {lead[1]} else None


def _governing(s: Slotted, start: int, i: int, home: Place | None) -> Place | None:
    """The nearest place before `i` that is not one of a list, nor what is compared with, nor within a quotation."""
    for k in range(i - 1, start - 1, -1):
        m = s.mentions.get(k)
        if m is None:
            continue
        if isinstance(m.value, Organization) and s.text[k + 1 : k + 2] not in ("、", "和", ""):
            if (p := m.value.place) and home and p.path and home.name in p.path:
                return p
            continue
        if not isinstance(m.value, Place) or _COMPARED.search(s.text, max(start, k - 4), k):
            continue
        if _listed(s.text, k):
            return home
        return m.value
    return None


def _listed(text: str, k: int) -> bool:
    return text[k + 1 : k + 3] in (f"、{PLACE}", f"和{PLACE}") or text[max(0, k - 2) : k] in (
        f"{PLACE}、",
        f"{PLACE}和",
    )


def _subject_place(s: Slotted, start: int, stop: int) -> Place | None:
    """The place that a sentence begins with, or names first after a time."""
    m = re.match(rf"[^{PLACE}]{{0,3}}?(?:[{SLOTS['time']}][，,]?)?(?P<place>{PLACE})(?![、和])", s.text[start:stop])
    if not m:
        return None
    value = s.mentions[start + m.start("place")].value
    return value if isinstance(value, Place) else None


def numbers(s: Slotted) -> Iterator[tuple[int, Mention]]:
    """The figures of a passage with their index."""
    for i, m in s.mentions.items():
        if m.kind == "number":
            yield i, m
