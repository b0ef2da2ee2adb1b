"""Why a stretch of text is taken for a name: each rule is one kind of evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg import lexicon
from kg.grammar import Document, Rule, Slotted
from kg.mentions.person.kinds import ROLE_KINDS, TITLE_KINDS, kind_of_post
from kg.mentions.person.shape import (
    DOTS,
    SELDOM,
    SOUNDS,
    USUAL,
    chinese_at,
    edge,
    foreign_at,
    is_name,
    is_typical,
    names_from,
)
from kg.model import Mention, Person, PersonKind, Post

WEAK_ROLES = frozenset(lexicon.words("person_roles", weak="1"))
SURNAME = "[" + "".join(sorted(USUAL)) + "]"
# What a clause may begin after: the edge that a name without a title or role before it needs.
START = "(?:^|[，。！？；：、”’）)》\\s◆●■])"
NAME = f"(?P<name>{SURNAME}[一-鿿]{{1,3}}?)"
WORDS = {
    "ROLE": lexicon.alternation("person_roles"),
    "STRESS": "强调|指出|要求|寄语|勉励|作出批示|致辞|致词|讲话|重申|宣布",
    "SAY": lexicon.alternation("name_followers", **{"class": "speech"}),
    "ACT": lexicon.alternation("name_followers", **{"class": "act"}),
    "TITLE": lexicon.alternation("name_followers", **{"class": "title"}),
    "MANNER": "[^，。；：“”、\\s]{1,5}地|笑着|笑|还|又|也|则|曾|随后|首先",
    "ATTEND": "就座|在主席台|出席|参加|陪同|列席|参与|会见|一同|一起|分别|先后|共同|同来",
    "KIN": "老伴|妻子|丈夫|家人|爱人|儿子|女儿|孙子|孙女|父亲|母亲|父母|孩子|工友|乡亲|村民|邻居|同事|队友|姐妹|兄弟",
}
BEFORE_NAME = re.compile(
    "(?:^|[^一-鿿]|学习|贯彻|落实|传达|领会|按照|根据|遵循|围绕|牢记|践行|牢记|见到|会见|陪同|欢迎|邀请|感谢|采访|受到|担任|"
    "拥护|维护|悼念|纪念|缅怀|祝贺|听取|[以由在和与同对向为受应给是据把将经随到及])$"
)
COMMON_PART = re.compile(
    "代表|企业|负责|相关|有关|专家|干部|群众|媒体|嘉宾|客商|部分|同志|领导|学生|教师|家长|成员|人士|主要"
)
# What anybody may do, as against presiding, attending, inspecting.
PLAIN_ACT = re.compile(
    "[还又也等]?(?:带着|带领|率领|参与|参加(?!会|活动|调研|座谈)|来到|前往|走进|回到|离开|深入|查看|听取|代表|一起|一同|共同|现场)"
)
LEADERS = re.compile(".{0,8}?(?:领导同志|领导|负责同志|同志|常委|委员)(?=.{2,4}$)")
APPOINTING = re.compile("任命|免去|任免|选举|补选|推选|决定任|接受")
Make = Callable[[Document, Slotted, "re.Match[str]"], object]


def mention(text: Slotted, start: int, end: int, kind: PersonKind, rule: str) -> Mention:
    first, last = text.span(start, end)
    return Mention("person", first, last, Person(text.text[start:end], kind), rule)


def after_post(doc: Document, text: Slotted, match: re.Match[str]) -> Iterator[Mention]:
    post = text.mentions[match.start()].value
    assert isinstance(post, Post)
    if before_title(doc, text, match) is not None:
        return  # 习近平主席首次: the post belongs to the name before it
    for start, end in names_from(text.text, match.end(), trust=2):
        yield mention(text, start, end, kind_of_post(post), "person.post")


def after_role(doc: Document, text: Slotted, match: re.Match[str]) -> Iterator[Mention]:
    role = match["role"]
    if match.start() and text.text[match.start() - 1 : match.start() + 1] in ("妇女", "国家"):
        return  # 妇女儿童, 国家长治久安
    trust = 2 if ROLE_KINDS[role] == "official" else 1
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
        if not is_name(text.text[start:end]):
            return None
        return mention(text, start, end, "private" if PLAIN_ACT.match(text.text, end) else kind, rule)

    return make


def subject(doc: Document, text: Slotted, match: re.Match[str]) -> Mention | None:
    """A name at the edge of a clause whose characters are usual in names and that a known word follows."""
    start = match.start("name")
    end = chinese_at(text.text, start)
    if end is None or end - start < 3 or not is_typical(text.text[start:end]):
        return None
    if match[0][0] in "的”" and edge(text.text, end) < 2 and doc.article.text.count(text.text[start:end]) < 2:
        return None
    if edge(text.text, end) not in (1, 2) and not text.text[end : end + 1].isdigit():
        return None
    return mention(text, start, end, "private", "person.subject")


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
    return len(name) == 4 and around > 1 and SELDOM.isdisjoint(name[1:]) and not COMMON_PART.search(name)


def listed_each(doc: Document, text: Slotted, match: re.Match[str]) -> Iterator[Mention]:
    """The names of a list that has to be all names."""
    parts = list(items(text.text, *match.span("list")))
    if all(is_name(text.text[a:b], 1) for a, b in parts):
        for a, b in parts:
            yield mention(text, a, b, "official", "person.appointed")


def listed_on(doc: Document, text: Slotted, match: re.Match[str]) -> Iterator[Mention]:
    """The further names of a sentence, or of a list, that appoints or removes: 任命…为…，某某为…."""
    before = doc.article.text[: text.at[match.start()] + 1]
    if not APPOINTING.search(before, max(0, len(before) - 400)):
        return
    parts = list(items(text.text, *match.span("list")))
    if parts and all(is_name(text.text[a:b], 1) for a, b in parts):
        for a, b in parts:
            yield mention(text, a, b, "official", "person.appointed-on")


def signed(doc: Document, text: Slotted, match: re.Match[str]) -> Iterator[Mention]:
    """Who signs behind a dateline without being called a reporter."""
    parts = [
        (match.start("list") + m.start(), match.start("list") + m.end()) for m in re.finditer("[^ 、]+", match["list"])
    ]
    if all(is_name(text.text[a:b]) for a, b in parts):
        for a, b in parts:
            yield mention(text, a, b, "journalist", "person.signed")


def items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a list; 和 divides only what is not a name with it (魏和平)."""
    for part in re.finditer("[^、 ]+", text[start:end]):
        a, b = start + part.start(), start + part.end()
        if leaders := LEADERS.match(part[0]):
            a += leaders.end()
        if is_name(text[a:b], 2):
            yield a, b
        else:
            yield from (
                (a + m.start(), a + m.end()) for m in re.finditer("[^和与及](?:[^和与及]|[和与及]$)*", text[a:b])
            )


