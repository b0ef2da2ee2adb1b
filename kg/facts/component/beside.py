"""Lists that stand beside a name and are told to be its parts: 甲、乙和丙“三大行动”, 举办了甲、乙、丙等活动, 在其中实行甲、乙."""

from __future__ import annotations

import re

from kg.grammar import Rule, declared
from kg.mentions.program.lists import Spans, before, numeral, split
from kg.mentions.program.vocabulary import plain
from kg.model import Mention


def united(text: str, mention: Mention, floor: int, count: int) -> Spans:
    """融合巡防、监控、调解等工作，构建“三位一体”模式: as many members as the name counts, united in the clause before."""
    then = _UNITED.search(text, floor, mention.start) if count > 2 else None
    if then is None:
        return []
    listed = before(text, floor, then.start() + 1, count)
    if len(listed) != count:
        return []
    start, end = listed[0]
    return [(max(start, text.find("“", start, end)), end), *listed[1:]]  # 深度融合“以房管人”


_UNITED = re.compile(
    "等(?:重点|各项|多项|多种)?(?:工作|举措|做法|措施|环节|要素|力量|资源|内容|手段|功能)，[^，。；：、“”]{0,4}(?:构建|打造|形成|建立|搭建|推行|探索)[^，。；：、“”]{0,4}$"
)


def last_in_name(text: str, mention: Mention, floor: int, name: str) -> Spans:
    """互利互惠、互不相扰、 | 和睦共处三项原则: the last of the members begins the name that counts them."""
    own = _COUNTED_NAME.fullmatch(name)
    if own is None or not text.endswith("、", floor, mention.start):
        return []
    end = mention.start + own.end("own")
    listed = before(text, floor, end, numeral(own["count"]))
    return listed if listed and listed[-1][0] == mention.start else []


_COUNTED_NAME = re.compile(
    "(?P<own>[\u4e00-\u9fff]{2,6})(?P<count>[三四五六七八九十])(?:大|项|条|个)[\u4e00-\u9fff]{2,4}"
)


def activities(text: str, mention: Mention, stop: int) -> Spans:
    """以“爱鸟周”为载体，先后举办了图片展览、知识讲座、征文比赛等活动: what an activity or a season of activities is made of."""
    goes_on = _ACTIVITY.match(text, mention.end)
    if goes_on is None and not text.startswith(_SEASON, mention.end - 2):
        return []
    found = _HELD.match(text, goes_on.end() if goes_on else mention.end, stop)
    if found is None:
        return []
    parts = split(found["list"], found.start("list"), "、(?![^“]*”)")
    return parts if len(parts) > 2 and all(2 < b - a < 20 for a, b in parts) else []


_ACTIVITY = re.compile("(?:系列)?(?:主题|专题)?(?:实践|教育)?活动")
_SEASON = ("活动", "实践", "活动”", "月”", "周”")
_HELD = re.compile(
    "(?:活动)?(?:[^，。；]{0,3}为(?:载体|抓手|契机|主题|平台)|期间|中|以来|，)[^。；]{0,60}?(?:，|先后|陆续|期间|集中|相继)(?:组织|开展|举行|举办|推出|安排){1,2}了?(?P<list>(?:“[^“”]+”[\u4e00-\u9fff]{0,6}|[^，。；“”、]+)"
    "(?:、(?:“[^“”]+”[\u4e00-\u9fff]{0,6}|[^，。；“”、]+)){2,}?)等[^，。；]{0,14}活动"
)


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


_KEEPS_TO = re.compile("(?:严格|坚持|全面)?(?:实行|推行)")


def holding_its_word(text: str, mention: Mention, stop: int, own: str) -> Spans:
    """“一线”工作法，领导在一线指挥、干部在一线工作、问题在一线解决: three clauses or more right behind it that hold its word."""
    if not 2 <= len(own) <= 4 or text.count(own, mention.end, min(stop, mention.end + 120)) < 3:
        return []
    found = _ROW_BEHIND.match(text, mention.end, stop)
    parts = split(found["list"], found.start("list"), "[、，]") if found else []
    return parts if len(parts) > 2 and all(own in text[a:b] and b - a < 17 for a, b in parts) else []


