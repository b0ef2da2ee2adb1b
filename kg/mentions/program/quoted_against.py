"""What speaks against a quoted stretch as the name of a programme."""

from __future__ import annotations

import re

from kg.mentions.program import signs
from kg.mentions.program.feature import Feature
from kg.mentions.program.lists import count_of
from kg.mentions.program.quotes import FIVE_YEARS, Quoted
from kg.mentions.program.vocabulary import NUMERAL

_NUMBER_ONLY = re.compile(f"{NUMERAL}{{1,2}}[个大项]")
_ONE_OF_A_KIND = re.compile("一[个支张套条项名份本批座道]")
_IN_ONE = re.compile("[为于]一[身体]")
_AS_ONE = re.compile("[为于]一体")
_AS_CONTENT = re.compile("为(?:主要|基本)?内容")
_MARKS_WITHIN = re.compile("[‘’]|——")
_PLAN_AFTER = re.compile("[^，。规计]{2,14}规划")
_TO = re.compile("(?:的[^，。；]{0,4})?[向到变转]")
_PRIZE = re.compile("(?:勋章|奖章|奖牌?)$")
_AGE = re.compile("[0-9]{1,2}后|[四五六七八九零]零?后")
_MODELS = re.compile(
    "(?:之星|标兵|模范|能手|达人|楷模|好人|最美[\u4e00-\u9fff]{2,4})$|^(?:[十百双千]佳|十大(?:杰出|优秀|新闻|人物|孝子|案例|典型|品牌))"
)
_FOUGHT_AS_CRIME = re.compile("(?:打击|严打|严查|查处|惩治|取缔|铲除|侦破|破获)[^，。；、“”]{0,4}$")
_CRIME_AFTER = re.compile("等?[^，。；、“”的]{0,6}(?:违法|犯罪|团伙)")
"""严查“两抢一盗”, “盗抢骗”等违法犯罪: what the police are after."""
_PERSONS = re.compile("(?:委员|人员|群体)$")
_STATES = re.compile(r"\d+国")


def _counted(q: Quoted) -> bool:
    """四个中心, of which something is built or raised: its functions, its standing."""
    return signs.numbered(q) and signs.MEASURED.match(q.inner) is not None and q.inner[0] not in "一双"


def _named_anyhow(q: Quoted) -> bool:
    """Joined by a plus, three parallel members, or a brand of public service: no figure of speech whatever the verb."""
    return (
        "+" in q.inner
        or (q.inner.count("、") > 1 and len(q.members[0]) > 2 and signs.equal_edges(q.members))
        or bool(signs.WORKING_BRAND.match(q.after))
        or signs.brand_of_place(q)
    )


