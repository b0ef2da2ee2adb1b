"""An answer as a table to read, as CSV, or as JSON."""

from __future__ import annotations

import csv
import io
import json
import os
import sys

import pyoxigraph as ox

from kg.answers.ask import Answer, Term
from kg.triples.terms import ID, ZC

FORMATS = ("table", "csv", "json")


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
    """Columns side by side; in a terminal as wide as it is, else as wide as needed, without colours."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for title in _titles(answer, lang):
        table.add_column(Text(title), overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(brief(cell)) for cell in row))
    out = io.StringIO()
    width = None if terminal else 10_000
    Console(file=out, width=width, no_color="NO_COLOR" in os.environ, force_terminal=terminal, highlight=False).print(
        table
    )
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines() if line.strip()) + "\n"


def _titles(answer: Answer, lang: str) -> list[str]:
    """What stands above the columns: their titles in a language; in both, the Chinese one and the variable."""
    told = {c.name: c for c in answer.labels}
    if lang == "en":
        return [told[c].en if c in told else c for c in answer.columns]
    return [(told[c].zh if lang == "zh" else f"{told[c].zh} {c}") if c in told else c for c in answer.columns]
