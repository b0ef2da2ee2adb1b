"""The command `kg build`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import click

from kg import resources
from kg.build.steps import build
from kg.entities import Privacy
from kg.telling import bars, examples, summary


def run(
    paths: Sequence[str],
    out: str,
    private: str = "mask",
    judgements: str | None = None,
    jobs: int | None = None,
    fresh: bool = False,
) -> int:
    """Build and tell the user where to look; the exit code: 0 if anything was built, 2 if nothing could be."""
    with bars() as told:
        report = build(
            [Path(p) for p in paths] or [_seeds()],
            Path(out),
            cast(Privacy, private),
            Path(judgements) if judgements else None,
            told,
            jobs,
            fresh,
        )
    click.echo("\n".join(summary(report, Path(out), examples(Path(out)))))
    return 0


def _seeds() -> Path:
    here = Path("seeds")
    return here if here.is_dir() else resources.path("seeds")
