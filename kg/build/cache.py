"""What earlier builds have worked out, by a key of everything that it depends on; it may be deleted at any time.

It lies beside the build and not in it, because it holds the words of the sources, names of private people too.
Records are pickled, and read back by a reader that makes nothing but records: a file of somebody else's runs no code.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import os
import pickle
import shutil
import struct
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

from kg.articles import SourceFile
from kg.articles.reading import MAX_BYTES
from kg.model import KgError
from kg.resources import PACKAGE

Kind = Literal["analyses", "claims", "parts", "rows", "sums", "pages"]
KINDS: tuple[Kind, ...] = ("analyses", "claims", "parts", "rows", "sums", "pages")
READING = ("articles", "facts", "grammar", "grammar.py", "lexicon", "mentions", "analyse.py", "model.py")
GRAPHING = ("entities", "triples", "confidence.py", "confidence.tsv", "ontology.ttl", "../ontology.ttl")
_LIBRARIES = ("ahocorasick_rs", "opencc", "pypdfium2")
_PLAIN = {
    ("array", "_array_reconstructor"),
    ("array", "array"),
    ("builtins", "dict"),
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("builtins", "list"),
    ("collections", "Counter"),
    ("collections", "defaultdict"),
    ("decimal", "Decimal"),
}
_SIZE = struct.Struct("!Q")  # at the end of each file, that one which was cut off is seen
_OURS = frozenset({"model", "entities", "triples", "answers", "page", "build"})


def key(*parts: str) -> str:
    """A digest of all parts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def fingerprint(names: tuple[str, ...]) -> str:
    """A digest of the code and the tables of these files and folders of the package, and of what they stand on."""
    found = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for library in _LIBRARIES:
        with contextlib.suppress(PackageNotFoundError):
            found.update(f"{library} {version(library)}".encode())
    for name in names:
        top = PACKAGE / name
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if file.suffix in (".py", ".tsv", ".ttl") and file.is_file():
                found.update(f"{name} {file.name}\0".encode() + file.read_bytes())
    return found.hexdigest()


def content(file: SourceFile) -> str | None:
    """A digest of what the file holds and is called; None for one that cannot be read, which nothing is kept of."""
    try:
        if not file.path.is_file() or file.path.stat().st_size > MAX_BYTES:
            return None
        with file.path.open("rb") as opened:
            held = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return None
    return key(file.name, file.path.suffix.lower(), held, file.same_as or "")


class _Records(pickle.Unpickler):
    """Makes records of kg and plain containers, and refuses everything else, functions above all."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        top, _, rest = module.partition(".")
        if top == "kg" and rest.partition(".")[0] in _OURS:
            found = getattr(importlib.import_module(module), name, None)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record")


class Cache:
    """Files by kind and key. What cannot be read is as if it were not there; `used` are those that this build needs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, fresh: bool = False) -> None:
        if fresh:
            shutil.rmtree(self.folder, ignore_errors=True)
        for kind in KINDS:
            (self.folder / kind).mkdir(parents=True, exist_ok=True)

    def has(self, kind: Kind, of: str) -> bool:
        """Whether something was put there, and is as long as it was."""
        try:
            with (self.folder / kind / of).open("rb") as file:
                size = file.seek(-_SIZE.size, os.SEEK_END)
                return bool(_SIZE.unpack(file.read())[0] == size)
        except (OSError, struct.error):
            return False

    def get(self, kind: Kind, of: str) -> Any | None:
        """What was put there; None where there is nothing, or nothing whole."""
        try:
            with (self.folder / kind / of).open("rb") as file:
                return _Records(file).load()
        except (
            OSError,
            EOFError,
            pickle.UnpicklingError,
            AttributeError,
            ImportError,
            TypeError,
            ValueError,
            IndexError,
        ):
            return None

    def demand(self, kind: Kind, of: str) -> Any:
        """What was put there in this build, or seen to be there; `KgError` where it is broken now."""
        found = self.get(kind, of)
        if found is None:
            raise KgError(
                f"{self.folder} 里保留的结果已损坏，请加 --fresh 重新构建"
                f" / what is kept in {self.folder} is damaged: build again with --fresh"
            )
        return found

    def put(self, kind: Kind, of: str, value: object) -> None:
        """Whole or not at all, also when the build is killed."""
        handle, path = tempfile.mkstemp(dir=self.folder / kind, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)
                file.write(_SIZE.pack(file.tell()))
            Path(path).replace(self.folder / kind / of)
        except BaseException:
            Path(path).unlink(missing_ok=True)
            raise

    def keep_only(self, used: Iterable[tuple[Kind, str]]) -> None:
        """Drops what this build had no use for: sources that vanished or changed, and what killed builds left."""
        needed = set(used)
        for kind in KINDS:
            for file in (self.folder / kind).iterdir():
                if (kind, file.name) not in needed:
                    file.unlink(missing_ok=True)
