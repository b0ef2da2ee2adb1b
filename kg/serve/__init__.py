"""graph → one page to open: the SPARQL endpoint, the query page and the explorer, on this machine only."""

from __future__ import annotations

from kg.serve.settings import Settings

__all__ = ["Settings", "serve"]


def serve(settings: Settings) -> None:
    """Serve until it is stopped. Raises UserError where that cannot be."""
    from kg.serve.running import run

    run(settings)
