"""Parts that stand in a refrain: clauses or quoted names that all hold what a name counts (坚持 of 五个坚持, 力 of 三力)."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.facts.component.scattered import core
from kg.facts.component.spelt import last_like_the_others
from kg.grammar import Document, Rule, declared
from kg.mentions.program.lists import Spans, is_set, numeral, split
from kg.mentions.program.vocabulary import FIGURES
from kg.model import Mention

_SHORT_QUOTE = re.compile("“([^“”]{2,10})”")
_MEASURES = "个支张条套项名份本批座道把"
_COUNTED_NOUN = re.compile("[二三四五六七八九十两]个([^大]\\w{1,4})")
_SAME_NOUN = re.compile("[^一]{1,2}[个张大项份条种]([\u4e00-\u9fff]{1,4})")
_SAME_VERB = re.compile("[^个]{1,3}个([\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{4})")


def refrain(doc: Document, mention: Mention, count: int) -> Spans:
    """“五个坚持” → the clauses that begin with 坚持 at the beginning of a sentence; “三力” → “服务力”, “执行力”, “公信力”."""
    text, name = doc.article.text, core(doc.article.text[mention.start : mention.end])
    if same := _SAME_NOUN.fullmatch(name):
        quoted = [m for m in _SHORT_QUOTE.finditer(text) if m[1] != name and _is_one_of(m[1], same[1])]
        for distinct in (_distinct(quoted), list(_opening(text, mention.end, same[1]).values())):
            if len(distinct) == count:
                return distinct
    if (noun := counted_noun(name)) and (clauses := _each_with(noun, text, mention.end, count)):
        return clauses
    if told := _SAME_VERB.fullmatch(name):
        if text.count(told[1]) < 2:
            return []
        if behind := spelt_out_behind(doc, mention, count):
            return behind
        parts = [m.span(1) for m in _clauses(told[1]).finditer(text)]
        return parts[:count] if len(parts) >= max(2, count - 1) else []
    if len(name) == 2:
        short = [m for m in _SHORT_QUOTE.finditer(text) if len(m[1]) <= 5 and m[1] != name]
        for quoted in ([m for m in short if m[1][-1] == name[1]], [m for m in short if m[1][0] == name[1]]):
            for parts in (_distinct([m for m in quoted if m[1] not in FIGURES]), _distinct(quoted)):
                if len(parts) == count:
                    return parts
        opening = _distinct([m for m in _OPENS_A_PARAGRAPH.finditer(text, mention.end) if m[1][-1] == name[1]])
        return opening if len(opening) == count else []
    return []


def counted_noun(name: str) -> str:
    """The noun that a name counts: 一线 of 五个一线."""
    told = _COUNTED_NOUN.fullmatch(core(name))
    return told[1] if told else ""


def _each_with(noun: str, text: str, begin: int, count: int) -> Spans:
    """“三个千户”行动 | ，扶持千户农家办厂，改造千户危房，引导千户移民进城: as many clauses as are counted, and the noun in each."""
    begin, stop = text.find("，", begin, begin + 8), text.find("。", begin)
    if begin < 0 or text.count(noun, begin, stop) != count:
        return []
    clauses = split(text[begin + 1 : stop], begin + 1, "[，；]")
    return clauses if len(clauses) == count and all(noun in text[a:b] for a, b in clauses) else []


_OPENS_A_SENTENCE = re.compile("(?<=[。；\n])([\u4e00-\u9fff]{3,24})(?=([，。：；\n]))")


def _opening(text: str, begin: int, noun: str) -> dict[str, tuple[int, int]]:
    """细化 | 标准清单，…。分解 | 任务清单，…。: the things counted by which sentences are opened, behind their verbs."""
    found: dict[str, tuple[int, int]] = {}
    for m in _OPENS_A_SENTENCE.finditer(text, begin, begin + _FAR):
        own = len(m[1]) - len(noun)
        if m[1].endswith(noun) and (2 <= own <= 8 or (own <= 16 and m[2] in "。：\n")):
            start = m.start(1) + (2 if 4 <= own <= 8 else 0)
            found.setdefault(text[start : m.end(1)], (start, m.end(1)))
    return found


_FAR = 1500  # characters behind a name in which its parts may open sentences
_OPENS_A_PARAGRAPH = re.compile("(?<=\n)([\u4e00-\u9fff]{2,4})[：:]")
"""加力度：…拓广度：…显温度：… of 三度."""


def spelt_out_behind(doc: Document, mention: Mention, count: int) -> Spans:
    """“两个确保” → the clauses right behind it that begin with 确保, if they are as many as it counts."""
    text, told = doc.article.text, _SAME_VERB.fullmatch(core(doc.article.text[mention.start : mention.end]))
    if told is None or text.count(told[1], mention.end, mention.end + _BEHIND) < count:
        return []
    behind = [m.span(1) for m in _clauses_behind(told[1]).finditer(text, mention.end, mention.end + _BEHIND)]
    if len(behind) != count or (is_set(told[0]) and behind[0][0] - mention.end > _RIGHT_BEHIND):
        return []
    return last_like_the_others(behind) if count > 2 else behind


def spelt_out_before(text: str, mention: Mention, floor: int) -> Spans:
    """确保…，确保… | （简称“两个确保”）: the clauses right before it that begin with 确保, as many as it counts."""
    told = _SAME_VERB.fullmatch(core(text[mention.start : mention.end]))
    brought = told and _BROUGHT_IN.search(text, max(floor, mention.start - 12), mention.start)
    if told is None or brought is None:
        return []
    verb, number = told[1], numeral(told[0][0])
    first = max(text.rfind(mark, floor, mention.start) for mark in "。；：\n") + 1
    clauses = split(
        text[max(first, floor) : brought.start()], max(first, floor), "[，、](?=(?:并|同时|还要|切实)?" + verb + ")"
    )
    opening = [(text.find(verb, start, end), end) for start, end in clauses]
    row = [(start, end) for start, end in opening if start >= 0]
    return row if len(row) == number == len(clauses) and all(2 < b - a < 42 for a, b in row) else []


_BROUGHT_IN = re.compile("(?:[（(](?:以下|下称|即)?(?:简称|统称|称)?为?[：:]?|，(?:即|也就是|做到|实现|坚持))[“]?$")


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


_BEHIND = 240
_RIGHT_BEHIND = 8
"""A set phrase is spelt out at once or not at all: “两个维护” stands in many a sentence before one that begins with 维护."""


@lru_cache(maxsize=256)
def _clauses_behind(verb: str) -> re.Pattern[str]:
    """Clauses that begin with it one after the other, the first perhaps with a subject: 我方尊重…，尊重…，尊重…."""
    return re.compile(
        f"(?<=[，。；：、\n])(?:[^，。；：、\n“”]{{1,6}}?)??({verb}[^，。；\n“”]{{2,40}}?)(?=[，。；\n]|、{verb})"
    )


RULES: tuple[Rule, ...] = (
    declared(
        "component.refrain",
        yes=(
            (
                "全市做到“两个坚持”。\n坚持把项目建设放在首位，狠抓进度。\n坚持把改善民生作为根本，办好实事。",
                ("两个坚持|坚持把项目建设放在首位|1", "两个坚持|坚持把改善民生作为根本|2"),
            ),
            (
                "推进“三个千户”行动，扶持千户农家办厂，改造千户危房，引导千户移民进城。",
                ("三个千户行动|扶持千户农家办厂|1", "三个千户行动|改造千户危房|2", "三个千户行动|引导千户移民进城|3"),
            ),
            (
                "坚持“三个面向”。我们面向海洋、湖泊和江河，面向山区，面向草原，改进工作。",
                (
                    "三个面向|面向海洋、湖泊和江河|1",
                    "三个面向|面向山区|2",
                    "三个面向|面向草原|3",
                ),
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
                "县里编制“三张清单”。细化标准清单，定好尺子。分解任务清单，压实责任。明确时序清单，挂图作战。",
                ("三张清单|标准清单|1", "三张清单|任务清单|2", "三张清单|时序清单|3"),
            ),
            (
                "聚焦“两种转变”\n一元思维向多元思维转变。针对土地纠纷。\n被动受理向主动防范转变。提供法律指导。",
                ("两种转变|一元思维向多元思维转变|1", "两种转变|被动受理向主动防范转变|2"),
            ),
            (
                "政策宣传有“三度”。\n加力度：县里成立专办。\n拓广度：乡镇开办讲堂。\n显温度：干部入户走访。",
                ("三度|加力度|1", "三度|拓广度|2", "三度|显温度|3"),
            ),
            (
                "围绕“三力”做文章。\n提升“服务力”\n增强“执行力”\n打造“公信力”",
                ("三力|服务力|1", "三力|执行力|2", "三力|公信力|3"),
            ),
        ),
        no=("要做到“两个维护”，抓好立法。要发挥主导作用，维护国家法治统一，维护宪法权威。",),
    ),
)
