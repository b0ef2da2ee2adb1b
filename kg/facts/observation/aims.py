"""Which figures are goals: what is planned, expected, bounded; not what a goal is measured by."""

from __future__ import annotations

import re

from kg.facts.observation.bounds import words_in
from kg.facts.observation.edges import with_sides
from kg.facts.observation.left import LEVEL_LEFT
from kg.facts.observation.when import Period
from kg.facts.observation.worth import neighbours
from kg.grammar import NUMBER, TIME, Slotted
from kg.lexicon import rows


def _aims(reach: str) -> re.Pattern[str]:
    return re.compile(with_sides(r for r in rows("aims") if r["reach"] == reach))


_AIM, _AIM_OF_SENTENCE = _aims("clause"), _aims("sentence")
_GUESS = "预计"
_GOAL_AFTER = re.compile(r"的?(?:全年|年度|预期)*(?:目标|任务|指标)")
# 完成全年目标的59%, 高于下达目标4个百分点: a goal is what the figure is measured by, not the figure.
_OF_A_GOAL = re.compile(
    r"(?:完成|占|为|相当于|[高低快]于|超|达到?)[^，。；]{0,16}?(?:目标|计划|任务)(?:[^，。；]{0,4}[数量积])?的?$"
)
# 全年生产任务为50万吨
_GOAL_IS = re.compile("(?<!完成)(?:任务|目标|指标|计划)数?(?:分别)?(?:为|是|定为|确定为|调整为)(?:约|超过)?$")
_MEASURED_BY = re.compile(r"(?:完成|占|[高低快]于|超|达到?)[^，。；]{0,12}$")
# 按照通知要求，建成学校30所: what was asked for is done.
_AS_ASKED = re.compile("(?:按照?|根据|遵照|依照|落实|对照|响应)[^，。；]{0,16}$")
# 全部达产后，年可实现产值3亿元
_ONCE_DONE = re.compile("(?:建成|投产|达产|达效|竣工|完工|投用|运营)后，?[^。；]{0,10}?(?:可|将|能(?!力|源)|预计)")
# 每年不少于1亿亩: a bound that is set, not met.
_SET = ("不低于", "不少于", "不高于", "不得低于", "不得少于")
# 将增长40%，即平均每年递增7%
_GOES_ON = re.compile(rf"即|[比较]{TIME}|平均每?年|年均|增长{NUMBER}|达到?{NUMBER}")
_DONE = re.compile("[已了]")
_BEYOND = ("超", "突破", "不")
_BOUNDS = ("控制在", "不低于")  # which tell nothing of what is to be done


# 将由现在的60分钟|缩短至20分钟: the level that is left is there, whatever is aimed at.
_TO = re.compile(f"{LEVEL_LEFT.pattern}|{NUMBER}[^，。；、{NUMBER}]{{1,6}}[到至为]{NUMBER}")
_FROM = re.compile("[从由](?:[^，。；、]{1,6}的|人均|户均)?$")


def is_left(text: str, i: int) -> bool:
    """Whether the figure at `i` is the level that another is to take the place of."""
    return _TO.match(text, i) is not None and _FROM.search(text, max(0, i - 8), i) is not None


def _is_to_come(s: Slotted, first: int, i: int) -> bool:
    """我县将|改造小区20个: 将 before a verb, or before more than so much; before a noun it does what 把 does."""
    k = s.text.find("将", first, i)
    while k >= 0:
        words = () if s.text[k - 1 : k] == "即" or s.text[k + 1] == "其" else words_in(s.text, k + 1, min(i, k + 5))
        if (words and words[0].start == k + 1) or (k + 1 == i and s.printed(i, i + 1).startswith(_BEYOND)):
            return True
        k = s.text.find("将", k + 1, i)
    return False


def goes_on(s: Slotted, clause: int, i: int) -> bool:
    """将增长40%，即平均每年递增7%: whether the figure at `i` only says more of a goal told before."""
    if _DONE.search(s.text, clause, i):
        return False
    return _GOES_ON.match(s.text, clause) is not None or _opens_with_deed(s, clause, i)


def _opens_with_deed(s: Slotted, clause: int, i: int) -> bool:
    """将投入3亿元，|新建学校12所: the clause begins with what is to be done, too."""
    begun = clause + s.text.startswith(TIME, clause)
    words = words_in(s.text, begun, i)
    if not words or words[0].start != begun or "keep" not in words[0].roles:
        return False
    first = max(s.text.rfind(mark, 0, clause - 1) for mark in "。；\n") + 1
    told = _AIM.search(s.text, first, clause)
    return _is_to_come(s, first, clause) or (told is not None and told[0] not in _BOUNDS)


def is_goal(s: Slotted, i: int, clause: int, governed: Period, over: bool) -> bool:
    """Whether the clause that begins at `clause`, or the time that governs it, makes the figure at `i` a goal.

    What is expected of a time that is `over` was reached, as far as is known yet: 2021年，预计完成198亿元.
    """
    if governed.ahead or _GOAL_AFTER.match(s.text, i + 1):
        return True
    m = s.mentions[i]
    if s.article.text.startswith(_SET, m.start) and not _DONE.search(s.text, clause, i):
        return True
    if _GOAL_IS.search(s.text, clause, i):
        return True
    if _OF_A_GOAL.search(s.text, clause, neighbours(s.text, i)[0]):
        return False
    first, _ = s.sentence(i)
    if (
        _is_to_come(s, clause, i)
        or ((aim := _AIM.search(s.text, clause, i)) and not (over and aim[0] == _GUESS))
        or (
            s.text.find("后", first, i) >= 0 and _ONCE_DONE.search(s.text, s.text.rfind("；", first, i) + 1 or first, i)
        )
    ):
        return True
    aims = [
        m
        for m in _AIM_OF_SENTENCE.finditer(s.text, first, i)
        if not (_MEASURED_BY.search(s.text, first, m.start()) or _AS_ASKED.search(s.text, first, m.start()))
    ]
    if not aims or _DONE.search(s.text, aims[-1].end(), i):
        return False
    if over and aims[-1][0] == _GUESS:
        return False
    guess = aims[-1][0] in (_GUESS, "有望") and "；" in s.text[aims[-1].end() : i]
    return not guess  # 预计增加学位3万个；已开通200项
