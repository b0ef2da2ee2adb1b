"""How a title is read that names no body it is held in: by the words before it, or by what was named before."""

from __future__ import annotations

import re

from kg.grammar import ORGANIZATION, PLACE
from kg.mentions.han import is_han
from kg.mentions.organization.tables import ending, stops
from kg.mentions.place.country import CHINA, is_foreign
from kg.mentions.post.ministers import HOLDER_BETWEEN
from kg.mentions.post.reading import Found, Reading
from kg.mentions.post.siblings import part_of
from kg.mentions.post.titles import FORMER, GOVERNMENT, of_branch
from kg.mentions.post.told import by_its_head, of_a_task, of_party, unheard
from kg.model import Organization

OF_A_BODY = "务会议协团盟党社院局部方大）"
"""What the words before 主席 end with where it is not the nation's: 国家安全会议|副主席, 联邦委员会（上院）|主席."""
HEADS = ("总理", "副总理", "主席", "副主席", "国家主席")
"""Titles that are the nation's where they stand alone, but for those in a list of another country's."""
STRENGTHS = ("发挥", "各展", "尽其", "施展", "学有", "用其", "展", "尽")
"""Before 所长 where it is what one is good at."""
OF_VILLAGE = ("第一书记", "党支部书记", "支部书记", "支书", "村支书", "党支部第一书记")
"""Titles that are held in a village, where one was named."""
OWN_VILLAGE = re.compile("(?:^|[^一-鿿]|[任原前是驻])村?$")
CONFERENCE = re.compile("^中国人民政治协商会议.+委员会$")
OF_ELECTED = re.compile("中国人民政治协商会议.+委员会$|中共.+委(?:员会)?$")
SAYS = re.compile("(?:代表|在)[^，。；]{1,8}发言|发言|说|表示|认为|建议|指出|介绍|提出|强调|提交|的提案")
OF_SESSION = re.compile("大会主席团$|主席团$|大会$")
OFFICERS = ("常务主席", "执行主席", "秘书长", "新闻发言人")
"""Who runs the session of a congress."""
SESSION = re.compile("(?:[一二三四五六七八九十]{1,3}届)?第?[一二三四五六七八九十]{1,2}次会议主席团")
OF_PEOPLE = re.compile("^.*?人民代表大会")
OF_COMMITTEES = ("主任", "委员", "秘书长", "委员长")
"""Who leads or is of a committee of a congress."""
QUALIFICATION = re.compile("(?:常委会)?代表资格审查委员会$")
CONGRESS = re.compile("人民代表大会$|^中国人民政治协商会议.+委员会$")
ANY_COMMITTEE = ("专门委员会", "各专门委员会", "委员会")
OF_PARTIES = ("书记", "领袖", "党首", "主席")
GIVEN = "为任"
"""Before a title that somebody gets."""
COUNCIL = re.compile("^中国人民政治协商会议.+委员会$|(?:总工会|联合会|协会)$")


def by_itself(reading: Reading) -> Found | None:
    """The post of a title without its body in front: of the village, party, council or company that the text lets be told."""
    word = reading.title.word
    here = reading.slotted.text[reading.start - 1] if reading.start else ""
    if here == "党" and word.endswith(OF_PARTIES) and (party := of_party(reading)) is not None:
        return party
    if word in ("委员", "常委") and (council := of_the_council(reading)) is not None:
        return reading.made(reading.start, word, council)
    if (of_congress := of_the_session(reading) or of_the_congress(reading)) is not None:
        return of_congress
    if reading.title.alone == "no":
        return None
    cut = here in GIVEN or ending(stops(), reading.slotted.text, 0, reading.start) is not None
    inside = is_han(here) and not cut
    if reading.slotted.text.endswith(STRENGTHS, 0, reading.start):
        return None
    if word in OF_VILLAGE and OWN_VILLAGE.search(reading.slotted.text, max(0, reading.start - 2), reading.start):
        village = reading.named.village_before(reading.slotted.at[reading.start])
        if village is not None:
            return reading.made(reading.start, of_branch(word), Organization(f"{village.name}党支部", village))
    if word in ("总理", "副总理") and (foreign := government(reading)) is not None:
        return foreign
    if inside and (own := of_a_task(reading) if word.endswith("组长") else by_its_head(reading)) is not None:
        return own
    if word in HEADS and (neighbour := of_the_same_country(reading)) is not None:
        return neighbour
    if reading.title.body and "{p}" not in reading.title.body:
        of = reading.slotted.text[reading.start - 2] if here and here in FORMER and reading.start > 1 else here
        if word.endswith("主席") and of and of in OF_A_BODY:
            return None
        stands_off = not is_han(here) or here in GIVEN
        if word in ("主席", "副主席") and stands_off and (council := reading.last(COUNCIL)) is not None:
            return reading.made(reading.start, word, council)  # 市政协主席王某，副主席李某; 市政协…选举王某为主席
        region = reading.named.region_before(reading.slotted.at[reading.start]) if word.endswith("审计长") else None
        if region is not None:
            return reading.made(reading.start, word, Organization(region.name + reading.title.body, region))
        return reading.made(reading.start, word, Organization(reading.title.body, CHINA))
    if inside and reading.title.alone == "person":
        return None
    region = reading.named.region_before(reading.slotted.at[reading.start]) if word == "行政长官" else None
    if "{p}" in reading.title.body and (place := region or reading.country()):
        return reading.made(reading.start, word, Organization(reading.title.body.format(p=place.name), place))
    if inside and reading.title.of is not None:
        return unheard(reading, word)
    body = reading.last(reading.title.of) if reading.title.of else None
    if body is not None and here in GIVEN and word.endswith("主任") and body.name.endswith("人民代表大会"):
        body = part_of(body, "常务委员会")  # 市人大…会议选举王某为主任
    return reading.made(reading.start, word, body)


