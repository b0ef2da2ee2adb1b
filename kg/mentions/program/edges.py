"""Where a name without quotation marks begins: after the last mark or word that it cannot hold."""

from __future__ import annotations

import re

from kg.lexicon import words
from kg.mentions.program.vocabulary import GENERIC, Words

_HARD = re.compile(
    r"[，。；：:;,！？!?“”‘’\"「」《》〈〉（）()\[\]【】\s…·◆■●#>]|—(?![\u4e00-\u9fff])|(?<![国洲盟])—|\.(?![0-9])|(?<![0-9])\.|(?:^|(?<=\s))[一二三四五六七八九十]{1,3}、"
)
_LONGEST_NAME = 28
CLEAR = {
    *words("program_bounds"),
    *words("program_verbs", "verb", sense="issue"),
    *words("program_verbs", "verb", sense="create"),
    *words("program_verbs", "verb", sense="carry"),
}
UNCLEAR = CLEAR & {
    *words("program_modifiers"),
    "深化",
    "加强",
    "强化",
    "巩固",
    "拓展",
    "整治",
    "应用",
    "运用",
    "融入",
    "保障",
    "推广",
    "探索",
    "形成",
} - {
    *("实施", "落实", "推进", "完善", "健全", "执行"),
    *("全省", "全市", "全县", "全区", "我国", "我省", "我市", "我县", "下一步", "近期"),
}
BOUND = Words(CLEAR, harmless=words("program_unbound"))
_AFTER_HEAD = re.compile(
    "(?<=战略|行动|工程|计划|规划|[一-鿿]制|制度|模式|清单|方案|体系)[、和与及]|(?<=落实|进展)情况[、和与及]|(?<![存潜现正实内所外自旨])在(?![线岗职建校编家籍读])"
)
_OPENING = re.compile("(?:开展|启动|(?<![党团])(?<!社会|国际|合作|基层|非法)组织|部署|推出|打响|发起|采取|制[定订])了?")
_MAKING = {w for sense in ("issue", "create", "carry") for w in words("program_verbs", "verb", sense=sense)} | {
    w for w in words("program_bounds") if len(w) == 1 or w[-1] in "了出个项种批套份"
}
_YEAR_HEAD = re.compile("..年活动")
_SUBJECT_ENDS = "省市县区州镇乡村里局委厅府统会门院校团队厂矿社则"


def left_of(text: str, floor: int, stop: int) -> int:
    """Where the name begins: after the last hard boundary, then after the last bound word that leaves a modifier of its own.

    Where a verb ends the name (家庭文明创建行动), it begins behind the words that open the clause.
    A word that may also stand inside a name (创新, 建设) bounds it only at the start of a clause or after a subject.
    """
    begin = max(floor, stop - _LONGEST_NAME)
    for mark in _HARD.finditer(text, begin, stop):
        begin = mark.end()
    for mark in _AFTER_HEAD.finditer(text, begin, stop):
        begin = mark.end()
    best = led = begin
    opened = [] if _YEAR_HEAD.match(text, stop) else list(_OPENING.finditer(text, begin, stop))
    if opened and is_generic(text[opened[-1].end() : stop]):
        return stop
    rhythm = _RHYTHM.search(text, begin, stop)
    own = rhythm.start() if rhythm else stop
    for first, last in BOUND.spans(text, begin, own):
        word = text[first:last]
        clear = (
            word not in UNCLEAR
            or first == begin
            or text[first - 1] in _SUBJECT_ENDS
            or (word in _EAGER and text.endswith(_EAGERLY, begin, first))
        )
        if (
            word in _HOW
            and 2 <= first - best <= 8
            and text[best - 2 : best] in _LAUNCHED
            and _COMES_OUT.match(text, last)
        ):
            continue
        if clear and (word in _MAKING if last == stop else not is_generic(text[last:stop])):
            best = last
        if clear and first == led < last < stop:
            led = last
    if best == stop:
        return led
    verb = next((w for w in SERVING if text.endswith(w, begin, best)), "")
    return best - len(verb) if _is_led(text, best - len(verb), verb) else best


