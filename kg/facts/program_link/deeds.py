"""Who issued a programme, who carries it out and who calls for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.program_link.callers import author_of, demander_of, explainer_of, introducer_of, proposer_of, signer_of
from kg.facts.program_link.doers import (
    LOWEST,
    announcer,
    bidden_to_act,
    by_all,
    pair,
    place_after,
    place_before,
    subjects_after,
    teller_place,
    that_one,
    whose,
)
from kg.facts.program_link.idle import PERIOD, is_deed, of_a_theme
from kg.facts.program_link.papers import NO_DEED, both_sides, called_after, in_name, issued, set_going, told_to
from kg.facts.program_link.sentence import Sentence, Site
from kg.facts.program_link.subjects import ASKS, HOME, SCENERY, WISHES, Deed, Doer, demanded, owners, subjects
from kg.facts.program_link.topics import GOVERNED, acts_for_a_place, is_country, is_local, is_national, seat
from kg.facts.program_link.verbs import BROUGHT, Sense
from kg.grammar import Document, compile_pattern
from kg.mentions.place.home import CHINA
from kg.mentions.program.lists import count_of
from kg.model import Organization, Person, Place, Program, ProgramLink, Relation


def deeds(doc: Document, sentence: Sentence, planned: set[Program]) -> Iterator[ProgramLink]:
    """The links of each programme of the sentence to persons, bodies and places.

    What a document is said to plan is not done by whom the text tells of.
    """
    for site in sentence.sites:
        if not PERIOD.fullmatch(site.program.name):
            for relation, doer, rule in _deeds(doc, site):
                if rule == "carry" + HOME and site.program in planned:
                    continue
                start, end = site.mention.start, site.mention.end
                yield ProgramLink(site.program, relation, doer, start, end, f"program_link.{rule}")
    yield from told_to(sentence)


def _deeds(doc: Document, site: Site) -> Iterator[Deed]:
    if _A_BODY.match(site.after) or _in_a_title(site):
        return
    whose, said = owners(doc, site)
    for owner in whose:
        if said or owner != CHINA:
            yield from _owned(owner, said)
    yield from called_after(doc, site)
    told = site.sentence.told
    if told is not None and site.program != told and site.program.kind != "document":
        yield from _bidden(site)
        return
    if author := author_of(site):
        yield "promoted_by", author, "author"
    if signer := signer_of(doc, site):
        yield "promoted_by", signer, "signed_by"
    if introducer := introducer_of(doc, site):
        yield "promoted_by", introducer, "introduced"
    if explainer := explainer_of(site):
        yield "promoted_by", explainer, "explained"
    if (
        site.scope.speaker
        and not _in_passing(site)
        and not (_NO_PROGRAM.match(site.after) and not _SET_FORTH.search(site.before))
    ):
        yield "promoted_by", site.scope.speaker, "speaker"
        if (proposer := proposer_of(site)) and proposer != site.scope.speaker:
            yield "promoted_by", proposer, "proposed"
    elif proposer := proposer_of(site) or demander_of(site):
        yield "promoted_by", proposer, "proposed"
        if said:
            yield from _kept_to(doc, site, whose)
        return
    passive = [*_by_whom(site), *set_going(site)]
    if place := place_after(site):
        passive.append(("implemented_by", place, "where"))
    yield from passive
    if place := place_before(site):
        yield "implemented_by", place, "where"
    together: list[Deed] = [("implemented_by", state, "together") for state in pair(site)]
    together += [("issued_by", state, "together") for state in both_sides(doc, site)]
    yield from together
    passive += together
    if not (said or passive or author):
        yield from issued(doc, site) if site.program.kind == "document" else _done(doc, site)
    elif said:
        yield from _kept_to(doc, site, whose)


def _in_a_title(site: Site) -> bool:
    """Is it but a part of what a title is about: 《“八大工程”读本》?"""
    text, at = site.sentence.slotted.article.text, site.mention.start
    opened = text.rfind("《", max(0, at - 40), at)
    if opened < 0 or text.find("》", opened, at) >= 0:
        return False
    return "关于" not in text[opened:at] and not _ITS_PAPER.match(site.after)


def _kept_to(doc: Document, site: Site, owners: list[Doer]) -> Iterator[Deed]:
    """耒阳市落实省委提出的P: what one has issued another carries out."""
    if site.sense == "carry" and is_deed(site):
        doers = subjects(site) or ([CHINA] if by_all(doc, site) else [])
        yield from (("implemented_by", doer, "carry") for doer in doers if doer not in owners)


def _bidden(site: Site) -> Iterator[Deed]:
    """The ways of working that a printed document bids its place to keep to; what it plans to do is not yet done."""
    moved = site.sense not in {"", "none"} and not site.set_phrase
    topic = site.sentence.topic
    if site.program.kind in {"method", "service"} and moved and isinstance(topic, Place):
        yield "implemented_by", topic, "bidden"


_SET_FORTH = re.compile("(?:作出|提出|发表)(?:了|的)?$")
"""作出“两个巩固”的重要论述: it is what is said."""
_PRAISED = compile_pattern(
    "(?:赞赏|赞扬|评价|感谢|钦佩)(?![^，。；]*(?:支持|愿|践行))[^，。；]*(?:提出|倡导|倡议|发起|推动)的(?:{program}[、和与及]?)*$"
)
"""What another has put forward is praised, and not called for."""
_BACKED = re.compile("[^。；]{0,24}(?:支持|响应|愿|参与)")


_SO_FAR = re.compile("(?:目前|截至|多年来|已经?(?!成)|先后)[^。；]*$")
_HELD_TO = re.compile("将|愿|要|希望|继续|应|必须|支持|坚[定持]|欢迎|致力")
"""How things have come to be is told; who says so and no more calls for nothing."""


def _in_passing(site: Site) -> bool:
    """A document is called for only where something is to be done with it; a theme and what is praised are not."""
    if of_a_theme(site):
        return True
    if _PRAISED.search(site.before) and not _BACKED.match(site.after):
        return True
    if not site.scope.calls and _SO_FAR.search(site.before) and not _HELD_TO.search(site.sentence.text):
        return True
    idle = site.program.kind == "document" and site.sense in {"", "none", "talk"} and not site.set_phrase
    return site.sense == "pass" or idle


_BY_WHOM = compile_pattern(
    "{program}[^，。；：{program}{place}{organization}]{0,6}(?:由|是由|，(?:[{time}]|近日|日前)?由|经|已经)(?:中华人民共和国)?(?:第[^，。；]{1,5}届)?(?P<doers>(?:[{place}{organization}](?:等|联合|[、和与及])?)+)"
    "(?:[{time}]|[^，。；：{program}{place}{organization}]){0,12}?(?P<verb>(?:牵头|负责)(?!制定|制订|编制|起草|印发)|发布|印发|制定|制订|出台|颁布|编制|起草|发起|提出|推出|批准|审议通过|表决通过|通过|签署|签订|达成|缔结|组织编写|编写|编辑|出版|修订|实施|承担|建设|推行|开展|主办|举办|承办)"
)
_LED_BY = compile_pattern(
    "由(?P<doers>(?:[{place}{organization}][、和与及]?)+)等?(?:[^，。；]{0,4}部门|单位)?(?:共同|联合)?"
    "(?:牵头|主导|负责|主抓|主办|举办|承办|组织实施|组织开展)[^。；：“]{0,20}的[^，。；：{place}{organization}的]{0,14}$"
)
_DONE_BY = frozenset(("牵头", "负责", "实施", "承担", "建设", "推行", "开展", "主办", "举办", "承办"))


def _by_whom(site: Site) -> Iterator[Deed]:
    """《…》由甲局、乙局发布; P由甲县实施; 由甲局牵头、十个部门组成的P."""
    sentence = site.sentence
    if "由" in site.before and (led := _LED_BY.search(site.before)):
        first, last = (sentence.start + at for at in led.span("doers"))
        for leader in sentence.slotted.among(first, last, "place", "organization"):
            if isinstance(leader.value, Place | Organization):
                yield "implemented_by", leader.value, "passive"
    found = _BY_WHOM.match(sentence.slotted.text, site.index, sentence.end)
    if found is None or NO_DEED.match(site.after):
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
    if said == "carry" or (said == "origin" and not _acts_for_a_place(owner) and not is_country(owner)):
        yield "implemented_by", owner, "of"


def _done(doc: Document, site: Site) -> Iterator[Deed]:
    """By the subject, as the verb says; else implemented_by whom the text tells of."""
    if not is_deed(site):
        return
    sense = _sense(site)
    actors = [] if sense == "talk" else subjects(site)
    if site.set_phrase and site.scope.voice == "meeting" and any(map(is_country, actors)):
        return  # 会议号召，全国各族人民…
    if actors:
        for actor in actors:
            yield from _does(doc, actor, sense)
            if sense == "origin" and is_country(actor) and site.program.kind == "action":
                yield "implemented_by", actor, "issue"
    elif site.scope.voice == "person" and sense and (told := bidden_to_act(doc, site)):
        yield from (("implemented_by", doer, "told_to_act") for doer in told)
    elif site.scope.calls:
        yield from _called_for(doc, site, sense)
    elif not _only_said(site) and not demanded(site):
        yield from _told_of(doc, site, sense)


def _sense(site: Site) -> Sense:
    """What is said of a programme, by its verb and by what it is or what follows it."""
    sense = site.sense
    if sense == "carry" and site.program.kind in {"plan", "strategy"} and _DRAWN_UP.match(site.after):
        return "issue"
    if sense not in BROUGHT:
        return sense
    if sense == "origin" and site.program.kind == "plan":
        return "issue"  # 推出, 启动 a plan: who carries it out is not said
    many = sense == "set_up" and _COUNTED.search(site.printed_before())
    begun = site.program.kind == "mechanism" and _BEGUN.search(site.before)
    return "carry" if many or begun or _ITS_PAPER.match(site.after) else sense


def _told_of(doc: Document, site: Site, sense: Sense) -> Iterator[Deed]:
    """By the place that the text tells of, where nothing in the sentence speaks against it."""
    before, after = site.before, subjects_after(site)
    if len(after) > 1 or any(isinstance(doer, Organization) for doer in after):
        yield from (("implemented_by", doer, "carry") for doer in after)
        return
    next_subject = after[0] if after else None
    there = that_one(site)
    doer = teller_place(doc, site) or next_subject or whose(site) or there or site.sentence.topic
    if (doer is None or is_national(doer)) and sense in {"carry", "issue"} and by_all(doc, site):
        yield ("implemented_by", CHINA, "carry" + HOME) if sense == "carry" else ("issued_by", CHINA, "issue" + HOME)
        return
    nobody = (doer is None or is_national(doer)) and not site.set_phrase
    if nobody and sense in {"carry", "issue", "set_up"} and (body := announcer(doc, site)):
        yield ("implemented_by", body, "carry" + HOME) if sense == "carry" else ("issued_by", body, "issue" + HOME)
        return
    if isinstance(doer, Place) and (doer.level in {"natural", "region"} or SCENERY.search(doer.name)):
        return
    if doer is None or _EVENT_ACTS.search(before) or _BY_A_PERSON.search(before[-10:]):
        return
    if _OF_HIM.search(before) or _VISITS.search(before) or _TAKEN_PART.search(before) or _ASKED.match(site.after):
        return
    if _PERSON_ACTS.search(before) or (doer != there and _THIS.search(before) and not _lowest(doer)):
        return
    if isinstance(doer, Organization) and (ASKS.search(before) or not (doer == there or is_local(doer, doc))):
        return
    if (site.scope.voice == "person" and WISHES.search(before)) or _BOTH_SIDES.search(before):
        return
    if sense in BROUGHT and isinstance(doer, Place) and doer == there:
        yield from _does(doc, doer, sense)
    elif (
        doer == there
        or not is_national(doer)
        or (sense == "carry" and is_country(doer) and _WHOLE.search(site.printed_before()))
    ):
        issued_only = sense == "issue" and isinstance(doer, Place)
        yield ("issued_by", doer, "issue" + HOME) if issued_only else ("implemented_by", doer, "carry" + HOME)


def _lowest(doer: Doer) -> bool:
    return isinstance(doer, Place) and doer.level in LOWEST


_OF_HIM = re.compile("(?:^|[，。；])他(?!们)|(?:听说|听了|听取|了解|得知|询问|查看|察看)(?!到)[^，。；]*$")
"""A person's life is told, or what he saw and heard."""
_PERSON_ACTS = compile_pattern(
    "(?:^|[，。；\\s])[^，。；：“”{person}]{0,14}{person}(?![等们]|[^，。；]{0,6}(?:带领|率领|带动|组织|牵头|主持|召开|部署))[^，。；：的）“”{person}]{1,20}$"
)
"""It is a person of whom it is told."""
_BOTH_SIDES = re.compile("(?:^|[，。；])(?:双方|两国|双边|各方|各国|中外)[^，。；]{0,8}[^。；]*$")
"""Who is told of acts with others that the sentence does not name."""
_THIS = re.compile("(?:^|[，。；])[^，。；]{0,6}该[村镇乡局校院所站司队区县]")
"""A body or place that is not known here."""
_VISITS = re.compile(
    "(?:观摩团|考察团|调研组|督导组|检查组|采访团|代表团|一行)(?:一行|成员)?(?:先后|实地|深入|走进|来到|前往|赴|到|以|通过|采[取用]|围绕)"
)
"""Those who visit a place do not act for it."""
_TAKEN_PART = re.compile("(?:人次|群众|市民|居民|学生|游客|职工|志愿者)[^，。；]{0,4}参[与加]$")
_ASKED = re.compile("[^。！；]*？")

