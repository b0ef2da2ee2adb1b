"""sources → articles → mentions → facts → entities → triples, into a folder that is replaced whole.

    build(paths, out)

Reading and the graph of each source are done by themselves, in several processes, and kept (`cache`); only identity
(`kg.entities`) and the graphs over all articles see more than one source. What the last build has made of a source that
nothing has happened to is taken from it (`manifest`).
"""

from __future__ import annotations

from kg.build.command import run
from kg.build.steps import NothingBuilt, build
from kg.build.work import analyse_files, seldom_collect

__all__ = ["NothingBuilt", "analyse_files", "build", "run", "seldom_collect"]
