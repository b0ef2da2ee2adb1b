"""shapes.ttl, read: each constraint as what it asks of a node, in the terms of N-Quads lines.

A constraint asks for a number of values, something of each value, something that any graph must say of each value, or
something of the node as a whole. What is not known here raises, so nothing is skipped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.model import KgError
from kg.triples import terms
from kg.triples.quads import iri, plain

SH = "http://www.w3.org/ns/shacl#"
TYPE = iri(terms.TYPE)
START, END, EXACT, QUOTE = iri(terms.START), iri(terms.END), iri(terms.EXACT), iri(terms.QUOTE)

Values = Mapping[str, list[str]]  # what is said of a node: its properties → their values, all as they stand in a line
Holds = Callable[[str], bool]


class ShapeError(KgError):
    """The graph breaks a shape: a mistake of kg itself. The message names shape and nodes."""


class Need(NamedTuple):
    """A statement that a node must have in some graph: a property with this value, or with any where it is empty."""

    predicate: str
    value: str = ""

    def met(self, said: Sequence[str]) -> bool:
        """By these statements, each of which is a predicate and mostly a value."""
        return (
            f"{self.predicate} {self.value}" in said
            if self.value
            else self.predicate in (s.split(" ")[0] for s in said)
        )


@dataclass(frozen=True, slots=True)
class Joined:
    """A constraint over several properties of one node: which, and whether it holds."""

    paths: tuple[str, ...]
    holds: Callable[[Values], bool]


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint on the instances of a class: `target` is the IRI of the class, `path` the property as a term.

    One of the others is set: `least` and `most` bound the number of values, `holds` tests a value, `need` is what must be
    said of a value, `joined` looks at several properties (`path` is empty).
    """

    name: str
    target: str
    path: str
    least: int = 0
    most: int | None = None
    holds: Holds | None = None
    need: Need | None = None
    joined: Joined | None = None

    def allows(self, number: int) -> bool:
        """Whether there may be so many values."""
        return self.least <= number and (self.most is None or number <= self.most)


