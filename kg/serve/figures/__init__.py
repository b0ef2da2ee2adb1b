"""What pictures are drawn from: the neighbours of an entity, places on the map, series of figures."""

from __future__ import annotations

from starlette.requests import Request
from starlette.routing import BaseRoute, Route

from kg.serve.figures import network
from kg.serve.figures.answer import source
from kg.serve.figures.map import map_json, map_page
from kg.serve.figures.pages import network_page
from kg.serve.figures.whole import whole_json
from kg.serve.pages import language_of
from kg.serve.words import phrases, sayer


def _words(request: Request) -> dict[str, str]:
    """What the scripts of the pictures say, in the reader's language, by the last part of the key."""
    say = sayer(language_of(request))
    return {key.rpartition(".")[2]: say(key) for key in phrases() if key.startswith("figures.js.")}


ROUTES: list[BaseRoute] = [
    Route("/figures/words.json", source(_words)),
    Route("/network.json", source(network.network)),
    Route("/network/said.json", source(network.said)),
    Route("/network/whole.json", source(whole_json)),
    Route("/network", network_page),
    Route("/map.json", source(map_json)),
    Route("/map", map_page),
]
