"""Who calls for a programme in so many words: proposes it, decides on it, asks for it."""

from __future__ import annotations

import re

from kg.facts.program_link.doers import SINCE
from kg.facts.program_link.sentence import Site
from kg.facts.program_link.subjects import subjects
from kg.facts.program_link.topics import acts_for_a_place, is_country, is_national, seat
from kg.grammar import PERSON, Document, compile_pattern
from kg.mentions.place.country import CHINA
from kg.model import Organization, Person, Tenure

_PROPOSED = compile_pattern(
    "(?:^|[，。；）)])[^，。；：{person}的]{0,24}(?P<who>{person}){post}?[^，。；：“《{person}的]{0,24}?"
    "(?:(?:首次|创造性|率先|亲自|郑重)?地?(?:提出|倡导|倡议|发起|宣布|擘画|部署)(?!的)|(?:、?亲自(?:谋划|部署|推动|指挥|决策|擘画))+)了?"
    "(?:[^，。；：“《{person}{program}]{0,10}(?:{program}(?:倡议)?[、和与及]?)*|[^，。；：“《{person}{program}的]{0,12}{program}的)$"
)
_OWN_IDEA = compile_pattern(
    "{program}(?:[^，。；{program}{person}]{0,4}，)?是[^，。；：“《{program}{person}]{0,8}(?P<who>{person})[^。；：“《{program}{person}]{0,40}?"
    "(?:提出|倡导|倡议|发起|擘画|谋划|部署|推动|决策)的"
)


_URGED = compile_pattern(
    "在[^，。；：{person}]{0,10}(?P<who>{person})[^。；：“《{person}{program}]{0,12}(?:提议|倡议|倡导|擘画|谋划|推动|部署|指挥)[^，。；：{person}]{0,4}下，[^。；{person}]{0,40}$"
)


def proposers_of(site: Site) -> list[Person]:
    """Who is told to have proposed a programme: 李某在论坛开幕式上首次提出P; 在李某亲自推动下，…P."""
    if PERSON in site.before:
        found = _PROPOSED.search(site.before) or ("下，" in site.before and _URGED.search(site.before))
        if found:
            return _row(site, *found.span("who"))
    found = _OWN_IDEA.match(site.after)
    return _row(site, *(len(site.before) + at for at in found.span("who"))) if found else []


_HIS = compile_pattern(
    "(?P<who>{person}){post}?[^，。；：“《{person}]{0,24}(?:提出|宣布|倡导|倡议)的(?:[^，。；：“《{person}{program}]{0,8}{program}的?)?"
    "(?:支持|高质量|构建|共建|建设|推动|打造)*(?:{program}[、和与及])*$"
)
_TOLD_OF = compile_pattern(
    "(?P<who>{person}){post}?[^。；：“《{person}]{0,30}(?:介绍了|通报了|宣读|解读)[^，。；：“《{person}]{0,12}(?:{program}[、和与及])*$"
)

_EXPERIENCE = compile_pattern("{program}[^，。；：{program}]{0,4}的?(?:经验|做法|成效|体会)")
"""Who tells what came of a programme where it is carried out does not call for it."""
_HELD = compile_pattern(
    "(?P<who>{person}){post}?(?:[^。；：“《{person}]|《[^》]{1,12}》){0,60}(?:作|发表)了?(?:题(?:目)?为)?{program}的[^，。；：{person}]{0,8}(?:讲话|演讲|致辞|报告|讲座|发言|文章)"
)
"""王建国作题为《…》的讲座, 作了《…》的报告."""
_ENTITLED = ("题为", "题目为", "作", "作了", "发表", "发表了")
_EXPLAINED = compile_pattern(
    "(?P<who>{person}){post}?(?:就此)?[作做]了?关于提请(?:审议|批准)+{program}的(?:议案|提案)的(?:说明|报告)"
)
_EXPLAINED_NEXT = compile_pattern(
    "受[^，。；：{person}]{1,12}委托，[^，。；：{person}]{0,24}(?P<who>{person})[作做]了?说明"
)


