"""`kg evaluate`: one run, and what of it the user asked to see."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from kg import resources
from kg.evaluate import frozen, show
from kg.evaluate.errors import Fault, faults
from kg.evaluate.gold import GoldError
from kg.evaluate.rows import KINDS, Kind
from kg.evaluate.score import Run, run


def told(
    gold: Path,
    sources: Sequence[Path],
    kind: str | None = None,
    open_blind: bool = False,
    diff: bool = False,
    freeze: bool = False,
    as_json: bool = False,
    lang: str = "both",
) -> str:
    """The answer as text; `--freeze` writes into the gold folder besides. Raises `KgError`."""
    asked = _kind(kind)
    found = run(gold, sources or [_seeds()])
    before = frozen.read(gold)
    if diff and not before:
        raise GoldError(f"{gold} 里还没有冻结的结果，先用 --freeze · nothing is frozen in {gold} yet; --freeze does it")
    if freeze:
        frozen.write(gold, found)
    listed, hidden = _faults(found, asked, open_blind) if asked else ([], 0)
    if as_json:
        data = show.as_json(found, listed, hidden)
        if diff:
            data["diff"] = show.diff_as_dict(frozen.flips(before, found), frozen.moved(before, found))
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    if asked:
        return show.errors(listed, hidden, asked, lang)
    if diff:
        return show.flips(frozen.flips(before, found), frozen.moved(before, found), lang)
    return show.report(found, lang)


def _kind(name: str | None) -> Kind | None:
    known = next((k for k in KINDS if k == name), None)
    if name and not known:
        raise GoldError(f"--errors 只能是：{'、'.join(KINDS)} · --errors must be one of: {', '.join(KINDS)}")
    return known


def _faults(found: Run, kind: Kind, open_blind: bool) -> tuple[list[Fault], int]:
    """The errors that may be shown, and the number of those that may not."""
    shown = [f for s in found.scored if open_blind or not s.item.is_blind for f in faults(s, kind)]
    closed = [s.matched[kind] for s in found.scored if s.item.is_blind and not open_blind]
    return shown, sum(len(m.missed) + len(m.invented) for m in closed)


def _seeds() -> Path:
    here = Path("seeds")
    return here if here.is_dir() else resources.path("seeds")
