"""When, where and how a reported figure holds: the time, the place and the program that govern it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.observation.aims import goes_on, is_goal, is_left
from kg.facts.observation.clause import clause_start
from kg.facts.observation.governing import Home
from kg.facts.observation.when import (
    NONE,
    Period,
    is_ground,
    is_start,
    lasts,
    level_left,
    of_base,
    of_level_left,
    of_row,
    opens_phrase,
    spanned,
    stretched,
    time_at,
    whole_of,
)
from kg.facts.observation.where import (
    held_in,
    is_line,
    later_subject,
    subject_of,
)
from kg.facts.observation.whole import whole_period, year_of_report
from kg.facts.observation.whose import (
    around,
    is_seat,
    of_body,
    of_described,
    of_institution,
    of_local,
    of_person,
    people_of,
)
from kg.grammar import NUMBER, PERSON, TIME, Document, Slotted
from kg.mentions.place.country import CHINA
from kg.model import Mention, Place, Program, Time

_THAT_TIME = re.compile("(?:此次|本次|这次|(?:^|[，。；])(?:其间|期间|活动中|行动中))")
_BY = re.compile(r"实施|开展|推进|推行|创新|推出|依托|通过|采取|按照|聚焦|落实|印发|出台|打造|建立|运用|探索|执行|启动")
# 全市税收比上年增长8%: it is told of the year that the paragraphs before told of.
_YEARLY = re.compile(f"[比较]{TIME}|同比")
_NOW = re.compile("[，。；](?:而|到|但)?(?:如今|目前|现在|眼下|截至目前)")
_PRESENT = ("目前", "当前", "现在")
# 本届茶博会共签约600项: said of where it is held.
_THIS_FAIR = re.compile("本[届次][^，。；、]{0,10}?(?:[博览交洽商投贸]会|展|赛|节|大会|论坛|[年峰运]会|运动会)")
_FAIR_OPENS = re.compile("(?:[博洽投交贸]会|展[览销]?会|交易会|洽谈会|论坛|峰会|年会|运会|锦标赛)[^，。；]{0,10}$")
_POINT = re.compile("[二三四五六七八九十]是")
_HEAD = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+(?:部分|：)")
# 一、1998年工作回顾和1999年工作总体要求: it begins with what lies behind.
_BACK_HEAD = re.compile("回顾|总结|成就|(?:完成|执行)情况")
_AHEAD_HEAD = re.compile(r"总体要求|目标|任务|安排|思路|打算|工作重点|重点工作|部署|规划|展望")


class Scope:
    """What an article says of its time and place as a whole, and paragraph by paragraph; to be asked in text order."""

    def __init__(self, doc: Document, bodies: list[Slotted]) -> None:
        self.doc, self.bodies = doc, bodies
        self.home = Home(doc, bodies)
        self.times: list[tuple[int, Period]] | None = None
        self.subjects: dict[int, Place | None] = {}
        self.section = NONE
        self.carried = self.lead = NONE
        self.told = NONE
        self.entered: Slotted | None = None
        self.carried_place: Place | None = None
        self.host: Place | None = None
        self.aim = (-1, False)
        self.last_place: Place | None = None
        self.done = 0
        self.report = year_of_report(doc.article)
        # Found when first asked for.
        self._people: dict[str, Place] | None = None
        self._known: tuple[Place, ...] | None = None
        self._whole: tuple[str | None] | None = None

    @property
    def people(self) -> dict[str, Place]:
        if self._people is None:
            self._people = people_of(self.bodies, self.home.within)
        return self._people

    @property
    def known(self) -> tuple[Place, ...]:
        if self._known is None:
            mentions = (*self.doc.top, *self.doc.nested)
            self._known = (*self.doc.home, *(m.value for m in mentions if isinstance(m.value, Place)))
        return self._known

    @property
    def whole(self) -> str | None:
        if self._whole is None:
            self._whole = (whole_period(self.doc, self.bodies),)
        return self._whole[0]

    @property
    def _of_fair(self) -> bool:
        """Whether the headline is of a fair, so that the whole article tells of what goes on there."""
        return self.home.place in (None, CHINA) and _FAIR_OPENS.search(self.doc.article.title or "") is not None

    def of_report(self, aimed: bool) -> str | None:
        """A yearly report tells what the year before brought, and what the year is to bring."""
        return str(self.report if aimed else self.report - 1) if self.report else None

    def enter(self, s: Slotted) -> None:
        """A new paragraph forgets the time and place of the one before, except in a section that looks ahead."""
        if self.entered is not None:
            self._read_until(self.entered, len(self.entered.text))
        self.entered = s
        self.done = 0
        self.aim = (-1, False)
        self.subjects.clear()
        self.times = None
        self._head(s)
        entry = s.text.startswith("【")  # of a yearbook, which tells of one year
        self.carried = self.lead = self.told if entry and self.section is NONE else self.section
        self.carried_place = self.last_place = None
        for m in s.among(0, min(len(s.text), 12), "time"):
            if isinstance(m.value, Time) and m.value.period and m.value.ahead:
                self.section = Period(m.value.period, False, True)

    def _times(self, s: Slotted) -> list[tuple[int, Period]]:
        """The times of the paragraph that a figure can hold for."""
        if self.times is None:
            self.times = [(k, p) for k, m in s.mentions.items() if m.kind == "time" and (p := time_at(s, k))]
        return self.times

    def _head(self, s: Slotted) -> None:
        """A headline within the text (一、2024年工作回顾) sets the time of its section, one without a time ends it; so does a
        year by itself in a chronicle."""
        if s.text != TIME and (len(s.text) > 40 or s.text.endswith(("。", "；", "，")) or not _HEAD.match(s.text)):
            return
        times, back = self._times(s), _BACK_HEAD.search(s.text)
        ahead = not back and _AHEAD_HEAD.search(s.text) is not None
        self.section = Period(times[0 if back else -1][1].period, False, ahead) if times else NONE

    def period(self, s: Slotted, i: int) -> Period:
        """The last time named before `text[i]` in its sentence, else in the paragraph, else that of the article."""
        start, stop = s.sentence(i)
        self._read_until(s, start)
        self._come_to_point(s, start)
        elsewhere = self._subject(s, start, stop)
        if elsewhere and self.carried_place and elsewhere != self.carried_place:
            self.carried = self.section
        last, found = start, self.carried
        here = [
            (k, p)
            for k, p in self._times(s)
            if start <= k < i and not is_start(s.text, k, i) and not is_ground(s.text, k, i)
        ]
        if here:
            # 2023年，…，上半年产蛋3万吨；全县养鸡…: behind a ； the time that opens the sentence holds again.
            again = here[0][0] <= start + 1 and here[-1][0] < s.text.rfind("；", start, i)
            last, found = whole_of(here) if again else here[-1]
        elif told := self._told_before(s, start, i):
            found = told
        if level_left(s.text, i):
            return of_level_left(s, start, i)
        if base := of_base(s, i):
            return base
        if not found.ahead and (
            _NOW.search(s.text, last, i) or self._now(s, last + (last in s.mentions and bool(here)), i)
        ):
            return Period(None, "累计" in s.text[start:i])  # 2016年脱贫，如今年收入3万元
        found = of_row(s, start, i) or found
        whole = self.whole or (self.told.period if _YEARLY.search(s.text, start, stop) else None)
        period = spanned(s, start, i, stretched(s, start, i, found.period or whole))
        return Period(period, found.cumulative or "累计" in s.text[start:i], found.ahead)

    def _come_to_point(self, s: Slotted, start: int) -> None:
        """一是…，二是…: at another point holds again what held before the first."""
        if _POINT.match(s.text, start):
            self.carried = self.lead

    def _now(self, s: Slotted, start: int, i: int) -> bool:
        """Whether the text comes back to its present before the figure: 目前."""
        return TIME in s.text[start:i] and any(
            m.rule == "time.open" and s.article.text[m.start : m.end].endswith(_PRESENT)
            for m in s.among(start, i, "time")
        )

    def place(self, s: Slotted, i: int, noun: int) -> Place | None:
        """The last place before `text[i]` that its sentence is about, else the paragraph's, else home.

        `noun` is where the phrase for what is measured begins: a place right before it is the place it describes.
        """
        start, stop = s.sentence(i)
        self._read_until(s, start)
        pointed = self.last_place if s.text[start : start + 1] in ("这", "此", "其") else None
        own = self._subject(s, start, stop)
        if own and self.home.is_above(own):
            own = None
        whose = of_person(s, (start, stop), i, self.people) if PERSON in s.text[start:stop] else None
        if own and whose and own.name in whose.path:
            own = whose  # 衡山县店门镇镇长介绍
        found = (
            of_described(s, i)
            or self._pointed_at(s, start, i)
            or self.home.governing(s, start, i, noun)
            or pointed
            or own
            or of_body(s, start, i, self.home.place)
            or of_institution(s, start, i, self.home.within)
            or whose
            or (self.host if _THIS_FAIR.search(s.text, start, i) else None)
            or self.carried_place
            or (self.host if self._of_fair else None)
            or self.home.place
        )
        if is_line(found):
            found = next((p for p in (self.carried_place, self.home.place) if p and not is_line(p)), None)
        self.last_place = around(found, self.known) if found and is_seat(found) else found
        return self.last_place

    def _pointed_at(self, s: Slotted, start: int, i: int) -> Place | None:
        return of_local(self.bodies, s, start, i, self.home.within) if s in self.bodies else None

    def aimed(self, s: Slotted, i: int, governed: Period) -> bool:
        """Whether the figure at `i` is a goal: by its own clause, or as one that goes on from a goal."""
        if is_left(s.text, i):
            return False
        clause, (first, _) = clause_start(s.text, i), s.sentence(i)
        year = self.doc.year
        if year and governed.period and year < int(governed.period[:4]):
            governed = governed._replace(ahead=True)
        over = bool(year and governed.period and int(governed.period.rpartition("/")[2][:4]) < year)
        aim = is_goal(s, i, clause, governed, over) or (self.aim == (first, True) and goes_on(s, clause, i))
        self.aim = (first, aim)
        return aim

    def _told_before(self, s: Slotted, start: int, i: int) -> Period | None:
        """本次开工的项目总投资3亿元, 其间共发生5起: the day or the span that was told last before the sentence."""
        if not _THAT_TIME.search(s.text, start, i):
            return None
        earlier = [b for b in self.bodies if b.passage.start < s.passage.start][-2:]
        for text, end in [(s, start), *((b, len(b.text)) for b in reversed(earlier))]:
            for k in reversed(text.slots(0, end)):
                if text.text[k] == TIME and (told := time_at(text, k)):
                    return told
        return None

    def program(self, s: Slotted, i: int) -> Program | None:
        """A program that the sentence says is carried out before it comes to the figure."""
        start, _ = s.sentence(i)
        for k in reversed(s.slots(start, i)):
            value = s.mentions[k].value
            if isinstance(value, Program) and value.kind not in ("slogan", "strategy"):
                return value if _BY.search(s.text, max(start, k - 14), k) else None
        return None

    def _read_until(self, s: Slotted, end: int) -> None:
        """Take over what the sentences before `end` leave in force; a single day holds for its own sentence only."""
        while self.done < end:
            start, stop = s.sentence(self.done)
            subject = self._subject(s, start, stop)
            self._come_to_point(s, start)
            if subject and self.carried_place and subject != self.carried_place:
                # Another place is another report: what was said of the time of the first does not hold for it.
                self.carried = self.section
            held = held_in(s, start, stop)
            if held and held.level != "site":
                self.host = held
            self.carried_place = held or subject or later_subject(s, start, stop) or self.carried_place
            points = s.text.find("一是", start, stop)
            for k, p in self._times(s):
                if (
                    start <= k < stop
                    and lasts(p.period)
                    and opens_phrase(s.text, start, k)
                    and not _is_term(s, start, k)
                ):
                    if k > points >= 0:
                        self.lead, points = self.carried, -1
                    self.carried = p
                    if not p.ahead and p.period and len({part[:4] for part in p.period.split("/")}) == 1:
                        self.told = p
            if points >= 0:
                self.lead = self.carried
            self.done = max(stop, self.done + 1)

    def _subject(self, s: Slotted, start: int, stop: int) -> Place | None:
        """The place that a sentence begins with; not 在全省 of the place above (在全省率先…)."""
        if start not in self.subjects:
            place = subject_of(s, start, stop)
            above = place and self.home.is_above(place) and "在" in s.text[start : start + 3]
            self.subjects[start] = None if above else place
        return self.subjects[start]


def _is_term(s: Slotted, start: int, k: int) -> bool:
    """补助3亿元，10月底前发放: how long there is for what the clause tells."""
    return s.printed(k, k + 1).endswith("前") and NUMBER in s.text[start:k]


def numbers(s: Slotted) -> Iterator[tuple[int, Mention]]:
    """The figures of a passage with their index."""
    for i, m in s.mentions.items():
        if m.kind == "number":
            yield i, m