_ITS_PAPER = compile_pattern("{program}[^，。；：、{program}]{0,6}(?:方案|细则|办法|意见|规划|标准|预案|文件)")
"""Who writes a scheme for a programme carries it out and need not have set it up."""
_DRAWN_UP = compile_pattern("{program}[^，。；：]{0,2}(?:修编|编制|修订|制定|起草)(?!的|完成后)")
"""Who goes on with the drawing up of a plan (推进P编制) issues it."""
_BEGUN = re.compile("启动[^，。；]{0,6}$")
"""A mechanism that is ready, and is only set off (启动应急响应机制)."""
_COUNTED = re.compile("[0-9百千万多余]{2}[个家处所间座条支]“?$")
"""Who opens many of one kind (开设120个“幸福食堂”) carries it out."""


_EVENT_ACTS = re.compile(
    "(?:^|[。；，])(?:本[次届场]|此[次届]|该|这[次场])?[^，。；]{0,4}(?:活动|晚会|论坛|大会|峰会|年会|展会|展区|展馆|展厅|展览馆|文博会|博览会|比赛|赛事|展览|演出|节目|节)"
    "[^。；“]{0,24}?(?:围绕|紧扣|聚焦|以|分为|设|启动|包括|突出)[^。；]*$"
)
"""An event, not the place told of, has what follows for its theme."""


