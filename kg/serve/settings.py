"""What the operator of a server chooses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """`store` is a build folder, a store or the address of a SPARQL server; `seconds` and `rows` bound one query.

    `workers` is the number of processes that answer queries, each with `memory` MiB at most (0: no bound). With
    `allow_update` the endpoint takes updates that bring the `token`; with `allow_network` requests that bring it may ask
    other servers, by SERVICE and LOAD.
    """

    store: str = "build"
    host: str = "127.0.0.1"
    port: int = 8765
    seconds: float = 30.0
    rows: int = 1_000_000
    workers: int = 4
    memory: int = 2048
    allow_update: bool = False
    allow_network: bool = False
    token: str | None = None
    open: bool = False