FEATURES: tuple[Feature, ...] = (
    Feature(
        "a problem, not a programme",
        -6,
        lambda q: not q.phrase and (signs.PROBLEM_AFTER.match(q.after) or q.before.endswith("针对")),
    ),
    Feature(
        "one thing of a kind",
        -3,
        lambda q: _ONE_OF_A_KIND.match(q.inner) and not q.members and not signs.ONE_DOES_ALL.match(q.inner),
    ),
    Feature(
        "what is looked into or debated",
        -4,
        lambda q: len(q.inner) > 7 and signs.CONSULTED_AFTER.match(q.after) and not signs.own_head(q),
    ),
    Feature("parts of a whole", -4, lambda q: not q.alike and signs.PARTS_AFTER.match(q.after)),
    Feature(
        "members are plain nouns", -3, lambda q: q.members and all(signs.NOUN_MEMBERS.search(m) for m in q.members)
    ),
    Feature(
        "a lot that comes together",
        -5,
        lambda q: (q.before.endswith("集") and _IN_ONE.match(q.after)) or _AS_ONE.match(q.after),
    ),
    Feature(
        "quotes within it",
        -4,
        lambda q: _MARKS_WITHIN.search(q.inner) and _MARKS_WITHIN.search(signs.ALL_QUOTED.sub("", q.inner)),
    ),
    Feature("members of two characters", -1, lambda q: q.members and all(len(m) == 2 for m in q.members)),
    Feature(
        "counts plain things",
        -2.5,
        lambda q: signs.numbered(q) and signs.PLAIN_THINGS.search(q.inner) and not (q.listed and q.inner[1] == "大"),
    ),
    Feature("more than sixteen characters, no members", -2, lambda q: len(q.inner) > 16 and not q.members),
    Feature(
        "a saying of old",
        -2.5,
        lambda q: (
            q.members
            and not q.head
            and not signs.numbered(q)
            and signs.PROVERB.search(q.inner)
            and not signs.parallel_theme(q)
        ),
    ),
    Feature(
        "orders in a row",
        -3,
        lambda q: (
            q.members
            and not q.head
            and (
                all(signs.BIDDING.match(m) for m in q.members)
                or (len(q.members[0]) > 7 and all(signs.ORDER.match(m) for m in q.members))
            )
        ),
    ),
    Feature(
        "evils or regions in single characters",
        -6,
        lambda q: max(map(len, q.members), default=2) == 1 and signs.SINGLE_EVILS.match(q.after),
    ),
    Feature("filth and disorder", -6, lambda q: q.members and all(set(m) <= signs.EVILS for m in q.members)),
    Feature(
        "a title to be earned",
        -3,
        lambda q: (
            all(signs.TITLE_TO_EARN.search(m) for m in q.members or (q.inner,))
            and not (q.head and q.head.quoted == "strong")
        ),
    ),
    Feature("a poison to be rooted out", -8, lambda q: signs.POISON_AFTER.match(q.after)),
    Feature("one character", -6, lambda q: len(q.inner) < 2),
    Feature("a number without what it counts", -6, lambda q: _NUMBER_ONLY.fullmatch(q.inner)),
    Feature(
        "two characters",
        -1,
        lambda q: (
            len(q.inner) == 2 and q.inner[0] not in "三四五六七八九十" and not (q.head and q.head.quoted == "strong")
        ),
    ),
    Feature(
        "a figure of speech",
        -5,
        lambda q: (
            signs.figure(q)
            and not q.phrase
            and not (q.listed and count_of(q.inner) > 2)
            and not q.tail.endswith(("理念", "负责制"))
            and not (len(q.members) > 2 and signs.equal_edges(q.members))
            and not (len(q.members) == 2 and len(q.members[0]) > 4 and signs.equal_edges(q.members) and signs.makes(q))
            and not (q.tail in signs.PIECES and signs.WRITTEN.search(q.before))
            and not (
                q.head
                and q.head.quoted == "strong"
                and (
                    q.members
                    or q.head.kind in {"action", "strategy", "plan"}
                    or (q.head.kind == "mechanism" and signs.makes(q) and not q.after.startswith("等"))
                )
            )
        ),
    ),
    Feature(
        "a verb that goes with figures of speech",
        -3,
        lambda q: (
            "figure" in signs.senses(q)
            and not signs.makes(q)
            and not signs.numbered(q)
            and not signs.NUMBER_IN.match(q.inner)
            and not _named_anyhow(q)
            and not (q.head and q.head.quoted == "strong")
        ),
    ),
    Feature(
        "the motto of an event",
        -5,
        lambda q: (
            (signs.MOTTO_AFTER.match(q.after) or signs.MOTTO_BEFORE.search(q.before))
            and not signs.parallel_theme(q)
            and not signs.watchword(q)
            and not (q.inner.count("、") > 1 and _AS_CONTENT.match(q.after) and signs.equal_edges(q.members))
        ),
    ),
    Feature(
        "opposed or denied",
        -5,
        lambda q: (
            signs.OPPOSED.search(q.before)
            and not (signs.SO_CALLED.search(q.before) and signs.SAID_TO_BE.match(q.after))
        ),
    ),
    Feature(
        "to be rid of",
        -5,
        lambda q: not q.phrase and (signs.OVERCOME.search(q.before) or signs.OPINION_AFTER.match(q.after)),
    ),
    Feature(
        "what is fought as a crime",
        -6,
        lambda q: (
            not q.phrase
            and not any(h and h.quoted == "strong" for h in (q.head, signs.own_head(q)))
            and (_FOUGHT_AS_CRIME.search(q.before) or _CRIME_AFTER.match(q.after))
        ),
    ),
    Feature(
        "persons of some sorts",
        -8,
        lambda q: signs.numbered(q) and _PERSONS.search(q.inner) and not (q.head and q.head.quoted == "strong"),
    ),
    Feature(
        "rises and falls of figures",
        -2,
        lambda q: signs.UP_AND_DOWN.fullmatch(q.inner) and not q.head and not signs.makes_near(q) and not q.listed,
    ),
    Feature("a clique", -6, lambda q: signs.CLIQUE.fullmatch(q.inner)),
    Feature("the spirit of a saying", -3, lambda q: len(q.inner) > 3 and not q.members and q.after.startswith("精神")),
    Feature("likened to it", -4, lambda q: not q.phrase and signs.LIKENED.search(q.before)),
    Feature("what a place gives to all", -3, lambda q: not q.phrase and signs.GIVEN_TO_ALL.fullmatch(q.inner)),
    Feature("what others threaten with", -6, lambda q: signs.THREAT.search(q.inner)),
    Feature(
        "a plan's years, not the plan",
        -20,
        lambda q: FIVE_YEARS.match(q.inner) and not _PLAN_AFTER.match(q.after),
    ),
    Feature("a state or a foreign bloc", -4, lambda q: _STATES.match(q.inner)),
    Feature(
        "an order rather than a name",
        -2,
        lambda q: not q.members and signs.BIDDING.match(q.inner) and not signs.own_head(q),
    ),
    Feature(
        "a medal or a prize", -8, lambda q: _PRIZE.search(q.inner) and (q.inner[-1] == "章" or not signs.numbered(q))
    ),
    Feature(
        "experience of any kind",
        -3,
        lambda q: q.inner.endswith("经验") and not signs.numbered(q) and not signs.NAMED_EXPERIENCE.match(q.inner),
    ),
    Feature(
        "those who are held up as examples",
        -4,
        lambda q: (
            _MODELS.search(q.inner)
            and not (q.head and (q.head.quoted == "strong" or (q.members and q.tail.endswith("活动"))))
        ),
    ),
    Feature(
        "a body or a place follows",
        -2,
        lambda q: (
            not signs.numbered(q) and not signs.code(q) and len(q.members) < 3 and signs.BODY_AFTER.match(q.after)
        ),
    ),
    Feature("a meeting or a show", -5, lambda q: signs.MEETING.search(q.inner)),
    Feature("those of an age", -5, lambda q: _AGE.fullmatch(q.inner)),
    Feature("a road to somewhere", -2, lambda q: q.inner.endswith(("之路", "通道")) and not q.again > 1),
    Feature("an event follows", -4, lambda q: signs.EVENT_AFTER.match(q.after)),
    Feature(
        "a role or a sight follows",
        -3,
        lambda q: (
            not (q.listed or signs.code(q) or "+" in q.inner) and signs.ROLE_AFTER.match(q.after) and not _counted(q)
        ),
    ),
    Feature(
        "a picture that a sentence opens with",
        -2,
        lambda q: q.members and not q.before.strip("\n") and q.after.startswith("，") and not q.listed and q.again < 2,
    ),
    Feature("a feeling follows", -3, lambda q: signs.FEELING_AFTER.match(q.after)),
    Feature(
        "a turn from one state to another",
        -4,
        lambda q: (
            (signs.TURN_AFTER.match(q.after) and not q.listed) or (q.before.endswith("从") and _TO.match(q.after))
        ),
    ),
    Feature("counts rivers and lakes", -6, lambda q: signs.WATERS.fullmatch(q.inner)),
    Feature("an imitated sound or doubled word", -4, lambda q: signs.SOUND.match(q.inner)),
    Feature("a sum greater than its parts", -6, lambda q: ">" in q.inner or "＞" in q.inner),
    Feature(
        "an honour",
        -6,
        lambda q: (
            ("honour" in signs.senses(q) and not ((own := signs.own_head(q)) and own.quoted == "strong"))
            or (
                signs.HONOUR_AFTER.match(q.after)
                and not (signs.numbered(q) and signs.makes_near(q))
                and not (q.head and q.head.kind == "action" and q.head.quoted == "strong" and signs.makes_near(q))
            )
        ),
    ),
    Feature(
        "a brand, product, show or case", -4, lambda q: signs.BRAND_AFTER.match(q.after) and not signs.brand_of_place(q)
    ),
    Feature(
        "a date or a hotline",
        -6,
        lambda q: (
            (signs.YEAR_OR_DATE.match(q.inner) and not (q.head and q.head.quoted == "strong"))
            or (q.inner.isdigit() and signs.HOTLINE.match(q.after))
        ),
    ),
    Feature(
        "speaks of persons",
        -3,
        lambda q: signs.PERSONAL.search(q.inner) and not q.phrase and not (q.head and q.head.quoted == "strong"),
    ),
    Feature(
        "said by somebody",
        -3,
        lambda q: (
            (signs.SAYS.search(q.before) or signs.SAID.match(q.after))
            and len(q.inner) > 6
            and not (q.members and signs.NAMED_AS.search(q.before))
        ),
    ),
    Feature(
        "ends in 式",
        -3,
        lambda q: q.inner.endswith("式") and not (q.head and q.head.quoted == "strong") and not signs.own_head(q),
    ),
)
