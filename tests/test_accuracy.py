"""Accuracy may not fall below what was promised; needs the referee and the real pages beside the project.

The referee reads the fact tables of a build, `kg evaluate` the analyses: both must come to the same figures.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate.rows import KINDS
from kg.evaluate.score import figures, run

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

pytestmark = [
    pytest.mark.skipif(not (SHARED / "evaluate/evaluate.py").exists(), reason="no referee beside the project"),
]
SETS = {"pages": (SHARED / "seeds", SHARED / "gold"), "seeds": (ROOT / "seeds", ROOT / "tests/gold")}


@cache
def refereed(name: str) -> Any:
    texts, gold = SETS[name]
    command = [sys.executable, ROOT / "benchmarks/accuracy.py", texts, gold, "--json"]
    return json.loads(subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout)


@pytest.mark.parametrize("name", SETS)
def test_accuracy(name: str) -> None:
    scores = refereed(name)
    short = {key: scores[key]["f1"] for key, least in PROMISED.items() if scores[key]["f1"] < least}
    assert short == {}


@pytest.mark.parametrize("name", SETS)
def test_our_own_figures_are_the_referees(name: str) -> None:
    scores, (texts, gold) = refereed(name), SETS[name]
    own = figures(run(gold, [texts]).scored)
    assert {k: round(own.kinds[k].f1, 3) for k in KINDS} == {k: scores[k]["f1"] for k in KINDS}
    assert round(own.numbers.f1, 3) == scores["numbers"]["f1"]
    assert own.facts == scores["facts"]["f1"]
