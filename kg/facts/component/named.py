"""Parts that the name itself holds or spells: its parallel members, its figures, what it was shortened from."""

from __future__ import annotations

import re

from kg.grammar import Document, Rule, declared
from kg.mentions.program.lists import Spans, count_of, is_set, split, split_last
from kg.mentions.program.vocabulary import HEADS, TAIL
from kg.model import Mention, Program


def inside(doc: Document, mention: Mention) -> Spans:
    """看得准、下手快、盯得紧 → its members; 重大项目周调度、月通报制度 → 周调度, 月通报."""
    text, name = doc.article.text, doc.article.text[mention.start : mention.end]
    own = mention.value.name if isinstance(mention.value, Program) else name
    if (
        name.startswith("《")
        or _SAYINGS.search(name)
        or _EDUCATION.match(text, mention.end - 4)
        or _TROUBLE.search(text[max(0, mention.start - 6) : mention.start])
    ):
        return []
    if in_a_row := _QUOTES_IN_A_ROW.match(name):
        return [(mention.start + m.start(1), mention.start + m.end(1)) for m in _ONE_QUOTE.finditer(in_a_row[0])]
    quoted = _QUOTED.match(name)
    start = mention.start + (1 if quoted else 0)
    body = (quoted[1] or quoted[2]) if quoted else _without_head(name)
    parts = split(body, start, _BETWEEN if quoted else "、")
    if quoted and len(parts) == 2 and "、" in body and not alike(*(text[a:b] for a, b in parts)):
        return []  # 汽车、农机下乡
    if quoted and len(parts) == 1 and len(halves := split_last(text, parts)) == count_of(name[quoted.end() :]):
        return halves  # “党员先锋和头雁领航” | 两大工程
    if quoted and len(parts) != count_of(own) and (pairs := _PAIRED_CLAUSES.fullmatch(body)):
        parts = split(body, start, pairs["mark"])
    if all(text[a:b].isdigit() or _MEASURED.fullmatch(text, a, b) for a, b in parts):
        return []
    if len(parts) == 1 and (joined := _JOINED.fullmatch(body)):
        return split(joined[0], start, "[+＋]")
    if quoted and len(parts) == 1 and (pair := _PAIR.fullmatch(body)) and set(pair[1]) & set(pair[2]):
        return split(body, start, "[+＋]")
    if (
        len(parts) == 2
        and "·" in body
        and (len({b - a for a, b in parts}) > 1 or TAIL.match(text, mention.start + len(quoted[0]) if quoted else 0))
    ):
        return []
    if len(parts) == 1 and (units := _in_a_row(body, 2 if quoted else 3)):
        return [(start + begin, start + end) for begin, end in units]
    if len(parts) == 1 and " " in body:
        parts = _halves(doc, split(body, start, " +"))
    if len(parts) < 2 or (len(parts) == 2 and _DASH.search(body) and mention.end == start + len(body) + 1):
        return []
    if not quoted and isinstance(mention.value, Program) and mention.value.kind in {"plan", "document"}:
        return []
    if " " in body and "、" not in body:
        return parts
    if quoted:
        tail = TAIL.match(text, mention.start + quoted.end())
        return [] if tail and tail["last"] and tail.end() <= mention.end else parts
    if "、" not in body or (len(parts) == 2 and is_set(name) and len({end - begin for begin, end in parts}) > 1):
        return []
    if len(more := split_last(text, parts)) > 2 and len({b - a for a, b in more}) == 1:
        parts = more  # 巡查、考评、约谈和问责 | 制度
    if len(parts) > 2 and len(lengths := {b - a for a, b in parts[1:-1]} | {parts[0][1] - parts[0][0]}) == 1:
        parts[-1] = _as_long_as_the_others(text, *parts[-1], max(lengths))
    first, length = parts[0], parts[1][1] - parts[1][0]
    parts[0] = (max(first[0], first[1] - length), first[1])
    (before_it, _), (begin, end) = parts[-2:]
    if len(parts) == 2 and text[before_it] == text[begin]:
        parts[-1] = (begin, min(end, begin + parts[0][1] - before_it))  # 跨区域、跨流域 | 生态补偿机制
    unequal = len(parts) == 2 and len({b - a for a, b in parts}) > 1
    return [] if unequal or any("等" in text[a:b] for a, b in parts) else parts


