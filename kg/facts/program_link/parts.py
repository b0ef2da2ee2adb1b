"""What a programme is a part of, or under which it is done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from kg.facts.program_link.sentence import Sentence, Site
from kg.facts.program_link.verbs import BROUGHT
from kg.grammar import Document, compile_pattern
from kg.mentions.program.harmony import core
from kg.mentions.program.lists import count_of
from kg.mentions.program.vocabulary import plain
from kg.model import Component, Program, ProgramLink


def parts(doc: Document) -> Iterator[ProgramLink]:
    """A listed part that is a programme of its own: 三农 of 四项重点工作, 信息共享机制 of 3项机制."""
    by_core = {core(m.value.name): m.value for m in doc.mentions("program") if isinstance(m.value, Program)}
    for part in doc.facts:
        if isinstance(part, Component):
            held = _held(doc, part)
            if held is None and part.rule != "component.inside":
                held = by_core.get(core(part.component))
            if held is not None and held != part.program:
                yield ProgramLink(held, "part_of", part.program, part.start, part.end, "program_link.part")


def _held(doc: Document, part: Component) -> Program | None:
    """The programme that is named in a part and makes up at least half of it."""
    for m in doc.overlapping(part.start, part.end):
        printed = plain(doc.article.text[m.start : m.end])
        held = printed in part.component and 2 * len(printed) >= len(part.component)
        if isinstance(m.value, Program) and held and m.value != part.program:
            return m.value
    return None


def measures(sentence: Sentence) -> Iterator[ProgramLink]:
    """Where the article prints a document, the actions and mechanisms that it sets going are part of it."""
    if sentence.told is None:
        return
    for site in sentence.sites:
        if site.program != sentence.told and site.program.kind in _PART and site.sense not in {"", "none"}:
            m = site.mention
            yield ProgramLink(site.program, "part_of", sentence.told, m.start, m.end, "program_link.measure")


_TELLS = compile_pattern(
    "(?<![实照据彻行合])({program})(?:[^，。；：{program}{person}{organization}{place}]{0,6}，(?:[^。；“{program}{person}{organization}]{4,80}，)?(?:并|还|同时|明确|进一步)*|[^，。；：{program}{person}{organization}{place}]{0,3})(?:提出|明确|要求|指出|强调|规定|部署|确定|包括)(?:的[^，。；：{program}]{2,8}(?=是|：|包括)|(?!的))"
    "|^该?({program})(?:[^，。；：、“的是和与及{program}{person}{organization}{place}]{0,4})(?:坚持|注重|聚焦|围绕|突出|强化|从[^，。；]{2,30}入手|以[^，。；]{2,30}为|在[^，。；]{2,20}[上中方面]，|对[^，。；]{2,40}(?:作出|进行)|分为|包括|涵盖|共|细化|推出|建立|健全|完善|鼓励|支持|部署|设置|列出)"
    "|(?:印发|发布|公布|颁布|下发)了?({program})[^，。；：{program}{person}{organization}]{0,10}，(?!(?:并|还|同时)(?!提出|明确|要求|对)|实施{program})(?=[^。{person}{organization}]*{program})"
)
_PAPERS = frozenset(("document", "plan"))
_PART = frozenset(("action", "mechanism", "plan", "service", "method", "cluster"))


def told_in(sentence: Sentence) -> Iterator[ProgramLink]:
    """《意见》提出，实施P: what a document is said to ask for is part of it, in that sentence and those that go on."""
    if sentence.scope.paper and not sentence.scope.start:
        yield from _planned(sentence.sites, sentence.scope.paper)
    if all(site.program.kind not in _PAPERS for site in sentence.sites):
        return
    found = _TELLS.search(sentence.text)
    whole = sentence.between(*found.span(found.lastindex or 1))[0].program if found else None
    if found is None or whole is None or whole.kind not in _PAPERS:
        return
    sites = sentence.between(found.end(), len(sentence.text))
    if found[3]:
        between = (sentence.text[found.end() - 1 : site.index - sentence.start] for site in sites)
        sites = [site for site, _ in takewhile(lambda told: not _next_deed(*told), zip(sites, between, strict=True))]
    yield from _planned(sites, whole)


def _planned(sites: Iterable[Site], whole: Program) -> Iterator[ProgramLink]:
    """Those that are set going, and not only named; one plan is no part of another."""
    for site in sites:
        m = site.mention
        beside = site.program == whole or site.program.kind == whole.kind == "plan"
        moved = site.sense not in _UNMOVED and m.rule != "program.phrase"
        if moved and not beside and (site.program.kind in _PART or _is_principle(site)):
            yield ProgramLink(site.program, "part_of", whole, m.start, m.end, "program_link.told_in")


def _next_deed(site: Site, between: str) -> bool:
    """甲县印发P，乙县开展Q; 印发P，探索出Q机制: another goes on, or the same brings out what is no action of the document."""
    brought = site.sense in BROUGHT and site.program.kind != "action"
    return _ANOTHER_PLACE.search(between) is not None or (brought and not _SAYS.search(between))


_ANOTHER_PLACE = compile_pattern("[，；]{place}+(?![^，。；]{0,4}的|[^，。；]*{place}$)")
_SAYS = re.compile("提出|明确|要求|规定|部署|确定|指出|推动")


def _is_principle(site: Site) -> bool:
    """A quoted principle in parallel form, which a document makes its own: 坚持“甲、乙、丙”工作方针."""
    return site.mention_text[0] == "“" and "、" in site.program.name and not site.set_phrase


_UNMOVED = {"", "none", "pass", "talk"}


_OF_PROGRAM = compile_pattern(
    "({program}(?:[、和与及][^，。；：]{0,8}?{program})*)(?:框架下|中)?(?:之|的)(?!(?:议案|报告|说明|汇报|决定|高度|角度))(?:(?!转化|转变|上升|做到|认识)[^，。；：和与及{program}])*((?:{program}[、和与及]?)*{program})"
)
_DURING = compile_pattern(
    "(?:^|[，。；])[^，。；]{0,8}?(?:在|(?=推进|推动|实施|落实|贯彻))([^，。；{program}]*{program}[^，。；]{0,16})中，(.*)"
)
_AMID = compile_pattern("^({program})(?:活动|行动|工作|过程|开展过程)?中，(.*)")
_WITHIN = compile_pattern("在({program})[^，。；{program}]{0,4}框架下，(.*)")
_WITH = compile_pattern("(?:^|[，。；])[^，。；{program}]{0,8}?结合([^，。；]*{program}[^，。；]{0,6})，(.*)")
_ROLE = "(?:内容|组成部分|一环|一项|抓手|举措|措施|环节|任务|载体|工程|项目|行动)"
"""What a part is to the whole."""
_IS_PART = compile_pattern(
    "({program})(?!之一)(?:[^，。；{program}]{0,4}，)?(?:这(?:也|既|不仅|就)?)?是[^，。；：{program}]{0,20}({program})"
    "(?:[^，。；]{0,16}的[^，。；]{0,6}" + _ROLE + "|(?:之一|中的[^，。；]{0,3}一)(?=[，。；]))"
)
_AS_PART = compile_pattern(
    "(?:把|将)[^，。；]{0,40}?((?:{program}[、和与及]?)*{program})[^，。；{program}]{0,6}(?:作为|纳入|打造[成为]|建设?成)[^，。；{program}]{0,10}({program})"
)
_SPLIT = compile_pattern("[把将]([^，。；]*{program})(?:[分细]解|细化|拆解?|转化)[成为]([^，。；]*{program})")
_PUT_IN = compile_pattern("({program})[^，。；：{program}]{0,8}(?:列入|纳入|列为)[^，。；：{program}]{0,8}({program})")
_BEING_PART = compile_pattern(
    "(?:^|[，。；])作为[^，。；{program}]{0,8}({program})[^，。；{program}]{0,4}(?:之一|的[^，。；{program}]{0,6}"
    + _ROLE
    + ")，"
    "[^，。；{program}]{0,8}({program})(?![^，。；]{0,6}[、和与])"
)
_FOR = compile_pattern("(?:^|[。；])为([^，。；]*{program}[^，。；]*)，(.*)")
_IN_CAMPAIGN = compile_pattern("({program})({program})")
_UNDER_PLAN = compile_pattern(
    "(?:^|[，。；])[^，。；：“{program}]{0,16}?(?:依托|按照|根据|对照|遵照|围绕|为(?:全面|深入|认真|扎实|切实)*(?:贯彻落实|落实|推进|实施|推动))[^，。；：“{program}]{0,12}({program}(?:[、和与及]+[^，。；：“{program}]{0,6}{program})*)[^，。；：{program}]{0,8}，([^。；：]*)"
)
_THAT_IS = compile_pattern("({program})[^，。；：{program}]{0,12}，即([^，。：“{program}]{0,6}{program}[^。]*)")
_CARRIER = compile_pattern(
    "以({program})[^，。；{program}]{0,8}为(?:重要|有效|主要)?载体(?:的|，)[^。；{program}]{0,24}({program})"
)
_BY_WAY = compile_pattern(
    "(?:开展|实施|推进|推动|打造|推行)[^，。；：{program}]{0,8}({program})[^，。；：{program}的]{0,6}，(?:[^。；：{program}]{0,30}，)?"
    "[^，。；：{program}]{0,4}(?:(?:采取|采用|按照)({program})|(?:通过|运用|坚持)({program})[的等]{0,2}(?:方式|办法|做法|原则|方法|举措|措施|形式|要求|思路))"
)
_RESTS_ON = compile_pattern(
    "(?:打造|推行|构建|创新|探索|实行|建立)[^，。；：{program}]{0,8}({program})[^，。；：{program}]{0,4}，"
    "[^，。；：{program}]{0,2}(?:依托|通过|借助|运用)((?:{program}[、和与及]?)+)"
)


_BY_ALL_OF = compile_pattern(
    "({program})[^。；{program}{organization}{person}]{0,30}，(?:将|并|主要|重点|具体)*(?:通过|采取|运用|包括|涵盖|分为|包含|涉及)[^，。；{program}{organization}{person}]{2,70}({program})"
)
"""开展P，通过甲、乙、丙五大行动，…: what a number counts, by which a programme is done, is part of it."""
_MADE_OF = compile_pattern(
    "({program})[^，。；：{program}]{0,12}(?:，?即|包括|包含|涵盖|含|分为|由|：|——|（)[^，。；：“{program}]{0,4}((?:{program}[、和与及]+(?:以及)?)+{program})"
)
"""“1+2”工程包括甲行动、乙机制; 四大行动（甲、乙、丙、丁）."""
_COUNTS = re.compile("[0-9一二三四五六七八九十两]{1,2}[大个项场条]")
"""“碧水保卫战”“三大战役”, but not “百日攻坚”“双百帮扶”, which stand in a row."""
_WITH_NUMBER = compile_pattern("(?<![、和与及{program}])({program})({program})")


def within(sentence: Sentence, listed: set[tuple[object, object]]) -> Iterator[ProgramLink]:
    """What the sentence puts under another programme: 在推进P中，实施Q; 结合P，采取Q; P的…Q; Q是P的重要内容.

    Of a list and its number (甲、乙“两大工程”) only the number is meant; `listed` holds the pairs of part and whole.
    """
    for below, above in _pairs(sentence):
        for part in below:
            for whole in above:
                member = any((part.program, other.program) in listed for other in below)
                if part.program != whole.program and not member and not _above_it(part.program, whole.program):
                    start = min(part.mention.start, whole.mention.start)
                    end = max(part.mention.end, whole.mention.end)
                    yield ProgramLink(part.program, "part_of", whole.program, start, end, "program_link.within")


def _above_it(part: Program, whole: Program) -> bool:
    """A campaign of the whole party is no part of a policy, and nothing is part of a spirit."""
    return whole.name.endswith("精神") or (part.name.endswith("主题教育") and not whole.name.endswith("主题教育"))


_TAKES_UP = compile_pattern(
    "(?P<among>其中，)|(?:围绕|为实现|为落实|按照|根据|锚定|对照|聚焦)这[一个]{0,2}(?:目标|要求|思路|部署|规划|战略|行动|方案|蓝图|愿景)[^，。；{program}]{0,6}，"
    "|(?P<again>{program})|(?P<head>专项行动|行动|工程|活动|计划|方案|规划|试点|机制|通知|意见|条例|办法|纲要|倡议|措施|指南|战略)"
    "(?:还|也|同时|中)?(?:将|包括|聚焦|以|期间|共|分为?|通过|明确|提出|重点|采取|开展|依托|要求|指出|强调|部署|规定|涵盖|涉及)"
)
"""How a sentence goes on to tell of the programme before it."""


_BARE = re.compile("（[^）]*）$")


def among_them(sentence: Sentence, whole: Site | None) -> Iterator[ProgramLink]:
    """县里启动P行动。其中，甲局开展Q; 围绕这一目标，实施Q; 行动将推广Q: Q is part of P, the last that the sentence before named."""
    taken = _TAKES_UP.match(sentence.text) if whole else None
    if whole is None or taken is None:
        return
    next_to = whole.sentence.slotted is sentence.slotted and whole.sentence.end == sentence.start
    if taken["again"]:
        right = sentence.sites[0].mention.rule == "program.pointer" and sentence.sites[0].program == whole.program
    elif taken["head"]:
        right = _BARE.sub("", whole.program.name).endswith(taken["head"])
    elif taken["among"]:
        right = whole.sense in _SET_GOING and whole.program.kind in {"action", "plan"}
    else:
        right = whole.sense in _SET_GOING | BROUGHT
    if not next_to or not right:
        return
    kinds = _PAPERS | _PART if not taken["among"] else _DONE
    for site in sentence.sites:
        named = site.program.kind in kinds or (not taken["among"] and _is_principle(site))
        if site.program != whole.program and named and site.sense not in _UNMOVED and not site.set_phrase:
            start, end = whole.mention.start, site.mention.end
            yield ProgramLink(site.program, "part_of", whole.program, start, end, "program_link.among_them")


_HEADING = compile_pattern(
    "(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、是]|第[一二三四五六七八九十]{1,3}[，、]|[0-9]{1,2}[.．、])?\\s*"
    "[^，。；：的{program}{place}{organization}{person}{time}]{2,12}{program}(?:建设|工作|实施)?[。：]?$"
)


def heads(sentence: Sentence) -> Site | None:
    """The programme that a sentence names and says nothing more of: 深入实施P。 What follows in its paragraph is told under it."""
    if sentence.start or len(sentence.sites) != 1 or not _HEADING.match(sentence.text):
        return None
    site = sentence.sites[0]
    return site if site.sense in _SET_GOING and site.program.kind in _ABOVE and not sentence.scope.paper else None


def under_heading(sentence: Sentence, heading: Site | None) -> Iterator[ProgramLink]:
    """深入实施P。开展Q，…: what the paragraph goes on to set going is part of P."""
    if heading is None or heading.sentence.slotted is not sentence.slotted or heading.sentence is sentence:
        return
    for site in sentence.sites:
        named = site.program.kind in _PART and not site.set_phrase
        if named and site.sense in _SET_GOING | BROUGHT and site.program != heading.program:
            start, end = heading.mention.start, site.mention.end
            yield ProgramLink(site.program, "part_of", heading.program, start, end, "program_link.under_heading")


_ABOVE = frozenset(("action", "strategy", "plan"))


def _pairs(sentence: Sentence) -> Iterator[tuple[list[Site], list[Site]]]:
    """The programmes below and above each other, as the phrasing has it."""
    text = sentence.text
    if len(sentence.sites) < 2:
        return

    def of(match: re.Match[str], group: int) -> list[Site]:
        return sentence.between(*match.span(group))

    def done(sites: Iterable[Site], *senses: str) -> list[Site]:
        return [s for s in sites if s.sense != "none" and (not senses or s.sense in senses)]

    for match in _OF_PROGRAM.finditer(text):
        below = [s for s in of(match, 2)[-1:] if s.program.kind != "slogan"]
        yield below, [s for s in of(match, 1) if not _spelt_out(s.program)]
    for pattern in (_IS_PART, _AS_PART, _PUT_IN, _CARRIER):
        for match in pattern.finditer(text):
            yield of(match, 1), of(match, 2)
    for match in _BEING_PART.finditer(text):
        yield of(match, 2), of(match, 1)
    for pattern in (_RESTS_ON, _BY_WAY):
        for match in pattern.finditer(text):
            yield of(match, match.lastindex or 2), of(match, 1)
    for pattern in (_DURING, _AMID, _WITHIN, _WITH):
        if opened := pattern.search(text):
            below = [s for s in done(of(opened, 2)) if not s.set_phrase and s.program.kind != "strategy"]
            above = [s for s in of(opened, 1) if pattern is not _WITH or s.program.name.endswith(_CAMPAIGNS)]
            yield below, above
    for match in _IN_CAMPAIGN.finditer(text):
        if of(match, 1)[0].program.name.endswith(_CAMPAIGNS) and of(match, 2)[0].mention_text[0] == "“":
            yield of(match, 2), of(match, 1)
    for pattern in (_BY_ALL_OF, _WITH_NUMBER):
        for match in pattern.finditer(text):
            above, counted = of(match, 1), of(match, 2)
            number, over = count_of(counted[0].program.name), above[0].program
            plain_whole = over.kind in _ABOVE and not count_of(over.name) and not _spelt_out(over)
            beside = pattern is _WITH_NUMBER and not _COUNTS.match(counted[0].program.name)
            if number and plain_whole and not beside and not counted[0].set_phrase:
                yield counted, above
    for match in _MADE_OF.finditer(text):
        yield of(match, 2), of(match, 1)
    if told := _THAT_IS.search(text):
        yield done(of(told, 2), "carry", "issue", "set_up", "origin"), of(told, 1)
    if (under := _UNDER_PLAN.search(text)) and of(under, 1)[0].program.kind not in {"slogan", "method"}:
        above, first = of(under, 1), done(of(under, 2), "carry", "origin", "issue")[:1]
        paper = _FOR_ITS_SAKE.search(under[0]) and above[0].program.kind in _CARRIED_ON
        kinds = (frozenset() if _AROUND.search(under[0]) else _DONE) | (_PAPERS if paper else frozenset())
        yield [s for s in first if s.program.kind in kinds], above
    for match in _SPLIT.finditer(text):
        yield of(match, 2), of(match, 1)
    if aim := _FOR.search(text):
        yield done(of(aim, 2), "issue", "set_up", "origin"), of(aim, 1)


_CARRIED_ON = frozenset(("document", "plan", "action"))
"""What another paper is put out for (为落实《意见》，印发《方案》)."""
_FOR_ITS_SAKE = re.compile("^[，。；]?[^，。；]{0,8}(?:为|围绕)")
_AROUND = re.compile("^[^“]*(?:围绕|依托)")
"""What is done around a programme (围绕“双减”，推行Q) need not be part of it."""
_DONE = frozenset(("action", "mechanism", "service", "method"))
_SET_GOING = frozenset(("carry", "order", "set_up", "origin"))
_CAMPAIGNS = ("主题教育", "专题教育", "学习教育", "教育实践活动", "大讨论")
"""What stands in quotes behind one of these is done in the course of it."""


def _spelt_out(program: Program) -> bool:
    """“甲+乙+丙”的“三联”模式 spells out what the mode is, and is not above it."""
    return re.search("[、，+＋].*[、，+＋]", program.name) is not None


_IN_IT = compile_pattern("在({program})中，")


def in_it(sentence: Sentence, doc: Document) -> Iterator[ProgramLink]:
    """A paragraph that begins 在包联机制中，…: what is named in this paragraph only is part of it."""
    slotted = sentence.slotted
    opening = _IN_IT.match(slotted.text)
    if opening is None or sentence.start:
        return
    whole = slotted.mentions[opening.start(1)].value
    named = [m.value for m in doc.mentions("program")]
    for m in slotted.among(opening.end(), len(slotted.text), "program"):
        once = named.count(m.value) == 1
        if once and isinstance(m.value, Program) and isinstance(whole, Program) and m.value.kind != "strategy":
            yield ProgramLink(m.value, "part_of", whole, slotted.at[0], m.end, "program_link.in_it")
