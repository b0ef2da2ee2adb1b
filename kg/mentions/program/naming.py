"""What a programme is called and of which kind it is."""

from __future__ import annotations

import re

from kg.lexicon import alternation, any_of
from kg.mentions.program import signs
from kg.mentions.program.apposition import TOGETHER, in_apposition
from kg.mentions.program.lists import count_of, counts_of
from kg.mentions.program.quotes import Quoted
from kg.mentions.program.vocabulary import NUMERAL, PHRASES, head_of, plain, verb_before
from kg.model import Program, ProgramKind

_PLAIN_TAILS = {
    *(a + b for a in ("", "重大", "重点", "总", "专项", "具体", "核心") for b in ("要求", "工作", "任务", "目标"))
} - {"总要求", "总目标", "重点工作", "重点任务"} | {"底线"}
_KINDS_BY_FORM: tuple[tuple[ProgramKind, re.Pattern[str]], ...] = (
    ("action", re.compile(f"(?:{alternation('program_weeks')})$")),
    (
        "strategy",
        re.compile(f"^{NUMERAL}[带园区廊核轴心翼圈港湾]$|^(?:(?:{NUMERAL})+(?:区|村|带|园|节点|廊|片|组团)){{2,}}$"),
    ),
    ("strategy", re.compile(f"^{NUMERAL}个(?:中心|高地|基地|定位|名片|示范区)$")),
    (
        "strategy",
        re.compile("^(?:[一二两三四五六七八九双多][区廊带核轴心翼极圈片城主副辅湾港园镇环屏谷岸山河]{1,2}){2,}$"),
    ),
    ("mechanism", re.compile("^[二三四五六七八九十][^、，]*(?:[河湖林田链路街巷点片楼]|网格)长$")),
    (
        "service",
        re.compile("(?:跑[一零][次趟]|不用跑|零跑腿|不求人|不打烊|不见面|[掌网就自帮代即秒通联][上近助通]?[办审批])$"),
    ),
    ("service", re.compile("^一[卡码证]通(?:办|行|用)?$")),
    ("document", re.compile("(?:[二三四五六七八九]?十[一二三四五六七八九]?|[0-9]{2})条$")),
    ("document", signs.POINTS),
    ("document", signs.PAPER),
    ("service", signs.SERVICE_FORM),
    ("mechanism", signs.GATHERING),
    ("plan", re.compile(f"^{NUMERAL}+件(?:大|小|实|民生)?(?:事|实事)$")),
    ("mechanism", re.compile("^(?:[一二两三四五六七八九][室庭站台队所网岗屋]){2,}$")),
    ("service", re.compile("(?:中心|之家|课堂|学堂|食堂|驿站|超市|银行|窗口|热线|专线|小院|小屋|专车|码|站|贷|保)$")),
    ("service", signs.SERVICE_PLACE),
    ("service", re.compile(f"{signs.CIRCLE.pattern}$")),
    ("action", re.compile("[^、，]{4,}项目$")),
    ("mechanism", re.compile(r"^[0-9]+(?:[+＋\-NX][0-9NX]*)*$")),
    (
        "mechanism",
        re.compile("^一[^一、，]{1,3}一[^一、，]{1,3}(?:一[^一、，]{1,3})?(?:、一[^一、，]{1,3}一[^一、，]{1,3})*$"),
    ),
    (
        "action",
        re.compile(
            "^(?:[^、，]{2,6}[进驻]|进[^、，]{2}、.*进)(?:社区|校园|企业|乡村|乡镇|网格|农村|机关|家庭|万家|基层|村居|村庄)$"
        ),
    ),
    (
        "strategy",
        re.compile(
            "^(?:(?:平安|法治|清廉|健康|数字|美丽|幸福|诚信|质量|书香)[^、，]{2}|[^、，]{2}[立兴强富][省市县区州旗镇])$"
        ),
    ),
    ("slogan", re.compile(f"^{NUMERAL}[乱堆违害散高假]")),
    ("mechanism", re.compile(f"(?:卡片|[榜册账])$|^{signs.COLOURS.pattern}$")),
    ("mechanism", TOGETHER),
    ("mechanism", signs.BY_RULE),
    ("action", re.compile(f"个年$|{signs.CAMPAIGN_YEAR.pattern}")),
    ("method", re.compile(f"[+＋]|^{NUMERAL}[^个大项重类条种]$|^{NUMERAL}[^0-9]{{1,3}}{NUMERAL}[^0-9]{{1,3}}$")),
    (
        "method",
        re.compile("^先[^、，,]{1,4}[、，,]?后[^、，,]{1,4}$|^[^、，,]{1,3}(什么|一[^、，,])[、，,]?[^、，,]{1,3}\\1$"),
    ),
    ("mechanism", signs.ONE_DOES_ALL),
    ("method", signs.MAXIM),
    ("method", re.compile("^[招抓促稳强优补建创引育兴惠保控扩拓转提].{2}$")),
)
_NOUNS: dict[str, ProgramKind] = {
    **dict.fromkeys(("机制", "制度", "体系", "格局"), "mechanism"),
    **dict.fromkeys(("模式", "路子", "工作法", "原则"), "method"),
    **dict.fromkeys(("发展格局", "空间格局", "布局", "方略"), "strategy"),
    **dict.fromkeys(("产业", "制造业", "产业集群", "制造业集群", "集群体系", "产业体系"), "cluster"),
    "阵地": "service",
}
_DEEDS = ("活动", "专题教育", "整治", "治理", "改革", "攻坚", "试点")
_KINDS_OF_NUMBERED: tuple[tuple[ProgramKind, tuple[str, ...]], ...] = (
    ("action", ("开展", "组织", "启动", "打响", "打好", "打赢", "掀起", "攻坚")),
    ("strategy", ("打造", "锚定", "建设", "实施")),
)
_KINDS_BY_VERB: tuple[tuple[ProgramKind, tuple[str, ...]], ...] = (
    ("service", ("设立", "组建", "开设", "开通", "创办", "推出", "提供", "建成")),
    (
        "method",
        ("运用", "采取", "采用", "推行", "探索", "实行", "按照", "开展", "形成", "创新", "通过", "推广"),
    ),
)


