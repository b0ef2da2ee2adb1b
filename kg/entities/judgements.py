"""Identity decisions as rows: what rules decided, and what people decided in a text file that they can edit.

The file is tab-separated with the columns `mention`, `entity`, `judgement`, `who`, `when`, `why`; `#` begins a comment.
`mention` is `ARTICLE/KIND/NAME[/NOTE]`, as `zc:mentionKey` shows it; `entity` an IRI or what follows `…/id/` in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast
from urllib.parse import unquote

from kg.entities.naming import path
from kg.model import KgError, Named, Program

Answer = Literal["yes", "no", "unsure"]
COLUMNS = ("mention", "entity", "judgement", "who", "when", "why")
IRI_BEGINS = "https://w3id.org/zhengce-kg/id/"


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """A row: the named thing `mention` of an article is (or is not) `entity`. `why` is in both languages for a rule."""

    mention: str
    entity: str
    judgement: Answer
    who: str
    when: str = ""
    why: str = ""
    why_en: str = ""
    instead_of: str = ""


def mention_key(article: str, record: Named) -> str:
    kind = type(record).__name__.lower()
    return path(article, kind, record.name, record.note if isinstance(record, Program) else "")


def read_judgements(file: Path | None) -> tuple[Decision, ...]:
    """The rows of a file, sorted; `KgError` names the line of a broken one."""
    if file is None:
        return ()
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{file}: 读不了判定文件 / the judgements cannot be read: {error}") from error
    rows = [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if rows and tuple(rows[0][1]) == COLUMNS:
        del rows[0]
    return tuple(sorted({_decision(file, number, [c.strip() for c in cells]) for number, cells in rows}))


def _decision(file: Path, number: int, cells: list[str]) -> Decision:
    if len(cells) != len(COLUMNS) or cells[2] not in ("yes", "no", "unsure") or not cells[0] or not cells[1]:
        raise KgError(
            f"{file}:{number}: 需要 {len(COLUMNS)} 列 / {len(COLUMNS)} cells expected: {', '.join(COLUMNS)}"
            " (judgement: yes, no, unsure)"
        )
    mention, entity, judgement, who, when, why = cells
    return Decision(_normal(mention), _normal(entity), cast(Answer, judgement), who, when, why)


def _normal(identifier: str) -> str:
    return path(*(unquote(step) for step in identifier.removeprefix(IRI_BEGINS).split("/")))
