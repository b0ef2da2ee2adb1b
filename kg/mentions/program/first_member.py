"""Where the first member of a list begins: 浙江将重点培育 | 信息技术、高端装备等四大产业."""

from __future__ import annotations

import re

from kg.lexicon import alternation, any_of, words

_WITHIN_TOO = frozenset(
    (
        "加强",
        "强化",
        "完善",
        "建设",
        "服务",
        "创新",
        "深化",
        "宣传",
        "学习",
        "形成",
        "出台",
        "部署",
        "结合",
        "落实",
        "推进",
        "督导",
        "建立",
    )
)
"""Verbs that bound a member and stand inside one, too (环境建设)."""
_BOUNDS = re.compile(
    any_of(
        {
            w
            for w in (
                *words("program_bounds"),
                *words("program_verbs", "verb"),
                *words("list_openers", at="before"),
            )
            if len(w) > 1 or w in "的了把"
        }
        - _WITHIN_TOO
    )
)


OPENER = re.compile(
    "(?:做[大强优精]|壮大|着眼于|发展|展示|遏制|抓(?=[了好紧])|" + alternation("program_verbs", "verb") + ")[了好]?"
)
_SAID_OF = re.compile("[^“”]{1,8}”(?:分别|主要)*(?:是指|[是为指即])")
"""“2”指 | 生物医药和装备制造: what is said of a name in quotation marks that is spelt out."""
_LED_BY = re.compile(
    "(?:目前|坚决|要|需要|必须|应当?|现已?|已经?|逐[步渐]|初步|基本|正在?|将|又|还|先后|陆续|全面|加快|着力|大力|积极|深入|扎实|重点|不断|持续|进一步|努力|集中|统筹|同步|分别|共同|率先|着重|突出|继续|切实|全力|稳步|有序|有力|有效)*"
    f"{OPENER.pattern}"
)
"""目前已逐步形成 | 茶叶, 花卉."""
_ACT = re.compile(any_of({w for w in (*words("list_openers"), *words("program_verbs", "verb")) if len(w) > 1}))
"""What may begin each member of a list of deeds."""
_BREAKS = re.compile("[与和及的了]|设(?!施|备|计|想|立)")
"""What no member begins with: a cut before it goes through a word (建 | 设与保护)."""
_BEGUN = re.compile("(?:[^在是从]*[在是从])+(?=.{2})")


def trim_first(text: str, parts: list[tuple[int, int]]) -> tuple[int, int]:
    """Where the first member begins: like the others in length or first character, else after the last bound word."""
    start, end = parts[0]
    if said := _SAID_OF.match(text, start, end):
        return said.end(), end
    others = [text[a:b].strip("“”") for a, b in parts[1:]]
    if placed := _WHERE.match(text, start, end) or _PLACED.search(text, start, end):
        start = placed.end()
    if len(others) > 1 and all(len(o) == 1 for o in others):
        return end - 1, end  # 条件和 | 老、中、青
    firsts = {o[0] for o in others if o}
    if len(firsts) == 1 and len(others) > 1:
        at = text.rfind(next(iter(firsts)), start, end)
        if at >= 0 and end - at >= min(min(map(len, others)), 3):
            return at, end
    if (
        len(others) > 1
        and len(lengths := {len(o) for o in others}) == 1
        and end - start >= (n := next(iter(lengths))) > 1
    ):
        cut = end - n - len(_attribute_before(text, start, end - n))
        if text[cut - 1] not in "以把将向对":
            cut -= any(m.end() == cut - 1 for m in _BOUNDS.finditer(text, start, cut))  # 推行 | 领导联系点
        if not _BREAKS.match(text, cut, end) and not any(
            m.start() < cut < m.end() or m.start() == cut for m in _BOUNDS.finditer(text, start, end)
        ):
            return cut, end
    acts = bool(others) and all(_ACT.match(o) for o in others)  # 从 | 培育集群、优化政策: each member with its verb
    best = start
    for word in _BOUNDS.finditer(text, start, end):
        if word.end() < end - 1 and text[word.end()] not in "性化者":
            best = word.start() if acts and _ACT.fullmatch(word[0]) else word.end()
    if end - best > 2 * max(map(len, others), default=end) and (begun := _BEGUN.match(text, best, end)):
        best = begun.end()
    if others and not acts:
        best = _after_its_subject(text, best, end, others)
    best += text[best] in "和与" and end - best > 3
    opener = _LED_BY.match(text, best, end)
    while (
        not acts and opener and end - opener.end() >= min(2, *map(len, others)) and not any(map(OPENER.match, others))
    ):
        best = opener.end()
        opener = _LED_BY.match(text, best, end)
    return best, end


_WHERE = re.compile("(?:[在从由]|沿着?)(?=..)")
_PLACED = re.compile("(?:将|重点|主要|集中|分布)[在以](?=..)")
"""沿着 | 长江, 将在 | 法治环境."""
_WITHIN = re.compile(any_of(_WITHIN_TOO))


def _after_its_subject(text: str, start: int, end: int, others: list[str]) -> int:
    """宁夏推进 | 节能环保: a verb that may stand inside a member bounds one that else is longer than all others."""
    longest, shortest = max(map(len, others)), min(map(len, others))
    for verb in _WITHIN.finditer(text, start, end):
        rest = end - verb.end()
        if end - start > longest + 2 and 2 <= shortest <= rest + 1 and not _BREAKS.match(text, verb.end()):
            return verb.end()
    return start


def _attribute_before(text: str, start: int, end: int) -> str:
    """新一代 | 信息技术: what belongs to the member though it makes it longer than the others."""
    found = _ATTRIBUTE.search(text[start:end])
    return found[0] if found else ""


_ATTRIBUTE = re.compile(
    "(?:新一代|新型|先进|现代|高端|智能|绿色|数字|优质|特色|生态|有机|精细|低碳|高新|领导|基层|机关)+$"
)
