"""What a process asks: a store on disk, opened again when a build has replaced it, or a server by its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Protocol

import pyoxigraph as ox

from kg.answers.guard import asks_elsewhere, check_stays_here, check_update, from_graphs, has_from
from kg.answers.syntax import place, syntax_trouble
from kg.answers.trouble import UserError
from kg.serve.sparql.frames import Job
from kg.serve.sparql.refusal import Refusal
from kg.store import Watched, folder
from kg.store.graph import TAIL, RemoteGraph, cut_off
from kg.triples.terms import PREFIXES

Found = ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]


class Source(Protocol):
    def query(self, job: Job) -> Found:
        """The answer, not yet read. Raises Refusal for what is no query or goes elsewhere."""
        ...


def source(where: str) -> Source:
    return Server(where) if where.startswith(("http://", "https://")) else Folder(where)


class Folder:
    """A build folder or store, read-only."""

    def __init__(self, path: str) -> None:
        self.watched = Watched(path)
        self.generation = 0

    def query(self, job: Job) -> Found:
        if job.generation != self.generation:
            self.watched.reopen()
            self.generation = job.generation
        store = self.watched.store
        with telling(job.text):
            check(job, lambda iri: store.contains_named_graph(ox.NamedNode(iri)))
            if not (job.default or job.named):
                return store.query(job.text, prefixes=PREFIXES, use_default_graph_as_union=not has_from(job.text))
            return store.query(
                job.text,
                prefixes=PREFIXES,
                default_graph=[ox.NamedNode(iri) for iri in job.default],
                named_graphs=[ox.NamedNode(iri) for iri in job.named],
            )


class Server:
    """A SPARQL 1.1 server; it is sent queries only, and only after they were found to parse."""

    def __init__(self, url: str) -> None:
        self.url = url

    def query(self, job: Job) -> Found:
        graph = RemoteGraph(self.url, job.seconds)
        with telling(job.text):
            check(job, lambda iri: bool(graph.query(f"ASK {{ GRAPH {ox.NamedNode(iri)} {{ ?s ?p ?o }} }}")))
            ox.Store().query(job.text, prefixes=PREFIXES)
            graphs = [("default-graph-uri", iri) for iri in job.default] + [
                ("named-graph-uri", iri) for iri in job.named
            ]
            answer = graph.ask(job.text, graphs)
            kind = answer.headers.get_content_type()
            if kind.endswith("json"):
                return ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
            return _triples(Tailed(answer), ox.RdfFormat.from_media_type(kind) or ox.RdfFormat.N_TRIPLES)


class Tailed:
    """A file that remembers the end of what was read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.tail = b""

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.tail = (self.tail + data)[-TAIL:]
        return data


def _triples(file: Tailed, form: ox.RdfFormat) -> Iterator[ox.Triple]:
    for quad in ox.parse(file, format=form):  # type: ignore[arg-type]
        yield quad.triple
    if said := cut_off(file.tail):  # a comment, which the parser passes over; JSON with more than rows is none to it
        raise OSError(said)


def update(where: str, text: str, network: bool) -> None:
    """Changes the store of a folder, whole or not at all; with `network` it may read from servers. Raises Refusal."""
    try:
        check_update(text, network)
    except UserError as error:
        raise Refusal(403, error.zh, error.en) from error
    with telling(text):
        store = ox.Store(str(folder(where)))
        try:
            store.update(text, prefixes=PREFIXES)
        except (OSError, RuntimeError, SyntaxError) as error:
            if network and asks_elsewhere(text) and not str(error).startswith("error at "):  # that is in our text
                raise elsewhere(error) from error
            raise
        store.flush()


def check(job: Job, known: Callable[[str], bool]) -> None:
    """Raises Refusal for a query that writes or reaches out, and for a graph that is not there."""
    try:
        check_stays_here(job.text, job.network)
    except UserError as error:
        raise Refusal(403 if " is refused" in error.en else 400, error.zh, error.en) from error
    for iri in (*job.default, *job.named, *from_graphs(job.text, PREFIXES)):
        if ":" in iri and not known(iri):
            raise Refusal(
                400,
                f"图谱里没有图 <{iri}>；本服务不从别处取数据",
                f"there is no graph <{iri}> here; nothing is fetched from elsewhere",
            )


def elsewhere(error: Exception) -> Refusal:
    """Another server did not give what was asked of it."""
    said = " ".join(str(error).split())[:200]
    return Refusal(502, f"别的服务没有给出所要的数据：{said}", f"another server did not give what was asked: {said}")


@contextmanager
def telling(text: str) -> Iterator[None]:
    """Says what Oxigraph or a server found wrong as a Refusal."""
    try:
        yield
    except SyntaxError as error:
        trouble = syntax_trouble(str(error), text)
        line, column = place(str(error)) or (None, None)
        raise Refusal(400, trouble.zh, trouble.en, line=line, column=column) from error
    except ValueError as error:
        raise Refusal(400, f"查询不能执行：{error}", f"the query cannot be run: {error}") from error
    except (OSError, RuntimeError) as error:
        raise Refusal(502, f"存储没有回答：{error}", f"the store does not answer: {error}") from error
