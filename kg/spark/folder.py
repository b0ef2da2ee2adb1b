"""Folders at any address that Hadoop knows (file:, hdfs://, s3a://), through the Java side of the session."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import KgError
from kg.store.replace import MARK

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

FORMAT = "zhengce-kg parts 1"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:/")


def is_remote(address: str) -> bool:
    return _SCHEME.match(address) is not None


class Folder:
    """The folder at an address; names are paths below it."""

    def __init__(self, spark: SparkSession, address: str) -> None:
        self._spark = spark
        self._java: Any = spark.sparkContext._jvm
        self.path = self._java.org.apache.hadoop.fs.Path(address if is_remote(address) else self._uri(address))
        self._files: Any = self.path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
        self._files.setWriteChecksum(False)  # no .crc beside each file of a local folder

    @staticmethod
    def matching(spark: SparkSession, address: str) -> list[str]:
        """The addresses of what is there; several for a pattern."""
        folder = Folder(spark, address)
        found = folder._files.globStatus(folder.path)
        return [status.getPath().toString() for status in found or ()]

    def files(self) -> Iterator[tuple[str, int]]:
        """Address and size in bytes of every file here or below; of this one where it is a file."""
        found = self._files.listFiles(self.path, True)
        while found.hasNext():
            status = found.next()
            yield status.getPath().toString(), status.getLen()

    def at(self, name: str) -> str:
        return f"{self.path.toString().rstrip('/')}/{name}"

    def beside(self, name: str) -> Folder:
        """A folder in the same one, `.NAME.{name}`."""
        return Folder(self._spark, f"{self.path.getParent().toString().rstrip('/')}/.{self.path.getName()}.{name}")

    def check(self) -> None:
        """`KgError` unless it is free, empty, or holds parts of an earlier build.

        A build that was killed between two renames has left the earlier one aside: it is put back.
        """
        if not self._files.exists(self.path):
            if self._files.exists((old := self.beside("old")).path):
                self._files.rename(old.path, self.path)
            return
        if self._files.getFileStatus(self.path).isDirectory():
            names = self.names()
            if not names or (MARK in names and FORMAT in self.read(MARK)[:200]):
                return
        raise KgError(
            f"{self.path.toString()} 不是 Spark 构建的结果，不会覆盖；请用 --out 另选文件夹"
            f" / {self.path.toString()} holds no parts of an earlier build and is left alone; choose another with --out"
        )

    def names(self, below: str = "") -> list[str]:
        folder = self._path(below) if below else self.path
        return sorted(status.getPath().getName() for status in self._files.listStatus(folder))

    def rename(self, old: str, new: str) -> None:
        self._files.rename(self._path(old), self._path(new))

    def read(self, name: str) -> str:
        stream = self._files.open(self._path(name))
        try:
            return str(self._java.org.apache.commons.io.IOUtils.toString(stream, "UTF-8"))
        finally:
            stream.close()

    def write(self, name: str, text: str) -> None:
        stream = self._files.create(self._path(name), True)
        try:
            stream.write(bytearray(text.encode()))
        finally:
            stream.close()

    def remove(self) -> None:
        self._files.delete(self.path, True)

    def replace(self, new: Folder) -> None:
        """`new` takes this address; what was here before is gone then."""
        self.check()
        old = self.beside("old")
        old.remove()
        if self._files.exists(self.path):
            self._files.rename(self.path, old.path)
        self._files.mkdirs(self.path.getParent())
        if not self._files.rename(new.path, self.path):
            raise KgError(f"{self.path.toString()}: 无法写入 / cannot be written")
        old.remove()

    def _uri(self, path: str) -> Any:
        """A path without a scheme is of the file system, and not of what a cluster takes for its default."""
        return self._java.java.net.URI(Path(path).absolute().as_uri())

    def _path(self, name: str) -> Any:
        return self._java.org.apache.hadoop.fs.Path(self.path, name)


def marked(report: str) -> str:
    """The text of report.json, with the mark of parts."""
    return json.dumps({**json.loads(report), "format": FORMAT}, ensure_ascii=False, indent=1) + "\n"
