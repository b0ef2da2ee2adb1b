"""Answers as pandas DataFrames, with the types that the terms have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import rdflib

from kg.answers.ask import Term, ask
from kg.answers.bind import LANGUAGES
from kg.answers.dataset import Dataset
from kg.answers.library import find_question
from kg.answers.show import plain
from kg.answers.trouble import UserError
from kg.store.graph import Graph, LocalGraph
from kg.store.graph import graph as open_graph
from kg.triples.terms import XSD

if TYPE_CHECKING:
    import pandas

WHOLE = frozenset(XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger"))
BROKEN = frozenset(XSD + name for name in ("decimal", "double", "float"))


def frame(query: str, graph: Any, lang: str, params: Mapping[str, Any]) -> pandas.DataFrame:
    """See `kg.frame`. Raises UserError without pandas, for a bad query and for bad values."""
    if lang not in LANGUAGES:
        raise UserError(f"lang 只能是 zh 或 en，不是“{lang}”", f"lang is zh or en, not “{lang}”")
    answer = ask(read(graph), find_question(query), {name: str(value) for name, value in params.items()}, lang)
    columns = {name: _series(_pandas(), [row[i] for row in answer.rows]) for i, name in enumerate(answer.columns)}
    made: pandas.DataFrame = _pandas().DataFrame(columns)
    made.attrs["titles"] = {c.name: c.zh if lang == "zh" else c.en for c in answer.labels}
    return made


def read(graph: object) -> Graph:
    """The graph of a folder, of a server, of `kg.open`, or one that is open already."""
    if isinstance(graph, Dataset):
        return graph.local
    if isinstance(graph, ox.Store):
        return LocalGraph(graph)
    if isinstance(graph, str | Path):
        return open_graph(graph)
    if isinstance(graph, rdflib.Graph):
        raise UserError("这个 rdflib 图不是 kg.open 打开的", "this rdflib graph was not opened by kg.open")
    return graph  # type: ignore[return-value]


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as error:
        raise UserError(
            "kg.frame 要用 pandas：pip install -e '.[pandas]'",
            "kg.frame needs pandas: pip install -e '.[pandas]'",
        ) from error
    return pandas


def _series(pandas: Any, cells: Sequence[Term | None]) -> Any:
    """A column of one type: whole numbers, other numbers, days, truth values; text where the cells differ."""
    there = [c for c in cells if c is not None]
    kinds = {c.datatype.value if isinstance(c, ox.Literal) else "" for c in there}
    values = [None if c is None else plain(c) for c in cells]
    if there and kinds <= WHOLE:
        return pandas.array([None if v is None else int(v) for v in values], dtype="Int64")
    if there and kinds <= WHOLE | BROKEN:
        return pandas.array([None if v is None else float(v) for v in values], dtype="Float64")
    if kinds == {XSD + "boolean"}:
        return pandas.array([None if v is None else v in ("true", "1") for v in values], dtype="boolean")
    if kinds == {XSD + "date"}:
        return pandas.to_datetime(pandas.Series(values), format="%Y-%m-%d")
    return pandas.array(values, dtype="string")
