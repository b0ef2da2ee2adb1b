"""The `#+` header of a query file: nested `key: value` lines, as much of YAML as such headers need.

#+ summary:
#+   zh: 一项政策由什么组成
#+   en: What a program consists of
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.model import KgError

Tree = dict[str, Any]  # str → str or Tree
TYPES = ("program", "person", "organization", "place", "entity", "code", "text", "period", "iri")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a user may set: `type` is one of TYPES; without a value the query leaves it open, unless `required`."""

    name: str
    type: str
    zh: str
    en: str
    default: str | None = None
    example: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    zh: str
    en: str
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()  # variable → what a Chinese reader calls it


def parse_header(text: str, where: str) -> Header:
    """The header of a query text; without one it is empty. Raises KgError with file and line for a broken one."""
    tree = parse_tree(text, where)
    summary = tree.get("summary", {})
    if isinstance(summary, str):
        summary = {"zh": summary, "en": summary}
    parameters = tuple(_parameter(name, p, where) for name, p in _branch(tree, "parameters").items())
    columns = tuple((name, str(zh)) for name, zh in _branch(tree, "columns").items())
    return Header(summary.get("zh", ""), summary.get("en", ""), parameters, columns)


def parse_tree(text: str, where: str) -> Tree:
    """Nested mappings by indentation."""
    root: Tree = {}
    open_at: list[tuple[int, Tree]] = [(-1, root)]
    for number, indent, key, value in _lines(text, where):
        while open_at[-1][0] >= indent:
            open_at.pop()
        tree = open_at[-1][1]
        if key in tree:
            raise KgError(f"{where}:{number}: “{key}” stands twice in the header")
        if value:
            tree[key] = value
        else:
            tree[key] = {}
            open_at.append((indent, tree[key]))
    return root


def _lines(text: str, where: str) -> Iterator[tuple[int, int, str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+") or not line[2:].strip():
            continue
        key, colon, value = line[2:].partition(":")
        if not colon:
            raise KgError(f"{where}:{number}: a header line reads “#+ key: value”")
        yield number, len(key) - len(key.lstrip()), key.strip(), value.strip().strip('"')


def _branch(tree: Tree, key: str) -> Tree:
    branch = tree.get(key, {})
    return branch if isinstance(branch, dict) else {}


def _parameter(name: str, tree: Any, where: str) -> Parameter:
    if not isinstance(tree, dict) or tree.get("type") not in TYPES:
        raise KgError(f"{where}: parameter “{name}” needs a type: {', '.join(TYPES)}")
    return Parameter(
        name,
        tree["type"],
        tree.get("zh", ""),
        tree.get("en", ""),
        tree.get("default"),
        tree.get("example"),
        tree.get("required") in ("yes", "true"),
    )
