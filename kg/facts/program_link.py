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
from kg.mentions.program.vocabulary import declared, plain
from kg.model import Component, Mention, Organization, Person, Place, Program, ProgramLink, Relation

HOME = "_home"
"""Ends the rule name of a link whose target is the place that is told of, for want of a subject."""


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
        topic = doc.home[-1] if doc.home else None
        for start, end in slotted.sentences():
            scope = _scope(slotted, start, end, scope)
            topic = _topic(doc, slotted, start, end) or topic
            found.extend(_sentence(doc, slotted, start, end, scope, text_of, topic))
        found.extend(_in_it(slotted, doc))
    parts = list(_parts(doc))
    return _settle([*found, *parts, *_inherited(found, parts)])


def _inherited(found: list[ProgramLink], parts: list[ProgramLink]) -> Iterator[ProgramLink]:
    """Who sets up 3项机制 sets up each of them, where nothing else is said of it."""
    has = {link.program for link in found if link.relation in {"issued_by", "implemented_by"}}
    for part in parts:
        for link in found:
            if link.program == part.target and link.relation == "issued_by" and part.program not in has:
                yield _link(part.program, "issued_by", link.target, (part.start, part.end), "program_link.inherited")


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
    "|^(?:会议)?还?(?:强调|指出|要求)[，,：:]"
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
    doc: Document, slotted: Slotted, start: int, end: int, scope: Scope, told: Program | None, topic: Place | None
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
            yield from _deed(doc, slotted, start, end, i, scope, topic)
    yield from _told_to(slotted, start, end)
    yield from _within(doc, slotted, start, end)


_TOLD_TO = re.compile("要求(\ue003)各[^。；]*?(?:贯彻落实|贯彻执行|抓好落实|组织实施)")


def _told_to(slotted: Slotted, start: int, end: int) -> Iterator[ProgramLink]:
    """印发了《…》，要求全省各地区各部门认真贯彻落实: the place is to carry the documents of the sentence out."""
    if told := _TOLD_TO.search(slotted.text, start, end):
        place = slotted.mention(told, 1)
        for m in slotted.among(start, told.start(), "program"):
            if isinstance(m.value, Program) and isinstance(place.value, Place) and m.value.kind == "document":
                yield _link(m.value, "implemented_by", place.value, (m.start, place.end), "program_link.told_to")


def _deed(
    doc: Document, slotted: Slotted, start: int, end: int, i: int, scope: Scope, topic: Place | None
) -> Iterator[ProgramLink]:
    """implemented_by or issued_by the subject of the sentence, where a verb says so; else by the home of the article."""
    mention = slotted.mentions[i]
    program, span = mention.value, (mention.start, mention.end)
    assert isinstance(program, Program)
    sense = _verb(slotted.text, start, i) or ("carry" if _GOES_AHEAD.match(slotted.text, i + 1) else "")
    if sense == "carry" and program.kind in {"mechanism", "document"} and _FORMS.search(slotted.text, start, i):
        sense = "issue"
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
    elif not targets and topic and (slotted.text[end - 1] in "。；！”…" or end - start > 40):
        targets, rule = [topic], rule + HOME
    for target in targets:
        yield _link(program, relation, target, span, rule)


_GOES_AHEAD = re.compile(
    "(?:[、和]?\ue007)*(?:建设|工作|改革|活动)?(?:加快|扎实|深入|全面|稳步|有序|持续)?(?:推进|实施|落地|见效|铺开|展开|启动|覆盖|全覆盖|走深走实)"
)
_FORMS = re.compile("形成[^，。；的]{0,6}$")
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
        if verb[0] in _ADJACENT and verb.end() < len(window):
            continue
        return _LINK[verb[0]]
    return ""


_ADJACENT = {"把", "以", "将", "让"}
_SUBJECT_AFTER = re.compile("[\ue003\ue004](?:[、和与及\\s]?[\ue003\ue004])*(?=[^的、，。；：》”])")
_SUBJECT_BEFORE = re.compile("(?:^|[，。；：！？…”\\s]|近年来|同时|此外|目前|当前|今年|去年|其中|由|是|\ue002|\ue001)$")


_TOPIC = re.compile("(?:[^，。；：\ue003\ue004]{0,8}，|\ue002，?)?(\ue003)(?=[^的、，。；：》”\ue003\ue004])")


def _topic(doc: Document, slotted: Slotted, start: int, end: int) -> Place | None:
    """The place in the home of the article with which a sentence begins: what follows in the paragraph is told of it."""
    heads = _TOPIC.match(slotted.text[start:end])
    place = slotted.mentions[start + heads.start(1)].value if heads else None
    if not isinstance(place, Place) or (doc.home and doc.home[-1].name not in (*place.path, place.name)):
        return None
    return place


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

_OF_PROGRAM = re.compile(
    "(\ue007(?:[、和与及][^，。；：]{0,8}?\ue007)*)(?:之|的)(?:[^，。；：\ue007]*)((?:\ue007[、和与及]?)*\ue007)"
)
_DURING = re.compile("(?:^|[，。；])[^，。；]{0,8}?在([^，。；\ue007]+\ue007[^，。；]{0,16})中，(.*)")
_WITH = re.compile("(?:^|[，。；])[^，。；\ue007]{0,8}?结合([^，。；]*\ue007[^，。；]{0,6})，(.*)")
_IS_PART = re.compile("(\ue007)是(\ue007)的(?:重要|关键|主要|核心)?(?:内容|组成部分|抓手|举措|环节|任务)")
_FOR = re.compile("(?:^|[。；])为([^，。；]*\ue007[^，。；]*)，(.*)")


