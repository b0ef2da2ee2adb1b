"""The graph in other formats, the same bytes for the same graph."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.model import KgError
from kg.triples.tables import write_tables
from kg.triples.terms import GRAPH_CURRENT, GRAPH_ENTITIES, LABEL, PREFIXES, TYPE, XSD

if TYPE_CHECKING:
    import networkx as nx

_PLAIN = f"{XSD}string"


def export(store: ox.Store, form: str, out: Path, most: int | None = None) -> None:
    """Write the store to the file `out` (csv: a folder). Turtle and GraphML know no graphs: Turtle holds the triples of all
    of them, GraphML the current view. With `most`, N-Quads become files of about that many bytes in the folder `out`.
    `KgError` for an unknown format, and where another than N-Quads is to be in parts."""
    if most is not None and form != "nquads":
        raise KgError("只有 nquads 可以分成几份 / only nquads can be written in parts")
    if form not in FORMATS:
        raise KgError(
            f"没有格式“{form}”；现有：{'、'.join(FORMATS)} / no format “{form}”; there are: {', '.join(FORMATS)}"
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    if most is not None:
        _parts(store, out, most)
    else:
        FORMATS[form](store, out)


def _quads(store: ox.Store, graph: ox.NamedNode | None = None) -> list[ox.Quad]:
    return sorted(store.quads_for_pattern(None, None, None, graph), key=_order)


def _order(quad: ox.Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def _graphs(store: ox.Store) -> list[ox.NamedNode]:
    return sorted((g for g in store.named_graphs() if isinstance(g, ox.NamedNode)), key=str)


def _turtle(store: ox.Store, out: Path) -> None:
    triples = sorted({q.triple for g in _graphs(store) for q in store.quads_for_pattern(None, None, None, g)}, key=str)
    ox.serialize(triples, str(out), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)


def _trig(store: ox.Store, out: Path) -> None:
    quads = (quad for graph in _graphs(store) for quad in _quads(store, graph))
    ox.serialize(quads, str(out), format=ox.RdfFormat.TRIG, prefixes=PREFIXES)


def _lines(store: ox.Store) -> Iterator[str]:
    return (f"{quad} .\n" for graph in _graphs(store) for quad in _quads(store, graph))


def _nquads(store: ox.Store, out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(store))


def _parts(store: ox.Store, out: Path, most: int) -> None:
    """Files of whole lines, for loaders that take several at once; those of an earlier export make room."""
    out.mkdir(exist_ok=True)
    for old in out.glob("part-*.nq"):
        old.unlink()
    number, size, file = 0, most, None
    with contextlib.ExitStack() as opened:
        for line in (line.encode() for line in _lines(store)):
            if size + len(line) > most or file is None:
                opened.close()
                number, size = number + 1, 0
                file = opened.enter_context((out / f"part-{number:04}.nq").open("wb"))
            file.write(line)
            size += len(line)


def _jsonld(store: ox.Store, out: Path) -> None:
    """Expanded JSON-LD, one object a graph, one node a line."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for i, graph in enumerate(_graphs(store)):
            nodes = ",\n".join(json.dumps(n, ensure_ascii=False) for n in _nodes(_quads(store, graph)))
            file.write(
                f'{"," if i else ""}\n{{"@id": {json.dumps(graph.value, ensure_ascii=False)}, "@graph": [\n{nodes}]}}'
            )
        file.write("\n]\n")


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


def _csv(store: ox.Store, out: Path) -> None:
    write_tables(store, out)


def network(store: ox.Store) -> nx.MultiDiGraph[str]:
    """The current view as a graph for networkx: nodes by IRI with `label` and `type`, edges with `relation`."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes: dict[str, dict[str, str]] = {}
    for quad in _quads(store, ox.NamedNode(GRAPH_ENTITIES)):
        key = {LABEL: "label", TYPE: "type"}.get(quad.predicate.value)
        if key is not None:
            value = quad.object.value  # type: ignore[union-attr]
            nodes.setdefault(quad.subject.value, {}).setdefault(key, _local(value) if key == "type" else value)  # type: ignore[union-attr]
    graph.add_nodes_from(nodes.items())
    for quad in _quads(store, ox.NamedNode(GRAPH_CURRENT)):
        subject, target = quad.subject.value, getattr(quad.object, "value", "")  # type: ignore[union-attr]
        if isinstance(quad.object, ox.NamedNode) and subject in nodes and target in nodes:
            relation = _local(quad.predicate.value)
            graph.add_edge(subject, target, key=relation, relation=relation)
    return graph


def _graphml(store: ox.Store, out: Path) -> None:
    import networkx as nx

    graph = network(store)
    for _, data in graph.nodes(data=True):
        data["label"] = "".join(c for c in data.get("label", "") if c.isprintable())  # XML holds no control characters
    nx.write_graphml_xml(graph, out, named_key_ids=True)


def _local(iri: str) -> str:
    return iri.rpartition("/")[2].rpartition("#")[2]


FORMATS: dict[str, Callable[[ox.Store, Path], None]] = {
    "turtle": _turtle,
    "trig": _trig,
    "nquads": _nquads,
    "jsonld": _jsonld,
    "csv": _csv,
    "graphml": _graphml,
}
