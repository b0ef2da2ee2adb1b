"""Where a fact stands: its words within the passage, the source file with offsets, the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.look import first, objects, pairs, properties, select
from kg.store.graph import Graph
from kg.triples import terms

AROUND = 48  # characters of the passage shown on either side
_IN_ARTICLE = "/passage/"  # follows the IRI of the article in that of a passage


@dataclass(slots=True, unsafe_hash=True)
class Evidence:
    """`quote[mark[0]:mark[1]]` are the words of the fact; `start` and `end` are offsets in the decoded source text."""

    quote: str
    mark: tuple[int, int]
    source: str
    start: int
    end: int
    article: str = ""
    issued: str = ""
    publication: str = ""
    link: str = ""
    rule: str = ""


def evidence_of(graph: Graph, fact: ox.NamedNode) -> tuple[Evidence, ...]:
    """The evidence of a fact, in the order of date, source and offset."""
    said = properties(graph, [fact.value], (terms.DERIVED_FROM,))
    return evidence_at(graph, {fact.value: objects(said.get(fact.value, {}), terms.DERIVED_FROM)})[fact.value]


def evidence_at(graph: Graph, selectors: Mapping[str, Iterable[str]]) -> dict[str, tuple[Evidence, ...]]:
    """What selectors point to, by what they belong to, each in the order of date, source and offset; many at once."""
    read = _read(graph, {at for each in selectors.values() for at in each})
    place = {at: number for number, at in enumerate(read)}
    return {
        of: tuple(read[at] for at in sorted(place.keys() & each, key=place.__getitem__))
        for of, each in selectors.items()
    }


def mentions_of(graph: Graph, entity: ox.NamedNode) -> tuple[Evidence, ...]:
    """Where an entity is named, in the order of date, source and offset."""
    return tuple(_read(graph, [at.value for at, _ in pairs(graph, terms.ENTITY, entity)]).values())


def first_selectors(graph: Graph, entities: Iterable[str], most: int) -> dict[str, tuple[str, ...]]:
    """IRI of the entity → the IRIs of the first of its mentions."""
    listed = " ".join(str(ox.NamedNode(iri)) for iri in sorted(set(entities)))
    if not listed:
        return {}
    articles: dict[str, list[ox.NamedNode]] = defaultdict(list)
    query = f"""SELECT DISTINCT ?e ?g {{ VALUES ?e {{ {listed} }} GRAPH ?g {{ ?at zc:entity ?e }}
      FILTER(?g != <{terms.GRAPH_LINKS}>) }}"""  # decisions name entities too
    for entity, article in select(graph, query):
        articles[entity.value].append(article)
    # mentions begin with the IRI of their article: the first of them stand in as many articles at most
    places = " ".join(
        f"({ox.NamedNode(e)} {article})" for e, found in articles.items() for article in sorted(found, key=str)[:most]
    )
    mentions: dict[str, list[str]] = defaultdict(list)
    query = f"SELECT DISTINCT ?e ?at {{ VALUES (?e ?g) {{ {places} }} GRAPH ?g {{ ?at zc:entity ?e }} }}"
    for entity, at in select(graph, query):
        mentions[entity.value].append(at.value)
    return {entity: tuple(sorted(found)[:most]) for entity, found in mentions.items()}


def read_evidence(graph: Graph, at: ox.NamedNode) -> Evidence | None:
    """What a selector points to; None for what is no selector (a decision, a sighting)."""
    return _read(graph, [at.value]).get(at.value)


def _read(graph: Graph, selectors: Iterable[str]) -> dict[str, Evidence]:
    """Selector → the evidence there, in the order of date, source and offset; without what is no selector."""
    at = properties(graph, selectors, (terms.QUOTE, terms.PREFIX, terms.START, terms.END, terms.IN_PASSAGE, terms.RULE))
    at = {iri: said for iri, said in at.items() if terms.QUOTE in said and terms.IN_PASSAGE in said}
    passages = properties(
        graph,
        (first(said, terms.IN_PASSAGE) for said in at.values()),
        (terms.TEXT, terms.START, terms.END),
    )
    articles = properties(
        graph,
        {passage.partition(_IN_ARTICLE)[0] for passage in passages},
        (terms.FROM_SOURCE, terms.HEADLINE, terms.PUBLISHED, terms.PUBLICATION, terms.URL),
    )
    sources = properties(graph, (first(said, terms.FROM_SOURCE) for said in articles.values()), (terms.FILE_NAME,))
    found: dict[str, Evidence] = {}
    for iri, said in at.items():
        inside = first(said, terms.IN_PASSAGE)
        passage, article = passages.get(inside, {}), articles.get(inside.partition(_IN_ARTICLE)[0], {})
        source = sources.get(first(article, terms.FROM_SOURCE))
        if source is None:
            continue
        words, start = first(passage, terms.TEXT), int(first(said, terms.START))
        near = estimate(words, int(first(passage, terms.START)), int(first(passage, terms.END)), start)
        quote, mark = within(words, first(said, terms.QUOTE), near, first(said, terms.PREFIX))
        found[iri] = Evidence(
            quote,
            mark,
            first(source, terms.FILE_NAME),
            start,
            int(first(said, terms.END)),
            first(article, terms.HEADLINE),
            first(article, terms.PUBLISHED),
            first(article, terms.PUBLICATION),
            first(article, terms.URL),
            first(said, terms.RULE).rpartition("/")[2],
        )
    return dict(sorted(found.items(), key=lambda one: (one[1].issued, one[1].source, one[1].start, one[0])))


def estimate(passage: str, start: int, end: int, offset: int) -> int:
    """Where in a passage, printed on `[start, end)` of its source, a source offset is: exact where no character was lost to
    the layout, else about there. The beginning where the place of the passage is unknown (0, 0)."""
    return min(len(passage), (offset - start) * len(passage) // (end - start)) if end > start else 0


def within(passage: str, quote: str, near: int = 0, before: str = "") -> tuple[str, tuple[int, int]]:
    """A stretch of a passage around a quote and where the quote stands in it; the quote alone if it is not there.

    Of several places those after the words `before` come first, and of these the one next to `near`.
    """
    spots = list(_spots(passage, quote, before))
    if not spots:
        return quote, (0, len(quote))
    after = [(start, end) for start, end, fits in spots if fits] or [(start, end) for start, end, _ in spots]
    start, end = min(after, key=lambda s: abs(s[0] - near))
    low, high = max(0, start - AROUND), min(len(passage), end + AROUND)
    head, tail = "…" if low else "", "…" if high < len(passage) else ""
    return head + passage[low:high] + tail, (start - low + len(head), end - low + len(head))


def _spots(passage: str, quote: str, before: str) -> Iterator[tuple[int, int, bool]]:
    """Where a quote stands in a passage, whatever white space either holds, and whether after the words `before`."""
    bare, wanted, ahead = "".join(passage.split()), "".join(quote.split()), "".join(before.split())[-6:]
    place = [i for i, c in enumerate(passage) if not c.isspace()] if len(bare) < len(passage) else range(len(passage))
    at = bare.find(wanted) if wanted else -1
    while at >= 0:
        yield place[at], place[at + len(wanted) - 1] + 1, bool(ahead) and bare.endswith(ahead, 0, at)
        at = bare.find(wanted, at + 1)
