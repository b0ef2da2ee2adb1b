"""How soon a page is seen: `benchmarks/pages.py STORE [NAME ...] [--times N]`.

A server of its own is started on STORE, and headless Chromium opens each page N times with an empty cache: the home page,
a search, the most told thing of each kind, and what is called NAME. Median milliseconds: `server` from the request to the last byte of the page,
`first paint` from the start of the navigation until something stands on the screen (first-contentful-paint of the W3C
Paint Timing), `all` until the page and what it loads is there. Needs chromium and chromedriver.
"""

from __future__ import annotations

import argparse
import json
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

KINDS = ("program", "person", "organization", "place", "event", "indicator", "article")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")
QUIET = ("--disable-background-networking", "--disable-component-update", "--window-size=1280,900")
TIMES = """
const paint = performance.getEntriesByName('first-contentful-paint')[0];
const page = performance.getEntriesByType('navigation')[0];
return paint && page.loadEventEnd
  ? [page.responseEnd - page.requestStart, paint.startTime, page.loadEventEnd] : null;
"""


@contextmanager
def server(store: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "kg", "serve", "--store", store, "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        until(lambda: answers(f"{address}/"))
        until(lambda: first_of_list(address, "article"))
        yield address
    finally:
        process.terminate()
        process.wait(30)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def until(holds: Any, seconds: float = 180) -> None:
    """The search index of a large graph is made after the start."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise SystemExit("the server does not answer")
        time.sleep(0.3)


def hits(address: str, name: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(f"{address}/search.json?q={urllib.parse.quote(name)}", timeout=60) as answer:
        found: list[dict[str, Any]] = json.load(answer)["hits"]
    return found


def first_of_list(address: str, kind: str) -> str | None:
    """The address of the first thing in the list of a kind."""
    with urllib.request.urlopen(f"{address}/list/{kind}", timeout=60) as answer:
        page = answer.read().decode()
    main = page[page.find("<main") :]
    return next((part.split('"', 1)[0] for part in main.split('href="')[1:] if part.startswith("/id/")), None)


def measured(driver: webdriver.Chrome, url: str, times: int) -> list[float]:
    rows = []
    for _ in range(times):
        driver.execute_cdp_cmd("Network.clearBrowserCache", {})
        driver.get(url)
        end = time.monotonic() + 60
        while not (row := driver.execute_script(TIMES)) and time.monotonic() < end:
            time.sleep(0.05)
        rows.append(row or [float("nan")] * 3)
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("store")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--times", type=int, default=7)
    arguments = parser.parse_args()
    if not shutil.which("chromedriver"):
        raise SystemExit("chromedriver is not installed")
    options = webdriver.ChromeOptions()
    with tempfile.TemporaryDirectory() as profile, server(arguments.store) as address:
        for flag in (*FLAGS, *QUIET, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        pages = {"/": "/", "/search?q=行动": "/search?q=" + urllib.parse.quote("行动")}
        pages |= {f"first of /list/{kind}": at for kind in KINDS if (at := first_of_list(address, kind))}
        pages |= {name: found[0]["href"] for name in arguments.names if (found := hits(address, name))}
        driver = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
        try:
            measured(driver, address, 1)
            print(f"{'page':44}{'server':>10}{'first paint':>13}{'all':>10}   ms")
            for name, at in pages.items():
                told = urllib.parse.unquote(f"{name}  {at}" if at.startswith("/id/") else name)
                row = measured(driver, address + at, arguments.times)
                print(f"{told[:44]:44}" + "".join(f"{ms:{w}.0f}" for ms, w in zip(row, (10, 13, 10), strict=True)))
        finally:
            driver.quit()


if __name__ == "__main__":
    main()
