"""graph.nq, written in a thread: stretches of other files, which the system copies by itself, and bytes."""

from __future__ import annotations

import errno
import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from kg.build.manifest import Section

COPIED = 1 << 20  # bytes at once
_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EXDEV}  # what a system or a disk says that does not copy


class Writer:
    """Puts one behind the other, and tells where each stands; used as a context, which is left when all is written."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._thread = ThreadPoolExecutor(1, "write")
        self._busy: deque[Future[None]] = deque()
        self._size = 0

    def copy(self, source: Path, section: Section, remove: bool = False) -> Section:
        """Some bytes of another file, which is removed then if nothing else needs it."""
        self._heard(all_of_them=False)
        self._busy.append(self._thread.submit(_copy, source, section, self._file, remove))
        return self._next(section.size)

    def write(self, data: bytes) -> Section:
        self._heard(all_of_them=False)
        self._busy.append(self._thread.submit(_write, data, self._file))
        return self._next(len(data))

    def finish(self) -> None:
        """Waits until all is written; raises OSError where something could not be."""
        self._heard(all_of_them=True)
        self._file.flush()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._thread.shutdown(cancel_futures=True)
        self._file.close()

    def _heard(self, all_of_them: bool) -> None:
        while self._busy and (all_of_them or self._busy[0].done()):
            self._busy.popleft().result()

    def _next(self, size: int) -> Section:
        start, self._size = self._size, self._size + size
        return Section(start, size)


def _write(data: bytes, target: BinaryIO) -> None:
    target.write(data)


def _copy(source: Path, section: Section, target: BinaryIO, remove: bool) -> None:
    target.flush()
    start, left = section.start, section.size
    with source.open("rb") as file:
        while left > 0:
            done = _some(file, start, left, target)
            if not done:
                raise OSError(f"{source.name} ends too early")
            start, left = start + done, left - done
    target.seek(0, os.SEEK_END)
    if remove:
        source.unlink()


def _some(source: BinaryIO, start: int, most: int, target: BinaryIO) -> int:
    """Copies some bytes, at least one unless the source ends; by the system where it can, which may share them then."""
    if hasattr(os, "copy_file_range"):
        try:
            return os.copy_file_range(source.fileno(), target.fileno(), most, start)
        except OSError as error:
            if error.errno not in _CANNOT:
                raise
    source.seek(start)
    done = target.write(source.read(min(most, COPIED)))
    target.flush()
    return done