_EAGERLY = ("示范", "积极", "大力", "不断", "持续", "继续", "主动", "率先")
_EAGER = frozenset(("探索", "深化", "加强", "强化", "巩固", "拓展", "推广"))
_HOW = frozenset(("持续", "全面", "加快", "有序", "稳步", "深入", "统筹"))
_COMES_OUT = re.compile("改善|提升|优化|增收|发展|增长|覆盖|好转|升级|转型|达标|跃升|振兴|清零")
"""How a thing named before it is to come out belongs to the name (实施 | 空气质量持续改善行动); what is done there does not."""
SERVING = ("助力", "服务", "支持", "促进", "推动")
_LAUNCHED = frozenset(("启动", "开展", "实施", "制定", "制发", "印发", "出台", "推出", "部署"))


def _is_led(text: str, at: int, verb: str) -> bool:
    """The name of an action or a plan may itself begin with a verb that is else none of a name (启动助力企业上市行动)."""
    return verb in SERVING and (
        text[at - 2 : at] in _LAUNCHED or (text[at - 1] == "了" and text[at - 3 : at - 1] in _LAUNCHED)
    )


_RHYTHM = re.compile("(?:[日周旬月季年][^，。；、“”的]{1,4}、)+[日周旬月季年][^，。；、“”的]{1,4}$")
"""落实 | 周调度、月通报、季考核制度: words for what is done at each time bound no name."""


def is_generic(own: str) -> bool:
    """Whether nothing but general modifiers (专项, 重大, 三年) stands there."""
    while own:
        cut = next((k for k in range(min(4, len(own)), 0, -1) if own[:k] in GENERIC), 0)
        if not cut:
            return len(own) == 1
        own = own[cut:].lstrip("和与及、的")
    return True


_LEADING = re.compile(
    "(?:并(?:严格|认真)(?:执行|落实)|(?<=[实展彻行进施护办到做抓用守挥])好|(?<=[制订设建])[定立]出(?![资口入租])|(?<=[定订立])[出起](?![资口入租])|[、和与及的等]|自(?![治主然愿贸由觉强动来]|驾)|[0-9〇○零一二三四五六七八九]{4}年(?!度)|首张|暨|(?<=全国)版|(?:大幅)?(?:缩减|压缩|放宽)(?=[^、，]{2,6}准入负面)|一(?:个|项|种|批|场|次)|各(?:项|类|种)|在(?![线岗职建校编])|对?下一步|对(?=[我全本]))+"
)


_WAY = re.compile("(?:的|工作|运行|服务|治理|管理|发展)*(?:模式|机制|工作法|制度|责任制)")
"""The way of working that members of one length spell out (城乡一体、部门联推、校企联训模式) has one name."""
_JOINED_PERIOD = re.compile("[和与及](?=[日周旬月季年][^、，]{1,4}、[日周旬月季年])")


def trim(text: str, first: int, last: int) -> tuple[int, int]:
    """Without the words before a name that are no part of it."""
    if period := _JOINED_PERIOD.search(text, first, last):
        first = period.end()
    while True:
        if leading := _LEADING.match(text, first, last):
            first = leading.end()
        elif (word := BOUND.at(text, first, last)) and word not in UNCLEAR and not _is_led(text, first, word):
            first += len(word)
        else:
            return first, last


