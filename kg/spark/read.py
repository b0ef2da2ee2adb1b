"""Sources → what was found in each of their articles, in the partition of the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import kg
from kg.articles import SourceFile
from kg.build import analyse_files, seldom_collect
from kg.entities import entries
from kg.model import KgError
from kg.spark.records import Read

TOGETHER = 64  # sources that are analysed together


def read(version: str, files: Iterator[SourceFile]) -> Iterator[Read]:
    """The sources of a partition, by their names; `version` is that of kg on the driver."""
    if version != kg.__version__:
        raise KgError(
            f"工作节点上的 kg 是 {kg.__version__}，不是 {version} / kg on the workers is {kg.__version__}, not {version}"
        )
    seldom_collect()
    some: list[SourceFile] = []
    for file in _distinct(sorted(files, key=lambda file: (file.name, file.data or b""))):
        some.append(file)
        if len(some) == TOGETHER:
            yield from _analysed(some)
            some = []
    yield from _analysed(some)


def _analysed(files: list[SourceFile]) -> Iterator[Read]:
    for file, (found, findings) in zip(files, analyse_files(files), strict=True):
        yield Read(file.name, entries(found), findings)


def _distinct(files: Iterable[SourceFile]) -> Iterator[SourceFile]:
    """Rows of a table may have one name: those of the same content are one, others get a number."""
    last, name, number = SourceFile(Path(), ""), "", 1
    for file in files:
        is_twin = file.name == last.name and file.data == last.data
        number = 1 if file.name != last.name else number + (not is_twin)
        name = file.name if number == 1 else f"{file.name}#{number}"
        yield replace(file, name=name, same_as=name if is_twin else file.same_as)
        last = file
