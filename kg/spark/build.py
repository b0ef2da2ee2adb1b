"""A build on Spark from beginning to end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import add, attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kg
from kg.build import NothingBuilt
from kg.entities import Privacy, by_mention, read_judgements
from kg.entities.identify import Judged
from kg.model import Finding
from kg.report import Report
from kg.spark import listing, table
from kg.spark.folder import Folder, is_remote
from kg.spark.identity import identity
from kg.spark.labels import rows
from kg.spark.output import write_quads, write_report, write_tables
from kg.spark.partitions import Keep, by_number, counted_from, in_place, keeping, told_first
from kg.spark.parts import parts
from kg.spark.read import read
from kg.spark.records import Heard, heard, heard_together, lines_of, lines_over_all, row_counts_of
from kg.spark.session import session
from kg.spark.shapes import checked
from kg.spark.whole import links, whole
from kg.telling import refused
from kg.triples import terms
from kg.triples.graph import Counts, of_counts
from kg.triples.tables import TABLES

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import SparkSession

PIECE = 1 << 22
Told = Callable[[str, int, int], None]


def build_on_spark(
    sources: Sequence[str],
    out: str,
    master: str | None = None,
    private: Privacy = "mask",
    judgements: Path | None = None,
    told: Told = lambda stage, done, total: None,
    text_column: str | None = None,
    piece: int = PIECE,
) -> Report:
    """Build the graph of the sources into `out` as N-Quads in parts and Parquet tables; `KgError` where nothing can be built.

    `sources` are files, folders and `.parquet` tables at any address that Spark reads; with `text_column` all of them are
    tables. A path without a scheme is of the file system, which all workers must see. `piece` is the size of a partition in bytes.
    """
    asked = Asked(sources, private, by_mention(read_judgements(judgements)), text_column, piece)
    with session(master) as spark:
        folder = Folder(spark, out)
        folder.check()
        new = folder.beside(spark.sparkContext.applicationId)
        try:
            with keeping() as keep:
                report = _build(spark, asked, new, keep, told)
            folder.replace(new)
        finally:
            new.remove()
    return report


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be built."""

    sources: Sequence[str]
    private: Privacy
    judged: Judged
    text_column: str | None
    piece: int


def _build(spark: SparkSession, asked: Asked, folder: Folder, keep: Keep, told: Told) -> Report:
    files, partitions, listed = _listed(spark, asked)
    found = keep(in_place(by_number(files, partitions), partial(read, kg.__version__)))
    none: Heard = (0, 0, [])
    sources, articles, findings = heard_together(listed, found.values().map(heard).fold(none, heard_together))
    findings = sorted(findings, key=lambda f: (f.source, f.what, f.done_en))
    if not articles:
        why = refused(findings) if findings else "没有来源文件 / there is no source file"
        raise NothingBuilt(f"没有可构建的文章 / there is no article to build from。{why}")
    told("read", 1, 1)

    known = identity(found, asked.private, asked.judged, partitions, keep)
    made = keep(told_first(known.messages, found, partial(parts, asked.private)))
    shares = keep(whole(made, partitions))
    decided = keep(links(known.decisions, shares, partitions))
    counts = Counts(decided.count(), Counter({terms.DECISION: known.decisions.count()}))
    for share in shares.map(attrgetter("counts")).toLocalIterator():
        counts.add(share)
    last = tuple(of_counts(counts))
    constraints = checked(made, shares, decided, last, partitions, keep)
    over_all = [shares.map(partial(lines_over_all, graph)) for graph in (0, 1)]
    lines = [
        made.flatMap(lines_of),
        *over_all,
        decided.coalesce(1),
        spark.sparkContext.parallelize(["".join(graph.lines()) for graph in last], 1),
    ]
    write_quads(folder, spark.sparkContext.union(lines))
    told("graph", 1, 1)

    write_tables(spark, folder, keep(rows(made, shares, partitions)))
    told("tables", 1, 1)
    tables = made.flatMap(row_counts_of).fold(Counter(), add)
    report = Report(
        kg.__version__,
        asked.private,
        sources,
        counts.classes[terms.ARTICLE],
        counts.triples,
        {table: tables[table] for table in TABLES},
        {iri.rpartition("/")[2].rpartition("#")[2]: n for iri, n in sorted(counts.classes.items()) if n},
        constraints,
        findings,
    )
    write_report(folder, report)
    return report


def _listed(spark: SparkSession, asked: Asked) -> tuple[RDD[Any], int, Heard]:
    """All sources by number, how many partitions they are in, and what is heard of those that are not read."""
    tables = [s for s in asked.sources if table.is_table(s, asked.text_column)]
    near = [s for s in asked.sources if s not in tables and not is_remote(s)]
    far = [s for s in asked.sources if s not in tables and is_remote(s)]
    pieces, first, refused, findings = [], 0, 0, list[Finding]()
    for listed in (
        *([listing.local(spark, near, asked.piece)] if near else []),
        *([listing.remote(spark, far, asked.piece)] if far else []),
    ):
        pieces.append(listed.files.map(partial(counted_from, first)))
        first += listed.partitions
        refused += listed.refused
        findings += listed.told
    for address in tables:
        sources, partitions = table.rows(spark, address, asked.text_column)
        pieces.append(table.numbered(sources, first, partitions))
        first += partitions
    return spark.sparkContext.union(pieces), max(1, first), (refused, 0, findings)
