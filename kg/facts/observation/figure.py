"""A figure in its sentence, as a reader looks at it; and what a reader makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from kg.facts.observation import worth
from kg.facts.observation.bounds import words_in
from kg.facts.observation.clause import clause_start
from kg.facts.observation.left import Change, Left, is_noun, left_of, noun_of
from kg.facts.observation.phrase import MEASURES, noun_after, noun_before
from kg.facts.observation.printed import printed
from kg.grammar import NUMBER, PLACE, TIME, Slotted
from kg.lexicon import alternation
from kg.model import Number, Organization, Place

# Heads that say nothing by themselves: what they are heads of was named before.
_BARE_HEAD = re.compile(
    r"其?(?:同比|环比|年均|平均)*(?:增速|增幅|降幅|涨幅|跌幅|升幅|减幅|占比|比重|比例|排名|增长率|均价|单价|总量|总数|总额|数量|人数)|其|此|同比|环比|(?:全年|每年|年|月)?[人户亩村镇校班株棚店日月]均|连续|剩余"
)
_PART = re.compile("(?:(?:线路|正线)?(?:全长|总长)|额定容量|主跨|起点|终点|总?里程)$")
_RATE = re.compile(r"(?:同比|环比)?(?:增速|增幅|降幅|涨幅|跌幅|升幅|减幅|增长率)$")


# 生猪存栏18万头，每户平均|2.2头: so much of it for each
EACH = re.compile("(?:平均)?每[人户亩村社队](?:每[年月天])?(?:平均)?|[人户亩村镇校班株棚店日月]均")
_EACH_LAST = re.compile(f"(?:{EACH.pattern})$")
_NUMBER_OF = re.compile("(?<=[^人])(?:人数|数量|总数)$")  # 本科学历的人数…，比例为3%


def is_bare(noun: str) -> bool:
    """Whether a noun only says how something is measured (增速, 环比增幅, 这一比例), not what."""
    return _BARE_HEAD.fullmatch(noun) is not None or _THIS_FIGURE.fullmatch(noun) is not None


# 这个数字增加到220人: what the last figure was said of.
_THIS_FIGURE = re.compile("(?:这个|这一|该|上述)(?:数字|数据|数量|数值|指标|比例|比重|占比)")

_AREA = re.compile("(?:[区县市村镇乡内中上里]|地区|一带|附近|境内|现场)$")
_HEADCOUNT = frozenset(("人", "名", "位"))
_TOPIC = re.compile(
    f"(?:^|[，。；：])(?:像[^，。；]{{1,8}}[这那一]样)?的?(?P<of>[^，。；：{NUMBER}]{{0,16}}(?:{alternation('counted_people')}))，$"
)
_PLACES = re.compile(
    f"(?:导致|造成|致使?|使得?|令|影响)?{PLACE}+(?:等地|[东西南北中]部|地区|大部|全境)*|全[美欧英法德日韩俄球]|全世界|地区|全[国省市县区州旗乡镇村]"
)

# A sentence that says more of what the one before was about.
_GOES_ON = re.compile(
    rf"(?:其中，?|预计|预期|有望|[比较与同][^，。；、]{{1,16}}|{TIME}，?|到|又|再|将|可|已|达到?|增长|下降|同比|环比|约|了)+{NUMBER}"
)


# 生猪存栏数是历史最高水平，比上年增加…: the clause tells how high what it speaks of is.
_LEVEL = re.compile(
    "(?:是|为|达到?|创下?|创造|突破|超过|刷新)了?(?=[^，。；]{0,6}(?:历史|建国|解放|有史|历年|近年|同期|改革))"
    "[^，。；]{0,16}(?:水平|纪录|记录|新高|新低|最高|最低|最好)$"
)


# 提高低保标准，每月增加30元
_RAISED = re.compile(
    "(?:提高|增加|上调|调高|降低|下调|减少|压减|扩大)了?(?P<of>[^，。；、的了]{2,14}(?:金|标准|水平|待遇|工资|价格|费|率|补助|补贴|额度|限额|面积|产量|成本))$"
)


# 调查发现，…: the clause tells who says it, not of what.
_SAYS = re.compile("(?:发现|显示|表明|指出|认为|强调|表示|介绍|透露|获悉|了解到|得知|看到|预计|预测|估计|提出|要求)$")


class Reading(NamedTuple):
    """What the figure at an index measures; `subject` is what a figure after it may be said of.

    `also` holds the indicators of further subjects of which the same figure is said; `where` is the index of the
    place that the figure is said of, where its own words tell it.
    """

    indicator: str
    start: int
    end: int
    change: Change = None
    base: str | None = None
    subject: str | None = None
    also: tuple[str, ...] = ()
    where: int | None = None

    @property
    def about(self) -> str:
        return self.indicator if self.subject is None else self.subject


class Figure:
    """The figure at `s.text[i]`; `read` reads another one of the same passage.

    `left` is what stands before it; `before` the noun phrase there, without the words that lead from it to the figure,
    and `own` that phrase as printed (empty where there is none).
    """

    __slots__ = ("_carried", "before", "i", "kind", "left", "number", "own", "read", "s")

    def __init__(self, s: Slotted, i: int, read: Callable[[Slotted, int], tuple[str, Reading] | None]) -> None:
        number = s.mentions[i].value
        assert isinstance(number, Number)
        self.s, self.i, self.read = s, i, read
        self.number, self.kind = number, worth.kind_of(number)
        self.left: Left = left_of(s, i)
        self.before = noun_of(s, self.left)
        self.own = printed(s, self.before) if self.before else ""
        self._carried: str | None = None

    @property
    def only_place(self) -> bool:
        """Whether nothing but a place stands before the figure (全国可增产两万件棉纱): what is measured follows."""
        if self.before is None:
            return False
        text, (start, end) = self.s.text, self.before
        if _PLACES.fullmatch(text, start, end) is not None or text.endswith("期间", start, end):
            return True
        # 在老城区已有80人获救: where they are
        if self.kind == "person" and end - start < 7 and text[end - 1] == "中":
            return True  # 伤者中已有80人出院
        return (
            self.kind == "person"
            and text[start - 1 : start] in ("在", "内")
            and _AREA.search(text, start, end) is not None
        )

    @property
    def after(self) -> tuple[int, int] | None:
        return noun_after(self.s, self.i + 1)

    def name(self, span: tuple[int, int] | None) -> str:
        """The phrase as printed; empty where it is no noun."""
        return printed(self.s, span) if span and is_noun(self.s, span) else ""

    def owner(self, end: int) -> str:
        """The thing that the sentence begins with, before `end`: a named site or body, or a noun that a verb follows."""
        s = self.s
        start = s.sentence(self.i)[0]
        while start < end and (s.text[start] in "，、 " or (start in s.mentions and s.mentions[start].kind == "time")):
            start += 1
        m = s.mentions.get(start)
        if m is not None and start < end:
            value = m.value
            whole = isinstance(value, Place) and value.level not in ("site", "natural")
            return "" if whole or not isinstance(value, (Place, Organization)) else s.printed(start, start + 1)
        span = noun_after(s, start)
        if span is None or span[1] > end or span[1] - span[0] > 12 or s.text[span[1] : span[1] + 1] in "、和与的":
            return ""
        return _PART.sub("", self.name(span).removeprefix("该")) if s.text[span[1]] != NUMBER else self._part_of(span)

    def _part_of(self, span: tuple[int, int]) -> str:
        """大桥全长1834米、主跨504米: the first figure's noun without the dimension that it names."""
        name = self.name(span).removeprefix("该")
        return _PART.sub("", name) if _PART.search(name) else ""

    def noun_in(self, start: int, end: int) -> str:
        """The noun phrase that ends at `end`, as printed; empty where there is none."""
        return self.name(noun_before(self.s, start, end))

    @property
    def carried(self) -> str:
        """What the figure before this one in the sentence was said of; else the noun of the clause before."""
        if self._carried is None:
            self._carried = self._said_before()
        return self._carried

    def _said_before(self) -> str:
        s = self.s
        start, _ = s.sentence(self.i)
        previous = s.text.rfind(NUMBER, start, self.i)
        if previous >= start and (named := self._named_just_before(previous)):
            return named
        clause = clause_start(s.text, self.i)
        if headed := self.headed(clause):
            return headed
        if clause > max(start, previous + 1):
            raised = _RAISED.search(s.text, max(start, previous + 1), clause - 1)
            if raised and raised.end() == clause - 1:
                return s.printed(*raised.span("of"))
        while previous >= start:
            m = s.mentions[previous]
            if in_brackets(s.text, previous, self.i) or s.text.startswith("相比", previous + 1):
                pass  # 2.96万人（其中博士5910人），占41%; 与去年的3万人相比，增加5%
            elif worth.measures(s, previous, m) and (found := self.read(s, previous)) and found[1].about:
                return found[1].about
            previous = s.text.rfind(NUMBER, start, previous)
        if clause <= start:
            return self._said_last(start)
        before = clause_start(s.text, clause - 1)
        if _SAYS.search(s.text, before, clause - 1):
            return ""
        if (level := _LEVEL.search(s.text, before, clause - 1)) and (whole := self.noun_in(before, level.start())):
            return whole
        if MEASURES.search(s.text, before, clause - 1) and (whole := self.noun_in(before, clause - 1)):
            return whole  # 甲在乙中所占的比重，由5%上升到7%
        peeled = left_of(s, clause - 1)
        if peeled.change and peeled.start >= before and MEASURES.search(s.text, peeled.start, peeled.end):
            return self.noun_in(peeled.start, peeled.end)  # 自来水普及率逐年提高，今年达到95%
        if said := self.name(noun_after(s, skip_lead(s, max(before, start), clause - 1))):
            return said
        first = clause_start(s.text, before - 1) if before > start else before
        # 投资总额，通过预算的部分，定为3亿元
        return self.noun_in(first, before - 1) if MEASURES.search(s.text, first, before - 1) else ""

    def headed(self, clause: int) -> str:
        """从业人员：甲县42万人，乙县30万人: a noun that stands alone before a colon; 跨校交流的教师，全县有30名: people."""
        text = self.s.text
        if self.number.unit in _HEADCOUNT and (topic := _TOPIC.search(text, self.s.sentence(self.i)[0], clause)):
            return self.noun_in(topic.start("of"), clause - 1)
        if text[clause - 1 : clause] not in ("：", ":"):
            return ""
        start = clause_start(text, clause - 1)
        return self.noun_in(start, clause - 1) if clause - start < 10 and NUMBER not in text[start:clause] else ""

    def _named_just_before(self, after: int) -> str:
        """…增长5%；农民的纯收入，全国平均每人3元: the clause before may do no more than name a quantity."""
        text, clause = self.s.text, clause_start(self.s.text, self.i)
        before = clause_start(text, clause - 1) if clause > after + 1 else 0
        if before <= after or not MEASURES.search(text, before, clause - 1):
            return ""
        words = [w for w in words_in(text, before, clause - 1) if not w.roles & {"keep"}]
        return "" if words else self.noun_in(before, clause - 1)

    @property
    def follows(self) -> bool:
        """Whether another figure stands before this one in the sentence."""
        return self.s.text.rfind(NUMBER, self.s.sentence(self.i)[0], self.i) >= 0

    @property
    def carried_kind(self) -> str:
        """The kind of the figure before this one in the sentence; that of this one where there is none."""
        start, _ = self.s.sentence(self.i)
        previous = self.s.text.rfind(NUMBER, start, self.i)
        other = self.s.mentions[previous].value if previous >= start else None
        return worth.kind_of(other) if isinstance(other, Number) else self.kind

    def _said_last(self, start: int) -> str:
        """What the last figure of the sentence before was said of, for one that opens its own (比1978年增长10%)."""
        s = self.s
        return self._figure_of(start) if _GOES_ON.match(s.text, start, self.i + 1) else ""

    def said_before(self) -> str:
        """What the last figure of the sentence, or else of the one before it, was said of."""
        start, _ = self.s.sentence(self.i)
        previous = self.s.text.rfind(NUMBER, start, self.i)
        if previous < start:
            return self._figure_of(start)
        found = self.read(self.s, previous)
        return found[1].indicator if found else ""

    def _figure_of(self, start: int) -> str:
        """What the last figure of the sentence before `start` was said of."""
        s = self.s
        if start == 0:
            return ""
        first, _ = s.sentence(start - 1)
        previous = s.text.rfind(NUMBER, first, start)
        while previous >= first:
            if worth.measures(s, previous, s.mentions[previous]) and (found := self.read(s, previous)):
                return found[1].about
            previous = s.text.rfind(NUMBER, first, previous)
        return ""

    def resolved(self, head: str) -> str:
        """A bare head (增速) with what it is a head of, which the sentence named before."""
        if _THIS_FIGURE.fullmatch(head):
            return self.said_before()
        lead = self.carried or self._figure_of(self.s.sentence(self.i)[0])
        if head.endswith(("比例", "占比", "比重")):
            lead = _NUMBER_OF.sub("", lead)
        elif EACH.fullmatch(head):
            lead = _EACH_LAST.sub("", lead)  # 粮食总产12亿斤，人均480公斤，亩均320公斤
        return "" if not lead else lead if lead.endswith(head) else lead + head

    def full(self, own: str) -> str:
        """A noun that says what is measured, or what it leaves to the words before."""
        return own if own and not is_bare(own) else self.resolved(own)

    def grown(self, own: str) -> str:
        """As `full`, for what grew: behind 客流量增幅为12%，同比增长3% it is the 客流量."""
        return self.full(own) if own else _RATE.sub("", self.resolved(""))

    def last_of_unit(self) -> str:
        """What the last figure of the same unit in the sentence was said of; empty where there is none."""
        s = self.s
        for k in reversed(s.slots(s.sentence(self.i)[0], self.i)):
            other = s.mentions[k].value
            if isinstance(other, Number) and other.unit == self.number.unit:
                found = self.read(s, k) if worth.measures(s, k, s.mentions[k]) else None
                return found[1].about if found else ""
        return ""

    def of_same_unit(self) -> str:
        """食堂85个（甲区30个、乙区16个）: the noun of the figure before, where it counts in the same unit."""
        s = self.s
        start, _ = s.sentence(self.i)
        previous = s.text.rfind(NUMBER, start, self.i)
        if previous < start:
            return ""
        other = s.mentions[previous].value
        return self.carried if isinstance(other, Number) and other.unit == self.number.unit else ""


def in_brackets(text: str, k: int, i: int) -> bool:
    """Whether `text[k]` stands in brackets that close before `i`."""
    close = text.find("）", k, i)
    return close >= 0 and "（" in text[max(0, k - 30) : k] and "（" not in text[k:close]


def skip_lead(s: Slotted, start: int, end: int) -> int:
    """Past the times and places that open a clause."""
    while start < end and (
        (start in s.mentions and s.mentions[start].kind in ("time", "place")) or s.text[start] in "，、 "
    ):
        start += 1
    return start
