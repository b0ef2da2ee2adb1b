"""Where and when a thing is named: by month, the first and the last time, and article by article."""

from __future__ import annotations

from dataclasses import dataclass

from kg.serve.explore.sections import Asked, link, section
from kg.serve.explore.show import Row, Section

_MONTHS = """SELECT ?month (COUNT(*) AS ?n) (MIN(?d) AS ?first) (MAX(?d) AS ?last) {
  { SELECT DISTINCT ?g { VALUES ?x { UNDEF } GRAPH ?g { %s } } }
  GRAPH ?g { ?g schema:datePublished ?d } BIND(SUBSTR(STR(?d), 1, %d) AS ?month) } GROUP BY ?month ORDER BY ?month"""
_ARTICLES = """SELECT ?g ?d { { SELECT DISTINCT ?g { VALUES ?x { UNDEF } GRAPH ?g { %s } } }
  OPTIONAL { GRAPH ?g { ?g schema:datePublished ?d } } } ORDER BY DESC(?d) ?g LIMIT %d OFFSET %d"""
_WHERE = """SELECT ?g (MIN(STR(?f)) AS ?m) { VALUES ?x { UNDEF } VALUES ?g { UNDEF } GRAPH ?g { %s } } GROUP BY ?g"""
MENTION = "?f zc:entity ?x"
YEARS = 40  # months from which on years are shown


@dataclass(frozen=True, slots=True)
class Times:
    """`bars` are (month or year, number of articles), without gaps; `first` and `last` ISO dates, empty where unknown."""

    bars: tuple[tuple[str, int], ...] = ()
    first: str = ""
    last: str = ""
    articles: int = 0

    @property
    def most(self) -> int:
        return max((n for _, n in self.bars), default=0)


def times(asked: Asked, pattern: str = MENTION) -> Times:
    found = [c for c in asked.reader.rows(_MONTHS % (pattern, 7), x=asked.about.iri) if c["n"] != "0"]
    if not found:
        return Times()
    counts = {c["month"]: int(c["n"]) for c in found}
    first, last = min(c["first"] for c in found), max(c["last"] for c in found)
    months = _months(min(counts), max(counts))
    bars = [(m, counts.get(m, 0)) for m in months]
    if len(bars) > YEARS:
        years = sorted({m[:4] for m in months})
        bars = [(y, sum(n for m, n in counts.items() if m.startswith(y))) for y in years]
    return Times(tuple(bars), first, last, sum(counts.values()))


def _months(first: str, last: str) -> list[str]:
    """All months from the first to the last; the names as they are where they are no months."""
    if len(first) != 7 or len(last) != 7:
        return sorted({first, last})
    start, end = (int(m[:4]) * 12 + int(m[5:]) - 1 for m in (first, last))
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(start, end + 1)]


def articles(asked: Asked, pattern: str = MENTION, key: str = "articles", total: int = 0) -> Section:
    """The articles that name it, the newest first, each with the first place where it does."""
    found = asked.reader.rows(_ARTICLES % (pattern, asked.most + 1, asked.at), x=asked.about.iri)
    shown = found[: asked.most]
    first = {}
    if shown:
        where = asked.reader.rows(_WHERE % pattern, x=asked.about.iri, g=[c["g"] for c in shown])
        first = {c["g"]: c["m"] for c in where if "m" in c}
    rows = [
        Row(lead=c["d"], parts=[p for p in (link(c["g"]),) if p], facts=(first[c["g"]],) if c["g"] in first else ())
        for c in shown
    ]
    made = section(key, asked, rows, 0)
    made.total = max(total, asked.at + len(found))
    made.many = False
    return made
