"""When, where and how a reported figure holds: the time, the place and the program that govern it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.observation.phrase import NUMBER, PLACE, TIME, clause_start
from kg.grammar import Document, Slotted
from kg.model import Article, Mention, Number, Organization, Passage, Place, Program, Time

_AIM = re.compile(
    r"力争|争取|有望|预计|(?<![于超])预期(?!值)|预测|拟|计划(?!生育|经济|单列|内|外)|目标|确保(?=[^，]{0,24}(?:达|稳定|完成|超过|不|增|控制))|"
    r"要(?=达到|实现|完成|增产|增加到|提高到|控制)|控制在|不低于|"
    r"将(?:会|达|超|新|建|投|实现|完成|再|带|覆|提|增|突|有|继续|逐步|全面|形成|安排|筹|举办|开展|惠|引|培|减|降)"
)
_AIM_OF_SENTENCE = re.compile(r"力争|争取|有望|预计|预期目标|目标是|计划|拟(?![定订合])")
_GOAL_AFTER = re.compile(r"的?(?:全年|年度|预期)*(?:目标|任务|指标)")
_COMPARED = re.compile(
    r"(?:[比较]|[高低快好]于|高出|居|列|位居|排名|排|进入|占|领先|保持|[较比].{0,3}|来自|前往|赴|到)$"
)
_AFTER_BASE = re.compile(r"同期|相比|的?高?基数")
_BY = re.compile(r"实施|开展|推进|推行|创新|推出|依托|通过|采取|按照|聚焦|落实|印发|出台|打造|建立|运用|探索|执行|启动")
_RUN = re.compile(rf"连续({NUMBER})[^，。；]{{0,30}}$")


@dataclass(frozen=True, slots=True)
class Period:
    period: str | None
    cumulative: bool = False
    ahead: bool = False


NONE = Period(None)
_HEAD = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+部分")
_AHEAD_HEAD = re.compile(r"总体要求|目标|任务|安排|思路|打算|工作重点|重点工作|部署|规划|展望")


class Scope:
    """What an article says of its time and place as a whole, and paragraph by paragraph; to be asked in text order."""

    def __init__(self, doc: Document) -> None:
        self.above = (*doc.home[:-1],)
        self.home = doc.home[-1] if doc.home else None
        self.whole = _whole_year(doc)
        self.section = NONE
        self.passage: Passage | None = None
        self.carried = NONE
        self.carried_place: Place | None = None
        self.done = 0

    def enter(self, s: Slotted) -> None:
        """A new paragraph forgets the time and place of the one before, except in a section that looks ahead."""
        self.passage, self.done = s.passage, 0
        self._head(s)
        self.carried = self.section
        self.carried_place = None
        for m in s.among(0, min(len(s.text), 12), "time"):
            if isinstance(m.value, Time) and m.value.period and m.value.ahead:
                self.section = Period(m.value.period, False, True)

    def _head(self, s: Slotted) -> None:
        """A headline within the text (一、2024年工作回顾) sets the time of its section, one without a time ends it."""
        if len(s.text) > 40 or s.text.endswith(("。", "；", "，")) or not _HEAD.match(s.text):
            return
        times = [p for k in range(len(s.text)) if (p := _time_at(s, k))]
        ahead = _AHEAD_HEAD.search(s.text) is not None
        self.section = Period(times[-1].period, False, ahead) if times else NONE

    def period(self, s: Slotted, i: int) -> Period:
        """The last time named before `text[i]` in its sentence, else in the paragraph, else that of the article."""
        start, stop = sentence_of(s, i)
        self._read_until(s, start)
        elsewhere = self._subject(s, start, stop)
        if elsewhere and self.carried_place and elsewhere != self.carried_place:
            self.carried = self.section
        here = [p for k in range(start, i) if (p := _time_at(s, k))]
        found = here[-1] if here else self.carried
        period = found.period or self.whole
        return Period(stretched(s, i, period), found.cumulative or "累计" in s.text[start:i], found.ahead)

    def place(self, s: Slotted, i: int, noun: int) -> Place | None:
        """The last place before `text[i]` that its sentence is about, else the paragraph's, else home.

        `noun` is where the phrase for what is measured begins: a place right before it is the place it describes.
        """
        start, _ = sentence_of(s, i)
        self._read_until(s, start)
        return self._governing(s, start, i, noun) or self.carried_place or self.home

    def aimed(self, s: Slotted, i: int, governed: Period) -> bool:
        """Whether the figure at `i` is a goal."""
        if governed.ahead or _GOAL_AFTER.match(s.text, i + 1) or _AIM.search(s.text, clause_start(s.text, i), i):
            return True
        first, _ = sentence_of(s, i)
        aims = list(_AIM_OF_SENTENCE.finditer(s.text, first, i))
        return bool(aims) and not re.search(r"[已了]", s.text[aims[-1].end() : i])

    def program(self, s: Slotted, i: int) -> Program | None:
        """A program that the sentence says is carried out before it comes to the figure."""
        start, _ = sentence_of(s, i)
        for k in range(i - 1, start - 1, -1):
            m = s.mentions.get(k)
            if m and isinstance(m.value, Program) and m.value.kind not in ("slogan", "strategy"):
                return m.value if _BY.search(s.text, max(start, k - 14), k) else None
        return None

    def _read_until(self, s: Slotted, end: int) -> None:
        """Take over what the sentences before `end` leave in force; a single day holds for its own sentence only."""
        while self.done < end:
            start, stop = sentence_of(s, self.done)
            subject = self._subject(s, start, stop)
            if subject and self.carried_place and subject != self.carried_place:
                # Another place is another report: what was said of the time of the first does not hold for it.
                self.carried = self.section
            self.carried_place = subject or self.carried_place
            for k in range(start, stop):
                p = _time_at(s, k)
                if p and p.period and (len(p.period) <= 7 or "/" in p.period) and _opens_phrase(s.text, start, k):
                    self.carried = p
            self.done = max(stop, self.done + 1)

    def _subject(self, s: Slotted, start: int, stop: int) -> Place | None:
        """The place that a sentence begins with; not 在全省 of the place above (在全省率先…)."""
        place = _subject_place(s, start, stop)
        above = place is not None and (place in self.above or place.level == "country")
        return None if above and "在" in s.text[start : start + 3] else place

    def _governing(self, s: Slotted, start: int, i: int, noun: int) -> Place | None:
        for k in range(i - 1, start - 1, -1):
            m = s.mentions.get(k)
            value = m.value if m else None
            if isinstance(value, Organization) and k >= clause_start(s.text, i) and self._names_place(value):
                return value.place
            if isinstance(value, Place) and not _COMPARED.search(s.text, max(start, k - 4), k):
                found = self._describes(s, start, i, noun, k, value)
                if found:
                    return found
        return None

    def _names_place(self, body: Organization) -> bool:
        """Whether a body's name begins with a place within the home of the article (昆明市儿童医院)."""
        place = body.place
        within = place is not None and self.home is not None and self.home.name in place.path
        return within and place is not None and body.name.startswith(place.name)

    def _describes(self, s: Slotted, start: int, i: int, noun: int, k: int, place: Place) -> Place | None:
        """`place`, which stands at `k`, if the figure at `i` is said of it; the home for a list of places."""
        text = s.text
        pointer = s.printed(k, k + 1).startswith(("全", "我", "本", "该"))
        opens = _opens_clause(text, start, k)
        attached = k + 1 in (i, noun) or (text[k + 1] == "的" and k + 2 == noun) or noun <= k < i
        if len(s.printed(k, k + 1)) == 1 and not opens:
            return None
        if (k + 1 == i and s.mentions[i].rule == "number.rank") or text[k + 1] in "到至赴":
            return None
        if _listed(text, k):
            return self.home if opens or attached else None
        above = place in self.above or place.level == "country"
        if above and (text[k - 1 : k] == "在" or not (pointer or opens) or k < clause_start(text, i)):
            return None
        return place if pointer or opens or attached else None


