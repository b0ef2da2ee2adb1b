"""Which facts the page of each kind of thing tells, in which order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from kg.serve.explore.figures import figures, table
from kg.serve.explore.read import Row as Cells
from kg.serve.explore.sections import MOST, Asked, each, grouped, groups, link, more, part, section, span
from kg.serve.explore.seen import CREDIT, SIGHTED, articles
from kg.serve.explore.show import Row, Section
from kg.triples import terms

RELATIONS = ("part_of", "issued_by", "implemented_by", "promoted_by")
ENTITIES = f"GRAPH <{terms.GRAPH_ENTITIES}>"
CURRENT = f"GRAPH <{terms.GRAPH_CURRENT}>"
BOUNDS = {terms.concept("bound", code): code for code in ("appointed", "sighted", "removed")}
HERE = "VALUES ?x { UNDEF }"
Sections = Iterable[Section]


# ---------------------------------------------------------------- programs


def program(asked: Asked) -> Sections:
    if asked.wants("parts"):
        yield _parts(asked)
    yield from _linked(
        asked, RELATIONS, "zc:program", "zc:target", {"part_of": "?f zc:componentProgram ?x ; zc:program ?other ."}
    )
    if asked.wants("contains"):
        yield from _linked(asked, ("part_of",), "zc:target", "zc:program", key="contains")
    if asked.wants("figures"):
        yield figures(asked, "?f zc:program ?x .")
    if asked.wants("articles"):
        yield articles(asked)


def _parts(asked: Asked) -> Section:
    """Parts by their place in the list; each article that lists them says so."""
    pattern = "?f zc:program ?x ; zc:componentName ?name ; schema:position ?position . OPTIONAL { ?f zc:componentProgram ?part }"
    found = groups(asked, "?name ?part", pattern, "?order", "(MIN(?position) AS ?order)")
    rows = [
        Row(g.cells["order"], [link(g.cells["part"]) or g.cells["name"]], span(g.first, g.last), g.count, g.facts[:1])
        for g in part(asked, found)
    ]
    return section("parts", asked, rows, len(found), "parts")


def _linked(
    asked: Asked, relations: Iterable[str], this: str, that: str, also: dict[str, str] | None = None, key: str = ""
) -> Sections:
    """Program links with this thing at one end, a section for each relation."""
    wanted = [r for r in relations if asked.wants(key or r)]
    patterns = {r: f"?f {this} ?x ; zc:relation zc:relation_{r} ; {that} ?other ." for r in wanted}
    for relation, another in (also or {}).items():
        if relation in patterns:
            patterns[relation] = f"{{ {HERE} {patterns[relation]} }} UNION {{ {HERE} {another} }}"
    if asked.other:
        yield from (each(asked, key or r, pattern) for r, pattern in patterns.items())
        return
    for relation, pattern in patterns.items():
        found = [g for g in groups(asked, "?other", pattern) if g.cells["other"] != asked.about.iri]
        yield grouped(asked, key or relation, found, lambda cells: [link(cells["other"])])


def _programs(asked: Asked) -> Sections:
    """The programs that a person, body or place issued, carries out or promotes."""
    keys = {"issued_by": "issued", "implemented_by": "implements", "promoted_by": "promotes"}
    for relation, key in keys.items():
        yield from _linked(asked, (relation,), "zc:target", "zc:program", key=key)


# ---------------------------------------------------------------- people, bodies, posts


def person(asked: Asked) -> Sections:
    yield from _tenures(asked, "posts", "zc:person", "zc:post")
    yield from _programs(asked)
    if asked.wants("events"):
        yield _attended(asked)
    if asked.wants("together"):
        yield _together(asked)
    if asked.wants("credits") and asked.about.code == terms.concept("person", "journalist"):
        yield articles(asked, CREDIT, "credits")
    if asked.wants("articles"):
        yield articles(asked)


def organization(asked: Asked) -> Sections:
    yield from _tenures(asked, "people", "zc:organization", "zc:person", "?post")
    yield from _programs(asked)
    if asked.wants("articles"):
        yield articles(asked)


def post(asked: Asked) -> Sections:
    yield from _tenures(asked, "holders", "zc:post", "zc:person")
    if asked.wants("articles"):
        yield articles(asked, SIGHTED)


def _tenures(asked: Asked, key: str, this: str, that: str, also: str = "") -> Sections:
    """Who was seen in which post from when to when, and what was said of its beginning and end."""
    if not asked.wants(key):
        return
    extra = " ?f zc:post ?post ." if also else ""
    pattern = f"?f {this} ?x ; zc:bound ?bound ; {that} ?other .{extra}"
    if asked.other:
        yield each(asked, key, pattern)
        return
    held: dict[tuple[str, str], list[tuple[str, Row]]] = defaultdict(list)
    for g in groups(asked, f"?other ?bound {also}", pattern):
        bound = BOUNDS[g.cells["bound"]]
        held[g.cells["other"], g.cells.get("post", "")].append(
            (bound, Row(span(g.first, g.last), (), "", g.count, g.facts))
        )
    days = _days(asked, this, that, also)
    ordered = sorted(held.items(), key=lambda h: days[h[0]]["sighted"][-10:] if h[0] in days else "", reverse=True)
    rows = [
        _tenure(asked, key, other, post, of, days.get((other, post), {})) for (other, post), of in part(asked, ordered)
    ]
    yield section(key, asked, rows, len(ordered), "tenures")


def _days(asked: Asked, this: str, that: str, also: str) -> dict[tuple[str, str], dict[str, str]]:
    """Of each membership the day of each bound, as the graph concludes it from the text and the day of the article."""
    of = {"zc:person": "org:member", "zc:organization": "org:organization", "zc:post": "zc:post"}
    found = asked.reader.rows(
        f"""SELECT ?other ?post ?first ?last ?appointed ?removed {{ {CURRENT} {{ VALUES ?x {{ UNDEF }} ?m {of[this]} ?x ;
          {of[that]} ?other ; zc:post ?post . OPTIONAL {{ ?m zc:firstSighted ?first }} OPTIONAL {{ ?m zc:lastSighted ?last }}
          OPTIONAL {{ ?m zc:appointed ?appointed }} OPTIONAL {{ ?m zc:removed ?removed }} }} }}""",
        x=asked.about.iri,
    )
    return {
        (c["other"], c["post"] if also else ""): {
            "sighted": span(c["first"], c["last"]),
            "appointed": c["appointed"][:10],
            "removed": c["removed"][:10],
        }
        for c in found
    }


def _tenure(asked: Asked, key: str, other: str, post: str, of: list[tuple[str, Row]], days: dict[str, str]) -> Row:
    told = "；" if asked.reader.lang == "zh" else "; "
    bounds = dict(of)
    when = {bound: days.get(bound, "") for bound in bounds}
    said = [f"{asked.say('explore.' + bound)} {when[bound]}".strip() for bound in BOUNDS.values() if bound in when]
    facts = [fact for bound in ("appointed", "removed", "sighted") if bound in bounds for fact in bounds[bound].facts]
    count = sum(row.count for _, row in of)
    parts = [p for p in (link(other), link(post)) if p]
    made = Row("", parts, told.join(said), count, facts[:3], more(asked, key, other, count, 3))
    made.start, made.end = when.get("appointed", ""), when.get("removed", "")
    sighted = days.get("sighted", "")
    made.first, made.last = sighted[:10], sighted[-10:]
    return made


def _attended(asked: Asked) -> Section:
    """Events with role and place in the list of names, the newest first."""
    query = """SELECT ?f ?e ?role ?position ?date ?d ?place {
      GRAPH ?g { VALUES ?x { UNDEF } ?f zc:person ?x ; zc:event ?e ; zc:role ?role ; schema:position ?position . OPTIONAL { ?e zc:date ?date } OPTIONAL { ?e zc:place ?place } }
      OPTIONAL { ?g schema:datePublished ?d } }"""
    events: dict[str, list[Cells]] = defaultdict(list)
    for cells in asked.reader.rows(query, x=asked.about.iri):
        events[cells["e"]].append(cells)
    ordered = sorted(events.items(), key=lambda e: (e[1][0]["date"] or e[1][0]["d"], e[0]), reverse=True)
    rows = [_taken_part(asked, event, of) for event, of in part(asked, ordered)]
    made = section("events", asked, rows, len(ordered))
    made.total, made.many = len(ordered), False
    return made


def _taken_part(asked: Asked, event: str, of: list[Cells]) -> Row:
    first = of[0]
    roles = dict.fromkeys(asked.reader.code(c["role"]) for c in sorted(of, key=lambda c: c["role"]))
    position = next((c["position"] for c in of if c["position"] not in ("", "0")), "")
    place = asked.say("explore.position", n=position) if position else ""
    parts = [p for p in (link(event), link(first["place"])) if p]
    note = " · ".join(filter(None, ("、".join(roles), place)))
    day = first["date"] or first["d"]
    return Row(day, parts, note, 1, (first["f"],), start=day)


def _together(asked: Asked) -> Section:
    """Who takes part in the same events, most often first."""
    query = f"""SELECT ?other (COUNT(DISTINCT ?e) AS ?n) {{ VALUES ?x {{ UNDEF }} {CURRENT} {{ ?x zc:attended ?e . ?other zc:attended ?e }}
      FILTER(?other != ?x) }} GROUP BY ?other ORDER BY DESC(?n) ?other LIMIT {MOST + 1}"""
    found = [c for c in asked.reader.rows(query, x=asked.about.iri) if c["n"] != "0"]
    return _names(asked, "together", [(c["other"], int(c["n"])) for c in found])


def _names(asked: Asked, key: str, found: list[tuple[str, int]], title: str = "") -> Section:
    rows = [Row(parts=[p for p in (link(iri),) if p], count=n) for iri, n in part(asked, found)]
    return section(key, asked, rows, len(found), "names")


# ---------------------------------------------------------------- places


def place(asked: Asked) -> Sections:
    yield from _programs(asked)
    if asked.wants("below") and asked.about.code != terms.concept("level", "country"):
        yield _below(asked)
    if asked.wants("figures"):
        yield figures(asked, "?f zc:place ?x .")
    if asked.wants("events"):
        yield _held(asked)
    if asked.wants("bodies"):
        yield _bodies(asked)
    if asked.wants("contains"):
        yield _inside(asked)
    if asked.wants("articles"):
        yield articles(asked)


def _inside(asked: Asked) -> Section:
    query = f"""SELECT ?y ?m {{ {ENTITIES} {{ VALUES ?x {{ UNDEF }} ?y zc:within ?x OPTIONAL {{ ?y zc:mentions ?m }} }} }} ORDER BY DESC(?m) ?y LIMIT {MOST + 1}"""
    return _names(asked, "contains", [(c["y"], int(c["m"] or 0)) for c in asked.reader.rows(query, x=asked.about.iri)])


def _below(asked: Asked) -> Section:
    """Programs of the places inside, with their level."""
    query = f"""SELECT ?p ?y (COUNT(*) AS ?n) {{ VALUES ?x {{ UNDEF }}
      {{ SELECT DISTINCT ?x ?y {{ {ENTITIES} {{ ?y zc:within+ ?x }} }} }}
      {CURRENT} {{ ?y zc:implements|zc:issued ?p }} }} GROUP BY ?p ?y ORDER BY ?y ?p LIMIT {MOST + 1}"""
    found = [c for c in asked.reader.rows(query, x=asked.about.iri) if c["n"] != "0"]
    rows = [Row(parts=[p for p in (link(c["p"]), link(c["y"])) if p]) for c in part(asked, found)]
    return section("below", asked, rows, len(found), "pairs")


def _held(asked: Asked) -> Section:
    query = f"""SELECT ?e ?date ?kind {{ VALUES ?x {{ UNDEF }} {CURRENT} {{ ?e schema:location ?x }}
      GRAPH ?g {{ ?e zc:kind ?kind ; zc:rule ?rule }} OPTIONAL {{ GRAPH ?g {{ ?e zc:date ?date }} }} }} ORDER BY DESC(?date) ?e"""
    found = asked.reader.rows(query, x=asked.about.iri)
    rows = [
        Row(c["date"], [p for p in (link(c["e"]),) if p], asked.reader.code(c["kind"]), 1, (c["e"],))
        for c in part(asked, found)
    ]
    made = section("events", asked, rows, len(found))
    made.total, made.many = len(found), False
    return made


def _bodies(asked: Asked) -> Section:
    query = f"""SELECT ?o ?m {{ {ENTITIES} {{ VALUES ?x {{ UNDEF }} ?o zc:place ?x ; a org:Organization OPTIONAL {{ ?o zc:mentions ?m }} }} }}
      ORDER BY DESC(?m) ?o LIMIT {MOST + 1}"""
    return _names(asked, "bodies", [(c["o"], int(c["m"] or 0)) for c in asked.reader.rows(query, x=asked.about.iri)])


# ---------------------------------------------------------------- events, indicators


def event(asked: Asked) -> Sections:
    if asked.wants("participants"):
        yield _participants(asked)
    if asked.wants("evidence"):
        yield section("evidence", asked, [Row(facts=(asked.about.iri,))], 1)


def _participants(asked: Asked) -> Section:
    """By role, then in the order of the printed list."""
    query = """SELECT ?f ?p ?role ?position { VALUES ?x { UNDEF }
      GRAPH ?g { ?f zc:event ?x ; zc:person ?p ; zc:role ?role ; schema:position ?position } }"""
    order = {terms.concept("role", code): n for n, code in enumerate(("host", "inspector", "speaker", "attendee"))}
    found = asked.reader.rows(query, x=asked.about.iri)
    found.sort(key=lambda c: (order.get(c["role"], 9), int(c["position"] or 0), c["f"]))
    rows = [
        Row(
            "" if c["position"] == "0" else c["position"],
            [p for p in (link(c["p"]),) if p],
            asked.reader.code(c["role"]),
            1,
            (c["f"],),
        )
        for c in part(asked, found)
    ]
    return section("participants", asked, rows, len(found))


def indicator(asked: Asked) -> Sections:
    if asked.wants("figures"):
        yield table(asked, "?f sosa:observedProperty ?x .")


KINDS: dict[str, Callable[[Asked], Sections]] = {
    "program": program,
    "person": person,
    "organization": organization,
    "post": post,
    "place": place,
    "event": event,
    "indicator": indicator,
}
