"""Parts of one body that a list names without it: 某大学…、教务处、化学与环境工程学院的负责人; and groups named in quotes."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from kg.grammar import Document, Rule, declared
from kg.mentions.organization.level import cut
from kg.model import Mention, Organization

RULE, QUOTED, PARTY = "organization.parts", "organization.quoted", "organization.party-group"
OWN = "organization.own-part"
HEADS = "(?:负责人|负责同志|主要负责人|相关负责人|有关负责人|相关负责同志|有关同志|师生代表|有关人员|相关人员)"
UNIT = "(?!有关|相关|各|等|以及|市|县|区|省)[一-鿿]{1,12}(?:处|部(?!门)|学院|研究院|办公室|图书馆|中心|研究所|校区|分公司|车间)"
LIST = re.compile(f"(?<=[、，和])(?:以及|和)?{UNIT}(?:(?:、|和|以及|及){UNIT})+(?=等|的?(?:主要|相关|有关)?{HEADS})")
ITEM = re.compile(UNIT)
WHOLE = re.compile("(?:大学|学院|学校|集团|公司|研究院|医院|银行)$")
FAR, SHORTEST = 200, 3
SORTS = "武装|极端|恐怖|激进|宗教|人权|国际|环保|叛乱|反政府|民兵|非政府|反对派"
GROUP = re.compile(
    f"(?:(?:{SORTS})组织|武装|反政府团体|政党|智库|研究机构)“(?P<name>(?![一二三四五六七八九十两0-9])[一-鿿·]{{3,12}})”(?!队|服务|活动|行动)"
    "|“(?P<before>(?![一二三四五六七八九十两0-9])[一-鿿·]{4,12})”"
    "(?:武装组织|恐怖组织|极端组织|武装|组织(?=称|说|表示|宣|发|的(?:报告|数据|消息)|袭|认为|指出))"
)
MEMBER = re.compile("原?副?书记|原?副?主席|成员|常?委员(?!会)|常委")
PARTY_GROUP = re.compile(f"(?:(?:机关)?党委|党总支|党支部|纪检组)(?={MEMBER.pattern})")
OF_THE_ONE = re.compile(
    "(?P<whole>集团公司|公司|集团|厂|学校|校|学院|医院|院|行)(?P<part>党委|党组|工会|团委|纪委|董事会)(?!会)"
)
GOVERNS = re.compile("(?:党委|党组|工会|团委|纪委|董事会)$")
ENDS = {"司": ("公司", "集团"), "团": ("公司", "集团"), "厂": ("厂",), "校": ("大学", "学院", "学校", "中学", "小学")}
ENDS["行"] = ("银行", "分行", "支行")
ENDS["院"] = ("学院", "医院", "研究院", "法院", "检察院")
"""How the names of the bodies end that a word for them stands for."""
NO_GROUP = re.compile("[的了是在]|精神|行动|计划|战略|活动|服务队?|先锋|红色|党员|志愿")


def find(doc: Document, found: list[Mention]) -> Iterator[Mention]:
    """The parts in lists before 负责人 and the like, and the groups that a word before or behind their quotation marks tells."""
    text = doc.article.text
    taken = {(m.start, m.end) for m in found}
    if any(head in text for head in ("负责人", "负责同志", "师生代表", "有关人员", "相关人员", "有关同志")):
        yield from of_lists(doc, found, taken)
    yield from of_the_one_told(doc, found, of_members=False)
    if "“" in text and any(word in text for word in ("组织", "武装", "团体", "政党", "联盟", "机构", "智库")):
        yield from quoted(doc, taken)


def of_lists(doc: Document, found: list[Mention], taken: set[tuple[int, int]]) -> Iterator[Mention]:
    """Two and more parts in a row, of the body named last before in the passage that may have such parts."""
    text = doc.article.text
    wholes = [m for m in found if isinstance(m.value, Organization) and WHOLE.search(m.value.name)]
    starts = [m.start for m in wholes]
    for row in LIST.finditer(text):
        at = bisect.bisect_left(starts, row.start())
        whole = wholes[at - 1] if at else None
        if whole is None or row.start() - whole.end > FAR or "\n" in text[whole.end : row.start()]:
            continue
        body = whole.value
        assert isinstance(body, Organization)
        for item in ITEM.finditer(row[0]):
            start, end = row.start() + item.start(), row.start() + item.end()
            name = text[start:end]
            known = any(s < end and start < e for s, e in taken if (s, e) != (start, end))
            if not known and len(name) >= SHORTEST:
                yield Mention("organization", start, end, Organization(body.name + name, body.place), RULE)


def of_the_one_told(doc: Document, found: list[Mention], *, of_members: bool) -> Iterator[Mention]:
    """公司工会, 校党委: of the body of that sort that the text names last before; with or without a member behind."""
    text = doc.article.text
    for m in OF_THE_ONE.finditer(text):
        if (MEMBER.match(text, m.end()) is not None) != of_members or (m.start() and cut(text, m.start())):
            continue
        before = [b.value for b in reversed(found) if b.end <= m.start()]
        wholes = [Organization(GOVERNS.sub("", b.name), b.place) for b in before if isinstance(b, Organization)]
        named = [b for ends in (m["whole"], ENDS[m["whole"][-1]]) for b in wholes if b.name.endswith(ends)]
        if named:
            yield Mention("organization", *m.span(), Organization(named[0].name + m["part"], named[0].place), OWN)


def groups(doc: Document, found: list[Mention]) -> Iterator[Mention]:
    """The committee or branch of a body, where one of its members is named: 某校|党委|委员; see posts for 党组."""
    yield from of_the_one_told(doc, found, of_members=True)
    for m in found:
        group = PARTY_GROUP.match(doc.article.text, m.end)
        if group and isinstance(m.value, Organization) and not m.value.name.startswith("中共"):
            yield Mention(
                "organization", m.start, group.end(), Organization(m.value.name + group[0], m.value.place), PARTY
            )


def quoted(doc: Document, taken: set[tuple[int, int]]) -> Iterator[Mention]:
    """极端组织“某某国”, “某某观察”组织: a group that a word beside the quotes calls one."""
    for m in GROUP.finditer(doc.article.text):
        group = "name" if m["name"] else "before"
        start, end = m.span(group)
        if not NO_GROUP.search(m[group]) and not any(s < end and start < e for s, e in taken):
            yield Mention("organization", start, end, Organization(m[group]), QUOTED)


RULES: tuple[Rule, ...] = (
    declared(
        RULE,
        yes=(
            (
                "湖南农业大学校长王建国、教务处、科研处、化学与环境工程学院的负责人参加。",
                (
                    "湖南农业大学教务处|湖南省",
                    "湖南农业大学科研处|湖南省",
                    "湖南农业大学化学与环境工程学院|湖南省",
                ),
            ),
        ),
        no=("湖南农业大学校长和市教育局、有关处、室的负责人参加。", "宣传处、人事处负责人参加。"),
    ),
    declared(
        PARTY,
        yes=(
            (
                "湖南农业大学党委书记王建国、华强机械有限公司党支部委员李红参加。",
                ("湖南农业大学党委|湖南省", "华强机械有限公司党支部"),
            ),
        ),
        no=("市委党委书记李红参加。", "各单位党组书记参加。"),
    ),
    declared(
        OWN,
        yes=(
            (
                "华强机械有限公司改革。公司工会开展竞赛，公司党委书记王建国出席。",
                ("华强机械有限公司工会", "华强机械有限公司党委"),
            ),
            ("华强机械公司党委落实湘江能源集团部署。公司党委动真格。", ("华强机械公司党委",)),
            ("衡阳银行服务好。行工会组织下乡。", ("衡阳银行工会|衡阳市",)),
            ("湖南农业大学变化大，校党委常抓不懈。", ("湖南农业大学党委|湖南省",)),
        ),
        no=("公司工会开展竞赛。", "湖南农业大学建校，各公司党委负责。", "华强机械有限公司下属分公司工会负责。"),
    ),
    declared(
        QUOTED,
        yes=(("极端组织“北方阵线”袭击，“难民权利观察”组织说。", ("北方阵线", "难民权利观察")),),
        no=("党支部组织“红色先锋”服务队。", "组织“一线三支”队伍。", "“一带一路”组织者。"),
    ),
)
