"""What is done for sources by themselves, in any process: sources → analyses → claims, and analyses → parts of the graph."""

from __future__ import annotations

import gc
import importlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType

from kg.articles import SourceFile, read_source
from kg.build.cache import Cache, content, key
from kg.entities import Changes, Claim, Entry, Privacy, Told, entries, masks
from kg.model import Analysis, Finding, Page, Source
from kg.triples.check import Checker, Report
from kg.triples.part import Sums, part
from kg.triples.quads import text

FAILED = "failed"
Analysed = tuple[list[tuple[Source, Analysis]], list[Finding]]


@dataclass(frozen=True, slots=True)
class Task:
    """A source to be read, with the digest of its content and the key of its claims; None where it cannot be read."""

    file: SourceFile
    content: str | None
    analyses: str
    claims: str


@dataclass(slots=True)
class Claimed:
    """What others need to know of a source: the keys of its articles, the claims of their records, what is to be told.

    `analyses` is the key under which its analyses lie.
    """

    analyses: str
    articles: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class Stored:
    """The entries of a source as they are kept between reading and graph."""

    entries: tuple[Entry, ...]
    findings: list[Finding]

    @staticmethod
    def of(analyses: list[tuple[Source, Analysis]], findings: list[Finding]) -> Stored:
        return Stored(entries(analyses), findings)


@dataclass(slots=True)
class Made:
    """What is kept of a part beside its lines and rows: its sums, and what its graphs leave to be checked."""

    sums: Sums
    reports: list[Report]


@dataclass(frozen=True, slots=True)
class PartTask:
    """A part to be made: the keys of its analyses and of itself, where its lines go, and what other sources decide."""

    source: Task
    analyses: str
    part: str
    lines: Path
    changes: Changes
    elsewhere: frozenset[str]


@cache
def seldom_collect() -> None:
    """The lexicon is no garbage and records make no cycles: looking for some less often saves a tenth of the time."""
    gc.set_threshold(500_000, 20, 20)


class Worker:
    """What all tasks of a build have in common."""

    def __init__(self, cache: Cache, privacy: Privacy, judged: frozenset[str]) -> None:
        self.cache = cache
        self.privacy = privacy
        self.judged = judged

    @cached_property
    def _checker(self) -> Checker:
        return Checker()

    def knows(self, task: Task) -> bool:
        """Whether an earlier build has kept what a source claims."""
        has = self.cache.has
        return task.content is not None and has("claims", task.claims) and has("analyses", task.analyses)

    def known(self, task: Task) -> Claimed | None:
        """What an earlier build has kept; None where that is broken."""
        found: Claimed | None = self.cache.get("claims", task.claims)
        return found

    def claimed(self, tasks: Sequence[Task]) -> list[Claimed]:
        """Reads some sources together, which is faster than one by one; their analyses are kept."""
        seldom_collect()
        known = [self.cache.get("analyses", task.analyses) if task.content else None for task in tasks]
        read = iter(analyse_files([t.file for t, k in zip(tasks, known, strict=True) if k is None]))
        return [self._claimed(task, k or Stored.of(*next(read))) for task, k in zip(tasks, known, strict=True)]

    def _claimed(self, task: Task, stored: Stored) -> Claimed:
        sound = not any(finding.what == FAILED for finding in stored.findings)
        lasting = sound and task.content is not None and content(task.file) == task.content
        analyses = task.analyses if lasting else key("for this build only", task.file.name)
        if not lasting or not self.cache.has("analyses", analyses):
            self.cache.put("analyses", analyses, stored)
        hidden = masks(stored.entries, self.privacy)
        claims = [c for e in stored.entries for c in Told(e, hidden[e.key]).claims(self.judged)]
        claimed = Claimed(analyses, [e.key for e in stored.entries], claims, stored.findings)
        if lasting:
            self.cache.put("claims", task.claims, claimed)
        return claimed

    def part(self, task: PartTask) -> int:
        """Makes the part of a source: its lines go to a file, all else is kept. Returns the bytes of the file."""
        seldom_collect()
        stored: Stored | None = self.cache.get("analyses", task.analyses)
        if stored is None:  # a disk that forgets
            stored = Stored.of(*analyse_files([task.source.file])[0])
        made = part(stored.entries, self.privacy, task.changes, task.elsewhere)
        reports, data = [], list[str]()
        for graph in made.graphs:
            nodes = graph.nodes()
            reports.append(self._checker.check(graph.name, nodes))
            data.append(text(graph.name, nodes))
        written = task.lines.write_bytes("".join(data).encode())
        self.cache.put("rows", task.part, dict(made.rows))
        self.cache.put("parts", task.part, Made(made.sums, reports))
        return written


@cache
def _rules() -> ModuleType:
    """`kg.analyse`: the rules and their words, which take half a second, so only where something is read.

    They are loaded in a thread, whose stack is empty. CPython keeps frames in pieces of 16 KB and gives the last one back at
    once: patterns compiled where a piece ends ask the system for it and return it thirty thousand times.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(importlib.import_module, "kg.analyse").result()


def analyse_files(files: Sequence[SourceFile]) -> list[Analysed]:
    """Some files, read and analysed together, which is faster than one by one, in their order."""
    analyse_all = _rules().analyse_all
    read = [read_source(file) for file in files]
    pages = [page for of_file, _ in read for page in of_file]
    try:
        done = dict(zip(map(id, pages), analyse_all(pages), strict=True))
    except Exception:  # ours, on one of them: that one is told, and costs no other
        return [_alone(file, *pages_and_findings) for file, pages_and_findings in zip(files, read, strict=True)]
    return [
        ([(page.source, analysis) for page in of_file for analysis in done[id(page)]], findings)
        for of_file, findings in read
    ]


def _alone(file: SourceFile, pages: list[Page], findings: list[Finding]) -> Analysed:
    try:
        return [(page.source, analysis) for page in pages for analysis in _rules().analyse(page)], findings
    except Exception as error:
        return [], [*findings, _failed(file, error)]


def _failed(file: SourceFile, error: Exception) -> Finding:
    what = f"{type(error).__name__}: {error}"[:200]
    return Finding(
        file.name,
        FAILED,
        f"程序出错，未读入，请报告此问题：{what}",
        f"our own failure, left out, please report it: {what}",
        "refused",
    )