def explainer_of(site: Site) -> Person | None:
    """Who speaks on a document by its title, or for a bill: 李某作题为《P》的讲座; 关于P的议案。受某院委托，李某作了说明."""
    if site.program.kind != "document" or PERSON not in site.sentence.slotted.text:
        return None
    slotted, sentence = site.sentence.slotted, site.sentence
    if site.before.endswith(_ENTITLED) or "提请" in site.before[-8:]:
        for pattern in (_HELD, _EXPLAINED):
            for found in pattern.finditer(sentence.text):
                if found.start() < site.index - sentence.start < found.end():
                    return _official(slotted.mentions[sentence.start + found.start("who")].value)
    if "提请" not in site.before[-8:]:
        return None
    found_next = _EXPLAINED_NEXT.match(slotted.text, sentence.end)
    return _official(slotted.mentions[found_next.start("who")].value) if found_next else None


def author_of(site: Site) -> Person | None:
    """Whose idea a programme is called (李某在论坛上宣布的支持P的Q), and who told others of it (李某介绍了P, 宣读了《P》)."""
    found = _HIS.search(site.before) if "的" in site.before else None
    if not found and site.scope.voice == "article" and PERSON in site.before:
        found = None if _EXPERIENCE.match(site.after) else _TOLD_OF.search(site.before)
    return _who(site, found.start("who")) if found else None


_CARES = compile_pattern(
    "(?P<who>{person}(?:{post}?[、和与及]{post}*{person})*){post}?(?:(?:[^，。；：“《{person}{program}]{0,12}(?:对|就|围绕)|[^。；：“《{person}{program}]{0,24}，(?:并|还)?就"
    "|[^；。：“《{person}{program}]{0,40}[做作]出了?|(?:关于|(?:对|给){place}?的?|提出的|赋予{place}?的?))[^，。；：“《{person}{program}的]{0,8})?$"
)
_CARED_FOR = compile_pattern(
    "{program}[^，。；：{program}]{0,8}(?P<said>(?:提出|作出|作了|进行|讲|谈)了?[^，。；：]{0,6}(?:要求|部署|指示|批示|强调|安排|意见|建议|说明)|给予[^，。；：]{0,4}肯定，[^。；：{person}]{0,24}(?:推广|学习|借鉴))"
    "|{program}[^，。；：{program}]{0,8}(?:的?(?:重要|殷切|殷殷|总|明确|具体|目标)*(?:要求|指示|嘱托|论述|论断|定位|希望|期望|期许|号召|决策|部署|判断))"
)
_ASKS_NEXT = compile_pattern(
    "{program}[^，。；：{program}]{0,8}，[^，。；：“{program}{person}]{0,10}(?P<who>{person}){post}?[^，。；：{program}{person}]{0,6}(?:提出|作出|作了|讲)了?[^，。；：]{0,6}(?:要求|部署|指示|强调|安排|意见)"
)
_STUDIED = re.compile("(?:传达|学习|贯彻|落实|围绕|按照|牢记|践行)[^，。；]{0,6}$")
_ABOUT = re.compile("(?:^|[，。；])[^，。；]{0,4}(?:就|对|围绕)[^，。；]{0,10}$")


def demanders_of(site: Site) -> list[Person]:
    """王建国、李红分别对P作出部署, 习近平对青海P的要求; 就抓好P，王建国提出要求."""
    if PERSON in site.before[-48:] and (cared := _CARED_FOR.match(site.after)):
        found = _CARES.search(site.before)
        if found and site.set_phrase and (not cared["said"] or _STUDIED.search(site.before, 0, found.start("who"))):
            return []
        return _row(site, *found.span("who")) if found else []
    if site.set_phrase:
        return []
    found = _ASKS_NEXT.match(site.after) if _ABOUT.search(site.before) else None
    return _row(site, *(len(site.before) + at for at in found.span("who"))) if found else []


HELD_TO = re.compile("将|愿|要|希望|继续|应|必须|支持|坚[定持]|欢迎|致力")
"""What makes a telling sentence one that calls for something after all."""


def is_of_others(doc: Document, site: Site) -> bool:
    """王建国说，耒阳市推行P: what he tells of others than his own body and its place, and does not demand."""
    if site.scope.calls or HELD_TO.search(site.sentence.text):
        return False
    doers: set[object] = {doer for doer in subjects(site) if not is_national(doer)}
    bodies = [f.organization for f in doc.facts if isinstance(f, Tenure) and f.person == site.scope.speaker]
    return not doers <= {*bodies, *(seat(body, doc) for body in bodies)}


