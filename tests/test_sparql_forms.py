"""What a client would have, and answers cut short: whatever they hold, they stay well-formed and lose no row before the cut."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.serve.sparql.cut import Cutter, Statement, ending
from kg.serve.sparql.forms import ROWS, TRIPLES, Form, accepts, form, named, wanted

KINDS = [kind for one in (*ROWS, *TRIPLES) for kind in one.types]
SAID = Statement("rows", "不完整", "incomplete: <&\"'")


# ---------------------------------------------------------------- Accept


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/xml"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/csv;charset=utf-8", "text/csv"),
        ("text/csv;q=0.2, text/tab-separated-values;q=0.9", "text/tab-separated-values"),
        ("text/csv, */*", "text/csv"),
        ("*/*;q=0.5, application/sparql-results+json;q=0", "application/json"),
        ("application/json", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        ("image/png", None),
        ("text/turtle", None),
        ("*/*;q=0", None),
        ("text/csv;q=0.0", None),
        ("nonsense, text/csv", "text/csv"),
        ("text/csv;q=x", "text/csv"),
    ],
)
def test_what_an_accept_header_means(accept: str, kind: str | None) -> None:
    found = wanted(accept, ROWS)
    assert (found[1] if found else None) == kind


ranges = st.sampled_from([*KINDS, "*/*", "text/*", "application/*", "image/png"])
qualities = st.integers(0, 1000).map(lambda n: n / 1000)
headers = st.lists(st.tuples(ranges, qualities), min_size=1, max_size=6, unique_by=lambda said: said[0])


def q_of(kind: str, said: dict[str, float]) -> float:
    """By the letter of RFC 9110: the most exact range counts."""
    return next((said[r] for r in (kind, kind.partition("/")[0] + "/*", "*/*") if r in said), 0.0)


@given(headers, st.sampled_from([ROWS, TRIPLES]))
def test_nothing_is_liked_better_than_what_is_chosen(said: list[tuple[str, float]], forms: tuple[Form, ...]) -> None:
    found = wanted(", ".join(f"{kind};q={q}" for kind, q in said), forms)
    best = max(q_of(kind, dict(said)) for one in forms for kind in one.types)
    assert (found is None) == (best == 0)
    assert found is None or q_of(found[1], dict(said)) == best


@given(st.text())
def test_no_accept_header_breaks_it(accept: str) -> None:
    found = wanted(accept, ROWS)
    assert found is None or found[0] in ROWS
    assert not accepts(accept, "application/problem+json") or "problem" in accept.lower()


@pytest.mark.parametrize("one", [*ROWS, *TRIPLES], ids=lambda one: one.name)
def test_names(one: Form) -> None:
    table = ROWS if one in ROWS else TRIPLES
    for name in (*one.names, *one.types, one.types[0].upper()):
        found = named(name, table)
        assert found and found[0] is one
    assert form(one.name) is one and named("png", table) is None


# ---------------------------------------------------------------- cutting

texts = st.one_of(
    st.sampled_from(['}},{"', "},{}", "\r\n", '"}],"', "]},{", '"', "\\", '\\"', " , ", " .\n", "</result><result>", "\n\t\t<a>"]),
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12),
)  # fmt: skip
literals = st.one_of(texts.map(ox.Literal), texts.map(lambda t: ox.Literal(t, language="zh")), st.integers(0, 9).map(ox.Literal))  # fmt: skip
nodes = st.integers(0, 3).map(lambda n: ox.NamedNode(f"http://example.org/{n}"))
predicates = st.sampled_from(["http://example.org/p", "http://example.org/q", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"]).map(ox.NamedNode)  # fmt: skip
triples = st.builds(ox.Triple, nodes, predicates, st.one_of(literals, nodes))
tables = st.lists(st.tuples(st.none() | literals, st.none() | nodes), min_size=1, max_size=12)


def cut(name: str, data: bytes, limit: int, size: int, columns: int) -> tuple[bytes, int, bool]:
    """As a process does it: pieces of some size in, whole rows out; the answer, its rows and whether it was cut."""
    cutter = Cutter(name, limit)
    sent, held = b"", b""
    for at in range(0, len(data), size):
        held += data[at : at + size]
        ready = cutter.cut(held)
        sent, held = sent + held[:ready], held[ready:]
        if cutter.full:
            return sent + ending(name, cutter.closing, SAID, columns), cutter.rows, True
    return sent + held, cutter.rows, False


def every_end(name: str, data: bytes, size: int, columns: int) -> list[bytes]:
    """The answer as it is when it is stopped after each of the pieces."""
    cutter = Cutter(name, 1_000_000)
    sent, held, found = b"", b"", []
    for at in range(0, len(data), size):
        held += data[at : at + size]
        ready = cutter.cut(held)
        sent, held = sent + held[:ready], held[ready:]
        if sent:
            found.append(sent + ending(name, cutter.closing, SAID, columns))
    return found


def rows_of(name: str, data: bytes) -> list[object]:
    """What a reader other than the writer makes of it, without the row that states the limit."""
    if name == "json":
        return list(json.loads(data)["results"]["bindings"])
    if name == "csv":
        found = list(csv.reader(io.StringIO(data.decode(), newline="")))
        assert all(len(row) == 2 for row in found)
        return [row for row in found[1:] if not row[0].startswith("# 不完整")]
    form = {"xml": ox.QueryResultsFormat.XML, "tsv": ox.QueryResultsFormat.TSV}[name]
    read = ox.parse_query_results(data, format=form)
    assert isinstance(read, ox.QuerySolutions)
    rows = [tuple(row) for row in read]
    return [row for row in rows if not str(row[0]).startswith('"# 不完整')]


def answer(table: list[tuple[ox.Literal | None, ox.NamedNode | None]]) -> ox.QuerySolutions:
    values = " ".join("(" + " ".join("UNDEF" if cell is None else str(cell) for cell in row) + ")" for row in table)
    found = ox.Store().query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}")
    assert isinstance(found, ox.QuerySolutions)
    return found


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv"])
@given(table=tables, limit=st.integers(1, 14), size=st.integers(1, 90))
@settings(max_examples=150, deadline=None)
def test_rows_are_cut_at_the_limit_wherever_pieces_end(
    name: str, table: list[tuple[ox.Literal | None, ox.NamedNode | None]], limit: int, size: int
) -> None:
    data = answer(table).serialize(format=form(name).writer)  # type: ignore[arg-type]
    assert data
    whole = rows_of(name, data)
    found, _, was_cut = cut(name, data, limit, size, 2)
    assert was_cut == (len(table) > limit)
    assert rows_of(name, found) == whole[:limit]
    for stopped in every_end(name, data, size, 2):
        rows = rows_of(name, stopped)
        assert rows == whole[: len(rows)]


@pytest.mark.parametrize("name", ["turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml"])
@given(made=st.lists(triples, min_size=1, max_size=12), limit=st.integers(1, 14), size=st.integers(1, 90))
@settings(max_examples=150, deadline=None)
def test_triples_are_cut_at_the_limit_wherever_pieces_end(
    name: str, made: list[ox.Triple], limit: int, size: int
) -> None:
    writer = form(name).writer
    assert isinstance(writer, ox.RdfFormat)
    try:
        data = ox.serialize(made, format=writer)
    except OSError:  # XML has no way to write some characters
        return
    assert data
    whole = triples_of(writer, data)
    found, _, was_cut = cut(name, data, limit, size, 0)
    assert was_cut == (len(made) > limit)
    assert triples_of(writer, found) == whole[:limit]
    for stopped in every_end(name, data, size, 0):
        rows = triples_of(writer, stopped)
        assert rows == whole[: len(rows)]


def triples_of(writer: ox.RdfFormat, data: bytes) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(data, format=writer)]


def test_what_is_said_of_a_limit_disturbs_no_other_reader() -> None:
    """Comments where there are comments; members and keys that readers pass over where there are none."""
    row = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"x"}}'
    result = rdflib.query.Result.parse(io.BytesIO(row + ending("json", b"", SAID, 1)), format="json")
    assert len(list(result)) == 1
    node = b'[{"@id":"http://example.org/s","http://example.org/p":[{"@value":"x"}'
    graph = rdflib.Graph().parse(data=node + ending("jsonld", b"]}", SAID, 0), format="json-ld")
    assert len(graph) == 1
