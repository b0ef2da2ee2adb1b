"""What the server adds to the store, and how it bears many clients: `benchmarks/serve.py BUILD [--seconds 60]`.

First table: answers of over 10,000 rows from the store itself (evaluated and written in the same form, in this process)
and from the endpoint (read to the end over HTTP), in turns, the fastest of each. Second table: twenty clients at once for
a minute: questions of the library, pages of the explorer, long CSV, and one that sends nothing but queries without end.
Seconds depend on the machine; the ratio, the errors and the growth of memory are what to compare.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import psutil
import pyoxigraph as ox

from kg.answers import library
from kg.answers.bind import bind
from kg.answers.trouble import UserError
from kg.serve.sparql.forms import ROWS, TRIPLES, form, named
from kg.store import connect
from kg.store.graph import LocalGraph
from kg.triples.terms import BASE, PREFIXES

ROOT = Path(__file__).parents[1]
LIMIT = 10.0  # seconds that the server lets a query run in the second table
CLASSES = {
    "program": "zc:Program",
    "person": "foaf:Person",
    "organization": "org:Organization",
    "place": "schema:AdministrativeArea",
}
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LONG = [
    ("json", "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 50000"),
    ("xml", "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 50000"),
    ("csv", "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 200000"),
    ("tsv", "SELECT ?m ?e ?q { ?m a zc:Mention ; zc:entity ?e ; zc:quote ?q } LIMIT 20000"),
    ("turtle", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 50000"),
    ("nt", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 50000"),
    ("jsonld", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 50000"),
    ("rdfxml", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 50000"),
]


@contextmanager
def server(build: str, *options: str) -> Iterator[tuple[str, int, int]]:
    """Host, port and process id of `kg serve`, which ends with the block."""
    call = [sys.executable, "-m", "kg", "serve", "--store", build, "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(call, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stdout
        found = re.search(r"http://([^:/]+):(\d+)/", process.stdout.readline())
        assert found
        yield found[1], int(found[2]), process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)


def get(place: tuple[str, int], path: str) -> tuple[int, int, float]:
    """Status, bytes and seconds of a request, read to the end."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection(*place, timeout=120)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        answer = connection.getresponse()
        size = 0
        while piece := answer.read(1 << 16):
            size += len(piece)
        return answer.status, size, time.perf_counter() - began
    finally:
        connection.close()


def address(query: str, name: str = "json") -> str:
    return "/sparql?" + urllib.parse.urlencode({"query": query, "format": name})


# ---------------------------------------------------------------- what the endpoint adds


def added(build: str, runs: int) -> list[tuple[str, ...]]:
    """Rows of the first table."""
    store = connect(build)
    table = []
    with server(build, "--workers", "1") as (host, port, _):
        for name, query in LONG:
            own, theirs, size = [], [], 0
            for _ in range(runs):
                began = time.perf_counter()
                write(store, query, name)
                own.append(time.perf_counter() - began)
                status, size, seconds = get((host, port), address(query, name))
                assert status == 200
                theirs.append(seconds)
            ratio = min(theirs) / min(own)
            table.append((name, f"{size / 1e6:.1f}", f"{min(own):.3f}", f"{min(theirs):.3f}", f"{ratio - 1:+.0%}"))
    return table


def write(store: ox.Store, query: str, name: str) -> None:
    found = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    chosen = named(name, TRIPLES if isinstance(found, ox.QueryTriples) else ROWS)
    assert chosen and not isinstance(found, ox.QueryBoolean)
    found.serialize(format=form(chosen[0].name).writer)  # type: ignore[arg-type]


# ---------------------------------------------------------------- many clients


