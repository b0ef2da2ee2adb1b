"""Names as users type them → the entities of the graph that bear them: with or without quotes, 永善 for 永善县."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pyoxigraph as ox

from kg.answers.look import Node, Value, pairs
from kg.answers.trouble import UserError
from kg.triples import terms

CLASSES = {
    "program": (terms.PROGRAM, "政策"),
    "person": (terms.PERSON, "人物"),
    "organization": (terms.ORGANIZATION, "机构"),
    "place": (terms.PLACE, "地点"),
    "event": (terms.EVENT, "活动"),
}
LEVEL_ENDINGS = re.compile(
    r"(?<=..)(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|自治州|自治县|自治旗|地区|街道|社区|省|市|县|区|州|盟|旗|镇|乡|村)$"
)


def search_form(name: str) -> str:
    """How names are compared: without quotes, brackets and spaces, full-width forms folded, in lower case."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s“”‘’\"'「」『』《》〈〉<>()·•]", "", folded)


def entities_named(store: ox.Store, name: str, kind: str | None = None) -> list[ox.NamedNode]:
    """The entities (of a kind) called so, ordered by IRI; by index where the name is written as in the graph."""
    wanted = search_form(name)
    exact = _of_kind(
        store, kind, (e for spelt in dict.fromkeys((name, wanted)) for e, _ in _named(store, ox.Literal(spelt)))
    )
    return exact or _of_kind(store, kind, (e for e, n in _named(store) if _same(wanted, n.value)))


def resolve(store: ox.Store, name: str, kind: str | None = None) -> list[ox.NamedNode]:
    """As `entities_named`, or the one entity whose IRI is given. Raises UserError, with near names, where there is none."""
    if iri := as_iri(name):
        return [iri]
    found = entities_named(store, name, kind)
    if not found:
        near = near_names(store, name, kind)
        what_zh, what_en = (CLASSES[kind][1], kind) if kind else ("东西", "thing")
        raise UserError(
            f"图谱里没有叫“{name}”的{what_zh}" + (f"；相近的有：{'、'.join(near)}" if near else ""),
            f"the graph has no {what_en} called “{name}”" + (f"; near it: {', '.join(near)}" if near else ""),
        )
    return found


def near_names(store: ox.Store, name: str, kind: str | None = None, most: int = 8) -> list[str]:
    """Names that hold what was typed, or most of its characters; the nearest first."""
    wanted = search_form(name)
    near: dict[str, float] = {}
    for _, found in _named(store):
        form = search_form(found.value)
        share = 2 * len(set(wanted) & set(form)) / (len(set(wanted)) + len(set(form)) or 1)
        if (wanted and wanted in form) or share > 0.6:
            near[found.value] = share
    ordered = sorted(near, key=lambda n: (-near[n], n))[: most * 4]
    return [n for n in ordered if _of_kind(store, kind, (e for e, _ in _named(store, ox.Literal(n))))][:most]


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


def _named(store: ox.Store, name: ox.Literal | None = None) -> Iterator[tuple[Node, Value]]:
    return pairs(store, terms.NAME, name, terms.GRAPH_ENTITIES)


def _of_kind(store: ox.Store, kind: str | None, found: Iterator[ox.NamedNode]) -> list[ox.NamedNode]:
    graph, a = ox.NamedNode(terms.GRAPH_ENTITIES), ox.NamedNode(terms.TYPE)
    distinct = sorted(dict.fromkeys(found), key=str)
    return [e for e in distinct if kind is None or ox.Quad(e, a, ox.NamedNode(CLASSES[kind][0]), graph) in store]


def _same(wanted: str, name: str) -> bool:
    form = search_form(name)
    return form == wanted or LEVEL_ENDINGS.sub("", form) == wanted
