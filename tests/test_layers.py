"""Who may import whom: the way of the data goes one way. The table of docs/architecture.md, kept by reading the code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "kg"

# part → the parts of kg that it may import; "kg" is the package itself (its version)
MAY_IMPORT: dict[str, frozenset[str]] = {
    "model": frozenset(),
    "resources": frozenset(),
    "lexicon": frozenset({"model"}),
    "grammar": frozenset({"model"}),
    "articles": frozenset({"model", "lexicon"}),
    "mentions": frozenset({"model", "lexicon", "grammar"}),
    "facts": frozenset({"model", "lexicon", "grammar", "mentions"}),
    "analyse": frozenset({"model", "grammar", "mentions", "facts"}),
    "confidence": frozenset({"lexicon"}),
    "evaluate": frozenset({"model", "resources", "lexicon", "articles", "analyse", "confidence"}),
    "entities": frozenset({"model", "lexicon"}),
    "triples": frozenset({"kg", "model", "resources", "entities", "confidence"}),
    "spark": frozenset(
        {"kg", "model", "resources", "articles", "entities", "triples", "store.replace", "build", "report", "telling"}
    ),
    "store": frozenset({"model", "triples.terms"}),
    "answers": frozenset({"model", "resources", "store", "triples.terms"}),
    "page": frozenset({"kg", "model", "store", "answers", "triples.terms"}),
    "why": frozenset({"model", "store", "answers", "triples.terms"}),
    "network": frozenset({"model", "store", "answers", "triples.terms"}),
    "serve": frozenset(
        {"kg", "model", "resources", "lexicon", "store", "answers", "network", "page", "why", "triples.terms"}
    ),
}
THIN = frozenset({"build", "report", "telling", "cli", "__main__", "__init__"})


def imported(path: Path) -> set[str]:
    """What a file imports of kg, as dotted names below kg; "kg" for the package itself."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "kg":
            found |= {f"{node.module}.{alias.name}".partition(".")[2] for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {a.name.partition(".")[2] or "kg" for a in node.names if a.name.split(".")[0] == "kg"}
    return found


def beginnings(name: str) -> set[str]:
    """triples.terms.ID → triples, triples.terms, triples.terms.ID."""
    steps = name.split(".")
    return {".".join(steps[:n]) for n in range(1, len(steps) + 1)}


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES = [p for p in sorted(PACKAGE.rglob("*.py")) if part_of(p) not in THIN]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_only_what_comes_before(path: Path) -> None:
    part = part_of(path)
    allowed = MAY_IMPORT[part]
    wrong = {name for name in imported(path) if not beginnings(name) & {part, *allowed}}
    assert wrong == set()


def test_no_relative_imports() -> None:
    relative = [
        f"{p.relative_to(ROOT)}:{node.lineno}"
        for p in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(p.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_only_triples_store_and_readers_know_rdf() -> None:
    rdf = {"rdflib", "pyoxigraph", "oxrdflib", "pyshacl"}
    users = {
        part_of(p)
        for p in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(p.read_text("utf-8")))
        if (isinstance(node, ast.Import) and any(a.name.split(".")[0] in rdf for a in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in rdf)
    }  # fmt: skip
    assert users <= {"triples", "store", "answers", "page", "why", "build", "telling", "cli", "network", "serve"}


def test_what_is_compiled_keeps_nothing_in_cached_properties() -> None:
    """Compiled, they are worked out anew each time."""
    compiled = [
        PACKAGE / "model.py",
        *(f for part in ("lexicon", "grammar", "mentions", "facts") for f in (PACKAGE / part).rglob("*.py")),
    ]
    assert not [f for f in compiled if "cached_property" in f.read_text("utf-8")]