def _as_long_as_the_others(text: str, start: int, end: int, length: int) -> tuple[int, int]:
    """县、乡、村 | 联动机制, but 谁受益 of 谁建、谁有、谁受益的原则 and 多快好省地建设 behind 力争上游."""
    end -= text[end - 1] == "的"
    cut = start + length
    return start, end if end - cut < 2 or text[cut] == "地" else cut


_QUOTES_IN_A_ROW = re.compile("“[^“”]{2,6}”(?:[、和]?“[^“”]{2,6}”)+")
_ONE_QUOTE = re.compile("“([^“”]+)”")
"""One name of several quotes: “扫雪”“除冰”行动."""
_QUOTED = re.compile('[“「"]([^“”」"]+)[”」"]|‘([^‘’]+)’')
_BETWEEN = "[、，,；·—－]|(?<=[\u4e00-\u9fff])-+(?=[\u4e00-\u9fff])"
_PAIRED_CLAUSES = re.compile(
    "[^、，；]+、[^、，；]+(?P<mark>[，；])[^、，；]+、[^、，；]+(?:(?P=mark)[^、，；]+、[^、，；]+)*"
)
"""谁审批、谁负责，谁主管、谁监管: two parts, each of two halves."""
_MEASURED = re.compile("[0-9]+[一-鿿]{1,2}")
_MEMBER = "(?:[0-9]{1,4}|[0-9]?[A-Za-z]{1,4})?[\u4e00-\u9fff]{1,12}"
_PAIR = re.compile("([一-鿿]{2,5})[+＋]([一-鿿]{2,5})")
"""线上+线下: of two members each is one of a kind with the other, which a character that they share tells."""
_JOINED = re.compile(f"{_MEMBER}(?:[+＋]{_MEMBER}){{2,}}")
"""企业+合作社+农户: three members or more; two (保险+期货) are one thing."""


def alike(one: str, other: str) -> bool:
    """Whether two members are parallel: neither more than twice as long as the other, or with one beginning or end."""
    shorter, longer = sorted((len(one), len(other)))
    return longer <= 2 * shorter or one[0] == other[0] or one[-1] == other[-1]


_SAYINGS = re.compile("关于[^“”]*重要(?:讲话|论述|思想|指示|批示|要求|精神)")
"""习近平总书记关于甲、乙的重要论述: what the words are about is no part of them."""
_EDUCATION = re.compile(".{0,4}?”?(?:主题|专题|学习)教育")


_DASH = re.compile("[—－-]")
"""Two joined by a dash alone (“创新链—产业链”) are a pair, not a name with members."""
_TROUBLE = re.compile("(?:难在|在于|避免|防止|克服|破解|存在|摆脱|告别|出现|解决|杜绝|是因为)$")
"""What is quoted behind it is a difficulty (难在“多头管理、各自为政”), no principle with members."""


def _halves(doc: Document, parts: Spans) -> Spans:
    """拥抱变化 共创未来: the halves of a call; an image of a place (湘江两岸 诗意衡阳) has none."""
    if len({end - start for start, end in parts}) > 1 or parts[0][1] - parts[0][0] < 3:
        return []
    begin, stop = parts[0][0], parts[-1][1]
    return [] if any(m.kind == "place" and begin <= m.start < stop for m in doc.mentions("place")) else parts


def _in_a_row(body: str, least: int) -> Spans:
    """大走访大调研大服务, 访民情解民忧暖民心: units of one length with one character in common; two must begin with it."""
    for size in (3, 4, 5, 6):
        count, rest = divmod(len(body), size)
        if rest or count < least or _HAN.fullmatch(body) is None:
            continue
        units = [body[at : at + size] for at in range(0, len(body), size)]
        counted = count > 2 and all(u[0] in _FIGURES and u[1] not in _FIGURES for u in units)
        if counted and size == 3:
            return [(n * size, (n + 1) * size) for n in range(count)]  # 五棵树一条鱼一桌菜
        if count == 2 and size > 3 and units[0][:2] == units[1][:2]:
            return [(0, size), (size, 2 * size)]  # 一手抓生产一手抓安全
        for at, common in enumerate(units[0][: size if count > 2 else 1]):
            if common not in _IDLE and body.count(common) == count and all(u[at] == common for u in units):
                return [(n * size, (n + 1) * size) for n in range(count)]
    return []


_HAN = re.compile("[\u4e00-\u9fff]+")
_FIGURES = "一二三四五六七八九十两双"
_IDLE = _FIGURES + "百千万的和与"


