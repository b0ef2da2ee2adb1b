"""Events of an article and who took part in them: host, speaker, attendee, inspector, in the order of print."""

from __future__ import annotations

from kg.facts.participation.aside import ASIDE
from kg.facts.participation.events import find
from kg.facts.participation.named import NAMED
from kg.facts.participation.referred import REFERRED
from kg.facts.participation.signed import SIGNED
from kg.facts.participation.sports import SPORTS
from kg.facts.participation.told import TOLD
from kg.grammar import Rule

RULES: tuple[Rule, ...] = (*TOLD, *REFERRED, *ASIDE, *SPORTS, *SIGNED, *NAMED)

__all__ = ["RULES", "find"]
