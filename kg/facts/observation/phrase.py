"""What is measured: the noun phrase on one side of a figure, found by the verbs and marks that bound it."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.facts.observation.bounds import Word, words_in
from kg.facts.observation.clause import right_edge
from kg.facts.observation.edges import words_at
from kg.facts.observation.printed import ASIDE
from kg.grammar import PERSON, PLACE, PROGRAM, SLOTS, TIME, Slotted
from kg.lexicon import alternation
from kg.lexicon import words as lexicon_words

_JOINT = "、和及与或跟同并"
_TRAILING = "的、了" + _JOINT
# 代表候选人中|选举…, 场地上|充满…: a place in figurative or plain sense ends the noun.
_WITHIN = re.compile(
    r"(?<![集高初其空市城镇之华心人目水当])中(?![心国央学医部小等介药型华文级东长期秋年游标])(?=[一-鿿]{2})|(?<=[一-鿿]{2})背后|(?<=[地场道坡])上(?![升涨市])(?=[一-鿿]{2})"
)
_AMONG = re.compile("(?<=[业企司位构门户村县市镇乡目种品例])中$")
_NO_NOUN = re.compile(
    r"[户人亩]均|平均|虽然|尽管|不过|如果|因为|由于|随着|(?:新|全年|年度|阶段性|总体|预期|既定|建设|工作|的)*(?:目标|任务|计划|指标|台阶|大关|关口|水平|规模(?!以[上下]|化|经营|养殖|种植)|新高|高位|高点|低点|(?:高额|最高|新)?(?:纪录(?!片)|记录)|好?成绩|门槛|红线|区间|上下)"
    r"|的?(?:基础上|前提下|人民币(?!存款|贷款|汇率)|情况下|背景下|同时|同比|环比)"
)
_NAMED = re.compile(rf"“[^”]{{2,12}}”|{PROGRAM}")
_SHORT_LIST = re.compile(r"(?:[一-鿿]{1,2}、)+(?=[一-鿿])(?![数多几])")
# Nouns that name a quantity: before them a verb belongs to the phrase (具备资格的人员比例).
_MEASURES = lexicon_words("quantity_nouns")
MEASURES = re.compile(f"(?:{'|'.join(_MEASURES)})$")


# 对法国|出口额: a place with which the quantity has to do, not one whose it is
_TOWARDS = frozenset("对与同和及占比自从向在、至到赴往于由经")
# Words that end as a joint does: 签订合同300份
_NO_JOINT = frozenset(
    [
        "惠及",
        "涉及",
        "波及",
        "遍及",
        "普及",
        "合同",
        "协同",
        "共同",
        "相同",
        "不同",
        "参与",
        "饱和",
        "共和",
        "合并",
        "兼并",
    ]
)


def noun_before(s: Slotted, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that ends at `end`, with a verb before it that belongs to what is measured."""
    text = s.text
    while end > start and text[end - 1] in _TRAILING and text[end - 2 : end] not in _NO_JOINT:
        end -= 1
    if (gap := text.rfind(" ", start, end - 2)) >= 0:
        start = gap + 1  # 经济概况 |2006年生产总值
    if text[end - 1] == "）" and (aside := ASIDE.fullmatch(text, text.rfind("（", start, end), end)):
        end = aside.start()  # 固定资产投资|（不含农户）
    if _AMONG.search(text, start, end):
        end -= 1  # 出口企业中|有7家
    last = text.rfind(PERSON, start, end)
    if last >= 0 and text[last + 1 : last + 2] in ("和", "与", "及"):
        start = last + 2  # 副主任王建国、李红和|委员共27人
    cut = start
    quantity = text.endswith(_MEASURES, start, end)
    words = list(words_in(text, start, end))
    verbal = end
    while words and words[-1].end == verbal and ("keep" in words[-1].roles or verbal == end):
        # 转移就业256万人: verbs at the end are themselves what is measured.
        verbal = words.pop().start
    share = text.find("占", start, end) if text.endswith(("比重", "比例", "份额"), start, end) else -1
    for word in words:
        if start < share < word.start:
            continue  # 增加值占|全部工业增加值的比重
        if quantity and (_modifies(text, start, word, end, words) or _runs_on(text, start, word)):
            continue
        if "both" in word.roles or (word.roles & {"copula", "act"} and "keep" not in word.roles):
            # 春玉米已播: an adverb before a lone character belongs to what is measured.
            cut = cut if "adverb" in word.roles and end - word.end < 2 else word.end
        elif word.start - cut > 1 and _COMPOUND.fullmatch(text, word.end, end):
            continue
        elif "keep" in word.roles and not (quantity and word.start > start) and not _attributive(text, word, end):
            cut = word.start - _is_rate(text, start, word.start)
    if (
        end - cut < 4
        and (of := next((w for w in words if w.end == cut), None))
        and of.roles == {"both"}
        and cut - of.start == 2
    ):
        cut = of.start  # 参展|企业, 集中|安置: two characters by themselves tell too little
    if text[cut - 1] in "未不非" and cut > start and any(word.start == cut for word in words_in(text, cut, end)):
        cut -= 1  # 未脱贫人口
    done = text.rfind("了", cut + 2, end - 2) + 1
    if done and text[done] not in "解结望却" and _HAN_PAIR.match(text, done - 3, done - 1):
        cut = done  # 城区营建了|保育小区
    cut = _skip_lead(s, cut, end)
    named = text.rfind(PLACE, cut + 2, end - 2) if quantity else -1
    if named >= 0 and text[named - 1] not in _TOWARDS:
        cut = _skip_lead(s, named, end)  # 中型水库|衡山水库|蓄水量: whose it is says the place
    return _after_de(text, cut, end) if cut < end else None


