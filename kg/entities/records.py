"""What the entities are made from: each article once, with the records that its mentions and facts hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.entities.naming import digest, sha256
from kg.model import (
    Analysis,
    Component,
    Event,
    Named,
    Observation,
    Organization,
    Person,
    Place,
    Program,
    ProgramLink,
    Source,
    Tenure,
)


@dataclass(frozen=True)
class Entry:
    """An article with what was found in it; `key` is a digest of its text and of its source's text.

    `sha256` is that of the source's text.
    """

    key: str
    sha256: str
    source: Source
    analysis: Analysis

    @cached_property
    def records(self) -> tuple[Named, ...]:
        """Every named thing of the article once, in the order of its first appearance."""
        return tuple(dict.fromkeys(_records(self.analysis)))

    @cached_property
    def credited(self) -> dict[str, Person]:
        """The person behind each credited name; a name that was found as a person keeps that record."""
        found = {r.name: r for r in self.records if isinstance(r, Person)}
        return {c.name: found.get(c.name, Person(c.name, "journalist")) for c in self.analysis.article.credits}

    @property
    def scope(self) -> tuple[str, ...]:
        """Names of the places it is about, outermost first: (云南省, 昭通市, 巧家县)."""
        home = [p for p in self.analysis.home if p.level != "country"]
        return (*home[-1].path, home[-1].name) if home else ()


def entries(found: Iterable[tuple[Source, Analysis]]) -> tuple[Entry, ...]:
    """Each distinct article once, in the order of their sources; of a file that occurs twice the first name counts."""
    out: dict[str, Entry] = {}
    sums: dict[int, str] = {}
    for source, analysis in sorted(found, key=lambda f: (f[0].name, f[1].article.number, f[1].article.text)):
        if id(source) not in sums:
            sums[id(source)] = sha256(source.text)
        sha = sums[id(source)]
        key = digest(analysis.article.text, sha)
        out.setdefault(key, Entry(key, sha, source, analysis))
    return tuple(out.values())


def _records(analysis: Analysis) -> Iterator[Named]:
    for mention in analysis.mentions:
        if isinstance(mention.value, Place | Organization | Person | Program):
            yield from _with_place(mention.value)
    for fact in analysis.facts:
        match fact:
            case Tenure():
                yield fact.person
                yield from _with_place(fact.organization)
            case Event():
                yield from _maybe(fact.place)
                yield from (p.person for p in fact.participations)
            case Component():
                yield fact.program
            case ProgramLink():
                yield fact.program
                yield from _with_place(fact.target)
            case Observation():
                yield from _maybe(fact.place)
                yield from _maybe(fact.program)
    yield from analysis.home
    found = {m.value.name for m in analysis.mentions if isinstance(m.value, Person)}
    for credit in analysis.article.credits:
        if credit.name not in found:
            yield Person(credit.name, "journalist")


def _with_place(record: Named) -> Iterator[Named]:
    yield record
    if isinstance(record, Organization) and record.place is not None:
        yield record.place


def _maybe(record: Named | None) -> Iterator[Named]:
    if record is not None:
        yield record
