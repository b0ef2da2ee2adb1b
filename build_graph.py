#!/usr/bin/env python3
"""Newspaper text in, knowledge graph out: sources → articles → mentions → facts → entities → triples.

    build_graph.py [SOURCE ...] [--out build] [--private mask|keep|drop] [--judgements FILE] [--jobs N] [--fresh]

Without a source it reads seeds/. `kg build` is the same; kg/build/steps.py holds the steps.
"""

import sys

from kg.cli import run

if __name__ == "__main__":
    sys.exit(run(["build", *sys.argv[1:]]))