def _does(doc: Document, actor: Place | Organization, sense: Sense) -> Iterator[Deed]:
    """Who sets a programme up has issued it, who is its origin carries it out, too; else it is carried out only.

    What a committee originates its place carries out, and what one of a township does. A national body that deploys
    something (部署开展) does both.
    """
    if sense == "order":
        if is_national(actor) and isinstance(actor, Organization):
            yield "issued_by", actor, "issue"
        sense = "carry"
    if sense in BROUGHT:
        yield "issued_by", actor, "issue"
    if sense in {"issue", "set_up"} or (sense == "origin" and is_national(actor)):
        return
    rule = "issue" if sense in BROUGHT else "carry"
    place = seat(actor, doc) if isinstance(actor, Organization) and _acts_for_a_place(actor) else None
    yield (
        "implemented_by",
        place if place and not is_country(place) and (sense in BROUGHT or place.level in LOWEST) else actor,
        rule,
    )


def _called_for(doc: Document, site: Site, sense: Sense) -> Iterator[Deed]:
    """Who is to carry out what is called for: a place in its name (“数字衡阳”), or the place that a meeting tells to act.

    A document tells what its own place is to do, not the one that the paragraph tells of.
    """
    named = [v for v in in_name(doc, site.mention) if isinstance(v, Place) and v.level in GOVERNED]
    topic = site.sentence.topic
    if len(named) == 1 and not count_of(site.program.name):
        yield "implemented_by", named[0], "named_place"
    elif site.scope.voice == "meeting" and sense and topic and not site.set_phrase:
        told = topic
        if isinstance(topic, Organization) and not _SOCIETY.search(topic.name):
            told = topic.place or topic
        paper = site.scope.paper
        if not is_country(told) and (paper is None or paper.name.startswith(told.name)):
            yield "implemented_by", told, "meeting" + HOME


