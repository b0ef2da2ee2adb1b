"""The facts of a graph in words: who or what, which relation, whom or what; in Chinese and in English."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.answers.look import CODE_LABEL, first, literal, objects, properties
from kg.store.graph import Graph
from kg.triples import terms

Row = dict[str, str]


@dataclass(slots=True, unsafe_hash=True)
class Statement:
    """One fact. `one` and `two` are IRIs; `two` is empty for a fact about one thing, `name` then says what it names.

    `relation` is tenure, participation, event, component, part_of, issued_by, implemented_by, promoted_by or observation.
    `zh` and `en` say what the relation alone does not; `at` are the selectors of the words that say so.
    """

    id: str
    relation: str
    one: str
    two: str = ""
    name: str = ""
    zh: str = ""
    en: str = ""
    position: int = 0
    at: tuple[str, ...] = ()


def statements(graph: Graph, facts: Iterable[str]) -> list[Statement]:
    """What the facts among some IRIs say, ordered by kind and IRI."""
    said = properties(graph, facts, (terms.TYPE, *_COLUMNS))
    ends = {first(each, p) for each in said.values() for p in (terms.OF_PLACE, terms.ROLE, terms.KIND)} - {""}
    ends |= {fact for fact, each in said.items() if ox.NamedNode(terms.EVENT) in each.get(terms.TYPE, ())}
    labels = properties(graph, ends, (terms.LABEL, CODE_LABEL))
    rows = {fact: {column: first(each, p) for p, column in _COLUMNS.items()} for fact, each in said.items()}
    for fact, row in rows.items():
        of_code = labels.get(row["role"] or row["kind"], {}).get(CODE_LABEL, ())
        row |= {"fact": fact, "zh": literal(of_code, ("zh",))}
        row |= {
            "where": first(labels.get(row["place"], {}), terms.LABEL),
            "label": first(labels.get(fact, {}), terms.LABEL),
        }
    kinds = [(ox.NamedNode(kind), needed, make) for kind, (needed, make) in _KINDS.items()]
    return [
        replace(make(rows[fact]), at=objects(said[fact], terms.DERIVED_FROM))
        for kind, needed, make in kinds
        for fact in sorted(said)
        if kind in said[fact].get(terms.TYPE, ()) and all(p in said[fact] for p in needed)
    ]


def code(iri: str) -> str:
    """The last part of the IRI of a code, such as a relation or a status."""
    return iri.removeprefix(terms.ZC).partition("_")[2]


def _tenure(r: Row) -> Statement:
    bound = {"appointed": ("任命为", "appointed "), "removed": ("免去", "removed as ")}.get(code(r["bound"]), ("", ""))
    date = f"（{r['date']}）" if r["date"] else ""
    return Statement(
        r["fact"], "tenure", r["person"], r["organization"], zh=f"{bound[0]}{r['title']}{date}", en=f"{bound[1]}{r['title']} {r['date']}".strip(),
    )  # fmt: skip


def _participation(r: Row) -> Statement:
    position = int(r["position"] or 0)
    return Statement(
        r["fact"], "participation", r["person"], r["event"],
        zh=r["zh"] + (f"，名单第 {position} 位" if position else ""),
        en=code(r["role"]) + (f", no. {position} in the list" if position else ""),
    )  # fmt: skip


def _event(r: Row) -> Statement:
    where = " · ".join(filter(None, (r["date"], r["where"])))
    return Statement(
        r["fact"], "event", r["fact"], r["place"], r["label"], zh=" · ".join(filter(None, (r["zh"], where))),
        en=" · ".join(filter(None, (code(r["kind"]), where))),
    )  # fmt: skip


def _component(r: Row) -> Statement:
    position = int(r["position"] or 0)
    zh, en = (f"第 {position} 项", f"no. {position}") if position else ("", "")
    return Statement(r["fact"], "component", r["program"], r["part"], r["name"], zh, en, position)


def _link(r: Row) -> Statement:
    return Statement(r["fact"], code(r["relation"]), r["program"], r["target"])


def _observation(r: Row) -> Statement:
    zh = [
        r["period"],
        r["where"],
        "目标" if code(r["status"]) == "target" else "",
        {"increase": "增", "decrease": "减"}.get(code(r["change"]), ""),
        r["base"],
    ]
    en = [r["period"], r["where"], code(r["status"]), code(r["change"])]
    figure = f"{r['indicator']} {r['printed']}"
    more_zh, more_en = "，".join(filter(None, zh)), ", ".join(filter(None, en))
    return Statement(
        r["fact"], "observation", r["program"] or r["place"] or r["fact"], "", figure, zh=f"（{more_zh}）" if more_zh else "",
        en=f"({more_en})",
    )  # fmt: skip


# what a fact must say to be told, and how it is told
_KINDS: dict[str, tuple[tuple[str, ...], Callable[[Row], Statement]]] = {
    terms.SIGHTING: ((terms.OF_PERSON, terms.OF_ORGANIZATION, terms.TITLE, terms.BOUND), _tenure),
    terms.PARTICIPATION: ((terms.OF_PERSON, terms.OF_EVENT, terms.ROLE), _participation),
    terms.EVENT: ((terms.KIND, terms.DERIVED_FROM), _event),
    terms.COMPONENT: ((terms.OF_PROGRAM, terms.COMPONENT_NAME), _component),
    terms.PROGRAM_LINK: ((terms.OF_PROGRAM, terms.RELATION, terms.TARGET), _link),
    terms.OBSERVATION: ((terms.INDICATOR, terms.PRINTED, terms.STATUS), _observation),
}
_COLUMNS = {
    terms.OF_PERSON: "person", terms.OF_ORGANIZATION: "organization", terms.OF_EVENT: "event", terms.OF_PROGRAM: "program",
    terms.OF_PLACE: "place", terms.TITLE: "title", terms.BOUND: "bound", terms.DATE: "date", terms.ROLE: "role",
    terms.POSITION: "position", terms.KIND: "kind", terms.COMPONENT_NAME: "name", terms.COMPONENT_PROGRAM: "part",
    terms.RELATION: "relation", terms.TARGET: "target", terms.INDICATOR: "indicator", terms.PRINTED: "printed",
    terms.PERIOD: "period", terms.STATUS: "status", terms.CHANGE: "change", terms.CHANGE_BASE: "base",
    terms.DERIVED_FROM: "at",
}  # fmt: skip