def of_the_council(reading: Reading) -> Organization | None:
    """市政协…。李某委员|说; 王某当选市政协副主席，李某增选为|常委; 选举王某为县委书记，李某为|常委."""
    if SAYS.match(reading.slotted.text, reading.end):
        return reading.last(CONFERENCE)
    before = reading.before.post.organization if reading.before else None
    given = reading.slotted.text[reading.start - 1 : reading.start] == "为"
    return before if before and given and OF_ELECTED.match(before.name) else None


def of_the_session(reading: Reading) -> Found | None:
    """大会|副秘书长, 大会主席团|常务主席: of the congress that the article names, or of the presidium of its session."""
    text = reading.slotted.text
    own = OF_SESSION.search(text, max(0, reading.start - 5), reading.start)
    if own is None or not reading.title.word.endswith(OFFICERS):
        return None
    if own.start() and is_han(text[own.start() - 1]) and ending(stops(), text, 0, own.start()) is None:
        return None
    body = reading.last(CONGRESS)
    if body is None:
        return None
    if own[0].endswith("主席团"):
        sessions = SESSION.findall(reading.doc.article.text, 0, reading.slotted.at[reading.start])
        if not sessions:
            return None
        body = Organization(body.name.removesuffix("常务委员会") + sessions[-1], body.place)
    return reading.made(own.start(), reading.title.word, body)


def of_the_congress(reading: Reading) -> Found | None:
    """常委会|副主任, 常委会法工委|副主任, 法制委|主任委员: of the congress that was named last."""
    text, begin = reading.slotted.text, reading.start
    if text[begin - 1 : begin] not in ("会", "委") or not reading.title.word.endswith(OF_COMMITTEES):
        return None
    qualification = QUALIFICATION.search(text, max(0, begin - 12), begin)
    if qualification is not None:
        begin = qualification.start()
    while begin and qualification is None and is_han(text[begin - 1]) and ending(stops(), text, 0, begin) is None:
        begin -= 1
    name, of = text[begin : reading.start], text[begin - 1 : begin]
    if of == ORGANIZATION and qualification is not None:
        whole = reading.body(begin - 1)
        return reading.made(begin - 1, reading.title.word, Organization(whole.name + name, whole.place))
    committee = reading.title.word.endswith("主任委员") and len(name) > 1 and name not in ANY_COMMITTEE
    if not (committee or name.startswith("常委会")) or (of and of in (PLACE, ORGANIZATION)):
        return None
    congress = reading.last(OF_PEOPLE)
    people = OF_PEOPLE.match(congress.name) if congress else None
    if congress is None or people is None:
        return None
    return reading.made(begin, reading.title.word, part_of(Organization(people[0], congress.place), name))


def of_the_same_country(reading: Reading) -> Found | None:
    """党总书记、|国家主席, 法国总统里德、|副总理: of the foreign country of the post before."""
    before = reading.before
    if before is None or before.post.organization is None or before.post.organization.place is None:
        return None
    place = before.post.organization.place
    between = reading.slotted.text[before.end : reading.led(reading.start)]
    after_holder = reading.title.word.endswith("总理") and between.endswith("、") and HOLDER_BETWEEN.fullmatch(between)
    if not is_foreign(place) or not (between in ("、", "兼") or after_holder):
        return None
    return reading.made(reading.start, reading.title.word, Organization(place.name, place))


def government(reading: Reading) -> Found | None:
    """政府|副总理: of the foreign country named last."""
    government = GOVERNMENT.search(reading.slotted.text, max(0, reading.start - 3), reading.start)
    country = reading.country() if government else None
    if government is None or country is None:
        return None
    return reading.made(government.start(), reading.title.word, Organization(country.name, country))
