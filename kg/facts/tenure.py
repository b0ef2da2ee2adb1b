"""Facts of relation tenure: a person is said to hold, to get or to lose a post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Document, Rule, Slotted, run_rules
from kg.mentions.post import several
from kg.model import Bound, Fact, Mention, Organization, Person, Post, Tenure

JOINT = "[、兼和及]|，兼"
POSTS = "{post}(?:(?:JOINT){post})*".replace("JOINT", JOINT)
COMRADE = "(?:同志|先生|女士|博士|教授)?"
GETS = "(?:当选为?|任命为|出任|就任|接任|继任|升任|转任|调任|连任|补选为|推选为|选举为|增补为|任(?!命|何|务|期|教|性|意|由))"
HOLDS = "(?:担任|兼任|现任|时任|曾任|历任|系|是|为|作为)"


def tenures(slotted: Slotted, people: list[Mention], posts: list[Mention], rule: str, bound: Bound = "sighted") -> Iterator[Fact]:
    """Each of the people in each of the posts that have a body."""
    for m in posts:
        for p in people:
            if isinstance(m.value, Post) and isinstance(p.value, Person) and p.value.kind != "journalist":
                body = m.value.organization or named_after(slotted, m)
                if body is not None:
                    printed = slotted.article.text[m.start : m.end]
                    start, end = min(m.start, p.start), max(m.end, p.end)
                    yield Tenure(p.value, m.value.title, body, printed, start, end, rule, bound)


def named_after(slotted: Slotted, m: Mention) -> Organization | None:
    """A post whose body the text does not tell."""
    return None


def before_names(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
    """市委副书记、市长王建国; 副市长王建国、李红."""
    posts = slotted.among(*m.span("posts"), "post")
    people = slotted.among(*m.span("people"), "person")
    last = posts[-1].value
    shared = isinstance(last, Post) and last.title in several()
    former: Bound = "removed" if m.group("former") else "sighted"
    yield from tenures(slotted, people if shared else people[:1], posts, "tenure.before-names", former)


def after_name(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
    """王建国（市委书记）; 王建国局长."""
    yield from tenures(slotted, slotted.among(*m.span("person"), "person"), slotted.among(*m.span("posts"), "post"), "tenure.after-name")


def holding(rule: str, bound: Bound):  # type: ignore[no-untyped-def]
    def make(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
        people = slotted.among(*m.span("person"), "person")
        yield from tenures(slotted, people, slotted.among(*m.span("posts"), "post"), rule, bound)

    return make


WORDS: dict[str, str] = {}

RULES: tuple[Rule, ...] = (
    Rule(
        "tenure.before-names",
        r"(?P<former>原|前任?|时任)?(?P<posts>" + POSTS + r")[：:]?" + r"(?P<people>{person}(?:[、 和]{person})*)",
        before_names,
        yes=(
            (
                "市委副书记、市长王建国出席会议。",
                ("王建国,official|副书记|中共衡阳市委,衡阳市|sighted", "王建国,official|市长|衡阳市人民政府,衡阳市|sighted"),
            ),
        ),
    ),
    Rule(
        "tenure.after-name",
        r"(?P<person>{person})(?:同志)?(?:[（(](?:时任|现任|系)?(?P<posts>" + POSTS + r")|(?P<posts2>{post}))(?!{person})",
        lambda doc, slotted, m: after_name(doc, slotted, m) if m.group("posts") else directly(doc, slotted, m),
    ),
    Rule(
        "tenure.holds",
        r"(?P<person>{person})" + COMRADE + r"(?:，[^。；]{0,120}?)?(?:(?:现任|历任|曾任)|(?:担任|兼任|系|是|作为))(?:了)?(?P<posts>" + POSTS + ")",
        holding("tenure.holds", "sighted"),
    ),
    Rule(
        "tenure.gets",
        r"(?P<person>{person})" + COMRADE + r"(?:被)?" + GETS + r"(?:新一届|新任)?(?P<posts>" + POSTS + ")(?!期间|以来|时|后)",
        holding("tenure.gets", "appointed"),
        trigger=("任", "当选", "选"),
    ),
    Rule(
        "tenure.appoints",
        r"(?:任命|选举|补选|推选|推举|聘请|聘任|提名|增选)(?:了)?(?P<person>{person}(?:[、和]{person})*)" + COMRADE + r"(?:等)?(?:担任|出任|任|为)(?P<posts>" + POSTS + ")",
        holding("tenure.appoints", "appointed"),
        trigger=("任", "选", "推举", "聘", "提名"),
    ),
    Rule(
        "tenure.loses",
        r"(?P<person>{person})" + COMRADE + r"(?:的)?(?:不再担任|不再兼任|卸任|辞去|请求辞去|被免去|不再任)(?:了)?(?:担任的)?(?P<posts>" + POSTS + ")",
        holding("tenure.loses", "removed"),
        trigger=("不再", "卸任", "辞去", "免去"),
    ),
    Rule(
        "tenure.removes",
        r"(?:免去|撤销|罢免|免除|解除)(?:了)?(?P<person>{person}(?:[、和]{person})*)" + COMRADE + r"(?:的)?(?:担任的)?(?P<posts>" + POSTS + ")",
        holding("tenure.removes", "removed"),
        trigger=("免", "撤销", "解除"),
    ),
)


def directly(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Fact]:
    """A title right after the name says a post only if it names no body of its own: 李红局长, not 李红市委书记."""
    posts = slotted.among(*m.span("posts2"), "post")
    if posts[0].end - posts[0].start <= 4:
        yield from tenures(slotted, slotted.among(*m.span("person"), "person"), posts, "tenure.after-name")


def find(doc: Document) -> list[Fact]:
    return run_rules(RULES, doc)
