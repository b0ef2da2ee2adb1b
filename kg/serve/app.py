"""One process, all pages and the endpoint: the parts' routes put together, with the headers that keep a browser safe."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve import ask, explore, figures, sparql
from kg.serve.pages import language_of, page
from kg.serve.settings import Settings
from kg.serve.words import sayer
from kg.store.graph import graph

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
STATIC = Path(__file__).parent / "static"
SAFE = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def application(settings: Settings) -> Starlette:
    """The server. `app.state.graph` answers what pages ask; `app.state.settings` is what the operator chose."""
    app = Starlette(
        routes=[
            *sparql.ROUTES,
            *ask.ROUTES,
            *figures.ROUTES,
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
            *explore.ROUTES,
        ],
        middleware=[
            *_hosts(settings.host),
            Middleware(SafeHeaders),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=4),
        ],
        exception_handlers={HTTPException: _http_error, OSError: _silent},  # type: ignore[dict-item]
        lifespan=sparql.lifespan,
    )
    app.state.settings = settings
    app.state.graph = graph(settings.store)
    app.state.index = explore.Holder(lambda: app.state.graph)
    app.state.index.refresh()
    return app


def _hosts(host: str) -> list[Middleware]:
    """On this machine only, a page elsewhere may not reach the server under a name of its own that leads here."""
    return [Middleware(LoopbackOnly)] if host in LOOPBACK else []


class LoopbackOnly:
    """Refuses requests that were not sent to this machine by one of its own names."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _host_name(Headers(scope=scope).get("host", "")) not in LOOPBACK:
            refused = PlainTextResponse("主机名不对 · wrong host name\n", 421)
            await refused(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _host_name(host: str) -> str:
    """Without the port, and without the brackets of an IPv6 address."""
    return host.partition("]")[0].removeprefix("[") if host.startswith("[") else host.rpartition(":")[0] or host


class SafeHeaders:
    """Adds the headers to every response that does not set its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message["headers"]}
                for name, value in SAFE.items():
                    if name.lower().encode() not in there:
                        message["headers"] = [*message["headers"], (name.lower().encode(), value.encode())]
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


async def _silent(request: Request, error: OSError) -> Response:
    """The store is away, or a server does not answer: one sentence, no traceback."""
    detail = sayer(language_of(request))("site.store_silent", why=str(error)[:200])
    return page(request, "error.html", 502, status=502, detail=detail)


async def _http_error(request: Request, error: HTTPException) -> Response:
    return page(request, "error.html", error.status_code, status=error.status_code, detail=error.detail)
