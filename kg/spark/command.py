"""`kg build --engine spark`: builds and tells the user where to look."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import click

from kg import resources
from kg.entities import Privacy
from kg.spark.build import build_on_spark
from kg.telling import refused


def run(
    sources: Sequence[str],
    out: str,
    master: str | None = None,
    private: str = "mask",
    judgements: str | None = None,
    text_column: str | None = None,
) -> int:
    """The exit code: 0 if anything was built."""
    of_people = Path(judgements) if judgements else None
    report = build_on_spark(
        sources or [str(resources.path("seeds"))],
        out,
        master,
        cast(Privacy, private),
        of_people,
        text_column=text_column,
    )
    where = out.rstrip("/")
    click.echo(
        f"{report.articles} 篇文章，{report.triples} 个三元组 / {report.articles} articles, {report.triples} triples"
    )
    if report.refused:
        click.echo(refused(report.findings))
    click.echo(f"四元组 / quads:  {where}/quads")
    click.echo(f"数据表 / tables: {where}/tables")
    click.echo(f"报告 / report:  {where}/report.md")
    return 0
