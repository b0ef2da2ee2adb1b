"""Bodies that a title names by their kind alone, because the post before it tells of which place they are.

县委书记、人大常委会主任; 街道党工委书记、办事处主任; 高新区党工委书记、管委会主任; 副市长、公安局局长; 法国驻华大使.
"""

from __future__ import annotations

import re

from kg.grammar import ORGANIZATION, PLACE, Slotted
from kg.lexicon import any_of
from kg.mentions.organization.places import name_of
from kg.mentions.organization.tables import SUFFIXES, bodies, ending, stems, stops
from kg.mentions.place.country import country_of
from kg.mentions.post.reading import Found, Reading
from kg.model import Organization, Place, Post

FORMS = "人大常委会|人大工委|人大|政协工委|政协联络处|政协|人民政府|政府|监委|人武部|武装部|妇联|总工会|残联|工商联|科协|法院|检察院|人民法院|人民检察院"
FORM = re.compile(f"(?:{FORMS})$")
OFFICE = re.compile("(?:街道)?办事处$|管委会$|管理委员会$")
DEPARTMENT = re.compile(f"(?P<stem>{any_of(stems('government'))})(?P<end>局|厅|委员会|委|办公室|办)$")
COMMITTEE = re.compile("^中共(?P<place>.+?)(?:工作委员会|委员会|委)$")
ENVOY = re.compile(
    f"(?P<of>{PLACE}|{ORGANIZATION}|中国|(?<![一-鿿])[一-鿿])?(?:常)?驻"
    f"(?P<to>{PLACE}|{ORGANIZATION}|[一-鿿])?(?:特命全权|特命)?$"
)
AT_THE_NATIONS = re.compile("安理会|联合国大会|联大|人权理事会")
LONGEST = 12
VILLAGERS = re.compile("(?:村委会|居委会|村民委员会|居民委员会)$")
OFFICE_HEAD = "办公室主任"
ENVOYS = ("大使", "总领事", "代表")
PART_BETWEEN = re.compile(
    "[一-鿿]{2,4}?(?:、[一-鿿]{2,4})?[、，](?P<unit>(?!(?:省|市(?!场|政)|县|区(?!域)|州)[一-鿿]{2})"
    "(?:附属[中小]学|附属医院|[一-鿿]{2,8}(?:部|处|科|室|队|所|股|学院|中心|办|站|车间|委员会)|[一-鿿]{1,6}工委))"
)
PART = re.compile(
    "研究生院|(?!(?:省|市(?!场|政)|县|区(?!域)|州)[一-鿿]{2})[一-鿿]{2,14}(?:司|局|处|科|室|部|所|队|股|系|学院|研究院|中心|办|站|委员会)|[一-鿿]{1,8}工委"
)
OF_A_CHAMBER = ("委", "委员会")
CHAMBER = re.compile("^.*?人民代表大会(?:常务委员会)?|^中国人民政治协商会议.+?委员会")
"""The bodies whose parts are committees: 市人大常委会副主任王某，|法制工委|主任."""
MINISTRY = re.compile("(?:部|委员会|总局|署|国家.{2,8}局|中国.{2,6}局)$")
APPOINTED_BETWEEN = re.compile("(?:的?职务)?(?:[一-鿿]{2,4}(?:同志)?)?[，；、][一-鿿]{2,4}(?:同志)?(?:为|任|的)")
"""Between two posts of a list of appointments: …主任，某某为|商务委员会主任."""
APPOINTED_IN = re.compile("(?![省市县区州])[一-鿿]{2,14}(?:局|厅|委员会|办公室|中心)")
HOLDER = "(?:[一-鿿]{2,4}|[一-鿿]{1,8}·[一-鿿]{1,8})"
HOLDER_BETWEEN = re.compile(f"{HOLDER}(?:（[^（）]{{1,8}}）)?[、，；和]")
"""Between two posts of a list of people: 市财政局局长|王某、|审计局局长."""
NAMES_BETWEEN = re.compile(f"{HOLDER}(?:（[^（）]{{1,8}}）)?(?:、{HOLDER}){{0,6}}(?:[、，；]|和|以及)")
JOINTS = "、兼和及"
INNER = re.compile("(?:审判|检察)委员会$")
OF_MEMBERS = ("代表", "委员")
"""Titles of many, whose holders have their other posts elsewhere."""
HALF_OFFICE = ("办公室", "办公厅")


def joined(reading: Reading) -> Found | None:
    """The second of two posts in one body: 局党组书记、局长."""
    if reading.before is None:
        return None
    begin = reading.inner()
    prefix = reading.slotted.text[begin : reading.start]
    if reading.before.end != begin - 1 or reading.slotted.text[begin - 1] not in JOINTS:
        return None
    body = reading.before.post.organization
    if body is not None and body.name.endswith("党组") and not prefix.startswith("党"):
        body = Organization(body.name.removesuffix("党组"), body.place)
    if body is not None:
        body = led_by(reading, body)
        if body.name.startswith("中共") and reading.title.of and not reading.is_of(body):
            return None  # 市委副书记、|师长
    if body is not None and reading.before.post.title in OF_MEMBERS and not reading.is_of(body):
        body = Organization(INNER.sub("", body.name), body.place)  # 法院审判委员会委员、|审判员
        if not reading.is_of(body):
            return None  # 全国人大代表、|高级农艺师
    if reading.title.body and not reading.is_of(body):
        return None
    if reading.title.word == OFFICE_HEAD and body is not None and not body.name.endswith(HALF_OFFICE):
        office = Organization(body.name + "办公室", body.place)  # 县委常委、|办公室|主任
        whole = reading.before.whole or body
        return Found(begin, reading.end, Post("主任", office), reading.end - len("主任"), whole=whole)
    return reading.made(begin, prefix + reading.title.word, body)


