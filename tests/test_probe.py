"""tools/probe.py: what looks missed in texts of any kind, by class; texts of blind gold are left out."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

PROBE = Path(__file__).parents[1] / "tools" / "probe.py"
TEXT = "耒阳市召开会议\n\n　　本报讯 昨日，耒阳市召开会议。会议提出“青石板上”新思路。他今年30岁。\n"


def probed(kind: str, text: Path, *options: str) -> str:
    command = [sys.executable, str(PROBE), kind, str(text), *options]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.mark.parametrize(("kind", "shown"), [("programs", "【“青石板上”】"), ("observations", "【30岁】")])
def test_what_is_in_no_mention_is_listed_with_its_place(text: Path, kind: str, shown: str) -> None:
    assert shown in probed(kind, text)
    assert f"page.txt:{TEXT.index(shown[1:-1])} " in probed(kind, text)


def test_a_blind_text_is_left_out(text: Path, tmp_path: Path) -> None:
    span = {
        "corpus": "x",
        "source": text.name,
        "start": 0,
        "end": len(TEXT),
        "sha256": sha256(TEXT.encode()).hexdigest(),
    }
    gold = tmp_path / "gold" / "blind" / "page.json"
    gold.parent.mkdir(parents=True)
    gold.write_text(json.dumps({"span": span, "source": text.name, "programs": []}), "utf-8")
    assert probed("programs", text, "--without", str(tmp_path / "gold")) == ""
