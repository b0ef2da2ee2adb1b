"""What a build tells its user: bars while it takes long, and where to look when it is done."""

from __future__ import annotations

import csv
import re
import shlex
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from kg.model import Finding
from kg.report import Report

PATIENCE = 1.0
ENOUGH = 5000  # rows of a table that are looked through for something to ask about
_SPECIAL = re.compile(r"""[\s"'`\\$&|;<>()*?#~!{}\[\]]""")
_STAGES = {
    "read": "阅读 / reading",
    "graph": "成图 / graph",
    "store": "入库 / store",
    "tables": "制表 / tables",
    "page": "网页 / page",
    "load": "装入 / loading",
    "gather": "汇集 / gathering",
    "export": "导出 / export",
}

# query, its parameter, the table and the column that it may be asked about, what else a row must hold
_EXAMPLES = (
    ("program-parts", "program", "components", "name", ""),
    ("official", "person", "posts", "name", ""),
    ("place", "place", "places", "name", "county"),
)


class Bars:
    """Progress bars on a terminal, once it has taken longer than a second; silent elsewhere."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._progress: Any = None
        self._tasks: dict[str, Any] = {}
        self._shows = sys.stderr.isatty()

    def __call__(self, stage: str, done: int, total: int) -> None:
        if not self._shows or (self._progress is None and time.monotonic() - self._begun < PATIENCE):
            return
        if self._progress is None:
            from rich.console import Console
            from rich.progress import Progress

            self._progress = Progress(console=Console(stderr=True), transient=True)
            self._progress.start()
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(_STAGES[stage], total=total)
        self._progress.update(self._tasks[stage], completed=done)

    def stop(self) -> None:
        if self._progress is not None:
            self._progress.stop()


@contextmanager
def bars() -> Iterator[Bars]:
    shown = Bars()
    try:
        yield shown
    finally:
        shown.stop()


def summary(report: Report, out: Path, examples: Sequence[str]) -> list[str]:
    """Counts, page, queries to try."""
    t = report.tables
    return [
        f"{report.articles} 篇文章，{report.triples} 个三元组 / {report.articles} articles, {report.triples} triples",
        f"  人物 persons {report.graph.get('Person', 0)} · 机构 organizations {report.graph.get('Organization', 0)}"
        f" · 地点 places {report.graph.get('Place', 0)} · 政策 programs {report.graph.get('Program', 0)}"
        f" · 任职 posts {t['posts']} · 数据 observations {t['observations']}",
        *([refused(report.findings)] if report.refused else []),
        f"网页 / page:    {out / 'graph.html'}",
        f"数据表 / tables: {out / 'tables'}",
        f"报告 / report:  {out / 'report.md'}",
        "试试 / try:",
        *(f"  {line}" for line in examples),
    ]


def refused(findings: Sequence[Finding]) -> str:
    """The refused files in one line."""
    rows = [f for f in findings if f.severity == "refused"]
    shown = "；".join(f"{f.source}（{f.done_zh} / {f.done_en}）" for f in rows[:5])
    more = " …" if len(rows) > 5 else ""
    return f"未读入 {len(rows)} 个文件 / {len(rows)} files refused: {shown}{more}"


def examples(out: Path) -> list[str]:
    """Three questions that a build can answer, about what the first rows of its tables hold most of."""
    where = "" if out.name == "build" and out.resolve().parent == Path.cwd() else f" --graph {quoted(str(out))}"
    lines = []
    for name, parameter, table, column, among in _EXAMPLES:
        if label := _most(out / "tables" / f"{table}.csv", column, among):
            lines.append(f"{_command()} query {name} --set {quoted(f'{parameter}={label}')}{where}")
    return lines


def quoted(word: str) -> str:
    """As a shell needs it; `shlex.quote` alone would put quotes around every Chinese word."""
    return shlex.quote(word) if _SPECIAL.search(word) else word


def _most(table: Path, column: str, among: str) -> str:
    """The value that a column holds most often, in rows with this cell if one is given; empty where there is none."""
    with table.open(encoding="utf-8", newline="") as file:
        at = next(csv.reader(file)).index(column)
        rows = csv.reader(line for line in islice(file, ENOUGH) if not among or f",{among}," in line)
        found = Counter(row[at] for row in rows)
    return min(found, key=lambda value: (-found[value], value), default="")


def _command() -> str:
    """How the user calls kg: by its name where that is found, else by the path beside this Python."""
    if shutil.which("kg"):
        return "kg"
    beside = Path(sys.executable).with_name("kg")
    if not beside.exists():
        return "python -m kg"
    here = Path.cwd()
    return str(beside.relative_to(here)) if beside.is_relative_to(here) else str(beside)
