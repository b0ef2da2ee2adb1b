"""A projection as GraphML or GEXF 1.3, for networkx, Gephi and others, written element by element."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import IO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from kg.triples.export.job import Job, Told, silent, whole
from kg.triples.export.projections import Edge, Network, Node, project

# attribute → whether it is text; else it is a whole number
OF_NODES = {"label": True, "kind": True, "articles": False, "first": True, "last": True}
OF_EDGES = {"relation": True, "weight": False, "first": True, "last": True}
_OWN = ("label", "weight")  # that GEXF has as attributes of the element itself
AT_ONCE = 1000  # elements after which the progress is told
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(job: Job) -> None:
    _write(job, write_graphml)


def gexf(job: Job) -> None:
    _write(job, write_gexf)


def _write(job: Job, write: Callable[[Network, IO[bytes], Told], None]) -> None:
    network = project(job.store, job.projection, job.told)
    with whole(job.out) as path, path.open("wb") as file:
        write(network, file, job.told)


def write_graphml(network: Network, file: IO[bytes], told: Told = silent) -> None:
    xml = _Xml(file)
    with xml.element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"}):
        for of, attributes in (("node", OF_NODES), ("edge", OF_EDGES)):
            for name, is_text in attributes.items():
                kind = "string" if is_text else "int"
                xml.put("key", {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": kind})
        with xml.element("graph", {"edgedefault": _direction(network)}):
            for thing in _each(network, told):
                of, ends = _element(thing)
                with xml.element(of, ends):
                    for name, value in _cells(thing).items():
                        xml.put("data", {"key": f"{of}-{name}"}, str(value))


def write_gexf(network: Network, file: IO[bytes], told: Told = silent) -> None:
    """`kind` is that by which Gephi tells parallel edges apart."""
    xml = _Xml(file)
    kind_of_graph = {"defaultedgetype": _direction(network), "mode": "static", "idtype": "string"}
    with xml.element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"}), xml.element("graph", kind_of_graph):
        for of, attributes in (("node", OF_NODES), ("edge", OF_EDGES)):
            with xml.element("attributes", {"class": of, "mode": "static"}):
                for name, is_text in attributes.items():
                    if name not in _OWN:
                        kind = "string" if is_text else "integer"
                        xml.put("attribute", {"id": name, "title": name, "type": kind})
        things = _each(network, told)
        for of, several in (("node", network.nodes), ("edge", network.edges)):
            with xml.element(f"{of}s", {"count": str(len(several))}):
                for thing in itertools.islice(things, len(several)):
                    _gexf_element(xml, thing)


def _gexf_element(xml: _Xml, thing: Node | Edge) -> None:
    of, attributes = _element(thing)
    cells = _cells(thing)
    own = {name: str(value) for name, value in cells.items() if name in _OWN}
    kind = {"kind": thing.relation} if isinstance(thing, Edge) else {}
    with xml.element(of, {**attributes, **own, **kind}), xml.element("attvalues"):
        for name, value in cells.items():
            if name not in _OWN:
                xml.put("attvalue", {"for": name, "value": str(value)})


def _direction(network: Network) -> str:
    return "directed" if network.directed else "undirected"


def _each(network: Network, told: Told) -> Iterator[Node | Edge]:
    """The nodes, then the edges, telling how far it is."""
    total = len(network.nodes) + len(network.edges)
    for done, thing in enumerate(itertools.chain[Node | Edge](network.nodes, network.edges), 1):
        if done % AT_ONCE == 0 or done == total:
            told("export", done, total)
        yield thing


def _element(thing: Node | Edge) -> tuple[str, dict[str, str]]:
    """Name and attributes that both formats give an element."""
    return (
        ("node", {"id": thing.iri})
        if isinstance(thing, Node)
        else ("edge", {"source": thing.source, "target": thing.target})
    )


def _cells(thing: Node | Edge) -> dict[str, str | int]:
    """What is told of a node or an edge, without what is unknown."""
    seen = thing.seen
    days = {name: day for name, day in (("first", seen.first), ("last", seen.last)) if day}
    if isinstance(thing, Node):
        return {"label": thing.label, "kind": thing.kind, "articles": seen.articles, **days}
    return {"relation": thing.relation, **({"weight": seen.articles} if seen.articles else {}), **days}


class _Xml:
    """Elements, one on each line; characters that XML cannot hold are left out."""

    def __init__(self, file: IO[bytes]) -> None:
        self._to = XMLGenerator(file, "utf-8", short_empty_elements=True)
        self._to.startDocument()

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, str] = MappingProxyType({})) -> Iterator[None]:
        self._start(name, attributes)
        self._to.characters("\n")
        yield
        self._to.endElement(name)
        self._to.characters("\n")

    def put(self, name: str, attributes: Mapping[str, str], text: str = "") -> None:
        self._start(name, attributes)
        if text:
            self._to.characters(_NOT_XML.sub("", text))
        self._to.endElement(name)
        self._to.characters("\n")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        fit = {key: _NOT_XML.sub("", value) for key, value in attributes.items()}
        self._to.startElement(name, AttributesImpl(fit))
