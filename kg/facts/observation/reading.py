"""How a figure is read: what it measures, by where the noun stands. Each reader answers for one figure, or passes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.observation import worth
from kg.facts.observation.left import Change, Left, is_noun, left_of, noun_of
from kg.facts.observation.phrase import (
    MEASURES,
    NUMBER,
    PLACE,
    TIME,
    clause_end,
    clause_start,
    left_edge,
    noun_after,
    noun_before,
    printed,
    trailing,
    words_in,
)
from kg.facts.observation.scope import sentence_of
from kg.grammar import Slotted
from kg.lexicon import alternation
from kg.model import Number

_BARE_HEADS = (
    "增速",
    "其增速",
    "增幅",
    "其增幅",
    "降幅",
    "涨幅",
    "跌幅",
    "占比",
    "比重",
    "排名",
    "增长率",
    "均价",
    "总量",
)
_RANK = re.compile(
    r"(?:位居|位列|排名|排在|名列|跻身|进入|保持|稳居|升至|升到|跃居|跃升至|荣获|居|列|排|获)[^，。；]{0,10}$|"
    rf"(?:全国|全省|全市|世界|全球|全区|同类[^，]{{0,6}}|{PLACE})$"
)
_RANK_LEAD = re.compile(rf"(?:连续{NUMBER}|继续|始终|一直|均|稳|再次|首次|分别|双双|综合)+$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the figure at an index measures; `subject` is what a figure after it may be said of.

    `also` holds the indicators of further subjects of which the same figure is said.
    """

    indicator: str
    start: int
    end: int
    change: Change = None
    base: str | None = None
    subject: str | None = None
    also: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        return self.indicator if self.subject is None else self.subject


def carried(s: Slotted, i: int) -> str:
    """What the figure before this one in the sentence was said of; else the noun of the clause before."""
    start, _ = sentence_of(s, i)
    previous = s.text.rfind(NUMBER, start, i)
    while previous >= start:
        m = s.mentions[previous]
        if worth.measures(s, previous, m) and (found := read(s, previous)) and found[1].about:
            return found[1].about
        previous = s.text.rfind(NUMBER, start, previous)
    clause = clause_start(s.text, i)
    if clause <= start:
        return ""
    before = clause_start(s.text, clause - 1)
    span = noun_after(s, _skip(s, max(before, start), clause - 1))
    return printed(s, span) if span and is_noun(s, span) else ""


def _skip(s: Slotted, start: int, end: int) -> int:
    while start < end and (
        (start in s.mentions and s.mentions[start].kind in ("time", "place")) or s.text[start] in "，、 "
    ):
        start += 1
    return start


# ---------------------------------------------------------------- the readers


def rank(s: Slotted, i: int) -> Reading | None:
    """增速居全省第4位: a place in an order is measured by what is ordered and among whom."""
    number = s.mentions[i].value
    if not isinstance(number, Number) or number.unit != "位" or s.mentions[i].rule != "number.rank":
        return None
    start = clause_start(s.text, i)
    m = _RANK.search(s.text, start, i)
    if not m:
        return None
    end = m.start()
    while lead := _RANK_LEAD.search(s.text, start, end):
        end = lead.start()
    subjects = _subjects(s, start, end) or [_resolved(s, i, "")]
    subjects = [_resolved(s, i, own) if own in _BARE_HEADS else own for own in subjects]
    if not all(subjects):
        return None
    among = s.printed(m.start(), i)
    first, *others = [subject + among for subject in subjects]
    return Reading(first, start, i + 1, subject=subjects[0], also=tuple(others))


def _subjects(s: Slotted, start: int, end: int) -> list[str]:
    """The nouns of the list that ends at `end`: several where all are names of bodies or all name a quantity."""
    items = [o for o in _items(s, start, end) if len(o) >= 2]
    names = [s.mentions[k] for k in range(start, end) if k in s.mentions and s.mentions[k].kind == "organization"]
    if len(items) > 1 and (len(names) >= len(items) or all(MEASURES.search(o) for o in items)):
        return items
    span = noun_before(s, start, end)
    return [printed(s, span)] if span and is_noun(s, span) else []


