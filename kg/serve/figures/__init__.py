"""What pictures are drawn from: the neighbours of an entity, places on the map, series of figures."""

from __future__ import annotations

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
