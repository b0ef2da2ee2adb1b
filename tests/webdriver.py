"""A browser for tests: headless Chromium by the W3C WebDriver protocol, with nothing but the standard library."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
]
HERE = all(shutil.which(name) for name in ("chromium", "chromedriver"))


@dataclass(frozen=True)
class Browser:
    session: str

    def send(self, method: str, path: str, **body: Any) -> Any:
        data = json.dumps(body).encode() if method == "POST" else None
        request = urllib.request.Request(
            f"{self.session}/{path}".rstrip("/"), data, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()[:500]) from error

    def open(self, page: Path) -> None:
        self.send("POST", "url", url=page.resolve().as_uri())
        self.until("return document.documentElement.dataset.ready === 'yes'")

    def run(self, script: str, *arguments: Any) -> Any:
        return self.send("POST", "execute/sync", script=script, args=list(arguments))

    def until(self, script: str, seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while not self.run(script):
            if time.monotonic() > end:
                raise TimeoutError(script)
            time.sleep(0.05)

    def click(self, x: float, y: float) -> None:
        """A press of the mouse at pixels of the window."""
        moves = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.send("POST", "actions", actions=[{"type": "pointer", "id": "mouse", "actions": moves}])

    def screenshot(self, out: Path) -> None:
        out.write_bytes(base64.b64decode(self.send("GET", "screenshot")))


@contextmanager
def browser(folder: Path, width: int = 1400, height: int = 900) -> Iterator[Browser]:
    """A fresh browser with its data in `folder`; gone when the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    root = Browser(f"http://127.0.0.1:{port}")
    try:
        _wait(root)
        flags = [*FLAGS, f"--user-data-dir={folder}", f"--window-size={width},{height}"]
        wanted = {
            "alwaysMatch": {
                "browserName": "chrome",
                "goog:chromeOptions": {"args": flags},
                "goog:loggingPrefs": {"browser": "ALL"},
            }
        }
        session = root.send("POST", "session", capabilities=wanted)["sessionId"]
        found = Browser(f"{root.session}/session/{session}")
        try:
            # Else `focus()` is told to nobody where another window of the machine has the focus.
            focus = {"cmd": "Emulation.setFocusEmulationEnabled", "params": {"enabled": True}}
            found.send("POST", "goog/cdp/execute", **focus)
            yield found
        finally:
            found.send("DELETE", "")
    finally:
        driver.terminate()
        driver.wait(20)


def _wait(root: Browser, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if root.send("GET", "status")["ready"]:
                return
        except (OSError, RuntimeError):
            time.sleep(0.1)
    raise TimeoutError("chromedriver did not start")
