"""The groups of facts of a page: read, put together where they say the same, given links and quotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import quote

from kg.serve.explore.about import About
from kg.serve.explore.read import Reader
from kg.serve.explore.read import Row as Cells
from kg.serve.explore.show import Link, Piece, Row, Section
from kg.serve.words import Say
from kg.triples import terms

PAGE = 50  # rows of a page of one section
FEW = 12  # rows of a section on the page of all of them
MOST = 500  # groups that are counted
T = TypeVar("T")

_FIRST = """(MIN(?at) AS ?first) (MAX(?at) AS ?last)"""
_DATED = """OPTIONAL { ?g schema:datePublished ?d } BIND(CONCAT(COALESCE(STR(?d), ""), " ", STR(?f)) AS ?at)"""
_ANY = """(MIN(?d) AS ?first) (MAX(?d) AS ?last) (SAMPLE(?f) AS ?sample)"""
_DAY = """OPTIONAL { ?g schema:datePublished ?d }"""


@dataclass(slots=True)
class Asked:
    """What of a page is asked for: all sections, or page `page` of the one `section`; facts of `sure` and more."""

    about: About
    reader: Reader
    say: Say
    section: str = ""
    page: int = 1
    sure: float = 0.0
    other: str = ""  # only facts that tell of this thing too, each for itself
    naming: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # what kg.serve.explore.seen has read

    @property
    def at(self) -> int:
        return (self.page - 1) * PAGE if self.section else 0

    @property
    def most(self) -> int:
        return PAGE if self.section else FEW

    def wants(self, *keys: str) -> bool:
        return not self.section or self.section in keys


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that say the same: the values of the keys, how many, ISO dates of the first and last article, some facts."""

    cells: Cells
    count: int
    first: str
    last: str
    facts: tuple[str, ...]


def groups(
    asked: Asked, keys: str, pattern: str, order: str = "DESC(?n)", extra: str = "", dated: bool = True
) -> list[Group]:
    """The facts `?f` about `?x` of a pattern in the graph of an article, grouped by the variables `keys`.

    A pattern that binds one `?f` several times counts it as often. Without dates there are no facts either, only counts.
    """
    how, when = (_ANY, _DAY) if asked.about.is_big else (_FIRST, _DATED)
    if not dated:
        how, when = "", ""
    sure = trusted(asked)
    query = f"""SELECT {keys} (COUNT(?f) AS ?n) {extra} {how} {{
      GRAPH ?g {{ VALUES ?x {{ UNDEF }} {pattern} }} {sure} {when} }} GROUP BY {keys} ORDER BY {order} LIMIT {MOST + 1}"""
    found = [_group(cells) for cells in asked.reader.rows(query, x=asked.about.iri) if cells["n"] != "0"]
    names = keys.replace("?", "").split()
    # ties are put in order here: the store would look up the text of every IRI
    return sorted(found, key=lambda g: (int(g.cells.get("order") or 0), -g.count, *(g.cells[name] for name in names)))


def trusted(asked: Asked) -> str:
    """The pattern that leaves out the facts `?f` whose rules are trusted less than is asked."""
    return f"?f zc:rule / zc:confidence ?sure FILTER(?sure >= {asked.sure:.4f})" if asked.sure else ""


def _group(cells: Cells) -> Group:
    first, _, fact = cells.get("first", "").partition(" ")
    last, _, other = cells.get("last", "").partition(" ")
    facts = (cells["sample"],) if "sample" in cells else tuple(filter(None, dict.fromkeys((fact, other))))
    return Group(cells, int(cells["n"]), first, last, facts)


def part(asked: Asked, found: Sequence[T]) -> Sequence[T]:
    """The rows of the page that is asked for."""
    return found[asked.at : asked.at + asked.most]


def section(key: str, asked: Asked, rows: Iterable[Row], total: int, shape: str = "facts") -> Section:
    return Section(key, list(rows), min(total, MOST), asked.at, total > MOST, shape)


def span(first: str, last: str) -> str:
    """2023-01-05 – 2023-12-24, or the one day."""
    return first if first == last else f"{first} – {last}"


def more(asked: Asked, key: str, other: str, count: int, shown: int) -> str:
    """The address of all facts with another thing, where there are more than are shown."""
    short = other.removeprefix(terms.ID)
    return f"?section={key}&of={quote(short, safe='/')}" if count > shown and other else ""


def grouped(
    asked: Asked,
    key: str,
    found: Sequence[Group],
    parts: Callable[[Cells], Sequence[Piece | None]],
    other: str = "other",
) -> Section:
    """A section of groups, those that are asked for."""
    rows = [
        Row(
            lead=span(g.first, g.last),
            parts=[p for p in parts(g.cells) if p],
            count=g.count,
            facts=g.facts,
            more=more(asked, key, g.cells.get(other, ""), g.count, len(g.facts)),
        )
        for g in part(asked, found)
    ]
    return section(key, asked, rows, len(found))


def finish(asked: Asked, sections: Sequence[Section]) -> list[Section]:
    """Sections that have rows, with the labels of their links and the quotations of their facts: two queries for all."""
    shown = [s for s in sections if s.rows or s.figures]
    rows = [row for s in shown for row in s.rows]
    wanted = [p.iri for row in rows for p in row.parts if isinstance(p, Link) and not p.label]
    links = asked.reader.links([*wanted, *(s.of.iri for s in shown if s.of)])
    said = [fact for row in rows for fact in row.facts]
    mentions = [fact for fact in said if "/mention/" in fact]
    quotes = asked.reader.quotes([fact for fact in said if "/mention/" not in fact])
    quotes |= asked.reader.quotes(mentions, mentions=True)
    for s in shown:
        s.of = links[s.of.iri] if s.of else None
    for row in rows:
        row.parts = [links[p.iri] if isinstance(p, Link) and not p.label else p for p in row.parts]
        row.quotes = [quotes[fact] for fact in row.facts if fact in quotes]
        if row.quotes:
            row.confidence = max(float(q.confidence or 1) for q in row.quotes)
    for s in shown:
        if s.shape == "parts":  # the same sentence states all parts: once for each article
            s.quotes = list({q.href.partition("#")[0]: q for row in reversed(s.rows) for q in row.quotes}.values())[
                ::-1
            ]
    return shown


def each(asked: Asked, key: str, pattern: str) -> Section:
    """Every fact about this thing and `asked.other`, by date."""
    query = f"""SELECT DISTINCT ?f ?d {{
      GRAPH ?g {{ VALUES ?x {{ UNDEF }} VALUES ?other {{ UNDEF }} {pattern} }} {_DAY} }} ORDER BY ?d ?f LIMIT {MOST + 1}"""
    found = asked.reader.rows(query, x=asked.about.iri, other=asked.other)
    rows = [Row(lead=cells["d"], facts=(cells["f"],)) for cells in part(asked, found)]
    made = section(key, asked, rows, len(found))
    made.of = link(asked.other)
    return made


def link(iri: str) -> Link | None:
    """A link to be labelled by `finish`."""
    return Link(iri, "") if iri else None
