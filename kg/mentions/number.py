"""Mentions of kind number: every figure with its unit, and the words beside it that say “more than”, “about”.

What is left out here is never a quantity: dates, ordinals (第65次), 一 as an article (一名干部). Whether a quantity
is worth an observation is for `kg.facts.observation` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache, partial
from typing import Any

from kg.grammar import Document, Rule, Slotted, run_rules
from kg.lexicon import rows
from kg.mentions.figure import (
    ARABIC,
    COUNTED,
    DIGIT,
    FIGURE,
    INNER,
    ITEM,
    PEOPLE,
    SCALE,
    UNIT,
    WORDS,
    amount_of,
    before,
    mention,
    number_of,
)
from kg.mentions.numeral import HAN, plain
from kg.model import Comparator, Mention, Number


def _counted(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    if m["unit"] == "分" and s.text[m.start() - 1 : m.start()] in ("时", "点"):
        return None
    number = number_of(m, m["unit"])
    return mention(rule, s, *m.span(), number) if number else None


def _han(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """As `_counted`, but not 一个, not 百家 without 近 or 上 before it, no 二次会议 and no place name (三家店镇)."""
    figure, unit = m["figure"], m["unit"]
    if figure == "一" and unit not in ("倍", "个百分点") and not _each(s.text, m.start(), unit):
        return None
    if _place_at(s.text, m.start()):
        return None
    if (
        unit == "次"
        and s.text.startswith("会议", m.end())
        and s.text[m.start() - 1 : m.start()] not in tuple("了开行过有")
    ):
        return None
    bare = not set(figure) & set(DIGIT + "十")
    if bare and not (m["inner"] or m["inner2"]) and before(s.text, m.start())[1] is None:
        return None
    return _counted(rule, doc, s, m)


_EACH = re.compile(
    r"每个?(?:行政村|自然村|社区|村民小组|小组|网格|乡镇|街道|县区?|市|学校|班级?|企业|单位|家庭|项目|岗位|[村组户乡镇校班人])"
    r"(?:都|均|至少|要|应|可|已|有|共|配备|选?派驻?|设立?|建立?|建成|聘请?|安排|明确|确定|落实|选派|培养|培育|打造|领取|了)*$"
)


def _each(text: str, start: int, unit: str) -> bool:
    """每村有一名法律顾问: one for each, which measures; 每周一次 does not."""
    return unit in ("名", "个", "位", "所", "家", "人", "支", "台", "套", "辆", "处", "间", "座") and bool(
        _EACH.search(text, max(0, start - 14), start)
    )


@cache
def _numbered_places() -> frozenset[str]:
    """Full names of divisions and townships that begin with a numeral."""
    names = [name for r in rows("places") for name in (r["name"], *(t[3:] for t in r["townships"].split()))]
    return frozenset(name for name in names if len(name) > 2 and name[0] in HAN)


def _place_at(text: str, start: int) -> bool:
    return any(text[start : start + n] in _numbered_places() for n in range(3, 8))


def _items(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> list[Mention]:
    """73%、55%、90%以上: the unit and the comparing words at the end hold for all; other units end the list."""
    items = list(ITEM.finditer(s.text, m.start(), m.end()))
    unit = items[-1]["unit"]
    if not unit:
        return []
    last = _counted(rule, doc, s, items[-1])
    out = [last] if last else []
    for item in reversed(items[:-1]):
        number = number_of(item, unit)
        if not last or number is None or not unit.startswith(item["unit"] or ""):
            break
        found = mention(rule, s, *item.span(), number)
        assert isinstance(found.value, Number)
        own, shared = found.value.comparator, _comparator_of(last)
        sign = shared if own == "=" and shared in (">=", "<=", "~") else own
        out.append(replace(found, value=replace(found.value, comparator=sign)))
    return out[::-1] if len(out) > 1 else []


def _comparator_of(mention: Mention) -> Comparator:
    assert isinstance(mention.value, Number)
    return mention.value.comparator


def _range(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    low, high = m["low"], m["high"]
    if m["unit"] == "年":
        return None
    # 3—5万元: the scale word holds for both, unless the first figure would then be the greater.
    scale = re.search(r"[十百千万亿]*$", high)[0] if low[-1] not in "十百千万亿" else ""  # type: ignore[index]
    first, scaled, last = amount_of(low), amount_of(low + scale), amount_of(high)
    if first is None or last is None:
        return None
    if scaled is not None and scaled < last:
        first = scaled
    return mention(rule, s, *m.span(), Number(first, m["unit"], "=", last)) if first < last else None


def _percent(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    amount, high = amount_of(m["figure"]), amount_of(m["high"]) if m["high"] else None
    if amount is None or (high is not None and high <= amount):
        return None
    return mention(rule, s, *m.span(), Number(amount, "%" if m["of"] == "百" else "‰", "=", high))


def _rate(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    amount = amount_of(m["figure"])
    return mention(rule, s, *m.span(), Number(amount, m["unit"])) if amount is not None else None


def _tenths(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    amount = amount_of(m["figure"])
    if not amount:
        return None
    return mention(rule, s, *m.span(), Number(amount, "成", ">" if m["inner"] else "="))


_SHARE = re.compile(r"(?:占[^，。；]{0,14}|[近超约达过足到少低降减])$")


def _half(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    if not _SHARE.search(s.text, max(0, m.start() - 16), m.start()):
        return None
    return mention(rule, s, *m.span("figure"), Number(Decimal(50), "%"))


def _fraction(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    whole, part = amount_of(m["whole"]), amount_of(m["part"])
    if not whole or part is None or part >= whole or whole in (100, 1000):
        return None
    return mention(rule, s, *m.span(), Number(plain(round(part / whole, 4)), "分之一"))


_ORDER = re.compile(r"[居列排名位首]|进入|跻身|保持|获|全[国省市县区球]|世界|亚洲|同类")


# A quantity without a unit has one of these before it; a ratio may be printed as 2.3：1.
_INDEX_HEADS = ("指数", "系数", "比")
_INDEX = "指数|系数|(?:收入|支出|消费|性别|水平)之?比"
_TO_ONE = "(?:[:：∶]1(?![0-9]))?"


def _index_from(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> list[Mention]:
    """从2.41缩小至2.3: both ends of the change."""
    amounts = ((group, amount_of(m[group])) for group in ("first", "figure"))
    return [mention(rule, s, *m.span(group), Number(amount, "")) for group, amount in amounts if amount is not None]


def _index(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    amount = amount_of(m["figure"])
    return mention(rule, s, *m.span("figure"), Number(amount, "")) if amount is not None else None


def _rank(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """A rank has a word of order before it; else 第一， is the first of some remarks."""
    if not _ORDER.search(s.text, max(0, m.start() - 12), m.start()):
        return None
    amount = amount_of(m["figure"])
    if amount is None:
        return None
    comparator: Comparator = "<=" if m["first"] == "前" else "="
    return Mention("number", *s.span(*m.span()), Number(amount, "位", comparator), rule)


def _bare(rule: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    number = number_of(m, PEOPLE[m["noun"]])
    return mention(rule, s, m.start(), m.start("gap"), number) if number else None


def _rule(name: str, pattern: str, make: Callable[..., Any], **more: Any) -> Rule:
    return Rule(name, pattern, partial(make, name), words=WORDS, **more)


RULES: tuple[Rule, ...] = (
    _rule(
        "number.distributed",
        rf"{{ITEM}}(?:{UNIT})?(?:[、和及与]{{ITEM}}(?:{UNIT})?)*[、和及与]{{ITEM}}{{UNIT}}",
        _items,
        trigger=ARABIC,
        yes=(
            ("三项指标分别达到73%、55%、90%以上。", ("73|%|>=", "55|%|>=", "90|%|>=")),
            ("分别高出1.9个、2.3个百分点。", ("1.9|个百分点|=", "2.3|个百分点|=")),
            ("两县分别种植3.2万、4.5万亩。", ("32000|亩|=", "45000|亩|=")),
        ),
        no=("新增床位1500张、11个站点。", "考取985、211高校。"),
    ),
    _rule(
        "number.range",
        r"(?P<low>{FIG})(?:{INNER})?(?:{UNIT})?{DASH}(?P<high>{FIG})(?:{INNER})?(?P<unit>{UNIT})",
        _range,
        trigger=ARABIC,
        yes=(
            ("每月收入4000—5000元。", ("4000|元|=|5000",)),
            ("户均增收3至5万元。", ("30000|元|=|50000",)),
            ("面向60至69周岁居民。", ("60|周岁|=|69",)),
            ("增长5%—6%左右。", ("5|%|~|6",)),
        ),
        no=("2023—2025年，全省推进此事。", "拨打0734-8866人工电话。"),
    ),
    _rule(
        "number.han_range",
        r"(?P<low>{HAN})(?:{HANUNIT})?(?:至|到)(?P<high>{HAN})(?P<unit>{HANUNIT})",
        _range,
        trigger=("至", "到"),
        yes=(("年收入二到三万元。", ("20000|元|=|30000",)), ("亩产三百至四百斤。", ("300|斤|=|400",))),
        no=("从五年到十年不等的说法", "来到三家企业"),
    ),
    _rule(
        "number.rank",
        rf"(?P<first>[第前])(?P<figure>[0-9]+|[{DIGIT}十]+)(?:[位名](?!书记|[一-鿿]长|老师|学生|选手)|强?(?=[，。；、！）)]|$))",
        _rank,
        trigger=("第", "前"),
        yes=(
            ("增速居全省第4位。", ("4|位|=",)),
            ("综合排名进入全国前50名。", ("50|位|<=",)),
            ("总量连续三年位居全国第一。", ("1|位|=",)),
        ),
        no=("市第一人民医院召开第65次会议。", "上门的第一书记姓李。", "第一，要抓好落实。"),
    ),
    _rule(
        "number.index",
        rf"(?:{_INDEX})(?:（[A-Za-z]+）)?(?:由|从|已|仅)?(?:达到?|为|是|升至|升到|降至|降到|缩至|提高到|下降到|[缩扩]小?大?到)?(?P<figure>{FIGURE})(?!{UNIT}){_TO_ONE}(?=[，。；、（以]|左右)",
        _index,
        trigger=_INDEX_HEADS,
        yes=(
            ("居民消费价格指数为101.3，基尼系数降至0.46。", ("101.3||=", "0.46||=")),
            ("城乡居民收入比为2.35：1。", ("2.35||=",)),
        ),
        no=("景气指数上升3.5个百分点。", "指数化投资2.5亿元。", "5个单位2024年挂牌。"),
    ),
    _rule(
        "number.index_from",
        rf"(?:{_INDEX})(?:由|从)(?:[0-9去上今]{{1,4}}年的?)?(?P<first>{FIGURE}){_TO_ONE}[，]?(?:上升|提高|提升|下降|降低|缩小|扩大|收窄|升|降|缩)(?:到|至|为)(?:[0-9今]{{1,4}}年的?)?(?P<figure>{FIGURE})(?!{UNIT})",
        _index_from,
        trigger=_INDEX_HEADS,
        yes=(("城乡居民收入比由2020年的2.41缩小至2.3。", ("2.41||=", "2.3||=")),),
        no=("同比从2020年的5.2%降到3%。",),
    ),
    _rule(
        "number.percent",
        rf"(?P<of>[百千])分之(?P<figure>[0-9]+(?:\.[0-9]+)?|[{DIGIT}十百千]+(?:点[{DIGIT}]+)?)(?:[到至](?:百分之)?(?P<high>[{DIGIT}十]+))?",
        _percent,
        trigger=("分之",),
        yes=(
            ("粮食增产百分之十二点五。", ("12.5|%|=",)),
            ("出勤率在百分之九十五以上。", ("95|%|>=",)),
            ("死亡率降到千分之三。", ("3|‰|=",)),
            ("节约用电百分之五到十。", ("5|%|=|10",)),
        ),
        no=("超过三分之二的村庄通了车。",),
    ),
    _rule(
        "number.per",
        r"(?P<figure>{FIG})(?P<unit>/(?:10万|万|千|百万|10\^5))",
        _rate,
        trigger=("/",),
        yes=(("孕产妇死亡率控制在10/10万以下。", ("10|/10万|<=",)),),
        no=("水费3元/吨。",),
    ),
    _rule(
        "number.tenths",
        rf"(?<![第{HAN}])(?P<figure>[0-9]|[{DIGIT}])成(?P<inner>多)?(?=以上|左右|[，。；、的]|居民|农户|企业|村|群众)",
        _tenths,
        trigger=("成",),
        yes=(("近八成的农户入社。", ("8|成|~",)), ("产量比去年增加三成。", ("3|成|=",)), ("产值不到全省两成，利润增加。", ("2|成|<",))),
        no=("工程一次建成，三成片。",),
    ),
    _rule(
        "number.half",
        r"(?P<figure>一半|半数)(?=以上|左右|[，。；、])",
        _half,
        trigger=("半",),
        yes=(("就业人数占全县一半以上，耗水降低一半。", ("50|%|>=", "50|%|=")),),
        no=("一半是水田。", "上半年过后，", "工程完成了一大半。", "时间到了一半，"),
    ),
    _rule(
        "number.fraction",
        rf"(?P<whole>[{DIGIT}十百]+)分之(?P<part>[{DIGIT}十百]+)",
        _fraction,
        trigger=("分之",),
        yes=(("四分之三的乡通了邮路。", ("0.75|分之一|=",)),),
        no=("百分之五十的户。",),
    ),
    _rule(
        "number.counted",
        COUNTED + r"(?P<unit>{UNIT})",
        _counted,
        trigger=ARABIC,
        yes=(
            ("投入资金86.9亿元。", ("8690000000|元|=",)),
            ("出具报告30万余份。", ("300000|份|>",)),
            ("外出务工260余万人。", ("2600000|人|>",)),
            ("坐车10多分钟。", ("10|分钟|>",)),
            ("耕地1亿3千万亩。", ("130000000|亩|=",)),
            ("参与群众5000余名。", ("5000|名|>",)),
            ("装机30万千瓦。", ("300000|千瓦|=",)),
            ("节约开支超过1000万元。", ("10000000|元|>",)),
            ("每亩施肥不少于50公斤。", ("50|公斤|>=",)),
            ("附近3所学校。", ("3|所|=",)),
            ("林地约占全市面积30%。", ("30|%|~",)),
            ("水价为2.8元/吨。", ("2.8|元/吨|=",)),
            ("占地1,200平方米左右。", ("1200|平方米|~",)),
            ("提高2.4个百分点。", ("2.4|个百分点|=",)),
            ("气温降到零下10℃左右。", ("-10|℃|~",)),
            ("沿江8市和12旗开通200M宽带。", ("8|市|=", "12|旗|=", "200|M|=")),
            ("山区18县PM2.5平均浓度31微克每立方米。", ("18|县|=", "31|微克每立方米|=")),
            ("满意度测评得92.5分。", ("92.5|分|=",)),
        ),
        no=("2024年3月5日8时30分", "第65次常务会议", "第12345期 A3版", "“2+5”机制", "3D打印", "3县委书记", "2市长", "每天5分公司例会", "20:00档首播"),
    ),
    _rule(
        "number.han",
        r"(?P<figure>{HAN})(?P<inner>{INNER})?(?P<scale>[万亿]*)(?P<inner2>{INNER})?(?P<unit>{HANUNIT})",
        _han,
        yes=(
            ("三家医院通过评审。", ("3|家|=",)),
            ("灌溉五千万亩。", ("50000000|亩|=",)),
            ("到会两万多人。", ("20000|人|>",)),
            ("公路二十七万公里。", ("270000|公里|=",)),
            ("三四百人参加。", ("300|人|~|400",)),
            ("上千人报名。", ("1000|人|>",)),
            ("产值增长两倍。", ("2|倍|=",)),
            ("万余名网格员、千余户农家参与。", ("10000|名|>", "1000|户|>")),
            ("每村配备一名辅导员，每户都有一个水窖。", ("1|名|=", "1|个|=")),
        ),
        no=("这是一个新的课题。", "百家企业", "一九五四年", "第三次会议", "十分重要", "每周一次例会", "每人一句话", "派一名干部", "一些群众、一批项目"),
    ),
    _rule(
        "number.bare",
        rf"(?P<figure>{FIGURE})(?P<inner>{INNER})?(?P<scale>{SCALE})?(?P<inner2>{INNER})?(?P<gap>)(?<=[万亿余多千百])[一-鿿“”]{{0,6}}?(?P<noun>{{PEOPLE}})",
        _bare,
        trigger=ARABIC,
        yes=(("关爱1.4万留守老人。", ("14000|人|=",)), ("200余村民到场。", ("200|人|>",))),
        no=("全县1.4万亩果园由村民管护。",),
    ),
)  # fmt: skip


def find(doc: Document) -> list[Mention]:
    """Rules that take in more of the text come first; of two that find the same stretch, the earlier rule counts."""
    return run_rules(RULES, doc)
