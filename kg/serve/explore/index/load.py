"""The graph → the things to be found, with what tells those of one name apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.answers.look import select
from kg.serve.explore.index.things import Thing
from kg.store.graph import Graph
from kg.triples import terms

KIND_OF_CLASS = {
    terms.PROGRAM: "program",
    terms.PERSON: "person",
    terms.ORGANIZATION: "organization",
    terms.POST: "post",
    terms.PLACE: "place",
    terms.EVENT: "event",
    terms.MEASURED: "indicator",
}
_ENTITIES = f"GRAPH <{terms.GRAPH_ENTITIES}>"
_CURRENT = f"GRAPH <{terms.GRAPH_CURRENT}>"
Texts = dict[str, str]
MOST_PARTS = 4


def things(graph: Graph) -> list[Thing]:
    """All of them, ordered by IRI."""
    found = _entities(graph)
    _seen(graph, found)
    _counted(graph, found)
    _articles(graph, found)
    _hints(graph, found)
    return [thing for _, thing in sorted(found.items()) if thing.label]


def _entities(graph: Graph) -> dict[str, Thing]:
    found: dict[str, Thing] = {}
    for iri, kind in _pairs(graph, terms.TYPE):
        if kind in KIND_OF_CLASS:
            found[iri] = Thing(iri, KIND_OF_CLASS[kind])
    for iri, label in _pairs(graph, terms.LABEL):
        if iri in found:
            found[iri].label = label
    forms: dict[str, list[str]] = defaultdict(list)
    for iri, name in _pairs(graph, terms.NAME):
        if iri in found and name != found[iri].label:
            forms[iri].append(name)
    for iri, names in forms.items():
        found[iri].forms = tuple(sorted(names))
    for predicate in (terms.KIND, terms.LEVEL):
        for iri, code in _pairs(graph, predicate):
            if iri in found:
                found[iri].code = code.removeprefix(terms.ZC).partition("_")[2]
    for iri, number in _pairs(graph, terms.MENTIONS):
        found[iri].mentions = int(number)
    for iri, number in _pairs(graph, terms.ARTICLES):
        found[iri].articles = int(number)
    return found


def _seen(graph: Graph, found: dict[str, Thing]) -> None:
    """When the articles were printed that name each thing."""
    days: dict[str, set[str]] = defaultdict(set)
    for term in (f"?m <{terms.ENTITY}> ?e", f"?m <{terms.OF_INDICATOR}> ?e", f"?m <{terms.OF_POST}> ?e"):
        for iri, day in _rows(graph, f"SELECT DISTINCT ?e ?d {{ GRAPH ?g {{ ?g schema:datePublished ?d . {term} }} }}"):
            days[iri].add(day)
    for iri, of in days.items():
        if thing := found.get(iri):
            thing.first, thing.last = min(of), max(of)
            thing.years = tuple(sorted({day[:4] for day in of}))


def _counted(graph: Graph, found: dict[str, Thing]) -> None:
    """Posts by their sightings, events by those who take part."""
    for term in (f"?f <{terms.OF_POST}> ?e ; <{terms.BOUND}> ?b", f"?f <{terms.OF_EVENT}> ?e"):
        for iri, number in _rows(graph, f"SELECT ?e (COUNT(?f) AS ?n) {{ GRAPH ?g {{ {term} }} }} GROUP BY ?e"):
            if thing := found.get(iri):
                thing.mentions = int(number)


def _articles(graph: Graph, found: dict[str, Thing]) -> None:
    query = """SELECT ?a ?h ?d ?n { GRAPH ?a { ?a schema:headline ?h .
      OPTIONAL { ?a schema:datePublished ?d } OPTIONAL { ?a zc:publication ?n } } }"""
    for iri, headline, day, publication in _rows(graph, query):
        found[iri] = Thing(iri, "article", headline, "", publication, 0, 1, day, day, (day[:4],) if day else ())


def _hints(graph: Graph, found: dict[str, Thing]) -> None:
    """Scope and note of a program, latest post of a person, where a place or body lies, when and where an event was."""
    label = {iri: thing.label for iri, thing in found.items()}
    scopes, notes = (dict(_pairs(graph, predicate)) for predicate in (terms.SCOPE, terms.NOTE))
    posts = _latest_posts(graph, label)
    within = dict(_pairs(graph, terms.WITHIN))
    of_place = dict(_pairs(graph, terms.OF_PLACE))
    events = _events(graph)
    parts = _parts(graph)
    for iri, thing in found.items():
        match thing.kind:
            case "program":
                cells = [scopes.get(iri, ""), notes.get(iri, "") or parts.get(iri, "")]
            case "person":
                cells = [posts.get(iri, "") or scopes.get(iri, "")]
            case "place":
                cells = [" ".join(reversed([label.get(one, "") for one in _chain(within, iri)]))]
            case "organization":
                cells = [label.get(of_place.get(iri, ""), "")]
            case "event":
                day, place = events.get(iri, ("", ""))
                thing.first = thing.last = day
                thing.years = (day[:4],) if day else ()
                cells = [label.get(place, "")]
            case _:
                continue
        thing.hint = " · ".join(filter(None, cells))


def _parts(graph: Graph) -> Texts:
    """Of numbered programs, which often share their name: what they consist of."""
    query = f"""SELECT DISTINCT ?p ?name ?n {{ {_ENTITIES} {{ ?p <{terms.NOTATION}> ?form }}
      GRAPH ?g {{ ?f zc:program ?p ; zc:componentName ?name ; schema:position ?n }} }}"""
    parts: dict[str, dict[str, int]] = defaultdict(dict)
    for program, name, position in _rows(graph, query):
        parts[program][name] = min(int(position), parts[program].get(name, int(position)))
    return {p: _listed(sorted(of, key=lambda name: (of[name], name))) for p, of in parts.items()}


def _listed(names: list[str]) -> str:
    return "、".join(names[:MOST_PARTS]) + ("…" if len(names) > MOST_PARTS else "")


def _latest_posts(graph: Graph, label: Texts) -> Texts:
    """Person → the post in which they were seen last."""
    query = f"""SELECT ?p ?o ?l {{ {_CURRENT} {{ ?m org:member ?p ; zc:post ?o . OPTIONAL {{ ?m zc:lastSighted ?l }} }} }}"""
    latest: dict[str, tuple[str, str]] = {}
    for person, post, day in _rows(graph, query):
        latest[person] = max(latest.get(person, ("", "")), (day, label.get(post, "")))
    return {person: post for person, (_, post) in latest.items()}


def _events(graph: Graph) -> dict[str, tuple[str, str]]:
    """Event → when and where."""
    day = {row[0]: row[1] for row in _rows(graph, "SELECT ?e ?d { GRAPH ?g { ?e schema:name ?n ; zc:date ?d } }")}
    return {
        e: (day.get(e, ""), p) for e, p in _rows(graph, f"SELECT ?e ?p {{ {_CURRENT} {{ ?e schema:location ?p }} }}")
    } | {e: (d, "") for e, d in day.items()}


def _chain(within: Texts, iri: str) -> Iterator[str]:
    """The containers of a place, from the nearest on, without the country."""
    seen = {iri}
    while (iri := within.get(iri, "")) and iri not in seen and within.get(iri):
        seen.add(iri)
        yield iri


def _pairs(graph: Graph, predicate: str) -> Iterator[tuple[str, str]]:
    for row in _rows(graph, f"SELECT ?s ?o {{ {_ENTITIES} {{ ?s <{predicate}> ?o }} }}"):
        yield row[0], row[1]


def _rows(graph: Graph, query: str) -> Iterator[tuple[str, ...]]:
    for row in select(graph, query):
        yield tuple("" if term is None else term.value for term in row)