_ROW_BEHIND = re.compile(
    "[”」]?[^，。；：、“”（）]{0,4}(?:[，：（—]+)(?:做到|坚持|实现|确保|即|就是)?(?P<list>[^。；：“”（）\n]{12,120})"
)


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
        "component.united",
        yes=(
            (
                "全县融合村组巡防、视频监控和矛盾调解等重点工作，创新构建“三位一体”治理模式。",
                (
                    "三位一体治理模式|村组巡防|1",
                    "三位一体治理模式|视频监控|2",
                    "三位一体治理模式|矛盾调解|3",
                ),
            ),
        ),
        no=("全县做好村组巡防、视频监控等重点工作，创新构建“三位一体”治理模式。",),
    ),
    declared(
        "component.before",
        yes=(
            (
                "推行领导联系点、干部包村组、党员包农户“三级联动”责任制。",
                ("三级联动责任制|领导联系点|1", "三级联动责任制|干部包村组|2", "三级联动责任制|党员包农户|3"),
            ),
            (
                "全县开展产业大招商、项目大会战、作风大提升“三大行动”。",
                ("三大行动|产业大招商|1", "三大行动|项目大会战|2", "三大行动|作风大提升|3"),
            ),
            ("宁县推进农村用能、污染减排等“十大工程”。", ("十大工程|农村用能|1", "十大工程|污染减排|2")),
            (
                "全县将在港口环境、投资贸易环境等六大环境改革。",
                ("六大环境改革|港口环境|1", "六大环境改革|投资贸易环境|2"),
            ),
            (
                "双方遵守互谅互让、互不相扰、和睦相处三项原则，继续谈判。",
                ("三项原则|互谅互让|1", "三项原则|互不相扰|2", "三项原则|和睦相处|3"),
            ),
            (
                "坚持种粮为主、养鱼为主、自办为主的“三个为主”方针。",
                ("三个为主方针|种粮为主|1", "三个为主方针|养鱼为主|2", "三个为主方针|自办为主|3"),
            ),
            (
                "贯彻总路线、大跃进和人民公社“三面红旗”。",
                ("三面红旗|总路线|1", "三面红旗|大跃进|2", "三面红旗|人民公社|3"),
            ),
            (
                "实行领导干部、专家、群众三结合。",
                ("三结合|领导干部|1", "三结合|专家|2", "三结合|群众|3"),
            ),
            (
                "按照选人条件和老、中、青三结合的原则办理。",
                ("三结合|老|1", "三结合|中|2", "三结合|青|3"),
            ),
            (
                "要建立干部联点、机关驻村、党员践诺“三项制度”。",
                ("三项制度|干部联点|1", "三项制度|机关驻村|2", "三项制度|党员践诺|3"),
            ),
            (
                "推出培育“小巨人”、招引“链主”、支持“首台套”三项计划。",
                ("三项计划|培育小巨人|1", "三项计划|招引链主|2", "三项计划|支持首台套|3"),
            ),
            (
                "全省掀起路网建设、园区扩容、老城改造“三大战役”热潮。",
                ("三大战役|路网建设|1", "三大战役|园区扩容|2", "三大战役|老城改造|3"),
            ),
            ("沿着湘江、漓江等六大经济走廊发展。", ("六大经济走廊|湘江|1", "六大经济走廊|漓江|2")),
            (
                "各地实行选案、检查、执行“三分离”制度。",
                ("三分离制度|选案|1", "三分离制度|检查|2", "三分离制度|执行|3"),
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
            (
                "实施“清风润廉”“警钟敲响”等六大行动。",
                ("六大行动|清风润廉|1", "六大行动|警钟敲响|2"),
            ),
            (
                "市里部署实施洞庭湖区治理、雪峰山林地恢复等九大工程。",
                ("九大工程|洞庭湖区治理|1", "九大工程|雪峰山林地恢复|2"),
            ),
            (
                "当地前瞻布局新一代信息技术、高端装备等领域“八大产业”。",
                ("八大产业|新一代信息技术|1", "八大产业|高端装备|2"),
            ),
            (
                "全省出台涵盖支持实体经济、减轻企业负担等“十条措施”。",
                ("十条措施|支持实体经济|1", "十条措施|减轻企业负担|2"),
            ),
            (
                "围绕打好洞庭湖清淤攻坚战，湘江、资江沿线采砂歼灭战，澧水岸线阻击战等“三大战役”。",
                (
                    "三大战役|洞庭湖清淤攻坚战|1",
                    "三大战役|湘江、资江沿线采砂歼灭战|2",
                    "三大战役|澧水岸线阻击战|3",
                ),
            ),
            (
                "即日起，恢复口岸通关、推行签证“全国通办”、放宽商人探亲、工作、学习证件办理等“四项措施”。",
                (
                    "四项措施|恢复口岸通关|1",
                    "四项措施|推行签证全国通办|2",
                    "四项措施|放宽商人探亲、工作、学习证件办理|3",
                ),
            ),
            ("全县推出包括提高居民养老保险补助标准等在内的“十件实事”。", ("十件实事|提高居民养老保险补助标准|1",)),
            ("推进道路提质、水网改造等“十大工程”。", ("十大工程|道路提质|1", "十大工程|水网改造|2")),
            (
                "培育以新材料、新能源、新医药为核心的“三新”产业。",
                ("三新产业|新材料|1", "三新产业|新能源|2", "三新产业|新医药|3"),
            ),
            (
                "建立财政、银行、保险相结合的“三方共担”机制。",
                ("三方共担机制|财政|1", "三方共担机制|银行|2", "三方共担机制|保险|3"),
            ),
            (
                "开展以查账、查库、查票为主要内容的“三查”行动。",
                ("三查行动|查账|1", "三查行动|查库|2", "三查行动|查票|3"),
            ),
            ("全市形成线上和线下“双轮驱动”机制。", ("双轮驱动|线上|1", "双轮驱动|线下|2")),
            (
                "湘绣、湘瓷、湘茶被称为衡阳的“三张名片”。",
                (
                    "三张名片|湘绣|1",
                    "三张名片|湘瓷|2",
                    "三张名片|湘茶|3",
                ),
            ),
            (
                "推行以支部联建、产业联育、资源联享的村企“三联”模式。",
                ("三联模式|支部联建|1", "三联模式|产业联育|2", "三联模式|资源联享|3"),
            ),
            (
                "智能装备、生物医药、新型储能并称“三大先导产业”。",
                (
                    "三大先导产业|智能装备|1",
                    "三大先导产业|生物医药|2",
                    "三大先导产业|新型储能|3",
                ),
            ),
            (
                "城乡统筹教育、科技、人才“三位一体”发展。",
                (
                    "三位一体|教育|1",
                    "三位一体|科技|2",
                    "三位一体|人才|3",
                ),
            ),
            (
                "这些成绩是在总路线、大跃进和人民公社这三面红旗之下取得的。",
                (
                    "三面红旗|总路线|1",
                    "三面红旗|大跃进|2",
                    "三面红旗|人民公社|3",
                ),
            ),
            (
                "县里开展高标准农田建设与保护、粮食生产与提质增效等六大行动。",
                (
                    "六大行动|高标准农田建设与保护|1",
                    "六大行动|粮食生产与提质增效|2",
                ),
            ),
            (
                "今年重点做大油气、煤炭、矿业三大产业集群。",
                (
                    "三大产业集群|油气|1",
                    "三大产业集群|煤炭|2",
                    "三大产业集群|矿业|3",
                ),
            ),
            (
                "建立由村支书、网格员、志愿者组成的“三人小组”机制。",
                (
                    "三人小组机制|村支书|1",
                    "三人小组机制|网格员|2",
                    "三人小组机制|志愿者|3",
                ),
            ),
            (
                "全面建设创新衡阳、开放衡阳、幸福衡阳“三个衡阳”。",
                (
                    "三个衡阳|创新衡阳|1",
                    "三个衡阳|开放衡阳|2",
                    "三个衡阳|幸福衡阳|3",
                ),
            ),
            (
                "树牢政治意识、大局意识、核心意识、看齐意识“四个意识”。",
                ("四个意识|政治意识|1", "四个意识|大局意识|2", "四个意识|核心意识|3", "四个意识|看齐意识|4"),
            ),
            (
                "推动东、中、西、东北“四大板块”协调发展。",
                (
                    "四大板块|东|1",
                    "四大板块|中|2",
                    "四大板块|西|3",
                    "四大板块|东北|4",
                ),
            ),
            (
                "倡导互相尊重、互不侵犯、互不干涉、平等互利和和平共处的五项原则。",
                (
                    "五项原则|互相尊重|1",
                    "五项原则|互不侵犯|2",
                    "五项原则|互不干涉|3",
                    "五项原则|平等互利|4",
                    "五项原则|和平共处|5",
                ),
            ),
        ),
        no=(
            "代表们共同形成“三个共识”。",
            "开展以“访贫困户、访老党员、访致富能人”为主要内容的“三访”活动。",
            "加快推进保障性住房建设、乡村道路建设等工作，实施“三大工程”。",
            "实现全面、直接、双向“三通”。",
            "教育、医疗卫生、社会保障、生态、基层“三保”等仍是支出重点。",
            "先后完成土地改革、抗美援朝、进行“三反”。",
            "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
            "抓好粮食、蔬菜生产和“三农”工作。",
        ),
    ),
    declared(
        "component.activities",
        yes=(
            (
                "全县以“爱鸟护鸟”主题活动为载体，先后举办图片展览、知识讲座、征文比赛等活动。",
                ("爱鸟护鸟|图片展览|1", "爱鸟护鸟|知识讲座|2", "爱鸟护鸟|征文比赛|3"),
            ),
        ),
    ),
    declared(
        "component.of_its_name",
        yes=(
            (
                "村里设立“红黄榜”，每季一评，分别为农户红黄榜、商户红黄榜、干部红黄榜。",
                ("红黄榜|农户红黄榜|1", "红黄榜|商户红黄榜|2", "红黄榜|干部红黄榜|3"),
            ),
            (
                "推广“一线工作法”，做到领导在一线指挥、干部在一线服务、问题在一线解决。",
                (
                    "一线工作法|领导在一线指挥|1",
                    "一线工作法|干部在一线服务|2",
                    "一线工作法|问题在一线解决|3",
                ),
            ),
        ),
        no=("推广“一线工作法”，领导在一线指挥、干部在一线服务，群众满意。",),
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
