"""Who issued a document, and who is told to carry it out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.facts.program_link.doers import bidden_to_act, by_all, subjects_after
from kg.facts.program_link.idle import is_idle
from kg.facts.program_link.meant import that_one
from kg.facts.program_link.sentence import Sentence, Site
from kg.facts.program_link.subjects import HOME, Deed, row_of, subjects
from kg.facts.program_link.topics import GOVERNED, is_country, is_national, is_news
from kg.facts.program_link.verbs import BROUGHT
from kg.grammar import PERSON, Document, compile_pattern
from kg.mentions.place.country import CHINA
from kg.model import Mention, Organization, Place, Program, ProgramLink


def issued(doc: Document, site: Site) -> Iterator[Deed]:
    """By whoever stands at the head of its title; else, where a verb says so, by the subject or whom the text tells of."""
    sentence = site.sentence
    if is_idle(site):
        return
    if printer := _PRINTED.search(site.before):
        paper = sentence.slotted.mentions[sentence.start + printer.start("paper")].value
        if isinstance(paper, Organization):
            yield "issued_by", paper, "printed"
        return
    named = [] if _HELD_THERE.fullmatch(site.program.name) else in_name(doc, site.mention)
    passed = site.mention.rule == "program.passed" or _PASSED.search(site.before[-8:])
    sense = "issue" if passed else site.sense
    published = _PUBLISHED.search(site.before)
    issued = sense in BROUGHT or (published is not None and published[0][0] != PERSON)
    actors = subjects(site) if issued else []
    if named and _APPROVES.search(site.before[-8:]):
        actors = [actor for actor in actors if is_national(actor)]  # 省人大常委会批准《衡阳市…条例》
    if sense == "origin" and _BOTH.search(site.before[-12:]):
        yield from (("implemented_by", actor, "issue") for actor in actors)
    if site.scope.voice == "article" and _KEPT.search(site.before):
        keepers = subjects(site) or subjects_after(site) or ([CHINA] if by_all(doc, site) else [])
        yield from (("implemented_by", keeper, "carry") for keeper in keepers)
    elif _KEPT.search(site.before):
        yield from (("implemented_by", doer, "told_to_act") for doer in bidden_to_act(doc, site))
    joint = len(named) > 1 and all(map(is_country, named))
    if joint:
        if _SIGN.search(site.before) or _JOINT.search(site.program.name):
            yield from (("issued_by", country, "title") for country in named)
        return
    if "关于" in site.before[-24:] and _OF_IT.match(site.after) and _ABOUT_IT.search(site.before):
        return
    by_title = bool(named) and isinstance(named[0], Organization) and not actors
    passing = (_meeting(site) or _congress(doc, site)) if issued and not actors and not by_title else None
    if passing:
        yield "issued_by", passing, "issue"
    elif (by_title and (issued or _ABOUT.search(site.mention_text))) or (named and issued and not actors):
        yield from (("issued_by", body, "title") for body in named)
    elif actors:
        yield from (("issued_by", actor, "issue") for actor in actors)
    elif issued and site.scope.voice == "article" and (there := that_one(doc, site)[0]):
        yield "issued_by", there, "issue"
    elif sense == "issue" and _COMES_OUT.match(site.after) and (bodies := _bodies_below(doc, site)):
        yield from (("issued_by", body, "issue") for body in bodies)
    elif (
        sense in BROUGHT
        and site.scope.voice == "article"
        and sentence.topic
        and not is_country(sentence.topic)
        and _ALONE.search(site.before)
    ):
        yield "issued_by", sentence.topic, "issue" + HOME


_APPROVES = re.compile("(?:批准|核准|批复|批转|转发)了?$")
"""Who lets another's paper pass has not made it."""
_PUBLISHED = compile_pattern("(?:^|[，；。{person}])[^，；。{person}]*(?:发表|刊发|形成|致[词辞])了?(?:题目?为|了)?$")
"""Who does this with a document has issued it: 发表《…》, 形成《…》."""
_BOTH = re.compile("实施|推行|试行|落实|执行|施行")
"""Who writes a document and carries it out does both (编制实施); who brings one forward (推出) has only issued it."""
_ABOUT_IT = re.compile("关于[^，。；“”]{0,16}$")
_OF_IT = compile_pattern("{program}(?:（[^）]*）)?的(?:决定|决议|议案|说明|报告|汇报)")
"""What is passed is about it: 关于批准《…条约》的决定."""
_SIGN = re.compile("(?:签署|签订|缔结|达成|发表|通过|发布|制定|商签|签字)[^，。；]*$")
_JOINT = re.compile("联合(?:声明|公报|宣言|新闻公报)$|共同(?:声明|宣言)$")
_KEPT = compile_pattern(
    "(?:抓好|贯彻落实|贯彻执行|贯彻实施|落实|执行|实施|推行|施行|践行|加入|遵守|恪守|履行)(?:好|了|国家|省|市|《)?(?:[{place}{organization}])?(?:{program}[、和与及]?)*$"
)
"""A document is not only studied or named but kept to."""
_PRINTED = compile_pattern(
    "(?P<paper>{organization})》?[^。；：{organization}“《]{0,12}(?:发表|刊发|刊登|刊载)[^。；：“《]{0,40}?(?:文章|社论|评论|讲话|署名|述评)[^。；：“《]{0,12}$"
)
"""A paper prints an article: 《某日报》发表评论员文章，题目是《…》."""
_APPROVED = compile_pattern(
    "(?:^|[，。；])经(?P<bodies>{organization}(?:[、和与及\\s]?{organization})*)(?:审议)?(?:批准|同意)(?:，|\\s)?[^，。；：{place}{organization}{person}]{0,12}$"
)
"""经甲院、乙委批准，《…》颁布."""
_ORDERED = compile_pattern(
    "(?P<bodies>{organization}(?:[、和与及]{organization})*)[^。；：{organization}{person}{program}]{0,30}部署(?:在?{place}|各地|各级)[^，。；：{place}{organization}{person}]{0,10}(?:开展|实施|启动)[^，。；：{place}{organization}{person}]{0,8}$"
)
"""甲局决定，部署全国开展…."""
_RESOLVED = compile_pattern(
    "(?P<bodies>[{place}{organization}](?:[、和与及]?[{place}{organization}])*)[^。；：{place}{organization}{person}{program}]{0,12}(?:决定(?!性)|提出(?=[，在从]))"
    "[^。；“]{0,40}?(?:实行|实施|开展|进行|推行|启动|建立|设立|试行)(?![^，。；]{0,8}(?:以来|后|中，))[^，。；]{0,24}$"
)
"""国务院决定，从今年起实行…."""
_MOVED = compile_pattern(
    "(?:受(?P<by>{organization})委托，[^。；]{0,60}?[作做]了?|(?P<bodies>{organization}(?:[、和与及]{organization})*)(?:(?:还|已|正式)?(?:提出|提交)了?)?)"
    "关于提请审议(?!批准|加入|授权)(?:[^。；会{organization}]*提请审议)?[^，。；：批准加入{organization}]{0,8}$"
)
"""国务院提出关于提请审议P的议案; 受国务院委托，某人作了关于提请审议P的议案的说明; each of a list of bills."""
_SET_GOING = (
    (_APPROVED, "approved", "经"),
    (_ORDERED, "ordered", "部署"),
    (_RESOLVED, "resolved", "决定"),
    (_RESOLVED, "resolved", "提出"),
    (_MOVED, "moved", "关于提请"),
)
"""Each with a word without which it says nothing."""
_MET = compile_pattern(
    "(?:召开|举行|主持|出席)了?(?P<body>{organization})[^，。；：“《{organization}]{0,8}会(?:议)?(?:，[^；：]*?)?"
    "(?:审议|讨论|表决|研究)?并?(?:审议|讨论|表决)?(?:原则|一致)?(?:通过|同意)了?[^，。；：]{0,8}$"
)
"""王建国主持召开国务院常务会议，讨论并原则通过《…》."""
_ADOPTS = re.compile("通过|同意")
_PASSED = compile_pattern(
    "(?:(?:{organization}|会议|全会|大会|票)[^，。；{organization}{place}]{0,4}通过|(?:审议|讨论|表决|研究)并?(?:原则|一致|全票)?(?:通过|同意))了?$"
)
"""A congress passes a law (通过); anybody else does something by means of (通过) it."""
_COMES_OUT = compile_pattern(
    "{program}(?:[{time}（）]|近日|正式|今天){0,4}(?:出台|印发|发布|颁布|公布|下发)(?:实施)?。?$"
)
_BELOW = compile_pattern(
    "(?:[^。；{organization}]{0,20}，|[{time}（），]|近日，?|日前，?)*(?P<bodies>{organization}(?:[、和与及]{organization})*)(?:等[^，。；]{1,9}|[{time}（）]|联合|共同|正式)*"
    "(?:出台|印发|发布|公布|制定|下发)了?(?:[^，。；：“{program}]{0,6})?(?:文件|方案|通知|意见|措施|规划|计划|规定|办法|纲要|条例|指南|报告|细则|清单|标准)[，。；]"
)
"""甲局等部门联合发布方案，…, below a headline that names it."""
_ALONE = compile_pattern(
    "(?:^|[，。；])(?:[{time}]|近日|日前|同时|此外|还|又|先后|相继|陆续|正式|率先|专门|及时|配套|研究|联合|并|已|[与同和][^，。；：{organization}{place}{person}]{2,8}(?=联合|共同))*[^，。；：的{organization}{place}{person}]{2,4}了?$"
)
"""The clause before a document holds a verb and no subject (近日，出台了《…》)."""