@cache
def compiled() -> tuple[Constraint, ...]:
    """All constraints of shapes.ttl by name; raises `ShapeError` for one that is not known here."""
    shapes = ox.Store()
    shapes.load(files(__package__).joinpath("shapes.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    return tuple(sorted(_constraints(shapes), key=lambda c: c.name))


def _constraints(shapes: ox.Store) -> Iterator[Constraint]:
    for shape, target in _pairs(shapes, "targetClass"):
        where = f"{_local(shape)}({_local(target)})"
        for name, value in _said(shapes, shape):
            if name == "property":
                yield from _of_property(shapes, where, target.value, value)
            elif name == "sparql":
                yield Constraint(f"{where} {_local(value)}", target.value, "", joined=_joined(shapes, value))
            elif name != "targetClass":
                raise ShapeError(f"shapes.ttl: sh:{name} of a shape is not known")


def _of_property(shapes: ox.Store, where: str, target: str, prop: Any) -> Iterator[Constraint]:
    path = _path(shapes, prop)
    for name, value in _said(shapes, prop):
        if name == "path":
            continue
        if name not in _ASKED:
            raise ShapeError(f"shapes.ttl: sh:{name} is not known")
        shown = " ".join(map(str, _list(shapes, value))) if name == "in" else str(value)
        asked = _ASKED[name](shapes, value)
        yield Constraint(f"{where} {path} sh:{name} {shown}", target, path, **asked)


def _path(shapes: ox.Store, prop: Any) -> str:
    (path,) = _objects(shapes, prop, "path")
    if not isinstance(path, ox.NamedNode):
        raise ShapeError("shapes.ttl: a path that is no plain property is not known")
    return str(path)


# ---------------------------------------------------------------- what a value must be


@lru_cache(1 << 14)
def number(term: str) -> Decimal | None:
    """The number of an integer or a decimal, the only ones that kg writes."""
    match = _NUMBER.fullmatch(term)
    return Decimal(match[1]) if match else None


def is_text(term: str) -> bool:
    """A string, with or without its language."""
    return not term.endswith(">")


def text(term: str) -> str:
    """The characters of an IRI or of a literal."""
    inner = term[1 : term.rindex('"')] if term.startswith('"') else term[1:-1]
    return _ESCAPE.sub(_unescaped, inner) if "\\" in inner else inner


_NUMBER = re.compile(rf'"([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))"\^\^<{terms.XSD}(?:integer|decimal)>')
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_NAMED = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_LEXICAL = {
    "string": r'".*"',
    "integer": rf'"[+-]?[0-9]+"\^\^<{terms.XSD}integer>',
    "decimal": rf'"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"\^\^<{terms.XSD}decimal>',
    "boolean": rf'"(?:true|false|0|1)"\^\^<{terms.XSD}boolean>',
}


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _NAMED.get(match[3], match[3])


def _datatype(value: Any) -> Holds:
    name = value.value.removeprefix(terms.XSD)
    if name not in _LEXICAL:
        raise ShapeError(f"shapes.ttl: sh:datatype {value} is not known")
    fits = re.compile(_LEXICAL[name]).fullmatch
    return lambda term: fits(term) is not None


def _pattern(value: Any) -> Holds:
    if "$" in value.value[:-1] or value.value.endswith("\\$"):
        raise ShapeError(f"shapes.ttl: sh:pattern {value} is not known")
    found = re.compile(value.value.replace("$", r"\Z")).search  # in Python $ also stands before a last line break
    return lambda term: found(text(term)) is not None


def _bound(value: Any, lower: bool) -> Holds:
    """A value that is no number is out of every bound."""
    bound = Decimal(value.value)
    if lower:
        return lambda term: (n := number(term)) is not None and n >= bound
    return lambda term: (n := number(term)) is not None and n <= bound


def _among(shapes: ox.Store, value: Any) -> Holds:
    return frozenset(
        plain(v.value) if isinstance(v, ox.Literal) and v.datatype.value == f"{terms.XSD}string" else str(v)
        for v in _list(shapes, value)
    ).__contains__


def _node_kind(value: Any) -> Holds:
    if value.value != SH + "IRI":
        raise ShapeError(f"shapes.ttl: sh:nodeKind {value} is not known")
    return lambda term: term.startswith("<")


def _min_length(value: Any) -> Holds:
    least = int(value.value)
    return lambda term: len(text(term)) >= least


def _need_of(shapes: ox.Store, shape: Any) -> Need:
    """What a shape asks for that is the shape of the values of a property: that one other property is there."""
    props = _objects(shapes, shape, "property")
    asked = sorted((name, value.value) for prop in props for name, value in _said(shapes, prop) if name != "path")
    if len(props) != 1 or asked != [("minCount", "1")] or len(list(_said(shapes, shape))) != 1:
        raise ShapeError(f"shapes.ttl: sh:node {shape} is not known")
    return Need(_path(shapes, props[0]))


_Asked = Callable[[ox.Store, Any], dict[str, Any]]
_ASKED: dict[str, _Asked] = {
    "minCount": lambda shapes, n: {"least": int(n.value)},
    "maxCount": lambda shapes, n: {"most": int(n.value)},
    "class": lambda shapes, kind: {"need": Need(TYPE, str(kind))},
    "node": lambda shapes, shape: {"need": _need_of(shapes, shape)},
    "datatype": lambda shapes, kind: {"holds": _datatype(kind)},
    "nodeKind": lambda shapes, kind: {"holds": _node_kind(kind)},
    "pattern": lambda shapes, regex: {"holds": _pattern(regex)},
    "minLength": lambda shapes, n: {"holds": _min_length(n)},
    "minInclusive": lambda shapes, n: {"holds": _bound(n, lower=True)},
    "maxInclusive": lambda shapes, n: {"holds": _bound(n, lower=False)},
    "in": lambda shapes, values: {"holds": _among(shapes, values)},
}


# ---------------------------------------------------------------- the constraints in SPARQL, word for word


def _selected(values: Values) -> bool:
    """The characters of the source, or those quoted where they are the same, are from start to end, and there are some."""
    if QUOTE not in values:
        return True
    for first in map(number, values.get(START, ())):
        for last in map(number, values.get(END, ())):
            if first is None or last is None:
                continue  # as in SPARQL, where the filter fails: their datatype is broken
            if last <= first or any(
                is_text(exact) and len(text(exact)) != last - first for exact in values.get(EXACT) or values[QUOTE]
            ):
                return False
    return True


_JOINED = {
    "SELECT $this WHERE { $this oa:start ?start ; oa:end ?end ; zc:quote ?quote OPTIONAL { $this oa:exact ?exact }"
    " FILTER(?end <= ?start || STRLEN(COALESCE(?exact, ?quote)) != ?end - ?start) }": Joined(
        (START, END, EXACT, QUOTE), _selected
    )
}


def _joined(shapes: ox.Store, constraint: Any) -> Joined:
    select = " ".join(" ".join(value.value for value in _objects(shapes, constraint, "select")).split())
    if select not in _JOINED:
        raise ShapeError(f"shapes.ttl: sh:sparql {_local(constraint)} is not known in these words: {select}")
    return _JOINED[select]


# ---------------------------------------------------------------- reading the shapes


def _said(shapes: ox.Store, node: Any) -> Iterator[tuple[str, Any]]:
    """What is said of a node but its type: the local name of the property, and the value."""
    for quad in shapes.quads_for_pattern(node, None, None):
        if quad.predicate.value != terms.TYPE:
            yield quad.predicate.value.removeprefix(SH), quad.object


def _list(shapes: ox.Store, node: Any) -> Iterator[Any]:
    while node.value != f"{terms.RDF}nil":
        first = next(shapes.quads_for_pattern(node, ox.NamedNode(f"{terms.RDF}first"), None))
        yield first.object
        node = next(shapes.quads_for_pattern(node, ox.NamedNode(f"{terms.RDF}rest"), None)).object


def _objects(shapes: ox.Store, node: Any, name: str) -> list[Any]:
    return [q.object for q in shapes.quads_for_pattern(node, ox.NamedNode(SH + name), None)]


def _pairs(shapes: ox.Store, name: str) -> list[tuple[Any, Any]]:
    return [(q.subject, q.object) for q in shapes.quads_for_pattern(None, ox.NamedNode(SH + name), None)]


def _local(node: Any) -> str:
    return str(node.value).rpartition("/")[2].rpartition("#")[2]
