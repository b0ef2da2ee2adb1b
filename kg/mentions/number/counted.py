"""Counted and measured: a figure with its unit."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from kg.grammar import Document, Rule, Slotted
from kg.lexicon import rows, words
from kg.mentions.number.figure import (
    ARABIC,
    COUNTED,
    DIGIT,
    FIGURE,
    INNER,
    PEOPLE,
    SCALE,
    amount_of,
    before,
    before_han_units,
    mention,
    number_of,
    rule,
)
from kg.mentions.numeral import DIGITS, HAN, plain
from kg.model import Mention, Number


def counted(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    if m["unit"] == "分" and s.text[m.start() - 1 : m.start()] in ("时", "点"):
        return None
    number = number_of(m, m["unit"])
    if number is None or (m["unit"] == "成" and number.value > 10):
        return None  # 2023成渝双城消费节
    return mention(name, s, *m.span(), number)


def _and_more(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """四个多月, 1个半小时: the counter stands before 多 or 半, the measure behind it."""
    amount, half = amount_of(m["figure"]), m["more"] == "半"
    if amount is None:
        return None
    number = Number(amount + Decimal("0.5"), f"个{m['of']}") if half else Number(amount, f"个{m['of']}", ">")
    return mention(name, s, *m.span(), number)


def _han(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """As `counted`, but not 一个, not 百家 without 近 or 上 before it, no 二次会议 and no place name (三家店镇)."""
    figure, unit = m["figure"], m["unit"]
    if figure == "一" and unit not in ("倍", "番", "个百分点") and not _each(s.text, m.start(), unit):
        return None
    if s.text.endswith("成千上", 0, m.start()):
        return None  # 成千上万户
    if unit == "大" and (len(figure) > 1 or not _BIG.match(s.text, m.end())):
        return None  # 十八大以来, 三大航
    if figure == "二" and unit in ("次", "期", "类", "级", "批", "号"):
        return None  # 二次酒驾, 二期工程: an order, not a count
    if unit == "度" and len(figure) == 1 and not _DEGREES.match(s.text, m.end()):
        return None  # 两度会晤: how often
    if unit == "方" and figure[-1] not in _ROUND:
        return None  # 三方会谈
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
    return counted(name, doc, s, m)


_ROUND = frozenset("百千万亿")
_DEGREES = re.compile("[，。；、的电以左到至]|$")
# 三大展区: what can be pointed at
_BIG = re.compile(
    "[^，。；、的]{0,8}?(?:展区|展馆|展厅|专区|板块|赛区|口岸|水库|港口|股指|[共伴]生矿|医院|专科|粮食作物|[主先]导产业|支柱产业|产业集群|奖项|基地|园区)"
)
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
def _numbered_places() -> tuple[frozenset[str], frozenset[str]]:
    """Full names of divisions and townships that begin with a numeral, and the first two characters of these."""
    names = [name for r in rows("places") for name in (r["name"], *(t[3:] for t in r["townships"].split()))]
    found = frozenset(name for name in names if len(name) > 2 and name[0] in HAN)
    return found, frozenset(name[:2] for name in found)


def _place_at(text: str, start: int) -> bool:
    names, beginnings = _numbered_places()
    return text[start : start + 2] in beginnings and any(text[start : start + n] in names for n in range(3, 8))


def _money(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """一元零八分, 3元8角, 七角八分: one sum, in yuan."""
    yuan = amount_of(m["yuan"]) if m["yuan"] else Decimal(0)
    if yuan is None:
        return None
    tenths, cents = ((amount_of(m[part]) if m[part] else Decimal(0)) or Decimal(0) for part in ("jiao", "fen"))
    return mention(name, s, *m.span(), Number(plain(yuan + tenths / 10 + cents / 100), "元"))


def _and_half(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """两吨半, 两头半猪: half of one more."""
    number = number_of(m, m["unit"])
    if number is None or number.value > _FEW:
        return None
    return mention(name, s, *m.span(), replace(number, value=number.value + Decimal("0.5")))


_FEW = 100


def _and_tenths(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """三吨二, 一丈五, 二亩三分: tenths of one more."""
    number = number_of(m, m["unit"])
    if number is None or number.value > _FEW:
        return None
    return mention(name, s, *m.span(), replace(number, value=number.value + Decimal(DIGITS[m["tenths"]]) / 10))


def _people(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    number = number_of(m, "户" if m["of"].startswith("户") else PEOPLE.get(m["of"], "人"))
    return mention(name, s, m.start("figure"), m.end(), number) if number else None


def _people_from(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> list[Mention]:
    """人口从3.2万增加到32万: both ends of the change."""
    unit = "户" if m["of"].startswith("户") else "人"
    amounts = ((group, amount_of(m[group])) for group in ("first", "figure"))
    return [mention(name, s, *m.span(group), Number(amount, unit)) for group, amount in amounts if amount is not None]


def _sum(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    number = number_of(m, "元")
    return mention(name, s, m.start("figure"), m.end(), number) if number else None


def _bare(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    number = number_of(m, PEOPLE[m["noun"]])
    return mention(name, s, m.start(), m.start("gap"), number) if number else None


_CENT = f"[0-9{DIGIT}]"
_TENTH = (
    "(?:" + "|".join(f"(?<={unit}.){tenth}" for unit, tenth in ("亩分", "石斗", "斗升", "丈尺", "尺寸")) + ")(?!之)"
)

RULES: tuple[Rule, ...] = (
    rule(
        "number.money",
        rf"(?P<yuan>{FIGURE}|{{HAN}})[元块](?:零?(?P<jiao>{_CENT})[角毛])?零?(?:(?P<fen>{_CENT})分)?(?<=[角毛分])钱?",
        _money,
        trigger=tuple(f"{unit}{more}" for unit in "元块" for more in (*ARABIC, *DIGIT)),
        yes=(
            ("每个劳动日一元零八分，鱼价3元8角一斤。", ("1.08|元|=", "3.8|元|=")),
            ("成本再降低两元五角六分。", ("2.56|元|=",)),
        ),
        no=("一元两次方程", "元三角"),
    ),
    rule(
        "number.dimes",
        rf"(?P<yuan>)(?P<jiao>{_CENT})(?<![0-9.{DIGIT}十].)[角毛](?:(?P<fen>{_CENT})分|(?=钱))钱?",
        _money,
        trigger=tuple(f"{digit}{unit}" for digit in (*ARABIC, *DIGIT) for unit in "角毛"),
        yes=(("劳动日值七角八分，一斤卖8毛钱。", ("0.78|元|=", "0.8|元|=")),),
        no=("五角星下，长三角一体化", "多毛作物"),
    ),
    rule(
        "number.and_half",
        COUNTED + r"(?P<unit>{UNIT})半(?![年月天日夜小路个数价成截途程载径身边壁球山空导挂信疑殖])",
        _and_half,
        trigger=("半",),
        beside=ARABIC,
        yes=(("亩产2吨半，工期3年半。", ("2.5|吨|=", "3.5|年|=")),),
        no=("房价从3元半价起",),
    ),
    rule(
        "number.han_and_half",
        r"(?P<figure>{HAN})(?P<inner>{INNER})?(?P<scale>)(?P<inner2>)(?P<unit>{HANUNIT})半(?![年月天日夜小路个数价成截途程载径身边壁球山空导挂信疑殖])",
        _and_half,
        trigger=("半",),
        yes=(("每户两头半猪，亩产两吨半。", ("2.5|头|=", "2.5|吨|=")),),
        no=("三家半导体厂",),
    ),
    rule(
        "number.and_tenths",
        r"(?P<figure>{HAN})(?P<inner>)(?P<scale>)(?P<inner2>)(?P<unit>[吨斤担亩丈尺米石斗])(?P<tenths>[一二三四五六七八九])(?:"
        + _TENTH
        + r"|(?=[，。；、提增上升降减下]|以[上下]|$))",
        _and_tenths,
        trigger=tuple(f"{unit}{more}" for unit in "吨斤担亩丈尺米石斗" for more in "一二三四五六七八九"),
        yes=(
            ("效率由三吨二提高到五吨八，水深一丈五。", ("3.2|吨|=", "5.8|吨|=", "1.5|丈|=")),
            ("每人由二亩三分增至三亩一分，收粮三斗五升。", ("2.3|亩|=", "3.1|亩|=", "3.5|斗|=")),
        ),
        no=("三斤一袋的茶", "五里三村", "产粮二十万斤。一九五八年，", "六亩三分之一"),
    ),
    rule(
        "number.and_more",
        rf"(?P<figure>{FIGURE}|{{HAN}})个(?P<more>[多半])(?P<of>月|小时|季度|星期)",
        _and_more,
        trigger=tuple(f"个{more}{of}" for more in "多半" for of in ("月", "小时", "季度", "星期")),
        yes=(
            ("抢修持续了四个多月，复查用时2个多小时。", ("4|个月|>", "2|个小时|>")),
            ("车程由1个半小时缩短了。", ("1.5|个小时|=",)),
        ),
        no=("几个多年生品种", "这个多月份"),
    ),
    rule(
        "number.counted",
        COUNTED + r"(?P<unit>{UNIT})",
        counted,
        trigger=ARABIC,
        yes=(
            ("投入资金86.9亿元。", ("8690000000|元|=",)),
            ("出具报告30万余份。", ("300000|份|>",)),
            ("外出务工260余万人。", ("2600000|人|>",)),
            ("坐车10多分钟。", ("10|分钟|>",)),
            ("支出6，432，450，000元，增长19·5%。", ("6432450000|元|=", "19.5|%|=")),
            ("水田1，050亩，旱地3，000多亩。", ("1050|亩|=", "3000|亩|>")),
            ("耕地1亿3千万亩。", ("130000000|亩|=",)),
            ("总量2亿6971.6万人次，煤34，250万吨。", ("269716000|人次|=", "342500000|吨|=")),
            ("参与群众5000余名。", ("5000|名|>",)),
            ("装机30万千瓦。", ("300000|千瓦|=",)),
            ("节约开支超过1000万元。", ("10000000|元|>",)),
            ("每亩施肥不少于50公斤。", ("50|公斤|>=",)),
            ("附近3所学校。", ("3|所|=",)),
            ("林地约占全市面积30%。", ("30|%|~",)),
            ("水价为2.8元/吨，每村奖励1万元/个。", ("2.8|元/吨|=", "10000|元/个|=")),
            ("占地1,200平方米左右。", ("1200|平方米|~",)),
            ("提高2.4个百分点。", ("2.4|个百分点|=",)),
            ("气温降到零下10℃左右。", ("-10|℃|~",)),
            ("沿江8市和12旗开通200M宽带。", ("8|市|=", "12|旗|=", "200|M|=")),
            ("山区18县PM2.5平均浓度31微克每立方米。", ("18|县|=", "31|微克每立方米|=")),
            ("数据存储达到2.5ZB。", ("2.5|ZB|=",)),
            ("满意度测评得92.5分。", ("92.5|分|=",)),
            ("调来农机80台（套）。", ("80|台（套）|=",)),
            ("泄洪流量750立方米每秒，风速12米每秒。", ("750|立方米每秒|=", "12|米每秒|=")),
            ("驻军16支队伍。", ("16|支|=",)),
            ("改造9家乡镇卫生院，检查12轮次。", ("9|家|=", "12|轮次|=")),
            ("栽培400万棒（袋），月薪3000元/人·月，床位6.2张/千人。", ("4000000|棒（袋）|=", "3000|元/人·月|=", "6.2|张/千人|=")),
            ("停靠5000吨级货船。", ("5000|吨级|=",)),
        ),
        no=("2024年3月5日8时30分", "第65次常务会议", "第12345期 A3版", "“2+5”机制", "3D打印", "3县委书记", "2市长", "每天5分公司例会", "20:00档首播", "2023成武旅游节"),
    ),
    rule(
        "number.han",
        r"(?P<figure>{HAN})(?P<inner>{INNER})?(?P<scale>[万亿]*)(?P<inner2>{INNER})?(?P<unit>{HANUNIT})",
        _han,
        trigger=before_han_units(),
        yes=(
            ("三家医院通过评审。", ("3|家|=",)),
            ("灌溉五千万亩。", ("50000000|亩|=",)),
            ("参训人数一万二千人。", ("12000|人|=",)),
            ("到会两万多人。", ("20000|人|>",)),
            ("公路二十七万公里。", ("270000|公里|=",)),
            ("三四百人参加。", ("300|人|~|400",)),
            ("上千人报名。", ("1000|人|>",)),
            ("产值增长两倍。", ("2|倍|=",)),
            ("产值翻一番，翻了两番。", ("1|番|=", "2|番|=")),
            ("储备粮三万万斤，黄金二百两以上。", ("300000000|斤|=", "200|两|>=")),
            ("连续四个季度回升。", ("4|个季度|=",)),
            ("亩产一百五十八·四斤，增长四倍多，大牲畜增加八四万头。", ("158.4|斤|=", "4|倍|>", "840000|头|=")),
            ("亩产七十一斤多，收粮一百○五吨。", ("71|斤|>", "105|吨|=")),
            ("万余名网格员、千余户农家参与。", ("10000|名|>", "1000|户|>")),
            ("每村配备一名辅导员，每户都有一个水窖。", ("1|名|=", "1|个|=")),
        ),
        no=("这是一个新的课题。", "百家企业", "一九五四年", "第三次会议", "十分重要", "每周一次例会", "每人一句话", "派一名干部", "一些群众、一批项目", "查处二次酒驾，二期工程启动。", "去年三度来访。", "红十字救援队", "三位一体格局", "惠及成千上万户家庭", "来了数十人", "普及九年义务教育"),
    ),
    rule(
        "number.people",
        rf"(?P<of>人口|人数|户数|{{PEOPLE}})(?:总数|总量)?(?:已经|已|共有|共|仅|只有|有|约有|为|是|达到了?|达|增至|增加到|增长到|控制在|稳定在|保持在|净?减少|净?增加|净增|下降)*(?:将?近|约|超过?|突破|逾|不足|不到|不下)?"
        rf"(?P<figure>{FIGURE}|{{HAN}})(?P<inner>{INNER})?(?P<scale>{SCALE})?(?P<inner2>{INNER})?(?<=[万亿千百多余])(?=以[上内下]|左右|[，。；、）])",
        _people,
        trigger=tuple(last + mark for last in "万亿千百多余" for mark in "，。；、）左以"),
        beside=("人口", "人数", "户数", *PEOPLE),
        yes=(
            ("全县人口120万，流动人口数不详。", ("1200000|人|=",)),
            ("全区共有人口三十六万左右。", ("360000|人|~",)),
            ("我国人口已经超过十亿。", ("1000000000|人|>",)),
            ("农村贫困人口减少1109万，脱贫不停步。", ("11090000|人|=",)),
            ("从业人员2.1万，在校学生近3万。", ("21000|人|=", "30000|人|~")),
            ("到本世纪末把人口控制在十二亿以内。", ("1200000000|人|<=",)),
        ),
        no=("人口2024年统计", "人口1万元"),
    ),
    rule(
        "number.sum",
        rf"(?P<of>{{SUMS}})(?:总额|总量|了|已经|已|共有|共|仅|只有|有|为|是|达到了?|达|增至|增加到|增长到|减少|增加)*(?:将?近|约|超过?|突破|逾|不足|不到|不下)?"
        rf"(?P<figure>{FIGURE}|{{HAN}})(?P<inner>{INNER})?(?P<scale>{SCALE})?(?P<inner2>{INNER})?(?<=[万亿多余])(?<=[万亿].|.[万亿])(?=以[上内下]|左右|[，。；、）的建修购买兴办]|$)",
        _sum,
        trigger=tuple(last + mark for last in "万亿多余" for mark in "，。；、）的左以建修购买兴办"),
        beside=tuple(words("sums")),
        yes=(
            ("老李年收入超过10万，合作社年产值达3000多万。", ("100000|元|>", "30000000|元|>")),
            ("村里筹资两百万修路，净赚了5万多。", ("2000000|元|=", "50000|元|>")),
        ),
        no=("产值2024年翻番", "收入10万元", "投资10万千瓦电站", "增收粮食3万吨", "捐款3万人次"),
    ),
    rule(
        "number.people_from",
        rf"(?P<of>人口|人数|户数)(?:总数|总量)?[从由](?:[^，。；0-9]{{0,3}}(?:[0-9]{{4}}年)?的)?(?P<first>{FIGURE}|{{HAN}})(?<=[万亿])(?:[^，。；0-9]{{2,5}})[到至为](?P<figure>{FIGURE}|{{HAN}})(?<=[万亿])(?=[，。；、）]|左右|以[上下])",
        _people_from,
        trigger=("人口", "人数", "户数"),
        yes=(("城区人口从3.2万增加到32万。", ("32000|人|=", "320000|人|=")), ("贫困人口由2015年的八万减少到三万。", ("80000|人|=", "30000|人|="))),
        no=("人口从2015年到2020年逐年增加。",),
    ),
    rule(
        "number.han_bare",
        rf"(?=[{DIGIT}十])(?P<figure>{{HAN}})(?P<inner>{INNER})?(?P<scale>[万亿]*)(?P<inner2>{INNER})?(?P<gap>)(?<=[万亿多余千百])(?P<noun>{{PEOPLE}})",
        _bare,
        trigger=tuple(last + noun for last in "万亿多余千百" for noun in PEOPLE),
        yes=(("这是一个有六亿多人口的国家，八亿农民信赖党。", ("600000000|人|>", "800000000|人|=")), ("全区有五万六千人口。", ("56000|人|=",))),
        no=("千千万万群众", "几十万干部", "百万家庭亲情服务"),
    ),
    rule(
        "number.bare",
        rf"(?P<figure>{FIGURE})(?P<inner>{INNER})?(?P<scale>{SCALE})?(?P<inner2>{INNER})?(?P<gap>)(?<=[万亿余多千百])[一-鿿“”]{{0,6}}?(?:家庭(?={{PEOPLE}}))?(?P<noun>{{PEOPLE}})",
        _bare,
        trigger=tuple(PEOPLE),
        beside=tuple(before + last for last in "万亿余多千百" for before in (*ARABIC, *"十百千万亿余多来")),
        yes=(("关爱1.4万留守老人。", ("14000|人|=",)), ("200余村民到场。", ("200|人|>",))),
        no=("全县1.4万亩果园由村民管护。",),
    ),
)  # fmt: skip
