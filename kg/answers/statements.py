"""The facts of a graph in words: who or what, which relation, whom or what; in Chinese and in English."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.look import select
from kg.store.graph import Graph
from kg.triples.terms import ZC

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact. `one` and `two` are IRIs; `two` is empty for a fact about one thing, `name` then says what it names.

    `relation` is tenure, participation, event, component, part_of, issued_by, implemented_by, promoted_by or observation.
    `of` lists the entities that it is about; `zh` and `en` say what the relation alone does not.
    """

    id: str
    relation: str
    one: str
    two: str = ""
    name: str = ""
    zh: str = ""
    en: str = ""
    of: tuple[str, ...] = ()
    position: int = 0


def statements(graph: Graph, facts: Sequence[ox.NamedNode] = ()) -> list[Statement]:
    """All facts, or the given ones, ordered by kind and IRI."""
    return [s for text, make in _KINDS for row in _rows(graph, text, facts) if (s := make(row))]


def _rows(graph: Graph, text: str, facts: Sequence[ox.NamedNode]) -> Iterator[Row]:
    if facts:
        text = text.replace("UNDEF", " ".join(map(str, facts)))
    found = select(graph, text)
    columns = [v.value for v in found.variables]
    for row in found:
        yield {c: "" if cell is None else cell.value for c, cell in zip(columns, row, strict=True)}


def _code(iri: str) -> str:
    return iri.removeprefix(ZC).partition("_")[2]


def _tenure(r: Row) -> Statement:
    bound = {"appointed": ("任命为", "appointed "), "removed": ("免去", "removed as ")}.get(_code(r["bound"]), ("", ""))
    date = f"（{r['date']}）" if r["date"] else ""
    return Statement(
        r["fact"], "tenure", r["person"], r["organization"], zh=f"{bound[0]}{r['title']}{date}", en=f"{bound[1]}{r['title']} {r['date']}".strip(),
        of=(r["person"], r["organization"]),
    )  # fmt: skip


def _participation(r: Row) -> Statement:
    position = int(r["position"] or 0)
    return Statement(
        r["fact"], "participation", r["person"], r["event"],
        zh=r["zh"] + (f"，名单第 {position} 位" if position else ""),
        en=_code(r["role"]) + (f", no. {position} in the list" if position else ""), of=(r["person"], r["event"]),
    )  # fmt: skip


def _event(r: Row) -> Statement:
    where = " · ".join(filter(None, (r["date"], r["where"])))
    return Statement(
        r["fact"], "event", r["fact"], r["place"], r["label"], zh=" · ".join(filter(None, (r["zh"], where))),
        en=" · ".join(filter(None, (_code(r["kind"]), where))), of=(r["fact"], r["place"]) if r["place"] else (r["fact"],),
    )  # fmt: skip


def _component(r: Row) -> Statement:
    position = int(r["position"] or 0)
    zh, en = (f"第 {position} 项", f"no. {position}") if position else ("", "")
    of = (r["program"], r["part"]) if r["part"] else (r["program"],)
    return Statement(r["fact"], "component", r["program"], r["part"], r["name"], zh, en, of, position)


def _link(r: Row) -> Statement:
    return Statement(r["fact"], _code(r["relation"]), r["program"], r["target"], of=(r["program"], r["target"]))


def _observation(r: Row) -> Statement:
    zh = [
        r["period"],
        r["where"],
        "目标" if _code(r["status"]) == "target" else "",
        {"increase": "增", "decrease": "减"}.get(_code(r["change"]), ""),
        r["base"],
    ]
    en = [r["period"], r["where"], _code(r["status"]), _code(r["change"])]
    figure = f"{r['indicator']} {r['printed']}"
    more_zh, more_en = "，".join(filter(None, zh)), ", ".join(filter(None, en))
    return Statement(
        r["fact"], "observation", r["program"] or r["place"] or r["fact"], "", figure, zh=f"（{more_zh}）" if more_zh else "",
        en=f"({more_en})", of=tuple(filter(None, (r["program"], r["place"]))),
    )  # fmt: skip


_KINDS: tuple[tuple[str, Callable[[Row], Statement]], ...] = (
    (
        """SELECT DISTINCT ?fact ?person ?organization ?title ?bound ?date {
          VALUES ?fact { UNDEF }
          ?fact a zc:TenureSighting ; zc:person ?person ; zc:organization ?organization ; zc:title ?title ; zc:bound ?bound .
          OPTIONAL { ?fact zc:date ?date } } ORDER BY ?fact""",
        _tenure,
    ),
    (
        """SELECT DISTINCT ?fact ?person ?event ?role ?zh ?position {
          VALUES ?fact { UNDEF }
          ?fact a zc:Participation ; zc:person ?person ; zc:event ?event ; zc:role ?role .
          OPTIONAL { ?role rdfs:label ?zh FILTER(LANG(?zh) = "zh") }
          OPTIONAL { ?fact schema:position ?position } } ORDER BY ?fact""",
        _participation,
    ),
    (
        """SELECT DISTINCT ?fact ?label ?kind ?zh ?date ?place ?where {
          VALUES ?fact { UNDEF }
          GRAPH ?g { ?fact a schema:Event ; zc:kind ?kind ; prov:wasDerivedFrom ?at .
            OPTIONAL { ?fact zc:date ?date } }
          OPTIONAL { ?fact skos:prefLabel ?label }
          OPTIONAL { ?kind rdfs:label ?zh FILTER(LANG(?zh) = "zh") }
          OPTIONAL { ?fact zc:place ?place . ?place skos:prefLabel ?where } } ORDER BY ?fact""",
        _event,
    ),
    (
        """SELECT DISTINCT ?fact ?program ?part ?name ?position {
          VALUES ?fact { UNDEF }
          ?fact a zc:Component ; zc:program ?program ; zc:componentName ?name .
          OPTIONAL { ?fact schema:position ?position } OPTIONAL { ?fact zc:componentProgram ?part } } ORDER BY ?fact""",
        _component,
    ),
    (
        """SELECT DISTINCT ?fact ?program ?relation ?target {
          VALUES ?fact { UNDEF }
          ?fact a zc:ProgramLink ; zc:program ?program ; zc:relation ?relation ; zc:target ?target } ORDER BY ?fact""",
        _link,
    ),
    (
        """SELECT DISTINCT ?fact ?program ?place ?where ?indicator ?printed ?period ?status ?change ?base {
          VALUES ?fact { UNDEF }
          ?fact a qb:Observation ; zc:indicator ?indicator ; zc:printed ?printed ; zc:status ?status .
          OPTIONAL { ?fact zc:program ?program } OPTIONAL { ?fact zc:place ?place . ?place skos:prefLabel ?where }
          OPTIONAL { ?fact zc:period ?period } OPTIONAL { ?fact zc:change ?change } OPTIONAL { ?fact zc:changeBase ?base } }
          ORDER BY ?fact""",
        _observation,
    ),
)
