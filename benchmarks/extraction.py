"""How fast text becomes facts, on one core: `benchmarks/extraction.py CORPUS [--every N]`.

Three things go over the same files in one run, in turns of some files each, so that a busy machine slows all of them:
reading (decoding, layout repair, splitting), extraction (reading, mentions and facts), and `rjieba`, a part-of-speech
tagger written in Rust, where it is installed (`pip install .[bench]`). Seconds are processor time of this process, which uses one
core. Compare the ratios.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.articles import SourceFile, read_source, sources
from kg.build import analyse_files, seldom_collect
from kg.build.reading import TOGETHER
from kg.grammar import document

TURN = 3 * TOGETHER  # files that one of them goes over before the next has its turn with them
HEAD = ("what", "MB", "seconds", "MB/s a core", "of rjieba")


Way = Callable[[Sequence[SourceFile]], int]


def read(files: Sequence[SourceFile]) -> int:
    return sum(len(read_source(file)[0]) for file in files)


def extract(files: Sequence[SourceFile]) -> int:
    """As a build does it."""
    groups = (files[at : at + TOGETHER] for at in range(0, len(files), TOGETHER))
    found = (analysis for group in groups for done, _ in analyse_files(group) for _, analysis in done)
    return sum(len(a.facts) + len(a.mentions) for a in found)


def compiled() -> bool:
    """Whether what reads text was compiled to machine code (KG_COMPILED=1 when installing)."""
    return not document.__file__.endswith(".py")


def tagger() -> dict[str, Way]:
    try:
        import rjieba
    except ImportError:
        print("rjieba is not installed: pip install .[bench]")
        return {}
    return {"rjieba": lambda files: sum(len(rjieba.tag(f.path.read_text("utf-8", "replace"))) for f in files)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th file")
    arguments = parser.parse_args()
    files = sources([arguments.corpus])[:: arguments.every]
    ways: dict[str, Way] = {"reading": read, "extraction": extract, **tagger()}
    seldom_collect()  # as the processes of a build do
    for way in ways.values():
        way(files[:1])  # lexicon and dictionaries are loaded once a process
    spent: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for at in range(0, len(files), TURN):
        for name, way in ways.items():
            begin = time.process_time()
            found[name] += way(files[at : at + TURN])
            spent[name] += time.process_time() - begin
    mega = sum(f.path.stat().st_size for f in files) / 1e6
    print("| " + " | ".join(HEAD) + " |\n| --- | ---: | ---: | ---: | ---: |")
    for name, seconds in spent.items():
        beside = f"{spent['rjieba'] / seconds:.2f}" if "rjieba" in spent else "-"
        print(f"| {name} | {mega:.2f} | {seconds:.1f} | {mega / seconds:.2f} | {beside} |")
    print(
        f"{len(files)} files, {'compiled' if compiled() else 'not compiled'}, {found['extraction']:,} mentions and facts"
    )


if __name__ == "__main__":
    main()
