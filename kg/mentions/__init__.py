"""passages → what is named in them, layer by layer; each layer sees what the earlier ones found as slots."""

from __future__ import annotations

from kg.grammar import Document
from kg.mentions import number, organization, person, place, post, program, time

LAYERS = (number, time, place, organization, post, person, program)


def find_mentions(doc: Document) -> None:
    """Run the cascade: afterwards `doc` holds all mentions, its home place and its year."""
    for layer in LAYERS:
        doc.add(layer.find(doc))
    place.settle(doc)