def before_title(doc: Document, text: Slotted, match: re.Match[str]) -> Mention | None:
    """The name between the edge of a clause, or a word that takes a person as its object, and a title."""
    end = match.start()
    post = text.mentions.get(end)
    kind = kind_of_post(post.value) if post and isinstance(post.value, Post) else TITLE_KINDS.get(match[0], "official")
    appointed = text.text[end - 1 : end] in ("为", "任") and APPOINTING.search(doc.article.text, 0, text.at[end])
    for start in range(max(0, end - 4), end - 1):
        if appointed and is_name(text.text[start : end - 1]):
            continue  # 任命…，李红为|市教育局局长
        if is_name(text.text[start:end]) and BEFORE_NAME.search(text.text[max(0, start - 3) : start]):
            return mention(text, start, end, kind, "person.titled")
    return None


def dotted(doc: Document, text: Slotted, match: re.Match[str]) -> Mention | None:
    start = match.start()
    while start > 0 and text.text[start - 1] in SOUNDS:
        start -= 1
    for place in doc.overlapping(*text.span(start, match.end())):
        begins = place.start == text.at[start] if place.kind == "place" else place.start <= text.at[start]
        if place.kind in ("place", "time", "number") and begins and text.at[start] < place.end < text.at[match.start()]:
            start = text.index(place.end)
    end = foreign_at(text.text, start)
    if end is None or end <= match.end() or match.start() - start > 8 or start == match.start():
        return None
    return mention(text, start, end, "private", "person.dotted")


