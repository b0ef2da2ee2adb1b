"""A run as tables for a reader, and as JSON."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.evaluate.errors import Fault
from kg.evaluate.frozen import Flip
from kg.evaluate.gold import BLIND
from kg.evaluate.reliability import EDGES, Bin, bins, halves, samples
from kg.evaluate.rows import KINDS, Kind
from kg.evaluate.score import Figures, Run, Scored, Tally, by_folder, figures
from kg.evaluate.texts import Trouble

SEEN = "seen"
_ZH: Mapping[str, str] = {
    "persons": "人物",
    "posts": "任职",
    "organizations": "机构",
    "places": "地点",
    "programs": "政策提法",
    "components": "组成",
    "program_links": "政策关联",
    "participations": "参加",
    "observations": "数据",
    "numbers": "数值",
    "facts": "平均",
}
_ATTRIBUTES_ZH: Mapping[str, str] = {
    "kind": "类别",
    "level": "级别",
    "organization": "机构",
    "date": "日期",
    "place": "地点",
    "period": "时期",
    "status": "状态",
    "comparator": "比较",
    "change": "增减",
}


class Words:
    """One language, or both side by side."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, zh: str, en: str) -> str:
        return {"zh": zh, "en": en}.get(self.lang, f"{zh} {en}")

    def line(self, zh: str, en: str) -> str:
        return {"zh": zh, "en": en}.get(self.lang, f"{zh} · {en}")

    def kind(self, name: str) -> str:
        return self(_ZH[name], name)


def report(run: Run, lang: str = "both") -> str:
    """The figures of all items, of each set, and the table of reliability."""
    say, total = Words(lang), figures(run.scored)
    parts = [troubles(run.troubles, say)]
    if run.scored:
        sets = by_folder(run.scored)
        parts += [_by_kind(total, say), _by_set(sets, say) if len(sets) > 1 else "", _gap(sets, say)]
        parts.append(_reliability(sets, say))
    return "\n".join(filter(None, parts)) + "\n"


def troubles(found: Iterable[Trouble], say: Words) -> str:
    """One line for all items without a text, one for each whose text is not the one that was annotated."""
    found = list(found)
    absent = [t for t in found if not t.is_error]
    lines = []
    if absent:
        names = sorted({t.item.span.corpus if t.item.span else t.item.source for t in absent})
        told = "、".join(names[:5]) + (" …" if len(names) > 5 else "")
        lines.append(
            say.line(f"跳过 {len(absent)} 篇，没有原文：{told}", f"{len(absent)} items skipped, no text: {told}")
        )
    lines += [say.line(f"错误：{t.item.name}：{t.zh}", f"error: {t.item.name}: {t.en}") for t in found if t.is_error]
    return "\n".join(lines)


def errors(faults: Sequence[Fault], hidden: int, kind: Kind, lang: str) -> str:
    """What was missed (-) and invented (+), each with its passage and the rule."""
    say = Words(lang)
    lines = []
    for fault in faults:
        sign, word = ("-", say("漏", "missed")) if fault.is_missed else ("+", say("误", "invented"))
        lines.append(f"{sign} {fault.item}  {' | '.join(filter(None, fault.cells))}")
        rules = "，".join(fault.rules) or say("没有规则", "no rule")
        near = say("最近", "nearest") if fault.is_missed and fault.rules else say("规则", "rule")
        lines.append(f"    {word}；{near}：{rules}")
        lines.append(f"    {fault.passage}" if fault.passage else f"    {say('原文中未见', 'not found in the text')}")
    if not faults:
        lines.append(say.line(f"{_ZH[kind]}没有错误", f"no errors in {kind}"))
    if hidden:
        lines.append(
            say.line(
                f"另有 {hidden} 处在未看的一半（{BLIND}），不显示；--open-blind 才显示",
                f"{hidden} more in the {BLIND} half, not shown; --open-blind shows them",
            )
        )
    return "\n".join(lines) + "\n"


