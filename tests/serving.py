"""The small graph on disk and a real server on a free port of this machine, for tests that need one."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import uvicorn
from small_graph import small_graph

from kg.serve.app import application
from kg.serve.settings import Settings


def small_store(folder: Path) -> Path:
    """The store of the small graph."""
    small_graph(folder)
    store = ox.Store(folder / "store")
    store.bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    store.flush()
    return folder / "store"


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """The address of a server with these settings; it ends with the block."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(settings), log_level="warning", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)
