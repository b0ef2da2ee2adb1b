"""The pages of the explorer: search, lists, and a page for each thing at the path of its IRI."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from kg.serve.explore import home, lists, search, thing
from kg.serve.explore.index import Holder

__all__ = ["ROUTES", "Holder"]

ROUTES: list[BaseRoute] = [
    Route("/", home.home, name="home"),
    Route("/search", search.search, name="search"),
    Route("/search.json", search.suggest, name="suggest"),
    Route("/list", lists.kinds, name="list"),
    Route("/list/{kind}", lists.of_kind, name="list_kind"),
    Route("/data", home.data, name="data"),
    Route("/id/{path:path}", thing.thing, name="thing"),
    Route("/ontology", thing.thing, name="ontology"),
]
