"""Who issued a programme, who carries it out and who calls for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.program_link.sentence import Scope, Sentence, acts_for_a_place, seat
from kg.facts.program_link.subjects import ASKS, WISHES, Doer, demanded, owners, subjects
from kg.facts.program_link.verbs import BROUGHT, Sense, verb_of
from kg.grammar import Document, compile_pattern
from kg.mentions.program.vocabulary import PHRASES, plain
from kg.model import Mention, Organization, Person, Place, Program, ProgramLink, Relation, Tenure

HOME = "_home"
"""Ends the rule name of a link whose target is the place or body that is told of, for want of a subject."""

Deed = tuple[Relation, Doer, str]
"""A relation, its target, and the last part of the rule's name."""


def deeds(doc: Document, sentence: Sentence) -> Iterator[ProgramLink]:
    """The links of each programme of the sentence to persons, bodies and places."""
    for mention in sentence.programs():
        program = mention.value
        if isinstance(program, Program) and not _PERIOD.fullmatch(program.name):
            for relation, doer, rule in _deeds(doc, sentence, mention, program):
                yield ProgramLink(program, relation, doer, mention.start, mention.end, f"program_link.{rule}")
    yield from _told_to(sentence)


def _deeds(doc: Document, sentence: Sentence, mention: Mention, program: Program) -> Iterator[Deed]:
    index = sentence.slotted.index(mention.start)
    whose, said = owners(doc, sentence, mention)
    if _A_BODY.match(sentence.slotted.text, index):
        return
    for owner in whose:
        if said or not _is_country(owner):
            yield from _owned(owner, said)
    if sentence.told is not None and program != sentence.told and program.kind != "document":
        yield from _bidden(sentence, mention, program)
        return
    scope = sentence.scope_at(index)
    if scope.speaker and verb_of(sentence, mention) != "pass" and not _NO_PROGRAM.match(sentence.slotted.text, index):
        yield "promoted_by", scope.speaker, "speaker"
    elif proposer := _proposer(sentence, index):
        yield "promoted_by", proposer, "proposed"
        return
    passive = list(_by_whom(sentence, index))
    yield from passive
    if not said and not passive:
        done = _issued if program.kind == "document" else _done
        yield from done(doc, sentence, mention, scope)


def _bidden(sentence: Sentence, mention: Mention, program: Program) -> Iterator[Deed]:
    """The ways of working that a printed document bids its place to keep to; what it plans to do is not yet done."""
    moved = verb_of(sentence, mention) not in {"", "none"} and not _set_phrase(mention)
    if program.kind in {"method", "service"} and moved and isinstance(sentence.topic, Place):
        yield "implemented_by", sentence.topic, "bidden"


_PROPOSED = compile_pattern(
    "(?:^|[，。；）)])[^，。；：{person}的]{0,24}(?P<who>{person}){post}?[^，。；：“《{person}的]{0,24}?(?:首次|创造性|率先|亲自|郑重)?地?(?:提出|倡导|倡议|发起|宣布|擘画)了?"
    "(?:[^，。；：“《{person}{program}]{0,10}|(?:{program}[、和与及]?)+)$"
)


def _proposer(sentence: Sentence, index: int) -> Person | None:
    """Who is told to have proposed a programme: 李某在论坛开幕式上首次提出P."""
    found = _PROPOSED.search(sentence.slotted.text[sentence.start : index])
    who = sentence.slotted.mentions[sentence.start + found.start("who")].value if found else None
    return who if isinstance(who, Person) and who.kind in {"official", "leader"} else None


_BY_WHOM = compile_pattern(
    "{program}[^，。；：{program}{place}{organization}]{0,6}(?:由|是由|，由|经|已经)(?P<doers>(?:[{place}{organization}](?:等|联合|[、和与及])?)+)"
    "(?:[{time}]|[^，。；：{program}{place}{organization}]){0,12}?(?P<verb>发布|印发|制定|制订|出台|颁布|编制|起草|发起|提出|推出|批准|审议通过|表决通过|通过|实施|承担|建设|推行|开展)"
)
_DONE_BY = frozenset(("实施", "承担", "建设", "推行", "开展"))


