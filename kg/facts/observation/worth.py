"""Which figures measure something: not ages that describe, terms of years, counts that announce a list."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.facts.observation.phrase import noun_after
from kg.grammar import NUMBER, PERSON, PLACE, PROGRAM, Slotted
from kg.lexicon import alternation, rows
from kg.mentions.numeral import HAN
from kg.model import Mention, Number

KINDS = {r["unit"]: r["kind"] for r in rows("units")}
_ALWAYS = alternation("uncounted_nouns", when="always")
_ANNOUNCED = re.compile(rf"(?:{_ALWAYS})$|^(?:重点|主要|重要|关键)?(?!关键[^，。；]{{3}})(?:{_ALWAYS})(?!性)")
_ANNOUNCED_HAN = re.compile(rf"(?:{alternation('uncounted_nouns', when='han')})$|^改革(?!开放)")
_ANNOUNCED_HERE = re.compile(f"(?:总|具体|基本|重点|主要|重要|关键)?(?:{_ALWAYS})(?![^，。；、的])")
_THRESHOLD = re.compile(r"(?:及?以[上下])$")
_OF_CLASS = re.compile("的(?:有|占|达|共|是|为|，|仅|只)")  # 亩产80斤以上的有两个县
_FUNDS = re.compile(
    "的?[^，。；、的]{0,6}(?:资金|经费|补助|补贴|贷款|投入|投资|奖励|奖金|支持|收入|产值|利润|赔偿|损失)(?=[，。；、]|$)"
)
# 带动300户以上农户: the noun is that of the unit, not a site where so many are.
_OF_UNIT = {u: re.compile(rf"[^，。；、的]{{0,4}}?(?:{alternation('counted_people', unit=u)})") for u in ("户", "人")}
_GRADE = re.compile("[一二三四五六七八九](?:类|级)?[、和及至到]$")  # 一类和二类铁
# 平均寿命提高1岁，达到79岁
_MEAN_AGE = re.compile(rf"(?:寿命|年龄)[^，。]{{0,8}}(?:{NUMBER}，[^，。]{{0,4}}[到为])?$")
# 中柬建交65周年 is how long it has lasted; a festival has no length.
_FOUNDED = re.compile("(?:建交|建[馆校院厂台社]|创刊|通车|开通)(?:开放)?$")
_BEGUN = re.compile("(?:成立|建立|爆发|胜利|诞辰|逝世|诞生|签署|缔结|发表|提出|实施|解放|回归|创办|创建|起义)$")
# 纪念某会成立50周年大会: the name of an event.
_FESTIVE = re.compile(
    "[^，。；、]{0,12}(?:大会|会议|活动|仪式|论坛|研讨会|座谈会|招待会|晚会|展|音乐会|演出|峰会|庆典|典礼|庆祝|纪念)"
)
_SAID = re.compile("(?:这|那|此|该|上述|前述|以上|下列的?|以下的?|如下)$")
_WE = re.compile(r"[我你他她它咱]们$|咱$")
# 产值超亿元的乡镇有42个: a class of things, which the next figure counts.
_CLASS = re.compile(rf"的{NUMBER}|的?[^，。；、{NUMBER}到至增减升降提]{{2,8}}?(?:共?有|达到?|占|为|共)?{NUMBER}")
_IN_A_ROW = re.compile(
    r"连续|时隔|持续|连|长达|历时|耗时|用时|为期|缩短|延长|提前|平均|时长|寿命|时间|超过|达到?|仅用|只用|需|要|了|满$"
)
_TERM = re.compile(
    r"累计|总?共|总计|总[额量和产]|增[量幅]|平均|年?均|间|[来前后内间里]|历史|左右?的时间|的(?:时间|努力|历史|发展|历程|奋斗|实践|伟大)|以来|以后|以前|之[前后内间久]|期|时间[内里]|左右[时的]|一[次遍度]|行动|计划|规划|目标|过渡|攻坚|[制级届]|高位|新高|新低|[未不难][遇见有]|一遇|罕见|[^，。；]{0,4}(?:行动|计划|规划|方案|目标任务)"
)
# 155毫米口径火炮, 100米接力: what a thing is called after.
_CALIBRE = re.compile(
    "口径|[^，。；、]{0,3}炮|[^，。；、]{0,3}(?:接力|短跑|长跑|赛跑|跨栏|自由泳|蝶泳|仰泳|蛙泳|混合泳|游泳|自行车|竞走|跑(?![道线])|步枪|手枪)"
)
# 男子1000米短道速滑, 女子10米台
_SPORT = re.compile("[男女](?:子|[双单])[^，。；、的组队]{0,4}$")
_OF_SPORT = frozenset(("米", "公里", "公斤", "人"))
_TEAM = re.compile("篮球|排球|足球|制|单桨|双桨|[^，。；]{0,2}艇")  # 三人篮球
_RING = re.compile(r"[^，。；、]{0,10}(?<!商)圈")  # 15分钟生活圈
_YEARS_PLAN = re.compile(f"{NUMBER}(?:行动|计划|规划|方案|攻坚)")
_SPAN = re.compile(r"(?:[下上又]一个|首个|未来|今后|新时代|最近|往后|接下来)的?$")  # 未来5年
_OPENING = re.compile("[“‘《]")
_CLOSE = re.compile("[”’》]")


def kind_of(number: Number) -> str:
    return _kind(number.unit)


@cache
def _kind(unit: str) -> str:
    return KINDS.get(unit.split("/")[0].split("（")[0], "rank" if unit == "位" else "share")


def measures(s: Slotted, i: int, m: Mention) -> bool:
    assert isinstance(m.value, Number)
    number, text = m.value, s.text
    printed = s.article.text[m.start : m.end]
    han = printed[0] in HAN or m.rule == "number.han"
    if text[i - 1 : i] == "每" or text[i - 2 : i] == "每隔" or _quoted(text, i):
        return False
    if text[i - 1 : i] == PERSON and number.unit in ("人", "位", "名"):
        return False  # 李红、王建国|两位|同志: those who were named
    kind = kind_of(number)
    if number.unit == "周年":
        return _FOUNDED.search(text, max(0, i - 4), i) is not None or (
            _BEGUN.search(text, max(0, i - 4), i) is not None and not _FESTIVE.match(text, i + 1)
        )
    if number.unit in ("岁", "周岁"):
        return _MEAN_AGE.search(text, max(0, i - 20), i) is not None or aged(s, i) is not None
    if han and number.high is None and _SAID.search(text, max(0, i - 4), i) and not text.startswith("年", i - 1):
        return False  # 这两个条例: what was named before
    if han and _WE.search(text, max(0, i - 2), i):
        return False
    if _THRESHOLD.search(printed) and (kind in ("measure", "money") or number.unit in ("人", "户", "口")):
        # 500人以上的安置点: a class of places, not a count.
        if _OF_CLASS.match(text, i + 1):
            return False
        if kind == "money" and _FUNDS.match(text, i + 1):
            return True  # 每村落实50万元以上发展资金
        if number.unit in _OF_UNIT and _OF_UNIT[number.unit].match(text, i + 1):
            return True
        # 三万吨以上、五万吨以下的县
        return noun_after(s, i + 3 if text[i + 2 : i + 3] == NUMBER and text[i + 1] in "、，不" else i + 1) is None
    if number.comparator in (">", ">=", "<", "<=") and kind in ("measure", "money") and _CLASS.match(text, i + 1):
        return False
    if (
        text[i - 1 : i] == "等"
        and number.unit in ("项", "类", "大", "方面")
        and number.value < 13
        and not _things(s, i)
    ):
        return False  # 会务、接待等四项议题
    if (text[i - 1 : i] == NUMBER and classifies(s, i)) or (
        text[i - 1 : i] in ("前", "首") and number.unit in ("批", "轮", "期")
    ):
        return False
    if number.unit in _OF_SPORT and (text[i - 1 : i] in ("×", "x") or _SPORT.search(text, max(0, i - 8), i)):
        return False
    if number.unit == "人" and han and _TEAM.match(text, i + 1):
        return False
    if number.unit in ("分钟", "小时", "公里") and _RING.match(text, i + 1):
        return False
    if number.unit in ("毫米", "米", "公里") and _CALIBRE.match(text, i + 1):
        return False
    if han and (
        (number.unit == "字" and number.value < 100) or (number.unit in ("类", "级") and text[i - 1 : i] == "劣")
    ):
        return False  # 落实二字, 劣五类水体
    if han and number.unit in ("类", "级") and (number.high or _GRADE.search(text, max(0, i - 3), i)):
        return False  # 一二类铁
    if (
        han
        and number.unit in ("批", "次", "步", "期", "类", "级")
        and (text[i - 1 : i] == "分" or printed.endswith(("以上", "以下")))
    ):
        return False  # 分两批下达, 三类及以上水质
    if kind == "count" and _sums_up_places(text, i, number):
        return False
    if kind == "time":
        return _lasts(text, i, number, han)
    if kind == "count":
        return not _announces(s, i, number, han)
    return True


# 良种包衣等6项增产技术, 等5大展馆: what is counted can be pointed at.
_THINGS = re.compile(
    "(?:技术|项目|展览|展馆|展区|展厅|专区|板块|产品|作物|品种|赛事|活动|设施|产业集群|基地|园区|场馆|专利|标准|奖项|大奖|服务(?!体系|机制)|课程|行业|赛区|政策措施|便利措施|口岸|水库|港口|机场|股指|[一-鿿]矿|医院|粮食作物|先导产业|主导产业|支柱产业|重点产业链?)$"
)


def _things(s: Slotted, i: int) -> bool:
    span = noun_after(s, i + 1)
    return span is not None and _THINGS.search(s.printed(*span)) is not None


def classifies(s: Slotted, i: int) -> bool:
    """Whether the figure at `i` only says which things the one before it counts: 5家超百亿元的企业."""
    value = s.mentions[i].value
    return (
        isinstance(value, Number)
        and value.comparator in (">", ">=")
        and s.text[i - 1 : i] == NUMBER
        and s.text.startswith("的", i + 1)
        and kind_of(value) in ("money", "measure")
    )


_WHO_AFTER = re.compile(
    rf"(?:的[^，。；：{NUMBER}{PERSON}]{{0,24}}|[^，。；：、{NUMBER}{PERSON}]{{0,10}}|(?:[时起]|那年|出头)，[^，。；：、{NUMBER}{PERSON}]{{0,8}}){PERSON}"
)
_WHO_BEFORE = re.compile(
    rf"{PERSON}(?:[，、（(](?:[男女][，、])?|(?=[现今年时享刚已]))(?:现?年|今年|年仅|时年|享年|年近|年过|刚满|刚过|已经?|快)*$"
)


def aged(s: Slotted, i: int) -> int | None:
    """Where the name stands of the person whose age the figure at `i` is."""
    if m := _WHO_AFTER.match(s.text, i + 1):
        return m.end() - 1
    m = _WHO_BEFORE.search(s.text, max(0, i - 8), i)
    return m.start() if m else None


def _lasts(text: str, i: int, number: Number, han: bool) -> bool:
    before = text[max(0, i - 6) : i]
    if number.unit == "年" and is_history(text, i):
        return True
    if text.endswith("倒计时", 0, i):
        return text[i + 1 : i + 2] in ("", "，", "。", "；", "、", "之")
    if number.comparator == "<=" and text.endswith("在", 0, i) and not text.endswith(("制在", "缩在"), 0, i):
        return False  # 在三天之内办结
    if number.unit == "小时" and number.value == 24:
        return False
    if (
        _TERM.match(text, i + 1)
        or _SPAN.search(text, max(0, i - 4), i)
        or text.endswith("过去", 0, i)
        or text[i - 1 : i] in ("近", "前", "后", "第", "每", "过", "未", "这", "“", "·")
    ):
        return False
    return not han or _IN_A_ROW.search(before) is not None or _moves(text, i)


_MOVED_TO = re.compile(f"{NUMBER}[^，。；、{NUMBER}]{{1,6}}[到至为]$")
_MOVES_TO = re.compile(f"{NUMBER}[^，。；、{NUMBER}]{{1,6}}[到至为]{NUMBER}")


def _moves(text: str, i: int) -> bool:
    """工时由八小时缩短到两小时: whether the figure is one end of a change."""
    if text[i - 1 : i] in ("由", "从"):
        return _MOVES_TO.match(text, i) is not None
    return _MOVED_TO.search(text, max(0, i - 8), i) is not None


_HISTORY = re.compile("的?历史(?=[的，。；、])")


def is_history(text: str, i: int) -> bool:
    """有着近600年历史的古寺: how old something is."""
    return text.startswith(("历史", "的历史"), i + 1) and _HISTORY.match(text, i + 1) is not None


def _announces(s: Slotted, i: int, number: Number, han: bool) -> bool:
    text = s.text
    if (
        text[i + 1 : i + 2] in ("“", "”", "‘", "《")
        and (han or number.unit in ("个", "项", "大"))
        and _names(text, i + 1)
    ):
        return True
    if han and (
        text[i + 1 : i + 2] == PROGRAM or (number.unit in ("项", "类", "种", "大", "个") and _sums_up(text, i, number))
    ):
        return True
    if han and text.startswith("事", i + 1):
        return True
    span = noun_after(s, i + 1)
    noun = s.printed(*span) if span else ""
    if han and span is None and _ANNOUNCED_HERE.match(text, i + 1):
        return True  # 五项|要求
    if span and number.value <= 20 and _LISTS.match(text, span[1]):
        return True  # 三项功能：…
    if span and _YEARS_PLAN.match(text, span[1]):
        return True  # 8个专项|三年行动
    if (number.unit == "条" and not han) or _THINGS.search(noun):
        return False  # 出台25条举措: so many articles of a paper
    if number.unit == "大" and han:
        return True
    return bool((number.value <= 30 and _ANNOUNCED.search(noun)) or (han and _ANNOUNCED_HAN.search(noun)))


_LISTS = re.compile("为?[：:]")
_LIST = re.compile(r"(?:[^，。；、]{1,12}、)+[^，。；、]{1,12}$")


def _sums_up(text: str, i: int, number: Number) -> bool:
    """养老、失业、工伤三项: the figure counts the members of the list before it."""
    m = _LIST.search(text, max(0, i - 60), i)
    return m is not None and m[0].count("、") + 1 == number.value


_PLACES = re.compile(f"{PLACE}(?:[、和及与]{PLACE})+$")
_AREA = re.compile("[省市县区州旗乡镇村]|城市|地区|国家|特别行政区")


def _sums_up_places(text: str, i: int, number: Number) -> bool:
    """甲、乙、丙三县, 甲、乙两个乡镇: the figure counts the places of the list before it."""
    if not _AREA.match(number.unit) and not _AREA.match(text, i + 1):
        return False
    m = _PLACES.search(text, max(0, i - 60), i)
    return m is not None and m[0].count(PLACE) == number.value


_SHORT_NAME = re.compile(r"[“‘《][^”’》]{1,12}[”’》](?:(?![一-鿿])|(?=[和与及]))")


def _names(text: str, start: int) -> bool:
    """A short quotation follows: the figure belongs to the name of something (两个“三年行动”)."""
    return _SHORT_NAME.match(text, start) is not None


def _quoted(text: str, i: int) -> bool:
    """Within a short quotation, which is a name or a slogan, not speech."""
    first = max(0, i - 14)
    if not _OPENING.search(text, first, i):
        return False
    opening = max(text.rfind("“", first, i), text.rfind("‘", first, i), text.rfind("《", first, i))
    if not (close := _CLOSE.search(text, opening + 1, i + 16)):
        return False
    return i <= close.start() <= opening + 16 and "。" not in text[opening : close.start()]


_NEXT_IN_ROW = re.compile(rf"[、和及与]{NUMBER}|，{NUMBER}(?=[、和。；])")
_LAST_IN_ROW = re.compile(rf"{NUMBER}(?:[、和及与]{NUMBER}|，{NUMBER}(?!的[一-鿿]))")  # 达到100%，90%|的学校


@lru_cache(256)
def neighbours(text: str, i: int) -> tuple[int, ...]:
    """The indexes of the figures that stand in one row with the one at `i` (73%、55%和90%)."""
    first = last = i
    while first > 1 and _LAST_IN_ROW.match(text, first - 2):
        first -= 2
    while _NEXT_IN_ROW.match(text, last + 1):
        last += 2
    return tuple(range(first, last + 1, 2))