def _resolved(s: Slotted, i: int, head: str) -> str:
    """A bare head (增速) with what it is a head of, which the sentence named before."""
    lead = carried(s, i)
    return "" if not lead else lead if lead.endswith(head) else lead + head


def row(s: Slotted, i: int) -> Reading | None:
    """甲率、乙率分别达到73%、55%: the nouns and the figures of two lists belong together in order."""
    group = worth.neighbours(s.text, i)
    start = clause_start(s.text, group[0])
    apart = s.text.rfind("分别", start, group[0])
    if len(group) > 1 and apart < 0:
        return _row_again(s, i, group)
    if len(group) < 2:
        return None
    middle = s.text[apart + 2 : group[0]]
    left = left_of(s, group[0])
    k = group.index(i)
    if m := re.search(r"(?:[高低快好多少]于|高出|低出|[比较])", middle):
        items = _items(s, apart + 2 + m.end(), group[0], len(group))
        span = noun_before(s, start, apart)
        subject = printed(s, span) if span and is_noun(s, span) else ""
        if not subject or subject in _BARE_HEADS:
            subject = _resolved(s, group[0], subject)
        if subject and len(items) >= len(group):
            return Reading(f"{subject}{m[0]}{items[k - len(group)]}", apart, i + 1, subject=subject)
    items = _items(s, start, apart, len(group)) if apart > start else []
    if len(items) < len(group):
        earlier = _earlier(s, group[0], len(group))
        return Reading(earlier[k], start, i + 1, left.change, left.base) if earlier else None
    name = items[k - len(group)]
    return Reading(name, start, i + 1, left.change, left.base)


def _earlier(s: Slotted, i: int, count: int) -> list[str]:
    """What the `count` figures before `i` in its sentence were said of (破案3起，抓获5名，分别增长2%和4%)."""
    start, _ = sentence_of(s, i)
    before = [k for k in range(start, i) if s.text[k] == NUMBER and worth.measures(s, k, s.mentions[k])][-count:]
    found = [r[1].about for k in before if (r := read(s, k))]
    return found if len(found) == count else []


_CUTS = (r"(?<![（(])、(?![^（(]*[）)])", r"(?<![（(])(?:、|和|及|以及|与)(?![^（(]*[）)])")


def _items(s: Slotted, start: int, end: int, count: int = 0) -> list[str]:
    """The members of a list in `text[start:end]`; a head that only the last has (增加值) is lent to the others.

    Where 、 alone gives `count` members, 和 is part of one.
    """
    for pattern in _CUTS:
        cuts = [m.span() for m in re.finditer(pattern, s.text[start:end])]
        if len(cuts) + 1 == count:
            break
    bounds = [start, *(start + b for pair in cuts for b in pair), end]
    out = []
    for a, b in zip(bounds[::2], bounds[1::2], strict=True):
        a = max(a, s.text.rfind(NUMBER, a, b) + 1)
        span = noun_before(s, a, b)
        out.append(printed(s, span or (a, b)))
    head = MEASURES.search(out[-1]) or re.search(r"(?:完成|覆盖|达标|上线|合格|普及)率$", out[-1])
    rate = re.search(r"(?:完成|覆盖|达标|上线|合格|普及)率$", out[-1]) or head
    return [o if not rate or MEASURES.search(o) else o + rate[0] for o in out]


def _row_again(s: Slotted, i: int, group: tuple[int, ...]) -> Reading | None:
    """…分别为10亿人、2亿人，同比增加3万人、1万人: a second row of figures follows the nouns of the first."""
    start, _ = sentence_of(s, i)
    apart = s.text.rfind("分别", start, group[0])
    first = s.text.find(NUMBER, apart, group[0]) if apart >= 0 else -1
    if first < 0 or len(earlier := worth.neighbours(s.text, first)) != len(group) or earlier[-1] >= group[0]:
        return None
    found = row(s, earlier[group.index(i)])
    left = left_of(s, group[0])
    return Reading(found.about, group[0], i + 1, left.change, left.base) if found else None


