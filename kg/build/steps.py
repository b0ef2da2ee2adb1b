"""A build from beginning to end: read → settle → parts → graphs over all → store, tables, page, report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import kg
from kg import page
from kg.articles import SourceFile, sources
from kg.build import cache as kept
from kg.build.cache import Cache, Kind, key
from kg.build.jobs import Jobs, number
from kg.build.output import Output
from kg.build.reading import Reading, size_of
from kg.build.whole import Last, kept_key, page_key
from kg.build.work import Claimed, PartTask, Task, Worker, seldom_collect
from kg.entities import Changes, Privacy, Settled, by_mention, read_judgements, settle
from kg.model import KgError
from kg.report import Report
from kg.store.replace import beside, is_build, replacing
from kg.telling import refused

Told = Callable[[str, int, int], None]


class NothingBuilt(KgError):
    """No article in any source."""


@dataclass(frozen=True, slots=True)
class Read:
    """A source with articles of its own: what it claims, what others decide about it, and the key of its part."""

    task: Task
    claimed: Claimed
    articles: list[str]
    changes: Changes
    elsewhere: frozenset[str]
    part: str


def build(
    paths: Iterable[Path],
    out: Path,
    private: Privacy = "mask",
    judgements: Path | None = None,
    told: Told = lambda stage, done, total: None,
    jobs: int | None = None,
    fresh: bool = False,
) -> Report:
    """Build the graph of the files and folders into `out`; raises `KgError` where nothing can be built.

    `told(stage, done, total)` hears of the progress; `jobs` are processes (default: one a processor); `fresh` forgets
    what earlier builds have kept. The result is the same in any case.
    """
    decisions = read_judgements(judgements)
    seldom_collect()
    with replacing(out) as folder:
        files = sources(paths)
        store = Cache(beside(out, "cache"))
        store.begin(fresh)
        judged = frozenset(d.mention for d in decisions)
        worker = Worker(store, private, judged)
        tasks = [_task(file, private, judged) for file in files]
        with Jobs(number(jobs, sum(size_of(task.file.path) for task in tasks))) as pool:
            reading = Reading(worker, tasks, pool, partial(told, "read"))
            last = Last.read(out, store) if not fresh and is_build(out) else Last()
            page.prepare()
            claimed = reading.claimed()
            findings = [finding for one in claimed for finding in one.findings]
            if not any(one.articles for one in claimed):
                why = refused(findings) if findings else "没有来源文件 / there is no source file"
                raise NothingBuilt(f"没有可构建的文章 / there is no article to build from。{why}")
            settled = settle((c for one in claimed for c in one.claims), by_mention(decisions))
            read = _plan(tasks, claimed, settled, private)
            with Output(folder, out, last, {r.task.file.name: r.part for r in read}, store, pool) as output:
                _parts(worker, read, output, pool, told)
                counts = output.finish(settled.decisions, told)
        report = Report(
            kg.__version__,
            private,
            len(files),
            counts.articles,
            counts.triples,
            counts.tables,
            counts.classes,
            counts.constraints,
            sorted(findings, key=lambda f: (f.source, f.what, f.done_en)),
        )
        report.write(folder)
        store.keep_only([*_used(tasks, read), ("sums", kept_key()), ("pages", page_key())])
    return report


def _task(file: SourceFile, privacy: Privacy, judged: Iterable[str]) -> Task:
    held = kept.content(file)
    of_file = held or file.name
    analyses = key("analyses", kept.fingerprint(kept.READING), of_file)
    claims = key("claims", kept.fingerprint(kept.GRAPHING), analyses, privacy, *sorted(judged))
    return Task(file, held, analyses, claims)


def _plan(tasks: Sequence[Task], claimed: Sequence[Claimed], settled: Settled, privacy: Privacy) -> list[Read]:
    """Each source with an article that no source before it has, and what other sources decide about it."""
    changes: dict[str, Changes] = {}
    for (article, index), identifier in settled.changes.items():
        changes.setdefault(article, {})[article, index] = identifier
    seen: set[str] = set()
    read = []
    for task, one in zip(tasks, claimed, strict=True):
        own = {at: identifier for article in one.articles for at, identifier in changes.get(article, {}).items()}
        elsewhere = frozenset(one.articles) & seen
        articles = [article for article in one.articles if article not in elsewhere]
        if articles:
            told = (*(f"{a}/{i}={to}" for (a, i), to in sorted(own.items())), *sorted(elsewhere))
            part = key("part", kept.fingerprint(kept.GRAPHING), one.analyses, task.content or "", privacy, *told)
            read.append(Read(task, one, articles, own, elsewhere, part))
        seen.update(articles)
    return read


def _parts(worker: Worker, read: Sequence[Read], output: Output, pool: Jobs, told: Told) -> None:
    """Gives the output the part of each source, in their order; those are made that it cannot take from the last build."""
    tasks = [
        PartTask(r.task, r.claimed.analyses, r.part, output.lines(n), r.changes, r.elsewhere)
        for n, r in enumerate(read)
    ]
    made = pool.map(worker.part, [task for task in tasks if not output.has(task.source.file.name)])
    for done, (one, task) in enumerate(zip(read, tasks, strict=True), 1):
        name = task.source.file.name
        if not (output.has(name) and output.keep(name)):
            worker.part(task) if output.has(name) else next(made)
            output.take(name, one.part, one.articles, task.lines)
        told("graph", done, len(read))


def _used(tasks: Sequence[Task], read: Sequence[Read]) -> Iterator[tuple[Kind, str]]:
    for task in tasks:
        yield from (("analyses", task.analyses), ("claims", task.claims))
    for one in read:
        yield from (("analyses", one.claimed.analyses), ("parts", one.part), ("rows", one.part))
