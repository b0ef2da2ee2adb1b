"""A build sent to any SPARQL 1.1 server: graph by graph, each replaced whole, only what is new or has changed."""

from kg.store.remote.endpoint import Endpoint, given
from kg.store.remote.loading import Loaded, check, load

__all__ = ["Endpoint", "Loaded", "check", "given", "load"]
