"""The pages of the explorer: search, lists, and a page for each thing at the path of its IRI."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from kg.serve.explore.entity import thing
from kg.serve.explore.home import data, home
from kg.serve.explore.index import Holder
from kg.serve.explore.lists import kinds, of_kind
from kg.serve.explore.search import search, suggest

__all__ = ["ROUTES", "Holder"]

ROUTES: list[BaseRoute] = [
    Route("/", home, name="home"),
    Route("/search", search, name="search"),
    Route("/search.json", suggest, name="suggest"),
    Route("/list", kinds, name="list"),
    Route("/list/{kind}", of_kind, name="list_kind"),
    Route("/data", data, name="data"),
    Route("/id/{path:path}", thing, name="thing"),
    Route("/ontology", thing, name="ontology"),
]
