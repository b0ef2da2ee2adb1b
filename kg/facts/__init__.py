"""mentions → what is said of them; one module a relation. No entity is known here."""

from __future__ import annotations

from kg.facts import component, observation, participation, program_link, tenure
from kg.facts.evidence import stated
from kg.grammar import Document

RELATIONS = (tenure, participation, component, program_link, observation)


def find_facts(*docs: Document) -> None:
    """Add to each of `docs` the facts of each relation; later relations may read those of the earlier."""
    for relation in RELATIONS:
        for doc in docs:
            if facts := list(relation.find(doc)):
                doc.facts.extend(stated(doc, facts))
