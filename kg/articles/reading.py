"""Files and folders → pages and findings, in the order of the sources' names."""

from __future__ import annotations

import filecmp
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TypeVar

from kg.articles import docx, fields, jsonl, markup, table
from kg.articles.decode import decode
from kg.articles.lines import markdown, plain
from kg.articles.pdf import text_layer
from kg.articles.repeats import without_repeats
from kg.articles.sheet import Sheet
from kg.articles.trouble import Refused, finding
from kg.model import Finding, Page, Source

EXTENSIONS = frozenset((".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".docx", ".pdf"))
OFFICE = frozenset((".doc", ".wps", ".rtf", ".odt", ".xls", ".xlsx", ".et", ".ods", ".ppt", ".pptx", ".caj", ".epub"))
_BUILD = frozenset(("graph.nq", "manifest.json"))
MAX_BYTES = 256 * 2**20
MAX_LINE = 1_000_000  # characters; no paragraph of a newspaper is longer, and later parts hold one in memory at a time
_LINES = re.compile(r"[^\n\r]+")
AnyPath = TypeVar("AnyPath", bound=PurePath)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read, and the name that its source gets; `same_as` names a file of the same bytes, read before.

    Where `data` holds its bytes, `path` is not opened and only tells the format.
    """

    path: Path
    name: str
    same_as: str | None = None
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Pages by the names of their sources, then in source order."""

    pages: Sequence[Page]
    findings: list[Finding]


def sources(paths: Iterable[Path]) -> list[SourceFile]:
    """The files at the paths, ordered by name: relative to the folder given, or the file name of a file given.

    Where two files would get one name, their paths below the folder that holds both become their names.
    """
    named: dict[Path, str] = {}
    for path in sorted({Path(p) for p in paths}):
        for file in sorted(_files(path)):
            below = file.relative_to(path).as_posix() if file != path else path.name
            if not is_hidden(below):
                named.setdefault(file.absolute(), below)
    return _marked_twins(sorted((_in_characters(name), path) for path, name in distinct(named).items()))


def _files(path: Path) -> Iterator[Path]:
    """The file, or those of the folder, with folders that cannot be looked into, so that they are told.

    A build that stands among its own sources is passed over.
    """
    closed: list[OSError] = []
    for folder, below, names in os.walk(path, onerror=closed.append):
        if set(names) >= _BUILD:
            below.clear()
            continue
        yield from (Path(folder, name) for name in names)
    yield from (Path(error.filename) for error in closed)  # also of what is no folder


def _in_characters(name: str) -> str:
    r"""A name whose bytes are no UTF-8, as old archives leave them, with those bytes spelt out: \xd5\xd1.txt."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def is_hidden(below: str) -> bool:
    """Whether a file is passed over by its path below the folder that was given."""
    return below.startswith(".") or "/." in below


def distinct(named: Mapping[AnyPath, str]) -> Mapping[AnyPath, str]:
    """The names by path; where one would be that of several files, they get their paths below what holds them all."""
    owners: dict[str, list[AnyPath]] = {}
    for path, name in named.items():
        owners.setdefault(name, []).append(path)
    clashing = [path for paths in owners.values() if len(paths) > 1 for path in paths]
    if not clashing:
        return named
    above = Path(os.path.commonpath(clashing))
    return {path: path.relative_to(above).as_posix() if path in clashing else name for path, name in named.items()}


def _marked_twins(named: list[tuple[str, Path]]) -> list[SourceFile]:
    """Files of the same size and bytes as one before them are marked, where that is read."""
    by_size: dict[int, list[tuple[str, Path]]] = {}
    out = []
    for name, path in named:
        size = _size(path)
        is_read = size > 0 and refusal(name, path.suffix, size) is None
        twin = next((n for n, p in by_size.get(size, ()) if is_read and _same(p, path)), None)
        if is_read and twin is None:
            by_size.setdefault(size, []).append((name, path))
        out.append(SourceFile(path, name, twin))
    return out


def _size(path: Path) -> int:
    """Bytes; none of what is no file or cannot be looked at."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def _same(a: Path, b: Path) -> bool:
    try:
        return filecmp.cmp(a, b, shallow=False)
    except OSError:
        return False


def read(paths: Iterable[Path]) -> Reading:
    """All pages of the files at the paths, whatever order these come in."""
    pages: list[Page] = []
    findings: list[Finding] = []
    for source in sources(paths):
        found, told = read_source(source)
        pages += found
        findings += told
    return Reading(tuple(pages), findings)


def read_source(source: SourceFile) -> tuple[list[Page], list[Finding]]:
    """What `read_file` gives; a file that was read under another name is only told."""
    if source.same_as is not None:
        return [], [finding(source.name, "same content", source.same_as)]
    if source.data is not None:
        return read_bytes(source.data, source.name, source.path.suffix)
    return read_file(source.path, source.name)


def read_file(path: Path, name: str) -> tuple[list[Page], list[Finding]]:
    """The pages of one file and what is to be told about it. Never raises for what is in the file."""
    try:
        if not path.exists():
            return [], [finding(name, "missing")]
        if path.is_dir():
            os.scandir(path).close()  # raises what keeps it closed
        if not path.is_file():
            return [], [finding(name, "no file")]
        told = refusal(name, path.suffix, path.stat().st_size)
        return ([], [told]) if told else read_bytes(path.read_bytes(), name, path.suffix)
    except OSError as error:
        return [], [finding(name, "unreadable", error.strerror)]


def refusal(name: str, extension: str, size: int) -> Finding | None:
    """Why a file of this extension (`.txt`) and of so many bytes is not read; None for one that is."""
    if (kind := extension.lower()) not in EXTENSIONS:
        return finding(name, "office file" if kind in OFFICE else "unknown extension", kind)
    return finding(name, "too large", f"{MAX_BYTES // 2**20} MB") if size > MAX_BYTES else None


def read_bytes(data: bytes, name: str, extension: str) -> tuple[list[Page], list[Finding]]:
    """What `read_file` gives for a file of these bytes and this extension."""
    if told := refusal(name, extension, len(data)):
        return [], [told]
    try:
        return read_text(Source(name, _TO_TEXT.get(extension.lower(), decode)(data)), extension.lower())
    except Refused as refused:
        return [], [finding(name, refused.what, refused.detail)]


_TO_TEXT: dict[str, Callable[[bytes], str]] = {".pdf": text_layer, ".docx": docx.text_of}


def read_text(source: Source, extension: str) -> tuple[list[Page], list[Finding]]:
    """The pages of a decoded source: one for each row and each record of an export, else one. May raise `Refused`."""
    from kg.articles.page import page  # its patterns are only made where something is read

    told: list[Finding] = []
    if (nul := source.text.count("\0")) and extension != ".pdf":
        told.append(finding(source.name, "NUL characters", nul))
    is_long = extension != ".json" and len(source.text) > MAX_LINE
    if is_long and any(m.end() - m.start() > MAX_LINE for m in _LINES.finditer(source.text)):
        return [], [finding(source.name, "line too long", f"{MAX_LINE:,}")]
    pages: list[Page] = []
    number, skipped, broken = 1, 0, 0
    undated: list[str] = []
    for sheet in _sheets(source, extension):
        if sheet is None:
            broken += 1
            continue
        sheet.lines, gone = without_repeats(sheet.lines)
        skipped += gone
        found = page(sheet, number)
        number += len(found.articles)
        if sheet.issued and found.articles and not any(article.issued for article in found.articles):
            undated.append(sheet.issued)
        pages += [found] if found.articles else []
    if broken and pages:
        told.append(finding(source.name, "broken line", broken))
    if undated:
        told.append(finding(source.name, "unknown date", f"“{undated[0][:40]}” × {len(undated)}"))
    if skipped:
        told.append(finding(source.name, "repeated block", skipped))
    return pages, told if pages else [finding(source.name, "no article")]


def _sheets(source: Source, extension: str) -> Iterator[Sheet | None]:
    if extension in (".jsonl", ".ndjson"):
        yield from jsonl.sheets(source)
    elif extension == ".json":
        yield from jsonl.sheets_of_whole(source)
    elif extension in (".csv", ".tsv"):
        yield from table.sheets(source)
    elif extension in (".html", ".htm"):
        yield markup.sheet(source)
    elif extension == ".md":
        yield from fields.sheets(source, *markdown(source.text))
    else:
        yield from fields.sheets(source, plain(source.text), {})
