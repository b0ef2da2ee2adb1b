"""What a page is about: the thing by its type, names, codes and counts, read with one query."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.serve.explore.index.load import KIND_OF_CLASS
from kg.serve.explore.read import Reader
from kg.triples import terms

BIG = 1500  # mentions from which a page takes any quotation of a fact, not the first: sorting would cost too much


@dataclass(slots=True)
class About:
    """`values` has the other properties of the entity graph, by predicate; an IRI or a text."""

    iri: str
    kind: str
    label: str
    names: tuple[str, ...] = ()
    values: dict[str, str] = field(default_factory=dict)

    def get(self, predicate: str) -> str:
        return self.values.get(predicate, "")

    @property
    def mentions(self) -> int:
        return int(self.values.get(terms.MENTIONS, 0))

    @property
    def articles(self) -> int:
        return int(self.values.get(terms.ARTICLES, 0))

    @property
    def code(self) -> str:
        """The IRI of its kind or level."""
        return self.get(terms.KIND) or self.get(terms.LEVEL)

    @property
    def is_big(self) -> bool:
        return self.mentions > BIG


def about(reader: Reader, iri: str) -> About | None:
    """The entity of an IRI; None where the graph names none."""
    query = f"SELECT ?p ?o {{ VALUES ?x {{ UNDEF }} GRAPH <{terms.GRAPH_ENTITIES}> {{ ?x ?p ?o }} }}"
    found = About(iri, "", "")
    names: set[str] = set()
    for row in sorted(reader.rows(query, x=iri), key=lambda r: (r["p"], r["o"])):
        match row["p"]:
            case terms.TYPE:
                found.kind = KIND_OF_CLASS.get(row["o"], found.kind)
            case terms.LABEL:
                found.label = row["o"]
            case terms.NAME | terms.OTHER_LABEL:
                names.add(row["o"])
            case predicate:
                found.values.setdefault(predicate, row["o"])
    found.names = tuple(sorted(names - {found.label}, key=lambda n: (-len(n), n)))
    return found if found.kind and found.label else None
