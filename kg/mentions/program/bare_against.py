"""What speaks against an unquoted name: counts only where enough speaks for it."""

from __future__ import annotations

from kg.mentions.program import bare_signs
from kg.mentions.program.bare import PERIODIC, Bare
from kg.mentions.program.bare_feature import Feature, ends_in_plain_head, makes
from kg.mentions.program.edges import BOUND, SERVING, UNCLEAR, is_generic


def _is_campaign(b: Bare) -> bool:
    """打击赌诈集团专项联合 | 行动."""
    return bool(bare_signs.CAMPAIGN.search(b.own)) and len(b.own) > 6


def _is_set_going(b: Bare) -> bool:
    """实施 | 农民职业培训计划: what is told at length and carried out has a name, whatever business it is about."""
    return len(b.own) > 5 and bool(bare_signs.PLANNED.search(b.before) and bare_signs.CLAUSE_ENDS.match(b.after))


AGAINST: tuple[Feature, ...] = (
    Feature("no such verb", -0.5, lambda b: not makes(b) and b.head.kind != "document"),
    Feature(
        "another noun follows",
        -3,
        lambda b: (
            b.after
            and not bare_signs.ENDS.match(b.after)
            and not (b.head.word in bare_signs.SYSTEMS and b.after.startswith(("活动", "改革", "管理")))
            and not bare_signs.COMES_OUT.match(b.after)
            and not bare_signs.GOES_WITH.match(b.head.word + b.after)
            and not (b.head.word == "机制" and bare_signs.AMONG_STATES.fullmatch(b.own))
        ),
    ),
    Feature(
        "a way of acting",
        -4,
        lambda b: b.head.word == "行动" and bare_signs.ACTING.search(b.own) and not _is_campaign(b),
    ),
    Feature("a scheme, of whatever", -1, lambda b: b.head.word == "方案" and not bare_signs.YEARS_IN.search(b.own)),
    Feature(
        "planning as a task",
        -4,
        lambda b: b.head.word in {"规划", "计划"} and bare_signs.AS_TASK.match(b.after),
    ),
    Feature(
        "the last of a numbered list", -6, lambda b: bare_signs.LAST_OF_LIST.search(b.before + b.own) and not b.listed
    ),
    Feature(
        "only general modifiers",
        -6,
        lambda b: (
            is_generic(b.own)
            and not b.listed
            and b.head.word != "长制"
            and not (bare_signs.FOUGHT.search(b.before) and len(b.own) > 5)
            and not b.head.word.endswith("年活动")
            and not (b.head.word == "战略" and b.before.endswith("实施") and bare_signs.OF_REGIONS.match(b.own))
            and not (
                b.head.word == "提升行动" and bare_signs.MATTER.fullmatch(b.own) and bare_signs.CARRIED.search(b.before)
            )
            and not (b.head.word.endswith("纲要") and len(b.own) > 7)
            and not (bare_signs.FEW_YEARS.search(b.head.word) and len(b.own) > 3 and makes(b))
        ),
    ),
    Feature("a single character", -3, lambda b: len(b.own) < 2 and b.head.word != "长制"),
    Feature(
        "construction works",
        -5,
        lambda b: (
            b.head.kind == "action"
            and b.head.word == "工程"
            and bare_signs.WORKS.search(b.own)
            and not bare_signs.PERIOD.search(b.own)
        ),
    ),
    Feature(
        "fighting, rescue or protest",
        -4,
        lambda b: (
            b.head.word in {"行动", "机制", "制度"}
            and (bare_signs.FIGHT if b.head.word == "行动" else bare_signs.FIGHT_ABROAD).search(b.own)
            and not _is_campaign(b)
            and not (b.head.word == "机制" and bare_signs.AMONG_STATES.fullmatch(b.own))
        ),
    ),
    Feature("no campaign", -6, lambda b: b.head.word == "运动" and bare_signs.MOVEMENT.search(b.own)),
    Feature(
        "an institution or a business matter",
        -2,
        lambda b: (
            b.head.bare == "doer"
            and not b.listed
            and b.head.word not in bare_signs.SYSTEMS
            and b.head.word != "试点"
            and b.head.word not in bare_signs.DEEDS_PLANNED
            and not b.head.word.startswith("专项")
            and not ends_in_plain_head(b.own)
            and not (b.head.word == "制度" and bare_signs.SOCIAL.search(b.own))
            and not (b.head.kind == "plan" and (bare_signs.FOR_LONG.search(b.own) or _is_set_going(b)))
            and not (b.head.kind == "method" and len(b.own) > 6 and b.verb & {"create", "issue"})
            and not bare_signs.FOUGHT.search(b.before)
            and bare_signs.ORDINARY.search(b.own.removesuffix("工作"))
        ),
    ),
    Feature(
        "an ordinary mechanism",
        -1,
        lambda b: (
            b.head.word in {"机制", "制度", "体系"}
            and not b.listed
            and bare_signs.FUNCTION.search(b.own)
            and not PERIODIC.search(b.own)
            and not bare_signs.SOCIAL.search(b.own)
        ),
    ),
    Feature(
        "counted, not named",
        -4,
        lambda b: bare_signs.COUNTED.search(b.before) or bare_signs.COUNTS.match(b.own),
    ),
    Feature("longer than a name", -2, lambda b: len(b.own) > 20),
    Feature(
        "begins with a verb or function word",
        -4,
        lambda b: (
            (word := BOUND.at(b.own, 0, len(b.own))) and word not in UNCLEAR and not (word in SERVING and makes(b))
        ),
    ),
    Feature(
        "anything of that sort",
        -3,
        lambda b: bare_signs.ANY_OF_THAT.search(b.own),
    ),
    Feature(
        "two things under one mechanism",
        -1,
        lambda b: b.head.word in {"机制", "制度", "模式"} and bare_signs.TWO_THINGS.search(b.own),
    ),
    Feature(
        "improved, not set up",
        -1,
        lambda b: (
            b.head.bare == "doer"
            and bare_signs.IMPROVED.search(b.before)
            and b.head.word not in bare_signs.SYSTEMS
            and b.head.word != "试点"
            and not (b.head.word == "制度" and bare_signs.SOCIAL.search(b.own))
        ),
    ),
    Feature(
        "sets one up",
        -4,
        lambda b: (
            b.own[-1] in "建立定设创"
            and len(b.own) != 2
            and not b.own.endswith(("建设", "联建", "共建", "党建", "援建"))
            and not (b.head.kind == "action" and len(b.own) > 4 and b.own.endswith("创建"))
        ),
    ),
    Feature(
        "a new one, not named",
        -2,
        lambda b: b.head.bare == "doer" and b.own.endswith("新") and not b.own.endswith("创新"),
    ),
    Feature("a bare list", -6, lambda b: b.own.endswith(("、", "和", "与", "及"))),
    Feature("holds a particle", -6, lambda b: bare_signs.PARTICLE.search(b.own)),
)
