"""Who issued a programme, who carries it out, who calls for it, and what it is a part of.

The scope of a sentence decides. What a person calls for is promoted by that person. What the article tells of is carried
out by the subject of its sentence, else by whom the paragraph or the article tells of; no verb is needed for that, but
a verb may say that it was issued or set up there, or that it is a difficulty and nobody's programme. What a meeting
calls for is promoted by nobody; the place is to carry it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kg.facts.program_link import deeds, parts
from kg.facts.program_link.sentence import sentences
from kg.facts.program_link.subjects import HOME
from kg.grammar import Document, Rule
from kg.mentions.program.vocabulary import declared
from kg.model import Program, ProgramLink, Relation


def find(doc: Document) -> list[ProgramLink]:
    if not any(m.kind == "program" for m in doc.top):
        return []
    members = list(parts.parts(doc))
    listed: set[tuple[object, object]] = {(link.program, link.target) for link in members}
    found: list[ProgramLink] = []
    for sentence in sentences(doc):
        found.extend(
            chain(
                deeds.deeds(doc, sentence),
                parts.measures(sentence),
                parts.told_in(sentence),
                parts.within(sentence, listed),
                parts.in_it(sentence, doc),
            )
        )
    return _settle([*found, *members, *parts.named_after(doc), *_inherited(found, members)])


def _inherited(found: list[ProgramLink], members: list[ProgramLink]) -> Iterator[ProgramLink]:
    """Who sets up 3项机制 sets up each of them, where nothing else is said of it."""
    has = {
        link.program
        for link in found
        if link.relation in {"issued_by", "implemented_by"} and not link.rule.endswith(HOME)
    }
    for part in members:
        for link in found:
            if link.program == part.target and link.relation == "issued_by" and part.program not in has:
                yield ProgramLink(
                    part.program, "issued_by", link.target, part.start, part.end, "program_link.inherited"
                )


_BY_SUBJECT = {"program_link.issue", "program_link.carry"}


def _settle(found: list[ProgramLink]) -> list[ProgramLink]:
    """Each link once, where it is first said; what is taken from the place told of gives way to what has a subject."""
    deeds = {"issued_by", "implemented_by"}
    said = {link.program for link in found if link.relation in deeds and link.rule in _BY_SUBJECT}
    issued = {link.program for link in found if link.rule == "program_link.issue" and link.relation == "issued_by"}
    found = [link for link in found if link.rule != "program_link.title" or link.program not in issued]
    kept: dict[tuple[Program, Relation, object], ProgramLink] = {}
    for link in found:
        if not link.rule.endswith(HOME) or link.program not in said:
            kept.setdefault((link.program, link.relation, link.target), link)
    return list(kept.values())


RULES: tuple[Rule, ...] = (
    declared(
        "program_link.speaker",
        yes=(
            (
                "衡阳市委书记王建国强调，要深入推进“八大工程”。全力打好“四大战役”。",
                ("八大工程|promoted_by|王建国", "四大战役|promoted_by|王建国"),
            ),
            (
                "王建国书记指出，近年来，市委、市政府认真落实“八大工程”。",
                ("八大工程|promoted_by|王建国",),
            ),
            (
                "衡阳市市长王建国表示，衡阳市发展势头良好。将继续推进“八大工程”。",
                ("八大工程|promoted_by|王建国",),
            ),
            (
                "衡阳市市长王建国到耒阳市调研。他要求，加快实施“八大工程”。",
                ("八大工程|promoted_by|王建国",),
            ),
            (
                "衡阳市市长王建国走进企业。他鼓励企业用好“八大工程”政策。",
                ("八大工程|promoted_by|王建国",),
            ),
        ),
        no=(
            "会议强调，要深入推进“八大工程”。",
            "衡阳市深入推进“八大工程”。",
            "衡阳市委书记王建国强调，要抓好落实。2024年，耒阳市推进“八大工程”。",
            "衡阳市市长王建国表示，湖南同“一带一路”沿线国家贸易额增长。",
            "衡阳市市长王建国主持会议，落实会议要求，推进“八大工程”。",
            "衡阳市民政局局长王建国介绍，耒阳市推行“四色卡片”制度。",
        ),
    ),
    declared(
        "program_link.of",
        yes=(
            ("衡阳市紧扣省委“1356”战略，推动发展。", ("1356战略|issued_by|中共湖南省委",)),
            ("全市围绕市第十次党代会提出的“八大工程”抓落实。", ("八大工程|issued_by|衡阳市",)),
            ("“八大工程”，是近年来耒阳市率先推出的民生举措。", ("八大工程|issued_by|耒阳市",)),
            (
                "用好省委提出的“四看”“五查”工作法。",
                ("四看工作法|issued_by|中共湖南省委", "五查工作法|issued_by|中共湖南省委"),
            ),
            ("法方支持中方提出的“八大工程”倡议。", ("八大工程|issued_by|中国",)),
        ),
        no=("衡阳市“八大工程”进展顺利。", "全省“八大工程”好评如潮。", "耒阳市记录湖南乡村振兴的故事。"),
    ),
    declared(
        "program_link.printed",
        yes=(("《湖南日报》在头版刊发评论文章《让群众少跑腿》。", ("让群众少跑腿|issued_by|湖南日报社",)),),
    ),
    declared(
        "program_link.proposed",
        yes=(("衡阳市市长王建国在论坛开幕式上首次提出“八大工程”，引起热议。", ("八大工程|promoted_by|王建国",)),),
        no=("衡阳市市长王建国到耒阳市检查，当地实施“八大工程”。",),
    ),
    declared(
        "program_link.passive",
        yes=(
            (
                "《数字乡村建设标准》由湖南省教育厅、湖南省民政厅于去年8月发布。",
                ("数字乡村建设标准|issued_by|湖南省教育厅", "数字乡村建设标准|issued_by|湖南省民政厅"),
            ),
            ("“八大工程”由耒阳市组织实施。", ("八大工程|implemented_by|耒阳市",)),
        ),
        no=("“八大工程”由点到面铺开。",),
    ),
    declared(
        "program_link.carry",
        yes=(
            ("近年来，耒阳市深入推进“八大工程”。", ("八大工程|implemented_by|耒阳市",)),
            ("衡阳市教育局大力实施“名师工程”，成效明显。", ("名师工程|implemented_by|衡阳市教育局",)),
            ("耒阳市委坚持“五个聚焦”，推动发展。", ("五个聚焦|implemented_by|中共耒阳市委",)),
            (
                "王建国书记指出，近年来，市委、市政府认真落实“八大工程”。",
                ("八大工程|implemented_by|中共衡阳市委", "八大工程|implemented_by|衡阳市人民政府"),
            ),
            ("今年，耒阳市靠“三色清单”制度赢得口碑。", ("三色清单制度|implemented_by|耒阳市",)),
            (
                "王建国书记指出，今年以来，全市上下大力实施“八大工程”，开局良好。",
                ("八大工程|implemented_by|衡阳市",),
            ),
        ),
        no=(
            "衡阳市着力破解“三大难题”。",
            "衡阳日报社记者采写“八大工程”系列报道。",
            "衡阳市委书记王建国指出，耒阳市要大力实施“八大工程”。",
        ),
    ),
    declared(
        "program_link.carry_home",
        yes=(
            ("深入推进“八大工程”，城乡面貌焕然一新。", ("八大工程|implemented_by|衡阳市",)),
            ("在耒阳市的社区，推行“四色卡片”制度。", ("四色卡片制度|implemented_by|耒阳市",)),
            (
                "三塘镇党委书记王建国介绍，去年以来推行“四色卡片”制度。",
                ("四色卡片制度|implemented_by|三塘镇",),
            ),
            ("群众的事有人管，靠的是“三色清单”制度。", ("三色清单制度|implemented_by|衡阳市",)),
            (
                "耒阳市靠山面水。\n耒阳市有个办法。\n耒阳市民风淳朴。\n“三色清单”制度传开了。",
                ("三色清单制度|implemented_by|耒阳市",),
            ),
        ),
        no=(
            "会议强调，要深入推进“八大工程”。",
            "全市上下推进“十五五”规划编制。",
            "要深入推进“八大工程”，改善城乡面貌。",
            "衡阳市政协委员围绕“八大工程”建设积极建言。",
            "衡阳市市长王建国说，邻里互助是“八大工程”之一。",
            "新办法是在“三色清单”制度的基础上发展而来的。",
        ),
    ),
    declared(
        "program_link.issue",
        yes=(
            ("耒阳市建立“三色清单”制度。", ("三色清单制度|issued_by|耒阳市",)),
            ("近日，国家出台“稳岗十六条”，惠及企业。", ("稳岗十六条|issued_by|中国",)),
            (
                "湖南省教育厅编制实施《数字校园建设规划》。",
                ("数字校园建设规划|implemented_by|湖南省教育厅", "数字校园建设规划|issued_by|湖南省教育厅"),
            ),
            (
                "耒阳市委率先探索出“三色清单”制度。",
                ("三色清单制度|issued_by|中共耒阳市委", "三色清单制度|implemented_by|耒阳市"),
            ),
            (
                "耒阳市启动实施“八大工程”。",
                ("八大工程|issued_by|耒阳市", "八大工程|implemented_by|耒阳市"),
            ),
            (
                "衡阳市人大常委会举行会议。会议表决通过《衡阳市养犬管理条例》。",
                ("衡阳市养犬管理条例|issued_by|衡阳市人民代表大会常务委员会",),
            ),
            ("湖南省人民政府办公厅印发《数字乡村建设方案》。", ("数字乡村建设方案|issued_by|湖南省人民政府办公厅",)),
        ),
        no=("耒阳市认真学习《数字乡村建设方案》。", "耒阳市启动种子安全法执法检查。"),
    ),
    declared(
        "program_link.issue_home",
        yes=(("出台《民营经济发展若干措施》，为企业松绑减负。", ("民营经济发展若干措施|issued_by|衡阳市",)),),
    ),
    declared(
        "program_link.title",
        yes=(
            ("近日，出台《湖南省数字乡村建设方案》，明确了目标。", ("湖南省数字乡村建设方案|issued_by|湖南省",)),
            (
                "学习《中共湖南省委、湖南省人民政府关于加强人才工作的意见》。",
                (
                    "中共湖南省委、湖南省人民政府关于加强人才工作的意见|issued_by|中共湖南省委",
                    "中共湖南省委、湖南省人民政府关于加强人才工作的意见|issued_by|湖南省人民政府",
                ),
            ),
            (
                "会议听取了《中共衡阳市委关于加强人才工作的意见》起草情况。",
                ("中共衡阳市委关于加强人才工作的意见|issued_by|中共衡阳市委",),
            ),
        ),
        no=("会议审议《全国乡村建设工作办法》。",),
    ),
    declared(
        "program_link.told_to",
        yes=(
            (
                "湖南省人民政府印发《数字乡村建设方案》，要求全省各地结合实际认真贯彻落实。",
                ("数字乡村建设方案|implemented_by|湖南省",),
            ),
            (
                "湖南省人民政府办公厅印发《数字乡村建设方案》，要求各地各部门认真贯彻执行。",
                ("数字乡村建设方案|implemented_by|湖南省",),
            ),
        ),
        no=("国务院办公厅印发《数字乡村建设方案》，要求各地各部门认真贯彻执行。",),
    ),
    declared(
        "program_link.bidden",
        yes=(
            (
                "《衡阳市数字乡村建设方案》全文如下。\n打造“快办、好办”服务模式，方便群众。",
                ("快办、好办服务模式|implemented_by|衡阳市",),
            ),
        ),
    ),
    declared(
        "program_link.meeting_home",
        yes=(("会议强调，要深入推进“八大工程”。", ("八大工程|implemented_by|衡阳市",)),),
        no=("会议强调，要增强“四个意识”。",),
    ),
    declared(
        "program_link.named_place",
        yes=(("衡阳市委书记王建国强调，要建设“数字衡阳”。", ("数字衡阳|implemented_by|衡阳市",)),),
    ),
    declared(
        "program_link.within",
        yes=(
            ("耒阳市结合“八大工程”，开展“银龄助学”行动。", ("银龄助学行动|part_of|八大工程",)),
            ("耒阳市在深入推进“八大工程”中，开展“银龄助学”行动。", ("银龄助学行动|part_of|八大工程",)),
            ("“银龄助学”行动是“八大工程”的重要内容。", ("银龄助学行动|part_of|八大工程",)),
            ("推进“银龄助学”行动，是落实“八大工程”的具体举措。", ("银龄助学行动|part_of|八大工程",)),
            ("耒阳市把“银龄助学”行动作为推进“八大工程”的抓手。", ("银龄助学行动|part_of|八大工程",)),
            ("耒阳市以“银龄助学”行动为抓手，大力推进“八大工程”。", ("银龄助学行动|part_of|八大工程",)),
            ("耒阳市推行“321”治理模式，即建立“三单”机制，方便群众。", ("三单机制|part_of|321治理模式",)),
            (
                "耒阳市打造“321”治理模式，依托“五色网格”“三单机制”服务群众。",
                ("五色网格|part_of|321治理模式", "三单机制|part_of|321治理模式"),
            ),
        ),
        no=(
            "耒阳市深入推进“八大工程”，开展“银龄助学”行动。",
            "耒阳市推行“支部+合作社+农户”的“三联”模式。",
        ),
    ),
    declared(
        "program_link.in_it",
        yes=(("在“四联”督导机制中，坚持“先查后改、边查边改”的原则。", ("先查后改、边查边改|part_of|四联督导机制",)),),
    ),
    declared(
        "program_link.part",
        yes=(("推进产业升级、“厕所革命”、城乡绿化“三项重点工作”。", ("厕所革命|part_of|三项重点工作",)),),
    ),
    declared(
        "program_link.named_after",
        yes=(
            (
                "深入推进“双翼齐飞”战略。开展“双翼齐飞”战略三年攻坚行动。",
                ("双翼齐飞战略三年攻坚行动|part_of|双翼齐飞战略",),
            ),
        ),
    ),
    declared(
        "program_link.inherited",
        yes=(
            (
                "衡阳市建立日常巡查、部门会商、信息共享“3项机制”。\n在日常巡查机制中，责任到人。",
                ("日常巡查机制|issued_by|衡阳市",),
            ),
        ),
    ),
    declared(
        "program_link.told_in",
        yes=(
            (
                "《湖南省养老服务规划》提出，实施“银龄助学”行动。",
                ("银龄助学行动|part_of|湖南省养老服务规划",),
            ),
            (
                "湖南省教育厅印发《数字校园建设规划》，对今后工作作出部署，要求各校实施“名师工程”。",
                ("名师工程|part_of|数字校园建设规划",),
            ),
        ),
        no=("耒阳市落实《数字校园建设规划》要求，实施“名师工程”。",),
    ),
    declared(
        "program_link.measure",
        yes=(
            (
                "《湖南省数字乡村建设方案》全文如下。\n实施“云上农家”工程，改善网络条件。",
                ("云上农家工程|part_of|湖南省数字乡村建设方案",),
            ),
        ),
    ),
)
