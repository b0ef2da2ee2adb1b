"""Files and folders → pages and findings, in the order of the sources' names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.articles import jsonl, markup
from kg.articles.decode import decode
from kg.articles.lines import markdown, plain
from kg.articles.page import page
from kg.articles.pdf import text_layer
from kg.articles.repeats import without_repeats
from kg.articles.sheet import Sheet
from kg.articles.trouble import Refused, finding
from kg.model import Finding, Page, Source

EXTENSIONS = frozenset((".txt", ".md", ".html", ".htm", ".jsonl", ".pdf"))
MAX_BYTES = 256 * 2**20
MAX_LINE = 1_000_000  # characters; no paragraph of a newspaper is longer, and later parts hold one in memory at a time
_LINES = re.compile(r"[^\n\r]+")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read, and the name that its source gets."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Reading:
    pages: Sequence[Page]
    findings: list[Finding]


def sources(paths: Iterable[Path]) -> list[SourceFile]:
    """The files at the paths, ordered by name: relative to the folder given, the file name of a file given."""
    out: dict[Path, str] = {}
    for path in sorted(map(Path, paths)):
        if path.is_dir():
            for p in sorted(path.rglob("*")):
                if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts):
                    out.setdefault(p, p.relative_to(path).as_posix())
        else:
            out.setdefault(path, path.name)
    return sorted((SourceFile(p, n) for p, n in out.items()), key=lambda s: s.name)


def read(paths: Iterable[Path]) -> Reading:
    pages: list[Page] = []
    findings: list[Finding] = []
    for source in sources(paths):
        p, f = read_source(source)
        pages += p
        findings += f
    return Reading(tuple(pages), findings)


def read_source(source: SourceFile) -> tuple[list[Page], list[Finding]]:
    return read_file(source.path, source.name)


def read_file(path: Path, name: str) -> tuple[list[Page], list[Finding]]:
    """The pages of one file and what is to be told about it. Never raises for what is in the file."""
    extension = path.suffix.lower()
    try:
        if extension not in EXTENSIONS:
            raise Refused("unknown extension", extension)
        if path.stat().st_size > MAX_BYTES:
            raise Refused("too large", f"{MAX_BYTES // 2**20} MB")
        text = text_layer(path) if extension == ".pdf" else decode(path.read_bytes())
    except OSError as error:
        return [], [finding(name, "unreadable", error.strerror)]
    except Refused as refused:
        return [], [finding(name, refused.what, refused.detail)]
    return read_text(Source(name, text), extension)


def read_text(source: Source, extension: str) -> tuple[list[Page], list[Finding]]:
    """The pages of a decoded source; one page, but for JSON lines, where each line is one."""
    told: list[Finding] = []
    if (nul := source.text.count("\0")) and extension != ".pdf":
        told.append(finding(source.name, "NUL characters", nul))
    if max(map(len, _LINES.findall(source.text)), default=0) > MAX_LINE:
        return [], [finding(source.name, "line too long", f"{MAX_LINE:,}")]
    pages: list[Page] = []
    number, skipped, broken = 1, 0, 0
    for sheet in _sheets(source, extension):
        if sheet is None:
            broken += 1
            continue
        sheet.lines, gone = without_repeats(sheet.lines)
        skipped += gone
        found = page(sheet, number)
        number += len(found.articles)
        pages += [found] if found.articles else []
    if broken and pages:
        told.append(finding(source.name, "broken line", broken))
    if skipped:
        told.append(finding(source.name, "repeated block", skipped))
    return pages, told if pages else [finding(source.name, "no article")]


def _sheets(source: Source, extension: str) -> Iterator[Sheet | None]:
    if extension == ".jsonl":
        yield from jsonl.sheets(source)
    elif extension in (".html", ".htm"):
        yield markup.sheet(source)
    elif extension == ".md":
        lines, links = markdown(source.text)
        yield Sheet(source, lines, links=links)
    else:
        yield Sheet(source, plain(source.text))
