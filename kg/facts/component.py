"""Parts of a numbered or composite programme, as the text lists them before the name, after it or inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.grammar import Document, Rule
from kg.mentions.program.codes import spelt_out
from kg.mentions.program.lists import Spans, after, before, count_of, counts_of, is_set, numeral, split, split_last
from kg.mentions.program.vocabulary import FIGURES, HEADS, NUMERAL, TAIL, declared, plain, verb_before
from kg.model import Component, Mention, Passage, Program


def find(doc: Document) -> list[Component]:
    found: list[Component] = []
    taken: set[tuple[str, str]] = set()
    nested = {(m.start) for m in doc.nested if m.kind == "program"}
    mentions = doc.mentions("program")
    if not mentions:
        return found
    for mention in mentions:
        if mention.start in nested and mention not in doc.nested:
            continue
        for rule, parts in _readings(doc, mention):
            for position, (start, end) in enumerate(parts, 1):
                program = mention.value
                name = plain(doc.article.text[start:end]).strip("、，。 ")
                if isinstance(program, Program) and name and (program.name, name) not in taken:
                    taken.add((program.name, name))
                    found.append(Component(program, name, position, start, end, rule))
            if parts:
                break
    return found


def _readings(doc: Document, mention: Mention) -> Iterator[tuple[str, Spans]]:
    """The places where parts may stand, the surest first; the first that gives parts is taken."""
    text, name = doc.article.text, doc.article.text[mention.start : mention.end]
    passage = next(p for p in doc.article.passages if p.start <= mention.start < p.end)
    count, known = count_of(name), is_set(name)
    counts = counts_of(name)
    if isinstance(mention.value, Program) and mention.value.kind != "document":
        yield from _of_the_name(doc, mention, passage, count)
        if not known:
            for number in counts or (0,):
                yield "component.before", before(text, _floor(doc, mention, passage.start), mention.start, number)
    yield "component.includes", includes(text, mention.end, passage.end)
    for number in counts:
        yield "component.after", after(text, mention.end, passage.end, number)
    if count and not known:
        yield "component.aspects", aspects(text, mention.end, passage.end, count)
        yield "component.refrain", refrain(doc, mention, count)
        first = max([passage.start, *(text.rfind(mark, passage.start, mention.start) + 1 for mark in "。；")])
        last = text.find("。", mention.end, passage.end)
        yield "component.alike", alike(text, first, passage.end if count > 4 or last < 0 else last, count)
    yield "component.of_its_name", of_its_name(text, mention, passage.end)
    yield "component.in_it", in_it(text, mention, passage.end)


def _of_the_name(doc: Document, mention: Mention, passage: Passage, count: int) -> Iterator[tuple[str, Spans]]:
    """What the name itself holds or spells by its figures; a list that follows and has the right number goes before."""
    text, name = doc.article.text, doc.article.text[mention.start : mention.end]
    known = is_set(name)
    slogan = isinstance(mention.value, Program) and mention.value.kind == "slogan"
    within = [] if slogan and known else inside(text, mention)
    if count and len(within) != count and not known:
        yield "component.after", after(text, mention.end, passage.end, count)
    near = max(passage.start, mention.start - 10)
    if given := _GIVEN_IN.search(text[near : mention.start]):
        yield "component.shortened", before(text, passage.start, near + given.start(), count)
    if not count or len(within) == count or "·" not in name:
        yield "component.inside", within
    yield "component.code", spelt_out(text, name, mention.end, passage.end)


_GIVEN_IN = re.compile("[（(][^（()“，。]{0,4}称(?:为|作)?[：:]?$")


def _floor(doc: Document, mention: Mention, start: int) -> int:
    """A list begins after the numbered thing before it: 甲、乙、丙3个产业和丁、戊2个产业."""
    text = doc.article.text
    for other in doc.overlapping(start, mention.start):
        joined = other.kind == "program" and text[other.end : other.end + 1] in tuple("和与及、")
        if joined and re.match(f"{NUMERAL}{{1,2}}[个大项]", text[other.start : other.end]):
            start = other.end + 1
    return start


def inside(text: str, mention: Mention) -> Spans:
    """看得准、下手快、盯得紧 → its members; 重大项目周调度、月通报制度 → 周调度, 月通报."""
    name = text[mention.start : mention.end]
    quoted = re.match('[“「"]([^“”」"]+)[”」"]|‘([^‘’]+)’', name)
    start = mention.start + (1 if quoted else 0)
    body = (quoted[1] or quoted[2]) if quoted else name.removesuffix(_head(name)).removesuffix("等")
    parts = split(body, start, "[、，,；·—－]|(?<=[\u4e00-\u9fff])-+(?=[\u4e00-\u9fff])")
    tail = TAIL.match(text, mention.start + quoted.end()) if quoted else None
    if len(parts) == 1 and (same := _ALIKE_IN_A_ROW.match(body)):
        size = len(same[1])
        return [(at, at + size) for at in range(start, start + len(same[0]), size)]
    if len(parts) < 2 or name.startswith("《") or (tail and tail["last"] and tail.end() <= mention.end):
        return []
    if not quoted:
        if not re.search("、", body):
            return []
        length = parts[1][1] - parts[1][0]
        first = parts[0]
        parts[0] = (max(first[0], first[1] - length), first[1])
    return parts


_ALIKE_IN_A_ROW = re.compile("((大)[^大、]{2})(?:\\2[^大、]{2}){2,}$")


def _head(name: str) -> str:
    return next((name[-k:] for k in range(8, 1, -1) if name[-k:] in HEADS), "")


def aspects(text: str, begin: int, stop: int, count: int) -> Spans:
    """…“三项措施”，从用地保障、资金扶持、人才引进3个方面…"""
    for found in _ASPECTS.finditer(text[begin : min(stop, begin + 120)]) if text.find("方面", begin, stop) > 0 else ():
        number = int(found[1]) if found[1].isdigit() else numeral(found[1])
        if number == count:
            return before(text, begin, begin + found.start(), count)
    return []


_INCLUDES = re.compile(
    "[^，。；：、]{0,4}，?(?:主要|具体|共|内容)*(?:包括|包含|涵盖|分为)(?:了)?([^。；：“”]{4,120}?)(?:等|共|这)?([一二三四五六七八九十两]|[0-9]{1,2})(?:大|个|点|项|条|方面)"
)


def includes(text: str, begin: int, stop: int) -> Spans:
    """《…宣言》，主要包括坚持开放、深化合作和绿色发展等三点倡议."""
    found = _INCLUDES.match(text, begin, stop)
    if found is None:
        return []
    count = int(found[2]) if found[2].isdigit() else numeral(found[2])
    parts = split(found[1], found.start(1), "、")
    parts = parts if len(parts) == count else split_last(text, parts)
    return parts if len(parts) == count > 1 else []


_ASPECTS = re.compile("([0-9]{1,2}|[一二三四五六七八九十两]{1,2})个?方面")


def _core(printed: str) -> str:
    """What is quoted of a name, else the name."""
    quoted = re.match("[“「]([^”」]+)[”」]", printed)
    return plain(quoted[1] if quoted else printed)


_SHORT_QUOTE = re.compile("“([^“”]{2,10})”")
_MEASURES = "个支张条套项名份本批座道把"
_SAME_NOUN = re.compile("[^一]{1,2}[个张大项份条]([\u4e00-\u9fff]{1,4})")
_SAME_VERB = re.compile("[^个]{1,3}个([\u4e00-\u9fff]{2})")


def refrain(doc: Document, mention: Mention, count: int) -> Spans:
    """“五个坚持” → the clauses that begin with 坚持 at the beginning of a sentence; “三力” → “服务力”, “执行力”, “公信力”."""
    text, name = doc.article.text, _core(doc.article.text[mention.start : mention.end])
    if same := _SAME_NOUN.fullmatch(name):
        quoted = [m for m in _SHORT_QUOTE.finditer(text) if m[1] != name and _is_one_of(m[1], same[1])]
        if len(distinct := _distinct(quoted)) == count:
            return distinct
    if told := _SAME_VERB.fullmatch(name):
        parts = [m.span(1) for m in _clauses(told[1]).finditer(text)] if text.count(told[1]) > 1 else []
        return parts[:count] if len(parts) >= max(2, count - 1) else []
    if len(name) == 2:
        short = [m for m in _SHORT_QUOTE.finditer(text) if len(m[1]) <= 5 and m[1] != name]
        for quoted in ([m for m in short if m[1][-1] == name[1]], [m for m in short if m[1][0] == name[1]]):
            for parts in (_distinct([m for m in quoted if m[1] not in FIGURES]), _distinct(quoted)):
                if len(parts) == count:
                    return parts
    return []


def _is_one_of(quoted: str, noun: str) -> bool:
    """一个支部 of 三个一; 权力清单 of 三个清单."""
    if noun == "一":
        return quoted[0] == "一" and quoted[1] in _MEASURES and 3 <= len(quoted) <= 6
    return quoted.endswith(noun) and 1 <= len(quoted) - len(noun) <= 6


def _distinct(quoted: list[re.Match[str]]) -> Spans:
    return list({m[1]: m.span(1) for m in reversed(quoted)}.values())[::-1]


@lru_cache(maxsize=256)
def _clauses(verb: str) -> re.Pattern[str]:
    return re.compile(f"(?:^|[。；：\n])({verb}[^，。；\n]{{3,40}})")


def of_its_name(text: str, mention: Mention, stop: int) -> Spans:
    """“红黄榜”…分别为村组红黄榜、农户红黄榜、企业红黄榜: a list whose members end in the name."""
    name = plain(text[mention.start : mention.end])
    if not 3 <= len(name) <= 6 or text.find(name + "、", mention.end, stop) < 0:
        return []
    end = re.escape(name)
    found = re.search(
        f"(?:为|是|有|括)((?:[\u4e00-\u9fff]{{1,8}}{end}、)+[\u4e00-\u9fff]{{1,8}}{end})", text[mention.end : stop]
    )
    return split(found[1], mention.end + found.start(1), "、") if found else []


def alike(text: str, floor: int, stop: int, count: int) -> Spans:
    """A list in its sentence or after it with as many members as the name announces, all of one length.

    Three or four of them count only where the sentence begins with them.
    """
    if count < 3:
        return []
    if text.count("、", floor, stop) < count - 1:
        return []
    for found in _row_of(count).finditer(text, floor, stop):
        members = split(found[2], found.start(2), "、")
        if count < 5 and found.start() > floor and text[found.start() - 1] not in "）)":
            continue
        length = members[0][1] - members[0][0]
        begin = found.end(1) - length
        if (
            begin > floor
            and text[begin - 1] not in _BEFORE_LIST
            and not verb_before(text[max(floor, begin - 6) : begin])[0]
        ):
            continue
        if (
            all(b - a == length for a, b in members[:-1])
            and found.end(1) - found.start(1) >= length
            and length > 3
            and length * count < 40
        ):
            members[-1] = (members[-1][0], members[-1][0] + length)
            return [(found.end(1) - length, found.end(1)), *members]
    return []


@lru_cache(maxsize=64)
def _row_of(count: int) -> re.Pattern[str]:
    return re.compile(f"([\u4e00-\u9fff]{{2,8}})((?:、[\u4e00-\u9fff]{{2,8}}){{{count - 1}}})(?![\u4e00-\u9fff]*、)")


_BEFORE_LIST = "）)，。；：、“”在从以对把将于为即是抓和与及的过\n"
_KEEPS_TO = re.compile("(?:严格|坚持|全面)?(?:实行|推行)")


def in_it(text: str, mention: Mention, stop: int) -> Spans:
    """在包联机制中，…实行一周一调度、一月一通报、一季一评比…"""
    opened = text[mention.start - 1 : mention.start] == "在" and text[mention.end : mention.end + 1] == "中"
    told = text[mention.start - 1 : mention.start] in ("", "\n", "。") and _KEEPS_TO.match(text, mention.end)
    if not opened and not told:
        return []
    for listing in re.finditer(
        "(?:建立了?|实行|推行|设立了?|严格实行)([^，。；“”]*、[^，。；“”]*?)(?:等[^，。；]{2,4})?[，。；]",
        text[mention.end : stop],
    ):
        offset = mention.end + listing.start(1)
        parts = split(listing[1], offset, "、")
        if len(parts) > 2:
            return parts
    return []


RULES: tuple[Rule, ...] = (
    declared(
        "component.includes",
        yes=(
            (
                "会议发布《湘江保护行动方案》，主要包括坚持绿色发展、深化流域合作和推动公众参与等三点倡议。",
                (
                    "湘江保护行动方案|坚持绿色发展|1",
                    "湘江保护行动方案|深化流域合作|2",
                    "湘江保护行动方案|推动公众参与|3",
                ),
            ),
        ),
        no=("《湘江保护行动方案》发布，包括企业代表、专家等三个方面的人员到会。",),
    ),
    declared(
        "component.code",
        yes=(
            (
                "全镇推行“432”工作法，建好“四本台账”“三支队伍”“两个平台”。",
                ("432工作法|四本台账|1", "432工作法|三支队伍|2", "432工作法|两个平台|3"),
            ),
            (
                "构建“1+5+N”服务体系，即1个服务中心、5个分中心和N个服务点。",
                ("1+5+N服务体系|1个服务中心|1", "1+5+N服务体系|5个分中心|2", "1+5+N服务体系|N个服务点|3"),
            ),
        ),
        no=("推行“432”工作法，四个村先行先试。",),
    ),
    declared(
        "component.of_its_name",
        yes=(
            (
                "村里设立“红黄榜”，分别为农户红黄榜、商户红黄榜、干部红黄榜。",
                ("红黄榜|农户红黄榜|1", "红黄榜|商户红黄榜|2", "红黄榜|干部红黄榜|3"),
            ),
        ),
    ),
    declared(
        "component.shortened",
        yes=(
            (
                "村级账务公开和村务代管改革（以下简称两项改革）已经铺开。",
                ("两项改革|村级账务公开|1", "两项改革|村务代管改革|2"),
            ),
        ),
    ),
    declared(
        "component.inside",
        yes=(
            (
                "坚持“看得准、下手快、盯得紧”，抓好落实。",
                (
                    "看得准、下手快、盯得紧|看得准|1",
                    "看得准、下手快、盯得紧|下手快|2",
                    "看得准、下手快、盯得紧|盯得紧|3",
                ),
            ),
            (
                "开展“大走访大调研大服务”活动。",
                (
                    "大走访大调研大服务|大走访|1",
                    "大走访大调研大服务|大调研|2",
                    "大走访大调研大服务|大服务|3",
                ),
            ),
            (
                "健全“群众点单--支部派单--党员接单”机制。",
                (
                    "群众点单--支部派单--党员接单机制|群众点单|1",
                    "群众点单--支部派单--党员接单机制|支部派单|2",
                    "群众点单--支部派单--党员接单机制|党员接单|3",
                ),
            ),
            (
                "实行重大项目周调度、月通报制度。",
                ("重大项目周调度、月通报制度|周调度|1", "重大项目周调度、月通报制度|月通报|2"),
            ),
        ),
        no=("认真学习《湖南省农村、林业、水利改革方案》。",),
    ),
    declared(
        "component.before",
        yes=(
            (
                "全县开展产业大招商、项目大会战、作风大提升“三大行动”。",
                ("三大行动|产业大招商|1", "三大行动|项目大会战|2", "三大行动|作风大提升|3"),
            ),
            ("坚持查思想、查作风、查纪律“三查”。", ("三查|查思想|1", "三查|查作风|2", "三查|查纪律|3")),
            (
                "赣州着力打造稀土、家具、脐橙3个千亿级产业和茶叶、油茶2个百亿级产业。",
                (
                    "3个千亿级产业|稀土|1",
                    "3个千亿级产业|家具|2",
                    "3个千亿级产业|脐橙|3",
                    "2个百亿级产业|茶叶|1",
                    "2个百亿级产业|油茶|2",
                ),
            ),
            ("开展招商引资大突破等“七大行动”，成效明显。", ("七大行动|招商引资大突破|1",)),
            ("推进道路提质、水网改造等“十大工程”。", ("十大工程|道路提质|1", "十大工程|水网改造|2")),
            ("全市形成线上和线下“双轮驱动”机制。", ("双轮驱动|线上|1", "双轮驱动|线下|2")),
        ),
        no=("增强“四个意识”、坚定“四个自信”、做到“两个维护”。", "抓好粮食、蔬菜生产和“三农”工作。"),
    ),
    declared(
        "component.after",
        yes=(
            (
                "衡阳市推行“三访”工作法：访民情、访企业、访项目。",
                ("三访工作法|访民情|1", "三访工作法|访企业|2", "三访工作法|访项目|3"),
            ),
            (
                "开展“三个一”活动：组织一次走访、举办一场宣讲和办好一批实事，受到欢迎。",
                ("三个一活动|组织一次走访|1", "三个一活动|举办一场宣讲|2", "三个一活动|办好一批实事|3"),
            ),
            (
                "村里建起“一站两园一廊”便民阵地，即：邻里服务站、儿童乐园、农耕公园、文化长廊。",
                (
                    "一站两园一廊|邻里服务站|1",
                    "一站两园一廊|儿童乐园|2",
                    "一站两园一廊|农耕公园|3",
                    "一站两园一廊|文化长廊|4",
                ),
            ),
            (
                "实施“四大计划”，即育苗计划、强基计划、登高计划和领航计划。",
                ("四大计划|育苗计划|1", "四大计划|强基计划|2", "四大计划|登高计划|3", "四大计划|领航计划|4"),
            ),
        ),
        no=("实施“四大计划”，成效明显。", "县里“三帮工程”得到上级肯定：帮困有力，帮教有方，帮扶有效。"),
    ),
    declared(
        "component.aspects",
        yes=(
            (
                "出台“三项措施”，从用地保障、资金扶持、人才引进3个方面支持企业。",
                ("三项措施|用地保障|1", "三项措施|资金扶持|2", "三项措施|人才引进|3"),
            ),
        ),
    ),
    declared(
        "component.refrain",
        yes=(
            (
                "全市做到“两个坚持”。\n坚持把项目建设放在首位，狠抓进度。\n坚持把改善民生作为根本，办好实事。",
                ("两个坚持|坚持把项目建设放在首位|1", "两个坚持|坚持把改善民生作为根本|2"),
            ),
            (
                "全乡推行“三个一”模式。建强“一个支部”，带好“一支队伍”，管好“一本账”。",
                ("三个一模式|一个支部|1", "三个一模式|一支队伍|2", "三个一模式|一本账|3"),
            ),
            (
                "县里实施“三个清单”。出台“权力清单”，公布“责任清单”，制定“服务清单”。",
                ("三个清单|权力清单|1", "三个清单|责任清单|2", "三个清单|服务清单|3"),
            ),
            (
                "围绕“三力”做文章。\n提升“服务力”\n增强“执行力”\n打造“公信力”",
                ("三力|服务力|1", "三力|执行力|2", "三力|公信力|3"),
            ),
        ),
    ),
    declared(
        "component.alike",
        yes=(
            (
                "全市聚焦“五大战略”，在工业强市、科教兴市、生态立市、文化名市、开放活市上见实效。",
                (
                    "五大战略|工业强市|1",
                    "五大战略|科教兴市|2",
                    "五大战略|生态立市|3",
                    "五大战略|文化名市|4",
                    "五大战略|开放活市|5",
                ),
            ),
        ),
    ),
    declared(
        "component.in_it",
        yes=(
            (
                "在“四联”督导机制中，全县严格实行一周一调度、一月一通报、一季一评比。",
                ("四联督导机制|一周一调度|1", "四联督导机制|一月一通报|2", "四联督导机制|一季一评比|3"),
            ),
        ),
    ),
)
