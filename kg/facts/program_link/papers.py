"""Who issued a document, and who is told to carry it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.program_link.sentence import Sentence, Site
from kg.facts.program_link.subjects import HOME, Deed, subjects
from kg.facts.program_link.topics import GOVERNED, is_country
from kg.facts.program_link.verbs import BROUGHT
from kg.grammar import Document, compile_pattern
from kg.model import Mention, Organization, Place, Program, ProgramLink

NO_DEED = compile_pattern(
    "{program}(?:的基础上|(?:主题)?(?:展区|展馆|展厅|展位|专列)|沿线|共建国|(?:共建|相关|等|和[^，。；]{1,6})?国家(?!战略)|(?:中小)?企业|执法检查|[^，。；{program}]{0,4}(?:座谈会|现场会|研讨会|交流会|表彰会|论坛|(?<!动员)大会|峰会|大赛|博览会|先锋|企业家)"
    "|[^，。；：]{0,10}的?重要(?:指示|论述|讲话|批示)|[^。；]{0,70}(?:积极建言|献策|发言|提问)|中?(?:深刻)?(?:提出|指出|强调|明确|要求)[，：“]"
    "|的?主题(?!教育|活动|党日|实践|宣传|宣讲)|[^，。；{program}]{0,4}(?:示范|试验|试点)[^，。；]{0,3}[村镇乡户县区点]|示范|高校|院校|[^，。；{program}]{0,6}等[^，。；]{0,4}(?:领域|话题|课题|议题|议程))"
)
"""What follows a programme that nobody carries out by that: a seminar on it, a model village of it, what it says."""


def issued(doc: Document, site: Site) -> Iterator[Deed]:
    """By whoever stands at the head of its title; else, where a verb says so, by the subject or whom the text tells of."""
    sentence = site.sentence
    if NO_DEED.match(site.after):
        return
    if printer := _PRINTED.search(site.before):
        paper = sentence.slotted.mentions[sentence.start + printer.start("paper")].value
        if isinstance(paper, Organization):
            yield "issued_by", paper, "printed"
        return
    named = in_name(doc, site.mention)
    passed = site.mention.rule == "program.passed" or _PASSED.search(site.before[-8:])
    sense = "issue" if passed else site.sense
    issued = sense in BROUGHT
    actors = subjects(site) if issued else []
    if sense == "origin":
        yield from (("implemented_by", actor, "issue") for actor in actors)
    if site.scope.voice == "article" and _KEPT.search(site.before):
        yield from (("implemented_by", actor, "carry") for actor in subjects(site) if not is_country(actor))
    by_title = bool(named) and isinstance(named[0], Organization) and not actors
    passing = _congress(doc, site) if issued and not actors and not by_title else None
    if passing:
        yield "issued_by", passing, "issue"
    elif (by_title and (issued or _ABOUT.search(site.mention_text))) or (named and issued and not actors):
        yield from (("issued_by", body, "title") for body in named)
    elif actors:
        yield from (("issued_by", actor, "issue") for actor in actors)
    elif (
        issued
        and site.scope.voice == "article"
        and sentence.topic
        and not is_country(sentence.topic)
        and _ALONE.search(site.before)
    ):
        yield "issued_by", sentence.topic, "issue" + HOME


_KEPT = compile_pattern(
    "(?:贯彻落实|贯彻执行|贯彻实施|落实|执行|实施|推行|施行|践行)(?:好|了|国家|省|市|《)?(?:[{place}{organization}])?(?:{program}[、和与及]?)*$"
)
"""A document is not only studied or named but kept to."""
_PRINTED = compile_pattern(
    "(?P<paper>{organization})》?[^。；：{organization}“《]{0,12}(?:发表|刊发|刊登|刊载)[^。；：“《]{0,40}?(?:文章|社论|评论|讲话|署名|述评)[^。；：“《]{0,12}$"
)
"""A paper prints an article: 《某日报》发表评论员文章，题目是《…》."""
_SIGNED = compile_pattern(
    "(?P<bodies>[{place}{organization}][^，。；：{place}{organization}{person}]{0,4}[与同和、][{place}{organization}])"
    "[^，。；：“《{place}{organization}{person}]{0,10}(?:签署|签订|签下|商签)了?[^，。；：{place}{organization}{person}的]{0,10}$"
)
"""Two sign an agreement: 甲局还与乙集团签署《…》."""
_APPROVED = compile_pattern(
    "(?:^|[，。；])经(?P<bodies>{organization}(?:[、和与及\\s]?{organization})*)(?:审议)?(?:批准|同意)(?:，|\\s)?[^，。；：{place}{organization}{person}]{0,12}$"
)
"""经甲院、乙委批准，《…》颁布."""
_ORDERED = compile_pattern(
    "(?P<bodies>{organization}(?:[、和与及]{organization})*)[^。；：{organization}{person}{program}]{0,30}部署(?:在?{place}|各地|各级)[^，。；：{place}{organization}{person}]{0,10}(?:开展|实施|启动)[^，。；：{place}{organization}{person}]{0,8}$"
)
"""甲局决定，部署全国开展…."""
_SET_GOING = (
    (_SIGNED, "signed", "签"),
    (_APPROVED, "approved", "经"),
    (_ORDERED, "ordered", "部署"),
)
"""Each with a word without which it says nothing."""
_PASSED = compile_pattern("(?:{organization}|会议|全会|大会|票)(?:[^，。；{organization}{place}]{0,4})通过$")
"""A congress passes a law (通过); anybody else does something by means of (通过) it."""
_ALONE = compile_pattern(
    "(?:^|[，。；])(?:[{time}]|近日|日前|同时|此外|还|又|先后|相继|陆续|正式|率先|专门|及时|配套|研究|联合|并|已)*[^，。；的{organization}{place}{person}]{2,4}了?$"
)
"""The clause before a document holds a verb and no subject (近日，出台了《…》)."""


def _congress(doc: Document, site: Site) -> Organization | None:
    """The people's congress or its committee that the article told of before, where a meeting passes (通过) something."""
    if "通过" not in site.before:
        return None
    bodies = (m.value for m in doc.mentions("organization") if m.start < site.mention.start)
    return next((b for b in bodies if isinstance(b, Organization) and b.place and _CONGRESS.search(b.name)), None)