def _by_whom(sentence: Sentence, index: int) -> Iterator[Deed]:
    """《…》由甲局、乙局发布; P由甲县实施."""
    found = _BY_WHOM.match(sentence.slotted.text, index, sentence.end)
    if found is None:
        return
    relation: Relation = "implemented_by" if found["verb"] in _DONE_BY else "issued_by"
    for doer in sentence.slotted.among(*found.span("doers"), "place", "organization"):
        if isinstance(doer.value, Place | Organization):
            yield relation, doer.value, "passive"


def _owned(owner: Doer, said: Sense) -> Iterator[Deed]:
    """省委提出的: issued; 该县实施的: implemented; 该县首创的: both."""
    if isinstance(owner, Person):
        yield "promoted_by", owner, "of"
        return
    if said != "carry":
        yield "issued_by", owner, "of"
    if said == "carry" or (said == "origin" and not _acts_for_a_place(owner) and not _is_country(owner)):
        yield "implemented_by", owner, "of"


# ---------------------------------------------------------------- documents


def _issued(doc: Document, sentence: Sentence, mention: Mention, scope: Scope) -> Iterator[Deed]:
    """By whoever stands at the head of its title; else, where a verb says so, by the subject or whom the text tells of."""
    index = sentence.slotted.index(mention.start)
    if _NO_DEED.match(sentence.slotted.text, index):
        return
    printer = _PRINTED.search(sentence.slotted.text[sentence.start : index])
    if printer:
        paper = sentence.slotted.mentions[sentence.start + printer.start("paper")].value
        if isinstance(paper, Organization):
            yield "issued_by", paper, "printed"
        return
    named = _in_name(doc, mention)
    sense = verb_of(sentence, mention)
    if _PASSED.search(sentence.slotted.text, max(sentence.start, index - 8), index):
        sense = "issue"
    issued = sense in BROUGHT
    actors = subjects(sentence, mention, scope) if issued else []
    if sense == "origin":
        yield from (("implemented_by", actor, "issue") for actor in actors)
    by_title = bool(named) and isinstance(named[0], Organization) and not actors
    passing = _congress(doc, sentence, mention) if issued and not actors and not by_title else None
    if passing:
        yield "issued_by", passing, "issue"
    elif (by_title and (issued or _by_its_body(doc, mention))) or (named and issued and not actors):
        yield from (("issued_by", body, "title") for body in named)
    elif actors:
        yield from (("issued_by", actor, "issue") for actor in actors)
    elif (
        issued
        and scope.voice == "article"
        and sentence.topic
        and not _is_country(sentence.topic)
        and _alone(sentence, mention)
    ):
        yield "issued_by", sentence.topic, "issue" + HOME


_PRINTED = compile_pattern(
    "(?P<paper>{organization})》?[^。；：{organization}“《]{0,12}(?:发表|刊发|刊登|刊载)[^。；：“《]{0,40}?(?:文章|社论|评论|讲话|署名|述评)[^。；：“《]{0,12}$"
)
"""A paper prints an article: 《某日报》发表评论员文章，题目是《…》."""
_PASSED = compile_pattern("(?:{organization}|会议|全会|大会|票)(?:[^，。；{organization}{place}]{0,4})通过$")
"""A congress passes a law (通过); anybody else does something by means of (通过) it."""
_ALONE = compile_pattern(
    "(?:^|[，。；])(?:[{time}]|近日|日前|同时|此外|还|又|先后|相继|陆续|正式|率先|专门|及时|配套|研究|联合|并|已)*[^，。；的{organization}{place}{person}]{2,4}了?$"
)


