"""Parts of a numbered name that are told one after the other, a sentence each: “三大行动”。一是…。二是…。三是…。

The aspects of a document or a speech that has no number in its name are no parts of it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.grammar import Rule, declared
from kg.mentions.program.lists import Spans

_OPENED = re.compile(
    "[”’]?(?!.{0,24}(?:目标|成效|效果|成绩|变化|问题|突破|转变|效应|收获|特点|原因))(?:[^。；：“”\\n]|“[^“”。]{1,12}”){0,120}(?:[。：:，]\\s*|\\n)"
    "(?=[一首其第1①（(—“-]|[^，。；：\\n]{0,6}一[次场堂批个])"
)
_FIGURES = "一二三四五六七八九十"
_FAMILIES: tuple[tuple[str, ...], ...] = (
    tuple(f"{n}是" for n in _FIGURES),
    tuple(f"{n}要" for n in _FIGURES),
    tuple(f"第{n}(?:张牌|[步招关场个项条件])?[，、：,:]?是?" for n in _FIGURES),
    tuple(f"[（(]{n}[）)]" for n in _FIGURES),
    tuple(f"{n}、" for n in _FIGURES),
    tuple(f"{n}(?:[.．](?![0-9])|、)" for n in range(1, 11)),
    tuple(f"[（(]{n}[）)]" for n in range(1, 11)),
    tuple("①②③④⑤⑥⑦⑧⑨⑩"),
    tuple(f"其{n}[，、：,]?是?" for n in _FIGURES),
    ("首先[，是]?", "其次[，是]?", "(?:再次|然后|最后|第三)[，是]?", "(?:最后|第四)[，是]?"),
    ("一方面[，是]?", "另一方面[，是]?"),
    ("(?:——|—|--)",) * 10,
    ("(?:再|还有|另)?一[个件项条场]是",) * 10,
)
"""How the members of a row are counted, each family from the first on; the dash and 一个是 are the same for all."""


def told(text: str, begin: int, stop: int, count: int) -> Spans:
    """The first clauses of the sentences that begin with 一是, （二）, 3. …, as many as the name counts."""
    opened = _OPENED.match(text, begin, stop) if 2 <= count <= 10 else None
    if opened is None:
        return []
    if _OF_ONES.search(text, begin - 10, begin):
        parts = [
            found.span(1) for found in _ONE_OF_THEM.finditer(text, opened.end() - 1, min(stop, opened.end() + 2000))
        ]
        if len(parts) == count:
            return parts
    if text.startswith("“", opened.end()):
        return _headings(text, opened.end(), min(stop, opened.end() + 1500), count)
    for family in _FAMILIES:
        if _marker(family[0]).match(text, opened.end(), stop):
            return _row(text, opened.end(), stop, count, family)
    return []


def holding(text: str, begin: int, noun: str, count: int) -> Spans:
    """“五个一线” in a headline, below it 一是情况在一线掌握。…二是决策在一线形成。…: a row as long as it counts, its noun in each."""
    if text.count(noun, begin, begin + 3000) < count:
        return []
    rows = (_row(text, begin, begin + 3000, count, family) for family in _FAMILIES[:4])
    return next((parts for parts in rows if parts and all(noun in text[a:b] for a, b in parts)), [])


_OF_ONES = re.compile("个一[”’]?(?:[^，。；“”]{1,6})?$")
_ONE_OF_THEM = re.compile(
    "(?<=[。\\n])\\s*([^，。；：、\\n]{0,8}一[次场堂批个篇支条套本份项句名张件][^，。；：\\n]{1,16})[。：:，]"
)
"""组织一次宣讲。…召开一次大会。…: a sentence that begins with one thing of “四个一”."""
_HEADING = re.compile("(?<=[。；\\n])\\s*“([^“”]{2,16})”(?:[：:]|——)")


def _headings(text: str, at: int, stop: int, count: int) -> Spans:
    """“抓工补农”：…；“抓小补大”：…: as many quoted headings as the name counts."""
    parts = [found.span(1) for found in _HEADING.finditer(text, at - 1, stop)]
    return parts if len(parts) == count and parts[0][0] == at + 1 else []


@lru_cache(maxsize=128)
def _marker(word: str) -> re.Pattern[str]:
    return re.compile(f"(?:(?<=[。；，：:\\n\\s])|^)(?:{word})\\s*([^，。；：:\\n]{{2,40}})")


_SECTION = re.compile(
    "(?:指导思想|基本原则|总体(?:要求|目标|思路)|工作(?:目标|原则|要求|安排)|主要(?:目标|任务|做法|内容)|目标任务|重点任务|实施步骤|方法步骤|组织(?:领导|保障)|保障措施"
    "|加强(?:组织)?领导|(?:提高|统一)(?:思想)?认识|时间安排|活动(?:内容|安排|要求)|有关要求|基本情况|存在(?:的)?问题)"
)
"""A heading of any paper, which is no member of what a sentence before it counts."""


def _row(text: str, at: int, stop: int, count: int, family: tuple[str, ...]) -> Spans:
    """The first clause after each marker of the family from `at` on; [] where one of them is missing or more follow."""
    parts: Spans = []
    for word in family[:count]:
        found = _marker(word).search(text, at, stop)
        if found is None:
            return []
        if _SECTION.fullmatch(text, found.start(1), found.end(1)):
            return []
        parts.append(found.span(1))
        at = found.end()
    again = _marker(family[0]).search(text, at, stop) if family[0] != family[1] else None
    more = count < len(family) and _marker(family[count]).search(text, at, again.start() if again else stop)
    return [] if more or len(parts) < count else parts


RULES: tuple[Rule, ...] = (
    declared(
        "component.one_by_one",
        yes=(
            (
                "县里开展“三大行动”。一是河道清淤行动，投入资金百万元。二是道路提质行动。三是庭院美化行动，覆盖全部村庄。",
                ("三大行动|河道清淤行动|1", "三大行动|道路提质行动|2", "三大行动|庭院美化行动|3"),
            ),
            (
                "乡里坚持“两个到位”，抓好“双创”工作。一是组织到位。成立专班。二是责任到位。\n乡里建立机制。一是协商机制；二是通报机制；三是考核机制。",
                ("两个到位|组织到位|1", "两个到位|责任到位|2"),
            ),
            (
                "县里实施“两大行动”，推进乡村振兴。\n（一）产业提升行动。培育龙头企业。\n（二）庭院美化行动。整治房前屋后。",
                ("两大行动|产业提升行动|1", "两大行动|庭院美化行动|2"),
            ),
            (
                "打好“三大会战”。第一场是春季造林会战，第二场是夏季防汛会战，第三场是秋季水利会战。",
                ("三大会战|春季造林会战|1", "三大会战|夏季防汛会战|2", "三大会战|秋季水利会战|3"),
            ),
            (
                "“三个一线”锤炼作风\n全县转变作风，成效明显。\n一是情况在一线掌握。干部进村入户。"
                "二是问题在一线解决。当场拍板。三是感情在一线融洽。结成对子。",
                ("三个一线|情况在一线掌握|1", "三个一线|问题在一线解决|2", "三个一线|感情在一线融洽|3"),
            ),
            (
                "镇里推行“三步工作法”。第一步，摸清底数。干部进村。第二步，分类施策。因户而定。第三步，跟踪问效。定期回访。",
                ("三步工作法|摸清底数|1", "三步工作法|分类施策|2", "三步工作法|跟踪问效|3"),
            ),
            (
                "县里做好“三篇文章”。首先是做好柑橘文章，建设园区。其次是做好山水文章，办好旅游。最后是做好湘绣文章，培育品牌。",
                ("三篇文章|做好柑橘文章|1", "三篇文章|做好山水文章|2", "三篇文章|做好湘绣文章|3"),
            ),
            (
                "县里采取“三个一”措施，迅速掀起热潮。\n召开一次大会。各乡干部到会。\n写好一句寄语。请来专家。\n组织一次参观。走进工厂。",
                ("三个一措施|召开一次大会|1", "三个一措施|写好一句寄语|2", "三个一措施|组织一次参观|3"),
            ),
            (
                "全县实施“三抓三补”举措。\n“抓工补农”：办好工厂，反哺农业；“抓小补大”：建好小项目；“抓城补乡”：带动乡村。",
                ("三抓三补|抓工补农|1", "三抓三补|抓小补大|2", "三抓三补|抓城补乡|3"),
            ),
        ),
        no=(
            "县里落实“两项制度”，推进改革。\n（一）指导思想。坚持问题导向。\n（二）基本原则。坚持量力而行。",
            "县里实施“两大行动”，推进乡村振兴。\n（一）产业提升行动。培育龙头。\n（二）庭院美化行动。\n（三）强化督查。",
            "《湘江保护规划》从两个方面部署了主要任务：一是恢复岸线；二是治理支流，建设湿地。",
            "“三个一线”锤炼作风\n全县转变作风。\n一是情况在一线掌握。二是问题当场解决。三是感情在一线融洽。",
            "县里开展“三大行动”，成效明显：一是河道清了，二是道路宽了，三是庭院美了，四是群众富了。",
        ),
    ),
)
