"""Who carries a programme out where its clause has no subject: the place where it is done, of whom it is said, who acts next."""

from __future__ import annotations

import re

from kg.facts.program_link.sentence import Sentence, Site
from kg.facts.program_link.speech import OUGHT
from kg.facts.program_link.subjects import demanded, row_of
from kg.facts.program_link.topics import (
    GOVERNED,
    acts_for_a_place,
    home_of,
    is_country,
    is_local,
    is_national,
    is_news,
    seat,
)
from kg.grammar import PLACE, Document, compile_pattern
from kg.model import Organization, Place, Tenure

LOWEST = {"township", "village", "site"}

_WHERE = compile_pattern(
    "{program}[^，。；：{program}{place}{organization}在]{0,8}(?:，(?:[{time}]|次年|随后|不久|目前|如今|逐步|先后|现|已|并){1,3})?在(?P<place>{place}+(?:[、和与及]{place}+)*)"
    "(?:[^，。；：{place}{organization}{program}的]{0,6})"
    "(?:先行先试|试点|试行|推开|推行|铺开|实施|落地|落实|生根|推广|运行|见效|实行|上线|开通|开展|展开|兴起)(?!的|座谈|现场|仪式|会)"
    "|{program}[^，。；：{program}{place}{organization}]{0,8}(?:扩大|推广|推开|拓展|延伸|覆盖|推行|铺开)(?:到|至)?(?P<to>{place})(?![{place}{organization}企高外])"
)
_THERE = compile_pattern(
    "(?<!率先)在(?:[^，。；：]{2,12}的)?(?P<place>{place}+(?:[、和与及]{place}+)*)(?:等[^，。；：的{place}{organization}]{0,4}|(?:{number}|[0-9两三四五六七八九十]{1,3})[地省市州县区镇乡村]{0,2}(?:（[^）]{1,3}）)?|各地|多地|农村|城乡|范围内?|[^，。；：的{place}{organization}]{2,8}中)?(?:先行先试|(?!率先)[一-龥]{2}|(?<!在{place})率先)?"
    "(?:试点|试行|推行|推开|推广|实施|开展|实现|落地|上线|启用|(?<=[围内面式遍])(?:建立|实行)|(?<=[地市县区乡镇村])(?:建立|实行|启动))+"
    "了?(?:为期[^，。；：]{1,4}的)?[^，。；：的{program}{place}{organization}]{0,6}$"
)


def places_after(site: Site) -> list[Place]:
    """P在耒阳市、常宁市试点."""
    found = _WHERE.match(site.sentence.slotted.text, site.index, site.sentence.end)
    return _governed(site.sentence, *found.span("to" if found["to"] else "place")) if found else []


def places_before(site: Site) -> list[Place]:
    """在耒阳市、常宁市试点推行P, whoever does so; 在全省率先推行P names no place of its own."""
    if "在" not in site.before or site.program.kind == "document" or site.scope.calls:
        return []
    found = _THERE.search(site.before)
    start = site.sentence.start
    return _governed(site.sentence, start + found.start("place"), start + found.end("place")) if found else []


def _governed(sentence: Sentence, start: int, end: int) -> list[Place]:
    """The places of a row; the country where it is all of it."""
    whole = sentence.slotted.article.text.startswith("全国", sentence.slotted.at[start])
    places = (place for place in row_of(sentence, start, end) if isinstance(place, Place))
    return [place for place in places if whole or not is_country(place)]


_WE = compile_pattern(
    "[我他]们|我[市县区州]|全[市县区州]|(?:表示|介绍|说|透露)，[^。；：“{place}{organization}{person}]{0,20}将"
)


def teller_place(doc: Document, site: Site) -> Place | None:
    """The township or village of which somebody with a post there tells; of a city or county he says 我们."""
    teller = site.scope.teller
    if teller is None:
        return None
    bodies = [f.organization for f in doc.facts if isinstance(f, Tenure) and f.person == teller]
    low = (b.place for b in bodies if b.place is not None and b.place.level in LOWEST)
    if (place := next(low, None)) is not None or not _WE.search(site.before):
        return place
    return next((seat(body, doc) for body in bodies if acts_for_a_place(body)), None)


_WE_WILL = compile_pattern(
    "(?:^|[，。；：“])[^，。；：“]{0,4}(?:[我他]们|我[局厅院校委办所])(?!市|县|省|区|国|党)|(?:表示|介绍|说|透露)，[^，。；：“]{0,6}将[^。；：“{place}{organization}{person}]{0,40}$"
)


_PARTY_OF = re.compile("(?:党组|党委|党总支|党支部)$")


def teller_body(doc: Document, site: Site) -> Organization | None:
    """The office or company of who says 我们 of it, or what will be done: 市水利局局长王建国表示，将开展P."""
    teller = site.scope.teller
    if teller is None or not _WE_WILL.search(site.before):
        return None
    bodies = [f.organization for f in doc.facts if isinstance(f, Tenure) and f.person == teller and not f.past]
    bodies = [body for body in bodies if not _PARTY_OF.search(body.name)] or bodies
    if len(set(bodies)) != 1 or acts_for_a_place(bodies[0]) or is_national(bodies[0]):
        return None
    return bodies[0]


