"""articles with their records → entities: which thing is meant, across articles. No rule of the text is known here."""

from __future__ import annotations

from kg.entities.entity import Entity, summed_up
from kg.entities.identify import Identities, identify
from kg.entities.judgements import Decision, mention_key, read_judgements
from kg.entities.private import Mask, Privacy, masks
from kg.entities.records import Entry, entries

__all__ = [
    "Decision",
    "Entity",
    "Entry",
    "Identities",
    "Mask",
    "Privacy",
    "entries",
    "identify",
    "masks",
    "mention_key",
    "read_judgements",
    "summed_up",
]
