"""What all sources claim: those that are new are read in processes, while this one looks up what is kept of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.build.jobs import Jobs
from kg.build.work import Claimed, Task, Worker

TOGETHER, MUCH = 64, 1 << 22  # files that are analysed together at most, and bytes that are enough by themselves


class Reading:
    """Begins at once; `told(done, total)` hears of the progress."""

    def __init__(self, worker: Worker, tasks: Sequence[Task], pool: Jobs, told: Callable[[int, int], None]) -> None:
        self._worker, self._tasks, self._pool, self._told = worker, tasks, pool, told
        self._kept, new = list[Task](), list[Task]()
        for task in tasks:
            (self._kept if worker.knows(task) else new).append(task)
        self._new = self._begun(new)

    def claimed(self) -> list[Claimed]:
        """What each source claims, in their order."""
        known = {t.file.name: found for t in self._kept if (found := self._worker.known(t)) is not None}
        broken = [task for task in self._kept if task.file.name not in known]
        for group, of_group in (*self._new, *self._begun(broken)):
            known |= {task.file.name: claimed for task, claimed in zip(group, of_group, strict=True)}
            self._told(len(known), len(self._tasks))
        return [known[task.file.name] for task in self._tasks]

    def _begun(self, tasks: Sequence[Task]) -> Iterator[tuple[Sequence[Task], list[Claimed]]]:
        groups = list(_groups(tasks))
        return zip(groups, self._pool.map(self._worker.claimed, groups), strict=True)


def _groups(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    """Files that are analysed together, in their order: few where there are few, so that processes share them."""
    most, some, size = min(TOGETHER, len(tasks) // 4 + 1), list[Task](), 0
    for task in tasks:
        some.append(task)
        size += size_of(task.file.path)
        if len(some) >= most or size >= MUCH:
            yield some
            some, size = [], 0
    if some:
        yield some


def size_of(path: Path) -> int:
    """Bytes; none of a file that cannot be looked at."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