_CONGRESS = re.compile("(?:人民代表大会|政治协商会议.{2,8}委员会)(?:常务委员会)?$")


def in_name(doc: Document, mention: Mention) -> list[Place | Organization]:
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
        or (isinstance(m.value, Place) and (m.value.level in GOVERNED or m.value.level == "site"))
    ]


def set_going(site: Site) -> list[Deed]:
    """Who signs it, who approves it or orders it for the whole country: what the clauses before it say."""
    found: list[Deed] = []
    for pattern, rule, word in _SET_GOING:
        said = pattern.search(site.before) if word in site.before else None
        if said is None or (rule == "approved" and site.program.kind not in {"document", "plan"}):
            continue
        first, last = (site.sentence.start + at for at in said.span("bodies"))
        bodies = [m.value for m in site.sentence.slotted.among(first, last, "place", "organization")]
        found += [("issued_by", body, rule) for body in bodies if isinstance(body, Place | Organization)]
    return found


_ABOUT = re.compile("关于|办公[厅室]")
"""In a title of which the body at its head is the issuer (中共衡阳市委关于…), not its scope (中国共产党章程)."""


def _heads(inner: list[Mention], at: int, text: str) -> list[Mention]:
    """What a title begins with, the longest at each place: 省委、省政府关于…."""
    row: list[Mention] = []
    while here := [m for m in inner if m.start == at]:
        row.append(max(here, key=lambda m: m.end))
        if text[row[-1].end] not in "、和与 ":
            break
        at = row[-1].end + 1
    return row


_TOLD_TO = compile_pattern("要求({place})?各[^。；]*?(?:贯彻落实|贯彻执行|抓好落实|组织实施)")


def told_to(sentence: Sentence) -> Iterator[ProgramLink]:
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
    if not isinstance(place, Place) or is_country(place):
        return
    for site in sentence.sites:
        if site.program.kind == "document" and site.index < told.start():
            yield ProgramLink(site.program, "implemented_by", place, site.mention.start, end, "program_link.told_to")
