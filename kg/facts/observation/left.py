"""What stands to the left of a figure, without the words that only lead to it (达到, 同比增长, 分别为)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from kg.facts.observation import worth
from kg.facts.observation.bounds import Word, words_in
from kg.facts.observation.clause import left_edge
from kg.facts.observation.edges import words_at
from kg.facts.observation.phrase import noun_before
from kg.grammar import NUMBER, PLACE, TIME, Slotted
from kg.lexicon import words as lexicon_words
from kg.model import Number

Change = Literal["increase", "decrease"] | None
_BASE = re.compile(
    rf"(?P<base>[同环]比(?:{TIME}|上月|上年|上季度|上周|去年)[^，。；、]{{0,10}}|"
    r"同比|环比|逐年|每年平均|每年|年均|平均每年|平均|年平均|[两三四五]年平均|(?:(?<![占同环对相可])比(?![例重率较值赛分武拟]|[由从](?!前)|[达为是降升缩扩])|(?<!比)较(?![大多高快好强为长])|[与同](?=[^，。；、]{1,20}相比))[^，。；、]{1,20}?(?:相比)?)$"
)
_ADVERB = re.compile(
    rf"(?:{words_at('adverb')}|还?(?:不到|不足)(?:原[定来有]的?)?(?:年度)?(?:计划|目标|预算)的?|创[^，。；]{{0,4}}(?:纪录|记录|新高|新低)的|"
    rf"^前的|[^，。；、]{{2}}性地|第[一二三四五六七八九十]+次|[由从自继]?{TIME}(?:末|底|时|同期)?的?)$"
)
# What `_ADVERB` and `_SETTING` end with: elsewhere there is nothing to search for.
_ADVERB_LAST = frozenset(
    (*(w[-1] for w in lexicon_words("figure_edges", edge="adverb")), *"的地次末底时期下后前上响率算", TIME)
)
# Words for a time of the year, or for who speaks, are not what is measured.
_EMPTY = frozenset(lexicon_words("figure_edges", edge="empty"))
_NO_NOUN = re.compile(
    r"[将把对给让使][这那其]|每[年月周日天晚次班人户亩](?:[各共]|运营)?|(?:年|月|季|年度)?[底末初]以?前|[^，。；]{3,}+(?<=以)|[^，。；]{4,}+(?<=介于)"
)
_SETTING = re.compile(
    r"在[^，。；在]{2,20}(?:[下后]|的?(?:[前时]|基础上))$|^的基础上$|(?:扣除|剔除)[^，。；]{1,8}(?:因素|影响)$|按[^，。；按]{0,8}(?:汇率|计算)$"
)


# 人均收入|在全省县级|率先突破: among whom the quantity got there
_AMONG = re.compile(
    f"(?<=[率值额量入重积数比价格润模度])在(?:{PLACE}|全[省市县区州国球]|同[^，。；、]{{1,4}}|世界)[^，。；、]{{0,6}}$"
)


_FROM = re.compile(f"[从由][^，。；、的{NUMBER}{PLACE}]{{1,6}}的$")
LEVEL_LEFT = re.compile(
    f"{NUMBER}[^，。；、{NUMBER}]{{0,4}}[升降减增][至到为]|{NUMBER}[^，。；、{NUMBER}]{{0,8}}[多少高低加大小短长展涨滑][至到]"
)


class Left(NamedTuple):
    """What stands to the left of a figure: `[start, end)` without the words that only lead to the figure."""

    start: int
    end: int
    change: Change
    base: str | None
    copula: bool
    verb: Word | None


_YEARS_BEFORE = re.compile(f"(?<![同环对])[比较]{NUMBER}$")
GROWN = frozenset(("增长", "上涨", "下降", "下跌", "上升"))  # 年均增长保持在6.5%以上


def _is_share(s: Slotted, i: int) -> bool:
    number = s.mentions[i].value
    return isinstance(number, Number) and number.unit in ("%", "个百分点", "倍")


def left_of(s: Slotted, i: int) -> Left:
    """Peel 达到, 增长, 同比 … off the stretch before the figure."""
    text = s.text
    start, end = left_edge(text, i), i
    if text[i - 1 : i] in ("和", "及", "与", "、") and start > 0 and text[start - 1] == NUMBER:
        start = i
    words = list(words_in(text, start, end))
    change: Change = None
    base, copula, verb = None, False, None
    while True:
        if end <= start:
            if (span := _term_before(s, start)) is None:
                break
            start, end = span
            words = list(words_in(text, start, end))
            continue
        if text[end - 1] == " ":
            end -= 1
            continue
        before = text[start:end]
        if before.endswith("相比") and (m := _BASE.search(before)):
            base = base or s.printed(start + m.start("base"), end)
            end = start + m.start()
            continue
        while words and words[-1].end > end:
            words.pop()
        word = words[-1] if words and words[-1].end == end else None
        if word is not None and text[word.start : word.end] in ("由", "从", "按", "按照"):
            end = word.start
        elif word and not word.roles <= {"keep"}:
            if "keep" in word.roles and not word.roles & {"copula", "up", "down"}:
                break
            if not copula and verb is None and change is None:
                change = "increase" if "up" in word.roles else "decrease" if "down" in word.roles else None
            elif copula and change is None and text[word.start : word.end] in GROWN and _is_share(s, i):
                change = "increase" if "up" in word.roles else "decrease"
            copula = copula or "copula" in word.roles
            verb = verb or (None if "adverb" in word.roles else word)
            end = word.start
        elif before == "前" and (m := _YEARS_BEFORE.search(text, max(0, start - 3), start)):
            base = base or s.printed(m.start(), end)  # 收入比五年前|增长
            end, start = m.start(), left_edge(text, m.start())
            words = list(words_in(text, start, end))
        elif change and before.endswith(("人均", "户均", "亩均")):
            end -= 2
        elif ("比" in before or "较" in before or before[-1] in "年均") and (m := _BASE.search(before)):
            base = base or s.printed(start + m.start("base"), end)
            end = start + m.start()
        elif before[-1] == "的" and LEVEL_LEFT.match(text, i) and (m := _FROM.search(before)):
            end = start + m.start()  # 拾花工由往年的|1.2万人减少到
        elif ("在" in before and (m := _AMONG.search(before))) or (
            before[-1] in _ADVERB_LAST and (m := _ADVERB.search(before) or _SETTING.search(before))
        ):
            end = start + m.start()
        else:
            break
    return Left(start, end, change, base, copula, verb)


def _term_before(s: Slotted, start: int) -> tuple[int, int] | None:
    """全省粮食五年共增产3亿公斤: what stands before a term of years that is no measure of its own."""
    if start < 3 or s.text[start - 1] != NUMBER:
        return None
    term = s.mentions[start - 1].value
    if not isinstance(term, Number) or worth.kind_of(term) != "time":
        return None
    if worth.measures(s, start - 1, s.mentions[start - 1]):
        return None
    first = left_edge(s.text, start - 1)
    return (first, start - 1) if start - 1 - first > 1 else None


def noun_of(s: Slotted, left: Left) -> tuple[int, int] | None:
    """The noun phrase right before what was peeled off; None where there is none of two characters."""
    span = noun_before(s, left.start, left.end)
    return span if span and (is_noun(s, span) or s.printed(*span) in GOODS) else None


_NOT_OF_NOUN = re.compile(r"[\s“”、，的]")


# Goods with a name of one character, as lists of output print them.
GOODS = frozenset("纸糖煤钢铁布盐油茶猪羊牛马蛋鱼奶肉麻丝砖瓦粮棉果菜麦稻酒")


def is_noun(s: Slotted, span: tuple[int, int]) -> bool:
    return _says_what(s.printed(*span))


@lru_cache(1 << 14)
def _says_what(printed: str) -> bool:
    text = _NOT_OF_NOUN.sub("", printed)
    return len(text) >= 2 and text not in _EMPTY and not _NO_NOUN.fullmatch(text)