def led_by(reading: Reading, body: Organization) -> Organization:
    """What a committee leads, for a title that is held there: 兵团党委常委、|副司令员, 开滦煤矿党委书记王某、|矿长."""
    committee = COMMITTEE.match(body.name)
    led = Organization(committee["place"], body.place) if committee else body
    return led if reading.is_of(led) else body


def envoy(reading: Reading) -> Found | None:
    """法国驻华大使, 中国常驻联合国代表."""
    if not reading.title.word.removeprefix("副").endswith(ENVOYS):
        return None
    if reading.title.word == "代表" and (delegate := at_the_nations(reading)) is not None:
        return delegate
    mission = embassy(reading.slotted, reading.start, reading.title.word)
    return reading.made(mission[0], reading.title.word, mission[1]) if mission else None


def at_the_nations(reading: Reading) -> Found | None:
    """中国代表傅某, where the article tells of the United Nations: of the country's mission there."""
    text, at = reading.slotted.text, reading.start
    if not at or text[at - 1] != PLACE or AT_THE_NATIONS.search(reading.doc.article.text) is None:
        return None
    country = reading.slotted.mentions[at - 1].value
    if not isinstance(country, Place) or country.level != "country":
        return None
    return reading.made(at - 1, reading.title.word, Organization(f"{country.name}常驻联合国代表团", country))


def beside(reading: Reading) -> Found | None:
    """街道党工委书记、办事处主任, 副市长、公安局局长: a body of the place of the post before."""
    if reading.before is None or reading.before.post.organization is None:
        return None
    text, low = reading.slotted.text, reading.before.end + 1
    at = reading.inner(low)
    if low > at or text[low - 1] not in JOINTS:
        return None
    found = sibling(text, at, low, reading.before.post.organization)
    if found is None or found[0] != low:
        return part_of_before(reading, low)
    return Found(low, reading.end, Post(text[at : reading.start] + reading.title.word, found[1]), at)


def part_of_before(reading: Reading, low: int) -> Found | None:
    """A part of the body of the post before: 国家统计局新闻发言人、|农村社会经济调查司|司长, 某公司副总经理、|技术部|部长."""
    text, at, before = reading.slotted.text, reading.start, reading.before
    at -= at > low and text[at - 1] in "原前"  # 、安全监察处|原|副处长
    if before is None or before.post.organization is None or (unit := PART.fullmatch(text, low, at)) is None:
        return None
    whole = before.whole or before.post.organization
    ministry = MINISTRY.search(whole.name) is not None
    if whole.name.startswith("中共") or (text[at - 1] in "司局" and not ministry):
        return None
    holder = holder_of(whole, unit[0])
    if holder is None or not reading.is_part(low, at, "与和" if text[at - 1] == "司" else ""):  # 市场与信息化|司
        return None
    part = part_of(holder, unit[0])
    return Found(low, reading.end, Post(reading.title.word, part), at, whole=holder)


def over_names(reading: Reading) -> Found | None:
    """The further post of a list after names: 市政协副主席王某和委员李某, 局长王某、办公室主任李某."""
    before, text = reading.before, reading.slotted.text
    if before is None or before.post.organization is None or not before.end < reading.start:
        return None
    body, begin = before.post.organization, reading.inner(before.end)
    if (held := HOLDER_BETWEEN.match(text, before.end, begin)) is not None:
        found = sibling(text, begin, held.end(), body)
        if found is not None and found[0] == held.end():
            title = text[begin : reading.start] + reading.title.word
            return Found(held.end(), reading.end, Post(title, found[1]), begin)
    if reading.title.body:
        return None
    if reading.title.word == OFFICE_HEAD and HOLDER_BETWEEN.fullmatch(text, before.end, reading.start):
        whole = before.whole or body
        if not whole.name.startswith("中共"):
            office = Organization(f"{whole.name}办公室", whole.place)
            return Found(reading.start, reading.end, Post("主任", office), reading.end - len("主任"), whole=whole)
    if NAMES_BETWEEN.fullmatch(text, before.end, begin):
        body = led_by(reading, body)
        if (
            (begin < reading.start or reading.title.word.startswith("党"))
            and body.place is not None
            and body.place.level == "township"
        ):
            body = Organization(f"中共{name_of(body.place)}委员会", body.place)  # 镇长王某，|党委委员
        if begin < reading.start or reading.title.of is None or reading.title.of.search(body.name):
            return reading.made(begin, text[begin : reading.start] + reading.title.word, body)
        return None
    if (low := APPOINTED_BETWEEN.match(text, before.end, reading.start)) is not None:
        found = sibling(text, begin, low.end(), body)
        if found is None or found[0] != low.end():
            found = department_of(text, low.end(), begin, body.place)
        if found is not None:
            return Found(
                low.end(), reading.end, Post(text[begin : reading.start] + reading.title.word, found[1]), begin
            )
    unit = PART_BETWEEN.fullmatch(text, before.end, reading.start - (text[reading.start - 1] in "原前"))
    if unit is None or not reading.is_part(*unit.span("unit")):
        return None
    if (holder := holder_of(before.whole or body, unit["unit"])) is None:
        return None
    part = part_of(holder, unit["unit"])
    return Found(unit.start("unit"), reading.end, Post(reading.title.word, part), whole=holder)


