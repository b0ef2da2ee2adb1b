"""Builds that are killed at random moments: `benchmarks/kills.py SOURCES [--kills 50] [--seed 1]`.

A build of half of the sources stands; a build of all of them over it is killed after a random time, again and again. After
each kill the folder must hold the old or the new graph whole (the store opens and holds exactly the quads of its graph.nq,
which are those of one of the two), and the next build must succeed and give what a build from nothing gives.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.store import connect


def command(sources: list[Path], out: Path) -> list[str]:
    return [sys.executable, "-m", "kg", "build", *map(str, sources), "--out", str(out)]


def graph(out: Path) -> str:
    """A digest of graph.nq and of the tables; fails where the store does not hold the same quads."""
    held = hash_of(str(quad) for quad in connect(out))
    listed = hash_of(str(quad) for quad in ox.parse(path=str(out / "graph.nq"), format=ox.RdfFormat.N_QUADS))
    assert held == listed, "the store is not that of graph.nq"
    whole = hashlib.sha256()
    for file in (out / "graph.nq", *sorted((out / "tables").iterdir())):
        whole.update(file.read_bytes())
    return whole.hexdigest()


def hash_of(quads: Iterable[str]) -> int:
    return hash(frozenset(quads))


def seconds(call: list[str]) -> float:
    began = time.monotonic()
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    chance = random.Random(told.seed)
    files = sorted(p for p in told.sources.rglob("*") if p.is_file())
    few = files[: max(1, len(files) // 2)]
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        out, kept = Path(folder, "out"), Path(folder, "kept")
        longest = 1.1 * seconds(command(files, out))  # so that some kills come too late
        new = graph(out)
        seconds(command(few, out))
        old = graph(out)
        shutil.copytree(out, kept)
        for kill in range(told.kills):
            if kill % 2:  # half of them with nothing to build upon but the last graph
                shutil.rmtree(Path(folder, ".out.cache"), ignore_errors=True)
            with subprocess.Popen(command(files, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
                time.sleep(chance.uniform(0, longest))
                child.kill()
            found = graph(out)
            seen["old" if found == old else "new" if found == new else "neither"] += 1
            seconds(command(files, out))
            assert graph(out) == new, "the next build gave something else"
            shutil.rmtree(out)
            shutil.copytree(kept, out)
    print(f"{told.kills} kills: {dict(seen)}; every next build gave the graph of a build from nothing")
    return int(bool(seen["neither"]))


if __name__ == "__main__":
    sys.exit(main())
