"""Mentions of kind post: a title with the body in which it is held, found by the title and read to the left.

市委书记 → 书记, 中共衡阳市委      (市委副书记、)市长 → 市长, 衡阳市人民政府      校长 → 校长, the school named last
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import ORGANIZATION, PLACE, Document, Hit, Rule, Slotted, declared
from kg.lexicon import alternation
from kg.mentions.organization import group
from kg.mentions.organization.sieve import in_slotted
from kg.mentions.post.named import Named
from kg.mentions.post.order import post_of
from kg.mentions.post.reading import Found, Reading
from kg.mentions.post.titles import LONG_NAMES, several, sole, titles
from kg.model import Mention, MentionKind

__all__ = ["RULES", "Named", "find", "several", "sole", "titles"]

RULE = "post.title"
HIDDEN: frozenset[MentionKind] = frozenset({"number", "time"})
UNHEARD = "organization.by-post"
_TITLE = group("title")
UNIT_OF = "organization.unit"
VILLAGERS = re.compile("(?:村|居|村民|居民)委(?:员?会)?")
UNIT = re.compile(f"(?:纪委|{alternation('post_units', kind='party')}|(?:{alternation('post_units', kind='half')})部)")


def find(doc: Document) -> list[Mention]:
    """The posts, and the bodies that are known as such only by a title after their name."""
    named = Named(doc)
    return [
        m
        for held in doc.held().values()
        if held.groups & _TITLE
        for m in in_passage(doc, doc.slot(held.passage, HIDDEN), held.of(_TITLE), named)
    ]


def titles_in(slotted: Slotted, hits: list[Hit]) -> list[Hit]:
    """The titles in a slotted passage, also 长 right behind a body or a place."""
    text, found = slotted.text, in_slotted(slotted, hits)
    halves = [(m, slot) for slot, m in slotted.mentions.items() if text.startswith("长", slot + 1)]
    if not halves:
        return found
    found += [(slot, slot + 2, text[slot : slot + 2]) for m, slot in halves if text[slot] in (ORGANIZATION, PLACE)]
    return sorted(found)


def in_passage(doc: Document, slotted: Slotted, hits: list[Hit], named: Named) -> Iterator[Mention]:
    """The posts of a passage, left to right: each may tell the body of the next."""
    table = titles()
    before: Found | None = None
    for start, end, word in titles_in(slotted, hits):
        title = table[word]
        if end < len(slotted.text) and slotted.text[end] in title.not_before and not of_somebody(slotted, start, end):
            continue
        found = post_of(Reading(doc, slotted, title, start, end, before, named))
        if found is None:
            continue
        before = found
        yield Mention("post", *slotted.span(with_places(slotted, found), found.end), found.post, RULE)
        body = found.post.organization
        if body is not None and found.body_end:
            yield Mention("organization", *slotted.span(found.start, found.body_end), body, UNIT_OF)
        elif (
            body is not None
            and slotted.text[found.start : start] not in (ORGANIZATION, PLACE)
            and slotted.printed(found.start, start) == body.name
        ):
            yield Mention("organization", *slotted.span(found.start, start), body, UNHEARD)
        elif (
            body is not None and (own := VILLAGERS.match(slotted.text, found.start)) and body.name.endswith("民委员会")
        ):
            yield Mention("organization", *slotted.span(found.start, own.end()), body, UNIT_OF)
        elif body is not None and (unit := UNIT.match(slotted.text, found.start)) and body.name.startswith("中共"):
            yield Mention("organization", *slotted.span(found.start, unit.end()), body, UNIT_OF)


def with_places(slotted: Slotted, found: Found) -> int:
    """Where the places begin in which the body of a post is, though its name may hold the last of them: 衡阳市|祁东县|县委书记."""
    begin, body = found.start, found.post.organization
    last = slotted.mentions.get(begin - 1)
    if last is not None and body is not None and (slotted.text[begin] == PLACE or last.value == body.place):
        while begin and slotted.text[begin - 1] == PLACE:
            begin -= 1
        begin -= slotted.text[begin - 1 : begin] == "驻"  # 副局长，驻|红星村|第一书记
    return begin


def of_somebody(slotted: Slotted, start: int, end: int) -> bool:
    """Whether what follows a title right behind its body is a name, though elsewhere it is one word with 长: 市财政局|局长|江某."""
    return slotted.text[end] in LONG_NAMES and slotted.text[start - 1 : start] == ORGANIZATION


RULES: tuple[Rule, ...] = (
    declared(
        RULE,
        yes=(
            ("市委书记出席。", ("书记|中共衡阳市委",)),
            ("市委副书记、市长出席。", ("副书记|中共衡阳市委", "市长|衡阳市人民政府")),
            ("市委常委、宣传部部长出席。", ("常委|中共衡阳市委", "部长|中共衡阳市委宣传部")),
            ("市财政局党组书记、局长出席。", ("书记|衡阳市财政局党组", "局长|衡阳市财政局")),
            ("市政府党组书记出席。", ("书记|衡阳市人民政府党组",)),
            (
                "中共中央总书记、国家主席、中央军委主席出席。",
                ("总书记|中共中央", "主席|中华人民共和国", "主席|中央军事委员会"),
            ),
            ("湖南大学发展态势良好。学校党委书记、校长出席。", ("党委书记|湖南大学", "校长|湖南大学")),
            ("会见法国总统、泰国副总理和中国总理。", ("总统|法国", "副总理|泰国", "总理|国务院")),
            ("祁东县委书记、人大常委会主任出席。", ("书记|中共祁东县委", "主任|祁东县人民代表大会常务委员会")),
            (
                "雁峰区黄茶岭街道党工委书记、办事处主任到场。",
                ("书记|中共雁峰区黄茶岭街道工作委员会", "主任|雁峰区黄茶岭街道办事处"),
            ),
            ("副市长、公安局局长出席。", ("副市长|衡阳市人民政府", "局长|衡阳市公安局")),
            ("耒阳市委书记李红、市长王建国出席。", ("书记|中共耒阳市委", "市长|耒阳市人民政府")),
            ("加利福尼亚州州长来访。", ("州长|加利福尼亚州",)),
            (
                "会见法国总统里德和外交与贸易部长、政府能源与水利部长。",
                ("总统|法国", "部长|法国外交与贸易部", "部长|法国能源与水利部"),
            ),
            ("国务委员兼外长会见法国总统。", ("国务委员|国务院", "外长|中华人民共和国外交部", "总统|法国")),
            (
                "全国双拥工作领导小组成员兼办公室副主任、湖南省委常委、常务副省长出席。",
                (
                    "成员|全国双拥工作领导小组",
                    "副主任|全国双拥工作领导小组办公室",
                    "常委|中共湖南省委",
                    "常务副省长|湖南省人民政府",
                ),
            ),
            (
                "任命王建国为市民政局局长，李红为城乡建设和交通委员会主任。",
                ("局长|衡阳市民政局", "主任|衡阳市城乡建设和交通委员会"),
            ),
            (
                "联合国秘书长中东问题特使出席，法国总统邀请，国家主席到访。法国总统顾问李红、副总理里德，法国人民党中央总书记、国家主席皮埃尔出席。",
                (
                    "秘书长|联合国",
                    "特使|联合国",
                    "总统|法国",
                    "主席|中华人民共和国",
                    "总统顾问|法国",
                    "副总理|法国",
                    "总书记|法国人民党中央委员会",
                    "国家主席|法国",
                ),
            ),
            (
                "市委常委、办公室主任和湖南农业大学教授出席。",
                ("常委|中共衡阳市委", "主任|中共衡阳市委办公室", "教授|湖南农业大学"),
            ),
            ("中山军分区大校司令员、湖南农业大学的校长出席。", ("司令员|中山军分区", "校长|湖南农业大学")),
            (
                "市财政局局长王建国、审计局局长李红，办公室主任张伟出席。",
                ("局长|衡阳市财政局", "局长|衡阳市审计局", "主任|衡阳市审计局办公室"),
            ),
            (
                "中共衡阳市委组织部干部三处处长、湖南农业大学副校长兼研究生院院长出席。",
                ("处长|中共衡阳市委组织部干部三处", "副校长|湖南农业大学", "院长|湖南农业大学研究生院"),
            ),
            ("法国总统、优先党领袖、政府副总理出席。", ("总统|法国", "领袖|优先党", "副总理|法国")),
            (
                "市政协十届一次会议主席团常务主席出席，李红委员说。",
                (
                    "常务主席|中国人民政治协商会议衡阳市委员会十届一次会议主席团",
                    "委员|中国人民政治协商会议衡阳市委员会",
                ),
            ),
            (
                "华强集团有限公司市场开发总监、法国工人党主席、苏丹武装部队总司令到场。",
                ("总监|华强集团有限公司", "主席|法国工人党", "总司令|苏丹武装部队"),
            ),
            ("乌内务部长和美国参谋长联席会议主席通话。", ("部长|乌克兰内务部", "主席|美国参谋长联席会议")),
            (
                "湖南省第一测绘院院长、市种子站副站长王建国、市园林处处长出席。",
                ("院长|湖南省第一测绘院", "副站长|衡阳市种子站", "处长|衡阳市园林处"),
            ),
            (
                "日本首相、经济产业大臣和世界卫生组织驻华代表出席。",
                ("首相|日本", "经济产业大臣|日本", "代表|世界卫生组织驻中国代表处"),
            ),
            (
                "雁峰区幸福社区党委书记王建国、居委会副主任李红到场。",
                ("书记|中共幸福社区委员会", "副主任|幸福社区居民委员会"),
            ),
            ("湖南农业大学校长王建国，附属中学校长李红到场。", ("校长|湖南农业大学", "校长|湖南农业大学附属中学")),
            ("召见俄驻美大使。", ("大使|俄罗斯驻美国大使馆",)),
            ("联合国大会开会，中国代表发言。", ("代表|中国常驻联合国代表团",)),
            ("祁东县红星村丰收，现任村支书介绍。", ("书记|红星村党支部",)),
            ("阿里地委副书记、行署专员出席。", ("副书记|中共阿里地委", "专员|阿里地区行政公署")),
            ("晋南专区开会，专员王建国、信贷专员李红到场。", ("专员|晋南专区专员公署",)),
            (
                "湖南农业大学党委常委、宣传部部长出席。",
                ("党委常委|湖南农业大学", "部长|湖南农业大学党委宣传部"),
            ),
            ("法国驻华大使和中国常驻联合国代表发言。", ("大使|法国驻中国大使馆", "代表|中国常驻联合国代表团")),
            ("市财政局主持全面工作的副局长出席。", ("副局长|衡阳市财政局",)),
            ("市财政局局长、联合调查组组长出席。", ("局长|衡阳市财政局", "组长|联合调查组")),
            ("市纪委副书记、监委副主任出席。", ("副书记|中共衡阳市纪律检查委员会", "副主任|衡阳市监察委员会")),
            (
                "农业农村部新闻发言人、市场与信息化司司长出席。",
                ("新闻发言人|农业农村部", "司长|农业农村部市场与信息化司"),
            ),
            (
                "走进湖南华强机械有限公司，公司技术部部长介绍。",
                ("部长|湖南华强机械有限公司技术部",),
            ),
            ("祁东县归阳镇宣传委员带队。", ("宣传委员|中共祁东县归阳镇委员会",)),
            ("市教育局副局长刘洋、陈明，科长赵强参加。", ("副局长|衡阳市教育局", "科长|衡阳市教育局")),
            (
                "衡阳市中级人民法院刑事审判第二庭副庭长、审判员。",
                ("副庭长|衡阳市中级人民法院刑事审判第二庭", "审判员|衡阳市中级人民法院刑事审判第二庭"),
            ),
            (
                "市人大常委会代表联络与选举工委主任王建国，法工委副主任李红，财经工委主任陈明参加。",
                (
                    "主任|衡阳市人民代表大会常务委员会代表联络与选举工委",
                    "副主任|衡阳市人民代表大会常务委员会法工委",
                    "主任|衡阳市人民代表大会常务委员会财经工委",
                ),
            ),
            ("法国新任总理、湖南大学资深教授出席。", ("总理|法国", "教授|湖南大学")),
            ("市财政局局长江涛、湘南医院主任医师安宁出席。", ("局长|衡阳市财政局", "主任医师|湘南医院")),
            ("市财政局副局长、办公室主任出席。", ("副局长|衡阳市财政局", "主任|衡阳市财政局办公室")),
            ("市政协召开常委会会议。李红常委代表工商联界发言。", ("常委|中国人民政治协商会议衡阳市委员会",)),
            (
                "市人大一次会议主席团成立。大会主席团常务主席王建国，大会副秘书长李红出席。",
                (
                    "常务主席|衡阳市人民代表大会一次会议主席团",
                    "副秘书长|衡阳市人民代表大会",
                ),
            ),
            (
                "会议听取了市人大监察和司法委员会的报告，法制委主任委员李红、常委会法工委副主任张伟、常委会委员陈明作了说明。",
                (
                    "主任委员|衡阳市人民代表大会法制委",
                    "副主任|衡阳市人民代表大会常务委员会法工委",
                    "委员|衡阳市人民代表大会常务委员会",
                ),
            ),
            (
                "市政协一次会议选举王建国为主席，李红为副主席；市人大一次会议选举张伟为主任。",
                (
                    "主席|中国人民政治协商会议衡阳市委员会",
                    "副主席|中国人民政治协商会议衡阳市委员会",
                    "主任|衡阳市人民代表大会常务委员会",
                ),
            ),
            ("衡阳市委第二书记王建国到场。", ("第二书记|中共衡阳市委",)),
            ("衡阳市委原常务书记王建国、第三纵队政委李红到场。", ("常务书记|中共衡阳市委", "政委|第三纵队")),
            (
                "祁东县红旗公社主任王建国、红星大队大队长李红到场。公社副社长张伟，大队民兵营长陈明陪同。",
                ("主任|祁东县红旗公社", "大队长|红星大队", "副社长|祁东县红旗公社", "民兵营长|红星大队"),
            ),
            ("中共衡阳地委书记王建国、副专员李红到场。", ("书记|中共衡阳地委", "副专员|衡阳地区行政公署")),
            (
                "香港回归庆典举行，行政长官王建国、政务司司长李红、劳工及福利局局长张伟出席。",
                (
                    "行政长官|香港特别行政区政府",
                    "司长|香港特别行政区政府政务司",
                    "局长|香港特别行政区政府劳工及福利局",
                ),
            ),
            ("全市召开会议，教育局局长王建国发言。", ("局长|衡阳市教育局",)),
            (
                "某集团军军长王建国、政委李红，一营营长张伟到场。",
                ("军长|某集团军", "政委|某集团军", "营长|一营"),
            ),
            ("祁东县红星村丰收，驻村第一书记王建国到场。", ("第一书记|红星村党支部",)),
            ("工联会会长王建国出席。", ("会长|工联会",)),
            ("记者走进市财政局，计财处处长王建国介绍。", ("处长|衡阳市财政局计财处",)),
            ("归阳镇换届，镇组织委员王建国介绍。", ("组织委员|中共祁东县归阳镇委员会",)),
            ("风钻班班长王建国到场。", ("班长|风钻班",)),
            ("农垦总局局长王建国、局党委副书记李红到场。", ("局长|农垦总局", "党委副书记|农垦总局")),
            ("归阳镇丰收，镇党支部书记王建国到场。", ("书记|祁东县归阳镇党支部",)),
            ("祁东县革委会副主任兼农办主任王建国到场。", ("副主任|祁东县革命委员会", "主任|祁东县农办")),
            (
                "某边防团政委王建国介绍。该团团长买买提·艾山，副政委李红在场。",
                ("政委|某边防团", "团长|某边防团", "副政委|某边防团"),
            ),
            (
                "任命王建国为衡阳市中级人民法院审判委员会委员、审判员。",
                ("委员|衡阳市中级人民法院审判委员会", "审判员|衡阳市中级人民法院"),
            ),
            ("全国人大代表、高级农艺师王建国到场。", ("代表|全国人民代表大会",)),
            ("湖南农业大学任命干部。王建国任校长。", ("校长|湖南农业大学",)),
            (
                "王建国当选市政协副主席，李红增选为常委。",
                ("副主席|中国人民政治协商会议衡阳市委员会", "常委|中国人民政治协商会议衡阳市委员会"),
            ),
            ("衡阳华强总裁王建国到场。", ("总裁|衡阳华强",)),
            (
                "湖南大学教务处长王建国、湘南机械厂保卫科长李红到场。",
                ("处长|湖南大学教务处", "科长|湘南机械厂保卫科"),
            ),
            ("王建国任步兵第六团团长。", ("团长|步兵第六团",)),
            ("副市长王建国、公安局长李红到场。", ("副市长|衡阳市人民政府", "局长|衡阳市公安局")),
            ("祁东县县长王建国、人大主席李红到场。", ("县长|祁东县人民政府", "主席|祁东县人民代表大会")),
            ("空军司令员王建国到场。", ("司令员|中国人民解放军空军",)),
            ("兵团党委书记王建国、政委李红到场。", ("书记|中共新疆生产建设兵团委员会", "政委|新疆生产建设兵团")),
            ("法国前总统、前总理里德到访。", ("总统|法国", "总理|法国")),
            (
                "某舰队司令员王建国、雁峰区黄茶岭街道办事处主任李红到场。",
                ("司令员|某舰队", "主任|雁峰区黄茶岭街道办事处"),
            ),
            ("兵团党委常委、副司令员王建国到场。", ("常委|中共新疆生产建设兵团委员会", "副司令员|新疆生产建设兵团")),
            ("祁东县红星村驻村第一书记王建国、驻村工作队队长李红到场。", ("第一书记|红星村党支部",)),
        ),
        no=(
            "执政党主席出席。",
            "法国国家安全会议副主席出席。",
            "中央书记处决定。",
            "海南长臂猿增多。",
            "发挥所长。",
            "新华社长篇通讯发表。",
            "主任医师查房。",
            "代表团抵达。",
            "市长热线开通。",
            "各专项工作组组长和村民小组组长参加。",
            "与参展企业负责人交流。",
        ),
    ),
    declared(
        UNHEARD,
        yes=(
            ("华强高科董事长王建国、曙光社主任李红出席。", ("华强高科", "曙光社")),
            ("优先党领袖里德出席。", ("优先党",)),
        ),
        no=(
            "原董事长王建国、公司董事长李红和合作社主任张伟出席。",
            "王建国董事长出席，投资管理部总经理李红参加。",
        ),
    ),
    declared(
        UNIT_OF,
        yes=(
            ("市委常委、组织部部长王建国出席。", ("中共衡阳市委组织部|衡阳市",)),
            ("市委常委、纪委书记王建国出席。", ("中共衡阳市纪律检查委员会|衡阳市",)),
            ("市委副书记、政法委书记王建国出席。", ("中共衡阳市委政法委员会|衡阳市",)),
            ("市委常委、宣传部长王建国出席。", ("中共衡阳市委宣传部|衡阳市",)),
            ("祁东县红星社区党支部书记、居委会主任王建国到场。", ("红星社区居民委员会|红星社区",)),
        ),
        no=("办公室主任王建国出席。",),
    ),
)
