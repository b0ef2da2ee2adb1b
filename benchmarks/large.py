"""Any size: `benchmarks/large.py CORPUS [--sizes 1 10 100] [--jobs 2] [--only rates,builds,day,load,profile]`.

CORPUS is a folder of dated text files (a year of a newspaper). In one run, each part a table:
- rates: MB/s a core of extraction beside taggers over the same bytes, and beside one plain regular expression, the bound;
- builds: `kg build` of about so many MB (a part of the corpus, or the corpus again and again under other dates): seconds,
  processor seconds, peak memory of all its processes, and the exponents by which time and memory grow;
- day: what one more day costs over a build of all the others, and that the result is that of a build from nothing;
- load: quads a second into the store as a build loads it, beside one call of Oxigraph's own bulk loader;
- profile: where the processor time of reading and of the graph goes, by part of the program.
Seconds depend on the machine; ratios and exponents are what to compare.
"""

from __future__ import annotations

import argparse
import cProfile
import filecmp
import math
import os
import pstats
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
import pyoxigraph as ox
from extraction import compiled, extract, read

from kg.articles import SourceFile, sources
from kg.build.loading import Loader
from kg.build.work import seldom_collect
from kg.entities import Told as ToldOf
from kg.entities import by_mention, entries, masks, settle
from kg.triples.part import part

BULK = "Oxigraph's bulk loader"
PARTS = ("rates", "builds", "day", "load", "profile")
SCAN = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:战略|行动|工程|计划|规划|机制|制度|省|市|县|书记|市长)|\d+(?:\.\d+)?[万亿%]?"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


# ---------------------------------------------------------------- sources of any size


def whole(corpus: Path) -> int:
    return sum(f.stat().st_size for f in corpus.rglob("*") if f.is_file())


def sized(corpus: Path, size: int, folder: Path) -> Path:
    """About `size` bytes: files of the corpus, again and again with other years in their names and texts."""
    folder.mkdir()
    files = sorted(f for f in corpus.rglob("*") if f.is_file())
    done, turn = 0, 0
    while done < size:
        for file in files:
            text = file.read_text("utf-8", "replace")
            name = file.name
            if turn:
                text, name = _earlier(text, turn), _earlier(name, turn)
                name = f"{turn}-{name}" if name == file.name else name
            (folder / name).write_text(text, "utf-8")
            done += (folder / name).stat().st_size
            if done >= size:
                break
        turn += 1
    return folder


def _earlier(text: str, years: int) -> str:
    return _YEAR.sub(lambda m: str(int(m[0]) - years), text)


# ---------------------------------------------------------------- rates


def rates(corpus: Path) -> Iterator[tuple[str, ...]]:
    files = sources([corpus])
    ways: dict[str, Callable[[Sequence[SourceFile]], int]] = {
        "one regular expression": lambda some: sum(len(SCAN.findall(_text(f))) for f in some),
        "reading": read,
        f"extraction, with reading{', compiled' if compiled() else ''}": extract,
        **taggers(),
    }
    seldom_collect()
    for way in ways.values():
        way(files[:1])
    spent: Counter[str] = Counter()
    for at in range(0, len(files), 96):
        for name, way in ways.items():
            began = time.process_time()
            way(files[at : at + 96])
            spent[name] += time.process_time() - began
    mega = sum(f.path.stat().st_size for f in files) / 1e6
    bound = spent["one regular expression"]
    for name, seconds in spent.items():
        yield name, f"{mega / seconds:.2f}", f"{bound / seconds:.3f}"


def taggers() -> dict[str, Callable[[Sequence[SourceFile]], int]]:
    found: dict[str, Callable[[Sequence[SourceFile]], int]] = {}
    try:
        import rjieba

        found["rjieba"] = lambda some: sum(len(rjieba.tag(_text(f))) for f in some)
    except ImportError:
        print("rjieba is not installed: pip install .[bench]")
    try:
        import jieba.posseg

        found["jieba.posseg"] = lambda some: sum(1 for f in some for _ in jieba.posseg.cut(_text(f)))
    except ImportError:
        print("jieba is not installed: pip install .[bench]")
    return found


