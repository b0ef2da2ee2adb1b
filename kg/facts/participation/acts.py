"""Who does what, clause by clause: a list of persons and the verbs of its predicate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.grammar import PERSON, PLACE, POST, TIME, Slotted
from kg.mentions.post.titles import AIDES
from kg.model import Mention, Post, Role

COURTESY = "同志|先生|女士|小姐|博士|将军"
_UNIT = f"(?:{POST}[、兼]?)*{PERSON}(?:（[^）]{{0,20}}）)?(?:{COURTESY}|{POST})?"
# Between two persons of a list: the rest of a title that the post layer left open, but no verb and no preposition.
_BRIDGE = f"[^，。；！？：“”在由向对到从把被见说赴{PERSON}]{{0,20}}?(?:{POST}[、兼]?|(?:干部|专家|教授|科员|调研员|领导|领导人|老同志|[组队院所会]员)(?={PERSON}))"
GROUP = re.compile(f"{_UNIT}(?:(?:[、， 和与及]|以及)(?:{_BRIDGE})?{_UNIT}|{_UNIT})*")
# What makes the persons behind it an object: they are met, thanked, studied; nobody takes part by that.
_OBJECT = re.compile(
    "学习|贯彻|落实|传达|领会|牢记|践行|遵循|围绕|会见|接见|会晤|拜会|陪同|看望|慰问|欢迎|邀请|感谢|祝贺|任命|免去|选举|推选|"
    "听取|对(?!口|外)|向|与|同(?!志|时)|和|给|把|将|被|受|以(?![上下来外内及])|根据|按照|为|随|跟|致(?:信|电|函)|发表|刊发|介绍|采访|记者|请$"
)
_NO_DEED = re.compile(
    f"等?{POST}?(?:同志)?(?:的(?!陪同下)|关于|重要|系列|《|署名|讲话精神|批示|指示|为核心|以来|在[^，。]{{2,40}}上的|委托|[^，。]{{0,6}}领导下|带领下|家属|亲属|生前|诞辰|(?:生病|住院|病重|逝世|去世|牺牲)(?![，。]))"
)
_LEFT_OUT = re.compile("等?[。；]|(?:安排|部署|通报|传达|布置)(?!会)")
_COMPANY = re.compile("等?(?:同志|领导)?的?(?:陪同|见证|主持)下")
# Verbs that tell of talks of their own even in an article on something else.
MEETS = frozenset(("会谈", "会面", "对话", "会见", "接见", "会晤", "拜会", "拜访", "通话", "通电话"))
_EXCHANGES = ("交流", "深入交流", "座谈交流", "洽谈交流", "沟通对接", "对接")
TALKS = MEETS | frozenset(("座谈", "洽谈", "商谈", "磋商", "会商", *_EXCHANGES))
_TALK = "|".join(sorted(TALKS, key=lambda w: (-len(w), w)))
_HOST = re.compile(
    "主持(?!人|下|词|[^，。]{0,6}全面工作)|召集|召开了?(?=[^，。；]{0,24}?(?:会议?|会(?:商|诊))(?:[，。；并后]|$))|(?:举行|设)了?[^，。；]{0,8}?(?:招待会|宴会|国宴|晚宴|午宴)"
)
_JOIN = re.compile(
    "就[座坐]|监誓|(?:收看|收听)了?(?=[^，。；]{0,24}(?:会议?|实况|直播|大会|盛况|[开闭]幕))|(?:莅临|亲临)(?![^，。；]{0,40}(?:调研|督导|检查|考察|视察|指导|走访|慰问))|参观(?!者|人|团|路线|学习|、)|敬献|献花|挥锹|共同启动|揭牌|揭幕|授牌|授旗|颁奖|剪彩|代表(?:双方|[^，。]{2,20}?)(?:在[^，。]{1,14}上)?签(?:约|署|字)|见证|"
    "观看(?:了)?[^，。；]{0,24}?(?:演出|汇演|晚会|音乐会|展演|升旗)|"
    "(?:随同|同行|随行|一同前往)(?=[，。；])|(?:一同|一道|一起|随同|同行)(?=参加|出席|调研|督导|检查|走访|慰问|看望|考察|视察|察看|座谈)|(?<!不)(?<!未)(?<!没有)(?:出席|参加)|参会(?!人|代表|者|嘉宾|企业|单位|干部)|列席(?!人员|代表|范围|单位)|陪同|(?:(?:一起|一道|共同)审议|审议(?=政府工作报告))|与会(?!常委|人员|代表|者|同志|领导|嘉宾|专家|各方|[^，。；]{0,6}[员家们])|到会|参与(?=.{0,12}(?:调研|活动|座谈))|共同见证|(?:会见|接见)(?!厅)|"
    f"抵达(?=[^。；“]{{2,30}}访问)|乘坐?(?:专机|包机|专列)[^，。；“]{{0,12}}?(?:抵达|到达|离开|回到)(?!时)|同机抵达|(?:热情)?(?:迎接|送行)(?=[，。；])|访问(?={PLACE}[，。；]|[，。；])|(?:在|参加)[^，。；]{{2,24}}?(?:审议|讨论)时|"
    "座谈(?!会上)|会谈|会面|会晤|通(?:电)?话|深入交流|代表[^，。]{1,14}听取[^，。；]{0,16}意见"
)
_SPEAK = re.compile(
    "讲话|致辞|致词|^传达了?(?!学习|贯彻|落实)|作的?(?:《?政府)?工作报告|致.{1,4}[辞词]|演讲|建言|发表(?:意见|看法|感言|谈话)|[讲上授][^，。；]{0,16}?(?:党课|思政课|第一课)|强调|指出|要求|讲授|授课|宣讲|讲党课|发言|宣布|寄语|勉励|叮嘱|重申|宣读|通报|"
    "(?:汇报|通报|讲述|分享|解读|讲解)了?(?!会)|介绍了?[^，。；]{0,60}?(?:情况|进展|成效|成果|做法|经验|工作|成绩)|"
    "回答[^，。；]{0,8}提问|答记者问|作的?关于[^，。；]{0,60}?(?:报告|说明|汇报)|"
    "(?<![工协合运])[作做]了?.{0,12}?(?:讲座|报告|点评|总结|说明|辅导|动员|部署|汇报|介绍|发言|讲话|安排|解读|讲解|表态)"
)
# 宣布大会开幕, 宣读命令: what is read out is no speech of who reads it.
_READS_OUT = re.compile(
    "宣读|宣布[^，。；]{0,60}?(?:开始|开幕|闭幕|启动|开[工园馆赛业播镰犁渔航]|成立|出发|结束|启用|通车|投产|命令|决定|名单|贺[信电])"
)
# What is a speech only where people sit together.
REPORTS = re.compile("^(?:汇报|讲述|分享|解读|讲解|介绍|回答|答记者)")
SAY = frozenset(
    (
        "表示",
        "说",
        "认为",
        "介绍",
        "希望",
        "称",
        "鼓励",
        "提出",
        "声称",
        "宣称",
        "呼吁",
        "敦促",
        "嘱咐",
        "建议",
        "提议",
        "透露",
    )
)
_SAY = re.compile(
    "表示(?!(?:热烈|衷心|诚挚|亲切|崇高|深切|由衷|沉痛|非常|十分|很)?的?(?:祝贺|慰问|哀悼|敬意|高兴|满意))|说(?=[，：。“]|$)|认为|介绍|希望|声称|宣称|呼吁|敦促|嘱咐|建议|提议|透露|称"
)
# How a guest begins to speak in talks: what is valued, thanked for, welcomed.
VALUES = re.compile(
    "(?:首先|也|还)?(?:高度|热烈|衷心|诚挚|积极|充分|由衷|再次)?(?:赞赏|赞扬|评价|肯定|感谢|祝贺|欢迎|认同|钦佩)(?!信|电|会)"
)
_VISIT = "巡视(?!员|组|整改|巡察|反馈|办)|调研|督导|督查|督办|检查|走访|慰问(?!电|信)|看望|探望|拜年|考察|视察|暗访|巡查|巡河|察看|查看|踏勘|夜查|接访|下访|现场调度|实地调度|指导(?:工作|[^，。；]{1,14}?(?:救灾|抢险|防汛|抗洪|抗旱|救援|处置|生产)工作)|现场办公"
# A meeting about inspections is none: 在安全生产大检查动员会上.
_SEEN = f"(?:{_VISIT})++(?!(?!参加|出席)[^，。；]{{0,10}}(?:会议|大会|会上|会，))"
_INSPECT = re.compile(
    f"(?:到|赴|来|莅临|亲临|赶往|深入|前往|率队|带队|率|来到|走进|先后|实地|在|一行|专题|开展|分别|随机).{{0,60}}?{_SEEN}|"
    f"(?:带领|率领|率)[^，。]{{0,10}}?(?:视察|调研|督导|督查|检查|考察|慰问)(?:组|团|队)[到赴来深入，]|"
    f"(?:以|采取|通过)[^，。]{{1,16}}(?:方式|形式)[^，。]{{0,30}}?{_SEEN}|"
    f"(?:围绕|就|对)[^，。]{{0,40}}?(?:进行|开展|实地|专题)[^，。]{{0,12}}?{_SEEN}|^(?:还|又|一行)?{_SEEN}|"
    "^向[^，。]{0,12}(?:群众|职工|干部|官兵|人员|老人|农民|居民|村民|家属|工人|教师|家庭)[^，。]{0,8}?(?:拜年|(?:致以|表示|送上)[^，。]{0,12}慰问)"
)
_WELCOMES = re.compile("(?:代表[^，。]{0,20})?对[^，。]{0,40}[来到][^，。]{0,24}表示")  # 对某某来衡考察表示欢迎
_WRITTEN = re.compile(
    "作出.{0,6}[批指]示|回信|复信|互致|致.{0,3}(?:贺信|贺电|唁电|慰问电)|署名文章|致电(?!话)|致信|致函|书面(?!发言)"
)
# Verbs and prepositions: where none stands behind a list of persons, what stands there goes on with the list.
_VERBAL = re.compile(
    "主持|召[开集]|举行|强调|指出|要求|讲话|致[辞词]|表示|介绍|通报|会[见谈晤]|座谈|调研|督[导查]|检查|走访|慰问|看望|考察|视察|宣[布读]|传达|听取|签[署约]|揭牌|"
    "认为|希望|说|到(?!会)|赴|率[领队]?|在(?![家岗职任])|对(?![口外])|向|把|将(?!军)|被|为|给|由|于|就(?![座业])|从|受|请|代表(?=[^，。；]{1,20}?(?:[讲发作致]))|(?<![工协合著])作(?!家|者)"
)
# Behind a list of persons: who else comes, said by their bodies and functions, and the verb of all of them.
_WITH_OTHERS = re.compile(
    "(?P<others>(?:等[^，。；：]{0,16})?[，、和及][^。；！？“”：]{1,90}?)[，、]?(?:等|共)*(?P<verb>参加|出席|列席(?!人员)|陪同)(?=[^，。；：]{0,24}[，。；]|$)"
)
_HELP = re.compile("出席|列席|参加|陪同|参与|随同|一同|一道|一起")
_QUOTING = re.compile("[^，。；：“”]{0,12}?(?:表示|指出|强调|认为|要求|说)，")
# 他指出, and 强调，… where a sentence leaves out who it goes on with.
_PRONOUN = re.compile(
    "(?:他|她)(?:还|又|同时|特别|最后|进一步|反复)?(?P<verb>强调|指出|要求|希望|说|表示|勉励|叮嘱|鼓励|提出)|(?P<bare>强调|指出|要求)(?=[，：])"
    "|(?:他|她)(?:首先|还|又|最后)?(?:就|对|向)[^，。；：]{0,60}?作了?(?P<told>说明|介绍|讲话|报告|部署|动员|总结)"
)
# Who speaks in what is printed as it was spoken: 市农业局局长王建国：.
_SPEAKER = re.compile(f"(?:[^，。；：“”\\s{PERSON}{POST}]{{0,24}}{POST}[、兼 ]?)+{PERSON}(?P<verb>：)(?!记者|通讯员)")
_AND_SPEAKS = re.compile("并(?:作)?(?:讲话|致辞|发言)")
_VISITED = re.compile(_VISIT)
_COMPANION = re.compile("[^“：]{0,40}?(陪同)")
_CLAUSE_LEAD = re.compile(
    f"(?:于?{TIME}[上中下]?午?|率[^，。]{{1,12}}?(?=紧急|第一时间|[赶奔]?赴|前往|深入)|紧急|第一时间|向(?:大会|全会|会议)|"
    "[为给向][^，。；]{1,16}?(?=[讲上授作宣])|[与同和].{1,12}?(?:一起|一道|共同)(?:向.{1,8}?(?=敬献|献花))?|并|还|又|随后|他|她|其|同时|一并|现场|亲切|先后|当场|最后|分别|代表.{1,20}?)*"
)


@dataclass(slots=True, unsafe_hash=True)
class Act:
    """Persons in one role, and the stretch of the slotted passage that says so."""

    role: Role
    persons: tuple[Mention, ...]
    text: Slotted
    start: int
    end: int
    verb: str

    def words(self) -> str:
        return self.text.text[self.start : self.end]


def members(text: Slotted, start: int, end: int) -> list[Mention]:
    """The persons of a stretch, without those who are only spoken for: 国家主席某某特使."""
    return [m for m in text.among(start, end, "person") if not is_spoken_for(text, m)]


def is_spoken_for(text: Slotted, who: Mention) -> bool:
    at = text.index(who.start)
    posts = [m for m in (text.mentions.get(at + 1), text.mentions.get(at + 2)) if m and isinstance(m.value, Post)]
    return any(isinstance(m.value, Post) and m.value.title in AIDES for m in posts)


def acts_in(text: Slotted) -> Iterator[Act]:
    last_told: tuple[Mention, ...] = ()
    for first, last in text.sentences():
        if said := _SPEAKER.match(text.text, first, last):
            persons = tuple(members(text, first, said.end()))
            yield Act("speaker", persons, text, first, said.end(), said["verb"])
        if len(last_told) == 1 and (said := _PRONOUN.match(text.text, first, last)):
            yield Act(
                "speaker", last_told, text, first, said.end(), said["verb"] or said["bare"] or "作" + said["told"]
            )
        if text.text.find(PERSON, first, last) < 0:
            continue
        groups = list(GROUP.finditer(text.text, first, last))
        if there := _PRESENT.search(text.text, first, last):
            yield from present(text, [g for g in groups if g.start() >= there.end()], there)
            groups = [g for g in groups if g.start() < there.end()]
        objects = further_objects(text.text, groups, first)
        yield from met_when(text, groups, first)
        subjects = [g for g in groups if g not in objects]
        carried: list[Mention] = []  # the part of a list whose verb comes behind a later part
        alone: tuple[re.Match[str], tuple[Mention, ...]] | None = None  # a subject whose verb is yet to come
        hosted, said_to = False, first  # what is said in reported speech up to there is no act of its own
        for n, group in enumerate(subjects):
            if group.start() < said_to:
                continue
            if quoting := _QUOTING.match(text.text, group.end()):
                said_to = next((i for i in range(quoting.end(), last) if text.text[i] in "；“"), last)
            stop = subjects[n + 1].start() if n + 1 < len(subjects) else last
            stop = min(stop, quoting.end()) if quoting else stop
            persons = (*carried, *members(text, group.start(), group.end()))
            inside = [g for g in groups if group.end() <= g.start() < stop]
            found = list(predicate(text, group, persons, stop, inside))
            if alone and (company := _COMPANY.match(text.text, group.end())):
                found = [*accompanied(text, alone, (group.start(), company.end(), stop)), *found]
            alone = (group, persons) if not found and not inside else None
            carried = (
                list(persons)
                if n + 1 < len(subjects) and not (found or inside) and goes_on(text.text[group.end() : stop])
                else []
            )
            hosted = hosted or any(act.role == "host" for act in found)
            last_told = persons
            if hosted and not found and not inside and _LEFT_OUT.match(text.text, group.end()):
                found = [Act("attendee", persons, text, group.start(), group.end(), "出席")]  # the verb is left out
            yield from found
        for group in objects:
            yield from heard(text, group, first, last)


def goes_on(gap: str) -> bool:
    """Whether a list of persons goes on behind what is said there of others: 等市领导及秘书长|某某."""
    return len(gap) < 60 and gap[0] in "、，等及" and not any(c in gap for c in "；：“") and not _VERBAL.search(gap)


def met_when(text: Slotted, groups: list[re.Match[str]], first: int) -> Iterator[Act]:
    """Whom somebody meets who says something then: 在会见总理李红时，王建国表示."""
    if len(groups) > 1 and (when := _WHEN_MET.match(text.text, first, groups[0].start())):
        gap = text.text[groups[0].end() : groups[1].start()]
        then = _THEN.fullmatch(gap)
        if then and (then["with"] is not None) == (len(when[1]) == 1):
            for group in (groups[1], groups[0]):
                persons = tuple(members(text, *group.span()))
                yield Act("attendee", persons, text, first, groups[1].end(), then["with"] or when[1])


_WHEN_MET = re.compile(f"(?:{TIME}，?)?(?:在)?(?:分别)?(会见|会晤|拜会|接见|[同与和])[^，。；：“”{PERSON}]{{0,30}}$")
_THEN = re.compile(f"(?:等|一行)?(?:举行|进行)?(?P<with>会谈|会晤|会面|座谈|通话|通电话)?时，(?:{POST}[、兼]?)*")


def further_objects(text: str, groups: list[re.Match[str]], first: int) -> list[re.Match[str]]:
    """The groups that are no subjects; one that goes on the list of an object is none either: 与某某，某某|就…对接."""
    objects: list[re.Match[str]] = []
    for group in groups:
        joined = bool(objects) and text[objects[-1].end() : group.start()] in ("，", "、")
        if not is_subject(text, group, first) or (joined and _LISTED_ON.match(text, group.end())):
            objects.append(group)
    return objects


# Whom somebody brings along: 县长王建国带领副县长李红到….
_LED = re.compile(f"(?:带领|率领|(?<![效概])率(?![先队])|偕同?|会同)[^，。；的组团队{PERSON}]{{0,24}}$")
# 党和国家领导人王建国、李红出席: the 和 joins bodies, where the whole list attends.
_BODIES_AND = re.compile("^[^对向给把将被受以随跟致听与同和]*和[^对向给把将被受以随跟致听与同]*$")
_ATTENDS = re.compile(
    "(?:等[^，。；]{0,10})?(?:分别|共同|一同|应邀|先后|也)*(?:出席|参加|列席|到会|就[座坐])|[，、][^。；：“]{0,120}?(?:出席|列席)"
)


def is_subject(text: str, group: re.Match[str], first: int) -> bool:
    start = group.start()
    while start > first and text[start - 1] not in "，。；：！？“” 　）":
        start -= 1
    prefix = text[start : group.start()]
    if _COMPANY.match(text, group.end()):
        return True
    if _LED.search(prefix):
        return False
    if prefix.endswith("、"):
        prefix = re.sub("[和与]", "、", prefix)  # 发展战略和生态安全委员会秘书长、某公司总裁: the list of one's titles
    if _OBJECT.search(prefix) and not (_BODIES_AND.search(prefix) and _ATTENDS.match(text, group.end())):
        return False
    return _NO_DEED.match(text, group.end()) is None


def predicate(
    text: Slotted, group: re.Match[str], persons: tuple[Mention, ...], stop: int, objects: list[re.Match[str]]
) -> Iterator[Act]:
    if company := _COMPANY.match(text.text, group.end()):
        yield Act(
            "host" if "主持" in company[0] else "attendee", persons, text, group.start(), company.end(), company[0]
        )
        return
    joint = _WITH_OTHERS.match(text.text, group.end(), stop)
    if joint and not _VERBAL.search(joint["others"]):
        end = next((i for i in range(joint.end(), stop) if text.text[i] in "，。；"), stop)
        yield Act("attendee", persons, text, group.start(), end, joint["verb"])
        return
    start = group.end()
    first = True
    listed = {i for g in objects for i in range(g.start(), g.end())}
    cuts = [m.end() for m in _COMMA.finditer(text.text, start, stop - 1) if m.end() not in listed]
    for a, b in pairwise((start, *cuts, stop)):
        clause = text.text[a:b]
        end = start + len(clause)
        others = [g for g in objects if start <= g.start() < end]
        led = [g for g in others if _LED.search(text.text, start, g.start())]
        others = [g for g in others if g not in led]
        deed = met(clause) or welcomed(text.text[group.end() : a], clause) if others else None
        told = roles(clause, first)
        for g in led if told else ():
            yield Act("attendee", tuple(members(text, *g.span())), text, g.start(), end, "陪同")
        for role, verb in told:
            if role != "attendee" or deed is None or deed in _AS_GUESTS:
                yield Act(role, persons, text, group.start(), end, verb)
        if deed:
            guests = tuple(m for g in others for m in members(text, *g.span()))
            if deed not in _AS_GUESTS:
                yield Act("attendee", persons, text, group.start(), end, deed)
            yield Act(_AS_GUESTS.get(deed, "attendee"), guests, text, others[0].start(), end, deed)
        first = first and clause in ("，", "等，")
        start = end


_COMMA = re.compile("，")


def present(text: Slotted, groups: list[re.Match[str]], there: re.Match[str]) -> Iterator[Act]:
    """A list that comes behind its verb: 出席会议的还有…."""
    guests = (g for g in groups if not _FOLLOWED.search(text.text, there.end(), g.start()))
    persons = tuple(m for g in guests for m in members(text, *g.span()))
    if persons:
        yield Act("attendee", persons, text, there.start(), groups[-1].end(), there["verb"])


_FOLLOWED = re.compile("(?:陪同|随同|随|跟随)$")  # 以及陪同某某来访的其他人员
_PRESENT = re.compile(
    f"(?P<verb>(?:陪同|随同){PERSON}|出席|参加|列席(?!人员|代表|范围|单位)|陪同|祝贺|与会|到会|就[座坐])[^，。；：！？{PERSON}]{{0,24}}?的[^，。；：{PERSON}]{{0,10}}?(?:还|主要|分别)?有[：，]?"
    f"(?=[^，。；：{PERSON}]{{0,30}}{PERSON})"
)


def accompanied(
    text: Slotted, subject: tuple[re.Match[str], tuple[Mention, ...]], company: tuple[int, int, int]
) -> Iterator[Act]:
    """What somebody does in the company of others: 县长王建国在镇长李红陪同下，到…调研."""
    group, persons = subject
    start, begin, stop = company
    if any(mark in text.text[group.end() : start] for mark in "，；："):
        return
    end = next((i for i in range(begin + 1, stop) if text.text[i] in "，。；"), stop)
    for role, verb in roles(text.text[begin:end].lstrip("，"), True):
        yield Act(role, persons, text, group.start(), end, verb)


def heard(text: Slotted, group: re.Match[str], first: int, last: int) -> Iterator[Act]:
    """Who is asked to speak, or whose report is heard: 邀请某某介绍…情况, 听取了某某作的关于…的报告."""
    asked = _ASKED.search(text.text, first, group.start())
    told = (_EXPLAINS if asked and asked["asked"] else _REPORTED).match(text.text, group.end(), last) if asked else None
    if told:
        persons = tuple(members(text, group.start(), group.end()))
        yield Act("speaker", persons, text, group.start(), told.end(), told["verb"] or told["told"].lstrip("所作的"))


_ASKED = re.compile("(?:(?P<asked>邀请)[^，。；：“”]{0,40}|听取(?:和审议|并审议|、审议)?了?[^。：“”]{0,240})$")
_EXPLAINS = re.compile(
    "(?:等(?:人|负责人)?)?，?(?:就|围绕|向)?[^，。；]{0,30}?(?P<verb>通报|介绍|解读|发布|作|回答|讲授|授课|讲解)"
)
_REPORTED = re.compile(
    "(?:受[^，。；]{2,20}委托)?(?:所)?(?P<verb>关于|作的|作|代表[^，。；]{2,20}所?作的)[^，。；]{0,80}?(?:报告|说明|汇报|审议)"
    "|(?:等[^，。；]{0,10})?(?P<told>(?:所作)?的?[^，。；]{0,24}?(?:汇报|报告|介绍|说明|发言|讲解))(?=[，。；、和并]|$)"
)


def met(clause: str) -> str | None:
    """The verb by which the persons in the rest of a clause take part as well: 会见…董事长某某, 同某某座谈."""
    if _HOPED.search(clause):
        return None
    if m := _TOGETHER.match(clause):
        return m[1]
    if m := _COMPANION.match(clause):
        return m[1] if _VISITED.search(clause) else None
    m = _MET.match(clause)
    return (m[1] or m[2]) if m else None


_MET = re.compile(f"[^“：]{{0,40}}?(?:(会见|接见|会晤|拜会)|(?:同|与|和)[^“：]{{1,60}}?({_TALK}))")
_HOPED = re.compile("期待|盼望|邀请[^，。]{0,12}(?:来访|访问|会晤)")
_SEES = re.compile("看望|慰问|欢迎|感谢|祝贺")


def welcomed(before: str, clause: str) -> str | None:
    """Whether the persons in a clause are the guests of a ceremony: 举行仪式，欢迎…总统某某来访."""
    return "出席" if _WELCOME.match(clause) and _CEREMONY.search(before) else None


_WELCOME = re.compile("(?:为[^，。]{0,24}举行)?(?:隆重|热烈)?欢迎")
_CEREMONY = re.compile("(?:举行|设)[^，。；]{0,12}?(?:仪式|宴会|招待会|晚宴|午宴)")
_TOGETHER = re.compile("(?:[^，“：]{0,24}?[^共])?(?:同|与|和)[^“：]{1,60}?共同(主持)")
_AS_GUESTS: dict[str, Role] = {"陪同": "inspector", "主持": "host"}  # what the others do who are told of by these verbs
_LISTED_ON = re.compile("等?(?:人|同志|一行)?(?:就|进行|围绕|举行|座谈|会谈|洽谈)")
# Where direct speech begins; a quoted term of a few characters is none.
_SPEECH = re.compile("：|“(?![^”，。]{1,16}”)")


def roles(clause: str, first: bool) -> list[tuple[Role, str]]:
    """The roles that a clause gives to its subject; a later clause has to begin with its verb."""
    found: list[tuple[Role, str]] = []
    said = _SPEECH.split(clause)[0]
    if _WRITTEN.search(said):
        return found
    where = None if first else _CLAUSE_LEAD.match(said)
    rest = said[where.end() :] if where else said

    def seek(pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.search(rest) if first else pattern.match(rest)

    if m := seek(_HOST):
        found.append(("host", m[0]))
    joins = seek(_JOIN)
    if joins and first and _SEES.search(rest, 0, joins.start()):
        joins = None  # 看望|出席大会的代表
    inspects = (
        _INSPECT.search(rest) if first or rest[:1] in "到赴赶奔在深前走先实围就对专开" or _INSPECT.match(rest) else None
    )
    if inspects and _WELCOMES.match(rest):
        inspects = None
    met_first = (
        joins and inspects and joins[0] in MEETS and rest.find(joins[0]) < inspects.end() - 2
    )  # 会见来衡考察的某某
    if joins and (met_first or not (inspects and inspects.start() < joins.start() and not _HELP.search(rest[:8]))):
        found.append(("attendee", joins[0]))
    elif inspects and not _HELP.match(rest):
        found.append(("inspector", inspects[0]))
    values = VALUES.match(rest) if first else None
    m = seek(_SPEAK)
    if m and m[0].startswith("传达") and not first:
        m = None  # 主持会议，传达精神: what a meeting does under who hosts it
    if m and REPORTS.search(m[0]) and "听" in rest[: m.start()]:
        m = None  # who hears a report
    if m := m or _AND_SPEAKS.search(rest) or seek(_SAY) or values:
        more = _SPEAK.search(rest, m.end()) or _AND_SPEAKS.search(rest)
        found.append(("attendee" if _READS_OUT.match(rest, m.start()) and not more else "speaker", m[0]))
    return found
