"""`kg serve` as a user runs it: a process of its own on a free port, with a store made to be hard on an endpoint."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.triples.terms import TYPE, ZC

ROOT = Path(__file__).parents[1]
EX = "http://example.org/"
MANY = 4000  # things with a number
ODD = ['}},{', '"}},{"', "},{}", "a\r\nb", 'x" , "y" .\n', "</result><result>", "\n\t\t<p>\n\t<q>", '"}],"', "\\", '\\"', "]},{\"@id"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Running:
    address: str  # without a slash at its end
    pid: int

    @property
    def sparql(self) -> str:
        return f"{self.address}/sparql"


def hard_store(folder: Path) -> Path:
    """Three graphs of one triple each, as the W3C's tests of the protocol have them, and one of many, with odd texts."""
    store = ox.Store(folder / "store")
    for n in (1, 2, 3):
        store.add(quad(f"data{n}", "type", ox.NamedNode(f"{EX}Document"), f"data{n}"))
    store.bulk_extend(quad(f"thing{n}", "number", ox.Literal(n), "many") for n in range(MANY))
    store.bulk_extend(
        quad(f"thing{n}", "label", ox.Literal(f"第{n}个 {ODD[n % len(ODD)]}"), "many") for n in range(MANY)
    )
    store.bulk_extend(quad(f"thing{n}", "label", ox.Literal(ODD[n % len(ODD)]), "many") for n in range(MANY))
    store.add(
        ox.Quad(ox.NamedNode(EX + "plan"), ox.NamedNode(TYPE), ox.NamedNode(f"{ZC}Program"), ox.NamedNode(EX + "many"))
    )
    store.flush()
    return folder / "store"


def quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal, graph: str) -> ox.Quad:
    return ox.Quad(ox.NamedNode(EX + subject), ox.NamedNode(EX + predicate), value, ox.NamedNode(EX + graph))


@contextmanager
def running(store: Path | str, *options: str) -> Iterator[Running]:
    """A server with these options; it ends, as by Ctrl+C, with the block."""
    call = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(call, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stdout
        address = re.search(r"http://\S+(?=/)", process.stdout.readline())
        assert address
        yield Running(address[0], process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