def _text(file: SourceFile) -> str:
    return file.path.read_text("utf-8", "replace")


# ---------------------------------------------------------------- builds


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds, processor seconds of all processes, and the most memory that they had together in bytes."""

    seconds: float
    processor: float
    memory: int


def _environment(work: Path) -> dict[str, str]:
    """Python keeps what it has compiled, as it does for a user, also where it is told not to write beside the modules."""
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return ours | {"PYTHONPYCACHEPREFIX": str(work / "bytecode")}


def built(folder: Path, out: Path, jobs: int) -> Run:
    """`kg build` as a user calls it."""
    call = [sys.executable, "-m", "kg", "build", str(folder), "--out", str(out), "--jobs", str(jobs)]
    before = os.times()
    began = time.perf_counter()
    child = subprocess.Popen(call, stdout=subprocess.DEVNULL, env=_environment(out.parent))
    most, over = [0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(child.pid, most, over))
    watcher.start()
    code = child.wait()
    seconds = time.perf_counter() - began
    over.set()
    watcher.join()
    if code:
        sys.exit(f"the build of {folder} ended with {code}")
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(seconds, spent, most[0])


def _watch(pid: int, most: list[int], over: threading.Event) -> None:
    """Memory that processes share counts once."""
    while not over.wait(0.5):
        try:
            parent = psutil.Process(pid)
            now = sum(_pss(p) for p in (parent, *parent.children(recursive=True)))
        except psutil.Error:
            continue
        most[0] = max(most[0], now)


def _pss(process: psutil.Process) -> int:
    try:
        told = process.memory_full_info()
    except psutil.Error:
        return 0
    return int(getattr(told, "pss", told.rss))


def builds(corpus: Path, sizes: Sequence[float], jobs: int, work: Path) -> Iterator[tuple[str, ...]]:
    runs: list[tuple[float, Run]] = []
    for size in sizes:
        folder = sized(corpus, int(size * 1e6), work / f"{size:g}")
        mega = whole(folder) / 1e6
        run = built(folder, work / "out", jobs)
        runs.append((mega, run))
        quads = _lines(work / "out" / "graph.nq")
        yield (
            f"{mega:.1f}",
            f"{run.seconds:.1f}",
            f"{run.processor:.1f}",
            f"{mega / run.seconds:.2f}",
            f"{quads:,}",
            f"{run.memory / 1e6:.0f}",
        )
        for done in (folder, work / "out", work / ".out.cache"):
            shutil.rmtree(done)
    if len(runs) > 1:
        exponents = (exponent([(mega, what(run)) for mega, run in runs]) for what in _GROWS)
        seconds, processor, memory = (f"^{e:.2f}" for e in exponents)
        yield "grows by", seconds, processor, "", "", memory


_GROWS: tuple[Callable[[Run], float], ...] = (lambda r: r.seconds, lambda r: r.processor, lambda r: float(r.memory))


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the line through the logarithms, by least squares."""
    xs, ys = ([math.log(p[i]) for p in points] for i in (0, 1))
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def day(corpus: Path, jobs: int, work: Path) -> Iterator[tuple[str, ...]]:
    folder = sized(corpus, whole(corpus), work / "days")
    files = sorted(folder.iterdir())
    last = files[len(files) // 2]
    kept = last.read_bytes()
    nothing = built(folder, work / "nothing", jobs)
    last.unlink()
    built(folder, work / "grown", jobs)
    last.write_bytes(kept)
    more = built(folder, work / "grown", jobs)
    again = built(folder, work / "grown", jobs)
    same = all(
        filecmp.cmp(work / "grown" / n, work / "nothing" / n, shallow=False) for n in ("graph.nq", "report.json")
    )
    for name, run in (("from nothing", nothing), ("one day more", more), ("nothing new", again)):
        yield (
            name,
            f"{run.seconds:.1f}",
            f"{run.seconds / nothing.seconds:.1%}",
            f"{run.processor:.1f}",
            f"{run.processor / nothing.processor:.1%}",
        )
    yield ("same graph as from nothing: " + ("yes" if same else "NO"), "", "", "", "")


def _lines(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(piece.count(b"\n") for piece in iter(lambda: lines.read(1 << 20), b""))


# ---------------------------------------------------------------- loading


def load(corpus: Path, jobs: int, work: Path) -> Iterator[tuple[str, ...]]:
    folder = sized(corpus, 3_000_000, work / "some")
    built(folder, work / "loaded", jobs)
    graph = work / "loaded" / "graph.nq"
    quads = _lines(graph)
    best: dict[str, float] = {}
    for turn in range(3):
        for name, way in ((BULK, _bulk), ("kg build", _pieces)):
            began = time.process_time()
            way(graph, work / f"store-{turn}-{len(name)}")
            spent = time.process_time() - began
            best[name] = min(best.get(name, spent), spent)
    for name, seconds in best.items():
        yield name, f"{quads / seconds:,.0f}", f"{best[BULK] / seconds:.0%}"


def _bulk(graph: Path, store: Path) -> None:
    ox.Store(str(store)).bulk_load(path=str(graph), format=ox.RdfFormat.N_QUADS)


def _pieces(graph: Path, store: Path) -> None:
    with Loader(store) as loader, graph.open("rb") as file:
        while lines := file.readlines(1 << 20):
            loader.add(b"".join(lines))
        loader.finish(tidy=False)


# ---------------------------------------------------------------- where the time goes


def profile(corpus: Path) -> Iterator[tuple[str, ...]]:
    files = sources([corpus])[::12]
    seldom_collect()
    _both(files[:1])
    watched = cProfile.Profile(time.process_time)
    watched.enable()
    _both(files)
    watched.disable()
    spent: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, callers) in pstats.Stats(watched).stats.items():  # type: ignore[attr-defined]
        if file.startswith(("~", "<")):  # written in C: it counts for whoever called it
            for (caller, _, _), (_, _, of_caller, _) in callers.items():
                spent[_part_of(caller)] += of_caller
        else:
            spent[_part_of(file)] += own
    total = sum(spent.values())
    for name, seconds in spent.most_common(16):
        yield name, f"{seconds / total:.0%}"


def _both(files: Sequence[SourceFile]) -> None:
    from kg.build.work import analyse_files

    for found, _ in analyse_files(files):
        of_source = entries(found)
        hidden = masks(of_source, "mask")
        settled = settle((c for e in of_source for c in ToldOf(e, hidden[e.key]).claims()), by_mention(()))
        part(of_source, "mask", settled.changes)


def _part_of(file: str) -> str:
    _, ours, inside = file.rpartition("/kg/")
    if not ours:
        return "Python's own library, and records made"
    return "kg/" + "/".join(inside.split("/")[: 2 if inside.startswith(("mentions", "facts")) else 1])


# ---------------------------------------------------------------- tables

HEADS = {
    "rates": ("what", "MB/s a core", "of the bound"),
    "builds": ("MB", "seconds", "processor s", "MB/s", "quads", "peak MB"),
    "day": ("build", "seconds", "of all", "processor s", "of all"),
    "load": ("loader", "quads/s of a core", "of the bulk loader"),
    "profile": ("part", "of the time"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sizes", type=float, nargs="+", default=[1, 10, 100], metavar="MB")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default=",".join(PARTS), metavar="PARTS")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        rows: dict[str, Callable[[], Iterator[tuple[str, ...]]]] = {
            "rates": lambda: rates(told.corpus),
            "builds": lambda: builds(told.corpus, told.sizes, told.jobs, work),
            "day": lambda: day(told.corpus, told.jobs, work),
            "load": lambda: load(told.corpus, told.jobs, work),
            "profile": lambda: profile(told.corpus),
        }
        for name in told.only.split(","):
            print(f"\n| {' | '.join(HEADS[name])} |\n| --- |{' ---: |' * (len(HEADS[name]) - 1)}", flush=True)
            for row in rows[name]():
                print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