_LEADS_OTHERS = compile_pattern(
    "{person}[^。；：“”{person}{place}{organization}]{0,30}(?:带领|率领|带动|组织|领导)[^。；：“”{person}{organization}]{0,40}“?$"
)


def body_led(doc: Document, site: Site) -> Place | Organization | None:
    """三塘村党支部书记王建国带领村民推行P: the village, or the body, at whose head somebody does it with others."""
    found = _LEADS_OTHERS.search(site.before)
    leader = site.sentence.slotted.mentions[site.sentence.start + found.start()].value if found else None
    bodies = {f.organization for f in doc.facts if isinstance(f, Tenure) and f.person == leader and not f.past}
    if leader is None or len(bodies) != 1 or is_national(body := bodies.pop()):
        return None
    low = body.place is not None and body.place.level in LOWEST
    return seat(body, doc) if low or acts_for_a_place(body) else body


_NEXT = compile_pattern(
    "{program}[^，。；：{program}{place}{organization}{person}]{0,16}，(?:[{time}]|近年来|今年以来|，)*"
    "(?:[^，。；：{program}{place}{organization}{person}]{2,16}，)?"
    "(?P<who>[{place}{organization}](?:[、和与及]?[{place}{organization}])*)"
    "(?=[^的、，。；：》”和与及{person}{post}{place}{organization}])"
)
_ADVERBIAL = compile_pattern(
    "(?:^|[。；\\s）]|^[^，。；“]{0,8}，)(?:为(?:了|[^。；：{program}{place}{organization}{person}]{0,24}，)?"
    "|围绕|按照|根据|依据|依照|遵照|对照|结合|聚焦|依托|立足|紧扣|对标|锚定|借助|利用|以|通过|响应|抓住|坚持|贯彻|落实|随着)"
    "[^，。；：{program}]{0,60}(?:{program}[^，。；：{program}]{0,4}[、和与及])*$"
)


_AS = re.compile("(?:^|[，。；])作为[^，。；]{0,12}$")
_LEADS = compile_pattern(
    "{program}[^，。；：{program}]{0,6}的?(?:牵头|发起|主办|承办|实施|责任|主管|组织)(?:单位|部门|方)，"
)
"""作为P的牵头单位，水利部…."""
SINCE = compile_pattern("{program}[^，。；：{program}]{0,6}(?:以来|期间|过程中|[^其当]中)，")


_WATCHES = re.compile("(?:指导|督导|督查|督察|巡视|巡察|检查|考核|调研|采访)[组团]$")
"""Who watches over what others do."""


def subjects_after(site: Site) -> list[Place | Organization]:
    """为落实P，市委、市政府…: who acts is named after the clause."""
    found = None
    if (
        _ADVERBIAL.search(site.before)
        or SINCE.match(site.after)
        or (_AS.search(site.before) and _LEADS.match(site.after))
    ):
        found = _NEXT.match(site.sentence.slotted.text, site.index, site.sentence.end)
    return [
        who
        for who in (row_of(site.sentence, *found.span("who")) if found else [])
        if (who.level in GOVERNED if isinstance(who, Place) else not _WATCHES.search(who.name))
    ]


_ALL = compile_pattern(
    "(?:^|[，。；：！？\\s{time}{number}]|近年来|以来|[0-9一二三四五两几]年来|同时|此外|目前|当前|今年|去年|年初|随后)"
    "(?:各地区?(?:、?各级)?(?:、?各(?:有关)?(?:部门|单位|行业|方面))*|各级(?:政府|党委政府|党委和政府|财政)|{place}?上下"
    "|中央财政|中国政府|国家(?=[将已还也又先围持坚全积大深扎加实推落统不])|(?P<we>我们(?!党)))"
    "(?![的、与和])(?!{program})[^。；：“”]*?(?:“[^，。；]*)?$"
)
"""All of the country, in words that name no body: 各地区各部门, 中央财政, 我们."""
_OTHERS = re.compile("，(?:企业|广大|群众|百姓|市民|村民|居民|农民|游客|学生|外界|国际社会|双方|两国|这)")


_LOCAL = re.compile("[我本](?:省|市|州|盟|县|区|旗|镇|乡)(?!长)|全[州盟县旗镇乡](?!长)|县(?:委|政府)(?!组织部|宣传部)")
"""How a paper of a place speaks, that need not say which."""


