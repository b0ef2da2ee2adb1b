"""Vocabulary as data: tab-separated files beside this module, read once, checked on reading.

A file has `#` comment lines (saying what it holds and where its facts come from), then a header row, then rows with
as many cells as the header. Empty lines are skipped. A broken row raises `LexiconError` with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from kg.model import LexiconError


def rows(name: str, package: str = "kg.lexicon") -> tuple[dict[str, str], ...]:
    """The rows of `NAME.tsv` (of this module, or beside that of another package), from column to cell, in file order."""
    return _rows(name, package)


@cache
def _rows(name: str, package: str) -> tuple[dict[str, str], ...]:
    found: dict[tuple[str, ...], dict[str, str]] = {}
    header: list[str] | None = None
    for number, line in enumerate(files(package).joinpath(f"{name}.tsv").read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
        elif len(cells) != len(header) or not cells[0]:
            raise LexiconError(f"{name}.tsv:{number}: {len(cells)} cells, expected {len(header)} ({', '.join(header)})")
        elif tuple(cells) in found:
            raise LexiconError(f"{name}.tsv:{number}: {cells[0]} stands twice")
        else:
            found[tuple(cells)] = dict(zip(header, cells, strict=True))
    return tuple(found.values())


def words(name: str, column: str | None = None, **where: str) -> tuple[str, ...]:
    """The distinct non-empty cells of a column (default: the first), of the rows whose cells equal `where`."""
    return _words(name, column, **where)


@cache
def _words(name: str, column: str | None = None, **where: str) -> tuple[str, ...]:
    out: dict[str, None] = {}
    for r in rows(name):
        if all(r[k] == v for k, v in where.items()) and (cell := r[column] if column else next(iter(r.values()))):
            out[cell] = None
    return tuple(out)


def alternation(name: str, column: str | None = None, **where: str) -> str:
    """The words as a regular-expression alternation, longest first."""
    return _alternation(name, column, **where)


@cache
def _alternation(name: str, column: str | None = None, **where: str) -> str:
    return any_of(words(name, column, **where))


def any_of(found: Iterable[str]) -> str:
    """As `alternation`, of words that are at hand."""
    return "|".join(sorted(map(re.escape, {*found}), key=lambda w: (-len(w), w)))
