"""Limits of an answer, on a server that runs: of rows, of time, of memory, of those who wait; and work that really stops."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import os
import shutil
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import httpx2 as httpx
import psutil
import pyoxigraph as ox
import pytest
import rdflib
from real_server import EX, MANY, Running, hard_store, quad, running

from kg.serve.settings import Settings
from kg.serve.sparql.pool import LINE, Pool, Worker
from kg.store.graph import RemoteGraph

ROWS = 3000
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ALL = "SELECT ?s ?p ?o ?unbound { ?s ?p ?o }"
STUCK = "SELECT ?s ?o ?unbound { { ?s <http://example.org/number> ?o FILTER(?o < 2500) } UNION { ?a ?b ?c . ?d ?e ?f . ?s ?h ?o FILTER(?c = ?f && ?f != ?c) } }"  # fmt: skip
TRIPLES = STUCK.replace("SELECT ?s ?o ?unbound", "CONSTRUCT { ?s <http://example.org/number> ?o } WHERE")
EVERY = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
KINDS = " ".join(f"{n} '{n}' '20{n % 30:02}-01-0{n % 9 + 1}'^^xsd:date '20{n % 30:02}'^^xsd:gYear" for n in range(60))
GREEDY = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hard_store(tmp_path_factory.mktemp("limits"))


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Running]:
    with running(store, "--seconds", "60", "--rows", str(ROWS), "--workers", "2", "--memory", "400") as found:
        yield found


@pytest.fixture(scope="module")
def hurried(store: Path) -> Iterator[Running]:
    with running(store, "--seconds", "3", "--workers", "2") as found:
        yield found


def ask(server: Running, query: str, form: str) -> httpx.Response:
    return httpx.get(server.sparql, params={"query": query, "format": form}, timeout=60)


def rows_of(answer: httpx.Response, form: str) -> tuple[int, str]:
    """How many rows or triples there are, read as strictly as can be, and what is said of the limit."""
    text = answer.text
    if form == "json":
        found = json.loads(text)
        return len(found["results"]["bindings"]), found["incomplete"]["message"]
    if form == "csv":
        table = list(csv.reader(io.StringIO(text, newline="")))
        assert {len(row) for row in table} == {len(table[0])}
        return len(table) - 2, table[-1][0]
    said = text[text.rindex("结果不完整") :].splitlines()[0]
    if form in ("xml", "tsv"):
        read = ox.parse_query_results(answer.content, format=getattr(ox.QueryResultsFormat, form.upper()))
        assert isinstance(read, ox.QuerySolutions)
        return sum(1 for _ in read) - (form == "tsv"), said
    names = {"turtle": "turtle", "nt": "nt", "trig": "trig", "nq": "nquads", "jsonld": "json-ld", "rdfxml": "xml"}
    graph = rdflib.Dataset().parse(data=text, format=names[form])
    return len(graph), said


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rows_beyond_the_limit_are_cut_and_said(server: Running, form: str) -> None:
    answer = ask(server, ALL, form)
    count, said = rows_of(answer, form)
    assert count == ROWS and f"{ROWS} 行" in said
    assert answer.headers["kg-row-limit"] == str(ROWS)


@pytest.mark.parametrize("form", ["turtle", "nt", "trig", "nq", "jsonld", "rdfxml"])
def test_triples_beyond_the_limit_are_cut_and_said(server: Running, form: str) -> None:
    count, said = rows_of(ask(server, EVERY, form), form)
    assert count == ROWS and f"{ROWS} rows" in said


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_an_answer_of_just_as_many_rows_is_whole(server: Running, form: str) -> None:
    answer = ask(server, f"{ALL} LIMIT {ROWS}", form)
    assert "kg-incomplete" not in answer.headers and "不完整" not in answer.text


def test_a_short_answer_tells_its_limit_in_the_header(store: Path) -> None:
    with running(store, "--rows", "5", "--workers", "1") as small:
        for form in ("json", "xml", "csv", "tsv", "turtle", "nt", "trig", "nq", "jsonld", "rdfxml"):
            answer = ask(small, ALL if form in ("json", "xml", "csv", "tsv") else EVERY, form)
            assert answer.headers["kg-incomplete"] == "rows" and rows_of(answer, form)[0] == 5


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rows_that_came_before_time_was_up_are_given(hurried: Running, form: str) -> None:
    count, said = rows_of(ask(hurried, STUCK, form), form)
    assert 0 < count <= 2500 and "3 秒" in said


@pytest.mark.parametrize("form", ["turtle", "nt", "trig", "nq", "jsonld", "rdfxml"])
def test_triples_that_came_before_time_was_up_are_given(hurried: Running, form: str) -> None:
    count, said = rows_of(ask(hurried, TRIPLES, form), form)
    assert 0 < count <= 2500 and "3 seconds" in said


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere time counts, not work")
def test_only_a_query_that_has_worked_long_gives_way(store: Path) -> None:
    with running(store, "--workers", "1", "--seconds", "60") as one, ThreadPoolExecutor(1) as client:
        child = workers(one).pop()
        os.kill(child.pid, signal.SIGSTOP)  # as if the processor had no time for it
        asked = client.submit(ask, one, ENDLESS, "json")
        time.sleep(3)
        assert child.nice() == 0
        os.kill(child.pid, signal.SIGCONT)
        assert until(lambda: child.nice() > 0)
        child.kill()
        assert asked.result().status_code == 500


def test_without_a_row_in_time_it_is_504(hurried: Running) -> None:
    answer = ask(hurried, ENDLESS, "json")
    assert answer.status_code == 504 and "3 seconds" in answer.text


def test_a_greedy_query_ends_and_the_server_goes_on(server: Running) -> None:
    answer = ask(server, GREEDY, "json")
    assert answer.status_code == 503 and "内存" in answer.text
    assert ask(server, "ASK {}", "json").json()["boolean"] is True


def test_values_of_different_kinds_that_the_store_cannot_sort(server: Running) -> None:
    """Oxigraph knows no order of a date and a number, and its process dies of it; the next query has another one."""
    query = f"SELECT ?x {{ VALUES ?x {{ {KINDS} }} }} ORDER BY "
    answer = ask(server, query + "SHA1(STR(?x)) ?x", "csv")
    assert answer.status_code == 200
    answer = ask(server, query + "?x", "csv")
    assert answer.status_code == 500 and "ORDER BY STR(?x)" in answer.text and "排序" in answer.text
    assert len(ask(server, query + "STR(?x)", "csv").text.split()) == 241


def workers(server: Running, count: int = 1) -> set[psutil.Process]:
    """The server's query processes, once there are so many."""
    found: set[psutil.Process] = set()

    def there() -> bool:
        found.clear()
        found.update(filter(_alive, psutil.Process(server.pid).children()))
        return len(found) == count

    assert until(there)
    return set(found)


