"""Where in graph.nq each source and each graph over all articles stands, so that the next build need not make it again."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from pathlib import Path

from kg.triples.filled import header
from kg.triples.tables import TABLES

NAME = "manifest.json"
GRAPH = "graph.nq"


@dataclass(frozen=True, slots=True)
class Section:
    """Bytes `[start, start + size)` of graph.nq."""

    start: int
    size: int


@dataclass(slots=True)
class OfSource:
    """`part` is the key of what was made of the source, `articles` are the keys of its articles, in their order.

    `rows` tells of each table in turn how many bytes and rows the source has in it; its pieces stand in the order of sources.
    """

    part: str
    section: Section
    articles: list[str]
    rows: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Manifest:
    """`sources` by name, `over_all` by the IRI of the graph."""

    sources: dict[str, OfSource] = field(default_factory=dict)
    over_all: dict[str, Section] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes of graph.nq."""
        sections = [*(s.section for s in self.sources.values()), *self.over_all.values()]
        return sum(section.size for section in sections)

    def fits(self, folder: Path) -> bool:
        """Whether the tables of the build are as long as its sources say."""
        try:
            return all(
                (folder / "tables" / f"{table}.csv").stat().st_size
                == len(header(table)) + sum(of.rows[n][0] for of in self.sources.values())
                for n, table in enumerate(TABLES)
            )
        except (OSError, IndexError):
            return False

    def write(self, folder: Path) -> None:
        told = {  # as `asdict`, which would look into every value
            "sources": {name: _plain(of) | {"section": _plain(of.section)} for name, of in self.sources.items()},
            "over_all": {graph: _plain(section) for graph, section in self.over_all.items()},
        }
        (folder / NAME).write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")

    @staticmethod
    def read(folder: Path) -> Manifest:
        """That of a build; an empty one where there is none, or where it does not fit its graph.nq."""
        try:
            told = json.loads((folder / NAME).read_text("utf-8"))
            found = Manifest(
                {
                    name: OfSource(s["part"], Section(**s["section"]), s["articles"], [(b, r) for b, r in s["rows"]])
                    for name, s in told["sources"].items()
                },
                {graph: Section(**section) for graph, section in told["over_all"].items()},
            )
            if (folder / GRAPH).stat().st_size == found.size:
                return found
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return Manifest()


def _plain(record: Section | OfSource) -> dict[str, object]:
    return {each.name: getattr(record, each.name) for each in fields(record)}