def _bodies_below(doc: Document, site: Site) -> list[Organization]:
    """Who issues the paper of a headline (《…》发布) by the first words of the text below it."""
    at = site.mention.start
    below = next((s for s in doc.slotted("body") if s.passage.start > at), None)
    found = _BELOW.match(below.text) if below else None
    if below is None or found is None:
        return []
    bodies = (m.value for m in below.among(*found.span("bodies"), "organization"))
    return [body for body in bodies if isinstance(body, Organization)]


def _meeting(site: Site) -> Organization | None:
    """The body whose meeting passes something in the same sentence."""
    met = _MET.search(site.before) if _ADOPTS.search(site.before) else None
    body = site.sentence.slotted.mentions[site.sentence.start + met.start("body")].value if met else None
    return body if isinstance(body, Organization) else None


def called_after(doc: Document, site: Site) -> Iterator[Deed]:
    """联合国2030年议程: the body with which the name of an agenda or a convention begins."""
    if site.program.kind == "document" or not _AGENDA.search(site.program.name):
        return
    for inner in doc.nested:
        if inner.start == site.mention.start and isinstance(inner.value, Organization):
            yield "issued_by", inner.value, "title"


_AGENDA = re.compile("(?:议程|公约|宪章|规划|计划|规定)$")


def _congress(doc: Document, site: Site) -> Organization | None:
    """The body of whose meeting the article told before, where a meeting passes (通过) something; else its congress."""
    if not _ADOPTS.search(site.before):
        return None
    text = doc.article.text
    bodies = [(m.end, m.value) for m in doc.mentions("organization") if m.start < site.mention.start]
    if "会" in site.before:
        for end, body in reversed(bodies):
            passes = _PASSES.match(text, end, site.mention.start)
            if (
                isinstance(body, Organization)
                and not is_news(body)
                and (passes or ("会议" in site.before and _HELD.match(text, end)))
            ):
                return body
    return next((b for _, b in bodies if isinstance(b, Organization) and b.place and _CONGRESS.search(b.name)), None)


