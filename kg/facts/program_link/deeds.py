"""Who issued a programme, who carries it out and who calls for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.facts.program_link.sentence import Scope, Sentence, acts_for_a_place, is_news, seat
from kg.grammar import Document, compile_pattern
from kg.lexicon import rows
from kg.mentions.program.vocabulary import PHRASES, plain, verbs
from kg.model import Mention, Organization, Person, Place, Program, ProgramLink, Relation

HOME = "_home"
"""Ends the rule name of a link whose target is the place that is told of, for want of a subject."""

Doer = Place | Organization | Person


def deeds(doc: Document, sentence: Sentence) -> Iterator[ProgramLink]:
    """The links of each programme of the sentence to persons, bodies and places."""
    for mention in sentence.programs():
        program = mention.value
        if not isinstance(program, Program) or _PERIOD.fullmatch(program.name):
            continue

        def link(relation: Relation, target: Doer, rule: str, mention: Mention = mention) -> ProgramLink:
            assert isinstance(mention.value, Program)
            return ProgramLink(mention.value, relation, target, mention.start, mention.end, f"program_link.{rule}")

        owners, attributed = _owners(doc, sentence, mention)
        for owner in owners:
            yield link("promoted_by" if isinstance(owner, Person) else "issued_by", owner, "of")
        if sentence.told is not None and program != sentence.told:
            continue
        scope = sentence.scope_at(sentence.slotted.index(mention.start))
        if scope.speaker:
            yield link("promoted_by", scope.speaker, "speaker")
        if attributed:
            continue
        if program.kind == "document":
            for issuer, rule in _issuers(doc, sentence, mention, scope):
                yield link("issued_by", issuer, rule)
        else:
            for relation, doer, rule in _done(doc, sentence, mention, scope):
                yield link(relation, doer, rule)
    yield from _told_to(sentence)


# ---------------------------------------------------------------- documents


def _issuers(doc: Document, sentence: Sentence, mention: Mention, scope: Scope) -> Iterator[tuple[Doer, str]]:
    """Whoever stands at the head of its title; else, where it is said to be issued, the subject or the place told of."""
    named = _in_name(doc, mention)
    issued = verb_of(sentence, mention) in {"issue", "set_up", "origin"}
    actors = _subjects(sentence, mention, scope) if issued else []
    if named and (isinstance(named[0], Organization) or (issued and not actors)):
        yield from ((body, "title") for body in named)
    elif actors:
        yield from ((actor, "issue") for actor in actors)
    elif issued and scope.voice == "article" and sentence.topic and not _is_country(sentence.topic):
        yield sentence.topic, "issue" + HOME


def _in_name(doc: Document, mention: Mention) -> list[Place | Organization]:
    """The body or place with which the title of a document begins; the places in the name of anything else."""
    inner = [
        m
        for m in doc.nested
        if m.kind in {"place", "organization"} and mention.start <= m.start and m.end < mention.end
    ]
    if isinstance(mention.value, Program) and mention.value.kind == "document":
        start = mention.start + (1 if doc.article.text[mention.start] == "《" else 0)
        inner = sorted((m for m in inner if m.start == start), key=lambda m: -m.end)[:1]
    return [m.value for m in inner if isinstance(m.value, Place | Organization)]


# ---------------------------------------------------------------- all else


def _done(doc: Document, sentence: Sentence, mention: Mention, scope: Scope) -> Iterator[tuple[Relation, Doer, str]]:
    """implemented_by the subject of the sentence, else the place that is told of; issued_by too, where a verb says so."""
    program, sense = mention.value, verb_of(sentence, mention)
    assert isinstance(program, Program)
    if _NOT_DONE.match(sentence.slotted.text, sentence.slotted.index(mention.start)):
        return
    if _STATE.search(program.name) or (sense == "none" and program.kind not in _UNDERTAKEN):
        return
    actors = _subjects(sentence, mention, scope)
    named = [v for v in _in_name(doc, mention) if isinstance(v, Place) and v.level in _GOVERNED]
    brought = sense in {"set_up", "origin", "issue"}
    rule = "issue" if brought else "carry"
    if scope.calls and not actors:
        if len(named) == 1:
            yield "implemented_by", named[0], "named_place"
        elif scope.voice == "meeting" and sense and not set_phrase(mention) and sentence.topic:
            yield "implemented_by", sentence.topic, "meeting" + HOME
        return
    if not actors and sentence.topic and not _is_country(sentence.topic) and (sense or not set_phrase(mention)):
        actors, rule = [sentence.topic], rule + HOME
    for actor in actors:
        if brought:
            yield "issued_by", actor, rule
        if isinstance(actor, Organization) and acts_for_a_place(actor):
            place = seat(actor, doc)
            if place:
                yield "implemented_by", place, rule
            if not brought and not (place and place.level in _LOWEST):
                yield "implemented_by", actor, rule
        else:
            yield "implemented_by", actor, rule


def _is_country(doer: Doer) -> bool:
    """What all of China does need not be said of the country."""
    return isinstance(doer, Place) and doer.level == "country"


def set_phrase(mention: Mention) -> bool:
    """One of the phrases of national politics."""
    return isinstance(mention.value, Program) and (
        plain(mention.value.name) in PHRASES or mention.rule == "program.phrase"
    )


_UNDERTAKEN = {"action", "mechanism", "service", "plan", "strategy", "cluster"}
"""Kinds that are never the difficulty that a verb fights, however near it stands (环境整治“百日会战”)."""
_GOVERNED = {"province", "prefecture", "county", "township", "village"}
_LOWEST = {"township", "village", "site"}
_PERIOD = re.compile("十[一二三四五六]五")
_NOT_DONE = compile_pattern("{program}(?:的基础上|中?(?:深刻)?(?:提出|指出|强调|明确|要求)[，：“])")
_STATE = re.compile("(?:压力|挑战|对象|问题|难题|矛盾|人群|群体|短板|风险|困难|组织|过渡期|时期)$")

_LINK = dict.fromkeys(sorted(verbs("issue", "create", "carry", "aim")), "carry")
_LINK |= dict.fromkeys(sorted(verbs("face")), "none")
_LINK |= {r["verb"]: r["link"] for r in rows("program_link_verbs")}
_VERB = re.compile("|".join(sorted(map(re.escape, _LINK), key=lambda w: (-len(w), w))))
_COMES_OUT = re.compile("(?:同步|正式|近日|相继)?(?:出台|印发|发布|颁布)")
_LIGHT = {"把", "以", "将", "让", "用"}


def verb_of(sentence: Sentence, mention: Mention) -> str:
    """What the verb of its clause says of a programme: a value of `link` in program_link_verbs.tsv; "" for no verb."""
    text, i = sentence.slotted.text, sentence.slotted.index(mention.start)
    clause = max(text.rfind(mark, sentence.start, i) for mark in "，。；：") + 1
    window = text[max(sentence.start, clause, i - 40) : i]
    found = [m for m in _VERB.finditer(window) if m[0] not in _LIGHT]
    for n, verb in reversed(list(enumerate(found))):
        if not n or "的" not in window[verb.end() :]:
            led = found[n - 1] if n and found[n - 1].end() == verb.start() else verb
            return "origin" if _LINK[led[0]] == "origin" else _LINK[verb[0]]
    if _COMES_OUT.match(text, i + 1):
        return "issue"
    return "carry" if window[-1:] in _LIGHT else ""


# ---------------------------------------------------------------- whose it is

_SUBJECTS = compile_pattern(
    "[{place}{organization}](?:[、和与及\\s]?[{place}{organization}])*(?=[^的、，。；》”{place}{organization}])"
)
_SUBJECT_BEFORE = compile_pattern(
    "(?:^|[，。；：！？…”\\s{time}{number}]|近年来|同时|此外|目前|当前|今年|去年|其中|由|是|[，；]为|让|助推)$"
)
_OWNED = re.compile("的(?:[“‘《].*)?$")
_DEMANDS = re.compile("要|必须|应|希望|务必|需")


def _subjects(sentence: Sentence, mention: Mention, scope: Scope) -> list[Place | Organization]:
    """The last places or bodies before a programme that stand where a subject stands, all of a row (省委、省政府).

    In speech only those of which it is told what they do, not what they are to do.
    """
    text, i = sentence.slotted.text, sentence.slotted.index(mention.start)
    begin = max(sentence.start, text.rfind("；", sentence.start, i) + 1, scope.start)
    best: list[Place | Organization] = []
    for row in _SUBJECTS.finditer(text, begin, i):
        between = text[row.end() : i]
        if between[:1] == "：" and sentence.slotted.passage.kind != "title":
            continue
        owned = _OWNED.search(between) and "，" not in between
        if not owned and _SUBJECT_BEFORE.search(text[begin : row.start()]):
            if scope.calls and _DEMANDS.search(text[begin:i]):
                continue
            best = _row(sentence, row.start(), row.end()) or best
    return best


def _row(sentence: Sentence, start: int, end: int) -> list[Place | Organization]:
    """The values of a row; of adjacent places (乐昌市坪石镇) only the last."""
    mentions = sentence.slotted.among(start, end, "place", "organization")
    kept = [
        m
        for m, after in zip(mentions, [*mentions[1:], None], strict=True)
        if not (after and after.start == m.end and m.kind == "place")
    ]
    return [
        m.value
        for m in kept
        if isinstance(m.value, Place) or (isinstance(m.value, Organization) and not is_news(m.value))
    ]


_OF = compile_pattern(
    "([{place}{organization}](?:[、和与及]?[{place}{organization}])*)"
    "(?P<said>(?:提出|制定|出台|印发|下发|发布|部署|创造|总结|首创|推行|实施|开展|承诺|确立)的)?$"
    "|(?P<own>{organization})的$|({person})[^，。；{person}]{0,12}(?:提出|强调|倡导|倡议)的$"
)


_CONGRESS = re.compile(
    "([省市县区州])(?:第[^，。；]{1,6}次)?(?:党代会|党代表大会)[^，。；]{0,3}(?:提出|确立|确定|部署|擘画)的$"
)
_CALLED = compile_pattern(
    "{program}(?:[^，。；{program}{place}]{0,4}，)?是[^，。；{program}{place}]{0,8}({place})"
    "(?:率先|创新|首创|提出|部署|推出|开展|实施|推行|创立|发起|启动){1,3}的"
)


_LISTED = compile_pattern("(?:{program}[、和与及]?)+$")


def _owners(doc: Document, sentence: Sentence, mention: Mention) -> tuple[Sequence[Doer], bool]:
    """省委“1356”战略, 市委、市政府《关于…的意见》, 浙江“千万工程”: whose it is; True where a verb says so (提出的)."""
    text, i = sentence.slotted.text, sentence.slotted.index(mention.start)
    if called := _CALLED.match(text, i):
        caller = sentence.slotted.mentions[called.start(1)].value
        return ([caller] if isinstance(caller, Place) else []), False
    first = _LISTED.search(text, sentence.start, i)
    listed = first is not None and first.start() < i
    i = first.start() if first else i
    offset = max(sentence.start, i - 24)
    if congress := _CONGRESS.search(text[offset:i]):
        return [p for p in doc.home if p.name.endswith(congress[1])][-1:], True
    row = _OF.search(text[offset:i])
    said = row is not None and (row["said"] is not None or row["own"] is not None or row[4] is not None)
    if row is None or (listed and not said):
        return [], False
    found = sentence.slotted.among(offset + row.start(), offset + row.end(), "place", "organization", "person")
    owners = [m.value for m in found if isinstance(m.value, Place | Organization | Person)]
    marked = sentence.slotted.article.text[mention.start] in "“《"
    return [v for v in owners if said or not isinstance(v, Place) or (v.level == "province" and marked)], said


# ---------------------------------------------------------------- who is told to

_TOLD_TO = compile_pattern("要求({place})各[^。；]*?(?:贯彻落实|贯彻执行|抓好落实|组织实施)")


def _told_to(sentence: Sentence) -> Iterator[ProgramLink]:
    """印发了《…》，要求全省各地区各部门认真贯彻落实: the place is to carry the documents of the sentence out."""
    told = _TOLD_TO.search(sentence.slotted.text, sentence.start, sentence.end)
    place = sentence.slotted.mention(told, 1) if told else None
    if told is None or place is None or not isinstance(place.value, Place):
        return
    for m in sentence.programs(end=told.start()):
        if isinstance(m.value, Program) and m.value.kind == "document":
            yield ProgramLink(m.value, "implemented_by", place.value, m.start, place.end, "program_link.told_to")
