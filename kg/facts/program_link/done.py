"""What is done with a programme: by the subject of its sentence, as the verb says, else by whom the text tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.program_link.doers import (
    LOWEST,
    SINCE,
    announcer,
    bidden_to_act,
    body_led,
    by_all,
    subjects_after,
    teller_body,
    teller_place,
    whose,
)
from kg.facts.program_link.idle import is_deed
from kg.facts.program_link.meant import that_one
from kg.facts.program_link.papers import in_name
from kg.facts.program_link.sentence import Site
from kg.facts.program_link.speech import CONVEYED, SAYING
from kg.facts.program_link.subjects import ASKS, HOME, ITS_OWN, SCENERY, WISHES, Deed, demanded, subjects
from kg.facts.program_link.topics import GOVERNED, acts_for_a_place, home_of, is_country, is_local, is_national, seat
from kg.facts.program_link.verbs import BROUGHT, Sense
from kg.grammar import Document, compile_pattern
from kg.mentions.place.country import CHINA
from kg.mentions.program.lists import count_of
from kg.model import Organization, Place


def done(doc: Document, site: Site) -> Iterator[Deed]:
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
    elif not _only_said(site) and (not demanded(site) or _asked_by_its_paper(doc, site)):
        yield from _told_of(doc, site, sense)


def _asked_by_its_paper(doc: Document, site: Site) -> bool:
    """要深入实施P in a comment of the paper itself: what a paper demands in its own words its place is to carry out."""
    home = home_of(doc)
    own = site.scope.teller is None and not site.set_phrase and not SAYING.search(site.before)
    return own and site.sense == "carry" and home is not None and not is_country(home)


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
    return "carry" if many or begun or ITS_PAPER.match(site.after) else sense


def _told_of(doc: Document, site: Site, sense: Sense) -> Iterator[Deed]:
    """By the place that the text tells of, where nothing in the sentence speaks against it."""
    before, after = site.before, subjects_after(site)
    if len(after) > 1 or any(isinstance(doer, Organization) for doer in after):
        for acting in after:
            yield from _does(doc, acting, "carry")
        return
    next_subject = after[0] if after else None
    there, meant = that_one(doc, site)
    if body := teller_body(doc, site):
        yield from _does(doc, body, sense)
        return
    doer = teller_place(doc, site) or next_subject or whose(site) or there or body_led(doc, site)
    if (doer is None or is_national(doer)) and sense in {"carry", "issue"} and by_all(doc, site):
        yield ("implemented_by", CHINA, "carry" + HOME) if sense == "carry" else ("issued_by", CHINA, "issue" + HOME)
        return
    if doer is None and meant:
        return
    doer = doer or site.sentence.topic
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
    if _PERSON_ACTS.search(before):
        return
    below = _BELOW.search(before)
    if below and isinstance(doer, Place) and doer != there and doer.level != _LEVEL[below["level"]]:
        return
    if isinstance(doer, Organization) and (ASKS.search(before) or not (doer == there or is_local(doer, doc))):
        return
    if doer != there and (_ANOTHER.search(before) or _DONE_BY_ANOTHER.search(before)):
        return
    if (site.scope.voice == "person" and WISHES.search(before)) or _BOTH_SIDES.search(before):
        return
    if sense in BROUGHT and doer == there:
        yield from _does(doc, doer, sense)
    elif (
        doer == there
        or not is_national(doer)
        or (sense == "carry" and is_country(doer) and _WHOLE.search(site.printed_before()))
    ):
        yield ("issued_by", doer, "issue" + HOME) if sense == "issue" else ("implemented_by", doer, "carry" + HOME)


_OF_HIM = re.compile("(?:^|[，。；])他(?!们)|(?:听说|听了|听取|了解|得知|询问|查看|察看)(?!到)[^，。；]*$")
"""A person's life is told, or what he saw and heard."""
_PERSON_ACTS = compile_pattern(
    "(?:^|[，。；\\s])[^，。；：“”{person}]{0,14}{person}(?![等们]|[^，。；]{0,6}(?:带领|率领|带动|组织|牵头|主持|召开|部署))[^，。；：的）“”{person}]{1,20}$"
)
"""It is a person of whom it is told."""
_BELOW = re.compile("(?:^|[，。；])(?P<level>[县乡镇村])(?:里|上|两委)[^，。；：]*(?:，[^。；：]*)?$")
_LEVEL = {"县": "county", "乡": "township", "镇": "township", "村": "village"}
"""县里推行P, in an article of a city that does not say which county."""
_BOTH_SIDES = re.compile("(?:^|[，。；])(?:双方|两国|双边|各方|各国|中外)[^，。；]{0,8}[^。；]*$")
"""Who is told of acts with others that the sentence does not name."""
_ANOTHER = compile_pattern(
    "(?:^|[，。；])(?:[局厂矿站所]里|学校|(?![各全我本该])[^，。；、：“”的各全在和将把以为{place}{organization}{person}{time}{number}{program}]{0,8}"
    "(?:(?<=[^，。；])[团厂矿站所]|(?<![，。；布格开结])局|(?<![，。；举主承协开创兴])办|连队|公社|大队|生产队|车间|班组|社区|小区|街道|公司|集团|合作社|医院|中学|小学|支部|党委|团委|工会|妇联|协会|农场|林场|法院|检察院|中队|支队|(?:服务|登记|管理|救助|活动|监测|防控)中心|基金会|商会))"
    "[^，。；：、“的{place}{organization}{person}]{2,14}“?$"
    "|(?:^|[，。；]){place}" + ITS_OWN + "[^，。；]*$"
    "|(?:^|[\\s）]){place}?[^，。；：“”的{place}{organization}{person}{time}{number}{program}]{2,12}(?:厂|矿|公社|大队|农场|林场|合作社|供销社|拖拉机站|中学|小学|医院)"
    "(?:的?(?:全体|广大)?(?:职工|工人|社员|干部|党委|党支部|师生|团员|青年|医务人员)){0,2}，[^。；]*$"
)
"""A body that is in no list acts, not the place told of (第五车间推行P)."""
_DONE_BY_ANOTHER = compile_pattern(
    "[^，。；：“”{place}{organization}{person}{time}{number}我来了]{3}(?:实施|推行|开展|发起|倡导|首创|创立|创办)的“?$"
)
"""What somebody who is in no list does (某基金会实施的P)."""
_VISITS = re.compile(
    "(?:观摩团|考察团|调研组|督导组|检查组|采访团|代表团|一行)(?:一行|成员)?(?:先后|实地|深入|走进|来到|前往|赴|到|以|通过|采[取用]|围绕)"
)
"""Those who visit a place do not act for it."""
_TAKEN_PART = re.compile("(?:人次|群众|市民|居民|学生|游客|职工|志愿者)[^，。；]{0,4}参[与加]$")
_ASKED = re.compile("[^。！；]*？")

