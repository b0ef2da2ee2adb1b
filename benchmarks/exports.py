"""What exports cost: `benchmarks/exports.py BUILD`.

Each of them in a process of its own: megabytes written, seconds of processor time, peak memory, and that beside the bytes
of graph.nq. The first row opens the store and reads nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

OPENED = ["-c", "import sys, kg.store; kg.store.connect(sys.argv[1])"]
EXPORTS = (
    *(["nquads"], ["nquads", "--part", "100"], ["turtle"], ["trig"], ["jsonld"], ["csv"], ["parquet"]),
    *(["graphml"], ["gexf"], ["gexf", "--projection", "program-actor"], ["gexf", "--projection", "person-co-mention"]),
)


def size(path: Path) -> int:
    return sum(f.stat().st_size for f in ([path] if path.is_file() else path.rglob("*")) if f.is_file())


def run(command: list[str]) -> tuple[float, float]:
    """Seconds of the processor, megabytes of memory at the peak."""
    child = subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)} ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1e3


def main() -> None:
    build = Path(sys.argv[1])
    whole = size(build / "graph.nq") / 1e6
    print(
        f"graph.nq: {whole:.0f} MB\n\n| export | MB | seconds | peak MB | of graph.nq |\n| --- | ---: | ---: | ---: | ---: |"
    )
    seconds, memory = run([*OPENED, str(build)])
    print(f"| the store, opened | | {seconds:.1f} | {memory:.0f} | {memory / whole:.2f} |")
    for export in EXPORTS:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out"
            seconds, memory = run(["-m", "kg", "export", export[0], str(out), "--graph", str(build), *export[1:]])
            row = f"`{' '.join(export)}` | {size(out) / 1e6:.1f} | {seconds:.1f} | {memory:.0f} | {memory / whole:.2f}"
            print(f"| {row} |", flush=True)


if __name__ == "__main__":
    main()
