"""Who speaks in a sentence: a person, a meeting, or the article itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kg.grammar import PERSON, PROGRAM, Document, Slotted, compile_pattern
from kg.model import Person, Program

Voice = Literal["article", "person", "meeting"]


@dataclass(slots=True, unsafe_hash=True)
class Scope:
    """Who speaks: the article itself, a person, or a meeting or document (nobody in particular).

    `teller` is the person in whose words it stands, who need not call for anything. What is said begins at the slotted
    index `start`. `calls` where the speaker demands rather than tells how things are (强调, not 说); `lasts` where the
    speech goes on in the next sentence. `paper` is the document that speaks.
    """

    voice: Voice = "article"
    speaker: Person | None = None
    teller: Person | None = None
    start: int = 0
    calls: bool = False
    lasts: bool = False
    paper: Program | None = None


_SIDE = re.compile("[一-龥]方(?!面|案|针|式|法|圆)")
"""中方, 法方: with such a subject a statesman speaks of his own country and of the other, and goes on to speak."""
_DATED = compile_pattern("{time}[，，]")
OUGHT = "(?<![重主首纲概摘紧机扼次简必])要(?![求素点闻义害员道塞领事件务案职么约旨诀])"
"""To have to do something, and not a part of a noun (要闻, 主要)."""
_OF_SPEECH = re.compile(
    OUGHT
    + "|(?<![适响反供相效对呼照])应(?![对用急变届邀])|必须|希望|务必|需(?!求)|我[们市省县区州镇]|全[市省县区州镇]上下"
)
"""What a speech that goes on demands; a sentence with a subject or a date of its own and none of it ends the speech."""

_MUST = re.compile("[，。；](?:[^，。；“”]{0,8}(?<![只还需])" + OUGHT + "(?!是)|必须|务必)")
"""Who explains what has to be done calls for it."""
_SPEAKS = compile_pattern(
    "(?<![同与]){person}(?:[^。；：“”{person}]{0,40}?[同与和对向][^，。；：“”{person}]{1,12}{person}(?:、[^，。；：“”{person}]{0,12}{person})*)?(?:[^。；：“”{person}]{0,40}?|[^。：“”{person}]{0,110}?[，；](?:并|还|他)?(?=强调|指出|要求|希望|勉励|叮嘱|鼓励))"
    "(?P<verb>(?<![会议])(?:强调|指出|宣布(?=[，：“{program}]|启动|实施|[中我]方)|重申|号召|表示|介绍|坦言|透露|勉励|鼓励(?!支持|政策|措施|引导|和)|叮嘱|寄语|[作做]出(?:重要)?[指批]示(?=，[^，。；：]{1,24}要)|批示(?=：))"
    "|(?<=[，；他她还并也时上中后出言\\s{person}{post}])(?:要求|希望|提出|倡议(?=，))"
    "|呼吁(?!的|者|书)|(?:说|认为|建议|(?:告诉|教导)[^，。；：]{0,6})(?=道?[，：“。])|(?<![项条的些种大])主张(?![，。、]))"
    "(?!的|[^，：]?[了过])"
    "(?!(?<=提出)[^，：]{0,3}[了过])(?!(?<=要求)[^，：]{0,3}[了过])(?!(?<=介绍)[^，：]{0,3}[了过])"
)
_MEETING = compile_pattern(
    "(?:^|[，。；\\s])[^，。；“落贯按]{0,10}(?:会议?|会上|会后|通知|文件|社论|评论|文章|报告|(?P<paper>{program})|{organization})"
    "(?:还|并|同时|明确)*(?P<verb>强调|指出|提出|要求|认为|明确|号召|决定|规定)(?=[，：“]|(?<={program}[一-龥]{2})(?![的了]))"
    "|^(?:会议)?还?(?P<alone>强调|指出|要求)[，：]"
)
_LISTS = compile_pattern(
    "(?P<paper>{program})[^。；：“{person}{place}{organization}]{0,24}?"
    "(?:(?:提出|推出|明确|部署|列出|细化|制定|包括|包含|涵盖|围绕|从|共|分|含)[^，。；：]{0,4}{number}|(?:包括|有)哪些)[^。；：{program}]{0,24}[。？]?$"
)
"""A sentence that counts what a document holds (《意见》提出26条举措。), which the next ones go on to tell."""
_LISTS_IT = compile_pattern(
    "(?:其|共|主要|具体|重点|内容)*(?:有|包括|包含|涵盖|分为?|从|围绕|提出|明确)[^，。；：“]{0,4}{number}"
)
"""The same of the document with which the sentence before ends: 印发了《意见》。主要有三个方面：…"""
_SAYS = compile_pattern("[^，。；：“”{person}]{0,14}(?P<who>{person}){post}?：")
"""A headline that quotes: 王建国：全力抓好项目建设."""
_ANSWERS = compile_pattern("(?:答[：（])?{post}?(?P<who>{person})(?:）|{post})?：")
"""Who is asked is named before what he answers: 王建国：我们将推行P."""
_EXPLAINS = frozenset({"介绍", "坦言", "透露", "认为", "告诉"})
_TELLS = _EXPLAINS | {"说", "表示"}
_NESTED = frozenset({"提出", "宣布"})
"""What somebody did, where another speaks of it: 李某表示，…。王某提出P，我们坚决支持."""
GOES_ON = re.compile("(?:他|她)(?:还|并|同时)?(?:强调|指出|要求|表示|说|希望)|要(?!闻|说)|必须|希望")
_TURNS = re.compile(
    "(?:[省市县区州镇乡]里(?!要)|如今|眼下|又是|近年来|今年以来|近日|目前|截至|据悉|据了解|据介绍|会上|会前|会后|会议(?!强调|指出|要求)|随后|当天)"
)
_ENDS_TELLING = re.compile("近日|日前|据悉|据了解|会上|会前|会后|会议|随后|当天|记者")
"""What somebody tells of how things are goes on over what is now (目前) and was of late."""

_THEY_SAY = compile_pattern(
    "(?:^|，)(?:[他她](?!们)|(?P<surname>[一-龥]){post})(?:[^。；：“”{person}]{1,40}，|在[^，。；：“”{person}]{1,10}[中上时后]|[对向][^，。；：“”]{1,40})?(?:还|并|同时)?(?P<verb>(?:强调|指出|要求|表示|号召)(?![的了过着])|(?:提出|希望|说)(?=[，：“])|鼓励|勉励|叮嘱)"
)


def chief_of(passages: list[Slotted]) -> Person | None:
    """Of whom the headline tells: whom 他 means where the paragraph names nobody before."""
    titles = (s for s in passages if s.passage.kind == "title")
    named = (first_official(s, 0, len(s.text)) for s in titles)
    return next((person for person in named if person is not None), None)


def first_official(slotted: Slotted, start: int, end: int) -> Person | None:
    """The first official or leader of a stretch who is not the one whose words are passed on."""
    if slotted.text.find(PERSON, start, end) < 0:
        return None
    for i in slotted.slots(start, end):
        value = slotted.mentions[i].value
        if not isinstance(value, Person) or value.kind not in {"official", "leader"}:
            continue
        if not CONVEYED.search(slotted.text[max(start, i - 8) : i]):
            return value
    return None


CONVEYED = re.compile("(?:学习|贯彻|落实|传达|转达|遵照|按照|牢记|践行|领会|围绕)了?[^，。；：“”、]{0,4}$")
"""Whose words are studied or conveyed does not himself act."""


_NO_SPEAKER = frozenset(("private", "journalist"))


def by_surname(doc: Document) -> dict[str, Person | None]:
    """The officials and leaders of an article whom 王局长 may mean: those who share their surname with no other."""
    found: dict[str, Person | None] = {}
    for m in doc.mentions("person"):
        if isinstance(m.value, Person) and m.value.kind in {"official", "leader"}:
            person = found.setdefault(m.value.name[0], m.value)
            found[m.value.name[0]] = person if person == m.value else None
    return found


def scope_of(
    slotted: Slotted, start: int, end: int, scope: Scope, last: Person | None, called: dict[str, Person | None]
) -> Scope:
    """The scope of a sentence after one in `scope`; 他 is the `last` official that was named, 王局长 who is so `called`."""
    sentence = slotted.text[start:end]
    if (
        not SAYING.search(sentence)
        and not _LISTS.search(sentence)
        and not _LISTS_IT.match(sentence)
        and not ("：" in sentence and (slotted.passage.kind == "title" or not start))
    ):
        return _going_on(slotted, start, end, scope)
    they = _THEY_SAY.search(sentence)
    if they and (who := called.get(they["surname"]) if they["surname"] else last):
        calls = they["verb"] not in _TELLS
        return Scope("person", who, who, start + they.end("verb"), calls, True)
    if heard := _SPEAKS.search(sentence):
        speaker = _who_conveys(slotted, start, heard.start()) or slotted.mentions[start + heard.start()].value
        verb, begin = heard["verb"], start + heard.end("verb")
        if not isinstance(speaker, Person) or speaker.kind in _NO_SPEAKER:
            return Scope()
        if (
            verb in _NESTED
            and scope.speaker not in {None, speaker}
            and slotted.text[begin : begin + 1] not in ("，", "：", "“")
        ):
            return _going_on(slotted, start, end, scope)
        if verb[:2] in _EXPLAINS:
            if _MUST.search(slotted.text, begin, end):
                return Scope("person", speaker, speaker, begin, True, True)
            return Scope(teller=speaker, start=begin, lasts=True)
        lasts = slotted.text[begin : begin + 1] not in _SAID
        return Scope("person", speaker, speaker, begin, verb not in _TELLS, lasts)
    if slotted.passage.kind == "title" and (heard := _SAYS.match(sentence)):
        speaker = slotted.mentions[start + heard.end("who") - 1].value
        if isinstance(speaker, Person) and speaker.kind not in _NO_SPEAKER:
            return Scope("person", speaker, speaker, start + heard.end(), True, True)
    if not start and (heard := _ANSWERS.match(sentence)):
        speaker = slotted.mentions[heard.start("who")].value
        if isinstance(speaker, Person) and speaker.kind in {"official", "leader"}:
            return Scope("person", speaker, speaker, heard.end(), False, True)
    if last and scope.voice == "article" and (goes_on := _ALONE.match(sentence)):
        return Scope("person", last, last, start + goes_on.end(), True, True)
    if heard := _MEETING.search(sentence):
        begin = start + heard.end("verb" if heard["verb"] else "alone")
        paper = slotted.mentions[start + heard.start("paper")].value if heard["paper"] else None
        if isinstance(paper, Program) and paper.kind not in {"document", "plan"}:
            return _going_on(slotted, start, end, scope)  # 践行全过程人民民主要求，…
        return Scope("meeting", None, None, begin, True, True, paper if isinstance(paper, Program) else None)
    if heard := _LISTS.search(sentence):
        paper = slotted.mentions[start + heard.start("paper")].value
        if isinstance(paper, Program) and paper.kind in {"document", "plan"}:
            return Scope("meeting", None, None, end, True, True, paper)
    if slotted.text.endswith(PROGRAM + "。", 0, start) and _LISTS_IT.match(sentence):
        paper = slotted.mentions[start - 2].value
        if isinstance(paper, Program) and paper.kind in {"document", "plan"}:
            return Scope("meeting", None, None, 0, True, True, paper)
    return Scope() if _OTHERS_SAY.match(sentence) else _going_on(slotted, start, end, scope)


_OTHERS_SAY = compile_pattern(
    "(?:.*，(?=大家|人们|与会|各界|干部|群众|代表|委员|嘉宾|员工|师生|官兵|学员))?"
    "[^，。；：“”{person}他她]{2,16}(?:都|均|一致|纷纷)?(?:表示|认为)(?=[，：“])"
)
"""Speakers who are not named end the speech before (与会嘉宾一致表示)."""
_ALONE = re.compile("(?:并|还)?(?:要求|强调|希望)(?![，：]|的|各|全)")
"""A sentence that only says what is called for has the subject of the one before it."""
_CONVEYS = compile_pattern(
    "(?:传达|宣读|转达|学习|贯彻|落实)了?[^，。；]{0,6}$|(?:请|委托|[{person}{post}，]代表)[^，。；]{0,6}$"
    "|(?:会见|会晤|接见|拜会|看望|接待|陪同)了?[^，。；：]{0,40}$"
)


def _who_conveys(slotted: Slotted, start: int, at: int) -> object:
    """李某传达王某重要指示并讲话，强调…; 李某会见王某时表示; 李某请王某转达问候，表示…: it is 李某 who speaks."""
    before = slotted.text[start : start + at]
    if not _CONVEYS.search(before):
        return None
    return first_official(slotted, start, start + at)


_TOLD_BY = compile_pattern(
    "[^“”]*”[^，。；：“”{person}]{0,24}(?P<who>{person})[^，。；：“”{person}]{0,14}(?:说|介绍|表示|坦言|告诉|建议|呼吁)"
)


def told_by(slotted: Slotted, start: int) -> Person | None:
    """In whose words a sentence stands where he is named after them: “….”三塘镇党委书记王建国介绍."""
    opened = slotted.text.rfind("“", 0, start + 1)
    if opened < 0 or slotted.text.find("”", opened, start) >= 0:
        return None
    found = _TOLD_BY.match(slotted.text, max(start, opened + 1))
    who = slotted.mentions[found.start("who")].value if found else None
    return who if isinstance(who, Person) and who.kind in {"official", "leader"} else None


_AHEAD = re.compile(
    f"下一步|接下来|我[们市县区镇乡村局]?(?:还|也)?(?:将|要|计划|打算)|将(?:继续|持续|进一步)|今后|{OUGHT}|必须"
)
"""Who tells what will be done announces it."""


def told_scope(slotted: Slotted, start: int, end: int) -> Scope | None:
    """The scope of a sentence in a quotation whose speaker is named behind it."""
    teller = told_by(slotted, start)
    if teller is None:
        return None
    return Scope("person", teller, teller) if _AHEAD.search(slotted.text, start, end) else Scope(teller=teller)


SAYING = re.compile(
    "强调|指出|宣布|重申|号召|表示|介绍|坦言|透露|要求|希望|指示|批示|提出|说|认为|告诉|教导|明确|决定|规定|鼓励|勉励|叮嘱|寄语|[建倡]议|呼吁|主张"
)


_SAID = frozenset(("“", "。", PROGRAM))
"""What follows a verb of speaking whose speech ends with its sentence: 提出“…”的方针; “….”王建国说。"""
_CLOSED = re.compile("[。！？…]”$")
"""A sentence that ends a quotation (他说：“….”) ends the speech."""


def _going_on(slotted: Slotted, start: int, end: int, scope: Scope) -> Scope:
    """The scope of a sentence in which nobody begins to speak."""
    if _CLOSED.search(slotted.text, max(start - 2, 0), start):
        return Scope()
    still = scope.lasts or (scope.speaker and GOES_ON.match(slotted.article.text, slotted.at[start]))
    tells = scope.teller and not scope.speaker
    goes_on = still and not (_ENDS_TELLING if tells else _TURNS).match(slotted.article.text, slotted.at[start])
    if goes_on and tells and _MUST.search(slotted.text, max(start - 1, 0), end):
        return Scope("person", scope.teller, scope.teller, 0, True, True)
    return Scope(scope.voice, scope.speaker, scope.teller, 0, scope.calls, True, scope.paper) if goes_on else Scope()


_WE_WILL = re.compile(
    "(?<!自)愿(?![望景者])|应[该当]|(?:^|，)(?:我(?!国|[市县省区州])|中国(?:将|坚持|始终|支持|主张|坚定|[^，。；]{0,24}，(?:并|也)?将))"
)
"""A statesman speaks of what his side is ready to do, or of himself."""


def resumes(slotted: Slotted, start: int, end: int) -> bool:
    """Does a sentence demand something, so that a speech goes on that told how things are in between?"""
    if _OTHERS_SAY.match(slotted.text, start, end):
        return False
    return bool(_MUST.search(slotted.text, max(start - 1, 0), end)) or _willing(slotted, start, end)


def _willing(slotted: Slotted, start: int, end: int) -> bool:
    return _WE_WILL.search(slotted.article.text[slotted.at[start] : slotted.at[end - 1] + 1]) is not None


_ALL_DO = re.compile("各地|各级|各部门|各省|广大|全国各")
"""Of whom an article tells what they do in answer to a speech, unless something is demanded of them."""


def ends(slotted: Slotted, start: int, end: int, scope: Scope, has_subject: bool) -> bool:
    """Does a speech of demands end before a sentence, which has a subject or a date of its own and demands nothing?"""
    if not scope.calls or scope.start:
        return False
    has_subject = has_subject or _ALL_DO.match(slotted.article.text, slotted.at[start]) is not None
    own = has_subject and not _SIDE.match(slotted.article.text, slotted.at[start])
    told = own or _DATED.match(slotted.text, start)
    text, first, last = slotted.article.text, slotted.at[start], slotted.at[end]
    return bool(told) and not _OF_SPEECH.search(text, first, last) and not _willing(slotted, start, end)
