"""Terms of an answer as cells of an HTML table: what is read, and where a click leads."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from kg.answers.header import Column
from kg.serve.ask.vocabulary import short
from kg.serve.words import sayer
from kg.store.graph import Graph
from kg.triples import terms

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = Sequence[Term | None]
NUMERIC = frozenset(terms.XSD + name for name in ("integer", "decimal", "double", "float"))
WORDY = frozenset({"quote", "passage", "text", "reason"})  # columns of sentences


@dataclass(frozen=True, slots=True)
class Cell:
    """`href` is empty where nothing lies behind the text; `kind` is number, date, quote or empty."""

    text: str
    href: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An answer as it is shown: the titles of its columns and the cells of its rows."""

    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheet(graph: Graph, columns: Sequence[str], rows: Sequence[Row], told: Sequence[Column], lang: str) -> Sheet:
    """A name stands for its IRI where the header of the question tells the two together."""
    of = {c.name: c for c in told}
    hidden = {c.iri for c in told if c.iri in columns and c.name in columns}
    shown = [(i, name) for i, name in enumerate(columns) if name not in hidden]
    iri_at = {c.name: columns.index(c.iri) for c in told if c.iri in columns}
    labels = labels_of(
        graph,
        (t for row in rows for i, name in shown if name not in iri_at and isinstance(t := row[i], ox.NamedNode)),
        lang,
    )
    titles = tuple((of[name].zh if lang == "zh" else of[name].en) if name in of else name for _, name in shown)
    made = (
        tuple(cell(row[i], name, row[iri_at[name]] if name in iri_at else None, labels, lang) for i, name in shown)
        for row in rows
    )
    return Sheet(titles, tuple(made))


def cell(term: Term | None, column: str, behind: Term | None, labels: Mapping[str, str], lang: str) -> Cell:
    """`behind` is the IRI of what the term names."""
    if term is None:
        return Cell("")
    if isinstance(term, ox.NamedNode):
        return Cell(labels.get(term.value) or brief(term.value, lang), page_of(term.value))
    href = page_of(behind.value) if isinstance(behind, ox.NamedNode) else ""
    if not isinstance(term, ox.Literal):
        return Cell(str(term), href)
    if re.fullmatch(r"\d{4}(-\d\d){1,2}|\d{4}(-\d\d){0,2}/\d{4}(-\d\d){0,2}", term.value):
        return Cell(term.value, href, "date")
    if term.datatype.value in NUMERIC:
        return Cell(readable(term.value), href, "number")
    if not href and re.match(r"https?://\S+$", term.value):
        href = term.value
    return Cell(term.value, href, "quote" if column in WORDY else "")


def readable(number: str) -> str:
    """A number with its thousands told apart; one that no decimal can hold stays as it is."""
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    return f"{value.normalize():,f}" if value.is_finite() and abs(value.adjusted()) < 20 else number


def page_of(iri: str) -> str:
    """The address of the page of an IRI of ours, an address of the web as it is; empty for what has none."""
    if iri.startswith(terms.ID):
        return "/id/" + iri.removeprefix(terms.ID)
    return iri if iri.startswith(("http://", "https://")) and short(iri) == iri else ""


def brief(iri: str, lang: str) -> str:
    """What an IRI without a label is shown as: a fact as its kind and its characters in the source."""
    if found := re.search(
        r"/(?:(at|passage|credit|tenure|event|component|program-link|observation|participation)|mention/\w+)/([\d/-]+)$",
        iri,
    ):
        return f"{sayer(lang)('ask.js.fact_' + (found[1] or 'mention'))} {found[2]}"
    return urllib.parse.unquote(short(iri))


_LABELS = """SELECT ?thing ?label {
  VALUES ?thing { UNDEF }
  ?thing skos:prefLabel|rdfs:label|schema:headline ?label
} ORDER BY ?thing DESC(LANG(?label) = "LANGUAGE") ?label"""


def labels_of(graph: Graph, things: Iterable[ox.NamedNode], lang: str) -> dict[str, str]:
    """IRI → label, in the language where there is one."""
    wanted = " ".join(sorted({str(thing) for thing in things}))
    found: dict[str, str] = {}
    if wanted:
        for thing, label in graph.query(_LABELS.replace("LANGUAGE", lang).replace("UNDEF", wanted)):  # type: ignore[union-attr]
            found.setdefault(thing.value, label.value)
    return found