def _is_rate(text: str, start: int, verb: int) -> bool:
    """可|年接待游客, 日|处理污水: before the verb stands in what time so much is done."""
    k = verb - 1
    return k >= start and text[k] in "年日月" and (k == start or text[k - 1] in f"可能约，{TIME}{PLACE}")


_HAN_PAIR = re.compile("[一-鿿]{2}")
# 养老|服务|中心, 规模|养殖|大户: behind one of these heads a verb is part of a name.
_COMPOUND = re.compile(words_at("compound"))


def _modifies(text: str, start: int, word: Word, end: int, words: list[Word]) -> bool:
    """A verb within the name of a quantity: 设备购置投资, 增加值占总值比重."""
    if text[word.start] == "占":
        return text.endswith(("比重", "比例", "份额"), start, end)
    if "copula" in word.roles:
        return False
    covered = sum(w.end - w.start for w in words if w.start < word.start)
    return end - word.end <= 2 and word.start - start - covered >= 2 and word.end - word.start >= 2


def _runs_on(text: str, start: int, word: Word) -> bool:
    """户用光伏累计装机容量, 项目总装机容量: what the quantity is of stands before."""
    if text[word.start : word.end] == "累计":
        return word.start - start > 2
    return text[word.start - 1 : word.start] == "总" and word.start - 1 > start


def _attributive(text: str, word: Word, end: int) -> bool:
    """A verb in front of 的 is part of a description (报销的费用)."""
    return word.end < end and text[word.end] == "的"


_LEAD = re.compile(
    rf"[（(](?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})[）)]|[0-9]{{1,2}}[.．、](?![0-9])|[①-⑳]|本报[^，。；、 　]{{0,3}}讯|[^，。；、 　]{{0,3}}讯[ 　]|[^，。；、]?(?<=[县市区乡镇村州旗队厂院校司团里{TIME}])(?:计划|打算)(?=[^，。；、]{{4}})|[、和及与或跟并等的了后，　 ”’」{TIME}]|"
    r"[这那](?:[个家座条处台辆艘批片支只头名位种些项款场次里]|一)(?!数字|数据|数量|数值|指标|比例|比重|占比)|"
    r"一[座处台辆艘支家条批种项套款片笔道](?=[一-鿿]{2}|[长高宽深重]$)|一个(?![月小人半星季])(?=[一-鿿]{2}|[长高宽深重]$)|"
    r"我[省市州县区旗镇乡村](?![委长民])|[本此该]次|我们[村镇乡县市](?![民委长])|该[所院校厂行部局社]|"
    f"{words_at('lead')}"
)
_WHOLE = ("全",)
# 某某银行|股价: says nothing without whose it is.
_OF_FIRM = re.compile("的?(?:股价|股票|市值|营收|营业收入|净利润|利润|产量|销量|产能|订单量|交付量|发电量)")


# 国务院|部门: which of them are meant says the body before.
_ITS_BODIES = re.compile("(?:各|直属|所属|有关)?(?:部门|单位|机构)")


def _skip_lead(s: Slotted, start: int, end: int) -> int:
    """Past times, conjunctions and names that stand before the noun; 全市 right before a noun stays."""
    while start < end:
        if m := _LEAD.match(s.text, start, end):
            start = m.end()
        elif s.text[start] in SLOTS.values() and s.mentions[start].kind in ("place", "organization", "person"):
            printed = s.printed(start, start + 1)
            rest = s.text[start + 1 : end]
            if s.mentions[start].kind == "organization" and _OF_FIRM.fullmatch(rest):
                break
            whole = printed.startswith(_WHOLE) and rest[:1] not in _JOINT and not _LEAD.match(rest)
            if len(rest) < 2 or _ITS_BODIES.match(rest) or whole:
                break
            start += 1
        else:
            break
    return start