@dataclass
class Seen:
    """Seconds of each answer of a kind, and what was not as it should be."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def mixed(
    build: str, clients: int, seconds: float, pause: float
) -> tuple[dict[str, Seen], list[tuple[float, float, int]]]:
    """What each kind of request saw, and memory in MB and processes over time."""
    asked = requests(build)
    seen = {kind: Seen() for kind in asked}
    memory: list[tuple[float, float, int]] = []
    with server(build, "--seconds", f"{LIMIT:g}") as (host, port, pid):
        for kind in ("question", "page"):  # what is made once, at the first request
            for path in asked[kind]:
                get((host, port), path)
        end = time.monotonic() + seconds
        kinds = ["runaway", "csv", *(["question", "page"] * clients)][:clients]
        threads = [
            threading.Thread(target=client, args=((host, port), kind, asked[kind], seen[kind], end, pause, number))
            for number, kind in enumerate(kinds)
        ]
        began = time.monotonic()
        for thread in threads:
            thread.start()
        while time.monotonic() < end:
            memory.append((time.monotonic() - began, *resident(pid)))
            time.sleep(1)
        for thread in threads:
            thread.join()
        time.sleep(2)
        memory.append((time.monotonic() - began, *resident(pid)))
    return seen, memory


def client(
    place: tuple[str, int], kind: str, paths: list[str], seen: Seen, end: float, pause: float, number: int
) -> None:
    """Asks one thing after the other, in an order of its own, with a pause between, until the end."""
    own = random.Random(number).sample(paths, len(paths))
    for path in cycle(own):
        time.sleep(pause)
        if time.monotonic() > end:
            return
        try:
            status, _, seconds = get(place, path)
        except OSError as error:
            seen.wrong.append(f"{type(error).__name__} {path[:80]}")
            continue
        seen.seconds.append(seconds)
        if status not in ((503, 504) if kind == "runaway" else (200,)) or (
            kind == "runaway" and seconds > 3 * LIMIT + 1
        ):
            seen.wrong.append(f"{status} after {seconds:.1f} s {path[:80]}")


def requests(build: str) -> dict[str, list[str]]:
    """Kind → addresses: the questions of the library about much-named things, their pages, a long table, no end."""
    graph = LocalGraph(connect(build))
    often = {kind: much_named(graph, name) for kind, name in CLASSES.items()}
    questions = []
    for question in library().values():
        wanted = [p for p in question.header.parameters if p.required or p.type in often]
        for turn in range(5):
            values = {p.name: often[p.type][turn][1] if p.type in often else p.example or "" for p in wanted}
            with suppress(UserError):  # the example is not in this graph
                questions.append(address(bind(graph, question, values)))
    pages = ["/" + urllib.parse.quote(iri.removeprefix(BASE)) for found in often.values() for iri, _ in found]
    return {
        "question": questions,
        "page": pages,
        "csv": [address("SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 50000", "csv")],
        "runaway": [address(RUNAWAY)],
    }


def much_named(graph: LocalGraph, name: str) -> list[tuple[str, str]]:
    """IRI and label of the twenty things of a class with most mentions."""
    rows = graph.query(
        f"SELECT ?x ?n {{ {{ SELECT ?x (COUNT(*) AS ?often) {{ ?m a zc:Mention ; zc:entity ?x . ?x a {name} }} GROUP BY ?x"
        " ORDER BY DESC(?often) ?x LIMIT 20 } ?x skos:prefLabel ?n }"
    )
    assert isinstance(rows, ox.QuerySolutions)
    return [(row["x"].value, row["n"].value) for row in rows]  # type: ignore[union-attr]


def resident(pid: int) -> tuple[float, int]:
    """Resident memory of the server and its processes in MB, and how many they are."""
    found = []
    for process in (parent := psutil.Process(pid), *parent.children()):
        try:
            found.append(process.memory_info().rss)
        except psutil.NoSuchProcess:
            continue
    return sum(found) / 1e6, len(found)


def rows_of(seen: dict[str, Seen]) -> Iterator[tuple[str, ...]]:
    for kind, one in seen.items():
        times = sorted(one.seconds) or [0.0]
        ninety_fifth = times[min(len(times) - 1, int(0.95 * len(times)))]
        yield (
            kind,
            f"{len(one.seconds)}",
            f"{statistics.median(times) * 1000:.0f}",
            f"{ninety_fifth * 1000:.0f}",
            f"{times[-1] * 1000:.0f}",
            f"{len(one.wrong)}",
        )


def show(head: tuple[str, ...], rows: list[tuple[str, ...]], say: Callable[[str], None] = print) -> None:
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        say("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", help="a build, or a store")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--pause", type=float, default=0.25, help="seconds that a client takes between two requests")
    parser.add_argument("--runs", type=int, default=5)
    told = parser.parse_args()
    if told.runs:
        show(("form", "MB", "store s", "endpoint s", "added"), added(told.build, told.runs))
        print()
    if told.seconds <= 0:
        return 0
    seen, memory = mixed(told.build, told.clients, told.seconds, told.pause)
    show(("kind", "answers", "p50 ms", "p95 ms", "longest ms", "errors"), list(rows_of(seen)))
    for wrong in [wrong for one in seen.values() for wrong in one.wrong][:10]:
        print("  ", wrong)
    settled = next(size for at, size, _ in memory if at >= min(10.0, told.seconds / 4))
    print(f"memory of all processes: {memory[0][1]:.0f} MB at first, {settled:.0f} MB when all had worked, "
          f"{memory[-1][1]:.0f} MB at the end ({max(size for _, size, _ in memory):.0f} MB at most)")  # fmt: skip
    return int(any(one.wrong for one in seen.values()))


if __name__ == "__main__":
    sys.exit(main())