def program_of(quoted: Quoted) -> Program:
    """The normalised name: quotes dropped, the head that follows kept; a set phrase under its usual name."""
    if named := in_apposition(quoted):
        return Program(
            PHRASES[named["name"]].name if named["name"] in PHRASES else named["name"], kind_of(named["name"])
        )
    phrase = quoted.phrase
    if phrase is not None and not _is_of_its_own(quoted):
        return Program(phrase.name, phrase.kind)
    name = plain(quoted.inner)
    if quoted.tail and quoted.after.startswith("的"):
        return Program(name, _kind_in_place(quoted))
    if quoted.head is not None and (quoted.head.quoted == "strong" or takes(quoted)):
        return Program(name + quoted.tail, quoted.head.kind)
    return Program(name, _kind_in_place(quoted))


def _is_of_its_own(quoted: Quoted) -> bool:
    """A plan for what a set phrase names, or a campaign that is told at length, is another thing than that."""
    head = quoted.head
    return head is not None and (
        head.kind in {"plan", "document"} or (head.word.endswith("行动") and len(quoted.tail) - len(head.word) > 4)
    )


def takes(quoted: Quoted) -> bool:
    """Whether a weak head is part of the name: of a number or a code it is, of a full name it is not."""
    return quoted.tail in signs.PIECES or (
        bool(re.match("[0-9一二三四五六七八九十两]", quoted.inner))
        and len(quoted.inner) <= 3
        and quoted.tail not in _PLAIN_TAILS
    )