def _after_de(text: str, start: int, end: int) -> tuple[int, int]:
    """A long description before 的 is dropped, a short one (“城”的项目) belongs to the noun."""
    if m := _LIKE.match(text, start, end):
        start = m.end()
    if (etc := text.rfind("等", start, end)) > start and end - etc > 2 and "、" in text[start:etc]:
        start = etc + 1
    de = text.rfind("的", start, end)
    bare_quantity = end - de <= 5 and MEASURES.search(text[start:end]) is not None
    if de > start and end - de > 2 and de - start > 6 and not bare_quantity:
        return de + 1, end
    return start, end


_LIKE = re.compile("(?:像|如同|和|跟)[^，。；的]{1,12}(?:一样|似的|那样|这样)的?(?=.{2})")


# 12个部门|的平台, 20个县|综合评价: what is counted, not what it has or what is done about it.
_COUNTED_OF = re.compile(
    r"((?!跨)(?:[^，。；、的（）“”《》]{0,6}?(?:部门|国家、地区(?:[和及、]国际组织)?|国家(?:和地区)?[和及、]国际组织|国家|地区|国家和地区|乡镇|街道|社区|村|县|县区|市|省份|城市|省区市|高校|家庭)))"
    r"(?:的(?!人|群众|农户|居民)|综合评价|考核|考评|评比|测评|排名|评选)"
)


def noun_after(s: Slotted, i: int) -> tuple[int, int] | None:
    """The noun phrase that begins at `i`, up to the verb, mark or figure that ends it."""
    return _noun_after(s.text, i)


_ALL_OF = re.compile(words_at("said"))
# 4个集中|供水点: what follows the counter is a name
_JOINTLY = re.compile(
    "(?:集中|联合|统一)(?=[^，。；、的]{0,4}(?:[点站区园厂室队组团]|活动|行动|基地|中心|平台|项目|实验室|仪式|企业|社区))"
)
_INSIDE = re.compile("在[^，。；、的]{1,6}[内里中上下前后](?!心|部)")
_AND_SO_ON = re.compile("等(?![级离])")
_RELATIVE = re.compile(
    r"(?:“[^”]{2,10}”的|有[^，。；、的]{1,5}[性力义色]的|(?:通往|通向|针对|关于|来自|涉及|面向|具有|拥有|具备|由(?!于)|以|位于|围绕|反映|符合|适合|用于|与|既)[^，。；、的]{2,18}的)(?=[^，。；、]{2})"
)


# 3个鸡舍|的土鸡数量, 吨纯液体|的能力: what somebody does about it, or how much of it, is not counted.
_ABSTRACT = re.compile(f"的[^，。；、的]{{0,6}}?(?:{words_at('abstract')})(?:$|[，。；、）]|[比就将可能已达为是都])")


# 3个条件好、潜力大的|村: a list of what they are like
_WELL = re.compile(
    "(?:[^，。；、的“”]{1,8}(?:雄厚|合理|完善|先进|齐全|良好|突出|明显|优美|独特|丰富|[高强优好大多深美广新])、)+[^，。；、的]{2,14}的(?=[^，。；、]{2})"
)


@lru_cache(1024)
def _noun_after(text: str, i: int) -> tuple[int, int] | None:
    end = right_edge(text, i)
    if text.startswith("的", i):
        i += 1
    elif counted := _COUNTED_OF.match(text, i, end):
        return i, counted.end(1)
    if text[i : i + 1] == "在" and _INSIDE.match(text, i, end):
        return None  # 拿出5000万元|在校内打造
    if i >= end or text[i] in "、和及与于（()）”’》 　" or _NO_NOUN.match(text, i) or _AND_SO_ON.match(text, i):
        return None
    if (of := _RELATIVE.match(text, i, end) or _WELL.match(text, i, end)) and of.end() < end:
        return _noun_after(text, of.end())  # 17起针对救援人员的|袭击事件
    stop = end
    for word in words_in(text, i, end):
        if word.start == i and _JOINTLY.match(text, i, end):
            continue
        if _ends_noun(text, i, word, end):
            stop = word.start
            break
    stop = min(stop, _list_end(text, i, stop), _done_at(text, i, stop))
    if m := _WITHIN.search(text, i + 1, stop):
        stop = m.start()
    if stop - i > 2 and (all_of := _ALL_OF.search(text, i + 2, stop + 8)) and all_of.start() < stop:
        stop = all_of.start()
    stop = next((k for k in range(i, stop) if text[k] in (TIME, PERSON)), stop)
    stop = _without_tail(text, i, stop)
    if (de := text.rfind("的", i + 1, stop)) > 0 and _is_deed(text, de + 1, stop):
        stop = de
    if stop - i > 4 and (about := _ABSTRACT.search(text, i + 2, stop)):
        stop = about.start()
    if stop <= i:
        return None
    if m := _NAMED.match(text, i, stop):
        return (i, m.end()) if stop - m.end() > 6 or text[m.end() : m.end() + 1] in "已共累先均全" else (i, stop)
    return _after_de(text, i, stop) if stop - i > 12 else (i, stop)


