"""The SPARQL 1.1 endpoint at `/sparql`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """What runs beside the server: the processes that answer queries."""
    yield
