"""Numbered names without quotation marks: 六大战略, 五项机制 beside a list of five."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Rule, declared
from kg.mentions.program.bare_signs import FOUGHT
from kg.mentions.program.lists import after, before, count_of
from kg.mentions.program.vocabulary import HEADS, MODIFIER, STRONG, verb_before

_NUMBERED = re.compile(
    f"[0-9一二三四五六七八九十两](?=.?[大项个条张篇件场])(?<![第0-9.一二三四五六七八九十].)(?:(?<=[0-9])[0-9]|(?<![0-9])[一二三四五六七八九十两])?(?P<measure>[大项个条张篇件场])(?P<own>(?:{MODIFIER}|民生|惠民|便民|为民办?|标志性|攻坚|农业|工业|世界级|国家级|千亿级|百亿级){{0,3}}?)(?P<head>{STRONG}|实事|原则|大?文章|产业链|战役|(?<!大)产业(?:集群)?(?!{STRONG}))(?![者员家师队室院站性型战役]|部(?!署)|会(?!议)|组(?!织)|点(?!亮))"
)

_MAKING = frozenset(("issue", "create", "carry"))
_SET_TASKS = ("重点任务", "重点工作")
_YEARLY = 8
"""So many things done for the people in a year are a list that a government gives out (十件实事)."""
_OF_THEIR_OWN = ("产业链", "战役")


def any_numbered(text: str) -> bool:
    """Whether anything like 六大战略 stands in an article at all."""
    return _NUMBERED.search(text) is not None


def find_numbered(text: str) -> Iterator[tuple[int, int]]:
    """六大战略, and 5项机制 or 五大产业 where as many stand listed before it; spans in a passage."""
    for found in _NUMBERED.finditer(text):
        if text[found.start() - 1 : found.start()] == "“" and text[found.end() : found.end() + 1] == "”":
            continue
        if found["head"].endswith("实事"):
            bare = found[0].endswith(found["measure"] + "实事")
            if found["measure"] == "大" or not bare or count_of(found[0]) >= _YEARLY:
                yield found.span()
            continue
        count = count_of(found[0])
        if count > 1 and found["head"][-1] in "战仗役" and FOUGHT.search(text, 0, found.start()):
            yield found.span()
            continue
        if found["head"] in _OF_THEIR_OWN or found["measure"] == "场":
            if found["own"] and found["measure"] in "大场" and found["head"] in _OF_THEIR_OWN:
                yield found.span()
            continue
        listed = before(text, 0, found.start(), count) if "、" in text[: found.start()] else []
        behind = after(text, found.end(), len(text), count) if count > 2 and not listed else []
        listed = listed or [
            part for part in behind if not text.endswith("是", 0, part[0])
        ]  # 一是…, 二是… tell at length
        if not listed and text[found.start() - 1 : found.start()] in ("”", "等") and _all_quoted(text, found):
            yield found.span()
            continue
        if found["head"] == "原则" and len(listed) == count > 1:
            yield found.span()
            continue
        head = HEADS[found["head"]]
        counted = (
            found["measure"] == "大"
            and (head.bare != "no" or verb_before(text[max(0, found.start() - 8) : found.start()])[1] & _MAKING)
        ) or (
            found["measure"] == "项"
            and (
                head.word.endswith("行动")
                or "民生" in found["own"]
                or (head.word in _SET_TASKS and found[0][0] not in "0123456789一")
            )
        )
        clustered = (
            head.kind == "cluster"
            and (bool(found["own"]) or len(listed) > 2)
            and found["measure"] == "大"
            and (len(listed) > 1 or head.word.endswith("集群"))
        )
        among = clustered or (head.quoted == "weak" and found["measure"] in "大篇" and len(listed) > 2)
        if among or (
            (counted or listed)
            and head.quoted == "strong"
            and head.kind in {"strategy", "action", "mechanism", "plan", "method"}
        ):
            yield found.span()


def _all_quoted(text: str, found: re.Match[str]) -> bool:
    """“强城”“兴村”“融合”三篇文章: as many quoted parts before the number as it counts."""
    count = count_of(found[0])
    return count > 1 and bool(
        re.search(f"(?<!”)(?:“[^“”]{{1,14}}”[、和与及]?){{{count}}}等?$", text[: found.start()][-99:])
    )


RULES: tuple[Rule, ...] = (
    declared(
        "program.numbered",
        yes=(
            ("衡阳市大力实施六大战略。", ("六大战略|strategy",)),
            ("建立日常巡查、部门会商、信息共享、联合执法4项机制。", ("4项机制|mechanism",)),
            ("柑橘、油茶、生猪、楠竹等四大特色优势产业不断壮大。", ("四大特色优势产业|cluster",)),
            ("区里公布10件为民办实事项目。", ("10件为民办实事|action",)),
            ("今年的十大民生实事全部办结。", ("十大民生实事|action",)),
            ("做好种粮、护林、治水三篇文章。", ("三篇文章|slogan",)),
            ("坚持规划先行、量力而行、群众自愿三个原则。", ("三个原则|method",)),
            ("落实减税、降费、稳岗、扩岗四条措施。", ("四条措施|mechanism",)),
            ("打造电子信息、汽车制造、生物医药及器械三大世界级产业集群。", ("三大世界级产业集群|cluster",)),
            ("统筹做好“强城”“兴村”“融合”三篇文章。", ("三篇文章|slogan",)),
            ("形成了陶瓷、现代钢铁、文化旅游等六大产业集群。", ("六大产业集群|cluster",)),
            ("全市8大重点产业集群发展良好。", ("8大重点产业集群|cluster",)),
            ("打好污染防治攻坚战七场标志性战役部署取得成果。", ("七场标志性战役|action",)),
            ("打响污染防治七场标志性战役。", ("七场标志性战役|action",)),
            ("全县打好五场攻坚战役，办成三件大事。", ("五场攻坚战役|action",)),
            ("全县打赢三场硬仗。", ("三场硬仗|action",)),
            ("今年33项民生工程提前完成。", ("33项民生工程|action",)),
            ("全县深化七大改革，办事快了。", ("七大改革|action",)),
            ("年内完成十项重点任务。", ("十项重点任务|action",)),
            ("市里为民办的十件实事全部完成。", ("十件实事|action",)),
            ("全县健全三项机制：村组巡防、视频监控、矛盾调解。", ("三项机制|mechanism",)),
        ),
        no=(
            "围绕下列三项工作展开。",
            "三大战役结束。",
            "全县打赢一场硬仗。",
            "全县刚打完三场硬仗。",
            "出台5项措施。",
            "县里建立三项机制，一是村组巡防，二是视频监控，三是矛盾调解。",
            "县里采取三项措施：一是村组巡防，二是视频监控，三是矛盾调解。",
            "按照三个原则办理。",
            "三大产业协调发展。",
            "为村民办3件实事。",
            "这是今年的一项重点任务。",
        ),
    ),
)