_HELD = re.compile(
    "[^，。；]{0,12}(?:召开|举行)[^，。；]{0,12}会议?|[^，。；召开举行]{0,12}会议(?:[，。]|[^，。；]{0,16}(?:召开|举行|闭幕))|[^，。；]{0,4}会议上"
)
"""What follows a body that meets."""
_PASSES = re.compile(
    "[^，。；]{0,8}(?:会议|大会|全会|峰会)[0-9今昨日天月（）]{0,12}(?:审议|表决|讨论|一致|全票|正式)*通过"
)
_HELD_THERE = re.compile("[^与和中]{2,4}宣言")
"""A declaration is named after the place where the meeting was that passed it (多哈宣言)."""
_CONGRESS = re.compile("(?:人民代表大会|政治协商会议.{2,8}委员会)(?:常务委员会)?$")


def in_name(doc: Document, mention: Mention) -> list[Place | Organization]:
    """The bodies or the place with which the title of a document begins; the places in the name of anything else."""
    inner = [
        m
        for m in doc.nested
        if m.kind in {"place", "organization"} and mention.start <= m.start and m.end < mention.end
    ]
    if isinstance(mention.value, Program) and mention.value.kind == "document":
        begin = mention.start + (1 if doc.article.text[mention.start] == "《" else 0)
        if states := _states(inner, begin, doc.article.text):
            return [*states]
        inner = _heads(inner, begin, doc.article.text)
    return [
        m.value
        for m in inner
        if isinstance(m.value, Organization)
        or (isinstance(m.value, Place) and (m.value.level in GOVERNED or m.value.level == "site"))
    ]


