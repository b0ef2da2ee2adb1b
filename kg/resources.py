"""Files of the project that are no code: in a wheel they lie inside the package, in a checkout beside it."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def path(name: str) -> Path:
    """Where `ontology.ttl` or `queries` lies."""
    inside = PACKAGE / name
    return inside if inside.exists() else PACKAGE.parent / name
