"""Gold files → the facts that a careful reader found in one text, and which text that is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg import lexicon
from kg.evaluate.names import plain
from kg.evaluate.rows import KINDS, Figure, Kind, Link, Named, Part, Partaking, Post, Row
from kg.model import KgError

NEUTRAL_FILE = "neutral_programs.txt"
BLIND = "blind"
NOTHING = re.compile("(?!)")

Rows = Mapping[Kind, Sequence[Row]]
_KEYS: Mapping[Kind, str] = {"participations": "events"}  # in the file, where it is not the kind's own name


class GoldError(KgError):
    """A gold file that cannot be read as one; the message names all of them."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source that is no file of its own: characters `[start, end)` of its decoded text."""

    corpus: str
    source: str
    start: int
    end: int
    sha256: str


@dataclass(frozen=True)
class Item:
    """One text with its gold. `name` is the path of the file below the gold folder, without its ending.

    `source` is the file that the text is in; `rows` are as they stand in the gold file, but for the neutral ones. A kind
    that the file has no key for was not annotated: it is not among `rows`, and what is found of it is not judged.
    """

    name: str
    source: str
    span: Span | None
    rows: Rows

    @cached_property
    def folder(self) -> str:
        """Which set of the gold it belongs to, such as seen or blind; empty for a file at the top."""
        return self.name.rpartition("/")[0]

    @property
    def is_blind(self) -> bool:
        return BLIND in self.folder.split("/")


def read(folder: Path) -> list[Item]:
    """The items of a folder and of those below it, by name; raises `GoldError`."""
    neutral = neutral_names(folder)
    items, broken = [], []
    for path in sorted(folder.rglob("*.json")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        try:
            items.append(_item(name, json.loads(path.read_text("utf-8")), neutral))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            broken.append(f"{path.name} ({type(error).__name__}: {error})")
    if broken or not items:
        raise GoldError(
            f"{folder}：标注文件读不了 · these are no gold files: {'; '.join(broken)}"
            if broken
            else f"{folder} 里没有标注文件 · there is no gold file in {folder}"
        )
    return items


def neutral_names(folder: Path) -> re.Pattern[str]:
    """The set phrases that count neither for nor against: those beside the gold, else our own table."""
    beside = folder / NEUTRAL_FILE
    if beside.exists():
        lines = [line.strip() for line in beside.read_text("utf-8").splitlines()]
        patterns = [line for line in lines if line and not line.startswith("#")]
    else:
        patterns = list(lexicon.words("neutral_programs"))
    return re.compile("|".join(f"(?:{p})" for p in patterns)) if patterns else NOTHING


def without_neutral(of: Rows, neutral: re.Pattern[str]) -> Rows:
    """The rows without the neutral programs and what hangs on them."""
    return {kind: [row for row in each if not is_neutral(row, neutral)] for kind, each in of.items()}


def is_neutral(row: Row, neutral: re.Pattern[str]) -> bool:
    """Whether a program, or what hangs on one, counts neither for nor against."""
    match row:
        case Named(kind="programs", name=name) | Part(program=name):
            names: tuple[str, ...] = (name,)
        case Link(program=name, target=target):
            names = (name, target)
        case _:
            names = ()
    return any(neutral.fullmatch(plain(name)) for name in names)


def _item(name: str, doc: Mapping[str, Any], neutral: re.Pattern[str]) -> Item:
    span = Span(**doc["span"]) if doc.get("span") else None
    source = span.source if span else str(doc.get("source") or name.rpartition("/")[2])
    if not (each := rows(doc)):
        raise ValueError("no facts")
    return Item(name, source, span, without_neutral(each, neutral))


def rows(doc: Mapping[str, Any]) -> Rows:
    """The rows of a gold file, as they stand there; of the kinds that it has."""
    return {kind: [_MAKE[kind](r) for r in _listed(doc, kind)] for kind in KINDS if _KEYS.get(kind, kind) in doc}


def _listed(doc: Mapping[str, Any], kind: Kind) -> Iterable[Mapping[str, Any]]:
    listed: Iterable[Mapping[str, Any]] = doc[_KEYS.get(kind, kind)] or ()
    if kind != "participations":
        return listed
    return [{**p, "date": e.get("date")} for e in listed for p in e.get("participants") or ()]


def _named(kind: Kind, sort: str) -> Callable[[Mapping[str, Any]], Row]:
    return lambda r: Named(kind, r["name"], tuple(r.get("aliases") or ()), r.get(sort) or "", r.get("note") or "")


def _figure(r: Mapping[str, Any]) -> Row:
    value = r["value"][0] if isinstance(r["value"], list) else r["value"]
    cells = {k: r.get(k) or "" for k in ("unit", "place", "period", "status", "comparator", "change")}
    return Figure(r["indicator"], None if value is None else float(value), **cells)


_MAKE: Mapping[Kind, Callable[[Mapping[str, Any]], Row]] = {
    "persons": _named("persons", "kind"),
    "posts": lambda r: Post(r["person"], r["title"], r.get("organization") or "", tuple(r.get("aliases") or ())),
    "organizations": _named("organizations", ""),
    "places": _named("places", "level"),
    "programs": _named("programs", "kind"),
    "components": lambda r: Part(r["program"], r["component"]),
    "program_links": lambda r: Link(r["program"], r["relation"], r["target"]),
    "participations": lambda r: Partaking(r["person"], r["role"], r.get("date") or ""),
    "observations": _figure,
}
