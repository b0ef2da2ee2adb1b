"""Names as users type them → the entities of the graph that bear them: with or without quotes, 永善 for 永善县."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import pyoxigraph as ox

from kg.answers.look import select
from kg.answers.trouble import UserError
from kg.store.graph import Graph
from kg.triples import terms

CLASSES = {
    "program": (terms.PROGRAM, "政策"),
    "person": (terms.PERSON, "人物"),
    "organization": (terms.ORGANIZATION, "机构"),
    "place": (terms.PLACE, "地点"),
    "event": (terms.EVENT, "活动"),
    "indicator": (terms.MEASURED, "指标"),
}
LEVELS = [
    "省",
    "市",
    "县",
    "区",
    "州",
    "盟",
    "旗",
    "镇",
    "乡",
    "村",
    "自治区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "特别行政区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "街道",
    "社区",
]
LEVEL_ENDING = re.compile(rf"(?<=..)(?:{'|'.join(sorted(LEVELS, key=len, reverse=True))})$")


def search_form(name: str) -> str:
    """How names are compared: without quotes, brackets and spaces, full-width forms folded, in lower case."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s“”‘’\"'「」『』《》〈〉<>()\[\]{}【】〔〕〖〗·•]", "", folded)


def entities_named(graph: Graph, name: str, kind: str | None = None) -> list[ox.NamedNode]:
    """The entities (of a kind) called so, ordered by IRI; by index where the name is written as in the graph."""
    wanted = search_form(name)
    exact = _named(graph, kind, (name.strip(), wanted)) or _named(graph, kind, [wanted + end for end in LEVELS])
    found = exact or [(e, n) for e, n in _named(graph, kind) if _same(wanted, n)]
    return sorted({e for e, _ in found}, key=str)


def resolve(graph: Graph, name: str, kind: str | None = None) -> list[ox.NamedNode]:
    """As `entities_named`, or the one entity whose IRI is given. Raises UserError, with near names, where there is none."""
    if iri := as_iri(name):
        return [iri]
    found = entities_named(graph, name, kind)
    if not found:
        near = near_names(graph, name, kind)
        what_zh, what_en = (CLASSES[kind][1], kind) if kind else ("东西", "thing")
        raise UserError(
            f"图谱里没有叫“{name}”的{what_zh}" + (f"；相近的有：{'、'.join(near)}" if near else ""),
            f"the graph has no {what_en} called “{name}”" + (f"; near it: {', '.join(near)}" if near else ""),
        )
    return found


def near_names(graph: Graph, name: str, kind: str | None = None, most: int = 8) -> list[str]:
    """Names that hold what was typed, or most of its characters; the nearest first."""
    wanted = search_form(name)
    near: dict[str, float] = {}
    for _, found in _named(graph, kind):
        form = search_form(found)
        share = 2 * len(set(wanted) & set(form)) / (len(set(wanted)) + len(set(form)) or 1)
        if (wanted and wanted in form) or share > 0.6:
            near[found] = share
    return sorted(near, key=lambda n: (-near[n], n))[:most]


def as_iri(text: str) -> ox.NamedNode | None:
    """The IRI that a text is, in full, in angle brackets or with a known prefix; None where it is none."""
    bare = text.strip().removeprefix("<").removesuffix(">")
    prefix, colon, rest = bare.partition(":")
    if colon and prefix in terms.PREFIXES and not rest.startswith("//"):
        bare = terms.PREFIXES[prefix] + rest
    if not re.match(r"[a-z][a-z0-9+.-]*://", bare):
        return None
    try:
        return ox.NamedNode(bare)
    except ValueError:
        return None


def _named(graph: Graph, kind: str | None, names: Sequence[str] | None = None) -> list[tuple[ox.NamedNode, str]]:
    """Entities with those of their names that are asked for, or with all."""
    wanted = f"VALUES ?name {{ {' '.join(str(ox.Literal(n)) for n in names)} }}" if names is not None else ""
    of_kind = f"?entity a <{CLASSES[kind][0]}> ." if kind else ""
    found = select(
        graph,
        f"SELECT DISTINCT ?entity ?name {{ {wanted} GRAPH <{terms.GRAPH_ENTITIES}> {{ ?entity zc:name ?name . {of_kind} }} }}",
    )
    return [(row["entity"], row["name"].value) for row in found]


def _same(wanted: str, name: str) -> bool:
    form = search_form(name)
    return form == wanted or LEVEL_ENDING.sub("", form) == wanted
