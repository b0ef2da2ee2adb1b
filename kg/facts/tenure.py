"""Facts of relation tenure: a person is said to hold, to get or to lose a post.

Posts and persons stand as slots; a post whose body the article does not tell gives no tenure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.grammar import Document, Rule, Slotted, gate, run_on
from kg.mentions.person.make import KNOWN
from kg.mentions.post import Named, several, sole
from kg.mentions.post.titles import AIDES, titles
from kg.model import Bound, Fact, Mention, Organization, Person, Post, Tenure, Time

Make = Callable[[Document, Slotted, re.Match[str]], Iterator[Fact]]

FAR = 400
"""How far back, in characters, the verb that appoints or removes may stand."""
VERBS = re.compile("任命|免去|选举|补选|推选|决定任|确定|任用|拟任|辞去|罢免|撤销")
LOSING = ("免去", "辞去", "罢免", "撤销")
FORMER = ("原", "前", "前任", "历任")
EARLIER = re.compile("(?:时任|曾任|历任|原任)$")
LIFE = re.compile("历任|生于|出生|[年月]生|参加工作|入党|籍贯|学历|毕业|简历|履历|至今|早期")
LONGEST_BARE_TITLE = 5
WORDS = {
    "POSTS": "{post}(?:(?:[、兼和及 ]|，兼)?{post})*",
    "PEOPLE": "{person}(?:（[^（）]{1,6}）)?(?:[、和 ]{person}(?:（[^（）]{1,6}）)?)*",
    "COMRADE": "同志|先生|女士|将军",
}


def tenures(slotted: Slotted, m: re.Match[str], rule: str, bound: Bound, each: bool = True) -> Iterator[Fact]:
    """The people of a match (all, or the first) in each of its posts that have a body; reporters hold none here."""
    people = slotted.among(*m.span("people"), "person")
    posts = slotted.among(*m.span("posts"), "post")
    for post, further in zip(posts, (*posts[1:], None), strict=True):
        if further and further.start == post.end and isinstance(further.value, Post) and further.value.title in AIDES:
            continue  # 联合国秘书长|发言人
        for person in people if each else people[:1]:
            yield from tenure_of(slotted, person, post, rule, bound)


def tenure_of(slotted: Slotted, person: Mention, post: Mention, rule: str, bound: Bound) -> Iterator[Fact]:
    value, who = post.value, person.value
    if not isinstance(value, Post) or not isinstance(who, Person):
        return
    if value.organization is not None and who.kind != "journalist":
        printed = slotted.article.text[post.start : post.end]
        start, end = min(post.start, person.start), max(post.end, person.end)
        yield Tenure(who, value.title, value.organization, printed, start, end, rule, bound)


def said(rule: str, bound: Bound) -> Make:
    """Makes the tenures of a rule in which a verb tells the bound."""

    def make(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
        yield from tenures(slotted, m, rule, bound)

    return make


def pairwise(rule: str, bound: Bound) -> Make:
    """As `said`, but 张某、李某分别任… gives each of the people one of the posts."""

    def make(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
        found = list(tenures(slotted, m, rule, bound))
        people = slotted.among(*m.span("people"), "person")
        if "分别" in m[0] and len(people) == len(slotted.among(*m.span("posts"), "post")) > 1:
            found = found[:: len(people) + 1]
        yield from found

    return make


def appointed_on(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
    """A further pair of a sentence or list that appoints or removes; the verb named last tells which."""
    verbs = list(VERBS.finditer(doc.article.text, max(0, slotted.at[m.start()] - FAR), slotted.at[m.start()]))
    removing = bool(verbs and verbs[-1][0] in LOSING) or m["of"] == "的"
    if verbs:
        yield from tenures(slotted, m, "tenure.appoints-on", "removed" if removing else "appointed")


def also_loses(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
    """李某任…，免去其…职务: of the person named last in the sentence."""
    people = slotted.among(slotted.text.rfind("。", 0, m.start()) + 1, m.start(), "person")
    for post in slotted.among(*m.span("posts"), "post") if people else []:
        yield from tenure_of(slotted, people[-1], post, "tenure.also-loses", "removed")


def also_gets(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
    """李某，现任…，拟任…, 还担任…: of the person named last in the sentence, if nobody follows."""
    people = slotted.among(slotted.text.rfind("。", 0, m.start()) + 1, m.start(), "person")
    bound: Bound = "appointed" if m["verb"].startswith(("拟", "提名", "推荐")) else "sighted"
    for post in slotted.among(*m.span("posts"), "post") if people else []:
        yield from tenure_of(slotted, people[-1], post, "tenure.also-gets", bound)


def career(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
    """Where a life is told, what the person named last before was at any time: 历任…，1984年任…，1990年任…."""
    people = slotted.among(0, m.start(), "person") if LIFE.search(slotted.text) else []
    for post in slotted.among(*m.span("posts"), "post") if people else []:
        yield from tenure_of(slotted, people[-1], post, "tenure.career", "appointed")


def moves(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
    """李某…由…调任…: one post is lost, the other got, by the person named last in the sentence, or by whom it describes."""
    told = slotted.mentions.get(m.start("of")) if m["of"] else None
    people = [told] if told else slotted.among(slotted.text.rfind("。", 0, m.start()) + 1, m.start(), "person")
    bounds: tuple[tuple[str, Bound], ...] = (("old", "removed"), ("posts", "appointed"))
    for group, bound in bounds if people else ():
        for post in slotted.among(*m.span(group), "post"):
            yield from tenure_of(slotted, people[-1], post, "tenure.moves", bound)


def before_names(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
    """市委副书记、市长王建国; 副市长王建国、李红: only some titles stand before several holders."""
    posts = slotted.among(*m.span("posts"), "post")
    last = posts[-1].value
    shared = isinstance(last, Post) and last.title in several()
    former = m.group("former") or any(is_former(slotted, p) for p in posts)
    yield from tenures(slotted, m, "tenure.before-names", "removed" if former else "sighted", shared)


def before_role(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
    """市政协委员、某医院主治医师王建国: a post, and what else its holder is, before the name."""
    yield from tenures(slotted, m, "tenure.before-role", "sighted", each=False)


def is_former(slotted: Slotted, post: Mention) -> bool:
    """Whether 原 stands between the body and the title."""
    printed = slotted.article.text[post.start : post.end]
    return isinstance(post.value, Post) and printed.removesuffix(post.value.title).endswith(FORMER)


def in_apposition(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
    """王建国，原市委常委，副市长: what somebody is or was, told behind the name."""
    yield from tenures(slotted, m, "tenure.in-apposition", "removed" if m["former"] else "sighted")


def after_name(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
    """王建国局长: a title right after the name is of this person if it is bare, and no other name follows."""
    post = slotted.mention(m, "posts")
    if post.end - post.start > LONGEST_BARE_TITLE or not isinstance(post.value, Post):
        return
    title = titles().get(post.value.title)
    if post.value.organization is None and title is not None and title.of is not None:
        body = Named(doc).body_before(post.start, title.of)  # 市委…。王某书记的讲话
        post = replace(post, value=Post(post.value.title, body))
    yield from tenure_of(slotted, slotted.mention(m, "people"), post, "tenure.after-name", "sighted")


RULES: tuple[Rule, ...] = (
    Rule(
        "tenure.before-names",
        r"(?P<former>原|前任?)?(?:现任|时任|新任|候任)?(?P<posts>(?:(?<![任为是{person}]){post}(?:、{post})*，)?{POSTS})(?:、{post}夫人|（[^）]{1,6}）)?(?:提名)?(?:候选人|人选)?[： ]?(?P<people>{PEOPLE})",
        before_names,
        first="原前现时新候{post}",
        words=WORDS,
        yes=(
            (
                "市委副书记、市长王建国出席会议。",
                ("王建国|副书记|中共衡阳市委|sighted", "王建国|市长|衡阳市人民政府|sighted"),
            ),
            (
                "副市长王建国、李红参加。",
                ("王建国|副市长|衡阳市人民政府|sighted", "李红|副市长|衡阳市人民政府|sighted"),
            ),
            (
                "市财政局局长，市审计局局长王建国出席。",
                ("王建国|局长|衡阳市财政局|sighted", "王建国|局长|衡阳市审计局|sighted"),
            ),
            (
                "市水利局党组成员 副局长 王建国介绍。",
                ("王建国|成员|衡阳市水利局党组|sighted", "王建国|副局长|衡阳市水利局|sighted"),
            ),
            ("副市长（挂职）王建国参加。", ("王建国|副市长|衡阳市人民政府|sighted",)),
            (
                "市财政局局长市审计局局长王建国出席。",
                ("王建国|局长|衡阳市财政局|sighted", "王建国|局长|衡阳市审计局|sighted"),
            ),
            ("市财政局原局长王建国接受调查。", ("王建国|局长|衡阳市财政局|removed",)),
            ("中国国家主席习近平出席。", ("习近平|主席|中华人民共和国|sighted",)),
        ),
        no=("市领导王建国、李红参加。",),
    ),
    Rule(
        "tenure.before-role",
        r"(?P<posts>{POSTS})、[^，。；：！？、“”（）{person}\n]{2,30}(?P<people>{person})",
        before_role,
        first="{post}",
        words=WORDS,
        yes=(
            (
                "全国政协委员、湘南机械厂装配车间钳工李红建议。",
                ("李红|委员|中国人民政治协商会议全国委员会|sighted",),
            ),
        ),
        no=(
            "会见法国总统、泰国副总理李红。",
            "出席会议的有市财政局局长，各乡镇负责人李红。",
        ),
    ),
    Rule(
        "tenure.in-brackets",
        r"(?P<people>{person})[（(](?:时任|现任|系)?(?P<posts>{POSTS})",
        said("tenure.in-brackets", "sighted"),
        words=WORDS,
        trigger=("（", "("),
        yes=(("副市长李红、王建国（市财政局局长）参加。", ("王建国|局长|衡阳市财政局|sighted",)),),
    ),
    Rule(
        "tenure.after-name",
        r"(?P<people>{person})(?P<posts>{post})(?!{person})",
        after_name,
        yes=(("习近平总书记强调改革。", ("习近平|总书记|中共中央|sighted",)),),
        no=("许铁良主席欢迎客人。",),
    ),
    Rule(
        "tenure.holds",
        r"(?P<people>{person}){COMRADE}?(?:，[^。；]{0,120}?)?(?:现任|担任|兼任|系|是|作为)(?P<posts>{POSTS})",
        said("tenure.holds", "sighted"),
        words=WORDS,
        trigger=("任", "系", "是", "作为"),
        yes=(("副市长王建国兼任市公安局局长。", ("王建国|局长|衡阳市公安局|sighted",)),),
    ),
    Rule(
        "tenure.gets",
        r"(?P<people>{PEOPLE}){COMRADE}?等?{number}?(?:已|现|将|被|分别|同时|全票|高票|再次)*(?:当选为?|任命为|拟任用为|拟提拔为|拟提名为|拟任|提拔为|出任|就任|接任|继任|升任|转任|调任|连任|履新|赴任|到任|补选为|推选为|选举为|选为|增补为|聘为|任)"
        r"(?:新一届|新一任|首任|新任)?(?P<posts>{POSTS})(?!期间|以来|时|后)",
        pairwise("tenure.gets", "appointed"),
        words=WORDS,
        trigger=("任", "选", "增补", "履新", "聘为"),
        yes=(
            (
                "王建国、李红等2人已调任市财政局副局长。",
                ("王建国|副局长|衡阳市财政局|appointed", "李红|副局长|衡阳市财政局|appointed"),
            ),
            ("王建国当选市人大常委会主任。", ("王建国|主任|衡阳市人民代表大会常务委员会|appointed",)),
            (
                "王建国、李红分别任市财政局局长、市审计局局长。",
                ("王建国|局长|衡阳市财政局|appointed", "李红|局长|衡阳市审计局|appointed"),
            ),
        ),
    ),
    Rule(
        "tenure.in-apposition",
        r"(?P<people>{person})，(?:(?P<former>原|曾任|历任)|现任|时任)?(?P<posts>{POSTS}(?:，(?:原|现任)?{POSTS})*)(?!{person}|[：:]?{person})(?=[，。；])",
        in_apposition,
        words=WORDS,
        trigger=("，原", "，现任", "，时任", "，曾任", "，历任"),
        yes=(
            (
                "王建国，原衡阳市委常委，副市长。",
                ("王建国|常委|中共衡阳市委|removed", "王建国|副市长|衡阳市人民政府|removed"),
            ),
        ),
        no=("王建国，原市委常委李红参加。",),
    ),
    Rule(
        "tenure.appoints",
        r"(?:决定[，,]?|确定|任用|任命|选举|补选|推选|推举|聘请|聘任|提名|增选)了?(?P<people>{PEOPLE}){COMRADE}?等?(?:担任|出任|任|为)(?:新任|新一任)?(?P<posts>{POSTS})",
        said("tenure.appoints", "appointed"),
        words=WORDS,
        trigger=("任", "选", "推举", "聘", "提名", "决定", "确定"),
        yes=(
            ("任命王建国为市财政局局长。", ("王建国|局长|衡阳市财政局|appointed",)),
            ("任命李红（女）为市财政局局长。", ("李红|局长|衡阳市财政局|appointed",)),
            ("会议确定李红同志为市财政局局长拟任人选。", ("李红|局长|衡阳市财政局|appointed",)),
        ),
    ),
    Rule(
        "tenure.appoints-on",
        r"(?:^|[，；：。、])(?P<people>{PEOPLE}){COMRADE}?(?:(?P<of>的)|(?:分别)?为)(?P<posts>{POSTS})(?(of)的?职务)",
        appointed_on,
        words=WORDS,
        trigger=("为", "职务"),  # behind 的 there are always 职务
        yes=(
            (
                "任命王建国为市财政局局长，李红为市审计局局长。",
                ("李红|局长|衡阳市审计局|appointed",),
            ),
            (
                "免去王建国的市财政局局长职务，李红的市审计局局长职务。",
                ("李红|局长|衡阳市审计局|removed",),
            ),
        ),
        no=("市财政局局长王建国介绍，李红为市审计局局长。",),
    ),
    Rule(
        "tenure.also-loses",
        r"(?:免去(?:[其他她]|本人)|(?<=[，；并])(?:不再担任|不再兼任|辞去))的?(?:担任的)?(?P<posts>{POSTS})",
        also_loses,
        words=WORDS,
        trigger=("免去", "不再", "辞去"),
        yes=(
            (
                "王建国同志任市财政局局长，免去其市审计局局长职务。",
                ("王建国|局长|衡阳市审计局|removed",),
            ),
        ),
        no=("王建国不再担任市财政局局长。",),
    ),
    Rule(
        "tenure.also-gets",
        r"(?<=[，；、])(?:并|同时|目前|现|此前|之前|随后|后)?(?P<verb>拟任|拟提拔为|拟任用为|拟提名为?|提名为|推荐为|还担任|并担任|兼任|还兼任|担任)(?P<posts>{POSTS}(?:，{POSTS})*)(?!{person})",
        also_gets,
        words=WORDS,
        trigger=("任", "提名", "推荐为"),
        yes=(
            (
                "王建国，现任市财政局局长，拟任市审计局局长。",
                ("王建国|局长|衡阳市审计局|appointed",),
            ),
            ("王建国到任后，还担任市审计局局长。", ("王建国|局长|衡阳市审计局|sighted",)),
        ),
        no=("由副市长担任市财政局局长。",),
    ),
    Rule(
        "tenure.career",
        r"(?:^|(?<=[，；。 ]))(?:{time}(?:[起后]|以来)?，?)?(?:先后|历|曾|又|后|再|随后|同时|之后|其间|现)*(?:任|担任|调任|出任|升任|转任|当选为?|兼任|就任|改任)"
        r"(?P<posts>{POSTS}(?:[，；]{POSTS})*)(?!{person}|的{person})",
        career,
        words=WORDS,
        trigger=("任", "当选"),
        yes=(
            (
                "王建国，1956年生，大专学历。历任市财政局副局长；市审计局局长，1984年2月任市教育局局长，市人大常委会副主任。",
                (
                    "王建国|副局长|衡阳市财政局|appointed",
                    "王建国|局长|衡阳市审计局|appointed",
                    "王建国|局长|衡阳市教育局|appointed",
                    "王建国|副主任|衡阳市人民代表大会常务委员会|appointed",
                ),
            ),
        ),
        no=("王建国到场。由副市长任市财政局局长。", "王建国生于衡阳。市长任命李红为市财政局局长。"),
    ),
    Rule(
        "tenure.moves",
        r"(?:自|由|从)(?P<old>{POSTS})(?:一职|岗位|任上|职务)?(?:调任|升任|转任|改任|调为|升为)(?P<posts>{POSTS})(?:的(?P<of>{person}))?",
        moves,
        words=WORDS,
        trigger=("调任", "升任", "转任", "改任", "调为", "升为"),
        yes=(
            (
                "王建国2023年6月由市财政局局长调任市审计局局长。",
                ("王建国|局长|衡阳市财政局|removed", "王建国|局长|衡阳市审计局|appointed"),
            ),
            (
                "王建国到场，还有从市财政局局长调任市审计局局长的李红。",
                ("李红|局长|衡阳市财政局|removed", "李红|局长|衡阳市审计局|appointed"),
            ),
        ),
    ),
    Rule(
        "tenure.serving",
        r"(?:(?:现|时|新|兼|曾|历)任|担任)过?(?P<posts>{POSTS})(?:一职|职务)?的(?P<people>{person})",
        said("tenure.serving", "sighted"),
        words=WORDS,
        trigger=("任",),
        yes=(("时任市财政局局长的王建国到场。", ("王建国|局长|衡阳市财政局|sighted",)),),
        no=("现任市财政局局长的任务很重。",),
    ),
    Rule(
        "tenure.loses",
        r"(?P<people>{person}){COMRADE}?(?:不再担任|不再兼任|卸任|辞去|请求辞去|被免去|曾任|历任|原任)(?:担任的)?(?P<posts>{POSTS})",
        said("tenure.loses", "removed"),
        words=WORDS,
        trigger=("不再", "卸任", "辞去", "免去", "曾任", "历任", "原任"),
        yes=(("副市长王建国不再担任市公安局局长职务。", ("王建国|局长|衡阳市公安局|removed",)),),
    ),
    Rule(
        "tenure.ends",
        r"(?P<people>{person}){COMRADE}?的(?P<posts>{POSTS})(?:的?(?:职务|资格))?(?:相应|自然|自行|依法)?(?:终止|免去|免除|撤销|解除)",
        said("tenure.ends", "removed"),
        words=WORDS,
        trigger=("终止", "免去", "免除", "撤销", "解除"),
        yes=(("副市长王建国的市公安局局长职务相应终止。", ("王建国|局长|衡阳市公安局|removed",)),),
    ),
    Rule(
        "tenure.removes",
        r"(?:免去|撤销|罢免|免除|解除)了?(?P<people>{PEOPLE}){COMRADE}?的?(?:担任的)?(?P<posts>{POSTS})",
        said("tenure.removes", "removed"),
        words=WORDS,
        trigger=("免", "撤销", "解除"),
        yes=(("免去王建国的市财政局局长职务。", ("王建国|局长|衡阳市财政局|removed",)),),
    ),
)
gate(RULES)


def find(doc: Document) -> list[Fact]:
    found: list[Tenure] = [
        *(fact for slotted in with_post(doc) for fact in run_on(RULES, doc, slotted)),
        *inside_programs(doc),
    ]
    found = list(with_body_told(found))
    weights = holders(found)
    return [told_of_then(doc, t) for t in found if not is_namesake(t, weights) and not is_of_some_body(t, weights)]


def with_body_told(found: list[Tenure]) -> Iterator[Tenure]:
    """A bare title (李红校长) is that of the body in which the article says elsewhere that this person holds it."""
    told: dict[tuple[str, str], Organization] = {}
    for t in found:
        if t.printed != t.title:
            told.setdefault((t.person.name, t.title), t.organization)
    for t in found:
        yield replace(t, organization=told.get((t.person.name, t.title), t.organization)) if t.printed == t.title else t


def told_of_then(doc: Document, tenure: Tenure) -> Tenure:
    """2009年10月，时任副市长王建国: of that month; 原局长王建国: of an earlier time that is not told."""
    text = doc.article.text
    before = (
        text[max(0, tenure.start - 2) : tenure.start] + text[tenure.start : text.find(tenure.printed, tenure.start)]
    )
    if EARLIER.search(before) or (tenure.rule == "tenure.before-names" and tenure.bound == "removed"):
        return replace(tenure, past=True, date=_time_before(doc, tenure.start) if "时任" in before else None)
    return tenure


def _time_before(doc: Document, at: int) -> str | None:
    """The time named last before in the sentence."""
    begins = max(doc.article.text.rfind(mark, 0, at) for mark in "。！？\n") + 1
    times = [m.value for m in doc.overlapping(begins, at) if isinstance(m.value, Time)]
    return times[-1].period if times else None


def with_post(doc: Document) -> Iterator[Slotted]:
    """The passages in which a post stands."""
    starts = [m.start for m in doc.top if m.kind == "post"]
    at = 0
    for passage in doc.article.passages:
        while at < len(starts) and starts[at] < passage.start:
            at += 1
        if at < len(starts) and starts[at] < passage.end:
            yield doc.slot(passage)


def inside_programs(doc: Document) -> Iterator[Tenure]:
    """A person and the title right behind, within what is named a program: 某某总书记关于…重要指示."""
    whole = Slotted("", {}, doc.article.passages[0], doc.article) if doc.article.passages else None
    nested = {m.start: m for m in doc.nested if m.kind == "post"}
    for person in (m for m in doc.nested if m.kind == "person" and m.end in nested):
        post = nested[person.end]
        if whole is not None and post.end - post.start <= LONGEST_BARE_TITLE:
            for fact in tenure_of(whole, person, post, "tenure.after-name", "sighted"):
                if isinstance(fact, Tenure):
                    yield fact


def holders(found: list[Tenure]) -> dict[str, Counter[str]]:
    """How often each person is named with each title that the nation has one of; with its body printed counts more."""
    weights: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for t in found:
        if t.title in sole():
            weights[f"{t.title} {t.organization.name}"][t.person.name] += 1 if t.printed == t.title else len(found)
    return weights


def is_of_some_body(tenure: Tenure, weights: dict[str, Counter[str]]) -> bool:
    """Whether 主席 behind a name is that of a board or a firm: only of whom the article, or everybody, calls 国家主席
    is it the state's."""
    if tenure.printed not in ("主席", "副主席") or tenure.organization.name != "中华人民共和国":
        return False
    held = weights[f"{tenure.title} {tenure.organization.name}"]
    return tenure.person.name not in KNOWN and held[tenure.person.name] == sum(held.values()) == 1


def is_namesake(tenure: Tenure, weights: dict[str, Counter[str]]) -> bool:
    """Whether a bare title of the nation's (总书记, 主席) is here another country's: somebody else holds that post."""
    if tenure.printed != tenure.title or tenure.title not in sole():
        return False
    weight = weights[f"{tenure.title} {tenure.organization.name}"]
    return weight[tenure.person.name] < max(weight.values())
