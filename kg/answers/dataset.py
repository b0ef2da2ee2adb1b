"""The graph behind rdflib: a Dataset that reads, asked by Oxigraph whatever way the question is put.

rdflib falls back to its own engine, some hundred times slower, when a store declines a query. Here nothing is declined
in silence: initial bindings, prepared queries and `base=` are answered by Oxigraph, what cannot be is one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

import oxrdflib
import pyoxigraph as ox
import rdflib
from oxrdflib._converter import from_ox, from_ox_graph_name, to_ox, to_ox_quad_pattern
from rdflib.namespace import NamespaceManager
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from kg.answers.guard import check_stays_here, has_from, without_opaque
from kg.answers.trouble import UserError
from kg.store import connect
from kg.store.graph import LocalGraph
from kg.triples.terms import PREFIXES

_COUNT = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"


class Dataset(rdflib.Dataset):
    """All graphs of a build; the default graph is their union. `local` is the same graph for the rest of kg."""

    def __init__(self, store: ox.Store) -> None:
        self.local = LocalGraph(store)
        super().__init__(store=ReadOnlyStore(store=store), default_union=True)
        self.namespace_manager = NamespaceManager(self, bind_namespaces="none")
        for prefix, iri in PREFIXES.items():
            self.bind(prefix, iri, replace=True)

    def __repr__(self) -> str:
        return f"<kg graph: {sum(1 for _ in self.store.contexts())} named graphs, read-only>"

    __str__ = __repr__


def open_dataset(path: str | Path) -> Dataset:
    """The graph of a build folder; raises `KgError` where there is none."""
    if str(path).startswith(("http://", "https://")):
        raise UserError(
            "kg.open 打开构建文件夹；服务器上的图谱用 kg.frame 或 kg query 查",
            "kg.open opens the folder of a build; ask a server by kg.frame or kg query",
        )
    return Dataset(connect(path))


class ReadOnlyStore(oxrdflib.OxigraphStore):
    """oxrdflib's store, where writing is refused and a triple that stands in several graphs is one triple."""

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],
        initBindings: Mapping[Any, Any],
        queryGraph: str,
        **more: object,
    ) -> Result:
        """As rdflib asks it; raises UserError for a query that writes or reaches out, SyntaxError for none at all."""
        text, prefixes, base = str(query), dict(initNs), more.pop("base", None)
        if isinstance(query, Query):
            text, own, prepared_base = query._original_args
            prefixes, base = {**prefixes, **own}, base or prepared_base
        more.pop("DEBUG", None)
        if more:
            raise UserError(f"查询不认识参数 {'、'.join(more)}", f"a query has no parameter {', '.join(more)}")
        check_stays_here(text)
        names = {name: str(iri) for name, iri in {**self._prefix_table(), **prefixes}.items()}
        found = self._inner.query(
            bound(text, initBindings) if initBindings else text,
            base_iri=str(base) if base else None,
            prefixes=names,
            use_default_graph_as_union=queryGraph == "__UNION__" and not has_from(text),
            default_graph=ox.NamedNode(str(queryGraph)) if isinstance(queryGraph, rdflib.URIRef) else None,
        )
        return _result(found)

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:
        pattern = to_ox_quad_pattern(triple_pattern, context)
        try:
            found = self._inner.quads_for_pattern(*pattern)
        except (TypeError, ValueError):  # a literal as subject: rdflib users expect that nothing fits
            return
        seen: set[Any] = set()
        whole = all(
            part is None for part in pattern
        )  # on disk the quads of a triple lie side by side: nothing to remember
        last = None
        for quad in found:
            triple = quad.triple
            if triple == last or triple in seen:
                continue
            last = triple
            if not whole:
                seen.add(triple)
            yield from_ox(triple), self._graphs_of(triple, context)

    def _graphs_of(self, triple: ox.Triple, context: Any) -> Iterator[Any]:
        """The graphs that a triple stands in, looked up when they are asked for."""
        if context is not None:
            yield context
            return
        for quad in self._inner.quads_for_pattern(triple.subject, triple.predicate, triple.object):
            yield from_ox_graph_name(quad.graph_name, self)

    def __len__(self, context: Any = None) -> int:
        if context is not None:
            return int(super().__len__(context))
        self._size: int = getattr(self, "_size", -1)  # of all graphs: counted once, nobody writes
        if self._size < 0:
            found: Any = self._inner.query(_COUNT, use_default_graph_as_union=True)
            self._size = int(next(found)[0].value)
        return self._size

    def contexts(self, triple: Any = None) -> Generator[Any, None, None]:
        if triple is None:
            yield from super().contexts()
        else:
            yield from (graph for _, graphs in self.triples(triple) for graph in graphs)

    def _prefix_table(self) -> Mapping[str, Any]:
        return {**PREFIXES, **dict(self.namespaces())}

    def add_graph(self, graph: Any) -> None:
        """rdflib tells the store of every graph that is looked at."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise UserError(
            "图谱只读；要改动，先抄进自己的图：mine = rdflib.Graph(); mine += dataset",
            "the graph is read-only; to change it, copy it into a graph of your own: mine = rdflib.Graph(); mine += dataset",
        )

    add = addN = remove = remove_graph = update = destroy = _refuse


def bound(text: str, bindings: Mapping[Any, Any]) -> str:
    """The query with `VALUES` for each binding at the beginning of its pattern, so that any variable can be bound."""
    values = "".join(
        f" VALUES ?{str(name).lstrip('?')} {{ {_term(name, value)} }} ." for name, value in bindings.items()
    )
    at = _pattern_start(text)
    return f"{text[:at]}{values.removesuffix(' .')} {text[at:]}"


def _term(name: str, value: Any) -> str:
    if isinstance(value, rdflib.URIRef | rdflib.Literal):
        return str(to_ox(value))
    raise UserError(
        f"变量 {name} 只能绑定 IRI 或文字，不能是 {type(value).__name__}",
        f"{name} can be bound to an IRI or a literal, not to {type(value).__name__}",
    )


def _pattern_start(text: str) -> int:
    """Where the pattern of a query begins: after its first brace, or the first after the template of a CONSTRUCT."""
    bare = without_opaque(text)
    template = re.search(r"\bCONSTRUCT\s*\{[^{}]*\}", bare, re.IGNORECASE)
    depth = 0
    for at in range(template.end() if template else 0, len(bare)):
        depth += {"(": 1, ")": -1}.get(bare[at], 0)
        if bare[at] == "{" and not depth:
            return at + 1
    raise UserError("查询没有 { }，不能绑定变量", "the query has no { }, so nothing can be bound")


def _result(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Result:
    if isinstance(found, ox.QueryBoolean):
        result = Result("ASK")
        result.askAnswer = bool(found)
    elif isinstance(found, ox.QuerySolutions):
        result = Result("SELECT")
        result.vars = names = [rdflib.Variable(v.value) for v in found.variables]
        result.bindings = _bindings(names, found)
    else:
        result = Result("CONSTRUCT")
        result.graph = rdflib.Graph()
        for triple in found:
            result.graph.add(from_ox(triple))  # type: ignore[arg-type]
    return result


def _bindings(names: list[rdflib.Variable], rows: Iterable[Any]) -> Iterator[dict[rdflib.Variable, Any]]:
    """Without the variables that a row leaves open, as rdflib's own engine has it."""
    for row in rows:
        yield {name: from_ox(term) for name, term in zip(names, row, strict=True) if term is not None}