def _kind_in_place(quoted: Quoted) -> ProgramKind:
    """By its own head, else by the head that follows, its form, the verb before it."""
    of_members = _kind_of_members(quoted.members)
    if quoted.members and (
        quoted.after.startswith("建设") or (quoted.before.endswith("建设") and not quoted.after.startswith("的"))
    ):
        return "strategy"
    if quoted.tail.endswith("活动") and (own := head_of(quoted.inner)) and own.quoted == "weak":
        return "action"
    if signs.SERVICE_FORM.search(quoted.inner) and (quoted.head is None or quoted.head.quoted == "weak"):
        return "service"
    if (quoted.head is None or quoted.head.quoted == "weak") and (named := _kind_of_phrase(quoted)):
        return named
    if quoted.head is None and _ADDED.search(quoted.inner):
        return "method"
    if not of_members and (head := head_of(quoted.inner)) and not (quoted.members and head.quoted == "weak"):
        return head.kind
    if quoted.head is not None and quoted.tail.endswith(_DEEDS):
        return "action"
    if (
        quoted.head is not None
        and quoted.head.kind in {"method", "service", "mechanism", "cluster"}
        and not (quoted.members and quoted.tail.endswith("队伍"))
    ):
        return quoted.head.kind if quoted.tail not in _PLAIN_TAILS else of_members or kind_of(quoted.inner)
    if quoted.head and quoted.head.kind == "strategy" and quoted.tail not in _PLAIN_TAILS and not quoted.members:
        return "strategy"
    kind = of_members or kind_of(quoted.inner)
    if kind == "method" and quoted.members:
        return kind
    verb = verb_before(quoted.before)[0]
    if count_of(quoted.inner) > 1 and kind in {"slogan", "method"}:
        told = next((k for k, verbs in _KINDS_OF_NUMBERED if verb.endswith(verbs)), kind)
        kind = kind if told == "strategy" and len(counts_of(quoted.inner)) > 1 else told
    if kind == "slogan" and quoted.place and signs.numbered(quoted):
        return "strategy"
    if kind == "slogan" and (signs.ACTIVITY_AFTER.match(quoted.after) or signs.AMONG_ACTIVITIES.match(quoted.after)):
        return "action"
    if kind == "slogan" and not quoted.members and signs.PLATFORM_AFTER.match(quoted.after):
        return "service"
    if kind == "slogan":
        kind = next((k for k, verbs in _KINDS_BY_VERB if verb.endswith(verbs)), kind)
    return kind


_ADDED = re.compile("[一-鿿][+＋][一-鿿]{2,6}$")
"""党建+服务: one thing added to another is a way of working, whatever the other is."""
_IN_ITS_PHRASE = re.compile(
    "(?:[^，。；：、“”（）()的]{0,6}的)?[^，。；：、“”（）()的]{0,12}?(?P<noun>"
    + any_of(_NOUNS)
    + ")(?=[，。；：、,和与及]|发展|建设|$)"
)


def _kind_of_phrase(quoted: Quoted) -> ProgramKind | None:
    """By the noun of the phrase that the name opens: “固、封、堵”相结合的综合防护体系 is a mechanism."""
    if not quoted.members and not signs.numbered(quoted) and not signs.code(quoted) and "+" not in quoted.inner:
        return None
    found = _IN_ITS_PHRASE.match(quoted.after)
    kind = _NOUNS[found["noun"]] if found else None
    if (kind == "cluster" and not signs.code(quoted)) or (kind == "mechanism" and kind_of(quoted.inner) == "strategy"):
        return None
    return kind


def _kind_of_members(members: tuple[str, ...]) -> ProgramKind | None:
    """深、实、细、准 and 亮身份、建阵地、壮队伍 are ways of doing."""
    if len(members) > 2 and all(len(m) == 1 for m in members):
        return "method"
    if len(members) > 2 and all(_VERB_OBJECT.match(m) and len(m) == 3 for m in members):
        return "method"
    return None


_VERB_OBJECT = re.compile(
    "[招抓促守铸稳强优补建创引育兴惠保控扩拓转提亮壮树讲改降减增治查清访送帮带联解办比晒评扬破立激筑聚谋争明管选配搭立严实]"
)


def kind_of(name: str) -> ProgramKind:
    """By the head noun, else by the form."""
    if phrase := PHRASES.get(name):
        return phrase.kind
    if head := head_of(name):
        return head.kind
    return next((kind for kind, form in _KINDS_BY_FORM if form.search(name)), "slogan")
