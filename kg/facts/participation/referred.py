"""Meetings and visits that an article only points back to: 习近平总书记在…会议上强调, 考察某地重要讲话精神."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.participation.names import date_in, name_in
from kg.grammar import Document, Rule, Slotted, gate
from kg.model import Event, EventKind, Mention, Participation, Person, Place, Role


@dataclass(slots=True, unsafe_hash=True)
class Referral:
    """Somebody's part in an event elsewhere; whether the article is about that very event is decided later."""

    person: Person
    event: Event
    rule: str


def meeting(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    name = name_in(text, *match.span("name"))
    return referral(doc, text, match, "participation.referred", "meeting", name, None, ("speaker",)) if name else None


def visit(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    place = text.mention(match, "there" if match["there"] else "place").value
    if not isinstance(place, Place):
        return None
    return referral(doc, text, match, "participation.visited", "inspection", None, place, ("inspector", "speaker"))


def referral(
    doc: Document,
    text: Slotted,
    match: re.Match[str],
    rule: str,
    kind: EventKind,
    name: str | None,
    place: Place | None,
    roles: tuple[Role, ...],
) -> Referral | None:
    who = text.mention(match, "who") if match["who"] else named_in(doc, text.mention(match, "whose"))
    if who is None or not isinstance(who.value, Person) or who.value.kind in ("private", "journalist"):
        return None
    parts = tuple(Participation(who.value, role, who.start, who.end, "participation." + role) for role in roles)
    if "other" in match.re.groupindex and match["other"]:
        other = text.mention(match, "other")
        if isinstance(other.value, Person):
            parts += tuple(
                Participation(other.value, role, other.start, other.end, "participation." + role) for role in roles
            )
    start, end = text.span(*match.span())
    date = date_in(doc, text, *match.span(), near=True)
    return Referral(who.value, Event(name, kind, date, place, parts, start, end, rule), rule)


def named_in(doc: Document, program: Mention) -> Mention | None:
    """Whose thoughts a program holds: 习近平总书记关于…的重要论述."""
    inside = (m for m in doc.nested if m.kind == "person" and program.start <= m.start and m.end <= program.end)
    return next(inside, None)


_WHO = "(?:{time}(?:[^，。；：“”]{0,8}期间)?，?)?(?P<who>{person}){post}?(?:同志)?"
_SAID = "(?:时|期间)?(?:的|所作的|发表的?|作出的?|，)?(?:首次|再次|明确|郑重|深刻|系统)?(?:系列)?(?:重要|主旨)?(?:讲话|指示|强调|指出|要求|提出|谈话|嘱托)"
_TELLS = _SAID.removesuffix(")") + "|表示|认为|介绍|称|声称|宣称|说|呼吁|警告|宣布|透露|敦促|建议)"


def quoted(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    """总书记 without the name, behind a sentence that gives it: 总书记在某地考察时指出."""
    told = [m for m in doc.mentions("person") if m.start < text.at[match.start()]]
    who = next((m for m in reversed(told) if doc.article.text.startswith("总书记", m.end)), None)
    place = text.mention(match, "there").value
    if not text.group(match, "title").endswith("总书记"):
        return None
    if who is None or not isinstance(who.value, Person) or not isinstance(place, Place):
        return None
    roles: tuple[Role, ...] = ("inspector", "speaker")
    parts = tuple(Participation(who.value, role, who.start, who.end, "participation." + role) for role in roles)
    start, end = text.span(*match.span())
    date = date_in(doc, text, *match.span(), near=True)
    event = Event(None, "inspection", date, place, parts, start, end, "participation.quoted")
    return Referral(who.value, event, "participation.quoted")


def convened(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    """A meeting that the head of party or state held, of which a local article tells."""
    if not re.search("总书记|总理|国家主席", text.group(match, "title")):
        return None
    name = name_in(text, *match.span("name"))
    said: tuple[Role, ...] = ("host", "speaker") if match["said"] else ("host",)
    return referral(doc, text, match, "participation.convened", "meeting", name, None, said)


def reported(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    """Who gave the report of a congress that is quoted: 在党的二十大报告中，习近平总书记指出."""
    name = _REPORT.match(re.sub("[《》“”]", "", text.group(match, "name")))
    if name is None:
        return None
    return referral(doc, text, match, "participation.reported", "meeting", name["meeting"], None, ("speaker",))


def guest(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    """Who is met while attending something else: 会见来华出席某论坛的某国总统某某."""
    name = name_in(text, *match.span("name"))
    return referral(doc, text, match, "participation.guest", "meeting", name, None, ("attendee",)) if name else None


def at_meeting(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    name = name_in(text, *match.span("name"))
    return referral(doc, text, match, "participation.at", "meeting", name, None, ("speaker",)) if name else None


def opened(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    """新春团拜会，某某发表重要讲话: the meeting is named without 在 … 上."""
    name = name_in(text, *match.span("name"))
    return referral(doc, text, match, "participation.opened", "meeting", name, None, ("speaker",)) if name else None


def deputy(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    """What somebody said among deputies: 在贵州省代表团讨论时的重要讲话."""
    return referral(doc, text, match, "participation.deputy", "meeting", None, None, ("attendee", "speaker"))


def letter(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    """Whose greeting is read out at a meeting."""
    name = name_in(text, *match.span("name"))
    return referral(doc, text, match, "participation.letter", "meeting", name, None, ("speaker",)) if name else None


_REPORT = re.compile("(?P<meeting>.{0,16}(?:大|大会|全会|会议))(?:上的)?(?:工作)?报告$")
REFERRED: tuple[Rule, ...] = (
    Rule(
        "participation.quoted",
        "(?<!{person})(?P<title>总书记|{post})(?:{time})?(?:在|到|赴|来)(?P<there>{place})(?:考察|调研|视察)[^，。；“”]{0,8}?"
        + _SAID,
        quoted,
        trigger=("考察", "调研", "视察"),
        yes=(
            (
                "近年来衡阳发展很快。\n习近平总书记十分关心。不久前，总书记在湖南考察时指出，要发展产业。",
                ("|inspection||湖南省|习近平|inspector|0,习近平|speaker|0",),
            ),
        ),
        no=("近年来衡阳发展很快。\n李红省长在衡阳市调研时指出，要发展产业。",),
    ),
    Rule(
        "participation.convened",
        "(?:{time}，?)?"
        + "(?P<who>{person})(?P<title>{post})(?:同志)?(?:{time})?(?:在{place})?主持召开(?P<name>[^，。；]{2,40}?会议?)(?P<said>[^。；]{0,40}?(?:强调|指出|发表|讲话))?",
        convened,
        trigger=("主持召开",),
        yes=(
            (
                "近年来衡阳发展很快。\n产业兴旺。\n2023年4月，习近平总书记主持召开粮食安全座谈会，强调要稳产保供。",
                ("粮食安全座谈会|meeting|2023-04||习近平|host|0,习近平|speaker|0",),
            ),
        ),
        no=("县长王建国主持召开春耕座谈会。",),
    ),
    Rule(
        "participation.referred",
        _WHO
        + "(?!诞辰|逝世)在?(?:{time})?在?(?P<name>[^，。；“”{person}]{2,30}?(?:两会|会议?|论坛|仪式|[开闭]幕式|培训班|研讨班))(?:上|期间)"
        + _TELLS,
        meeting,
        trigger=("会上", "会议上", "论坛上", "式上", "班上", "期间"),
        yes=(
            (
                "全市干部深入学习。\n春耕有序。\n王建国市长在全市春耕生产会议上强调，要抓住农时。",
                ("全市春耕生产会议|meeting|||王建国|speaker|0",),
            ),
            (
                "近年来衡阳发展很快。\n产业兴旺。\n2022年4月，李红总理在中部发展论坛年会开幕式上首次提出产业转移倡议。",
                ("中部发展论坛年会开幕式|meeting|2022-04||李红|speaker|0",),
            ),
        ),
        no=("会议上大家踊跃发言。",),
    ),
    Rule(
        "participation.opened",
        "(?:^|[，。：\n])在?{time}?(?P<name>[^，。；“”{person}{time}]{2,24}?(?:两会|会议|大会|座谈会|团拜会|论坛|峰会|仪式|[开闭]幕式))上?，"
        "(?P<who>{person}){post}?(?:同志)?(?:发表|作)(?:了)?(?:系列)?重要(?:讲话|演讲|指示)",
        opened,
        trigger=("重要讲话", "重要演讲", "重要指示"),
        yes=(
            (
                "近年来衡阳发展很快。\n产业兴旺。\n新春团拜会，李红总理发表重要讲话，鼓舞人心。",
                ("新春团拜会|meeting|||李红|speaker|0",),
            ),
        ),
        no=("近年来衡阳发展很快。\n产业兴旺。\n李红总理发表重要讲话。",),
    ),
    Rule(
        "participation.at",
        "在(?P<name>[^，。；“”{person}]{2,36}?(?:会议?|论坛|仪式|培训班|研讨班))上，?(?:{post}、?)*(?P<who>{person}){post}?(?:同志)?"
        "(?:明确|郑重|再次|首次|深刻|特别|进一步)?(?:强调|指出|提出|要求|宣布|宣告|宣示|发表|作出|对|表示|认为|介绍|呼吁)",
        at_meeting,
        trigger=("会上", "会议上", "论坛上", "仪式上", "班上"),
        yes=(
            (
                "近年来衡阳发展很快。\n产业兴旺。\n在去年召开的全国春耕生产会议上，李红总理强调，要抓住农时。",
                ("全国春耕生产会议|meeting|2023||李红|speaker|0",),
            ),
        ),
        no=("在会上，大家踊跃发言。",),
    ),
    Rule(
        "participation.deputy",
        _WHO + "(?:在|参加|看望)[^，。；：“”]{0,30}?(?:审议|讨论|联组会)时" + _SAID,
        deputy,
        trigger=("审议时", "讨论时", "联组会时"),
        yes=(
            (
                "近年来湖南发展很快。\n产业兴旺。\n认真落实习近平总书记在湖南代表团讨论时的重要讲话。",
                ("|meeting|||习近平|attendee|0,习近平|speaker|0",),
            ),
        ),
        no=("近年来湖南发展很快。\n代表们在讨论时强调，要发展产业。",),
    ),
    Rule(
        "participation.letter",
        "(?P<who>{person})(?:同志)?(?:{time})?向(?P<name>[^，。；“”{person}]{3,40}?(?:会议?|论坛|仪式|博览会|活动))(?:开幕式?)?(?:发来|致以?|发)贺信",
        letter,
        trigger=("贺信",),
        yes=(
            (
                "5月8日，国家主席李红向中部发展论坛致贺信。",
                ("中部发展论坛|meeting|||李红|speaker|0",),
            ),
        ),
        no=("市长王建国向全市教师致贺信。",),
    ),
    Rule(
        "participation.guest",
        "(?:出席|参加)(?P<name>[^，。；“”{person}]{3,36}?(?:会议?|论坛|仪式|对话会|博览会|活动))(?:开幕式)?(?:并[^，。；]{2,12}?)?的(?!情况|消息)"
        "[^，。；“”{person}]{0,30}?(?P<who>{person})",
        guest,
        trigger=("出席", "参加"),
        yes=(
            (
                "5月8日，市长王建国会见来衡出席中部发展论坛的某公司董事长李红。",
                ("中部发展论坛|meeting|||李红|attendee|0",),
            ),
        ),
        no=("出席会议的有市长王建国。",),
    ),
    Rule(
        "participation.reported",
        "在(?P<name>{program}|[^，。；“”]{2,20}?报告)中，?(?P<who>{person}){post}?(?:同志)?(?:代表[^，。]{2,12})?(?:强调|指出|提出|宣告|宣布|明确)",
        reported,
        trigger=("强调", "指出", "提出", "宣告", "宣布", "明确"),
        yes=(
            (
                "近年来衡阳发展很快。\n产业兴旺。\n在党的二十大报告中，习近平总书记指出，要发展产业。",
                ("党的二十大|meeting|||习近平|speaker|0",),
            ),
        ),
        no=("近年来衡阳发展很快。\n产业兴旺。\n在工作报告中，李红省长指出，要发展产业。",),
    ),
    Rule(
        "participation.visited",
        "(?:"
        + _WHO
        + "(?:关于[^，。；]{2,40}?(?:论述|讲话|指示|批示)(?:精神)?(?:以?及|和|、|暨|与))?"
        + "|(?P<whose>{program})(?:[^，。；：“”]{0,12}?精神)?(?:以?及|和|、|暨|与))"
        + "(?:{time}|{number}|历次|多次|[两三]次|再次|先后|亲临)*"
        "(?:(?:在|到|赴|来|亲临)(?P<there>{place})(?:考察|调研|视察)|(?:考察|调研|视察)(?:指导)?(?P<place>{place}))[^，。；“”]{0,8}?"
        + _SAID,
        visit,
        trigger=("考察", "调研", "视察"),
        yes=(
            (
                "近年来湖南发展很快。\n产业兴旺。\n李红省长在衡阳市调研时指出，要发展产业。",
                ("|inspection||衡阳市|李红|inspector|0,李红|speaker|0",),
            ),
            (
                "近年来湖南发展很快。\n产业兴旺。\n认真学习习近平总书记关于农业工作的重要论述和历次来湘考察重要讲话。",
                ("|inspection||湖南省|习近平|inspector|0,习近平|speaker|0",),
            ),
        ),
        no=("专家在衡阳市考察。",),
    ),
)
gate(REFERRED)
