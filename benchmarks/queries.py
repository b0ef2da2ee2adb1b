"""How long the questions of the library take: `benchmarks/queries.py GRAPH [GRAPH ...] [--rdflib] [--times N] [--processor]`.

Each question is asked with the examples of its header (the required ones together, each other one by itself) and with
names that a year of national news is full of. What a graph does not know is not asked. A line gives the slowest way of
asking, in milliseconds from values to last row (median of N; `--processor`: of processor time, where other programs are at work), and the median over all ways. `--rdflib` asks
rdflib's own engine too, over the same graph in memory, for at most a few seconds a question: for small graphs.
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import rdflib

from kg.answers import Question, ask, library
from kg.answers.bind import bind
from kg.answers.trouble import UserError
from kg.store.graph import Graph, graph
from kg.triples.terms import PREFIXES

WELL_KNOWN = {
    "person": "习近平", "program": "乡村振兴", "place": "北京市", "organization": "国务院", "indicator": "国内生产总值",
    "entity": "习近平", "fact": "习近平", "other": "李强", "who": "习近平", "title": "总理", "word": "生产总值", "period": "2023-06",
    "since": "2023-06", "publication": "新闻联播", "level": "county",
}  # fmt: skip
PATIENCE = 10  # seconds that rdflib's engine gets for one question
HEAD = ("question", "ways", "slowest with", "rows", "ms", "median ms")


def ways(question: Question) -> Iterator[dict[str, str]]:
    """The values to ask with, each once."""
    seen: list[dict[str, str]] = []
    for names in ({}, WELL_KNOWN):
        value = {p.name: names.get(p.name) or p.example or "" for p in question.header.parameters}
        must = {p.name: value[p.name] for p in question.header.parameters if p.required}
        for one in (must, *({**must, p.name: value[p.name]} for p in question.header.parameters if not p.required)):
            if one not in seen:
                seen.append(one)
    yield from seen


def median(times: int, run: Callable[[], int], clock: Callable[[], float] = time.perf_counter) -> tuple[int, float]:
    """Rows, and milliseconds."""
    spent, rows = [], 0
    for _ in range(times):
        begin = clock()
        rows = run()
        spent.append((clock() - begin) * 1000)
    return rows, statistics.median(spent)


def measure(store: Graph, question: Question, times: int, clock: Callable[[], float]) -> tuple[str, ...] | None:
    """A line of the table; None where the graph knows none of the values."""
    found: list[tuple[float, int, dict[str, str]]] = []
    for values in ways(question):
        with contextlib.suppress(UserError):
            rows, spent = median(times, lambda values=values: len(ask(store, question, values).rows), clock)  # type: ignore[misc]
            found.append((spent, rows, values))
    if not found:
        return None
    spent, rows, values = max(found, key=lambda f: f[0])
    asked = ", ".join(f"{k}={v}" for k, v in values.items())
    middle = statistics.median(f[0] for f in found)
    return question.name, f"{len(found)}", asked, f"{rows}", f"{spent:.1f}", f"{middle:.1f}"


def in_memory(path: Path) -> rdflib.Dataset:
    data = rdflib.Dataset(default_union=True)
    data.parse(str(path / "graph.nq"), format="nquads")
    return data


def by_rdflib(data: rdflib.Dataset, store: Graph, question: Question) -> str:
    """Milliseconds of rdflib's engine for the examples of a question."""
    values = next(ways(question))

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE)
    try:
        text = bind(store, question, values)
        _, spent = median(1, lambda: len(list(data.query(text, initNs=PREFIXES))))
        return f"{spent:.0f}"
    except TimeoutError:
        return f">{PATIENCE * 1000}"
    except Exception as error:  # where its engine gives up, that is what is found
        return f"— ({type(error).__name__})"
    finally:
        signal.alarm(0)


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" if i in (0, 2) else "---:" for i in range(len(head))), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graphs", nargs="+", type=Path, metavar="GRAPH")
    parser.add_argument("--rdflib", action="store_true")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--processor", action="store_true")
    given = parser.parse_args()
    clock = time.process_time if given.processor else time.perf_counter
    for path in given.graphs:
        store = graph(path)
        data = in_memory(path) if given.rdflib else None
        rows = []
        for question in library().values():
            if line := measure(store, question, given.times, clock):
                rows.append((*line, by_rdflib(data, store, question)) if data is not None else line)
        print(f"\n{path.name}: {len(rows)} of {len(library())} questions\n")
        print(table((*HEAD, "rdflib ms") if data is not None else HEAD, rows))
        print(
            f"\nslowest {max(float(r[4]) for r in rows):.0f} ms, median {statistics.median(float(r[5]) for r in rows):.1f} ms"
        )


if __name__ == "__main__":
    main()
