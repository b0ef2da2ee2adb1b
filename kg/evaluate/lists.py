"""What was wrong, what changed and what was in the way, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.evaluate.errors import Fault
from kg.evaluate.frozen import Flip
from kg.evaluate.gold import BLIND
from kg.evaluate.rows import Kind
from kg.evaluate.texts import Trouble
from kg.evaluate.words import KINDS_ZH, Words, lines


def troubles(found: Sequence[Trouble], lang: str = "both") -> str:
    """One line for all items without a text, one for each whose text is not the one that was annotated."""
    say = Words(lang)
    absent = [t for t in found if not t.is_error]
    told = []
    if absent:
        names = sorted({t.item.span.corpus if t.item.span else t.item.source for t in absent})
        some = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
        told.append(
            say.line(f"跳过 {len(absent)} 篇，没有原文：{some}", f"{len(absent)} items skipped, no text: {some}")
        )
    told += [say.line(f"错误：{t.item.name}：{t.zh}", f"error: {t.item.name}: {t.en}") for t in found if t.is_error]
    return lines(told)


def errors(faults: Sequence[Fault], hidden: int, kind: Kind, lang: str) -> str:
    """What was missed (-) and invented (+), each with its passage and the rule."""
    say = Words(lang)
    told = []
    for fault in faults:
        sign, word = ("-", say("漏", "missed")) if fault.is_missed else ("+", say("误", "invented"))
        told.append(f"{sign} {fault.item}  {' | '.join(filter(None, fault.cells))}")
        near = say("最近的规则", "nearest rule") if fault.is_missed else say("规则", "rule")
        rules = f"{near}: {', '.join(fault.rules)}" if fault.rules else say("没有规则", "no rule")
        told.append(f"    {word} · {rules}")
        told.append(f"    {fault.passage or say('原文中未见', 'not found in the text')}")
    if not faults:
        told.append(say.line(f"{KINDS_ZH[kind]}没有错误", f"no errors in {kind}"))
    if hidden:
        told.append(
            say.line(
                f"另有 {hidden} 处在未看的一半（{BLIND}），不显示；--open-blind 才显示",
                f"{hidden} more in the {BLIND} half, not shown; --open-blind shows them",
            )
        )
    return lines(told)


def flips(found: Sequence[Flip], facts: Sequence[tuple[str, float, float]], lang: str) -> str:
    """Rows whose status is another than in the frozen run, and how the means moved."""
    say = Words(lang)
    states = {
        "right": say("对", "right"),
        "missed": say("漏", "missed"),
        "invented": say("误", "invented"),
        "": say("无", "none"),
    }
    told = [f"{'+' if f.is_gain else '-'} {f.item}  {f.kind}  {f.key}  {f.told(states)}" for f in found]
    told += [
        say.line(f"{name or '.'} 平均 {before:.3f} → {now:.3f}", f"{name or '.'} facts {before:.3f} → {now:.3f}")
        for name, before, now in facts
    ]
    if not found:
        told.insert(0, say.line("与冻结的结果相同", "the same as the frozen run"))
    return lines(told)


def frozen(path: Path, rows: int, lang: str) -> str:
    """That a run was written."""
    return lines([Words(lang).line(f"已写 {path}：{rows} 行", f"wrote {path}: {rows} rows")])