def holder_of(whole: Organization, unit: str) -> Organization | None:
    """The body of which `unit` may be a part: of committees only a chamber."""
    if unit[-1] == whole.name[-1] == "部":
        return None  # 外贸部长王某，|农林部|副部长
    if not unit.endswith(OF_A_CHAMBER):
        return whole
    chamber = CHAMBER.match(whole.name)
    return Organization(chamber[0], whole.place) if chamber else None


def part_of(whole: Organization, unit: str) -> Organization:
    """A part under the name of its body; 人大|常委会…, 人大|…工委 are parts of the standing committee."""
    if whole.name.endswith("人民代表大会") and (unit.startswith("常委会") or unit.endswith("工委")):
        unit = "常务委员会" + unit.removeprefix("常委会")
    return Organization(whole.name + unit, whole.place)


def sibling(text: str, at: int, low: int, body: Organization) -> tuple[int, Organization] | None:
    """The body of the same place as `body` whose kind ends at `at`, and where it begins (not before `low`)."""
    place = body.place
    committee = COMMITTEE.match(body.name)
    if (office := OFFICE.search(text, max(low, at - 5), at)) is not None:
        base = committee["place"] if committee else name_of(place) if place else ""
        suffix = "管理委员会" if office[0].startswith("管") else "办事处"
        return (office.start(), Organization(base + suffix, place)) if base else None
    if place is not None and place.level == "village" and (own := VILLAGERS.search(text, max(low, at - 5), at)):
        kind = "村民" if place.name.endswith("村") else "居民"
        return own.start(), Organization(f"{place.name}{kind}委员会", place)
    if place is None or place.level not in ("province", "prefecture", "county", "township"):
        return None
    if (form := FORM.search(text, max(low, at - 5), at)) is not None:
        return form.start(), Organization(bodies()[form[0]].format(p=name_of(place)), place)
    if (department := DEPARTMENT.search(text, max(low, at - LONGEST), at)) is not None:
        stem, end = stems("government")[department["stem"]], department["end"]
        return department.start(), Organization(name_of(place) + stem + SUFFIXES.get(end, end), place)
    return None


def department_of(text: str, start: int, end: int, place: Place | None) -> tuple[int, Organization] | None:
    """As `sibling`, for a department that no table holds: 某某为|城乡建设和交通委员会|主任."""
    if place is None or APPOINTED_IN.fullmatch(text, start, end) is None:
        return None
    return start, Organization(name_of(place) + text[start:end], place)


def embassy(slotted: Slotted, at: int, title: str) -> tuple[int, Organization] | None:
    """The mission of the envoy whose title begins at `at`: 法国驻华|大使, 中国常驻联合国|代表."""
    m = ENVOY.search(slotted.text, max(0, at - LONGEST), at)
    if m is not None and m["of"] is None and m.start() > 1 and ending(stops(), slotted.text, 0, m.start() - 1):
        letter = slotted.text[m.start() - 1]  # 召见|俄|驻美|大使
        if (country := country_of(letter)) is not None and m["to"]:
            to = slotted.printed(*m.span("to"))
            name = f"{country}驻{ {'华': '中国'}.get(to) or country_of(to) or to }"
            kind = "总领事馆" if "领事" in title else "大使馆"
            return m.start() - 1, Organization(name + kind, Place(country, "country"))
    if m is None or (m["of"] is None and m["to"] is None):
        return None
    start = m.start("of") if m["of"] else m.start()
    own = slotted.printed(*m.span("of")) if m["of"] else "中国"
    own = country_of(own) or own
    to = slotted.printed(*m.span("to")) if m["to"] else ""
    to = {"华": "中国"}.get(to) or country_of(to) or to
    home = slotted.mentions.get(m.start("of")) if m["of"] else None
    if home is not None and isinstance(home.value, Organization):  # 世界卫生组织|驻华|代表
        return start, Organization(f"{home.value.name}驻{to}代表处", home.value.place)
    kind = "代表团" if title.endswith("代表") else "总领事馆" if "领事" in title else "大使馆"
    place = home.value if home is not None and isinstance(home.value, Place) else Place(own, "country")
    return start, Organization(f"{own}{'常驻' if '代表' in title else '驻'}{to}{kind}", place)
