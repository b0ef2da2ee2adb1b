"""The page of an article: its text in order, each mention linked, the words of each fact marked, the facts beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.serve.address import href
from kg.serve.explore.marks import Mark, Piece, Stretch, cut
from kg.serve.explore.read import Reader
from kg.serve.explore.show import LOW, Link
from kg.serve.explore.show import Piece as Part
from kg.serve.words import sayer
from kg.triples import terms

Values = dict[str, list[str]]
FACTS = {
    terms.SIGHTING: "tenure",
    terms.EVENT: "event",
    terms.PARTICIPATION: "participation",
    terms.COMPONENT: "component",
    terms.PROGRAM_LINK: "program_link",
    terms.OBSERVATION: "observation",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A fact of the article: `number` in the order of the text, what it says, and the fragment of its place."""

    number: int
    iri: str
    kind: str
    parts: tuple[Part, ...]
    fragment: str
    is_low: bool
    confidence: str
    rule: str

    @property
    def href(self) -> str:
        return href(self.iri)

    @property
    def says(self) -> str:
        return " ".join(part if isinstance(part, str) else part.label for part in self.parts)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of the text under the same marks: the thing that they name, the numbers of the facts that they state."""

    text: str
    names: Link | None
    facts: tuple[int, ...]
    ids: tuple[str, ...]


@dataclass(slots=True)
class Passage:
    kind: str
    runs: list[Run]


@dataclass(slots=True)
class Page:
    """An article as it is shown."""

    iri: str
    headline: str
    publication: str
    issued: str
    url: str
    source: Link | None
    file: str
    home: Link | None
    credits: list[tuple[str, Link]]
    passages: list[Passage]
    facts: list[Said]
    counts: dict[str, int] = field(default_factory=dict)


def article(reader: Reader, iri: str) -> Page | None:
    """The page; None where the graph has no such article."""
    said: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, _ in reader.graph.quads(None, None, None, iri):
        said[subject.value][predicate.value].append(value.value if not isinstance(value, ox.BlankNode) else "")
    if terms.ARTICLE not in said[iri][terms.TYPE]:
        return None
    links = reader.links(v for of in said.values() for p, values in of.items() if p in _ENDS for v in values)
    facts = _facts(reader, said, links)
    number = {fact.iri: fact.number for fact in facts}
    page = _head(reader, iri, said, links)
    page.facts = facts
    page.passages = _passages(said, links, number)
    return page


_ENDS = frozenset(
    {terms.ENTITY, terms.OF_PERSON, terms.OF_POST, terms.OF_ORGANIZATION, terms.OF_PROGRAM, terms.OF_PLACE, terms.OF_EVENT, terms.TARGET,
     terms.COMPONENT_PROGRAM, terms.OF_INDICATOR, terms.HOME}
)  # fmt: skip


def _one(values: Values, predicate: str) -> str:
    return min(values.get(predicate, [""]))


def _head(reader: Reader, iri: str, said: dict[str, Values], links: dict[str, Link]) -> Page:
    of = said[iri]
    source = _one(of, terms.FROM_SOURCE)
    credits = [
        (int(_one(v, terms.POSITION)), reader.code(_one(v, terms.KIND)), links[_one(v, terms.OF_PERSON)])
        for v in said.values() if terms.CREDIT in v[terms.TYPE]
    ]  # fmt: skip
    return Page(
        iri, _one(of, terms.HEADLINE), _one(of, terms.PUBLICATION), _one(of, terms.PUBLISHED), _one(of, terms.URL),
        Link(source, source.rpartition("/")[2]) if source else None, _one(said[source], terms.FILE_NAME), links.get(_one(of, terms.HOME)),
        [(kind, who) for _, kind, who in sorted(credits, key=lambda c: c[0])], [], [],
    )  # fmt: skip


def _facts(reader: Reader, said: dict[str, Values], links: dict[str, Link]) -> list[Said]:
    found = []
    for iri, of in said.items():
        kind = next((FACTS[t] for t in of[terms.TYPE] if t in FACTS), "")
        at = said.get(_one(of, terms.DERIVED_FROM))
        if kind and at:
            start, end = int(_one(at, terms.START)), int(_one(at, terms.END))
            found.append((start, end, iri, kind, of))
    found.sort(key=lambda f: (f[0], -f[1], f[3], f[2]))
    return [
        Said(
            number, iri, kind, tuple(p for p in sentence(reader, iri, kind, of, links) if p), f"c{start}-{end}",
            float(sure or 1) < LOW, sure, rule.rpartition("/")[2],
        )
        for number, (start, end, iri, kind, of) in enumerate(found, 1)
        for rule in (_one(of, terms.RULE),)
        for sure in (reader.trust.get(rule, ""),)
    ]  # fmt: skip


def sentence(reader: Reader, iri: str, kind: str, of: Values, links: dict[str, Link]) -> Iterable[Part | None]:
    """What a fact says, as strings and links."""

    def end(predicate: str) -> Link | None:
        return links.get(_one(of, predicate))

    def code(predicate: str) -> str:
        return reader.code(_one(of, predicate)) if of.get(predicate) else ""

    match kind:
        case "tenure":
            return [
                end(terms.OF_PERSON),
                code(terms.BOUND),
                end(terms.OF_POST) or _one(of, terms.TITLE),
                _one(of, terms.DATE),
            ]
        case "event":
            label = _one(of, terms.EVENT_NAME) or code(terms.KIND)
            return [Link(iri, label, "event"), end(terms.OF_PLACE), _one(of, terms.DATE)]
        case "participation":
            return [end(terms.OF_PERSON), code(terms.ROLE), end(terms.OF_EVENT)]
        case "component":
            whole, place = end(terms.OF_PROGRAM), _one(of, terms.POSITION)
            return [whole, f"{place}.", end(terms.COMPONENT_PROGRAM) or _one(of, terms.COMPONENT_NAME)]
        case "program_link":
            relation = _one(of, terms.RELATION).partition("_")[2]
            return [end(terms.OF_PROGRAM), sayer(reader.lang)(f"explore.r_{relation}"), end(terms.TARGET)]
        case _:
            target = code(terms.STATUS) if _one(of, terms.STATUS) == terms.concept("status", "target") else ""
            return [
                end(terms.OF_INDICATOR), _one(of, terms.PRINTED), target, _one(of, terms.CHANGE_BASE), code(terms.CHANGE),
                end(terms.OF_PLACE), _one(of, terms.PERIOD), end(terms.OF_PROGRAM),
            ]  # fmt: skip


def _passages(said: dict[str, Values], links: dict[str, Link], number: dict[str, int]) -> list[Passage]:
    numbered = ((iri, of) for iri, of in said.items() if terms.PASSAGE in of[terms.TYPE])
    nodes = [of for _, of in sorted(numbered, key=lambda one: int(one[0].rpartition("/")[2]))]
    stretches = [
        Stretch(_one(of, terms.TEXT), int(_one(of, terms.START) or 0), int(_one(of, terms.END) or 0)) for of in nodes
    ]
    stating: dict[str, list[int]] = defaultdict(list)
    for iri, at in number.items():
        stating[_one(said[iri], terms.DERIVED_FROM)].append(at)
    marks = [_mark(iri, of) for iri, of in said.items() if iri in stating or terms.MENTION in of[terms.TYPE]]
    pieces = cut(stretches, marks)
    return [
        Passage(_one(of, terms.KIND).rpartition("_")[2], [_run(piece, said, links, stating) for piece in in_passage])
        for of, in_passage in zip(nodes, pieces, strict=True)
    ]


def _mark(iri: str, of: Values) -> Mark:
    return Mark(
        iri, int(_one(of, terms.START)), int(_one(of, terms.END)), _one(of, terms.QUOTE), _one(of, terms.PREFIX)
    )


def _run(piece: Piece, said: dict[str, Values], links: dict[str, Link], stating: dict[str, list[int]]) -> Run:
    named = [links[_one(said[key], terms.ENTITY)] for key in piece.marks if said[key].get(terms.ENTITY)]
    facts = sorted({n for key in piece.marks for n in stating.get(key, ())})
    ids = dict.fromkeys(f"c{_one(said[key], terms.START)}-{_one(said[key], terms.END)}" for key in piece.begins)
    return Run(piece.text, named[-1] if named else None, tuple(facts), tuple(ids))
