"""A run as tables for a reader."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Sequence

from kg.evaluate.reliability import EDGES, Bin, bins, checked, samples
from kg.evaluate.rows import KINDS
from kg.evaluate.score import Figures, Run, Scored, Tally, by_folder, figures, halves
from kg.evaluate.words import Words, lines

Cells = Sequence[str]


def report(run: Run, lang: str = "both") -> str:
    """The figures of all items and of each set, and what a confidence is worth; nothing where nothing was scored."""
    if not run.scored:
        return ""
    say, total = Words(lang), figures(run.scored)
    items = say.line(f"{total.items} 篇，{total.sentences} 句", f"{total.items} items, {total.sentences} sentences")
    return lines(filter(None, (items, _by_kind(total, say), *_by_set(run.scored, say), _reliability(run.scored, say))))


def _by_kind(total: Figures, say: Words) -> str:
    head = (
        *(say("种类", "kind"), "P", "R", "F1", say("标注", "gold"), say("找到", "predicted")),
        *(say("每百句错误", "errors/100 sentences"), say("属性对", "attributes right")),
    )
    of: list[tuple[str, Tally]] = [*total.kinds.items(), ("numbers", total.numbers)]
    rows = [_kind(name, tally, say) for name, tally in of]
    whole = Tally(*(sum(getattr(t, name) for t in total.kinds.values()) for name in ("gold", "predicted", "right")))
    whole.sentences = total.sentences
    _, _, _, _, *sums = _kind("facts", whole, say)
    return _table(head, [*rows, (say.kind("facts"), "", "", f"{total.facts:.3f}", *sums)])


def _kind(name: str, tally: Tally, say: Words) -> Cells:
    shares = (f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1))
    wrong = f"{tally.per_hundred:.1f}"
    attributes = "  ".join(f"{say.attribute(a)} {right / n:.2f}" for a, (right, n) in tally.attributes.items())
    return say.kind(name), *shares, str(tally.gold), str(tally.predicted), wrong, attributes


def _by_set(scored: Sequence[Scored], say: Words) -> list[str]:
    """F1 by set and kind, and how much better the sets are that were looked at; nothing where there is one set only."""
    sets = {name or ".": figures(of_set) for name, of_set in by_folder(scored).items()}
    if len(sets) < 2:
        return []
    both, told = halves(scored), ""
    if both:
        sets |= {say("看过的", "all seen"): both.seen, say("未看的", "all blind"): both.blind}
        told = say.line(f"看过的比未看的高 {both.gap:+.3f}", f"seen is better than blind by {both.gap:+.3f}")
    head = (say("集", "set"), say("篇", "items"), *map(say.short, (*KINDS, "facts")))
    rows = [
        (name, str(f.items), *(f"{f.kinds[k].f1:.3f}" if k in f.kinds else "–" for k in KINDS), f"{f.facts:.3f}")
        for name, f in sets.items()
    ]
    return [_table(head, rows), told]


def _reliability(scored: Sequence[Scored], say: Words) -> str:
    """Confidence against the share that is right, for facts and for mentions."""
    names = {"all": say("全部", "all"), "unused": say("未用于标定", "not calibrated on")}
    head, columns = [say("可信度", "confidence")], []
    for name, some in checked(scored).items():
        each = samples(some)
        for word, is_mention in ((say("事实", "facts"), False), (say("提及", "mentions"), True)):
            head += [f"{names[name]}: {word}", say("对", "right")]
            columns.append(bins(s for s in each if s.is_mention == is_mention))
    rows = [(_range(i), *(cell for column in columns for cell in _bin(column[i]))) for i in range(len(EDGES))]
    return _table(head, rows)


def _range(i: int) -> str:
    return f"{EDGES[i]:.1f}–{EDGES[i + 1] if i + 1 < len(EDGES) else 1.0:.1f}"


def _bin(of: Bin) -> tuple[str, str]:
    return str(of.number), "" if of.share is None else f"{of.share:.3f}"


def _table(head: Cells, rows: Iterable[Cells]) -> str:
    """Columns side by side, figures to the right; in a terminal as wide as it is, else as wide as needed."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table, rows = Table(box=SIMPLE_HEAD, pad_edge=False), list(rows)
    for i, title in enumerate(head):
        figure = all(not row[i].strip("0123456789.–") for row in rows)
        table.add_column(Text(title), overflow="fold", justify="right" if figure and i else "left")
    for row in rows:
        table.add_row(*map(Text, row))
    terminal, out = sys.stdout.isatty(), io.StringIO()
    width = None if terminal else 10_000
    console = Console(
        file=out, width=width, no_color="NO_COLOR" in os.environ, force_terminal=terminal, highlight=False
    )
    console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines() if line.strip())
