"""Where a fact stands: its words within the passage, the source file with offsets, the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.look import select
from kg.store.graph import Graph

AT_ONCE = 500  # facts in one query
AROUND = 48  # characters of the passage shown on either side


@dataclass(frozen=True, slots=True)
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
    return evidence_of_each(graph, [fact])[fact.value]


def evidence_of_each(graph: Graph, facts: Sequence[ox.NamedNode]) -> dict[str, tuple[Evidence, ...]]:
    """IRI of the fact → its evidence; many are asked for at once."""
    found: dict[str, dict[str, Evidence]] = {fact.value: {} for fact in facts}
    for at in range(0, len(facts), AT_ONCE):
        asked = " ".join(map(str, facts[at : at + AT_ONCE]))
        for of, selector, evidence in _read(graph, f"VALUES ?of {{ {asked} }} ?of prov:wasDerivedFrom ?at ."):
            found[of].setdefault(selector, evidence)
    return {fact: tuple(each.values()) for fact, each in found.items()}


def mentions_of(graph: Graph, entity: ox.NamedNode, most: int | None = None) -> tuple[Evidence, ...]:
    """Where an entity is named, in the order of date, source and offset."""
    first = f"ORDER BY ?at LIMIT {most}" if most is not None else ""
    return _each(graph, f"{{ SELECT ?at {{ ?at zc:entity {entity} ; zc:quote ?any }} {first} }}")


def read_evidence(graph: Graph, at: ox.NamedNode) -> Evidence | None:
    """What a selector points to; None for what is no selector (a decision, a sighting)."""
    return next(iter(_each(graph, f"VALUES ?at {{ {at} }}")), None)


_QUERY = """SELECT DISTINCT ?of ?at ?quote ?before ?start ?end ?rule ?passage ?from ?to ?source ?headline ?issued
  ?publication ?url {
  GRAPH ?article {
    %s
    ?at zc:quote ?quote ; oa:start ?start ; oa:end ?end ; zc:passage ?in .
    ?in schema:text ?passage ; oa:start ?from ; oa:end ?to .
    ?article dcterms:source / zc:fileName ?source .
    OPTIONAL { ?at oa:prefix ?before } OPTIONAL { ?at zc:rule ?rule } OPTIONAL { ?article schema:headline ?headline }
    OPTIONAL { ?article schema:datePublished ?issued } OPTIONAL { ?article zc:publication ?publication }
    OPTIONAL { ?article schema:url ?url }
  }
} ORDER BY ?issued ?source ?start ?at"""


def _each(graph: Graph, which: str) -> tuple[Evidence, ...]:
    """The evidence that a pattern binds to `?at`, each once."""
    found: dict[str, Evidence] = {}
    for _, at, evidence in _read(graph, which):
        found.setdefault(at, evidence)
    return tuple(found.values())


def _read(graph: Graph, which: str) -> Iterator[tuple[str, str, Evidence]]:
    """What a pattern binds to `?of`, to `?at`, and the evidence there."""
    for row in select(graph, _QUERY % which):
        values = ("" if t is None else t.value for t in row)
        of, at, quote, before, start, end, rule, passage, first, last, source, *more = values
        headline, issued, publication, url = more
        cut, mark = within(passage, quote, estimate(passage, int(first), int(last), int(start)), before)
        yield of, at, Evidence(cut, mark, source, int(start), int(end), headline, issued, publication, url, rule)


def estimate(passage: str, start: int, end: int, offset: int) -> int:
    """Where in a passage, printed on `[start, end)` of its source, a source offset is: exact where no character was lost to
    the layout, else about there. The beginning where the place of the passage is unknown (0, 0)."""
    return min(len(passage), (offset - start) * len(passage) // (end - start)) if end > start else 0


def within(passage: str, quote: str, near: int = 0, before: str = "") -> tuple[str, tuple[int, int]]:
    """A stretch of a passage around a quote and where the quote stands in it; the quote alone if it is not there.

    Of several places those after the words `before` come first, and of these the one next to `near`.
    """
    bare = re.sub(r"\s", "", before)[-6:]
    printed = r"\s*".join(map(re.escape, quote))
    spots = [m.span(1) for m in re.finditer(f"(?=({printed}))", passage)]
    if not spots:
        return quote, (0, len(quote))
    after = [s for s in spots if bare and re.sub(r"\s", "", passage[: s[0]]).endswith(bare)] if len(spots) > 1 else []
    start, end = min(after or spots, key=lambda s: abs(s[0] - near))
    low, high = max(0, start - AROUND), min(len(passage), end + AROUND)
    head, tail = "…" if low else "", "…" if high < len(passage) else ""
    return head + passage[low:high] + tail, (start - low + len(head), end - low + len(head))