RULES: tuple[Rule, ...] = (
    Rule(
        "person.post",
        "{post}(?:（[^）]{1,6}）)?(?:提名)?(?:候选人|人选)?(?:[ ：:—]{0,2})",
        after_post,
        trigger=("\ue005",),
        yes=(
            ("市委书记王建国出席会议。", ("王建国|official",)),
            ("副市长李红、张伟参加。", ("李红|official", "张伟|official")),
            ("副市长候选人李红、副市长（挂职）张伟参加。", ("李红|official", "张伟|official")),
        ),
    ),
    Rule(
        "person.role",
        "(?P<role>{ROLE})(?:[ ：:—”]{0,2})",
        after_role,
        words=WORDS,
        yes=(
            ("“日子好过多了。”村民王建国说。", ("王建国|private",)),
            ("村医李红，今年三十岁。", ("李红|leader",)),
        ),
        no=("群众满意度不断提高。", "村民王某说，路修好了。", "学生安全得到保障。"),
    ),
    Rule(
        "person.list",
        "(?:^|[，。！？；：”）\\s\ue005])(?P<list>[^，。！？；：“”（）\ue001-\ue007]{4,90}?)(?=等?(?:同志)?(?:{ATTEND})|等[^，。；]{0,6}领导)",
        listed,
        trigger=("出席", "参加", "陪同", "列席", "会见", "分别", "共同", "先后", "领导", "就座"),
        words=WORDS,
        yes=(
            ("王建国、李红、欧阳明参加调研。", ("王建国|official", "李红|official", "欧阳明|official")),
            ("王建国 李红 张伟陪同。", ("王建国|official", "李红|official", "张伟|official")),
        ),
        no=("教育、卫生、安全等部门参加。",),
    ),
    Rule(
        "person.present",
        "(?:出席|参加|陪同|列席)[^，。；]{0,12}的(?:领导)?(?:还)?有[：:]?",
        called("official", "person.present"),
        trigger=("出席", "参加", "陪同", "列席"),
        yes=(("参加座谈的还有王建国、李红。", ("王建国|official", "李红|official")),),
    ),
    Rule(
        "person.appointed",
        "(?:任命|免去|选举|推选|推定|补选|增补|接受)了?(?P<list>[^，。；：“”（）\ue001-\ue007]{2,60}?)"
        "(?:等?同志)?(?=为|任|的|辞去|兼任|担任|代理|{post})",
        listed_each,
        trigger=("任命", "免去", "选举", "推选", "推定", "补选", "增补", "接受"),
        yes=(
            ("会议决定任命王建国为副县长。", ("王建国|official",)),
            ("会议任命李红、张伟为副县长。", ("李红|official", "张伟|official")),
            ("会议决定免去王建国市财政局局长职务。", ("王建国|official",)),
        ),
        no=("会议决定任务分工的时间。", "会议通过安全生产的决定。"),
    ),
    Rule(
        "person.appointed-on",
        "(?:^|[，；：。、])(?P<list>[^，。；：“”（）\ue001-\ue007]{2,30}?)(?:等?同志)?(?=(?:分别)?(?:为|任|兼任)(?:衔)?{post}|的{post}(?:的)?职务|{post}(?:的)?职务)",
        listed_on,
        trigger=("\ue005",),
        yes=(
            ("任命王建国为市财政局局长，李红为市审计局局长。", ("李红|official",)),
            ("免去王建国的市财政局局长职务，李红的市审计局局长职务。", ("李红|official",)),
        ),
        no=("任命名单为局长办公会通过，现任为副局长。",),
    ),
    Rule(
        "person.signed",
        "(?:讯|电|消息|^)[（(](?P<list>[一-鿿]{2,4}(?:[ 、][一-鿿]{2,4})*)[）)]",
        signed,
        trigger=("（", "("),
        yes=(("某网5月8日讯（王建国 李红）今天丰收。", ("王建国|journalist", "李红|journalist")),),
        no=("5月8日讯（记者）今天丰收。",),
    ),
    Rule(
        "person.titled",
        "{TITLE}|{post}",
        before_title,
        words=WORDS,
        yes=(("王建国同志的先进事迹。", ("王建国|official",)),),
        no=("各位领导同志要带头。", "部分女同志参加。", "各级党组书记要带头。"),
    ),
    Rule(
        "person.stress",
        "{START}{NAME}(?={MANNER}?(?:{STRESS}))",
        named("official", "person.stress"),
        trigger=("强调", "指出", "要求", "致辞", "讲话", "寄语", "勉励", "重申", "宣布"),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(("王建国强调，要抓好春耕。", ("王建国|official",)),),
        no=("会议召开后，市委强调，要抓好春耕。", "各单位要求严格。", "同时，方案要求加快进度。"),
    ),
    Rule(
        "person.act",
        "{START}{NAME}(?=(?:还|又|也|等)?(?:{ACT}))",
        named("official", "person.act"),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(("王建国一行先后到三个乡镇。", ("王建国|official",)), ("李红主持会议。", ("李红|official",))),
        no=("全市参加培训。", "双方签约。"),
    ),
    Rule(
        "person.say",
        "{START}{NAME}(?={MANNER}?(?:{SAY}))",
        named("private", "person.say"),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(("“心里很踏实。”李红说。", ("李红|private",)), ("“太好了！”王建国高兴地说。", ("王建国|private",))),
        no=("“太好了！”刘大姐说。", "农户说，今年丰收。"),
    ),
    Rule(
        "person.kin",
        "{START}{NAME}(?=[和与](?:{KIN})|一家|夫妇|夫妻|家住|家里|家中)",
        named("private", "person.kin"),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(("王建国和老伴住在镇上。", ("王建国|private",)),),
    ),
    Rule(
        "person.bio",
        "{START}{NAME}(?=，[男女]，|[（(]\\d{1,3}岁[）)]|[（(][男女]|，?今年\\d{1,3}岁|，\\d{2}岁)",
        named("private", "person.bio"),
        trigger=("岁", "男", "女"),
        words=WORDS | {"START": START, "NAME": NAME},
        yes=(("王建国，男，汉族，大学学历。", ("王建国|private",)), ("李红今年40岁。", ("李红|private",))),
    ),
    Rule(
        "person.subject",
        f"(?:{START}|的)(?P<name>{SURNAME})(?=[一-鿿]{{2}})",
        subject,
        yes=(("王建国正在地里摘瓜。", ("王建国|private",)),),
        no=("高质量正在形成。", "安全生产已经开始。"),
    ),
    Rule(
        "person.aged",
        "[0-9]{1,3}多?岁的",
        called("private", "person.aged"),
        trigger=("岁的",),
        yes=(("48岁的王建国在村里养蜂。", ("王建国|private",)),),
        no=("60岁的老人都来了。",),
    ),
    Rule(
        "person.called",
        "(?:名叫|叫作|我叫|名字叫|叫做)",
        called("private", "person.called"),
        trigger=("叫",),
        yes=(("店主名叫王建国，外地人。", ("王建国|private",)),),
    ),
    Rule(
        "person.dotted",
        f"[{DOTS}]",
        dotted,
        trigger=tuple(DOTS),
        yes=(("约翰·史密斯说，合作前景广阔。", ("约翰·史密斯|private",)),),
        no=("专题·聚焦", "“5·12”防灾减灾日"),
    ),
)
