"""Quads and rows → files of a folder: N-Quads in parts, a Parquet table for each kind of fact, the report."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.report import Report
from kg.spark.folder import Folder, marked
from kg.store.replace import MARK
from kg.triples.filled import columns
from kg.triples.tables import EXACT, INTEGERS, TABLES

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import SparkSession

QUADS, TABLES_BELOW = "quads", "tables"
GZIP = "org.apache.hadoop.io.compress.GzipCodec"


def write_quads(folder: Folder, lines: RDD[Any]) -> None:
    """`quads/part-NNNNN.nq.gz`; each record is some lines."""
    lines.map(_without_last_break).saveAsTextFile(folder.at(QUADS), GZIP)
    for name in folder.names(QUADS):
        if name.endswith(".gz"):
            folder.rename(f"{QUADS}/{name}", f"{QUADS}/{name.removesuffix('.gz')}.nq.gz")


def write_tables(spark: SparkSession, folder: Folder, rows: RDD[Any]) -> None:
    """`tables/NAME.parquet`, of the pairs (table, cells)."""
    for table in TABLES:
        of_table = rows.filter(partial(_is_of, table)).map(partial(_typed, columns(table)))
        frame = spark.createDataFrame(of_table, _schema(columns(table)), verifySchema=False)
        frame.write.parquet(folder.at(f"{TABLES_BELOW}/{table}.parquet"), compression="zstd")


def write_report(folder: Folder, report: Report) -> None:
    folder.write("report.md", report.as_markdown())
    folder.write(MARK, marked(report.as_json()))


def _without_last_break(lines: str) -> str:
    return lines.removesuffix("\n")


def _is_of(table: str, pair: tuple[str, Any]) -> bool:
    return pair[0] == table


def _schema(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}` {kind}" for name, kind in _types(names))


def _types(names: Iterable[str]) -> Iterable[tuple[str, str]]:
    for name in names:
        special = {"confidence": "double", "cumulative": "boolean"}
        yield name, "bigint" if name in INTEGERS else special.get(name, "string")
        if name in EXACT:
            yield f"{name}_number", "double"


def _typed(names: tuple[str, ...], pair: tuple[str, list[str]]) -> tuple[Any, ...]:
    """The cells with the types of their columns; an empty one is null."""
    out: list[Any] = []
    for name, cell in zip(names, pair[1], strict=True):
        if name in INTEGERS:
            out.append(int(cell) if cell else None)
        elif name == "confidence":
            out.append(float(cell) if cell else None)
        elif name == "cumulative":
            out.append(cell == "true" if cell else None)
        else:
            out.append(cell or None)
        if name in EXACT:
            out.append(float(cell) if cell else None)
    return tuple(out)
