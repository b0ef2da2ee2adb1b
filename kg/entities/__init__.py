"""articles with their records → entities: which thing is meant, across articles. No rule of the text is known here."""

from __future__ import annotations

from kg.entities.claims import Claim, Told
from kg.entities.entity import Entity, Gathering, gather, merge, summed_up
from kg.entities.identify import Changes, Identities, Settled, at_last, by_mention, decide, finished, identify, settle
from kg.entities.judgements import Decision, mention_key, read_judgements
from kg.entities.private import Mask, Privacy, masks
from kg.entities.records import Entry, entries

__all__ = [
    "Changes",
    "Claim",
    "Decision",
    "Entity",
    "Entry",
    "Gathering",
    "Identities",
    "Mask",
    "Privacy",
    "Settled",
    "Told",
    "at_last",
    "by_mention",
    "decide",
    "entries",
    "finished",
    "gather",
    "identify",
    "masks",
    "mention_key",
    "merge",
    "read_judgements",
    "settle",
    "summed_up",
]
