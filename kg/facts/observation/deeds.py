"""What is done with what a figure counts, where no noun says what it is; and what was spoken of before it."""

from __future__ import annotations

import re

from kg.facts.observation.aims import is_left
from kg.facts.observation.clause import clause_end, clause_start
from kg.facts.observation.counted import doing
from kg.facts.observation.figure import EACH, Figure, Reading, skip_lead
from kg.facts.observation.left import LEVEL_LEFT
from kg.facts.observation.phrase import noun_after
from kg.facts.observation.printed import printed
from kg.facts.observation.worth import kind_of
from kg.grammar import NUMBER, TIME
from kg.model import Number

AREAS = frozenset(
    (*"省区县乡镇村市盟旗", "县级市", "街道", "社区", "省市", "省区市", "乡镇", "县区", "县市", "县市区", "市州")
)
_DOERS = AREAS | {"人", "名", "人次", "户", "次", "家"}

# 投资200万元建设菜园: what is measured is the money, not what it is for.
SPENT = re.compile(
    r"(?:投资|投入|补贴|补助|奖励|出资|斥资|筹资|融资|耗资|资金|拿出|安排|整合|争取|拨付|拨款)[到了约近]*$"
)
_FOR = re.compile(
    "，?(?:在[^，。；、的]{1,6}[内里])?(?:分[两三四]批|直接|全部|专项|重点|主要|集中)*"
    "(?P<aim>(?P<act>用于|支持|补贴|补助|奖励|扶持|资助|建设|修建|新建|兴建|扩建|发展|解决|购买|购置|采购|帮助|救助|开展|实施|打造|推进|推广|改造|修缮|修复|引进)"
    f"(?:[^，。；、{NUMBER}{TIME}]{{2,14}}|(?P<count>{NUMBER})))"
)
_BESIDE = re.compile("[（(][^）)]{1,6}[）)]")  # 6省（区、市）


_HEADS = frozenset(("户", "人", "口", "口人", "名"))
# 涉及143个村、2万户、5万人: what befalls the heads of a list that are told without a noun.
_BEFALLS = re.compile(
    rf"(?P<what>涉及|惠及|覆盖|带动|辐射|服务|受益|影响|受灾|转移|安置|搬迁|脱贫|动员|发动|组织)了?(?:{NUMBER}[^，。；{NUMBER}]{{0,6}}[、和共计]*)*{NUMBER}(?=[，。；、）和]|$)"
)


# 解决了3万人、2万头牲畜的|饮水困难: what those of a list want who are told without a noun.
_WANT = re.compile(
    rf"(?:、{NUMBER}[^，。；、的{NUMBER}]{{0,6}})+的?(?P<of>[^，。；、的{NUMBER}]{{0,8}}(?:困难|问题|难题?))"
)


def befallen(f: Figure) -> Reading | None:
    """惠及2万户、5万人: households and heads that no noun names, with the verb before them or what they want."""
    if f.number.unit not in _HEADS or f.before:
        return None
    s, i = f.s, f.i
    if want := _WANT.match(s.text, i + 1):
        return Reading(s.printed(*want.span("of")), i, want.end())
    for m in _BEFALLS.finditer(s.text, clause_start(s.text, i), i + 2):
        if m.end() == i + 1:
            return Reading(m["what"] + f.number.unit.removeprefix("口"), m.start(), i + 1)
    return None


