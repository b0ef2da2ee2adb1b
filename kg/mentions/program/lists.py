"""Lists beside a numbered name: how many parts the name announces, and which stand before it."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon import words
from kg.mentions.program.first_member import trim_first
from kg.mentions.program.vocabulary import PHRASES, Words, head_of, plain

Spans = list[tuple[int, int]]

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "双": 2}
_COUNT = re.compile(
    "(?:[0-9]{1,2}(?![0-9+＋])|(?<!统)[一二三四五六七八九十两双]{1,2})(?=[^0-9一二三四五六七八九十+＋])"
)
_EACH = re.compile("(?:[一二三四五六七八九两双][^一二三四五六七八九两双个大项件张类条种]{1,2}){2,4}")
_CLAUSE = re.compile("[，。；：！？,;:!?\n]")


@lru_cache(maxsize=1 << 12)
def is_set(name: str) -> bool:
    """A national set phrase (六稳) needs no list, and none that stands near is its own."""
    phrase = PHRASES.get(plain(name))
    return phrase is not None and phrase.bare


@lru_cache(maxsize=1 << 12)
def count_of(name: str) -> int:
    """How many parts a name announces: 三大工程 3, 新三样 3, 两治一提升 3, 0 where it announces none (1+4, 一企一策)."""
    name = plain(name)
    if name[:1] in "新老" and _COUNT.match(name, 1):
        name = name[1:]
    if in_one := _IN_ONE.match(name):
        return numeral(in_one[1])
    numbers = [int(n) if n.isdigit() else numeral(n) for n in _COUNT.findall(name)]
    if not numbers or not _COUNT.match(name) or name[0] == "一":
        if len(numbers) > 1 and max(numbers) > 1 and len(name) <= 8 and _EACH.fullmatch(name):
            return sum(numbers)
        if set_of := _SET_OF.search(name):
            return int(set_of[1]) if set_of[1].isdigit() else numeral(set_of[1])
        return (
            numbers[0] if name[:1] not in "一" and len(numbers) == 1 and re.search("[大个项条][^ ]{2,6}$", name) else 0
        )
    if len(own := _own(name)) <= 8 and _EACH.fullmatch(own):
        return sum(numbers)
    if len(name) <= 8 and len(numbers) <= 2 and name[1] not in "个大项件张类条种":
        return sum(numbers)
    return numbers[0]


@lru_cache(maxsize=1 << 12)
def counts_of(name: str) -> tuple[int, ...]:
    """The numbers of parts that a name may announce: 三看三比 six single ones or three in pairs."""
    count = count_of(name)
    paired = _PAIRED.match(_own(plain(name)))
    return (count, numeral(paired[1])) if count and paired else (count,) if count else ()


def _own(name: str) -> str:
    """A name without its head: 三包三联三促 of 三包三联三促工作法."""
    head = head_of(name)
    return name.removesuffix(head.word) if head else name


_SET_OF = re.compile(
    "(?<![第之0-9一二三四五六七八九十])([二三四五六七八九十]|[0-9]{1,2})(?:件套|步法|步走|部曲|字[诀经]|章)$"
)
"""暖心五件套, 招商三部曲, 约法三章: as many as the set has."""
_IN_ONE = re.compile("([三四五六七八九])位一体")
"""It counts three to nine and their unity, which is no member."""
_PAIRED = re.compile("([二三四五六七八九两])[^一二三四五六七八九十个大项]{1,2}\\1[^一二三四五六七八九十个大项]{1,2}$")


def numeral(text: str) -> int:
    if text[0] == "十":
        return 10 + _DIGITS.get(text[1:], 0)
    return _DIGITS[text[0]] * (10 if text[1:] == "十" else 1)


_VERBS_IN = Words(words("program_verbs", "verb"))
_VERBS = (
    "进行",
    *words("program_link_verbs", "verb", link="issue"),
    *sorted(v for v in words("program_verbs", "verb") if len(v) > 1 and v not in {"服务", "建设", "创新", "整治"}),
)


_GAP = re.compile(
    "(?:为(?:主要)?(?:核心|主[体导]?|代表|重点|支[撑柱]|骨干|引领|龙头|基础|特色|一体|内容|标志|载体|抓手)的|(?:相|有机|紧密)(?:结合|衔接|配套|统一|协调|促进|融合|补充)的|等?在内的|等(?:重点)?(?:领域|行业|环节)|等|这|共|的|(?:等)?(?:全部)?|[”’]|抓工作|抓落实|工作)*[“]?$"
)


_ROLE = re.compile("为(?:核心|主体?|重点|引领|龙头|基础)")
_CALLED = re.compile(
    "(?:，|——|--)?(?:(?:[被也又共]|共同|一起|合|并|统)*(?:称为|称作|称之为|誉为|称|构成|组成|形成)了?|(?:，|——|--)(?:即|也就是|这就是|简称|俗称)为?)"
    "(?:[^，。；：、“”]{0,10}的)?[“]?$"
)
"""甲、乙、丙并称“三大名片”, 甲、乙和丙构成全市的“三核”; 甲、乙、丙，即“三宝”."""


def before(text: str, floor: int, stop: int, count: int) -> Spans:
    """产业大招商、项目大会战、作风大提升“三大行动”; with 等 the list may be shorter than the number."""
    if count > 1 and (called := _CALLED.search(text[max(floor, stop - 20) : stop])):
        stop -= len(called[0])
    gap = _GAP.search(text[max(floor, stop - 8) : stop])
    end = stop - len(gap[0]) if gap else stop
    if gap and (role := _ROLE.match(gap[0])) and text.count(f"{role[0]}、", floor, end):
        end += len(role[0])  # 工业为主、农业为主的
    open_list = bool(gap and "等" in gap[0])
    if text[end - 1 : end] in "、和与及" or (
        text.endswith(_VERBS, floor, end) and not _row_of_words(text, floor, end, count)
    ):
        return []
    begin = floor
    for mark in _CLAUSE.finditer(text, floor, end):
        begin = mark.end()
    if text[end : end + 1] == "”" and (opening := text.rfind("“", floor, end)) >= 0:
        parts = split(text[opening + 1 : end], opening + 1, "[、，,]|——|-+|→")
        if len(parts) == count:
            return parts
        row = _quoted_in_a_row(text, floor, end + 1, count, open_list)
        row = row or _quoted_behind_verbs(text, begin, end + 1, count)
        if row or not open_list or text[opening - 1] in "，、”和与及":
            return row
        end += 1  # 甲、乙全程“一网通办” | 等十条措施
    parts = split(text[begin:end], begin, "、(?![^“]*”)")
    parts = parts if len(parts) > 1 else split(text[begin:end], begin, "、")
    if len(parts) + 1 == count or (len(parts) == 1 and count == 2):
        parts = split_last(text, parts)
    elif (
        open_list
        and len(halves := split_last(text, parts[-1:])) == 2
        and min(b - a for a, b in halves) > 3
        and len(split_last(text, parts[:-1])) < len(parts)
    ):
        parts = [*parts[:-1], *halves]
    if open_list and len(parts) > count > 2:
        parts = _without_inner(parts)
        if len(parts) > count:
            return []
    if len(parts) == 1 and open_list and count > 2 and (alone := _only_one(text, *parts[0])):
        return [alone]
    if count > 2 and len(parts) < 2 and (clauses := _clauses_counted(text, floor, end, count)):
        return clauses
    if len(parts) < 2 or (not count and not (open_list and len(parts) > 2)):
        return []
    if count and len(parts) >= count and not open_list:
        longer, parts = len(parts) > count, parts[-count:]
        if longer and trim_first(text, parts) == parts[0]:
            return []
    elif not open_list:
        return []
    parts[0] = trim_first(text, parts)
    parts[-1] = _without_attribute(text, parts)
    lengths = [b - a for a, b in parts]
    if all(text[a:b] in _MANNERS for a, b in parts):
        return []
    if min(lengths) < 1 or (count == 2 and max(lengths) > 2 * min(lengths)):
        return []
    return parts


def _row_of_words(text: str, floor: int, end: int, count: int) -> bool:
    """立案、审判、 | 执行“三统一”机制: as many words of one length as are counted, the last of which governs nothing."""
    size = end - text.rfind("、", floor, end)
    marks = [end - size * n for n in range(1, count)]
    return count > 2 and marks[-1] > floor and all(text[at] == "、" for at in marks)


def _without_attribute(text: str, parts: Spans) -> tuple[int, int]:
    """支部联合、产业联育、资源联享 | 的村企“三联”模式: where the last member ends, if what follows belongs to the name."""
    start, end = parts[-1]
    at = text.rfind("的", start + 2, end)
    shared = at > 0 and end - at <= 5 and all("的" not in text[a:b] for a, b in parts[:-1])
    return (start, at) if shared and at - start <= max(b - a for a, b in parts[:-1]) + 1 else (start, end)


def _clauses_counted(text: str, floor: int, stop: int, count: int) -> Spans:
    """甲攻坚战，乙歼灭战，丙阻击战 | 等三大战役: as many clauses as are counted, all of one end, or the last behind 以及."""
    begin = max(floor, *(text.rfind(mark, floor, stop) + 1 for mark in "。；：\n"))
    parts = split(text[begin:stop], begin, "，")[-count:]
    if len(parts) < count or any(b - a > 30 for a, b in parts):
        return []
    start, end = parts[-1]
    joined = next((word for word in ("以及", "和") if text.startswith(word, start)), "")
    if not joined and len({text[b - 1] for _, b in parts}) > 1:
        return []
    parts[-1] = (start + len(joined), end)
    return [trim_first(text, parts), *parts[1:]]


def _without_inner(parts: Spans) -> Spans:
    """甲地居民申办探亲 | 工作 | 学习证件: where more parts stand than are counted, the shortest stands inside a member."""
    at = min(range(1, len(parts) - 1), key=lambda n: parts[n][1] - parts[n][0])
    return [*parts[: at - 1], (parts[at - 1][0], parts[at + 1][1]), *parts[at + 2 :]]


def _quoted_in_a_row(text: str, floor: int, stop: int, count: int, is_open: bool) -> Spans:
    """“思想铸魂”“警钟长鸣” | 等六大行动: as many names in quotation marks as are counted, or some of them before 等."""
    row = _QUOTES_IN_A_ROW.search(text, max(floor, stop - 200), stop)
    quotes = [m.span(1) for m in _QUOTE.finditer(text, *row.span())] if row else []
    return quotes if len(quotes) == count > 1 or (is_open and 1 < len(quotes) < count) else []


def _quoted_behind_verbs(text: str, begin: int, stop: int, count: int) -> Spans:
    """培育“小巨人”、招引“链主”、支持“首台套” | 三项计划: as many members as are counted, each with its verb before the quote."""
    parts = split(text[begin:stop], begin, "、(?![^“]*”)")
    if len(parts) != count or count < 3 or any(text[a] == "“" or text[b - 1] != "”" for a, b in parts):
        return []
    return [trim_first(text, parts), *parts[1:]]


_QUOTE = re.compile("“([^“”]+)”")
_QUOTES = f"{_QUOTE.pattern}(?:[、和与及]?{_QUOTE.pattern})"
_QUOTES_IN_A_ROW = re.compile(f"(?<!”)(?<!”[、和与及]){_QUOTES}+$")
_MANNERS = frozenset(("全面", "直接", "双向", "主动", "持续", "深入", "稳步", "有序", "高效", "快速", "积极", "加快"))
"""How a thing is done (实现全面、直接、双向“三通”), and no part of it."""


def _only_one(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The one part that is named after a verb: 开展项目大推进等“七大行动”, 推出包括提高补助标准等在内的21项实事."""
    if named := _NAMED_ALONE.search(text, start, end):
        return named.span(1)
    verb = start
    while word := _VERBS_IN.at(text, verb, end):
        verb += len(word)
    return (verb, end) if verb > start and 4 <= end - verb <= 10 and not _NO_PART.search(text, verb, end) else None


