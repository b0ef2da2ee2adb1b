"""How a figure is read: what it measures, by where the noun stands. Each reader answers for one figure, or passes."""

from __future__ import annotations

from kg.facts.observation.after import after, area
from kg.facts.observation.before import before
from kg.facts.observation.changes import change, compared, lasting, standard
from kg.facts.observation.deeds import deed, done, resumed
from kg.facts.observation.figure import Figure, Reading
from kg.facts.observation.pairs import paired, population, shared
from kg.facts.observation.ranks import rank
from kg.facts.observation.rows import row
from kg.facts.observation.told import age, base, founded, held, old, sized, term
from kg.grammar import Slotted

READERS = (
    ("rank", rank), ("age", age), ("founded", founded), ("old", old), ("term", term), ("base", base), ("row", row), ("held", held), ("sized", sized), ("lasting", lasting), ("area", area), ("population", population), ("shared", shared), ("paired", paired), ("standard", standard), ("compared", compared), ("change", change),
    ("after", after), ("before", before), ("deed", deed), ("resumed", resumed), ("done", done),
)  # fmt: skip


class Readings:
    """The readings of the figures of one passage, each made once, though one figure may ask for that of another.

    Two figures that ask for each other have none.
    """

    def __init__(self) -> None:
        self.kept: dict[int, tuple[str, Reading] | None] = {}

    def __call__(self, s: Slotted, i: int) -> tuple[str, Reading] | None:
        if i not in self.kept:
            self.kept[i] = None
            self.kept[i] = read(s, i, self)
        return self.kept[i]


def read(s: Slotted, i: int, others: Readings | None = None) -> tuple[str, Reading] | None:
    """The first reading of the figure at `text[i]` with the name of its reader."""
    figure = Figure(s, i, others or Readings())
    for name, reader in READERS[:1] if s.mentions[i].rule == "number.rank" else READERS[1:]:
        if (found := reader(figure)) is not None and found.indicator:
            return name, found
    return None