def deed(f: Figure) -> Reading | None:
    """70.3万人纳入保障: people are counted by what they do or what is done for them."""
    s, i = f.s, f.i
    spent = f.kind == "money" and s.text.startswith("用于", i + 1)
    funded = f.kind == "money" and (not f.before or f.left.verb) and SPENT.search(s.text, f.left.start, i)
    if funded and (aim := _FOR.match(s.text, i + 1)):
        if aim["count"] is None:
            return Reading(s.printed(*aim.span("aim")), i, aim.end())  # 拿出100亿元，直接补贴种粮农民
        counted = f.read(s, aim.start("count"))  # 安排3亿元支持90户企业
        return Reading(aim["act"] + counted[1].indicator.removeprefix(aim["act"]), i, aim.end()) if counted else None
    if (f.number.unit not in _DOERS and not spent) or LEVEL_LEFT.match(s.text, i):
        return None
    if (of := befallen(f)) is not None:
        return of
    beside = _BESIDE.match(s.text, i + 1)
    i = beside.end() - 1 if beside else i + 2 if spent else i
    end = min(clause_end(s.text, i + 1), i + 16)
    following = s.text.find(NUMBER, i + 1, end)
    end = following if following > 0 else end
    text = s.printed(i + 1, end).strip("、的 ")
    if len(text) < 2 or s.text[i + 1] in "、和）)" or text.startswith(("在内", "以上", "等", "中")):
        return None
    if _GOAL.fullmatch(text):
        text = f.carried  # 新增就业1206万人，超额完成1100万人的|全年目标任务
    return Reading(text, f.i, end)


_GOAL = re.compile("(?:全年|年度|年初|既定|预定)*(?:目标|任务|计划|指标){1,2}")


def resumed(f: Figure) -> Reading | None:
    """总投资后面的…、达1.32万元: nothing beside the figure; it is said of what was spoken of before."""
    s, i, left = f.s, f.i, f.left
    start = clause_start(s.text, i)
    if left.verb and left.end == left.start and left.verb.roles == {"both"} and f.kind in ("count", "measure"):
        # 建设住房200套，已建成150套: the verb is all that the clause says
        said = f.of_same_unit()
        done = s.text[left.verb.start : left.verb.end]
        return Reading(done + _bare_object(said), left.verb.start, i + 1) if said else None
    if f.kind in ("count", "person", "measure") and (of := _OF_CLASS.search(s.text, start, i)):
        # 骨干企业30个，其中超过千万元的|8个; 收入10万元以上的有|430户
        said = f.last_of_unit() or _class_of(f, start, of.start())
        return Reading(said, start, i + 1) if said else None
    lead = s.text[start:i]
    does = doing(f, i + 1) if f.kind in ("count", "person") and (not lead or _MORE_OF.fullmatch(lead)) else ""
    if does and (said := f.last_of_unit()):  # 建成电梯31台，另有22台|正在施工，9台|已启动
        return Reading(_bare_object(said) + does, start, i + 1, subject=said)
    after_term = s.text[left.start - 1 : left.start] == NUMBER and left.start > start
    if left.end > left.start + 1:
        return None
    most = _leading(f, start)
    if f.kind in ("count", "person") and f.carried_kind not in ("count", "person") and not most:
        return None
    passes = _PASSES.match(s.printed(i, i + 1)) is not None
    if not (left.copula or left.base or after_term or passes or _FROM_LEVEL.fullmatch(s.text, start, i)):
        # 1955年亩产565斤，1957年796斤; 小学30所，其中12所
        said = f.of_same_unit() if (TIME in lead and _only_time(lead)) or _MORE_OF.fullmatch(lead) else ""
        said = said or (f.last_of_unit() if _AIMED.fullmatch(lead) else "")  # 达到6万吨，增长5%，争取7万吨
        return Reading(said, start, i + 1) if said else None
    subject = most or _left_by(f, start) or f.carried
    if not subject and after_term and (span := noun_after(s, skip_lead(s, start, i))):
        subject = printed(s, span)
    if not subject:
        return None
    alone = f.kind != "share" and s.text.find(NUMBER, start, i) < 0
    each = EACH.match(s.text, skip_lead(s, start, i), i) if alone else None
    return Reading(subject + (each[0] if each else _of_whole(f, start)), left.start, i + 1, subject=subject)


