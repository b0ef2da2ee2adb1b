"""Rows of a table (Parquet, or JSON lines taken row by row) → sources: each as the one line of JSON that says the same.

So a row is read as `kg.articles.jsonl` reads that line, and its offsets count the characters of it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.articles import SourceFile
from kg.articles.fields import DATE, LINK, PUBLICATION, TEXT, TITLE, YEAR
from kg.model import KgError
from kg.spark.folder import Folder
from kg.spark.partitions import slot

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import DataFrame, SparkSession

ID = ("id", "path", "file", "编号")
KNOWN = (*TITLE, *PUBLICATION, *DATE, *YEAR, *LINK, *TEXT)
PARQUET, JSON = ".parquet", (".jsonl", ".json", ".ndjson", ".jsonl.gz", ".json.gz", ".ndjson.gz")


def is_table(address: str, text_column: str | None) -> bool:
    return text_column is not None or address.rstrip("/").endswith(PARQUET)


def rows(spark: SparkSession, address: str, text_column: str | None) -> tuple[RDD[Any], int]:
    """The sources, and how many partitions they are to be in; each is named TABLE/ID, or by a digest of its content."""
    table = _read(spark, address)
    columns = _columns(address, table.columns, text_column)
    found = table.select(*(_as_text(table, old).alias(new) for old, new in columns.items())).rdd
    name = address.rstrip("/").rpartition("/")[2]
    return found.map(partial(_source, name)), max(1, found.getNumPartitions())


def numbered(sources: RDD[Any], first: int, partitions: int) -> RDD[Any]:
    """The partition follows from the name, so that rows of one name meet."""
    return sources.map(partial(_number, first, partitions))


def _number(first: int, partitions: int, source: SourceFile) -> tuple[int, SourceFile]:
    return first + slot(source.name, partitions), source


def _read(spark: SparkSession, address: str) -> DataFrame:
    if not Folder.matching(spark, address):
        raise KgError(f"没有 {address} / there is no {address}")
    folder, reader = Folder(spark, address), spark.read.option("recursiveFileLookup", "true")
    files = [address] if address.endswith((PARQUET, *JSON)) else folder.names()
    where = folder.path.toString()
    return reader.json(where) if any(file.endswith(JSON) for file in files) else reader.parquet(where)


def _columns(address: str, there: Sequence[str], text_column: str | None) -> dict[str, str]:
    """Columns that are read → the names that they are read under."""
    wanted = {c: c for c in there if c in KNOWN or c in ID}
    if text_column in there:
        return {c: c for c in wanted if c not in TEXT} | {text_column or "": TEXT[0]}
    if text_column is not None or not wanted.keys() & set(TEXT):
        raise KgError(
            f"{address}: 没有文字列，请用 --text-column 指明；有：{'、'.join(there)}"
            f" / no column of texts, name it with --text-column; there are: {', '.join(there)}"
        )
    return wanted


def _as_text(table: DataFrame, column: str) -> Any:
    """Cells as text; of a time its day."""
    from pyspark.sql import functions, types

    cells = functions.col(f"`{column}`")
    if isinstance(table.schema[column].dataType, types.TimestampType | types.TimestampNTZType):
        cells = cells.cast("date")
    return cells.cast("string")


def _source(table: str, row: Any) -> SourceFile:
    cells = {column: cell for column, cell in row.asDict().items() if cell is not None}
    given = next((cells[column] for column in ID if cells.get(column, "").strip()), None)
    line = json.dumps({c: cell for c, cell in cells.items() if c in KNOWN}, ensure_ascii=False)
    data = line.encode("utf-8", "replace")
    return SourceFile(Path("row.jsonl"), f"{table}/{given or sha256(data).hexdigest()[:16]}", None, data)