def lasting(s: Slotted, i: int) -> Reading | None:
    """连续6年未发生事故: how long a state has lasted is said of the state."""
    number = s.mentions[i].value
    if not isinstance(number, Number) or worth.kind_of(number) != "time" or not s.text.endswith("连续", 0, i):
        return None
    end = clause_end(s.text, i)
    state = s.printed(i + 1, end)
    if not state:
        return None
    span = noun_before(s, left_edge(s.text, i), i - 2)
    head = printed(s, span) if span and is_noun(s, span) else ""
    if head in _BARE_HEADS:
        head = _resolved(s, i, head)
    said = "" if "、" in head else head
    return Reading(f"{said}连续{state}", span[0] if span else i, end, subject=head)


def shared(s: Slotted, i: int) -> Reading | None:
    """948户2954人吃水难的问题: a figure right before another is said of the same noun."""
    if s.text[i + 1 : i + 2] != NUMBER:
        return None
    following = s.mentions[i + 1].value
    if not isinstance(following, Number) or worth.kind_of(following) not in ("count", "person"):
        return None
    return after(s, i + 1)


_EMPTY = (
    "其中",
    "另有",
    "另外",
    "此外",
    "以及",
    "并",
    "也",
    "还",
    "又",
    "再",
    "已",
    "均",
    "都",
    "将",
    "把",
    "全部",
    "先后",
    "分别",
)
_PEOPLE = re.compile(rf"[一-鿿“”]{{0,6}}?(?:{alternation('counted_people')})")
_DIMENSION = re.compile(
    r"(?:面积|海拔|长|高|宽|深|厚|重|全长|总长|直径|水位|气温|温度|时速|容量|库容|规模|产量|价值|能力|年产|占地)$"
)
_SHARE_OF = re.compile(
    rf"占(?:到了?|了|据)?(?P<of>[^，。；占]{{1,16}}?)的?(?:比重|比例|份额)?(?:为|达到?|超过|近|约|由|从|[由从]?{TIME}的?)?$"
)


def paired(s: Slotted, i: int) -> Reading | None:
    """1410户5640人: a figure right after another that ends the phrase is said of the same noun."""
    if s.text[i - 1 : i] != NUMBER or noun_after(s, i + 1):
        return None
    kinds = [worth.kind_of(v) for k in (i - 1, i) if isinstance(v := s.mentions[k].value, Number)]
    if not set(kinds) <= {"count", "person"} or not worth.measures(s, i - 1, s.mentions[i - 1]):
        return None
    found = read(s, i - 1)
    return Reading(found[1].indicator, found[1].start, i + 1, None, None, found[1].subject) if found else None


_GROWTH = re.compile(r"的?(?:同比|高速|快速|较快|平均)*(?:增长|增速|增幅|涨幅)")
_TO_LEVEL = re.compile(r"[一-鿿]{2,4}[到至为]")
_FALL = re.compile(r"的?(?:同比)?(?:降幅|跌幅|下降)")


