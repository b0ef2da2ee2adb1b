"""The shapes over a graph that is made piece by piece: each named graph by itself, then what only all of them decide.

What holds is what holds over the union of all graphs. A node is at home in the graph whose IRI begins its own. One that
keeps its constraints there is whole: its name is all that is kept, and nothing may be said of it elsewhere. What is said
of any other node (a source, an entity, an event, whose label stands elsewhere) is kept until every graph is seen, and so
is what the values of whole nodes must be, where their own graph does not say it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from kg.triples.quads import Nodes
from kg.triples.shapes import TYPE, Holds, Joined, Need, ShapeError, compiled

SHOWN = 3
REMEMBERED = 1 << 16  # statements that keep their constraints: offsets, rules and kinds come again
_TYPED = f"{TYPE} "
OUTSIDE = "said of outside its graph, where it was whole"
Met = tuple[Need, ...]
Wanted = defaultdict[str, dict[str, str]]  # name of a constraint → values that need something → a node with that value


@dataclass(frozen=True, slots=True)
class Report:
    """What one graph leaves open; small, and can be pickled.

    `nodes` maps each node that is not decided here to the statements that matter, one a line. The nodes in `whole` (by
    the needs that they meet, each as a line) and in `wanted` are named within the graph.
    """

    graph: str
    nodes: dict[str, str]
    whole: dict[Met, str]
    wanted: Mapping[str, Mapping[str, str]]


class Form(NamedTuple):
    """What nodes with the same predicates and types come to; statements are told by their numbers.

    `broken` are the constraints that they break in any case, `tests` those on a value (which begins at a character of the
    statement), `needs` those by which a value needs something; `joined` are those that look at several properties, whose
    values are at these places. `tested` gives the statements of `tests`, `kept` are those that were seen to break nothing.
    `spoken` are the statements that any constraint looks at.
    """

    asked: bool
    broken: tuple[str, ...]
    tests: tuple[tuple[int, int, tuple[tuple[str, Holds], ...]], ...]
    tested: Callable[[Sequence[str]], Iterable[str]]
    kept: set[str]
    needs: tuple[tuple[int, int, str], ...]
    joined: tuple[tuple[str, Joined, tuple[tuple[int, int, str], ...]], ...]
    meets: Met
    spoken: tuple[int, ...]


class Checker:
    """shapes.ttl, ready to check graph after graph."""

    def __init__(self) -> None:
        self.constraints = compiled()
        self.needs = {c.name: c.need for c in self.constraints if c.need}
        self._needs = sorted(set(self.needs.values()))
        # Where no statement with one of these goes, nothing loses what is needed of it elsewhere.
        self.needed = frozenset(need.predicate for need in self._needs)
        joined = {path for c in self.constraints if c.joined for path in c.joined.paths}
        self._spoken = {TYPE, *joined, *(n.predicate for n in self._needs), *(c.path for c in self.constraints)}
        self._forms: dict[tuple[str, ...], Form] = {}

    def check(self, graph: str, nodes: Nodes) -> Report:
        """What one named graph leaves open that is made of these nodes, each once."""
        at_home, start = (f"<{graph}/", f"<{graph}>"), len(graph) + 1
        left: dict[str, str] = {}
        whole: defaultdict[Met, list[str]] = defaultdict(list)
        wanted: Wanted = defaultdict(dict)
        for node, said in nodes:
            form = self._form(said)
            if form.asked and node.startswith(at_home):
                name = node[start:-1]
                if not broken(name, said, form, wanted):
                    whole[form.meets].append(name)
                    continue
            if form.spoken:
                left[node] = "\n".join(said[n] for n in form.spoken)
        known = dict(nodes)
        return Report(
            graph,
            left,
            {needs: "\n".join(("", *names, "")) for needs, names in whole.items()},
            {name: unmet for name in wanted if (unmet := _unmet(self.needs[name], wanted[name], known))},
        )

    def broken(self, node: str, said: Sequence[str], wanted: Wanted) -> list[str]:
        """The constraints that a node breaks of which this is all that is said; what its values need goes into `wanted`."""
        return broken(node, said, self._form(said), wanted)

    def _form(self, said: Sequence[str]) -> Form:
        predicates = tuple([s if s.startswith(_TYPED) else s[: s.index(" ")] for s in said])
        if (form := self._forms.get(predicates)) is None:
            form = self._forms[predicates] = self._made(predicates)
        return form

    def _made(self, predicates: tuple[str, ...]) -> Form:
        """The form of nodes with these predicates; where one is that of a type, the type stands behind it."""
        types = {p.removeprefix(_TYPED) for p in predicates if p.startswith(_TYPED)}
        paths = [TYPE if p.startswith(_TYPED) else p for p in predicates]
        asked = [c for c in self.constraints if f"<{c.target}>" in types]
        at = [(number, len(path) + 1, path) for number, path in enumerate(paths)]
        holding = {path: tuple((c.name, c.holds) for c in asked if c.holds and c.path == path) for path in paths}
        tests = tuple((number, start, holding[path]) for number, start, path in at if holding[path])
        return Form(
            bool(asked),
            tuple(c.name for c in asked if not c.allows(paths.count(c.path))),
            tests,
            _those([number for number, _, _ in tests]),
            set(),
            tuple((number, start, c.name) for number, start, path in at for c in asked if c.need and c.path == path),
            tuple((c.name, c.joined, tuple(a for a in at if a[2] in c.joined.paths)) for c in asked if c.joined),
            tuple(n for n in self._needs if n.met(predicates)),
            tuple(number for number, _, path in at if path in self._spoken),
        )


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
        self._want(report)

    def _want(self, report: Report) -> None:
        for constraint, values in report.wanted.items():
            into = self._wanted[constraint]
            for value, name in values.items():
                node = f"<{report.graph}{name}>"
                into[value] = min(node, into.get(value, node))

    def said(self, nodes: Iterable[str]) -> Iterator[str]:
        """What is left open of each of some nodes."""
        return (self._nodes[node] for node in nodes if node in self._nodes)

    def about(self, nodes: Iterable[str], new: Iterable[Report]) -> Open:
        """What is left open of some nodes, and what the new ones of all reports want: enough where the others are settled."""
        found = Open(self._checker)
        found._nodes = {node: self._nodes[node] for node in nodes if node in self._nodes}
        found._whole, found._met = dict(self._whole), dict(self._met)
        for report in new:
            found._want(report)
        return found

    def settle(self, only: Collection[str] | None = None) -> int:
        """The number of constraints, all of which hold; raises `ShapeError` with every one that does not.

        Where the nodes are given that something new is said of, only these are looked at.
        """
        broken_shapes(self.broken(only))
        return len(self._checker.constraints)

    def broken(self, only: Collection[str] | None = None) -> dict[str, set[str]]:
        """The constraints that do not hold with nodes that break them: of nodes with the same wrong value, one."""
        found, wanted = self.decided(only)
        for constraint, nodes in self.unmet(wanted).items():
            found[constraint] |= nodes
        return found

    def decided(self, only: Collection[str] | None = None) -> tuple[defaultdict[str, set[str]], Wanted]:
        """What the nodes that were left open break by themselves, and what their values must be."""
        if nested := [graph for graph in self._whole if self._home(graph.rpartition("/")[0])]:
            raise ShapeError(f"a graph within another, so that nodes are at home in two: {nested[0]}")
        found: defaultdict[str, set[str]] = defaultdict(set)
        wanted: Wanted = defaultdict(dict)
        for node in sorted(self._nodes if only is None else self._nodes.keys() & only):
            if self._needs_met(node) is not None:
                found[OUTSIDE].add(node)
                continue
            for constraint in self._checker.broken(node, self._nodes[node].split("\n"), wanted):
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
        return need in (self._needs_met(value) or ()) or need.met(self._nodes.get(value, "").split("\n"))

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


def broken(node: str, said: Sequence[str], form: Form, wanted: Wanted) -> list[str]:
    """`Checker.broken` for a node whose form is known."""
    found = list(form.broken)
    if not form.kept.issuperset(form.tested(said)):
        for number, start, tests in form.tests:
            if said[number] not in form.kept:
                value = said[number][start:]
                names = [name for name, holds in tests if not holds(value)]
                found += names
                if not names and len(form.kept) < REMEMBERED:
                    form.kept.add(said[number])
    for number, start, name in form.needs:
        wanted[name].setdefault(said[number][start:], node)
    for name, joined, places in form.joined:
        values: dict[str, list[str]] = {}
        for number, start, path in places:
            values.setdefault(path, []).append(said[number][start:])
        if not joined.holds(values):
            found.append(name)
    return found


def _those(numbers: Sequence[int]) -> Callable[[Sequence[str]], Iterable[str]]:
    return itemgetter(*numbers) if len(numbers) > 1 else lambda said: [said[n] for n in numbers]


def _unmet(need: Need, values: Mapping[str, str], nodes: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {value: node for value, node in values.items() if not need.met(nodes.get(value, ()))}