ITS_PAPER = compile_pattern(
    "{program}[^，。；：、{program}]{0,6}(?:方案|细则|办法|意见|规划|标准|预案|文件|责任[书状]|承诺书)"
)
"""Who writes a scheme for a programme, or signs for it, carries it out and need not have set it up."""
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
    place = seat(actor, doc) if isinstance(actor, Organization) and acts_for_a_place(actor) else None
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
    if len(named) == 1 and not count_of(site.program.name) and not site.program.name.endswith("精神"):
        yield "implemented_by", named[0], "named_place"
    elif sense and not site.set_phrase:
        yield from bidden_by_a_meeting(doc, site)


def bidden_by_a_meeting(doc: Document, site: Site) -> Iterator[Deed]:
    """会议强调，要落实P: the place of the committee that meets, else the one that is told of, is to do it."""
    topic = _where_it_meets(doc) or site.sentence.topic
    if site.scope.voice != "meeting" or topic is None:
        return
    told = topic
    if isinstance(topic, Organization) and not _SOCIETY.search(topic.name):
        told = topic.place or topic
    paper = site.scope.paper
    if not is_country(told) and (paper is None or paper.name.startswith(told.name)):
        yield "implemented_by", told, "meeting" + HOME


def _where_it_meets(doc: Document) -> Place | None:
    """The province of whose committee the headline or the first lines say that it meets, though the paper writes from its capital."""
    for m in doc.mentions("organization"):
        if m.start > 120:
            break
        if CONVEYED.search(doc.article.text, 0, m.start):
            continue
        if acts_for_a_place(m.value) and isinstance(m.value, Organization) and _MEETS.match(doc.article.text, m.end):
            return m.value.place
    return None


_MEETS = re.compile("[^，。；]{0,8}(?:全会|全体会议|全体（扩大）会议|常委会会议|工作会议)")


_SOCIETY = re.compile("(?<!共产)党$|(?:同盟|学社|联合会|总会|协会|学会|促进会|建国会|集团|公司)$")
"""A party that does not rule, a society or a company: what its meeting calls for it is to do itself."""


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
    return not (site.sense or SINCE.match(site.after)) and (doctrine or site.scope.speaker is not None)
