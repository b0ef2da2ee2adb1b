"""The fact tables as CSV, as the build wrote them, and as Parquet with types, streamed from that CSV."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg.model import KgError
from kg.triples.export.job import Job, whole
from kg.triples.tables import EXACT, INTEGERS, TABLES, write_tables

BLOCK = 1 << 24  # bytes of CSV that become one row group


def csv(job: Job) -> None:
    with _written(job) as folder:
        _each(job, folder, ".csv", lambda source, path: shutil.copyfile(source, path))


def parquet(job: Job) -> None:
    arrow = _arrow()
    with _written(job) as folder:
        _each(job, folder, ".parquet", lambda source, path: _to_parquet(arrow, source, path))


@contextmanager
def _written(job: Job) -> Iterator[Path]:
    """The folder of the tables of the build; where there is none they are read off the graph for the while."""
    if job.tables and all((job.tables / f"{name}.csv").is_file() for name in TABLES):
        yield job.tables
        return
    with TemporaryDirectory() as folder:
        write_tables(job.store, Path(folder), lambda done, total: job.told("gather", done, total))
        yield Path(folder)


def _each(job: Job, folder: Path, ending: str, write: Callable[[Path, Path], object]) -> None:
    job.out.mkdir(exist_ok=True)
    sources = [folder / f"{name}.csv" for name in TABLES]
    sizes = [source.stat().st_size for source in sources]
    for done, source in enumerate(sources, 1):
        with whole(job.out / f"{source.stem}{ending}") as path:
            write(source, path)
        job.told("export", sum(sizes[:done]), sum(sizes))


def _arrow() -> Any:
    try:
        import pyarrow
        import pyarrow.compute
        import pyarrow.csv
        import pyarrow.parquet
    except ImportError:
        raise KgError(
            "parquet 要用 pyarrow：pip install -e '.[parquet]' / parquet needs pyarrow: pip install -e '.[parquet]'"
        ) from None
    return pyarrow


def _to_parquet(arrow: Any, source: Path, path: Path) -> None:
    with source.open(encoding="utf-8") as file:
        columns = file.readline().rstrip("\n").split(",")
    reader = arrow.csv.open_csv(
        source,
        read_options=arrow.csv.ReadOptions(block_size=BLOCK),
        parse_options=arrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=arrow.csv.ConvertOptions(
            column_types={column: _type(arrow, column) for column in columns},
            null_values=[""],
            true_values=["true"],
            strings_can_be_null=True,
        ),
    )
    with arrow.parquet.ParquetWriter(
        path, _numbered(arrow, reader.schema.empty_table()).schema, compression="zstd"
    ) as to:
        for batch in reader:
            to.write_table(_numbered(arrow, arrow.Table.from_batches([batch])))


def _type(arrow: Any, column: str) -> Any:
    if column in INTEGERS:
        return arrow.int64()
    return {"confidence": arrow.float64(), "cumulative": arrow.bool_()}.get(column, arrow.string())


def _numbered(arrow: Any, table: Any) -> Any:
    """With each exact number as a floating-point one beside it."""
    for column in (c for c in EXACT if c in table.column_names):
        at = table.column_names.index(column) + 1
        table = table.add_column(at, f"{column}_number", arrow.compute.cast(table[column], arrow.float64()))
    return table
