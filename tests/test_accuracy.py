"""Accuracy may not fall below what was promised; needs the referee and the real pages beside the project."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PROMISED = {
    "persons": 0.95,
    "posts": 0.90,
    "organizations": 0.85,
    "places": 0.85,
    "programs": 0.80,
    "components": 0.70,
    "program_links": 0.60,
    "participations": 0.90,
    "observations": 0.75,
    "facts": 0.80,
}

pytestmark = pytest.mark.skipif(not (SHARED / "evaluate/evaluate.py").exists(), reason="no referee beside the project")


@pytest.mark.parametrize(
    "texts, gold", [(SHARED / "seeds", SHARED / "gold"), (ROOT / "seeds", ROOT / "tests/gold")], ids=["pages", "seeds"]
)
def test_accuracy(texts: Path, gold: Path) -> None:
    run = [sys.executable, ROOT / "benchmarks/accuracy.py", texts, gold, "--json"]
    scores = json.loads(subprocess.run([*map(str, run)], check=True, capture_output=True, text=True).stdout)
    short = {key: scores[key]["f1"] for key, least in PROMISED.items() if scores[key]["f1"] < least}
    assert short == {}
