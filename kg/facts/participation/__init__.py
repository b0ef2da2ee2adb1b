"""Events of an article and who took part in them: host, speaker, attendee, inspector, in the order of print."""

from __future__ import annotations

from kg.facts.participation.events import RULES, find

__all__ = ["RULES", "find"]