def by_all(doc: Document, site: Site) -> bool:
    """各地深入推进P, in an article of no place of its own: the whole of the country does it."""
    home = home_of(doc)
    if home is None and _LOCAL.search(doc.article.text):
        return False
    if (home is not None and not is_country(home)) or (site.set_phrase and site.program.kind == "slogan"):
        return False
    begin = max(0, site.scope.start - site.sentence.start)
    found = _ALL.search(site.before, begin)
    if found is None or _OTHERS.search(site.before, found.start()):
        return False
    return not found["we"] or (site.scope.voice == "article" and not site.scope.teller) or _of_the_country(doc, site)


def _of_the_country(doc: Document, site: Site) -> bool:
    """Has who speaks a post in a body of the whole country?"""
    bodies = (f.organization for f in doc.facts if isinstance(f, Tenure) and f.person == site.scope.teller)
    return any(body.place is not None and is_country(body.place) for body in bodies)


_PAIR = compile_pattern(
    "(?:^|[，。；：“\\s{time}])(?P<pair>{place}(?:[、和与同]?{place})+)(?:双方|两国|两地|三地|各方|各地)?(?:携手|高质量|共同|合作|联合|深入|持续)*"
    "(?:推进|推动)?(?:政务服务|共建)?$"
)


def pair(site: Site) -> list[Place]:
    """中塔共建P, 粤港政务服务P: states or provinces side by side, which do it together."""
    found = _PAIR.search(site.before)
    if found is None:
        return []
    start = site.sentence.start
    row = site.sentence.slotted.among(start + found.start("pair"), start + found.end("pair"), "place")
    wide = [m.value for m in row if isinstance(m.value, Place) and m.value.level in {"country", "province"}]
    inside = any(a.name in b.path for a in wide for b in wide)
    return wide if len(wide) > 1 and len(wide) == len(row) and not inside else []


_MUST = compile_pattern(
    "(?:^|[，。；：]|强调|指出|要求|号召|希望|表示|说)[^，。；：{place}{organization}{person}要]{0,8}"
    "(?P<who>[{place}{organization}](?:[、和与及]?[{place}{organization}])*)"
    "[^，。；：、的{place}{organization}{person}]{0,10}?(?:"
    + OUGHT
    + "|必须|应当?(?![用急变届邀])|务必)(?:(?:会同|联合)(?P<with>[{place}{organization}](?:[、和与及]?[{place}{organization}])*))?"
)


_OTHERS_MUST = re.compile(
    "[，。；：][^，。；：]{0,10}(?:人员|干部|党员|群众|代表|委员|同志|部门|单位|企业|乡镇|街道|各)[^，。；：]{0,6}(?:"
    + OUGHT
    + "|必须|务必)"
)
"""Others are told to act after a body was: 县人大常委会要…。新任命人员要…."""


def bidden_to_act(doc: Document, site: Site) -> list[Place | Organization]:
    """王建国强调，新成立的耒阳市民政局要…。要推进P: who was last told to act, in this sentence of a speech or before."""
    bidden = [*_MUST.finditer(site.sentence.slotted.text, 0, site.index)] if demanded(site) else []
    if not bidden:
        return []
    last = bidden[-1]
    if _OTHERS_MUST.search(site.sentence.slotted.text, last.end(), site.index):
        return []
    rows = [row_of(site.sentence, *last.span(who)) for who in ("who", "with") if last[who]]
    return [doer for row in rows for doer in row if not is_national(doer) and is_local(doer, doc)]


_ANNOUNCES = compile_pattern("{organization}：")


def announcer(doc: Document, site: Site) -> Organization | None:
    """Who announces in the headline what the article tells, where it speaks for itself: 水利部：明年实施P."""
    if site.scope.voice != "article" or site.scope.teller:
        return None
    for title in doc.slotted("title"):
        body = title.mentions[0].value if _ANNOUNCES.match(title.text) else None
        if isinstance(body, Organization) and not is_news(body) and not _WATCHES.search(body.name):
            return body
    return None


_OWN_WAYS = frozenset(("mechanism", "method", "service", "action", "plan", "cluster"))


_SEEN_IN = compile_pattern(
    "(?:在|走进|来到|走访)(?P<place>{place}+)[^，。；：{place}{organization}]{0,6}，[^，。；：{place}{organization}]{0,4}$"
)


def whose(site: Site) -> Place | None:
    """耒阳市的“四色卡片”制度; 走进三塘村，“四色卡片”制度…: a way of working of the city or smaller place before it."""
    text, i = site.sentence.slotted.text, site.index
    if site.program.kind in _OWN_WAYS and (seen := _SEEN_IN.search(site.before)):
        return _low(site, site.sentence.start + seen.end("place") - 1)
    at = i - 2 if text[i - 1 : i] == "的" else i - 1
    if site.program.kind not in _OWN_WAYS or at < site.sentence.start or text[at] != PLACE:
        return None
    if text[at - 1 : at] == "、" and at == i - 1:  # 全省、全市P工作会议
        return None
    return _low(site, at)


def _low(site: Site, at: int) -> Place | None:
    place = site.sentence.slotted.mentions[at].value
    return place if isinstance(place, Place) and place.level in GOVERNED - {"province"} else None
