"""How fast text becomes facts, on one core: `benchmarks/extraction.py CORPUS [--every N]`.

Three things go over the same files in one run, in turns, so that a busy machine slows all of them: reading (decoding, layout
repair, splitting), extraction (reading, mentions and facts), and `rjieba`, a part-of-speech tagger written in Rust, where
it is installed (`pip install .[bench]`). Seconds are processor time of this process, which uses one core. Compare the ratios.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from kg.analyse import analyse
from kg.articles.reading import read_file, sources

HEAD = ("what", "MB", "seconds", "MB/s a core", "of rjieba")


def read(path: Path) -> int:
    return len(read_file(path, path.name)[0])


def extract(path: Path) -> int:
    return sum(len(a.facts) + len(a.mentions) for page in read_file(path, path.name)[0] for a in analyse(page))


def tagger() -> dict[str, Callable[[Path], int]]:
    try:
        import rjieba
    except ImportError:
        print("rjieba is not installed: pip install .[bench]")
        return {}
    return {"rjieba": lambda path: len(rjieba.tag(path.read_text("utf-8", "replace")))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th file")
    arguments = parser.parse_args()
    files = [s.path for s in sources([arguments.corpus])][:: arguments.every]
    ways: dict[str, Callable[[Path], int]] = {"reading": read, "extraction": extract, **tagger()}
    for way in ways.values():
        way(files[0])  # lexicon and dictionaries are loaded once a process
    spent: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for path in files:
        for name, way in ways.items():
            begin = time.process_time()
            found[name] += way(path)
            spent[name] += time.process_time() - begin
    mega = sum(f.stat().st_size for f in files) / 1e6
    print("| " + " | ".join(HEAD) + " |\n| --- | ---: | ---: | ---: | ---: |")
    for name, seconds in spent.items():
        beside = f"{spent['rjieba'] / seconds:.2f}" if "rjieba" in spent else "-"
        print(f"| {name} | {mega:.2f} | {seconds:.1f} | {mega / seconds:.2f} | {beside} |")
    print(f"{len(files)} files, {found['extraction']:,} mentions and facts")


if __name__ == "__main__":
    main()
