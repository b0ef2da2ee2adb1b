"""Numbered names that are the sum of the list before them: 茶叶、花卉等8个产业生态圈, 养老、护理、救助三重制度."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Rule, declared
from kg.mentions.program.lists import before, numeral

_OWN = "[^\\W0-9的了等和与及在]"
_SUM = re.compile(
    "(?<![第0-9.一二三四五六七八九十百千万])(?P<count>[0-9]{1,2}|[二三四五六七八九十两]{1,2})(?:"
    f"(?P<cluster>大{_OWN}{{0,8}}?产业(?:集群|链|群|带|圈|生态圈|生态|基地|园|体系)?"
    f"|[个条]{_OWN}{{0,8}}?(?:产业(?:集群|链|群|带|圈|生态圈|生态|基地|体系)|级产业))"
    "|大(?:重点|主要|战略|核心|关键|标志性|基础|优势|特色|主题){0,2}"
    "(?:(?:环境|基础|支柱|目标|中心|体系|格局|高地|优势|品牌|名片|平台|阵地|载体|引擎|增长极|抓手|主线|任务|要求|理念|主张|倡议|精神|保障"
    "|工程|行动|计划|战略|改革|机制|制度|模式|政策|措施|举措|战役|攻坚战|歼灭战|阻击战|保卫战|会战|振兴|转型|革命运动|革命|运动|提升|突破|整治|活动){1,2})"
    f"|大{_OWN}{{0,4}}?(?:系统|(?P<shown>板块|功能区|片区|组团)|廊道|走廊|工程|行动|会战|经济[带圈区]|产业[带园]|通道|枢纽|屏障|支撑|底线|红线|防线|法宝|纪律|方略|赛道|动能)"
    f"|重{_OWN}{{0,4}}?(?:制度|保障|防线|压力)|级{_OWN}{{0,6}}?(?:体系|网络|机制|格局|平台|制度|责任制)"
    f"|项{_OWN}{{0,6}}?(?:制度|机制|政策|计划|倡议|改革|任务|举措|措施)|(?<=”[二三四五六七八九十两])项{_OWN}{{0,8}}?(?:工程|行动|活动)|项{_OWN}{{2,8}}?工作"
    "|(?<=[三四五六七八九])(?:落实|到位|结合|同步|挂钩|满意|公开)"
    ")(?![者员家师队室院站性型化项]|专班|链长|链主|企业|商会|联盟|部(?!署)|会(?!议)|组(?!织)|点(?!亮))"
)


def find_listed(text: str) -> Iterator[tuple[int, int, bool]]:
    """Spans in a passage of what counts the members listed right before it, and whether they are industries."""
    if "、" not in text and "——" not in text:
        return
    for found in _SUM.finditer(text):
        count = int(found["count"]) if found["count"].isdigit() else numeral(found["count"])
        listed = before(text, 0, found.start(), count) if count > 1 else []
        if sum(_COUNTS.search(text, *span) is not None for span in listed) > 1:
            continue
        if len(listed) > 1 and not (found["shown"] and _SHOW.search(text, 0, listed[0][0] + 6)):
            yield found.start(), found.end(), found["cluster"] is not None


_COUNTS = re.compile("(?<![0-9])[1-9二三四五六七八九][个支项件大名条]")
"""建好1个支部、抓实3支队伍、做强 | 3大产业: one of several things that are counted each by itself."""
_SHOW = re.compile("(?:设[有置立]|展[区馆览会厅]|主展|博览|赛事|分[为成]|涵盖|会场|节目|栏目)[^，。；]*$")
"""展区设有甲、乙、丙三大板块: how a show or a building is divided is no programme."""

RULES: tuple[Rule, ...] = (
    declared(
        "program.listed",
        yes=(
            ("聚焦新材料、集成电路、生物医药三大产业，做强做优。", ("三大产业|cluster",)),
            ("打造茶叶、花卉等8个产业生态圈。", ("8个产业生态圈|cluster",)),
            ("全市落实养老保险、护理保险、老年救助三重制度。", ("三重制度|mechanism",)),
            ("发力新能源、高端装备等领域20大战略性新兴产业。", ("20大战略性新兴产业|cluster",)),
            ("打造湘江标准、湘江效率、湘江诚信三大基础。", ("三大基础|slogan",)),
            ("全县已逐步形成北部柑橘、中部油茶、南部楠竹三大农业功能区。", ("三大农业功能区|slogan",)),
            ("全县统筹防汛、防火、信访等6项安全底线工作。", ("6项安全底线工作|action",)),
            ("做到人员、任务、措施三落实，抓好防汛。", ("三落实|slogan",)),
            ("实施污水治理、河岸修复、村庄绿化等十大环保工程。", ("十大环保工程|action",)),
            ("落实县领导包片、乡干部包村、村干部包户的三级包保责任制。", ("三级包保责任制|mechanism",)),
            ("抓好“连心工程”、“暖心工程”和“安居工程”三项育林护湖工程。", ("三项育林护湖工程|action",)),
            ("深入开展查田、减租、办社三大革命运动。", ("三大革命运动|action",)),
            ("平台形成“湘戏点播——湘绣课堂——湘菜展厅”三大板块。", ("三大板块|slogan",)),
        ),
        no=(
            "确定茶叶、花卉等14个重点产业。",
            "组建茶叶、油茶等6个重点产业链专班。",
            "县领导担任茶叶、油茶、楠竹三条产业链链长。",
            "三大产业协调发展。",
            "全镇建好1个支部、抓实3支队伍、做强3大产业、办好5件实事。",
            "责任、措施落实到位，第三落实最难。",
            "展馆设有湘绣、湘瓷、湘茶三大板块。",
            "省、市、县三级干部到会。",
            "县里建成湘江大桥、环湖公路、三塘水库三项重点工程。",
        ),
    ),
)