_NAMED_ALONE = re.compile(
    "(?:(?:出台|推出|印发|发布|实施|制定)了?(?:包括|包含|涵盖)?|包括|包含|涵盖)([^，。；：、等]{4,26})$"
)
_NO_PART = re.compile("[的了和与及“”《》]|方面|工作$")


def split(text: str, offset: int, separator: str) -> Spans:
    """The spans between the separators, none of them empty, counted from `offset`."""
    parts, at = [], 0
    for mark in re.finditer(separator, text):
        parts.append((offset + at, offset + mark.start()))
        at = mark.end()
    parts.append((offset + at, offset + len(text)))
    return [p for p in parts if p[0] < p[1]]


_LAST_JOINT = re.compile("(?:以及|和(?![平谐睦解衷])|(?<!参)与|及)(?=(?:[^和与及]|参与|和[平谐睦解衷])+$)")


def split_last(text: str, parts: Spans) -> Spans:
    """The last of some parts cut in two where it joins two."""
    if not parts:
        return []
    start, end = parts[-1]
    if mark := _LAST_JOINT.search(text[start:end]):
        return [*parts[:-1], (start, start + mark.start()), (start + mark.end(), end)]
    return parts


MEANS = "(?:即为?|也就是|就是|(?:其中|具体|主要|分别|内容)*(?:是指|指的是|包括|包含|涵盖)|(?:具体|主要|分别|内容)+(?:指|是|为|有))[：:]?"
_OPENS = re.compile(
    f"[”」]?(?:(?:工作|活动|行动|战略|目标)?(?:——|--)(?:{MEANS})?|[^，。；：、“”（）了得获受到被]{{0,6}}?[：:](?:{MEANS}|指)?"
    f"|[^，。；：、“”（）]{{0,10}}?[，,]?{MEANS}|[^，。；：、“”（）]{{0,8}}?[（(](?:{MEANS}|指)?[：:]?)"
)
_ITEM = re.compile(
    "(?:[一二三四五六七八九十]是|第[一二三四五六七八九十](?:步骤?|招|关|环节?)?+[，,：:]?|[①②③④⑤⑥⑦⑧⑨]|(?<![0-9.．])[0-9][.．、](?![0-9]))([^，。；：、]{1,30})"
)


