"""An answer as a table to read, as CSV, or as JSON."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.answers.ask import Answer, Term
from kg.triples.terms import ID, ZC

if TYPE_CHECKING:
    from rich.table import Table

FORMATS = ("table", "csv", "json")
WIDE = 10_000


def plain(term: Term | None) -> str:
    """What a reader wants to see of a term: its text; an IRI in full."""
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.Triple) else str(term.value)


def brief(term: Term | None) -> str:
    """As `plain`, with our own IRIs as id:…, which every command reads; nothing that could steer a terminal."""
    text = plain(term)
    if isinstance(term, ox.NamedNode):
        text = next(
            (f"{p}:{text.removeprefix(iri)}" for p, iri in (("id", ID), ("zc", ZC)) if text.startswith(iri)), text
        )
    return "".join(c if c.isprintable() else " " for c in text)


def as_csv(answer: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([plain(cell) for cell in row] for row in answer.rows)
    return out.getvalue()


def as_json(answer: Answer) -> str:
    """A list of objects, one a row; cells without a value are null."""
    rows = [
        {c: None if cell is None else plain(cell) for c, cell in zip(answer.columns, row, strict=True)}
        for row in answer.rows
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def as_table(answer: Answer, lang: str = "both") -> str:
    """Columns side by side, without colours; in a terminal that is too narrow for them, cells one below another."""
    from rich.console import Console
    from rich.measure import Measurement

    terminal, out = sys.stdout.isatty(), io.StringIO()
    console = Console(
        file=out,
        width=None if terminal else WIDE,
        no_color="NO_COLOR" in os.environ,
        force_terminal=terminal,
        highlight=False,
    )
    titles, rows = _titles(answer, lang), [[brief(cell) for cell in row] for row in answer.rows]
    table = _side_by_side(titles, rows)
    if Measurement.get(console, console.options.update(max_width=WIDE), table).maximum > console.width:
        table = _one_below_another(titles, rows)
    console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines() if line.strip()) + "\n"


def _side_by_side(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for title in titles:
        table.add_column(Text(title), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _one_below_another(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Each cell that says something after its title, a line between the rows."""
    from rich.box import HORIZONTALS
    from rich.table import Table
    from rich.text import Text

    table = Table(box=HORIZONTALS, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for row in rows:
        for title, cell in zip(titles, row, strict=True):
            if cell:
                table.add_row(Text(title), Text(cell))
        table.add_section()
    return table


def _titles(answer: Answer, lang: str) -> list[str]:
    """What stands above the columns: their titles in a language; in both, the Chinese one and the variable."""
    told = {c.name: c for c in answer.labels}
    if lang == "en":
        return [told[c].en if c in told else c for c in answer.columns]
    return [(told[c].zh if lang == "zh" else f"{told[c].zh} {c}") if c in told else c for c in answer.columns]
