"""Who issued a programme, who carries it out and who calls for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.program_link.sentence import Sentence
from kg.grammar import Document, Slotted
from kg.lexicon import rows
from kg.model import Mention, Organization, Person, Place, Program, ProgramLink, Relation

HOME = "_home"
"""Ends the rule name of a link whose target is the place that is told of, for want of a subject."""

_LINK = {r["verb"]: r["link"] for r in reversed(rows("program_verbs")) if r["link"] != "no"}
_VERB = re.compile("|".join(sorted(map(re.escape, _LINK), key=lambda w: (-len(w), w))))


def deeds(doc: Document, sentence: Sentence) -> Iterator[ProgramLink]:
    """The links of each programme of the sentence to persons, bodies and places."""
    for mention in sentence.programs():
        program = mention.value
        if not isinstance(program, Program):
            continue
        owners, attributed = _named_before(sentence, mention)
        for owner in owners:
            relation: Relation = "promoted_by" if isinstance(owner, Person) else "issued_by"
            yield ProgramLink(program, relation, owner, mention.start, mention.end, "program_link.of")
        if sentence.told is not None and program != sentence.told:
            continue
        for speaker in sentence.scope.speakers:
            yield ProgramLink(program, "promoted_by", speaker, mention.start, mention.end, "program_link.speaker")
        if not attributed:
            yield from _done(doc, sentence, mention, program)
    yield from _told_to(sentence)


def _done(doc: Document, sentence: Sentence, mention: Mention, program: Program) -> Iterator[ProgramLink]:
    """implemented_by or issued_by the subject of the sentence, where a verb says so; else by the place that is told of."""
    sense = verb_of(sentence, mention)
    if sense not in {"carry", "issue", "deed"} or _STATE.search(program.name):
        return
    if program.kind == "document" and sense == "carry":
        return
    relation: Relation = "issued_by" if sense == "issue" else "implemented_by"
    targets, rule = _subjects(sentence, mention), f"program_link.{sense}"
    named = _in_name(doc, mention)
    if program.kind == "document" and named and (isinstance(named[0], Organization) or not targets):
        targets, rule = named, "program_link.title"
    elif sentence.scope.reported and not targets:
        targets, rule = (named if len(named) == 1 else []), "program_link.named_place"
    elif not targets and sentence.topic and (sentence.text[-1] in "。；！”…" or len(sentence.text) > 40):
        targets, rule = [sentence.topic], rule + HOME
    for target in targets:
        yield ProgramLink(program, relation, target, mention.start, mention.end, rule)


_STATE = re.compile("(?:压力|挑战|对象|问题|难题|矛盾|人群|群体|短板|风险|困难|组织|过渡期|时期)$")
_GOES_AHEAD = re.compile(
    "(?:[、和]?\ue007)*(?:建设|工作|改革|活动)?[^，。；的]{0,4}?"
    "(?:推进|实施|开展|落地|见效|铺开|推开|展开|启动|覆盖|走深走实|深植|贯穿|提速)"
)
_COMES_OUT = re.compile("(?:同步|正式|近日|相继)?(?:出台|印发|发布|颁布)")
_FORMS = re.compile("形成[^，。；的]{0,6}$")
_ADJACENT = {"把", "以", "将", "让", "用"}


def verb_of(sentence: Sentence, mention: Mention) -> str:
    """What the verb of its clause says of a programme: "carry", "issue", "face"; "deed" where none is needed; or nothing."""
    text, i = sentence.slotted.text, sentence.slotted.index(mention.start)
    clause = max(text.rfind(mark, sentence.start, i) for mark in "，。；：,;:") + 1
    window = text[max(sentence.start, clause, i - 40) : i]
    sense = _last_verb(window)
    if not sense and _COMES_OUT.match(text, i + 1):
        sense = "issue"
    elif not sense and _GOES_AHEAD.match(text, i + 1):
        sense = "carry"
    elif not sense and _is_deed(mention):
        sense = "deed"
    formed = isinstance(mention.value, Program) and mention.value.kind in {"mechanism", "document"}
    return "issue" if sense == "carry" and formed and _FORMS.search(window) else sense


def _is_deed(mention: Mention) -> bool:
    """What is done rather than said needs no verb: an action, a method, a mechanism that is no set phrase."""
    program = mention.value
    return isinstance(program, Program) and program.kind in _DEEDS and mention.rule != "program.phrase"


_DEEDS = {"action", "mechanism", "method", "service", "cluster"}


def _last_verb(window: str) -> str:
    found = list(_VERB.finditer(window))
    for n, verb in reversed(list(enumerate(found))):
        inside_attribute = n and "的" in window[verb.end() :]
        apart = verb[0] in _ADJACENT and verb.end() < len(window)
        if not inside_attribute and not apart:
            return _LINK[verb[0]]
    return ""


_SUBJECTS = re.compile("[\ue003\ue004](?:[、和与及\\s]?[\ue003\ue004])*(?=[^的、，。；：》”])")
_SUBJECT_BEFORE = re.compile("(?:^|[，。；：！？…”\\s]|近年来|同时|此外|目前|当前|今年|去年|其中|由|是|\ue002|\ue001)$")


def _subjects(sentence: Sentence, mention: Mention) -> list[Place | Organization | Person]:
    """The last places or bodies before a programme that stand where a subject stands, all of a row (省委、省政府).

    In reported speech only those of its own clause.
    """
    text, i = sentence.slotted.text, sentence.slotted.index(mention.start)
    begin = max(sentence.start, text.rfind("；", sentence.start, i) + 1)
    if sentence.scope.reported:
        begin = max(begin, max(text.rfind(mark, begin, i) for mark in "，；：") + 1)
    best: list[Place | Organization | Person] = []
    for row in _SUBJECTS.finditer(text, begin, i):
        if sentence.scope.reported or _SUBJECT_BEFORE.search(text[begin : row.start()]):
            best = _values(sentence.slotted, row.start(), row.end())
    containers = {name for v in best if isinstance(v, Place) for name in v.path}
    return [v for v in best if not isinstance(v, Place) or v.name not in containers]


def _values(slotted: Slotted, start: int, end: int) -> list[Place | Organization | Person]:
    found = slotted.among(start, end, "place", "organization", "person")
    return [m.value for m in found if isinstance(m.value, Place | Organization | Person)]


_OF = re.compile(
    "([\ue003\ue004](?:[、和与及]?[\ue003\ue004])*)(?P<said>(?:提出|制定|出台|印发|下发|发布|部署|创造|总结|首创|推行|实施|开展|承诺)的)?$"
    "|(?P<own>\ue004)的$|(\ue006)[^，。；\ue006]{0,12}(?:提出|强调|倡导|倡议)的$"
)


def _named_before(sentence: Sentence, mention: Mention) -> tuple[list[Place | Organization | Person], bool]:
    """省委“1356”战略, 市委、市政府《关于…的意见》, 浙江“千万工程”: whose it is; True where a verb says so (提出的)."""
    i = sentence.slotted.index(mention.start)
    row = _OF.search(sentence.slotted.text[max(sentence.start, i - 24) : i])
    if row is None:
        return [], False
    offset = max(sentence.start, i - 24)
    said = row["said"] is not None or row["own"] is not None or row[4] is not None
    owners = _values(sentence.slotted, offset + row.start(), offset + row.end())
    return [v for v in owners if said or not isinstance(v, Place) or v.level == "province"], said


def _in_name(doc: Document, mention: Mention) -> list[Place | Organization | Person]:
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


_TOLD_TO = re.compile("要求(\ue003)各[^。；]*?(?:贯彻落实|贯彻执行|抓好落实|组织实施)")


def _told_to(sentence: Sentence) -> Iterator[ProgramLink]:
    """印发了《…》，要求全省各地区各部门认真贯彻落实: the place is to carry the documents of the sentence out."""
    told = _TOLD_TO.search(sentence.slotted.text, sentence.start, sentence.end)
    place = sentence.slotted.mention(told, 1) if told else None
    if told is None or place is None or not isinstance(place.value, Place):
        return
    for m in sentence.programs(end=told.start()):
        if isinstance(m.value, Program) and m.value.kind == "document":
            yield ProgramLink(m.value, "implemented_by", place.value, m.start, place.end, "program_link.told_to")
