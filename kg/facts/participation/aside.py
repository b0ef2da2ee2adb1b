"""What an article tells besides its own event: where the head of party or state has been, interviews, whom two heads met,
greetings that were sent, what somebody attends meanwhile."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.participation.referred import Referral, referral
from kg.grammar import Document, Rule, Slotted
from kg.model import Place


def came(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    """Where the head of party or state has been: 2020年10月，习近平总书记来到这里."""
    if not re.search("总书记|总理|国家主席", text.group(match, "title")):
        return None
    place = text.mention(match, "there").value if match["there"] else None
    place = place if isinstance(place, Place) else None
    return referral(doc, text, match, "participation.came", "inspection", None, place, ("inspector",))


def interview(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    """Who answers the questions of an interview that is broadcast or printed."""
    found = referral(doc, text, match, "participation.interview", "other", None, None, ("speaker",))
    if found is None or found.event.date or re.search("近日|日前|此前", text.text[: match.end()]):
        return found
    issued = doc.article.issued
    return replace(found, event=replace(found.event, date=issued[:10] if issued else None))


def summit(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    """A meeting of two heads of which somebody else speaks: 习近平主席和…总统不久前举行会晤."""
    if not re.search("主席|总统|总书记|总理|首相", text.group(match, "title")):
        return None
    return referral(doc, text, match, "participation.summit", "talks", None, None, ("attendee",))


def besides(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    """What somebody attends who meets somebody else there: 在某地出席某会议期间会见…."""
    name = re.sub("[“”]", "", text.printed(*match.span("name")))
    return referral(doc, text, match, "participation.besides", "meeting", name, None, ("attendee",))


def exchanged(doc: Document, text: Slotted, match: re.Match[str]) -> Referral | None:
    """Greetings that two people send each other, or both send to a meeting."""
    return referral(doc, text, match, "participation.exchanged", "other", None, None, ("speaker",))


ASIDE: tuple[Rule, ...] = (
    Rule(
        "participation.came",
        "(?:{time}，?)?(?P<who>{person})(?P<title>{post})(?:{time}|{number}|先后|多次|亲自|曾|还|又|再次|专程)*"
        "(?:(?:在|到|赴|来)(?:这里|(?P<there>{place}))[^，。；“”]{0,8}?(?:考察|调研|视察)(?!团|组|重要|时)|(?:来到|走进)(?:这里|{place}))",
        came,
        trigger=("考察", "调研", "视察", "来到", "走进"),
        yes=(
            (
                "近年来衡阳发展很快。\n产业兴旺。\n2020年10月，李红总理来到这里，了解情况。",
                ("|inspection|2020-10||李红|inspector|0",),
            ),
            (
                "近年来衡阳发展很快。\n产业兴旺。\n习近平总书记先后两次到衡阳市考察。",
                ("|inspection||衡阳市|习近平|inspector|0",),
            ),
        ),
        no=("近年来衡阳发展很快。\n产业兴旺。\n技术员王建国来到这里。",),
    ),
    Rule(
        "participation.interview",
        "(?:对(?=[^，。；]{1,16}(?:专访|访谈))|专访了?(?={post})|(?<={post})(?={person}(?:先生|女士)?的?(?:独家|深度)?专访))"
        "(?:{post}[、兼]?)*(?P<who>{person})",
        interview,
        trigger=("专访", "访谈"),
        yes=(
            (
                "近年来衡阳发展很快。\n产业兴旺。\n今晚将播出对市长王建国的独家专访。",
                ("|other|2024-05-20||王建国|speaker|0",),
            ),
        ),
        no=("记者专访了多家企业。",),
    ),
    Rule(
        "participation.summit",
        "(?P<who>{person})(?P<title>{post})(?:{time})?(?:和|同|与)(?:(?P<other>{person}){post}?|[^，。；：“”{person}]{1,12}?)"
        "(?:{time}|前不久|日前|不久前|近期|刚刚|再次|成功|在[^，。；：“”]{1,10}?)*(?:举行|进行)?了?[^，。；：“”]{0,8}?(?:会晤|会谈|会面|会见)(?!时|精神|共识)",
        summit,
        trigger=("会晤", "会谈", "会面", "会见"),
        yes=(
            (
                "5月8日，市长王建国会见某公司董事长张伟。\n王建国说，习近平主席和普京总统前不久在北京举行会晤。",
                ("|talks|||习近平|attendee|0,普京|attendee|0",),
            ),
        ),
        no=("近年来衡阳发展很快。\n产业兴旺。\n王建国局长和李红科长会谈。",),
    ),
    Rule(
        "participation.exchanged",
        "(?:{time}，?)?(?:{post}[、兼]?)*(?P<who>{person})(?:{time})?(?:同|与|和)(?:{post}[、兼]?)*(?P<other>{person}){post}?(?:{time})?(?:就[^，。；]{2,30})?"
        "(?:(?:分别)?(?:向[^，。；]{2,40}?)?(?:发来|致以?|发)贺[信电]|互致[^，。；]{0,4}?[信电函])",
        exchanged,
        trigger=("贺信", "贺电", "互致"),
        yes=(
            (
                "近年来衡阳发展很快。\n5月8日，国家主席习近平同法国总统里德互致贺电，庆祝建交。",
                ("|other|2024-05-08||习近平|speaker|0,里德|speaker|0",),
            ),
        ),
        no=("市长王建国向全市教师致贺信。",),
    ),
    Rule(
        "participation.besides",
        "(?P<who>{person})(?:{post}|同志)?(?:{time})?(?:在{place})?(?:出席|参加)(?P<name>[^，。；]{3,36}?(?:会议?|会晤|论坛|峰会|仪式|活动))期间，?(?:会见|会晤|同|与)",
        besides,
        trigger=("期间",),
        yes=(
            (
                "5月8日，市长王建国在长沙市出席中部发展论坛期间会见某公司董事长李红。",
                ("中部发展论坛|meeting|||王建国|attendee|0",),
            ),
        ),
        no=("市长王建国出席会议期间很忙。",),
    ),
)
