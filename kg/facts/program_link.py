"""Who issued a programme, who carries it out, who calls for it, and what it is a part of.

The scope of a sentence decides: what a person says is promoted by that person; what a meeting says by nobody; what the
article tells is carried out, or was issued, by the subject of its sentence, else by the place that the article is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.grammar import Document, Rule, Slotted, compile_pattern
from kg.lexicon import rows
from kg.mentions.program.harmony import core
from kg.mentions.program.vocabulary import plain
from kg.model import Component, Mention, Organization, Person, Place, Program, ProgramLink, Relation

RULES: tuple[Rule, ...] = ()

HOME = "_home"
"""Ends the rule name of a link whose target is the home of the article, for want of a subject."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Who speaks in a stretch of a passage: persons, a meeting (nobody, yet reported speech), or the article itself.

    `lasts` where the speech may go on in the next sentence: after 强调, not after 说.
    """

    speakers: tuple[Person, ...] = ()
    reported: bool = False
    lasts: bool = False


def find(doc: Document) -> list[ProgramLink]:
    found: list[ProgramLink] = []
    programs = {m.value for m in doc.mentions("program")}
    if not programs:
        return found
    text_of = _document_told(doc)
    scope = Scope()
    for slotted in doc.slotted("title", "body", "caption"):
        scope = _carry_over(slotted, scope)
        for start, end in slotted.sentences():
            scope = _scope(slotted, start, end, scope)
            found.extend(_sentence(doc, slotted, start, end, scope, text_of))
        found.extend(_in_it(slotted, doc))
    found.extend(_parts(doc))
    return _settle(found)


def _settle(found: list[ProgramLink]) -> list[ProgramLink]:
    """Each link once, where it is first said; what is guessed from the home of the article gives way to what is said."""
    said = {(link.program, link.relation) for link in found if not link.rule.endswith(HOME)}
    issued = {(link.program, link.target) for link in found if link.relation == "issued_by"}
    kept: dict[tuple[Program, Relation, object], ProgramLink] = {}
    for link in found:
        guessed = link.rule.endswith(HOME) and (link.program, link.relation) in said
        doubled = link.relation == "implemented_by" and (link.program, link.target) in issued
        if not guessed and not doubled:
            kept.setdefault((link.program, link.relation, link.target), link)
    return list(kept.values())


# ---------------------------------------------------------------- who speaks

_SPEAKS = compile_pattern(
    "{person}[^。；：“”{person}]{0,30}?(?P<verb>强调|指出|要求|表示|提出(?!的)|说|认为|希望|号召|介绍|致辞|坦言|宣布|重申)(?![^，：,:]{0,3}[了过])"
)
_MEETING = re.compile(
    "(?:会议|大会|座谈会|全会|会上|通知|意见|文件|报告|社论|文章|方案|\ue007|\ue004)(?:还|并|同时|明确)?(?:强调|指出|要求|提出|认为|明确|号召|决定)[，,：:]"
)
_TELLS = frozenset({"说", "介绍", "坦言", "认为"})
_GOES_ON = re.compile("(?:他|她)(?:还|并|同时)?(?:强调|指出|要求|表示|说|希望)|要(?!闻|说)|必须|希望")


def _carry_over(slotted: Slotted, scope: Scope) -> Scope:
    """A new paragraph goes on with the speech only where it says so (要…, 他强调)."""
    return scope if _GOES_ON.match(slotted.text) else Scope()


def _scope(slotted: Slotted, start: int, end: int, scope: Scope) -> Scope:
    sentence = slotted.text[start:end]
    if heard := _SPEAKS.search(sentence):
        speaker = slotted.mentions[start + heard.start()].value
        if isinstance(speaker, Person) and speaker.kind != "private":
            return Scope((speaker,), True, heard["verb"] not in _TELLS)
        return Scope((), True, False)
    if _MEETING.search(sentence):
        return Scope((), True, True)
    return scope if scope.lasts else Scope()


# ---------------------------------------------------------------- one sentence

_LINK = {r["verb"]: r["link"] for r in reversed(rows("program_verbs")) if r["link"] != "no"}
_VERB = re.compile("|".join(sorted(map(re.escape, _LINK), key=lambda w: (-len(w), w))))


def _sentence(
    doc: Document, slotted: Slotted, start: int, end: int, scope: Scope, told: Program | None
) -> Iterator[ProgramLink]:
    text = slotted.text
    for i in range(start, end):
        mention = slotted.mentions.get(i)
        if mention is None or not isinstance(mention.value, Program):
            continue
        program, span = mention.value, (mention.start, mention.end)
        issuers, attributed = _named_before(slotted, start, i)
        for issuer in issuers:
            relation: Relation = "promoted_by" if isinstance(issuer, Person) else "issued_by"
            yield _link(program, relation, issuer, span, "program_link.of")
        if told is not None and program != told:
            if program.kind in {"action", "mechanism", "plan", "service"} and _verb(text, start, i) in {
                "carry",
                "issue",
            }:
                yield _link(program, "part_of", told, span, "program_link.measure")
            continue
        for speaker in scope.speakers:
            yield _link(program, "promoted_by", speaker, span, "program_link.speaker")
        if not attributed:
            yield from _deed(doc, slotted, start, end, i, scope)
    yield from _within(slotted, start, end)


def _deed(doc: Document, slotted: Slotted, start: int, end: int, i: int, scope: Scope) -> Iterator[ProgramLink]:
    """implemented_by or issued_by the subject of the sentence, where a verb says so; else by the home of the article."""
    mention = slotted.mentions[i]
    program, span = mention.value, (mention.start, mention.end)
    assert isinstance(program, Program)
    sense = _verb(slotted.text, start, i)
    relation: Relation = "issued_by" if sense == "issue" else "implemented_by"
    if sense not in {"carry", "issue"} or _STATE.search(program.name):
        return
    if program.kind == "document" and relation == "implemented_by":
        return
    targets, rule = _subjects(slotted, start, i, own_clause=scope.reported), f"program_link.{sense}"
    named = _in_name(doc, mention)
    if program.kind == "document" and named and (isinstance(named[0], Organization) or not targets):
        targets, rule = named, "program_link.title"
    elif scope.reported and not targets:
        targets, rule = (named if len(named) == 1 else []), "program_link.named_place"
    elif not targets and doc.home and (slotted.text[end - 1] in "。；！”…" or end - start > 40):
        targets, rule = [doc.home[-1]], rule + HOME
    for target in targets:
        yield _link(program, relation, target, span, rule)


_STATE = re.compile("(?:压力|挑战|对象|问题|难题|矛盾|人群|群体|短板|风险|困难|组织|过渡期|时期)$")


def _link(
    program: Program,
    relation: Relation,
    target: Place | Organization | Person | Program,
    span: tuple[int, int],
    rule: str,
) -> ProgramLink:
    return ProgramLink(program, relation, target, *span, rule)


def _verb(text: str, start: int, i: int) -> str:
    """What the last verb before a programme in its clause says of it: "carry", "issue", "face" or nothing."""
    clause = max(text.rfind(mark, start, i) for mark in "，。；：,;:") + 1
    window = text[max(start, clause, i - 40) : i]
    found = list(_VERB.finditer(window))
    if not found and text[clause - 1 : clause] == "，" and "、" in window:
        return ""
    for n, verb in reversed(list(enumerate(found))):
        if n and "的" in window[verb.end() :]:
            continue
        return _LINK[verb[0]]
    return ""


_SUBJECT_AFTER = re.compile("[\ue003\ue004](?:[、和与及\\s]?[\ue003\ue004])*(?=[^的、，。；：》”])")
_SUBJECT_BEFORE = re.compile("(?:^|[，。；：！？…”\\s]|近年来|同时|此外|目前|当前|今年|去年|其中|由|是|\ue002|\ue001)$")


def _subjects(slotted: Slotted, start: int, i: int, own_clause: bool) -> list[Place | Organization]:
    """The last places or bodies before a programme that stand where a subject stands, all of a row (省委、省政府)."""
    text = slotted.text
    begin = max(start, text.rfind("；", start, i) + 1)
    if own_clause:
        begin = max(text.rfind(mark, begin, i) for mark in "，；：") + 1 or begin
        begin = max(begin, start)
    best: list[Place | Organization] = []
    for row in _SUBJECT_AFTER.finditer(text, begin, i):
        if own_clause or _SUBJECT_BEFORE.search(text[begin : row.start()] or ""):
            values = [m.value for m in slotted.among(row.start(), row.end(), "place", "organization")]
            best = [v for v in values if isinstance(v, Place | Organization)]
    return best


_OF = re.compile(
    "([\ue003\ue004](?:[、和与及]?[\ue003\ue004])*)(?P<said>(?:提出|制定|出台|印发|下发|发布|部署|创造|总结|首创|推行|实施|开展|承诺)的)?$"
    "|(\ue006)[^，。；\ue006]{0,12}(?:提出|强调|倡导|倡议)的$"
)


def _named_before(slotted: Slotted, start: int, i: int) -> tuple[list[Place | Organization | Person], bool]:
    """省委“1356”战略, 市委、市政府《关于…的意见》, 浙江“千万工程”: whose it is; True where a verb says so (提出的)."""
    row = next((m for k in range(max(start, i - 24), i) if (m := _OF.match(slotted.text, k, i))), None)
    if row is None:
        return [], False
    found = [m.value for m in slotted.among(row.start(), row.end(), "place", "organization", "person")]
    said = row[3] is not None or row["said"] is not None
    return [
        v
        for v in found
        if isinstance(v, Organization | Person) or (isinstance(v, Place) and (said or v.level == "province"))
    ], said


def _in_name(doc: Document, mention: Mention) -> list[Place | Organization]:
    """The bodies or places in the name: of a document only what its title begins with (《衡阳市人民政府关于…的意见》)."""
    inner = [
        m
        for m in doc.nested
        if m.kind in {"place", "organization"} and mention.start <= m.start and m.end < mention.end
    ]
    if isinstance(mention.value, Program) and mention.value.kind == "document":
        start = mention.start + (1 if doc.article.text[mention.start] == "《" else 0)
        inner = sorted((m for m in inner if m.start == start), key=lambda m: -m.end)[:1]
    return [m.value for m in inner if isinstance(m.value, Place | Organization)]


# ---------------------------------------------------------------- parts

_OF_PROGRAM = re.compile("(\ue007(?:[、和与及][^，。；：]{0,8}?\ue007)*)(?:之|的)([^，。；：\ue007]*)(\ue007)")
_DURING = re.compile("(?:^|[，。；])[^，。；]{0,8}?在([^，。；\ue007]+\ue007[^，。；]{0,16})中，(.*)")
_WITH = re.compile("(?:^|[，。；])(?:同时，)?结合([^，。；]*\ue007[^，。；]{0,6})，(.*)")
_IS_PART = re.compile("(\ue007)是(\ue007)的(?:重要|关键|主要|核心)?(?:内容|组成部分|抓手|举措|环节|任务)")
_FOR = re.compile("(?:^|[。；])为([^。；]*\ue007[^，。；]*)，(.*)")


def _within(slotted: Slotted, start: int, end: int) -> Iterator[ProgramLink]:
    """What the sentence puts under another programme: 在推进P中，实施Q; 结合P，采取Q; P的…Q; Q是P的重要内容."""
    text = slotted.text[start:end]
    pairs: list[tuple[Iterable[Mention], Iterable[Mention]]] = []

    def of(match: re.Match[str], group: int) -> list[Mention]:
        return slotted.among(start + match.start(group), start + match.end(group), "program")

    for match in _OF_PROGRAM.finditer(text):
        pairs.append((of(match, 3), of(match, 1)))
    for pattern in (_DURING, _WITH):
        if (opened := pattern.search(text)) is not None:
            later = of(opened, 2)
            first = [m for m in later if _verb(slotted.text, start, slotted.index(m.start)) in {"carry", "issue"}]
            pairs.append((first, of(opened, 1)))
    if (aim := _FOR.search(text)) is not None:
        made = [m for m in of(aim, 2) if _verb(slotted.text, start, slotted.index(m.start)) == "issue"]
        pairs.append((made, of(aim, 1)))
    for match in _IS_PART.finditer(text):
        pairs.append((of(match, 1), of(match, 2)))
    for parts, wholes in pairs:
        for part in parts:
            for whole in wholes:
                if isinstance(part.value, Program) and isinstance(whole.value, Program) and part.value != whole.value:
                    yield _link(
                        part.value,
                        "part_of",
                        whole.value,
                        (whole.start, part.end) if whole.start < part.end else (part.start, whole.end),
                        "program_link.within",
                    )


_IN_IT = re.compile("在(\ue007)中，")


def _in_it(slotted: Slotted, doc: Document) -> Iterator[ProgramLink]:
    """A paragraph that begins 在包联机制中，…: what is named in this paragraph only is part of it."""
    opening = _IN_IT.match(slotted.text)
    if opening is None:
        return
    whole = slotted.mentions[opening.start(1)]
    for part in slotted.among(opening.end(), len(slotted.text), "program"):
        once = sum(m.value == part.value for m in doc.mentions("program")) == 1
        if (
            once
            and isinstance(part.value, Program)
            and isinstance(whole.value, Program)
            and part.value.kind != "strategy"
        ):
            yield _link(part.value, "part_of", whole.value, (whole.start, part.end), "program_link.in_it")


def _parts(doc: Document) -> Iterator[ProgramLink]:
    """A listed part that is a programme of its own: 三农 of 四项重点工作, 信息共享机制 of 3项机制."""
    by_core = {core(m.value.name): m.value for m in doc.mentions("program") if isinstance(m.value, Program)}
    for part in doc.facts:
        if not isinstance(part, Component):
            continue
        inside = [
            m
            for m in doc.overlapping(part.start, part.end)
            if m.kind == "program" and part.start <= m.start and m.end <= part.end
        ]
        held = next((m.value for m in inside if 2 * (m.end - m.start) >= part.end - part.start), None)
        if held is None and part.rule != "component.inside":
            held = by_core.get(core(part.component))
        if isinstance(held, Program) and held != part.program:
            yield _link(held, "part_of", part.program, (part.start, part.end), "program_link.part")


_FULL_TEXT = re.compile("《([^《》]+)》[^。]{0,12}(?:全文如下|如下|全文)|现将《([^《》]+)》")


def _document_told(doc: Document) -> Program | None:
    """The document whose text the article prints, where it does."""
    if told := _FULL_TEXT.search(doc.article.text):
        name = plain(told[1] or told[2])
        return next(
            (m.value for m in doc.mentions("program") if isinstance(m.value, Program) and m.value.name == name), None
        )
    return None
