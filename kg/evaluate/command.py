"""`kg evaluate`: one run, and what of it the user asked to see."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from kg import resources
from kg.evaluate import data, frozen, lists, show
from kg.evaluate.errors import Fault, faults
from kg.evaluate.gold import GoldError
from kg.evaluate.rows import Kind
from kg.evaluate.score import Run, run


def told(
    gold: Path,
    sources: Sequence[Path],
    kind: Kind | None = None,
    open_blind: bool = False,
    diff: bool = False,
    freeze: bool = False,
    as_json: bool = False,
    lang: str = "both",
) -> str:
    """The answer as text; `--freeze` writes into the gold folder besides. Raises `KgError`."""
    found = run(gold, sources or [_seeds()])
    before = frozen.read(gold)
    if diff and not before:
        raise GoldError(f"{gold} 里还没有冻结的结果，先用 --freeze · nothing is frozen in {gold} yet; --freeze does it")
    written = frozen.write(gold, found) if freeze else 0
    listed, hidden = _faults(found, kind, open_blind) if kind else ([], 0)
    if as_json:
        answer = data.as_data(found, listed, hidden)
        if diff:
            answer["diff"] = data.diff_as_data(frozen.flips(before, found), frozen.moved(before, found))
        return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
    parts = [lists.troubles(found.troubles, lang)]
    if kind:
        parts.append(lists.errors(listed, hidden, kind, lang))
    if diff:
        parts.append(lists.flips(frozen.flips(before, found), frozen.moved(before, found), lang))
    if not kind and not diff:
        parts.append(show.report(found, lang))
    if written:
        parts.append(lists.frozen(gold / frozen.NAME, written, lang))
    return "".join(parts)


def _faults(found: Run, kind: Kind, open_blind: bool) -> tuple[list[Fault], int]:
    """The errors that may be shown, and the number of those that may not."""
    shown = [f for s in found.scored if open_blind or not s.item.is_blind for f in faults(s, kind)]
    closed = [s.matched[kind] for s in found.scored if kind in s.matched and s.item.is_blind and not open_blind]
    return shown, sum(len(m.missed) + len(m.invented) for m in closed)


def _seeds() -> Path:
    here = Path("seeds")
    return here if here.is_dir() else resources.path("seeds")
