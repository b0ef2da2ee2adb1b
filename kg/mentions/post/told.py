"""Bodies that only the title behind their name tells to be bodies: 市种子站|站长, 联邦院|主席, 联合调查组|组长, 华强科技|董事长."""

from __future__ import annotations

import re
from functools import cache

from kg.grammar import ORGANIZATION, PLACE
from kg.lexicon import words
from kg.mentions.han import is_han
from kg.mentions.organization.places import name_of, resolve
from kg.mentions.organization.tables import SUFFIXES, Head, ending, stems, stops
from kg.mentions.organization.walk import walk
from kg.mentions.post.named import REGION
from kg.mentions.post.reading import Found, Reading
from kg.mentions.post.siblings import DEPARTMENT, part_of
from kg.mentions.post.titles import Title
from kg.model import Organization, Place, Post

NAME_OF_A_PERSON = 3
"""So long are most names of persons."""
OF_COMPANIES = ("董事长", "总经理", "总裁", "首席执行官")
DESCRIBED = re.compile(
    "^(?:[该本各新原首两多这那全一其我他由以为是任]|当选|担任|现任|时任|双方|大会|执行|[省市县区州镇乡村]|有关|相关|部分|所有|下属|成立|工作[队组])|的|届|名|位"
)
LEAST, LEAST_NAMED, LEAST_BY_ITSELF, LONGEST = 3, 2, 4, 18
NUMBERED = re.compile("[某一二三四五六七八九十].{1,2}")
"""一营|营长, 某舰队|司令员."""
FORCES = re.compile("陆军|海军|空军|火箭军|第二炮兵|炮兵|装甲兵|工程兵|铁道兵")
ARMY = Organization("中国人民解放军部队")
JOINED = "和与及等"
DIVISIONS = ("province", "prefecture", "county", "township")
OF_PLACES, OF_TOWNS = "局办委", "乡镇"
"""How the names of bodies end that every place has, and those of towns."""
OF_OFFICES = ("处", "科", "股")
HAS_OFFICES = re.compile("(?:局|厅|委员会|部|署|院|公司|集团|大学)$")
OF_GOVERNMENT = ("局", "司", "厅", "署")
"""How the names of departments end: by themselves they do not tell of which government."""
FIELD_BESIDE = re.compile("(?<![一-鿿])[一-鿿]{2,4}及$")
"""商务及|经济发展局: the departments of Hong Kong have several fields."""
TASK_GROUP = re.compile(
    "(?:调查|调研|工作|督导|督查|督察|检查|核查|巡视|巡察|巡查|指导|考察|评估|救援|处置|领导小|专家|帮扶|慰问|攻坚|采访)组$"
)
"""A group that is set up for a task, told by the title of who leads it: 联合调查组|组长."""
GROUP_OF_TASK = Head("组", "committee", "place", False, False, "")
SHORTEST_TASK, LONGEST_TASK = 2, 24
CUTS_A_TASK = ("各", "每", "该", "本", "及", "等", "彻", PLACE, ORGANIZATION)
"""Before a stretch that is only the end of a name, or of several."""
NO_FIRM = ("集团公司", "股份公司", "分公司", "总公司", "部", "处", "中心", "事业部", "大区")
"""What stands before a manager's title and does not say of which company."""
OWN_LEVEL = re.compile("([省市县区州旗])(?=[一-鿿]{2,12}$)")
NO_PARTY = re.compile("^(?:执政|反对|在野|该|各|两|多|本|我|政|全|老|新)?党$|^(?:联邦)?执政党|^主要|^最大")
LONGEST_PARTY = 12


GIVEN = re.compile("(?<!责)任$|为$")
"""Before the body in which somebody gets a post: 王建国任|塔里木油田公司|总经理."""


def begun(reading: Reading) -> int:
    """Where the words before the title begin that nothing cuts."""
    text, begin, low = reading.slotted.text, reading.start, reading.before.end if reading.before else 0
    while (
        begin > low and (is_han(text[begin - 1]) or text[begin - 1] == "〇") and ending(stops(), text, 0, begin) is None
    ):
        if GIVEN.search(text, max(0, begin - 2), begin):
            return begin
        begin -= 1
    if begin == low and text[begin : begin + 1] == "兼":
        return begin + 1
    return begin - (text[begin - 1 : begin] == "某")


