"""What speaks for and against an unquoted name, with weights that are summed; from `THRESHOLD` on it is a programme."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.mentions.program.bare import PERIODIC, Bare
from kg.mentions.program.edges import BOUND, SERVING, UNCLEAR, is_generic
from kg.mentions.program.vocabulary import HEADS, NUMERAL, head_of

THRESHOLD = 3.0


@dataclass(frozen=True, slots=True)
class Feature:
    name: str
    weight: float
    holds: Callable[[Bare], object]


def weigh(bare: Bare) -> tuple[float, tuple[str, ...]]:
    """The sum of the weights of the features that hold, and their names; what speaks against it only where it counts."""
    held = [f for f in _FOR if f.holds(bare)]
    if sum(f.weight for f in held) >= THRESHOLD:
        held += [f for f in _AGAINST if f.holds(bare)]
    return sum(f.weight for f in held), tuple(f.name for f in held)


_WORKS = re.compile(
    "航运|水运|水利|水库|供水|引水|调水|饮水|灌区|河道|堤防|公路|铁路|高铁|高速|桥梁|大桥|隧道|机场|港口|航道|码头|电站|核电|风电|光伏|输电|输气|管道|管网|厂房|大楼|场馆|体育|安置房|住房|建筑|土建|主体|装修|绿化|亮化|道路|施工|续建|在建|竣工|开工|一期|二期|三期|枢纽|船闸|防洪|排涝|调蓄|储气|储能|标段|生物(?!多样)|软件|基因|载人|探月|航天|化学"
)
_FIGHT = re.compile(
    "进攻|援助|人道主义|袭击|撤离|军事|地面|空袭|反恐|作战|特别军事|联合|演习|登月|救援|搜救|营救|维和|抗议|罢工|执法|示威|投票|具体|一致|单方面|侵略|霸权|挑衅"
)
_ENDS = re.compile(
    "[，。；：、,.;:）)》”’！？!?\\s—…·（(“《和与及同的等中为是已将在以要也更再还都被由使让]|对(?![接话外抗比策应])|以及|今天|昨天|昨晚|今晚|近日|日前|正在|启动|开展|实施|深入|取得|推进|推动|落地|提出|明确|部署|正式|全面|以来|期间|成效|结束|"
    "编制|修编|电视电话|视频|会议|动员|调度|专题|暨|作[出了]|总结|表彰|观摩|督查|督导|检查|考核|验收|收官|决胜|开局|作为|纳入|覆盖|聚焦|重点|主要|领导小组|办公室|工作|名单|目标|任务|经验|试点|示范|要求|落实|建设|进行|执行|通过|审议|草案|规定|第|印发|出台|发布|施行|促|"
    "严格|持续|不断|有力|有效|扎实|稳步|相(?!关)|执法检查|贯彻实施|实施情况|修订|修改|修正案|审议结果|现场|座谈|方案|行动|计划|规划|<|$"
)
_ACTING = re.compile(
    "(?:实际|务实|统一|立即|迅速|分组|自觉|具体|切实|一致|共同|积极|主动|应急|思想政治|政治|思想|集体|自由|独立|单独|秘密|马上|闻令|抓紧|带头|快速|联合|落到|付诸|化为|帮助|鼓励|不便|下|在|以|用|的)$"
)
_PERIOD = re.compile("(?:[一二三四五六七八九十两0-9]+年|百日|[0-9]{4})$")
_EDITION = re.compile("[0-9]\\.0(?:版)?$|^第?[一二三四五六七八九十0-9]+版")
_IN_FORCE = re.compile("执法检查|贯彻实施|实施情况|修订|修正")
_COUNTS = re.compile(f"(?:{NUMERAL}+[多余]?|[上数近][百千万])[个项种条场](?!专项)")
_CODE = re.compile("[0-9]+(?:[+＋加-][0-9N]+)*")
_FUNCTION = re.compile(
    "(?:监测|预警|保障|补偿|联动|协调|分配|调节|监管|管理|考核|评价|激励|约束|防控|应急|救助|合作|对话|沟通|会商|响应|实现|运行|推进|落实|监督|"
    "联席会议|例会|反馈|投入|增长|调处|化解|联结|防范|预防|共享|协作|协同|服务|保护|处置|治理)$"
)
_SYSTEMS = frozenset(
    h.word for h in HEADS.values() if h.word.endswith("制") and not h.word.endswith("机制") and h.bare == "doer"
)
_YEARS_IN = re.compile("^[0-9]{4}年度?|[一二三四五六七八九十两0-9]年行动|百日")
_ORDINARY = re.compile(
    "商业|经营|盈利|收费|运行|工作|生活|生产|学习|教学|飞行|旅行|度假|投资|融资|研究|培训|采购|贷款|购物|财务|会计|保险|户籍|婚姻|所有|法律|社会|资本|政治|经济|民主|选举|议会|总统|共和|奴隶|封建|君主|殖民|科举|帝国|市场|体制"
)
_CONTENT_VERBS = re.compile(
    "抓|挂|包|联(?![系结合动防席通盟])|挂钩|提升|提质|增效|攻坚|培育|整治|提速|振兴|倍增|跃升|护航|清零|打假|排查|脱贫|富民|惠民|便民|双百|万名|百名|千名"
)


_SOCIAL = re.compile(
    "保险$|养老金|养老保险|医疗保险|护理保险|失业保险|工伤保险|大病保险|养老服务补贴|最低生活保障|生活保障|医疗救助|社会救助|临时救助|医疗卫生|公积金|助学|义务教育|耕地|基本农田|河湖长|林长|药物|住房保障|退休|高龄津贴|残疾人.*补贴"
)
_TOO_GENERAL = re.compile("内部|各项|日常|正常|有效|严格|科学|合理|规范|健全|完善|相应|相关|必要|良好|民主|系统|配套")
_OF_THE_STATE = re.compile("国家|全国|国务院|中央|党和国家")
_EACH_PERIOD = re.compile("[日周旬月季](?:调度|通报|会商|研判|例会|报告|督查|点评|分析|清零|比拼|考评)")
_LAST_OF_LIST = re.compile(
    f"{NUMERAL}{{1,2}}[大项个][^，。；、]{{2,8}}(?:分别)?(?:包括|为|是|即)[^。；]*、[^，。；、]*$"
)
_BEGINS = re.compile(
    "(?:正式|全面|同步|启动|今天|昨天|日前|近日)*(?:启动|实施|施行|出台|印发)(?![情方过])|由[^，。；]{3,}"
)
_SHORT_DEED = re.compile("[强兴富惠聚固护净筑铸育][\u4e00-\u9fff]")
_DEEDS_PLANNED = frozenset(("行动方案", "行动计划", "专项行动", "攻坚行动", "提升行动"))
_PLUS = re.compile("[\u4e00-\u9fff][+＋][\u4e00-\u9fff]")
_FOUGHT = re.compile("打[好赢响]$")
_ABOUT = re.compile("对(?:[我全][省市县区]|下一步)?$")
_DONE_ABOUT = re.compile("(?:进行|作[出了])")
_PLACE_TO_BE = re.compile("平安|法治|健康|数字|美丽|文明|质量|书香|绿色|智慧")
_LEVELS = re.compile("[二两三四五六]级(?=[^，。；、])")
_FEW_YEARS = re.compile("[三五两]年|百日")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_OF_YEAR = re.compile("[0-9]{4}年")
_AS_TASK = re.compile("[和与、](?:建设|管理|设计|实施)")
_COUNTED = re.compile(f"{NUMERAL}+(?:个|项|种|条|大)$")
_ANY_OF_THAT = re.compile(
    "任何|^[一有某这][些]|这个|这一|这项|各项|各种|各类|若干|一系列|有关|相关|第[一二三四五六七八九十]+(?!版|[一二三四五六七八九十])"
)
_TWO_THINGS = re.compile("[和与及]")
_IMPROVED = re.compile("(?:完善|健全|建立健全|建立完善|优化|形成)$")
_PARTICLE = re.compile("[的了着过吗呢吧被]|把(?!手)|就是|不是|没有|不能|能够|顺利地")


def _ends_in_plain_head(own: str) -> bool:
    head = head_of(own)
    return head is not None and head.bare == "plain" and len(head.word) < len(own)


def _makes(b: Bare) -> bool:
    return bool(b.verb & {"issue", "create", "carry"})


FEATURES: tuple[Feature, ...] = (
    Feature("a head that names by itself", 2, lambda b: b.head.bare == "plain"),
    Feature("a head that also serves as a plain noun", 0, lambda b: b.head.bare == "doer"),
    Feature("a verb of making or carrying out before it", 1.5, _makes),
    Feature("a modifier of four characters or more", 0.5, lambda b: len(b.own) >= 4),
    Feature("a modifier of seven characters or more", 0.5, lambda b: len(b.own) >= 7),
    Feature("so long, and such a verb", 0.5, lambda b: len(b.own) >= 7 and _makes(b)),
    Feature("an outline", 1.5, lambda b: b.head.word.endswith("纲要") and len(b.own) >= 4),
    Feature(
        "works that are carried out, not built",
        1,
        lambda b: b.head.word == "工程" and len(b.own) > 2 and b.before.endswith(("实施", "实施好", "实施了")),
    ),
    Feature("joined by a plus", 1.5, lambda b: _makes(b) and b.head.kind == "method" and _PLUS.search(b.own)),
    Feature(
        "a scheme that is drawn up",
        1,
        lambda b: b.head.word in {"实施方案", "工作方案"} and "issue" in b.verb and len(b.own) > 3,
    ),
    Feature(
        "a battle that is fought to the end",
        3,
        lambda b: b.head.word.endswith("战") and _FOUGHT.search(b.before) and len(b.own) >= 3,
    ),
    Feature(
        "strengthens or enriches, in two characters",
        1.5,
        lambda b: _makes(b) and _SHORT_DEED.fullmatch(b.own) and b.head.kind in {"action", "strategy", "plan"},
    ),
    Feature("a new way of doing", 1, lambda b: b.head.kind == "method" and b.verb & {"create"}),
    Feature("no such verb", -0.5, lambda b: not _makes(b) and b.head.kind != "document"),
    Feature("a bill", 1.5, lambda b: b.head.word.endswith("草案") and b.own[-1] not in "办方看做用书想说"),
    Feature(
        "another noun follows",
        -3,
        lambda b: (
            b.after
            and not _ENDS.match(b.after)
            and not (b.head.word in _SYSTEMS and b.after.startswith(("活动", "改革", "管理")))
        ),
    ),
    Feature("a way of acting", -4, lambda b: b.head.word == "行动" and _ACTING.search(b.own)),
    Feature("what a place is to become", 1, lambda b: len(b.own) == 4 and _PLACE_TO_BE.match(b.own)),
    Feature("names its period", 1, lambda b: _FEW_YEARS.search(b.head.word) or _PERIOD.search(b.own)),
    Feature(
        "a battle of so many years or days",
        1,
        lambda b: b.head.word.endswith("战") and _makes(b) and _FEW_YEARS.match(b.own),
    ),
    Feature(
        "by levels",
        1.5,
        lambda b: b.head.kind == "mechanism" and _makes(b) and _LEVELS.match(b.own) and len(b.own) > 3,
    ),
    Feature("a code of figures", 1.5, lambda b: _CODE.fullmatch(b.own) and not _YEAR.fullmatch(b.own)),
    Feature("joined to a name", 1, lambda b: b.joined and len(b.own) >= 3),
    Feature("a system of duty or pledge", 1.5, lambda b: b.head.word in _SYSTEMS and _makes(b)),
    Feature("a scheme for an action", 2, lambda b: b.head.kind == "plan" and _ends_in_plain_head(b.own)),
    Feature("a scheme for a period within its name", 1, lambda b: b.head.kind == "plan" and _YEARS_IN.search(b.own)),
    Feature("a scheme for a year", 1.5, lambda b: b.head.kind == "plan" and _OF_YEAR.match(b.own)),
    Feature(
        "a scheme of the state",
        1,
        lambda b: b.head.kind == "plan" and _OF_THE_STATE.match(b.own) and len(b.own) >= 5 and _makes(b),
    ),
    Feature(
        "a plan of the national economy",
        3.5,
        lambda b: b.head.kind == "plan" and b.own.startswith("国民经济") and len(b.own) > 4,
    ),
    Feature("a scheme, of whatever", -1, lambda b: b.head.word == "方案" and not _YEARS_IN.search(b.own)),
    Feature("an edition of it", 4, lambda b: _EDITION.search(b.own)),
    Feature("a law in force", 2, lambda b: b.head.kind == "document" and _IN_FORCE.match(b.after)),
    Feature(
        "planning as a task",
        -4,
        lambda b: b.head.word in {"规划", "计划"} and _AS_TASK.match(b.after),
    ),
    Feature(
        "a mechanism of its own that is set up",
        1,
        lambda b: (
            b.head.word in {"机制", "制度"}
            and b.verb & {"issue", "create"}
            and len(b.own) >= 4
            and not _FUNCTION.search(b.own)
        ),
    ),
    Feature(
        "an ordinary mechanism of a matter of its own that is set up",
        1,
        lambda b: (
            b.head.word in {"机制", "制度"}
            and b.verb & {"issue", "create"}
            and len(b.own) >= 7
            and b.own.endswith(("补偿", "反馈", "保障", "分配", "联结"))
            and not _TWO_THINGS.search(b.own)
        ),
    ),
    Feature(
        "a system of its own that is brought in",
        2,
        lambda b: (
            b.head.word == "制度"
            and b.verb & {"issue", "create"}
            and len(b.own) >= 5
            and not _TOO_GENERAL.match(b.own)
            and b.after[:2] != "改革"
        ),
    ),
    Feature("a master plan", 1, lambda b: b.head.word == "规划" and b.own.endswith(("总体", "专项")) and _makes(b)),
    Feature(
        "a list that is drawn up",
        1,
        lambda b: b.head.word == "清单" and "issue" in b.verb and len(b.own) >= 4,
    ),
    Feature(
        "a system of social security or of the land",
        3,
        lambda b: b.head.word == "制度" and len(b.own) >= 4 and _makes(b) and _SOCIAL.search(b.own),
    ),
    Feature("it begins or comes out", 1, lambda b: len(b.own) >= 4 and _BEGINS.match(b.after)),
    Feature("goes by week and month", 3, lambda b: PERIODIC.search(b.own)),
    Feature("goes by the day, week or month", 2.5, lambda b: _makes(b) and _EACH_PERIOD.fullmatch(b.own)),
    Feature("the last of a numbered list", -6, lambda b: _LAST_OF_LIST.search(b.before + b.own) and not b.listed),
    Feature("says what it does", 1, lambda b: _CONTENT_VERBS.search(b.own)),
    Feature(
        "an action plan or scheme",
        1,
        lambda b: b.head.word in _DEEDS_PLANNED | {"工作法"},
    ),
    Feature("something is done about it", 1, lambda b: _ABOUT.search(b.before) and _DONE_ABOUT.match(b.after)),
    Feature("something is done in it", 2, lambda b: b.before.endswith("在") and b.after.startswith("中")),
    Feature(
        "only general modifiers",
        -6,
        lambda b: (
            is_generic(b.own)
            and not b.listed
            and b.head.word != "长制"
            and not (_FOUGHT.search(b.before) and len(b.own) > 5)
            and not b.head.word.endswith("年活动")
            and not (b.head.word.endswith("纲要") and len(b.own) > 7)
            and not (_FEW_YEARS.search(b.head.word) and len(b.own) > 3 and _makes(b))
        ),
    ),
    Feature("a single character", -3, lambda b: len(b.own) < 2 and b.head.word != "长制"),
    Feature(
        "construction works",
        -4,
        lambda b: (
            b.head.kind == "action" and b.head.word == "工程" and _WORKS.search(b.own) and not _PERIOD.search(b.own)
        ),
    ),
    Feature(
        "fighting, rescue or protest", -4, lambda b: b.head.word in {"行动", "机制", "制度"} and _FIGHT.search(b.own)
    ),
    Feature(
        "an institution or a business matter",
        -2,
        lambda b: (
            b.head.bare == "doer"
            and not b.listed
            and b.head.word not in _SYSTEMS
            and b.head.word not in _DEEDS_PLANNED
            and not _ends_in_plain_head(b.own)
            and not _FOUGHT.search(b.before)
            and _ORDINARY.search(b.own.removesuffix("工作"))
        ),
    ),
    Feature(
        "an ordinary mechanism",
        -1,
        lambda b: (
            b.head.word in {"机制", "制度", "体系"}
            and not b.listed
            and _FUNCTION.search(b.own)
            and not PERIODIC.search(b.own)
        ),
    ),
    Feature(
        "counted, not named",
        -3,
        lambda b: _COUNTED.search(b.before) or _COUNTS.match(b.own),
    ),
    Feature("longer than a name", -2, lambda b: len(b.own) > 20),
    Feature(
        "begins with a verb or function word",
        -4,
        lambda b: (
            (word := BOUND.at(b.own, 0, len(b.own))) and word not in UNCLEAR and not (word in SERVING and _makes(b))
        ),
    ),
    Feature("listed elsewhere", 3, lambda b: b.listed),
    Feature(
        "anything of that sort",
        -3,
        lambda b: _ANY_OF_THAT.search(b.own),
    ),
    Feature(
        "two things under one mechanism",
        -1,
        lambda b: b.head.word in {"机制", "制度", "模式"} and _TWO_THINGS.search(b.own),
    ),
    Feature(
        "improved, not set up",
        -1,
        lambda b: b.head.bare == "doer" and _IMPROVED.search(b.before),
    ),
    Feature(
        "sets one up",
        -4,
        lambda b: (
            b.own[-1] in "建立定设创"
            and len(b.own) != 2
            and not b.own.endswith(("建设", "联建", "共建", "党建", "援建"))
        ),
    ),
    Feature("a new one, not named", -2, lambda b: b.head.bare == "doer" and b.own.endswith("新")),
    Feature("a bare list", -6, lambda b: b.own.endswith(("、", "和", "与", "及"))),
    Feature("holds a particle", -6, lambda b: _PARTICLE.search(b.own)),
)

_FOR = tuple(f for f in FEATURES if f.weight > 0)
_AGAINST = tuple(f for f in FEATURES if f.weight < 0)
