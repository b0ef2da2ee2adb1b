"""What the rules make of their matches: names, lists of names, names before a title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg import lexicon
from kg.grammar import POST, Document, Slotted
from kg.mentions.han import is_han
from kg.mentions.person.anyone import ASIDE, names_from
from kg.mentions.person.costs import FOREIGN, SOUND, sounds, words
from kg.mentions.person.foreign import SOUNDS, SOUNDS_IN_PARTS, WORDS_IN_PARTS, foreign_at, foreigner_at, is_steppe
from kg.mentions.person.kinds import ROLE_KINDS, TITLE_KINDS, kind_of_post
from kg.mentions.person.shape import (
    DOTS,
    FOR_SOMEBODY,
    JAPANESE,
    NOT_NAMES,
    SELDOM,
    WORD_SURNAMES,
    chinese_at,
    edge,
    is_name,
    is_typical,
)
from kg.mentions.place.country import is_foreign
from kg.model import Mention, Person, PersonKind, Post

WEAK_ROLES = frozenset(lexicon.words("person_roles", weak="1"))
BEFORE_NAME = re.compile(
    "(?:^|[^一-鿿]|学习|贯彻|落实|传达|领会|按照|根据|遵循|围绕|牢记|践行|牢记|见到|会见|陪同|欢迎|邀请|感谢|采访|受到|担任|"
    "拥护|维护|悼念|纪念|缅怀|祝贺|听取|[以由在和与同对向为受应给是据把将经随到及])$"
)
COMMON_PART = re.compile(
    "代表|企业|负责|相关|有关|专家|干部|群众|媒体|嘉宾|客商|部分|同志|领导|学生|教师|家长|成员|人士|主要"
)
# What anybody may do, as against presiding, attending, inspecting.
PLAIN_ACT = re.compile(
    "[还又也等]?(?:带着|带领|率领|参与|参加(?!会|活动|调研|座谈|上述|有关|相关|[。，；])|来到|前往|走进|回到|离开|深入|查看|听取|代表|一起|一同|共同|现场)"
)
_SERVING = re.compile(f"(?:兼?任|担任)[^，。；任]{{0,5}}?(?:长(?=[，。；、的])|主任|书记|指挥|{POST})")
LEADERS = re.compile(".{0,8}?(?:领导同志|领导|负责同志|同志|常委|委员)(?=.{2,4}$)")
APPOINTING = re.compile("任命|免去|任免|选举|补选|推选|决定任|接受")
KNOWN = frozenset(name for r in lexicon.rows("known_persons") for name in r["names"].split())
_AIDE = re.compile("特使|特别代表|夫人|秘书|助理|顾问|发言人")
"""Who belongs to somebody named before (某主席特使李某)."""
Make = Callable[[Document, Slotted, "re.Match[str]"], object]


def mention(text: Slotted, start: int, end: int, kind: PersonKind, rule: str) -> Mention:
    first, last = text.span(start, end)
    return Mention("person", first, last, Person(text.text[start:end], kind), rule)


def after_post(doc: Document, text: Slotted, match: re.Match[str]) -> Iterator[Mention]:
    """The names behind a post, if it is not that of the name before it."""
    post = text.mentions[match.start()].value
    assert isinstance(post, Post)
    if (before := before_title(doc, text, match)) is not None:
        yield before  # 习近平主席首次: the post belongs to the name before it
        return
    if any(text.text[max(0, match.start() - n) : match.start()] in KNOWN for n in (2, 3)) and not _AIDE.search(
        post.title
    ):
        return  # 习近平总书记|曾回信: likewise
    if text.text.startswith("员", match.end()) and text.printed(match.start(), match.start() + 1).endswith("委"):
        return  # 军政委|员会
    if text.text.startswith("国", match.end()) and post.title.endswith("主席"):
        return  # 轮值主席|国
    if _SERVING.match(text.text, match.end()):
        return  # 县委书记、县长|任双组长
    found = list(names_from(text.text, match.end(), trust=2))
    if (
        not found
        and post.organization
        and is_foreign(post.organization.place)
        and (end := foreigner_at(text.text, match.end()))
    ):
        found = [(match.end(), end)]
    for start, end in found:
        if not is_joined(text, start, end):
            yield mention(text, start, end, kind_of_post(post), "person.post")


def is_joined(text: Slotted, start: int, end: int) -> bool:
    """Whether 和 only joins two of whom each has a post: 王县长|和|吕刚|副市长."""
    between = text.text[start - 1 : start] in (POST, "长", "记", "任") and text.text[end : end + 1] == POST
    return between and text.text[start] == "和" and is_name(text.text[start + 1 : end])


def after_role(doc: Document, text: Slotted, match: re.Match[str]) -> Iterator[Mention]:
    """The name behind a word for a role, unless that is part of another word: 妇女|儿童, 主席|台."""
    role = match["role"]
    if match.start() and text.text[match.start() - 1 : match.start() + 1] in ("妇女", "国家"):
        return  # 妇女儿童, 国家长治久安
    if role == "村民" and text.text.startswith("宿", match.end("role")):
        return  # 村|民宿
    if role.endswith("主席") and text.text.startswith("台", match.end("role")):
        return  # 主席台前排
    if role == "领导" and text.text[match.end("role") : match.end("role") + 1] in ("人", "层", "班", "小", "集", "和"):
        return  # 领导人, 领导班子, 领导|和人大监督
    trust = 2 if ROLE_KINDS[role] == "official" and (role not in WEAK_ROLES or role == "领导") else 1
    for start, end in names_from(text.text, match.end(), trust=trust):
        name, sure = text.text[start:end], edge(text.text, end)
        if end - start < 3 and not is_name(name, 1):
            continue  # two sounds after a common noun are no name
        if sure > (role in WEAK_ROLES) or (is_typical(name) and sure > (end - start < 3) - 1):
            yield mention(text, start, end, ROLE_KINDS[role], "person.role")


def named(kind: PersonKind, rule: str) -> Make:
    """The group `name`, where it is shaped like a name."""

    def make(doc: Document, text: Slotted, match: re.Match[str]) -> Mention | None:
        start, end = match.span("name")
        best = chinese_at(text.text, start)
        if best is not None and best > end and edge(text.text, best) > 1:
            end = best  # 王建国高兴地说: the words of manner are not the end of the name
        if text.text[end - 1] == "为" and FOR_SOMEBODY.match(text.text, end):
            end -= 1  # 李红为|签约教授颁发
        if not is_name(text.text[start:end], kind == "official" and end - start > 2):
            return None
        return mention(text, start, end, "private" if PLAIN_ACT.match(text.text, end) else kind, rule)

    return make


def called(kind: PersonKind, rule: str) -> Make:
    """The name, or the list of names, that begins where the match ends."""

    def make(doc: Document, text: Slotted, match: re.Match[str]) -> Iterator[Mention]:
        for start, end in names_from(text.text, match.end(), 1):
            yield mention(text, start, end, kind, rule)

    return make


def listed(doc: Document, text: Slotted, match: re.Match[str]) -> Iterator[Mention]:
    """The names of a list before a verb of attendance, where most of its parts are shaped like names."""
    parts = list(items(text.text, *match.span("list")))
    shaped = [(a, b) for a, b in parts if is_name(text.text[a:b], 2)]
    if len(shaped) < 2 or 2 * len(shaped) < len(parts):
        return
    others = [(a, b) for a, b in parts if (a, b) not in shaped and minority(text.text[a:b], len(shaped))]
    for a, b in shaped + others:
        yield mention(text, a, b, "official", "person.list")


def minority(name: str, around: int) -> bool:
    """A name without a known surname among others (洛桑江村, 那顺孟和): of usual sounds, or of four plain characters."""
    if len(name) > 1 and SOUNDS.issuperset(name):
        return True
    if any(c.isdigit() for c in name):
        return False  # 王建国、李红及委员|共24人
    return len(name) == 4 and around > 1 and SELDOM.isdisjoint(name[1:]) and not COMMON_PART.search(name)


def listed_each(rule: str) -> Make:
    """The names of a list that has to be all names."""

    def make(doc: Document, text: Slotted, match: re.Match[str]) -> Iterator[Mention]:
        parts = list(items(text.text, *match.span("list")))
        if all(is_put_in(text.text[a:b]) for a, b in parts):
            for a, b in parts:
                yield mention(text, a, b, "official", rule)

    return make


def is_put_in(name: str) -> bool:
    """Whether what is appointed or removed is shaped like a name; its surname may be rare but no word (和|决定任命)."""
    return is_name(name, 1) or is_steppe(name) or (name[0] not in WORD_SURNAMES and is_name(name, 2))


def listed_on(doc: Document, text: Slotted, match: re.Match[str]) -> Iterator[Mention]:
    """The further names of a sentence, or of a list, that appoints or removes: 任命…为…，某某为…."""
    before = doc.article.text[: text.at[match.start()] + 1]
    if not APPOINTING.search(before, max(0, len(before) - 400)):
        return
    parts = list(items(text.text, *match.span("list")))
    if parts and all(is_put_in(text.text[a:b]) for a, b in parts):
        for a, b in parts:
            yield mention(text, a, b, "official", "person.appointed-on")


def signed(doc: Document, text: Slotted, match: re.Match[str]) -> Iterator[Mention]:
    """Who signs behind a dateline without being called a reporter."""
    parts = [
        (match.start("list") + m.start(), match.start("list") + m.end()) for m in re.finditer("[^ 、]+", match["list"])
    ]
    if all(is_name(text.text[a:b], 2) for a, b in parts):
        for a, b in parts:
            yield mention(text, a, b, "journalist", "person.signed")


def items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a list, without what brackets say of them; 和 divides only what is not a name with it (魏和平)."""
    for part in _PART.finditer(text, start, end):
        a, b = part.span("part")
        if leaders := LEADERS.match(part["part"]):
            a += leaders.end()
        if is_name(text[a:b], 2):
            yield a, b
        else:
            yield from (
                (a + m.start(), a + m.end()) for m in re.finditer("[^和与及](?:[^和与及]|[和与及]$)*", text[a:b])
            )


