"""When a modifier before a head word makes a name of it, and when it only describes: 华强公司, but 民营公司."""

from __future__ import annotations

import re

from kg.mentions.organization.tables import Head, generic

SHORTEST_OF_ITS_OWN = 2
NATIONAL = ("ministry", "parliament")
SENTENCE = re.compile("[上要考到出进去来是想读刚能会不没有拿靠得令每]|一些|这些|那些|当地|们")
IN_WORDS = re.compile(
    "智能|新能源|能源|能量|能力|节能|储能|氢能|核能|光能|风能|太阳能|功能|性能|效能|技能|有色|有机|有限|稀有|特有|不锈钢|不动产|出版|出口|进口|进出口|出入境|出租|"
    "海上|网上|水上|陆上|空中|上海|上游|高考|考古|考试|考核|思想|理想|要素|重要|去污|进修|先进|促进|读书|阅读|新会|机会|社会|会计|会展|到期|来料|外来|拿督|法令|指令|每日"
)
"""Words that hold a letter of `SENTENCE` and stand in names."""
TRANSPORT = re.compile("(?:铁路|航空|石油|汽车|电力|电信|能源)$")
TASKED = ("指挥部", "督导组", "巡视组", "巡察组", "督察组", "督查室")
NATION, LONG_TASK = ("国家", "中央"), 6
"""国家|科技教育|领导小组: whose body it is, and how long a task is that tells, of whatever words."""
ORDINAL = re.compile(r"[一二三四五六七八九十]{2,}$|第[一二三四五六七八九十0-9]+")
REGISTERED = ("有限公司", "责任公司")
SORT_OF_ASSOCIATION = re.compile("(?:行业|专业|各类|有关|相关|基层|社会|群众|民间|志愿者?|级|商|工商)+")
PRODUCTS = frozenset("丝纱油烟药瓷钢铁纸布盐碱染窑革")
"""What a works of a place makes, where one letter says it: 衡阳市|丝|厂."""
INTERNATIONAL, SHORTEST_INTERNATIONAL = ("国际", "全球", "世界", "环球", "亚太"), 4
BRAND_OF_A_CITY = re.compile("[一-鿿](?:投|建|控|汽|港|钢|煤|电|药|酒|交)")
"""上投|集团, 城建|集团: groups that cities own, in short."""
RANK = re.compile("第[一二三四五六七八九十]+(?:大|所|家|个|批|期)")
SESSION = re.compile("第[一二三四五六七八九十0-9]+[届次]")
"""What begins the name of a meeting or a census, and of the committee that holds it: 第四届|跨国公司|领导人峰会."""
REGION = re.compile("^(?:区域|地区|片区|城区|中心城区|主城区|新城|园区)")
LONGEST = {"company": 24, "cooperative": 20, "committee": 26}


def is_sentence(modifier: str) -> bool:
    """Whether a modifier holds words of a sentence and hence is no name."""
    return SENTENCE.search(modifier) is not None and SENTENCE.search(IN_WORDS.sub("", modifier)) is not None


def says_which(modifier: str) -> bool:
    """Whether a modifier tells this body from others of its sort."""
    if modifier.rstrip("”").endswith(("全", "该", "副", "整个", "各", "式")) or modifier.startswith("级"):
        return False
    if modifier.startswith(NATION) and len(modifier) >= LONG_TASK:
        return True
    if ORDINAL.match(modifier):
        return not RANK.match(modifier)
    rest = generic("sort", "trade").sub("", modifier)
    return len(rest) >= SHORTEST_OF_ITS_OWN


def own_name(head: Head, modifier: str) -> bool:
    """Whether a modifier without a place is a name: no words of a sentence in it."""
    if head.kind == "association" and modifier.startswith(INTERNATIONAL) and len(modifier) >= SHORTEST_INTERNATIONAL:
        return not is_sentence(modifier)
    if modifier == "希望":
        return False
    if BRAND_OF_A_CITY.fullmatch(modifier) and head.word == "集团":
        return True
    if modifier.startswith(NATION) and head.kind in ("institute", "centre", "committee"):
        return not is_sentence(modifier)
    if SESSION.match(modifier) and head.kind != "committee":
        return False
    longest = LONGEST.get(head.kind, 10) if head.word != "公司" or TRANSPORT.search(modifier) else 6
    return head.anchor == "free" and len(modifier) <= longest and not is_sentence(modifier)


def tells(head: Head, modifier: str) -> bool:
    """Whether a modifier after a place or level word makes a name: a body set up for a task may be called by that."""
    modifier = REGION.sub("", modifier) if head.bare else modifier
    if modifier.startswith("国家") and len(modifier) >= 4 and head.kind in ("institute", "centre"):
        return True
    if not modifier or head.kind in NATIONAL:
        return head.bare and not modifier
    if head.word.endswith(REGISTERED):
        return True
    if head.word == "厂" and len(modifier) < SHORTEST_OF_ITS_OWN:
        return modifier in PRODUCTS
    if head.kind == "association":
        return not RANK.match(modifier) and not SORT_OF_ASSOCIATION.fullmatch(modifier)
    return bool(generic("sort").sub("", modifier)) or (head.kind == "committee" and head.word in TASKED)