def _alive(child: psutil.Process) -> bool:
    """Whether it still runs: it may end between being listed and being asked."""
    try:
        return bool(child.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def until(holds: object, seconds: float = 30.0) -> bool:
    """Whether it comes to hold, within a time that only a failure needs."""
    end = time.monotonic() + seconds
    while not (found := bool(holds())) and time.monotonic() < end:  # type: ignore[operator]
        time.sleep(0.05)
    return found


def test_who_leaves_ends_the_query(store: Path) -> None:
    with running(store, "--workers", "1", "--seconds", "300") as one:
        before = workers(one)
        with pytest.raises(httpx.TimeoutException):
            httpx.get(one.sparql, params={"query": ENDLESS}, timeout=1)
        assert until(lambda: not before & workers(one))
        assert ask(one, "ASK {}", "json").json()["boolean"] is True


def test_who_leaves_in_the_middle_of_an_answer_ends_it(store: Path) -> None:
    with running(store, "--workers", "1", "--seconds", "300") as one:
        before = workers(one)
        with httpx.stream("GET", one.sparql, params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}) as answer:
            next(answer.iter_raw())
        assert until(lambda: not before & workers(one))


def test_a_slow_reader_does_not_fill_the_memory(store: Path) -> None:
    """Rows wait in the pipe, not in the server, and time stands still for the query meanwhile."""
    with running(store, "--workers", "1", "--seconds", "6") as one:
        query = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } LIMIT 150000"
        asked = {"params": {"query": query, "format": "csv"}, "headers": {"Accept-Encoding": "identity"}}
        with httpx.stream("GET", one.sparql, timeout=60, **asked) as answer:  # type: ignore[arg-type]
            pieces = answer.iter_raw()
            size = len(next(pieces))
            time.sleep(7)
            assert psutil.Process(one.pid).memory_info().rss < 200 << 20
            size += sum(map(len, pieces))
        assert size > 8 << 20


def test_queries_wait_in_line_and_too_many_are_refused(store: Path) -> None:
    """While the only process is busy 100 wait; more are refused at once."""
    with running(store, "--workers", "1", "--seconds", "300") as one, ThreadPoolExecutor(LINE + 21) as clients:
        child = workers(one).pop()
        idle = child.cpu_times().user
        busy = clients.submit(ask, one, ENDLESS, "json")
        assert until(lambda: child.cpu_times().user > idle + 0.5)
        others = [clients.submit(ask, one, "ASK {}", "json") for _ in range(LINE + 20)]
        assert until(lambda: sum(other.done() for other in others) == 20)
        refused = next(other for other in others if other.done()).result()
        child.kill()
        assert busy.result().status_code == 500
        assert Counter(other.result().status_code for other in others) == {200: LINE, 503: 20}
        assert refused.headers["retry-after"] and "稍后" in refused.text