def coordinated(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """A、B、C行动 are three names where the parts are long and alike, one name where they are short (周研判、月报告制度).

    Parts that begin with one character, the first of them short, are one name too (名校、名校长、名师引育计划), and so are single
    characters (水、电、路改造工程).
    """
    parts: list[tuple[int, int]] = []
    at = begin
    for mark in re.finditer("、", text[begin:stop]):
        parts.append((at, begin + mark.start()))
        at = begin + mark.end()
    parts.append((at, stop))
    if len(parts) == 1:
        return parts
    last = text[parts[-1][0] : stop].removesuffix("等")
    if len(last) <= 3:
        return [(begin, stop)] if last not in CLEAR | GENERIC else []
    if _WAY.match(text, stop) and len(parts) > 2 and {b - a for a, b in parts[1:]} == {len(last)} and len(last) < 7:
        first = parts[0][1] - len(last)
        return (
            [(first, stop)]
            if first == begin or BOUND.spans(text, begin, first)[-1:] == [(first - 2, first)]
            else [(begin, stop)]
        )
    if max(b - a for a, b in parts[:-1]) == 1 or (
        len({text[first] for first, _ in parts}) == 1 and parts[0][1] - parts[0][0] <= 3
    ):
        return [(begin, stop)]
    alike = [p for p in parts if text[p[0] : p[1]][:2] == last[:2]]
    if len(alike) == len(parts):
        return alike
    return _in_step(text, parts) or [parts[-1]]


_SET_GOING = re.compile("(?:实施|启动|开展|推进|组织)[好了]?")
_OF_BATCH = re.compile("(?:第[一二三四五六七八九十]+批|新一[轮批])")
_DEED = re.compile(
    "[\u4e00-\u9fff]{2,12}(?:提升|修复|保护|治理|整治|改造|培育|攻坚|振兴|促进|引领|成长|帮扶|援助|支持|关爱|提质|增效|清零|排查|培养|培训|创业|服务)"
)
"""A part of a list that ends in a verb is a deed; so do names of actions and plans without their head."""


def is_deed(own: str, before: str) -> bool:
    """实施了 | 教育帮扶提升 | 等工程: one deed stands for all of its sort, right behind the verb that sets it going."""
    return len(own) >= 5 and _DEED.fullmatch(own) is not None and _SET_OFF.search(before) is not None


_SET_OFF = re.compile("(?:实施|启动|开展)了?$")
_CAMPAIGN = re.compile("专项(?:行动|整治|治理)|攻坚行动")
_PAIR = re.compile(
    "(?:实施|启动|开展|推进|组织|部署)[好了]?(?P<first>[^，。、和与及的]{4,12})[和与及](?P<second>[^，。、和与及的]{4,12})等$"
)
"""部署 | 老街焕新和湖岸清洁等 | 专项行动: two with one head."""


def sharing_head(text: str, floor: int, stop: int) -> list[tuple[int, int]]:
    """启动 | 森林保护、沿江生态修复、第二批湖岸治理 | 工程: deeds told in a row behind a verb, with one head at the end.

    Empty where they are fewer than two, or where one of them is no deed; with 等 deeds of one length are enough.
    """
    begin = max([floor, *(mark.end() for mark in _HARD.finditer(text, max(floor, stop - 60), stop))])
    end = stop - 1 if text[stop - 1] == "等" else stop
    first = text.find("、", begin, end)
    if first < 0:
        pair = _PAIR.search(text, begin, stop) if end < stop and _CAMPAIGN.match(text, stop) else None
        return [pair.span("first"), pair.span("second")] if pair else []
    opening = max((m.end() for m in _SET_GOING.finditer(text, begin, first)), default=-1)
    if opening < 0:
        return []
    parts: list[tuple[int, int]] = []
    for mark in [*re.finditer("、", text[opening:end]), None]:
        at = parts[-1][1] + 1 if parts else opening
        last = opening + mark.start() if mark else end
        batch = _OF_BATCH.match(text, at, last)
        parts.append((batch.end() if batch else at, last))
    if end < stop and opening >= 0 and _CAMPAIGN.match(text, stop) and all(2 <= b - a <= 10 for a, b in parts):
        return parts
    one_length = end < stop and len(parts) > 2 and {b - a for a, b in parts} == {4}
    deeds = [bool(_DEED.fullmatch(text, a, b)) for a, b in parts]
    return parts if all(deeds) or (one_length and sum(deeds) > 1) else []


def _in_step(text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """工业强县、旅游兴县、生态立县: parts of one length, four characters or five, that end alike; none where they do not."""
    size = parts[-1][1] - parts[-1][0]
    if len(parts) < 2 or size not in (4, 5) or any(last - first != size for first, last in parts[1:]):
        return []
    first = parts[0][1] - size
    ends = {text[last - 1] for _, last in parts}
    return [(first, parts[0][1]), *parts[1:]] if first >= parts[0][0] and len(ends) == 1 else []
