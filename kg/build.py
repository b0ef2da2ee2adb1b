"""sources → articles → mentions → facts → entities → triples, into a folder that is replaced whole."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, groupby
from pathlib import Path
from typing import cast

import pyoxigraph as ox

import kg
from kg import resources
from kg.analyse import analyse, analyse_all
from kg.articles import SourceFile, read_source, sources
from kg.entities import Privacy, read_judgements
from kg.model import Analysis, Finding, KgError, Page, Source
from kg.report import Report
from kg.store.replace import replacing
from kg.telling import bars, examples, refused, summary
from kg.triples import terms
from kg.triples.check import Checker, Open
from kg.triples.graph import Counts, write_graph
from kg.triples.tables import write_tables

WORTH_TWO_PROCESSES = 500_000
TOGETHER, MUCH = 64, 1 << 22  # files that are analysed together at most, and bytes that are enough by themselves
PIECE = 1 << 25
Told = Callable[[str, int, int], None]
Analysed = tuple[list[tuple[Source, Analysis]], list[Finding]]


class NothingBuilt(KgError):
    """No article in any source."""


def run(paths: Sequence[str], out: str, private: str = "mask", judgements: str | None = None) -> int:
    """Build and tell the user where to look; the exit code: 0 if anything was built, 2 if nothing could be."""
    with bars() as told:
        report = build(
            [Path(p) for p in paths] or [_seeds()],
            Path(out),
            cast(Privacy, private),
            Path(judgements) if judgements else None,
            told,
        )
    from kg.store import connect

    print("\n".join(summary(report, Path(out), examples(connect(out), Path(out)))))
    return 0


def _seeds() -> Path:
    here = Path("seeds")
    return here if here.is_dir() else resources.path("seeds")


def build(
    paths: Iterable[Path],
    out: Path,
    private: Privacy = "mask",
    judgements: Path | None = None,
    told: Told = lambda stage, done, total: None,
) -> Report:
    """Build the graph of the files and folders into `out`; raises `KgError` where nothing can be built.

    `told(stage, done, total)` hears of the progress.
    """
    decisions = read_judgements(judgements)
    with replacing(out) as folder:
        files = sources(paths)
        found, findings = analysed(files, told)
        if not found:
            why = refused(findings) if findings else "没有来源文件 / there is no source file"
            raise NothingBuilt(f"没有可构建的文章 / there is no article to build from。{why}")
        counts = write_graph(found, folder / "graph.nq", private, decisions)
        articles = counts.classes[terms.ARTICLE]
        del found
        constraints = checked(folder / "graph.nq")
        store = stored(folder, told)
        report = Report(
            kg.__version__,
            private,
            len(files),
            articles,
            counts.triples,
            write_tables(store, folder / "tables", lambda d, n: told("tables", d, n)),
            named(counts),
            constraints,
            sorted(findings, key=lambda f: (f.source, f.what, f.done_en)),
        )
        draw(store, folder / "graph.html", told)
        del store
        report.write(folder)
    return report


def analysed(files: Sequence[SourceFile], told: Told = lambda stage, done, total: None) -> Analysed:
    """Every source with its analyses, and what is to be told about the files; large inputs in two processes."""
    found: list[tuple[Source, Analysis]] = []
    findings: list[Finding] = []
    for done, (of_file, told_of_file) in enumerate(_each(files), 1):
        found.extend(of_file)
        findings.extend(told_of_file)
        told("read", done, len(files))
    return found, findings


def _each(files: Sequence[SourceFile]) -> Iterator[Analysed]:
    groups = list(_groups(files))
    if len(groups) < 2 or sum(_size(f.path) for f in files) < WORTH_TWO_PROCESSES or (os.cpu_count() or 1) < 2:
        yield from chain.from_iterable(map(analyse_files, groups))
    else:
        with ProcessPoolExecutor(2, initializer=seldom_collect) as pool:
            yield from chain.from_iterable(pool.map(analyse_files, groups))


def _groups(files: Sequence[SourceFile]) -> Iterator[list[SourceFile]]:
    """Files that are analysed together, in their order: few where there are few, so that two processes share them."""
    most, some, size = min(TOGETHER, len(files) // 4 + 1), list[SourceFile](), 0
    for file in files:
        some.append(file)
        size += _size(file.path)
        if len(some) >= most or size >= MUCH:
            yield some
            some, size = [], 0
    if some:
        yield some


def seldom_collect() -> None:
    """The lexicon is no garbage and records make no cycles: looking for some less often saves a tenth of the time."""
    gc.set_threshold(500_000, 20, 20)


def analyse_files(files: Sequence[SourceFile]) -> list[Analysed]:
    """Some files, read and analysed together, which is faster than one by one, in their order."""
    read = [read_source(file) for file in files]
    pages = [page for of_file, _ in read for page in of_file]
    try:
        done = dict(zip(map(id, pages), analyse_all(pages), strict=True))
    except Exception:  # ours, on one of them: that one is told, and costs no other
        return [_alone(file, *pages_and_findings) for file, pages_and_findings in zip(files, read, strict=True)]
    return [
        ([(page.source, analysis) for page in of_file for analysis in done[id(page)]], findings)
        for of_file, findings in read
    ]


def _alone(file: SourceFile, pages: list[Page], findings: list[Finding]) -> Analysed:
    try:
        return [(page.source, analysis) for page in pages for analysis in analyse(page)], findings
    except Exception as error:
        return [], [*findings, _failed(file, error)]


def _failed(file: SourceFile, error: Exception) -> Finding:
    what = f"{type(error).__name__}: {error}"[:200]
    return Finding(
        file.name,
        "failed",
        f"程序出错，未读入，请报告此问题：{what}",
        f"our own failure, left out, please report it: {what}",
        "refused",
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def checked(path: Path) -> int:
    """The number of constraints, all of which the graphs in graph.nq keep; raises `ShapeError`."""
    checker = Checker()
    all_graphs = Open(checker)
    with path.open(encoding="utf-8", newline="\n") as file:
        for _, lines in groupby(file, key=lambda line: line[line.rindex(" <") :]):
            all_graphs.add(checker.check(list(lines)))
    return all_graphs.settle()


def stored(folder: Path, told: Told = lambda stage, done, total: None) -> ox.Store:
    """A new store on disk with the quads of graph.nq, loaded in pieces: a bulk load holds all that it is given."""
    store = ox.Store(str(folder / "store"))
    path = folder / "graph.nq"
    done, size = 0, path.stat().st_size
    with path.open("rb") as file:
        while lines := file.readlines(PIECE):
            piece = b"".join(lines)
            store.bulk_load(piece, format=ox.RdfFormat.N_QUADS)
            told("store", done := done + len(piece), size)
    store.flush()
    return store


def draw(store: ox.Store, page: Path, told: Told) -> None:
    """The picture of the whole graph."""
    from kg.page import draw as draw_page

    told("page", 0, 1)
    draw_page(store, page)
    told("page", 1, 1)


def named(counts: Counts) -> dict[str, int]:
    """Instances by the local name of their class."""
    return {iri.rpartition("/")[2].rpartition("#")[2]: n for iri, n in sorted(counts.classes.items()) if n}
