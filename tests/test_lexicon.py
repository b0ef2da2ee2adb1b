"""Tables of words: a broken one is refused with file and line; those of the project can be read."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from kg.lexicon import rows
from kg.model import LexiconError


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    name = f"tables_{abs(hash(request.node.name))}"
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").touch()
    (tmp_path / name / "trees.tsv").write_text(request.param, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return name


@pytest.mark.parametrize("package", ["# 树木\ntree\tkind\n\n松\tneedle\n柳\t\n"], indirect=True)
def test_rows_are_read_in_the_order_of_the_file(package: str) -> None:
    assert rows("trees", package) == ({"tree": "松", "kind": "needle"}, {"tree": "柳", "kind": ""})


@pytest.mark.parametrize(
    "package, said",
    [
        ("# 树木\ntree\tkind\n松\n", r"trees\.tsv:3: 1 cells, expected 2 \(tree, kind\)"),
        ("tree\tkind\n\tneedle\n", r"trees\.tsv:2"),
        ("tree\tkind\n松\tneedle\n柳\tleaf\n松\tneedle\n", r"trees\.tsv:4: 松 stands twice"),
    ],
    indirect=["package"],
)
def test_a_broken_row_is_told_with_file_and_line(package: str, said: str) -> None:
    with pytest.raises(LexiconError, match=said):
        rows("trees", package)


@pytest.mark.parametrize("table", sorted(f.name for f in files("kg.lexicon").iterdir() if f.name.endswith(".tsv")))
def test_every_table_is_whole_and_says_what_it_holds(table: str) -> None:
    assert rows(table.removesuffix(".tsv"))
    assert files("kg.lexicon").joinpath(table).read_text("utf-8").startswith("#")
