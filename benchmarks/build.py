"""How long a build takes and how much memory: `benchmarks/build.py PAGES [CORPUS]`.

Each folder is built once by a fresh process (cold start: imports, lexicon and all), into a folder that is thrown away.
Seconds depend on the machine; the ratios (seconds per MB, facts per second) are what to compare.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """`text` in bytes of the sources, `memory` in bytes at the peak of the process, `facts` rows of the fact tables."""

    name: str
    files: int
    text: int
    seconds: float
    memory: int
    facts: int

    def row(self) -> tuple[str, ...]:
        mega = self.text / 1e6
        return (
            self.name,
            f"{self.files}",
            f"{mega:.2f}",
            f"{self.seconds:.1f}",
            f"{mega / self.seconds:.2f}",
            f"{self.seconds / mega:.2f}",
            f"{self.memory / 1e6:.0f}",
            f"{self.facts}",
            f"{self.facts / self.seconds:.0f}",
        )


HEAD = ("sources", "files", "MB", "seconds", "MB/s", "s/MB", "peak MB", "facts", "facts/s")


def measure(folder: Path) -> Run:
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "kg", "build", str(folder), "--out", f"{out}/build"]
        begin = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"the build of {folder} ended with {child.returncode}")
        files = [f for f in sorted(folder.rglob("*")) if f.is_file()] if folder.is_dir() else [folder]
        memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        return Run(
            folder.name,
            len(files),
            sum(f.stat().st_size for f in files),
            seconds,
            memory,
            facts(Path(out, "build", "tables")),
        )


def facts(tables: Path) -> int:
    return sum(1 for table in sorted(tables.glob("*.csv")) for _ in rows(table))


def rows(table: Path) -> Iterator[list[str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        next(reader, None)
        yield from reader


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="folders or files to build, one run each")
    table = [HEAD, *(measure(folder).row() for folder in parser.parse_args().folders)]
    widths = [max(len(row[i]) for row in table) for i in range(len(HEAD))]
    for row in table:
        print("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))


if __name__ == "__main__":
    main()
