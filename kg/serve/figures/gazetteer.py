"""The places of the graph with what they lie in, read once: which province, prefecture and county a thing at a place counts for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.answers.look import select
from kg.serve.kept import Kept
from kg.store.graph import Graph
from kg.triples import terms

LEVELS = ("province", "prefecture", "county")
_ENTITIES = f"GRAPH <{terms.GRAPH_ENTITIES}>"


@dataclass(frozen=True, slots=True)
class Area:
    """A place; `code` is empty where it has none."""

    iri: str
    label: str
    level: str
    code: str


@dataclass(frozen=True)
class Gazetteer:
    areas: dict[str, Area]
    within: dict[str, str]

    @cached_property
    def by_code(self) -> dict[str, Area]:
        return {area.code: area for area in self.areas.values() if area.code}

    def holders(self, iri: str) -> tuple[Area, ...]:
        """The province, prefecture and county that hold a place, itself among them; a country for what lies abroad."""
        coded = self._nearest_coded(iri)
        if coded is None:
            return tuple(self.areas[one] for one in self._climb(iri)[-1:] if self._is_country(one))
        code = coded.code
        steps = dict.fromkeys((f"{code[:2]}0000", prefecture_of(code), code[:7] if "T" in code else code[:6]))
        found = [self.by_code[step] for step in steps if step in self.by_code]
        return tuple(area for area in found if area.level in LEVELS)

    def _is_country(self, iri: str) -> bool:
        return iri in self.areas and self.areas[iri].level == "country"

    def _nearest_coded(self, iri: str) -> Area | None:
        return next((self.areas[one] for one in self._climb(iri) if one in self.areas and self.areas[one].code), None)

    def _climb(self, iri: str) -> list[str]:
        chain = [iri]
        while (above := self.within.get(chain[-1])) and above not in chain:
            chain.append(above)
        return chain


def prefecture_of(code: str) -> str:
    """The code of the prefecture: four digits and two zeros; in Taiwan, 71T06, with numbers of our own."""
    return code[:5] if "T" in code else f"{code[:4]}00"


def gazetteer(graph: Graph) -> Gazetteer:
    """That of a graph, kept until the graph changes."""
    return _READ.of(graph)


def _read(graph: Graph) -> Gazetteer:
    base = f"{_ENTITIES} {{ ?x a schema:Place ; skos:prefLabel ?label ; zc:level ?level }}"
    rows = select(graph, f"SELECT ?x ?label ?level {{ {base} }}")
    named = {row["x"].value: (row["label"].value, row["level"].value.rpartition("_")[2]) for row in rows}
    rows = select(graph, f"SELECT ?x ?code {{ {_ENTITIES} {{ ?x zc:code ?code }} }}")
    codes = {row["x"].value: row["code"].value for row in rows}
    rows = select(graph, f"SELECT ?x ?above {{ {_ENTITIES} {{ ?x zc:within ?above }} }} ORDER BY ?x ?above")
    within = {row["x"].value: row["above"].value for row in rows}
    return Gazetteer({iri: Area(iri, *one, codes.get(iri, "")) for iri, one in named.items()}, within)


_READ = Kept(_read)
