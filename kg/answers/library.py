"""The queries that come with kg, `queries/*.rq`, by name; and queries from a file or typed in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg import resources
from kg.answers.header import Header, parse_header
from kg.answers.trouble import UserError


@dataclass(frozen=True, slots=True)
class Question:
    """A query text under a name, with what its header says of it."""

    name: str
    text: str
    header: Header


@cache
def library() -> dict[str, Question]:
    """All queries that come with kg, by name, in the order of their names."""
    found = [entry for entry in resources.path("queries").iterdir() if entry.name.endswith(".rq")]
    return {q.name: q for q in map(_read, sorted(found, key=lambda e: e.name))}


def find_question(what: str) -> Question:
    """A query by its name in the library, by the path of a file, or as SPARQL text."""
    if re.search(r"[{}\s]", what) and not what.endswith((".rq", ".sparql")):
        return Question("text", what, parse_header(what, "text"))
    if what in library():
        return library()[what]
    if what.endswith((".rq", ".sparql")) or "/" in what:
        return _from_file(Path(what))
    names = list(library())
    raise UserError(
        f"没有名为“{what}”的查询；现有：{'、'.join(names)}",
        f"no query is called “{what}”; there are: {', '.join(names)}",
    )


def _from_file(path: Path) -> Question:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"读不了查询文件 {path}", f"cannot read the query file {path}") from error
    return Question(path.stem, text, parse_header(text, path.name))


def _read(entry: Path) -> Question:
    text = entry.read_text("utf-8")
    return Question(entry.name.removesuffix(".rq"), text, parse_header(text, entry.name))
