"""Where and when a thing is named: by month, the first and the last time, and article by article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.serve.explore.sections import Asked, link, part, section
from kg.serve.explore.show import Row, Section
from kg.triples import terms

_ARTICLES = """SELECT ?g ?d { { SELECT DISTINCT ?g { VALUES ?x { UNDEF } GRAPH ?g { %s } } }
  OPTIONAL { GRAPH ?g { ?g schema:datePublished ?d } } }"""
_WHERE = """SELECT ?g (MIN(STR(?f)) AS ?m) { VALUES ?x { UNDEF } VALUES ?g { UNDEF } GRAPH ?g { %s } } GROUP BY ?g"""
MENTION = "?f zc:entity ?x"
SIGHTED = "?f zc:post ?x ; zc:bound ?bound"  # a post
CREDIT = "?f zc:person ?x ; zc:kind ?credit ; prov:wasDerivedFrom ?at"
YEARS = 40  # months from which on years are shown


@dataclass(frozen=True, slots=True)
class Times:
    """`bars` are (month or year, number of articles), without gaps; `first` and `last` (date, article); None where unknown."""

    bars: tuple[tuple[str, int], ...] = ()
    first: tuple[str, str] | None = None
    last: tuple[str, str] | None = None
    articles: int = 0

    @property
    def most(self) -> int:
        return max((n for _, n in self.bars), default=0)


def naming(asked: Asked, pattern: str = MENTION) -> list[tuple[str, str]]:
    """(date, article) of all articles in whose graph the pattern holds, the newest first; read once for a page."""
    if pattern not in asked.naming:
        rows = asked.reader.rows(_ARTICLES % pattern, x=asked.about.iri)
        rows = [c for c in rows if c["g"].startswith(terms.ID)]  # decisions name things too
        rows.sort(key=lambda c: c["g"])
        rows.sort(key=lambda c: c["d"], reverse=True)
        asked.naming[pattern] = [(c["d"], c["g"]) for c in rows]
    return asked.naming[pattern]


def times(asked: Asked, pattern: str = MENTION) -> Times:
    found = naming(asked, pattern)
    dated = [(day, article) for day, article in found if day]
    if not dated:
        return Times(articles=len(found))
    counts = Counter(day[:7] for day, _ in dated)
    bars = [(m, counts[m]) for m in _months(min(counts), max(counts))]
    if len(bars) > YEARS:
        years = Counter(day[:4] for day, _ in dated)
        bars = [(str(y), years[str(y)]) for y in range(int(min(years)), int(max(years)) + 1)]
    first = next(pair for pair in dated if pair[0] == dated[-1][0])
    return Times(tuple(bars), first, dated[0], len(found))


def _months(first: str, last: str) -> list[str]:
    """All months from the first to the last; the names as they are where they are no months."""
    if len(first) != 7 or len(last) != 7:
        return sorted({first, last})
    start, end = (int(m[:4]) * 12 + int(m[5:]) - 1 for m in (first, last))
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(start, end + 1)]


def articles(asked: Asked, pattern: str = MENTION, key: str = "articles") -> Section:
    """The articles that name it, the newest first, each with the first place where it does."""
    found = naming(asked, pattern)
    shown = part(asked, found)
    first = first_words(asked, [article for _, article in shown], pattern)
    rows = [
        Row(day, [p for p in (link(article),) if p], facts=(first[article],) if article in first else ())
        for day, article in shown
    ]
    made = section(key, asked, rows, len(found))
    made.total, made.many = len(found), False
    return made


def first_words(asked: Asked, graphs: Sequence[str], pattern: str = MENTION) -> dict[str, str]:
    """Article → the first place in it (by IRI) that the pattern binds."""
    rows = asked.reader.rows(_WHERE % pattern, x=asked.about.iri, g=graphs) if graphs else []
    return {c["g"]: c["m"] for c in rows if c.get("m")}
