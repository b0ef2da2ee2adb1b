"""RDF: Turtle, TriG, N-Quads (whole or in parts) and JSON-LD, one graph after the other."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.triples.export.job import Job, whole
from kg.triples.terms import PREFIXES, TYPE, XSD

_PLAIN = f"{XSD}string"


def _graphs(job: Job) -> list[ox.NamedNode]:
    return sorted((g for g in job.store.named_graphs() if isinstance(g, ox.NamedNode)), key=str)


def _each(job: Job) -> Iterator[tuple[ox.NamedNode, list[ox.Quad]]]:
    """Every graph with its quads in the order of their lines."""
    graphs = _graphs(job)
    for done, graph in enumerate(graphs, 1):
        yield graph, sorted(job.store.quads_for_pattern(None, None, None, graph), key=str)
        job.told("export", done, len(graphs))


def turtle(job: Job) -> None:
    with whole(job.out) as path:
        triples = (quad.triple for _, quads in _each(job) for quad in quads)
        ox.serialize(triples, str(path), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)


def trig(job: Job) -> None:
    with whole(job.out) as path:
        quads = (quad for _, quads in _each(job) for quad in quads)
        ox.serialize(quads, str(path), format=ox.RdfFormat.TRIG, prefixes=PREFIXES)


def nquads(job: Job) -> None:
    if job.part is not None:
        return _in_parts(job, job.part)
    with whole(job.out) as path, path.open("wb") as file:
        for lines in _lines(job):
            file.writelines(lines)
    return None


def _lines(job: Job) -> Iterator[list[bytes]]:
    """The sorted lines of every graph."""
    graphs = _graphs(job)
    for done, graph in enumerate(graphs, 1):
        yield sorted(f"{quad} .\n".encode() for quad in job.store.quads_for_pattern(None, None, None, graph))
        job.told("export", done, len(graphs))


def _in_parts(job: Job, most: int) -> None:
    """Files that are closed before a graph would make them longer than `most`, for loaders that take several at once."""
    job.out.mkdir(exist_ok=True)
    written: list[Path] = []
    with ExitStack() as opened:
        size = most
        for lines in _lines(job):
            length = sum(map(len, lines))
            if not written or size + length > most:
                opened.close()
                written.append(job.out / f"graph-part-{len(written) + 1:05d}.nq.gz")
                file, size = opened.enter_context(_zipped(written[-1])), 0
            file.writelines(lines)
            size += length
    for older in set(job.out.glob("graph-part-*.nq.gz")) - set(written):  # a loader would take them too
        older.unlink()


@contextmanager
def _zipped(path: Path) -> Iterator[gzip.GzipFile]:
    """A gzipped file to write to that tells neither its name nor its time, so that its bytes are those of its content."""
    with whole(path) as partial, partial.open("wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=0) as zipped:
        yield zipped


def jsonld(job: Job) -> None:
    """Expanded JSON-LD, one object a graph, one node a line."""
    with whole(job.out) as path, path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for i, (graph, quads) in enumerate(_each(job)):
            file.write(f'{"," if i else ""}\n{{"@id": {_json(graph.value)}, "@graph": [')
            for j, node in enumerate(_nodes(quads)):
                file.write(f"{',' if j else ''}\n{_json(node)}")
            file.write("]}")
        file.write("\n]\n")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _nodes(quads: list[ox.Quad]) -> Iterator[dict[str, Any]]:
    node: dict[str, Any] = {}
    for quad in quads:
        subject = quad.subject.value  # type: ignore[union-attr]
        if node.get("@id") != subject:
            if node:
                yield node
            node = {"@id": subject}
        if quad.predicate.value == TYPE:
            node.setdefault("@type", []).append(quad.object.value)  # type: ignore[union-attr]
        else:
            node.setdefault(quad.predicate.value, []).append(_object(quad.object))
    if node:
        yield node


def _object(term: Any) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"@id": term.value}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    return (
        {"@value": term.value}
        if term.datatype.value == _PLAIN
        else {"@value": term.value, "@type": term.datatype.value}
    )
