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
class Last:
    """What the last build has left: where its parts stand, what they came to, and what its page has looked up."""

    manifest: Manifest = field(default_factory=Manifest)
    whole: Whole | None = None
    memory: Memory | None = None

    @staticmethod
    def read(out: Path, cache: Cache) -> Last:
        manifest = Manifest.read(out)
        return Last(manifest, cache.get("sums", kept_key()), cache.get("pages", page_key(manifest)))

    def begun(self, checker: Checker, parts: Iterable[str]) -> Whole:
        """What is kept, where all of it is among these parts; else an empty beginning."""
        if self.whole is None or not self.whole.parts <= set(parts):
            return Whole(Open(checker))
        self.whole.left_open.resume(checker)
        return self.whole


def keep(cache: Cache, whole: Whole, kept: int) -> None:
    """Keeps it for the next build, unless `kept` parts of it are kept, and few others have come."""
    if not kept or len(whole.parts) > kept + ON_TOP:
        cache.put("sums", kept_key(), whole)


def page_key(manifest: Manifest) -> str:
    """Of what the page of a build has looked up."""
    of_code = fingerprint((*GRAPHING, "answers", "page", "build"))
    return key("page", of_code, *(of.part for of in manifest.sources.values()))
