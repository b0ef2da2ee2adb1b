"""Figures as tables and as the data of charts: targets beside actuals, places told apart, disagreements marked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from kg.serve.explore.read import Row as Cells
from kg.serve.explore.sections import Asked, Group, grouped, groups, link, part, trusted
from kg.serve.explore.show import Figure, Section
from kg.triples import terms

TABLE = 400  # observations of a thing that are told one by one; more are counted by indicator
SHOWN = 40  # of them on the page of all sections
CHARTS = 6
_TARGET = terms.concept("status", "target")
_QUERY = """SELECT DISTINCT ?f ?indicator ?printed ?value ?high ?unit ?comparator ?period ?place ?program ?status ?change ?base ?cumulative ?d {
  GRAPH ?g { VALUES ?x { UNDEF } VALUES ?other { UNDEF } %s
    ?f sosa:observedProperty ?indicator ; zc:printed ?printed ; zc:valueText ?value ; zc:status ?status ; zc:comparator ?comparator .
    OPTIONAL { ?f zc:highText ?high } OPTIONAL { ?f zc:unit ?unit } OPTIONAL { ?f zc:period ?period }
    OPTIONAL { ?f zc:place ?place } OPTIONAL { ?f zc:program ?program } OPTIONAL { ?f zc:change ?change }
    OPTIONAL { ?f zc:changeBase ?base } OPTIONAL { ?f zc:cumulative ?cumulative } }
  %s OPTIONAL { ?g schema:datePublished ?d } }"""


def figures(asked: Asked, pattern: str, by: str = "sosa:observedProperty") -> Section:
    """The observations `?f` of a pattern with `?x`: one by one where they are few, else counted by what `by` leads to."""
    found = [] if asked.other else groups(asked, "?other", f"{pattern} ?f {by} ?other .", dated=False)
    if not asked.other and sum(g.count for g in found) > TABLE:
        made = grouped(asked, "figures", found, lambda cells: [link(cells["other"])])
        made.shape = "names"
        return made
    return table(asked, f"{pattern} ?f {by} ?other .", found)


def table(asked: Asked, pattern: str, found: Sequence[Group] = ()) -> Section:
    """All of them, ordered by indicator (the most reported first), place and period."""
    sure = trusted(asked)
    bound = {"other": asked.other} if asked.other else {}
    cells = asked.reader.rows(_QUERY % (pattern, sure), x=asked.about.iri, **bound)
    often = Counter(c["indicator"] for c in cells)
    cells.sort(
        key=lambda c: (-often[c["indicator"]], c["indicator"], not c["place"], c["place"], c["period"], c["d"], c["f"])
    )
    links = asked.reader.links(c[key] for c in cells for key in ("indicator", "place", "program"))
    made = [
        Figure(
            c["f"], links[c["indicator"]], c["printed"], c["value"], c["high"], c["unit"], c["comparator"], c["period"],
            links.get(c["place"]), links.get(c["program"]), c["status"] == _TARGET, _marks(asked, c), c["d"],
        )
        for c in cells
    ]  # fmt: skip
    _differ(made)
    shown = list(part(asked, made)) if asked.section else made[:SHOWN]
    quotes = asked.reader.quotes([f.fact for f in shown])
    for figure in shown:
        figure.quote = quotes.get(figure.fact)
    section = Section("figures", total=len(made), at=asked.at, shape="figures", figures=shown, of=link(asked.other))
    section.charts = list(charts(made, quotes))[:CHARTS]
    return section


def _marks(asked: Asked, c: Cells) -> tuple[str, ...]:
    change = asked.reader.code(c["change"]) if c["change"] else ""
    return tuple(
        filter(None, (c["base"], change, asked.say("explore.cumulative") if c["cumulative"] == "true" else ""))
    )


def _differ(made: Iterable[Figure]) -> None:
    """Mark the figures of one indicator, place, period, unit and kind that do not say the same in different articles.

    An article that gives several tells of several things under one name (9.1%，风电11.7%) and is not compared.
    """
    alike: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for f in made:
        if f.period and f.place:
            alike[f.indicator.iri, f.place.iri, f.period, f.unit, f.is_target, f.marks].append(f)
    for of in alike.values():
        given: dict[str, set[str]] = defaultdict(set)
        for f in of:
            given[article_of(f.fact)].add(f.value)
        single = {article: values for article, values in given.items() if len(values) == 1}
        if len(set().union(*single.values())) > 1:
            for f in of:
                f.differs = article_of(f.fact) in single


def article_of(fact: str) -> str:
    """The IRI of the article in which a fact stands."""
    return fact[: len(f"{terms.ID}article/") + 16]


def charts(made: Iterable[Figure], quotes: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """The data of a chart for each indicator and unit with figures of two periods or places, or with a target and an actual."""
    series: dict[tuple[str, str, tuple[str, ...]], list[Figure]] = defaultdict(list)
    for f in made:
        if f.period:
            series[f.indicator.label, f.unit, f.marks].append(f)
    for (label, unit, marks), of in sorted(series.items(), key=lambda s: (-len(s[1]), s[0])):
        if len({(f.period, f.place and f.place.iri, f.is_target) for f in of}) > 1:
            title = f"{label}（{'，'.join(marks)}）" if marks else label
            yield {"title": title, "unit": unit, "points": [_point(f, quotes) for f in of]}


def _point(f: Figure, quotes: dict[str, Any]) -> dict[str, Any]:
    quote = quotes.get(f.fact)
    return {
        "period": f.period,
        "value": float(f.value),
        "high": float(f.high) if f.high else None,
        "status": "target" if f.is_target else "actual",
        "place": f.place.label if f.place else "",
        "comparator": f.comparator,
        "printed": f.printed,
        "href": quote.href if quote else "",
    }