def test_who_asks_first_is_served_first() -> None:
    async def served() -> list[int]:
        pool, order = Pool(Settings()), []

        async def ask(number: int) -> None:
            worker = await pool._next()
            order.append(number)
            await asyncio.sleep(0)
            pool._hand_on(worker)

        clients = [asyncio.ensure_future(ask(number)) for number in range(20)]
        await asyncio.sleep(0)
        clients[3].cancel()  # who leaves the line takes nobody along
        for _ in range(2):
            pool._hand_on(cast(Worker, SimpleNamespace(process=SimpleNamespace(returncode=None))))
        await asyncio.gather(*clients, return_exceptions=True)
        assert len(pool._free) == 2 and not pool.line
        return order

    assert asyncio.run(served()) == [number for number in range(20) if number != 3]


def test_queries_meet_the_new_store_when_a_build_replaces_the_folder(tmp_path: Path) -> None:
    """As a build does it: the new folder is made beside the old one and takes its name; the old one goes."""
    for n in range(3):
        (tmp_path / f"made{n}").mkdir()
        made = ox.Store(tmp_path / f"made{n}" / "store")
        made.extend(quad(f"s{i}", "p", ox.Literal(n), "g") for i in range(500))
        made.flush()
        del made
    (tmp_path / "made0").rename(tmp_path / "build")
    seen: list[tuple[int, set[str]]] = []
    stop = threading.Event()
    query = f"SELECT ?n {{ ?s <{EX}p> ?n }}"

    def read() -> None:
        while not stop.is_set():
            answer = ask(one, query, "csv")
            seen.append((answer.status_code, set(answer.text.split()[1:])))

    with running(tmp_path / "build", "--workers", "2") as one, ThreadPoolExecutor(2) as readers:
        futures = [readers.submit(read) for _ in range(2)]
        for n in (1, 2):
            time.sleep(0.5)
            (tmp_path / "build").rename(tmp_path / "old")
            (tmp_path / f"made{n}").rename(tmp_path / "build")
            shutil.rmtree(tmp_path / "old")
        time.sleep(0.5)
        stop.set()
        for future in futures:
            future.result()
        assert set(ask(one, query, "csv").text.split()[1:]) == {"2"}
    assert {code for code, _ in seen} == {200} and all(len(numbers) == 1 for _, numbers in seen)


@pytest.mark.parametrize("query", [ALL, EVERY])
def test_a_cut_answer_is_no_answer_for_a_reader_of_a_server(server: Running, query: str) -> None:
    remote = RemoteGraph(server.sparql)
    with pytest.raises(OSError, match=f"only the first {ROWS} rows"):
        remote.query(query)
    assert len(list(cast(ox.QuerySolutions, remote.query(f"{query} LIMIT {ROWS}")))) == ROWS


@pytest.mark.parametrize(("query", "form"), [(ALL, "json"), (ALL, "csv"), (EVERY, "nt"), (EVERY, "turtle")])
def test_an_answer_that_the_server_behind_cuts_is_said_to_be_cut(server: Running, query: str, form: str) -> None:
    with running(server.sparql, "--workers", "1") as front:
        count, said = rows_of(ask(front, query, form), form)
    assert 0 < count <= ROWS and "a part only" in said  # what the store still held when it failed is gone


@pytest.mark.parametrize(
    "text", ['"]},\\"incomplete\\":{\\"message\\":1}}"', '"# incomplete: x"', "'\\n# incomplete: x\\n'"]
)
def test_values_that_look_like_a_cut_are_values(server: Running, text: str) -> None:
    remote = RemoteGraph(server.sparql)
    remote.query(f"SELECT ({text} AS ?x) {{}}")
    remote.query(f"CONSTRUCT {{ <x:s> <x:p> {text} }} {{}}")


def test_nothing_is_left_when_the_server_ends(store: Path) -> None:
    with running(store, "--workers", "2") as one:
        children = workers(one, 2)
    assert until(lambda: not any(child.is_running() for child in children))


def test_a_worker_that_dies_is_replaced(store: Path) -> None:
    with running(store, "--workers", "1") as one:
        first = workers(one).pop()
        first.kill()
        assert until(lambda: ask(one, f"SELECT * {{ ?s <{EX}number> ?n }} LIMIT 1", "csv").status_code == 200)
        assert workers(one) != {first}


assert MANY > 2500
