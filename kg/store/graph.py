"""The graph that everything reads: a store on disk, or a SPARQL 1.1 server by its address; the same answers from both.

All graphs as one are the default graph of every query; `terms.PREFIXES` may be used undeclared.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kg.model import KgError
from kg.store import Watched
from kg.triples.terms import PREFIXES

if TYPE_CHECKING:
    import http.client
    import urllib.error

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
SECONDS = 60.0  # that a server is waited for
SAID = 400  # characters of what a server says to a query that it refuses
TAIL = 4096  # bytes at the end of an answer in which it says so
# Neither can stand within a value: quotes in JSON and line breaks in N-Triples are escaped there.
_CUT_OFF = re.compile(rb'\]\},"incomplete":(\{[^{}]*\})\}\s*\Z|(?:\A|\n)# ([^\n]*incomplete:[^\n]*)\n\Z')
_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9"


class Graph(Protocol):
    """What a reader of the graph may do with it."""

    def query(self, text: str) -> Answer:
        """The answer, whole. Raises SyntaxError for text that is no query, OSError where the store cannot be read."""
        ...

    def quads(
        self, subject: Term | None, predicate: str | None, value: Term | None = None, graph: str | None = None
    ) -> Iterator[tuple[Term, ox.NamedNode, Term, Term]]:
        """Subject, predicate, object and graph of every quad that fits what is given."""
        ...


class LocalGraph:
    """A store on disk, read-only; one given by its folder is always the newest there."""

    def __init__(self, store: ox.Store | Watched) -> None:
        self._store = store

    @property
    def store(self) -> ox.Store:
        return self._store.store if isinstance(self._store, Watched) else self._store

    def reopen(self) -> None:
        """Opens the store of a folder anew when it is next read: an update may have ended after it was opened."""
        if isinstance(self._store, Watched):
            self._store.reopen()

    def query(self, text: str) -> Answer:
        return self.store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)

    def quads(
        self, subject: Term | None, predicate: str | None, value: Term | None = None, graph: str | None = None
    ) -> Iterator[tuple[Term, ox.NamedNode, Term, Term]]:
        place = ox.NamedNode(graph) if graph else None
        for quad in self.store.quads_for_pattern(subject, ox.NamedNode(predicate) if predicate else None, value, place):  # type: ignore[arg-type]
            yield quad.subject, quad.predicate, quad.object, quad.graph_name  # type: ignore[misc]


class RemoteGraph:
    """A server that speaks the SPARQL 1.1 Protocol and has the union of its graphs as default graph."""

    def __init__(self, url: str, seconds: float = SECONDS) -> None:
        self.url = url
        self.seconds = seconds

    def query(self, text: str) -> Answer:
        with self.ask(text) as answer:
            kind, body = answer.headers.get_content_type(), answer.read()
        if said := cut_off(body[-TAIL:]):
            raise OSError(f"{self.url}: {said}")
        if kind.endswith("json"):
            return ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        return ox.Store().query("CONSTRUCT WHERE { ?s ?p ?o }") if not body else _triples(body)

    def ask(self, text: str, graphs: Iterable[tuple[str, str]] = ()) -> http.client.HTTPResponse:
        """The server's answer, yet to be read: rows in JSON or N-Triples. `graphs` are parameters of the protocol."""
        import http.client  # here, as most readers have a store and never ask a server
        import urllib.error
        import urllib.parse
        import urllib.request

        prologue = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
        form = urllib.parse.urlencode([("query", prologue + text), *graphs]).encode()
        request = urllib.request.Request(self.url, form, {"Accept": _ACCEPT})
        try:
            answer: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=self.seconds)
        except urllib.error.HTTPError as error:
            if error.code == 400:
                ox.Store().query(
                    text, prefixes=PREFIXES
                )  # raises what is wrong, at its place in the text as it was given
                raise SyntaxError(_said(error)) from error
            raise OSError(_said(error)) from error
        except (OSError, http.client.HTTPException) as error:
            raise OSError(f"{self.url}: {getattr(error, 'reason', error)}") from error
        return answer

    def quads(
        self, subject: Term | None, predicate: str | None, value: Term | None = None, graph: str | None = None
    ) -> Iterator[tuple[Term, ox.NamedNode, Term, Term]]:
        bound = {"s": subject, "p": ox.NamedNode(predicate) if predicate else None, "o": value}
        bound["g"] = ox.NamedNode(graph) if graph else None
        places = "".join(f"VALUES ?{name} {{ {term} }} " for name, term in bound.items() if term is not None)
        found = self.query(f"SELECT ?s ?p ?o ?g {{ {places} GRAPH ?g {{ ?s ?p ?o }} }}")
        yield from ((row["s"], row["p"], row["o"], row["g"]) for row in found)  # type: ignore[union-attr]


def _said(error: urllib.error.HTTPError) -> str:
    """Why a server refuses, in its words; a page for readers is none, nor is what a server says of its own parts."""
    is_page = error.headers.get_content_subtype() in ("html", "xhtml+xml")
    words = "" if is_page else " ".join(error.read().decode("utf-8", "replace").split())
    return words[:SAID] or f"HTTP {error.code} {error.reason}"


def cut_off(tail: bytes) -> str:
    """What the end of an answer says of not being whole, as `kg serve` says it; nothing where it is whole."""
    found = _CUT_OFF.search(tail)
    if found is None:
        return ""
    return str(json.loads(found[1])["message"]) if found[1] else found[2].decode()


def _triples(body: bytes) -> ox.QueryTriples:
    store = ox.Store()
    store.load(body, format=ox.RdfFormat.N_TRIPLES)
    found = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(found, ox.QueryTriples)
    return found


def state(graph: Graph) -> object:
    """What the graph reads now: another object once a build or an update has changed it. Of a server nobody can know."""
    return graph.store if isinstance(graph, LocalGraph) else graph


def graph(where: str | Path) -> Graph:
    """The graph of a build folder or store, or of a server by its `http(s)` address; `KgError` where there is none."""
    if not str(where).startswith(("http://", "https://")):
        return LocalGraph(Watched(where))
    remote = RemoteGraph(str(where))
    try:
        answer = remote.query("ASK { ?s a zc:Program }")
    except (OSError, SyntaxError, ValueError) as error:
        raise KgError(f"{where} 没有回答查询：{error} / {where} does not answer queries: {error}") from error
    if not bool(answer):
        raise KgError(
            f"{where} 的默认图里没有政策；请装入 graph.nq，并以全部命名图之并集为默认图"
            f" / the default graph of {where} holds no program: load graph.nq, with the union of all graphs as default graph"
        )
    return remote