OF_PLACES = ("市长", "州长", "省长", "区长", "镇长")
_PART = re.compile(f"(?P<part>[^、 （]+)(?:{ASIDE})?")


def before_title(doc: Document, text: Slotted, match: re.Match[str]) -> Mention | None:
    """The name between the edge of a clause, or a word that takes a person as its object, and a title."""
    end = match.start()
    if end < 2 or not is_han(text.text[end - 1]):
        return None
    if text.text[end - 1] in "和与及" and text.text[max(0, end - 4) : end - 1].rfind(POST) >= 0:
        return None  # 市委书记李红和|市长
    post = text.mentions.get(end)
    kind = kind_of_post(post.value) if post and isinstance(post.value, Post) else TITLE_KINDS.get(match[0], "official")
    if text.text[end - 1] == "前" and end > 2:
        end -= 1  # 布莱尔|前首相
    verb = text.text[end - 1]
    given = verb == "任" or (verb == "为" and APPOINTING.search(doc.article.text, 0, text.at[end]))
    for start in range(max(0, end - 4), end - 1):
        if given and is_name(text.text[start : end - 1]):
            continue  # 任命…，李红为|市教育局局长
        named = is_name(text.text[start:end]) and not is_joined(text, start, end)
        if named and BEFORE_NAME.search(text.text[max(0, start - 3) : start]):
            return mention(text, start, end, kind, "person.titled")
    begun = abroad_before(text.text, end)
    if text.printed(match.start(), match.end()).endswith(OF_PLACES) and foreign_at(text.text, match.end()):
        return None  # 曼彻斯特|市长戴维·李
    return mention(text, begun, end, kind, "person.titled") if begun is not None else None


