"""What speaks for an unquoted name, with weights that are summed."""

from __future__ import annotations

import re

from kg.mentions.program import bare_signs
from kg.mentions.program.bare import PERIODIC, SPELT_OUT, Bare
from kg.mentions.program.bare_feature import Feature, ends_in_plain_head, makes


def _kept(b: Bare) -> bool:
    """落实 | 最低工资制度, 改革 | 招投标制度: what such a verb is said of is there already, as one thing with a name."""
    return (
        b.head.word == "制度"
        and makes(b)
        and len(b.own) >= 3
        and not (5 <= len(b.own) < 7 and b.verb & {"issue", "create"})
        and not bare_signs.TOO_GENERAL.match(b.own)
        and not (bare_signs.DUTY.search(b.own) and len(b.own) < 6)
        and not b.own.endswith(("主义", "体制", "规章"))
        and "的" not in b.own
        and not bare_signs.SOME.search(b.before[-2:])
        and bool(bare_signs.CLAUSE_ENDS.match(b.after))
    )


FOR: tuple[Feature, ...] = (
    Feature("a head that names by itself", 2, lambda b: b.head.bare == "plain"),
    Feature("a head that also serves as a plain noun", 0, lambda b: b.head.bare == "doer"),
    Feature("a verb of making or carrying out before it", 1.5, makes),
    Feature("a modifier of four characters or more", 0.5, lambda b: len(b.own) >= 4),
    Feature("a modifier of seven characters or more", 0.5, lambda b: len(b.own) >= 7),
    Feature("so long, and such a verb", 0.5, lambda b: len(b.own) >= 7 and makes(b)),
    Feature("an outline", 1.5, lambda b: b.head.word.endswith("纲要") and len(b.own) >= 4),
    Feature(
        "works that are carried out, not built",
        1,
        lambda b: (
            b.head.word == "工程"
            and len(b.own) > 2
            and (
                b.before.endswith(("实施", "实施好", "实施了"))
                or (len(b.own) > 3 and bare_signs.SET_GOING.search(b.before) and not b.after.startswith("建设"))
            )
        ),
    ),
    Feature(
        "a plan that is carried out",
        1,
        lambda b: (
            b.head.word in {"计划", "规划"}
            and len(b.own) > 3
            and not b.own.endswith(("规划", "计划"))
            and bare_signs.PLANNED.search(b.before)
            and bare_signs.CLAUSE_ENDS.match(b.after)
        ),
    ),
    Feature(
        "a regulation that is kept",
        1,
        lambda b: (
            b.head.word in {"条例", "管理办法"} and len(b.own) > 3 and makes(b) and not bare_signs.SOME.search(b.own)
        ),
    ),
    Feature(
        "an overall scheme, or one for a trial or a reform",
        2,
        lambda b: b.head.word == "方案" and len(b.own) > 5 and makes(b) and b.own.endswith(("总体", "试点", "改革")),
    ),
    Feature("a list of what is closed to entrants", 3, lambda b: b.head.word == "清单" and b.own.endswith("准入负面")),
    Feature("joined by a plus", 1.5, lambda b: makes(b) and b.head.kind == "method" and bare_signs.PLUS.search(b.own)),
    Feature(
        "a scheme that is drawn up",
        1,
        lambda b: b.head.word in {"实施方案", "工作方案"} and "issue" in b.verb and len(b.own) > 3,
    ),
    Feature(
        "a battle that is fought to the end",
        3,
        lambda b: b.head.word.endswith(("战", "仗")) and bare_signs.FOUGHT.search(b.before) and len(b.own) >= 3,
    ),
    Feature(
        "strengthens or enriches, in two characters",
        1.5,
        lambda b: makes(b) and bare_signs.SHORT_DEED.fullmatch(b.own) and b.head.kind in {"action", "strategy", "plan"},
    ),
    Feature(
        "a way of doing that is spread",
        1,
        lambda b: b.head.word == "模式" and len(b.own) > 5 and b.before.endswith(("示范推广", "推广了", "推广")),
    ),
    Feature("a new way of doing", 1, lambda b: b.head.kind == "method" and b.verb & {"create"}),
    Feature("a bill", 1.5, lambda b: b.head.word.endswith("草案") and b.own[-1] not in "办方看做用书想说"),
    Feature("what a place is to become", 1, lambda b: len(b.own) == 4 and bare_signs.PLACE_TO_BE.match(b.own)),
    Feature(
        "names its period", 1, lambda b: bare_signs.FEW_YEARS.search(b.head.word) or bare_signs.PERIOD.search(b.own)
    ),
    Feature(
        "a battle of so many years or days",
        1,
        lambda b: b.head.word.endswith(("战", "仗")) and makes(b) and bare_signs.FEW_YEARS.match(b.own),
    ),
    Feature(
        "by levels",
        1.5,
        lambda b: b.head.kind == "mechanism" and makes(b) and bare_signs.LEVELS.match(b.own) and len(b.own) > 3,
    ),
    Feature(
        "a code of figures", 1.5, lambda b: bare_signs.CODE.fullmatch(b.own) and not bare_signs.YEAR.fullmatch(b.own)
    ),
    Feature(
        "before another of its kind",
        1,
        lambda b: (
            b.head.bare == "plain" and len(b.own) >= 4 and b.after.startswith("、") and b.after.find(b.head.word) > 2
        ),
    ),
    Feature("a campaign of the masses", 1, lambda b: b.head.word == "运动" and 4 <= len(b.own) <= 5),
    Feature(
        "does something by itself",
        3,
        lambda b: (
            b.head.word == "工程"
            and len(b.own) >= 3
            and (not b.before or b.before[-1] in "，。；：")
            and bare_signs.DOES.match(b.after)
        ),
    ),
    Feature(
        "heads an item of a list",
        3,
        lambda b: (
            b.head.kind == "action"
            and len(b.own) > 3
            and b.after.startswith(("。", "：", "\u3000"))
            and not b.before.strip(bare_signs.NUMBERING)
        ),
    ),
    Feature("a code of powers of ten", 3.5, lambda b: bare_signs.POWERS.fullmatch(b.own)),
    Feature("joined to a name", 2, lambda b: b.joined and len(b.own) >= 3),
    Feature("a system of duty or pledge", 1.5, lambda b: b.head.word in bare_signs.SYSTEMS and makes(b)),
    Feature("a scheme for an action", 2, lambda b: b.head.kind == "plan" and ends_in_plain_head(b.own)),
    Feature("a scheme for works", 2, lambda b: b.head.kind == "plan" and bare_signs.FOR_WORKS.search(b.own)),
    Feature(
        "a scheme for a period within its name",
        1,
        lambda b: b.head.kind == "plan" and bare_signs.YEARS_IN.search(b.own),
    ),
    Feature("a scheme for a year", 1.5, lambda b: b.head.kind == "plan" and bare_signs.OF_YEAR.match(b.own)),
    Feature(
        "a programme of the state for research",
        3.5,
        lambda b: b.head.word == "计划" and len(b.own) > 6 and bare_signs.OF_RESEARCH.match(b.own),
    ),
    Feature(
        "a standing mechanism for one task",
        2,
        lambda b: b.head.word == "工作机制" and len(b.own) > 7 and b.own.endswith("专项"),
    ),
    Feature(
        "a dialogue between states", 3.5, lambda b: b.head.word == "机制" and bare_signs.OF_STATES.fullmatch(b.own)
    ),
    Feature(
        "a scheme of the state",
        1,
        lambda b: b.head.kind == "plan" and bare_signs.OF_THE_STATE.match(b.own) and len(b.own) >= 5 and makes(b),
    ),
    Feature(
        "a plan of the national economy",
        3.5,
        lambda b: b.head.kind == "plan" and b.own.startswith("国民经济") and len(b.own) > 4,
    ),
    Feature("an edition of it", 4, lambda b: bare_signs.EDITION.search(b.own)),
    Feature("a law in force", 2, lambda b: b.head.kind == "document" and bare_signs.IN_FORCE.match(b.after)),
    Feature(
        "a mechanism of its own that is set up",
        1,
        lambda b: (
            b.head.word in {"机制", "制度"}
            and b.verb & {"issue", "create"}
            and len(b.own) >= 4
            and not bare_signs.FUNCTION.search(b.own)
        ),
    ),
    Feature(
        "an ordinary mechanism of a matter of its own that is set up",
        1,
        lambda b: (
            b.head.word in {"机制", "制度"}
            and b.verb & {"issue", "create"}
            and len(b.own) >= 7
            and b.own.endswith(("补偿", "反馈", "保障", "分配", "联结"))
            and not bare_signs.TWO_THINGS.search(b.own)
        ),
    ),
    Feature(
        "a trial that is run or widened",
        3,
        lambda b: (
            b.head.word == "试点"
            and len(b.own) >= 3
            and not b.own.endswith("改革" if len(b.own) < 5 else "、")
            and (bare_signs.TRIED.search(b.before) or (len(b.own) > 3 and bare_signs.GOES_WELL.match(b.after)))
        ),
    ),
    Feature("a system of its own that is kept or reformed", 3.5, _kept),
    Feature(
        "a mechanism of a matter told at length",
        3,
        lambda b: (
            b.head.word in {"机制", "工作机制"}
            and makes(b)
            and len(b.own) >= 6
            and not bare_signs.SOME.match(b.own)
            and not b.own.endswith("体制")
            and not bare_signs.SYSTEM_AND.search(b.own)
            and not bare_signs.FIGHT_ABROAD.search(b.own)
            and bare_signs.CLAUSE_ENDS.match(b.after)
        ),
    ),
    Feature(
        "a system of its own that is brought in",
        2,
        lambda b: (
            b.head.word == "制度"
            and b.verb & {"issue", "create"}
            and len(b.own) >= 5
            and not bare_signs.TOO_GENERAL.match(b.own)
            and b.after[:2] != "改革"
        ),
    ),
    Feature("a mechanism of states", 4, lambda b: b.head.word == "机制" and bare_signs.AMONG_STATES.fullmatch(b.own)),
    Feature(
        "comes out as a whole",
        2.5,
        lambda b: (
            b.head.bare == "doer"
            and len(b.own) >= 7
            and b.head.word not in {"工程", "计划", "行动方案"}
            and not bare_signs.SAYS.search(b.own)
            and bare_signs.COMES_OUT.match(b.after)
        ),
    ),
    Feature(
        "what it is made of is told before it",
        1,
        lambda b: b.head.word in {"机制", "制度", "模式"} and len(b.own) >= 4 and SPELT_OUT.search(b.before),
    ),
    Feature(
        "a campaign",
        0.5,
        lambda b: b.head.word == "行动" and len(b.own) >= 7 and re.search("专项|[三五]年|百日", b.own),
    ),
    Feature("a master plan", 1, lambda b: b.head.word == "规划" and b.own.endswith(("总体", "专项")) and makes(b)),
    Feature(
        "a list that is drawn up",
        1,
        lambda b: b.head.word == "清单" and makes(b) and len(b.own) >= 4,
    ),
    Feature(
        "a system of social security or of the land",
        3,
        lambda b: b.head.word == "制度" and len(b.own) >= 4 and makes(b) and bare_signs.SOCIAL.search(b.own),
    ),
    Feature(
        "it begins or comes out",
        2.5,
        lambda b: (
            len(b.own) >= 4
            and bare_signs.BEGINS.match(b.after)
            and not bare_signs.SAYS.search(b.own)
            and b.own[0] != "以"
        ),
    ),
    Feature("goes by week and month", 3, lambda b: PERIODIC.search(b.own)),
    Feature("goes by the day, week or month", 2.5, lambda b: makes(b) and bare_signs.EACH_PERIOD.fullmatch(b.own)),
    Feature("says what it does", 1, lambda b: bare_signs.CONTENT_VERBS.search(b.own)),
    Feature(
        "an action plan or scheme",
        1,
        lambda b: b.head.word in bare_signs.DEEDS_PLANNED | {"工作法"},
    ),
    Feature(
        "something is done about it",
        1,
        lambda b: bare_signs.ABOUT.search(b.before) and bare_signs.DONE_ABOUT.match(b.after),
    ),
    Feature("something is done in it", 2, lambda b: b.before.endswith("在") and b.after.startswith("中")),
    Feature("listed elsewhere", 3, lambda b: b.listed),
)
