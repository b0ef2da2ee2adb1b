"""What tells which of them a short noun counts (项目, 村庄): what they do, what is done with them, whose they are."""

from __future__ import annotations

import re

from kg.facts.observation.bounds import Word, word_before, words_in
from kg.facts.observation.clause import clause_end, clause_start
from kg.facts.observation.figure import Figure, skip_lead
from kg.facts.observation.phrase import MEASURES
from kg.facts.observation.printed import printed
from kg.facts.observation.worth import kind_of
from kg.grammar import NUMBER, TIME
from kg.model import Number

# Whoever or whatever it is, it takes more words to say which of them.
_ANYONE = re.compile(
    "(?:其他|重点|贫困|行政|自然|嘎查)?(?:企业|公司|机构|单位|部门|小区|居民|村民|住户|用户|省份|城市|地方|地区|国家|乡镇|村庄|农户|学校|高校|家庭|群众|县|县（市）|县（市、区）|县市|县区|市县|区县|村|社区|街道|州|州市|市州|盟市|省|省区市|省（区、市）)"
)
_SHORT = 3  # characters of a noun that alone says too little


def told(f: Figure, name: str, end: int) -> str:
    """The noun behind a figure, which ends at `end`, with what its clause tells of those that are counted."""
    anyone = len(name) < _SHORT or _ANYONE.fullmatch(name) is not None
    if (len(name) > _SHORT and not anyone) or MEASURES.search(name):
        return name
    if (anyone and not f.before) or f.only_place or f.s.text[f.i - 1] == "等":
        done = doing(f, end) if anyone else ""
        if done or f.only_place or f.left.verb is None:
            return name + done
    if verb := "" if f.s.text.startswith("的", f.i + 1) else _verb(f):
        return verb + name + (_predicate(f, end, _BRIEF) if anyone else "")  # 带动300名村民|就业
    return _owner(f) + name


# What a thing is about or made of says not which things are counted.
_ABOUT = re.compile("聚焦|涵盖|包括|包含|涉及|围绕|组成|构成|分为|是|之一|左右")
_JOINED = re.compile("[的、，和及与或跟同等中（） 　内里上下外之]|以[上下内外及]|在内")
_LEADING = re.compile(
    f"(?:已经?|均已?|都|全部|也|还|仍|正在?|先后|分别|陆续|相继|同步|共同|成功|顺利|首次|率先|日前|近日|才能?|将|[会可{TIME}])+"
)
# 30名代表|就养老、就业问题座谈: what stands behind the mark belongs to it.
_TOWARDS = re.compile("就|对|围绕|为了?|以|向|与|从|在|通过|针对|按照|把|将|随|于")
_WHEN = re.compile("(?:[后时前]|以来|期间)$")
_LONGEST, _BRIEF = 16, 6


def doing(f: Figure, start: int) -> str:
    """What those do who are counted, up to the end of a short clause."""
    text, lead = f.s.text, word_before(f.s.text, f.left.start, f.i)
    if (lead and not lead.roles & {"copula", "adverb"}) or _WITH.match(text, clause_start(text, f.i), f.i):
        return ""  # 与120所高校|签订协议, 在甲、乙等6个赛区|举办
    return _predicate(f, start, _LONGEST)


_WITH = re.compile("[^，。；]{0,6}?(?<![存实所正现内])[在与同把将被由从向对给](?!内)")


def _predicate(f: Figure, start: int, longest: int) -> str:
    text = f.s.text
    end = whole = clause_end(text, start)
    for mark in " 、":
        if (k := text.find(mark, start, end)) > 0:
            end = k  # 5603个村庄开展整治 乡村换新颜
    if (lead := _LEADING.match(text, start, end)) and lead.end() < end:
        start = lead.end()
    if (end < whole and _TOWARDS.match(text, start)) or _WHEN.search(text, start, end):
        return ""
    if not 2 <= end - start <= longest or _JOINED.match(text, start) or not _no_count(f, start, end):
        return ""
    return "" if _ABOUT.search(text, start, end) else f.s.printed(start, end)


def _no_count(f: Figure, start: int, end: int) -> bool:
    """Whether no other figure stands there but a share at the end (6个队|增产两成)."""
    k = f.s.text.find(NUMBER, start, end)
    value = f.s.mentions[k].value if k >= 0 else None
    return k < 0 or (k == end - 1 and isinstance(value, Number) and kind_of(value) in ("share", "times"))


# A deed that says nothing of what it is done with.
_EMPTY = frozenset(
    (
        "实现",
        "完成",
        "形成",
        "拥有",
        "达到",
        "确保",
        "保持",
        "获得",
        "取得",
        "进行",
        "存在",
        "具有",
        "占地",
        "由于",
        "来自",
        "分为",
        "设置",
        "设立",
    )
)
_OBJECTS = frozenset(("涉及", "包括", "涵盖", "覆盖", "惠及"))


def _verb(f: Figure) -> str:
    """连通了20个|村庄, 涉及6个|乡镇: the verb of two characters right before the figure."""
    text, i = f.s.text, f.i
    end = i - 1 if text[i - 1] in "了着过" else i
    start = clause_start(text, i)
    word = word_before(text, start, end)
    if word is None:
        first = skip_lead(f.s, start, end)
        alone = end < i and end - first == 2 and f.s.printed(first, end) not in _EMPTY
        return f.s.printed(first, end) if alone else ""  # …，连通了20个村庄
    done = text[word.start : word.end]
    if len(done) != 2 or done in _EMPTY or text[word.start - 1] == NUMBER:
        return ""  # 1人死亡|1人受伤
    return done if _is_deed(word) or done in _OBJECTS else ""


def _is_deed(word: Word) -> bool:
    return bool(word.roles & {"keep", "both", "act", "up", "down"}) and not word.roles & {"copula", "adverb"}


def _owner(f: Figure) -> str:
    """水利20个|项目: a noun right before the figure, unless it is the last of a list."""
    if f.before is None or f.only_place or f.left.end != f.i or f.before[1] != f.i:
        return ""
    start, end = f.before
    words = words_in(f.s.text, start, end)
    listed = f.s.text[start - 1 : start] in ("、", "和", NUMBER) or f.own.endswith("等")
    if words or listed or not 2 <= end - start <= 8 or _VERBAL.search(f.own):
        return ""
    return f.own


_VERBAL = re.compile("[着了过正在将把被让使 分]|(?:方面|[上内里中下])$")


def whose(f: Figure) -> str:
    """全省90个县, 山区26县: what stands right before the figure, for a noun of one character."""
    s, i = f.s, f.i
    m = s.mentions.get(i - 1)
    return (
        s.printed(i - 1, i)
        if m and m.kind == "place"
        else printed(s, f.before)
        if f.before
        and not word_before(s.text, f.left.start, i)
        and f.own[-1] != "等"
        and s.text[f.before[0] - 1] != NUMBER
        else ""
    )