def _alone(sentence: Sentence, mention: Mention) -> bool:
    """Does the clause before a document hold a verb and no subject (近日，出台了《…》)?"""
    return _ALONE.search(sentence.slotted.text[sentence.start : sentence.slotted.index(mention.start)]) is not None


def _congress(doc: Document, sentence: Sentence, mention: Mention) -> Organization | None:
    """The people's congress or its committee that the article told of before, where a meeting passes (通过) something."""
    passed = "通过" in sentence.slotted.text[sentence.start : sentence.slotted.index(mention.start)]
    bodies = (m.value for m in doc.mentions("organization") if passed and m.start < mention.start)
    return next((b for b in bodies if isinstance(b, Organization) and b.place and _CONGRESS.search(b.name)), None)


_CONGRESS = re.compile("人民代表大会(?:常务委员会)?$")


def _in_name(doc: Document, mention: Mention) -> list[Place | Organization]:
    """The bodies or the place with which the title of a document begins; the places in the name of anything else."""
    inner = [
        m
        for m in doc.nested
        if m.kind in {"place", "organization"} and mention.start <= m.start and m.end < mention.end
    ]
    if isinstance(mention.value, Program) and mention.value.kind == "document":
        inner = _heads(inner, mention.start + (1 if doc.article.text[mention.start] == "《" else 0), doc.article.text)
    return [
        m.value
        for m in inner
        if isinstance(m.value, Organization)
        or (isinstance(m.value, Place) and (m.value.level in _GOVERNED or m.value.level == "site"))
    ]


def _by_its_body(doc: Document, mention: Mention) -> bool:
    """Does the body at the head of a title issue it (中共衡阳市委关于…), and not only name its scope (中国共产党章程)?"""
    return _ABOUT.search(doc.article.text, mention.start, mention.end) is not None


_ABOUT = re.compile("关于|办公[厅室]")


def _heads(inner: list[Mention], at: int, text: str) -> list[Mention]:
    """What a title begins with, the longest at each place: 省委、省政府关于…."""
    row: list[Mention] = []
    while here := [m for m in inner if m.start == at]:
        row.append(max(here, key=lambda m: m.end))
        if text[row[-1].end] not in "、和与":
            break
        at = row[-1].end + 1
    return row


# ---------------------------------------------------------------- all else


def _done(doc: Document, sentence: Sentence, mention: Mention, scope: Scope) -> Iterator[Deed]:
    """By the subject, as the verb says; else implemented_by whom the text tells of."""
    sense = verb_of(sentence, mention)
    if not _is_deed(sentence, mention, sense):
        return
    if sense in BROUGHT and _ITS_PAPER.match(sentence.slotted.text, sentence.slotted.index(mention.start)):
        sense = "carry"
    actors = [] if sense == "talk" else subjects(sentence, mention, scope)
    if actors:
        for actor in actors:
            yield from _does(doc, actor, sense)
    elif scope.calls:
        yield from _called_for(doc, sentence, mention, scope, sense)
    elif not _only_said(sentence, mention, scope, sense) and not demanded(sentence, mention, scope):
        yield from _told_of(doc, sentence, mention, scope, sense)


def _told_of(doc: Document, sentence: Sentence, mention: Mention, scope: Scope, sense: Sense) -> Iterator[Deed]:
    """By the place that the text tells of, where nothing in the sentence speaks against it."""
    doer = _township_of(scope.teller, doc) or sentence.topic
    before = sentence.slotted.text[sentence.start : sentence.slotted.index(mention.start)]
    if doer is None or _EVENT_ACTS.search(before) or _BY_A_PERSON.search(before):
        return
    if isinstance(doer, Organization) and ASKS.search(before):
        return
    if scope.voice == "person" and WISHES.search(before):
        return
    if not _is_national(doer) or (sense == "carry" and _is_country(doer) and _says_whole(sentence, mention)):
        yield "implemented_by", doer, "carry" + HOME