_HEADS = re.compile(
    "(?:部长|主任|局长|署长|行长|院长|检察长|总书记|书记|主席|省长|市长|州长|盟长|县长|区长|旗长|专员)$"
)
_WIDE = frozenset(("country", "province", "prefecture", "county"))


def introducer_of(doc: Document, site: Site) -> Person | None:
    """The head of a ministry, or of the party or government of a place, who tells (介绍) what that itself does.

    Anybody with a post who tells what his own body or its place will do.
    """
    teller = site.scope.teller
    if teller is None or teller.kind != "official" or site.scope.voice != "article":
        return None
    done = site.sense or _MENDED.match(site.after) or _HOLDS.search(site.before)
    if not done or site.sense in {"none", "pass", "talk"} or SINCE.match(site.after):
        return None
    posts = [f for f in doc.facts if isinstance(f, Tenure) and f.person == teller]
    ahead = _AHEAD.search(site.before, max(0, site.scope.start - site.sentence.start))
    bodies = [f.organization for f in posts if ahead or (_HEADS.search(f.title) and _leads_widely(f.organization))]
    own: set[object] = {*bodies, *(seat(body, doc) for body in bodies), CHINA}
    return teller if bodies and own.issuperset(subjects(site)) else None


_AHEAD = re.compile("下一步|接下来|将(?![军来近其要])|计划|力争|打算")


def _leads_widely(body: Organization) -> bool:
    if body.place is not None and is_country(body.place):
        return _MINISTRY.search(body.name) is not None
    return acts_for_a_place(body) and body.place is not None and body.place.level in _WIDE


_MINISTRY = re.compile("(?:部|委员会|总局|署|局|银行|法院|检察院|办公室|国务院)$")
_MENDED = compile_pattern("{program}[^，。；{program}]{0,4}(?:修改|修订|制定|起草|编制|立法)")
"""A law that is being drafted or amended."""
_HOLDS = re.compile("(?:举办|办好|开办|开通|设立)了?[^，。；]{0,4}$")
"""What a body does that is no policy verb: 举办“投资中国年”系列活动."""

_SIGNS = compile_pattern("(?P<who>{person}){post}?[^，。；：{person}]{0,16}签署[^。；：《{person}]{0,40}令")
_SIGNED_NEXT = compile_pattern(
    "[^。；]{0,12}(?P<who>{person}){post}?[^，。；：{person}]{0,8}签署[^，。；：{person}]{0,16}令，?予以?公布"
)
_BY_ORDER = re.compile("令(?:说，|，?(?:予以?|现予)?(?:公布|颁布|发布|批准))[^。；：]*$")


def signer_of(doc: Document, site: Site) -> Person | None:
    """Who signs the order that puts a law out: 李某签署国务院令，公布《P》; 第六号主席令说，《P》…; 《P》…。李某签署令予以公布."""
    if site.program.kind != "document":
        return None
    slotted, end = site.sentence.slotted, site.sentence.end
    if _BY_ORDER.search(site.before):
        if found := _SIGNS.search(site.before):
            return _who(site, found.start("who"))
        for passage in doc.slotted("title", "body"):
            if found := _SIGNS.search(passage.text):
                return _official(passage.mentions[found.start("who")].value)
    found = _SIGNED_NEXT.match(slotted.text, end) if slotted.text.find("令", end, end + 40) >= 0 else None
    return _official(slotted.mentions[found.start("who")].value) if found else None


def _who(site: Site, at: int) -> Person | None:
    """The official or leader that stands `at` a place of the sentence."""
    return next(iter(_row(site, at, at + 1)), None)


def _row(site: Site, start: int, end: int) -> list[Person]:
    """The officials and leaders of a stretch of the sentence."""
    begin = site.sentence.start
    row = (_official(m.value) for m in site.sentence.slotted.among(begin + start, begin + end, "person"))
    return [who for who in row if who is not None]


def _official(who: object) -> Person | None:
    return who if isinstance(who, Person) and who.kind in {"official", "leader"} else None
