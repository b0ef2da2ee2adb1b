"""Tasks in worker processes, their results in the order of the tasks; without processes where one is enough."""

from __future__ import annotations

import contextlib
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import ParamSpec, TypeVar

from kg.model import KgError

Task = TypeVar("Task")
Result = TypeVar("Result")
P = ParamSpec("P")
WORTH_PROCESSES = 500_000
"""Bytes of sources from which on it pays to start processes, each of which has to read the lexicon."""


def number(asked: int | None, size: int) -> int:
    """How many jobs: what the user asked for, else one for each processor, but one for little."""
    if asked is not None:
        return asked
    return (os.cpu_count() or 1) if size >= WORTH_PROCESSES else 1


class Jobs:
    """`number` processes; used as a context."""

    def __init__(self, number: int) -> None:
        self._pool = ProcessPoolExecutor(number, initializer=_belong) if number > 1 else None
        if self._pool is not None:
            self._pool.submit(int)  # starts all processes, before there are threads that a copy of this one would lack

    def __enter__(self) -> Jobs:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def start(self, work: Callable[P, Result], *args: P.args, **kwargs: P.kwargs) -> Callable[[], Result]:
        """Begins something that takes long beside what follows; what is returned waits for its result."""
        if self._pool is None:
            found = work(*args, **kwargs)
            return lambda: found
        return self._pool.submit(work, *args, **kwargs).result

    def map(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
        """The results; processes begin at once. Raises what a task raises; `KgError` where the system has ended a process."""
        if self._pool is None:
            return map(work, tasks)
        with _broken_told():
            return _heard(self._pool.map(work, tasks))


def _heard(results: Iterator[Result]) -> Iterator[Result]:
    with _broken_told():
        yield from results


@contextlib.contextmanager
def _broken_told() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise KgError(
            "一个工作进程被系统终止（多为内存不足），请减少 --jobs；已完成的部分会保留"
            " / a worker process was ended by the system, mostly for want of memory: try fewer --jobs; what is done is kept"
        ) from error


def _belong() -> None:
    """What a process does first: it leaves Ctrl+C to the one that started it, and ends when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(parent: int) -> None:
    multiprocessing.connection.wait([parent])
    os._exit(1)
