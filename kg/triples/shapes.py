"""The shapes of shapes.ttl as SPARQL over the store: complete at any size, where a SHACL engine takes minutes.

Each constraint becomes a query for the nodes that break it. A test holds this against pyshacl on graphs with one broken
fact of each sort. Constraints and paths that are not known here raise, so none is skipped in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pyoxigraph as ox

from kg.model import KgError
from kg.triples.terms import PREFIXES, RDF

SH = "http://www.w3.org/ns/shacl#"
SHOWN = 3


class ShapeError(KgError):
    """The graph breaks a shape: a mistake of kg itself. The message names shape and nodes."""


@dataclass(frozen=True, slots=True)
class Check:
    """A constraint of a shape, the IRI of the class that it is about, and the query for the nodes that break it."""

    name: str
    target: str
    query: str


def validate(store: ox.Store) -> int:
    """The number of constraints, all of which hold; raises `ShapeError` with every one that does not."""
    checks = compiled()
    broken = [f"{check.name}: {', '.join(nodes)}" for check in checks if (nodes := violations(store, check))]
    if broken:
        raise ShapeError("图谱不符合约束 / the graph breaks its shapes:\n" + "\n".join(broken))
    return len(checks)


def violations(store: ox.Store, check: Check) -> list[str]:
    """Up to three IRIs of nodes that break the constraint."""
    found: Any = store.query(check.query + f" LIMIT {SHOWN}", prefixes=PREFIXES, use_default_graph_as_union=True)
    return [str(solution["this"]) for solution in found]


@cache
def compiled() -> tuple[Check, ...]:
    shapes = ox.Store()
    shapes.load(files(__package__).joinpath("shapes.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    return tuple(sorted(_checks(shapes), key=lambda c: (c.name, c.query)))


def _checks(shapes: ox.Store) -> Iterator[Check]:
    for shape, target in _pairs(shapes, "targetClass"):
        where = f"{_local(shape)}({_local(target)})"
        for prop in _objects(shapes, shape, "property"):
            path = _path(_objects(shapes, prop, "path")[0])
            for quad in shapes.quads_for_pattern(prop, None, None):
                name = quad.predicate.value.removeprefix(SH)
                if name == "path":
                    continue
                if name not in _BROKEN:
                    raise ShapeError(f"shapes.ttl: sh:{name} is not compiled")
                pattern = _BROKEN[name](f"?this a {target}", path, _value(shapes, name, quad.object))
                yield Check(f"{where} {path} sh:{name}", target.value, f"SELECT DISTINCT ?this WHERE {{ {pattern} }}")
        for constraint in _objects(shapes, shape, "sparql"):
            select = _objects(shapes, constraint, "select")[0].value.replace("$this", "?this")
            pattern = select.replace("WHERE {", f"WHERE {{ ?this a {target} .", 1)
            yield Check(f"{where} {_local(constraint)}", target.value, pattern)


_Broken = Callable[[str, str, str], str]
_BROKEN: dict[str, _Broken] = {
    "minCount": lambda this, path, n: f"{this} FILTER NOT EXISTS {{ ?this {path} ?v }}",
    "maxCount": lambda this, path, n: (
        f"{{ SELECT ?this WHERE {{ {this} ; {path} ?v }} GROUP BY ?this HAVING(COUNT(DISTINCT ?v) > {n}) }}"
    ),
    "class": lambda this, path, c: f"{this} ; {path} ?v FILTER NOT EXISTS {{ ?v a {c} }}",
    "datatype": lambda this, path, d: f"{this} ; {path} ?v FILTER(!isLiteral(?v) || DATATYPE(?v) != {d})",
    "nodeKind": lambda this, path, kind: f"{this} ; {path} ?v FILTER(!isIRI(?v))",
    "pattern": lambda this, path, regex: f"{this} ; {path} ?v FILTER(!REGEX(STR(?v), {regex}))",
    "minLength": lambda this, path, n: f"{this} ; {path} ?v FILTER(STRLEN(STR(?v)) < {n})",
    "minInclusive": lambda this, path, n: f"{this} ; {path} ?v FILTER(?v < {n})",
    "maxInclusive": lambda this, path, n: f"{this} ; {path} ?v FILTER(?v > {n})",
    "in": lambda this, path, values: f"{this} ; {path} ?v FILTER(?v NOT IN ({values}))",
}


def _value(shapes: ox.Store, name: str, node: Any) -> str:
    """The value of a constraint as it stands in a query."""
    known = {"minCount": str(ox.Literal(1)), "nodeKind": str(ox.NamedNode(SH + "IRI"))}
    if name in known and str(node) != known[name]:
        raise ShapeError(f"shapes.ttl: sh:{name} {node} is not compiled")
    return ", ".join(map(str, _list(shapes, node))) if name == "in" else str(node)


def _path(node: Any) -> str:
    if not isinstance(node, ox.NamedNode):
        raise ShapeError("shapes.ttl: a path that is no plain property is not compiled")
    return str(node)


def _list(shapes: ox.Store, node: Any) -> Iterator[Any]:
    while node.value != f"{RDF}nil":
        first = next(shapes.quads_for_pattern(node, ox.NamedNode(f"{RDF}first"), None))
        yield first.object
        node = next(shapes.quads_for_pattern(node, ox.NamedNode(f"{RDF}rest"), None)).object


def _objects(shapes: ox.Store, node: Any, name: str) -> list[Any]:
    return [q.object for q in shapes.quads_for_pattern(node, ox.NamedNode(SH + name), None)]


def _pairs(shapes: ox.Store, name: str) -> list[tuple[Any, Any]]:
    return [(q.subject, q.object) for q in shapes.quads_for_pattern(None, ox.NamedNode(SH + name), None)]


def _local(node: Any) -> str:
    return str(node.value).rpartition("/")[2].rpartition("#")[2]