_FINAL_LE = re.compile("(?<![为除到罢受算极得不未])了(?![解结望却然])")
# Verbs of one character, which may stand before 了 (成员国|投了票).
_SINGLE = frozenset("投走开吃做作打发建种买卖出进到有用写看听学拿办搞签创获夺占住当坐来去送交给得收修")
_OF_THEM = re.compile("[（(](?:其中|含|包括|包含|不含|其|占|约|分别)")


def _done_at(text: str, i: int, stop: int) -> int:
    """Where the verb of two characters begins that 了 follows (县市|汇报了工作), or a bracket that tells more (乡|（其中17个…）)."""
    if (aside := _OF_THEM.search(text, i + 1, stop)) is not None:
        stop = aside.start()
    m = _FINAL_LE.search(text, i + 3, stop + 1)
    if m is None:
        return stop
    first = m.start() - 2
    single = text[m.start() - 1] in _SINGLE and not words_in(text, first, m.start())
    return m.start() - 1 if single or m.start() - i < 4 else first


def _is_deed(text: str, start: int, end: int) -> bool:
    """200个项目的|引进: what stands behind 的 is done with what is counted, or where it is done."""
    words = words_in(text, start, end)
    return bool(words) and words[0].start == start and words[-1].end == end and len(words) <= 2


_TAIL = re.compile(f"(?:{words_at('tail')}| )$")


def _without_tail(text: str, start: int, end: int) -> int:
    """The end of a noun without the words that only lead on from it (企业|主要, 行业|中)."""
    while end > start and (m := _TAIL.search(text, start, end)):
        if m.start() <= start + 1 and text[m.start()] in "中里内都还共" and text[start] not in "县村镇乡市州省":
            break
        end = m.start()
    return end


_WHO = re.compile(f"(?:{alternation('counted_people')}|单位|部门|机构|国家|地区|省份)$")


def _ends_noun(text: str, i: int, word: Word, end: int) -> bool:
    if "both" in word.roles or "copula" in word.roles:
        return True
    if "keep" in word.roles and word.start - i > 1 and text[word.end : word.end + 1] == PLACE:
        return True  # 80台农机|投入山东
    if "keep" in word.roles and text[word.end : word.end + 1] == "了":
        return True
    if "act" in word.roles:
        return word.start - i > 1 and text[word.start - 1] not in "和并与"  # 20名发起和参与…的专家
    who = word.start - i > 2 and word.end - word.start > 1 and word.end < end and _WHO.search(text, i, word.start)
    if who and "keep" in word.roles:
        # 困难群众|发放补贴; not 群众服务中心
        return text[word.end] != "的" and not _COMPOUND.match(text, word.end)
    if "adverb" in word.roles and word.start - i > 2 and "了" in text[word.end + 1 : word.end + 4]:
        return True  # 配套活动|充分放大了效应
    if "adverb" in word.roles or "keep" in word.roles:
        following = words_in(text, word.end, min(end, word.end + 4))
        if not following or following[0].start != word.end:
            return False
        if "keep" in word.roles and (word.start - i < 4 or MEASURES.search(text[i : word.end])):
            return False
        return bool(following[0].roles & {"both", "copula"}) or (
            "adverb" in word.roles and word.start > i and "keep" in following[0].roles
        )
    return False


_MODIFIERS = re.compile("[性型级类式]、[^，。；、]{1,6}[性型级类式](?=[^，。；、])")  # 高成长性、科技型|企业


def _list_end(text: str, start: int, end: int) -> int:
    """The first 、 that is not within brackets or quotes and not between short parts of one word (县、乡、村干部)."""
    i, depth = start, 0
    if m := _SHORT_LIST.match(text, start, end):
        i = m.end()
    while i < end:
        depth += (text[i] in "（(“《") - (text[i] in "）)”》")
        if depth < 0 or (depth == 0 and text[i] == "、" and not _MODIFIERS.match(text, i - 1, end)):
            return i
        i += 1
    return end