_SOCIETY = re.compile("(?<!共产)党$|(?:同盟|学社|联合会|总会|协会|学会|促进会|建国会|集团|公司)$")
"""A party that does not rule, a society or a company: what its meeting calls for it is to do itself."""


def _acts_for_a_place(doer: Doer) -> bool:
    return isinstance(doer, Organization) and acts_for_a_place(doer)


_WHOLE = re.compile(
    "(?<![动导励领])全国(?!人大|人民|政协|两会|各[地族]|性|工商|总工会|妇联|青联)|我国|(?:^|[，。；\\s])[^，。；：]{0,6}我们(?!党)[^，。；对把将]{0,16}$"
)
"""The whole of the country is said to do something (将全国城乡居民纳入…)."""
_BY_A_PERSON = compile_pattern(
    "{person}[^，。；：、的{person}{organization}{place}]{0,5}(?:[以用按]|采取|采用|通过|按照)$"
)
"""It is a person who does something by way of the programme (王建国以“四不两直”方式到耒阳市调研)."""


def _only_said(site: Site) -> bool:
    """A doctrine without a verb, or what a speaker names without saying that anybody does it."""
    doctrine = site.program.kind in {"slogan", "strategy", "plan"} and site.set_phrase
    return not site.sense and (doctrine or site.scope.speaker is not None)


_A_BODY = compile_pattern("{program}[^，。；：、]{0,6}(?:指导组|督导组|巡视组|督查组|检查组|宣讲团)")
_NO_PROGRAM = compile_pattern("{program}(?:沿线|共建国|[^，。；：]{0,10}的?重要(?:指示|论述|讲话|批示))")