def flips(found: Sequence[Flip], facts: Sequence[tuple[str, float, float]], lang: str) -> str:
    """Rows whose status is another than in the frozen run, and how the means moved."""
    say = Words(lang)
    states = {
        "right": say("对", "right"),
        "missed": say("漏", "missed"),
        "invented": say("误", "invented"),
        "": say("无", "none"),
    }
    lines = [f"{'+' if f.is_gain else '-'} {f.item}  {f.kind}  {f.key}  {f.told(states)}" for f in found]
    lines += [
        say.line(f"{name or '.'} 平均 {before:.3f} → {now:.3f}", f"{name or '.'} facts {before:.3f} → {now:.3f}")
        for name, before, now in facts
    ]
    if not found:
        lines.insert(0, say.line("与冻结的结果相同", "the same as the frozen run"))
    return "\n".join(lines) + "\n"


def as_json(run: Run, faults: Sequence[Fault] = (), hidden: int = 0) -> dict[str, Any]:
    """All that the tables show. Shares are rounded to three digits."""
    sets = by_folder(run.scored)
    return {
        **_figures(figures(run.scored)),
        "sets": {name or ".": _figures(figures(of_set)) for name, of_set in sets.items()},
        "gap": _gap_of(sets),
        "reliability": {name: _bins(of_set) for name, of_set in _checked(sets).items()},
        "skipped": [{"item": t.item.name, "why": t.en} for t in run.troubles if not t.is_error],
        "wrong_text": [{"item": t.item.name, "why": t.en} for t in run.troubles if t.is_error],
        "errors": [f.as_dict() for f in faults],
        "hidden_errors": hidden,
    }


def diff_as_dict(found: Sequence[Flip], facts: Sequence[tuple[str, float, float]]) -> dict[str, Any]:
    rows = [{"item": f.item, "kind": f.kind, "key": f.key, "before": f.before, "now": f.now} for f in found]
    return {"rows": rows, "facts": {name or ".": {"before": b, "now": n} for name, b, n in facts}}


def _figures(total: Figures) -> dict[str, Any]:
    lines: list[tuple[str, Tally]] = [*total.kinds.items(), ("numbers", total.numbers)]
    kinds = {name: _tally(tally, total.sentences) for name, tally in lines}
    return {"items": total.items, "sentences": total.sentences, "facts": total.facts, "kinds": kinds}


def _tally(tally: Tally, sentences: int) -> dict[str, Any]:
    return {
        "precision": round(tally.precision, 3),
        "recall": round(tally.recall, 3),
        "f1": round(tally.f1, 3),
        "gold": tally.gold,
        "predicted": tally.predicted,
        "errors_per_100_sentences": _per_hundred(tally.errors, sentences),
        "attributes": {name: round(right / n, 3) for name, (right, n) in tally.attributes.items()},
    }


def _bins(of_set: Sequence[Scored]) -> list[dict[str, Any]]:
    each = samples(of_set)
    groups = {"facts": [s for s in each if not s.is_mention], "mentions": [s for s in each if s.is_mention]}
    return [
        {"from": b.low, "of": name, "number": b.number, "right": None if b.share is None else round(b.share, 3)}
        for name, group in groups.items()
        for b in bins(group)
    ]


# ---------------------------------------------------------------- tables


def _by_kind(total: Figures, say: Words) -> str:
    head = [
        *(say("种类", "kind"), "P", "R", "F1", say("标注", "gold"), say("找到", "predicted")),
        *(say("每百句错误", "errors/100 sentences"), say("属性对", "attributes right")),
    ]
    lines: list[tuple[str, Tally]] = [*total.kinds.items(), ("numbers", total.numbers)]
    rows = [
        [
            say.kind(name),
            *(f"{x:.3f}" for x in (t.precision, t.recall, t.f1)),
            str(t.gold),
            str(t.predicted),
            f"{_per_hundred(t.errors, total.sentences):.1f}",
            "  ".join(f"{say(_ATTRIBUTES_ZH[a], a)} {right / n:.2f}" for a, (right, n) in t.attributes.items()),
        ]
        for name, t in lines
    ]
    wrong = sum(t.errors for t in total.kinds.values())
    rows.append(
        [
            say.kind("facts"),
            "",
            "",
            f"{total.facts:.3f}",
            *_sums(total),
            f"{_per_hundred(wrong, total.sentences):.1f}",
            "",
        ]
    )
    said = say.line(f"{total.items} 篇，{total.sentences} 句", f"{total.items} items, {total.sentences} sentences")
    return f"{said}\n{_table(head, rows)}"


