"""The shapes over a graph that is made piece by piece: each named graph by itself, then what only all of them decide.

What holds is what holds over the union of all graphs. A node is at home in the graph whose IRI begins its own. One that
keeps its constraints there is whole: its name is all that is kept, and nothing may be said of it elsewhere. What is said
of any other node (a source, an entity, an event, whose label stands elsewhere) is kept until every graph is seen, and so
is what the values of whole nodes must be, where their own graph does not say it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import inf
from typing import NamedTuple

from kg.triples.shapes import TYPE, Constraint, Holds, Joined, Need, ShapeError, Values, compiled

SHOWN = 3
OUTSIDE = "said of outside its graph, where it was whole"
Met = tuple[Need, ...]
Wanted = defaultdict[str, dict[str, str]]  # name of a constraint → values that need something → a node with that value


@dataclass(frozen=True, slots=True)
class Report:
    """What one graph leaves open; small, and can be pickled.

    `nodes` maps each node that is not decided here to the lines `predicate object` that matter. The nodes in `whole` (by
    the needs that they meet, each as a line) and in `wanted` are named within the graph.
    """

    graph: str
    nodes: dict[str, str]
    whole: dict[Met, str]
    wanted: Mapping[str, Mapping[str, str]]


class Property(NamedTuple):
    """All that is asked of one property of a node: the strictest numbers of values, then each constraint."""

    path: str
    least: int
    most: float
    counted: tuple[Constraint, ...]
    tests: tuple[tuple[str, Holds], ...]
    needs: tuple[str, ...]


class Plan(NamedTuple):
    """All that is asked of nodes with certain types, and the needs that they meet by their types."""

    properties: tuple[Property, ...]
    joined: tuple[tuple[str, Joined], ...]
    meets: Met


class Checker:
    """shapes.ttl, ready to check graph after graph."""

    def __init__(self) -> None:
        self.constraints = compiled()
        self.needs = {c.name: c.need for c in self.constraints if c.need}
        self._typed = sorted({n for n in self.needs.values() if n.predicate == TYPE})
        self._other = sorted({n for n in self.needs.values() if n.predicate != TYPE})
        joined = {path for c in self.constraints if c.joined for path in c.joined.paths}
        self._spoken = {TYPE, *joined, *(n.predicate for n in self._other), *(c.path for c in self.constraints)}
        self._plans: dict[tuple[str, ...], Plan] = {}

    def check(self, lines: Sequence[str]) -> Report:
        """What one named graph leaves open; `lines` are its N-Quads, at least one and each once."""
        graph = lines[0].rsplit(" ", 2)[1][1:-1]
        nodes = self._nodes(lines, f" <{graph}> .\n")
        at_home, start = (f"<{graph}/", f"<{graph}>"), len(graph) + 1
        left: dict[str, str] = {}
        whole: defaultdict[Met, list[str]] = defaultdict(list)
        wanted: Wanted = defaultdict(dict)
        for node, values in nodes.items():
            if node.startswith(at_home):
                name, plan = node[start:-1], self._plan(values)
                if plan.properties and not any(broken(name, values, plan, wanted)):
                    whole[plan.meets + tuple(n for n in self._other if n.met(values))].append(name)
                    continue
            left[node] = "\n".join(f"{predicate} {value}" for predicate in values for value in values[predicate])
        return Report(
            graph,
            left,
            {needs: "\n".join(("", *names, "")) for needs, names in whole.items()},
            {name: unmet for name in wanted if (unmet := _unmet(self.needs[name], wanted[name], nodes))},
        )

    def broken(self, node: str, values: Values, wanted: Wanted) -> Iterator[str]:
        """The constraints that a node breaks of which this is all that is said; what its values need goes into `wanted`."""
        return broken(node, values, self._plan(values), wanted)

    def _nodes(self, lines: Sequence[str], end: str) -> dict[str, dict[str, list[str]]]:
        """What is said of each node, as far as a constraint looks at it."""
        nodes: dict[str, dict[str, list[str]]] = {}
        spoken, size, last, values = self._spoken, -len(end), "", dict[str, list[str]]()
        for line in lines:
            if not line.endswith(end):
                raise ShapeError(f"no line of the graph{end[:-3]}: {line}")
            node, predicate, rest = line.split(" ", 2)
            if predicate in spoken:
                if node != last:
                    last, values = node, nodes.setdefault(node, {})
                if predicate in values:
                    values[predicate].append(rest[:size])
                else:
                    values[predicate] = [rest[:size]]
        return nodes

    def _plan(self, values: Values) -> Plan:
        types = tuple(values.get(TYPE, ()))
        if (plan := self._plans.get(types)) is None:
            asked = [c for c in self.constraints if f"<{c.target}>" in types]
            paths = sorted({c.path for c in asked if not c.joined})
            plan = self._plans[types] = Plan(
                tuple(_property(path, [c for c in asked if c.path == path]) for path in paths),
                tuple((c.name, c.joined) for c in asked if c.joined),
                tuple(n for n in self._typed if n.value in types),
            )
        return plan


class Open:
    """What graphs leave open, together; the order in which they are added does not matter."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self._nodes: dict[str, str] = {}
        self._whole: dict[str, dict[Met, str]] = {}
        self._met: dict[Met, Met] = {}  # one of each: reports from other processes do not share them
        self._wanted: Wanted = defaultdict(dict)

    def __getstate__(self) -> dict[str, object]:
        """All but the checker, which is the same everywhere: `resume` gives it back."""
        return {name: value for name, value in self.__dict__.items() if name != "_checker"}

    def resume(self, checker: Checker) -> None:
        self._checker = checker

    def add(self, report: Report) -> None:
        """Raises `ShapeError` for a graph that is there already: what it says in two pieces was not checked together."""
        if report.graph in self._whole:
            raise ShapeError(f"two reports of the graph {report.graph}")
        self._whole[report.graph] = {self._met.setdefault(needs, needs): names for needs, names in report.whole.items()}
        for node, lines in report.nodes.items():
            if (known := self._nodes.setdefault(node, lines)) != lines:
                self._nodes[node] = "\n".join(sorted({*known.split("\n"), *lines.split("\n")}))
        for constraint, values in report.wanted.items():
            into = self._wanted[constraint]
            for value, name in values.items():
                node = f"<{report.graph}{name}>"
                into[value] = min(node, into.get(value, node))

    def settle(self) -> int:
        """The number of constraints, all of which hold; raises `ShapeError` with every one that does not."""
        broken_shapes(self.broken())
        return len(self._checker.constraints)

    def broken(self) -> dict[str, set[str]]:
        """The constraints that do not hold with nodes that break them: of nodes with the same wrong value, one."""
        found, wanted = self.decided()
        for constraint, nodes in self.unmet(wanted).items():
            found[constraint] |= nodes
        return found

    def decided(self) -> tuple[defaultdict[str, set[str]], Wanted]:
        """What the nodes that were left open break by themselves, and what their values must be."""
        if nested := [graph for graph in self._whole if self._home(graph.rpartition("/")[0])]:
            raise ShapeError(f"a graph within another, so that nodes are at home in two: {nested[0]}")
        found: defaultdict[str, set[str]] = defaultdict(set)
        wanted: Wanted = defaultdict(dict)
        for node in sorted(self._nodes):
            if self._needs_met(node) is not None:
                found[OUTSIDE].add(node)
                continue
            for constraint in self._checker.broken(node, _said(self._nodes[node]), wanted):
                found[constraint].add(node)
        return found, wanted

    def unmet(self, wanted: Mapping[str, Mapping[str, str]]) -> dict[str, set[str]]:
        """The constraints whose values are not what they must be: those in `wanted`, and those of whole nodes."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for constraint, values in chain(self._wanted.items(), wanted.items()):
            need = self._checker.needs[constraint]
            if unmet := {node for value, node in values.items() if not self._meets(value, need)}:
                found[constraint] |= unmet
        return found

    def _meets(self, value: str, need: Need) -> bool:
        return need in (self._needs_met(value) or ()) or need.met(_said(self._nodes.get(value, "")))

    def _needs_met(self, node: str) -> Met | None:
        """The needs that a node meets which is whole in its graph; None for any other."""
        graph = self._home(node[1:-1]) if node.startswith("<") else ""
        line = f"\n{node[len(graph) + 1 : -1]}\n"
        return next((needs for needs, names in self._whole.get(graph, {}).items() if line in names), None)

    def _home(self, iri: str) -> str:
        """The graph whose IRI is the whole of this one or its beginning up to a slash; empty where there is none."""
        while iri and iri not in self._whole:
            iri = iri.rpartition("/")[0]
        return iri


def broken_shapes(found: Mapping[str, set[str]]) -> None:
    """Raises `ShapeError` if constraints do not hold; `found` maps each to nodes that break it."""
    if told := [f"{name}: {', '.join(sorted(nodes)[:SHOWN])}" for name, nodes in sorted(found.items())]:
        raise ShapeError("图谱不符合约束 / the graph breaks its shapes:\n" + "\n".join(told))


def broken(node: str, values: Values, plan: Plan, wanted: Wanted) -> Iterator[str]:
    """`Checker.broken` for nodes whose plan is known."""
    for path, least, most, counted, tests, needs in plan.properties:
        found = values.get(path, ())
        if not least <= len(found) <= most:
            yield from (c.name for c in counted if not c.least <= len(found) <= (inf if c.most is None else c.most))
        for value in found:
            for name, holds in tests:
                if not holds(value):
                    yield name
            for name in needs:
                wanted[name].setdefault(value, node)
    for name, joined in plan.joined:
        if not joined.holds(values):
            yield name


def _property(path: str, asked: list[Constraint]) -> Property:
    counted = tuple(c for c in asked if c.least or c.most is not None)
    return Property(
        path,
        max((c.least for c in counted), default=0),
        min((c.most for c in counted if c.most is not None), default=inf),
        counted,
        tuple((c.name, c.holds) for c in asked if c.holds),
        tuple(c.name for c in asked if c.need),
    )


def _unmet(need: Need, values: Mapping[str, str], nodes: Mapping[str, Values]) -> dict[str, str]:
    return {value: node for value, node in values.items() if not need.met(nodes.get(value, {}))}


def _said(lines: str) -> Values:
    values: dict[str, list[str]] = {}
    for line in lines.split("\n"):
        predicate, _, value = line.partition(" ")
        values.setdefault(predicate, []).append(value)
    return values