def sentence_of(s: Slotted, i: int) -> tuple[int, int]:
    for start, end in s.sentences():
        if start <= i < end:
            return start, end
    return 0, len(s.text)


def numbers(s: Slotted) -> Iterator[tuple[int, Mention]]:
    """The figures of a passage with their index."""
    for i, m in s.mentions.items():
        if m.kind == "number":
            yield i, m


def stretched(s: Slotted, i: int, period: str | None) -> str | None:
    """连续六年 said in 2022 is 2017/2022."""
    m = _RUN.search(s.text, sentence_of(s, i)[0], i + 1)
    value = s.mentions[m.start(1)].value if m else None
    if not isinstance(value, Number) or value.unit != "年" or not period or not re.fullmatch(r"\d{4}", period):
        return period
    return f"{int(period) - int(value.value) + 1}/{period}"


def _time_at(s: Slotted, k: int) -> Period | None:
    """The time at `text[k]`, unless it is what something is compared with, or leaves the period open."""
    m = s.mentions.get(k)
    if m is None or not isinstance(m.value, Time) or m.value.period is None:
        return None
    before = s.text[k - 1 : k]
    if before in tuple("较比与同") or (before in tuple("自从") and s.text[k + 1 : k + 2] != "的"):
        return None
    if _AFTER_BASE.match(s.text, k + 1):
        return None
    return Period(m.value.period, m.value.cumulative, m.value.ahead)


def _opens_phrase(text: str, start: int, k: int) -> bool:
    """Whether a time at `k` stands at the head of a clause (2024年，全市…), not inside a phrase (2016年的…)."""
    before = text[max(start, k - 3) : k]
    return (not before or before[-1] in "，。；：、” 　\n仅自从在到") and not text.startswith(("的", "度"), k + 1)


def _opens_clause(text: str, start: int, k: int) -> bool:
    """Whether a name at `k` heads its clause, after nothing but a time or 在."""
    before = text[start:k].rstrip(" 　“—")
    if before.endswith(("在", "于", "我国")):
        before = before[:-1]
    return not before or before[-1] in f"，。；：！？{TIME}）"


def _listed(text: str, k: int) -> bool:
    return text[k + 1 : k + 3] in (f"、{PLACE}", f"和{PLACE}") or text[max(0, k - 2) : k] in (
        f"{PLACE}、",
        f"{PLACE}和",
    )


def _subject_place(s: Slotted, start: int, stop: int) -> Place | None:
    """The place that a sentence begins with, be it after a time or 在."""
    m = re.match(
        rf"[^{PLACE}从由赴到与]{{0,3}}?(?:{TIME}[，,]?)?在?(?P<place>{PLACE})(?![、和到至])", s.text[start:stop]
    )
    value = s.mentions[start + m.start("place")].value if m else None
    return value if isinstance(value, Place) else None


_NOT_A_REVIEW = re.compile(r"(?:报告|计划|规划|方案|纲要|意见|要点|通知|办法|决定)(?:[）)》”]|$|[（(])")


def _whole_year(doc: Document) -> str | None:
    """The year that a review of a year is about: named in its title, or at the head of its first paragraph.

    An article that names no time at all shares the year of the others on its page, where they agree.
    """
    if doc.article.title and _NOT_A_REVIEW.search(doc.article.title):
        return None
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
