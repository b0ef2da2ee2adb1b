"""Parts of a numbered or composite programme, as the text lists them before the name, after it or inside it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from kg.facts.component import aspects, beside, named, one_by_one, refrain, scattered, spelt, told
from kg.grammar import Document, Rule
from kg.mentions.program.codes import counted_names, measured, spelt_before, spelt_out, unit_by_unit
from kg.mentions.program.first_member import OPENER
from kg.mentions.program.lists import Spans, after, before, count_of, counts_of, is_set
from kg.mentions.program.vocabulary import NUMERAL, head_of, plain
from kg.model import Component, Mention, Passage, Program


def find(doc: Document) -> list[Component]:
    mentions = doc.mentions("program")
    if not mentions:
        return []
    found: list[Component] = []
    taken: set[tuple[str, str]] = set()
    whole: set[Program] = set()
    inner = {id(m) for m in doc.nested}
    nested = {m.start for m in mentions if id(m) in inner}
    passages = doc.article.passages
    starts = [p.start for p in passages]
    for mention in mentions:
        program = mention.value
        if not isinstance(program, Program) or (mention.start in nested and id(mention) not in inner):
            continue
        if program in whole:
            continue
        passage = passages[bisect.bisect_right(starts, mention.start) - 1]
        for rule, parts in _readings(doc, mention, passage, program):
            if not parts or (rule in _MAY_BE_BODIES and _bodies(doc, parts, program)):
                continue
            if rule == "component.after" and all(doc.article.text.endswith("第一", 0, start) for start, _ in parts):
                continue  # 发展第一要务、人才第一资源: no list of ordinals
            for position, (start, end) in enumerate((_named(doc, *part) for part in parts), 1):
                name = plain(doc.article.text[start:end]).strip("、，。 ")
                if name and (program.name, name) not in taken:
                    taken.add((program.name, name))
                    found.append(Component(program, name, position, start, end, rule))
            if rule == "component.code" or (
                len(parts) == count_of(program.name) > 1 and not _COMMON.match(program.name)
            ):
                whole.add(program)  # as many as it counts: another list is not its own
            break
    return found


def _all_programs(doc: Document, parts: Spans, number: int) -> bool:
    """Whether as many parts are listed as are counted, each a programme by itself (甲倡议、乙倡议、丙倡议三大全球倡议)."""
    named = {(m.start, m.end) for start, end in parts for m in doc.overlapping(start, end) if m.kind == "program"}
    return len(parts) == number and all(span in named for span in parts)


def _some_program(doc: Document, parts: Spans) -> bool:
    """Whether a part listed is named as a programme (总路线、大跃进、人民公社 of 三面红旗)."""
    spans = set(parts)
    return any(m.kind == "program" and (m.start, m.end) in spans for a, b in parts for m in doc.overlapping(a, b))


def _named(doc: Document, start: int, end: int) -> tuple[int, int]:
    """一个是 | 实施 | 河道清淤行动: a part that is carried out by a verb is the programme that is named behind it."""
    if counted := _ONE_OF_THEM.match(doc.article.text, start, end):
        start = counted.end()
    for m in doc.overlapping(end - 1, end):
        if (
            m.kind == "program"
            and m.end == end
            and start < m.start
            and OPENER.fullmatch(doc.article.text, start, m.start)
        ):
            return m.start, end
    return start, end


_ONE_OF_THEM = re.compile("(?:再|还有|另)?一[个件项条场]是|[一二三四五六七八九十]{1,2}、")
_MAY_BE_BODIES = {"component.before", "component.after", "component.alike", "component.consists", "component.some_of"}


def _bodies(doc: Document, parts: Spans, program: Program) -> bool:
    """Whether a list names those who do something together (甲局、乙局、丙局开展“四清”行动), not what it consists of.

    Places are parts of a layout (双核, 一圈两带) alone; what begins with a body or place (洞庭湖治理) is neither.
    """
    kinds = ("organization", "person") if _LAYOUT.search(program.name) else ("organization", "person", "place")
    bodies = 0
    for start, end in parts:
        bodies += any(m.start <= start and end <= m.end and m.kind in kinds for m in doc.overlapping(start, end))
    return 2 * bodies >= len(parts)


_LAYOUT = re.compile("[核翼圈带廊极城港湾心区镇园岛河江湖山]|中心|基地|集群|产业")


def _readings(doc: Document, mention: Mention, passage: Passage, program: Program) -> Iterator[tuple[str, Spans]]:
    """The places where parts may stand, the surest first; the first that gives parts is taken."""
    text, name = doc.article.text, doc.article.text[mention.start : mention.end]
    own = scattered.counted(name)
    count, known, counts = count_of(own), is_set(name), counts_of(own)
    if program.kind != "document":
        yield from _of_the_name(doc, mention, passage, count)
        for number in counts or (0,):
            if not known or (number > 2 and (program.kind != "slogan" or "大" in name)):
                listed = before(text, _floor(doc, mention, passage.start), mention.start, number)
                yield "component.before", listed if not known or len(listed) == number else []
            elif (
                known
                and number > 2
                and any(m.kind == "program" for m in doc.overlapping(mention.start - 1, mention.start))
            ):
                listed = before(text, _floor(doc, mention, passage.start), mention.start, number)
                yield "component.before", listed if _all_programs(doc, listed, number) else []
            elif number > 2 or text.startswith("这", mention.start - 1):
                listed = before(text, _floor(doc, mention, passage.start), mention.start, number)
                alike = (
                    text.startswith("这", mention.start - 1)
                    or len({b - a for a, b in listed}) == 1
                    or (text.startswith("“", mention.start) and _some_program(doc, listed))
                )
                yield "component.before", listed if alike and len(listed) == number else []
        yield "component.activities", beside.activities(text, mention, passage.end)
    if not name.startswith("《"):
        yield "component.consists", told.consists(text, mention.end, passage.end)
    yield "component.includes", told.includes(text, mention.end, passage.end)
    yield "component.aspects", aspects.quoted(text, mention.end, passage.end)
    if program.kind != "document":
        if count > 2 and not known:
            yield "component.same_verbs", spelt.by_groups(text, mention.end, passage.end, scattered.core(name))
        yield "component.that_is", told.that_is(text, mention.end, passage.end, max(counts, default=0))
    for number in counts:
        if number > 1:
            yield "component.after", after(text, mention.end, passage.end, number)
            yield "component.includes", told.by_ways(text, mention.end, passage.end, number)
    if program.kind == "document" or (count and not known):
        for number in counts:
            yield "component.one_by_one", one_by_one.told(text, mention.end, min(len(text), passage.end + 3000), number)
    if noun := refrain.counted_noun(own):
        yield "component.one_by_one", one_by_one.holding(text, mention.end, noun, count)
    yield "component.before", beside.last_in_name(text, mention, passage.start, name)
    if count:
        yield "component.united", beside.united(text, mention, passage.start, count)
        yield "component.same_tails", scattered.same_tails(text, name)
    if count and not known:
        if _ONES.search(name):
            yield "component.ones", told.ones(text, mention.end, passage.end, count)
        yield "component.some_of", told.some_of(text, mention.end, min(len(text), passage.end + 300), count)
        yield "component.aspects", aspects.counted(text, mention.end, passage.end, count)
        yield "component.same_verbs", scattered.same_verbs(text, name, mention)
        yield "component.refrain", refrain.refrain(doc, mention, count)
        first = max([passage.start, *(text.rfind(mark, passage.start, mention.start) + 1 for mark in "。；")])
        last = text.find("。", mention.end, passage.end)
        listed = scattered.alike(text, first, passage.end if count > 4 or last < 0 else last, count)
        yield "component.alike", listed if not _ONES.search(name) or all("一" in text[a:b] for a, b in listed) else []
    if count > 1 and known:
        yield "component.refrain", refrain.spelt_out_behind(doc, mention, count)
        yield "component.same_verbs", scattered.same_verbs(text, name, mention)
    if not count and text.startswith("“", mention.start):
        yield "component.abbreviated", spelt.abbreviated(text, scattered.core(name))
        yield "component.first_characters", spelt.by_first(text, mention.end, passage.end, scattered.core(name))
    yield "component.of_its_name", beside.of_its_name(text, mention, passage.end)
    if program.kind in {"method", "mechanism"}:
        head = head_of(own := scattered.core(name))
        own = own.removesuffix(head.word) if head else own
        yield "component.of_its_name", beside.holding_its_word(text, mention, passage.end, own)
    if _TOLD.match(text, mention.end):
        yield "component.code", spelt_out(text, name, mention.end, passage.end, han=True)
    yield "component.code", counted_names(text, name, mention.end)
    yield "component.in_it", beside.in_it(text, mention, passage.end)


def _of_the_name(doc: Document, mention: Mention, passage: Passage, count: int) -> Iterator[tuple[str, Spans]]:
    """What the name itself holds or spells by its figures; a list that follows and has the right number goes before."""
    text, name = doc.article.text, doc.article.text[mention.start : mention.end]
    within = named.inside(doc, mention)
    yield "component.first_characters", spelt.by_meaning(text, mention.end, min(len(text), mention.end + 400), within)
    if summed := _SUMMED.match(scattered.core(name)):
        number = sum(map(int, re.findall("[0-9]", summed[0])))
        yield "component.after", after(text, mention.end, passage.end, number) if number > 2 else []
    yield "component.code", unit_by_unit(text, name, mention.end, min(passage.end, mention.end + 300))
    if count > 2:
        yield "component.same_verbs", scattered.numbered(text, name)
    if count and len(within) != count and not is_set(name):
        yield "component.after", after(text, mention.end, passage.end, count)
    if count > 1:
        yield "component.same_verbs", refrain.spelt_out_before(text, mention, passage.start)
        yield "component.after", spelt.in_brackets(text, mention.end, passage.end, scattered.core(name))
    near = max(passage.start, mention.start - 10)
    if given := _GIVEN_IN.search(text[near : mention.start]):
        yield "component.shortened", before(text, passage.start, near + given.start(), count)
    if not count or len(within) == count or "·" not in name:
        yield "component.inside", within
    yield "component.code", spelt_out(text, name, mention.end, passage.end)
    yield "component.code", measured(text, name, mention.end, passage.end)
    yield "component.code", spelt_before(text, name, passage.start, mention.start)


_SUMMED = re.compile("[0-9](?:[+＋][0-9])+(?![0-9A-Z+＋])")
"""“3+1”任务，即甲、乙、丙和丁: as many parts as its figures make."""
_TOLD = re.compile("[”」]?[^，。；：、“”]{0,6}(?:[：（]|——|，?即)")
"""“一三二”工作制：…: a code in characters is spelt out where what follows is opened as its content."""
_GIVEN_IN = re.compile("[（(][^（()“，。]{0,4}称(?:为|作)?[：:]?$")


def _floor(doc: Document, mention: Mention, start: int) -> int:
    """A list begins after the numbered thing before it: 甲、乙、丙3个产业和丁、戊2个产业."""
    text = doc.article.text
    for other in doc.overlapping(start, mention.start):
        joined = other.kind == "program" and text[other.end : other.end + 1] in tuple("和与及、")
        if joined and _NUMBERED.match(text, other.start, other.end):
            start = other.end + 1
    return start


_COMMON = re.compile(f"{NUMERAL}{{1,2}}[个大项条件张种类]")
"""四项原则: a name that more than one thing of the article may have."""
_ONES = re.compile("[个大]一(?!流)")
"""What counts ones (五个一) lists things with a one in each."""
_NUMBERED = re.compile(f"{NUMERAL}{{1,2}}[个大项]")

RULES: tuple[Rule, ...] = (
    *named.RULES,
    *beside.RULES,
    *aspects.RULES,
    *told.RULES,
    *spelt.RULES,
    *one_by_one.RULES,
    *scattered.RULES,
    *refrain.RULES,
)
