"""What speaks for a quoted stretch as the name of a programme."""

from __future__ import annotations

import re

from kg.lexicon import words
from kg.mentions.program import signs
from kg.mentions.program.apposition import in_apposition
from kg.mentions.program.feature import Feature
from kg.mentions.program.quotes import FIVE_YEARS
from kg.mentions.program.vocabulary import verb_before

_PRAISE_AND_BLAME = re.compile("[红黑黄蓝绿白]{2}榜$")
_WITH_IT_AS = re.compile("以[^，。；以]{0,12}$")

_WEEKS = tuple(words("program_weeks"))
SET_PHRASE = Feature("set phrase of national politics", 6, lambda q: q.phrase)

FEATURES: tuple[Feature, ...] = (
    SET_PHRASE,
    Feature("begins with a number", 2.5, signs.numbered, needs="number"),
    Feature("a number that counts", 0.5, lambda q: signs.numbered(q) and q.inner[0] not in "双十", needs="number"),
    Feature(
        "a counting word after the number",
        0.5,
        lambda q: signs.numbered(q) and signs.MEASURED.match(q.inner),
        needs="number",
    ),
    Feature("its parts are listed beside it", 1.5, lambda q: q.listed),
    Feature(
        "one … and one …",
        3,
        lambda q: signs.ONE_AND_ONE.match(q.inner) and not signs.UP_AND_DOWN.fullmatch(q.inner),
        needs="number",
    ),
    Feature(
        "a number in it",
        1.5,
        lambda q: signs.NUMBER_IN.match(q.inner) and not FIVE_YEARS.search(q.inner),
        needs="number",
    ),
    Feature("one thing at once with another", 1.5, lambda q: signs.AT_ONCE.match(q.inner)),
    Feature("a code of figures", 3, signs.code, needs="number"),
    Feature("joined by a plus", 3, lambda q: ("+" in q.inner or "＋" in q.inner) and q.inner[-1] not in "+＋"),
    Feature("ends in a strong head", 2.5, lambda q: (h := signs.own_head(q)) and h.quoted == "strong"),
    Feature("ends in a weak head", 1, lambda q: (h := signs.own_head(q)) and h.quoted == "weak"),
    Feature("a strong head follows", 3, lambda q: q.head and q.head.quoted == "strong", needs="head"),
    Feature("a weak head follows", 1, lambda q: q.head and q.head.quoted == "weak", needs="head"),
    Feature(
        "a weak head of something done or run",
        1.5,
        lambda q: q.head and q.head.quoted == "weak" and q.head.kind not in {"slogan", "method", "strategy"},
        needs="head",
    ),
    Feature("the title of a paper", 5, lambda q: signs.PAPER.match(q.inner)),
    Feature("a list of praise and blame", 3, lambda q: _PRAISE_AND_BLAME.search(q.inner)),
    Feature("a year or season of campaign", 2, lambda q: signs.CAMPAIGN_YEAR.search(q.inner)),
    Feature(
        "serves as the guide",
        1,
        lambda q: _WITH_IT_AS.search(q.before) and signs.GUIDE_AFTER.match(q.after),
    ),
    Feature("a row of names that end alike", 2, lambda q: q.alike),
    Feature(
        "parallel members but for the last",
        2,
        lambda q: len(q.members) > 2 and not signs.equal_edges(q.members) and signs.equal_edges(q.members[:-1]),
        needs="members",
    ),
    Feature(
        "three members that are an aim",
        1,
        lambda q: len(q.members) > 2 and q.head and q.head.quoted == "weak" and not signs.equal_edges(q.members),
        needs="members",
    ),
    Feature("parallel members", 2.5, lambda q: signs.equal_edges(q.members), needs="members"),
    Feature(
        "three members or more, full clauses",
        1,
        lambda q: len(q.members) > 2 and signs.clauses(q.members),
        needs="members",
    ),
    Feature("counted in apposition", 3, in_apposition, needs="members"),
    Feature("a verb of making before it", 2, lambda q: signs.senses(q) & {"issue", "create"}, needs="verb"),
    Feature(
        "a verb of carrying out before it",
        1.5,
        lambda q: "carry" in signs.senses(q) and not signs.senses(q) & {"issue", "create"},
        needs="verb",
    ),
    Feature(
        "a verb that takes programmes", 1.5, lambda q: verb_before(q.before)[0].endswith(signs.TAKES), needs="verb"
    ),
    Feature("what is carried out in a few characters", 0.5, signs.short_and_carried_out, needs="verb"),
    Feature("numbers in beat", 1.5, lambda q: signs.NUMBERS_IN_BEAT.fullmatch(q.inner), needs="number"),
    Feature("so far in so much time", 1.5, lambda q: signs.CIRCLE.fullmatch(q.inner)),
    Feature("four characters", 0.5, lambda q: len(q.inner) == 4),
    Feature("a verb of aiming before it", 0.5, lambda q: signs.senses(q) == {"aim"}, needs="verb"),
    Feature(
        "such a verb in its clause", 0.5, lambda q: not signs.senses(q) and signs.near(q) & {"issue", "create", "carry"}
    ),
    Feature("two halves alike", 1.5, lambda q: not q.members and signs.halves_alike(q)),
    Feature(
        "a way of doing, and a verb of doing",
        0.5,
        lambda q: signs.senses(q) & {"issue", "create", "carry"} and q.head and q.head.kind == "method",
        needs="head",
    ),
    Feature(
        "verb and object in three characters, that are done or headed",
        1.5,
        lambda q: signs.VERB_OBJECT.match(q.inner) and (signs.senses(q) | signs.near(q) or q.head),
    ),
    Feature(
        "a number and a weak head", 1, lambda q: signs.numbered(q) and q.head and q.head.quoted == "weak", needs="head"
    ),
    Feature("in a row with others", 0.5, lambda q: q.row > 1),
    Feature("holds a place of the article", 0.5, lambda q: q.place),
    Feature("what a place is to become", 3, lambda q: q.renewed),
    Feature(
        "image of a place that is being built",
        2.5,
        lambda q: signs.IMAGE_OF_PLACE.search(q.inner) and q.after.startswith("建设"),
    ),
    Feature("words of policy in it", 0.5, lambda q: signs.POLICY.search(q.inner)),
    Feature("five characters or more", 0.5, lambda q: 5 <= len(q.inner) <= 12),
    Feature("quoted again in the article", 0.5, lambda q: q.again > 1),
    Feature("a layout of belts and cores", 3, lambda q: signs.LAYOUT.match(q.inner), needs="number"),
    Feature("a theme in parallel halves", 1, signs.parallel_theme, needs="members"),
    Feature("an activity that is quoted again", 1, lambda q: q.tail.endswith("活动") and q.again > 1),
    Feature(
        "an activity that is held",
        1.5,
        lambda q: q.tail.endswith("活动") and len(q.inner) > 3 and signs.HELD.search(q.before),
        needs="head",
    ),
    Feature("one for everything", 3, lambda q: signs.ONE_DOES_ALL.fullmatch(q.inner)),
    Feature("an idea that is put in a sentence", 1.5, lambda q: q.tail.endswith("理念") and 6 <= len(q.inner) <= 16),
    Feature(
        "an activity that is held for something",
        1.5,
        lambda q: (
            len(q.inner) > 3 and not q.head and signs.HELD.search(q.before) and signs.ACTIVITY_AFTER.match(q.after)
        ),
    ),
    Feature(
        "named among activities",
        2,
        lambda q: len(q.inner) > 3 and q.row > 1 and signs.AMONG_ACTIVITIES.match(q.after) and not signs.figure(q),
    ),
    Feature("a policy that is called so", 1.5, lambda q: 3 < len(q.inner) < 7 and signs.POLICY_AFTER.match(q.after)),
    Feature(
        "a charge in clauses",
        1.5,
        lambda q: len(q.members) > 1 and signs.CHARGE_AFTER.match(q.after),
    ),
    Feature("a watchword that is put forward", 3, signs.watchword),
    Feature("ruled by it", 2.5, lambda q: signs.BY_RULE.fullmatch(q.inner)),
    Feature("a theme in calls", 1.5, lambda q: signs.parallel_theme(q) and not signs.equal_edges(q.members)),
    Feature("a campaign of some weeks", 2.5, lambda q: q.inner.endswith(_WEEKS) and len(q.inner) > 4),
    Feature("a call of its own", 1.5, lambda q: q.inner.endswith("倡议") and len(q.inner) > 4),
    Feature("two beats", 1, lambda q: signs.AT_EACH.fullmatch(q.inner)),
    Feature("a maxim", 1.5, lambda q: signs.MAXIM.fullmatch(q.inner)),
    Feature(
        "three members and more alike",
        0.5,
        lambda q: len(q.members) > 2 and len(q.members[0]) > 2 and signs.equal_edges(q.members),
        needs="members",
    ),
    Feature("four members or more", 0.5, lambda q: len(q.members) > 3 and len(q.members[0]) > 1 and "、" in q.inner),
    Feature("four clauses or more", 1.5, lambda q: len(q.members) > 3 and len(q.members[0]) > 2 and "、" in q.inner),
    Feature("what somebody stands up for", 2.5, lambda q: signs.OF_ADHERENTS.match(q.after)),
    Feature(
        "graded by colours",
        2,
        lambda q: signs.COLOURS.fullmatch(q.inner) and signs.COLOURS_AFTER.match(q.after),
    ),
    Feature("three beats", 1.5, lambda q: signs.THREE_BEATS.fullmatch(q.inner)),
    Feature("many in one", 2.5, lambda q: signs.MERGED.fullmatch(q.inner)),
    Feature("a gathering of its own kind", 2.5, lambda q: signs.GATHERING.search(q.inner)),
    Feature("a service that is called so", 2.5, lambda q: signs.SERVICE_FORM.search(q.inner)),
    Feature(
        "a platform or window for such a service",
        1.5,
        lambda q: signs.SERVICE_FORM.search(q.inner) and signs.PLATFORM_AFTER.match(q.after),
    ),
    Feature(
        "a window or line that is set up for it",
        1.5,
        lambda q: len(q.inner) > 3 and "issue" in signs.senses(q) and signs.WINDOW_AFTER.match(q.after),
    ),
    Feature(
        "a scheme that is built",
        2,
        lambda q: q.inner.endswith("项目") and signs.makes_near(q) and signs.SCHEME_BUILT.match(q.after),
    ),
    Feature(
        "a piece that is to be written well",
        2.5,
        lambda q: q.tail in signs.PIECES and len(q.inner) > 1 and signs.WRITTEN.search(q.before),
        needs="head",
    ),
    Feature(
        "a place or person of service",
        2.5,
        lambda q: len(q.inner) > 2 and signs.SERVICE_PLACE.search(q.inner) and not q.members,
    ),
    Feature(
        "what the place is to become",
        2,
        lambda q: (q.place or q.after.startswith("建设")) and signs.PLACE_TO_BE.match(q.inner),
    ),
    Feature("what a place is to grow by", 2.5, lambda q: signs.GROWS_BY.fullmatch(q.inner)),
    Feature("the experience of a place", 2, lambda q: signs.NAMED_EXPERIENCE.match(q.inner)),
    Feature(
        "a month or week of it",
        2.5,
        lambda q: q.tail.endswith("活动") and signs.YEARLY.fullmatch(q.inner),
        needs="head",
    ),
    Feature(
        "a time of the year is called so",
        3,
        lambda q: signs.YEARLY.fullmatch(q.inner) and signs.CALLED_A_YEAR.search(q.before),
    ),
    Feature(
        "the year is called so",
        1.5,
        lambda q: signs.CAMPAIGN_YEAR.search(q.inner) and signs.CALLED_A_YEAR.search(q.before),
    ),
    Feature(
        "the content of a principle", 1.5, lambda q: q.members and signs.NAMED_AS.search(q.before), needs="members"
    ),
    Feature(
        "a brand of party work or of public service",
        3,
        lambda q: 2 < len(q.inner) < 9 and signs.WORKING_BRAND.match(q.after),
    ),
    Feature("each one has it", 3, lambda q: signs.EACH_ONE.match(q.inner)),
    Feature("what a place wants to be known for", 2, signs.brand_of_place),
    Feature("so many points", 1.5, lambda q: signs.POINTS.search(q.inner), needs="number"),
)
