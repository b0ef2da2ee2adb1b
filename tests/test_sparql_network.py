"""Other servers, asked only where the operator allows it and the request brings the token: all of them run here."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import httpx2 as httpx
import pytest
from real_server import EX, Running, hard_store, running

TOKEN = "correct-horse"
MINE = {"Authorization": f"Bearer {TOKEN}"}
UPDATE = {"Content-Type": "application/sparql-update"}
CLOSED = "http://127.0.0.1:1999/"
PAGES = {
    "/good": (200, "text/turtle", f"<{EX}far> <{EX}says> '远方'@zh ."),
    "/bad": (200, "text/turtle", f"<{EX}far> <{EX}says> nonsense"),
    "/picture": (200, "image/png", "x"),
    "/gone": (404, "text/plain", "gone\ngone"),
    "/moved": (302, "text/turtle", ""),
}


class Elsewhere(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        code, kind, text = PAGES[self.path]
        self.send_response(code)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(text.encode())), "Location": "/good"}.items():  # fmt: skip
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def do_POST(self) -> None:
        self.path = "/gone"
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def pages() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(hard_store(tmp_path_factory.mktemp("other")), "--workers", "1") as found:
        yield found


@pytest.fixture(scope="module")
def open_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    options = ["--workers", "2", "--seconds", "10", "--allow-update", "--allow-network", "--token", TOKEN]
    with running(hard_store(tmp_path_factory.mktemp("open")), *options) as found:
        yield found


@pytest.fixture(scope="module")
def without_network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    options = ["--workers", "1", "--allow-update", "--token", TOKEN]
    with running(hard_store(tmp_path_factory.mktemp("without")), *options) as found:
        yield found


def service(address: str, silent: str = "") -> str:
    return f"SELECT ?n {{ SERVICE {silent} <{address}> {{ ?s <{EX}number> ?n FILTER(?n < 3) }} }} ORDER BY ?n"


def ask(server: Running, query: str, headers: dict[str, str] = MINE) -> httpx.Response:
    return httpx.get(server.sparql, params={"query": query, "format": "csv"}, headers=headers, timeout=60)


def update(server: Running, text: str, headers: dict[str, str] = MINE) -> httpx.Response:
    return httpx.post(server.sparql, content=text, headers=UPDATE | headers, timeout=60)


def test_service_asks_a_second_server(open_server: Running, other: Running) -> None:
    answer = ask(open_server, service(other.sparql))
    assert (answer.status_code, answer.text.split()) == (200, ["n", "0", "1", "2"])
    in_update = f"INSERT {{ GRAPH <{EX}fetched> {{ <{EX}from> <{EX}number> ?n }} }} WHERE {{ {service(other.sparql).partition('{')[2].rpartition('}')[0]} }}"  # fmt: skip
    assert update(open_server, in_update).status_code == 204
    rows = ask(open_server, f"SELECT (SUM(?n) AS ?all) {{ <{EX}from> <{EX}number> ?n }}", {}).text
    assert rows.split() == ["all", "3"]


def test_load_reads_an_address(open_server: Running, pages: str) -> None:
    assert update(open_server, f"LOAD <{pages}/good> INTO GRAPH <{EX}loaded>").status_code == 204
    found = ask(open_server, f"SELECT ?o {{ GRAPH <{EX}loaded> {{ <{EX}far> ?p ?o }} }}", {})
    assert found.text.split() == ["o", "远方"]


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer"}])
def test_without_the_token_nobody_is_asked(open_server: Running, pages: str, headers: dict[str, str]) -> None:
    before = len(Elsewhere.asked)
    answer = ask(open_server, service(pages), headers)
    assert answer.status_code == 403 and "SERVICE is refused" in answer.text
    assert update(open_server, f"LOAD <{pages}/good>", headers).status_code == 401
    assert len(Elsewhere.asked) == before


def test_with_the_token_alone_nobody_is_asked(without_network: Running, pages: str) -> None:
    before = len(Elsewhere.asked)
    for answer in (
        ask(without_network, service(pages)),
        update(without_network, f"LOAD <{pages}/good>"),
        update(without_network, f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{pages}> {{ ?s ?p ?o }} }}"),
    ):
        assert answer.status_code == 403 and " is refused" in answer.text
    assert len(Elsewhere.asked) == before


@pytest.mark.parametrize("iri", ["<file:///etc/hostname>", "<ftp://127.0.0.1/x>", "<x>", "f:hostname"])
def test_files_are_never_read(open_server: Running, iri: str) -> None:
    for begun in ("BASE <file:///etc/> PREFIX f: <file:///etc/>", "PREFIX f: <file:///etc/> BASE <http://127.0.0.1/>"):
        for answer in (
            update(open_server, f"{begun} LOAD SILENT {iri}"),
            ask(open_server, f"{begun} SELECT * {{ SERVICE {iri} {{ ?s ?p ?o }} }}"),
        ):
            assert answer.status_code == 403 and "http" in answer.text and " is refused" in answer.text


def test_a_file_in_a_variable_is_not_read_either(open_server: Running) -> None:
    answer = ask(open_server, "SELECT * { VALUES ?x { <file:///etc/hostname> } SERVICE ?x { ?s ?p ?o } }")
    assert answer.status_code == 502 and len(answer.text.splitlines()) == 1


@pytest.mark.parametrize("page", ["/bad", "/picture", "/gone", "/moved"])
def test_what_cannot_be_loaded_is_one_sentence_and_changes_nothing(open_server: Running, pages: str, page: str) -> None:
    answer = update(open_server, f"INSERT DATA {{ <{EX}half> <{EX}p> 1 }} ; LOAD <{pages}{page}>")
    assert answer.status_code == 502 and "another server" in answer.text and len(answer.text.splitlines()) == 1
    assert ask(open_server, f"SELECT ?o {{ <{EX}half> ?p ?o }}").text.split() == ["o"]


@pytest.mark.parametrize("where", ["", CLOSED])
def test_a_server_that_does_not_answer_is_one_sentence(open_server: Running, pages: str, where: str) -> None:
    answer = ask(open_server, service(where or pages))
    assert answer.status_code == 502 and "another server" in answer.text and len(answer.text.splitlines()) == 1
    assert ask(open_server, service(where or pages, "SILENT")).text.split() == ["n"]


def test_an_update_that_does_not_parse_is_no_matter_of_others(open_server: Running, pages: str) -> None:
    answer = update(open_server, f"LOAD <{pages}/good> INTO nothing")
    assert answer.status_code == 400 and "line 1" in answer.text


def test_a_server_that_asks_itself_is_stopped_in_time(tmp_path: Path) -> None:
    options = ["--workers", "1", "--seconds", "5", "--allow-network", "--token", TOKEN]
    with running(hard_store(tmp_path), *options) as one:
        answer = ask(one, service(one.sparql))
        assert answer.status_code == 504 and "5 seconds" in answer.text
        assert ask(one, "SELECT (1 AS ?x) {}", {}).text.split() == ["x", "1"]


def test_the_description_tells_it(open_server: Running, other: Running) -> None:
    feature = "BasicFederatedQuery"
    assert feature in httpx.get(open_server.sparql).text and feature not in httpx.get(other.sparql).text


@pytest.mark.parametrize("options", [["--store", "{store}"], ["--store", "{other}", "--token", TOKEN]])
def test_one_clear_sentence_where_it_cannot_be_allowed(tmp_path: Path, other: Running, options: list[str]) -> None:
    store = hard_store(tmp_path)
    call = [one.format(store=store, other=other.sparql) for one in options]
    told = subprocess.run(
        [sys.executable, "-m", "kg", "serve", "--allow-network", *call], capture_output=True, text=True, timeout=60
    )
    assert told.returncode == 2 and len(told.stderr.splitlines()) == 1 and "--allow-network" in told.stderr