def after(s: Slotted, i: int) -> Reading | None:
    """37家公立医院, 80%以上的财政支出: the noun follows."""
    number = s.mentions[i].value
    assert isinstance(number, Number)
    if number.unit == "次":
        return deed(s, i)
    left = left_of(s, i)
    kind = worth.kind_of(number)
    if kind == "time":
        return None
    if kind == "measure" and _DIMENSION.search(s.text, left.start, left.end):
        return None
    grows = kind in ("share", "times") and not _TO_LEVEL.match(s.text, i + 1)
    if grows and (_GROWTH.match(s.text, i + 1) or _FALL.match(s.text, i + 1)):
        if left.base:
            return None  # 比去年3亿公斤增长7%: the figure to compare with
        change: Change = "increase" if _GROWTH.match(s.text, i + 1) else "decrease"
        subject = _subject(s, i, left)
        return Reading(subject, left.start, i + 1, change, left.base) if subject else None
    of = s.text.startswith("的", i + 1)
    if kind not in ("count", "person") and not of and (left.change or noun_of(s, left)) and not _by_verb(s, i, left):
        return None
    if left.copula and not of and kind != "count" and noun_of(s, left):
        return None
    span = _people(s, i) or noun_after(s, i + 1)
    if not span or (not is_noun(s, span) and s.text[span[0]] not in "村县乡镇市州"):
        return None
    name, start = printed(s, span), span[0]
    new = next(trailing(s.text, left.start, i), None)
    if new and s.text[new.start] == "新" and "keep" in new.roles:
        name, start = s.printed(new.start, new.end) + name, new.start
    return Reading(name, min(start, i), max(span[1], i + 1), left.change if kind != "count" else None)


def _by_verb(s: Slotted, i: int, left: Left) -> bool:
    """流转了1000亩耕地, 增加6万亿元限额: a verb stands right before the figure, so that its object follows."""
    if s.text[i - 1 : i] == "了":
        return noun_after(s, i + 1) is not None
    word = next(trailing(s.text, left.start, i), None)
    if word is None or "copula" in word.roles or s.text[word.start : word.end] in ("同比", "人均"):
        return False
    return "adverb" not in word.roles and noun_after(s, i + 1) is not None


def _people(s: Slotted, i: int) -> tuple[int, int] | None:
    """The noun that a figure without a unit counts (185万脱贫人口)."""
    if s.mentions[i].rule != "number.bare":
        return None
    m = _PEOPLE.match(s.text, i + 1)
    return (i + 1, m.end()) if m else None


def _subject(s: Slotted, i: int, left: Left) -> str:
    """What a change is said of: the noun of the clause, or what was spoken of before."""
    span = noun_of(s, left)
    own = printed(s, span) if span else ""
    if own and own not in _BARE_HEADS:
        return own
    return _resolved(s, i, own)


def change(s: Slotted, i: int) -> Reading | None:
    """增长7.4%, 较上年同期提升2个百分点: the figure is how much something grew or fell."""
    left = left_of(s, i)
    if left.change is None:
        return None
    span = noun_of(s, left)
    if not span and _by_verb(s, i, left):
        return None
    subject = _subject(s, i, left)
    if not subject:
        return None
    return Reading(subject, span[0] if span else i, i + 1, left.change, left.base)


def before(s: Slotted, i: int) -> Reading | None:
    """马铃薯2.63万吨, 救治率达99.95%: the noun precedes."""
    left = left_of(s, i)
    span = noun_of(s, left)
    if s.text[i - 1 : i] == "了" and not left.copula and noun_after(s, i + 1):
        return None
    if not span or (left.verb and left.verb.roles <= {"both", "adverb"}):
        return None
    number = s.mentions[i].value
    if (
        isinstance(number, Number)
        and worth.kind_of(number) == "share"
        and (of := _SHARE_OF.search(s.text, left.start, i))
    ):
        whose = noun_before(s, left.start, of.start())
        subject = printed(s, whose) if whose and is_noun(s, whose) else carried(s, i)
        if subject:
            return Reading(subject + s.printed(of.start(), of.end("of")), left.start, i + 1, subject=subject)
    name = printed(s, span)
    if span[1] - span[0] == 1 and s.mentions.get(span[0]) and (said := _said_of_same_unit(s, i)):
        name = said
    if name in _BARE_HEADS:
        name = _resolved(s, i, name)
    return Reading(name, span[0], i + 1, left.change, left.base)


_MORE = re.compile(
    r"(?P<than>(?:高于|低于|快于|高出|低出|超出|好于|超过)(?P<of>(?!了)[^，。；]{1,18})|比(?P<of2>[^，。；]{1,18}?)[高低快慢多少])(?:了|出|约)?$"
)


