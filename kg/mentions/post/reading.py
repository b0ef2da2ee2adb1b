"""How one title is read with the body, place or unit that stands to its left."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.grammar import ORGANIZATION, PLACE, Document, Slotted
from kg.lexicon import alternation
from kg.mentions.organization.places import LEVELS, name_of, resolve
from kg.mentions.organization.tables import ending, stops
from kg.mentions.place import is_abroad
from kg.mentions.post.alone import by_itself, unheard
from kg.mentions.post.ministers import minister
from kg.mentions.post.named import Named
from kg.mentions.post.siblings import CHAMBER, HOLDER_BETWEEN, JOINTS, Found, beside, envoy, over_names, part_of
from kg.mentions.post.titles import (
    AIDES,
    CHARGE,
    FORMER,
    GOVERNMENT,
    GROUP,
    HALF_UNIT,
    LED_BY,
    LONGEST_PART,
    LONGEST_UNIT,
    NOUN,
    NOUN_ENDS,
    RANK,
    UNIT,
    UNIT_NAMES,
    Title,
    country_of,
    is_han,
    surnames,
)
from kg.model import Organization, Place, Post

OF_NOUN = re.compile(
    f"(?<![\\u4e00-\\u9fff])(?P<noun>{alternation('post_nouns')})"
    "(?P<unit>(?!有关|相关|主要)[\\u4e00-\\u9fff]{2,10}(?:部|处|科|室|系|所|中心|站|队|股|研究院|学院|车间))$"
)
"""A part of the body that a common noun stands for: 公司|市场部|经理."""
PARTY_GROUP = "党组"
OFFICES = ("办公室主任",)
HALF_OFFICE = ("办公室", "办公厅")
SUB_UNIT = re.compile(
    f"{ORGANIZATION}(?:（[^（）]{{1,12}}）)?(?P<sub>[\\u4e00-\\u9fff]{{1,14}}"
    "(?:主席团|部|处|科|室|系|司|局|院|所|中心|站|队|股|组|委员会|委|[革筹管]委会|分会|车间|工会|团委))$"
)
NO_PART = frozenset(
    "的了在由向从到被把让给于是或并等着也又还都而且但则其这那该此各每某本原前将至去来说看见找请送受为像不未均"
)
"""Words of one letter that stand in no name of a part, whoever leads it."""
OF_POLICE = re.compile(
    f"{ORGANIZATION}(?P<sub>[\u4e00-\u9fff{PLACE}]{{1,12}}?(?:派出所|[支大中]队|分局|检查站|看守所|责任区))$"
)
ON_A_MATTER = re.compile(f"[\u4e00-\u9fff{PLACE}]{{1,10}}?(?:问题|事务|政策)$")
"""What the envoys and aides of somebody are charged with: 联合国秘书长|苏丹问题|特别代表."""
OF_PARTY_CENTRE = re.compile("中央(?P<unit>[一-鿿]{2,4}部)$")
"""The department of a party's centre: 某党中央政治局委员、|中央内政部|部长."""
OF_COMMITTEES = ("组织部", "宣传部", "统战部")
NUMBERED_UNIT = re.compile(
    f"{ORGANIZATION}(?P<sub>[一-鿿]{{0,10}}?(?:[一二三四五六七八九十]{{1,2}}[处科庭室部]|会议主席团))$"
)
FIELDED = ("总监", "专员", "协调员", "领导人", "议员", "总工程师")
OF_FIELD = re.compile(f"{ORGANIZATION}[一-鿿]{{2,8}}$")
"""Titles with the field before them that is theirs and no part of the body: 某集团|市场开发|总监."""
OF_TOWN = ("组织委员", "宣传委员", "统战委员", "政法委员", "纪检委员")
LEVEL_TITLE = re.compile("(自治区|省|市|县|区|州|旗|盟|镇|乡|村|社区)(?:委会)?(?:长|主席|主任)$")
VILLAGE = re.compile("(?:村|社区)$")
COMMITTEE = re.compile("^中共.{2,12}委(?:员会)?$")


