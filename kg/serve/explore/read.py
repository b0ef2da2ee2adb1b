"""Reading for pages: queries with terms in their places, and labels, codes and evidence for many things at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import pyoxigraph as ox

from kg.answers.bind import PLACE
from kg.answers.evidence import estimate, within
from kg.answers.look import select
from kg.serve.address import place
from kg.serve.explore.index.load import KIND_OF_CLASS
from kg.serve.explore.show import Link, Quote
from kg.store.graph import Graph
from kg.triples import terms

Row = dict[str, str]
_EVIDENCE = """SELECT ?f ?quote ?before ?start ?end ?passage ?from ?to ?article ?headline ?issued ?publication ?sure {
  GRAPH ?article {
    VALUES ?f { UNDEF }
    ?f prov:wasDerivedFrom ?at .
    ?at zc:quote ?quote ; oa:start ?start ; oa:end ?end ; zc:passage ?in .
    ?in schema:text ?passage ; oa:start ?from ; oa:end ?to .
    OPTIONAL { ?at oa:prefix ?before }
    OPTIONAL { ?article schema:headline ?headline } OPTIONAL { ?article schema:datePublished ?issued }
    OPTIONAL { ?article zc:publication ?publication }
  } OPTIONAL { ?f zc:rule / zc:confidence ?sure } }"""
_LABELS = f"""SELECT ?e ?label ?type ?kind {{ GRAPH <{terms.GRAPH_ENTITIES}> {{ VALUES ?e {{ UNDEF }}
  ?e skos:prefLabel ?label ; a ?type . OPTIONAL {{ ?e zc:kind ?kind }} }} }}"""
_TRUST = f"SELECT ?rule ?sure {{ GRAPH <{terms.GRAPH_DATASET}> {{ ?rule zc:confidence ?sure }} }}"
_CODES = f"""SELECT ?c ?l {{ GRAPH <{terms.GRAPH_ONTOLOGY}> {{ ?c rdfs:label ?l }} FILTER(LANG(?l) = ?lang) VALUES ?lang {{ UNDEF }} }}"""
# an article without a headline is called by its first words, which it was derived from
_HEADLINES = """SELECT ?a ?headline ?words { GRAPH ?a { VALUES ?a { UNDEF } ?a prov:wasDerivedFrom ?at . ?at zc:quote ?words
  OPTIONAL { ?a schema:headline ?headline } } }"""
FIRST_WORDS = 24


class Reader:
    """The graph in the language of a reader."""

    def __init__(self, graph: Graph, lang: str) -> None:
        self.graph = graph
        self.lang = lang

    def rows(self, query: str, **values: str | Iterable[str]) -> list[Row]:
        """The solutions, unbound as "". `values` are IRIs for the places `VALUES ?name { UNDEF }` of the query."""
        bound = {name: " ".join(map(_term, [v] if isinstance(v, str) else v)) for name, v in values.items()}
        text = PLACE.sub(lambda m: f"VALUES ?{m[1]} {{ {bound[m[1]]} }}" if m[1] in bound else m[0], query)
        found = select(self.graph, text)
        names = [v.value for v in found.variables]
        return [
            {name: "" if term is None else term.value for name, term in zip(names, row, strict=True)} for row in found
        ]

    @cached_property
    def codes(self) -> dict[str, str]:
        """IRI → label of each term of the ontology, in the reader's language."""
        query = _CODES.replace("VALUES ?lang { UNDEF }", f"VALUES ?lang {{ {ox.Literal(self.lang)} }}")
        return {row["c"]: row["l"] for row in self.rows(query)}

    @cached_property
    def trust(self) -> dict[str, str]:
        """IRI of a rule → its confidence."""
        return {row["rule"]: row["sure"] for row in self.rows(_TRUST)}

    def code(self, iri: str) -> str:
        return self.codes.get(iri, iri.rpartition("_")[2])

    def links(self, iris: Iterable[str]) -> dict[str, Link]:
        """Each thing by its label; an article by its headline; one that the graph does not name by the end of its IRI."""
        wanted = sorted(set(filter(None, iris)))
        found: dict[str, Link] = {}
        if wanted:
            for row in self.rows(_LABELS, e=wanted):
                if row["type"] in KIND_OF_CLASS:
                    kind = KIND_OF_CLASS[row["type"]]
                    hint = self.code(row["kind"]) if kind == "program" and row["kind"] else ""
                    found[row["e"]] = Link(row["e"], row["label"], kind, hint)
        if articles := [iri for iri in wanted if iri not in found and iri.startswith(f"{terms.ID}article/")]:
            for row in self.rows(_HEADLINES, a=articles):
                words = row["words"][:FIRST_WORDS] + "…" * (len(row["words"]) > FIRST_WORDS)
                found[row["a"]] = Link(row["a"], row["headline"] or words, "article")
        return {iri: found.get(iri) or Link(iri, iri.rpartition("/")[2]) for iri in wanted}

    def quotes(self, facts: Sequence[str], mentions: bool = False) -> dict[str, Quote]:
        """Fact, or mention, → the printed words that state it."""
        if not facts:
            return {}
        query = _EVIDENCE.replace("?f prov:wasDerivedFrom ?at .", "").replace("?at", "?f") if mentions else _EVIDENCE
        return {row["f"]: _quote(row) for row in self.rows(query, f=sorted(set(facts)))}


def _quote(row: Row) -> Quote:
    near = estimate(row["passage"], int(row["from"]), int(row["to"]), int(row["start"]))
    shown, (start, end) = within(row["passage"], row["quote"], near, row["before"])
    return Quote(
        shown[:start],
        shown[start:end],
        shown[end:],
        place(row["article"], row["start"], row["end"]),
        row["headline"],
        row["issued"],
        row["publication"],
        row["sure"],
    )


def _term(iri: str) -> str:
    return str(ox.NamedNode(iri))
