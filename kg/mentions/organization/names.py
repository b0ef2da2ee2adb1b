"""Names that are found by their last word and read to the left: 衡阳市第一人民医院, 湖南华强机械有限公司, 省作家协会."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from kg.grammar import PLACE, Document, Hit, Rule, Slotted, declared
from kg.lexicon import alternation
from kg.mentions.organization.places import resolve
from kg.mentions.organization.tables import Head, ending, generic, heads, stops
from kg.mentions.organization.telling import (
    BRAND_OF_A_CITY,
    NATIONAL,
    REGISTERED,
    SHORTEST_OF_ITS_OWN,
    own_name,
    says_which,
    tells,
)
from kg.mentions.organization.walk import HAN_OR_LETTER, MUSEUMS, OPENING, Containers, Stretch, walk
from kg.model import Mention, Organization, Place, Value

RULE = "organization.name"
LEADING = "据同应有上到出进去来是让刚能会拿靠得令每把将在与和由对向从为以"
ASSEMBLED = ("office", "committee")
SMALL = ("处", "科", "室", "系", "庭")
"""Words for a part of a body that are too short to tell without what stands around them."""
LONGEST_SMALL = 10
BEHIND_SMALL = re.compile("$|[^\u4e00-\u9fff]|[庭处科室系股长副主负有相工干民党支教的在和与及等组印发]")
OF_COMPATRIOTS = ("商会", "企业商会", "同乡会", "同乡联谊会")
"""Bodies in one place of people from another: 长沙市|浙江|商会."""
SOME = re.compile("一些|这些|那些|播放|播出")
OWN_SCHOOL = re.compile("(?:[我该本]?校|学校)(?=[一-鿿]{2})")
OF_THE_NATION = ("领导小组", "领导小组办公室", "委员会", "工作委员会", "协会", "联合会")
CHAMBERS = ("国会", "议会", "参议院", "众议院", "国民议会", "内阁", "上议院", "下议院")
PERSON_BETWEEN = re.compile(
    "[局厅处部院校科司署行会社]长|主任|书记|主席|秘书|代表|率|派|介绍|表示|负责|领导|干部|人员|专家|有关|相关|官兵|指战员|战士"
)
"""What stands between a body and a word for a part of one where the two are not one name."""
PUBLIC = re.compile("(?:部|委员会|局|署|总局|法院|检察院|厅|政府|国会|议会)$")
OF_PUBLIC = re.compile("(?<!公)司$|(?<!分)局$|[处庭科部组院]$|(?<!公)室$|.{2,}办公室$|中心$")
REGISTERED_BEHIND = re.compile("(?:股份|集团|控股|实业|科技)?(?:股份)?(?:有限)?(?:责任)?公司")
OWN_BRANCH = re.compile(
    "^第[一二三四五六七八九十]+$|[处科室部院系所站队中心厂班]$|离退休(?:干部)?$|机关$|直属$|联合$|临时$"
)
"""Of what a branch of the Party in a body is: 某局传媒处|党支部."""
NOT_OF_THE_PLACE = re.compile("内(?![务河海江陆科分卫贸])|[新老]$|境内|各")
"""What stands between a place and bodies of which it has several, or a building's state: 某区|内|文化馆, 某市|新|博物馆."""
LEVELS_OF_PARTS = ("省", "市", "县", "区", "地", "乡", "镇", "各")
"""What makes a sort of a part: 人民银行|县|支行."""
NO_CENTRE = re.compile(
    "(?:购物|商业|商务|商贸|贸易|金融|经济|航运|枢纽|辐射|集散|负荷|消费|交往|政治|决策|能力|生活|娱乐|旅游|时尚|展览|博览|滑雪|雪橇|运动|武术|马术|货运|"
    "产业|制造业|服务业|科学|区域医疗|医学|城市|一类|[一两三四五六七八九十几]大|[一二三]级|军事?|[主副次])$|(?:[乌俄以美]军|军方|军队)[^，]{0,8}$"
)
"""What makes of 中心 a place, a rank of a town or a building, and what armies have."""
WHOLE_AGAIN = ("公司", "集团", "集团公司", "股份公司")
LEVEL_START = re.compile(
    r"(自治区|自治州|自治县|地区|省|市|州|县|区|旗|镇|乡)级?(?![直域内外长民区委政辖属中城郊容花县乡镇村]|市(?!场))"
)
PARENT = re.compile("(?:总局|总行|银行|集团|总公司|科学院|邮政|电网|移动|联通|电信|铁塔|烟草|石油|石化)$")
OF_A_SUBJECT = re.compile(
    "^$|[0-9]|综合|新闻|财经|经济|科教|体育|电影|视剧|国际|中文|外语|农[业村]|军事|戏曲|少儿|音乐|纪录|法|生活|文艺|教育|健康|专题|旗舰|影视|卫视|高清|等"
)
"""What a channel is about (央视|综合频道); one of a place is a branch (人民网|湖南频道)."""
TEACHER = re.compile("教授|教师|学生|毕业生|招生办|本科生")  # 湖南大学|教授, but 大学教育
DEICTIC = re.compile(r"[全我本该各两某](?=[国境省市县区州盟旗镇乡村社街校院厂球地])|[国境省市县区州]内|全国|世界")
PAPER = re.compile("(?:日报|晚报|早报|都市报)$")
NEXT_IN_LIST = re.compile(f"[、和]([\\u4e00-\\u9fff]{{2,6}}(?:{alternation('org_trades')}))(?=[、等，。；（]|和)")
BEFORE_IN_LIST = re.compile(
    f"(?:(?<=[、和])|(?<![\\u4e00-\\u9fff]))([\\u4e00-\\u9fff]{{2,7}}?(?P<trade>{alternation('org_trades')}))[、和]$"
)
LEAST_BRAND = 2
LEVELS = ("country", "region", "province", "prefecture", "county", "township", "village", "natural", "site")
RANK_OF = {level: rank for rank, level in enumerate(LEVELS)}
"""How far down a level is; a region may hold provinces."""


