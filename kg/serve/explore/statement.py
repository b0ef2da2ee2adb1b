"""The page of anything else that has an address: a fact, a decision, a source: its properties and its evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.serve.explore.article import FACTS, sentence
from kg.serve.explore.read import Reader
from kg.serve.explore.show import Link, Piece, Quote
from kg.serve.words import phrases, sayer
from kg.triples import terms

MOST = 200  # things that point to it


@dataclass(slots=True)
class Statement:
    """`title` says what it is; `values` are (property, what it is) in order; `inverse` what points to it."""

    iri: str
    title: list[Piece]
    kind: str
    values: list[tuple[str, list[Piece]]] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    inverse: list[Link] = field(default_factory=list)
    article: Link | None = None


def statement(reader: Reader, iri: str) -> Statement:
    """What the graph says of the IRI."""
    rows = reader.rows("SELECT DISTINCT ?p ?o ?iri { VALUES ?x { UNDEF } ?x ?p ?o BIND(isIRI(?o) AS ?iri) }", x=iri)
    rows.sort(key=lambda r: (r["p"], r["o"]))
    of: dict[str, list[str]] = {}
    for row in rows:
        of.setdefault(row["p"], []).append(row["o"])
    graph = iri[: len(f"{terms.ID}article/") + 16] if iri.startswith(f"{terms.ID}article/") else ""
    inverse = [
        row["s"]
        for row in reader.rows(
            f"SELECT DISTINCT ?s {{ VALUES ?x {{ UNDEF }} ?s ?p ?x }} ORDER BY ?s LIMIT {MOST}", x=iri
        )
    ]
    ours = {row["o"] for row in rows if row["iri"] == "true" and row["o"].startswith(terms.ID)}
    links = reader.links([*ours, *inverse, graph])
    kind = next((reader.codes.get(t, "") for t in of.get(terms.TYPE, ()) if t in reader.codes), "")
    fact = next((FACTS[t] for t in of.get(terms.TYPE, ()) if t in FACTS), "")
    title: list[Piece] = [p for p in sentence(reader, iri, fact, of, links) if p] if fact else []
    made = Statement(iri, title or [_name(reader, of, iri)], kind)
    made.quotes = list(reader.quotes([iri]).values()) if fact else []
    made.article = links.get(graph)
    made.inverse = [links[s] for s in inverse]
    for predicate, values in of.items():
        shown: list[Piece] = [links[v] if v in ours else reader.codes.get(v, v) for v in values]
        if predicate != terms.TYPE or not kind:
            made.values.append((reader.codes.get(predicate) or _named(reader, predicate), shown))
    return made


def _name(reader: Reader, of: dict[str, list[str]], iri: str) -> str:
    if terms.FILE_NAME in of:
        return of[terms.FILE_NAME][0]
    person, post = of.get(terms.MEMBER, [""])[0], of.get(terms.OF_POST, [""])[0]
    if person and post:
        links = reader.links([person, post])
        return f"{links[person].label} — {links[post].label}"
    return next((of[p][0] for p in (terms.DECISION_KEY, terms.TEXT) if p in of), iri.removeprefix(terms.ID))


def _named(reader: Reader, predicate: str) -> str:
    """What a property of another vocabulary is called; its own name where we have no word for it."""
    local = predicate.rpartition("#")[2].rpartition("/")[2]
    key = f"explore.p_{local}"
    return sayer(reader.lang)(key) if key in phrases() else local
