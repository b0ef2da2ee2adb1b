"""Names without quotation marks: a head noun found first, then its modifiers to the left, then judged by the features in `bare_features`.

全市深入实施 | 湘江流域水质提升 | 三年行动
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.grammar import Rule
from kg.mentions.program.edges import coordinated, left_of, sharing_head, trim
from kg.mentions.program.vocabulary import HEADS, MODIFIER, NUMERAL, Head, declared, head_of, verb_before

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
        if head.word == "试点":
            if "、" in text[left:stop] or text.endswith(("等", "扩大"), left, stop):
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
        if not spans or (len(spans) > 1 and "的" in text[spans[-1][0] : stop]):
            continue
        before, after = text[max(0, spans[0][0] - 40) : spans[0][0]], text[end : end + 12]
        verb = verb_before(_IN_A_ROW.sub("", before))[1] or verb_before(_WEIGHTY.sub("", before))[1] or carried
        verb = frozenset(("carry",)) if reformed else verb
        if not verb and (left > opening or (before.endswith("、") and _LISTED_NAMES.fullmatch(text, left, stop))):
            verb = verb_before(text[max(0, opening - 8) : opening])[1]
        if not verb and (spelt := _SPELT_OUT.search(before)):
            verb = verb_before(spelt[1])[1]
        if not verb and (done := _DONE.search(before)):
            verb = verb_before(done[1])[1]
        for first, last in spans:
            if (
                first < last
                and not _ONLY_NUMBER.search(text, first, last)
                and not before.endswith(("”", "》", "」", '"'))
            ):
                own = text[first:last].removesuffix("等")
                if own != text[first:last] and not sharing and not PERIODIC.search(own):
                    continue
                if _AND_SO_ON.search(own):
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
        joined = after[:1] in "、和与及" and (head.bare == "plain" or (bool(verb) and head.word in {"工程", "计划"}))
        carried = verb if after[:1] in "、和与及" else frozenset()
        floor = end


def _aimed_at(text: str, floor: int, stop: int) -> int:
    """An outline is reached (提前实现农业发展纲要); a battle may be named after what it is to reach."""
    return max((m.end() for m in _REACHED.finditer(text, floor, stop)), default=floor)


_REACHED = re.compile("实现了?|达到了|说一下|按照")
_AND_SO_ON = re.compile(f"等(?:{MODIFIER})+$")
PERIODIC = re.compile("[日周旬月季年][^、，]{1,4}、[日周旬月季年]")
_MARKED = re.compile('“[^“”]{0,24}”|"[^"，。]{0,24}"|「[^「」]{0,24}」|“[^“”，。]*”|《[^《》]*》')
"""Names that are marked; what is said in longer quotes may name others."""
_ONLY_NUMBER = re.compile(f"(?:{NUMERAL}+[大个项张条类种])(?:{MODIFIER})*$")
_WEIGHTY = re.compile(
    "(?:为期[^，。；的]{1,6}的|[0-9]{4}年度?|首张|声势浩大的|第?[一二三四五六七八九十首]轮|积极|重要|重大|重点|系列|一系列|专项|全面|新型|新一轮|(?:各|多)种形式的|(?:更加?|更为|最为?)[^，。；：的]{1,4}的|严格的|统一的)$"
)
_SPELT_OUT = re.compile(
    "(建立|构建|形成|推行|实行|探索|创新|健全|完善)了?(?:起)?(?!能|反映|体现|适应|符合|与|有利)"
    "(?:[^，。；“”]{3,}、[^，。；“”]{3,}|[^，。；“”]{4,}相结合)的$"
)
"""What it is made of stands between the verb and the name (建立县包乡、乡包村、村包户的…)."""
_DONE = re.compile("(实施|开展|启动|推出|发起|部署|印发|出台|推行)了?的$")
"""The name stands behind its verb (由民政局组织实施的…)."""
_REFORMED = re.compile("(?:改革(?:[和并]?完善)?|废[止除]|取消|恢复)了?(?![、和与及])")
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
_GOES_ON_FINE = ("会议", "点亮", "学习", "化解", "会同", "类似")


_AS_ADJECTIVE = re.compile(
    "使命|伙伴|协作|合作|互信|沟通|引领|定位|地位|支撑|高度|意义|需[求要]|储备|思想|指引|资源|物资|胸怀|眼光|人才|力量|科技|前沿|通道|支点|腹地|机遇|优势|性|上(?!抢|取|迈|再|先|走)"
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


RULES: tuple[Rule, ...] = (
    declared(
        "program.bare",
        yes=(
            ("衡阳市深入实施湘江流域水质提升三年行动，成效明显。", ("湘江流域水质提升三年行动|action",)),
            ("全县组织开展了校园食品安全排查整治专项行动。", ("校园食品安全排查整治专项行动|action",)),
            ("实行重大项目周调度、月通报制度。", ("重大项目周调度、月通报制度|mechanism",)),
            ("他考察了衡阳的4加2工作法。", ("4加2工作法|method",)),
            ("全县构建起城乡一体、部门联动、校企共育模式。", ("城乡一体、部门联动、校企共育模式|method",)),
            ("探索建立湘江流域横向生态补偿机制。", ("湘江流域横向生态补偿机制|mechanism",)),
            ("县里率先发布企业同等待遇清单。", ("企业同等待遇清单|mechanism",)),
            ("稳步推进农村住房保障制度。", ("农村住房保障制度|mechanism",)),
            ("衡阳经济带发展战略实施以来，面貌一新。", ("衡阳经济带发展战略|strategy",)),
            (
                "“我们在走访中同步开展送温暖行动，把关爱送到每一户居民心里，让大家放心。”王建国说。",
                ("送温暖行动|action",),
            ),
            ("建立周调度机制，推进项目建设。", ("周调度机制|mechanism",)),
            ("倡导绿色就业发展战略。", ("绿色就业发展战略|strategy",)),
            ("自城乡环境提升三年行动启动以来，变化很大。", ("城乡环境提升三年行动|action",)),
            ("部署推进绿满湘江行动和精准灭荒工程。", ("绿满湘江行动|action", "精准灭荒工程|action")),
            ("以大力实施精准脱贫工程促农民增收。", ("精准脱贫工程|action",)),
            ("加快实施制造业科技创新支撑计划。", ("制造业科技创新支撑计划|plan",)),
            ("村里实行包联责任制。", ("包联责任制|mechanism",)),
            ("在全县开展重点项目建设年活动。", ("重点项目建设年活动|action",)),
            ("认真研究2023年度政府系统绩效考核方案。", ("2023年度政府系统绩效考核方案|plan",)),
            (
                "持续推进美丽河湖、美丽公路、美丽田园行动。",
                ("美丽河湖行动|action", "美丽公路行动|action", "美丽田园行动|action"),
            ),
            ("落实县级领导包乡镇联企业制度。", ("县级领导包乡镇联企业制度|mechanism",)),
            ("普遍推行厂长聘任制。", ("厂长聘任制|mechanism",)),
            ("衡阳市建立了楼院轮值机制。", ("楼院轮值机制|mechanism",)),
            ("启动助力中小企业上市行动，组织专班。", ("助力中小企业上市行动|action",)),
            ("日前，省里发布示范区3.0方案。", ("示范区3.0方案|plan",)),
            ("第七版防控方案更加精准。", ("第七版防控方案|plan",)),
            ("开展种子安全法执法检查。", ("种子安全法|document",)),
            ("坚决打赢湿地保护攻坚战。", ("湿地保护攻坚战|action",)),
            ("全省提前实现牧业发展纲要。", ("牧业发展纲要|plan",)),
            ("全省实施土壤改良工程，成效明显。", ("土壤改良工程|action",)),
            ("村里采取农户+合作社模式。", ("农户+合作社模式|method",)),
            ("市里研究制定助企服务实施方案。", ("助企服务实施方案|plan",)),
            ("全省实施就业援助专项行动。", ("就业援助专项行动|action",)),
            (
                "落实基本林地保护制度，推进基本公共服务提升行动。",
                ("基本林地保护制度|mechanism", "基本公共服务提升行动|action"),
            ),
            (
                "实施好就业促进、创业引领、基层成长等计划。",
                ("就业促进计划|plan", "创业引领计划|plan", "基层成长计划|plan"),
            ),
            (
                "启动湖岸质量提升、沿江重大生态修复、第二批沙地生态保护工程试点。",
                ("湖岸质量提升工程|action", "沿江重大生态修复工程|action", "沙地生态保护工程|action"),
            ),
            ("今年将完成北水南调工程总体规划修编。", ("北水南调工程总体规划|plan",)),
            ("建立企业履行战略使命评价制度。", ("企业履行战略使命评价制度|mechanism",)),
            ("扩大跨境农产品综合试点，增加城市数量。", ("跨境农产品综合试点|action",)),
            ("扩大做实企业保险账户试点。", ("企业保险账户试点|action",)),
            ("衡阳入选全国首批湿地修复一体化试点，成效明显。", ("湿地修复一体化试点|action",)),
            ("完善林权保护制度，改革垃圾收运收费制度。", ("林权保护制度|mechanism", "垃圾收运收费制度|mechanism")),
            ("完善牧区纠纷调处机制，优化服务。", ("牧区纠纷调处机制|mechanism",)),
            ("启动优质牧草产业工程，推进草种培育工程。", ("优质牧草产业工程|action", "草种培育工程|action")),
            ("落实好返乡创业计划，实施牧区振兴规划纲要。", ("返乡创业计划|plan", "牧区振兴规划纲要|plan")),
            ("落实边贸事务条例，维护秩序。", ("边贸事务条例|document",)),
            ("制定税收划分总体方案，健全体系。", ("税收划分总体方案|plan",)),
            ("缩减外资准入负面清单。", ("外资准入负面清单|mechanism",)),
            ("边民贸易结算试点稳步进行。", ("边民贸易结算试点|action",)),
            ("全省实施数字牧业战略上抢先机。", ("数字牧业战略|strategy",)),
            ("深入实施湖水质量持续改善行动计划。", ("湖水质量持续改善行动计划|plan",)),
            ("组织开展2024年侵权图书统一清查行动，成效明显。", ("侵权图书统一清查行动|action",)),
            ("积极探索农户入社加负面清单管理模式。", ("农户入社加负面清单管理模式|method",)),
            ("增加了国家重点冰川研究发展计划、科学基金等投入。", ("国家重点冰川研究发展计划|plan",)),
            ("双方同意举行中土副总理级人文交流对话机制会议。", ("中土副总理级人文交流对话机制|mechanism",)),
            ("健康湘江行动暨全民步行提升行动取得成效。", ("健康湘江行动|action", "全民步行提升行动|action")),
            ("在全省开展农村房屋登记制度改革试点。", ("农村房屋登记制度改革试点|action",)),
            ("提出实施强省会战略，支持衡阳发展。", ("强省会战略|strategy",)),
            ("湿地更新行动深入推进。", ("湿地更新行动|action",)),
            ("全县持续深化国有林场改革提升行动。", ("国有林场改革提升行动|action",)),
            ("深入实施湖水、河水、地下水污染防治行动计划。", ("湖水、河水、地下水污染防治行动计划|plan",)),
            (
                "相继开展了打击盗伐滥伐、清理野外火源、禁捕等专项行动。",
                ("打击盗伐滥伐专项行动|action", "清理野外火源专项行动|action", "禁捕专项行动|action"),
            ),
            ("完善最低稿酬制度。", ("最低稿酬制度|mechanism",)),
            ("改革了债券发行审核制度。", ("债券发行审核制度|mechanism",)),
            ("改革完善招投标制度，废止收容遣返制度。", ("招投标制度|mechanism", "收容遣返制度|mechanism")),
            ("完善进口退税负担机制，优化服务。", ("进口退税负担机制|mechanism",)),
            ("健全分级负责、相互协同的防汛抗旱应急机制。", ("防汛抗旱应急机制|mechanism",)),
            ("完善统筹与账户相结合的教职工养老保险制度。", ("教职工养老保险制度|mechanism",)),
            ("推行村集体法律顾问制度。", ("村集体法律顾问制度|mechanism",)),
            ("落实湿地利用总体规划。", ("湿地利用总体规划|plan",)),
            ("探索建立洪灾保险制度。", ("洪灾保险制度|mechanism",)),
            ("继续完善各种形式的产量承包责任制。", ("产量承包责任制|mechanism",)),
            ("压紧压实禁毒工作责任制。", ("禁毒工作责任制|mechanism",)),
            ("落实最严格的山区养老服务补贴制度。", ("山区养老服务补贴制度|mechanism",)),
            ("由民政部门组织实施的百湖清流行动今天启动。", ("百湖清流行动|action",)),
            ("百湖清流行动由多个部门联合组织实施。", ("百湖清流行动|action",)),
            ("加快编制全国牧区供水发展规划。", ("全国牧区供水发展规划|plan",)),
            ("大桥列入国民经济和社会发展二十年规划。", ("国民经济和社会发展二十年规划|plan",)),
            ("我国实施生物多样性调查重大工程。", ("生物多样性调查重大工程|action",)),
            ("实施工业强县战略和文旅融合发展战略。", ("工业强县战略|strategy", "文旅融合发展战略|strategy")),
            ("落实巷长制、渠长制。", ("巷长制|mechanism", "渠长制|mechanism")),
            ("深入实施工业强县、生态立县战略。", ("工业强县战略|strategy", "生态立县战略|strategy")),
            ("县里建立四级包保工作机制。", ("四级包保工作机制|mechanism",)),
            ("建立县包镇、镇包村、村包组的三级包保机制。", ("三级包保机制|mechanism",)),
            ("推行党员承诺制活动。", ("党员承诺制|mechanism",)),
            ("全县召开会议，对我县湖岸环境集中整治行动进行部署。", ("湖岸环境集中整治行动|action",)),
            ("制定衡阳市安全生产治本攻坚三年行动方案。", ("衡阳市安全生产治本攻坚三年行动方案|plan",)),
            ("全县开展森林、草原防火专项行动。", ("森林、草原防火专项行动|action",)),
            ("三部门开展农村饮水安全问题专项治理。", ("农村饮水安全问题专项治理|action",)),
            ("近年来健康湘江行动取得成效。", ("健康湘江行动|action",)),
            ("实施名校、名校长、名师引育计划。", ("名校、名校长、名师引育计划|plan",)),
            ("打好关键核心技术攻坚战。", ("关键核心技术攻坚战|action",)),
            ("全县开展为期半年的农村假冒伪劣食品专项整治。", ("农村假冒伪劣食品专项整治|action",)),
            ("启动三年绿化湘江大会战。", ("三年绿化湘江大会战|action",)),
            ("落实党政同责、一岗双责和校园安全责任制。", ("校园安全责任制|mechanism",)),
            ("落实一把手负责制。", ("一把手负责制|mechanism",)),
            ("推行领导干部包案制。", ("领导干部包案制|mechanism",)),
        ),
        no=(
            "完善多部门、跨地区、军地联防联控机制。",
            "进一步完善工作机制。",
            "建立健全长效机制，开展专项行动。",
            "以实际行动支持家乡建设。",
            "两国建立了全面战略伙伴关系。",
            "水库加固工程开工。",
            "企业制定生产计划。",
            "建立重点行业风险监测预警机制。",
            "推进滨江大桥等重点工程建设。",
            "做好城乡规划和建设。",
            "一些工作条例草案已经提出。",
            "没有采取任何行动。",
            "发布20余项新产品和全新解决方案。",
            "探索房地产健康发展新模式。",
            "出台多个政策文件和行动计划。",
            "实施17个生态修复工程。",
            "强基层、建机制，解决问题。",
            "建立以学促干、以学增效、以学正风的长效机制。",
            "上海队在比赛中迅速行动起来。",
            "实施其他重点行动。",
            "建立内部财务管理制度。",
            "领导督导指导衡阳打好打赢三年行动。",
            "有信心完满地完成五年计划。",
            "实行这种责任制，抓好企业节能和重点工程。",
            "按照国家指令性计划进行生产。",
            "启动紧急人道主义援助机制。",
            "推进河道治理、堤防改造等工程。",
            "开展专题讲座、知识竞赛、展览展示等行动。",
            "推进古树公园、古树街巷、古树村庄等试点。",
            "六个试点地区作了交流，扩大改革试点。",
            "深化住房分配制度改革，严格落实各类防汛责任制度。",
            "发展双边合作机制，完善城乡发展体制机制。",
            "建立经费使用报销制度改革小组。",
            "五大专项行动包括禁烧、抑尘、控车、治企、应急专项行动。",
        ),
    ),
)