def find(doc: Document, passages: list[tuple[Slotted, list[Hit]]], earlier: list[Mention]) -> Iterator[Mention]:
    """The names in the passages with their head words, given the bodies found so far, of which a name may be a part."""
    bodies = sorted(earlier, key=lambda m: m.start)
    for slotted, hits in passages:
        if hits:
            yield from in_passage(doc, slotted, hits, containers_in(slotted, bodies))


def containers_in(slotted: Slotted, bodies: list[Mention]) -> Containers:
    low = bisect.bisect_left(bodies, slotted.passage.start, key=lambda m: m.start)
    high = bisect.bisect_left(bodies, slotted.passage.end, key=lambda m: m.start)
    return {
        slotted.index(m.end - 1) + 1: (slotted.index(m.start), m.value)
        for m in bodies[low:high]
        if isinstance(m.value, Organization)
    }


def in_passage(doc: Document, slotted: Slotted, hits: list[Hit], containers: Containers) -> Iterator[Mention]:
    text = slotted.text
    table = heads()
    for start, end, word in hits:
        head = table[word]
        while (cut := end < len(text) and text[end] in head.not_before and not TEACHER.match(text, end)) and (
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
                yield from listed(slotted, start, end)
                yield from listed_before(slotted, slotted.index(found.start))


def part_of(slotted: Slotted, whole: tuple[int, Organization], after: int, end: int) -> Mention:
    """A part under the name of its whole: 人民银行衡阳中心支行 → 中国人民银行衡阳中心支行."""
    start, body = whole
    own = [m.value for m in slotted.among(after, end, "place") if isinstance(m.value, Place)]
    if slotted.text[after:end] in WHOLE_AGAIN and body.name.endswith(WHOLE_AGAIN):
        return mention(slotted, start, end, body.name, body.place)
    return mention(slotted, start, end, body.name + slotted.printed(after, end), own[-1] if own else body.place)


def listed(slotted: Slotted, start: int, end: int) -> Iterator[Mention]:
    """Beside a company in a list, names that end in a trade: 华强钢铁、某某光伏、某某材料等."""
    for m in NEXT_IN_LIST.finditer(slotted.text, end):
        if m.start() != end:
            break
        end = m.end()
        yield mention(slotted, *m.span(1), slotted.printed(*m.span(1)), None)


def listed_before(slotted: Slotted, end: int) -> Iterator[Mention]:
    """As `listed`, for what stands before the company; the first of them without the verb in front of it."""
    if end == 0 or slotted.text[end - 1] not in "、和":
        return
    while m := BEFORE_IN_LIST.search(slotted.text, max(0, end - 10), end):
        start = m.start(1)
        cut = next((i for i in range(m.end(1) - 2, start, -1) if ending(stops(), slotted.text, start, i)), start)
        if m.start("trade") - cut >= LEAST_BRAND:
            yield mention(slotted, cut, m.end(1), slotted.printed(cut, m.end(1)), None)
        if cut > start:
            return
        end = start


def named(doc: Document, slotted: Slotted, stretch: Stretch, head: Head, start: int, end: int) -> Mention | None:
    """The mention of a stretch with its head word, if this is a name and not a description."""
    text, at = slotted.text, stretch.start
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
    while (
        at < start and text[at] in LEADING and not (head.word == "集团" and BRAND_OF_A_CITY.fullmatch(text, at, start))
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


def part(
    slotted: Slotted, whole: tuple[int, Organization], after: int, head: Head, start: int, end: int
) -> Mention | None:
    """A part of a body, if what stands between the two is a name: 教育部|基础教育|司, not 省厅副厅长|司."""
    text, body = slotted.text, whole[1]
    modifier = text[after:start]
    if head.word in SMALL and not (2 <= len(modifier) <= LONGEST_SMALL and BEHIND_SMALL.match(text, end)):
        return None
    if (modifier.startswith(("机关", "内设", "下属", "直属", "所属")) and modifier != "直属工作") or text.endswith(
        head.word, 0, start
    ):
        return None
    if modifier and head.word.endswith(REGISTERED):
        return mention(slotted, whole[0], end, slotted.printed(whole[0], end), body.place)
    if modifier and head.kind == "group" and not OWN_BRANCH.search(modifier):
        return None
    if modifier in LEVELS_OF_PARTS or PERSON_BETWEEN.search(modifier) or SOME.search(modifier):
        return None
    attached = modifier.startswith(("附属", "附设"))
    if modifier and not attached and head.kind in ("hospital", "school") and not generic("sort").sub("", modifier):
        return None
    if head.word == "频道" and OF_A_SUBJECT.search(modifier):
        return None
    if head.word in ("科", "室") and body.name.endswith(("医院", "保健院", "卫生院")):
        return None
    return part_of(slotted, whole, after, end)


def levelled(doc: Document, slotted: Slotted, level: re.Match[str], head: Head, start: int, end: int) -> Mention | None:
    """市第一中学: of the place that the level word stands for; as printed, where the article leaves that open."""
    at, word = level.start(), level.group(1)
    rest = slotted.text[level.end() : start]
    if head.kind in NATIONAL or not tells(head, rest):
        return None
    place = resolve(doc, slotted, word, at)
    if place is not None:
        return mention(slotted, at, end, place.name + slotted.printed(level.end(), end), place)
    if word == "地区":
        return None
    told = rest or head.kind == "school" or word in ("省", "自治区", "市")
    return mention(slotted, at, end, slotted.printed(at, end), None) if told and word not in ("镇", "乡") else None


def chamber(doc: Document, slotted: Slotted, head: Head, start: int, end: int) -> Mention | None:
    """国会, 参议院 by itself: that of the foreign country named last before."""
    at = slotted.at[start]
    country = None
    for m in doc.top:
        if m.start >= at:
            break
        if isinstance(m.value, Place) and m.value.level == "country" and m.value.name != "中国":
            country = m.value
    return mention(slotted, start, end, country.name + head.word, country) if country else None


def placed(slotted: Slotted, stretch: Stretch, head: Head, start: int, end: int) -> Mention | None:
    at = stretch.start
    while slotted.text[at] != PLACE:
        at += 1
    after = first = at
    while after < start and slotted.text[after] == PLACE:
        after += 1
    modifier = slotted.text[after:start]
    if slotted.text[stretch.start : at] == "武警" and not modifier:
        return mention(slotted, stretch.start, end, slotted.printed(stretch.start, end), None)
    if DEICTIC.match(slotted.printed(at, after)) and not is_national(slotted.printed(at, after), head, modifier):
        return None
    if SOME.search(modifier) or NOT_OF_THE_PLACE.match(modifier):
        return None
    if (
        not (modifier == "国家" and is_country(place_at(slotted, after)))
        and not tells(head, modifier)
        and not keeps(slotted.mentions[after - 1].value, head, modifier)
    ):
        return None
    at = start_of_places(slotted, at, after) if head.word not in OF_COMPATRIOTS else at
    values = [m.value for m in slotted.among(at, after, "place")]
    if head.word in OF_COMPATRIOTS:
        values = values[:1]
    place = next((v for v in reversed(values) if isinstance(v, Place)), None)
    if (
        head.word in ("大学", "学院")
        and not modifier
        and (is_country(place) or in_full(slotted.printed(at, after), place))
    ):
        return None  # 湖南省|大学, but 扬州|大学
    begin = max(stretch.start, at) if at > first else stretch.start
    if head.word in MUSEUMS and begin == first:
        begin = city_of(slotted, begin, after)
    elif head.kind == "committee" and (counted := TIME_OF_A_CENSUS.search(slotted.text, max(0, begin - 6), begin)):
        begin = counted.start()
    name = slotted.printed(begin, end)
    name = name.removesuffix("管委会") + "管理委员会" if name.endswith("管委会") else name
    return mention(slotted, begin, end, name[:-1] + "队" if name.endswith("军方") else name, place)


def place_at(slotted: Slotted, after: int) -> Place | None:
    value = slotted.mentions[after - 1].value
    return value if isinstance(value, Place) else None


def in_full(printed: str, place: Place | None) -> bool:
    return printed[-1] in "省市县区州国" and (place is None or printed.endswith(place.name))


def city_of(slotted: Slotted, at: int, after: int) -> int:
    """Where the city stands behind its province: 辽宁省|沈阳市某某博物馆."""
    values = [slotted.mentions[i].value for i in range(at, after)]
    levels = [v.level if isinstance(v, Place) else "" for v in values]
    return at + 1 if levels[:1] == ["province"] and levels[1:2] in (["prefecture"], ["county"]) else at


TIME_OF_A_CENSUS = re.compile("第[一二三四五六七八九十]+[次届]$")
"""第五次|全国某某普查领导小组: which census it is belongs to the name."""


def keeps(place: Value, head: Head, modifier: str) -> bool:
    """苏伊士运河|管理局, 怀柔科学城|管委会: a body that looks after one thing of nature or one site, or is named after it."""
    return (
        not modifier
        and isinstance(place, Place)
        and (
            (place.level in ("natural", "site") and head.word in OF_ONE_THING)
            or (place.level == "natural" and head.word in NAMED_AFTER)
        )
    )


OF_ONE_THING = ("管理局", "管理处", "保护局", "管委会", "管理委员会", "保护区管理局")
NAMED_AFTER = ("实验室", "研究院", "书院", "大学", "中学", "小学", "医院")
"""What bears the name of a hill or water, with nothing more."""


def is_national(printed: str, head: Head, modifier: str) -> bool:
    """全国双拥工作领导小组, 全国老龄工作委员会: a body of the nation that is named by its task."""
    return (
        printed == "全国"
        and head.word in OF_THE_NATION
        and len(modifier) > SHORTEST_OF_ITS_OWN
        and modifier[0] not in "各性"
    )


def start_of_places(slotted: Slotted, at: int, after: int) -> int:
    """Where the places begin that stand in the name: 某某工业城|上海…, 某市|美国…; what comes before holds not them."""
    for i in range(at + 1, after):
        before, here = slotted.mentions[i - 1].value, slotted.mentions[i].value
        if not isinstance(before, Place) or not isinstance(here, Place) or here.level == "region":
            continue
        if RANK_OF[here.level] < RANK_OF[before.level]:
            at = i
    return at


def is_country(place: Place | None) -> bool:
    return place is not None and place.level == "country"


def wholes(found: list[Mention]) -> Iterator[Mention]:
    """The public bodies of which a part is named: 国家卫生健康委 in 国家卫生健康委医疗应急司, a court in its chamber."""
    by_start: dict[int, list[Mention]] = {}
    for m in found:
        by_start.setdefault(m.start, []).append(m)
    for together in by_start.values():
        if len(together) > 1:
            part = max(together, key=lambda m: m.end)
            for m in together:
                if m.end < part.end and part.rule == RULE and is_part(m.value, part.value):
                    yield m


def is_part(whole: Value, part: Value) -> bool:
    if not isinstance(whole, Organization) or not isinstance(part, Organization):
        return False
    rest = part.name.removeprefix(whole.name)
    return rest != part.name and PUBLIC.search(whole.name) is not None and OF_PUBLIC.search(rest) is not None


def mention(slotted: Slotted, start: int, end: int, name: str, place: Place | None) -> Mention:
    clean = PAPER.sub(r"\g<0>社", re.sub(r"[\s“”「」]", "", name))
    return Mention("organization", *slotted.span(start, end), Organization(clean, place), RULE)


RULES: tuple[Rule, ...] = (
    declared(
        RULE,
        yes=(
            ("岳阳市第二人民医院投入使用。", ("岳阳市第二人民医院|岳阳市",)),
            ("市第一中学开学。", ("衡阳市第一中学|衡阳市",)),
            ("市政府与华强机械工业集团有限公司签约。", ("华强机械工业集团有限公司",)),
            (
                "华强机械集团有限公司投产，华强机械集团董事长出席。",
                ("华强机械集团有限公司", "华强机械集团有限公司"),
            ),
            ("引进湖南华强科技股份有限公司。", ("湖南华强科技股份有限公司|湖南省",)),
            ("岳阳市苹果协会成立。", ("岳阳市苹果协会|岳阳市",)),
            ("国家税务总局岳阳市税务局发布公告。", ("国家税务总局岳阳市税务局|岳阳市",)),
            ("走进中南大学附属岳阳中学。", ("中南大学附属岳阳中学|岳阳市",)),
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
            ("教育部体育卫生与艺术教育司介绍情况。", ("教育部体育卫生与艺术教育司|中国",)),
            ("中国社会科学院民族学与人类学研究所发布。", ("中国社会科学院民族学与人类学研究所|中国",)),
            ("祁东县第二中学校长李红到场。", ("祁东县第二中学|祁东县",)),
            ("岳阳市浙江商会成立。", ("岳阳市浙江商会|岳阳市",)),
            ("走进华旺钢铁、鼎新铜业、金利石化，生产正忙。", ("华旺钢铁", "鼎新铜业", "金利石化")),
            ("育英实验中学开学。", ("育英实验中学",)),
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
            ("水利部路网中心发布消息。", ("水利部路网中心|中国",)),
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
        ),
    ),
)
