"""The frozen run: which rows of the gold were right, missed or invented, as a table that stands beside the gold.

Of the blind half only sums are kept, so that nobody reads it there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from kg.evaluate.rows import KINDS, Kind
from kg.evaluate.score import Run, Scored, Tally, mean_f1
from kg.model import KgError

NAME = "frozen.tsv"
ALL = "*"  # stands for every item of a blind set, and for every key of it
HEAD = ("item", "kind", "status", "rows", "key")
COMMENT = """\
# What `kg evaluate` found in each text of this folder when it was last frozen (--freeze): the rows of the gold that were
# right or missed, and the rows that were invented, by their keys in plain forms. Of the blind half there are sums only.
"""
Status = Literal["right", "missed", "invented"]


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One row of one item, or (`item` and `key` end in *) a number of rows of a blind set."""

    item: str
    kind: Kind
    key: str
    status: Status
    rows: int = 1

    @property
    def folder(self) -> str:
        return self.item.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Flip:
    """A row that has another status than in the frozen run; an empty status: it was not there, or is there no more."""

    item: str
    kind: Kind
    key: str
    before: str
    now: str

    @property
    def is_gain(self) -> bool:
        if self.before.isdigit() or self.now.isdigit():
            return (int(self.now or 0) > int(self.before or 0)) == (self.key == "right")
        return self.now == "right" or self.before == "invented"

    def told(self, states: Mapping[str, str]) -> str:
        return f"{states.get(self.before, self.before)} → {states.get(self.now, self.now)}"


def lines(scored: Iterable[Scored]) -> list[Line]:
    """What is frozen of a run."""
    each, sums = set[Line](), Counter[tuple[str, Kind, Status]]()
    for one in scored:
        for kind, key, status in _statuses(one):
            if one.item.is_blind:
                sums[f"{one.item.folder}/{ALL}", kind, status] += 1
            else:
                each.add(Line(one.item.name, kind, key, status))
    return sorted(each | {Line(item, kind, ALL, status, n) for (item, kind, status), n in sums.items()})


def _statuses(scored: Scored) -> Iterator[tuple[Kind, str, Status]]:
    for kind, matched in scored.matched.items():
        missed = set(matched.missed)
        for i, row in enumerate(matched.gold):
            yield kind, _key(row.key), "missed" if i in missed else "right"
        for j in matched.invented:
            yield kind, _key(matched.found[j].key), "invented"


def _key(parts: Sequence[str]) -> str:
    return " ".join("|".join(parts).split())


# ---------------------------------------------------------------- the file


def read(folder: Path) -> list[Line]:
    """The frozen lines of a gold folder; none where nothing was frozen. Raises `KgError` for a broken line."""
    path = folder / NAME
    text = path.read_text("utf-8").splitlines() if path.exists() else []
    rows = [(n, line.split("\t")) for n, line in enumerate(text, 1) if line and not line.startswith("#")]
    return [_line(f"{path}:{n}", cells) for n, cells in rows[1:]]


def _line(where: str, cells: Sequence[str]) -> Line:
    if len(cells) != len(HEAD) or cells[1] not in KINDS or not cells[3].isdigit():
        raise KgError(f"{where}：这一行不对 · {where}: broken line")
    return Line(cells[0], cells[1], cells[4], cast(Status, cells[2]), int(cells[3]))


def write(folder: Path, run: Run) -> int:
    """Freeze a run; the number of lines. What could not be scored, because its text is absent, stays as it was."""
    rows = sorted([*(line for line in read(folder) if not _is_covered(line, run)), *_now(run)])
    body = ["\t".join(HEAD), *("\t".join((r.item, r.kind, r.status, str(r.rows), r.key)) for r in rows)]
    (folder / NAME).write_text(COMMENT + "\n".join(body) + "\n", "utf-8")
    return len(rows)


def _now(run: Run) -> list[Line]:
    """The lines of a run; a blind set counts only where all of it was scored."""
    partly = _incomplete(run)
    return lines(s for s in run.scored if not (s.item.is_blind and s.item.folder in partly))


def _incomplete(run: Run) -> frozenset[str]:
    """The sets of which some text is absent."""
    return frozenset(t.item.folder for t in run.troubles)


def _is_covered(line: Line, run: Run) -> bool:
    """Whether the run says it anew, or the gold knows of no such item any more."""
    if line.key == ALL:
        return line.folder not in _incomplete(run)
    return line.item not in {t.item.name for t in run.troubles}


# ---------------------------------------------------------------- comparing


def flips(before: Iterable[Line], run: Run) -> list[Flip]:
    """The rows of the scored items whose status changed; of blind sets the sums that changed."""
    old, new = _states(line for line in before if _is_covered(line, run)), _states(_now(run))
    found = []
    for place in sorted({*old, *new}):
        was, now = old.get(place, ""), new.get(place, "")
        if was != now:
            found.append(Flip(*place, was, now))
    return found


def _states(of: Iterable[Line]) -> dict[tuple[str, Kind, str], str]:
    """The status of each row; a number of rows for a blind set."""
    out: dict[tuple[str, Kind, str], str] = {}
    for line in of:
        if line.key == ALL:
            out[line.item, line.kind, line.status] = str(line.rows)
        else:
            out[line.item, line.kind, f"{line.key} +" if line.status == "invented" else line.key] = line.status
    return out


def facts(of: Iterable[Line]) -> dict[str, float]:
    """The mean F1 of each set."""
    sets: dict[str, dict[Kind, Tally]] = {}
    for line in of:
        tally = sets.setdefault(line.folder, {}).setdefault(line.kind, Tally())
        tally.gold += line.rows * (line.status != "invented")
        tally.predicted += line.rows * (line.status != "missed")
        tally.right += line.rows * (line.status == "right")
    return {name: mean_f1(kinds) for name, kinds in sorted(sets.items())}


def moved(before: Sequence[Line], run: Run) -> list[tuple[str, float, float]]:
    """Of each set that was scored as a whole: its mean F1 when frozen, and now."""
    old, new, partly = facts(before), facts(lines(run.scored)), _incomplete(run)
    return [(name, old[name], new[name]) for name in old if name in new and name not in partly]