@dataclass(frozen=True, slots=True)
class Reading:
    """One title at `[start, end)` of a slotted passage, and the post that was read last before it."""

    doc: Document
    slotted: Slotted
    title: Title
    start: int
    end: int
    before: Found | None
    named: Named

    def post(self) -> Found | None:
        """The first of the readings that applies; 党组书记 of a body is 书记 of its leading party group."""
        found = self.first()
        if found is None or found.post.organization is None or not found.post.title.startswith(PARTY_GROUP):
            return found
        whole, title = found.post.organization, found.post.title.removeprefix(PARTY_GROUP)
        group = Organization(whole.name.removesuffix(PARTY_GROUP) + PARTY_GROUP, whole.place)
        named = self.end - len(title)
        former = self.slotted.text[named - len(PARTY_GROUP) - 1 : named - len(PARTY_GROUP)] in FORMER
        return replace(found, post=Post(title, group), body_end=0 if former else named, whole=found.whole or whole)

    def first(self) -> Found | None:
        """The readings from the most to the least explicit."""
        if self.title.word == "长":
            return minister(self) or self.half()
        return (
            minister(self)
            or self.after_body()
            or envoy(self)
            or self.after_place()
            or self.after_unit()
            or beside(self)
            or self.after_noun()
            or self.level()
            or self.joined()
            or over_names(self)
            or by_itself(self)
        )

    def led(self, at: int) -> int:
        """Where the words begin that say since when or how the title at `at` is held: 某局|原|局长, 某国|新任|总理."""
        lead = LED_BY.search(self.slotted.text, max(0, at - 2), at)
        return lead.start() if lead else at

    def made(self, start: int, title: str, organization: Organization | None) -> Found:
        if organization is not None and organization.name == self.title.body:
            title = title.removeprefix("国家")  # 国家主席 and 中国国家主席 are one post
        return Found(start, self.end, Post(title, organization))

    def half(self) -> Found | None:
        """市公安局长, 衡阳市长: the last letter of the name begins the title."""
        value = self.slotted.mentions[self.start].value
        if isinstance(value, Organization) and value.name[-1] in "局部厅院校":
            return self.made(self.start, value.name[-1] + "长", value)
        if (
            isinstance(value, Place)
            and value.level in ("province", "prefecture", "county", "township")
            and value.name[-1] in LEVELS
            and self.slotted.printed(self.start, self.start + 1).endswith(value.name[-1])
        ):
            body = Organization(self.title.body.format(p=name_of(value)), value)
            return self.made(self.start, value.name[-1] + "长", body)
        return None

    def after_body(self) -> Found | None:
        """市委书记, 市交通运输局党组书记, 某大学教务处处长."""
        text, at = self.slotted.text, self.start
        group = GROUP.search(text, max(0, at - 4), at)
        begin = group.start() if group else at
        prefix = text[begin:at]
        begin = self.led(begin)
        if begin and text[begin - 1] == ORGANIZATION:
            return self.held_in(begin - 1, prefix)
        if text.endswith(ORGANIZATION + "中央", 0, begin) and (party := self.body(begin - 3)).name.endswith("党"):
            return self.made(begin - 3, prefix + self.title.word, Organization(party.name + "中央委员会", party.place))
        if (rank := RANK.search(text, max(0, begin - 2), begin)) and text[
            rank.start() - 1 : rank.start()
        ] == ORGANIZATION:
            return self.held_in(rank.start() - 1, prefix)
        if rank and (charge := CHARGE.search(text, max(0, begin - LONGEST_UNIT), begin)):
            return self.held_in(charge.start() - 1, prefix)
        at = rank.start() if rank else at
        low = max(self.before.end if self.before else 0, at - LONGEST_PART)  # …领导小组|成员|兼办公室|副主任
        sub = SUB_UNIT.search(text, low, at)
        field = OF_FIELD.search(text, low, at) if self.title.word.endswith(FIELDED) else None
        if field is not None and not any(
            ending(stops(), text, field.start(), i) for i in range(field.start() + 1, at + 1)
        ):
            return self.held_in(field.start(), prefix)
        if police := OF_POLICE.search(text, low, at):
            body = self.body(police.start())
            part = Organization(body.name + self.slotted.printed(*police.span("sub")), body.place)
            return Found(police.start(), self.end, Post(prefix + self.title.word, part), whole=body)
        if self.title.word in AIDES and (aide := self.aide(low, at)) is not None:
            return aide
        numbered = NUMBERED_UNIT.search(text, low, at)
        if numbered is not None:
            body = self.body(numbered.start())
            part = Organization(body.name + numbered["sub"], body.place)
            return Found(numbered.start(), self.end, Post(self.title.word, part), whole=body)
        if sub and self.is_part(sub.start("sub"), at):
            body = self.body(sub.start())
            if sub["sub"].endswith("委") and not CHAMBER.match(body.name):
                return None
            part = part_of(body, sub["sub"])
            return Found(sub.start(), self.end, Post(self.title.word, part), whole=body)
        return None

    def is_part(self, begin: int, end: int, joined: str = "") -> bool:
        """Whether a stretch may name a part of a body; before somebody's name it may hold the words for what it does."""
        text = self.slotted.text
        if text[self.end : self.end + 1] in surnames():
            return NO_PART.isdisjoint(text[begin:end])
        return not any((stop := ending(stops(), text, begin, i)) and stop not in joined for i in range(begin + 1, end))

    def aide(self, low: int, at: int) -> Found | None:
        """联合国秘书长|苏丹问题|特别代表, 美国|中东问题|特使: of the body or country of whom they speak for."""
        text = self.slotted.text
        matter = ON_A_MATTER.search(text, low, at)
        begin = matter.start() if matter else at
        if self.before is not None and self.before.end == begin and self.before.post.organization is not None:
            return self.made(begin, self.title.word, self.before.post.organization)
        while matter and begin < at and text[begin] != ORGANIZATION and text[begin - 1 : begin] != ORGANIZATION:
            if text[begin] == PLACE and begin + 1 < at:
                break
            begin += 1
        if matter and begin < at and text[begin - 1 : begin] == ORGANIZATION:
            return self.held_in(begin - 1, "")
        place = self.slotted.mentions[begin].value if matter and begin < at and text[begin] == PLACE else None
        if isinstance(place, Place) and place.level == "country":
            return self.made(begin, self.title.word, Organization(place.name, place))
        return None

    def held_in(self, index: int, prefix: str) -> Found | None:
        body = self.body(index)
        if self.title.word.endswith("代表") and self.title.of is not None and not self.title.of.search(body.name):
            return None
        return self.made(index, prefix + self.title.word, body)

    def body(self, index: int) -> Organization:
        value = self.slotted.mentions[index].value
        assert isinstance(value, Organization)
        return value

    def after_place(self) -> Found | None:
        """衡阳市市长, 美国总统, 红星村党支部书记."""
        text, at = self.slotted.text, self.start
        before = self.led(at)
        if not before:
            return None
        slot = self.slotted.mentions.get(before - 1)
        place = slot.value if slot is not None else self.abbreviated(before)
        if not isinstance(place, Place):
            return None
        begin = before - 1
        while begin and text[begin - 1] == PLACE:
            begin -= 1
        word = self.title.word
        if place.level in ("village", "township", "site") and ("书记" in word or "支书" in word or word in OF_TOWN):
            if place.level == "township":
                return self.made(begin, word, Organization(f"中共{name_of(place)}委员会", place))
            word = "书记" if word in ("支书", "村支书") else word
            return self.made(begin, word, Organization(f"{place.name}党支部", place))
        if place.level == "village" and word.endswith("主任"):
            return self.made(
                begin, word, Organization(f"{place.name}{'村民' if place.name.endswith('村') else '居民'}委员会", place)
            )
        if "主席" in word and place.level in ("country", "province"):
            body = f"{place.name}人民政府" if place.level == "province" else state(place)
            return self.made(begin, word, Organization(body, place))
        if "总理" in word and place.level == "country":
            return self.made(begin, word, Organization("国务院" if place.name == "中国" else place.name, place))
        if "{p}" in self.title.body:
            # Only Chinese governments are 人民政府; of others the text tells no more than whose they are.
            form = self.title.body.replace("人民政府", "") if is_abroad(place) else self.title.body
            return self.made(begin, word, Organization(form.format(p=name_of(place)), place))
        return None

    def abbreviated(self, at: int) -> Place | None:
        """俄 in 俄外长: a country by one letter, before the title of a minister or head of state."""
        text, word = self.slotted.text, self.title.word
        if (
            not self.title.body
            or any(level in word for level in "省市县区州旗盟镇乡村")
            or (at > 1 and is_han(text[at - 2]))
        ):
            return None
        name = country_of(text[at - 1])
        return Place(name, "country") if name else None

    def after_unit(self) -> Found | None:
        """宣传部部长 after 市委常委: the unit belongs to the committee that was named before."""
        text, at = self.slotted.text, self.start
        if self.before is not None and (own := OF_PARTY_CENTRE.search(text, self.before.end, at)):
            party = self.before.post.organization
            centre = (
                re.match(".+?中央(?:委员会)?", party.name) if party and own.start() == self.before.end + 1 else None
            )
            if party and centre:
                return self.made(own.start(), self.title.word, Organization(centre[0] + own["unit"], party.place))
        unit = UNIT.search(text, max(0, at - 5), at)
        short = HALF_UNIT.search(text, max(0, at - 4), at) if self.title.word.startswith("部长") else None
        if unit is None and short is None:
            return None
        begin = unit.start() if unit else short.start() if short else at
        name = unit.group() if unit else text[begin:at]
        if self.before is not None and self.before.end == begin - 1 and text[begin - 1] in JOINTS:
            committee = self.before.post.organization
        else:
            committee = self.last(COMMITTEE) if not begin or not is_han(text[begin - 1]) else None
        if committee is not None and name in OF_COMMITTEES and not committee.name.startswith("中共"):
            part = Organization(f"{committee.name}党委{name}", committee.place)  # 某大学党委常委、宣传部部长
            return self.made(begin, self.title.word, part)
        if committee is None or not committee.name.startswith("中共"):
            return None
        return self.made(begin, self.title.word, unit_of(committee, name))

    def after_noun(self) -> Found | None:
        """学校党委书记, 公司总经理: the body of that sort named last; 村党支部书记 the last village."""
        text, at = self.slotted.text, self.start
        group = GROUP.search(text, max(0, at - 4), at)
        begin = group.start() if group else at
        prefix = text[begin:at]
        if (village := VILLAGE.search(text, max(0, begin - 2), begin)) and prefix:
            place = resolve(self.doc, self.slotted, village.group(), village.start())
            if place is not None:
                return self.made(village.start(), prefix + self.title.word, Organization(place.name + prefix, place))
        if unit := OF_NOUN.search(text, max(0, at - LONGEST_UNIT), at):
            whole = self.last(NOUN_ENDS[unit["noun"]])
            inner = range(unit.start("unit") + 1, at)
            if whole is not None and not any(ending(stops(), text, unit.start("unit"), i) for i in inner):
                return Found(
                    unit.start(), self.end, Post(self.title.word, Organization(whole.name + unit["unit"])), at, whole
                )
        if noun := NOUN.search(text, max(0, begin - 4), begin):
            if noun.start() and is_han(text[noun.start() - 1]) and ending(stops(), text, 0, noun.start()) is None:
                return unheard(self, self.title.word)
            body = self.last(NOUN_ENDS[noun.group()])
            return self.made(noun.start(), prefix + self.title.word, body)
        return None

    def level(self) -> Found | None:
        """市长, 副省长, 行署专员: the place that the level word stands for here."""
        if self.title.word.startswith("行署"):
            return self.of_region()
        level = LEVEL_TITLE.search(self.title.word)
        if level is None or "{p}" not in self.title.body:
            return None
        place = self.place_before(level.group(1)) or resolve(self.doc, self.slotted, level.group(1), self.start)
        text, at = self.slotted.text, self.start
        cut = at > 0 and is_han(text[at - 1]) and ending(stops(), text, 0, at) is None
        if place is None and (cut or level.group(1) in ("镇", "乡", "村", "社区")):
            return None
        government = GOVERNMENT.search(self.slotted.text, max(0, self.start - 3), self.start)
        begin = government.start() if government else self.start
        name = self.title.body.format(p=name_of(place) if place else level.group(1))
        return self.made(begin, self.title.word, Organization(name, place))

    def of_region(self) -> Found | None:
        """行署专员: of the region of the post before, else of the one that the article is about."""
        before, text = self.before, self.slotted.text
        joined = before and (before.end == self.start - 1 or HOLDER_BETWEEN.fullmatch(text, before.end, self.start))
        body = before.post.organization if before and joined else None
        place = body.place if body is not None else resolve(self.doc, self.slotted, "地", self.start)
        if place is None or place.level != "prefecture":
            return None
        return self.made(self.start, self.title.word.removeprefix("行署"), Organization(f"{place.name}行政公署", place))

    def place_before(self, word: str) -> Place | None:
        """The place of the post to which this one is joined, if it is of that level: 湖南省委常委、|常务副省长."""
        if self.before is None or self.before.end != self.start - 1 or self.before.post.organization is None:
            return None
        place = self.before.post.organization.place
        fitting = place is not None and place.level in LEVELS.get(word, ()) and place.name.endswith(word)
        return place if fitting else None

    def joined(self) -> Found | None:
        """The second of two posts in one body: 局党组书记、局长."""
        if self.before is None:
            return None
        group = GROUP.search(self.slotted.text, max(0, self.start - 4), self.start)
        begin = group.start() if group else self.start
        prefix = self.slotted.text[begin : self.start]
        if self.before.end != begin - 1 or self.slotted.text[begin - 1] not in JOINTS:
            return None
        body = self.before.post.organization
        if body is not None and body.name.endswith("党组") and not prefix.startswith("党"):
            body = Organization(body.name.removesuffix("党组"), body.place)
        if self.title.body and not (body and self.title.of and self.title.of.search(body.name)):
            return None
        if self.title.word in OFFICES and body is not None and not body.name.endswith(HALF_OFFICE):
            office = Organization(body.name + "办公室", body.place)  # 县委常委、|办公室|主任
            whole = self.before.whole or body
            return Found(begin, self.end, Post("主任", office), self.end - len("主任"), whole=whole)
        return self.made(begin, prefix + self.title.word, body)

    def country(self) -> Place | None:
        """The foreign country that was named last before here, for the titles of its ministers."""
        if LEVEL_TITLE.search(self.title.word):
            return None
        return self.named.country_before(self.slotted.at[self.start])

    def last(self, ending_in: re.Pattern[str]) -> Organization | None:
        """The body named last before here whose name ends so."""
        return self.named.body_before(self.slotted.at[self.start], ending_in)


def state(place: Place) -> str:
    return "中华人民共和国" if place.name == "中国" else place.name


def unit_of(committee: Organization, unit: str) -> Organization:
    """The organ of a party committee, also where another of its organs was named: 县委组织部部长、统战部部长."""
    if whole := re.match("中共.{2,14}?委(?=.{1,3}[部办室]|政法|直属|网络|$)", committee.name):
        committee = Organization(whole.group(), committee.place)
    name = committee.name.removesuffix("纪律检查委员会").removesuffix("委员会").removesuffix("委")
    if unit == "纪委":
        return Organization(f"{name}纪律检查委员会", committee.place)
    if unit == "监委":
        return Organization(f"{name.removeprefix('中共')}监察委员会", committee.place)
    return Organization(committee.name + UNIT_NAMES[unit], committee.place)
