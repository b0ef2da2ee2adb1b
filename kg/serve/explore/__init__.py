"""The pages of the explorer: search, lists, and a page for each thing at the path of its IRI."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kg.serve.pages import page


async def home(request: Request) -> Response:
    return page(request, "home.html")


ROUTES: list[BaseRoute] = [Route("/", home, name="home")]
