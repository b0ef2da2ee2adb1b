"""Ask the graph: a question and its values in, rows out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.bind import bind
from kg.answers.guard import check_read_only
from kg.answers.header import Column
from kg.answers.library import Question
from kg.answers.syntax import syntax_trouble
from kg.answers.trouble import UserError
from kg.store.graph import Graph

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Answer:
    """`columns` are the variable names; a cell is None where nothing is bound. `labels` say more of columns, where known."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    labels: tuple[Column, ...] = ()


def ask(graph: Graph, question: Question, values: Mapping[str, str] | None = None, lang: str = "zh") -> Answer:
    """The answer of the whole data set (all graphs as one, and each by GRAPH), with words in a language.

    Raises UserError for a bad query.
    """
    check_read_only(question.text)
    text = bind(graph, question, values or {}, lang)
    try:
        return _answer(graph.query(text), question)
    except SyntaxError as error:
        raise syntax_trouble(str(error), text, "" if question.name == "text" else question.name) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise UserError(f"查询不能执行：{error}", f"the query cannot be run: {error}") from error


def _answer(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, question: Question) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return Answer(("answer",), ((ox.Literal(bool(found)),),))
    if isinstance(found, ox.QueryTriples):
        rows = [(t.subject, t.predicate, t.object) for t in found]
        return Answer(("subject", "predicate", "object"), tuple(sorted(rows, key=str)))
    columns = tuple(v.value for v in found.variables)
    return Answer(columns, tuple(tuple(row) for row in found), question.header.columns)