def _sums(total: Figures) -> tuple[str, str]:
    return str(sum(t.gold for t in total.kinds.values())), str(sum(t.predicted for t in total.kinds.values()))


def _by_set(sets: Mapping[str, Sequence[Scored]], say: Words) -> str:
    head = [say("集", "set"), say("篇", "items"), *(say.kind(k) for k in KINDS), say.kind("facts")]
    rows = []
    for name, of_set in sets.items():
        f = figures(of_set)
        rows.append([name or ".", str(f.items), *(f"{f.kinds[k].f1:.3f}" for k in KINDS), f"{f.facts:.3f}"])
    return _table(head, rows)


def _gap_of(sets: Mapping[str, Sequence[Scored]]) -> float | None:
    if SEEN not in sets or BLIND not in sets:
        return None
    return round(figures(sets[SEEN]).facts - figures(sets[BLIND]).facts, 3)


def _gap(sets: Mapping[str, Sequence[Scored]], say: Words) -> str:
    gap = _gap_of(sets)
    return "" if gap is None else say.line(f"看过与未看之差 {gap:+.3f}", f"seen minus blind {gap:+.3f}")


def _checked(sets: Mapping[str, Sequence[Scored]]) -> dict[str, list[Scored]]:
    """All items; and by themselves the blind ones on which no confidence was made."""
    groups = {"all": [s for of_set in sets.values() for s in of_set]}
    if unused := halves(groups["all"])[1]:
        groups["unused"] = unused
    return groups


def _reliability(sets: Mapping[str, Sequence[Scored]], say: Words) -> str:
    """Confidence against the share that is right, for facts and for mentions."""
    names = {"all": say("全部", "all"), "unused": say("未用于标定", "unused")}
    head, columns = [say("可信度", "confidence")], []
    for name, of_set in _checked(sets).items():
        each = samples(of_set)
        for word, group in (
            (say("事实", "facts"), [s for s in each if not s.is_mention]),
            (say("提及", "mentions"), [s for s in each if s.is_mention]),
        ):
            head += [f"{names[name]}：{word}", say("对", "right")]
            columns.append(bins(group))
    rows = [[_range(i), *(c for column in columns for c in _share(column[i]))] for i in range(len(EDGES))]
    return _table(head, rows)


def _range(i: int) -> str:
    high = EDGES[i + 1] if i + 1 < len(EDGES) else 1.0
    return f"{EDGES[i]:.1f}–{high:.1f}"


def _share(of: Bin) -> tuple[str, str]:
    return str(of.number), "" if of.share is None else f"{of.share:.3f}"


def _per_hundred(errors: int, sentences: int) -> float:
    return round(100 * errors / sentences, 1) if sentences else 0.0


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns side by side, figures to the right; in a terminal as wide as it is, else as wide as needed."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for i, title in enumerate(head):
        last = i == len(head) - 1
        table.add_column(
            Text(title), overflow="fold", justify="left" if i == 0 or (last and len(head) == 8) else "right"
        )
    for row in rows:
        table.add_row(*map(Text, row))
    terminal = sys.stdout.isatty()
    out = io.StringIO()
    width = None if terminal else 10_000
    Console(file=out, width=width, no_color="NO_COLOR" in os.environ, force_terminal=terminal, highlight=False).print(
        table
    )
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines() if line.strip())
