"""What all parts come to together; most of it is kept between builds, and what is new is added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kg.build.cache import GRAPHING, Cache, fingerprint, key
from kg.build.manifest import Manifest
from kg.build.work import Made
from kg.page import Memory
from kg.triples.check import Checker, Open
from kg.triples.part import Sums

ON_TOP = 16  # parts that are added to what is kept in each build, before what is kept is written anew


@dataclass(slots=True)
class Whole:
    """`parts` are the keys of the parts that are in it."""

    left_open: Open
    sums: Sums = field(default_factory=Sums)
    parts: set[str] = field(default_factory=set)

    def add(self, part: str, made: Made) -> None:
        self.parts.add(part)
        self.sums.add(made.sums)
        for report in made.reports:
            self.left_open.add(report)


def kept_key() -> str:
    return key("sums", fingerprint((*GRAPHING, "build")))


@dataclass(slots=True)
class Drawn:
    """What the page of some parts has looked up."""

    memory: Memory = field(default_factory=Memory)
    parts: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Last:
    """What earlier builds have left: where the parts of the last one stand, what parts come to, what a page has looked up."""

    manifest: Manifest = field(default_factory=Manifest)
    whole: Whole | None = None
    page: Drawn | None = None

    @staticmethod
    def read(out: Path, cache: Cache) -> Last:
        return Last(Manifest.read(out), cache.get("sums", kept_key()), cache.get("pages", page_key()))

    def begun(self, checker: Checker, parts: Iterable[str]) -> Whole:
        """What is kept, where all of it is among these parts; else an empty beginning."""
        if self.whole is None or not self.whole.parts <= set(parts):
            return Whole(Open(checker))
        self.whole.left_open.resume(checker)
        return self.whole

    def drawn(self) -> Drawn:
        """What the page of the last build has looked up, or of some of its parts, to which others were only added."""
        parts = {of.part for of in self.manifest.sources.values()}
        return self.page if self.page and self.page.parts <= parts else Drawn()


def is_due(kept: int, parts: int) -> bool:
    """Whether what so many parts came to is to be kept anew, of which so many are kept."""
    return not kept or parts > kept + ON_TOP


def page_key() -> str:
    return key("pages", fingerprint((*GRAPHING, "answers", "page", "build")))
