"""The folder that is made: graph.nq, store, tables and page, from parts that are new or stand in the last build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox

from kg.build.cache import Cache
from kg.build.growth import Grown, Lines, compared, merged, settle
from kg.build.jobs import Jobs
from kg.build.loading import MOST_CHANGED, Loader, share
from kg.build.manifest import GRAPH, Manifest, OfSource, Section
from kg.build.whole import Drawn, Last, is_due, kept_key, page_key
from kg.build.work import Made
from kg.build.writing import Writer
from kg.entities import Decision, Entity, summed_up
from kg.page import draw_again
from kg.store.graph import LocalGraph
from kg.triples import naming, terms
from kg.triples.check import Checker, Report
from kg.triples.filled import Piece, Shown, Tables, shown
from kg.triples.graph import Counts, Growth, count, grown, of_all, over_all
from kg.triples.part import Sums, kinds
from kg.triples.quads import lines as lines_of
from kg.triples.tables import TABLES

Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Finished:
    """What the report tells of a build; `classes` counts instances by the local name of their class."""

    articles: int
    triples: int
    tables: Mapping[str, int]
    classes: Mapping[str, int]
    constraints: int


def write_tables(
    folder: Path, last: Path, things: Mapping[str, Shown], cache: Cache, sources: Sequence[str | list[Piece]]
) -> list[list[Piece]]:
    """The tables of all sources, each given by the key of its part, or by its pieces of the last tables."""
    with Tables(folder, things, last if any(isinstance(of, list) for of in sources) else None) as tables:
        found = []
        for of in sources:
            if isinstance(of, list):
                tables.copy(of)
                found.append(of)
            else:
                found.append(tables.write(cache.demand("rows", of)))
    return found


class Output:
    """Takes the parts in the order of their sources, then makes what is about all of them; used as a context.

    `parts` are the keys of all parts by the names of their sources; `out` is the build that is replaced, `last` what it left.
    """

    def __init__(self, folder: Path, out: Path, last: Last, parts: Mapping[str, str], cache: Cache, pool: Jobs) -> None:
        self._folder, self._last, self._cache, self._pool = folder, out, cache, pool
        self._old = old = last.manifest
        self._left, self._manifest = last, Manifest()
        self._reused = {
            name
            for name, of in old.sources.items()
            if parts.get(name) == of.part and cache.has("parts", of.part) and cache.has("rows", of.part)
        }
        dropped = sum(of.section.size for name, of in old.sources.items() if name not in self._reused)
        self._grows = bool(self._reused) and dropped <= MOST_CHANGED * old.size
        self._grows = self._grows and share(out / "store", folder / "store")
        self._checker = Checker()
        self._whole = last.begun(self._checker, parts.values())
        self._kept = len(self._whole.parts)
        # Where nothing is taken from the last build, only what is new has to be looked at.
        self._adds = self._grows and len(self._reused) == len(old.sources)
        self._adds = self._adds and self._whole.parts <= {of.part for of in old.sources.values()}
        self._new, self._new_reports = Sums(), list[Report]()
        self._added = 0  # bytes of new parts
        (folder / "lines").mkdir()
        self._loader = Loader(folder / "store")
        if self._grows:
            for name in old.sources.keys() - self._reused:
                self._loader.drop(old.sources[name].articles)

    def __enter__(self) -> Output:
        self._graph = Writer(self._folder / GRAPH)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._graph.__exit__(kind, error, at)
        self._loader.__exit__(kind, error, at)

    def has(self, name: str) -> bool:
        """Whether the part of a source stands in the last build."""
        return name in self._reused

    def lines(self, number: int) -> Path:
        """Where the lines of a new part go until they are taken."""
        return self._folder / "lines" / f"{number}.nq"

    def keep(self, name: str) -> bool:
        """The part of a source is that of the last build; False where what was kept of it turns out to be broken."""
        of = self._old.sources[name]
        if of.part not in self._whole.parts:
            made: Made | None = self._cache.get("parts", of.part)
            if made is None:
                return False
            self._whole.add(of.part, made)
        self._add(name, of.part, of.articles, self._last / GRAPH, of.section, new=False)
        return True

    def take(self, name: str, part: str, articles: list[str], lines: Path) -> None:
        """The part of a source is new."""
        if self._grows and name in self._reused:  # what was kept of it is broken
            self._loader.drop(self._old.sources[name].articles)
        if part not in self._whole.parts:
            made: Made = self._cache.demand("parts", part)
            if self._adds and name not in self._reused:
                self._new.add(made.sums)
                self._new_reports += made.reports
                self._whole.parts.add(part)
            else:
                self._whole.add(part, made)
        self._add(name, part, articles, lines, Section(0, lines.stat().st_size), new=True)

    def finish(self, decisions: Iterable[Decision], told: Told) -> Finished:
        """The graphs over all articles, the tables, the checks, and the page."""
        sums, counts = self._whole.sums, Counts()
        growth = self._growth()
        if is_due(self._kept, len(self._whole.parts)):
            self._cache.put("sums", kept_key(), self._whole)
        same = growth is not None and self._old.fits(self._last)  # what the last tables show
        entities = growth.entities if growth and same else summed_up(sums.gathering)
        tables = self._pool.start(
            write_tables,
            self._folder / "tables",
            self._last / "tables",
            shown(entities),
            self._cache,
            self._pieces(same),
        )
        constraints = self._over_all(growth, entities, decisions, counts)
        self._graph.finish()
        (self._folder / "lines").rmdir()
        told("store", 0, 1)
        much = self._added > MOST_CHANGED * self._old.size
        self._loader.finish(much or not self._grows, partial(self._draw, growth is not None))
        told("store", 1, 1)
        classes = {iri.rpartition("/")[2].rpartition("#")[2]: n for iri, n in sorted(counts.classes.items()) if n}
        told("tables", 0, 1)
        for of, pieces in zip(self._manifest.sources.values(), tables(), strict=True):
            of.rows = pieces
        numbers = {
            table: sum(of.rows[n][1] for of in self._manifest.sources.values()) for n, table in enumerate(TABLES)
        }
        self._manifest.write(self._folder)
        told("tables", 1, 1)
        return Finished(counts.classes[terms.ARTICLE], counts.triples, numbers, classes, constraints)

    def _growth(self) -> Growth | None:
        """What the new parts change, where they only add to the last build; None where all has to be looked at."""
        if not self._adds:
            return None
        growth = grown(self._whole.sums, self._new)
        for report in self._new_reports:
            self._whole.left_open.add(report)
        taken = {line.split(" ", 2)[1] for change in growth.changes for line in change.gone}
        return growth if not growth.shifts and taken.isdisjoint(self._checker.needed) else None

    def _pieces(self, same: bool) -> list[str | list[Piece]]:
        """What the tables are made from: of sources whose rows are those of the last tables, their pieces there."""
        old = self._old.sources if same else {}
        return [old[name].rows if name in old else of.part for name, of in self._manifest.sources.items()]

    def _add(self, name: str, part: str, articles: list[str], file: Path, section: Section, new: bool) -> None:
        self._added += section.size if new else 0
        if new or not self._grows:
            with file.open("rb") as lines:
                lines.seek(section.start)
                self._loader.add(lines.read(section.size))
        self._manifest.sources[name] = OfSource(part, self._graph.copy(file, section, remove=new), articles)

    def _over_all(
        self, growth: Growth | None, entities: tuple[Entity, ...], decisions: Iterable[Decision], counts: Counts
    ) -> int:
        """The graphs over all articles; of those that have grown only what is new is looked at. The constraints that hold."""
        sums, left_open = self._whole.sums, self._whole.left_open
        if growth is None:
            for graph in over_all(sums, entities, decisions, counts):
                if nodes := graph.nodes():
                    left_open.add(self._checker.check(graph.name, nodes))
                self._write(compared(self._before(graph.name), graph.name, lines_of(graph.name, nodes)))
            return left_open.settle()
        graphs, rest = list[Grown](), list[Report]()
        count(sums, counts)
        for change in growth.changes:
            graphs.append(merged(self._before(change.graph), change))
            self._write(graphs[-1])
            counts.triples += len(graphs[-1].lines)
        for graph in of_all(sums, decisions, counts):
            if nodes := graph.nodes():
                rest.append(self._checker.check(graph.name, nodes))
            self._write(compared(self._before(graph.name), graph.name, lines_of(graph.name, nodes)))
        return settle(left_open, self._checker, self._new_reports, graphs, rest)

    def _write(self, graph: Grown) -> None:
        self._loader.remove(graph.gone)
        self._loader.add(b"".join(graph.come))
        self._manifest.over_all[graph.graph] = self._graph.write(b"".join(graph.lines))

    def _draw(self, grown: bool, store: ox.Store) -> None:
        """The page; where articles were only added, with what the last one has looked up."""
        drawn = self._left.drawn() if grown else Drawn()
        of_parts = {of.part: of.articles for of in self._manifest.sources.values()}
        new = [articles for part, articles in of_parts.items() if part not in drawn.parts]
        iris = map(naming.article, chain(*new))
        draw_again(LocalGraph(store), self._folder / "graph.html", drawn.memory, iris, kinds(self._whole.sums))
        if is_due(len(drawn.parts), len(of_parts)):
            self._cache.put("pages", page_key(), Drawn(drawn.memory, set(of_parts)))

    def _before(self, graph: str) -> Lines:
        """The lines of a graph over all articles in the last build, as far as the store begins with them."""
        section = self._old.over_all.get(graph)
        if section is None or not self._grows:
            return []
        with (self._last / GRAPH).open("rb") as file:
            file.seek(section.start)
            return file.read(section.size).splitlines(keepends=True)