_RECOUNTED = re.compile("(?:等|这|共)?(?:[0-9]{1,2}|[二三四五六七八九十两]{1,2})(?:大|个|项)(?=[^，。；、]{2,8})")
_LIST_END = re.compile("[。；）)\n]|——|--|(?<!平)等[^，。；、）)“”]{0,6}(?=[，。；）)])|$")


def after(text: str, begin: int, stop: int, count: int) -> Spans:
    """“三查”：查项目、查现场、查口碑; “四个一批”，即…; 一是…；二是…"""
    opening = _OPENS.match(text, begin, stop)
    if not opening:
        return []
    if marked := _MARKED_LIST.match(text, opening.end(), stop):
        quotes = [m.span(1) for m in _QUOTE.finditer(text, *marked.span())]
        parts = quotes if len(quotes) > 1 else split(marked[1], marked.start(1), "、")
        if len(parts) == count:
            return parts
    end = _LIST_END.search(text, opening.end(), stop)
    last = end.start() if end else stop
    items = [(m.start(1), m.end(1)) for m in _ITEM.finditer(text, opening.end(), stop)]
    if len(items) == count:
        return items
    comma = text.find("，", opening.end(), last)
    recounted = _RECOUNTED.search(text, opening.end(), last)
    dot = text.find("。", last, stop) if text[last : last + 1] == "；" else -1
    ends = [("、", recounted.start())] if recounted and not 0 < comma < recounted.start() else []
    ends += [
        *([("；", dot)] if dot > 0 else []),
        ("、", comma if comma > 0 else last),
        ("、", last),
        ("[+＋]", last),
        ("[、，,]", last),
        *([("[、；]", dot)] if dot > 0 else []),
    ]
    for separator, stop in ends:
        called = _CALLED_SO.search(text, opening.end(), stop)
        parts = split(text[opening.end() : called.start() if called else stop], opening.end(), separator)
        if len(parts) == count - 1 or (len(parts) == 1 and count == 2):
            parts = split_last(text, parts)
        if len(parts) == count and all(text.find("，", a + 2, b) > 0 for a, b in parts):
            parts = [(a, text.find("，", a + 2, b)) for a, b in parts]  # 打好生态牌，守护湘江；…
        if len(parts) == count and all(b - a <= 24 for a, b in parts):
            return (
                [_without_opener(text, parts), *parts[1:-1], _as_far_as_the_others(text, parts)] if count > 1 else parts
            )
    return []


