"""Networks of entities, read off the graph, and measures of them: one a file.

`kg.network(...)` makes the network; this package can be called like that too, since it bears the same name.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from kg.network.central import centrality
from kg.network.groups import groups
from kg.network.sharing import sharing
from kg.network.together import together
from kg.network.whole import KINDS, RELATIONS, network

__all__ = ["KINDS", "RELATIONS", "centrality", "groups", "network", "sharing", "together"]


class _Callable(ModuleType):
    def __call__(self, *args: Any, **more: Any) -> Any:
        return network(*args, **more)


sys.modules[__name__].__class__ = _Callable
