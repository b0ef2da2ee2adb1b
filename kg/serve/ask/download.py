"""An answer as a file: a table for spreadsheets, JSON for programs, or the query itself."""

from __future__ import annotations

import re
import urllib.parse

from starlette.responses import Response

from kg.answers import Answer
from kg.answers.show import as_csv, as_json, plain

FORMATS = {"csv": "text/csv", "tsv": "text/tab-separated-values", "json": "application/json"}


def download(name: str, answer: Answer, form: str) -> Response:
    """`form` is one of FORMATS. CSV begins with the mark by which spreadsheets know UTF-8."""
    body = {"csv": lambda: "\ufeff" + as_csv(answer), "tsv": lambda: as_tsv(answer), "json": lambda: as_json(answer)}[
        form
    ]()
    return file(body, FORMATS[form], f"{name}.{form}")


def file(body: str, media_type: str, name: str) -> Response:
    kept = f"attachment; filename*=UTF-8''{urllib.parse.quote(name)}"
    return Response(body.encode(), media_type=f"{media_type}; charset=utf-8", headers={"Content-Disposition": kept})


def as_tsv(answer: Answer) -> str:
    """A line a row; tabs and ends of line within a cell become spaces."""
    rows = (answer.columns, *([plain(cell) for cell in row] for row in answer.rows))
    return "".join("\t".join(re.sub(r"[\t\r\n]+", " ", cell) for cell in row) + "\n" for row in rows)
