"""The notebook of the docs runs from its first cell to its last, as a reader runs it, and is stored without results."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

DOCS = Path(__file__).parent.parent / "docs"
NOTEBOOKS = sorted(DOCS.glob("*.ipynb"))


def test_there_is_one() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.name)
def test_the_notebook_runs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    codes = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in codes)
    ran = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(DOCS)}}
    ).execute()
    shown = [cell for cell in ran.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in shown] == list(range(1, len(codes) + 1))
    assert not any(output.output_type == "error" for cell in shown for output in cell.outputs)
    assert any("四大行动" in str(output) for cell in shown for output in cell.outputs)
