"""graph → one page to open: the SPARQL endpoint, the query page and the explorer, on this machine only."""

from __future__ import annotations

from kg.serve.settings import Settings

__all__ = ["Settings", "serve"]


def serve(settings: Settings) -> None:
    """Serve until it is stopped."""
    import uvicorn

    from kg.serve.app import application

    uvicorn.run(application(settings), host=settings.host, port=settings.port, log_level="warning")
