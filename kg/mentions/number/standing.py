"""A place in an order, and a quantity without a unit: 居第4位, 指数为101.3."""

from __future__ import annotations

import re

from kg.grammar import Document, Rule, Slotted
from kg.mentions.number.figure import ARABIC, DIGIT, FIGURE, UNIT, amount_of, mention, rule
from kg.model import Comparator, Mention, Number

_ORDER = re.compile(r"[居列排名位首]|进入|跻身|保持|获|全[国省市县区球]|世界|亚洲|同类")

_TOP = re.compile(r"(?:位居|位列|居|列|排名|排在|名列|跃[居升]|占据|登上)[^，。；]{0,8}$")


# A quantity without a unit has one of these before it; a ratio may be printed as 2.3：1.
_RATIOS = ("收入", "支出", "消费", "性别", "水平")
_INDEX_HEADS = ("指数", "系数", *(f"{of}{link}比" for of in _RATIOS for link in ("", "之")))


_INDEX = f"指数(?:[终初]值|[A-Z]{{3}})?|系数|(?:{'|'.join(_RATIOS)})之?比"


_TO_ONE = "(?:[:：∶]1(?![0-9]))?"


def _index_from(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> list[Mention]:
    """从2.41缩小至2.3: both ends of the change."""
    amounts = ((group, amount_of(m[group])) for group in ("first", "figure"))
    return [mention(name, s, *m.span(group), Number(amount, "")) for group, amount in amounts if amount is not None]


def _index(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    amount = amount_of(m["figure"])
    return mention(name, s, *m.span("figure"), Number(amount, "")) if amount is not None else None


_MOVES = re.compile("(?:[升高涨降跌落低加减]了?|[为达报][到至]?|[升涨降跌][到至]|收[于报])(?:约|近)?$")


def _points(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """指数为102.4点, 比上月上升0.6点: points of an index that the sentence has named."""
    amount = amount_of(m["figure"])
    start, _ = s.sentence(m.start())
    if amount is None or not _MOVES.search(s.text, start, m.start()) or "指数" not in s.text[start : m.start()]:
        return None
    return mention(name, s, *m.span(), Number(amount, "点"))


def _rank(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """A rank has a word of order before it; else 第一， is the first of some remarks."""
    order = _ORDER if m["figure"] else _TOP
    if not order.search(s.text, max(0, m.start() - 12), m.start()):
        return None
    amount = amount_of(m["figure"] or "1")
    if amount is None:
        return None
    comparator: Comparator = "<=" if m["first"] == "前" else "="
    return Mention("number", *s.span(*m.span()), Number(amount, "位", comparator), name)


RULES: tuple[Rule, ...] = (
    rule(
        "number.rank",
        rf"(?P<first>[第前])(?P<figure>[0-9]+|[{DIGIT}十]+)(?:[位名](?!书记|[一-鿿]长|老师|学生|选手)|强?(?=[，。；、！）)]|的|$))|(?:首位|榜首)(?=[，。；、！）)]|$)",
        _rank,
        first="第前首榜",
        trigger=("首位", "榜首", *(f"{first}{figure}" for first in "第前" for figure in (*ARABIC, *DIGIT, "十"))),
        beside=(*"居列排名位首获", "进入", "跻身", "保持", *(f"全{word}" for word in "国省市县区球"), "世界", "亚洲", "同类"),
        yes=(
            ("增速居全省第4位。", ("4|位|=",)),
            ("综合排名进入全国前50名。", ("50|位|<=",)),
            ("总量连续三年位居全国第一。", ("1|位|=",)),
            ("茶叶产量居全国首位，加工量跃居榜首。", ("1|位|=", "1|位|=")),
        ),
        no=("市第一人民医院召开第65次会议。", "上门的第一书记姓李。", "第一，要抓好落实。", "各单位把安全放在首位，抓好落实。"),
    ),
    rule(
        "number.points",
        rf"(?P<figure>{FIGURE})点(?=[，。；、）])",
        _points,
        trigger=tuple(f"点{mark}" for mark in "，。；、）"),
        beside=("指数",),
        yes=(("物流业景气指数为102.4点，比上月上升0.6点。", ("102.4|点|=", "0.6|点|=")),),
        no=("信心指数会议开到8点，散会。", "气温上升2.5点。"),
    ),
    rule(
        "number.index",
        rf"(?:{_INDEX})[”》]?(?:（[A-Za-z]+）)?(?:由|从|已|仅|平均)*(?:达到?|为|是|升至|升到|降至|降到|缩至|提高到|下降到|[缩扩]小?大?到)?(?P<figure>{FIGURE})(?!{UNIT}){_TO_ONE}(?=[，。；、（以]|左右)",
        _index,
        trigger=_INDEX_HEADS,
        beside=ARABIC,
        yes=(
            ("居民消费价格指数为101.3，基尼系数降至0.46。", ("101.3||=", "0.46||=")),
            ("城乡居民收入比为2.35：1。", ("2.35||=",)),
            ("“春茶价格指数”为119.2，比上周下降。", ("119.2||=",)),
        ),
        no=("景气指数上升3.5个百分点。", "指数化投资2.5亿元。", "5个单位2024年挂牌。"),
    ),
    rule(
        "number.index_from",
        rf"(?:{_INDEX})(?:由|从)(?:[0-9去上今]{{1,4}}年(?:同期)?的?)?(?P<first>{FIGURE}){_TO_ONE}[，]?(?:上升|提高|提升|下降|降低|缩小|扩大|收窄|升|降|缩)(?:到|至|为)(?:[0-9今]{{1,4}}年的?)?(?P<figure>{FIGURE})(?!{UNIT})",
        _index_from,
        trigger=_INDEX_HEADS,
        beside=ARABIC,
        yes=(("城乡居民收入比由2020年的2.41缩小至2.3。", ("2.41||=", "2.3||=")),),
        no=("同比从2020年的5.2%降到3%。",),
    ),
)  # fmt: skip
