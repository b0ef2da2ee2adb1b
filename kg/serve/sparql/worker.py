"""A process that answers queries: jobs come in as lines, answers go out as frames. The server kills it when time is up.

Oxigraph cannot be interrupted, so what stops a query is the end of its process; the alarm ends it when the server is gone.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import asdict
from itertools import islice
from typing import IO

import pyoxigraph as ox

from kg.answers.guard import asks_elsewhere
from kg.serve.sparql.cut import Cutter, ending
from kg.serve.sparql.forms import form
from kg.serve.sparql.frames import BEGIN, DATA, END, READY, REFUSED, Begin, Job, send
from kg.serve.sparql.limits import reached
from kg.serve.sparql.refusal import Refusal
from kg.serve.sparql.source import Found, Server, Source, elsewhere, source, update
from kg.triples.terms import PREFIXES

FIRST, PIECE = 1 << 13, 1 << 17  # bytes that go out at once: soon in the beginning, then more and more
PIPE = 1 << 20  # bytes that may stand in the pipe; as many as Linux gives anyone
GRACE = 10.0  # seconds after which a job that nobody ended ends itself
HEAVY = 512 << 20  # bytes; a process that took more is not asked again
PRETTY = 1000  # triples that are written with prefixes; writing the rest without them is faster


class Full(Exception):
    """As many rows as one answer may have are written."""


class Out:
    """A file that Oxigraph writes an answer to, which goes out in frames of whole rows."""

    def __init__(self, pipe: IO[bytes], job: Job, found: Found, form_name: str) -> None:
        self.pipe = pipe
        self.job = job
        self.form = form_name
        self.triples = not isinstance(found, ox.QuerySolutions | ox.QueryBoolean)
        self.columns = len(found.variables) if isinstance(found, ox.QuerySolutions) else 0
        self.cutter = None if isinstance(found, ox.QueryBoolean) else Cutter(form_name, job.rows)
        self.waiting: list[bytes] = []
        self.size = 0
        self.enough = FIRST
        self.begun = self.ended = False

    def write(self, data: bytes) -> int:
        if self.ended:  # Oxigraph hands on what it still holds after it was stopped
            return len(data)
        self.waiting.append(bytes(data))
        self.size += len(data)
        if self.size >= self.enough:
            self._send_rows()
        return len(data)

    def flush(self) -> None:
        """Oxigraph calls it at the end only, where `close` does more."""

    def close(self) -> None:
        """Sends the rest: the answer is whole, unless it has one row too many."""
        data = b"".join(self.waiting)
        self._cut(data)
        self._finish(memoryview(data), None)

    def stop(self, limit: str) -> None:
        """The store failed in the middle, or the server behind gave a part only."""
        self._finish(memoryview(b""), limit)

    def _send_rows(self) -> None:
        data = b"".join(self.waiting)
        if at := self._cut(data):
            self._begin(whole=False)
            self._send(DATA, memoryview(data)[:at], self.cutter.closing if self.cutter else b"")
            self.enough = min(2 * self.enough, PIECE)

    def _cut(self, data: bytes) -> int:
        """How much is whole rows; what is left waits. Raises Full, with the answer finished, where there are too many."""
        at = self.cutter.cut(data) if self.cutter else 0
        self.waiting, self.size = [data[at:]], len(data) - at
        if self.cutter and self.cutter.full:
            self._finish(memoryview(data)[:at], "rows")
            raise Full
        return at

    def _finish(self, data: memoryview, limit: str | None) -> None:
        self.ended = True
        self._begin(whole=True, limit=limit)
        if limit and self.cutter:
            statement = reached(limit, self.job.rows, self.job.seconds)
            data = memoryview(bytes(data) + ending(self.form, self.cutter.closing, statement, self.columns))
        self._send(DATA, data)
        self._send(END, memoryview(json.dumps({"limit": limit, "heavy": most_memory() > HEAVY}).encode()))

    def _begin(self, whole: bool, limit: str | None = None) -> None:
        if not self.begun:
            self.begun = True
            begin = Begin(self.triples, self.form, self.columns, whole, limit)
            self._send(BEGIN, memoryview(json.dumps(asdict(begin)).encode()))

    def _send(self, kind: bytes, data: memoryview, closing: bytes = b"") -> None:
        _alarm(0)  # who reads slowly is the server's business; when that is gone, writing fails
        send(self.pipe, kind, data, closing)
        _alarm(self.job.seconds + GRACE)


def answer(where: Source, job: Job, pipe: IO[bytes]) -> None:
    """Answers one job in frames; what cannot be answered is refused in one."""
    try:
        found = where.query(job)
        triples = not isinstance(found, ox.QuerySolutions | ox.QueryBoolean)
        name = job.triples_form if triples else job.rows_form
        if name is None:
            raise _unfit(triples)
    except Refusal as error:
        _refuse(pipe, error)
        return
    out = Out(pipe, job, found, name)
    try:
        _write(found, out)
        out.close()
    except Full:
        pass
    except (OSError, RuntimeError, ValueError, SyntaxError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        if job.network and not out.begun and asks_elsewhere(job.text):
            out.ended = True
            _refuse(pipe, elsewhere(error))
        else:
            out.stop("part" if isinstance(where, Server) else "stopped")


def change(where: str, job: Job, pipe: IO[bytes]) -> None:
    """Runs an update, whole or not at all, in a process of its own: the store is open for writing only meanwhile."""
    try:
        update(where, job.text, job.network)
    except Refusal as error:
        _refuse(pipe, error)
        return
    send(pipe, END, b"{}")


def _refuse(pipe: IO[bytes], error: Refusal) -> None:
    said = {"status": error.status, "zh": error.zh, "en": error.en, "line": error.line, "column": error.column}
    send(pipe, REFUSED, json.dumps(said).encode())


def _unfit(triples: bool) -> Refusal:
    if triples:
        return Refusal(
            406,
            "CONSTRUCT 和 DESCRIBE 的结果没有所要的格式；可用 turtle、nt、trig、nq、jsonld、rdfxml",
            "CONSTRUCT and DESCRIBE have no such form; there are turtle, nt, trig, nq, jsonld, rdfxml",
        )
    return Refusal(
        406,
        "SELECT 和 ASK 的结果没有所要的格式；可用 json、xml、csv、tsv",
        "SELECT and ASK have no such form; there are json, xml, csv, tsv",
    )


def _write(found: Found, out: Out) -> None:
    writer = form(out.form).writer
    if isinstance(found, ox.QuerySolutions | ox.QueryBoolean):
        assert isinstance(writer, ox.QueryResultsFormat)
        found.serialize(out, format=writer)  # type: ignore[arg-type]
        return
    assert isinstance(writer, ox.RdfFormat) and out.cutter
    if out.form in ("turtle", "trig"):
        first = list(islice(found, PRETTY))
        out.cutter.rows = -len(PREFIXES)  # each is a line that ends as a row does
        out.write(ox.serialize(first, format=writer, prefixes=PREFIXES) or b"")
        if len(first) < PRETTY:
            return
    if isinstance(found, ox.QueryTriples):
        found.serialize(out, format=writer)  # type: ignore[arg-type]
    else:
        ox.serialize(found, out, format=writer)  # type: ignore[arg-type]


def _alarm(seconds: float) -> None:
    """Ends this process after so many seconds, however busy; 0 takes it back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def bound_memory(size: int) -> None:
    """Lets this process ask for so many bytes at most; more ends it. Files that are mapped do not count."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def most_memory() -> int:
    """Bytes that this process had in use at its height."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def widen(pipe: IO[bytes]) -> None:
    """Lets more of an answer stand in the pipe, so that the query goes on while the server is busy with what came."""
    try:
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE)
    except (ImportError, AttributeError, OSError):  # not Linux, or more than this user may have
        return


def main(where: str, memory: int) -> None:
    """Answers job after job until the server closes the line."""
    pipe = os.fdopen(os.dup(1), "wb")
    widen(pipe)
    os.dup2(2, 1)  # nothing else may write among the frames
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server says when to end
    if memory:
        bound_memory(memory)
    asked = source(where)
    send(pipe, READY, b"")
    for line in sys.stdin.buffer:
        job = Job.read(line)
        _alarm(job.seconds + GRACE)
        if job.update:
            change(where, job, pipe)
        else:
            answer(asked, job, pipe)
        _alarm(0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
