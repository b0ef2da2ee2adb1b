"""Asking: the query library with its forms, and the page of the SPARQL editor."""

from __future__ import annotations

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
