"""中国 where it only begins the name of something else (全国文明城市, 中国驰名品牌): by itself that names no place."""

from __future__ import annotations

import re

from kg.grammar import Document
from kg.mentions.place.country import is_nation
from kg.model import Article, Mention, Place

_HONOUR = re.compile(
    "文明|先进|优秀|劳动模范|劳模|模范|五一|三八|青年文明|十佳|百佳|十大|百强|最美|示范|重点|首批|双拥|卫生(?:城|县|乡|镇)|生态|旅游|道德|民主法治"
    "|民族团结|科普|红色|乡村旅游|特色|知名|著名|绿化|美丽|休闲|大学生|青少年|青年|职工|农民|一刻钟|“|脱贫攻坚(?:先进|楷模|奖)|岗位|技术能手|优质|人大代表|政协委员|五好|志愿"
)
_TITLE = re.compile(
    "[\u4e00-\u9fff“”0-9·]{0,14}?(?:品牌|商标|大会|峰会|论坛|博览会|大赛|联赛|锦标赛|公开赛|评比|评选|展览会|交易会|洽谈会|节|奖|之乡|之都|名城|名镇|公路|步道|榜|行动|工程|[一二三四五六七八九十]{2,3}大(?=[，。、”—]|代表|开幕|闭幕|召开|胜利|精神|在))"
)
_EVENT = re.compile(
    "(?:冬季|夏季|残疾人|青年|大学生|室内|沙滩|田径|游泳|足球|篮球|排球|羽毛球|乒乓球)?(?:运动会|锦标赛|公开赛|冠军联赛|杯(?![子中酒水茶具])|公路网|铁路网)"
)
"""What a part of the world begins the name of: 亚洲|运动会."""
_AWARD = re.compile(
    "[\u4e00-\u9fff“”]{2,16}?(?:(?:示范|先进|试点|样板|先行|标杆|典型)(?:[省市县区乡镇村户]|社区|单位|城市|集体|个人|基地|项目)|(?:会议|大会)(?:精神|暨))"
)
"""What 全国 begins the name of, an honour or a meeting told of: 全国|村庄清洁行动先进县."""
_IN_TITLE = re.compile("《[^》\n]*$")


def drop_names(doc: Document) -> None:
    """Drop the mentions of 中国 if all of them only begin names, and each part of the world that begins an event's."""
    events = [m for m in doc.top if m.kind == "place" and _of_event(doc.article, m)]
    if events:
        doc.keep(lambda m: m not in events)
    nation = [m for m in (*doc.top, *doc.nested) if m.kind == "place" and is_nation(m)]
    if nation and all(_begins_name(doc.article, m) for m in nation):
        doc.keep(lambda m: m not in nation)


def _of_event(article: Article, mention: Mention) -> bool:
    place = mention.value
    if mention.rule != "place.named" or not isinstance(place, Place) or place.level != "region":
        return False
    return _EVENT.match(article.text, mention.end) is not None


def _begins_name(article: Article, mention: Mention) -> bool:
    text, end = article.text, mention.end
    printed = text[mention.start : end]
    if printed in ("国内", "祖国"):
        return True
    if printed == "全国":
        return bool(_HONOUR.match(text, end) or _AWARD.match(text, end))
    if printed in ("中国", "中华人民共和国"):
        return bool(_TITLE.match(text, end) or _IN_TITLE.search(text, max(0, mention.start - 30), mention.start))
    return False