_MARKED_LIST = re.compile(f"{_QUOTES}*")
"""即“望、闻、问、切”四步, 即“清风”“暖阳”“甘露”三步: the marks tell where the list ends."""
_CALLED_SO = re.compile(
    "(?<![、，])(?:等?(?:这|共)?[二三四五六七八九十][类个项种](?!、)[^、，。；]{0,10}|工作|改革|政策|制度)?的?(?:统称|简称|总称|合称)$"
)
"""即甲、乙、丙、丁 | 四类企业的统称."""


def _without_opener(text: str, parts: Spans) -> tuple[int, int]:
    """通过 | 发展产业一批, 全县要建 | 一条大道: where the first member begins, if it is longer than the others or goes by a word."""
    start, end = parts[0]
    others = [text[a:b] for a, b in parts[1:]]
    firsts = {other[:1] for other in others}
    if end - start > max(map(len, others)) and len(others) > 1 and len(firsts) == 1:
        at = text.find(next(iter(firsts)), start, end - 1)
        if at > start and end - at in {len(other) for other in others}:
            return at, end
    by = _BY.match(text, start, end)
    return by.end() if by and by[0][:1] not in firsts else start, end


_BY = re.compile("(?:通过|围绕|聚焦|针对|依托|[每各][县乡镇村户组校厂队人年月周])(?=.{3})")
_GOES_ON = re.compile(
    "(?:已|正|均|都|齐|也|将|加速|加快|快速|迅速|持续|不断|稳步|同比|合计|全面|相(?:结合|融合|统一|衔接)|有机|共同|联合|协同|出口|进口|产量|销量|增长|实现|成为|取得|蓬勃|落地|走深|见效|提质)"
)
"""What is said of the members, which is not part of the last of them."""


def _as_far_as_the_others(text: str, parts: Spans) -> tuple[int, int]:
    """锂电池、太阳能电池 | 加速出海: the last member ends as the one before it does, or is as long, if a predicate goes on."""
    if len(parts) < 2:
        return parts[-1]
    (first, last), (start, end) = parts[-2:]
    tail = text.find(text[max(first, last - 2) : last], start, end)
    ends = [tail + 2] if tail >= 0 else []
    if len({b - a for a, b in parts[:-1]}) == 1:
        ends.append(start + last - first)
    return start, next((at for at in ends if at < end and _GOES_ON.match(text, at)), end)
