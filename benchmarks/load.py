"""How fast a build gets into a server: `benchmarks/load.py GRAPH.NQ [--lines N] [--times T] [--virtuoso]`.

The first N lines of the file (whole graphs) go T times, each into an empty store on disk, in turn by: `kg load` into an
Oxigraph server, graph by graph, by the Graph Store Protocol and by SPARQL Update alone; the same again with nothing new;
`oxigraph load`, the bulk loader of that server; `bulk_load` of pyoxigraph, as in a build. With --virtuoso also `kg load`
into Virtuoso, where it is installed. Median seconds of the clock, seconds of processor time (loader and server
together), and quads a second. Needs the extra `dev`.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from sparql_servers import VIRTUOSO_LOGIN, free_port, start_oxigraph, virtuoso

from kg.store.remote import Endpoint, load
from kg.store.remote.sections import sections

Measured = dict[str, list[tuple[float, float]]]  # way → seconds of the clock and of the processor


def sample(path: Path, lines: int, out: Path) -> int:
    """Whole graphs from the beginning of the file, of `lines` quads or a little more; how many quads."""
    with path.open("rb") as file:
        quads = end = 0
        for section in sections(file, path):
            quads, end = quads + section.triples, section.end
            if quads >= lines:
                break
        file.seek(0)
        out.write_bytes(file.read(end))
    return quads


def busy(*processes: psutil.Process) -> float:
    """Seconds of processor time until now, of these processes and of the children that have ended."""
    times = [process.cpu_times() for process in processes]
    return sum(t.user + t.system + t.children_user + t.children_system for t in times)


@contextmanager
def measured(into: list[tuple[float, float]], *processes: psutil.Process) -> Iterator[None]:
    began, spent = time.perf_counter(), busy(*processes)
    yield
    into.append((time.perf_counter() - began, busy(*processes) - spent))


def once(path: Path, with_virtuoso: bool, found: Measured) -> None:
    here = psutil.Process()
    program = str(Path(sys.executable).with_name("oxigraph"))
    for way, endpoint in ENDPOINTS.items():
        with tempfile.TemporaryDirectory() as folder:
            port = free_port()
            process = start_oxigraph(Path(folder), port)
            both = here, psutil.Process(process.pid)
            address = endpoint(f"http://127.0.0.1:{port}")
            with measured(found[way], *both):
                load(path, address)
            with measured(found[f"{way}, nothing new"], *both):
                assert load(path, address).graphs == 0
            process.kill()
            process.wait()
    with tempfile.TemporaryDirectory() as folder, measured(found["oxigraph load"], here):
        subprocess.run([program, "load", "-l", folder, "-f", str(path)], check=True, capture_output=True)
    with tempfile.TemporaryDirectory() as folder, measured(found["pyoxigraph bulk_load"], here):
        store = ox.Store(folder)
        store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
        store.flush()
    if with_virtuoso:
        with tempfile.TemporaryDirectory() as folder, virtuoso(Path(folder)) as address:
            server = next(c for c in here.children() if c.name().startswith("virtuoso"))
            with measured(found["kg load, Virtuoso"], here, server):
                load(path, Endpoint(address, user=VIRTUOSO_LOGIN[0], password=VIRTUOSO_LOGIN[1]))


ENDPOINTS: dict[str, Callable[[str], Endpoint]] = {
    "kg load": Endpoint,
    "kg load, by Update alone": lambda address: Endpoint(f"{address}/query", update=f"{address}/update"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("nquads", type=Path)
    parser.add_argument("--lines", type=int, default=300_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--virtuoso", action="store_true")
    given = parser.parse_args()
    found: Measured = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.nq"
        quads = sample(given.nquads, given.lines, path)
        for _ in range(given.times):
            once(path, given.virtuoso, found)
    print(f"{quads} quads, {given.times} times")
    for way, runs in found.items():
        clock, spent = (statistics.median(column) for column in zip(*runs, strict=True))
        print(f"{way:38} {clock:7.2f} s {spent:7.2f} s CPU {quads / clock:9.0f} quads/s")


if __name__ == "__main__":
    main()