def _within(doc: Document, slotted: Slotted, start: int, end: int) -> Iterator[ProgramLink]:
    """What the sentence puts under another programme: 在推进P中，实施Q; 结合P，采取Q; P的…Q; Q是P的重要内容."""
    text = slotted.text[start:end]
    listed = {(link.program, link.target) for link in _parts(doc)}
    pairs: list[tuple[Iterable[Mention], Iterable[Mention]]] = []

    def of(match: re.Match[str], group: int) -> list[Mention]:
        return slotted.among(start + match.start(group), start + match.end(group), "program")

    for match in _OF_PROGRAM.finditer(text):
        pairs.append((of(match, 2)[-1:], of(match, 1)))
    for pattern in (_DURING, _WITH):
        if (opened := pattern.search(text)) is not None:
            later = of(opened, 2)
            first = [m for m in later if _verb(slotted.text, start, slotted.index(m.start)) in {"carry", "issue"}]
            first = [m for m in first if not any((m.value, n.value) in listed for n in later)]
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


RULES: tuple[Rule, ...] = (
    declared(
        "program_link.speaker",
        yes=(
            (
                "衡阳市委书记王建国强调，要深入推进“八大工程”。全力打好“四大战役”。",
                ("八大工程|promoted_by|王建国", "四大战役|promoted_by|王建国"),
            ),
        ),
        no=("会议强调，要深入推进“八大工程”。", "衡阳市深入推进“八大工程”。"),
    ),
    declared(
        "program_link.of",
        yes=(("衡阳市紧扣省委“1356”战略，推动发展。", ("1356战略|issued_by|中共湖南省委",)),),
        no=("衡阳市“八大工程”进展顺利。",),
    ),
    declared(
        "program_link.carry",
        yes=(
            ("近年来，耒阳市深入推进“八大工程”。", ("八大工程|implemented_by|耒阳市",)),
            ("衡阳市教育局大力实施“名师工程”，成效明显。", ("名师工程|implemented_by|衡阳市教育局",)),
        ),
        no=("衡阳市着力破解“三大难题”。",),
    ),
    declared(
        "program_link.carry_home",
        yes=(("深入推进“八大工程”，城乡面貌焕然一新。", ("八大工程|implemented_by|衡阳市",)),),
        no=("会议强调，要深入推进“八大工程”。",),
    ),
    declared(
        "program_link.issue",
        yes=(
            ("耒阳市建立“三色清单”制度。", ("三色清单制度|issued_by|耒阳市",)),
            ("湖南省人民政府办公厅印发《数字乡村建设方案》。", ("数字乡村建设方案|issued_by|湖南省人民政府办公厅",)),
        ),
    ),
    declared(
        "program_link.issue_home",
        yes=(("出台《民营经济发展若干措施》，为企业松绑减负。", ("民营经济发展若干措施|issued_by|衡阳市",)),),
    ),
    declared(
        "program_link.title",
        yes=(("近日，出台《湖南省数字乡村建设方案》，明确了目标。", ("湖南省数字乡村建设方案|issued_by|湖南省",)),),
    ),
    declared(
        "program_link.told_to",
        yes=(
            (
                "湖南省人民政府印发《数字乡村建设方案》，要求全省各地结合实际认真贯彻落实。",
                ("数字乡村建设方案|implemented_by|湖南省",),
            ),
        ),
    ),
    declared(
        "program_link.within",
        yes=(
            ("耒阳市结合“八大工程”，开展“银龄助学”行动。", ("银龄助学行动|part_of|八大工程",)),
            ("耒阳市在深入推进“八大工程”中，开展“银龄助学”行动。", ("银龄助学行动|part_of|八大工程",)),
            ("“银龄助学”行动是“八大工程”的重要内容。", ("银龄助学行动|part_of|八大工程",)),
        ),
        no=("耒阳市深入推进“八大工程”，开展“银龄助学”行动。",),
    ),
    declared(
        "program_link.in_it",
        yes=(("在“四联”督导机制中，坚持“先查后改、边查边改”的原则。", ("先查后改、边查边改|part_of|四联督导机制",)),),
    ),
    declared(
        "program_link.part",
        yes=(("推进产业升级、“厕所革命”、城乡绿化“三项重点工作”。", ("厕所革命|part_of|三项重点工作",)),),
    ),
    declared(
        "program_link.inherited",
        yes=(
            (
                "衡阳市建立日常巡查、部门会商、信息共享“3项机制”。\n在日常巡查机制中，责任到人。",
                ("日常巡查机制|issued_by|衡阳市",),
            ),
        ),
    ),
    declared(
        "program_link.measure",
        yes=(
            (
                "《湖南省数字乡村建设方案》全文如下。\n实施“云上农家”工程，改善网络条件。",
                ("云上农家工程|part_of|湖南省数字乡村建设方案",),
            ),
        ),
    ),
    declared(
        "program_link.named_place",
        yes=(("衡阳市委书记王建国强调，要建设“数字衡阳”。", ("数字衡阳|implemented_by|衡阳市",)),),
    ),
)
