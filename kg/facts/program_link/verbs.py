"""What a verb says of a programme and of who does it."""

from __future__ import annotations

import re
from typing import Literal, cast

from kg.grammar import NUMBER, compile_pattern
from kg.lexicon import any_of, rows
from kg.mentions.program.vocabulary import verbs

Sense = Literal["issue", "set_up", "origin", "order", "carry", "talk", "back", "pass", "none", ""]
"""A value of `link` in program_link_verbs.tsv; "" where there is no verb."""

BROUGHT: frozenset[Sense] = frozenset({"issue", "set_up", "origin"})
"""The senses in which the subject is also where the programme comes from."""

_SENSE: dict[str, str] = dict.fromkeys(sorted(verbs("issue", "create", "carry", "aim")), "carry")
_SENSE |= dict.fromkeys(sorted(verbs("face")), "none")
_SENSE |= {r["verb"]: r["link"] for r in rows("program_link_verbs")}
for _verb in sorted(verbs("issue")):
    # 研究制定, 制定印发 say what their end says; 出台实施 says both.
    if _SENSE[_verb] == "carry" and "issue" in (_SENSE.get(_verb[2:]), _SENSE.get(_verb[:2])):
        _SENSE[_verb] = "origin" if _verb[2:] in ("实施", "推行") else "issue"
_VERB = re.compile(any_of(_SENSE))
_COMES_OUT = compile_pattern("(?:[{time}（）]|同步|正式|近日|相继|今天|日前|已){0,4}(?:出台|印发|发布|颁布|公布)")
_LAUNCH = re.compile("[^，。；：]{0,6}启动(?:仪式|大?会|暨)")
"""A ceremony at which a programme is launched (举行P启动仪式)."""
_DECIDED = re.compile("[作做]出了?[^的]{0,8}$")
_DECISION = re.compile("[^，。；：]{0,4}的[^，。；：]{0,6}(?:决策|部署|决定|安排)")
"""作出实施P的决策部署: it is set going."""
_TAKES = ("把", "将")
_HONOURED = compile_pattern(
    "{program}[^，。；：]{0,4}(?:列[为入]|评[为选]|选为|确定为|收入)[^，。；]{0,16}(?:优秀|典型|案例|经验|品牌|示范|推广)"
)
"""将P列为全省优秀项目: who says so praises it."""
_CLAUSE = re.compile("[，。；：]")
_LINKED = re.compile("[并和、]?")
_DOES = frozenset(("实施", "组织实施", "推行", "实行", "试行", "推进", "落实", "执行"))
"""What follows a verb of setting up, to say that the same does both: 编制实施, 建立并推行."""
_ENDS = frozenset(("完成", "完善", "健全", "形成"))
"""What follows a verb and says that the same is done to its end: 编制完成, 制定完善."""
_LIGHT = {"把", "以", "将", "让", "用"}


def verb_of(before: str, after: str) -> Sense:
    """What the last verb before a programme in its clause says of it, or the verb that follows (《…》出台).

    `before` is the sentence up to the programme, `after` the rest with its slot.
    """
    window = _CLAUSE.split(before[-90:])[-1]
    if window.endswith(_TAKES) and _HONOURED.match(after):
        return "pass"
    if window.endswith("等") and "、" in window and (leading := _leading(window)):
        return leading
    if "出" in window and _DECIDED.search(window) and _DECISION.match(after, 1):
        return "set_up"
    if sense := sense_of(window):
        return sense
    if _COMES_OUT.match(after, 1):
        return "issue"
    if _LAUNCH.match(after, 1):
        return "order"
    return "carry" if window[-1:] in _LIGHT else ""


def _leading(window: str) -> Sense:
    """The sense of the first verb of a clause, which governs a list with its number (推出实施甲服务、乙提升等八大行动)."""
    first = next((m for m in _VERB.finditer(window) if m[0] not in _LIGHT), None)
    if first is None:
        return ""
    then = _VERB.match(window, first.end())
    return sense_of(window[: then.end() if then else first.end()])


def _attribute(rest: str) -> bool:
    """Whether a verb with `rest` after it is said of the noun (出台的…); 公布56个事项的… has its object after it."""
    before, attribute, _ = rest.partition("的")
    return bool(attribute) and NUMBER not in before


def sense_of(window: str) -> Sense:
    """The sense of the last verb that is not inside an attribute (出台的); 提出 leads another (提出打造, 启动实施), 编制实施 is both."""
    found = [m for m in _VERB.finditer(window) if m[0] not in _LIGHT]
    for n, verb in reversed(list(enumerate(found))):
        if not n or not _attribute(window[verb.end() :]):
            led = found[n - 1] if n and _LINKED.fullmatch(window, found[n - 1].end(), verb.start()) else verb
            if _SENSE[verb[0]] in {"none", "pass"}:
                return cast(Sense, _SENSE[verb[0]])
            if verb[0] in _ENDS:
                return cast(Sense, _SENSE[led[0]])
            both = _SENSE[led[0]] in {"issue", "set_up"} and _SENSE[verb[0]] == "carry" and verb[0] in _DOES
            return "origin" if both or _SENSE[led[0]] == "origin" else cast(Sense, _SENSE[verb[0]])
    return ""
