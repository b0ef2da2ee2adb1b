#!/usr/bin/env python3
"""Hand the fact tables of a build of TEXTS to an external referee, which compares them with GOLD.

    benchmarks/accuracy.py TEXTS GOLD [--referee ../shared/evaluate/evaluate.py] [referee options, such as --json]

`kg evaluate GOLD TEXTS` gives the same figures without a build, and shows why; this is how they are checked. Private names
are kept, since the gold holds them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--referee", type=Path, default=ROOT.parent / "shared/evaluate/evaluate.py")
    args, options = parser.parse_known_args()
    if not args.referee.exists():
        parser.error(f"there is no referee at {args.referee}; name one with --referee")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "build")
        build = [ROOT / "build_graph.py", args.texts, "--out", out, "--private", "keep"]
        subprocess.run([sys.executable, *map(str, build)], check=True, stdout=subprocess.DEVNULL)
        return subprocess.run(
            [sys.executable, args.referee, out / "tables", args.gold, *options], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