def _without_head(name: str) -> str:
    """相互尊重、合作共赢的方针 → 相互尊重、合作共赢."""
    name = name.removesuffix("总路线")
    if len({len(part) for part in name.split("、")}) == 1:
        return name  # 日调度、周计划
    if (at := name.rfind("的")) > name.rfind("、") > 0 and len(name) - at < 12:
        return name[:at]  # 普遍备案、有限核准 | 的管理制度
    head = next((name[-k:] for k in range(8, 1, -1) if name[-k:] in HEADS), "")
    return name.removesuffix(head).removesuffix("等").removesuffix("的")


RULES: tuple[Rule, ...] = (
    declared(
        "component.inside",
        yes=(
            ("耒阳市推行“线上+线下”模式。", ("线上+线下模式|线上|1", "线上+线下模式|线下|2")),
            (
                "坚持“一手抓生产一手抓安全”的原则。",
                ("一手抓生产一手抓安全|一手抓生产|1", "一手抓生产一手抓安全|一手抓安全|2"),
            ),
            (
                "实施“强基固本和惠民暖心”两大工程。",
                ("强基固本和惠民暖心两大工程|强基固本|1", "强基固本和惠民暖心两大工程|惠民暖心|2"),
            ),
            (
                "坚持谁建、谁有、谁受益的原则。",
                tuple(f"谁建、谁有、谁受益的原则|{p}" for p in ("谁建|1", "谁有|2", "谁受益|3")),
            ),
            ("推行“支部引领—群众点单”机制。", ("支部引领—群众点单机制|支部引领|1", "支部引领—群众点单机制|群众点单|2")),
            (
                "坚持“看得准、下手快、盯得紧”，抓好落实。",
                (
                    "看得准、下手快、盯得紧|看得准|1",
                    "看得准、下手快、盯得紧|下手快|2",
                    "看得准、下手快、盯得紧|盯得紧|3",
                ),
            ),
            (
                "按照“谁主管、谁负责，谁审批、谁监管”的原则办理。",
                (
                    "谁主管、谁负责，谁审批、谁监管|谁主管、谁负责|1",
                    "谁主管、谁负责，谁审批、谁监管|谁审批、谁监管|2",
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
            (
                "建立县、乡、村联动机制，坚持日调度、周计划。",
                (
                    "县、乡、村联动机制|县|1",
                    "县、乡、村联动机制|乡|2",
                    "县、乡、村联动机制|村|3",
                    "日调度、周计划|日调度|1",
                    "日调度、周计划|周计划|2",
                ),
            ),
            (
                "建立跨区域、跨流域生态补偿机制。",
                ("跨区域、跨流域生态补偿机制|跨区域|1", "跨区域、跨流域生态补偿机制|跨流域|2"),
            ),
            (
                "构建“1个中心+8个分中心+60个网格”治理体系。",
                tuple(
                    f"1个中心+8个分中心+60个网格治理体系|{part}" for part in ("1个中心|1", "8个分中心|2", "60个网格|3")
                ),
            ),
            (
                "推行“企业+合作社+农户”模式，壮大产业。",
                ("企业+合作社+农户模式|企业|1", "企业+合作社+农户模式|合作社|2", "企业+合作社+农户模式|农户|3"),
            ),
            (
                "开展“访民情解民忧暖民心”活动。",
                tuple(f"访民情解民忧暖民心|{part}" for part in ("访民情|1", "解民忧|2", "暖民心|3")),
            ),
            ("坚持“早育秧早插秧”的原则。", ("早育秧早插秧|早育秧|1", "早育秧早插秧|早插秧|2")),
            (
                "推动“两朵花一条河一片湖”特色产业集聚发展。",
                ("两朵花一条河一片湖|两朵花|1", "两朵花一条河一片湖|一条河|2", "两朵花一条河一片湖|一片湖|3"),
            ),
            ("持续开展“扫黄”“打非”斗争。", ("扫黄打非|扫黄|1", "扫黄打非|打非|2")),
        ),
        no=(
            "开展“千名干部进千村联万户”活动。",
            "认真学习《湖南省农村、林业、水利改革方案》。",
            "落实“1、3、5分钟”快速反应机制。",
            "推广“保险+期货”模式。",
            "中方提出全球安全倡议。",
            "开展“走读湖南·湘江两岸看变化”活动。",
            "启动“红色物业·幸福家园”工程。",
            "全市“创新链—产业链”深度耦合。",
            "大江治理难在“多头管理、各自为政”。",
            "落实“汽车、摩托车下乡”政策。",
            "学习习近平总书记关于开放发展、合作发展的重要论述。",
            "开展燃气、电动自行车等安全隐患全链条专项整治。",
        ),
    ),
    declared(
        "component.code",
        yes=(
            (
                "推行“35”工作法。巡前抓“三个关键”，优化流程。巡中坚持“五个必访”，把准重点。",
                ("35工作法|三个关键|1", "35工作法|五个必访|2"),
            ),
            (
                "全镇推行“432”工作法，建好“四本台账”“三支队伍”“两个平台”。",
                ("432工作法|四本台账|1", "432工作法|三支队伍|2", "432工作法|两个平台|3"),
            ),
            (
                "全县推行“12”工作法。“1”指的是一个平台，“2”指的是两支队伍。",
                ("12工作法|一个平台|1", "12工作法|两支队伍|2"),
            ),
            (
                "实行“一三二”工作制：一天学习，三天劳动，二天开会。",
                ("一三二工作制|一天学习|1", "一三二工作制|三天劳动|2", "一三二工作制|二天开会|3"),
            ),
            (
                "实施“十百千”提升工程：打造10条精品线路、培育100家农家乐、扶持1000家民宿。",
                ("十百千提升工程|10条精品线路|1", "十百千提升工程|100家农家乐|2", "十百千提升工程|1000家民宿|3"),
            ),
            (
                "实施“251”工程，即种桑20万亩、养蚕5万张、织绸1000万米。",
                ("251工程|种桑20万亩|1", "251工程|养蚕5万张|2", "251工程|织绸1000万米|3"),
            ),
            (
                "构建“1+5+N”服务体系，即1个服务中心、5个分中心和N个服务点。",
                ("1+5+N服务体系|1个服务中心|1", "1+5+N服务体系|5个分中心|2", "1+5+N服务体系|N个服务点|3"),
            ),
            (
                "构建“1+5+N”服务体系，即1个中心+5个分中心+N个服务点。",
                ("1+5+N服务体系|1个中心|1", "1+5+N服务体系|5个分中心|2", "1+5+N服务体系|N个服务点|3"),
            ),
            ("全县构建“一轴三区”格局，“一轴”即湘江发展轴。", ("一轴三区|湘江发展轴|1",)),
            (
                "全县构建“一核两翼”格局，“一核”即衡阳新城，“两翼”为滨江片区和临空片区。",
                (
                    "一核两翼|衡阳新城|1",
                    "一核两翼|滨江片区|2",
                    "一核两翼|临空片区|3",
                ),
            ),
            (
                "坚持“一保两补”，所谓“一保”，是保工资；“两补”，是补资料、补仪器。",
                ("一保两补|保工资|1", "一保两补|补资料|2", "一保两补|补仪器|3"),
            ),
            (
                "实施“百千万”示范工程：抓好一百个村，培养一千名技术员，带动一万户农家。",
                ("百千万示范工程|一百个村|1", "百千万示范工程|一千名技术员|2", "百千万示范工程|一万户农家|3"),
            ),
            (
                "全县形成“一轴两带”（一轴即湘江发展轴，两带即东部茶叶带和西部油茶带）布局。",
                ("一轴两带|湘江发展轴|1", "一轴两带|东部茶叶带|2", "一轴两带|西部油茶带|3"),
            ),
            (
                "落实“三减两增”，“三减”指减环节、减材料、减时限；“两增”指增网点、增人手。",
                (
                    "三减两增|减环节|1",
                    "三减两增|减材料|2",
                    "三减两增|减时限|3",
                    "三减两增|增网点|4",
                    "三减两增|增人手|5",
                ),
            ),
            (
                "大力发展一个主导产业、两个特色产业、三个配套产业的“一二三”产业体系。",
                (
                    "一二三产业体系|一个主导产业|1",
                    "一二三产业体系|两个特色产业|2",
                    "一二三产业体系|三个配套产业|3",
                ),
            ),
        ),
        no=(
            "推行“35”工作法，巡前抓“三个关键”，巡中走访群众。",
            "推行“432”工作法，四个村先行先试。",
            "办好以下实事：一是建设“15分钟健身圈”；二是新建幼儿园5所。",
            "共建“21世纪海上丝绸之路”，两国合作签署1项协议。",
            "共建“一带一路”为各国发展带来机遇。",
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
)
