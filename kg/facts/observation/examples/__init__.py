"""What the readers of figures find, and where they stay silent: by the name of the reader."""

from __future__ import annotations

from kg.facts.observation.examples import after, before, carried, compared, told

__all__ = ["EXAMPLES"]

EXAMPLES = told.EXAMPLES | compared.EXAMPLES | after.EXAMPLES | before.EXAMPLES | carried.EXAMPLES
