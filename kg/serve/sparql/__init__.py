"""The SPARQL 1.1 endpoint at `/sparql`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute, Route

from kg.serve.sparql.endpoint import INCOMPLETE, ROW_LIMIT, TIME_LIMIT, Endpoint
from kg.serve.sparql.pool import Pool

# Scripts of other pages may read, without credentials; an update needs a header that they may not send.
_CORS = Middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_methods=["GET", "HEAD", "POST"],
    allow_headers=["Accept", "Accept-Language", "Content-Type"],
    expose_headers=[ROW_LIMIT, TIME_LIMIT, INCOMPLETE, "Retry-After"],
    max_age=86_400,
)
ROUTES: list[BaseRoute] = [Route(path, Endpoint(), middleware=[_CORS]) for path in ("/sparql", "/sparql/")]


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """What runs beside the server: the processes that answer queries, at `app.state.pool`."""
    app.state.pool = Pool(app.state.settings)
    await app.state.pool.start()
    try:
        yield
    finally:
        await app.state.pool.close()