_CHINA = re.compile("中华人民共和国|中国")
_STATE_ENDS = re.compile(
    "(?:(?:联邦|人民|民主|社会主义|伊斯兰|阿拉伯|合作)*共和国|王国|合众国|联邦)?(?:政府|国家主席|主席|总统)?"
)


def _states(inner: list[Mention], at: int, text: str) -> list[Place]:
    """The two states whose paper a title is: 甲国和乙国关于…的联合声明."""
    found: list[Place] = []
    while len(found) < 2:
        if named := _CHINA.match(text, at):  # its full name is in no list of places
            found.append(CHINA)
            at = named.end()
        elif state := next((m for m in inner if m.start == at and is_country(m.value)), None):
            found.append(state.value)  # type: ignore[arg-type]
            at = state.end
        else:
            return []
        end = _STATE_ENDS.match(text, at)
        at = end.end() if end else at
        if len(found) < 2 and text[at : at + 1] not in {"和", "与", "同"}:
            return []
        at += 1
    return found


_BOTH_SIGN = re.compile(
    "(?:^|[，。；])(?:会[谈见]后，)?(?:两国元首|双方|两国(?:政府)?)(?![^，。；]{0,6}见证)[^，。；的]{0,6}?(?:同意|决定|商定|宣布|共同|签署并|正式|对外)*"
    "(?:建立|启动|成立|设立|签署|签订|发表|发布|制定|达成|推出)了?[^，。；的]{0,4}$"
)


def both_sides(doc: Document, site: Site) -> list[Place]:
    """双方同意建立P: the two states of which the article tells most."""
    if site.set_phrase or is_idle(site) or not _BOTH_SIGN.search(site.before):
        return []
    told = Counter(m.value for m in doc.mentions("place") if isinstance(m.value, Place) and is_country(m.value))
    most = told.most_common(3)
    if len(most) < 2 or most[1][1] < 2 or (len(most) > 2 and 2 * most[2][1] > most[1][1]):
        return []
    pair = [state for state, _ in most[:2]]
    return pair if CHINA in pair else []


def set_going(site: Site) -> list[Deed]:
    """Who signs it, who approves it or orders it for the whole country: what the clauses before it say."""
    found: list[Deed] = []
    for pattern, rule, word in _SET_GOING:
        said = pattern.search(site.before) if word in site.before else None
        if said is None or (rule == "approved" and site.program.kind not in {"document", "plan"}):
            continue
        name = "by" if said.re is _MOVED and said["by"] else "bodies"
        first, last = (site.sentence.start + at for at in said.span(name))
        found += [("issued_by", body, rule) for body in row_of(site.sentence, first, last)]
    return found


_ABOUT = re.compile(
    "关于|办公[厅室]|^《?(?!中国共产党).*(?:实施|工作|暂行|试行|行动|管理|议事)(?:办法|方案|细则|意见|规定|规则|计划|要点)"
)
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


_TAKEN_UP = compile_pattern(
    "{program}[^，。；：{program}{place}{organization}{person}]{0,4}，(?P<who>[{place}{organization}](?:[、和与及]?[{place}{organization}])*)"
    "(?:迅速|积极|第一时间|认真|率先|坚决|及时|立即|全面|全力|随即|抓好|抓)*(?:贯彻落实|落实|组织实施|实施|推进|执行|响应)(?=[，。；])"
)


def taken_up(sentence: Sentence) -> Iterator[ProgramLink]:
    """省里出台P，耒阳市认真落实: what one brings out another carries out in the next clause."""
    for site in sentence.sites:
        found = (
            _TAKEN_UP.match(sentence.slotted.text, site.index, sentence.end)
            if site.sense in BROUGHT | {"order"}
            else None
        )
        for who in row_of(sentence, *found.span("who")) if found else ():
            start, end = site.mention.start, site.mention.end
            yield ProgramLink(site.program, "implemented_by", who, start, end, "program_link.taken_up")


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
