"""SPARQL servers that are not ours, as their packages have them, and a stretch of bad network before one of them."""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

VIRTUOSO_INI = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
"""
VIRTUOSO_LOGIN = ("dba", "dba")  # as it comes


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def start_oxigraph(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """The server of the Python package `oxigraph`, with its data in `folder`."""
    program = Path(sys.executable).with_name("oxigraph")
    call = [str(program), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _until_it_answers(f"http://127.0.0.1:{port}/query", process)
    return process


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """The address of an Oxigraph server; it ends with the block."""
    port = free_port()
    process = start_oxigraph(folder, port)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """The address of a Virtuoso server (Debian: virtuoso-opensource-7-bin); skips where there is none."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("no virtuoso-t here: apt-get install virtuoso-opensource-7-bin")
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    (folder / "v.ini").write_text(VIRTUOSO_INI.format(sql=free_port(), http=port), "utf-8")
    call = [program, "+foreground", "+configfile", "v.ini"]
    process = subprocess.Popen(call, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _until_it_answers(f"http://127.0.0.1:{port}/sparql", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()  # its data are of no use to anybody
        process.wait(20)


def _until_it_answers(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None
        try:
            with urllib.request.urlopen(f"{url}?query=ASK%7B%7D", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


class Seen:
    """A request on its way: the hook may answer it with a status, or break the line; else it is passed on."""

    def __init__(self, method: str, path: str, headers: http.client.HTTPMessage, body: bytes) -> None:
        self.method, self.path, self.headers, self.body = method, path, headers, body
        self.graph = urllib.parse.parse_qs(urllib.parse.urlsplit(path).query).get("graph", [""])[0]


BREAK = -1
Hook = Callable[[Seen], int | None]


class Between:
    """Stands before a server; `seen` is what came by, `hook` gives a status to answer with, `BREAK`, or nothing."""

    def __init__(self, target: str) -> None:
        self.target = urllib.parse.urlsplit(target)
        self.seen: list[Seen] = []
        self.hook: Hook = lambda seen: None
        self.headers = {"Retry-After": "0"}  # of the answers that the hook gives
        self.lock = threading.Lock()

    def puts(self) -> list[str]:
        """The graphs that were put, but for the one that is put on trial."""
        return [s.graph for s in self.seen if s.method == "PUT" and not s.graph.endswith("/trial")]


@contextmanager
def between(target: str) -> Iterator[tuple[str, Between]]:
    """The address of a server that passes requests on to the one at `target`."""
    state = Between(target)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            seen = Seen(self.command, self.path, self.headers, body)
            with state.lock:
                state.seen.append(seen)
                status = state.hook(seen)
            if status == BREAK:
                self.close_connection = True
                self.connection.close()
                return
            answer, headers = b"", state.headers
            if status is None:
                connection = http.client.HTTPConnection(state.target.netloc, timeout=60)
                connection.request(self.command, self.path, body, dict(self.headers))
                passed = connection.getresponse()
                status, answer = passed.status, passed.read()
                headers = {"Content-Type": passed.headers.get("Content-Type", "text/plain")}
                connection.close()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_PUT = do_DELETE = do_POST

        def log_message(self, *told: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", state
    finally:
        server.shutdown()
        server.server_close()


def fetched(graph_store: str, graph: str) -> bytes:
    """One graph as N-Triples."""
    request = urllib.request.Request(f"{graph_store}?{urllib.parse.urlencode({'graph': graph})}")
    request.add_header("Accept", "application/n-triples, text/plain;q=0.9")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return bytes(answer.read())
