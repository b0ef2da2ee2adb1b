"""The `#+` header of a query file: nested `key: value` lines, as much of YAML as such headers need.

#+ summary:
#+   zh: 一项政策由哪些部分组成
#+   en: What a program consists of
#+ topic: programs
#+ parameters:
#+   program:
#+     type: program
#+     zh: 政策名称
#+     en: name of the program
#+     example: 四大行动
#+ columns:
#+   name: 政策 | program | program
#+   share: 占比 | share
#+ view:
#+   type: chart
#+   x: name
#+   y: share

`about` may say more than the summary. A column has its Chinese and its English title and, where its cells are names, the
column that holds their IRIs. A view is a table unless `type` says chart (columns x, y, maybe series and status) or
network (columns source and target, maybe relation and count).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.model import KgError

Tree = dict[str, Any]  # str → str or Tree
TYPES = (
    *("program", "person", "organization", "place", "event", "indicator", "article"),
    *("entity", "class", "code", "text", "period", "number", "iri"),
)
TOPICS = {
    "programs": ("政策", "Programs"),
    "people": ("人物与机构", "People and bodies"),
    "places": ("地方", "Places"),
    "figures": ("数据", "Figures"),
    "evidence": ("依据", "Evidence"),
    "quality": ("质量", "Quality"),
}
VIEWS = {"table": (), "chart": ("x", "y"), "network": ("source", "target")}  # and the roles that each needs
ROLES = frozenset({"x", "y", "series", "status", "source", "target", "relation", "count"})


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
    group: str = ""  # of a code: the group of codes, such as level or role; that of its name if empty


@dataclass(frozen=True, slots=True)
class Column:
    """A variable of the answer, its titles, and the column with the IRIs of what its cells name."""

    name: str
    zh: str
    en: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """How an answer is best shown: `type` is one of VIEWS, `roles` says which column plays which part."""

    type: str = "table"
    roles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Header:
    zh: str
    en: str
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()  # those of IRIs come last
    topic: str = ""
    about_zh: str = ""
    about_en: str = ""
    view: View = View()


def parse_header(text: str, where: str) -> Header:
    """The header of a query text; without one it is empty. Raises KgError with file and line for a broken one."""
    tree = parse_tree(text, where)
    (zh, en), (about_zh, about_en) = _both(tree, "summary"), _both(tree, "about")
    topic = str(tree.get("topic", ""))
    if topic and topic not in TOPICS:
        raise KgError(f"{where}: 没有主题“{topic}”，现有 / the topic “{topic}” is none of: {', '.join(TOPICS)}")
    parameters = tuple(_parameter(name, p, where) for name, p in _branch(tree, "parameters").items())
    columns = _columns(_branch(tree, "columns"))
    view = _view(_branch(tree, "view"), {c.name for c in columns}, where)
    return Header(zh, en, parameters, columns, topic, about_zh, about_en, view)


def parse_tree(text: str, where: str) -> Tree:
    """Nested mappings by indentation."""
    root: Tree = {}
    open_at: list[tuple[int, Tree]] = [(-1, root)]
    for number, indent, key, value in _lines(text, where):
        while open_at[-1][0] >= indent:
            open_at.pop()
        tree = open_at[-1][1]
        if key in tree:
            raise KgError(f"{where}:{number}: 头部里“{key}”写了两次 / “{key}” stands twice in the header")
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
            raise KgError(f"{where}:{number}: 头部的一行要写成“#+ 键: 值” / a header line reads “#+ key: value”")
        yield number, len(key) - len(key.lstrip()), key.strip(), value.strip().strip('"')


def _branch(tree: Tree, key: str) -> Tree:
    branch = tree.get(key, {})
    return branch if isinstance(branch, dict) else {}


def _both(tree: Tree, key: str) -> tuple[str, str]:
    said = tree.get(key, {})
    return (said, said) if isinstance(said, str) else (said.get("zh", ""), said.get("en", ""))


def _columns(tree: Tree) -> tuple[Column, ...]:
    """The columns told of, and after them those that are only told of as the IRIs of others."""
    told = {name: _column(name, str(titles)) for name, titles in tree.items()}
    iris = {c.iri: Column(c.iri, f"{c.zh}标识", f"{c.en} IRI") for c in told.values() if c.iri and c.iri not in told}
    return (*told.values(), *iris.values())


def _column(name: str, titles: str) -> Column:
    zh, en, iri = (part.strip() for part in f"{titles}||".split("|")[:3])
    return Column(name, zh, en or name, iri)


def _view(tree: Tree, columns: set[str], where: str) -> View:
    if not tree:
        return View()
    roles = {role: str(column) for role, column in tree.items() if role != "type"}
    kind = tree.get("type")
    if kind not in VIEWS or not {*VIEWS[kind]} <= roles.keys() <= ROLES or not {*roles.values()} <= columns:
        raise KgError(
            f"{where}: view 要有 type（{', '.join(VIEWS)}），并说明哪一列作什么"
            f" / a view has a type ({', '.join(VIEWS)}) and says which columns play which part"
        )
    return View(kind, roles)


def _parameter(name: str, tree: Any, where: str) -> Parameter:
    if not isinstance(tree, dict) or tree.get("type") not in TYPES:
        raise KgError(f"{where}: 参数“{name}”要有类型 / parameter “{name}” needs a type: {', '.join(TYPES)}")
    return Parameter(
        name,
        tree["type"],
        tree.get("zh", ""),
        tree.get("en", ""),
        tree.get("default"),
        tree.get("example"),
        tree.get("required") in ("yes", "true"),
        tree.get("group", ""),
    )
