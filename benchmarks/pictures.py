#!/usr/bin/env python3
"""How long the pictures take: their sources on a graph, and the drawing of 300, 2,000 and 10,000 nodes in headless Chromium.

    benchmarks/pictures.py BUILD [--iri IRI …] [--most 60] [--runs 7] [--processor]

Sources: the median of so many runs over HTTP on this machine, after one that is not counted (the whole graph and the map read
what they keep at the first). Drawing: made-up networks (each node tied to an earlier one and to a far one), coordinates from
the server, from the call until the second frame after it; 300 nodes on a canvas with vis-network, more by WebGL with sigma, which
headless Chromium computes without a graphics card.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from serving import serving
from webdriver import HERE, Browser, browser

from kg.page.crowd import crowd
from kg.serve.settings import Settings
from kg.triples.terms import ID

HUBS = ("place/中国", "person/中国/习近平", "place/110000")
KINDS = ("program", "person", "organization", "place", "event")
DRAW = """const done = arguments[arguments.length - 1];
const [bundle, data] = [arguments[0], JSON.parse(arguments[1])];
const host = document.createElement("div");
document.getElementById("main").replaceChildren(host);
import(`/static/built/${bundle}.js`).then(async (made) => {
  const start = performance.now();
  await made.network(host, data);
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
});"""


def median(act: Callable[[], float], runs: int) -> float:
    act()
    return statistics.median(act() for _ in range(runs))


def fetched(address: str, clock: Callable[[], float]) -> float:
    start = clock()
    with urllib.request.urlopen(address) as answer:
        answer.read()
    return (clock() - start) * 1000


def settled(site: str) -> None:
    """Waits until the index for searching is made, which takes the processor of whoever asks meanwhile."""
    while not json.load(urllib.request.urlopen(f"{site}/search.json?q=1"))["complete"]:
        time.sleep(0.2)


def sources(site: str, iris: list[str], most: int, runs: int, clock: Callable[[], float]) -> None:
    asked = [(f"/network.json {iri.removeprefix(ID)} depth={depth}", f"/network.json?depth={depth}&most={most}&iri={urllib.parse.quote(iri)}")
             for iri in iris for depth in (1, 2)]  # fmt: skip
    asked += [
        (address, address)
        for address in ("/network/whole.json?most=2000", "/map.json?kind=programs", "/map.json?kind=mentions")
    ]
    for name, address in asked:
        print(f"{median(lambda a=address: fetched(site + a, clock), runs):8.0f} ms  {name}")  # type: ignore[misc]


def made_up(count: int) -> dict[str, Any]:
    edges = [(i, i // 5) for i in range(1, count)] + [(i, i * 37 % count) for i in range(0, count, 3)]
    at = (crowd(count, edges) * 30).round(1).tolist()
    nodes = [
        {"id": f"n{i}", "label": f"第{i}项", "kind": KINDS[i % 5], "href": None, "size": 4, "x": x, "y": y}
        for i, (x, y) in enumerate(at)
    ]
    lines = [
        {"source": f"n{a}", "target": f"n{b}", "relation": "part_of", "label": "属于", "count": 1} for a, b in edges
    ]
    return {"nodes": nodes, "edges": lines, "left_out": 0}


def drawn(page: Browser, count: int) -> float:
    bundle = "network" if count <= 300 else "crowd"
    return float(page.send("POST", "execute/async", script=DRAW, args=[bundle, json.dumps(made_up(count))]))


def drawing(site: str, runs: int) -> None:
    if not HERE:
        print("chromium and chromedriver are not installed: nothing is drawn")
        return
    with tempfile.TemporaryDirectory() as folder, browser(Path(folder)) as page:
        page.send("POST", "timeouts", script=120_000)
        page.send("POST", "url", url=f"{site}/map")
        for count in (300, 2_000, 10_000):
            start = time.perf_counter()
            made_up(count)
            laid = (time.perf_counter() - start) * 1000
            print(
                f"{median(lambda n=count: drawn(page, n), min(runs, 5)):8.0f} ms  drawing {count} nodes (coordinates: {laid:.0f} ms)"
            )  # type: ignore[misc]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--iri", nargs="+", default=[ID + one for one in HUBS])
    parser.add_argument("--most", type=int, default=60)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument(
        "--processor", action="store_true", help="processor time of the sources: other programs are at work"
    )
    asked = parser.parse_args()
    with serving(Settings(store=asked.build, workers=1)) as site:
        settled(site)
        sources(site, asked.iri, asked.most, asked.runs, time.process_time if asked.processor else time.perf_counter)
        drawing(site, asked.runs)


if __name__ == "__main__":
    main()
