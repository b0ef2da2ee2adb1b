"""What passes between the server and a process that answers queries: a job as a line of JSON, and frames back.

A frame is its kind, the length of what would close the answer after it, and the length of its data; then both.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass
from typing import IO

HEAD = struct.Struct("!cBI")
READY, BEGIN, DATA, END, REFUSED = b"R", b"B", b"D", b"E", b"X"


@dataclass(frozen=True, slots=True)
class Job:
    """A query or update; `rows_form` and `triples_form` are what the client would have of each, None for neither.

    `default` and `named` choose graphs as the protocol does; `generation` grows with every update of the store.
    With `network` other servers may be asked.
    """

    text: str
    rows: int
    seconds: float
    rows_form: str | None = None
    triples_form: str | None = None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    generation: int = 0
    update: bool = False
    network: bool = False

    def line(self) -> bytes:
        return json.dumps(asdict(self)).encode() + b"\n"

    @staticmethod
    def read(line: bytes) -> Job:
        said = json.loads(line)
        return Job(**said | {"default": tuple(said["default"]), "named": tuple(said["named"])})


@dataclass(frozen=True, slots=True)
class Begin:
    """What is known before the first bytes: `triples` or rows, how many columns; `limit` where a whole answer was cut."""

    triples: bool
    form: str
    columns: int
    whole: bool
    limit: str | None = None


def send(pipe: IO[bytes], kind: bytes, data: bytes | memoryview, closing: bytes = b"") -> None:
    """Writes a frame; long data goes as it is, without a copy."""
    pipe.write(HEAD.pack(kind, len(closing), len(data)) + closing)
    pipe.write(data)
    pipe.flush()
