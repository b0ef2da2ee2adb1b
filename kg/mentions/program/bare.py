"""Names without quotation marks: a head noun found first, then its modifiers to the left, then judged by the features in `bare_features`.

全市深入实施 | 湘江流域水质提升 | 三年行动
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.mentions.program.bare_signs import AMONG_STATES
from kg.mentions.program.edges import coordinated, is_deed, left_of, sharing_head, trim
from kg.mentions.program.vocabulary import HEADS, MODIFIER, NUMERAL, Head, head_of, verb_before

BARE_HEADS = tuple(h.word for h in HEADS.values() if h.bare != "no")


@dataclass(slots=True, unsafe_hash=True)
class Bare:
    """A possible name `[start, end)` of a passage: `own` is what stands before its `head`; `verb` the senses of the word before it.

    `listed`: the article numbers such things and lists this one; `joined`: a name with a head of its own stands before it (甲行动和…).
    """

    own: str
    head: Head
    start: int
    end: int
    verb: frozenset[str]
    after: str
    before: str
    listed: bool
    joined: bool


def find_bare(
    text: str, whole: str, heads: list[tuple[int, int]], named: frozenset[int] = frozenset()
) -> Iterator[Bare]:
    """Possible names in a passage, left to right, without overlaps; `whole` is the text of its article.

    `heads` holds where heads stand in the passage, `named` where set phrases end.
    """
    floor = 0
    carried: frozenset[str] = frozenset()
    joined = False
    marked = [m.span() for m in _MARKED.finditer(text)]
    for start, end in _chains(text, heads):
        if start < floor or any(first < end and start < last for first, last in marked):
            continue
        head = head_of(text[max(0, end - 9) : end])
        if head is None or _goes_on(text, end) or (head.word == "战略" and _AS_ADJECTIVE.match(text, end)):
            continue
        stop = end - len(head.word)
        floor = _aimed_at(text, floor, stop) if head.word.endswith("纲要") else floor
        opening = left = left_of(text, floor, stop)
        if named:
            left = max((k + 1 for k in range(left, stop) if k in named and text[k] in "、和与及"), default=left)
        joint = (head.kind == "action" or head.word == "行动计划") and _JOINT.fullmatch(text, left, stop)
        doing = None
        if head.word in _REFORMABLE and (doing := _SOMEONE_DOES.search(text, max(floor, left - 16), left)):
            opening = left = doing.start("who")
        if head.word in _CAMPAIGNS and (opened := _OPENED.search(text, max(floor, stop - 40), stop)):
            opening = left = opened.start("own")
        if head.word == "机制" and (of_states := AMONG_STATES.search(text, left, stop)) and of_states.end() == stop:
            left = of_states.start()
        if head.word == "试点":
            if text.endswith(("等", "扩大"), left, stop):
                continue
            left = opened.end() if (opened := _TRIED.match(text, left, stop)) else left
        reformed = head.word in _REFORMABLE and (
            _REFORMED.match(text, left, stop) or text.startswith("改革了", left - 3)
        )
        left = reformed.end() if isinstance(reformed, re.Match) else left
        sharing = sharing_head(text, floor, stop) if head.kind in {"action", "plan", "strategy"} else []
        spans = sharing or (
            [(left, stop)]
            if doing
            else [trim(text, *span) for span in ([(left, stop)] if joint else coordinated(text, left, stop))]
        )
        if (
            not sharing
            and len(spans) == 1
            and head.word in _OF_SEVERAL
            and _is_of_several(text, left, spans[0][0], stop)
        ):
            spans = [trim(text, left, stop)]
        if head.word == "试点" and spans and text[spans[0][0] - 1] == "、":
            continue
        if not spans or (len(spans) > 1 and "的" in text[spans[-1][0] : stop]):
            continue
        before, after = text[max(0, spans[0][0] - 40) : spans[0][0]], text[end : end + 12]
        verb = verb_before(_IN_A_ROW.sub("", before))[1] or verb_before(_WEIGHTY.sub("", before))[1] or carried
        verb = frozenset(("carry",)) if reformed else verb
        if not verb and (left > opening or (before.endswith("、") and _LISTED_NAMES.fullmatch(text, left, stop))):
            verb = verb_before(text[max(0, opening - 8) : opening])[1]
        if not verb and (spelt := SPELT_OUT.search(before)):
            verb = verb_before(spelt[1])[1]
        if not verb and (beside := _BESIDE_ONE.search(before)):
            verb = verb_before(beside[1])[1]
        if not verb and (done := _DONE.search(before) or _ATTRIBUTED.search(before)):
            verb = verb_before(done[1])[1]
        for first, last in spans:
            first += text.startswith("以", first) and after.startswith("为")  # 以 | 强县战略 | 为抓手
            if (
                first < last
                and not _ONLY_NUMBER.search(text, first, last)
                and not before.endswith(("”", "》", "」", '"'))
            ):
                if summed := _SUMMED_UP.search(text, first, last):
                    first = summed.end()
                own = text[first:last].removesuffix("等")
                if own != text[first:last] and not (sharing or PERIODIC.search(own) or is_deed(own, before)):
                    continue
                if _AND_SO_ON.search(own) or _COUNTED_UP.search(own) or own in _USE:
                    continue
                listed = len(spans) > 1 or _is_listed(own, head.word, whole)
                yield Bare(
                    own,
                    head,
                    first,
                    end if text[last:stop] in ("", "等") else last,
                    verb,
                    after,
                    before,
                    listed,
                    joined,
                )
        joined = after[:1] in "、和与及" and (head.bare == "plain" or (bool(verb) and head.word in _JOINED))
        carried = verb if after[:1] in "、和与及" else frozenset()
        floor = end


_SUMMED_UP = re.compile(f"等(?={NUMERAL}{{1,2}}大)")
"""村道改造等 | 十大民心工程: what the list before it is counted up to."""
_USE = frozenset(("运用", "应用", "推广", "探索"))
"""What is done with a thing whose name is its head alone (推广运用 | 积分制)."""
_CAMPAIGNS = frozenset(("行动", "专项行动", "攻坚行动", "专项整治", "专项治理"))
_OPENED = re.compile(
    "(?:开展|启动|发起)了?(?P<own>(?!全[省市县区国])(?:(?!开展|启动|实施|推进|[，。；：:“”《》（）()的等为]).){4,36})(?:专项(?:联合)?)?$"
)
"""A campaign is named after all that stands behind the verb that opens it, verbs too (开展 | 打击利用地下钱庄转移赃款专项行动)."""
_OF_SEVERAL = _CAMPAIGNS | {"机制", "制度", "管理制度", "试点"}
_PARTS = re.compile("(?:[^，。；：、“”等的]{2,14}、)+[^，。；：、“”等]*")


def _is_of_several(text: str, left: int, first: int, stop: int) -> bool:
    """完善 | 上网电价、输配电价形成机制: one name, for what the verb is said of begins with the list and no part has a head of its own."""
    return (
        left < first
        and text[left] not in "多跨各全"
        and _PARTS.fullmatch(text, left, stop) is not None
        and bool(verb_before(text[max(0, left - 8) : left])[1] & {"issue", "create", "carry"})
        and not any(head_of(part) for part in text[left : first - 1].split("、"))
        and not text.endswith("保险", left, stop)
    )


def _aimed_at(text: str, floor: int, stop: int) -> int:
    """An outline is reached (提前实现农业发展纲要); a battle may be named after what it is to reach."""
    return max((m.end() for m in _REACHED.finditer(text, floor, stop)), default=floor)


_REACHED = re.compile("实现了?|达到了|说一下|按照")
_AND_SO_ON = re.compile(f"等(?:一系列|{MODIFIER})+$")
_JOINED = frozenset(("工程", "计划", "规划", "制度", "试点"))
_COUNTED_UP = re.compile(f".{{2}}{NUMERAL}[重项大类]$")
"""医保、社保两项 | 制度: what a list is counted up to."""
PERIODIC = re.compile("[日周旬月季年][^、，]{1,4}、[日周旬月季年]")
_MARKED = re.compile('“[^“”]{0,24}”|"[^"，。]{0,24}"|「[^「」]{0,24}」|“[^“”，。]*”|《[^《》]*》')
"""Names that are marked; what is said in longer quotes may name others."""
_ONLY_NUMBER = re.compile(f"(?:{NUMERAL}+[大个项张条类种])(?:{MODIFIER})*$")
_WEIGHTY = re.compile(
    "(?:为期[^，。；的]{1,6}的|[0-9〇○零一二三四五六七八九]{4}年度?|首张|(?:了|了?一[套种个项条])[\u4e00-\u9fff]{4}的|声势浩大的|第?[一二三四五六七八九十首]轮|积极|重要|重大|重点|系列|一系列|一批|专项|全面|新型|新一轮|(?:各|多)种形式的|(?:更加?|更为|最为?)[^，。；：的]{1,4}的|严格的|统一的)$"
)
SPELT_OUT = re.compile(
    "(建立|构建|形成|推行|实行|探索|创新|健全|完善)了?(?:起)?(?!能|反映|体现|适应|符合|与|有利)"
    "(?:[^，。；“”]{3,}、[^，。；“”]{3,}|[^，。；“”]{4,}(?:相结合|联动|协同|贯通|衔接|共治|共管))(?<!方面|领域)的$"
)
"""What it is made of stands between the verb and the name (建立县包乡、乡包村、村包户的…)."""
_BESIDE_ONE = re.compile("(实行|推行|建立|健全|完善|构建|形成)了?[^，。；“”]{2,14}(?:体制|体系)[和与及]$")
"""What is named stands beside a system without a name, behind one verb (实行包干体制和…)."""
_DONE = re.compile("(实施|实行|开展|启动|推出|发起|部署|印发|出台|推行|批准|通过)了?的$")
"""The name stands behind its verb (由民政局组织实施的…)."""
_ATTRIBUTED = re.compile(
    "(建立健全|建立|健全|完善|构建|形成|实行|推行|探索|创新|实施|开展|启动|打响|创办|出台|印发|制定|推出)了?(?:起|出)?(?![、和及]|能|反映|体现|适应|符合|与|有利|有效|科学|更加|行之|新|完[备善]|健全)"
    "(?:[^，。；：“”]{2,24}|以“[^“”]{2,40}”[^，。；：“”]{2,12})(?<!方面|领域|部门|地区|企业|单位|之间)的$"
)
"""What it is like, or made of, stands between the verb and the name (推行 | 管用分离的公车使用制度)."""
_REFORMED = re.compile("(?:改革(?:[和并]?完善)?|改进|废[止除]|取消|恢复)了?(?![、和与及])")
_REFORMABLE = frozenset(("机制", "制度", "管理办法"))
"""A name of such a thing begins behind what is done to it: 改革 | 招投标制度, 废止 | 劳动教养制度."""
_TRIED = re.compile("(?:扩大|开展|启动|推进|实施)了?")
_SOMEONE_DOES = re.compile(
    "(?:建立健全|建立|健全|完善|落实|推行|实行|探索)了?(?P<who>[\u4e00-\u9fff]{2,8}?)(?:履行|参与|服务|联系|支持|承担|帮扶|采用|执行|审议|讨论)$"
)
"""Who does it belongs to the name of a system (建立 | 企业履行使命评价制度), though the verb else bounds one."""
_IN_A_ROW = re.compile("(?:(?:《[^《》]*》|“[^“”]*”)[、和与及]?)+$")


_LISTED_NAMES = re.compile("(?:[^，。；、“”等]{4,14}、)+[^，。；、“”等]+")
"""A list that shares its head, its last member included: the verb before it is that of each."""
_JOINT = re.compile("[^，。；、“”]{2}、(?:[^，。；、“”]{1,2}、)*[^，。；、“”]{4,}")
"""森林、草原防火: two that share what follows the second; longer ones before the mark are names of their own."""
_GOES_ON = "者员家师队组部会室院站点性化型类器机学"
_GOES_ON_FINE = ("会议", "点亮", "学习", "化解", "会同", "类似", "部署", "组织")


_AS_ADJECTIVE = re.compile(
    "部署|举措|决策|安排|抉择|选择|使命|伙伴|协作|合作|互信|沟通|引领|定位|地位|支撑|高度|意义|需[求要]|储备|思想|指引|资源|物资|胸怀|眼光|人才|力量|科技|前沿|通道|支点|腹地|机遇|优势|性|上(?!抢|取|迈|再|先|走)"
)
"""What makes 战略 a word that says of what sort something is (战略使命), and no head."""


def _goes_on(text: str, end: int) -> bool:
    """Is the head the beginning of another word (行动者, 制度化)?"""
    return end < len(text) and text[end] in _GOES_ON and text[end : end + 2] not in _GOES_ON_FINE


def _chains(text: str, heads: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Heads in a row count as one: 专项行动方案."""
    pending: tuple[int, int] | None = None
    for start, end in heads:
        if text[end - 1 : end + 1] in {"制度", "战略"}:
            start, end = end - 1, end + 1
        if pending and start == pending[1]:
            pending = pending if text[start:end] == "试点" else (pending[0], end)
            continue
        if pending and (
            (_OVERALL.fullmatch(text, pending[1], start) and text[start:end] in {"方案", "规划"})
            or (_REFORM.fullmatch(text, pending[1], start) and text[pending[0] : pending[1]] in {"制度", "机制"})
        ):
            pending = (pending[0], end)
            continue
        if pending:
            yield pending
        pending = (start, end)
    if pending:
        yield pending


_OVERALL = re.compile("(?:总体|专项|建设|修复|推进|实施|中长期)+")
"""What may stand between the thing and the plan that is for it: 北水南调工程总体规划."""
_REFORM = re.compile("(?:改革|建设|创新|综合|集成)+")
"""What is done to a system, before the head of the name of that (房屋登记制度 | 改革 | 试点)."""
_COUNT = re.compile(f"{NUMERAL}[大个项张条类种]")


@lru_cache(maxsize=4)
def _counted(text: str) -> frozenset[str]:
    """What an article numbers (“3项机制”): the first character, and the first two, behind a number and its measure."""
    return frozenset([text[m.end() : m.end() + size] for m in _COUNT.finditer(text) for size in (1, 2)])


def _is_listed(own: str, head: str, whole: str) -> bool:
    """Whether the article numbers such things and names this one in a list, with its head or without."""
    if len(own) < 4 or head[-2:] not in _counted(whole):
        return False
    return whole.count(own) > 1 and any(
        form in whole for form in (f"、{own}", f"{own}、", f"、{own}{head}", f"{own}{head}、")
    )