def _of_whole(f: Figure, start: int) -> str:
    """人口60万人，其中农业人口55万人，占|91%: of the whole that was told before its parts."""
    text, (first, _) = f.s.text, f.s.sentence(f.i)
    parts = text.rfind("其中", first, start) if f.kind == "share" and text.startswith("占", start) else -1
    if parts < 0:
        return ""
    units = {k: v.unit for k in f.s.slots(first, start) if isinstance(v := f.s.mentions[k].value, Number)}
    part = units.get(text.rfind(NUMBER, parts, start))
    whole = next((k for k in reversed(units) if k < parts and units[k] == part), None)
    found = f.read(f.s, whole) if whole is not None else None
    return f"占{found[1].about}" if found else ""


_MAY_BE_DONE = frozenset(("count", "person", "measure", "money"))
# 抓好两头, 优于0.9纳米: a verb that does nothing to what is counted.
_NO_DEED = re.compile("[好于算]")


def done(f: Figure) -> Reading | None:
    """追回320万元, 居民出游花费300元: no noun but the verb itself says what is measured."""
    verb, text = f.left.verb, f.s.text
    if verb is None or verb.end != f.i or verb.end - verb.start != 2 or not verb.roles <= {"both", "act"}:
        return None
    if f.kind not in _MAY_BE_DONE or _NO_DEED.match(text, f.i - 1):
        return None
    following = f.s.mentions.get(f.i + 1)
    beside = following is not None and isinstance(following.value, Number) and kind_of(following.value) in _MAY_BE_DONE
    if clause_end(text, f.i) != f.i + 1 and text[f.i + 1] not in "、（" and not beside:
        return None  # but 堤防受损158处|3.2千米
    whose = "" if f.only_place or f.before is None or f.before[1] != f.left.end or len(f.own) > 12 else f.own
    return Reading(whose + text[verb.start : verb.end], verb.start, f.i + 1)


def _left_by(f: Figure, start: int) -> str:
    """占总值的比重由28%提升到|33%: the name of the level that was left."""
    k = f.s.text.rfind(NUMBER, start, f.i)
    found = f.read(f.s, k) if k >= 0 and is_left(f.s.text, k) else None
    return found[1].indicator if found else ""


_OF_CLASS = re.compile(f"{NUMBER}的(?:就?[已共]?有|达到?|占)?$")


def _class_of(f: Figure, start: int, k: int) -> str:
    """收入10万元以上: the measure that those have in common who are counted."""
    m = f.s.text.rfind(NUMBER, start, k) + 1 or start
    of = f.noun_in(m, k)
    return of + f.s.printed(k, k + 1) if of else ""


_DEED = re.compile("^(?:建[设成]|新建|改建|扩建|开工|改造|种植|栽植|培育|引进|签约|生产|采购|购置|计划)(?=.{2})")


def _bare_object(noun: str) -> str:
    """新建住房 → 住房."""
    return _DEED.sub("", noun)


_LEADING = re.compile("(?:最|较|更|居)[多高大快低少小慢好重首前](?:位|列)?$")


def _leading(f: Figure, end: int) -> str:
    """甲市获得资金最多，为3亿元: the noun of the clause before."""
    text = f.s.text
    if not f.left.copula or text[end - 1 : end] != "，":
        return ""
    start = clause_start(text, end - 1)
    most = _LEADING.search(text, start, end - 1)
    return f.noun_in(start, most.start()) if most and NUMBER not in text[start:end] else ""


_PASSES = re.compile("超|突破|逾")  # 推广良种种植，今年超过了3万亩
_FROM_LEVEL = re.compile(
    f"即?[从由](?:{TIME}的?|[^，。；、]{{1,6}}的)?"
)  # 增加了五十亿斤，即从1955年的300亿斤，增加到…
_AIMED = re.compile("力争|争取|争创?|力保|[确必]?保|预计|有望")
_MORE_OF = re.compile(f"(?:其中|[其剩]余|另有|另外|余下)的?|{_AIMED.pattern}")


_EXPECTED = re.compile("预计|预期|有望|[将可到]")


def _only_time(text: str) -> bool:
    return not _EXPECTED.sub("", text.replace(TIME, "")).strip("，、 的")
