"""What stands in the head of a page and beside it: others of the name, first and last in print, what it lies in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.serve.address import href, is_place
from kg.serve.explore.about import About
from kg.serve.explore.index import Index
from kg.serve.explore.index.load import KIND_OF_CLASS
from kg.serve.explore.read import Reader
from kg.serve.explore.read import Row as Cells
from kg.serve.explore.sections import Asked
from kg.serve.explore.seen import MENTION, SIGHTED, Times, first_words
from kg.serve.explore.show import Link, Piece, Section
from kg.serve.words import sayer
from kg.triples import terms

SAME = 24  # others of the same name that are shown
SOME = 5  # parts that tell them apart
SEEN_BY = {"post": SIGHTED, "indicator": "?f sosa:observedProperty ?x"}
_SAME = f"""SELECT DISTINCT ?other ?label ?type ?scope ?note {{ VALUES ?x {{ UNDEF }} {{ SELECT DISTINCT ?x ?other {{ VALUES ?x {{ UNDEF }}
    GRAPH <{terms.GRAPH_ENTITIES}> {{ ?x zc:name ?name . ?other zc:name ?name FILTER(?other != ?x) }} }} LIMIT 200 }}
  GRAPH <{terms.GRAPH_ENTITIES}> {{ ?other skos:prefLabel ?label ; a ?type }} OPTIONAL {{ ?other zc:scope ?scope }} OPTIONAL {{ ?other skos:scopeNote ?note }} }}"""
_MAYBE = f"""SELECT ?d ?key ?judgement ?reason {{ GRAPH <{terms.GRAPH_LINKS}> {{ VALUES ?x {{ UNDEF }} ?d zc:entity ?x ; zc:judgement ?judgement ; zc:mentionKey ?key .
    OPTIONAL {{ ?d zc:reason ?reason FILTER(LANG(?reason) = "%s") }} }} }} ORDER BY ?judgement ?key LIMIT 40"""


@dataclass(frozen=True, slots=True)
class Same:
    """Another thing of the name; `hint` tells them apart, `first` is the date of its first article."""

    link: Link
    hint: str
    first: str
    parts: tuple[str, ...] = ()


def same_name(index: Index, reader: Reader, found: About) -> list[Same]:
    """Others of the same name: those of the same kind first."""
    if found.kind in ("event", "post"):
        return []
    others: dict[str, Same] = {}
    for row in reader.rows(_SAME, x=found.iri):
        kind = KIND_OF_CLASS.get(row["type"], "")
        if kind in ("", "event", "indicator"):
            continue
        link = Link(row["other"], row["label"], kind)
        known = index.get(row["other"])
        hint = " · ".join(filter(None, (row["scope"], row["note"])))
        others[row["other"]] = Same(link, (known.hint if known else "") or hint, known.first if known else "")
    for iri, parts in _parts(reader, [iri for iri, same in others.items() if same.link.kind == "program"]).items():
        others[iri] = replace(others[iri], parts=tuple(parts[:SOME]))
    return sorted(others.values(), key=lambda s: (s.link.kind != found.kind, s.first or "9", s.link.iri))[:SAME]


def _parts(reader: Reader, programs: list[str]) -> dict[str, list[str]]:
    """Program → the names of its parts, in order."""
    query = """SELECT ?x ?name (MIN(?position) AS ?at) { VALUES ?x { UNDEF }
      GRAPH ?g { ?f zc:program ?x ; zc:componentName ?name ; schema:position ?position } } GROUP BY ?x ?name ORDER BY ?x ?at ?name"""
    found: dict[str, list[str]] = {}
    for row in reader.rows(query, x=programs) if programs else []:
        found.setdefault(row["x"], []).append(row["name"])
    return {iri: names for iri, names in found.items() if iri in programs}


def bounds(asked: Asked, seen: Times) -> list[tuple[str, str, str]]:
    """(word, date, address) of the first and of the last time in print."""
    pattern = SEEN_BY.get(asked.about.kind, MENTION)
    ends = [(key, *end) for key, end in (("first_seen", seen.first), ("last_seen", seen.last)) if end]
    where = first_words(asked, [article for _, _, article in ends], pattern)
    return [(key, day, is_place(where.get(article, "")) or href(article)) for key, day, article in ends]


def given(reader: Reader, found: About) -> list[tuple[str, list[Piece]]]:
    """What stands in the head of an event: when, where, in which article; and the code of a place."""
    say = sayer(reader.lang)
    given: list[tuple[str, list[Piece]]] = []
    if code := found.get(terms.CODE):
        given.append((say("explore.code"), [code]))
    if found.kind == "event":
        query = "SELECT ?g ?date ?place { GRAPH ?g { VALUES ?x { UNDEF } ?x zc:kind ?k ; zc:rule ?r OPTIONAL { ?x zc:date ?date } OPTIONAL { ?x zc:place ?place } } } LIMIT 1"
        for row in reader.rows(query, x=found.iri):
            links = reader.links([row["g"], row["place"]])
            cells: dict[str, Piece | None] = {
                "date": row["date"],
                "place": links.get(row["place"]),
                "in_article": links[row["g"]],
            }
            given += [(say(f"explore.{name}"), [value]) for name, value in cells.items() if value]
    return given


def timeline(sections: Iterable[Section]) -> list[dict[str, str | None]]:
    """Posts and events in time, as the pictures take them: what was said of a beginning and an end, and what was only seen."""
    return [
        {
            "start": row.start[:10] or None,
            "end": row.end or None,
            "first": row.first or None,
            "last": row.last or None,
            "label": piece.label,
            "lane": section.key,
            "href": piece.href,
        }
        for section in sections
        if not section.rest  # the latest alone would look like all
        for row in section.rows
        for piece in row.parts[:1]
        if (row.start or row.first) and isinstance(piece, Link)
    ]


def replaced(reader: Reader, found: About) -> list[str]:
    rows = reader.rows(
        "SELECT DISTINCT ?old { VALUES ?x { UNDEF } ?old dcterms:isReplacedBy ?x } ORDER BY ?old LIMIT 12", x=found.iri
    )
    return [row["old"] for row in rows]


def trail(reader: Reader, found: About) -> list[Link]:
    """What the thing lies in or belongs to, the outermost first."""
    start = found.get(terms.WITHIN) or found.get(terms.OF_PLACE)
    body = found.get(terms.POST_IN)
    trail: list[str] = []
    while start and start not in trail:
        trail.append(start)
        rows = reader.rows(
            f"SELECT ?y {{ VALUES ?x {{ UNDEF }} GRAPH <{terms.GRAPH_ENTITIES}> {{ ?x zc:within ?y }} }} LIMIT 1",
            x=start,
        )
        start = rows[0]["y"] if rows else ""
    links = reader.links([*trail, body])
    return [links[iri] for iri in (*reversed(trail), body) if iri]


def decisions(reader: Reader, found: About) -> list[Cells]:
    """Why mentions are taken for this thing, or might be."""
    return reader.rows(_MAYBE % reader.lang, x=found.iri)
