"""Names that are found by their last word and read to the left: 衡阳市第一人民医院, 湖南华强机械有限公司, 省作家协会."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import replace

from kg.grammar import PLACE, Document, Hit, Rule, Slotted, declared
from kg.mentions.organization.level import OF_EACH
from kg.mentions.organization.make import RULE, mention
from kg.mentions.organization.placed import chamber, levelled, placed
from kg.mentions.organization.tables import Head, ending, heads, stops
from kg.mentions.organization.telling import BRAND_OF_A_CITY, own_name, says_which
from kg.mentions.organization.trades import listed, listed_before
from kg.mentions.organization.walk import HAN_OR_LETTER, OPENING, Containers, Stretch, walk
from kg.mentions.organization.wholes import part, part_of
from kg.model import Mention, Organization

LEADING = "据同应有上到出进去来是让刚能会拿靠得令每把将在与和由对向从为以"
ASSEMBLED = ("office", "committee")
OWN_SCHOOL = re.compile("(?:[我该本]?校|学校)(?=[一-鿿]{2})")
CHAMBERS = ("国会", "议会", "参议院", "众议院", "国民议会", "内阁", "上议院", "下议院")
REGISTERED_BEHIND = re.compile("(?:股份|集团|控股|实业|科技)?(?:股份)?(?:有限)?(?:责任)?公司")
NO_CENTRE = re.compile(
    "(?:购物|商业|商务|商贸|贸易|金融|经济|航运|枢纽|辐射|集散|负荷|消费|交往|政治|决策|能力|生活|娱乐|旅游|时尚|展览|博览|滑雪|雪橇|运动|武术|马术|货运|"
    "产业|制造业|服务业|科学|区域医疗|医学|城市|一类|[一两三四五六七八九十几]大|[一二三]级|军事?|[主副次])$|(?:[乌俄以美]军|军方|军队)[^，]{0,8}$"
)
"""What makes of 中心 a place, a rank of a town or a building, and what armies have."""
LEVEL_START = re.compile(
    OF_EACH
    + r"(自治区|自治州|自治县|地区|省|市|州|盟|县|区|旗|镇|乡|街道|苏木|公社)级?(?![有直域内外长民区委政辖属中郊容花县乡镇村]|城(?![投建发])|市(?!场))"
)
PARENT = re.compile("(?:总局|总行|银行|集团|总公司|科学院|邮政|电网|移动|联通|电信|铁塔|烟草|石油|石化)$")
OTHER_WORD = re.compile(
    "议员|教授|教师|学生|毕业生|招生办|本科生|组织(?!法)|工作人员"
)  # 湖南大学|教授, 检测中心|组织, but 大学教育


def find(doc: Document, passages: list[tuple[Slotted, list[Hit]]], earlier: list[Mention]) -> Iterator[Mention]:
    """The names in the passages with their head words, given the bodies found so far, of which a name may be a part."""
    bodies = sorted(earlier, key=lambda m: m.start)
    for slotted, hits in passages:
        if hits:
            yield from in_passage(doc, slotted, hits, containers_in(slotted, bodies))


def containers_in(slotted: Slotted, bodies: list[Mention]) -> Containers:
    """The bodies of a passage of which a name in it may be a part."""
    low = bisect.bisect_left(bodies, slotted.passage.start, key=lambda m: m.start)
    high = bisect.bisect_left(bodies, slotted.passage.end, key=lambda m: m.start)
    return {
        slotted.index(m.end - 1) + 1: (slotted.index(m.start), m.value)
        for m in bodies[low:high]
        if isinstance(m.value, Organization)
    }


def in_passage(doc: Document, slotted: Slotted, hits: list[Hit], containers: Containers) -> Iterator[Mention]:
    """The names of a passage, left to right: each may be the whole of which the next is a part."""
    text = slotted.text
    table = heads()
    for start, end, word in hits:
        head = table[word]
        while (cut := end < len(text) and text[end] in head.not_before and not OTHER_WORD.match(text, end)) and (
            word[:-1] in table
        ):
            word, end = word[:-1], end - 1  # 中学|校长
            head = table[word]
        if (
            head.anchor == "none"
            or cut
            or (head.anchor == "unit" and not containers)
            or (head.kind == "company" and REGISTERED_BEHIND.match(text, end))
        ):
            continue
        if end in containers:
            middle, _ = containers[end]
            if middle in containers and PARENT.search(containers[middle][1].name):
                yield part_of(slotted, containers[middle], middle, end)
            continue
        stretch = walk(text, start, head, containers)
        found = named(doc, slotted, stretch, head, start, end)
        if found is not None and isinstance(found.value, Organization):
            containers[end] = (slotted.index(found.start), found.value)
            yield found
            if head.kind == "company":
                yield from listed(slotted, end)
                yield from listed_before(slotted, slotted.index(found.start))


def named(doc: Document, slotted: Slotted, stretch: Stretch, head: Head, start: int, end: int) -> Mention | None:
    """The mention of a stretch with its head word, if this is a name and not a description."""
    text = slotted.text
    if stretch.whole is not None and text[stretch.after] in "和与及":  # 县财办|和|县某某办公室
        begin = stretch.after + 1
        stretch = replace(stretch, start=begin, placed=PLACE in text[begin:start], whole=None)
    at = stretch.start
    if head.word == "署" and text.endswith(("部", "签", "专", "连", "行"), 0, start):
        return None
    if text.endswith("副", 0, start) or (head.word == "中心" and NO_CENTRE.search(text, max(0, start - 10), start)):
        return None
    if stretch.whole is not None:
        return part(slotted, stretch.whole, stretch.after, head, start, end)
    if head.anchor == "unit":
        return None
    if head.word in CHAMBERS and at == start and (start == 0 or not HAN_OR_LETTER.match(text[start - 1])):
        return chamber(doc, slotted, head, start, end)
    if stretch.placed:
        return placed(slotted, stretch, head, start, end)
    level = LEVEL_START.match(text, at, start)
    if level and level.end() - at > len(level.group(1)) and head.kind != "committee":
        return None
    if level and (at == 0 or not HAN_OR_LETTER.match(text[at - 1]) or ending(stops(), text, 0, at)):
        return levelled(doc, slotted, level, head, start, end)
    if text.startswith(("今", "现", "原"), at) and text[at - 1 : at] in ("（", "("):
        at += 1  # （今|红星农场）
    while (
        at < start
        and text[at] in LEADING
        and text[at - 1 : at + 1] != "与和"  # 与|和平街派出所
        and not (head.word == "集团" and BRAND_OF_A_CITY.fullmatch(text, at, start))
    ):
        at += 1
    if head.kind == "school" and (own := OWN_SCHOOL.match(text, at, start)):
        at = own.end()  # 我校|机电工程学院
    modifier = text[at:start]
    brand = head.word == "集团" and BRAND_OF_A_CITY.fullmatch(modifier) is not None
    if (brand or says_which(modifier)) and (
        own_name(head, modifier) or (head.kind in ASSEMBLED and modifier[0] in OPENING.values())
    ):
        return mention(slotted, at, end, slotted.printed(at, end), None)
    return None


RULES: tuple[Rule, ...] = (
    declared(
        RULE,
        yes=(
            ("岳阳市第二人民医院投入使用。", ("岳阳市第二人民医院|岳阳市",)),
            ("市第一中学开学。", ("衡阳市第一中学|衡阳市",)),
            ("红星印染厂扭亏，东风棉纺厂超产。", ("红星印染厂", "东风棉纺厂")),
            (
                "岳阳县丝厂投产，岳阳县手工业联社和岳阳行署民政局支持。",
                ("岳阳县丝厂|岳阳县", "岳阳县手工业联社|岳阳县", "岳阳地区行政公署民政局|岳阳地区"),
            ),
            ("市政府与华强机械工业集团有限公司签约。", ("华强机械工业集团有限公司",)),
            (
                "华强机械集团有限公司投产，华强机械集团董事长出席。",
                ("华强机械集团有限公司", "华强机械集团有限公司"),
            ),
            ("引进湖南华强科技股份有限公司。", ("湖南华强科技股份有限公司|湖南省",)),
            ("岳阳市苹果协会成立。", ("岳阳市苹果协会|岳阳市",)),
            ("国家税务总局岳阳市税务局发布公告。", ("国家税务总局岳阳市税务局|岳阳市",)),
            ("走进中南大学附属岳阳中学。", ("中南大学附属岳阳中学|岳阳市",)),
            ("美国全国广播公司报道。", ("美国全国广播公司|美国",)),
            ("湖南农业大学教授李红到场指导。", ("湖南农业大学|湖南省",)),
            ("前往惠川晶体岳阳科技有限公司。", ("惠川晶体岳阳科技有限公司|岳阳市",)),
            ("苏伊士运河管理局发布公告。", ("苏伊士运河管理局|苏伊士运河",)),
            ("上投集团开工。", ("上投集团",)),
            ("全国双拥工作领导小组通报。", ("全国双拥工作领导小组|中国",)),
            ("岳阳银行发布公告。", ("岳阳银行|岳阳市",)),
            ("省作家协会组织采风。", ("湖南省作家协会|湖南省",)),
            ("据湖南日报报道。", ("湖南日报社|湖南省",)),
            ("市级综合督导组进驻。", ("衡阳市综合督导组|衡阳市",)),
            ("市水草综合利用工作领导小组印发通知。", ("衡阳市水草综合利用工作领导小组|衡阳市",)),
            ("市优化营商环境工作领导小组印发通知。", ("衡阳市优化营商环境工作领导小组|衡阳市",)),
            ("市荒山整治领导小组办公室印发通知。", ("衡阳市荒山整治领导小组办公室|衡阳市",)),
            ("教育部体育卫生与艺术教育司介绍情况。", ("教育部体育卫生与艺术教育司|中国",)),
            ("中国社会科学院民族学与人类学研究所发布。", ("中国社会科学院民族学与人类学研究所|中国",)),
            ("祁东县第二中学校长李红到场。", ("祁东县第二中学|祁东县",)),
            ("岳阳市浙江商会成立。", ("岳阳市浙江商会|岳阳市",)),
            ("走进华旺钢铁、鼎新铜业、金利石化，生产正忙。", ("华旺钢铁", "鼎新铜业", "金利石化")),
            ("育英实验中学开学，物业与和平街派出所联系。", ("育英实验中学", "和平街派出所")),
            (
                "岳阳县民政科和县农村茶叶流通领导小组参加。",
                ("岳阳县农村茶叶流通领导小组|岳阳县",),
            ),
            ("来到湖南省衡阳市“三湘”历史博物馆。", ("衡阳市三湘历史博物馆|衡阳市",)),
            (
                "郴州新四军旧址陈列馆、八路军岳阳办事处纪念馆开馆。",
                ("郴州新四军旧址陈列馆|郴州市", "八路军岳阳办事处纪念馆"),
            ),
            ("参观侵华日军岳阳大轰炸遇难同胞纪念馆。", ("侵华日军岳阳大轰炸遇难同胞纪念馆|岳阳市",)),
            ("第三次全国林木普查领导小组开会。", ("第三次全国林木普查领导小组|中国",)),
            ("新华社湖南分社、人民网湖南频道记者采访。", ("新华通讯社湖南分社|中国", "人民网湖南频道|中国")),
            ("市委理论学习中心组集体学习。", ("中共衡阳市委理论学习中心组|衡阳市",)),
            (
                "西班牙国家水文局向岳阳市茶叶育苗中心提供图纸。",
                ("西班牙国家水文局|西班牙", "岳阳市茶叶育苗中心|岳阳市"),
            ),
            (
                "国家智能轴承创新中心揭牌，省粮油与种子检验中心参加。",
                ("国家智能轴承创新中心", "湖南省粮油与种子检验中心|湖南省"),
            ),
            ("在我国岳阳卫星观测中心观测。", ("岳阳卫星观测中心|岳阳市",)),
            (
                "香港特区政府搜救队抵达，检阅中国人民解放军仪仗队。",
                ("香港特别行政区政府搜救队", "中国人民解放军仪仗队|中国"),
            ),
            ("耒阳集团公司、中核岳阳铀业公司参加。", ("耒阳集团公司|耒阳市", "中核岳阳铀业公司|岳阳市")),
            ("水利部路网中心发布消息。", ("水利部路网中心|中国",)),
            ("市粮储中心组织抽检，县果树中心的支持。", ("衡阳市粮储中心|衡阳市", "县果树中心")),
        ),
        no=(
            "岳阳市内文化馆和岳阳市新博物馆对外开放，岳阳市教育部署工作。",
            "岳阳区域性金融中心和长沙一家购物中心，衡阳以茶叶为中心。",
            "二级以上公立医院全部达标。",
            "县级综合医院和乡镇卫生院开展合作。",
            "全市中小学开学。",
            "各类企业、合作社和行业协会参加。",
            "薄弱学科和重点大学建设。",
            "（3）中等专业学校培养人才。",
            "省级政府重视两国关系。",
            "辖区派出所到场。",
            "回信勉励新安小学生。",
            "多数大型专科医院停诊。",
            "第六届跨国公司领导人峰会举行。",
            "找不到好用的云端存储公司。",
            "武警部队官兵军队文职人员参加。",
            "社办机械厂投产，公私棉纺厂合并，全县油厂增产。",
            "更多中学开工，断绝同李某集团的关系，优抚医院和中外航空公司增多。",
            "乌军自己带进医院，俄军五支舰队出动。",
        ),
    ),
)