_ITS_PAPER = compile_pattern("{program}[^，。；：、{program}]{0,6}(?:方案|细则|办法|意见|规划|标准|预案|文件)")
"""Who writes a scheme for a programme carries it out and need not have set it up."""


_EVENT_ACTS = re.compile(
    "(?:^|[。；，])(?:本[次届场]|此[次届]|该|这[次场])?[^，。；]{0,4}(?:活动|晚会|论坛|大会|峰会|年会|展会|文博会|博览会|比赛|赛事|展览|演出|节目)"
    "[^。；“]{0,24}?(?:围绕|紧扣|聚焦|以|分为|设|启动|包括|突出)[^。；]*$"
)
"""An event, not the place told of, has what follows for its theme."""


def _township_of(person: Person | None, doc: Document) -> Place | None:
    """The township or village of which somebody with a post there tells."""
    if person is None:
        return None
    posts = (f.organization.place for f in doc.facts if isinstance(f, Tenure) and f.person == person)
    return next((p for p in posts if p is not None and p.level in _LOWEST), None)


def _does(doc: Document, actor: Place | Organization, sense: Sense) -> Iterator[Deed]:
    """Who sets a programme up has issued it, who is its origin carries it out, too; else it is carried out only.

    What a committee originates its place carries out, and what one of a township does.
    """
    if sense in BROUGHT:
        yield "issued_by", actor, "issue"
    if sense in {"issue", "set_up"} or (sense == "origin" and _is_national(actor)):
        return
    rule = "issue" if sense in BROUGHT else "carry"
    place = seat(actor, doc) if isinstance(actor, Organization) and _acts_for_a_place(actor) else None
    yield (
        "implemented_by",
        place if place and not _is_country(place) and (sense in BROUGHT or place.level in _LOWEST) else actor,
        rule,
    )


def _called_for(doc: Document, sentence: Sentence, mention: Mention, scope: Scope, sense: Sense) -> Iterator[Deed]:
    """Who is to carry out what is called for: a place in its name (“数字衡阳”), or the place that a meeting tells to act."""
    named = [v for v in _in_name(doc, mention) if isinstance(v, Place) and v.level in _GOVERNED]
    if len(named) == 1:
        yield "implemented_by", named[0], "named_place"
    elif scope.voice == "meeting" and sense and sentence.topic and not _set_phrase(mention):
        topic = sentence.topic
        told = (topic.place or topic) if isinstance(topic, Organization) else topic
        if not _is_country(told):
            yield "implemented_by", told, "meeting" + HOME


def _acts_for_a_place(doer: Doer) -> bool:
    return isinstance(doer, Organization) and acts_for_a_place(doer)


def _is_country(doer: Doer) -> bool:
    """What all of China does need not be said of the country."""
    return isinstance(doer, Place) and doer.level == "country"


def _is_national(doer: Doer) -> bool:
    """The country, a ministry or a paper of it: what sentences without a subject tell is not told of them."""
    if isinstance(doer, Organization):
        return doer.place is None or doer.place.level == "country"
    return _is_country(doer)


def _says_whole(sentence: Sentence, mention: Mention) -> bool:
    """Does a sentence say that the whole of the country does something (将全国城乡居民纳入…)?"""
    return _WHOLE.search(sentence.printed_before(mention)) is not None


_WHOLE = re.compile("全国(?!人大|人民|政协|两会|各[地族]|性)|我国")
_BY_A_PERSON = compile_pattern(
    "{person}[^，。；：、的{person}{organization}{place}]{0,5}(?:[以用按]|采取|采用|通过|按照)$"
)
"""It is a person who does something by way of the programme (王建国以“四不两直”方式到耒阳市调研)."""


def _set_phrase(mention: Mention) -> bool:
    """One of the phrases of national politics."""
    known = isinstance(mention.value, Program) and plain(mention.value.name) in PHRASES
    return known or mention.rule == "program.phrase"


