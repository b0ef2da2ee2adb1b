"""passages → what is named in them, layer by layer; each layer sees what the earlier ones found as slots."""

from __future__ import annotations

from kg.grammar import Document
from kg.mentions import number, organization, person, place, post, program, time

LAYERS = (number, time, place, organization, post, person, program)


def find_mentions(*docs: Document) -> None:
    """Run the cascade, layer by layer: afterwards each of `docs` holds all mentions, its home place and its year."""
    for doc in docs:
        doc.held()  # of all in a row: the automaton stays in the processor's cache
    for doc in docs:
        place.view_of(doc.page)
    for layer in LAYERS:
        for doc in docs:
            doc.add(layer.find(doc))
    for doc in docs:
        place.settle(doc)
