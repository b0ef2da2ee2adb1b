"""增速居全省第4位: a place in an order."""

from __future__ import annotations

import re

from kg.facts.observation.changes import last_row
from kg.facts.observation.clause import clause_start
from kg.facts.observation.figure import Figure, Reading, is_bare, skip_lead
from kg.facts.observation.phrase import MEASURES
from kg.facts.observation.printed import printed
from kg.facts.observation.rows import items
from kg.facts.observation.worth import neighbours
from kg.grammar import NUMBER, PLACE

_RANK = re.compile(
    r"(?:位居|位列|排名|排在|名列|跻身|进入|保持|稳居|升至|升到|跃居|跃升至|荣获|居|列|排|获)[^，。；]{0,10}$|"
    rf"(?:全国|全省|全市|世界|全球|全区|同类[^，]{{0,6}}|{PLACE})$"
)
# 在全国168个城市中|排名, 全省|排名: among whom.
_AMONG = re.compile(rf"(?:在[^，。；在]{{1,24}}[中里内]?|(?<=[，。；、）]){PLACE}|^{PLACE})$")
_LEAD = re.compile(rf"(?:连续{NUMBER}|继续|始终|一直|均为?|稳|再次|首次|分别|双双|综合)+$")

# 甲量、乙量分别占40%、50%，均居世界第一: a rank of each
_ALL = re.compile("均|双双")


def rank(f: Figure) -> Reading | None:
    """A rank is measured by what is ordered and among whom."""
    if f.number.unit != "位" or f.s.mentions[f.i].rule != "number.rank":
        return None
    start = clause_start(f.s.text, f.i)
    if beside := _beside(f, start):
        return beside
    group = neighbours(f.s.text, f.i)
    if f.s.text.find("分别", start, group[0]) < 0:
        group = (f.i,)
    m = _RANK.search(f.s.text, start, group[0])
    if not m:
        return None
    among = m.start()
    while lead := _AMONG.search(f.s.text, start, among):
        among = lead.start()
    end = among
    while lead := _LEAD.search(f.s.text, start, end):
        end = lead.start()
    each = last_row(f) if end == start and _ALL.search(f.s.text, end, among) else []
    subjects = _subjects(f, start, end) or each
    if not subjects and (assessed := _assessed(f)):
        subjects, among = [assessed], m.start()
    subjects = subjects or [f.resolved("")]
    subjects = [_resolved(f, own, subjects[0]) for own in subjects]
    if len(subjects) == len(group):  # 产值、税收分别居全省第5位、第3位
        subjects = [subjects[group.index(f.i)]]
    if not all(subjects):
        return None
    order = f.s.printed(among, group[0])
    first, *others = [subject + order for subject in subjects]
    return Reading(first, start, f.i + 1, subject=subjects[0], also=tuple(others))


# 在全市重点项目观摩评比中，我县名列第一
_ASSESSED = re.compile(
    f"(?P<of>[^，。；、的在{PLACE}]{{0,8}}(?:考核|考评|评比|评选|评估|测评|检查|验收|竞赛|普查))中(?=，|[^，。；中]*$)"
)


def _assessed(f: Figure) -> str:
    """In what a place or a body came so far: the assessment that the sentence tells."""
    m = _ASSESSED.search(f.s.text, f.s.sentence(f.i)[0], f.i)
    return f.s.printed(*m.span("of")) if m else ""


def _resolved(f: Figure, own: str, first: str) -> str:
    """产值、增速: the bare noun of a list is of the first."""
    return own if not is_bare(own) else f.resolved(own) or (first + own if not is_bare(first) else "")


_BESIDE = re.compile(f"{NUMBER}[、和](?P<of>[^，。；、{NUMBER}]{{1,8}})$")


def _beside(f: Figure, start: int) -> Reading | None:
    """居全国第5位、西部第2位: a second rank of the same thing, among others."""
    m = _BESIDE.search(f.s.text, start, f.i)
    first = f.read(f.s, m.start()) if m and f.s.mentions[m.start()].rule == f.s.mentions[f.i].rule else None
    if m is None or first is None or (held := _HELD.search(first[1].indicator)) is None:
        return None
    subject = first[1].about
    return Reading(subject + held[0] + f.s.printed(*m.span("of")), m.start("of"), f.i + 1, subject=subject)


_HELD = re.compile("(?:位居|位列|排名|排在|名列|跻身|进入|稳居|跃居|居|列)(?=[^居列]{1,8}$)")


def _subjects(f: Figure, start: int, end: int) -> list[str]:
    """The nouns of the list that ends at `end`: several where all are names of bodies or all name a quantity."""
    s = f.s
    last = s.text.rfind(NUMBER, start, end)
    if last > 0 and not s.text[last + 1 : end].strip(" 、"):
        return []  # 总量达5万吨 跃居全省首位; 增长8%、居全省首位
    if last > 0 and "、" in s.text[start:last] and end - last > 2:
        return [printed(s, (skip_lead(s, start, end), end))]  # 产值、税收、投资三项指标
    found = [o for o in items(s, start, end) if len(o) >= 2]
    names = [s.mentions[k] for k in range(start, end) if k in s.mentions and s.mentions[k].kind == "organization"]
    if len(found) > 1 and (len(names) >= len(found) or all(MEASURES.search(o) for o in found)):
        return found
    own = f.noun_in(start, end)
    return [own] if own else []
