"""Identity decisions as rows: what rules decided, and what people decided in a text file that they can edit.

The file is tab-separated with the columns `mention`, `entity`, `judgement`, `who`, `when`, `why`; `#` begins a comment.
`mention` is `ARTICLE/KIND/NAME[/NOTE]`, as `zc:mentionKey` shows it; `entity` an IRI, also as `id:…`, or what follows `…/id/` in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args
from urllib.parse import unquote

from kg.entities.naming import path
from kg.model import KgError, Named, Program

Answer = Literal["yes", "no", "unsure"]
COLUMNS = ("mention", "entity", "judgement", "who", "when", "why")
KINDS = {
    "person": ("person", "private", "journalist"),
    "organization": ("organization",),
    "place": ("place",),
    "program": ("program",),
}  # of what is named → how identifiers of such things begin
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
    except OSError as error:
        raise KgError(f"{file}: 读不了判定文件 / the judgements cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise KgError(f"{file}: 判定文件要存为 UTF-8 / the judgements have to be saved as UTF-8") from error
    rows = [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if rows and tuple(rows[0][1]) == COLUMNS:
        del rows[0]
    return tuple(sorted({_decision(file, number, [c.strip() for c in cells]) for number, cells in rows}))


def _decision(file: Path, number: int, cells: list[str]) -> Decision:
    if len(cells) != len(COLUMNS):
        raise KgError(f"{file}:{number}: 需要 {len(COLUMNS)} 列 / {len(COLUMNS)} cells expected: {', '.join(COLUMNS)}")
    mention, entity, judgement, who, when, why = cells
    mention, entity = _normal(mention), _normal(entity)
    _, kind, name = (*mention.split("/", 2), "", "")[:3]
    if not name or kind not in KINDS:
        raise KgError(
            f"{file}:{number}: mention 要写成 zc:mentionKey 的样子：文章/{'|'.join(KINDS)}/名称，不是“{cells[0]}”"
            f" / mention reads as a zc:mentionKey: ARTICLE/{'|'.join(KINDS)}/NAME, not “{cells[0]}”"
        )
    if entity.split("/")[0] not in KINDS[kind] or "/" not in entity:
        raise KgError(
            f"{file}:{number}: entity 要是同一类事物（{kind}）的 IRI，不是“{cells[1]}”"
            f" / entity is the IRI of a thing of the same kind, {kind}, not “{cells[1]}”"
        )
    if judgement not in get_args(Answer):
        raise KgError(
            f"{file}:{number}: judgement 只能是 yes、no、unsure，不是“{judgement}”"
            f" / judgement is yes, no or unsure, not “{judgement}”"
        )
    return Decision(mention, entity, cast(Answer, judgement), who, when, why)


def _normal(identifier: str) -> str:
    bare = identifier.removeprefix("<").removesuffix(">").removeprefix(IRI_BEGINS).removeprefix("id:")
    return path(*(unquote(step) for step in bare.split("/")))
