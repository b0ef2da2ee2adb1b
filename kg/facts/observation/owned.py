"""Whose a quantity is that says nothing by itself: 实现营业收入, 全长, 自重, 投资."""

from __future__ import annotations

import re

from kg.facts.observation.bounds import word_before, words_in
from kg.facts.observation.clause import clause_start, left_edge
from kg.facts.observation.edges import words_at
from kg.facts.observation.figure import Figure, is_bare, skip_lead
from kg.facts.observation.phrase import MEASURES
from kg.facts.observation.printed import printed
from kg.grammar import NUMBER, PLACE
from kg.lexicon import words


def completed(f: Figure, name: str, start: int) -> str:
    """The name of a quantity, which begins at `start`, with what it is the quantity of; as it is where that is told."""
    if is_bare(name):
        return f.resolved(name)
    whose = f.carried if name == "规模" else ""
    outcome = name in _QUANTITIES or _OUTCOME.fullmatch(name) is not None
    if outcome and not whose:
        whose = _brought_by(f, start)
    if not whose and _DESCRIBES.fullmatch(name) and f.s.text.startswith("的", f.i + 1):
        described = _OPENS.sub("", f.name(f.after))
        whose = described.removesuffix("用") if len(described) < 17 else ""
    if not whose and _OF_THING.fullmatch(name):
        whose = f.owner(start)
    if not whose and _SUM.fullmatch(name):
        opens = f.follows or clause_start(f.s.text, f.i) == start
        if lead := _spent_on(f, start) or (f.carried if opens else ""):
            whose = lead + ("完成" if f.s.text.endswith("完成", 0, start) else "")
    if not whose and outcome and _counts_things(f, start):
        whose = f.carried
    if not whose and _GIVEN.fullmatch(name):
        clause = clause_start(f.s.text, f.i)
        so_far = _SO_FAR.search(f.s.text, clause, start)
        first = max(clause, f.s.text.rfind(NUMBER, clause, start) + 1)
        of = f.noun_in(first, so_far.start()) if so_far else ""
        whose = of if _GOODS.search(of) else ""
    return whose + name


# 食用油实现产值3亿元: a quantity that says nothing without whose it is.
_OUTCOME = re.compile(
    "(?:营业|销售|经营|旅游|工业|农业|总)?(?:产[量值]|总?收入|利润|税收|投资|出口|销量|营收|销售额)|利润总额"
)
# 840家企业，利润突破50亿元, 海外仓1500个，面积1900万平方米: of what was counted, but 12个乡镇，面积300平方公里
_QUANTITIES = frozenset(words("quantity_nouns"))
_NO_OWNER = re.compile(f"(?:[省市县区州盟旗乡镇村户量额]|街道|社区|村民小组|居委会|村委会)$|{MEASURES.pattern}")


def _counts_things(f: Figure, start: int) -> bool:
    """Whether the clause before counts what may have a size or an output, and the name at `start` opens its own."""
    clause = clause_start(f.s.text, f.i)
    ahead = f.s.text.rfind(NUMBER, f.s.sentence(f.i)[0], clause) >= 0 and f.carried_kind == "count"
    return ahead and _OPENS_WITH.fullmatch(f.s.text, clause, start) is not None and not _NO_OWNER.search(f.carried)


_OPENS_WITH = re.compile("(?:共|累计|完成|实现|年|总)*")


# 自重30吨的|装载机, 平均年龄28岁的|科研团队
_DESCRIBES = re.compile(
    "自重|总?重|全?长|宽|高|直径|平均(?:年龄|海拔)|总?(?:投资|建筑面积|占地面积|装机|装机容量|装机规模|库容)|额定容量|占地|年产[值量]|年销售额|年收入|最大射程"
)
# 全长14公里的某路|正式通车
_OPENS = re.compile(
    "(?:已经?|正|正式|全线|顺利|成功|开始|全面|加紧)*(?:通车|开通|开工|竣工|投产|投用|完工|贯通|启用|合龙|动工|启动|运营|投运|施工|建设)?$"
)
# 全长290公里: of which line, bridge or plant, the sentence begins with.
_OF_THING = re.compile(
    "(?:线路|正线|路线|桥梁|隧道)?(?:全长|总长|全程|总里程)|设计(?:时速|速度|运行寿命)|(?:大桥)?主跨|总?装机容量|总?库容"
)
_BROUGHT = re.compile(f"(?:{words_at('adverb')})*(?:实现|完成)$")


# 各项贷款已累计发放3亿元, 早稻已收割过半: what it is done with stands before.
_GIVEN = re.compile(
    "发放|下达|拨付|投放|开行|发行|建设筹措|筹措|筹集|供应|分配|兑付|收[获割]|播种|栽[插植]|移栽|采[收摘]|入库"
)
_SO_FAR = re.compile("(?:已经?|累计|共计?|总计|先后)+$")
_GOODS = re.compile(
    "(?:贷款|资金|住房|债券|物资|消费券|补贴|补助|养老金|专款|班列|列车|航班|国债|作物|粮食|[早中晚]稻|[小大冬春]麦|玉米|大豆|棉花|油菜|花生|烟叶|茶叶|甘蔗)$"
)
_WHOLE_PLACE = re.compile("[全我该本]?[国省市县区州盟旗乡镇村街]|[全当今去上下]半?年")


def _brought_by(f: Figure, end: int) -> str:
    """The noun of the clause before 实现, unless it is only a place."""
    start = left_edge(f.s.text, f.i)
    m = _BROUGHT.search(f.s.text, start, end)
    if m is None or f.s.text[m.start() - 1 : m.start()] == PLACE:
        return ""
    whose = f.noun_in(start, m.start())
    return whose if len(whose) <= 18 and not _WHOLE_PLACE.fullmatch(whose) else ""


# 改造小区200个，完成投资3亿元: money that says nothing without what it was for.
_SUM = re.compile("投入|投资|资金|耗资|金额")


def _spent_on(f: Figure, end: int) -> str:
    """提高低保标准|总计投入3亿元: what the clause spoke of before."""
    s = f.s
    start = skip_lead(s, clause_start(s.text, f.i), end)
    while (lead := word_before(s.text, start, end)) and lead.roles & {"copula", "adverb"}:
        end = lead.start
    deeds = words_in(s.text, start, end)
    if end - start < 4 or not deeds or deeds[0].start > start or not deeds[0].roles & {"keep", "up", "both"}:
        return ""
    return "" if NUMBER in s.text[start:end] else printed(s, (start, end))