def abroad_before(text: str, end: int) -> int | None:
    """Where the transliterated name begins that ends before a title (克林顿|总统, 桥本|首相)."""
    for start in (end - 2, end - 4):
        if (
            start >= 0
            and text[start : start + 2] in JAPANESE
            and (not start or BEFORE_NAME.search(text, max(0, start - 3), start))
        ):
            return start
    if text[end - 1 : end] not in SOUND:
        return None
    start = end
    while start > max(0, end - 8) and text[start - 1] in SOUND:
        start -= 1
    while (
        start < end - 1 and start and is_han(text[start - 1]) and not BEFORE_NAME.search(text, max(0, start - 3), start)
    ):
        start += 1
    name = text[start:end]
    if (start and text[start - 1] in DOTS) or name in NOT_NAMES:
        return None
    return start if len(name) > 1 and (name in JAPANESE or sounds_foreign(name)) else None


def sounds_foreign(name: str) -> bool:
    """Whether a name that something beside it calls for costs less in foreign sounds than in words."""
    return sounds(name) - FOREIGN < words(name)


def abroad(doc: Document, text: Slotted, match: re.Match[str]) -> Mention | None:
    """A transliterated name at the edge of a clause and before a verb of speech (里德说, 哈拉齐强调)."""
    start, end = match.span("name")
    best = foreign_at(text.text, start)
    end = best if best is not None and best > end else end
    name = text.text[start:end]
    if "方" in name[1:] or (name not in JAPANESE and not sounds_foreign(name)):
        return None  # 日方希望, 澳方表示
    return mention(text, start, end, "official", "person.abroad")


_SIGHT = re.compile(
    "等?(?:\\d+个|多个)?(?:[0-9A-Z]级)?(?:景区|景点|旅游区|风景区|度假区|公园|古镇|小镇|广场|酒店)"
)  # 某某·某台等|景区


LONGEST_FIRST = 12
"""How long all parts before a dot are at most: 阿卜杜勒马吉德·侯赛因."""


def dotted(doc: Document, text: Slotted, match: re.Match[str]) -> Mention | None:
    """A name with a dot, from where its foreign sounds begin."""
    start = match.start()
    while start > 0 and (text.text[start - 1] in SOUNDS_IN_PARTS or text.text[start - 1] in DOTS):
        start -= 1
    while start < match.start() and (text.text[start] in WORDS_IN_PARTS or text.text[start] in DOTS):
        start += 1
    for place in doc.overlapping(*text.span(start, match.end())):
        begins = place.start == text.at[start] if place.kind == "place" else place.start <= text.at[start]
        if place.kind in ("place", "time", "number") and begins and text.at[start] < place.end < text.at[match.start()]:
            start = text.index(place.end)
    sure = SOUNDS.issuperset(text.text[match.end() : match.end() + 3])
    if match.start() - start == 1 and start and is_han(text.text[start - 1]) and not sure:
        return None  # 游乡村·促消费
    end = foreign_at(text.text, start)
    if end is None or end <= match.end() or match.start() - start > LONGEST_FIRST or start == match.start():
        return None
    if _SIGHT.match(text.text, end) or SOUNDS.isdisjoint(text.text[match.end() : match.end() + 4]):
        return None
    return mention(text, start, end, "private", "person.dotted")
