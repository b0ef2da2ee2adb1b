"""Companies and media that are known as such only by the word behind their list: 某某、某某和某某等企业, …等媒体."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Document, Rule, declared
from kg.lexicon import alternation, words
from kg.mentions.organization.tables import ending, generic, stops
from kg.model import Mention, Organization

RULE = "organization.listed"
SORTS = "知名|著名|龙头|重点|骨干|头部|链主|大型|上市|优质|科技|领军|高新技术|新能源|互联网|平台|民营|外资|本土|本地|行业|汽车|制造|生产|医药|跨国"
END = re.compile(
    f"等(?:(?:[0-9一二三四五六七八九十百几数多余两]{{1,4}}(?:余|多)?[家个户])?(?:{SORTS}){{0,3}}"
    "|(?P<loose>(?![^企公央车药房]{0,8}(?:行业|领域|产业|业态|各类|国家|地区|地|国|相关|关联|有关|配套|类|链|称号|政策|措施|方式|方面|问题|单位|机构))[0-9一-鿿]{1,8}?))"
    "(?:企业|公司|集团|车企|药企|房企|央企|国企|民企|品牌商|厂商)(?!家|[和与、])"
)
LIST = re.compile("[一-鿿A-Za-z0-9·]{2,16}(?:(?:、|和|以及)[一-鿿A-Za-z0-9·]{2,12})+$")
VISIT = re.compile("(?:走进|来到|走访|视察|考察|调研|参观|前往|察看|查看|拜访)了?$")
PLACED = re.compile(f"{VISIT.pattern}|[在到赴]$")
"""What is done with companies by name, and hardly with sorts of them."""
ITEM = re.compile("、|和|以及")
LONGEST = 80
MEDIA = re.compile(
    "等?(?:[0-9一二三四五六七八九十百几数多余两]{0,4}家)?(?:[中央国省市区县级家]{2,4}|主流|主要|新闻|网络|知名|重点){0,3}媒体(?!融合)"
)
LONGEST_MEDIA = 160
OUTLET = re.compile(
    "(?<=..)(?:网|报|台|新闻|在线|传媒|头条|周刊|杂志社|新闻社|通讯社|之声|观察|客户端|广播)$"
    "|^(?:网易|新浪|腾讯|搜狐|凤凰)[一-鿿]{2,4}$"
)
SORT_OF_MEDIA = re.compile(
    "(?:海报|简报|墙报|板报|喜报|捷报|平台|政府网|官网|互联网)$|(?:^|中央|省级|市级|地方|主流|专业|传统|新|自)(?:电视台|广播|电台|新闻|日报|党报)$"
)
NOT_NAMES = re.compile(
    f"(?:{alternation('org_trades')}|产业|行业|领域|业|品|商|类|型|工程|能源|经济|民营|国有|种养|养殖|种植|加工|销售|服务|电商|"
    "贸易|材料|设备|用具|机械|家具|陶瓷|服装|鞋帽|小微|中小|微型|个体|工业|农业|旅游|餐饮|酒店|商贸|建筑|大|小|中)$"
)


SORT_OF_COMPANY = re.compile(
    "(?:产业|行业|领域|业|类|型|园区?|基地|项目|村|合作社|农户|高校|院校|院所|学校|银行|机构|部门|单位|商店|超市|平台)$"
)


def find(doc: Document, found: list[Mention]) -> Iterator[Mention]:
    """Each item of such a list of two and more that is neither a trade nor named before."""
    text = doc.article.text
    taken = {(m.start, m.end) for m in found}
    if "媒体" in text:
        yield from media(doc, found)
    for end in END.finditer(text):
        m = LIST.search(text, max(0, end.start() - LONGEST), end.start())
        if m is None:
            continue
        at, items = m.start(), []
        for item in ITEM.split(m[0]):
            at = text.index(item, at)
            items.append(trimmed(at, at + len(item), item))
            at += len(item)
        known = [any(s < stop and start < e for s, e in taken) for start, stop, _ in items]
        first = items[0][0]
        each = any(known) or (VISIT if end["loose"] else PLACED).search(text, max(0, first - 6), first) is not None
        if not each and end["loose"]:
            continue
        if each or all(is_name(name) for _, _, name in items):
            for (start, stop, name), before in zip(items, known, strict=True):
                if not before and (is_company(name) if each else not doc.overlapping(start, stop)):
                    yield Mention("organization", start, stop, Organization(name), RULE)


def media(doc: Document, found: list[Mention]) -> Iterator[Mention]:
    """Each item of a list of media that ends as the names of media do."""
    text = doc.article.text
    taken = {(m.start, m.end) for m in found}
    for end in MEDIA.finditer(text):
        m = LIST.search(text, max(0, end.start() - LONGEST_MEDIA), end.start())
        if m is None:
            continue
        at = m.start()
        for item in ITEM.split(m[0]):
            at = text.index(item, at)
            start, stop, name = trimmed(at, at + len(item), item, 2)
            at += len(item)
            if (
                OUTLET.search(name)
                and not SORT_OF_MEDIA.search(name)
                and not any(s < stop and start < e for s, e in taken)
            ):
                yield Mention("organization", start, stop, Organization(name), RULE)


def trimmed(start: int, stop: int, name: str, least: int = 1) -> tuple[int, int, str]:
    """An item without the verb, of so many letters, before the first name: 引进|某某."""
    for i in range(len(name) - 2, 0, -1):
        if len(ending(stops(), name, 0, i) or "") >= least:
            return start + i, stop, name[i:]
    return start, stop, name


def is_name(name: str) -> bool:
    """Whether an item is a name, whatever it stands among."""
    return 2 <= len(name) <= 6 and NOT_NAMES.search(name) is None and is_company(name)


def is_company(name: str) -> bool:
    """Whether an item among companies is one: more than a word for a sort or a trade."""
    return (
        2 <= len(name) <= 12
        and SORT_OF_COMPANY.search(name) is None
        and len(generic("sort", "trade").sub("", name)) >= 2
        and name not in words("org_generic")
    )


RULES: tuple[Rule, ...] = (
    declared(
        RULE,
        yes=(
            ("引进鼎泰昌、瑞合盛等企业落户。", ("鼎泰昌", "瑞合盛")),
            ("他走访了三湘电梯、云麓特种合金、金石云等一批龙头企业。", ("三湘电梯", "云麓特种合金", "金石云")),
            ("邀请人民网、云麓在线、潇湘热报等省级媒体采访。", ("云麓在线", "潇湘热报")),
        ),
        no=(
            "纺织、化工等企业复产。",
            "支持小微、民营等企业。",
            "食品加工、电子信息等企业增多。",
            "通过电视、报纸、互联网等媒体宣传。",
        ),
    ),
)