def _said_of_same_unit(s: Slotted, i: int) -> str:
    """食堂85个（甲区30个、乙区16个）: the noun of the figure before, where it counts in the same unit."""
    start, _ = sentence_of(s, i)
    previous = s.text.rfind(NUMBER, start, i)
    values = [s.mentions[k].value for k in (previous, i) if k >= start]
    same = len(values) == 2 and len({v.unit for v in values if isinstance(v, Number)}) == 1
    return carried(s, i) if same else ""


def compared(s: Slotted, i: int) -> Reading | None:
    """高于全省1.9个百分点: by how much something exceeds something else; neither grew nor fell."""
    start = left_edge(s.text, i)
    m = _MORE.search(s.text, start, i)
    if not m or TIME in m["than"] or re.search(r"去年|上年|上月|同期|往年", m["than"]):
        return None
    span = noun_before(s, start, m.start())
    own = printed(s, span) if span and is_noun(s, span) else ""
    subject = _resolved(s, i, own) if not own or own in _BARE_HEADS else own
    return (
        Reading(subject + s.printed(m.start(), i), span[0] if span else start, i + 1, subject=subject)
        if subject
        else None
    )


def deed(s: Slotted, i: int) -> Reading | None:
    """70.3万人纳入保障: people are counted by what they do or what is done for them."""
    number = s.mentions[i].value
    assert isinstance(number, Number)
    if number.unit not in ("人", "名", "人次", "户", "次", "家"):
        return None
    end = min(clause_end(s.text, i), i + 16)
    following = s.text.find(NUMBER, i + 1, end)
    end = following if following > 0 else end
    text = s.printed(i + 1, end).strip("、的 ")
    if len(text) < 2 or s.text[i + 1] in "、和）)" or text.startswith(("在内", "以上", "等", "中")):
        return None
    return Reading(text, i, end)


def verb(s: Slotted, i: int) -> Reading | None:
    """投入86.9亿元, 签约120亿元: where no noun stands, the verb says what is measured."""
    left = left_of(s, i)
    words = [w for w in words_in(s.text, left.start, i) if "keep" in w.roles or w.roles == {"both"}]
    if not words or s.text[words[-1].start : words[-1].end] in _EMPTY:
        return None
    return Reading(s.printed(words[-1].start, words[-1].end), words[-1].start, i + 1)


def resumed(s: Slotted, i: int) -> Reading | None:
    """总投资后面的…、达1.32万元: nothing beside the figure; it is said of what was spoken of before."""
    left = left_of(s, i)
    start = clause_start(s.text, i)
    after_term = s.text[left.start - 1 : left.start] == NUMBER and left.start > start
    if left.end > left.start + 1:
        return None
    if not (left.copula or left.base or after_term):
        # 1955年亩产565斤，1957年796斤
        said = _said_of_same_unit(s, i) if TIME in s.text[start:i] and _only_time(s.text[start:i]) else ""
        return Reading(said, start, i + 1) if said else None
    subject = carried(s, i)
    if not subject and after_term and (span := noun_after(s, _skip(s, start, i))):
        subject = printed(s, span)
    return Reading(subject, left.start, i + 1) if subject else None


def _only_time(text: str) -> bool:
    return not text.replace(TIME, "").strip("，、 的")


READERS = (
    ("rank", rank), ("row", row), ("lasting", lasting), ("shared", shared), ("paired", paired), ("compared", compared), ("change", change),
    ("after", after), ("before", before), ("deed", deed), ("verb", verb), ("resumed", resumed),
)  # fmt: skip


def read(s: Slotted, i: int) -> tuple[str, Reading] | None:
    """The first reading of the figure at `text[i]` with the name of its reader."""
    for name, reader in READERS[:1] if s.mentions[i].rule == "number.rank" else READERS[1:]:
        if (found := reader(s, i)) is not None and found.indicator:
            return name, found
    return None
