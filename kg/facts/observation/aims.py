"""Which figures are goals: what is planned, expected, bounded; not what a goal is measured by."""

from __future__ import annotations

import re

from kg.facts.observation.when import Period
from kg.facts.observation.worth import neighbours
from kg.grammar import NUMBER, PLACE, TIME, Slotted

# These begin with the characters that they can begin with: `re` finds such a set many times as fast as alternatives.
_AIM = re.compile(
    r"[力争有预拟计目确要控不将准届会设](?:(?<=届)时|(?<=会)(?<![社协委学大机])(?=[降升达][到至]|超过)|(?<=设)计(?=时速|速度|年|产能|能力|使用寿命|运行寿命)|(?<=准)备(?=重点|再|新|在|用|建|投)|(?<=力)争|(?<=争)取|(?<=有)望|(?<=预)计(?<!据预计)|(?<=预)期(?<![于超]预期)(?!值|寿命|指数)|(?<=预)测|(?<=拟)|"
    r"(?<=计)划(?<![比较按超原]计划)(?!生育|经济|单列|内|外|[，。；、])|(?<=目)标(?!区间|价|群|客|市场|导)|(?<=确)保(?=[^，]{0,24}(?:达|稳定|完成|超过|不|增|控制))|"
    r"(?<=要)(?=全面完成|再|增长|下降|降低|新增|新建|达到|实现|完成|增产|增加到|提高到|控制)|(?<=控)制在|(?<=不)低于|"
    r"(?<=将)(?:会|为|达|超|推出|保障|执行|发布|实行|累计|比|较|由|从|在|吸|重点|保持|稳定|占|上升|下降|回|陆续|扩大|缩小|新|建|投|实现|完成|再|带|覆|提|增|突|有|继续|逐步|全面|形成|安排|筹|举办|开展|惠|引|培|减|降))"
)
_AIM_OF_SENTENCE = re.compile(
    rf"[力争有预目计拟将](?:(?<=力)争|(?<=争)取|(?<=有)望|(?<=预)计(?<!据预计)|(?<=预)期目标|(?<=目)标是|(?<=计)划(?<![比较按超原]计划)(?!的?{NUMBER}|[，。；、])|(?<=拟)(?![定订合])|"
    rf"(?<=[国省市县区州镇乡村们院部委局司{PLACE}{TIME}，]将)(?=深入|进一步|大力|加快|加大|着力|积极|全力|持续|继续|陆续|重点|启动|"
    r"推进|推动|实施|组织|投资|新建|建设|打造|开展|支持|发放))"
)
_GOAL_AFTER = re.compile(r"的?(?:全年|年度|预期)*(?:目标|任务|指标)")
# 完成全年目标的59%, 高于下达目标4个百分点: a goal is what the figure is measured by, not the figure.
_OF_A_GOAL = re.compile(
    r"(?:完成|占|为|相当于|[高低快]于|超|达到?)[^，。；]{0,16}?(?:目标|计划|任务)(?:[^，。；]{0,4}[数量积])?的?$"
)
# 全年生产任务为50万吨
_GOAL_IS = re.compile("(?<!完成)(?:任务|目标|指标|计划)数?(?:分别)?(?:为|是|定为|确定为|调整为)(?:约|超过)?$")
_MEASURED_BY = re.compile(r"(?:完成|占|[高低快]于|超|达到?)[^，。；]{0,12}$")
# 全部达产后，年可实现产值3亿元
_ONCE_DONE = re.compile("(?:建成|投产|达产|达效|竣工|完工|投用|运营)后，?[^。；]{0,10}?(?:可|将|能(?!力|源)|预计)")
# 每年不少于1亿亩: a bound that is set, not met.
_SET = ("不低于", "不少于", "不高于", "不得低于", "不得少于")
# 将增长40%，即平均每年递增7%
_GOES_ON = re.compile(rf"即|[比较]{TIME}|平均每?年|年均|增长{NUMBER}|达到?{NUMBER}")
_DONE = re.compile("[已了]")


def goes_on(text: str, clause: int, i: int) -> bool:
    """将增长40%，即平均每年递增7%: whether the figure at `i` only says more of a goal told before."""
    return _GOES_ON.match(text, clause) is not None and not _DONE.search(text, clause, i)


def is_goal(s: Slotted, i: int, clause: int, governed: Period) -> bool:
    """Whether the clause that begins at `clause`, or the time that governs it, makes the figure at `i` a goal."""
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
    if _AIM.search(s.text, clause, i) or (
        s.text.find("后", first, i) >= 0 and _ONCE_DONE.search(s.text, s.text.rfind("；", first, i) + 1 or first, i)
    ):
        return True
    aims = [m for m in _AIM_OF_SENTENCE.finditer(s.text, first, i) if not _MEASURED_BY.search(s.text, first, m.start())]
    if not aims or _DONE.search(s.text, aims[-1].end(), i):
        return False
    guess = aims[-1][0] in ("预计", "有望") and "；" in s.text[aims[-1].end() : i]
    return not guess  # 预计增加学位3万个；已开通200项
