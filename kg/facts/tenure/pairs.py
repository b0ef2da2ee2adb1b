"""Which persons of a match hold which of its posts, and what the words between them say: got, lost, or held when it was sighted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.grammar import TIME, Document, Slotted
from kg.mentions.post import Named, several
from kg.mentions.post.titles import AIDES, GROUP, titles
from kg.model import Article, Bound, Mention, Person, Post, Tenure

Make = Callable[[Document, Slotted, re.Match[str]], Iterator[Tenure]]

FAR = 400
"""How far back, in characters, the verb that appoints or removes may stand."""
VERBS = re.compile("任命|免去|选举|补选|推选|决定任|确定|任用|拟任|辞去|罢免|撤销")
LOSING = ("免去", "辞去", "罢免", "撤销")
FORMER = ("原", "前", "前任", "历任")
LIFE = re.compile(f"历任|生于|出生|[年月{TIME}]生|参加工作|入党|籍贯|学历|毕业|简历|履历|至今|早期")
LONGEST_BARE_TITLE = 5


def tenures(slotted: Slotted, m: re.Match[str], rule: str, bound: Bound, each: bool = True) -> Iterator[Tenure]:
    """The people of a match (all, or the first) in each of its posts that have a body; reporters hold none here."""
    people = slotted.among(*m.span("people"), "person")
    posts = slotted.among(*m.span("posts"), "post")
    for post, further in zip(posts, (*posts[1:], None), strict=True):
        if further and further.start == post.end and isinstance(further.value, Post) and further.value.title in AIDES:
            continue  # 联合国秘书长|发言人
        for person in people if each else people[:1]:
            yield from tenure_of(slotted.article, person, post, rule, bound)


def tenure_of(article: Article, person: Mention, post: Mention, rule: str, bound: Bound) -> Iterator[Tenure]:
    """The tenure of a person in a post, if that has a body and this is no reporter."""
    value, who = post.value, person.value
    if not isinstance(value, Post) or not isinstance(who, Person):
        return
    if value.organization is not None and who.kind != "journalist":
        printed = article.text[post.start : post.end]
        start, end = min(post.start, person.start), max(post.end, person.end)
        yield Tenure(who, value.title, value.organization, printed, start, end, rule, bound)


def said(rule: str, bound: Bound) -> Make:
    """Makes the tenures of a rule in which a verb tells the bound."""

    def make(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Tenure]:
        yield from tenures(slotted, m, rule, bound)

    return make


def pairwise(rule: str, bound: Bound) -> Make:
    """As `said`, but 张某、李某分别任… gives each of the people one of the posts."""

    def make(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Tenure]:
        found = list(tenures(slotted, m, rule, bound))
        people = slotted.among(*m.span("people"), "person")
        if "分别" in m[0] and len(people) == len(slotted.among(*m.span("posts"), "post")) > 1:
            found = found[:: len(people) + 1]
        yield from found

    return make


def appointed_on(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Tenure]:
    """A further pair of a sentence or list that appoints or removes; the verb named last tells which."""
    verbs = list(VERBS.finditer(doc.article.text, max(0, slotted.at[m.start()] - FAR), slotted.at[m.start()]))
    removing = bool(verbs and verbs[-1][0] in LOSING) or m["of"] == "的"
    if verbs:
        yield from tenures(slotted, m, "tenure.appoints-on", "removed" if removing else "appointed")


def last_named(slotted: Slotted, at: int) -> Mention | None:
    """The person named last before `at` in the sentence."""
    people = slotted.among(slotted.text.rfind("。", 0, at) + 1, at, "person")
    return people[-1] if people else None


def of_one(slotted: Slotted, who: Mention | None, posts: tuple[int, int], rule: str, bound: Bound) -> Iterator[Tenure]:
    """One person in each post of a stretch."""
    if who is not None:
        for post in slotted.among(*posts, "post"):
            yield from tenure_of(slotted.article, who, post, rule, bound)


def also_loses(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Tenure]:
    """李某任…，免去其…职务: of the person named last in the sentence."""
    yield from of_one(slotted, last_named(slotted, m.start()), m.span("posts"), "tenure.also-loses", "removed")


def also_gets(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Tenure]:
    """李某，现任…，拟任…, 还担任…: of the person named last in the sentence, if nobody follows."""
    bound: Bound = "appointed" if m["verb"].startswith(("拟", "提名", "推荐")) else "sighted"
    yield from of_one(slotted, last_named(slotted, m.start()), m.span("posts"), "tenure.also-gets", bound)


def still_held(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Tenure]:
    """李某，女，…，市财政局局长，拟任…: what is told of the person named last in the sentence before what is proposed."""
    yield from of_one(slotted, last_named(slotted, m.start()), m.span("posts"), "tenure.before-proposal", "sighted")


def career(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Tenure]:
    """Where a life is told, what the person named last before was at any time: 历任…，1984年任…，1990年任…."""
    people = slotted.among(0, m.start(), "person") if LIFE.search(slotted.text) else []
    if not people and LIFE.search(doc.article.text):
        named = doc.mentions("person")
        people = named if len({mention.value for mention in named}) == 1 else []  # he of whom the whole article tells
    bound: Bound = "sighted" if "现任" in m[0] else "appointed"
    yield from of_one(slotted, people[-1] if people else None, m.span("posts"), "tenure.career", bound)


def moves(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Tenure]:
    """李某…由…调任…: one post is lost, the other got, by the person named last in the sentence, or by whom it describes."""
    told = slotted.mentions.get(m.start("of")) if m["of"] else None
    who = told or last_named(slotted, m.start())
    yield from of_one(slotted, who, m.span("old"), "tenure.moves", "removed")
    yield from of_one(slotted, who, m.span("posts"), "tenure.moves", "appointed")


def before_names(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Tenure]:
    """市委副书记、市长王建国; 副市长王建国、李红: only some titles stand before several holders. What follows a former post
    is former too."""
    posts = slotted.among(*m.span("posts"), "post")
    last = posts[-1].value
    shared = isinstance(last, Post) and last.title in several()
    former = next((p.start for p in posts if is_former(slotted, p)), posts[-1].end)
    for tenure in tenures(slotted, m, "tenure.before-names", "sighted", shared):
        yield tenure if tenure.start < former else replace(tenure, bound="removed")


def before_role(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Tenure]:
    """市政协委员、某医院主治医师王建国: a post, and what else its holder is, before the name."""
    yield from tenures(slotted, m, "tenure.before-role", "sighted", each=False)


def is_former(slotted: Slotted, post: Mention) -> bool:
    """Whether 原 stands before the body, or between it and the title."""
    text = slotted.article.text
    before, printed = text[max(0, post.start - 2) : post.start], text[post.start : post.end]
    own = isinstance(post.value, Post) and GROUP.sub("", printed.removesuffix(post.value.title)).endswith(FORMER)
    return own or before.endswith(FORMER)


def in_apposition(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Tenure]:
    """王建国，原市委常委，副市长: what somebody is or was, told behind the name."""
    yield from tenures(slotted, m, "tenure.in-apposition", "removed" if m["former"] else "sighted")


def after_name(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Tenure]:
    """王建国局长: a title right after the name is of this person if it is bare, and no other name follows."""
    post = slotted.mention(m, "posts")
    if post.end - post.start > LONGEST_BARE_TITLE or not isinstance(post.value, Post):
        return
    title = titles().get(post.value.title)
    if post.value.organization is None and title is not None and title.of is not None:
        body = Named(doc).body_before(post.start, title.of)  # 市委…。王某书记的讲话
        post = replace(post, value=Post(post.value.title, body))
    yield from tenure_of(slotted.article, slotted.mention(m, "people"), post, "tenure.after-name", "sighted")
