"""A run as JSON data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.evaluate.errors import Fault
from kg.evaluate.frozen import Flip
from kg.evaluate.reliability import bins, checked, samples
from kg.evaluate.score import Figures, Run, Scored, Tally, by_folder, figures, halves


def as_data(run: Run, faults: Sequence[Fault] = (), hidden: int = 0) -> dict[str, Any]:
    """All that the tables show. Shares are rounded to three digits."""
    both = halves(run.scored)
    return {
        **_figures(figures(run.scored)),
        "sets": {name or ".": _figures(figures(of_set)) for name, of_set in by_folder(run.scored).items()},
        "halves": {"seen": _figures(both.seen), "blind": _figures(both.blind)} if both else {},
        "gap": both.gap if both else None,
        "reliability": {name: _bins(of_set) for name, of_set in checked(run.scored).items()},
        "skipped": [{"item": t.item.name, "why": t.en} for t in run.troubles if not t.is_error],
        "wrong_text": [{"item": t.item.name, "why": t.en} for t in run.troubles if t.is_error],
        "errors": [f.as_dict() for f in faults],
        "hidden_errors": hidden,
    }


def diff_as_data(found: Sequence[Flip], facts: Sequence[tuple[str, float, float]]) -> dict[str, Any]:
    """Rows that changed, and the means of the sets."""
    rows = [{"item": f.item, "kind": f.kind, "key": f.key, "before": f.before, "now": f.now} for f in found]
    return {"rows": rows, "facts": {name or ".": {"before": b, "now": n} for name, b, n in facts}}


def _figures(total: Figures) -> dict[str, Any]:
    lines: list[tuple[str, Tally]] = [*total.kinds.items(), ("numbers", total.numbers)]
    kinds = {name: _tally(tally) for name, tally in lines}
    return {"items": total.items, "sentences": total.sentences, "facts": total.facts, "kinds": kinds}


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "precision": round(tally.precision, 3),
        "recall": round(tally.recall, 3),
        "f1": round(tally.f1, 3),
        "gold": tally.gold,
        "predicted": tally.predicted,
        "errors_per_100_sentences": tally.per_hundred,
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
