"""What passes between the server and a process that answers queries: a job as a line of JSON, and frames back.

A frame is its kind, the length of what would close the answer after it, and the length of its data; then both.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass

HEAD = struct.Struct("!cBI")
BEGIN, DATA, END, REFUSED = b"B", b"D", b"E", b"X"


@dataclass(frozen=True, slots=True)
class Job:
    """A query or update; `rows_form` and `triples_form` are what the client would have of each, None for neither.

    `default` and `named` choose graphs as the protocol does; `generation` grows with every update of the store.
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


def frame(kind: bytes, data: bytes, closing: bytes = b"") -> bytes:
    return HEAD.pack(kind, len(closing), len(data)) + closing + data
