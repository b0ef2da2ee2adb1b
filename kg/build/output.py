"""The folder that is made: graph.nq, store, tables and page, from parts that are new or stand in the last build."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.build.cache import Cache, key
from kg.build.jobs import Jobs
from kg.build.loading import MOST_CHANGED, Loader, share
from kg.build.manifest import GRAPH, Manifest, OfSource, Section
from kg.build.work import Made
from kg.entities import Decision, summed_up
from kg.triples import terms
from kg.triples.check import Checker, Open
from kg.triples.filled import Shown, Tables, shown
from kg.triples.graph import Counts, over_all
from kg.triples.part import Sums
from kg.triples.quads import Graph
from kg.triples.quads import lines as lines_of

Told = Callable[[str, int, int], None]
COPIED = 1 << 20  # bytes at once


@dataclass(frozen=True, slots=True)
class Finished:
    """What the report tells of a build; `classes` counts instances by the local name of their class."""

    articles: int
    triples: int
    tables: Mapping[str, int]
    classes: Mapping[str, int]
    constraints: int


@dataclass(slots=True)
class SoFar:
    """What all parts come to together; `whole` where it begins with all parts of the last build."""

    sums: Sums
    left_open: Open
    whole: bool = False


def sums_key(parts: Iterable[str]) -> str:
    return key("sums", *parts)


def write_tables(folder: Path, things: Mapping[str, Shown], cache: Cache, parts: Sequence[str]) -> Mapping[str, int]:
    """The tables of all parts, in their order; the number of rows of each."""
    with Tables(folder, things) as tables:
        for part in parts:
            tables.write(cache.demand("rows", part))
    return tables.counts


class Output:
    """Takes the parts in the order of their sources, then makes what is about all of them; used as a context.

    `parts` are the keys of all parts by the names of their sources; `last` is the build that is replaced, `old` its manifest.
    """

    def __init__(
        self, folder: Path, last: Path, old: Manifest, parts: Mapping[str, str], cache: Cache, pool: Jobs
    ) -> None:
        self._folder, self._last, self._cache, self._pool = folder, last, cache, pool
        self.sums_key = sums_key(parts.values())
        self._old, self._new = old, Manifest()
        self._reused = {
            name
            for name, of in old.sources.items()
            if parts.get(name) == of.part and cache.has("parts", of.part) and cache.has("rows", of.part)
        }
        dropped = sum(of.section.size for name, of in old.sources.items() if name not in self._reused)
        self._grows = bool(self._reused) and dropped <= MOST_CHANGED * old.size
        self._grows = self._grows and share(last / "store", folder / "store")
        self._checker = Checker()
        self._so_far = self._last_sums()
        (folder / "lines").mkdir()
        self._loader = Loader(folder / "store")
        if self._grows:
            for name in old.sources.keys() - self._reused:
                self._loader.drop(old.sources[name].articles)

    def __enter__(self) -> Output:
        self._graph = (self._folder / GRAPH).open("wb")
        return self

    def __exit__(self, *error: object) -> None:
        self._graph.close()
        self._loader.__exit__(*error)

    def has(self, name: str) -> bool:
        """Whether the part of a source stands in the last build."""
        return name in self._reused

    def lines(self, number: int) -> Path:
        """Where the lines of a new part go until they are taken."""
        return self._folder / "lines" / f"{number}.nq"

    def keep(self, name: str) -> bool:
        """The part of a source is that of the last build; False where what was kept of it turns out to be broken."""
        of = self._old.sources[name]
        made: Made | None = None if self._so_far.whole else self._cache.get("parts", of.part)
        if made is None and not self._so_far.whole:
            return False
        self._add(name, of.part, of.articles, self._last / GRAPH, of.section, made, load=not self._grows)
        return True

    def take(self, name: str, part: str, articles: list[str], lines: Path) -> None:
        """The part of a source is new."""
        if self._grows and name in self._reused:  # what was kept of it is broken
            self._loader.drop(self._old.sources[name].articles)
        section = Section(0, lines.stat().st_size)
        made: Made = self._cache.demand("parts", part)
        self._add(name, part, articles, lines, section, made, load=True)
        lines.unlink()

    def finish(self, decisions: Iterable[Decision], told: Told) -> Finished:
        """The graphs over all articles, the tables, the checks, and the page."""
        (self._folder / "lines").rmdir()
        self._cache.put("sums", self.sums_key, self._so_far)
        sums, left_open = self._so_far.sums, self._so_far.left_open
        entities = summed_up(sums.gathering)
        rows = [of.part for of in self._new.sources.values()]
        tables = self._pool.start(write_tables, self._folder / "tables", shown(entities), self._cache, rows)
        counts = Counts()
        for graph in over_all(sums, entities, decisions, counts):
            self._over_all(graph)
        self._graph.close()
        constraints = left_open.settle()
        told("store", 0, 1)
        store = self._loader.finish(tidy=not self._grows)
        told("store", 1, 1)
        draw(store, self._folder / "graph.html", told)
        self._new.write(self._folder)
        classes = {iri.rpartition("/")[2].rpartition("#")[2]: n for iri, n in sorted(counts.classes.items()) if n}
        told("tables", 0, 1)
        numbers = tables()
        told("tables", 1, 1)
        return Finished(counts.classes[terms.ARTICLE], counts.triples, numbers, classes, constraints)

    def _last_sums(self) -> SoFar:
        """Those of the last build where all of its parts are used again, else none."""
        if self._old.sources and len(self._reused) == len(self._old.sources):
            found: SoFar | None = self._cache.get("sums", sums_key(of.part for of in self._old.sources.values()))
            if found is not None:
                found.left_open.resume(self._checker)
                return replace(found, whole=True)
        return SoFar(Sums(), Open(self._checker))

    def _add(
        self, name: str, part: str, articles: list[str], file: Path, section: Section, made: Made | None, load: bool
    ) -> None:
        self._new.sources[name] = OfSource(part, Section(self._graph.tell(), section.size), articles)
        with file.open("rb") as lines:
            if load:
                lines.seek(section.start)
                data = lines.read(section.size)
                self._graph.write(data)
                self._loader.add(data)
            else:
                _copy(lines, section, self._graph)
        if made is not None:
            self._so_far.sums.add(made.sums)
            for report in made.reports:
                self._so_far.left_open.add(report)

    def _over_all(self, graph: Graph) -> None:
        nodes = graph.nodes()
        if nodes:
            self._so_far.left_open.add(self._checker.check(graph.name, nodes))
        lines = [line.encode() for line in lines_of(graph.name, nodes)]
        data = b"".join(lines)
        if self._grows:
            before = self._before(graph.name)
            now = set(lines)
            self._loader.remove(line for line in before if line not in now)
            self._loader.add(b"".join(line for line in lines if line not in before))
        else:
            self._loader.add(data)
        self._new.over_all[graph.name] = Section(self._graph.tell(), len(data))
        self._graph.write(data)

    def _before(self, graph: str) -> frozenset[bytes]:
        """The lines of a graph over all articles in the last build."""
        section = self._old.over_all.get(graph)
        if section is None:
            return frozenset()
        with (self._last / GRAPH).open("rb") as file:
            file.seek(section.start)
            return frozenset(file.read(section.size).splitlines(keepends=True))


def _copy(source: BinaryIO, section: Section, target: BinaryIO) -> None:
    """By the system itself where it can, which spares the way through this process."""
    target.flush()
    start, left = section.start, section.size
    while left > 0:
        if hasattr(os, "sendfile"):
            done = os.sendfile(target.fileno(), source.fileno(), start, left)
        else:
            source.seek(start)
            done = target.write(source.read(min(left, COPIED)))
        if not done:
            raise OSError("graph.nq ends too early")
        start, left = start + done, left - done
    target.seek(0, os.SEEK_END)


def draw(store: ox.Store, page: Path, told: Told) -> None:
    """The picture of the whole graph."""
    from kg.page import draw as draw_page

    told("page", 0, 1)
    draw_page(store, page)
    told("page", 1, 1)
