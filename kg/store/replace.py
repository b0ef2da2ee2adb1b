"""A folder that is replaced whole or not at all: built beside the old one, swapped in one step, guarded by a lock."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from kg.model import KgError

MARK = "report.json"
FORMAT = "zhengce-kg build 1"
OURS = frozenset({"store", "tables", "graph.nq", "graph.html", "manifest.json", MARK, "report.md"})
_EXCHANGE = 2
_AT_FDCWD = -100


@contextlib.contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Gives an empty folder to build in; when the block ends well it becomes `out`, else `out` stays as it was.

    Files in the old folder that no build makes are carried over. `KgError` if `out` is something else than a build, or
    if another build of it is running.
    """
    out = Path(os.path.realpath(out))
    try:
        check(out)
        if Path.cwd().is_relative_to(out):
            raise KgError(
                f"{out} 是当前所在的文件夹，不能整个替换；请换到别处运行"
                f" / {out} is the folder that you are in, and cannot be replaced whole; run this from elsewhere"
            )
        out.parent.mkdir(parents=True, exist_ok=True)
        with _locked(out):
            _restore(out)
            new = beside(out, "new")
            shutil.rmtree(new, ignore_errors=True)
            new.mkdir()
            try:
                yield new
                _carry_over(out, new)
                _swap(out, new)
            finally:
                shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise KgError(f"{out}: 无法写入 / cannot be written: {error.strerror or error}{where}") from error


def check(out: Path) -> None:
    """`KgError` unless `out` is free, empty, or an earlier build."""
    if not out.exists() or (out.is_dir() and (is_build(out) or not any(out.iterdir()))):
        return
    raise KgError(
        f"{out} 不是本项目的构建结果，不会覆盖；请用 --out 另选文件夹"
        f" / {out} is not a build of this project and is left alone; choose another folder with --out"
    )


def is_build(folder: Path) -> bool:
    try:
        return FORMAT in (folder / MARK).read_text("utf-8")[:200]
    except (OSError, UnicodeDecodeError):
        return False


def beside(out: Path, what: str) -> Path:
    """A name of ours next to a build: its lock, its successor, its cache."""
    return out.with_name(f".{out.name}.{what}")


@contextlib.contextmanager
def _locked(out: Path) -> Iterator[None]:
    """The lock belongs to the open file: when a build is killed, the system lets go of it."""
    try:
        import fcntl
    except ImportError:  # no such lock on Windows
        yield
        return
    path = beside(out, "lock")
    while True:
        with path.open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise KgError(f"另一个构建正在写 {out} / another build is writing {out}") from error
            if not _is_same(file.fileno(), path):  # its last holder removed it after we had opened it
                continue
            try:
                yield
            finally:
                path.unlink(missing_ok=True)
            return


def _is_same(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _carry_over(out: Path, new: Path) -> None:
    for entry in sorted(out.iterdir()) if out.is_dir() else ():
        if entry.name not in OURS and not (new / entry.name).exists():
            if entry.is_dir() and not entry.is_symlink():
                shutil.copytree(entry, new / entry.name, symlinks=True)
            else:
                shutil.copy2(entry, new / entry.name, follow_symlinks=False)


def _swap(out: Path, new: Path) -> None:
    if not out.exists():
        new.rename(out)
    elif not _exchange(out, new):
        old = beside(out, "old")
        out.rename(old)
        new.rename(out)
        shutil.rmtree(old)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step, where the system can."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0)


def _restore(out: Path) -> None:
    """Where names cannot be exchanged, a build killed between two renames has left the old folder aside."""
    old = beside(out, "old")
    if old.exists():
        if out.exists():
            shutil.rmtree(old)
        else:
            old.rename(out)
