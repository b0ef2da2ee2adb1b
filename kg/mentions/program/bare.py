"""Names without quotation marks: a head noun found first, then its modifiers to the left, then judged by features.

全市深入实施 | 湘江流域水质提升 | 三年行动
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.lexicon import words
from kg.mentions.program.lists import before, count_of
from kg.mentions.program.vocabulary import (
    GENERIC,
    HEADS,
    MODIFIER,
    NUMERAL,
    STRONG,
    Head,
    automaton,
    declared,
    head_of,
    verb_before,
)

THRESHOLD = 3.0
_FIND_HEAD = automaton([h.word for h in HEADS.values() if h.bare != "no"])
_HARD = re.compile(r"[，。；：:;,.！？!?“”‘’《》〈〉（）()\[\]【】\s—…·◆■●#>]")
_LONGEST_NAME = 28


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Feature:
    name: str
    weight: float
    holds: Callable[[Bare], object]


def weigh(bare: Bare) -> tuple[float, tuple[str, ...]]:
    held = [f for f in FEATURES if f.holds(bare)]
    return sum(f.weight for f in held), tuple(f.name for f in held)


def find_bare(text: str, whole: str) -> Iterator[Bare]:
    """Possible names in a passage, left to right, without overlaps; `whole` is the text of its article."""
    floor = 0
    carried: frozenset[str] = frozenset()
    joined = False
    for start, end in _chains(_MARKED.sub(lambda m: "。" * len(m[0]), text)):
        if start < floor:
            continue
        head = head_of(text[max(0, end - 9) : end])
        if head is None or (text[end : end + 1] in _GOES_ON and text[end : end + 2] not in _GOES_ON_FINE):
            continue
        stop = end - len(head.word)
        spans = [trim(text, *span) for span in _coordinated(text, left_of(text, floor, stop), stop)]
        if not spans or (len(spans) > 1 and "的" in text[spans[-1][0] : stop]):
            continue
        before, after = text[max(0, spans[0][0] - 40) : spans[0][0]], text[end : end + 12]
        verb = verb_before(_IN_A_ROW.sub("", before))[1] or carried
        for first, last in spans:
            if first < last and not _ONLY_NUMBER.search(text, first, last) and before[-1:] not in "”》":
                own = text[first:last].removesuffix("等")
                if own != text[first:last] and not _PERIODIC.search(own):
                    continue
                listed = len(spans) > 1 or _is_listed(own, head.word, whole)
                yield Bare(own, head, first, end if last == stop else last, verb, after, before, listed, joined)
        joined = after[:1] in "、和与及" and head.bare == "plain"
        carried = verb if after[:1] in "、和与及" else frozenset()
        floor = end


_MARKED = re.compile("“[^“”]*”|《[^《》]*》")
_NUMBERED = re.compile(
    f"(?<![第0-9.一二三四五六七八九十])(?:[0-9]{{1,2}}|[一二三四五六七八九十两]{{1,2}})(?P<measure>[大项个张篇])(?:{MODIFIER}){{0,2}}?(?P<head>{STRONG}|大?文章|(?<!大)产业(?:集群)?(?!{STRONG}))(?![者员家师队组部会室院站点])"
)


def find_numbered(text: str) -> Iterator[tuple[int, int]]:
    """六大战略, and 5项机制 or 五大产业 where as many stand listed before it; spans in a passage."""
    for found in _NUMBERED.finditer(text):
        if text[found.start() - 1 : found.start()] == "“" and text[found.end() : found.end() + 1] == "”":
            continue
        listed = before(text, 0, found.start(), count_of(found[0])) if "、" in text[: found.start()] else []
        head = HEADS[found["head"]]
        counted = (found["measure"] == "大" and head.bare != "no") or (
            found["measure"] == "项" and head.word.endswith("行动")
        )
        among = head.quoted == "weak" and found["measure"] in "大篇" and len(listed) > 2
        if among or (
            (counted or listed)
            and head.quoted == "strong"
            and head.kind in {"strategy", "action", "mechanism", "plan", "method"}
        ):
            yield found.span()


_ONLY_NUMBER = re.compile(f"(?:{NUMERAL}+[大个项张条类种])(?:{MODIFIER})*$")
_IN_A_ROW = re.compile("(?:(?:《[^《》]*》|“[^“”]*”)[、和与及]?)+$")


_GOES_ON = "者员家师队组部会室院站点性化型类器机学"
_GOES_ON_FINE = ("点亮", "学习", "化解", "会同", "类似")


def _chains(text: str) -> Iterator[tuple[int, int]]:
    """Heads in a row count as one: 专项行动方案."""
    pending: tuple[int, int] | None = None
    for _, start, end in _FIND_HEAD.find_matches_as_indexes(text):
        if pending and start == pending[1]:
            pending = (pending[0], end)
            continue
        if pending:
            yield pending
        pending = (start, end)
    if pending:
        yield pending


_CLEAR = {
    *words("program_bounds"),
    *words("program_verbs", "verb", sense="issue"),
    *words("program_verbs", "verb", sense="create"),
    *words("program_verbs", "verb", sense="carry"),
}
_UNCLEAR = _CLEAR & {
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
} - {"实施", "落实", "推进", "完善", "健全", "执行"}
_BOUND = re.compile("|".join(map(re.escape, sorted(_CLEAR, key=lambda w: (-len(w), w)))))
_AFTER_HEAD = re.compile("(?<=战略|行动|工程|计划|规划|机制|制度|模式|清单|方案)[、和与及]")
_OPENING = re.compile("(?:开展|启动|组织|部署|推出|打响|发起|采取)了?")
_MAKING = {w for sense in ("issue", "create", "carry") for w in words("program_verbs", "verb", sense=sense)} | {
    w for w in words("program_bounds") if len(w) == 1 or w[-1] in "了出个项种批套份"
}
_YEAR_HEAD = re.compile("..年活动")
_SUBJECT_ENDS = "省市县区州镇乡村局委厅府统会门院校团队"


def left_of(text: str, floor: int, stop: int) -> int:
    """Where the name begins: after the last hard boundary, then after the last bound word that leaves a modifier of its own.

    A word that may also stand inside a name (创新, 建设) bounds it only at the start of a clause or after a subject.
    """
    begin = max(floor, stop - _LONGEST_NAME)
    for mark in (*_HARD.finditer(text, begin, stop), *_AFTER_HEAD.finditer(text, begin, stop)):
        begin = max(begin, mark.end())
    best = begin
    opened = [] if _YEAR_HEAD.match(text, stop) else list(_OPENING.finditer(text, begin, stop))
    if opened and is_generic(text[opened[-1].end() : stop]):
        return stop
    for word in _BOUND.finditer(text, begin, stop):
        clear = word[0] not in _UNCLEAR or word.start() == begin or text[word.start() - 1] in _SUBJECT_ENDS
        if clear and (word[0] in _MAKING if word.end() == stop else not is_generic(text[word.end() : stop])):
            best = word.end()
    return best if best < stop else begin


def is_generic(own: str) -> bool:
    """Whether nothing but general modifiers (专项, 重大, 三年) stands there."""
    while own:
        cut = next((k for k in range(min(4, len(own)), 0, -1) if own[:k] in GENERIC), 0)
        if not cut:
            return len(own) == 1
        own = own[cut:].lstrip("和与及、的")
    return True


_LEADING = re.compile(
    "(?:(?<=[实展彻行进施护办到做抓用守])好|[、和与及的等]|自(?![治主然愿贸由觉强动来]|驾)|[0-9]{4}年(?!度)|一(?:个|项|种|批|场|次)|各(?:项|类|种)|在(?![线岗职建校编]))+"
)


_JOINED_PERIOD = re.compile("[和与及](?=[日周旬月季年][^、，]{1,4}、[日周旬月季年])")


def trim(text: str, first: int, last: int) -> tuple[int, int]:
    """Without the words before a name that are no part of it."""
    if period := _JOINED_PERIOD.search(text, first, last):
        first = period.end()
    while (m := _LEADING.match(text, first, last)) or ((m := _BOUND.match(text, first, last)) and m[0] not in _UNCLEAR):
        first = m.end()
    return first, last


def _coordinated(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """A、B、C行动 are three names where the parts are long and alike, one name where they are short (周研判、月报告制度)."""
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
        return [(begin, stop)] if last not in _CLEAR | GENERIC else []
    alike = [p for p in parts if text[p[0] : p[1]][:2] == last[:2]]
    return alike if len(alike) == len(parts) else [parts[-1]]


def _is_listed(own: str, head: str, whole: str) -> bool:
    """Whether the article numbers such things (“3项机制”) and names this one in a list, with its head or without."""
    if len(own) < 4 or not re.search(f"{NUMERAL}[大个项张条类种]{head[-2:]}", whole):
        return False
    return any(form in whole for form in (f"、{own}", f"{own}、", f"、{own}{head}", f"{own}{head}、"))


_WORKS = re.compile(
    "航运|水运|水利|水库|供水|引水|调水|饮水|灌区|河道|堤防|公路|铁路|高铁|高速|桥梁|大桥|隧道|机场|港口|航道|码头|电站|核电|风电|光伏|输电|输气|管道|管网|厂房|大楼|场馆|体育|安置房|住房|建筑|土建|主体|装修|绿化|亮化|道路|施工|续建|在建|竣工|开工|一期|二期|三期|枢纽|船闸|防洪|排涝|调蓄|储气|储能|标段|生物|软件|基因|载人|探月|航天|化学"
)
_FIGHT = re.compile(
    "进攻|援助|人道主义|袭击|撤离|军事|地面|空袭|反恐|作战|特别军事|联合|演习|登月|救援|搜救|营救|维和|抗议|罢工|执法|示威|投票|具体|一致|单方面|侵略|霸权|挑衅"
)
_ENDS = re.compile(
    "[，。；：、,.;:）)》”’！？!?\\s—…·（(“《和与及同的等中为是已将在以要]|以及|启动|开展|实施|深入|取得|推进|推动|落地|提出|明确|部署|正式|全面|以来|期间|成效|结束|"
    "收官|作为|纳入|覆盖|聚焦|重点|主要|领导小组|办公室|工作|名单|目标|任务|经验|试点|示范|要求|落实|建设|进行|执行|通过|审议|草案|规定|第|印发|出台|发布|施行|促|"
    "严格|持续|不断|有力|有效|扎实|稳步|相结合|现场|座谈|方案|行动|计划|规划|<|$"
)
_ACTING = re.compile(
    "(?:实际|务实|统一|立即|迅速|分组|自觉|具体|切实|一致|共同|积极|主动|应急|思想政治|政治|思想|集体|自由|独立|单独|秘密|马上|闻令|抓紧|带头|快速|联合|落到|付诸|化为|帮助|鼓励|不便|下|在|以|用|的)$"
)
_PERIODIC = re.compile("[日周旬月季年][^、，]{1,4}、[日周旬月季年]")
_PERIOD = re.compile("(?:[一二三四五六七八九十两0-9]+年|百日|[0-9]{4})$")
_COUNTS = re.compile(f"{NUMERAL}+多?[个项种条](?!专项)")
_CODE = re.compile("[0-9]+(?:[+＋加-][0-9N]+)*")
_FUNCTION = re.compile(
    "(?:监测|预警|保障|补偿|联动|协调|分配|调节|监管|管理|考核|评价|激励|约束|防控|应急|救助|合作|对话|沟通|会商|响应|实现|运行|推进|落实|监督|"
    "反馈|投入|增长|调处|化解|联结|防范|预防|共享|协作|协同|服务|保护|处置|治理)$"
)
_SYSTEMS = {"责任制", "负责制", "承诺制", "代办制", "包保制", "积分制"}
_YEARS_IN = re.compile("^[0-9]{4}年度?|[一二三四五六七八九十两0-9]年行动|百日")
_ORDINARY = re.compile(
    "商业|经营|盈利|收费|运行|工作|生活|生产|学习|教学|飞行|旅行|度假|投资|融资|研究|培训|采购|贷款|购物|财务|会计|保险|户籍|婚姻|所有|法律|社会|资本|政治|经济|民主|选举|议会|总统|共和|奴隶|封建|君主|殖民|科举|帝国|市场|体制"
)
_CONTENT_VERBS = re.compile(
    "抓|挂|包|联(?![系结合动防席通盟])|挂钩|提升|提质|增效|攻坚|培育|整治|提速|振兴|倍增|跃升|护航|清零|打假|排查|脱贫|富民|惠民|便民|双百|万名|百名|千名"
)


def _ends_in_plain_head(own: str) -> bool:
    head = head_of(own)
    return head is not None and head.bare == "plain" and len(head.word) < len(own)


def _makes(b: Bare) -> bool:
    return bool(b.verb & {"issue", "create", "carry"})


FEATURES = (
    Feature("a head that names by itself", 2, lambda b: b.head.bare == "plain"),
    Feature("a head that also serves as a plain noun", 0, lambda b: b.head.bare == "doer"),
    Feature("a verb of making or carrying out before it", 1.5, _makes),
    Feature("a modifier of four characters or more", 0.5, lambda b: len(b.own) >= 4),
    Feature("a modifier of seven characters or more", 0.5, lambda b: len(b.own) >= 7),
    Feature("so long, and such a verb", 0.5, lambda b: len(b.own) >= 7 and _makes(b)),
    Feature("a new way of doing", 1, lambda b: b.head.kind == "method" and b.verb & {"create"}),
    Feature("no such verb", -0.5, lambda b: not _makes(b) and b.head.kind != "document"),
    Feature("a bill", 1.5, lambda b: b.head.word.endswith("草案") and b.own[-1] not in "办方看做用书想说"),
    Feature("another noun follows", -3, lambda b: b.after and not _ENDS.match(b.after)),
    Feature("a way of acting", -4, lambda b: b.head.word == "行动" and _ACTING.search(b.own)),
    Feature("names its period", 1, lambda b: re.search("[三五两]年|百日", b.head.word) or _PERIOD.search(b.own)),
    Feature(
        "a code of figures", 1.5, lambda b: _CODE.fullmatch(b.own) and not re.fullmatch("(?:19|20)[0-9]{2}", b.own)
    ),
    Feature("joined to a name", 1, lambda b: b.joined and len(b.own) >= 3),
    Feature("a system of duty or pledge", 0.5, lambda b: b.head.word in _SYSTEMS and _makes(b)),
    Feature("a scheme for an action", 2, lambda b: b.head.kind == "plan" and _ends_in_plain_head(b.own)),
    Feature("a scheme for a period within its name", 1, lambda b: b.head.kind == "plan" and _YEARS_IN.search(b.own)),
    Feature("a scheme for a year", 1.5, lambda b: b.head.kind == "plan" and re.match("[0-9]{4}年", b.own)),
    Feature("a scheme, of whatever", -1, lambda b: b.head.word == "方案" and not _YEARS_IN.search(b.own)),
    Feature("goes by week and month", 3, lambda b: _PERIODIC.search(b.own)),
    Feature("says what it does", 1, lambda b: _CONTENT_VERBS.search(b.own)),
    Feature(
        "an action plan or scheme",
        1,
        lambda b: b.head.word in {"行动方案", "行动计划", "专项行动", "攻坚行动", "提升行动", "工作法"},
    ),
    Feature("something is done in it", 2, lambda b: b.before.endswith("在") and b.after.startswith("中")),
    Feature(
        "only general modifiers",
        -6,
        lambda b: is_generic(b.own) and not b.listed and not b.head.word.endswith("年活动"),
    ),
    Feature("a single character", -3, lambda b: len(b.own) < 2),
    Feature(
        "construction works",
        -4,
        lambda b: (
            b.head.kind == "action" and b.head.word == "工程" and _WORKS.search(b.own) and not _PERIOD.search(b.own)
        ),
    ),
    Feature("fighting, rescue or protest", -4, lambda b: b.head.word == "行动" and _FIGHT.search(b.own)),
    Feature(
        "an institution or a business matter",
        -2,
        lambda b: b.head.bare == "doer" and not b.listed and not _ends_in_plain_head(b.own) and _ORDINARY.search(b.own),
    ),
    Feature(
        "an ordinary mechanism",
        -1,
        lambda b: (
            b.head.word in {"机制", "制度", "体系"}
            and not b.listed
            and _FUNCTION.search(b.own)
            and not _PERIODIC.search(b.own)
        ),
    ),
    Feature(
        "counted, not named",
        -3,
        lambda b: re.search(f"{NUMERAL}+(?:个|项|种|条|大)$", b.before) or _COUNTS.match(b.own),
    ),
    Feature("longer than a name", -2, lambda b: len(b.own) > 20),
    Feature("begins with a verb or function word", -4, lambda b: (m := _BOUND.match(b.own)) and m[0] not in _UNCLEAR),
    Feature("listed elsewhere", 3, lambda b: b.listed),
    Feature(
        "anything of that sort",
        -3,
        lambda b: re.search("这个|这一|这项|各项|各种|各类|若干|一系列|有关|相关|第[一二三四五六七八九十]", b.own),
    ),
    Feature(
        "two things under one mechanism",
        -1,
        lambda b: b.head.word in {"机制", "制度", "模式"} and re.search("[和与及]", b.own),
    ),
    Feature(
        "improved, not set up",
        -1,
        lambda b: b.head.bare == "doer" and re.search("(?:完善|健全|建立健全|建立完善|优化|形成)$", b.before),
    ),
    Feature("sets one up", -4, lambda b: b.own[-1] in "建立定设创" and len(b.own) != 2),
    Feature("a bare list", -6, lambda b: b.own.endswith("、")),
    Feature("holds a particle", -6, lambda b: re.search("[的了着过吗呢吧把被]|就是|不是|没有", b.own)),
)

RULES = (
    declared(
        "program.bare",
        yes=(
            ("衡阳市深入实施湘江流域水质提升三年行动，成效明显。", ("湘江流域水质提升三年行动|action",)),
            ("全县组织开展了校园食品安全排查整治专项行动。", ("校园食品安全排查整治专项行动|action",)),
            ("实行重大项目周调度、月通报制度。", ("重大项目周调度、月通报制度|mechanism",)),
            ("他考察了衡阳的4加2工作法。", ("4加2工作法|method",)),
            ("自城乡环境提升三年行动启动以来，变化很大。", ("城乡环境提升三年行动|action",)),
            ("部署推进绿满湘江行动和精准灭荒工程。", ("绿满湘江行动|action", "精准灭荒工程|action")),
            ("以大力实施精准脱贫工程促农民增收。", ("精准脱贫工程|action",)),
            ("加快实施制造业科技创新支撑计划。", ("制造业科技创新支撑计划|plan",)),
            ("村里实行包联责任制。", ("包联责任制|mechanism",)),
            ("在全县开展重点项目建设年活动。", ("重点项目建设年活动|action",)),
            ("认真研究2023年度政府系统绩效考核方案。", ("2023年度政府系统绩效考核方案|plan",)),
            ("会议审议了矿产资源法修订草案。", ("矿产资源法修订草案|document",)),
            (
                "持续推进美丽河湖、美丽公路、美丽田园行动。",
                ("美丽河湖行动|action", "美丽公路行动|action", "美丽田园行动|action"),
            ),
            ("落实县级领导包乡镇联企业制度。", ("县级领导包乡镇联企业制度|mechanism",)),
            ("实施工业强县战略和文旅融合发展战略。", ("工业强县战略|strategy", "文旅融合发展战略|strategy")),
        ),
        no=(
            "进一步完善工作机制。",
            "建立健全长效机制，开展专项行动。",
            "以实际行动支持家乡建设。",
            "两国建立了全面战略伙伴关系。",
            "水库加固工程开工。",
            "企业制定生产计划。",
            "建立重点行业风险监测预警机制。",
            "实施17个生态修复工程。",
            "强基层、建机制，解决问题。",
            "建立以学促干、以学增效、以学正风的长效机制。",
            "上海队在比赛中迅速行动起来。",
        ),
    ),
    declared(
        "program.numbered",
        yes=(
            ("衡阳市大力实施六大战略。", ("六大战略|strategy",)),
            ("建立日常巡查、部门会商、信息共享、联合执法4项机制。", ("4项机制|mechanism",)),
            ("柑橘、油茶、生猪、楠竹等四大特色优势产业不断壮大。", ("四大特色优势产业|cluster",)),
            ("做好种粮、护林、治水三篇文章。", ("三篇文章|slogan",)),
        ),
        no=("围绕下列三项工作展开。", "出台5项措施。", "三大产业协调发展。"),
    ),
)
