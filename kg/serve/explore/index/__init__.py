"""The search index: names in characters and pinyin, read off the graph into memory, made anew when the graph changes."""

from __future__ import annotations

from kg.serve.explore.index.holder import Holder
from kg.serve.explore.index.index import Found, Hit, Index
from kg.serve.explore.index.things import KINDS, Thing

__all__ = ["KINDS", "Found", "Hit", "Holder", "Index", "Thing"]