def by_its_head(reading: Reading) -> Found | None:
    """市种子站|站长, 省地质院|副院长, 联邦院|主席: a body that ends as those do that have such a head, behind its place or
    level, or with a name of its own before somebody's."""
    text, title, begin = reading.slotted.text, reading.title, begun(reading)
    name = text[begin : reading.start]
    head, held = headed(title).search(name), is_held(text, begin, reading.end)
    if FORCES.fullmatch(name) and reading.is_of(ARMY) and reading.country() is None:
        return reading.made(begin, title.word, Organization(ARMY.name.removesuffix("部队") + name))
    if head is None or len(name) > LONGEST or text[begin - 1 : begin] == "驻":
        return None
    place = reading.slotted.mentions[begin - 1].value if begin and text[begin - 1] == PLACE else None
    if isinstance(place, Place):
        if len(name) < LEAST or place.level == "natural" or (place.level == "country" and not held):
            return None
        return reading.made(
            begin - 1, title.word, Organization(reading.slotted.printed(begin - 1, reading.start), place)
        )
    level = OWN_LEVEL.match(name)
    within = resolve(reading.doc, reading.slotted, level[1], begin) if level else None
    if level is not None and within is not None:
        body = Organization(name_of(within) + name[level.end() :], within)
        return Found(begin, reading.end, Post(title.word, body), reading.start)
    if (place := beside(reading, begin)) is not None and name[-1] in OF_PLACES:
        return Found(begin, reading.end, Post(title.word, Organization(name_of(place) + name, place)), reading.start)
    named = head.start() >= LEAST_NAMED and not DESCRIBED.search(name)
    if not held or not (named or NUMBERED.fullmatch(name)):
        return None
    if name.endswith((*OF_GOVERNMENT, *OF_OFFICES)):
        found = department(reading, begin) or office(reading, begin)
        if found or len(name) < LEAST_BY_ITSELF:
            return found
    if title.word.endswith("书记") and name[-1] in OF_TOWNS:
        return reading.made(begin, title.word.removeprefix("党委"), Organization(f"中共{name}委员会"))
    if "{p}" in title.body:
        name = title.body.format(p=name)  # 克松乡|乡长: its government
    return None if name.endswith("党") else reading.made(begin, title.word, Organization(name))


def is_held(text: str, begin: int, end: int) -> bool:
    """Whether the words around a post say that it is somebody's: a name behind it, or that it is got."""
    after = text[end : end + 1]
    return GIVEN.search(text, max(0, begin - 2), begin) is not None or (is_han(after) and after not in JOINED)


def beside(reading: Reading, begin: int) -> Place | None:
    """The place of the post to which the words at `begin` are joined: 副县长兼|农办|主任."""
    before = reading.before.post.organization if reading.before and begin == reading.before.end + 1 else None
    return before.place if before and before.place and before.place.level in DIVISIONS else None


def department(reading: Reading, begin: int) -> Found | None:
    """教育局|局长, where the article is about one place: of its government; 政务司|司长 where that is Hong Kong or Macao."""
    text, home = reading.slotted.text, reading.doc.home[-1] if reading.doc.home else None
    region = reading.named.region_before(reading.slotted.at[reading.start])
    known = DEPARTMENT.fullmatch(text, begin, reading.start)
    if known and home and home.level != "country" and not home.name.endswith(REGION):
        end = known["end"]
        body = Organization(name_of(home) + stems("government")[known["stem"]] + SUFFIXES.get(end, end), home)
    elif region is not None:
        field = FIELD_BESIDE.search(text, max(0, begin - 5), begin)
        begin = field.start() if field else begin
        body = Organization(f"{region.name}政府{text[begin : reading.start]}", region)
    else:
        return None
    return Found(begin, reading.end, Post(reading.title.word, body), reading.start)


def office(reading: Reading, begin: int) -> Found | None:
    """计财处|处长: a part of the body named last that has such offices."""
    name = reading.slotted.text[begin : reading.start]
    whole = reading.last(HAS_OFFICES) if name.endswith(OF_OFFICES) else None
    if whole is None:
        return None
    return Found(begin, reading.end, Post(reading.title.word, part_of(whole, name)), reading.start, whole)


@cache
def headed(title: Title) -> re.Pattern[str]:
    """How the names of bodies end that have such a head: of 处长 in 处, whatever the table says."""
    own = title.word.removeprefix("副")
    return title.of or re.compile(f"{own[0]}$" if len(own) == 2 and own[1] == "长" else "(?!)")


def of_a_task(reading: Reading) -> Found | None:
    """联合调查组|组长: a group under the name that the article gives it."""
    text = reading.slotted.text
    kind = TASK_GROUP.search(text, max(0, reading.start - LONGEST_TASK), reading.start)
    if kind is None:
        return None
    begin = walk(text, kind.start(), GROUP_OF_TASK, {}).start
    name = text[begin : reading.start]
    if kind.start() - begin < SHORTEST_TASK or DESCRIBED.search(name) or text[begin - 1 : begin] in CUTS_A_TASK:
        return None
    return reading.made(begin, reading.title.word, Organization(name))


def of_party(reading: Reading) -> Found | None:
    """蒙古人民党|总书记: a party known as one only by the title behind it."""
    begin = begun(reading)
    begin -= reading.slotted.text[begin - 1 : begin] == PLACE
    name = reading.slotted.printed(begin, reading.start)
    if not 3 <= len(name) <= LONGEST_PARTY or NO_PARTY.search(name):
        return None
    return reading.made(begin, reading.title.word, Organization(name))


def unheard(reading: Reading, word: str) -> Found:
    """华强科技|董事长: what stands between a boundary and the title of a company's head is a company."""
    begin = begun(reading)
    if begin < reading.start:
        begin -= reading.slotted.text[begin - 1 : begin] == PLACE  # 青岛|海尔|总裁
    name = reading.slotted.printed(begin, reading.start)
    if len(name) == NAME_OF_A_PERSON and name[0] in words("surnames"):
        return reading.made(reading.start, word, None)  # 王建国|董事长
    if name.endswith(NO_FIRM):
        return reading.made(reading.start, word, None)
    if word.endswith(OF_COMPANIES) and 3 <= len(name) <= 8 and not name.startswith(("原", "该", "时任", "现任")):
        return reading.made(begin, word, Organization(name))
    return reading.made(reading.start, word, None)