def _only_said(sentence: Sentence, mention: Mention, scope: Scope, sense: Sense) -> bool:
    """A doctrine without a verb, or what a speaker names without saying that anybody does it."""
    said = isinstance(mention.value, Program) and mention.value.kind in {"slogan", "strategy", "plan"}
    unmoved = said and not sense and _set_phrase(mention)
    return unmoved or (scope.speaker is not None and not sense)


def _is_deed(sentence: Sentence, mention: Mention, sense: Sense) -> bool:
    """Not a difficulty that is fought, a ground that something is built on, or the attribute of a model village."""
    program = mention.value
    assert isinstance(program, Program)
    fought = sense == "none" and program.kind not in _UNDERTAKEN
    index = sentence.slotted.index(mention.start)
    called = _STATE.search(program.name) or _PERIOD.match(program.name)
    if sense == "pass" or (not sense and _FOR_IT.search(sentence.slotted.text, max(sentence.start, index - 12), index)):
        return False
    return not fought and not called and not _NO_DEED.match(sentence.slotted.text, index)


_UNDERTAKEN = {"action", "mechanism", "service", "plan", "strategy", "cluster"}
"""Kinds that are never the difficulty that a verb fights, however near it stands (环境整治“百日会战”)."""
_FOR_IT = re.compile("(?:(?<![作称成认])为(?!了)|[对同与])[^，。；：]{0,10}$")
"""What is done for or with regard to a programme (为“西电东送”提供支撑) is not the programme carried out."""
_GOVERNED = {"province", "prefecture", "county", "township", "village"}
_LOWEST = {"township", "village", "site"}
_PERIOD = re.compile("十[一二三四五六]五")
_NO_DEED = compile_pattern(
    "{program}(?:的基础上|沿线|共建国|执法检查|[^，。；{program}]{0,4}(?:座谈会|现场会|研讨会|交流会|表彰会|论坛|(?<!动员)大会|峰会|大赛|博览会|先锋|企业家)"
    "|[^，。；：]{0,10}的?重要(?:指示|论述|讲话|批示)|[^。；]{0,70}(?:积极建言|献策|发言|提问)|中?(?:深刻)?(?:提出|指出|强调|明确|要求)[，：“]"
    "|[^，。；{program}]{0,4}(?:示范|试验|试点)[^，。；]{0,3}[村镇乡户县区点]|示范|高校|院校)"
)
_A_BODY = compile_pattern("{program}[^，。；：、]{0,6}(?:指导组|督导组|巡视组|督查组|检查组|宣讲团)")
_NO_PROGRAM = compile_pattern("{program}(?:沿线|共建国|[^，。；：]{0,10}的?重要(?:指示|论述|讲话|批示))")
_STATE = re.compile("(?:压力|挑战|对象|问题|难题|矛盾|人群|群体|短板|风险|困难|组织|过渡期|时期)$")


# ---------------------------------------------------------------- who is told to

_TOLD_TO = compile_pattern("要求({place})?各[^。；]*?(?:贯彻落实|贯彻执行|抓好落实|组织实施)")


def _told_to(sentence: Sentence) -> Iterator[ProgramLink]:
    """印发了《…》，要求全省各地区各部门认真贯彻落实: the place is to carry the documents of the sentence out."""
    text = sentence.slotted.text
    told = _TOLD_TO.search(text, sentence.start, sentence.end) if "要求" in text else None
    if told is None:
        return
    named = sentence.slotted.mention(told, 1) if told[1] else None
    bodies = sentence.slotted.among(sentence.start, told.start(), "organization")
    seats = [m.value.place for m in bodies if isinstance(m.value, Organization)]
    place = named.value if named else (seats or [None])[-1]
    end = sentence.slotted.at[told.end() - 1] + 1
    if not isinstance(place, Place) or _is_country(place):
        return
    for m in sentence.programs(end=told.start()):
        if isinstance(m.value, Program) and m.value.kind == "document":
            yield ProgramLink(m.value, "implemented_by", place, m.start, end, "program_link.told_to")
