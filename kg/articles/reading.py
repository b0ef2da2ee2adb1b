"""Files and folders → pages and findings, in the order of the sources' names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.articles.decode import decode
from kg.articles.lines import plain
from kg.articles.page import page
from kg.articles.sheet import Sheet
from kg.articles.trouble import Refused, finding
from kg.model import Finding, Page, Source


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
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        return [], [finding(name, "unreadable", error.strerror)]
    except Refused as refused:
        return [], [finding(name, refused.what, refused.detail)]
    found = page(Sheet(Source(name, text), plain(text)))
    return [found], [] if found.articles else [finding(name, "no article")]
