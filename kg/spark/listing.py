"""Addresses → the files there, named as `kg.articles.sources` names them, each with the number of its partition."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from kg.articles import SourceFile, read_source, sources
from kg.articles.reading import EXTENSIONS, MAX_BYTES, distinct, is_hidden, refusal
from kg.articles.trouble import finding
from kg.model import Finding
from kg.spark.folder import Folder

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import DataFrame, SparkSession

LEAST = 1 << 16  # bytes that are worth a partition


@dataclass(frozen=True, slots=True)
class Listed:
    """Files by the number of their partition; `told` is of the others, of which there are `refused`: twins are, too."""

    files: RDD[Any]
    partitions: int
    refused: int = 0
    told: Sequence[Finding] = ()


def local(spark: SparkSession, paths: Sequence[str], piece: int) -> Listed:
    """Files and folders of the file system, which all workers see under these paths and read by themselves."""
    files = sources(Path(path).absolute() for path in paths)
    numbers = shares([_size(file.path) for file in files], piece, spark.sparkContext.defaultParallelism)
    pairs = list(zip(numbers, files, strict=True))
    partitions = numbers[-1] + 1 if numbers else 0
    return Listed(spark.sparkContext.parallelize(pairs, max(1, partitions)), partitions)


def remote(spark: SparkSession, addresses: Sequence[str], piece: int) -> Listed:
    """Files and folders that Spark reads (hdfs://, s3a://); as everywhere in Spark, not those that begin with . or _."""
    told: list[Finding] = []
    roots: list[str] = []
    for address in addresses:
        found = Folder.matching(spark, address)
        roots += found
        told += [] if found else [finding(PurePosixPath(address).name, "missing")]
    named = _named(spark, roots) if roots else []
    digests = _digests(spark, roots) if roots else {}
    readable: list[tuple[str, str, int]] = []
    first: dict[str, str] = {}
    for name, path, size in named:
        twin = first.setdefault(digests[path], name) if path in digests and size else name
        if (refused := refusal(name, PurePosixPath(path).suffix, size)) is not None:
            told.append(refused)
        elif twin != name or not size:  # Spark passes over empty files
            told += read_source(SourceFile(Path(path), name, twin if size else None, b""))[1]
        else:
            readable.append((path, name, size))
    numbers = shares([size for *_, size in readable], piece, spark.sparkContext.defaultParallelism)
    files = _contents(spark, roots, readable, numbers) if readable else spark.sparkContext.emptyRDD()
    return Listed(files, numbers[-1] + 1 if numbers else 0, len(told), told)


def shares(sizes: Sequence[int], piece: int, workers: int) -> list[int]:
    """The number of the partition of each file: neighbours, of about `piece` bytes, fewer where workers would have none."""
    share = max(1, min(piece, max(sum(sizes) // (2 * workers), LEAST)))
    ends = list(accumulate(sizes))
    numbers = [(end - size) // share for end, size in zip(ends, sizes, strict=True)]
    used = sorted(set(numbers))
    return [bisect_right(used, number) - 1 for number in numbers]


def _named(spark: SparkSession, roots: Sequence[str]) -> list[tuple[str, str, int]]:
    """Name, address and size of each file, by names."""
    paths: dict[PurePosixPath, tuple[str, int]] = {}
    names: dict[PurePosixPath, str] = {}
    for root in roots:
        for address, size in Folder(spark, root).files():
            path = PurePosixPath(address)
            below = _below(path, roots)
            if not is_hidden(below) and not below.startswith("_") and "/_" not in below:
                names[path] = below
                paths[path] = address, size
    return sorted((name, *paths[path]) for path, name in distinct(names).items())


def _below(path: PurePosixPath, roots: Sequence[str]) -> str:
    """The path below the folder that was given; the name of a file that was given itself."""
    for root in sorted(map(PurePosixPath, roots)):
        if path != root and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name


def _digests(spark: SparkSession, roots: Sequence[str]) -> dict[str, str]:
    from pyspark.sql.functions import sha2

    return {row[0]: row[1] for row in _files(spark, roots).select("path", sha2("content", 256)).collect()}


def _contents(
    spark: SparkSession, roots: Sequence[str], readable: Sequence[tuple[str, str, int]], numbers: Sequence[int]
) -> RDD[Any]:
    rows = [(path, name, number) for (path, name, _), number in zip(readable, numbers, strict=True)]
    names = spark.createDataFrame(rows, "path string, name string, number int")
    return _files(spark, roots).join(names, "path").rdd.map(_as_source)


def _as_source(row: Any) -> tuple[int, SourceFile]:
    return row.number, SourceFile(Path(row.path), row.name, None, bytes(row.content))


def _files(spark: SparkSession, roots: Sequence[str]) -> DataFrame:
    """Those that can be read."""
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true").option("pathGlobFilter", _GLOB)
    return reader.load(list(roots)).where(f"length <= {MAX_BYTES}")


def _any_case(extension: str) -> Iterator[str]:
    return (f"[{c}{c.upper()}]" if c.isalpha() else c for c in extension)


_GLOB = f"*{{{','.join(''.join(_any_case(e)) for e in sorted(EXTENSIONS))}}}"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
