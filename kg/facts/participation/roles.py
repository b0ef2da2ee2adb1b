"""What a clause says that its subject does at an event: hosts it, attends it, speaks there, inspects."""

from __future__ import annotations

import re

from kg.grammar import NUMBER, PLACE, TIME
from kg.model import Role

# Verbs that tell of talks of their own even in an article on something else.
MEETS = frozenset(("会谈", "会面", "对话", "会见", "接见", "会晤", "拜会", "拜访", "通话", "通电话"))
_EXCHANGES = ("交流", "深入交流", "座谈交流", "洽谈交流", "沟通对接", "对接")
TALKS = MEETS | frozenset(("座谈", "洽谈", "商谈", "磋商", "会商", *_EXCHANGES))
_HOST = re.compile(
    "主持(?!人|下|词|制[定订]|编[写制]|起草|修[订建]|设计|研[制究]|开发|完成|实施|日常|[^，。]{0,6}全面工作|工作[）)])|召集|召开了?(?=[^，。；]{0,24}?(?:会议?|会(?:商|诊))(?:[，。；并后]|$))|(?:举行|设)了?[^，。；]{0,8}?(?:招待会|宴会|国宴|晚宴|午宴)|设宴"
)
_JOIN = re.compile(
    "就[座坐]|监誓|(?:收看|收听)了?(?=[，。；]|[^，。；]{0,24}(?:会议?|实况|直播|大会|盛况|[开闭]幕))|(?:莅临|亲临)(?![^，。；]{0,40}(?:调研|督导|检查|考察|视察|指导|走访|慰问))|参观(?!者|人|团|路线|学习|、)|敬献|献花|挥锹|共同启动|揭牌|揭幕|授牌|授旗|颁奖|剪彩|代表(?:双方|[^，。]{2,20}?)(?:在[^，。]{1,14}上)?签(?:约|署|字|订)|见证|"
    "观看(?:了)?[^，。；]{0,24}?(?:演出|汇演|晚会|音乐会|展演|升旗)|"
    "(?:随同|同行|随行|一同前往)(?=[，。；])|(?:同来|一同|一道|一起|随同|同行)(?=参加|出席|调研|督导|检查|走访|慰问|看望|考察|视察|察看|座谈)|(?<!不)(?<!未)(?<!没有)(?:出席|参加)(?![^，。；]{0,6}(?:革命|工作|军|党|劳动|长征|起义|战争)(?:[，。；、后]|以[后来]))|参会(?!人|代表|者|嘉宾|企业|单位|干部)|列席(?!人员|代表|范围|单位)|陪同|(?:(?:一起|一道|共同)审议|审议(?=政府工作报告))|与会(?!常委|人员|代表|者|同志|领导|嘉宾|专家|各方|[^，。；]{0,6}[员家们])|参与(?=.{0,12}(?:调研|活动|座谈))|共同见证|(?:会见|接见)(?!厅)|"
    f"到会(?![{NUMBER}共的])|抵达(?=[^。；“]{{2,30}}访问)|乘坐?(?:专机|包机|专列)[^，。；“]{{0,12}}?(?:抵达|到达|离开|回到)(?!时)|同机抵达|(?:热情)?(?:迎接|送行)(?=[，。；])|访问(?={PLACE}[，。；]|[，。；])|(?:在|参加)[^，。；]{{2,24}}?(?:审议|讨论)时|"
    "座谈(?!会上)|会谈|会面|会晤|通(?:电)?话|深入交流|代表[^，。]{1,14}听取[^，。；]{0,16}意见"
)
_SPEAK = re.compile(
    "讲了?话|致了?[辞词]|^传达了?(?!学习|贯彻|落实)|作的?(?:《?政府)?工作报告|致.{1,4}[辞词]|演讲|建言|发表(?:意见|看法|感言|谈话)|[讲上授][^，。；]{0,16}?(?:党课|思政课|第一课)|强调|指出|要求|讲授|授课|宣讲(?![会团队员稿站])|讲党课|发了?言|宣布|寄语|勉励|叮嘱|重申|宣读|通报|"
    "(?:汇报|通报|讲述|分享|解读|讲解)了?(?!会)|介绍了?[^，。；]{0,60}?(?:情况|进展|成效|成果|做法|经验|工作|成绩)|"
    "回答[^，。；]{0,8}提问|答记者问|作的?关于[^，。；]{0,60}?(?:报告|说明|汇报)|"
    "(?<![工协合运])[作做]了?(?:.{0,12}?|[《“][^》”]{2,40}[》”]的?)(?:讲座|报告|推介|点评|总结|说明|辅导|动员|部署|汇报|介绍|发言|讲话|安排|解读|讲解|检讨)|表了?态|在[^，。；“]{0,16}会议?上(?![，的这]|听取|审议|[获荣受被领当签展播投]|表彰|表决)"
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
    "表示(?!(?:热烈|衷心|诚挚|亲切|崇高|深切|由衷|沉痛|非常|十分|很)?的?(?:祝贺|慰问|哀悼|敬意|高兴|满意))|(?:说|提出)(?=[，：。“]|$)|认为|介绍|希望|声称|宣称|呼吁|敦促|嘱咐|建议|提议|透露|称"
)
# How a guest begins to speak in talks: what is valued, thanked for, welcomed.
VALUES = re.compile(
    "(?:首先|也|还)?(?:高度|热烈|衷心|诚挚|积极|充分|由衷|再次)?(?:赞赏|赞扬|评价|肯定|感谢|祝贺|欢迎|认同|钦佩)(?!信|电|会)"
)
VISIT = "巡视(?!员|组|整改|巡察|反馈|办)|调研|督导|督查|督办|检查|走访|慰问(?!电|信)|看望|探望|拜年|考察|视察|暗访|督战|蹲点|巡查|巡河|察看|查看|踏勘|夜查|接访|下访|现场调度|实地调度|指导(?:工作|[^，。；]{1,14}?(?:救灾|抢险|防汛|抗洪|抗旱|救援|处置|生产)工作)|现场办公"
# A meeting about inspections is none: 在安全生产大检查动员会上.
_SEEN = f"(?:{VISIT})++(?!(?!参加|出席)[^，。；]{{0,10}}(?:会议|大会|会上|会，))"
_INSPECT = re.compile(
    f"(?:到|赴|来|莅临|亲临|赶往|深入|前往|带队|率|走进|先后|实地|在|一行|专题|开展|分别|随机|乘|冒|连夜|徒步).{{0,60}}?{_SEEN}|"
    f"(?:带领|率领|率)[^，。]{{0,10}}?(?:视察|调研|督导|督查|检查|考察|慰问)(?:组|团|队)[到赴来深入，]|"
    f"(?:以|采取|通过)[^，。]{{1,16}}(?:方式|形式)[^，。]{{0,30}}?{_SEEN}|"
    f"(?:围绕|就|对)[^，。]{{0,40}}?(?:进行|开展|实地|专题)[^，。]{{0,12}}?{_SEEN}|^(?:还|又|一行)?{_SEEN}|"
    "^向[^，。]{0,12}(?:群众|职工|干部|官兵|人员|老人|农民|居民|村民|家属|工人|教师|家庭)[^，。]{0,8}?(?:拜年|(?:致以|表示|送上)[^，。]{0,12}慰问)"
)
_WELCOMES = re.compile("(?:代表[^，。]{0,20})?对[^，。]{0,40}[来到][^，。]{0,24}表示")  # 对某某来衡考察表示欢迎
_WRITTEN = re.compile(
    "作出.{0,6}[批指]示|回信|复信|互致|致.{0,3}(?:贺信|贺电|唁电|慰问电)|署名文章|致电(?!话)|致信|致函|书面(?!发言)"
)
_HELP = re.compile("出席|列席|参加|陪同|参与|随同|同来|一同|一道|一起")
_AND_SPEAKS = re.compile("并(?:作)?了?(?:讲了?话|致了?辞|发了?言)")
_CLAUSE_LEAD = re.compile(
    f"(?:于?{TIME}[上中下]?午?|率[^，。]{{1,12}}?(?=紧急|第一时间|[赶奔]?赴|前往|深入)|紧急|第一时间|向(?:大会|全会|会议)|"
    "[为给向][^，。；]{1,16}?(?=[讲上授作宣])|[与同和].{1,12}?(?:一起|一道|共同)(?:向.{1,8}?(?=敬献|献花))?|并|还|又|随后|他|她|其|同时|一并|现场|亲切|先后|当场|最后|分别|代表.{1,20}?)*"
)
_SEES = re.compile("看望|慰问|欢迎|感谢|祝贺")
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
